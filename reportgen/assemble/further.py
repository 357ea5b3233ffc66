"""The figures that have no row of their own in a compact report: each stage's measures with their values, nothing in silence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportgen.assemble.channels import RETURN, return_table
from reportgen.assemble.context import Context, due, mark, quantity, shown, status, unrated
from reportgen.assemble.focus import focus
from reportgen.assemble.scorecard import (
    JUDGED,
    NEWS,
    few_line,
    figures_lines,
    in_rows,
    paged,
    rows_of_stage,
    unmeasured_lines,
)
from reportgen.document import Digest, DigestGroup, DigestRow, Mark
from reportgen.metrics.scoreboard import Reading, Status, Verdict
from reportgen.metrics.written import STAGES
from reportgen.text import Msg


def further(context: Context, readings: Sequence[Reading]) -> Digest | None:
    """The measures that no page of the report shows in a row, by stage: those with a plan first, then those with news."""
    in_row = shown_rows(context, readings)
    groups = []
    for stage in STAGES:
        if stage in paged(context):
            continue
        rest = [each for each in readings if each.stage == stage and each.kpi not in (in_row | _returned(context))]
        rows, notes = _told(rest)
        if rows or notes:
            groups.append(DigestGroup(Msg.of("assemble-stage-name", stage=stage), rows, notes))
    return Digest("further", Msg.of("heading-further"), tuple(groups)) if groups else None


def _returned(context: Context) -> frozenset[str]:
    """The measures of the return that the page of channels and paid media shows."""
    return (
        frozenset(RETURN)
        if "paid" in context.spec.sections and return_table(context) and paged(context)
        else frozenset()
    )


def further_of_stage(
    context: Context, stage: str, of_stage: Sequence[Reading], *, brief: bool = False, most: int = 0
) -> Digest | None:
    """The measures of one stage that its own page shows in no row.

    `brief` gives what left its usual range in lines and the rest in rows of one line; in lines too where they are more than `most`.
    """
    in_row = {each.kpi for each in rows_of_stage(context, of_stage)}
    rest = [each for each in of_stage if each.kpi not in in_row]
    rows, notes = _in_brief(rest, most) if brief else _told(rest)
    if not rows and not notes:
        return None
    return Digest(f"{stage}-further", Msg.of("heading-further"), (DigestGroup("", rows, notes),))


def height(digest: Digest) -> float:
    """About how high a digest is printed, in mm: three columns of rows, those with a mark two lines high, and its notes."""
    lines = sum((2 if row.mark else 1) for group in digest.groups for row in group.rows)
    return 7.0 + 4.2 * lines / 3 + sum(6.0 for group in digest.groups for _ in group.notes)


def _in_brief(rest: Sequence[Reading], most: int) -> tuple[tuple[DigestRow, ...], tuple[Msg, ...]]:
    """Rows of one line for what has neither plan nor news, if no more than `most`; all else in lines."""
    plain = [each for each in rest if each.value is not None and not unrated(each) and each.verdict not in NEWS]
    if len(plain) > most:
        return (), figures_lines(rest)
    return tuple(replace(_row(each), mark=None) for each in plain), figures_lines(
        [each for each in rest if each not in plain]
    )


def _told(rest: Sequence[Reading]) -> tuple[tuple[DigestRow, ...], tuple[Msg, ...]]:
    """Rows of what is known, and lines on what cannot be rated or is not measured."""
    known = [each for each in rest if each.value is not None and not unrated(each)]
    few = few_line([each for each in rest if each.value is not None and unrated(each)])
    unmeasured = unmeasured_lines([each for each in rest if each.value is None])
    return tuple(_row(each) for each in sorted(known, key=_place)), (*([few] if few else []), *unmeasured)


def shown_rows(context: Context, readings: Sequence[Reading]) -> frozenset[str]:
    """The measures that a page shows in a row or on a card."""
    rows = in_rows(context, readings)
    if "funnel" in context.spec.sections:
        return rows
    own = focus(context) if "stage" in context.spec.sections else None
    stages = paged(context) | ({own.stage} if own is not None else set())
    of_stage = {each.kpi for each in readings if each.stage in stages}
    return (rows & of_stage) | frozenset(context.spec.cards)


def _place(reading: Reading) -> int:
    """What is rated comes first, then what left its usual range, then the rest, each in the catalogue's order."""
    return 0 if status(reading) in JUDGED else 1 if reading.verdict in NEWS else 2


def _row(reading: Reading) -> DigestRow:
    state, plan = status(reading), quantity(reading, due(reading))
    said: Mark | None = None
    if state in JUDGED and plan is not None:
        word = mark(reading, short=True).text
        said = Mark(state, Msg.of("assemble-rated", word=word, plan=plan) if isinstance(word, Msg) else word)
    elif reading.verdict in NEWS and state is Status.NO_PLAN:
        said = Mark(state, Msg.of(f"assemble-news-{'up' if reading.verdict is Verdict.UP else 'down'}"))
    elif state is not Status.NO_PLAN:
        said = mark(reading, short=True)
    return DigestRow(Msg.of("assemble-kpi-short", kpi=reading.kpi), shown(reading) or "", said)

"""The figures that have no row of their own in a compact report: each stage's measures with their values, nothing in silence."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.assemble.context import Context, due, mark, quantity, shown, status, unrated
from reportgen.assemble.focus import focus
from reportgen.assemble.scorecard import JUDGED, NEWS, few_line, in_rows, unmeasured_lines
from reportgen.document import Digest, DigestGroup, DigestRow, Mark
from reportgen.metrics.scoreboard import Reading, Status, Verdict
from reportgen.metrics.written import STAGES
from reportgen.text import Msg


def further(context: Context, readings: Sequence[Reading]) -> Digest | None:
    """The measures that no page of the report shows in a row, by stage: those with a plan first, then those with news."""
    shown = shown_rows(context, readings)
    groups = []
    for stage in STAGES:
        rest = [each for each in readings if each.stage == stage and each.kpi not in shown]
        known = [each for each in rest if each.value is not None and not unrated(each)]
        rows = tuple(_row(each) for each in sorted(known, key=_place))
        few = few_line([each for each in rest if each.value is not None and unrated(each)])
        unmeasured = unmeasured_lines([each for each in rest if each.value is None])
        notes = (*([few] if few else []), *unmeasured)
        if rows or notes:
            groups.append(DigestGroup(Msg.of("assemble-stage-name", stage=stage), rows, notes))
    return Digest("further", Msg.of("heading-further"), tuple(groups)) if groups else None


def shown_rows(context: Context, readings: Sequence[Reading]) -> frozenset[str]:
    """The measures that a page shows in a row or on a card."""
    rows = in_rows(context, readings)
    if "funnel" in context.spec.sections:
        return rows
    own = focus(context)
    of_stage = {each.kpi for each in readings if own is not None and each.stage == own.stage}
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

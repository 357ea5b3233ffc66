"""What holds a report: one named check per reason.

A held report is made all the same and marked Provisional; it is never mailed. Each check yields its reasons, and all of them are
told at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from reportgen.privacy import personal
from reportgen.readiness import Coverage, late
from reportgen.tables import Part

if TYPE_CHECKING:
    from reportgen.assemble.prose import Unfounded
    from reportgen.document import Document
    from reportgen.metrics.scoreboard import Reading, Scoreboard
    from reportgen.reports import Limit


@dataclass(frozen=True, order=True)
class Reason:
    """Why a report is held.

    Attributes:
        code: short and stable, for logs and scripts.
        what: one sentence for the operator.
    """

    code: str
    what: str

    def __str__(self) -> str:
        return f"{self.code}: {self.what}"


def unreadable_sources(failures: Iterable[str]) -> Iterator[Reason]:
    """A source that could not be read at all leaves its tables without data."""
    for failure in failures:
        yield Reason("source_unreadable", failure)


def incomplete_sources(coverages: Iterable[Coverage], needed: date) -> Iterator[Reason]:
    """A source whose data end before the period does would show a low figure as if it were the whole."""
    for each in late(coverages, needed):
        if each.may_be_late:
            continue
        reach = f"complete through {each.through}" if each.through else "without any row"
        yield Reason(
            "source_incomplete",
            f"source '{each.source}' (table {each.table}) is {reach}, the report needs {needed}. "
            f"Deliver the missing days, or set `when_late: send` for it to let reports go out without them",
        )


def silent_sources(coverages: Iterable[Coverage], first: date, needed: date) -> Iterator[Reason]:
    """Days that were not recorded within the period make rates rise and counts fall that never did."""
    for each in coverages:
        days = each.silent_days(first, needed)
        if not days or each.may_be_late:
            continue
        yield Reason(
            "source_silent",
            f"source '{each.source}' (table {each.table}) has no row on {len(days)} days from {min(days)} to {max(days)}, "
            f"though it has one on nearly every other day: they seem not to have been recorded. Deliver them, write them under "
            f"`estimated:` of the source if they cannot be had, or set `when_late: send` for it to let reports go out without them",
        )


def personal_data(texts: Iterable[str]) -> Iterator[Reason]:
    """A report shows aggregates: an address, a phone number or an account in it came with the data and names somebody."""
    found = dict.fromkeys(each for text in dict.fromkeys(texts) for each in personal(text))
    for kind, shown in sorted(found):
        yield Reason(
            "personal_data",
            f"the report holds what looks like a person's {kind} ({shown}). Look for it among the names of campaigns, pages "
            f"and other segments, and leave it out of what the sources deliver",
        )


def rejected_rows(parts: Iterable[Part], limits: Mapping[str, float]) -> Iterator[Reason]:
    """Too many rows of a source that do not fit mean that its format changed."""
    read: dict[str, int] = {}
    rejected: dict[str, int] = {}
    for part in parts:
        read[part.source] = read.get(part.source, 0) + part.rows_read
        rejected[part.source] = rejected.get(part.source, 0) + part.rows_rejected
    for source in sorted(read):
        share = rejected[source] / read[source] if read[source] else 0.0
        limit = limits.get(source, 0.01)
        if share > limit:
            yield Reason(
                "rejected_rows",
                f"source '{source}': {rejected[source]} of {read[source]} rows do not fit ({share:.1%}, the limit is "
                f"{limit:.1%}). See them with `reportgen rejects {source}`; repair the file or its contract",
            )


def numbers_in_prose(found: Iterable[Unfounded]) -> Iterator[Reason]:
    """A sentence with a number that no figure has was made by a mistake of ours or in a text of one's own."""
    for each in found:
        yield Reason(
            "number_not_in_figures",
            f"section '{each.section}': {each.number} is in no figure: \"{each.sentence}\". "
            f"Correct the text in languages/, or report it if the text is reportgen's own",
        )


def implausible_figures(board: Scoreboard, limits: Mapping[str, Limit]) -> Iterator[Reason]:
    """A figure outside the limits that its owner set, or that jumped further than he thinks possible, is looked at first."""
    for reading in board.readings:
        limit = limits.get(reading.kpi)
        if limit is None or reading.by is not None or reading.value is None:
            continue
        for said in _outside(reading, reading.value, limit):
            yield Reason(
                "figure_implausible",
                f"{reading.kpi} of {reading.period.id} ({reading.view}) is {_short(reading.value)}, {said}. Look at its rows with "
                f"`reportgen explain {reading.kpi} --period {reading.period.id} --rows FILE`; "
                f"if it is true, approve the report or widen `limits` in config/reports.yaml",
            )


def _outside(reading: Reading, value: float, limit: Limit) -> Iterator[str]:
    if limit.at_least is not None and value < limit.at_least:
        yield f"under its limit of {_short(limit.at_least)}"
    if limit.at_most is not None and value > limit.at_most:
        yield f"over its limit of {_short(limit.at_most)}"
    before = reading.previous
    if limit.change is not None and before and abs(value / before - 1) > limit.change:
        yield f"{value / before - 1:+.0%} against {_short(before)} in the period before, where {limit.change:.0%} is the limit"


def _short(value: float) -> str:
    """A figure as an operator compares it: whole numbers as they are, all else to four digits."""
    return f"{value:,.0f}" if value == int(value) or abs(value) >= 10_000 else f"{value:.4g}"


def empty_sections(document: Document) -> Iterator[Reason]:
    """A section without data says so in a sentence; one that says nothing at all was lost on the way."""
    for section in document.sections:
        if not section.blocks:
            yield Reason(
                "section_empty",
                f"section '{section.id}' has nothing to show and does not say why. Leave it out of `sections` in "
                f"config/reports.yaml, and report it",
            )


def flawed_drawings(flaws: Iterable[tuple[str, str]]) -> Iterator[Reason]:
    """A chart with a label cut off or with nothing in it is not sent.

    Args:
        flaws: (kind of chart, what is wrong with it).
    """
    for kind, what in flaws:
        yield Reason("chart_flawed", f"a chart of kind '{kind}': {what}. Shorten the name it shows, or report it")


def held_by(
    *,
    parts: Sequence[Part],
    coverages: Sequence[Coverage],
    failures: Sequence[str],
    limits: Mapping[str, float],
    needed: date,
    board: Scoreboard | None = None,
    plausible: Mapping[str, Limit] = MappingProxyType({}),
) -> tuple[Reason, ...]:
    """All reasons to hold a report, in the order of the checks.

    Args:
        parts: what was read.
        coverages: how far each source reaches.
        failures: what could not be read, a sentence each.
        limits: greatest share of rejected rows, per source.
        needed: the last day that the report speaks of.
        board: the figures.
        plausible: between which limits a figure may lie, per KPI.
    """
    return (
        *unreadable_sources(failures),
        *incomplete_sources(coverages, needed),
        *(silent_sources(coverages, board.period.start, needed) if board is not None else ()),
        *rejected_rows(parts, limits),
        *(implausible_figures(board, plausible) if board is not None else ()),
    )

"""What holds a report: one named check per reason.

A held report is made all the same and marked Provisional; it is never mailed. Each check yields its reasons, and all of them are
told at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from reportgen.readiness import Coverage, late
from reportgen.tables import Part

if TYPE_CHECKING:
    from reportgen.assemble.prose import Unfounded


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


def held_by(
    *,
    parts: Sequence[Part],
    coverages: Sequence[Coverage],
    failures: Sequence[str],
    limits: Mapping[str, float],
    needed: date,
) -> tuple[Reason, ...]:
    """All reasons to hold a report, in the order of the checks.

    Args:
        parts: what was read.
        coverages: how far each source reaches.
        failures: what could not be read, a sentence each.
        limits: greatest share of rejected rows, per source.
        needed: the last day that the report speaks of.
    """
    return (
        *unreadable_sources(failures),
        *incomplete_sources(coverages, needed),
        *rejected_rows(parts, limits),
    )

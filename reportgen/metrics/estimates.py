"""What of a figure is an estimate: days somebody estimated, and MQLs that only the criteria call so.

Convention, stated once: a difference from plan that the estimate could turn is no finding, so it is not rated beyond "could be
chance"; where nobody says by how much an estimate may be off, it could turn any.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from reportgen.contract.declared import EstimatedDays
from reportgen.metrics.catalog import Catalog
from reportgen.metrics.scoreboard import Estimated, Reading, Scoreboard, Status
from reportgen.metrics.settled import TABLES_OF

SURE = (Status.AHEAD, Status.BEHIND)


def marked(board: Scoreboard, catalog: Catalog, declared: Mapping[str, Sequence[EstimatedDays]]) -> Scoreboard:
    """The scoreboard whose readings say what of them was not measured.

    Args:
        board: as computed.
        catalog: what the KPIs are.
        declared: by table, the days for which its sources deliver estimates.
    """
    derived, mqls = board.notes.get("mqls_derived", 0), board.get("mqls", None, "period")
    counted = round(mqls.value) if mqls is not None and mqls.value else 0
    by_criteria = Estimated("mqls", counted - derived, counted) if 0 < derived < counted else None
    if by_criteria is None and not any(declared.values()):
        return board
    return replace(
        board, readings=tuple(_marked(each, board, catalog, declared, by_criteria) for each in board.readings)
    )


def _marked(
    reading: Reading,
    board: Scoreboard,
    catalog: Catalog,
    declared: Mapping[str, Sequence[EstimatedDays]],
    by_criteria: Estimated | None,
) -> Reading:
    if reading.value is None or reading.kpi not in catalog.kpis:
        return reading
    measures = catalog.measures_of(reading.kpi)
    tables = {table for each in measures for table in TABLES_OF.get(each.relation, (each.relation,))}
    found = _of_days(reading, board.as_of, [one for table in sorted(tables) for one in declared.get(table, ())])
    if found is None and by_criteria and any("mql_at" in name for each in measures for name in each.columns):
        found = by_criteria
    return reading if found is None else replace(reading, estimated=found, status=status_of(reading, found))


def _of_days(reading: Reading, as_of: date, declared: Iterable[EstimatedDays]) -> Estimated | None:
    """The days of a period that were estimated; where several say so, the widest margin and the first that says how."""
    last = min(reading.period.last, as_of)
    known = (last - reading.period.start).days + 1
    within = [each for each in declared if each.within(reading.period.start, last)]
    days = {day for each in within for day in each.within(reading.period.start, last)}
    if not days:
        return None
    margins = [each.margin for each in within]
    margin = None if None in margins else max(one for one in margins if one is not None)
    how = next((each.how for each in within if each.how), "")
    said = tuple(sorted(how.items())) if isinstance(how, dict) else (("", how),) if how else ()
    return Estimated("days", known - len(days), known, margin, said)


def status_of(reading: Reading, found: Estimated) -> Status | None:
    """The status of a figure of which a part is an estimate."""
    if reading.status not in SURE or reading.value is None or reading.target is None:
        return reading.status
    off = found.off
    room = abs(reading.value - reading.target.value)
    return reading.status if off is not None and off * abs(reading.value) < room else Status.WATCH

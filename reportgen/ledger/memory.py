"""What earlier reports said, for the next one: figures that readers were told, focus areas and what their owners decided.

A focus area is a row for each time it was found or decided on; the last one counts. Of a quarter those stand that somebody decided
on, and those that the last run found which looked for any: what a correction does not find any more was no finding.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import and_, exists, func, insert, or_, select

from reportgen.ledger.clock import instant
from reportgen.ledger.rows import KeptArea, NewArea, Reported
from reportgen.ledger.schema import DELIVERIES, FIGURES, FOCUS_AREAS, RUNS
from reportgen.ledger.store import Store, Tx
from reportgen.ledger.transitions import clean, log

NOT_TOLD = ("planned", "running", "skipped", "failed", "expired")
"""States of runs whose focus areas nobody was told."""
PROPOSED = "proposed"


def area_text(area: Mapping[str, Any]) -> str:
    """A focus area as both engines store it: sorted, in ASCII."""
    return json.dumps(area, sort_keys=True, separators=(",", ":"))


def keep_areas(tx: Tx, run: str, areas: Iterable[NewArea]) -> None:
    """Put down what a run found, in its transaction; what its owner decided meanwhile is not undone."""
    found = {(each.quarter, each.id): each for each in areas}
    if not found:
        return
    _alone(tx)
    for (quarter, name), each in sorted(found.items()):
        last = _last(tx, quarter, name)
        decided_by = clean(str(each.area.get("by_whom", "")))
        if last is not None and last.decided_by and each.area.get("decision", PROPOSED) == PROPOSED:
            continue  # it was decided while the report was made
        _insert(tx, quarter, name, last.version + 1 if last else 1, run, each.area, decided_by)


def _alone(tx: Tx) -> None:
    """Let nobody else number versions until the transaction ends; on SQLite nobody else writes anyway."""
    if tx.connection.dialect.name == "postgresql":
        tx.connection.exec_driver_sql("LOCK TABLE reportgen.focus_areas IN SHARE ROW EXCLUSIVE MODE")


def _last(tx: Tx, quarter: str, name: str) -> Any:
    """The row of an area with the highest version; None where there is none."""
    mine = (FOCUS_AREAS.c.quarter == quarter, FOCUS_AREAS.c.id == name)
    return tx.connection.execute(
        select(FOCUS_AREAS).where(*mine).order_by(FOCUS_AREAS.c.version.desc()).limit(1)
    ).first()


def _insert(tx: Tx, quarter: str, name: str, version: int, run: str, area: Mapping[str, Any], by: str) -> None:
    tx.connection.execute(
        insert(FOCUS_AREAS).values(
            quarter=quarter, id=name, version=version, run=run, area=area_text(area), decided_by=by, at=tx.at
        )
    )


def _kept(row: Any) -> KeptArea:
    return KeptArea(row.quarter, row.id, row.version, json.loads(row.area), row.decided_by, instant(row.at), row.run)


class Remembering(Store):
    """Reading what earlier reports said, and writing what owners decide."""

    def decide_area(self, quarter: str, name: str, area: Mapping[str, Any], by: str, now: datetime) -> int:
        """Put down what the owner of a focus area decided.

        Args:
            quarter: name of the quarter in whose figures it was found.
            name: its id.
            area: the whole of it as it is to stand, see `reportgen.findings.memory.area_json`.
            by: who decides.
            now: the caller's clock.

        Returns:
            The version: how often it was found or decided on.
        """
        with self.witnessed(now) as tx:
            _alone(tx)
            last = _last(tx, quarter, name)
            version = last.version + 1 if last else 1
            _insert(tx, quarter, name, version, "", area, clean(by))
            said = str(area.get("decision", PROPOSED))
            was = json.loads(last.area).get("decision", PROPOSED) if last else ""
            log(tx, "", was, said, by=by, detail=f"focus area {quarter} {name}")
        return version

    def focus_areas(self, quarters: Collection[str] | None = None, now_told: bool = True) -> tuple[KeptArea, ...]:
        """The focus areas that stand, by quarter and id.

        Args:
            quarters: of these quarters; all of them without it.
            now_told: leave out what only runs found that were declined, failed or are not made yet.
        """
        query = (
            select(FOCUS_AREAS, RUNS.c.state, RUNS.c.made_at)
            .join(RUNS, RUNS.c.id == FOCUS_AREAS.c.run, isouter=True)
            .order_by(FOCUS_AREAS.c.quarter, FOCUS_AREAS.c.id, FOCUS_AREAS.c.version)
        )
        if quarters is not None:
            query = query.where(FOCUS_AREAS.c.quarter.in_(sorted(quarters)))
        with self.read() as connection:
            rows = connection.execute(query).all()
        rows = [row for row in rows if not row.run or not now_told or row.state not in NOT_TOLD]
        newest: dict[str, tuple[str, str]] = {}
        for row in rows:
            if row.run:
                newest[row.quarter] = max(newest.get(row.quarter, ("", "")), (row.made_at or "", row.run))
        last = {(row.quarter, row.id): row for row in rows}
        return tuple(
            _kept(row) for row in last.values() if row.decided_by or row.run == newest.get(row.quarter, ("", ""))[1]
        )

    def told(self, periods: Collection[str], splits: Sequence[str] = ()) -> tuple[Reported, ...]:
        """What readers of any report were told of periods that were over, oldest saying first.

        A run counts when one of its deliveries was sent (or may have been), or when it ended with none to send.

        Args:
            periods: names of the periods.
            splits: parts of the business, as the ledger names them, beside the whole.
        """
        sent = select(DELIVERIES.c.id).where(DELIVERIES.c.run == RUNS.c.id, DELIVERIES.c.state.in_(("sent", "unknown")))
        whose = [FIGURES.c.by == ""]
        if splits:
            whose.append(and_(FIGURES.c.by == "only", FIGURES.c.segment.in_(sorted(set(splits)))))
        query = (
            select(FIGURES, RUNS.c.made_at)
            .join(RUNS, RUNS.c.id == FIGURES.c.run)
            .where(
                FIGURES.c.period.in_(sorted(set(periods))), FIGURES.c.closed == 1, or_(*whose), RUNS.c.made_at.is_not(None),
                or_(func.coalesce(RUNS.c.state, "") == "done", exists(sent)),
            )
            .order_by(RUNS.c.made_at, RUNS.c.id, FIGURES.c.kpi, FIGURES.c.by, FIGURES.c.segment, FIGURES.c.period)
        )  # fmt: skip
        with self.read() as connection:
            rows = connection.execute(query).all()
        return tuple(
            Reported(
                row.kpi, row.by, row.segment, row.period, row.value, row.display, run=row.run, at=instant(row.made_at)
            )
            for row in rows
        )

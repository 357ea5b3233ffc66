"""Reading many runs at once: for pages and lists that would otherwise ask for each run by itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import func, select

from reportgen.ledger.clock import instant
from reportgen.ledger.rows import Alert, Artifact, ReportedFigure
from reportgen.ledger.schema import ALERTS, ARTIFACTS, DELIVERIES, EVENTS, FIGURES
from reportgen.ledger.store import Store


@dataclass(frozen=True)
class Tally:
    """What became of the deliveries of a run.

    Attributes:
        states: state -> number of deliveries.
        sent_at: when the last one that was sent was sent.
        split: variants that hold a part of the business only.
    """

    states: dict[str, int] = field(default_factory=dict)
    sent_at: datetime | None = None
    split: frozenset[str] = frozenset()


class Overview(Store):
    """Many runs in one question."""

    def tallies(self) -> dict[str, Tally]:
        """Run -> its deliveries; runs without any are left out."""
        counted = select(DELIVERIES.c.run, DELIVERIES.c.state, func.count(), func.max(DELIVERIES.c.changed_at))
        parts = select(DELIVERIES.c.run, DELIVERIES.c.variant).where(DELIVERIES.c.split != "").distinct()
        states: dict[str, dict[str, int]] = defaultdict(dict)
        sent: dict[str, datetime] = {}
        split: dict[str, set[str]] = defaultdict(set)
        with self.read() as connection:
            grouped = counted.group_by(DELIVERIES.c.run, DELIVERIES.c.state).order_by(DELIVERIES.c.state)
            for run, state, number, latest in connection.execute(grouped).all():
                states[run][state] = number
                if state == "sent":
                    sent[run] = instant(latest)
            for run, variant in connection.execute(parts).all():
                split[run].add(variant)
        return {run: Tally(found, sent.get(run), frozenset(split[run])) for run, found in sorted(states.items())}

    def files_made(self) -> dict[str, tuple[Artifact, ...]]:
        """Run -> its files, by variant and name."""
        query = select(ARTIFACTS).order_by(ARTIFACTS.c.run, ARTIFACTS.c.variant, ARTIFACTS.c.name)
        found: dict[str, list[Artifact]] = defaultdict(list)
        with self.read() as connection:
            for row in connection.execute(query).all():
                found[row.run].append(Artifact(row.variant, row.name, row.kind, row.path, row.sha256, row.bytes))
        return {run: tuple(files) for run, files in found.items()}

    def said(self, kpis: Collection[str]) -> dict[str, tuple[ReportedFigure, ...]]:
        """Run -> what it said of the whole business about some KPIs, by KPI and period."""
        whole = (FIGURES.c.by == "", FIGURES.c.kpi.in_(sorted(kpis)))
        query = select(FIGURES).where(*whole).order_by(FIGURES.c.run, FIGURES.c.kpi, FIGURES.c.period)
        found: dict[str, list[ReportedFigure]] = defaultdict(list)
        with self.read() as connection:
            for row in connection.execute(query).all():
                figure = ReportedFigure(
                    row.kpi, row.by, row.segment, row.period, row.value, row.display, bool(row.closed)
                )
                found[row.run].append(figure)
        return {run: tuple(figures) for run, figures in found.items()}

    def doubts_in_a_row(self, channel: str) -> int:
        """How many deliveries are in doubt that were handed over to a channel after the last one it is known to have taken."""
        mine = (
            DELIVERIES.c.channel == channel,
            DELIVERIES.c.message_id != "",
        )  # a restored ledger doubts what has none
        taken = select(func.max(DELIVERIES.c.intent_at)).where(*mine, DELIVERIES.c.state == "sent").scalar_subquery()
        after = DELIVERIES.c.intent_at > func.coalesce(taken, "")
        query = select(func.count()).where(*mine, DELIVERIES.c.state == "unknown", after)
        with self.read() as connection:
            return connection.execute(query).scalar_one()

    def untold_alerts(self) -> tuple[Alert, ...]:
        """What the owner was to be told, could not be yet, and is not over; oldest first."""
        untold = (ALERTS.c.next_at.is_not(None), ALERTS.c.cleared_at.is_(None), ALERTS.c.sent_at.is_(None))
        query = select(ALERTS).where(*untold).order_by(ALERTS.c.raised_at, ALERTS.c.id)
        with self.read() as connection:
            rows = connection.execute(query).all()
        return tuple(Alert(row.id, row.key, row.what, row.run, instant(row.raised_at), row.attempts) for row in rows)

    def open_alerts(self, keys: Collection[str]) -> dict[str, Alert]:
        """Those of some keys that were raised and are not over."""
        mine = (ALERTS.c.key.in_(sorted(keys)), ALERTS.c.cleared_at.is_(None))
        with self.read() as connection:
            rows = connection.execute(select(ALERTS).where(*mine)).all()
        return {
            row.key: Alert(row.id, row.key, row.what, row.run, instant(row.raised_at), row.attempts) for row in rows
        }

    def last_change(self) -> str:
        """A text that is another one after every transition, and in every other ledger."""
        with self.read() as connection:
            return f"{self.identity}:{connection.execute(select(func.max(EVENTS.c.id))).scalar() or 0}"

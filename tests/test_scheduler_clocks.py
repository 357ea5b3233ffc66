"""Nodes whose clocks disagree: the database's decides, for what they plan and for how long they wait too."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reportgen.deliver import Broken, Parcel
from reportgen.ledger import LedgerBusyError, PlannedSlot, open_ledger
from reportgen.ledger.ledger import Ledger
from reportgen.project import load
from reportgen.scheduler.house import COMPARED_EVERY, AgreedClock, House, opened
from reportgen.scheduler.outlook import outlook
from reportgen.scheduler.planning import CLOCK, Planner, timings
from reportgen.scheduler.work import work
from tests.scheduling import Post, makers, project_in

OFF = timedelta(minutes=10)


def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture(name="shared")
def shared_ledger(postgresql) -> Iterator[Ledger]:
    with open_ledger(postgresql.new_database()) as ledger:
        yield ledger


def node(folder: Path, ledger: Ledger, post: Post, off: timedelta) -> House:
    """A node whose machine's clock is off."""
    clock = AgreedClock(ledger, lambda: now() + off)
    return House(load(folder, {}), ledger, {}, f"node{off}", clock, lambda line: None, lambda house, channel: post)


@pytest.mark.parametrize("off", [-OFF, OFF])
def test_a_channel_that_is_broken_rests_whatever_the_nodes_own_clock_says(
    tmp_path: Path, shared: Ledger, off: timedelta
) -> None:
    """By a clock that is behind it would rest until an instant that is past, and the relay be called without end."""
    project_in(tmp_path)
    calls: list[str] = []

    def down(parcel: Parcel) -> Broken:
        calls.append(parcel.recipient)
        assert len(calls) < 5
        return Broken("it cannot be reached")

    shared.plan([PlannedSlot("monthly", "2026-06", 1, now() - timedelta(hours=1))], {}, now())
    work(node(tmp_path, shared, Post(answers=[down] * 9), off), makers())
    assert len(calls) == 1
    (rest,) = shared.paused_transports()
    assert timedelta(minutes=1) < rest.until - now() < timedelta(minutes=3)


def test_nodes_that_are_twenty_minutes_apart_plan_by_one_clock_and_alarm_nobody(tmp_path: Path, shared: Ledger) -> None:
    project_in(tmp_path)
    for off in (OFF, -OFF, OFF):
        house = node(tmp_path, shared, Post(), off)
        Planner(timings(house.project)).look(house, house.clock())
    (schedule,) = shared.schedules()
    assert abs(schedule.planned_until - now()) < timedelta(minutes=2)
    assert not shared.raised(CLOCK)
    assert "clock" not in [each.kind for each in outlook(load(tmp_path, {}), shared, now() - OFF).matters]


def test_a_worker_takes_the_databases_time_and_a_file_is_the_machines_own(tmp_path: Path, postgresql) -> None:
    project = load(project_in(tmp_path), {})
    with opened(project, {}) as house:
        assert not isinstance(house.clock, AgreedClock)
    with opened(project, {"REPORTGEN_LEDGER": postgresql.new_database()}) as house:
        assert isinstance(house.clock, AgreedClock)


def test_a_clock_is_compared_again_and_a_database_that_is_away_changes_nothing() -> None:
    class Away:
        off = timedelta(hours=1)

        def time(self, machine: datetime) -> datetime:
            if self.off is None:
                raise LedgerBusyError("it is away")
            return machine + self.off

    noon, passed, ledger = datetime(2026, 7, 3, 12, tzinfo=UTC), [0.0], Away()
    clock = AgreedClock(ledger, lambda: noon, lambda: passed[0])  # type: ignore[arg-type]
    assert clock() == noon + timedelta(hours=1)
    ledger.off = timedelta(hours=2)
    assert clock() == noon + timedelta(hours=1)
    passed[0] += COMPARED_EVERY
    assert clock() == noon + timedelta(hours=2)
    ledger.off = None
    passed[0] += COMPARED_EVERY
    assert clock() == noon + timedelta(hours=2)

"""scheduler.planning: dates that were missed, dates that fall twice in a period, dates that were edited when they were past."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reportgen.ledger.rows import PlannedSlot
from reportgen.scheduler.outlook import outlook
from tests.scheduling import DUE, Office, office

DAY = timedelta(days=1)
MONDAYS = "every Monday at 08:00"


def reports(words: str, grain: str = "month", **more: str) -> str:
    schedule = ", ".join(f"{key}: {value}" for key, value in {"when": f"'{words}'", **more}.items())
    return f"monthly:\n  grain: {grain}\n  schedule: {{{schedule}}}\n  recipients: [managers]\n  formats: [pdf]\n"


def edited(acme: Office, text: str) -> None:
    (acme.folder / "config" / "reports.yaml").write_text(text)


def july(day: int, hour: int = 7) -> datetime:
    return datetime(2026, 7, day, hour, tzinfo=UTC)


@pytest.mark.parametrize("policy", ["latest", "all"])
def test_of_two_missed_dates_of_one_period_its_report_is_made_once(tmp_path: Path, policy: str) -> None:
    acme = office(tmp_path, reports=reports(MONDAYS, catch_up=policy))
    assert acme.look(july(15)).sent == 2  # the 6th and the 13th, both of June
    assert acme.look(july(21)).sent == 0
    assert acme.states() == {"monthly/2026-06/v1": "done"}
    acme.ledger.close()


def test_a_date_that_was_left_out_does_not_take_its_period_from_the_next_date(tmp_path: Path) -> None:
    acme = office(tmp_path, reports=reports(MONDAYS, catch_up="skip"))
    acme.look(july(8))
    assert acme.states() == {"monthly/2026-06/v1": "skipped"}
    assert acme.look(july(13)).sent == 2
    became = [(each.was, each.became) for each in acme.ledger.events("monthly/2026-06/v1")][-2:]
    assert became == [("skipped", "planned"), ("", "skipped")]
    acme.ledger.close()


def test_what_somebody_declined_is_not_planned_again_by_a_later_date(tmp_path: Path) -> None:
    acme = office(tmp_path, reports=reports(MONDAYS).replace("formats:", "review: required\n  formats:"))
    acme.look(july(6))
    acme.ledger.decline("monthly/2026-06/v1", "maria", "wrong plan", july(7))
    acme.look(july(13))
    assert acme.states() == {"monthly/2026-06/v1": "skipped"}
    assert acme.post.to() == []
    acme.ledger.close()


EARLIER = "2nd business day after month end at 08:00"
FIFTH = "5th business day after month end at 08:00"


@pytest.fixture
def july_sent(tmp_path: Path) -> Office:
    """The report of June is sent on the fifth business day of July; that of July is due on 7 August."""
    acme = office(tmp_path, reports=reports(FIFTH), through="2026-09-30")
    acme.look(july(7))
    assert acme.states() == {"monthly/2026-06/v1": "done"}
    acme.look(datetime(2026, 8, 6, 7, tzinfo=UTC))
    return acme


@pytest.mark.parametrize(
    ("text", "became"),
    [
        (reports(EARLIER), "done"),
        (reports(EARLIER, catch_up="skip"), "skipped"),
        (reports("4th business day after month end at 08:00", timezone="Asia/Tokyo"), "done"),
    ],
)
def test_a_period_is_not_lost_by_a_schedule_that_is_edited_to_a_date_that_is_past(
    july_sent: Office, text: str, became: str
) -> None:
    edited(july_sent, text)
    now = july_sent.clock.now
    for passed in (timedelta(minutes=1), DAY, 5 * DAY):
        july_sent.look(now + passed)
    assert july_sent.states() == {"monthly/2026-06/v1": "done", "monthly/2026-07/v1": became}
    assert len(july_sent.post.to()) == (4 if became == "done" else 2)
    july_sent.ledger.close()


def test_nothing_is_made_up_for_where_the_report_covers_other_periods_now_or_its_schedule_is_new(
    july_sent: Office,
) -> None:
    text = reports("every Monday at 08:00", "week")
    edited(july_sent, text + text.replace("monthly:", "weekly:"))
    july_sent.look(july_sent.clock.now + DAY)
    july_sent.look(july_sent.clock.now + timedelta(minutes=1))
    assert july_sent.states() == {"monthly/2026-06/v1": "done"}
    july_sent.ledger.close()


def test_nor_for_a_report_that_was_only_ever_sent_by_hand(tmp_path: Path) -> None:
    acme = office(tmp_path, reports=reports("1st business day after month end at 08:00").replace("  schedule", "  #"))
    acme.ledger.plan([PlannedSlot("monthly", "2026-05", 1, DUE - 10 * DAY)], {}, DUE)
    acme.look(DUE)
    edited(acme, reports("1st business day after month end at 08:00"))
    acme.look(DUE + DAY)
    acme.look(DUE + 2 * DAY)
    assert acme.states() == {"monthly/2026-05/v1": "done"}
    acme.ledger.close()


def test_a_clock_that_was_ahead_is_told_once_for_all_reports_until_its_time_has_come_and_anew_when_it_goes_back_again(
    tmp_path: Path,
) -> None:
    weekly = reports(MONDAYS, "week")
    acme = office(tmp_path, reports=weekly + weekly.replace("monthly:", "other:"), through="2026-09-30")
    project = acme.house().project

    def alarms() -> int:
        return sum("a clock was wrong" in each or "planned up to" in each for each in acme.post.alerts())

    acme.look(july(8))
    for now in (july(7), july(7, 9)):
        acme.look(now)
    assert alarms() == 1
    (matter,) = outlook(project, acme.ledger, july(7, 10)).matters
    assert (matter.kind, outlook(project, acme.ledger, july(7, 10)).exit_code) == ("clock", 1)
    assert "monthly, other were planned up to 2026-07-08 09:00 (Europe/Berlin) already" in matter.what
    acme.look(july(9))
    assert not outlook(project, acme.ledger, july(9)).matters
    acme.look(july(8))
    assert alarms() == 2
    acme.ledger.close()

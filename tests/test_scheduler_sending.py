"""scheduler.sending: what becomes of a delivery whose outcome the ledger will not take."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from reportgen.deliver import Accepted, Deferred, Doubtful, Parcel, Refused
from reportgen.ledger import FullError, LedgerBusyError, LedgerError
from reportgen.ledger.failures import WitnessError
from reportgen.scheduler import room, sending
from reportgen.scheduler.house import DELIVERY_LEASE, opened
from reportgen.scheduler.outlook import outlook
from reportgen.scheduler.service import _anything_due
from tests.scheduling import DUE, Office, office

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


@pytest.fixture
def acme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    monkeypatch.setattr(sending, "ENTRIES", (0.0, 0.0))
    made = office(tmp_path)
    yield made
    made.ledger.close()


def failing(acme: Office, name: str, error: Exception, times: int = 10**6) -> list[int]:
    """Have a method of the ledger fail so often; counts its calls."""
    original, calls = getattr(acme.ledger, name), []

    def fail(*arguments: Any, **named: Any) -> Any:
        calls.append(1)
        if len(calls) <= times:
            raise error
        return original(*arguments, **named)

    setattr(acme.ledger, name, fail)
    return calls


def states(acme: Office) -> list[str]:
    return sorted(row.state for row in acme.ledger.deliveries())


@pytest.mark.parametrize(
    ("name", "answer", "error"),
    [
        ("sent", Accepted("250 ok"), LedgerBusyError("the lock is held")),
        ("sent", Accepted("250 ok"), LedgerError("the disk is full")),
        ("unknown", Doubtful("no answer"), LedgerError("the disk is full")),
    ],
)
def test_what_was_handed_over_is_not_sent_again_when_its_outcome_could_not_be_written_down(
    acme: Office, name: str, answer: Accepted | Doubtful, error: LedgerError
) -> None:
    acme.post.answers = [answer]
    failing(acme, name, error)
    with pytest.raises(type(error)):
        acme.look(DUE)
    delattr(acme.ledger, name)  # the lock is let go, the disk has room again
    assert states(acme) == ["intent", "pending"]
    for later in (DUE + MINUTE, DUE + 12 * MINUTE, DUE + HOUR):
        acme.look(later)
    assert states(acme) == ["sent", "unknown"]
    assert max(acme.post.to().count(each) for each in acme.post.to()) == 1
    assert [each for each in acme.post.alerts() if "not known" in each]


def test_an_answer_is_written_down_when_the_lock_is_let_go_in_time(acme: Office) -> None:
    calls = failing(acme, "sent", LedgerBusyError("the lock is held"), times=2)
    acme.look(DUE)
    assert len(calls) == 4
    assert states(acme) == ["sent", "sent"]


@pytest.mark.parametrize(
    ("name", "answer", "state"),
    [("postpone", Deferred("451 later"), "retry"), ("refused", Refused("550 no"), "failed")],
)
def test_an_answer_of_any_kind_is_written_down_when_the_ledger_is_back_in_time(
    acme: Office, name: str, answer: Deferred | Refused, state: str
) -> None:
    acme.post.answers = [answer]
    failing(acme, name, LedgerBusyError("the connection broke"), times=2)
    acme.look(DUE)
    assert states(acme) == sorted([state, "sent"])


def test_an_answer_whose_writing_was_kept_and_only_not_confirmed_is_not_taken_for_anothers(acme: Office) -> None:
    acme.post.answers = [Refused("550 no")]
    refused = acme.ledger.refused

    def cut(*arguments: Any) -> None:
        refused(*arguments)
        raise LedgerBusyError("the connection broke")

    acme.ledger.refused = cut  # the second time it is fenced: its state has changed already
    acme.look(DUE)
    assert states(acme) == ["failed", "sent"]
    assert not [line for line in acme.log if "taken over" in line]


def test_a_ledger_that_is_away_when_a_delivery_is_packed_does_not_fail_the_delivery(acme: Office) -> None:
    failing(acme, "artifacts", LedgerBusyError("the connection to the database broke"), times=1)
    with pytest.raises(LedgerBusyError):
        acme.look(DUE)
    assert "failed" not in states(acme)
    acme.look(DUE + 6 * MINUTE)
    assert states(acme) == ["sent", "sent"]
    assert acme.post.to() == ["anna@example.org", "petr@example.org"]


def test_a_report_that_the_ledger_has_no_room_for_waits_for_it_and_uses_up_no_attempt(acme: Office) -> None:
    failing(
        acme, "ready", FullError("ledger db/acme: the database's disk is full; nothing was changed. Free some space")
    )
    for number in range(6):
        acme.look(DUE + number * 6 * MINUTE)
    (run,) = acme.ledger.runs()
    assert (run.state, run.attempts, [code for code, _ in run.reasons]) == ("planned", 0, ["no_room"])
    assert run.reasons[0][1].endswith("the database's disk is full. It goes on when there is room again")
    del acme.ledger.ready
    acme.look(DUE + HOUR)
    assert states(acme) == ["sent", "sent"]


def test_a_disk_on_which_not_even_the_waiting_can_be_written_down_fails_no_report(
    acme: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = FullError("the disk is full; nothing was changed")
    for name in ("ready", "wait"):
        failing(acme, name, full)
    for number in range(4):
        with pytest.raises(FullError):
            acme.look(DUE + number * 6 * MINUTE)
    del acme.ledger.wait  # there is room for a line, and for no report
    monkeypatch.setattr(room, "_left", lambda _: 10_000)
    acme.look(DUE + HOUR)
    (run,) = acme.ledger.runs()
    assert (run.state, run.attempts, run.reasons[0][0]) == ("planned", 0, "no_room")
    monkeypatch.undo()
    del acme.ledger.ready
    acme.look(DUE + 2 * HOUR)
    assert states(acme) == ["sent", "sent"]


def test_an_intent_that_cannot_be_written_is_tried_again_later_and_not_at_once(acme: Office) -> None:
    """A relay that gets the same message again and again, without its end, would throw us out."""
    calls = failing(acme, "intent", WitnessError("output/.ledger-seen cannot be written"))
    acme.look(DUE)
    assert len(calls) == 1
    assert states(acme) == ["pending", "pending"]
    assert acme.post.to() == []
    told = [each for each in acme.post.alerts() if "cannot be written" in each]
    assert len(told) == 1
    del acme.ledger.intent
    acme.look(DUE + MINUTE)
    assert states(acme) == ["sent", "sent"]
    assert acme.post.to() == ["anna@example.org", "petr@example.org"]


def test_an_intent_that_only_has_to_wait_for_a_lock_alarms_nobody(acme: Office) -> None:
    failing(acme, "intent", LedgerBusyError("the lock is held"), times=1)
    acme.look(DUE)
    acme.look(DUE + MINUTE)
    assert states(acme) == ["sent", "sent"]
    assert acme.post.alerts() == []


def test_what_waits_for_a_channel_that_was_taken_away_is_told_wakes_nobody_and_goes_when_it_is_back(
    acme: Office,
) -> None:
    delivery = acme.folder / "config" / "delivery.yaml"
    before = delivery.read_text()
    acme.post.answers = [Deferred("450 later"), Deferred("450 later")]
    acme.look(DUE)
    delivery.write_text(before.replace("  mail: {", "  post: {"))
    acme.look(DUE + HOUR)
    assert any("channel 'mail' is not in config" in each for each in acme.post.alerts())
    house = acme.house()
    (matter,) = outlook(house.project, acme.ledger, acme.clock.now).matters
    assert (matter.kind, matter.commands) == ("channel", ("reportgen check",))
    assert "2 deliveries wait for it. Put it back under that name. They end as expired from 2026-07-06" in matter.what
    assert not _anything_due(house, acme.clock.now)
    delivery.write_text(before)
    assert _anything_due(acme.house(), acme.clock.now)
    assert acme.look(DUE + 2 * HOUR).sent == 2


def test_the_owner_is_told_which_message_id_to_look_for_and_the_log_names_no_recipient(acme: Office) -> None:
    acme.post.answers = [Doubtful("no answer"), Refused("550 <petr@example.org>: no such user")]
    acme.look(DUE)
    (doubt,) = acme.ledger.deliveries(states=["unknown"])
    told = [email.message_from_bytes(each.mime, policy=email.policy.default) for each in acme.post.got]
    texts = "\n".join(each.get_body(("plain",)).get_content() for each in told)
    assert doubt.message_id in texts.replace("\n", "")
    assert "petr@example.org" not in texts
    lines: list[str] = []
    with opened(acme.house().project, {}, lines.append) as house:
        house.tell(f"alert: {doubt.message_id}: 550 <petr@example.org>: no such user")
    assert lines == [f"alert: {doubt.message_id}: 550 <***@***>: no such user"]


def test_a_large_mail_on_a_slow_line_keeps_its_lease_to_the_dot(acme: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "SLOWEST", 10)  # as if the few hundred bytes were some megabytes

    def slowly(parcel: Parcel) -> Accepted:
        acme.clock.now += DELIVERY_LEASE + timedelta(seconds=len(parcel.mime) / 10 - 1)
        return Accepted("250 ok")

    acme.post.answers = [slowly, slowly]
    assert acme.look(DUE).sent == 2
    assert not [line for line in acme.log if "taken over" in line]

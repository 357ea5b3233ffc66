"""scheduler.doubts: a delivery whose answer never came is sent when the relay's log has it, and stays in doubt when it has not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from reportgen.deliver import Doubtful
from reportgen.scheduler.service import Service
from tests.scheduling import DUE, Office, office

SECOND = timedelta(seconds=1)
DELIVERY = (
    "on_failure: ops@example.org\nchannels:\n"
    "  mail: {kind: smtp, host: 127.0.0.1, tls: insecure, sender: r@example.org, relay_log: log/mainlog}\n"
)


@pytest.fixture
def acme(tmp_path: Path) -> Iterator[Office]:
    made = office(tmp_path, delivery=DELIVERY, recipients="groups:\n  managers: [{to: anna@example.org}]\n")
    made.post.answers = [Doubtful("no answer to the final dot")]
    (tmp_path / "log").mkdir()
    (tmp_path / "log" / "mainlog").write_text("")
    made.look(DUE)
    yield made
    made.ledger.close()


def note_it(acme: Office, sender: str = "r@example.org") -> None:
    """The relay writes down that it took it."""
    (row,) = acme.ledger.deliveries()
    (acme.folder / "log" / "mainlog").write_text(
        f"2026-07-03 06:00:01 +0000 1xV63E-0000aI-14 <= {sender} H=x [127.0.0.1] P=esmtp S=269 id={row.message_id}\n"
        "2026-07-03 06:00:01 +0000 1xV63E-0000aI-14 => anna <anna@example.org> R=all T=box\n"
    )


def state(acme: Office) -> tuple[str, str]:
    (row,) = acme.ledger.deliveries()
    return row.state, acme.ledger.run(row.run).state


def test_a_doubt_that_the_log_ends_is_sent_and_nothing_is_sent_twice(acme: Office) -> None:
    note_it(acme)
    acme.look(DUE + 61 * SECOND)
    (row,) = acme.ledger.deliveries()
    assert state(acme) == ("sent", "done")
    assert row.queue_id == "1xV63E-0000aI-14"
    assert row.reply == "mainlog: taken as 1xV63E-0000aI-14, then sent"
    assert acme.post.to() == []
    assert acme.ledger.raise_alert(f"unknown:{row.id}", "again", None, acme.clock())  # the old one is over


def test_the_log_is_not_believed_before_the_relay_was_quiet_for_a_minute(acme: Office) -> None:
    note_it(acme)
    acme.look(DUE + 59 * SECOND)
    assert state(acme) == ("unknown", "done_with_unknown")


def test_a_log_that_says_nothing_leaves_the_doubt_to_somebody(acme: Office) -> None:
    acme.look(DUE + timedelta(hours=1))
    assert state(acme) == ("unknown", "done_with_unknown")
    assert len([each for each in acme.post.alerts() if "not known" in each]) == 1


def test_a_mail_of_somebody_else_with_our_message_id_proves_nothing(acme: Office) -> None:
    note_it(acme, sender="mallory@example.org")
    acme.look(DUE + timedelta(hours=1))
    assert state(acme)[0] == "unknown"


def test_a_log_that_cannot_be_read_is_told_once_and_anew_when_it_breaks_anew(acme: Office) -> None:
    (acme.folder / "log" / "mainlog").unlink()
    for minutes in (2, 3):
        acme.look(DUE + timedelta(minutes=minutes))
    assert len([each for each in acme.post.alerts() if "log cannot be read" in each]) == 1
    note_it(acme)
    acme.look(DUE + timedelta(minutes=4))
    assert state(acme)[0] == "sent"


def test_what_an_operator_sends_again_is_not_proved_by_the_first_try(acme: Office) -> None:
    note_it(acme)
    (row,) = acme.ledger.deliveries()
    acme.clock.now = later = DUE + timedelta(minutes=20)
    acme.ledger.resolve(row.id, "resend", "olga", later, timedelta(minutes=10))
    acme.post.answers = [Doubtful("no answer again")]
    acme.look(later)
    acme.look(later + 61 * SECOND)
    assert state(acme)[0] == "unknown"


def test_the_service_tells_of_a_doubt_that_its_own_sweep_found_when_nothing_else_is_due(tmp_path: Path) -> None:
    made = office(tmp_path, recipients="groups:\n  managers: [{to: anna@example.org}]\n")

    def dies(*_: object) -> None:
        raise RuntimeError("killed")  # nothing is written down any more

    made.post.answers = [Doubtful("no answer to the final dot")]
    made.ledger.unknown = dies  # type: ignore[method-assign]
    with pytest.raises(RuntimeError, match="killed"):
        made.look(DUE)
    del made.ledger.unknown
    assert [row.state for row in made.ledger.deliveries()] == ["intent"]
    made.clock.now = DUE + timedelta(minutes=12)
    called = tmp_path / "called"
    loop = Service(made.house("parent"), ("touch", str(called)), lambda: 0.0)
    loop.look()
    assert [row.state for row in made.ledger.deliveries()] == ["unknown"]
    assert [alert.key for alert in made.ledger.due_alerts(made.clock())] == ["unknown:1"]
    assert loop._worker is not None
    loop._worker.wait(20)
    assert called.exists()
    made.ledger.close()

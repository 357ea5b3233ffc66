"""Many things that go wrong at once, or again and again: the owner learns of them and is not buried."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from reportgen.deliver import Accepted, Broken, Deferred, Doubtful
from reportgen.scheduler import telling
from reportgen.scheduler.outlook import outlook
from tests.scheduling import DUE, Office, office, subject

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
MANY = 12


@pytest.fixture
def acme(tmp_path: Path) -> Iterator[Office]:
    listed = ", ".join(f"{{to: p{number}@example.org}}" for number in range(MANY))
    made = office(tmp_path, recipients=f"groups: {{managers: [{listed}]}}\n")
    yield made
    made.ledger.close()


def test_a_relay_that_never_answers_the_dot_gets_three_and_no_more(acme: Office) -> None:
    acme.post.answers = [Doubtful("the line was cut")] * MANY
    acme.look(DUE)
    assert acme.ledger.delivery_counts() == {"pending": MANY - 3, "unknown": 3}
    told = [each for each in outlook(acme.house().project, acme.ledger, DUE).matters if each.kind == "channel"]
    assert (
        "the last 3 deliveries were handed over, and no answer came to any of them (the line was cut)" in told[0].what
    )
    acme.look(DUE + 59 * MINUTE)
    assert acme.ledger.delivery_counts()["unknown"] == 3
    acme.look(DUE + HOUR)  # one more is tried, and the rest is doubled
    acme.look(DUE + 3 * HOUR - MINUTE)
    assert acme.ledger.delivery_counts() == {"pending": MANY - 4, "unknown": 4}
    acme.post.answers = []
    acme.look(DUE + 3 * HOUR)
    assert acme.ledger.delivery_counts() == {"sent": MANY - 4, "unknown": 4}


def test_doubts_with_an_answer_between_them_stop_nothing(acme: Office) -> None:
    acme.post.answers = [Doubtful("cut"), Doubtful("cut"), Accepted("250 ok")] * (MANY // 3)
    acme.look(DUE)
    assert acme.ledger.delivery_counts() == {"sent": MANY // 3, "unknown": MANY - MANY // 3}


def test_many_things_at_once_are_told_in_one_mail(acme: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling, "LISTED", 5)
    acme.post.answers = [Doubtful("cut"), Doubtful("cut"), Accepted("250 ok")] * (MANY // 3)
    acme.look(DUE)
    (told,) = acme.post.alerts()
    assert told.startswith("[reportgen Acme] 8 things need to be looked at, first: it is not known whether delivery")
    text = acme.post.got[-1].mime.decode()
    assert text.count("- it is not known whether delivery") == 5
    assert "And 3 more." in text
    acme.look(DUE + HOUR)
    assert len(acme.post.alerts()) == 1


def test_what_could_not_be_told_is_told_together_when_it_can(acme: Office) -> None:
    acme.post.answers = [Doubtful("cut")] * MANY
    send, tries = acme.post.send, []

    def down(parcel, before_dot):
        if "[reportgen" in subject(parcel):
            tries.append(1)
            return Deferred("451 later")
        return send(parcel, before_dot)

    acme.post.send = down  # type: ignore[method-assign]
    acme.look(DUE)
    acme.look(DUE)
    assert len(tries) == 1
    acme.post.send = send  # type: ignore[method-assign]
    acme.look(DUE + MINUTE)
    (told,) = acme.post.alerts()
    assert "4 things" in told


def test_a_relay_that_works_every_other_time_is_told_once_an_hour(acme: Office) -> None:
    acme.post.answers = [Accepted("250 ok"), Broken("connection refused")] * (MANY - 1)
    for turn in range(MANY - 1):
        acme.look(DUE + turn * 2 * MINUTE)
    assert len(acme.post.alerts()) == 1
    assert not outlook(acme.house().project, acme.ledger, acme.clock.now).matters[
        1:
    ]  # none of them "could not be told"


def test_what_broke_again_and_lasts_is_told_when_the_hour_is_over(acme: Office) -> None:
    acme.post.answers = [Broken("refused"), Accepted("250 ok"), *[Broken("refused again")] * 100]
    for minutes in (0, 2, 30, 58):
        acme.look(DUE + minutes * MINUTE)
    assert len(acme.post.alerts()) == 1
    acme.look(DUE + 61 * MINUTE)
    assert "refused again" in acme.post.alerts()[1]

"""A ledger that is gone, or that a shell does not know of: what an operator is told."""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path

import pytest

from reportgen.errors import UsageError
from reportgen.ledger import open_ledger
from reportgen.project import load
from reportgen.scheduler.house import opened
from reportgen.scheduler.outlook import outlook
from reportgen.scheduler.service import Service
from tests.ledgers import T0, slot
from tests.scheduling import DUE, Office, Post, office, project_in

HOUR = timedelta(hours=1)


def paused(acme: Office) -> tuple[str, tuple[str, ...]]:
    """What `status` says of a pause, and what to type."""
    (matter,) = [
        each for each in outlook(load(acme.folder, {}), acme.ledger, acme.clock()).matters if each.kind == "paused"
    ]
    return matter.what, matter.commands


@pytest.mark.parametrize("made", [False, True])
def test_a_new_ledger_in_place_of_one_that_is_gone_names_the_dates_that_it_knows_nothing_of(
    tmp_path: Path, made: bool
) -> None:
    first = office(tmp_path, **({} if made else {"through": "2026-06-12"}))
    first.look(DUE)
    assert first.states() == {"monthly/2026-06/v1": "done" if made else "planned"}
    first.ledger.close()
    (tmp_path / ".reportgen" / "ledger.db").unlink()
    place = tmp_path / ".reportgen" / "ledger.db"
    with open_ledger(place, now=DUE + HOUR) as ledger:
        acme = Office(tmp_path, ledger, Post(), DUE + HOUR)
        for _ in range(2):  # also when its schedules were looked at: they begin now
            said, commands = paused(acme)
            assert "another ledger was used here before" in said
            assert "It knows nothing of monthly 2026-06, due 2026-07-03 08:00 (Europe/Berlin)" in said
            assert ("may have been sent" in said) == made
            assert commands == ("reportgen resume --all", "reportgen run monthly --period 2026-06 --deliver")
            acme.look(DUE + HOUR)
        assert acme.post.to() == []


def test_an_old_copy_plans_by_itself_what_it_forgot_and_is_asked_for_no_command(tmp_path: Path) -> None:
    acme = office(tmp_path)
    place, copy = tmp_path / ".reportgen" / "ledger.db", tmp_path / "copy.db"
    copy.write_bytes(place.read_bytes())
    acme.look(DUE)
    acme.ledger.close()
    place.write_bytes(copy.read_bytes())
    with open_ledger(place, now=DUE + HOUR) as ledger:
        restored = Office(tmp_path, ledger, acme.post, DUE + HOUR)
        assert paused(restored)[1] == ("reportgen resume --all",)
        restored.look()
        ledger.resume_delivery("olga", DUE + HOUR)
        restored.look(DUE + 2 * HOUR)
        assert restored.states() == {"monthly/2026-06/v1": "held"}
        assert acme.post.to() == ["anna@example.org", "petr@example.org"]


def test_a_shell_without_the_databases_address_begins_no_other_ledger(tmp_path: Path, postgresql) -> None:
    """An operator's look would else pass for a copy that was put back, and stop what the nodes send."""
    project, url = load(project_in(tmp_path), {}), postgresql.new_database()
    with opened(project, {"REPORTGEN_LEDGER": url}) as house:
        house.ledger.plan([slot(1)], {}, T0)
    with pytest.raises(UsageError, match=r"is in PostgreSQL .*REPORTGEN_LEDGER is not set here"), opened(project, {}):
        pass
    assert not (project.state / "ledger.db").exists()
    with opened(project, {"REPORTGEN_LEDGER": url}) as house:
        assert house.ledger.replaced == ""
    (project.state / "ledger.place").unlink()
    with opened(project, {}) as house:
        assert "another ledger was used here before" in house.ledger.replaced


def test_a_scheduler_whose_ledger_is_taken_away_goes_on_with_what_lies_there_and_says_so(tmp_path: Path) -> None:
    acme = office(tmp_path)
    acme.look(DUE)
    loop = Service(acme.house(), (sys.executable, "-c", "pass"))
    loop.look()
    (tmp_path / ".reportgen" / "ledger.db").unlink()
    loop.look()
    loop.look()
    place = tmp_path / ".reportgen" / "ledger.db"
    assert f"{place} is another file than before: it was opened anew" in acme.log
    with open_ledger(place) as seen:  # by whoever types a command
        assert not seen.replaced
        assert seen.delivery_paused() is not None
        assert seen.schedules()[0].planned_until == DUE
        assert seen.open_alerts(["restored"])
    assert acme.log.count("configuration read: 1 schedules") == 2
    loop.stop()
    loop.house.ledger.close()
    acme.ledger.close()

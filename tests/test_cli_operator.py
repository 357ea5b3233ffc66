"""The operator's commands: what is asked of him is told with what to type, and each decision stands in the ledger with his name."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from reportgen import gate
from reportgen.deliver import Broken, Deferred, Doubtful, Refused
from reportgen.errors import RenderError
from reportgen.ledger import PlannedSlot
from tests.operators import Desk, desk
from tests.scheduling import DUE, web

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
JUNE = "monthly/2026-06/v1"
HELD = [gate.Reason("figure_implausible", "leads is 9, and at_least is 100")]


@pytest.fixture
def acme(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    yield from desk(tmp_path, tmp_path / ".reportgen" / "ledger.db", capsys, monkeypatch)


@pytest.fixture
def either(
    tmp_path: Path, place: str | Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desk]:
    yield from desk(tmp_path, place, capsys, monkeypatch)


# --- status


def test_status_loads_no_engine_and_no_renderer(acme: Desk) -> None:
    acme.office.look(DUE)
    script = (
        "import sys; from reportgen.cli import main; code = main(['--project', sys.argv[1], 'status']);"
        "print('LOADED', sorted({'pandas', 'numpy', 'matplotlib', 'weasyprint', 'duckdb'} & set(sys.modules)))"
    )
    folder = str(acme.office.folder)
    done = subprocess.run([sys.executable, "-c", script, folder], capture_output=True, text=True, check=True)
    assert done.stdout.rstrip().endswith("LOADED []"), done.stdout + done.stderr


def test_where_all_is_well_status_says_so_first_and_then_what_comes_next(either: Desk) -> None:
    either.office.look(DUE)
    lines = either.type("status").splitlines()
    assert lines[0] == "all is well"
    assert any(line.split() == ["monthly", "2026-07", "2026-08-05", "08:00"] for line in lines)


@pytest.mark.parametrize(
    ("answer", "held", "code", "said", "command"),
    [
        (None, HELD, 3, "1 report is held", f"reportgen approve {JUNE}"),
        (Refused("550 <anna@example.org> unknown"), (), 4, "1 report did not reach everybody", f"reportgen show {JUNE}"),
        (Doubtful("no answer"), (), 4, "1 delivery is in doubt", "reportgen deliveries resolve 1 --sent, --resend or --abandon"),
        (Broken("relay cannot be reached"), (), 4, "1 channel sends nothing", "reportgen resume --channel mail"),
    ],
    ids=["held", "refused", "doubtful", "broken"],
)  # fmt: skip
def test_what_waits_for_somebody_comes_first_with_what_to_type(
    acme: Desk, answer: object, held: list[gate.Reason], code: int, said: str, command: str
) -> None:
    acme.office.post.answers = [answer] if answer else []  # type: ignore[list-item]
    acme.office.look(DUE, held=held)
    assert acme.type("status", code=code).splitlines()[0].lower() == f"{said}: {command}".lower()
    document = acme.json("status", code=code)
    assert document["exit_code"] == code
    assert document["matters"][0]["commands"]
    if held:
        assert f"Its files are in .reportgen/runs/{JUNE}/out" in document["matters"][0]["what"]
        assert list((acme.office.folder / f".reportgen/runs/{JUNE}/out").rglob("*.pdf"))


def test_every_command_that_status_names_is_one(acme: Desk) -> None:
    from reportgen.cli import cli

    acme.office.post.answers = [Doubtful("no answer"), Refused("550 no")]
    acme.office.look(DUE)
    acme.office.ledger.pause_delivery("maintenance", "maria", acme.office.clock())
    named = [command for one in acme.json("status", code=4)["matters"] for command in one["commands"]]
    assert len(named) > 4
    assert {command.split()[1] for command in named} <= set(cli.commands)


def test_a_report_that_waits_names_the_source_and_when_it_is_asked_again(acme: Desk) -> None:
    (acme.office.folder / "web.csv").write_text(web("2026-06-20"))
    acme.office.look(DUE)
    (waiting,) = acme.json("status")["waiting"]
    assert waiting["again"] == "2026-07-03T06:15:00Z"
    assert "source 'web' is complete through 2026-06-20, the report needs 2026-06-30" in waiting["reasons"][0]["what"]
    acme.office.clock.now = DUE + 3 * DAY
    assert "past its deadline of 2026-07-05 08:00; source 'web'" in acme.type("status", code=4)


def test_a_report_that_failed_is_a_matter_until_a_later_one_was_sent(acme: Desk) -> None:
    def poison(order: object) -> None:
        raise RenderError("the template loops")

    for hours in range(0, 12, 2):
        acme.office.look(DUE + hours * HOUR, fail=poison)
    first = acme.type("status", code=4).splitlines()[0]
    assert first == f"1 report failed: reportgen retry {JUNE}"
    (acme.office.folder / "web.csv").write_text(web("2026-08-06"))
    acme.office.look(DUE + 40 * DAY)
    assert acme.type("status").splitlines()[0] == "all is well"
    assert "failed" in acme.type("history")


def test_a_scheduler_that_does_not_run_is_noticed(acme: Desk) -> None:
    acme.office.look(DUE)
    acme.office.clock.now = DUE + 2 * HOUR
    assert acme.type("status", code=1).splitlines()[0] == "No scheduler runs: reportgen schedule"


def test_a_date_that_passed_with_nobody_there_is_named_soon(acme: Desk) -> None:
    acme.office.look(DUE - 5 * MINUTE)
    acme.office.clock.now = DUE + 14 * MINUTE
    assert "no scheduler runs" not in acme.type("status").lower()
    acme.office.clock.now = DUE + 15 * MINUTE
    (matter,) = acme.json("status", code=1)["matters"]
    assert matter["kind"] == "stalled"
    assert "no scheduler runs, and monthly 2026-06 was due 2026-07-03 08:00 (Europe/Berlin)" in matter["what"]


def test_what_the_owner_could_not_be_told_is_told_here(acme: Desk) -> None:
    acme.office.ledger.raise_alert("x", "the roof leaks", None, acme.office.clock())
    (alert,) = acme.office.ledger.due_alerts(acme.office.clock())
    acme.office.ledger.alert_failed([alert.id], DUE + DAY, acme.office.clock())
    assert "the owner could not be told: the roof leaks" in acme.type("status", code=4)


# --- history, show


def test_history_has_the_newest_first_with_numbers(either: Desk) -> None:
    either.office.post.answers = [Refused("550 no")]
    either.office.look(DUE)
    either.office.ledger.plan([PlannedSlot("monthly", "2026-06", 2, DUE + DAY, reason="late refunds")], {}, DUE)
    either.office.look(DUE + DAY)
    rows = either.json("history")["runs"]
    assert [row["run"] for row in rows] == ["monthly/2026-06/v2", JUNE]
    assert [row["deliveries"] for row in rows] == [{"sent": 2}, {"failed": 1, "sent": 1}]
    assert rows[0]["correction"] == "late refunds"
    assert len(either.json("history", "monthly", "--limit", "1")["runs"]) == 1
    assert "1 of 2" in either.type("history")


def test_show_tells_all_but_to_whom_unless_it_is_asked(acme: Desk) -> None:
    acme.office.post.answers = [Refused("550 5.1.1 <anna@example.org>: no such user")]
    acme.office.look(DUE)
    text = acme.type("show", JUNE)
    for file in acme.office.ledger.artifacts(JUNE):
        assert file.sha256 in text
    assert "550 5.1.1 <***@***>: no such user" in text
    assert "pending → claimed" in text
    assert "anna@example.org" in acme.type("show", JUNE, "--recipients")
    document = acme.json("show", "monthly/2026-06")
    assert {row["state"] for row in document["delivered"]} == {"failed", "sent"}
    assert [step["name"] for step in document["steps"]][:2] == ["ingest", "compute"]


def test_a_run_is_named_with_or_without_its_version(acme: Desk) -> None:
    acme.office.look(DUE)
    acme.office.ledger.plan([PlannedSlot("monthly", "2026-06", 2, DUE + DAY, reason="x")], {}, DUE)
    assert acme.json("show", "monthly/2026-06")["run"] == "monthly/2026-06/v2"
    assert acme.json("show", JUNE)["run"] == JUNE
    acme.type("show", "montly/2026-06/v1", code=2)
    assert "there is no run 'montly/2026-06/v1'. Did you mean 'monthly/2026-06/v1'?" in acme.err
    acme.type("history", "montly", code=2)
    assert "Did you mean 'monthly'?" in acme.err


# --- decisions


def test_what_was_held_is_approved_under_a_name_and_then_goes_out(either: Desk) -> None:
    office = either.office
    office.look(DUE, held=HELD)
    assert "2 deliveries" in either.type("approve", "monthly/2026-06", "--by", "maria")
    assert office.states() == {JUNE: "ready"}
    assert "maria" in {event.by for event in office.ledger.events(JUNE)}
    office.look(DUE + MINUTE)
    assert office.post.to() == ["anna@example.org", "petr@example.org"]
    either.type("approve", JUNE, code=2)
    assert "only a run that is held or in review can be approved" in either.err


def test_without_a_name_it_is_the_login_that_decides(acme: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "olga")
    acme.office.look(DUE, held=HELD)
    acme.type("decline", JUNE, "--why", "wrong figures")
    assert acme.office.states() == {JUNE: "skipped"}
    assert acme.office.ledger.events(JUNE)[0].by == "olga"
    assert "declined: wrong figures" in acme.type("show", JUNE)


def test_a_report_that_is_being_sent_is_stopped_and_then_corrected(acme: Desk) -> None:
    acme.office.post.answers = [Refused("550 no such user"), Deferred("450 later")]
    acme.office.look(DUE)
    acme.type("run", "monthly", "--period", "2026-06", "--correct", "late refunds", "--deliver", code=2)
    assert f"is still being sent. Stop that first: reportgen decline {JUNE} --why" in acme.err
    said = acme.type("decline", JUNE, "--why", "figures of another client")
    assert f"{JUNE} is sent to nobody else: figures of another client\nof 2 deliveries 1 failed, 1 given up." in said
    acme.type("resend", JUNE, "--failed-only", code=2)
    assert "was declined: it is sent to nobody else" in acme.err
    assert acme.office.look(DUE + 2 * MINUTE).sent == 0
    assert acme.office.states() == {JUNE: "done_with_failed"}
    assert acme.type("status").splitlines()[0] == "all is well"


def test_a_failed_run_is_made_anew_and_its_next_failure_is_news(acme: Desk) -> None:
    office = acme.office

    def poison(order: object) -> None:
        raise RenderError("the template loops")

    for turn in range(2):
        for hours in range(0, 10, 2):
            office.look(DUE + (turn * 12 + hours) * HOUR, fail=poison)
        assert office.states() == {JUNE: "failed"}
        assert len([told for told in office.post.alerts() if "failed" in told]) == turn + 1
        acme.type("retry", JUNE)
    office.look(DUE + 2 * DAY)
    assert office.states() == {JUNE: "done"}


def test_what_was_sent_is_never_sent_again_and_what_failed_is(acme: Desk) -> None:
    office = acme.office
    office.post.answers = [Refused("550 no such user")]
    office.look(DUE)
    acme.type("resend", JUNE, code=2)
    assert "never sent again. To the 1 it did not reach: reportgen resend monthly/2026-06/v1 --failed-only" in acme.err
    assert '--correct "REASON"' in acme.err
    acme.type("resend", JUNE, "--to", "petr@example.org", code=2)
    acme.type("resend", JUNE, "--to", "eve@example.org", code=2)
    assert "recipients are fixed when a report is ready" in acme.err
    assert "1 delivery sent again" in acme.type("resend", JUNE, "--failed-only")
    office.look(DUE + HOUR)
    assert office.post.to() == ["anna@example.org", "petr@example.org"]
    assert "nothing to send again" in acme.type("resend", JUNE, "--failed-only")


def test_of_those_it_did_not_reach_one_may_be_sent_to(acme: Desk) -> None:
    acme.office.post.answers = [Refused("550 no"), Refused("550 no")]
    acme.office.look(DUE)
    acme.type("resend", JUNE, "--to", "Petr@example.org")
    acme.office.look(DUE + HOUR)
    assert acme.office.post.to() == ["petr@example.org"]


def test_a_doubt_is_decided_and_not_sent_again_before_the_old_session_is_dead(either: Desk) -> None:
    office = either.office
    office.post.answers = [Doubtful("no answer"), Doubtful("no answer")]
    office.look(DUE)
    one, other = (each.id for each in office.ledger.deliveries(states=["unknown"]))
    either.type("deliveries", "resolve", str(one), code=2)
    assert "say what became of it" in either.err
    either.type("resend", JUNE, code=2)
    assert "Decide first: reportgen deliveries resolve" in either.err
    either.type("deliveries", "resolve", str(one), "--resend", code=2)
    assert "the old session may still be alive until" in either.err
    office.clock.now = DUE + HOUR
    either.type("deliveries", "resolve", str(one), "--resend", "--by", "maria")
    either.type("deliveries", "resolve", str(other), "--sent", "--by", "maria")
    office.look(DUE + HOUR)
    assert len(office.post.to()) == 1
    assert office.states() == {JUNE: "done"}
    assert either.type("deliveries") == "every delivery was sent\n"


def test_many_doubts_of_a_run_are_one_matter_and_decided_at_once(acme: Desk) -> None:
    office = acme.office
    listed = ", ".join(f"{{to: p{number}@example.org}}" for number in range(8))
    (office.folder / "config" / "recipients.yaml").write_text(f"groups: {{managers: [{listed}]}}\n")
    office.look(DUE - HOUR)
    office.ledger.pause_delivery("the copy was put back", "w1", DUE)
    office.look(DUE)
    office.ledger.restore(DUE, "maria")
    office.ledger.raise_alert("unknown:3", "one of them", JUNE, DUE)
    office.ledger.alert_failed([1], DUE + DAY, DUE)
    said = acme.type("status", code=4)
    assert said.splitlines()[0].startswith("Delivery is paused, 8 deliveries are in doubt: ")
    assert said.count("in doubt: nobody knows whether they arrived") == 1
    assert "one of them" not in said  # which the owner could not be told yet is said of all together
    assert said.count("could not be told yet") == 1
    acme.type("deliveries", "resolve", "--resend", code=2)
    assert "name deliveries by their IDs, or a run by --run" in acme.err
    told = acme.type("deliveries", "resolve", "1", "2", "9", "--abandon", code=2)
    assert told == f"2 deliveries of {JUNE} are left; the run is done_with_unknown\n"
    assert "the ledger has no delivery 9" in acme.err
    office.clock.now = DUE + HOUR
    told = acme.type("deliveries", "resolve", "--run", "monthly/2026-06", "--resend")
    assert told.startswith(f"6 deliveries of {JUNE} are sent again: ")
    acme.type("resume", "--all")
    office.look(DUE + HOUR)
    assert len(office.post.to()) == 6


def test_deliveries_are_listed_by_state_and_without_addresses(acme: Desk) -> None:
    acme.office.post.answers = [Refused("550 <anna@example.org> unknown")]
    acme.office.look(DUE)
    rows = acme.json("deliveries", "list", "--state", "failed")["deliveries"]
    assert [(row["state"], row["reply"]) for row in rows] == [("failed", "550 <***@***> unknown")]
    assert "recipient" not in rows[0]
    assert acme.json("deliveries", "list", JUNE, "--recipients")["deliveries"][0]["recipient"] == "anna@example.org"
    acme.type("deliveries", "list", "--state", "faled", code=2)
    assert "Did you mean 'failed'?" in acme.err


# --- pause and resume


def test_a_paused_report_is_not_planned_until_it_is_resumed(either: Desk) -> None:
    either.type("pause", "monthly", "--by", "maria", "--why", "a holiday")
    either.office.look(DUE)
    assert either.office.states() == {}
    assert "by maria: a holiday: reportgen resume monthly" in either.type("status")
    assert "goes on; of what was missed its catch_up (latest) is made" in either.type("resume", "monthly")
    either.office.look(DUE + HOUR)
    assert either.office.states() == {JUNE: "done"}
    assert {(event.by, event.detail) for event in either.office.ledger.events()} >= {
        ("maria", "schedule monthly paused: a holiday")
    }


def test_a_paused_channel_and_all_deliveries_wait(acme: Desk) -> None:
    acme.type("pause", "--channel", "mail", "--why", "relay moves", "--by", "maria")
    acme.office.look(DUE)
    assert acme.office.post.to() == []
    assert "channel 'mail' sends nothing: paused by maria: relay moves; 2 deliveries wait" in " ".join(
        acme.type("status", code=4).split()
    )
    acme.type("resume", "--channel", "mail")
    acme.type("pause", "--all")
    acme.office.look(DUE + MINUTE)
    assert acme.office.post.to() == []
    assert acme.type("resume", "--all") == "deliveries go on\n"
    acme.office.look(DUE + 2 * MINUTE)
    assert len(acme.office.post.to()) == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["pause"], "name one thing: reportgen pause REPORT, --channel NAME or --all"),
        (["pause", "monthly", "--all"], "name one thing"),
        (["pause", "montly"], "Did you mean 'monthly'?"),
        (["resume", "--channel", "mial"], "Did you mean 'mail'?"),
        (["approve", "x"], "the ledger has none yet"),
        (["approve", "x", "--by", " "], "write a name of at most 100 letters"),
        (["deliveries", "resolve", "0"], "0 is not in the range"),
        (["decline", "x"], "Missing option '--why'"),
    ],
)
def test_misuse_is_told_with_the_way_out(acme: Desk, arguments: list[str], said: str) -> None:
    acme.type(*arguments, code=2)
    assert said in acme.err


def test_a_ledger_restored_from_a_backup_sends_nothing_by_itself(either: Desk) -> None:
    office = either.office
    office.look(DUE, held=HELD)
    told = either.type("restore-ledger", "--yes", "--by", "maria")
    assert "2 deliveries are in doubt" in told
    assert (
        either.type("status", code=4)
        .splitlines()[0]
        .startswith("Delivery is paused, 2 deliveries are in doubt, 1 report is held")
    )
    assert "2 deliveries are in doubt" in either.type("resume", "--all")
    office.look(DUE + HOUR)
    assert office.post.to() == []


def test_an_older_copy_of_the_ledger_is_told_by_whatever_command_meets_it(acme: Desk) -> None:
    import shutil

    office = acme.office
    file = office.folder / ".reportgen" / "ledger.db"
    shutil.copy(file, office.folder / "backup.db")
    office.look(DUE)
    office.ledger.close()
    shutil.copy(office.folder / "backup.db", file)
    acme.type("status", code=4)
    assert "this ledger is older than the one that was here before" in acme.err
    assert "reportgen resume --all" in acme.err
    assert [alert.key for alert in office.ledger.due_alerts(office.clock())] == ["restored"]


def test_a_full_disk_is_told_uses_up_no_attempt_and_ends_by_itself(acme: Desk) -> None:
    def full(order: object) -> None:
        raise OSError(28, "No space left on device", "/srv/acme/.reportgen/runs/x.pdf")

    for minutes in range(0, 120, 10):
        acme.office.look(DUE + minutes * MINUTE, fail=full)
    assert acme.type("status", code=1).splitlines()[0] == "1 report has no room on the disk"
    (waiting,) = acme.json("status", code=1)["waiting"]
    assert "(No space left on device: /srv/acme/.reportgen/runs/x.pdf)" in waiting["reasons"][0]["what"]
    assert len(acme.office.post.alerts()) == 1
    acme.office.look(DUE + 3 * HOUR)
    assert acme.office.states() == {JUNE: "done"}


def test_a_disk_that_gets_full_is_told_before_anything_fails_and_is_over_when_there_is_room(
    acme: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as full:
        full.setattr("reportgen.scheduler.room.LITTLE", 2**62)
        acme.office.look(DUE - HOUR)
        said = acme.type("status", code=1)
        assert said.splitlines()[0] == "The disk is nearly full"
        assert "MiB are left" in " ".join(said.split())
        acme.office.look(DUE - HOUR / 2)
    (told,) = acme.office.post.alerts()
    assert "the disk of" in told
    acme.office.look(DUE)
    assert acme.type("status").splitlines()[0] == "all is well"


def test_a_report_past_its_deadline_is_a_matter_and_one_that_waits_before_it_is_not(acme: Desk) -> None:
    (acme.office.folder / "web.csv").write_text(web("2026-06-20"))
    acme.office.look(DUE)
    assert acme.type("status").splitlines()[0] == "all is well; 1 report waits"
    acme.office.look(DUE + 2 * DAY + HOUR)
    assert acme.type("status", code=4).splitlines()[0] == "1 report is past its deadline: reportgen sources"


def test_a_channel_that_works_again_is_no_matter_any_more(acme: Desk) -> None:
    acme.office.post.answers = [Broken("relay cannot be reached")]
    acme.office.look(DUE)
    acme.office.clock.now = DUE + 5 * MINUTE  # its rest is over, and nobody has tried it yet
    assert "2 deliveries wait. It is tried again by itself" in " ".join(acme.type("status", code=4).split())
    acme.office.look(DUE + 5 * MINUTE)
    assert acme.type("status").splitlines()[0] == "all is well"
    assert acme.office.ledger.paused_transports() == ()


def test_the_ledgers_witness_does_not_close_the_folder_that_is_for_people(tmp_path: Path) -> None:
    from reportgen.project import load
    from reportgen.scheduler.house import opened
    from tests.scheduling import project_in

    plain = tmp_path / "plain"
    plain.mkdir()
    with opened(load(project_in(tmp_path / "acme"), {}), {}):
        assert (tmp_path / "acme" / "output").stat().st_mode == plain.stat().st_mode

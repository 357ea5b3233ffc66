"""scheduler.service and health: the loop for months, what stops it and what does not."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from urllib.error import HTTPError

import pytest

from reportgen.deliver import Deferred
from reportgen.ledger import LedgerError
from reportgen.scheduler.health import listening
from reportgen.scheduler.outlook import outlook
from reportgen.scheduler.planning import JUMPED, Planner, timings
from reportgen.scheduler.service import Service
from tests.scheduling import DUE, FILES, FIRST_LOOK, Office, office, project_in

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


class Passing:
    """A clock that nobody sets."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def acme(tmp_path: Path) -> Iterator[Office]:
    made = office(tmp_path)
    yield made
    for loop in LOOPS:
        loop.stop()
    LOOPS.clear()
    made.ledger.close()


LOOPS: list[Service] = []


def service(acme: Office, passing: Passing | None = None) -> Service:
    """A service whose worker does nothing but note that it was called."""
    note = f"open({str(acme.folder / 'called')!r}, 'a').write('x')"
    house = acme.house("parent")
    LOOPS.append(Service(house, (sys.executable, "-c", note), passing or Passing()))
    return LOOPS[-1]


def called(acme: Office, loop: Service) -> int:
    if loop._worker is not None:
        loop._worker.wait(20)
    note = acme.folder / "called"
    return len(note.read_text()) if note.exists() else 0


def at(acme: Office, passing: Passing, now) -> None:
    passing.seconds += (now - acme.clock.now).total_seconds()
    acme.clock.now = now


def test_a_worker_is_called_when_something_is_due_and_only_then(acme: Office) -> None:
    passing = Passing()
    loop = service(acme, passing)
    loop.look()
    assert called(acme, loop) == 0
    at(acme, passing, DUE)
    loop.look()
    assert acme.states() == {"monthly/2026-06/v1": "planned"}
    assert called(acme, loop) == 1
    loop.look()  # nobody did the work: it is still due
    assert called(acme, loop) == 2


def test_only_one_worker_is_there_at_a_time(acme: Office) -> None:
    passing = Passing()
    loop = service(acme, passing)
    loop.command = (sys.executable, "-c", "import time; time.sleep(60)")
    at(acme, passing, DUE)
    loop.look()
    first = loop._worker
    loop.look()
    assert loop._worker is first
    started = time.monotonic()
    loop.stop()
    assert time.monotonic() - started < 20
    assert first is not None
    assert first.poll() is not None


def test_what_rests_calls_nobody(acme: Office) -> None:
    acme.look(DUE)
    passing = Passing()
    loop = service(acme, passing)
    loop.look()
    assert called(acme, loop) == 0


def test_a_changed_configuration_is_taken_up_and_a_broken_one_is_told_at_once_while_the_last_good_one_plans(
    acme: Office,
) -> None:
    passing = Passing()
    loop = service(acme, passing)
    loop.look()
    reports = acme.folder / "config" / "reports.yaml"
    reports.write_text("monthly: [\n")
    os.utime(reports, (1, 1))
    at(acme, passing, DUE)
    loop.look()
    assert acme.states() == {"monthly/2026-06/v1": "planned"}
    assert any("configuration has become wrong" in line for line in acme.log)
    assert called(acme, loop) == 0  # a worker would read the same and end, and tell nobody
    (told,) = acme.post.alerts()
    assert "nothing is made or sent until it is mended" in told
    reports.write_text(FILES["reports.yaml"].replace("3rd", "4th"))
    loop.look()
    assert called(acme, loop) == 1
    assert loop.house.project.reports["monthly"].schedule.when.startswith("4th")
    assert acme.ledger.clear_alert("config", acme.clock()) is False


def test_a_clock_that_jumps_ahead_is_not_believed(acme: Office) -> None:
    passing = Passing()
    loop = service(acme, passing)
    loop.look()
    acme.clock.now = FIRST_LOOK + 300 * DAY
    passing.seconds += 15
    loop.look()
    assert acme.states() == {}
    (told,) = acme.post.alerts()
    assert "clock jumped ahead by 299 days" in told
    (matter,) = outlook(acme.house().project, acme.ledger, acme.clock.now).matters  # and not that no scheduler runs
    assert (matter.kind, matter.what.startswith("the clock jumped ahead")) == ("jump", True)
    loop.look()
    assert acme.states() == {}


def test_while_a_clock_is_not_believed_nothing_expires_and_once_it_is_mended_all_goes_on(acme: Office) -> None:
    acme.post.answers = [Deferred("450 later"), Deferred("450 later")]
    acme.look(DUE)
    passing = Passing()
    loop = service(acme, passing)
    loop.look()
    acme.clock.now += 30 * DAY
    loop.look()
    at(acme, passing, acme.clock.now + HOUR)
    loop.look()
    assert {each.state for each in acme.ledger.deliveries()} == {"retry"}
    assert called(acme, loop) == 0
    acme.clock.now -= 30 * DAY
    loop.look()
    assert "the clock is right again: planning goes on" in acme.log
    assert called(acme, loop) == 1


def test_workers_that_end_one_after_the_other_without_a_word_are_told_by_the_scheduler_itself(acme: Office) -> None:
    passing = Passing()
    loop = service(acme, passing)
    good, loop.command = loop.command, (sys.executable, "-c", "raise SystemExit(1)")
    at(acme, passing, DUE)
    for _ in range(8):
        loop.look()
        assert loop._worker is not None
        loop._worker.wait(20)
    (told,) = acme.post.alerts()
    assert "5 workers in a row came to nothing" in told
    assert [each.kind for each in outlook(acme.house().project, acme.ledger, DUE).matters] == ["workers"]
    loop = service(acme, passing)  # the next one's first good worker ends it
    loop.command = good
    for _ in range(3):
        loop.look()
        assert loop._worker is not None
        loop._worker.wait(20)
    assert acme.ledger.clear_alert("workers", acme.clock()) is False


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (-9, "was ended by SIGKILL. Where nobody did that, the memory ran out"),
        (-11, "was ended by SIGSEGV. What it was at is taken up again"),
        (1, "ended with code 1; its own lines say why. What it was at is taken up again"),
    ],
)
def test_how_a_worker_ended_is_told_with_what_to_do(acme: Office, code: int, told: str) -> None:
    passing = Passing()
    loop = service(acme, passing)
    how = f"os.kill(os.getpid(), {-code})" if code < 0 else f"raise SystemExit({code})"
    loop.command = (sys.executable, "-c", f"import os; {how}")
    at(acme, passing, DUE)
    loop.look()
    assert loop._worker is not None
    loop._worker.wait(20)
    loop.look()
    assert any(line.startswith(f"the last worker {told}") for line in acme.log)


def test_a_machine_that_slept_for_days_makes_up_for_it(acme: Office) -> None:
    passing = Passing()
    loop = service(acme, passing)
    loop.look()
    at(acme, passing, DUE + 3 * DAY)
    loop.look()
    assert acme.states() == {"monthly/2026-06/v1": "planned"}


def test_whatever_goes_wrong_in_a_look_the_next_one_comes(acme: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    loop = service(acme)
    loop.look()

    def broken(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Planner, "look", broken)
    loop.look()
    assert any("came to nothing" in line and "No space left" in line for line in acme.log)
    monkeypatch.undo()
    loop.look()
    assert loop.last_look == acme.clock()


def test_a_ledger_that_cannot_be_used_for_long_is_told_by_mail_and_not_at_every_look(
    acme: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise LedgerError("the disk is full; nothing was changed")

    passing = Passing()
    loop = service(acme, passing)
    with monkeypatch.context() as broken:
        broken.setattr(type(acme.ledger), "sweep", full)
        for minute in range(60):
            at(acme, passing, FIRST_LOOK + timedelta(minutes=minute))
            loop.look()
    assert acme.post.alerts() == [
        "[reportgen Acme] nothing is planned, made or sent: the disk is full; nothing was changed"
    ]
    at(acme, passing, FIRST_LOOK + timedelta(hours=2))
    loop.look()
    assert loop.last_look == acme.clock()


def test_a_paused_schedule_plans_nothing_and_makes_up_for_it_when_it_goes_on(acme: Office) -> None:
    acme.ledger.set_paused("monthly", True, "maria", acme.clock())
    acme.look(DUE + HOUR)
    assert acme.states() == {}
    acme.ledger.set_paused("monthly", False, "maria", acme.clock())
    acme.look(DUE + 2 * HOUR)
    assert acme.post.to() != []


def test_an_idle_look_at_many_schedules_writes_nothing(tmp_path: Path) -> None:
    reports = "".join(FILES["reports.yaml"].replace("monthly:", f"report-{number}:") for number in range(60))
    acme = office(tmp_path, reports=reports)
    house = acme.house()
    planner = Planner(timings(house.project))
    planner.look(house, FIRST_LOOK + HOUR)
    before = acme.ledger.schedules()
    assert planner.look(house, FIRST_LOOK + HOUR + timedelta(minutes=1)) == ()
    assert acme.ledger.schedules() == before
    acme.ledger.close()


# --- those who ask


def get(port: int, path: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as error:
        return error.code, error.read().decode()


def test_it_says_whether_it_lives_and_what_the_ledger_holds(acme: Office) -> None:
    acme.look(DUE)
    loop = service(acme)
    with listening(loop, "127.0.0.1", 0, 15.0) as port:
        assert get(port, "/health")[0] == 503
        loop.look()
        assert get(port, "/health") == (200, "alive\n")
        acme.clock.now += timedelta(minutes=5)
        assert get(port, "/health")[0] == 503
        acme.ledger.raise_alert(JUMPED, "the clock jumped ahead", None, acme.clock.now)
        code, text = get(port, "/metrics")
        assert get(port, "/other")[0] == 404
    assert code == 200
    assert 'reportgen_runs{state="done"} 1.0' in text
    assert 'reportgen_deliveries{state="sent"} 2.0' in text
    assert re.search(r'reportgen_next_due_timestamp_seconds\{report="monthly"\} 1\.78\d+e\+09', text)
    assert 'reportgen_matters{kind="jump"} 1.0' in text
    assert "example.org" not in text


# --- the real thing


def test_the_process_looks_answers_and_stops_when_it_is_asked_to(tmp_path: Path) -> None:
    project_in(tmp_path)
    command = [
        sys.executable,
        "-m",
        "reportgen",
        "--project",
        str(tmp_path),
        "schedule",
        "--interval",
        "1",
        "--listen",
        "0",
    ]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr is not None
        port = int(process.stderr.readline().rpartition(":")[2])
        for _ in range(100):
            if get(port, "/health")[0] == 200:
                break
            time.sleep(0.2)
        assert get(port, "/health")[0] == 200
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0
        assert "stopped" in process.stderr.read()
    finally:
        process.kill()
        process.wait()
        if process.stderr is not None:
            process.stderr.close()


def test_the_parent_loads_nothing_that_a_report_needs(tmp_path: Path) -> None:
    project_in(tmp_path)
    code = (
        "import sys, os, datetime; from pathlib import Path; from reportgen.project import load;"
        "from reportgen.scheduler.house import opened; from reportgen.scheduler.service import Service, serve, _alarm_clock;"
        f"project = load(Path({str(tmp_path)!r}), {{}})\n"
        "with opened(project, dict(os.environ)) as house: Service(house, ('true',)).look(); _alarm_clock()\n"
        "print([name for name in ('pandas', 'matplotlib', 'weasyprint', 'duckdb', 'numpy', 'boto3') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

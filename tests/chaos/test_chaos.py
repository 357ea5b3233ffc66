"""Killed and frozen at every transition, a worker sends nothing twice and loses nothing in silence.

The fast part strikes once at every point, before a small relay that forces every mail to the disk. The nightly part needs Postfix,
Exim and OpenSMTPD (`python -m tests.chaos.relays fetch`) and strikes each three times, at random, and with stops past the lease.
Every campaign runs in a process of its own, which forks its workers.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.chaos import judge, relays
from tests.chaos.campaign import CONTROL_POINTS, KILLS_A_SCENE
from tests.chaos.points import DOUBTFUL, POINTS
from tests.chaos.relays import Mail
from tests.chaos.scene import Ending, Scene

ROOT = Path(__file__).parents[2]
BUSY = ("--in-time", "60")
"""Other tests take the processors meanwhile; how long the end takes is measured at night."""
REAL = ("postfix", "exim", "opensmtpd")


def struck(folder: Path, *arguments: str) -> dict[str, Any]:
    """One campaign; what was counted."""
    command = [sys.executable, "-m", "tests.chaos.campaign", "--json", "--folder", str(folder), *arguments]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ}, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr[-2000:]
    return json.loads(done.stdout)


def at_real(folder: Path, relay: str, *arguments: str) -> dict[str, Any]:
    """One campaign before a real relay."""
    if why := relays.missing(relay):
        pytest.fail(why)
    return struck(folder, "--relay", relay, "--jobs", "4", *arguments)["all"]


def flawless(counted: dict[str, Any]) -> None:
    assert counted["wrong"] == []
    assert (counted["duplicates"], counted["lost"]) == (0, 0)


# --- every commit


def test_a_worker_killed_at_any_point_sends_nothing_twice_and_loses_nothing(tmp_path: Path) -> None:
    assert len(POINTS) >= 24
    found = struck(tmp_path, "--jobs", "10", *BUSY)
    flawless(found["all"])
    assert found["all"]["struck"] >= len(POINTS)
    assert {point for point, each in found["points"].items() if each["unknown"]} == DOUBTFUL


def test_a_worker_that_marks_after_sending_sends_twice_under_the_same_kills(tmp_path: Path) -> None:
    """The control: a harness that cannot see the fault proves nothing."""
    found = struck(tmp_path, "--control", "--jobs", "3", *BUSY)
    assert found["all"]["duplicates"] == len(CONTROL_POINTS)
    assert len(found["all"]["wrong"]) == len(CONTROL_POINTS)


# --- the judge himself


def ending(state: str = "sent", point: str = "dot.after", **changed: Any) -> Ending:
    made = Ending(Scene("s1", "", 0, point=point), struck=1, runs={"r": "done"}, alerts=["unknown:1"])
    made.deliveries = [(1, "p0.s1@example.org", "m@example.org", state, 7)]
    return Ending(**{**vars(made), **changed})


MAIL = Mail("m@example.org", "p0.s1@example.org")


@pytest.mark.parametrize(
    ("told", "mails", "wrong"),
    [
        (ending(), [MAIL], []),
        (ending("unknown"), [MAIL], []),
        (ending("unknown"), [], []),
        (ending("failed"), [], []),
        (ending(), [MAIL, MAIL], ["lies 2 times"]),
        (ending(), [], ["lies nowhere"]),
        (ending("failed"), [MAIL], ["has arrived"]),
        (ending("intent"), [MAIL], ["ended intent"]),
        (ending("unknown", alerts=[]), [MAIL], ["nobody was told"]),
        (ending("unknown", "body.after"), [], ["the blow fell before its dot"]),
        (ending(seconds=20.0), [MAIL], ["took 20.0 s"]),
        (ending(), [MAIL, Mail("x@example.org", "who@example.org")], ["of whom no ledger knows"]),
        (ending(), [MAIL, Mail("[reportgen] x", "ops.s1@example.org")], []),
        (ending(wrong=["it broke"]), [MAIL], ["it broke"]),
    ],
)  # fmt: skip
def test_the_judge_sees_what_is_wrong(told: Ending, mails: list[Mail], wrong: list[str]) -> None:
    found = judge.judged([told], mails).wrong
    assert len(found) == len(wrong)
    assert all(part in sentence for part, sentence in zip(wrong, found, strict=True))


# --- at night


@pytest.mark.nightly
@pytest.mark.parametrize("relay", REAL)
def test_three_kills_at_each_point_before_real_relays(tmp_path: Path, relay: str) -> None:
    counted = at_real(tmp_path, relay, "--times", "3")
    flawless(counted)
    assert counted["struck"] >= 72


@pytest.mark.nightly
@pytest.mark.parametrize("relay", REAL)
def test_kills_at_each_point_with_a_ledger_in_postgresql_and_clocks_that_disagree(tmp_path: Path, relay: str) -> None:
    flawless(at_real(tmp_path, relay, "--ledger", "postgresql", "--nodes", "2", "--clocks", "0", "3600", "-3600"))


@pytest.mark.nightly
@pytest.mark.parametrize(("relay", "nodes", "ledger"), [("postfix", "4", "postgresql"), ("exim", "2", "sqlite"),
                                                       ("opensmtpd", "1", "sqlite")])  # fmt: skip
def test_kills_at_any_time(tmp_path: Path, relay: str, nodes: str, ledger: str) -> None:
    counted = at_real(tmp_path, relay, "--kills", "170", "--nodes", nodes, "--ledger", ledger, "--in-time", "30")
    flawless(counted)
    assert counted["struck"] >= 170 - KILLS_A_SCENE


@pytest.mark.nightly
@pytest.mark.parametrize(("relay", "nodes", "ledger"), [("postfix", "1", "sqlite"), ("postfix", "2", "postgresql"),
                                                       ("exim", "4", "postgresql"), ("opensmtpd", "2", "sqlite")])  # fmt: skip
def test_a_worker_that_is_stopped_past_its_lease_and_goes_on_sends_nothing_twice(
    tmp_path: Path, relay: str, nodes: str, ledger: str
) -> None:
    counted = at_real(tmp_path, relay, "--freezes", "1", "--nodes", nodes, "--ledger", ledger)
    flawless(counted)
    assert counted["struck"] >= 40


@pytest.mark.nightly
def test_the_control_sends_twice_before_real_relays_and_at_random_times(tmp_path: Path) -> None:
    assert at_real(tmp_path, "postfix", "--control", "--times", "3")["duplicates"] > 0
    assert at_real(tmp_path, "postfix", "--control", "--freezes", "1")["duplicates"] > 0

"""Secrets: whatever breaks, and whoever repeats them, they are in no log, no ledger, no alert and no file."""

from __future__ import annotations

import base64
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest

from reportgen import gate
from reportgen.deliver import Broken, Deferred, Doubtful, Refused, Withheld
from reportgen.errors import RenderError
from reportgen.ledger import open_ledger
from reportgen.project import load
from reportgen.scheduler.house import House
from reportgen.scheduler.planning import Planner, timings
from reportgen.scheduler.work import work
from reportgen.settings import SecretError
from tests.scheduling import DUE, FIRST_LOOK, Clock, Post, makers, project_in

CANARY = "c4n4ry/4711+secret"
ENVIRON = {
    "SMTP_PASSWORD": CANARY,
    "S3_KEY": "k3y-" + CANARY,
    "S3_SECRET": "s3cret-" + CANARY,
    "CHAT_URL": f"slack://{CANARY}",
}
DELIVERY = """on_failure: ops@example.org
channels:
  mail: {kind: smtp, host: smtp.example.org, user: u, password: "${SMTP_PASSWORD}", sender: r@example.org}
  bucket: {kind: s3, bucket: reports, access_key: "${S3_KEY}", secret_key: "${S3_SECRET}"}
  team: {kind: chat, url: "${CHAT_URL}"}
"""
FORMS: dict[str, Callable[[str], str]] = {
    "plain": lambda text: text,
    "in a URL": lambda text: f"https://u:{quote(text, safe='')}@host/",
    "base64": lambda text: base64.b64encode(text.encode()).decode(),
    "as AUTH PLAIN": lambda text: base64.b64encode(f"\0u\0{text}".encode()).decode(),
}
PLACES = ("refused", "deferred", "broken", "lasting", "doubtful", "withheld", "opening", "making", "crashing", "gate")


def run(folder: Path, place: str, said: str) -> list[str]:
    """Let something fail that repeats a secret; gives the log."""
    project_in(folder, delivery=DELIVERY)
    log: list[str] = []
    post, clock = Post(), Clock(FIRST_LOOK)
    text = f"535 no, not {said} again"
    outcomes = {
        "refused": Refused(text), "deferred": Deferred(text), "broken": Broken(text), "lasting": Broken(text, lasting=True),
        "doubtful": Doubtful(text), "withheld": Withheld(text),
    }  # fmt: skip
    if place in outcomes:
        post.answers = [outcomes[place], outcomes[place]]

    def way(house: House, channel: str) -> Post:
        if place == "opening":
            raise SecretError(text)
        return post

    def fail(_: object) -> None:
        if place == "making":
            raise RenderError(text)
        if place == "crashing":
            raise KeyError(text)

    with open_ledger(folder / ".reportgen" / "ledger.db") as ledger:
        house = House(load(folder, ENVIRON), ledger, ENVIRON, "w", clock, log.append, way)
        planner = Planner(timings(house.project))
        planner.look(house, clock.now)
        held = [gate.Reason("figure_implausible", text)] if place == "gate" else []
        for hours in (0, 2, 4, 6, 20):
            clock.now = DUE.replace(hour=DUE.hour) + hours * (DUE - DUE.replace(hour=DUE.hour - 1))
            planner.look(house, clock.now)
            work(house, makers(held=held, fail=fail))
    assert log
    log += [each.mime.decode() + each.text for each in post.got]
    return log


def sinks(folder: Path, log: list[str]) -> bytes:
    """Everything that was written: log and mails, ledger, archive, output."""
    files = [path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file() and path.name != "delivery.yaml"]
    return "\n".join(log).encode() + b"".join(files)


PAIRS = [(place, form) for place in PLACES for form in sorted(FORMS)]


@pytest.mark.parametrize(
    ("place", "form"),
    # each place with one form, and each form two times or more; all pairs by night
    [
        pytest.param(*pair, marks=[pytest.mark.nightly] if number % 4 != number // 4 % 4 else [])
        for number, pair in enumerate(PAIRS)
    ],
)
def test_a_secret_that_an_error_repeats_is_written_nowhere(tmp_path: Path, place: str, form: str) -> None:
    said = FORMS[form](CANARY)
    written = sinks(tmp_path, run(tmp_path, place, said))
    for each in (CANARY, said, quote(CANARY, safe=""), base64.b64encode(CANARY.encode()).decode()):
        assert each.encode() not in written


def test_the_sinks_would_show_what_is_no_secret(tmp_path: Path) -> None:
    """The control: the same words without being a secret are found."""
    assert b"no, not something-else again" in sinks(tmp_path, run(tmp_path, "refused", "something-else"))

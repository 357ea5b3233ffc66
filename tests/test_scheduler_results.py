"""scheduler.results: a run that ended half-way goes on where it was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from reportgen.errors import RenderError
from reportgen.pipeline import Order
from reportgen.scheduler import results
from tests.scheduling import DUE, Office, office, web

RUN = "monthly/2026-06/v1"
VARIANTS = (("en", "pdf"), ("en", "html"), ("en", "xlsx"), ("ru", "pdf"), ("ru", "html"))
BOXES = sorted(f"{language}-{kind}@example.org" for language, kind in VARIANTS)
MINUTE = timedelta(minutes=1)


class Machine:
    """Notes what is made, and goes down where it is told to."""

    def __init__(self, breaks_at: int | None = None) -> None:
        self.breaks_at = breaks_at
        self.made: list[tuple[str, str]] = []

    def __call__(self, order: Order) -> None:
        if len(self.made) == self.breaks_at:
            raise RenderError("the process was killed by signal SIGKILL")
        self.made.append((order.language, (order.formats or ("?",))[0]))


@pytest.fixture
def acme(tmp_path: Path) -> Iterator[Office]:
    to = ", ".join(f"{{to: {code}-{kind}@example.org, language: {code}, formats: [{kind}]}}" for code, kind in VARIANTS)
    made = office(tmp_path, recipients=f"groups:\n  managers: [{to}]\n")
    yield made
    made.ledger.close()


def records(acme: Office) -> list[Path]:
    return sorted((acme.folder / ".reportgen" / "runs" / RUN / "out").glob(f"*/{results.RECORD}"))


def test_what_was_made_before_it_broke_is_not_made_again(acme: Office) -> None:
    first = Machine(breaks_at=3)
    assert acme.look(DUE, fail=first).runs == {RUN: "retry"}
    assert (len(first.made), len(records(acme))) == (3, 3)
    second = Machine()
    assert acme.look(DUE + 2 * MINUTE, fail=second).runs == {RUN: "ready"}
    assert (len(second.made), sorted(first.made + second.made)) == (2, sorted(VARIANTS))
    assert acme.post.to() == BOXES
    assert any("3 of 5 reports are there from the attempt before" in line for line in acme.log)
    bodies = [mail.mime for mail in acme.post.got]
    assert len(set(bodies)) == 5


def test_it_goes_on_from_what_it_read_at_first_though_the_sources_changed_since(acme: Office) -> None:
    acme.look(DUE, fail=Machine(breaks_at=4))
    (acme.folder / "web.csv").write_text(web("2026-06-30").replace(",100", ",1"))
    second = Machine()
    acme.look(DUE + 2 * MINUTE, fail=second)
    assert len(second.made) == 1


def test_what_somebody_has_made_anew_is_made_anew_though_nothing_seems_to_have_changed(acme: Office) -> None:
    acme.look(DUE, fail=Machine(breaks_at=4))
    acme.ledger.retry_run(RUN, "maria", acme.clock())
    second = Machine()
    assert acme.look(DUE + MINUTE / 2, fail=second).runs == {RUN: "ready"}
    assert len(second.made) == 5


@pytest.mark.parametrize("damage", ["file", "record", "gone"])
def test_a_variant_that_is_not_whole_is_made_again(acme: Office, damage: str) -> None:
    acme.look(DUE, fail=Machine(breaks_at=4))
    folder = records(acme)[0].parent
    if damage == "file":
        next(folder.glob("*.pdf")).write_bytes(b"%PDF of another")
    elif damage == "record":
        (folder / results.RECORD).write_text('{"name": ')
    else:
        next(folder.glob("*.mail")).unlink()
    second = Machine()
    assert acme.look(DUE + 2 * MINUTE, fail=second).runs == {RUN: "ready"}
    assert len(second.made) == 2
    assert len(acme.post.to()) == 5


def test_a_variant_that_nobody_gets_any_more_goes(acme: Office) -> None:
    acme.look(DUE, fail=Machine(breaks_at=4))
    stray = records(acme)[0].parent.parent / "0123456789abcdef"
    stray.mkdir()
    (stray / "old.pdf").write_bytes(b"%PDF")
    acme.look(DUE + 2 * MINUTE)
    assert not stray.exists()


def test_the_ledger_is_told_how_far_it_came(tmp_path: Path) -> None:
    to = ", ".join(f"{{to: m{at}@example.org, only: {{campaign: day {at}}}}}" for at in range(50))
    acme = office(
        tmp_path,
        recipients=f"groups:\n  managers: [{to}]\n",
        sources="web: {kind: csv, table: sessions, path: web.csv, columns: {date: date, sessions: sessions, campaign: name}}\n",
    )
    rows = web("2026-07-02").splitlines()
    (tmp_path / "web.csv").write_text(
        "\n".join([f"{rows[0]},name", *(f"{row},day {at % 50}" for at, row in enumerate(rows[1:]))]) + "\n"
    )
    assert acme.look(DUE).runs == {RUN: "ready"}
    told = [step.detail for step in acme.ledger.steps(RUN) if step.name == "render"]
    assert told[-1] == {"done": 40, "of": 50}
    assert [line for line in acme.log if "reports are made" in line][-1] == f"{RUN}: 40 of 50 reports are made"
    assert len(acme.post.to()) == 50
    acme.ledger.close()


def test_a_delivery_asks_for_its_own_files_however_many_there_are(
    acme: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    every = type(acme.ledger).artifacts

    def artifacts(ledger: object, run: str, variant: str | None = None) -> object:
        found = every(acme.ledger, run, variant)
        asked.append(len(found))
        return found

    monkeypatch.setattr(type(acme.ledger), "artifacts", artifacts)
    acme.look(DUE)
    assert asked[:5] == [2] * 5

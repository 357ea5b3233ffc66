"""An office whose command line is tried: with its clock, on either engine."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from reportgen.cli import main
from reportgen.ledger import open_ledger
from tests.scheduling import Office, Post, project_in


class Desk:
    """An office, and the command line in its folder.

    Attributes:
        office: project, ledger, clock, relay.
    """

    def __init__(self, office: Office, capsys: pytest.CaptureFixture[str]) -> None:
        self.office, self._capsys = office, capsys
        self.err = ""

    def type(self, *arguments: str, code: int = 0) -> str:
        """Type a command; its standard output. The exit code must be the one expected."""
        self._capsys.readouterr()
        found = main(["--project", str(self.office.folder), *arguments])
        captured = self._capsys.readouterr()
        self.err = captured.err
        assert found == code, (found, captured.out, captured.err)
        assert "Traceback" not in captured.err
        assert "anna@" not in captured.out + captured.err or "--recipients" in arguments
        return captured.out

    def json(self, *arguments: str, code: int = 0) -> Any:
        """The same with --json, read."""
        return json.loads(self.type(*arguments, "--json", code=code))


def desk(
    folder: Path, place: str | Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, **how: Any
) -> Iterator[Desk]:
    """An office on a ledger at `place`, whose schedules were looked at once."""
    (folder / ".reportgen").mkdir(mode=0o700)
    with open_ledger(place, witnesses=[folder / "output" / ".ledger-seen"], database_clock=False) as ledger:
        made = Office(project_in(folder, **how), ledger, Post())
        made.look()
        monkeypatch.setenv("REPORTGEN_LEDGER", str(place))
        monkeypatch.setattr("reportgen.cli.ledgers.clock", made.clock)
        monkeypatch.setattr("reportgen.ledger.open_ledger", partial(open_ledger, database_clock=False))
        yield Desk(made, capsys)

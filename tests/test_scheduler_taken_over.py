"""scheduler.reading: a worker that slept through its lease leaves what the report was made of as it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reportgen import archive, pipeline
from tests.scheduling import DUE, FIRST_LOOK, office, web

RUN = "monthly/2026-06/v1"


@pytest.mark.parametrize("at", ["gather", "freeze"])
def test_who_sleeps_while_its_run_is_taken_over_does_not_exchange_its_frozen_inputs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    acme = office(tmp_path)
    folder = archive.RunFolder(acme.house().runs, RUN)
    room: Any = {"gather": pipeline, "freeze": archive}[at]
    awake = getattr(room, at)

    def asleep(*given: Any, **more: Any) -> Any:
        monkeypatch.setattr(room, at, awake)
        found = awake(*given, **more) if at == "gather" else None  # it has read already, or is about to lay it down
        (acme.folder / "web.csv").write_text(web("2026-07-02").replace(",100", ",300"))
        acme.look(DUE + (DUE - FIRST_LOOK), owner="w2")
        assert acme.post.to() == ["anna@example.org", "petr@example.org"]
        return awake(*given, **more) if at == "freeze" else found

    monkeypatch.setattr(room, at, asleep)
    acme.look(DUE, owner="w1")
    assert any("taken over by another worker" in line for line in acme.log)
    (used,) = {step.detail["inputs"] for step in acme.ledger.steps(RUN) if step.name == "compute"}
    assert archive.folders.hash_of(folder.inputs / archive.MANIFEST) == used
    archive.thaw(folder.inputs, {})  # raises where a file is not the one that was frozen
    assert [path.name for path in folder.path.iterdir() if path.name.startswith(".")] == []
    assert acme.states() == {RUN: "done"}
    acme.ledger.close()

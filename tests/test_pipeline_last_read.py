"""When each source came in last."""

from __future__ import annotations

import json
import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from reportgen.pipeline import gather
from reportgen.pipeline.last_read import last_read
from reportgen.project import load
from reportgen.sources import World
from tests.api_server import Api, Fault, leads, serving
from tests.scheduling import FILES, project_in, web

WORLD = World(date(2026, 7, 3), {}, sleep=lambda seconds: None)


def test_a_file_was_read_when_its_content_came_in_and_an_interface_when_it_last_told_all(tmp_path: Path) -> None:
    began = datetime.now(UTC) - timedelta(seconds=2)
    with serving(Api(leads(25))) as api:
        sources = FILES["sources.yaml"] + f"crm: {json.dumps(api.contract(retries=1))}\n"
        project = load(project_in(tmp_path, sources=sources), {})
        inputs = gather(project, world=WORLD, pulling="any")
        parts = {name: [part for part in inputs.parts if part.source == name] for name in project.sources}
        first = {name: last_read(project, name, parts[name]) for name in parts}
        assert None not in first.values(), first
        assert all(each is not None and began <= each <= datetime.now(UTC) for each in first.values())
        long_ago = (began - timedelta(days=3)).timestamp()
        os.utime(parts["web"][0].snapshot.parent / "manifest.json", (long_ago, long_ago))
        assert gather(project, world=WORLD, pulling="anew").failures == ()
        asked_again = last_read(project, "crm", parts["crm"])
        assert asked_again is not None
        assert first["crm"] is not None
        assert asked_again > first["crm"]  # although its records are the same
        assert last_read(project, "web", parts["web"]) == datetime.fromtimestamp(int(long_ago), UTC)
        api.faults = [Fault("500", 0, -1)]
        assert gather(project, world=WORLD, pulling="anew").failures
        assert last_read(project, "crm", parts["crm"]) == asked_again
    (tmp_path / "web.csv").write_text(web("2026-07-03"))
    again = [part for part in gather(project, pulling="kept").parts if part.source == "web"]
    newest = last_read(project, "web", again)
    assert newest is not None
    assert newest >= began


def test_what_was_never_read_has_no_time(tmp_path: Path) -> None:
    with serving(Api([])) as api:
        sources = FILES["sources.yaml"] + f"crm: {json.dumps(api.contract())}\n"
        project = load(project_in(tmp_path, sources=sources), {})
    assert last_read(project, "crm", []) is None
    assert last_read(project, "web", []) is None

"""What an operator sees of the sources: how each stands, what became of a pull, and what is to be done."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from reportgen.cli import main, pulling
from reportgen.cli.sources_table import matters, table, verdict
from reportgen.pipeline.standing import STATES, Standing
from tests.api_server import Api, Fault, leads, serving

BUSINESS = "name: A\ntimezone: Europe/Prague\ncurrency: EUR\nas_of: 2026-03-31\n"
FILES = """\
web:
  kind: csv
  table: sessions
  path: web.csv
  columns: {date: day, sessions: visits}
  complete: {through: 2026-03-31}
"""
API = """\
crm:
  kind: api
  table: leads
  url: {url}/crm/contacts
  paginate: {{kind: cursor, from: paging.next.after, param: after}}
  records: results
  total: total
  retries: 0
  columns: {{lead_id: id, created_at: properties.createdate}}
"""
REPORTS = "monthly: {grain: month}\nweekly: {grain: week}\n"
SCHEDULED = """\
monthly: {grain: month, schedule: every Monday at 08:00, recipients: [team]}
weekly: {grain: week, schedule: every Monday at 08:00, recipients: [team]}
"""
WAYS = "on_failure: ops@acme.example\nchannels: {box: {kind: folder, path: sent}}\n"
TEAM = "groups: {team: [{channel: box}]}\n"


def project_in(folder: Path, sources: str) -> Path:
    config = folder / "config"
    config.mkdir()
    (config / "business.yaml").write_text(BUSINESS)
    (config / "sources.yaml").write_text(sources)
    (config / "reports.yaml").write_text(REPORTS)
    (folder / "web.csv").write_text("day,visits\n" + "".join(f"2026-03-{day:02},5\n" for day in range(1, 32)))
    return folder


def scheduled(folder: Path) -> Path:
    config = folder / "config"
    (config / "reports.yaml").write_text(SCHEDULED)
    (config / "delivery.yaml").write_text(WAYS)
    (config / "recipients.yaml").write_text(TEAM)
    return folder


def ran(folder: Path, capsys: Any, *arguments: str) -> tuple[int, str, str]:
    code = main(["--project", str(folder), *arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


def standing(**changes: Any) -> Standing:
    usual: dict[str, Any] = {
        "source": "crm_leads", "table": "leads", "kind": "hubspot_contacts", "place": "exports/*.csv", "parts": (),
        "first_day": date(2026, 1, 1), "last_day": date(2026, 3, 31), "through": date(2026, 3, 31), "estimate": False,
        "read": datetime(2026, 4, 1, 6, tzinfo=UTC), "pull": None, "failed": None, "notes": (), "late": (), "may_be_late": False,
        "state": "ok",
    }  # fmt: skip
    return Standing(**{**usual, **changes})


def test_one_source_that_fails_costs_no_other_and_its_last_rows_are_told(tmp_path: Path, capsys: Any) -> None:
    with serving(Api(leads(25))) as api:
        folder = project_in(tmp_path, API.format(url=api.url) + FILES)
        code, out, _ = ran(folder, capsys, "pull")
        assert code == 0
        assert [line.split()[:3] for line in out.splitlines()[2:]] == [["crm", "pulled", "25"], ["web", "read", "31"]]
        api.faults = [Fault("500", 1, -1)]
        code, out, err = ran(folder, capsys, "pull")
        assert code == 1
        assert [line.split()[:3] for line in out.splitlines()[2:]] == [
            ["crm", "failed", "-"],
            ["web", "unchanged", "31"],
        ]
        assert "source 'crm': answers 500" in err
        code, out, err = ran(folder, capsys, "sources")
        assert code == 0
        assert out.startswith("2 sources: 1 failed: reportgen pull crm")
        assert "- crm failed " in out
        assert "answers 500" in out
        code, out, _ = ran(folder, capsys, "sources", "--json")
        crm, web = json.loads(out)["sources"]
        assert (crm["state"], crm["rows"]["used"], crm["pull"]["records"], crm["kind"]) == ("failed", 25, 25, "api")
        assert "answers 500" in crm["failed"]["what"]
        assert (web["state"], web["failed"], web["pull"], web["complete_through"]) == ("ok", None, None, "2026-03-31")


def test_only_the_named_sources_are_pulled(tmp_path: Path, capsys: Any) -> None:
    with serving(Api(leads(25))) as api:
        folder = project_in(tmp_path, API.format(url=api.url) + FILES)
        code, out, _ = ran(folder, capsys, "pull", "web")
        assert (code, "crm" in out, api.seen) == (0, False, [])
        code, _, err = ran(folder, capsys, "pull", "wep")
        assert (code, "Did you mean 'web'?" in err) == (2, True)


def test_of_two_sources_that_count_twice_only_the_one_that_is_left_out_has_failed(tmp_path: Path, capsys: Any) -> None:
    folder = project_in(tmp_path, FILES + FILES.replace("web:", "web_again:"))
    _, out, err = ran(folder, capsys, "sources", "--json")
    states = {each["source"]: each["state"] for each in json.loads(out)["sources"]}
    assert states == {"web": "ok", "web_again": "failed"}, err


def test_a_report_that_waits_for_a_source_is_named(tmp_path: Path, capsys: Any) -> None:
    folder = project_in(tmp_path, FILES.replace("2026-03-31", "2026-03-20"))
    _, out, _ = ran(folder, capsys, "sources")
    assert out.startswith("1 source, all is well\n"), "no report is made by itself, so none waits"
    _, out, err = ran(scheduled(folder), capsys, "sources")
    assert out.startswith("1 source: 1 is late\n"), err
    assert "- web is complete through 2026-03-20; monthly 2026-03, weekly 2026-W13 need more" in out


def test_status_tells_of_sources_without_reading_them(tmp_path: Path, capsys: Any) -> None:
    folder = scheduled(project_in(tmp_path, FILES.replace("2026-03-31", "2026-03-20")))
    ran(folder, capsys, "sources")
    (folder / "web.csv").unlink()
    _, out, _ = ran(folder, capsys, "status")
    assert "1 source: 1 is late (looked at 20" in out
    assert "web is complete through 2026-03-20; monthly 2026-03, weekly 2026-W13 need more" in out
    _, out, _ = ran(folder, capsys, "status", "--json")
    (web,) = json.loads(out)["sources"]
    assert (web["source"], web["state"]) == ("web", "late")


def test_a_changed_form_is_named(tmp_path: Path, capsys: Any) -> None:
    folder = project_in(tmp_path, FILES)
    ran(folder, capsys, "sources")
    (folder / "web.csv").write_text(
        "day,visits,campaign\n" + "".join(f"2026-03-{day:02},5,x\n" for day in range(1, 32))
    )
    _, out, err = ran(folder, capsys, "sources")
    assert out.startswith("1 source: 1 changed its form")
    assert "columns appeared: campaign" in err


@pytest.mark.parametrize(
    ("states", "says"),
    [
        ([], "no source is described"),
        (["ok"], "1 source, all is well"),
        (["ok", "ended"], "2 sources, all is well, 1 ended"),
        (["late", "late", "ok"], "3 sources: 2 are late"),
        (["held", "late"], "2 sources: 1 sets too many rows aside, 1 is late: reportgen rejects held"),
    ],
)
def test_the_first_line_says_whether_all_is_well(states: list[str], says: str) -> None:
    assert verdict([standing(source=state, state=state) for state in states]).startswith(says)


def test_every_state_has_its_words() -> None:
    for state in STATES:
        assert verdict([standing(state=state)])


@pytest.mark.parametrize("room", [60, 80, 100, 120, 160, 200])
def test_the_table_fits_its_terminal_and_always_says_what_feeds_how_far(room: int) -> None:
    found = [standing(), standing(source="web_analytics", state="late", estimate=True)]
    now = datetime(2026, 4, 1, 8, tzinfo=UTC)
    lines = list(table(found, ZoneInfo("Europe/Prague"), now, files=False, room=room, paint=None))
    assert max(map(len, lines)) <= max(room, 70)
    assert "2026-03-31" in lines[2]
    assert lines[3].endswith("late")
    assert "≈2026-03-31" in lines[3] or "(estimate)" in lines[3]


def test_a_source_that_may_be_late_holds_nothing() -> None:
    each = standing(late=(("monthly", "2026-03"),), may_be_late=True, state="late")
    assert [said for said, _ in matters(each, ZoneInfo("UTC"))] == [
        "crm_leads is complete through 2026-03-31; monthly 2026-03 needs more, and goes out saying so"
    ]


def test_a_bar_is_drawn_where_a_share_is_known_and_only_on_a_terminal(capsys: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    monkeypatch.setenv("COLUMNS", "60")
    progress = pulling.Progress(3)
    progress.begin("crm")
    progress.tell("crm: 500,000 of 1,000,000 rows")
    progress.end()
    said = capsys.readouterr().err
    assert "1/3 crm  ██████████░░░░░░░░░░  50 %  500,000 of 1,000,000" in said
    assert all(len(line.split("\x1b[K")[-1]) < 60 for line in said.split("\r"))
    monkeypatch.setattr("sys.stderr.isatty", lambda: False, raising=False)
    quiet = pulling.Progress(1)
    quiet.begin("crm")
    quiet.tell("crm: 1 of 2 rows")
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(pulling, "EVERY", 0.0)
    quiet.tell("crm: 2 of 2 rows")
    assert capsys.readouterr().err == "reportgen: crm: 2 of 2 rows\n"

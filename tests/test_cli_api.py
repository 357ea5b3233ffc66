"""A project whose leads come from an API, by the commands that an analyst and an operator use."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Sink

from reportgen.cli import main
from tests.api_server import Api, Fault, leads, serving
from tests.test_sources_api import answering
from tests.test_sources_api_login import CANARIES, LOGINS, Issuer

TOKEN = "c4naryT0ken"
SOURCES = """\
crm:
  kind: api
  table: leads
  url: {url}/crm/contacts
  auth: {{kind: bearer, token: "${{CRM_TOKEN}}"}}
  paginate: {{kind: cursor, from: paging.next.after, param: after}}
  records: results
  total: total
  retries: 0
  columns: {{lead_id: id, created_at: properties.createdate}}
"""


@pytest.fixture
def api() -> Iterator[Api]:
    with serving(Api(leads(25), token=f"Bearer {TOKEN}")) as served:
        yield served


@pytest.fixture
def project(tmp_path: Path, api: Api, monkeypatch: pytest.MonkeyPatch) -> Path:
    config = tmp_path / "config"
    config.mkdir()
    (config / "business.yaml").write_text("name: A\ntimezone: Europe/Prague\ncurrency: EUR\nas_of: 2026-03-31\n")
    (config / "sources.yaml").write_text(SOURCES.format(url=api.url))
    monkeypatch.setenv("CRM_TOKEN", TOKEN)
    return tmp_path


def ran(project: Path, capsys: Any, *arguments: str) -> tuple[int, str]:
    code = main(["--project", str(project), *arguments])
    out = capsys.readouterr()
    assert TOKEN not in out.out + out.err
    return code, out.out + out.err


def test_rows_of_an_api_are_shown_explained_and_traced(project: Path, api: Api, capsys: Any) -> None:
    code, said = ran(project, capsys, "sources")
    assert code == 0, said
    code, said = ran(project, capsys, "pull")
    assert (code, "/crm/contacts" in said) == (0, True)
    requests = len(api.seen)
    code, said = ran(project, capsys, "explain", "leads", "--period", "2026-03")
    assert (code, "25" in said, "/crm/contacts" in said) == (0, True, True), said
    assert len(api.seen) == requests


def test_a_failed_pull_is_told_and_the_older_rows_are_marked(project: Path, api: Api, capsys: Any) -> None:
    assert ran(project, capsys, "pull")[0] == 0
    api.faults = [Fault("500", 1, -1)]
    code, said = ran(project, capsys, "pull")
    assert code == 1
    assert "source 'crm': answers 500: slow down" in said
    code, said = ran(project, capsys, "kpis", "leads", "--period", "2026-03")
    assert "these are the rows of" in said
    assert "failed: " in said
    code, said = ran(project, capsys, "run", "--period", "2026-03", "--format", "json")
    assert code == 3, said
    assert "answers 500" in said


def test_check_names_a_missing_secret_and_tries_the_api_only_when_asked(
    project: Path, api: Api, capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CRM_TOKEN")
    code, said = ran(project, capsys, "check")
    assert code == 0
    assert "warning: config/sources.yaml:1: crm: the environment variable CRM_TOKEN is not set" in said
    assert api.seen == []
    monkeypatch.setenv("CRM_TOKEN", "wrong")
    code, said = ran(project, capsys, "check", "--online")
    assert code == 2
    assert "error: config/sources.yaml:1: crm: " in said
    assert "answers 401: bad token Bearer ***. Check ${CRM_TOKEN}" in said
    monkeypatch.setenv("CRM_TOKEN", TOKEN)
    assert ran(project, capsys, "check", "--online")[0] == 0


def test_check_tries_every_relay(project: Path, capsys: Any) -> None:
    delivery = "on_failure: a@example.org\nchannels:\n"
    channel = (
        "{{kind: smtp, host: 127.0.0.1, port: {port}, tls: insecure, sender: R <r@example.org>, connect_timeout: 2s}}"
    )
    with_port = f"  {{name}}: {channel}\n"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    relay = Controller(Sink(), hostname="127.0.0.1", port=port)
    relay.start()
    try:
        text = delivery + with_port.format(name="good", port=port) + with_port.format(name="bad", port=1)
        (project / "config" / "delivery.yaml").write_text(text)
        code, said = ran(project, capsys, "check", "--online")
    finally:
        relay.stop()
    assert code == 2
    assert "channels.bad: 127.0.0.1:1 cannot be reached" in said
    assert "channels.good" not in said


LOGIN = """\
crm:
  kind: api
  table: leads
  url: {url}/data
  auth: {{kind: oauth2, grant: refresh_token, token_url: "{url}/token", client_id: app, client_secret: "${{SECRET}}",
         refresh_token: "${{REFRESH}}"}}
  records: results
  retries: 0
  columns: {{lead_id: id, created_at: day}}
"""


def test_check_tries_the_login_and_a_run_shows_no_token(
    tmp_path: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    issuer = Issuer(rotate=True)
    config = tmp_path / "config"
    config.mkdir()
    (config / "business.yaml").write_text("name: A\ntimezone: Europe/Prague\ncurrency: EUR\nas_of: 2026-03-31\n")
    (config / "reports.yaml").write_text("monthly: {grain: month, sections: [summary, funnel, definitions]}\n")
    monkeypatch.setenv("SECRET", "wrong")
    with issuer.serving() as api:
        (config / "sources.yaml").write_text(LOGIN.format(url=api.url))
        code, said = ran(tmp_path, capsys, "check")
        assert "crm: the environment variable REFRESH is not set" in said
        monkeypatch.setenv("REFRESH", "dead-t0ken")
        code, said = ran(tmp_path, capsys, "check", "--online")
        assert (code, issuer.shown) == (2, [])
        assert f"error: config/sources.yaml:1: crm: {api.url}/data the login at {api.url}/token answers 400:" in said
        assert "invalid_grant: *** is dead. Log in to the API anew and write what it hands out into ${REFRESH}" in said
        monkeypatch.setenv("REFRESH", CANARIES["REFRESH"])
        assert ran(tmp_path, capsys, "check", "--online")[0] == 0
        ran(tmp_path, capsys, "pull", "--full")
        ran(tmp_path, capsys, "run", "--period", "2026-03")
        ran(tmp_path, capsys, "explain", "leads", "--period", "2026-03")
    assert [form["refresh_token"] for form in issuer.forms] == [
        "dead-t0ken", CANARIES["REFRESH"], f"{CANARIES['ROTATED']}-2", f"{CANARIES['ROTATED']}-3",
    ][: len(issuer.forms)]  # fmt: skip
    written = [path for path in tmp_path.rglob("*") if path.is_file() and path.parent.name != "logins"]
    assert len(written) > 8
    for path in written:
        data = path.read_bytes()
        assert not [name for name in CANARIES.values() if name.encode() in data], path
        assert b"dead-t0ken" not in data


RARER = ("500", "cut", "mac", "away", "html", "apis401", "apisnested")


@pytest.mark.parametrize(
    "fault", ["400", "apis500", *(pytest.param(each, marks=pytest.mark.nightly) for each in RARER)]
)
def test_a_run_whose_login_fails_writes_no_secret_anywhere(
    tmp_path: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    shown = " ".join(CANARIES.values())
    good = {"access_token": CANARIES["ACCESS"], "refresh_token": CANARIES["ROTATED"]}
    answers = {
        "apis401": (401, {}, {"message": shown}), "apis500": (500, {}, {"error": shown}),
        "apisnested": (200, {}, {"results": [{"id": {shown: 1}, "day": "2026-03-01"}]}),
    }  # fmt: skip
    config = tmp_path / "config"
    config.mkdir()
    (config / "business.yaml").write_text("name: A\ntimezone: Europe/Prague\ncurrency: EUR\nas_of: 2026-03-31\n")
    (config / "reports.yaml").write_text("monthly: {grain: month, sections: [summary, funnel, definitions]}\n")
    for name in ("SECRET", "REFRESH"):
        monkeypatch.setenv(name, CANARIES[name])
    with answering(token=LOGINS.get(fault, (200, {}, good)), data=answers.get(fault, (200, {}, {}))) as api:
        (config / "sources.yaml").write_text(LOGIN.format(url=api.url))
        printed = "".join(ran(tmp_path, capsys, *command)[1] for command in COMMANDS)
    assert f"{api.url}/data: source 'crm': " in printed
    written = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file() and path.parent.name != "logins"]
    assert len(written) > 6
    # a token that never was issued is nobody's secret, though these answers name one
    known = ("SECRET", "REFRESH") if fault in LOGINS else tuple(CANARIES)
    for data in (printed.encode(), *written):
        for name in known:
            assert CANARIES[name].encode() not in data
            assert quote(CANARIES[name], safe="").encode() not in data


COMMANDS = (
    ("check", "--online"), ("pull",), ("run", "--period", "2026-03"), ("status",), ("sources", "--json"), ("kpis", "--json")
)  # fmt: skip

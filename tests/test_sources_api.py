"""What an API is asked, what is kept of its answers, and when it is asked again."""

from __future__ import annotations

import json
import logging
import os
import ssl
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
import trustme

from reportgen import landing, sources
from reportgen.contract import ApiSource, problems
from reportgen.errors import SourceError
from reportgen.sources import World
from tests.api_server import Api, Fault, leads, serving
from tests.landing_cases import counts, rows
from tests.test_sources_api_faults import Waits, contract_of, ids, pulled, world

CANARY = "c4naryT0ken+/=x9"


class Answers(BaseHTTPRequestHandler):
    """Answers each path by what `api.records[0]` says of it: status, headers, document."""

    api: Any
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        self.api.seen.append((self.path, dict(self.headers), body))
        answer = self.api.records[0][self.path.split("?")[0]]
        if callable(answer):
            further = [self.headers] if getattr(answer, "takes_headers", False) else []
            answer = answer(self.path, body, *further)
        status, headers, document = answer
        data = document if isinstance(document, bytes) else json.dumps(document).encode()
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", "Content-Length": str(len(data)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def do_POST(self) -> None:
        self.do_GET()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        pass


def answering(**paths: Any) -> Any:
    return serving(Api([{f"/{path}": answer for path, answer in paths.items()}]), Answers)


def source_of(url: str, **changes: Any) -> ApiSource:
    base: dict[str, Any] = {
        "kind": "api", "table": "leads", "url": url, "records": "results", "retries": 0,
        "columns": {"lead_id": "id", "created_at": "day"},
    }  # fmt: skip
    source = ApiSource.model_validate({**base, **changes})
    assert problems("crm", source) == []
    return source


@pytest.mark.parametrize(("key", "held"), [("a-key-of-many-signs-42", True), ("spring", False)])
def test_records_that_hold_the_key_they_were_asked_with_are_not_kept(tmp_path: Path, key: str, held: bool) -> None:
    records = {"results": [{"id": "1", "day": "2026-01-05", "name": f"/v1/leads?key={key}"}]}
    source = {"auth": {"kind": "api_key", "query": "key", "key": "${KEY}"}}
    columns = {"lead_id": "id", "created_at": "day", "campaign": "name"}
    with answering(leads=(200, {}, records)) as api:
        contract = source_of(f"{api.url}/leads", **source, columns=columns)
        outside = world(environ={"KEY": key})
        if not held:  # a word that may stand in any record
            assert pulled(tmp_path, contract, outside).parts[0].rows_used == 1
            return
        with pytest.raises(SourceError, match="page 1: a column that is mapped holds a secret of this source"):
            pulled(tmp_path, contract, outside)
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and key.encode() in path.read_bytes()]


def one(**record: Any) -> tuple[int, Mapping[str, str], Any]:
    return 200, {}, {"results": [{"id": "1", "day": "2026-03-01", **record}]}


def said(folder: Path, source: ApiSource, outside: World | None = None) -> str:
    with pytest.raises(SourceError) as caught:
        pulled(folder, source, outside)
    return str(caught.value)


# --- values


def test_values_come_as_they_were_written(tmp_path: Path) -> None:
    document = (
        b'{"results": [{"id": 12345678901234567890, "day": "2026-03-01", "n": "a;\\"b\\"\\r\\nc", "p": {"v": 1.10}, "t": ["x", 2,'
        b' null]}, {"id": "007", "day": null, "n": " \\u00e9 ", "p": null, "t": []}, {"id": true, "day": "2026-03-02"}]}'
    )
    columns = {"campaign": "n", "landing_page": "p.v", "content": "t"}
    with answering(v=(200, {}, document)) as api:
        base = {"lead_id": "id", "created_at": "day"}
        source = source_of(f"{api.url}/v", columns={**base, **columns})
        landed = pulled(tmp_path, source)
    assert counts(landed.parts[0]) == (3, 2, 1, 0, 0)
    assert rows(landed.parts[0], "lead_id, campaign, landing_page, content") == [
        ("12345678901234567890", 'a;"b"\r\nc', "1.10", "x;2"),
        ("true", None, None, None),
    ]


def test_what_is_set_aside_is_found_on_its_page(tmp_path: Path) -> None:
    records = leads(25)
    records[13]["properties"]["createdate"] = "soon"
    records[24]["id"] = None
    records[3]["id"] = "half \ud800"
    with serving(Api(records)) as api:
        landed = pulled(tmp_path, contract_of(api))
    url = f"{api.url}/crm/contacts"
    found = [(each.file, each.line, each.column, each.reason) for each in landing.rejects(landed.parts)]
    assert found == [
        (f"{url} page 1", 4, "id", "undecodable"),
        (f"{url} page 2", 4, "properties.createdate", "not_a_date"),
        (f"{url} page 3", 5, "id", "required"),
    ]


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ({"x": 1}, r"'who' (columns.campaign) is an object; name a value in it, such as who.x"),
        ([{"x": 1}], r"'who' (columns.campaign) is a list, which no single value can be read of; name an entry: who.0"),
    ],
)
def test_a_nested_value_is_refused_by_its_path(tmp_path: Path, value: Any, says: str) -> None:
    with answering(v=one(who=value)) as api:
        columns = {"lead_id": "id", "created_at": "day", "campaign": "who"}
        assert says in said(tmp_path, source_of(f"{api.url}/v", columns=columns))


def test_a_path_that_no_record_holds_is_named_with_the_nearest(tmp_path: Path) -> None:
    with answering(v=one(properties={"campaign": "x"})) as api:
        columns = {"lead_id": "id", "created_at": "day", "campaign": "properties.campain"}
        text = said(tmp_path, source_of(f"{api.url}/v", columns=columns))
        assert "no record holds 'properties.campain' (columns.campaign) (nearest: 'properties.campaign')" in text
        assert counts(pulled(tmp_path, source_of(f"{api.url}/v", columns=columns, sparse=True)).parts[0])[1] == 1


def test_what_nothing_maps_is_kept_nowhere(tmp_path: Path) -> None:
    with serving(Api(leads(12))) as api:
        pulled(tmp_path, contract_of(api))
    files = [path for path in (tmp_path / ".reportgen").rglob("*") if path.is_file()]
    assert len(files) >= 5
    assert not [path for path in files if b"example.org" in path.read_bytes()]
    assert all(path.stat().st_mode & 0o077 == 0 for path in (tmp_path / ".reportgen").rglob("*") if path.is_dir())


# --- what is asked


def test_a_window_is_asked_for_and_is_part_of_the_snapshot_s_identity(tmp_path: Path) -> None:
    with serving(Api(leads(5))) as api:
        params = {
            "after_day": "{start}",
            "before": "{next}T00:00",
            "props": ["a", "b"],
            "archived": False,
            "limit": 100,
        }
        source = contract_of(api, window={"days": 30, "format": "%d.%m.%Y"}, params=params)
        one_day = pulled(tmp_path, source).parts[0]
        assert (
            "after_day=01.03.2026&before=31.03.2026T00%3A00&props=a&props=b&archived=false&limit=100" in api.seen[0][0]
        )
        other = pulled(tmp_path, source, world(today=date(2026, 3, 31))).parts[0]
        again = pulled(tmp_path, source, world(today=date(2026, 3, 31))).parts[0]
    assert one_day.sha256 != other.sha256 == again.sha256
    assert other.snapshot == again.snapshot != one_day.snapshot
    made = json.loads((other.snapshot.parent / "manifest.json").read_text())
    assert (made["pulled"]["window"], made["pulled"]["records"]) == (["2026-03-02", "2026-03-31"], 5)


def test_the_rate_is_kept(tmp_path: Path) -> None:
    waits = Waits()
    with serving(Api(leads(45))) as api:
        pulled(tmp_path, contract_of(api, rate="2 per second"), world(waits))
    assert waits.time == pytest.approx(2.0)


def test_caps_end_a_pull_visibly(tmp_path: Path) -> None:
    with serving(Api(leads(45))) as api:
        assert "more than 2 pages" in said(tmp_path, contract_of(api, max_pages=2))
        assert "more than 900 bytes" in said(tmp_path, contract_of(api, max_bytes=900))
        limited = contract_of(api, rate="1 per second", time_limit="2s")
        assert "longer than time_limit: 2 s" in said(tmp_path, limited)
        api.faults = [Fault("429 seconds", 0, -1)]
        assert "time_limit: 5 s" in said(tmp_path, contract_of(api, time_limit="5s"))


def test_a_server_that_asks_to_wait_for_hours_is_not_waited_for(tmp_path: Path) -> None:
    with answering(v=(429, {"Retry-After": "7200"}, {})) as api:
        waits = Waits()
        text = said(tmp_path, source_of(f"{api.url}/v", retries=3), world(waits))
    assert "answers 429, and asks to wait 2 h. Run again then" in text
    assert waits.time == 0


@pytest.mark.parametrize(
    ("refusal", "waited"),
    [
        ((403, {}, {"error": {"code": 403, "errors": [{"reason": "rateLimitExceeded"}]}}), 1.0),
        ((403, {}, {"error": {"code": 403, "details": [{"reason": "RATE_LIMIT_EXCEEDED"}]}}), 1.0),
        ((423, {"Retry-After": "2"}, {"category": "LOCKED"}), 2.0),
        ((477, {"Retry-After": "3"}, {"message": "migration in progress"}), 3.0),
    ],
)
def test_a_refusal_for_a_while_is_asked_again(tmp_path: Path, refusal: Any, waited: float) -> None:
    with answering(v=refusal) as api:
        waits = Waits()
        assert f"answers {refusal[0]}" in said(tmp_path, source_of(f"{api.url}/v", retries=1), world(waits))
    assert waits.time == waited


def test_a_refusal_for_good_is_not_asked_again(tmp_path: Path) -> None:
    with answering(v=(403, {}, {"error": {"errors": [{"reason": "forbidden"}]}})) as api:
        waits = Waits()
        assert "answers 403" in said(tmp_path, source_of(f"{api.url}/v", retries=3), world(waits))
    assert waits.time == 0


def test_a_compressed_answer_is_read_and_an_explosive_one_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(Api(leads(30), gzip=True)) as api:
        assert len(ids(pulled(tmp_path, contract_of(api)))) == 30
        monkeypatch.setattr("reportgen.sources.http_client.MAX_ANSWER", 500)
        assert "an answer of more than 500 bytes" in said(tmp_path, contract_of(api))


# --- where secrets go


def token(**auth: Any) -> dict[str, Any]:
    return {"auth": auth}


def test_each_way_to_show_who_asks(tmp_path: Path) -> None:
    ways = {
        "Authorization: Bearer s3cret": token(kind="bearer", token="${T}"),
        "X-Key: s3cret": token(kind="api_key", header="X-Key", key="${T}"),
        "?key=s3cret": token(kind="api_key", query="key", key="${T}"),
        "Authorization: Basic bWU6czNjcmV0": token(kind="basic", user="me", password="${T}"),
        "X-App: s3cret": {"headers": {"X-App": "${T}"}},
    }
    with answering(v=one()) as api:
        for number, (sent, auth) in enumerate(ways.items()):
            pulled(tmp_path, source_of(f"{api.url}/v", **auth), world(environ={"T": "s3cret"}))
            path, headers, _ = api.seen[number]
            assert sent in (path[2:], *(f"{name}: {value}" for name, value in headers.items()))


def test_nothing_secret_goes_to_another_server(tmp_path: Path) -> None:
    auth = token(kind="bearer", token="${T}")
    with answering(v=one()) as other:
        away = (302, {"Location": f"{other.url}/v"}, {})
        link = (200, {}, {"results": [{"id": "1", "day": "2026-03-01"}], "next": f"{other.url}/v"})
        home = (307, {"Location": "/there"}, {})
        with answering(away=away, link=link, home=home, there=one(), loop=(301, {"Location": "/loop"}, {})) as api:
            outside = world(environ={"T": CANARY})
            assert "redirects to another server" in said(tmp_path, source_of(f"{api.url}/away", **auth), outside)
            paging = {"paginate": {"kind": "next_link", "from": "next"}, "twice": True}
            assert "another server" in said(tmp_path, source_of(f"{api.url}/link", **auth, **paging), outside)
            assert "redirects more than 5 times" in said(tmp_path, source_of(f"{api.url}/loop", **auth), outside)
            assert len(ids(pulled(tmp_path, source_of(f"{api.url}/home", **auth), outside))) == 1
    assert other.seen == []


def echo(status: int) -> Any:
    """An answer that repeats the secrets it was sent."""
    return lambda path, body: (status, {}, {"message": f"no: {path} {CANARY} for ann@example.org", CANARY: [CANARY]})


def page(document: Any) -> Any:
    return 200, {}, document


ERRORS: dict[str, Any] = {
    "401": echo(401), "403": echo(403), "404": echo(404), "400": echo(400), "409": echo(409), "418": echo(418),
    "429": echo(429), "500": echo(500), "503": echo(503), "204": echo(204), "200": echo(200),
    "html": (200, {"Content-Type": "text/html"}, f"<html>{CANARY}</html>".encode()),
    "notjson": (200, {}, f'{{"results": [{CANARY}'.encode()),
    "redirect": (302, {"Location": f"https://{CANARY}.example.org/?key={CANARY}"}, {}),
    "wait": (429, {"Retry-After": "99999"}, {"error": {"message": CANARY}}),
    "nested": page({"results": [{"id": {CANARY: CANARY}, "day": "x"}]}),
    "strings": page({"results": [CANARY]}),
    "nolist": page({"results": CANARY}),
    "cursor": page({"results": [{"id": "1", "day": "2026-03-01"}], "next": [CANARY]}),
    "loops": page({"results": [{"id": "1", "day": "2026-03-01"}], "next": CANARY}),
    "total": page({"results": [{"id": "1", "day": "2026-03-01"}], "total": CANARY}),
    "paths": page({"results": [{CANARY: CANARY, "identity": 1}]}),
}  # fmt: skip


@pytest.mark.parametrize("auth", ["bearer", "header", "query", "basic"])
def test_a_secret_is_seen_nowhere_whatever_goes_wrong(
    tmp_path: Path, auth: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    how = {
        "bearer": token(kind="bearer", token="${T}"),
        "header": token(kind="api_key", header="X-Key", key="${T}"),
        "query": token(kind="api_key", query="api_key", key="${T}"),
        "basic": token(kind="basic", user="${T}", password="${T}"),
    }[auth]
    texts = []
    with answering(**ERRORS) as api:
        for name in ERRORS:
            changes: dict[str, Any] = {"paginate": {"kind": "cursor", "from": "next", "param": "after"}, "twice": True}
            if name == "total":
                changes = {"total": "total"}
            source = source_of(f"{api.url}/{name}", **changes, **how, retries=1)
            texts.append(said(tmp_path, source, world(environ={"T": CANARY})))
    assert len(texts) == len(ERRORS) == 22
    assert caplog.records
    kept = [path.read_text("utf-8", "replace") for path in (tmp_path / ".reportgen").rglob("*") if path.is_file()]
    for text in (*texts, *(record.getMessage() for record in caplog.records), *kept):
        assert "c4nary" not in text, text
        assert "YzRuYXJ5" not in text, text  # in base64
        assert "ann@example.org" not in text


def test_a_missing_secret_is_told_without_asking_anybody(tmp_path: Path) -> None:
    with answering(v=one()) as api:
        text = said(tmp_path, source_of(f"{api.url}/v", **token(kind="bearer", token="${HUBSPOT}")))
        assert "the environment variable HUBSPOT is not set" in text
        text = said(
            tmp_path, source_of(f"{api.url}/v", **token(kind="bearer", token="${T}")), world(environ={"T": "a\nb"})
        )
        assert "the secret ${T} holds blanks at its ends or signs that cannot be sent" in text
    assert api.seen == []


# --- when it is asked again


def at(time: datetime, **environ: str) -> World:
    waits = Waits()
    return World(date(2026, 3, 30), environ, lambda: time, waits.monotonic, waits.sleep, lambda: 0.0)


def test_a_fresh_pull_is_used_again_and_an_old_one_is_not(tmp_path: Path) -> None:
    noon = datetime(2026, 3, 30, 12, tzinfo=UTC)
    with serving(Api(leads(5))) as api:
        source = contract_of(api, keep="1h")
        for minutes, how, requests in (
            (0, "due", 1), (59, "due", 1), (61, "due", 2), (62, "anew", 3), (500, "any", 3), (500, "kept", 3), (510, "due", 4),
        ):  # fmt: skip
            pulled(tmp_path, source, at(noon + timedelta(minutes=minutes)), how)
            assert len(api.seen) == requests, (minutes, how)
        pulled(tmp_path, contract_of(api, params={"x": "y"}), at(noon + timedelta(minutes=511)), "due")
        assert len(api.seen) == 5


def test_after_a_failure_an_older_pull_is_not_taken_in_silence(tmp_path: Path) -> None:
    noon = datetime(2026, 3, 30, 12, tzinfo=UTC)
    with serving(Api(leads(5))) as api:
        source = contract_of(api, retries=0)
        take = (source, at(noon), tmp_path, tmp_path / ".reportgen")
        sources.take("crm", *take, "anew", lambda _: None)
        api.faults = [Fault("500", 0, 2)]
        for how in ("anew", "due"):  # the pull is a minute old and would be fresh, had the one after it not failed
            with pytest.raises(SourceError, match="answers 500"):
                sources.take("crm", *take, how, lambda _: None)
        _, note = sources.take("crm", *take, "kept", lambda _: None)
        assert note.startswith("these are the rows of 2026-03-30 12:00 UTC; the pull of 2026-03-30 12:00 failed: ")
        assert sources.take("crm", *take, "due", lambda _: None)[1] == ""
    fresh = tmp_path / "new"
    fresh.mkdir()
    with pytest.raises(SourceError, match=r"has not been pulled yet.*reportgen pull"):
        sources.take("crm", source, None, fresh, fresh / ".reportgen", "kept", lambda _: None)


def test_of_old_pulls_three_stay_and_what_a_killed_process_left_goes(tmp_path: Path) -> None:
    folder = tmp_path / ".reportgen" / "pulled" / "crm"
    noon = datetime(2026, 3, 30, 12, tzinfo=UTC)
    with serving(Api(leads(5))) as api:
        source = contract_of(api)
        for hours in (0, 30, 60, 61, 62, 63):
            pulled(tmp_path, source, at(noon + timedelta(hours=hours)))
        assert (
            len([path for path in folder.iterdir() if not path.name.startswith(".")]) == 4
        )  # those of the last day stay
        left, other = folder / ".tmp-killed", folder / ".tmp-alive"
        for path, hours in ((left, 60), (other, 89)):
            path.mkdir()
            os.utime(path, 2 * ((noon + timedelta(hours=hours)).timestamp(),))
        pulled(tmp_path, source, at(noon + timedelta(hours=90)))
    assert sorted(path.name for path in folder.iterdir() if path.name.startswith(".")) == [".begun.lock", ".tmp-alive"]
    assert len([path for path in folder.iterdir() if path.is_dir() and not path.name.startswith(".")]) == 3


def test_kept_pages_that_were_changed_are_refused(tmp_path: Path) -> None:
    with serving(Api(leads(5))) as api:
        source = contract_of(api)
        arrival, _ = sources.take("crm", source, world(), tmp_path, tmp_path / ".rg", "anew", lambda _: None)
        arrival.path.write_text(arrival.path.read_text().replace("2026-03-02", "2026-03-03"))
        with pytest.raises(SourceError, match=r"damaged.*reportgen pull"):
            sources.read(arrival, source, tmp_path)


def test_a_total_may_be_asked_for_by_a_request_of_its_own(tmp_path: Path) -> None:
    page = {"results": [{"id": "1", "day": "2026-03-01"}]}
    with answering(v=(200, {}, page), count=lambda path, body: (200, {}, {"n": 1 + ("many" in path)})) as api:
        total = {"from": "n", "url": f"{api.url}/count"}
        assert len(ids(pulled(tmp_path, source_of(f"{api.url}/v", total=total)))) == 1
        text = said(tmp_path, source_of(f"{api.url}/v", total={**total, "params": {"many": 1}}))
    assert "it holds 1 records and states 2, also when all was pulled again. Nothing of it is used" in text


# --- the connection


def test_only_a_trusted_certificate_is_talked_to_and_no_proxy_of_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    with serving(Api(leads(5)), context=context) as api:
        api.url = api.url.replace("http://", "https://")
        text = said(tmp_path, contract_of(api, **token(kind="bearer", token="${T}")), world(environ={"T": CANARY}))
        assert "there is no trusted connection" in text
        assert api.seen == []
        assert len(ids(pulled(tmp_path, contract_of(api, ca_file="ca.pem")))) == 5
        other = api.url.replace("127.0.0.1", "localhost")
        assert "no trusted connection" in said(
            tmp_path, contract_of(api, ca_file="ca.pem", url=f"{other}/crm/contacts")
        )
        assert "there is no file 'nothing.pem'" in said(tmp_path, contract_of(api, ca_file="nothing.pem"))


def test_a_server_that_is_not_there_is_told(tmp_path: Path) -> None:
    with serving(Api([])) as api:
        source = contract_of(api, retries=1)
    assert "the server cannot be reached, asked 2 times" in said(tmp_path, source)
    nowhere = ApiSource.model_validate({**source.model_dump(by_alias=True), "url": "https://nowhere.invalid/x"})
    assert "the server's name is not known" in said(tmp_path, nowhere)


def test_no_records_are_no_failure_where_the_api_says_so(tmp_path: Path) -> None:
    with serving(Api([])) as api:
        assert counts(pulled(tmp_path, contract_of(api)).parts[0]) == (0, 0, 0, 0, 0)


def test_numbers_of_json_have_a_point_whatever_texts_have(tmp_path: Path) -> None:
    document = {
        "results": [{"id": "1", "day": "2026-03-01", "a": 1234.5}, {"id": "2", "day": "2026-03-01", "a": "1.234,5"}]
    }
    with answering(v=(200, {}, document)) as api:
        columns = {"order_id": "id", "customer_id": "id", "ordered_at": "day", "amount": "a"}
        source = source_of(f"{api.url}/v", table="orders", columns=columns, decimal=",", thousands=".")
        landed = pulled(tmp_path, source)
    assert [float(row[0]) for row in rows(landed.parts[0], "amount")] == [1234.5, 1234.5]


def test_a_very_long_value_is_set_aside_and_costs_no_other_record(tmp_path: Path) -> None:
    results = [
        {"id": "1", "day": "2026-03-01", "t": "x" * 300_000},
        {"id": "2", "day": "2026-03-01", "t": "é" * 20_000},
    ]
    results.append({"id": "3", "day": "2026-03-01", "t": 'nul \0 and "quotes"'})
    with answering(v=(200, {}, {"results": results})) as api:
        columns = {"lead_id": "id", "created_at": "day", "campaign": "t"}
        landed = pulled(tmp_path, source_of(f"{api.url}/v", columns=columns))
    assert [(each.line, each.reason) for each in landing.rejects(landed.parts)] == [(1, "too_long"), (3, "nul_byte")]
    assert counts(landed.parts[0]) == (3, 1, 2, 0, 0)

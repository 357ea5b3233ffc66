"""What is wrong with the contract of an API is told before it is asked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from reportgen.contract import ApiSource, problems
from reportgen.contract.api import steps
from tests.test_project_load import problems_of, project_in

BASE: dict[str, Any] = {
    "kind": "api", "table": "leads", "url": "https://api.example.com/v1/contacts", "records": "results", "total": "total",
    "columns": {"lead_id": "id", "created_at": "properties.createdate"},
}  # fmt: skip


def said(**changes: Any) -> list[str]:
    return [
        f"{place.removeprefix('sources.crm.')}: {what}"
        for place, what, _ in problems("crm", ApiSource.model_validate({**BASE, **changes}))
    ]


def test_a_sound_contract_has_no_problem() -> None:
    assert said() == []
    assert said(url="http://127.0.0.1:8080/x", rate="100 per 10 seconds", timeout="5s", keep="1d") == []
    assert said(params={"from": "{start}", "to": ["{end}", "{next}"], "n": 5}, window={"from": "2026-01-01"}) == []


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"url": "http://api.example.com/x"}, "url: is not encrypted"),
        ({"url": "ftp://api.example.com/x"}, "url: is no address"),
        ({"url": "https://"}, "url: is no address"),
        ({"url": "https://[::1/x"}, "url: is no address"),
        ({"url": "https://me:pw@api.example.com/x"}, "url: holds a user or a password"),
        ({"url": "https://api.example.com/x?api_key=1"}, "url: holds parameters"),
        ({"headers": {"Authorization": "Bearer abc"}}, "headers.Authorization: is a secret in clear"),
        ({"headers": {"Host": "x"}}, "headers.Host: is written by the connection itself"),
        ({"headers": {"X": "a\r\nY: b"}}, "headers.X: cannot be sent in a header"),
        ({"params": {"api_key": "abc"}}, "params.api_key: is a secret in clear"),
        ({"params": {"x": "${TOKEN}"}}, "params.x: holds a reference to a secret"),
        ({"params": {"x": "{start}"}}, "params: '{start}' is a day of a window, and there is none"),
        ({"params": {"x": "{begin}"}}, "params: '{begin}' stands for nothing"),
        ({"window": {"days": 5}}, "window: nothing asks for it"),
        ({"body": {"a": 1}}, "body: a GET sends no body"),
        (
            {"paginate": {"kind": "offset", "param": "offset", "size": 5}, "params": {"offset": 0}},
            "paginate.param: 'offset' is given already",
        ),
        ({"total": {"from": "n", "url": "https://other.example.com/n"}}, "total.url: is not on the server of `url`"),
        ({"twice": True}, "twice: has no use where a total is stated"),
        ({"dates": "%Q"}, "dates: the date format '%Q' holds %Q, which is not understood"),
    ],
)
def test_what_cannot_be_asked_is_told(changes: dict[str, Any], says: str) -> None:
    assert any(one.startswith(says) for one in said(**changes)), said(**changes)


@pytest.mark.parametrize(
    "changes",
    [
        {"auth": {"kind": "bearer", "token": "hunter2"}},
        {"auth": {"kind": "api_key", "key": "${K}"}},
        {"auth": {"kind": "api_key", "key": "${K}", "header": "X", "query": "x"}},
        {"auth": {"kind": "oauth9", "token": "${K}"}},
        {"window": {"days": 5, "from": "2026-01-01"}},
        {"window": {}},
        {"rate": "fast"},
        {"rate": "0 per second"},
        {"path": "x.csv"},
        {"paginate": {"kind": "cursor", "param": "after"}},
    ],
)
def test_what_is_no_contract_is_refused_and_no_secret_repeated(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError) as caught:
        ApiSource.model_validate({**BASE, **changes})
    assert "hunter2" not in str(caught.value.errors()[0]["msg"])


def test_paths_are_dotted_and_a_dot_can_be_meant() -> None:
    assert steps("a.b.0") == ("a", "b", "0")
    assert steps(r"a\.b.c") == ("a.b", "c")
    assert steps(".") == ()


def test_how_it_is_asked_does_not_make_what_came_another_reading() -> None:
    plain = ApiSource.model_validate(BASE)
    same = {
        "auth": {"kind": "bearer", "token": "${T}"},
        "rate": "1 per second",
        "timeout": "5s",
        "retries": 1,
        "keep": "1d",
    }
    assert ApiSource.model_validate({**BASE, **same}).reading() == plain.reading()
    assert ApiSource.model_validate({**BASE, "dates": "%d.%m.%Y"}).reading() != plain.reading()
    assert ApiSource.model_validate({**BASE, **same}).asks() == plain.asks()
    assert ApiSource.model_validate({**BASE, "params": {"x": 1}}).asks() != plain.asks()


def test_a_mistake_in_an_api_has_its_line_in_the_file(tmp_path: Path) -> None:
    text = "crm:\n  kind: api\n  table: leads\n  url: https://api.example.com/x\n  records: results\n  totl: n\n"
    text += "  auth: {kind: bearer, token: hunter2}\n  columns: {lead_id: id, created_at: day}\n"
    found = problems_of(project_in(tmp_path, {"sources.yaml": text}))
    assert any(one.startswith("config/sources.yaml:6: ") and "Did you mean 'total'?" in one for one in found), found
    assert any("config/sources.yaml:7: " in one and "a secret does not belong into this file" in one for one in found)
    assert "hunter2" not in str(found)

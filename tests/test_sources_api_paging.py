"""How pages follow one another, in addresses, headers and bodies, and what is read of answers that are tables."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from reportgen.contract import ApiSource, problems
from reportgen.sources.http_words import next_link
from reportgen.sources.http_words import said as words
from tests.landing_cases import rows
from tests.test_sources_api import answering, said, source_of
from tests.test_sources_api_faults import ids, pulled

HERE = "https://api.example.com/v1/items?page=1"
COUNT = 23
Answer = Callable[[str, bytes], tuple[int, Mapping[str, str], Any]]


def record(number: int) -> dict[str, Any]:
    return {"id": str(number), "day": f"2026-03-{number:02d}"}


def held(begin: int, size: int) -> list[dict[str, Any]]:
    return [record(number) for number in range(1, COUNT + 1)][begin : begin + size]


def query(path: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(path).query).items()}


# --- the header Link


@pytest.mark.parametrize(
    ("header", "target"),
    [
        ('<https://x/2>; rel="next"', "https://x/2"),
        ("<https://x/2>; rel=next", "https://x/2"),
        ("<https://x/2>;rel=NEXT;title=x", "https://x/2"),
        ('<https://x/0>; rel="prev", <https://x/2>; rel="next", <https://x/9>; rel="last"', "https://x/2"),
        ('<https://x/2>; rel="prev next"', "https://x/2"),
        ('<https://x/2?a=1,2;b=3>; title="a, b; c=\\"<x>\\""; rel="next"', "https://x/2?a=1,2;b=3"),
        ('<https://x/1>; title="<https://x/9>; rel=\\"next\\"", <https://x/2>; rel=next', "https://x/2"),
        ("</v1/items?page=2>; rel=next", "/v1/items?page=2"),
        ("<https://x/2>; rel*=UTF-8''next; rel=next", "https://x/2"),
        ("< https://x/2 > ; rel = next", "https://x/2"),
        ("<https://x/1>, <https://x/2>; rel=next", "https://x/2"),
        # the first rel counts, and it is a word of its own
        ("<https://x/2>; rel=prev; rel=next", ""),
        ('<https://x/2>; rel="next-archive"', ""),
        ('<https://x/2>; rel="http://x/rels#next"', ""),
        ("<https://x/2>; title=next", ""),
        # of another page than the one that was asked for
        ('<https://x/2>; rel=next; anchor="https://other/"', ""),
        ('<https://x/2>; rel=next; anchor="#list"', "https://x/2"),
        ("", ""),
        ("rel=next", ""),
        ("<https://x/2", ""),
    ],
)
def test_a_header_link_is_read_as_its_standard_has_it(header: str, target: str) -> None:
    assert next_link(header, HERE) == target


def test_a_header_link_of_any_length_is_read_at_once() -> None:
    for hostile in ("<" * 30_000, "<x>" + ";a" * 20_000, '<x>; a="' + "\\" * 30_000, "<x>;" + " " * 50_000 + "rel"):
        assert next_link(hostile, HERE) == ""


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ('{"message": "no"}', ": no"),
        ('{"error": "invalid_grant", "error_description": "of ann@example.org"}', ": invalid_grant: of ***"),
        ('{"error": {"code": 403, "message": "quota", "status": "X"}}', ": quota"),
        ('[{"errorCode": "INVALID_SESSION_ID", "message": "Session expired"}]', ": Session expired"),
        ("<html>", ""),
        ("[]", ""),
        ("4", ""),
        ('{"message": ["a"]}', ""),
        ("[" * 100_000, ""),
    ],
)
def test_a_server_s_own_words_are_told_in_a_line(body: str, shown: str) -> None:
    assert words(body) == shown


# --- each way of paging, in the address and in the body


def by_offset(asked: Mapping[str, Any]) -> dict[str, Any]:
    begin, size = int(asked.get("offset", 0)), int(asked.get("limit", 5))
    return {"results": held(begin, size), "total": COUNT}


def by_page(asked: Mapping[str, Any]) -> dict[str, Any]:
    size = int(asked["limit"])
    return {"results": held((int(asked["page"]) - 1) * size, size), "total": COUNT}


def by_cursor(asked: Mapping[str, Any]) -> dict[str, Any]:
    begin = int(str(asked.get("after", "c0"))[1:])
    further = {"next": {"after": f"c{begin + 5}"}} if begin + 5 < COUNT else {}
    return {"results": held(begin, 5), "total": COUNT, "paging": further}


def by_number(asked: Mapping[str, Any]) -> dict[str, Any]:
    """A cursor that is a number, as Pipedrive has it."""
    begin = int(asked.get("start", 0))
    more = begin + 5 < COUNT
    pages = {"start": begin, "limit": 5, "more_items_in_collection": more} | ({"next_start": begin + 5} if more else {})
    return {"results": held(begin, 5), "total": COUNT, "additional_data": {"pagination": pages}}


def by_last(asked: Mapping[str, Any]) -> dict[str, Any]:
    """The cursor is the last record, and a flag says whether more follow, as Stripe has it."""
    begin = int(asked.get("starting_after", 0))
    return {"results": held(begin, 5), "total": COUNT, "has_more": begin + 5 < COUNT}


WAYS: dict[str, tuple[Callable[[Mapping[str, Any]], dict[str, Any]], dict[str, Any]]] = {
    "offset": (by_offset, {"kind": "offset", "param": "offset", "size": 5, "limit_param": "limit"}),
    "page": (by_page, {"kind": "page", "param": "page", "size": 5, "limit_param": "limit"}),
    "cursor": (by_cursor, {"kind": "cursor", "from": "paging.next.after", "param": "after"}),
    "number": (by_number, {"kind": "cursor", "from": "additional_data.pagination.next_start", "param": "start"}),
    "last": (by_last, {"kind": "cursor", "from": "results.-1.id", "param": "starting_after", "more": "has_more"}),
}


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("proof", ["total", "twice"])
@pytest.mark.parametrize("way", sorted(WAYS))
def test_every_page_is_asked_for_in_the_address_or_the_body(tmp_path: Path, way: str, proof: str, method: str) -> None:
    answer, paginate = WAYS[way]

    def server(path: str, body: bytes) -> Any:
        assert bool(body) == (method == "POST")
        return 200, {}, answer(json.loads(body) if body else query(path))

    with answering(v=server) as api:
        how: dict[str, Any] = {"total": "total"} if proof == "total" else {"twice": True}
        source = source_of(f"{api.url}/v", paginate=paginate, method=method, **how)
        assert ids(pulled(tmp_path, source)) == [str(number) for number in range(1, COUNT + 1)]


def test_a_page_may_be_asked_for_deep_in_a_body(tmp_path: Path) -> None:
    def server(path: str, body: bytes) -> Any:
        asked = json.loads(body)
        assert asked["search"]["sort"] == "id"
        return 200, {}, by_offset(asked["search"]["paging"])

    with answering(v=server) as api:
        paginate = {"kind": "offset", "param": "search.paging.offset", "size": 7, "limit_param": "search.paging.limit"}
        body = {"search": {"sort": "id"}}
        source = source_of(f"{api.url}/v", paginate=paginate, method="POST", body=body, total="total")
        assert len(ids(pulled(tmp_path, source))) == COUNT


def test_the_next_address_may_be_a_path_alone(tmp_path: Path) -> None:
    def first(path: str, body: bytes) -> Any:
        assert query(path) == {"q": "SELECT Id FROM Lead"}
        return 200, {}, {"totalSize": COUNT, "done": False, "nextRecordsUrl": "/more-10", "results": held(0, 10)}

    def more(path: str, body: bytes) -> Any:
        begin = int(path.split("-")[1].split("?")[0])
        further = {"done": False, "nextRecordsUrl": f"/more-{begin + 10}"} if begin + 10 < COUNT else {"done": True}
        return 200, {}, {"totalSize": COUNT, "results": held(begin, 10), **further}

    with answering(**{"v": first, "more-10": more, "more-20": more}) as api:
        paginate = {"kind": "next_link", "from": "nextRecordsUrl"}
        source = source_of(f"{api.url}/v", paginate=paginate, params={"q": "SELECT Id FROM Lead"}, total="totalSize")
        assert len(ids(pulled(tmp_path, source))) == COUNT


@pytest.mark.parametrize("size", [5, 23, 30])
def test_without_a_total_an_empty_page_ends_the_data(tmp_path: Path, size: int) -> None:
    def server(path: str, body: bytes) -> Any:
        asked = json.loads(body)
        found = held(asked["startRow"], asked["rowLimit"])
        return 200, {}, {"rows": found} if found else {"responseAggregationType": "byPage"}

    with answering(v=server) as api:
        paginate = {"kind": "offset", "param": "startRow", "size": size, "limit_param": "rowLimit"}
        source = source_of(
            f"{api.url}/v", paginate=paginate, method="POST", records="rows", records_optional=True, twice=True
        )
        assert len(ids(pulled(tmp_path, source))) == COUNT


@pytest.mark.parametrize(
    ("document", "says"),
    [
        ({"results": [record(1)]}, "does not say at 'has_more' whether more follow"),
        ({"results": [record(1)], "has_more": "yes"}, "does not say at 'has_more' whether more follow"),
        ({"results": [], "has_more": True}, "says that more follow and names no 'results.-1.id'"),
        ({"results": [record(1)], "has_more": True}, "leads back to a page that came before"),
    ],
)
def test_a_flag_that_says_nothing_ends_no_data(tmp_path: Path, document: dict[str, Any], says: str) -> None:
    with answering(v=(200, {}, document)) as api:
        paginate = {"kind": "cursor", "from": "results.-1.id", "param": "starting_after", "more": "has_more"}
        text = said(tmp_path, source_of(f"{api.url}/v", paginate=paginate, twice=True))
    assert says in text or "repeats a page" in text


def test_records_that_follow_the_one_called_the_last_are_found(tmp_path: Path) -> None:
    def lying(path: str, _: bytes) -> Any:
        """Of each page two records are kept back, and the flag knows nothing of it: the last page lacks them for good."""
        answer = by_last(query(path))
        return (
            200,
            {},
            {**answer, "results": answer["results"][:-2] if len(answer["results"]) > 2 else answer["results"]},
        )

    with answering(v=lying) as api:
        text = said(tmp_path, source_of(f"{api.url}/v", paginate=WAYS["last"][1], twice=True))
    assert "more records follow the one that was called the last" in text


@pytest.mark.parametrize(("beside", "ends"), [({}, "names an error beside its records"), ({"errors": "some"}, "")])
def test_an_error_beside_records_makes_a_part_of_them_unless_it_is_declared(
    tmp_path: Path, beside: dict[str, str], ends: str
) -> None:
    document = {"results": [record(1)], "errors": [{"message": "one shard did not answer"}]}
    with answering(v=(200, {}, document)) as api:
        source = source_of(f"{api.url}/v", twice=True, warnings=beside)
        if ends:
            assert ends in said(tmp_path, source)
        else:
            assert ids(pulled(tmp_path, source)) == ["1"]


# --- answers that are tables


def report(dimensions: list[str], metrics: list[str], *, names: Any = None) -> Answer:
    """GA4's runReport; the columns come in the order in which they were asked for."""
    values = {"date": "20260301", "channel": "Email", "sessions": "7", "views": "19"}

    def answer(path: str, body: bytes) -> tuple[int, Mapping[str, str], Any]:
        made: dict[str, Any] = {
            "dimensionHeaders": [{"name": name} for name in (names or dimensions)],
            "metricHeaders": [{"name": name, "type": "TYPE_INTEGER"} for name in metrics],
            "rows": [
                {
                    "dimensionValues": [{"value": values[name]} for name in dimensions],
                    "metricValues": [{"value": values[name]} for name in metrics],
                }
            ],
            "rowCount": 1,
        }
        return 200, {}, made

    return answer


def ga4(url: str, **changes: Any) -> ApiSource:
    return source_of(
        f"{url}/report", table="sessions", method="POST", records="rows", total="rowCount",
        named={"dimensionValues": "dimensionHeaders", "metricValues": "metricHeaders"},
        columns={
            "date": {"from": "dimensionValues.date.value", "dates": "%Y%m%d"},
            "channel": "dimensionValues.channel.value",
            "sessions": "metricValues.sessions.value",
            "page_views": "metricValues.1.value",
        },
        **changes,
    )  # fmt: skip


@pytest.mark.parametrize("dimensions", [["date", "channel"], ["channel", "date"]])
def test_values_of_a_list_are_found_by_the_names_beside_it(tmp_path: Path, dimensions: list[str]) -> None:
    with answering(report=report(dimensions, ["sessions", "views"])) as api:
        landed = pulled(tmp_path, ga4(api.url))
    assert rows(landed.parts[0], "cast(date as text), channel, sessions, page_views") == [
        ("2026-03-01", "Email", 7, 19)
    ]


def test_rows_that_are_lists_are_found_by_the_names_of_the_columns(tmp_path: Path) -> None:
    document = {"columns": ["day", {"name": "id"}], "results": [["2026-03-01", "1"], ["2026-03-02", "2"]]}
    with answering(v=(200, {}, document)) as api:
        source = source_of(f"{api.url}/v", named={".": "columns"})
        assert ids(pulled(tmp_path, source)) == ["1", "2"]


def unfit(**changes: Any) -> dict[str, Any]:
    made = dict(report(["date", "channel"], ["sessions", "views"])("", b"")[2])
    return {**made, **{name: value for name, value in changes.items() if value is not None}}


@pytest.mark.parametrize(
    ("document", "says"),
    [
        (
            unfit(metricHeaders=[{"name": "sesions"}, {"name": "views"}]),
            "'metricValues.sessions.value' (columns.sessions): no entry is called 'sessions'. Did you mean 'sesions'?",
        ),
        (
            unfit(dimensionHeaders=[{"name": name} for name in ("date", "channel", "device")]),
            "a record has 2 entries at 'dimensionValues' and 3 are named",
        ),
        (unfit(dimensionHeaders=[{"name": "date"}, {"name": "date"}]), "names things twice or by no text"),
        (unfit(dimensionHeaders=[{"title": "date"}, {"name": "date"}]), "names things twice or by no text"),
        (unfit(dimensionHeaders={}), "has no list of names at 'dimensionHeaders'"),
    ],
)
def test_names_that_do_not_fit_are_told(tmp_path: Path, document: dict[str, Any], says: str) -> None:
    with answering(report=(200, {}, document)) as api:
        assert says in said(tmp_path, ga4(api.url))


def test_no_names_are_needed_where_there_are_no_rows(tmp_path: Path) -> None:
    with answering(report=(200, {}, {"rowCount": 0, "kind": "x"})) as api:
        assert pulled(tmp_path, ga4(api.url, records_optional=True)).parts[0].rows_used == 0


def test_an_empty_object_is_no_answer_where_something_is_to_stand_in_it_all_the_same(tmp_path: Path) -> None:
    source = {"records_optional": "kind", "retries": 0}
    with answering(report=(200, {}, {"kind": "x"})) as api:
        assert pulled(tmp_path, ga4(api.url, **source)).parts[0].rows_used == 0
    with answering(report=(200, {}, {})) as api:
        assert "has no 'rows'; it has: nothing" in said(tmp_path, ga4(api.url, **source))


def test_what_pages_hold_is_part_of_what_is_asked() -> None:
    plain = ga4("https://x.example")
    assert problems("x", plain) == []
    other = plain.model_copy(update={"named": {}})
    assert plain.asks() != other.asks()

"""The contracts of three vendors, served on this machine as their documents describe them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.landing_cases import counts, rows
from tests.test_sources_api import answering, source_of
from tests.test_sources_api_faults import pulled, world

COUNT = 25


def contact(number: int) -> dict[str, Any]:
    stamp = f"2026-03-{number:02d}T23:30:13.460Z"
    properties = {
        "createdate": stamp,
        "email": f"p{number}@example.org",
        "hs_object_id": str(number),
        "hs_analytics_source": None,
    }
    return {"id": str(number), "properties": properties, "createdAt": stamp, "updatedAt": stamp, "archived": False}


def hubspot(path: str, body: bytes) -> Any:
    """CRM v3, objects/contacts: a list without a total, pages by `paging.next.after`."""
    asked = parse_qs(urlsplit(path).query)
    assert set(asked) <= {"limit", "after", "properties", "propertiesWithHistory", "associations", "archived"}
    limit, after = int(asked["limit"][0]), int(asked.get("after", ["0"])[0])
    held = [contact(number) for number in range(1, COUNT + 1)][after : after + limit]
    page: dict[str, Any] = {"results": held}
    if after + limit < COUNT:
        page["paging"] = {
            "next": {"after": str(after + limit), "link": f"https://api.example.com{path}&after={after + limit}"}
        }
    return 200, {}, page


def hubspot_search(path: str, body: bytes) -> Any:
    asked = json.loads(body)
    assert set(asked) <= {"query", "limit", "after", "sorts", "properties", "filterGroups"}
    return 200, {}, {"total": COUNT, "results": []}


def test_hubspot_contacts_are_proved_by_the_total_of_a_search(tmp_path: Path) -> None:
    with answering(contacts=hubspot, search=hubspot_search) as api:
        source = source_of(
            f"{api.url}/contacts",
            auth={"kind": "bearer", "token": "${HUBSPOT_TOKEN}"},
            params={"limit": 10, "properties": "createdate,hs_analytics_source"},
            paginate={"kind": "cursor", "from": "paging.next.after", "param": "after"},
            total={"from": "total", "url": f"{api.url}/search", "method": "POST", "body": {"limit": 1}},
            columns={
                "lead_id": "id",
                "created_at": "properties.createdate",
                "channel": "properties.hs_analytics_source",
            },
            dates=["%Y-%m-%dT%H:%M:%S.%f%z", "%Y-%m-%dT%H:%M:%S%z"],
            key="lead_id",
        )
        landed = pulled(tmp_path, source, world(environ={"HUBSPOT_TOKEN": "t"}))
    (part,) = landed.parts
    assert counts(part) == (COUNT, COUNT, 0, 0, 0)
    assert rows(part, "lead_id, created_at, channel")[0] == (
        "1",
        date(2026, 3, 2),
        None,
    )  # half past midnight in Prague
    assert [path.split("?")[0] for path, _, _ in api.seen] == ["/search", *["/contacts"] * 3, "/search"]


def run_report(path: str, body: bytes) -> Any:
    """GA4 Data API v1beta, properties.runReport: a POST that reads; no `rows` where there are none."""
    asked = json.loads(body)
    assert asked["dateRanges"] == [{"startDate": "2026-03-01", "endDate": "2026-03-30"}]
    days = [f"202603{day:02d}" for day in range(1, COUNT + 1)][asked["offset"] : asked["offset"] + asked["limit"]]
    made: dict[str, Any] = {
        "dimensionHeaders": [{"name": "date"}, {"name": "sessionDefaultChannelGroup"}],
        "metricHeaders": [{"name": "sessions", "type": "TYPE_INTEGER"}],
        "rowCount": COUNT,
        "kind": "analyticsData#runReport",
    }
    if days:
        made["rows"] = [
            {"dimensionValues": [{"value": day}, {"value": "Organic Search"}], "metricValues": [{"value": "7"}]}
            for day in days
        ]
    return 200, {}, made


def test_a_ga4_report_is_asked_for_by_post_and_paged_by_its_row_count(tmp_path: Path) -> None:
    with answering(report=run_report) as api:
        source = source_of(
            f"{api.url}/report",
            table="sessions",
            method="POST",
            body={
                "dateRanges": [{"startDate": "{start}", "endDate": "{end}"}],
                "dimensions": [{"name": "date"}, {"name": "sessionDefaultChannelGroup"}],
                "metrics": [{"name": "sessions"}],
            },
            window={"days": 30},
            paginate={"kind": "offset", "param": "offset", "size": 10, "limit_param": "limit", "until": "rowCount"},
            records="rows",
            records_optional=True,
            columns={
                "date": {"from": "dimensionValues.0.value", "dates": "%Y%m%d"},
                "channel": "dimensionValues.1.value",
                "sessions": "metricValues.0.value",
            },
        )
        landed = pulled(tmp_path, source)
    assert counts(landed.parts[0]) == (COUNT, COUNT, 0, 0, 0)
    assert rows(landed.parts[0], "sum(sessions), min(date), max(date)") == [(175, date(2026, 3, 1), date(2026, 3, 25))]
    assert [json.loads(body)["offset"] for _, _, body in api.seen] == [0, 10, 20]


def search_analytics(path: str, body: bytes) -> Any:
    """Search Console, searchAnalytics.query: no total; the rows end with an answer that has none."""
    asked = json.loads(body)
    assert set(asked) == {"startDate", "endDate", "dimensions", "rowLimit", "startRow"}
    held = range(1, COUNT + 1)[asked["startRow"] : asked["startRow"] + asked["rowLimit"]]
    made: dict[str, Any] = {"responseAggregationType": "byProperty"}
    if held:
        made["rows"] = [
            {"keys": [f"2026-03-{n:02d}", f"query {n}"], "clicks": 1, "impressions": 1e1, "ctr": 0.1, "position": 3.25}
            for n in held
        ]
    return 200, {}, made


def test_search_console_ends_where_no_rows_come_and_is_pulled_twice(tmp_path: Path) -> None:
    with answering(query=search_analytics) as api:
        source = source_of(
            f"{api.url}/query",
            table="search",
            method="POST",
            body={"startDate": "{start}", "endDate": "{end}", "dimensions": ["date", "query"]},
            window={"from": "2026-01-01"},
            paginate={"kind": "offset", "param": "startRow", "size": 10, "limit_param": "rowLimit"},
            records="rows",
            records_optional=True,
            twice=True,
            columns={
                "date": "keys.0",
                "query": "keys.1",
                "clicks": "clicks",
                "impressions": "impressions",
                "position": "position",
            },
        )
        landed = pulled(tmp_path, source)
    assert counts(landed.parts[0]) == (COUNT, COUNT, 0, 0, 0)
    assert json.loads(api.seen[0][2])["startDate"] == "2026-01-01"

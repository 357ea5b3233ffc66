"""Presets of APIs against servers that implement the vendors' published contracts: what comes out equals what the server holds."""

from __future__ import annotations

import base64
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from reportgen.errors import SourceError
from tests.landing_cases import counts, rows
from tests.test_sources_api_faults import pulled
from tests.vendor_google import TOKEN, Google
from tests.vendor_hubspot import HubSpot
from tests.vendor_mailchimp import Mailchimp
from tests.vendor_pipedrive import Pipedrive
from tests.vendor_salesforce import Salesforce
from tests.vendor_server import Asked, Vendor, open_to
from tests.vendor_stripe import Stripe
from tests.vendor_trials import SOURCES, TRIALS, day_of, hubspot, opportunity


@pytest.fixture
def land(tmp_path: Path) -> Callable[..., Any]:
    """Pulls a preset from its vendor's server; gives the part, and the server."""
    made = 0

    def landed(preset: str, vendor: Vendor | None = None, path: str = "", **changes: Any) -> Any:
        nonlocal made
        made += 1
        trial, folder = TRIALS[preset], tmp_path / str(made)
        folder.mkdir()
        with open_to(vendor or trial.vendor()) as served:
            more = {"url": served.url + path} if path else {}
            result = pulled(folder, trial.source(served.url, **changes, **more), trial.world(served.url))
        (part,) = result.parts
        return part, served

    return landed


def test_hubspot_s_contacts_are_leads_with_the_days_of_their_stages(land: Any) -> None:
    part, server = land("hubspot_contacts_api")
    assert isinstance(server, HubSpot)
    assert counts(part) == (
        39,
        38,
        0,
        0,
        1,
    )  # without the one in the recycle bin, and the one that only gets the newsletter
    found = {row[0]: row[1:] for row in rows(part, "lead_id, created_at, channel, mql_at, customer_at")}
    for n in range(1, 38):
        mql = day_of(n) + timedelta(days=2) if n % 3 == 0 else None
        customer = day_of(n) + timedelta(days=9) if n % 6 == 0 else None
        assert found[str(100 + n)] == (day_of(n), list(SOURCES.values())[n % 3], mql, customer)
    assert found["97"][0] == date(2026, 1, 9)
    asked = [each for each in server.seen if each.method == "GET"]
    assert len(asked) == 8  # eight pages of five, the last of two
    assert len(server.seen) == 8 + 2  # and the search, before and after


def test_hubspot_s_deals_know_their_lead_and_whether_they_are_won(land: Any) -> None:
    part, _ = land("hubspot_deals_api")
    assert counts(part) == (24, 24, 0, 0, 0)
    state = "status, count(*), sum(amount), count(closed_at), min(currency)"
    assert sorted(rows(part, state, "_state = 0 group by status")) == [
        ("lost", 6, 6 * 999, 6, "EUR"),
        ("open", 6, None, 0, "EUR"),  # the day on which an open deal is hoped to close is none on which it closed
        ("won", 12, 6 * 300.5, 12, "EUR"),
    ]
    assert rows(part, "lead_id, closed_at", "deal_id = '9060'") == [("106", day_of(6) + timedelta(days=9))]


def test_salesforce_s_leads_and_opportunities_meet_by_the_opportunity(land: Any) -> None:
    part, server = land("salesforce_leads_api")
    assert isinstance(server, Salesforce)
    assert counts(part) == (31, 31, 0, 0, 0)
    found = {row[0]: row[1:] for row in rows(part, "lead_id, created_at, channel, opportunity_at, customer_at")}
    for n in range(1, 32):
        number = f"006{n:015d}" if n % 5 == 0 else f"00Q{n:015d}"
        became = day_of(n) + timedelta(days=4) if n % 5 == 0 else None
        won = day_of(n) + timedelta(days=20) if n % 10 == 0 else None
        assert found[number] == (day_of(n), "Web" if n % 2 else None, became, won)
    deals, _ = land("salesforce_opportunities_api")
    assert counts(deals) == (7, 7, 0, 0, 0)
    assert rows(deals, "count(*), sum(amount)", "status = 'won'") == [(4, 4000 + 10 + 20 + 30)]
    assert {row[0] for row in rows(deals, "lead_id")} >= {f"006{n:015d}" for n in range(5, 32, 5)}


def test_of_leads_that_became_one_opportunity_the_earliest_stays_and_the_others_are_counted(land: Any) -> None:
    made = TRIALS["salesforce_leads_api"].vendor()
    assert isinstance(made, Salesforce)
    one = opportunity(5, won=True)
    won = {"IsConverted": True, "ConvertedOpportunityId": one["Id"], "ConvertedDate": "2026-05-01"}
    both = [{**made.leads[n - 1], **won} for n in (2, 27)]
    part, _ = land("salesforce_leads_api", Salesforce(both))
    assert counts(part) == (2, 1, 0, 1, 0)
    assert rows(part, "created_at") == [(day_of(27),), (day_of(2),)]  # of a key the last row stays
    assert day_of(2) < day_of(27)


def test_ga4_s_report_adds_up_to_the_sessions_that_were_held(land: Any) -> None:
    part, server = land("ga4_api")
    assert counts(part) == (80, 80, 0, 0, 0)
    held: Counter[str] = Counter()
    for fact in server.facts:
        for metric in ("sessions", "engagedSessions", "screenPageViews"):
            held[metric] += fact.get(metric, 0)
    assert held["sessions"] == 40 * 10 + sum(range(40)) + 40 * 3
    sums = "sum(sessions), sum(engaged_sessions), sum(page_views)"
    assert rows(part, sums) == [(held["sessions"], held["engagedSessions"], held["screenPageViews"])]
    by = "channel, campaign, landing_page, device, sum(sessions)"
    assert sorted(rows(part, by, "_state = 0 group by all")) == [
        ("Email", "june", "/b", "desktop", 120),
        ("Organic Search", None, "/a", "mobile", 1180),
    ]


def test_search_console_s_property_has_clicks_that_its_queries_do_not_have(land: Any) -> None:
    whole, _ = land("search_console_api")
    assert rows(whole, "count(*), sum(clicks), sum(impressions)") == [(40, 40 * 7, 40 * 150)]
    assert rows(whole, "distinct position") == [((100 * 4 + 50 * 10) / 150,)]
    named, _ = land("search_console_queries_api")
    assert rows(named, "count(*), sum(clicks), min(query), min(page)") == [
        (40, 40 * 5, "machine", "https://example.com/a")
    ]


def test_mailchimp_s_campaigns_are_counted_by_persons_on_the_day_they_were_sent(land: Any) -> None:
    part, server = land("mailchimp_campaigns_api")
    assert isinstance(server, Mailchimp)
    assert counts(part) == (23, 23, 0, 0, 0)
    sums = "sum(sent), sum(delivered), sum(bounces), sum(opens), sum(clicks), sum(unsubscribes)"
    n = sum(range(1, 24))
    assert rows(part, sums) == [(23_000 + n, 23_000 - 46, n + 46, 6_900 + n, 920, 69)]
    assert rows(part, "date, campaign", "sent = 1007") == [(day_of(7), "Letter 7")]


def test_stripe_s_charges_are_orders_with_what_was_kept_of_them(land: Any) -> None:
    part, _ = land("stripe_charges_api")
    assert counts(part) == (26, 23, 0, 0, 3)
    euros = [10 + n / 100 for n in range(1, 24) if n % 5]
    assert rows(part, "count(*), sum(amount)", "_state = 0 and currency = 'EUR'") == [
        (len(euros), pytest.approx(Decimal(f"{sum(euros) - 5:.2f}")))
    ]
    yen = [1000 + n for n in range(5, 24, 5)]
    assert rows(part, "count(*), sum(amount)", "_state = 0 and currency = 'JPY'") == [(len(yen), sum(yen))]
    # half past eleven at night in UTC is the next day in Prague; a guest is a customer of its own
    assert rows(part, "ordered_at, customer_id", "order_id = 'ch_0007'") == [(day_of(7) + timedelta(days=1), "cus_1")]
    assert rows(part, "customer_id", "order_id = 'ch_0023'") == [("ch_0023",)]


def test_pipedrive_s_deals_are_closed_on_the_day_they_were_won_or_lost(land: Any) -> None:
    part, _ = land("pipedrive_deals_api")
    assert counts(part) == (22, 22, 0, 0, 0)
    held = {"won": range(3, 23, 3), "lost": range(1, 23, 3), "open": range(2, 23, 3)}
    for status, numbers in held.items():
        found = rows(part, "count(*), sum(amount), count(closed_at)", f"_state = 0 and status = '{status}'")
        assert found == [(len(numbers), sum(numbers) + len(numbers) / 2, 0 if status == "open" else len(numbers))]
    assert rows(part, "closed_at", "deal_id = '3'") == [(day_of(3) + timedelta(days=6),)]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"dataLossFromOtherRow": True}, "one row called (other)"),
        ({"subjectToThresholding": True}, "may have left out rows of few users"),
        (
            {"samplingMetadatas": [{"samplesReadCount": "500", "samplingSpaceSize": "1000"}]},
            "from a sample of the events",
        ),
        ({"dataLossFromOtherRow": False, "samplingMetadatas": []}, ""),
    ],
)
def test_what_ga4_says_of_its_figures_is_told_with_them(tmp_path: Path, said: dict[str, Any], told: str) -> None:
    trial = TRIALS["ga4_api"]
    made = trial.vendor()
    assert isinstance(made, Google)
    with open_to(replace(made, metadata=said)) as served:
        landed = pulled(tmp_path, trial.source(served.url), trial.world(served.url))
    notes = [note.what for note in landed.notes]
    assert len(notes) == bool(told)
    assert all(told in note for note in notes)


EMPTY = {
    "hubspot_contacts_api": HubSpot(), "hubspot_deals_api": HubSpot(), "salesforce_leads_api": Salesforce(),
    "salesforce_opportunities_api": Salesforce(), "ga4_api": Google(), "search_console_api": Google(),
    "search_console_queries_api": Google(), "stripe_charges_api": Stripe(), "pipedrive_deals_api": Pipedrive(),
    "mailchimp_campaigns_api": Mailchimp(),
}  # fmt: skip


@pytest.mark.parametrize("preset", sorted(TRIALS))
def test_an_account_without_records_is_read_as_such(land: Any, preset: str) -> None:
    part, _ = land(preset, EMPTY[preset])
    assert counts(part) == (0, 0, 0, 0, 0)


# --- the servers: a wrong request cannot pass


WRONG: list[tuple[str, str, dict[str, Any], str]] = [
    ("hubspot_contacts_api", "params", {"limit": ("101",)}, "answers 400"),
    (
        "hubspot_contacts_api",
        "params",
        {"property": ("createdate",)},
        "answers 400: Unknown query parameters: property",
    ),
    ("hubspot_deals_api", "params", {"associations": ("kontakts",)}, "answers 400"),
    ("ga4_api", "body", {"dimensions": [{"name": "channelGroup"}]}, "answers 400: Field channelGroup is not a valid"),
    ("ga4_api", "body", {"rowLimit": 5}, 'answers 400: Invalid JSON payload received. Unknown name "rowLimit"'),
    ("search_console_api", "body", {"dimensions": ["dates"]}, "answers 400: Invalid value at 'dimensions'"),
    ("mailchimp_campaigns_api", "params", {"limit": ("5",)}, "answers 400"),
    ("stripe_charges_api", "params", {"page": ("5",)}, "answers 400: Received unknown parameter: page"),
    ("pipedrive_deals_api", "params", {"start": ("5",)}, "answers 400: Parameter 'start' is not allowed"),
    ("salesforce_leads_api", "params", {"q": ("SELECT Id, Fax FROM Lead",)}, "answers 400"),
]


@pytest.mark.parametrize(("preset", "place", "more", "says"), WRONG, ids=[f"{w[0]} {i}" for i, w in enumerate(WRONG)])
def test_a_request_against_the_contract_is_refused(
    land: Any, preset: str, place: str, more: dict[str, Any], says: str
) -> None:
    trial = TRIALS[preset]
    given = getattr(trial.source("http://127.0.0.1:1"), place)
    with pytest.raises(SourceError) as caught:
        land(preset, **{place: {**given, **more}})
    assert says in str(caught.value)


@pytest.mark.parametrize("preset", sorted(TRIALS))
def test_nobody_is_served_without_a_login_or_by_another_method(preset: str) -> None:
    vendor: Any = TRIALS[preset].vendor()
    source = TRIALS[preset].source("http://127.0.0.1:1")
    path = source.url.removeprefix("http://127.0.0.1:1")
    asked = Asked(source.method, path, path, {}, {}, {} if source.method == "POST" else None)
    with pytest.raises(Exception, match="401"):
        vendor.answer(asked)
    other = replace(asked, method="DELETE", headers=_logged_in(preset, vendor))
    with pytest.raises(Exception, match=r"40[45]"):
        vendor.answer(other)


def _logged_in(preset: str, vendor: Any) -> dict[str, str]:
    if isinstance(vendor, Mailchimp):
        return {"authorization": "Basic " + base64.b64encode(f"x:{vendor.key}".encode()).decode()}
    if isinstance(vendor, Pipedrive):
        return {"x-api-token": vendor.token}
    if isinstance(vendor, Stripe):
        return {"authorization": f"Bearer {vendor.key}"}
    return {"authorization": f"Bearer {TOKEN if isinstance(vendor, Google) else vendor.token}"}


def test_hubspot_s_search_ends_at_ten_thousand_and_a_pull_by_it_fails_there(land: Any) -> None:
    many = HubSpot({str(n): {"createdate": "2026-01-01T00:00:00Z"} for n in range(1, 10_202)})
    part, server = land("hubspot_contacts_api", many, params={"limit": ("100",)})
    assert counts(part)[1] == 10_201
    by_search = {"method": "POST", "params": {}, "body": {"filterGroups": [], "limit": 200}, "total": "total"}
    with pytest.raises(SourceError) as caught:
        land("hubspot_contacts_api", many, path="/crm/v3/objects/contacts/search", **by_search)
    assert "Paging is limited to 10000 results" in str(caught.value)
    assert len([each for each in server.seen if each.path.endswith("/search")]) > 50


class Busy(HubSpot):
    """An account in which somebody makes contacts while they are listed; the search sees them `late` requests later."""

    late, made = 0, 0

    def answer(self, asked: Asked) -> Any:
        if asked.method == "GET" and self.made < 7:
            self.made += 1
            self.contacts = {**self.contacts, str(1000 + self.made): {"createdate": "2026-06-30T00:00:00Z"}}
        told = super().answer(asked)
        if asked.path.endswith("/search") and self.late and self.made:
            self.late -= 1
            told = replace(told, document={**told.document, "total": 39 + self.made - 5})
        return told


@pytest.mark.parametrize("late", [0, 1, 9])
def test_contacts_that_are_made_while_they_are_listed_are_no_reason_to_fail_unless_the_total_never_sees_them(
    land: Any, late: int
) -> None:
    busy = Busy(dict(hubspot().contacts), archived=frozenset({"99"}))
    busy.late = late
    if late == 9:
        with pytest.raises(SourceError, match="holds 46 records and stated"):
            land("hubspot_contacts_api", busy)
        return
    part, _ = land("hubspot_contacts_api", busy)
    assert counts(part) == (46, 45, 0, 0, 1)


def test_a_total_that_is_less_than_what_was_pulled_or_more_from_the_beginning_is_a_failure(land: Any) -> None:
    class Skips(HubSpot):
        """Leaves one contact out of its list."""

        def _listed(self, kind: str, asked: Asked) -> Any:
            told = super()._listed(kind, asked)
            return replace(
                told, document={**told.document, "results": [r for r in told.document["results"] if r["id"] != "110"]}
            )

    with pytest.raises(SourceError, match="holds 38 records and stated 39 before, 39 afterwards"):
        land("hubspot_contacts_api", Skips(dict(hubspot().contacts), archived=frozenset({"99"})))


@pytest.mark.parametrize(
    ("preset", "sums"),
    [("ga4_api", "sum(sessions), count(*)"), ("search_console_queries_api", "sum(clicks), count(*)")],
)
def test_a_report_that_is_asked_for_day_by_day_is_the_same_as_one_asked_for_at_once(
    tmp_path: Path, preset: str, sums: str
) -> None:
    trial = TRIALS[preset]
    more = replace(trial, lines=f"{trial.lines}\nincremental: {{by: date, overlap: 3d}}")
    with open_to(trial.vendor()) as served:
        found = []
        for way, folder in ((more, tmp_path / "by day"), (trial, tmp_path / "at once")):
            folder.mkdir()
            for day in (date(2026, 6, 2), date(2026, 6, 5), date(2026, 6, 9)):
                world = replace(way.world(served.url), today=day)
                (part,) = pulled(folder, way.source(served.url), world).parts
                found.append(rows(part, sums))
        reports = [each.body for each in served.seen if each.method == "POST" and each.path != "/token"]
    assert found[:3] == found[3:]
    assert found[0] != found[1] != found[2]
    begins = [(body.get("dateRanges") or [body])[0]["startDate"] for body in reports]
    assert {"2026-05-30", "2026-06-02"} <= set(begins)

"""A preset of an API and a vendor's server with data for it: what is held, what the preset must make of it, and how to pull it.

Records are laid out by their number, so that every figure can be reckoned: of contact n the day of creation is the (n mod 28)th of
its month, every third is an MQL two days later, every sixth a customer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from reportgen.contract import AnySource, ApiSource, problems
from reportgen.contract.api_preset import api_preset, expand
from reportgen.sources import World
from reportgen.strict_yaml.model import build
from reportgen.strict_yaml.reading import parse
from tests import vendor_google, vendor_mailchimp, vendor_pipedrive, vendor_salesforce, vendor_stripe
from tests.test_sources_api_faults import world
from tests.vendor_google import Google
from tests.vendor_hubspot import TOKEN as HUBSPOT_TOKEN
from tests.vendor_hubspot import HubSpot
from tests.vendor_mailchimp import Campaign, Mailchimp
from tests.vendor_pipedrive import Pipedrive
from tests.vendor_salesforce import Salesforce
from tests.vendor_server import Vendor
from tests.vendor_stripe import Stripe

TODAY = date(2026, 6, 30)
SOURCES = {"ORGANIC_SEARCH": "Organic Search", "PAID_SEARCH": "Paid Search", "OFFLINE": "Offline sources"}


def hubspot(count: int = 37) -> HubSpot:
    """Contacts 101, 102, ... and for each customer among them two won deals, one lost and one open."""
    contacts, deals, ties = {}, {}, {}
    for n in range(1, count + 1):
        made = day_of(n)
        contact = {"createdate": stamp(made), "email": f"p{n}@example.org", "hs_analytics_source": list(SOURCES)[n % 3]}
        if n % 3 == 0:
            # half of the accounts keep "became a ... date", the others only when a stage was entered
            kept = "hs_lifecyclestage_{}_date" if n % 2 else "hs_v2_date_entered_{}"
            contact[kept.format("marketingqualifiedlead")] = stamp(made + timedelta(days=2))
        if n % 6 == 0:
            contact["hs_v2_date_entered_customer"] = stamp(made + timedelta(days=9))
            for at, (stage, amount) in enumerate(
                (("closedwon", "100.50"), ("7001", "200"), ("closedlost", "999"), ("presentationscheduled", ""))
            ):
                number = str(9000 + 10 * n + at)
                closed = made + timedelta(days=9)
                deals[number] = {
                    "createdate": stamp(made + timedelta(days=3)), "closedate": stamp(closed), "dealstage": stage,
                    "dealname": f"Deal {n}", "amount": amount, "deal_currency_code": "EUR",
                }  # fmt: skip
                if stage == "7001":  # a stage of one's own: only what HubSpot reckons from it tells that it is won
                    deals[number] |= {"hs_is_closed": "true", "hs_is_closed_won": "true"}
                ties[number] = [str(100 + n)]
        contacts[str(100 + n)] = contact
    # one became a lead long after it was created, one never did, and one is in the recycle bin
    contacts["97"] = {"createdate": stamp(date(2025, 5, 1)), "hs_lifecyclestage_lead_date": stamp(date(2026, 1, 9))}
    contacts["98"] = {"createdate": stamp(day_of(1)), "lifecyclestage": "subscriber"}
    contacts["99"] = {"createdate": stamp(day_of(1)), "email": "gone@example.org"}
    return HubSpot(contacts, deals, ties, frozenset({"99"}))


def day_of(n: int) -> date:
    return date(2026, 1 + n % 4, 1 + n % 28)


def stamp(day: date) -> str:
    return f"{day.isoformat()}T10:15:30.460Z"


def mailchimp(count: int = 23) -> Mailchimp:
    """Campaign n: 1,000 + n sent, of which n bounced hard and 2 softly, 300 + n opened, 40 clicked, 3 left."""
    return Mailchimp([
        Campaign(f"c{n:03d}", f"Letter {n}", f"{day_of(n)}T09:00:00+00:00", 1000 + n, n, 2, 300 + n, 40, 3)
        for n in range(1, count + 1)
    ])  # fmt: skip


def salesforce(count: int = 31) -> Salesforce:
    """Every fifth lead became an opportunity worth 1,000 and n, every tenth a won one. Opportunity 0 is won and has no lead."""
    leads, opportunities = [], [opportunity(0, won=True)]
    for n in range(1, count + 1):
        lead: dict[str, Any] = {"Id": f"00Q{n:015d}", "CreatedDate": stamp(day_of(n)).replace("Z", "+0000")}
        lead |= {"LeadSource": "Web" if n % 2 else None, "IsConverted": n % 5 == 0, "NumberOfEmployees": n}
        if n % 5 == 0:
            made = opportunity(n, won=n % 10 == 0)
            opportunities.append(made)
            lead |= {"ConvertedDate": str(day_of(n) + timedelta(days=4)), "ConvertedOpportunityId": made["Id"]}
            lead |= {f"ConvertedOpportunity.{name}": made[name] for name in ("IsWon", "CloseDate")}
        leads.append(lead)
    return Salesforce(leads, opportunities, batch=7)


def opportunity(n: int, *, won: bool) -> dict[str, Any]:
    return {
        "Id": f"006{n:015d}", "CreatedDate": stamp(day_of(n) + timedelta(days=4)).replace("Z", "+0000"),
        "CloseDate": str(day_of(n) + timedelta(days=20)), "IsClosed": True, "IsWon": won, "Amount": 1000.0 + n,
    }  # fmt: skip


def stripe(count: int = 26) -> Stripe:
    """Charge n of 10.00 and n euros, every fifth of as many yen; the last four are not whole."""
    charges = []
    for n in range(count, 0, -1):
        made = datetime.combine(day_of(n), time(23, 30), tzinfo=UTC)
        charge: dict[str, Any] = {
            "id": f"ch_{n:04d}", "object": "charge", "amount": 1000 + n, "amount_refunded": 0, "captured": True,
            "created": int(made.timestamp()), "currency": "eur" if n % 5 else "jpy", "customer": f"cus_{n % 3}",
            "livemode": True, "paid": True, "refunded": False, "status": "succeeded", "metadata": {},
        }  # fmt: skip
        charges.append(charge)
    charges[0] |= {"status": "failed", "paid": False, "captured": False}
    charges[1] |= {"captured": False}
    charges[2] |= {"refunded": True, "amount_refunded": charges[2]["amount"]}
    charges[3] |= {"amount_refunded": 500, "customer": None}
    return Stripe(charges)


def pipedrive(count: int = 22) -> Pipedrive:
    """Deal n is worth n and a half; one in three each is won, lost and open, and one is deleted."""
    deals = []
    for n in range(1, count + 1):
        status = ("won", "lost", "open")[n % 3]
        closed = f"{day_of(n) + timedelta(days=6)}T08:00:00Z"
        deals.append({
            "id": n, "title": f"Deal {n}", "value": n + 0.5, "currency": "EUR", "status": status, "person_id": 7,
            "add_time": f"{day_of(n)}T08:00:00Z", "won_time": closed if status == "won" else None,
            "lost_time": closed if status == "lost" else None, "close_time": None if status == "open" else closed,
            "expected_close_date": "2027-01-01", "is_deleted": False,
        })  # fmt: skip
    return Pipedrive([*deals, {**deals[-1], "id": count + 1, "status": "deleted", "is_deleted": True}])


def google(days: int = 40) -> Google:
    """On day n 10 + n sessions from search, half of them engaged, and 3 from mail; in search 5 clicks with a query, 2 without."""
    facts: list[dict[str, Any]] = []
    searches = []
    for n in range(days):
        day = date(2026, 5, 1) + timedelta(days=n)
        common = {"date": day.strftime("%Y%m%d"), "sessionSource": "x", "sessionMedium": "y", "country": "Czechia"}
        search = {
            "sessionDefaultChannelGroup": "Organic Search",
            "sessionCampaignName": "(organic)",
            "landingPage": "/a",
        }
        mail = {"sessionDefaultChannelGroup": "Email", "sessionCampaignName": "june", "landingPage": "/b"}
        facts.append(
            {**common, **search, "deviceCategory": "mobile", "sessions": 10 + n, "engagedSessions": (10 + n) // 2}
        )
        facts.append(
            {**common, **mail, "deviceCategory": "desktop", "sessions": 3, "engagedSessions": 3, "screenPageViews": 9}
        )
        searches.append((day.isoformat(), "machine", "https://example.com/a", 100, 5, 4.0))
        searches.append((day.isoformat(), "", "https://example.com/b", 50, 2, 10.0))
    return Google(facts, searches=searches)


@dataclass(frozen=True)
class Trial:
    """How a preset is tried.

    Attributes:
        preset: its name.
        vendor: makes its server.
        lines: what a user writes beside `preset:`, with `<url>` for where the server listens; pages are small.
        environ: secrets by name; of a server that listens.
        paging: how the proxy finds the next page: a parameter, or `next` for an address in the answer.
        records: key of the list in an answer.
        size: records of a page.
    """

    preset: str
    vendor: Callable[[], Vendor]
    lines: str
    environ: Callable[[str], Mapping[str, str]]
    paging: str
    records: str
    size: int

    def source(self, server: str, **changes: Any) -> ApiSource:
        """The contract, of a server that listens there."""
        text = f"preset: {self.preset}\n{self.lines}\n".replace("<url>", server)
        root = parse(text.encode(), "config/sources.yaml").root
        assert root is not None
        node, wrong = expand("crm", root, api_preset(self.preset), "config/sources.yaml")
        assert wrong == []
        source, wrong = build(AnySource, node, "config/sources.yaml")  # type: ignore[arg-type]
        assert wrong == []
        assert isinstance(source, ApiSource)
        assert problems("crm", source) == []
        return source.model_copy(update={"rate": 0.0, "retries": 2, **changes})

    def world(self, url: str) -> World:
        """A world without waiting that holds the secrets."""
        return world(environ=dict(self.environ(url)), today=TODAY)


def hubspot_trial(kind: str) -> Trial:
    lines = "token: ${HUBSPOT_TOKEN}\nserver: <url>\nparams: {limit: 5}"
    return Trial(
        f"hubspot_{kind}_api", hubspot, lines, lambda _: {"HUBSPOT_TOKEN": HUBSPOT_TOKEN}, "after", "results", 5
    )


def google_trial(preset: str, more: str, param: str) -> Trial:
    lines = f"key_file: ${{GOOGLE_KEY}}\nserver: <url>\n{more}"
    return Trial(preset, google, lines, lambda url: {"GOOGLE_KEY": vendor_google.key_file(url)}, param, "rows", 7)


def salesforce_trial(kind: str) -> Trial:
    lines = "instance: <url>\nclient_id: ${SF_ID}\nclient_secret: ${SF_SECRET}"
    secrets = {"SF_ID": vendor_salesforce.CLIENT, "SF_SECRET": vendor_salesforce.SECRET}
    return Trial(f"salesforce_{kind}_api", salesforce, lines, lambda _: secrets, "next", "records", 7)


TRIALS = {
    trial.preset: trial
    for trial in (
        hubspot_trial("contacts"),
        hubspot_trial("deals"),
        salesforce_trial("leads"),
        salesforce_trial("opportunities"),
        google_trial("ga4_api", "property: 123456\npaginate: {size: 7}", "offset"),
        google_trial("search_console_api", "site: sc-domain:example.com\npaginate: {size: 7}", "startRow"),
        google_trial("search_console_queries_api", "site: sc-domain:example.com\npaginate: {size: 7}", "startRow"),
        Trial(
            "stripe_charges_api",
            stripe,
            "secret_key: ${STRIPE_KEY}\nserver: <url>\nparams: {limit: 5}",
            lambda _: {"STRIPE_KEY": vendor_stripe.KEY},
            "starting_after",
            "data",
            5,
        ),
        Trial(
            "pipedrive_deals_api",
            pipedrive,
            "token: ${PIPEDRIVE_TOKEN}\nserver: <url>\nparams: {limit: 5}",
            lambda _: {"PIPEDRIVE_TOKEN": vendor_pipedrive.TOKEN},
            "cursor",
            "data",
            5,
        ),
        Trial(
            "mailchimp_campaigns_api",
            mailchimp,
            "api_key: ${MAILCHIMP_KEY}\nserver: <url>\npaginate: {size: 5}",
            lambda _: {"MAILCHIMP_KEY": vendor_mailchimp.KEY},
            "offset",
            "reports",
            5,
        ),
    )
}


def kept_rows(folder: Path) -> list[str]:
    """The lines of the pull that is kept; none where nothing is."""
    files = sorted((folder / ".reportgen" / "pulled" / "crm").glob("*/pages.csv"))
    return files[-1].read_text().splitlines() if files else []

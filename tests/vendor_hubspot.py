"""HubSpot's CRM v3 as its published contract says: objects/contacts and objects/deals as a list and as a search.

The list takes limit (1 to 100), after, properties, propertiesWithHistory, associations, archived and states no total; properties
that nobody asked for are left out, those that do not exist are passed over, those without a value are null. The search takes a POST
of query, limit (to 200), after, sorts, properties and filterGroups, states a total, and pages no further than 10,000 records.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.vendor_server import Asked, RefusedError, Told

TOKEN = "pat-eu1-c4nary-7h3-t0ken"
LISTED = frozenset({"limit", "after", "properties", "propertiesWithHistory", "associations", "archived"})
SEARCHED = frozenset({"query", "limit", "after", "sorts", "properties", "filterGroups"})
ALWAYS = {
    "contacts": ("createdate", "email", "lastmodifieddate"),
    "deals": ("amount", "closedate", "createdate", "dealname", "dealstage"),
}
PROPERTIES = {
    "contacts": {
        "createdate", "email", "firstname", "lastname", "lastmodifieddate", "industry", "hs_analytics_source",
        "hs_analytics_source_data_1", "lifecyclestage", "hs_lifecyclestage_lead_date",
        "hs_lifecyclestage_marketingqualifiedlead_date", "hs_lifecyclestage_salesqualifiedlead_date",
        "hs_lifecyclestage_opportunity_date", "hs_lifecyclestage_customer_date", "hs_v2_date_entered_lead",
        "hs_v2_date_entered_marketingqualifiedlead", "hs_v2_date_entered_salesqualifiedlead",
        "hs_v2_date_entered_opportunity", "hs_v2_date_entered_customer",
    },
    "deals": {
        "amount", "amount_in_home_currency", "closedate", "createdate", "dealname", "dealstage", "pipeline", "dealtype",
        "deal_currency_code", "hs_is_closed", "hs_is_closed_won", "hs_lastmodifieddate",
    },
}  # fmt: skip
MOST = 10_000


@dataclass
class HubSpot:
    """An account.

    Attributes:
        contacts: id -> properties that have a value.
        deals: id -> properties that have a value.
        contacts_of: deal -> contacts it is associated with.
        archived: ids in the recycle bin.
        token: of a private app.
    """

    contacts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    deals: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    contacts_of: Mapping[str, list[str]] = field(default_factory=dict)
    archived: frozenset[str] = frozenset()
    token: str = TOKEN
    url: str = ""
    seen: list[Asked] = field(default_factory=list)

    def answer(self, asked: Asked) -> Told:
        """What CRM v3 says."""
        if asked.headers.get("authorization") != f"Bearer {self.token}":
            raise _refused(401, "INVALID_AUTHENTICATION", "Authentication credentials not found")
        for kind in ("contacts", "deals"):
            if asked.path == f"/crm/v3/objects/{kind}":
                return self._listed(kind, asked)
            if asked.path == f"/crm/v3/objects/{kind}/search":
                return self._found(kind, asked)
        raise RefusedError(Told(404, {"status": "error", "message": "resource not found"}))

    def _records(self, kind: str, archived: bool = False) -> list[str]:
        held = self.contacts if kind == "contacts" else self.deals
        return sorted((one for one in held if (one in self.archived) == archived), key=int)

    def _listed(self, kind: str, asked: Asked) -> Told:
        _method(asked, "GET")
        if unknown := sorted(set(asked.query) - LISTED):
            raise _refused(400, "VALIDATION_ERROR", f"Unknown query parameters: {', '.join(unknown)}")
        limit = _number(asked.query.get("limit", ["10"])[0], 1, 100, "limit")
        archived = asked.query.get("archived", ["false"])[0]
        if archived not in ("true", "false"):
            raise _refused(400, "VALIDATION_ERROR", f"archived is no boolean: {archived}")
        ids = self._records(kind, archived == "true")
        after = asked.query.get("after", [""])[0]
        if after and after not in ids:
            raise _refused(400, "VALIDATION_ERROR", f"The cursor {after} is invalid")
        begin = ids.index(after) if after else 0
        names = _texts(asked, "properties") or list(ALWAYS[kind])
        associations = _texts(asked, "associations")
        if unknown := sorted(set(associations) - {"contacts", "deals", "companies"}):
            raise _refused(400, "VALIDATION_ERROR", f"Unable to infer object type from: {unknown[0]}")
        page = [self._record(kind, one, names, associations) for one in ids[begin : begin + limit]]
        following = ids[begin + limit : begin + limit + 1]
        return Told(200, {"results": page, **self._paging(asked, following[0] if following else "")})

    def _found(self, kind: str, asked: Asked) -> Told:
        _method(asked, "POST")
        if asked.query or not isinstance(asked.body, dict) or (unknown := sorted(set(asked.body) - SEARCHED)):
            raise _refused(400, "VALIDATION_ERROR", f"Invalid input JSON: {unknown if asked.body else 'no body'}")
        limit = _number(str(asked.body.get("limit", 10)), 0, 200, "limit")
        begin = _number(str(asked.body.get("after") or 0), 0, 10**9, "after")
        if asked.body.get("filterGroups"):
            raise _refused(400, "VALIDATION_ERROR", "this account knows no filters")
        if begin + limit > MOST:
            raise _refused(400, "VALIDATION_ERROR", f"Paging is limited to {MOST} results")
        ids = self._records(kind)
        names = asked.body.get("properties") or list(ALWAYS[kind])
        page = [self._record(kind, one, names, []) for one in ids[begin : begin + limit]]
        after = str(begin + limit) if begin + limit < len(ids) else ""
        return Told(200, {"total": len(ids), "results": page, **self._paging(asked, after)})

    def _paging(self, asked: Asked, after: str) -> dict[str, Any]:
        link = f"https://api.hubapi.com{asked.path}?after={after}"
        return {"paging": {"next": {"after": after, "link": link}}} if after else {}

    def _record(self, kind: str, one: str, names: list[str], associations: list[str]) -> dict[str, Any]:
        held = (self.contacts if kind == "contacts" else self.deals)[one]
        wanted = {name: held.get(name) for name in sorted(set(names) & PROPERTIES[kind])}
        made: dict[str, Any] = {
            "id": one,
            "properties": {**wanted, "createdate": held["createdate"], "hs_object_id": one},
            "createdAt": held["createdate"],
            "updatedAt": held["createdate"],
            "archived": one in self.archived,
        }
        if "contacts" in associations and (found := self.contacts_of.get(one)):
            # each kind of tie is an entry of its own, so one contact may stand here twice
            ties = [
                {"id": each, "type": tie} for each in found for tie in ("deal_to_contact", "deal_to_contact_unlabeled")
            ]
            made["associations"] = {"contacts": {"results": ties}}
        return made


def _texts(asked: Asked, name: str) -> list[str]:
    return [text for value in asked.query.get(name, []) for text in value.split(",") if text]


def _method(asked: Asked, method: str) -> None:
    if asked.method != method:
        raise RefusedError(Told(405, {"status": "error", "message": "HTTP method not allowed"}))


def _number(text: str, least: int, most: int, name: str) -> int:
    if not text.isdecimal() or not least <= int(text) <= most:
        raise _refused(400, "VALIDATION_ERROR", f"{name} must be between {least} and {most}, and is {text}")
    return int(text)


def _refused(status: int, category: str, message: str) -> RefusedError:
    words = {"status": "error", "message": message, "correlationId": "00000000-0000", "category": category}
    return RefusedError(Told(status, words))

"""Google's Data API v1beta (runReport) and Search Console (searchAnalytics.query) as their discovery documents describe them.

Both want a token that their token server gives for a signed statement of a service account (RFC 7523), of the right scope. A report
is made of facts each time: what is not asked for is added up, and rows in which every metric is 0 are left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from tests.vendor_server import Asked, RefusedError, Told

TOKEN = "ya29.c4nary-access-t0ken"
ENDPOINT = "https://oauth2.googleapis.com/token"  # Google's libraries sign for it whatever the key file names
ACCOUNT = "reports@c4nary-project.iam.gserviceaccount.com"
ANALYTICS = "https://www.googleapis.com/auth/analytics.readonly"
WEBMASTERS = "https://www.googleapis.com/auth/webmasters.readonly"

REPORT_KEYS = frozenset({
    "property", "dimensions", "metrics", "dateRanges", "dimensionFilter", "metricFilter", "offset", "limit",
    "metricAggregations", "orderBys", "currencyCode", "cohortSpec", "keepEmptyRows", "returnPropertyQuota", "comparisons",
})  # fmt: skip
DIMENSIONS = frozenset({
    "date", "sessionDefaultChannelGroup", "sessionSource", "sessionMedium", "sessionCampaignName", "landingPage",
    "landingPagePlusQueryString", "deviceCategory", "country",
})  # fmt: skip
METRICS = frozenset(
    {"sessions", "engagedSessions", "screenPageViews", "newUsers", "totalUsers", "activeUsers", "keyEvents"}
)
SEARCH_KEYS = frozenset({
    "startDate", "endDate", "dimensions", "searchType", "type", "dimensionFilterGroups", "aggregationType", "rowLimit",
    "startRow", "dataState",
})  # fmt: skip
SEARCHED = ("date", "query", "page", "country", "device", "searchAppearance", "hour")


@cache
def private_key() -> str:
    """A key that only these tests know, made once."""
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import rsa

    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    kind = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    return key.private_bytes(*kind).decode()


def key_file(url: str) -> str:
    """A service account's key as Google hands it out, of the token server at an address."""
    return json.dumps({
        "type": "service_account",
        "project_id": "c4nary-project",
        "private_key_id": "c4nary0000000000000000000000000000000001",
        "private_key": private_key(),
        "client_email": ACCOUNT,
        "client_id": "100000000000000000001",
        "auth_uri": f"{url}/o/oauth2/auth",
        "token_uri": f"{url}/token",
    })  # fmt: skip


@dataclass
class Google:
    """A property of Analytics and one of Search Console.

    Attributes:
        facts: dimension or metric of a report -> value; sessions of one kind on one day each.
        property: number of the property.
        searches: date, query, page, impressions, clicks, position; a query of "" is one that Google does not name.
        site: the property of Search Console.
        metadata: what a report says of itself besides currency and zone.
        scopes: what the token that was given is good for.
    """

    facts: Sequence[Mapping[str, Any]] = ()
    property: str = "123456"
    searches: Sequence[tuple[str, str, str, int, int, float]] = ()
    site: str = "sc-domain:example.com"
    metadata: Mapping[str, Any] = field(default_factory=dict)
    url: str = ""
    seen: list[Asked] = field(default_factory=list)
    scopes: set[str] = field(default_factory=set)

    def answer(self, asked: Asked) -> Told:
        """What Google says."""
        if asked.path == "/token":
            return self._granted(asked)
        if asked.headers.get("authorization") != f"Bearer {TOKEN}":
            raise _refused(401, "UNAUTHENTICATED", "Request had invalid authentication credentials.")
        if asked.query and set(asked.query) - {"alt", "fields", "key", "prettyPrint", "quotaUser"}:
            raise _refused(400, "INVALID_ARGUMENT", "Invalid JSON payload received. Unknown query parameter.")
        if match := re.fullmatch(r"/v1beta/properties/([^/:]+):runReport", asked.path):
            self._needs(asked, ANALYTICS, match[1] == self.property)
            return self._report(asked.body)
        if match := re.fullmatch(r"/webmasters/v3/sites/([^/]+)/searchAnalytics/query", asked.raw_path):
            self._needs(asked, WEBMASTERS, asked.path.split("/sites/")[1].startswith(f"{self.site}/search"))
            return self._search(asked.body)
        raise _refused(404, "NOT_FOUND", "The requested URL was not found on this server.")

    def _needs(self, asked: Asked, scope: str, known: bool) -> None:
        if asked.method != "POST" or not isinstance(asked.body, dict):
            raise _refused(404, "NOT_FOUND", "The requested URL was not found on this server.")
        if not known or scope not in self.scopes:
            raise _refused(403, "PERMISSION_DENIED", "User does not have sufficient permissions for this property.")

    def _granted(self, asked: Asked) -> Told:
        """A token for a statement that the account's key has signed."""
        from google.auth import jwt

        form = asked.body if isinstance(asked.body, dict) else {}
        if form.get("grant_type") != "urn:ietf:params:oauth:grant-type:jwt-bearer":
            raise RefusedError(
                Told(400, {"error": "unsupported_grant_type", "error_description": "Invalid grant_type"})
            )
        try:
            claims = jwt.decode(form["assertion"], certs=_public(), audience=[f"{self.url}/token", ENDPOINT])
        except Exception as error:  # noqa: BLE001 - whatever is wrong with it
            raise RefusedError(Told(400, {"error": "invalid_grant", "error_description": str(error)[:100]})) from None
        if claims.get("iss") != ACCOUNT:
            raise RefusedError(
                Told(400, {"error": "invalid_grant", "error_description": "Invalid grant: account not found"})
            )
        self.scopes = set(str(claims.get("scope", "")).split())
        return Told(200, {"access_token": TOKEN, "expires_in": 3599, "token_type": "Bearer"})

    def _report(self, body: Mapping[str, Any]) -> Told:
        _only(body, REPORT_KEYS)
        dimensions = [_name(one, DIMENSIONS) for one in body.get("dimensions", [])]
        metrics = [_name(one, METRICS) for one in body.get("metrics", [])]
        ranges = body.get("dateRanges", [])
        if len(dimensions) > 9 or not 1 <= len(metrics) <= 10 or len(ranges) != 1:
            raise _refused(400, "INVALID_ARGUMENT", "a report has up to 9 dimensions, 1 to 10 metrics and a dateRange")
        first, last = (_day(ranges[0], name).replace("-", "") for name in ("startDate", "endDate"))
        limit, offset = _count(body, "limit", 10_000), _count(body, "offset", 0)
        if not limit:
            raise _refused(400, "INVALID_ARGUMENT", "limit must be positive")
        sums: dict[tuple[str, ...], list[int]] = {}
        for fact in self.facts:
            if first <= fact["date"] <= last:
                row = sums.setdefault(tuple(fact[name] for name in dimensions), [0] * len(metrics))
                for at, name in enumerate(metrics):
                    row[at] += fact.get(name, 0)
        rows = [(key, values) for key, values in sums.items() if any(values)]
        for order in reversed(body.get("orderBys", [])):
            _only(order, frozenset({"dimension", "metric", "desc", "pivot"}))
            at = dimensions.index(order["dimension"]["dimensionName"])
            rows.sort(key=lambda row, at=at: row[0][at], reverse=bool(order.get("desc")))  # type: ignore[misc]
        page = rows[offset : offset + min(limit, 250_000)]
        made: dict[str, Any] = {
            "dimensionHeaders": [{"name": name} for name in dimensions],
            "metricHeaders": [{"name": name, "type": "TYPE_INTEGER"} for name in metrics],
            "rowCount": len(rows),
            "metadata": {"currencyCode": "EUR", "timeZone": "Europe/Prague", **self.metadata},
            "kind": "analyticsData#runReport",
        }
        if page:
            made["rows"] = [
                {
                    "dimensionValues": [{"value": one} for one in key],
                    "metricValues": [{"value": str(one)} for one in values],
                }
                for key, values in page
            ]
        return Told(200, made)

    def _search(self, body: Mapping[str, Any]) -> Told:
        _only(body, SEARCH_KEYS)
        first, last = (_day(body, name) for name in ("startDate", "endDate"))
        dimensions = [str(one) for one in body.get("dimensions", [])]
        if unknown := [one for one in dimensions if one not in SEARCHED]:
            raise _refused(400, "INVALID_ARGUMENT", f"Invalid value at 'dimensions': {unknown[0]}")
        limit, begin = _count(body, "rowLimit", 1000), _count(body, "startRow", 0)
        if not 1 <= limit <= 5_000:  # of the two discovery documents the older says 5,000, the newer 25,000
            raise _refused(400, "INVALID_ARGUMENT", "rowLimit must be from 1 to 5000")
        sums: dict[tuple[str, ...], list[float]] = {}
        for day, query, page, impressions, clicks, position in self.searches:
            if not first <= day <= last or ("query" in dimensions and not query):
                continue  # queries that few people ask are in no list of queries, yet in the figures of the property
            held = {"date": day, "query": query, "page": page}
            row = sums.setdefault(tuple(held[name] for name in dimensions), [0, 0, 0.0])
            row[0], row[1], row[2] = row[0] + clicks, row[1] + impressions, row[2] + position * impressions
        ordered = sorted(sums.items(), key=lambda one: (-one[1][0], one[0]))
        made: dict[str, Any] = {"responseAggregationType": "byPage" if "page" in dimensions else "byProperty"}
        if rows := ordered[begin : begin + limit]:
            made["rows"] = [
                {
                    "keys": list(key), "clicks": clicks, "impressions": seen, "ctr": clicks / seen,
                    "position": weighted / seen,
                }
                for key, (clicks, seen, weighted) in rows
            ]  # fmt: skip
        return Told(200, made)


@cache
def _public() -> Mapping[str, str]:
    from cryptography.hazmat.primitives import serialization

    key = serialization.load_pem_private_key(private_key().encode(), None).public_key()
    kind = serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    return {"c4nary0000000000000000000000000000000001": key.public_bytes(*kind).decode()}


def _name(one: Any, known: frozenset[str]) -> str:
    if not isinstance(one, dict) or set(one) - {"name", "expression", "invisible", "dimensionExpression"}:
        raise _refused(400, "INVALID_ARGUMENT", "Invalid JSON payload received. Unknown name.")
    if one.get("name") not in known:
        raise _refused(400, "INVALID_ARGUMENT", f"Field {one.get('name')} is not a valid dimension or metric.")
    return str(one["name"])


def _only(body: Mapping[str, Any], known: frozenset[str]) -> None:
    if unknown := sorted(set(body) - known):
        raise _refused(400, "INVALID_ARGUMENT", f'Invalid JSON payload received. Unknown name "{unknown[0]}"')


def _day(body: Mapping[str, Any], name: str) -> str:
    text = body.get(name, "")
    if not isinstance(text, str) or not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        raise _refused(400, "INVALID_ARGUMENT", f"Invalid {name}: {text}")
    return text


def _count(body: Mapping[str, Any], name: str, default: int) -> int:
    text = str(body.get(name, default))
    if not text.isdecimal():
        raise _refused(400, "INVALID_ARGUMENT", f"Invalid value at '{name}': {text}")
    return int(text)


def _refused(status: int, code: str, message: str) -> RefusedError:
    return RefusedError(Told(status, {"error": {"code": status, "message": message, "status": code}}))

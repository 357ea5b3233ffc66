"""Salesforce's REST API as it is documented: /services/data/<version>/query?q=<SOQL>, in batches.

An answer holds totalSize, done, nextRecordsUrl (an address without a server, where there is more) and records, each with its
attributes; a query for a field that the object does not have is refused, and so is one in an unknown form.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.vendor_server import Asked, RefusedError, Told

TOKEN = "00Dc4nary!AQ0AQc4naryT0ken.of_a_session"
CLIENT, SECRET = "3MVG9c4naryClient", "c4nary-s3cret-of-the-app"
SOQL = re.compile(r"SELECT (?P<fields>.+) FROM (?P<object>\w+)(?: WHERE (?P<where>.+?))?(?: ORDER BY (?P<order>.+))?")
FIELDS = {
    "Lead": {
        "Id", "CreatedDate", "LeadSource", "Industry", "NumberOfEmployees", "Status", "IsConverted", "ConvertedDate",
        "ConvertedOpportunityId", "ConvertedOpportunity.IsWon", "ConvertedOpportunity.CloseDate", "Email", "Company",
    },
    "Opportunity": {
        "Id", "CreatedDate", "CloseDate", "IsClosed", "IsWon", "Amount", "StageName", "Type", "LeadSource", "Name",
    },
}  # fmt: skip


@dataclass
class Salesforce:
    """An organisation.

    Attributes:
        leads: records with their fields; what has no value may be left out.
        opportunities: the same.
        batch: records of an answer; 2,000 where nobody asks for less.
    """

    leads: Sequence[Mapping[str, Any]] = ()
    opportunities: Sequence[Mapping[str, Any]] = ()
    batch: int = 2000
    token: str = TOKEN
    url: str = ""
    seen: list[Asked] = field(default_factory=list)
    cursors: dict[str, tuple[list[dict[str, Any]], int]] = field(default_factory=dict)

    def answer(self, asked: Asked) -> Told:
        """What the API says."""
        if asked.path == "/services/oauth2/token":
            return self._login(asked)
        if asked.headers.get("authorization") != f"Bearer {self.token}":
            raise _refused(401, "INVALID_SESSION_ID", "Session expired or invalid")
        match = re.fullmatch(r"/services/data/v(\d+)\.0/query(?:/(.+))?", asked.path)
        if match is None or int(match[1]) < 31:
            raise _refused(404, "NOT_FOUND", "The requested resource does not exist")
        if asked.method != "GET":
            raise _refused(405, "METHOD_NOT_ALLOWED", f"HTTP Method '{asked.method}' not allowed. Allowed are HEAD,GET")
        if match[2]:
            locator, _, begin = match[2].rpartition("-")
            if asked.query or locator not in self.cursors or not begin.isdecimal():
                raise _refused(400, "INVALID_QUERY_LOCATOR", "invalid query locator")
            return self._batch(asked, locator, int(begin))
        if set(asked.query) != {"q"} or len(asked.query["q"]) != 1:
            raise _refused(400, "MALFORMED_QUERY", "A query string has to be specified")
        locator = f"01g{len(self.cursors):015d}"
        self.cursors[locator] = (self._queried(asked.query["q"][0]), 0)
        return self._batch(asked, locator, 0)

    def _login(self, asked: Asked) -> Told:
        form = asked.body if isinstance(asked.body, dict) else {}
        if asked.method != "POST" or form.get("grant_type") != "client_credentials":
            raise RefusedError(
                Told(400, {"error": "unsupported_grant_type", "error_description": "grant type not supported"})
            )
        if (form.get("client_id"), form.get("client_secret")) != (CLIENT, SECRET):
            raise RefusedError(
                Told(400, {"error": "invalid_client", "error_description": "invalid client credentials"})
            )
        return Told(
            200, {"access_token": self.token, "instance_url": self.url, "token_type": "Bearer", "issued_at": "0"}
        )

    def _queried(self, soql: str) -> list[dict[str, Any]]:
        match = SOQL.fullmatch(soql)
        if match is None or match["where"]:
            raise _refused(400, "MALFORMED_QUERY", f"unexpected token in: {soql}")
        kind = match["object"]
        if kind not in FIELDS:
            raise _refused(400, "INVALID_TYPE", f"sObject type '{kind}' is not supported.")
        fields = [name.strip() for name in match["fields"].split(",")]
        orders = [piece.split() for piece in (match["order"] or "").split(",") if piece.strip()]
        for name in (*fields, *(order[0] for order in orders)):
            if name not in FIELDS[kind]:
                raise _refused(400, "INVALID_FIELD", f"No such column '{name}' on entity '{kind}'.")
        held = list(self.leads if kind == "Lead" else self.opportunities)
        for order in reversed(orders):
            held.sort(key=lambda one, name=order[0]: str(one.get(name) or ""), reverse=order[1:] == ["DESC"])  # type: ignore[misc]
        return [_record(kind, one, fields) for one in held]

    def _batch(self, asked: Asked, locator: str, begin: int) -> Told:
        records, _ = self.cursors[locator]
        end = begin + self.batch
        made: dict[str, Any] = {"totalSize": len(records), "done": end >= len(records)}
        if end < len(records):
            base = asked.path.partition("/query")[0]
            made["nextRecordsUrl"] = f"{base}/query/{locator}-{end}"
        return Told(200, {**made, "records": records[begin:end]})


def _record(kind: str, one: Mapping[str, Any], fields: list[str]) -> dict[str, Any]:
    made: dict[str, Any] = {"attributes": {"type": kind, "url": f"/services/data/v62.0/sobjects/{kind}/{one['Id']}"}}
    for name in fields:
        parent, _, below = name.rpartition(".")
        if not parent:
            made[name] = one.get(name)
        elif one.get(f"{parent}Id") is None:
            made[parent] = None
        else:
            made.setdefault(parent, {"attributes": {"type": "Opportunity"}})[below] = one.get(name)
    return made


def _refused(status: int, code: str, message: str) -> RefusedError:
    return RefusedError(Told(status, [{"message": message, "errorCode": code}]))

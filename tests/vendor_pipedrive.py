"""Pipedrive's list of deals as API v2 documents it: GET /api/v2/deals by limit (to 500) and cursor.

The token stands in the header x-api-token. Without `status` all deals are listed that are not deleted.
API v1 counts them: GET /api/v1/deals/summary.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.vendor_server import Asked, RefusedError, Told

TOKEN = "c4nary7f3a0000000000000000000000pipedrive"
KNOWN = frozenset({
    "filter_id", "ids", "owner_id", "person_id", "org_id", "pipeline_id", "stage_id", "status", "updated_since",
    "updated_until", "sort_by", "sort_direction", "include_fields", "custom_fields", "limit", "cursor",
})  # fmt: skip


@dataclass
class Pipedrive:
    """A company; deals by id."""

    deals: Sequence[Mapping[str, Any]] = ()
    token: str = TOKEN
    url: str = ""
    seen: list[Asked] = field(default_factory=list)

    def answer(self, asked: Asked) -> Told:
        """What the API says."""
        if asked.headers.get("x-api-token") != self.token:
            raise RefusedError(Told(401, {"success": False, "error": "unauthorized access", "errorCode": 401}))
        held = [deal for deal in self.deals if deal["status"] != "deleted"]
        if asked.path == "/api/v1/deals/summary" and asked.method == "GET" and not asked.query:
            return Told(200, {"success": True, "data": {"total_count": len(held), "values_total": {}}})
        if asked.path != "/api/v2/deals" or asked.method != "GET":
            raise RefusedError(Told(404, {"success": False, "error": "Unknown method ."}))
        if unknown := sorted(set(asked.query) - KNOWN):
            raise _refused(f"Parameter '{unknown[0]}' is not allowed")
        limit = asked.query.get("limit", ["100"])[0]
        if not limit.isdecimal() or not 1 <= int(limit) <= 500:
            raise _refused("Parameter 'limit' must be from 1 to 500")
        if asked.query.get("sort_by", ["id"])[0] not in ("id", "update_time", "add_time"):
            raise _refused("Parameter 'sort_by' is none of id, update_time, add_time")
        begin = _begin(asked.query.get("cursor", [""])[0])
        end = begin + int(limit)
        following = base64.b64encode(f"deal:{end}".encode()).decode() if end < len(held) else None
        return Told(200, {"success": True, "data": held[begin:end], "additional_data": {"next_cursor": following}})


def _begin(cursor: str) -> int:
    if not cursor:
        return 0
    try:
        kind, _, begin = base64.b64decode(cursor, validate=True).decode().partition(":")
    except ValueError:
        raise _refused("Parameter 'cursor' is invalid") from None
    if kind != "deal" or not begin.isdecimal():
        raise _refused("Parameter 'cursor' is invalid")
    return int(begin)


def _refused(what: str) -> RefusedError:
    return RefusedError(Told(400, {"success": False, "error": what, "code": "ERR_SCHEMA_VALIDATION_FAILED"}))

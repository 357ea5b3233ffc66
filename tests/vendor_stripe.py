"""Stripe's list of charges as it is documented: GET /v1/charges, newest first, by limit (1 to 100) and starting_after.

An unknown parameter is refused by its name, and so is a charge to start after that is not there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.vendor_server import Asked, RefusedError, Told

KEY = "rk_live_c4nary51H0000000000000"
KNOWN = frozenset(
    {"limit", "starting_after", "ending_before", "created", "customer", "payment_intent", "transfer_group"}
)


@dataclass
class Stripe:
    """An account; charges newest first."""

    charges: Sequence[Mapping[str, Any]] = ()
    key: str = KEY
    url: str = ""
    seen: list[Asked] = field(default_factory=list)

    def answer(self, asked: Asked) -> Told:
        """What the API says."""
        if asked.headers.get("authorization") != f"Bearer {self.key}":
            raise _refused(401, "Invalid API Key provided")
        if asked.path != "/v1/charges" or asked.method != "GET":
            raise _refused(404, f"Unrecognized request URL ({asked.method}: {asked.path}).")
        if unknown := sorted({name.partition("[")[0] for name in asked.query} - KNOWN):
            raise _refused(400, f"Received unknown parameter: {unknown[0]}")
        limit = asked.query.get("limit", ["10"])[0]
        if not limit.isdecimal() or not 1 <= int(limit) <= 100:
            raise _refused(400, f"Invalid limit: {limit}")
        ids = [str(charge["id"]) for charge in self.charges]
        after = asked.query.get("starting_after", [""])[0]
        if after and after not in ids:
            raise _refused(400, f"No such charge: '{after}'")
        begin = ids.index(after) + 1 if after else 0
        page = self.charges[begin : begin + int(limit)]
        more = begin + int(limit) < len(ids)
        return Told(200, {"object": "list", "url": "/v1/charges", "has_more": more, "data": list(page)})


def _refused(status: int, message: str) -> RefusedError:
    return RefusedError(Told(status, {"error": {"message": message, "type": "invalid_request_error"}}))

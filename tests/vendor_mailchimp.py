"""Mailchimp's Marketing API 3.0 as it is documented: GET /3.0/reports, with basic or bearer login.

It takes fields, exclude_fields, count (to 1,000; 10 without it), offset, type, before_send_time and since_send_time; `fields` names
by dots what is answered, the stated total among it. Mistakes are answered as application/problem+json.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.vendor_server import Asked, RefusedError, Told

KEY = "c4nary0f7hek3y0000000000000000aa-us6"
KNOWN = frozenset({"fields", "exclude_fields", "count", "offset", "type", "before_send_time", "since_send_time"})


@dataclass(frozen=True)
class Campaign:
    """A campaign that was sent."""

    id: str
    title: str
    send_time: str
    sent: int
    hard: int
    soft: int
    opens: int
    clicks: int
    unsubscribed: int


@dataclass
class Mailchimp:
    """An account."""

    campaigns: Sequence[Campaign] = ()
    key: str = KEY
    url: str = ""
    seen: list[Asked] = field(default_factory=list)

    def answer(self, asked: Asked) -> Told:
        """What the API says."""
        login = base64.b64decode(asked.headers.get("authorization", "").removeprefix("Basic ") or "").decode()
        if login.partition(":")[2] != self.key:
            raise _problem(401, "API Key Invalid", "Your API key may be invalid, or is of another datacenter.")
        if asked.path != "/3.0/reports":
            raise _problem(404, "Resource Not Found", "The requested resource could not be found.")
        if asked.method != "GET":
            raise _problem(405, "Method Not Allowed", "The requested method and resource are not compatible.")
        if unknown := sorted(set(asked.query) - KNOWN):
            raise _problem(400, "Invalid Resource", f"no parameter is called {unknown[0]}")
        count = _number(asked, "count", 10, 1000)
        offset = _number(asked, "offset", 0, 10**9)
        reports = [_report(one) for one in self.campaigns[offset : offset + count]]
        whole = {"reports": reports, "total_items": len(self.campaigns), "_links": []}
        fields = [name for text in asked.query.get("fields", []) for name in text.split(",")]
        return Told(200, _only(whole, [name.split(".") for name in fields]) if fields else whole)


def _report(one: Campaign) -> dict[str, Any]:
    return {
        "id": one.id,
        "campaign_title": one.title,
        "type": "regular",
        "list_id": "8e423a4179",
        "subject_line": f"News: {one.title}",
        "emails_sent": one.sent,
        "abuse_reports": 0,
        "unsubscribed": one.unsubscribed,
        "send_time": one.send_time,
        "bounces": {"hard_bounces": one.hard, "soft_bounces": one.soft, "syntax_errors": 0},
        "opens": {"opens_total": 3 * one.opens, "unique_opens": one.opens, "open_rate": 0.5},
        "clicks": {
            "clicks_total": 2 * one.clicks,
            "unique_clicks": one.clicks + 1,
            "unique_subscriber_clicks": one.clicks,
        },
    }


def _only(value: Any, names: list[list[str]]) -> Any:
    """What `fields` leaves of an answer."""
    if isinstance(value, list):
        return [_only(one, names) for one in value]
    if not isinstance(value, dict):
        return value
    made = {}
    for key, one in value.items():
        below = [name[1:] for name in names if name[0] == key]
        if below:
            made[key] = one if [] in below else _only(one, below)
    return made


def _number(asked: Asked, name: str, default: int, most: int) -> int:
    text = asked.query.get(name, [str(default)])[-1]
    if not text.isdecimal() or int(text) > most:
        raise _problem(400, "Invalid Resource", f"{name} must be a number up to {most}")
    return int(text)


def _problem(status: int, title: str, detail: str) -> RefusedError:
    about = "https://mailchimp.com/developer/marketing/docs/errors/"
    words = {"type": about, "title": title, "status": status, "detail": detail, "instance": "0"}
    return RefusedError(Told(status, words, {"Content-Type": "application/problem+json"}))

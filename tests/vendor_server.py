"""A real HTTP server on this machine for the contract of a vendor, which is a function from what is asked to what is answered."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any, Protocol, TypeVar
from urllib.parse import parse_qs, unquote, urlsplit

from tests.api_server import serving


@dataclass(frozen=True)
class Asked:
    """A request.

    Attributes:
        method: GET or POST.
        path: unquoted, without parameters.
        raw_path: as it was sent.
        query: parameters, each with all its values.
        headers: names in small letters.
        body: JSON, a form as a mapping to texts, None without one.
    """

    method: str
    path: str
    raw_path: str
    query: Mapping[str, list[str]]
    headers: Mapping[str, str]
    body: Any


@dataclass(frozen=True)
class Told:
    """An answer: its status and its JSON."""

    status: int
    document: Any
    headers: Mapping[str, str] = field(default_factory=dict)


class RefusedError(Exception):
    """What was asked is against the contract; the vendor's own words."""

    def __init__(self, told: Told) -> None:
        self.told = told
        super().__init__(str(told))


class Vendor(Protocol):
    """A server of a vendor.

    Attributes:
        url: where it listens.
        seen: what was asked.
    """

    url: str
    seen: list[Any]

    def answer(self, asked: Asked) -> Told:
        """What it says; `RefusedError` for what is against its contract."""
        ...


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    api: Any

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        data = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        headers = {name.lower(): value for name, value in self.headers.items()}
        query = parse_qs(parts.query, keep_blank_values=True)
        asked = Asked(self.command, unquote(parts.path), parts.path, query, headers, _body(data, headers))
        self.api.seen.append(asked)
        try:
            told = self.api.answer(asked)
        except RefusedError as refused:
            told = refused.told
        body = json.dumps(told.document).encode()
        sent = {"Content-Type": "application/json; charset=utf-8", **told.headers}
        if "gzip" in headers.get("accept-encoding", ""):
            body, sent = gzip.compress(body, 1), {**sent, "Content-Encoding": "gzip"}
        self.send_response(told.status)
        for name, value in {**sent, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self) -> None:
        self.do_GET()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        pass


def _body(data: bytes, headers: Mapping[str, str]) -> Any:
    if not data:
        return None
    if headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        return {name: values[-1] for name, values in parse_qs(data.decode()).items()}
    try:
        return json.loads(data)
    except ValueError:
        return data


V = TypeVar("V", bound=Vendor)


@contextmanager
def open_to(vendor: V) -> Iterator[V]:
    """Let a vendor listen on a free port."""
    with serving(vendor, _Handler):  # type: ignore[type-var]
        yield vendor

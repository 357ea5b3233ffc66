"""A proxy between a client and the server of a vendor that does wrong with one page: once, or each time it is asked for.

A page is known by its request: the n-th new one that asks for records is page n, also when it comes again. Requests for a token or
for a number of records alone are page -1.
"""

from __future__ import annotations

import gzip
import http.client
import json
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from tests.api_server import PAGE, serving
from tests.vendor_trials import Trial

KINDS = (
    "delay", "stall", "cut", "cut without length", "cut gzip", "reset", "429", "429 and when", "500", "502", "html",
    "repeat", "skip", "cursor", "empty",
)  # fmt: skip
CURSORS = ("after", "cursor", "starting_after")
"""Parameters that take a cursor of the answer before."""
STALL = 0.5
"""Seconds after which a stalled answer is given up; clients wait less."""


@dataclass
class Fault:
    """What goes wrong, with which page (from 0; -1 for what is no page), and how often (-1: always)."""

    kind: str
    page: int
    times: int = 1


@dataclass(frozen=True)
class Passing:
    """A request on its way."""

    method: str
    path: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    @property
    def key(self) -> tuple[str, str, bytes]:
        """What tells it from others."""
        return self.method, self.path, self.body


@dataclass
class Proxy:
    """The proxy.

    Attributes:
        target: address of the server behind it.
        trial: how its pages follow one another.
        fault: what goes wrong; None for nothing.
        weather: asked at each request for records: what goes wrong with it besides, "" for nothing.
        pages: requests for records, each once, in order.
        done: how often something went wrong.
        url: where it listens.
    """

    target: str
    trial: Trial
    fault: Fault | None = None
    weather: Callable[[], str] = str
    pages: list[Passing] = field(default_factory=list)
    done: int = 0
    url: str = ""
    lock: threading.Lock = field(default_factory=threading.Lock)

    def forward(self, request: Passing) -> tuple[int, str, bytes]:
        """Status, type and content that the server answers."""
        parts = urlsplit(self.target)
        connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=10)
        dropped = ("host", "accept-encoding", "content-length", "connection")
        headers = {name: value for name, value in request.headers if name.lower() not in dropped}
        connection.request(request.method, request.path, request.body or None, headers)
        answer = connection.getresponse()
        data = answer.read()
        connection.close()
        return answer.status, answer.headers.get("Content-Type", ""), data

    def hit(self, request: Passing) -> tuple[str, int]:
        """What is to go wrong with a request, and which page it asks for."""
        path = request.path.split("?")[0]
        aside = path.endswith(("/token", "/search", "/summary"))
        with self.lock:
            known = [each.key for each in self.pages]
            if request.key not in known and not aside:
                self.pages.append(request)
                known.append(request.key)
            page, fault = -1 if aside else known.index(request.key), self.fault
            if fault is None or page != fault.page or not fault.times:
                kind = "" if aside else self.weather()
                self.done += bool(kind)
                return kind, page
            fault.times -= 1
            self.done += 1
            return fault.kind, page

    def following(self, request: Passing, document: Any, pages: int = 1) -> Passing | None:
        """The request of a page further on; None where there is none."""
        paging = self.trial.paging
        if paging == "next":
            link = document.get("nextRecordsUrl")
            return replace(request, path=link) if link else None
        if paging in CURSORS:
            found = self._named(document)
            return self._with(request, found) if found else None
        return self._with(request, self._begin(request) + pages * self.trial.size)

    def changed(self, request: Passing, document: Any, page: int) -> tuple[Passing, Any]:
        """The request and its answer with another place of the next page than the server named."""
        if self.trial.paging not in ("next", *CURSORS):  # the client itself reckons it: the server begins elsewhere
            return self._with(request, self._begin(request) + self.trial.size // 2 + 1), None
        other = self.pages[max(0, page - 1)] if page % 2 else None
        if other is None and (after := self.following(request, document)):
            other = self.following(after, json.loads(self.forward(after)[2]))
        made = json.loads(json.dumps(document))
        if self.trial.paging == "next":
            made.pop("nextRecordsUrl", None)
            made |= {"nextRecordsUrl": other.path} if other and "?" not in other.path else {}
        else:
            self._name(made, dict(parse_qsl(urlsplit(other.path).query)).get(self.trial.paging) if other else None)
        return request, made

    def _named(self, document: Any) -> str | None:
        """The cursor of an answer."""
        if self.trial.paging == "after":
            found = document.get("paging", {}).get("next", {}).get("after")
        elif self.trial.paging == "cursor":
            found = document["additional_data"]["next_cursor"]
        else:
            found = document["data"][-1]["id"] if document["has_more"] and document["data"] else None
        return found

    def _name(self, document: Any, cursor: str | None) -> None:
        """Put another cursor into an answer, or none."""
        if self.trial.paging == "after":
            document["paging"] = {"next": {"after": cursor}} if cursor else {}
        elif self.trial.paging == "cursor":
            document["additional_data"] = {"next_cursor": cursor}
        else:  # it is the last record: nothing but the flag can be wrong
            document["has_more"] = not document["has_more"]

    def _begin(self, request: Passing) -> int:
        if request.body:
            return int(json.loads(request.body).get(self.trial.paging, 0))
        return int(dict(parse_qsl(urlsplit(request.path).query)).get(self.trial.paging, 0))

    def _with(self, request: Passing, value: Any) -> Passing:
        if request.body:
            return replace(request, body=json.dumps({**json.loads(request.body), self.trial.paging: value}).encode())
        path, _, query = request.path.partition("?")
        pairs = [pair for pair in parse_qsl(query) if pair[0] != self.trial.paging]
        return replace(request, path=f"{path}?{urlencode([*pairs, (self.trial.paging, value)])}")


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    api: Any

    def do_GET(self) -> None:
        proxy: Proxy = self.api
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        request = Passing(self.command, self.path, tuple(self.headers.items()), body)
        kind, page = proxy.hit(request)
        if kind == "reset":
            return self._drop()
        if kind in ("429", "429 and when", "500"):
            wait = {"Retry-After": "3"} if kind == "429 and when" else {}
            return self._send(int(kind[:3]), "application/json", b'{"message": "not now"}', wait)
        if kind in ("502", "html"):
            return self._send(502 if kind == "502" else 200, "text/html", PAGE)
        status, type_, data = proxy.forward(self._sent(kind, page, request))
        if kind in ("skip", "cursor", "empty") and status == 200:
            data = self._wrong(kind, page, request, data)
        if kind == "delay":
            time.sleep(0.05)
        if kind in ("stall", "cut", "cut without length"):
            return self._half(kind, type_, data)
        if kind == "cut gzip":
            packed = gzip.compress(data)
            return self._send(status, type_, packed[: len(packed) // 2], {"Content-Encoding": "gzip"})
        packed, named = (gzip.compress(data, 1), {"Content-Encoding": "gzip"}) if self._packs() else (data, {})
        return self._send(status, type_, packed, named)

    def do_POST(self) -> None:
        self.do_GET()

    def _sent(self, kind: str, page: int, request: Passing) -> Passing:
        """What is asked in place of a request."""
        if kind == "repeat":
            return self.api.pages[max(0, page - 1)]
        if kind == "cursor":
            return self.api.changed(request, {}, page)[0]
        return request

    def _wrong(self, kind: str, page: int, request: Passing, data: bytes) -> bytes:
        """What is answered in place of an answer."""
        proxy: Proxy = self.api
        document = json.loads(data)
        if kind == "skip":
            following = proxy.following(request, document)
            return proxy.forward(following)[2] if following else data
        if kind == "empty":
            return json.dumps({**document, proxy.trial.records: []}).encode()
        made = proxy.changed(request, document, page)[1]
        return data if made is None else json.dumps(made).encode()

    def _packs(self) -> bool:
        return "gzip" in self.headers.get("Accept-Encoding", "")

    def _half(self, kind: str, type_: str, data: bytes) -> None:
        """Half an answer, and then nothing or the end of the connection."""
        self.send_response(200)
        self.send_header("Content-Type", type_)
        if kind == "cut without length":
            self.send_header("Connection", "close")
        else:
            self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data[: len(data) // 2])
        self.wfile.flush()
        if kind == "stall":
            time.sleep(STALL)
        self.close_connection = True

    def _drop(self) -> None:
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close_connection = True
        self.connection.close()

    def _send(self, status: int, type_: str, data: bytes, more: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": type_, **(more or {}), "Content-Length": str(len(data))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        pass


@contextmanager
def before(target: str, trial: Trial) -> Iterator[Proxy]:
    """A proxy before the server at an address."""
    proxy = Proxy(target, trial)
    with serving(proxy, _Handler):  # type: ignore[arg-type]
        yield proxy

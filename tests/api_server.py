"""A real HTTP server on this machine that pages through records in every way, and does wrong where it is told to."""

from __future__ import annotations

import gzip
import json
import socket
import ssl
import struct
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

PAGE = b"<!DOCTYPE html><html><body><h1>502 Bad Gateway</h1></body></html>"


def leads(count: int) -> list[dict[str, Any]]:
    """Records of a CRM, nested, with what nobody maps beside it."""
    return [
        {
            "id": str(number),
            "properties": {
                "createdate": f"2026-03-{1 + number % 28:02d}",
                "email": f"p{number}@example.org",
                "score": number,
            },
            "archived": False,
        }
        for number in range(1, count + 1)
    ]


@dataclass
class Fault:
    """What goes wrong, on which page (from 0), and how often (-1: always)."""

    kind: str
    page: int
    times: int = 1


@dataclass
class Api:
    """What is served.

    Attributes:
        records: all of them.
        size: of a page.
        paging: cursor, next_link, link_header, offset, page.
        total: whether the total is stated.
        faults: what goes wrong.
        seen: path and headers of every request.
        token: what Authorization must be; "" for nothing.
        url: where it listens.
    """

    records: list[dict[str, Any]]
    size: int = 10
    paging: str = "cursor"
    total: bool = True
    faults: Sequence[Fault] = ()
    seen: list[tuple[str, Mapping[str, str], bytes]] = field(default_factory=list)
    token: str = ""
    url: str = ""
    gzip: bool = False

    def contract(self, **changes: Any) -> dict[str, Any]:
        """A sound contract for it."""
        ways: dict[str, Any] = {
            "cursor": {"kind": "cursor", "from": "paging.next.after", "param": "after"},
            "next_link": {"kind": "next_link", "from": "paging.next.link"},
            "link_header": {"kind": "next_link", "from": "Link"},
            "offset": {"kind": "offset", "param": "offset", "size": self.size, "limit_param": "limit"},
            "page": {"kind": "page", "param": "page", "size": self.size, "limit_param": "limit"},
        }
        base: dict[str, Any] = {
            "kind": "api",
            "table": "leads",
            "url": f"{self.url}/crm/contacts",
            "paginate": ways[self.paging],
            "records": "results",
            "columns": {"lead_id": "id", "created_at": "properties.createdate"},
            "retries": 2,
        }
        base |= {"total": "total"} if self.total else {"twice": True}
        return {**base, **changes}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    api: Api

    def do_GET(self) -> None:
        self._answer(b"")

    def do_POST(self) -> None:
        self._answer(self.rfile.read(int(self.headers.get("Content-Length", "0"))))

    def _answer(self, body: bytes) -> None:
        api = self.api
        api.seen.append((self.path, dict(self.headers), body))
        if api.token and self.headers.get("Authorization") != api.token:
            return self._send(401, json.dumps({"message": f"bad token {self.headers.get('Authorization')}"}).encode())
        asked = {key: values[0] for key, values in parse_qs(urlsplit(self.path).query).items()}
        begin = _begin(api, asked)
        fault = _fault(api, begin // api.size)
        return self._faulty(fault, begin) if fault else self._page(begin)

    def _page(self, begin: int, **wrong: Any) -> None:
        page = document(self.api, begin, **wrong)
        headers = {}
        if self.api.paging == "link_header" and (link := page["paging"].get("next")):
            headers["Link"] = f'<{self.api.url}/first>; rel="first", <{link["link"]}>; rel="next"'
        self._send(200, json.dumps(page).encode(), headers=headers)

    def _faulty(self, kind: str, begin: int) -> None:
        size = self.api.size
        page = json.dumps(document(self.api, begin)).encode()
        if kind in ("429 seconds", "429 date", "408", "500", "503"):
            wait = {"429 seconds": "7", "429 date": formatdate(time.time() + 9, usegmt=True)}.get(kind)
            self._send(int(kind[:3]), b'{"message": "slow down"}', headers={"Retry-After": wait} if wait else {})
        elif kind == "502 html":
            self._send(502, PAGE, kind="text/html")
        elif kind == "html":
            self._send(200, PAGE, kind="text/html")
        elif kind == "html as json":
            self._send(200, PAGE)
        elif kind == "truncated":
            self._send(200, page[: len(page) // 2])
        elif kind == "named twice":
            held = document(self.api, begin)
            half = {key: value[: size // 2] for key, value in held.items() if isinstance(value, list)}
            self._send(200, page[:-1] + b", " + json.dumps(half).encode()[1:] if half else b"")
        elif kind == "refused":
            self._send(400, b'{"message": "this cursor has expired"}')
        elif kind == "drip":
            self._drip(page)
        elif kind == "nothing":
            self._send(200, b"")
        elif kind == "cut":
            self._send(200, page[: len(page) // 2], length=len(page))
            self._drop()
        elif kind == "reset":
            self._drop()
        elif kind == "slow":
            time.sleep(0.5)
            self._page(begin)
        elif kind == "error body":
            self._send(200, b'{"error": "try again"}')
        elif kind == "other records":
            self._page(begin, records=["a", "b"])
        elif kind == "empty":
            self._page(begin, records=[])
        elif kind == "short":
            self._page(begin, records=self.api.records[begin : begin + size // 2])
        elif kind == "repeated":
            self._page(begin, records=self.api.records[max(0, begin - size) : max(size, begin)])
        elif kind == "skips":
            self._page(begin, following=begin + 2 * size)
        elif kind == "back":
            self._page(begin, following=max(0, begin - size))
        elif kind == "stuck":
            self._page(begin, following=begin)
        elif kind == "early end":
            self._page(begin, following=None)
        elif kind == "total":
            self._page(begin, total=len(self.api.records) + 5)
        elif kind == "less total":
            self._page(begin, total=len(self.api.records) - 5)
        else:
            raise AssertionError(kind)

    def _drip(self, page: bytes) -> None:
        """A byte now and then, each before the reader's patience ends."""
        self.send_response(200)
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        with suppress(OSError):
            for at in range(len(page)):
                self.wfile.write(page[at : at + 1])
                self.wfile.flush()
                time.sleep(0.05)

    def _drop(self) -> None:
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close_connection = True
        self.connection.close()

    def _send(
        self, status: int, body: bytes, *, kind: str = "application/json", length: int = -1,
        headers: Mapping[str, str | None] | None = None,
    ) -> None:  # fmt: skip
        self.send_response(status)
        if self.api.gzip and length < 0:
            body = gzip.compress(body, 1)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body) if length < 0 else length))
        for name, value in (headers or {}).items():
            self.send_header(name, str(value))
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        pass


def document(
    api: Api, begin: int, *, records: Any = None, following: int | None = -1, total: int | None = None
) -> dict[str, Any]:
    """The page that begins at a record, right but for what is given."""
    held = api.records[begin : begin + api.size] if records is None else records
    after = begin + api.size if following == -1 else following
    made: dict[str, Any] = {"results": held, "paging": {}}
    if after is not None and after < len(api.records):
        link = f"{api.url}/crm/contacts?{urlencode({'after': after})}"
        made["paging"] = {"next": {"after": str(after), "link": link}}
    if api.total:
        made["total"] = len(api.records) if total is None else total
    return made


def _begin(api: Api, asked: Mapping[str, str]) -> int:
    if api.paging == "page":
        return (int(asked.get("page", "1")) - 1) * api.size
    return int(asked.get("offset" if api.paging == "offset" else "after", "0"))


def _fault(api: Api, page: int) -> str:
    for fault in api.faults:
        if fault.page == page and fault.times:
            fault.times -= 1
            return fault.kind
    return ""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hung up is none of our business."""


@contextmanager
def serving(
    api: Api, handler: type[BaseHTTPRequestHandler] = _Handler, context: ssl.SSLContext | None = None
) -> Iterator[Api]:
    """Serve on a free port of this machine."""
    server = _Server(("127.0.0.1", 0), type("Handler", (handler,), {"api": api}))
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    api.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield api
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

"""The report and its mail for the browser on this machine, with a script that reloads them when there are newer ones."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from reportgen.cli import mail_page
from reportgen.errors import UsageError

HOST = "127.0.0.1"

SCRIPT = b"""\
const made = document.currentScript.dataset.version;
setInterval(async () => {
  try {
    const now = await (await fetch("/version", {cache: "no-store"})).text();
    if (now !== made) location.reload();
  } catch { /* the preview has ended */ }
}, 1000);
"""
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; script-src 'self'; connect-src 'self'; "
    "frame-src 'self'; base-uri 'none'; form-action 'none'"
)
_POLICY_OF_THE_REPORT = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')


class Shown:
    """The page that is shown, the mail that brings it, and their version, which grows with each change."""

    def __init__(self) -> None:
        self.version = 0
        self.page = message("The report is being made ...")
        self.mail: Mapping[str, Any] | None = None

    def show(self, page: str, mail: Mapping[str, Any] | None = None) -> None:
        """Show a page from now on, and its mail; without one that says what is wrong is shown for both."""
        self.page, self.mail = page, mail
        self.version += 1

    def found(self, path: str) -> bytes | None:
        """What lies at a path; None where nothing does."""
        if path == "/":
            return self.with_script(self.page)
        if path == "/mail":
            return self.with_script(self.page if self.mail is None else mail_page.shell(self.mail))
        view = path.removeprefix("/mail/")
        if path.startswith("/mail/") and view in mail_page.VIEWS and self.mail is not None:
            return mail_page.body(self.mail, view).encode("utf-8", "replace")
        return None

    def with_script(self, page: str) -> bytes:
        """A page with the script that reloads it, whose policy takes the place of the report's own."""
        tag = f'<script src="/reload.js" data-version="{self.version}"></script>'
        page = _POLICY_OF_THE_REPORT.sub("", page, count=1)
        before, end, behind = page.rpartition("</body>")
        return (before + tag + end + behind).encode("utf-8", "replace")


def message(text: str, title: str = "reportgen preview") -> str:
    """A page that shows a text as it is."""
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{html.escape(title)}</title>'
        "<style>body{font:16px/1.5 sans-serif;margin:3em auto;max-width:60em;padding:0 1em}pre{white-space:pre-wrap}"
        f"</style></head><body><h1>{html.escape(title)}</h1><pre>{html.escape(text)}</pre></body></html>"
    )


def server(shown: Shown, port: int) -> ThreadingHTTPServer:
    """A server of this machine only.

    Raises:
        UsageError: the port is taken.
    """

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            # A page of another site may point a name of its own at this address; its name is not ours.
            if self.headers.get("Host", "").rpartition(":")[0] not in (HOST, "localhost"):
                self._send(HTTPStatus.FORBIDDEN, "text/plain", b"open this page as http://127.0.0.1")
            elif (page := shown.found(self.path)) is not None:
                self._send(HTTPStatus.OK, "text/html; charset=utf-8", page)
            elif self.path == "/version":
                self._send(HTTPStatus.OK, "text/plain", str(shown.version).encode())
            elif self.path == "/reload.js":
                self._send(HTTPStatus.OK, "text/javascript", SCRIPT)
            else:
                self._send(HTTPStatus.NOT_FOUND, "text/plain", b"there are two pages: / and /mail")

        def _send(self, status: HTTPStatus, kind: str, body: bytes) -> None:
            self.send_response(status)
            for name, value in (
                ("Content-Type", kind),
                ("Content-Length", str(len(body))),
                ("Cache-Control", "no-store"),
                ("Content-Security-Policy", POLICY),
                ("X-Content-Type-Options", "nosniff"),
            ):
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name of the class above
            pass

    try:
        return ThreadingHTTPServer((HOST, port), Handler)
    except OSError as error:
        raise UsageError(
            f"port {port} cannot be used: {error.strerror}. Choose another with --port, or 0 for any"
        ) from None

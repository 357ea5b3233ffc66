"""One page for the browser on this machine, with a script that reloads it when there is a newer one."""

from __future__ import annotations

import html
import re
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

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
    "base-uri 'none'; form-action 'none'"
)
_POLICY_OF_THE_REPORT = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')


class Shown:
    """The page that is shown, and its version, which grows with each change."""

    def __init__(self) -> None:
        self.version = 0
        self.page = message("The report is being made ...")

    def show(self, page: str) -> None:
        """Show a page from now on."""
        self.page = page
        self.version += 1

    def with_script(self) -> bytes:
        """The page with the script that reloads it, whose policy takes the place of the report's own."""
        tag = f'<script src="/reload.js" data-version="{self.version}"></script>'
        page = _POLICY_OF_THE_REPORT.sub("", self.page, count=1)
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
            elif self.path == "/":
                self._send(HTTPStatus.OK, "text/html; charset=utf-8", shown.with_script())
            elif self.path == "/version":
                self._send(HTTPStatus.OK, "text/plain", str(shown.version).encode())
            elif self.path == "/reload.js":
                self._send(HTTPStatus.OK, "text/javascript", SCRIPT)
            else:
                self._send(HTTPStatus.NOT_FOUND, "text/plain", b"there is one page only: /")

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

"""ClickHouse's HTTP interface in front of an embedded ClickHouse (chdb): what clickhouse-connect asks, it is told.

An embedded one is the same engine without a server around it. Only what a driver needs of the interface is here: a statement in
the body or in `query`, its answer in the format that the statement names, an error as status 500 with its text.
"""

from __future__ import annotations

import gzip
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit


class ClickHouse:
    """A server on a port of this machine, with its data in a folder.

    Attributes:
        port: where it listens.
    """

    def __init__(self, folder: Path) -> None:
        from chdb.session import Session

        self._session, self._one = Session(str(folder)), threading.Lock()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                self._answer(b"")

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                self._answer(gzip.decompress(body) if self.headers.get("Content-Encoding") == "gzip" else body)

            def _answer(self, body: bytes) -> None:
                asked = urlsplit(self.path)
                if asked.path == "/ping":
                    return self._tell(200, b"Ok.\n")
                sql = "\n".join(filter(None, (dict(parse_qsl(asked.query)).get("query", ""), body.decode())))
                try:
                    return self._tell(200, outer.run(sql))
                except RuntimeError as error:
                    return self._tell(500, str(error).encode())

            def _tell(self, status: int, answer: bytes) -> None:
                self.send_response(status)
                self.send_header("Content-Length", str(len(answer)))
                self.send_header("X-ClickHouse-Timezone", "UTC")
                if status != 200:
                    self.send_header("X-ClickHouse-Exception-Code", "1")
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_: object) -> None:
                """Nothing is logged."""

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port: int = self._http.server_address[1]
        threading.Thread(target=self._http.serve_forever, daemon=True).start()

    def run(self, sql: str) -> bytes:
        """The answer to one statement, one at a time."""
        with self._one:
            return bytes(self._session.query(sql, "TabSeparated").bytes() or b"")

    def close(self) -> None:
        """Stop listening."""
        self._http.shutdown()
        self._http.server_close()
        self._session.close()

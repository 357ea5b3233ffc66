"""`python -m tests.benchmarks.api`: an API's records from a local server to a landed snapshot, beside a bare loop that loads them.

The server is a process of its own. The peer asks for page after page with urllib3, writes each record as a line of JSON and lets
DuckDB read the lines, convert and write Parquet; it checks nothing. `BENCH_RECORDS` sets the number of records (default 100,000).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.benchmarks.__main__ import Case, show, timed, turns

RECORDS = int(os.environ.get("BENCH_RECORDS", "100000"))
SIZE = 1000

PEER = """
import json, sys, duckdb, urllib3
pool, url, after = urllib3.PoolManager(), sys.argv[1], '0'
with open('lines.jsonl', 'w') as out:
    while after:
        page = json.loads(pool.request('GET', url, fields={'after': after}).data)
        for record in page['results']:
            out.write(json.dumps(record) + '\\n')
        after = page.get('paging', {}).get('next', {}).get('after')
duckdb.execute('''copy (select id, cast(properties.createdate as date) as created_at, properties.source as channel,
    properties.campaign as campaign, properties.country as country, cast(properties.score as double) as score
    from read_json('lines.jsonl', format = 'newline_delimited')) to 'peer.parquet' (compression zstd)''')
print(duckdb.sql("select count(*) from 'peer.parquet'").fetchall())
"""

OURS = """
import sys
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo
from reportgen import landing, sources
from reportgen.contract import ApiSource
columns = {'lead_id': 'id', 'created_at': 'properties.createdate', 'channel': 'properties.source',
           'campaign': 'properties.campaign', 'country': 'properties.country', 'score': 'properties.score'}
source = ApiSource.model_validate({'kind': 'api', 'table': 'leads', 'url': sys.argv[1], 'records': 'results', 'total': 'total',
    'paginate': {'kind': 'cursor', 'from': 'paging.next.after', 'param': 'after'}, 'columns': columns})
state = Path(sys.argv[2])
outside = sources.World(date(2026, 6, 30), {})
arrival, _ = sources.take('crm', source, outside, Path('.'), state, 'anew', lambda _: None)
landed = landing.land([arrival], {'crm': source}, state, ZoneInfo('Europe/Berlin'), read=sources.read)
print(landed.parts[0].rows_used, landed.problems)
"""


def pages() -> list[bytes]:
    """All answers, made beforehand: some 260 bytes a record, nested."""
    made = []
    for begin in range(0, RECORDS, SIZE):
        results = [
            {
                "id": str(number), "archived": False,
                "createdAt": "2026-01-05T10:00:00.000Z", "updatedAt": "2026-01-05T10:00:00.000Z",
                "properties": {
                    "createdate": f"2026-{1 + number % 6:02d}-{1 + number % 28:02d}", "source": f"SOURCE_{number % 9}",
                    "campaign": f"campaign {number % 50}", "country": "DE", "score": number % 100,
                    "email": f"person{number}@example.org", "lastname": f"Name {number}",
                },
            }
            for number in range(begin, min(begin + SIZE, RECORDS))
        ]  # fmt: skip
        page: dict[str, Any] = {"total": RECORDS, "results": results}
        if begin + SIZE < RECORDS:
            page["paging"] = {"next": {"after": str(begin + SIZE)}}
        made.append(json.dumps(page).encode())
    return made


def serve() -> None:
    """Answer until the parent goes; the port is told on standard output."""
    answers = pages()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            after = int(parse_qs(urlsplit(self.path).query).get("after", ["0"])[0])
            body = answers[after // SIZE]
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    print(server.server_port, flush=True)
    server.serve_forever()


@contextmanager
def serving() -> Iterator[str]:
    """The server in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.api", "serve"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield f"http://127.0.0.1:{process.stdout.readline().strip()}/contacts"
        finally:
            process.terminate()


def main() -> None:
    """Compare, and show the memory of a tenth of the records."""
    with tempfile.TemporaryDirectory() as folder, serving() as url:
        number = iter(range(10**6))
        ours = [sys.executable, "-c", OURS]
        root = {"PYTHONPATH": str(Path.cwd())}
        os.environ |= root

        def pull() -> Case:
            return timed([*ours, url, f"state{next(number)}"], Path(folder))

        cases = {
            "urllib3 + json + DuckDB, bare": lambda: timed([sys.executable, "-c", PEER, url], Path(folder)),
            "reportgen, pull and land": pull,
        }
        show(f"{RECORDS:,} API records to a snapshot", turns(cases), "urllib3 + json + DuckDB, bare")


if __name__ == "__main__":
    serve() if sys.argv[1:] == ["serve"] else main()

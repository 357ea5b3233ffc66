"""`make bench`: how fast, as a ratio against a peer measured in the same run.

An absolute time moves by half from run to run on a shared machine, so every case runs beside its peer, the two taking turns, and
medians of the seconds of processor are compared. The environment sets how much:

    BENCH_ROWS      session rows (1,000,000; the goals speak of 10,000,000; 20,000 is the short form)
    BENCH_CLAIMS    claims on the ledger (2,000)
    BENCH_TURNS     turns (3)
    BENCH_ONLY      the benchmarks wanted, with commas between: start, report, chart, idle, claims, sessions, visits
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.measuring import REPORTGEN, ROWS, TURNS, Case, show, timed, turns
from tests.benchmarks.pages import chart, report
from tests.benchmarks.waiting import claims, idle

MAKE_ROWS = f"""
import duckdb
duckdb.sql("select setseed(0.5)")
duckdb.sql('''copy (select date '2024-07-01' + cast(floor(random() * 730) as integer) as date,
  ['Organic Search', 'Paid Search', 'Direct', 'Email', 'Referral'][1 + cast(floor(random() * 5) as integer)] as channel,
  '/page/' || cast(floor(random() * 300) as integer) as page,
  ['mobile', 'desktop'][1 + cast(floor(random() * 2) as integer)] as device,
  1 as sessions, cast(floor(random() * 2) as integer) as engaged, 1 + cast(floor(random() * 6) as integer) as views,
  'visitor-' || cast(floor(random() * 3000000) as integer) as visitor, 'campaign number ' || cast(floor(random() * 50) as integer)
  as campaign from range({ROWS})) to 'sessions.csv' (header)''')
"""

DUCKDB = """
import duckdb
names = ('date', 'channel', 'page', 'device', 'sessions', 'engaged', 'views', 'visitor', 'campaign')
types = ('DATE', 'VARCHAR', 'VARCHAR', 'VARCHAR', 'BIGINT', 'BIGINT', 'BIGINT', 'VARCHAR', 'VARCHAR')
columns = dict(zip(names, types))
rows = f"select * exclude visitor from read_csv('sessions.csv', header = true, columns = {columns})"
duckdb.execute(f"copy ({rows}) to 'peer.parquet' (compression zstd)")
print(len(duckdb.sql("select date_trunc('month', date), channel, sum(sessions), sum(engaged) / sum(sessions), sum(views) "
                     "from 'peer.parquet' group by all").fetchall()))
"""

PANDAS = """
import pandas
rows = pandas.read_csv('sessions.csv', parse_dates=['date'])
rows['month'] = rows['date'].dt.to_period('M')
print(len(rows.groupby(['month', 'channel'])[['sessions', 'engaged', 'views']].sum()))
"""

MAKE_VISITS = f"""
import duckdb
duckdb.sql("select setseed(0.5)")
duckdb.sql('''copy (select strftime(timestamp '2024-07-01' + to_seconds(cast(floor(random() * 730 * 86400) as bigint)),
    '%Y-%m-%dT%H:%M:%SZ') as started_at, 's' || range as session_id,
  'visitor-' || cast(floor(random() * 3000000) as integer) as visitor,
  ['Organic Search', 'Paid Search', 'Direct', 'Email', 'Referral', 'Organic Social', 'Paid Social']
    [1 + cast(floor(random() * 7) as integer)] as channel,
  ['google', 'bing', 'newsletter', '(direct)'][1 + cast(floor(random() * 4) as integer)] as source,
  '/page/' || cast(floor(random() * 300) as integer) as page,
  ['mobile', 'desktop'][1 + cast(floor(random() * 2) as integer)] as device,
  ['DE', 'CZ', 'PL'][1 + cast(floor(random() * 3) as integer)] as country, cast(floor(random() * 2) as integer) as engaged,
  1 + cast(floor(random() * 6) as integer) as views, cast(floor(random() * 1.1) as integer) as cta,
  case when random() < 0.02 then 1 else 0 end as submits from range({ROWS})) to 'visits.csv' (header)''')
"""

DUCKDB_VISITS = """
import duckdb
counts = {name: 'BIGINT' for name in ('engaged', 'views', 'cta', 'submits')}
names = ('session_id', 'visitor', 'channel', 'source', 'page', 'device', 'country')
columns = {'started_at': 'TIMESTAMP', **{name: 'VARCHAR' for name in names}, **counts}
rows = f"select * exclude (visitor, session_id, cta) from read_csv('visits.csv', header = true, columns = {columns})"
duckdb.execute(f"copy ({rows}) to 'peer.parquet' (compression zstd)")
print(len(duckdb.sql("select date_trunc('month', timezone('Europe/Berlin', timezone('UTC', started_at))) as month, channel, "
                     "count(*), sum(engaged) / count(*), sum(views), sum(submits) from 'peer.parquet' group by all").fetchall()))
"""

PANDAS_VISITS = """
import pandas
rows = pandas.read_csv('visits.csv', parse_dates=['started_at'])
rows['month'] = rows['started_at'].dt.tz_convert('Europe/Berlin').dt.strftime('%Y-%m')
print(len(rows.groupby(['month', 'channel']).agg(
    sessions=('session_id', 'count'), engaged=('engaged', 'sum'), views=('views', 'sum'), submits=('submits', 'sum'))))
"""

LIMIT = "300MB"
BUSINESS = "name: Bench\ntimezone: Europe/Berlin\ncurrency: EUR\nas_of: 2026-06-30\n"
SOURCES = """\
web:
  kind: csv
  table: sessions
  path: sessions.csv
  columns: {date: date, channel: channel, landing_page: page, device: device, sessions: sessions, engaged_sessions: engaged,
            page_views: views, campaign: campaign}
"""
VISITS = """\
web:
  kind: csv
  table: sessions
  path: visits.csv
  dates: "%Y-%m-%dT%H:%M:%S%z"
  columns: {date: started_at, channel: channel, source: source, landing_page: page, device: device, country: country,
            engaged_sessions: engaged, page_views: views, form_submissions: submits}
"""

CLICK = (
    "import click\n@click.group()\ndef cli(): ...\n"
    + "".join(f"@cli.command()\ndef c{number}(): 'A command.'\n" for number in range(8))
    + "cli(['--help'], standalone_mode=False)\n"
)


def start(folder: Path) -> None:
    """`--help` beside a bare click program of the same size."""
    cases = {
        "click alone": lambda: timed([sys.executable, "-c", CLICK], folder),
        "reportgen --help": lambda: timed([*REPORTGEN, "--help"], folder),
    }
    show("Start", turns(cases), "click alone")


def sessions(folder: Path) -> None:
    """From a CSV of sessions, a day in each row, to all KPIs of a month with 24 months of history."""
    _rows(folder, "sessions.csv", SOURCES, MAKE_ROWS, DUCKDB, PANDAS)


def visits(folder: Path) -> None:
    """The same from an instant in UTC in each row, of which the months are those of the business's zone."""
    _rows(folder, "visits.csv", VISITS, MAKE_VISITS, DUCKDB_VISITS, PANDAS_VISITS)


def _rows(folder: Path, file: str, sources: str, make: str, duckdb: str, pandas: str) -> None:
    subprocess.run([sys.executable, "-c", make], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    (folder / "config").mkdir()
    (folder / "config" / "sources.yaml").write_text(sources)
    kpis = [*REPORTGEN, "kpis", "--period", "2026-06", "--json"]

    def first(further: str = "") -> Case:
        shutil.rmtree(folder / ".reportgen", ignore_errors=True)
        (folder / "config" / "business.yaml").write_text(BUSINESS + further)
        return timed(kpis, folder)

    cases = {
        "DuckDB by hand, with conversion": lambda: timed([sys.executable, "-c", duckdb], folder),
        "pandas as people write it": lambda: timed([sys.executable, "-c", pandas], folder),
        "reportgen kpis, first time": first,
        "reportgen kpis, again": lambda: timed(kpis, folder),
        f"reportgen kpis, first time, {LIMIT}": lambda: first(f"memory_limit: {LIMIT}\n"),
    }
    size = (folder / file).stat().st_size / 1e6
    show(f"{ROWS:,} rows of {file} ({size:,.0f} MB) to all KPIs", turns(cases), "DuckDB by hand, with conversion")


ALL: dict[str, Callable[[Path], None]] = {
    "start": start,
    "report": report,
    "chart": chart,
    "idle": idle,
    "claims": claims,
    "sessions": sessions,
    "visits": visits,
}


def main() -> None:
    """Run all of them."""
    print(
        f"{os.cpu_count()} cores, Python {sys.version.split()[0]}, medians of {TURNS} turns, address space unlimited: "
        f"{resource.getrlimit(resource.RLIMIT_AS)[0] == resource.RLIM_INFINITY}"
    )
    wanted = os.environ.get("BENCH_ONLY", ",".join(ALL)).split(",")
    if unknown := sorted(set(wanted) - set(ALL)):
        raise SystemExit(f"BENCH_ONLY: there is no benchmark {', '.join(unknown)}; there are {', '.join(ALL)}")
    for name in wanted:
        with tempfile.TemporaryDirectory() as folder:
            ALL[name](Path(folder))


if __name__ == "__main__":
    main()

"""`make bench`: how fast, as a ratio against a peer measured in the same run.

An absolute time moves by half from run to run on a shared machine, so every case runs beside its peer, the two taking turns, and
medians are compared. `BENCH_ROWS` sets the number of session rows (default 1,000,000; 10,000,000 is what the goals speak of),
`BENCH_TURNS` the number of turns (default 3).
"""

from __future__ import annotations

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROWS = int(os.environ.get("BENCH_ROWS", "1000000"))
TURNS = int(os.environ.get("BENCH_TURNS", "3"))
REPORTGEN = [sys.executable, "-m", "reportgen"]

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

BUSINESS = "name: Bench\ntimezone: Europe/Berlin\ncurrency: EUR\nas_of: 2026-06-30\n"
SOURCES = """\
web:
  kind: csv
  table: sessions
  path: sessions.csv
  columns: {date: date, channel: channel, landing_page: page, device: device, sessions: sessions, engaged_sessions: engaged,
            page_views: views, campaign: campaign}
"""

CLICK = (
    "import click\n@click.group()\ndef cli(): ...\n"
    + "".join(f"@cli.command()\ndef c{number}(): 'A command.'\n" for number in range(8))
    + "cli(['--help'], standalone_mode=False)\n"
)

Case = tuple[float, float]


def timed(command: list[str], folder: Path) -> Case:
    """Seconds and peak MiB of one process."""
    before = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 3):
        raise SystemExit(f"{' '.join(command)[:80]} failed")
    return time.perf_counter() - before, usage.ru_maxrss / 1024


def turns(cases: dict[str, Callable[[], Case]]) -> dict[str, Case]:
    """Medians of the cases, taking turns."""
    found: dict[str, list[Case]] = {name: [] for name in cases}
    for _ in range(TURNS):
        for name, case in cases.items():
            found[name].append(case())
    return {
        name: (statistics.median(s for s, _ in runs), statistics.median(m for _, m in runs))
        for name, runs in found.items()
    }


def show(title: str, medians: dict[str, Case], peer: str) -> None:
    """Print one comparison."""
    print(f"\n{title}")
    for name, (seconds, memory) in medians.items():
        print(f"  {name:<34} {seconds:8.2f} s  {seconds / medians[peer][0]:6.2f} x  {memory:7.0f} MiB")


def start(folder: Path) -> None:
    """`--help` beside a bare click program of the same size."""
    cases = {
        "click alone": lambda: timed([sys.executable, "-c", CLICK], folder),
        "reportgen --help": lambda: timed([*REPORTGEN, "--help"], folder),
    }
    show("Start", turns(cases), "click alone")


def sessions(folder: Path) -> None:
    """From a CSV of sessions to all KPIs of a month with 24 months of history."""
    subprocess.run([sys.executable, "-c", MAKE_ROWS], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    (folder / "config").mkdir()
    (folder / "config" / "business.yaml").write_text(BUSINESS)
    (folder / "config" / "sources.yaml").write_text(SOURCES)
    kpis = [*REPORTGEN, "kpis", "--period", "2026-06", "--json"]

    def first() -> Case:
        shutil.rmtree(folder / ".reportgen", ignore_errors=True)
        return timed(kpis, folder)

    cases = {
        "DuckDB by hand, with conversion": lambda: timed([sys.executable, "-c", DUCKDB], folder),
        "pandas as people write it": lambda: timed([sys.executable, "-c", PANDAS], folder),
        "reportgen kpis, first time": first,
        "reportgen kpis, again": lambda: timed(kpis, folder),
    }
    size = (folder / "sessions.csv").stat().st_size / 1e6
    show(f"{ROWS:,} session rows ({size:,.0f} MB CSV) to all KPIs", turns(cases), "DuckDB by hand, with conversion")


def report(folder: Path) -> None:
    """The sample's quarterly report, cold, beside WeasyPrint printing the finished HTML edition of it."""
    project = folder / "sample"
    subprocess.run([*REPORTGEN, "init", str(project)], check=True, stdout=subprocess.DEVNULL)
    run = [*REPORTGEN, "run", "--period", "Q1"]
    timed(run, project)
    page = next(project.glob("output/quarterly/*/*.html"))
    peer = f"import weasyprint; weasyprint.HTML({str(page)!r}).write_pdf('/dev/null', pdf_variant='pdf/ua-1')"
    cases = {
        "WeasyPrint alone, finished HTML": lambda: timed([sys.executable, "-W", "ignore", "-c", peer], project),
        "reportgen run, PDF and HTML": lambda: timed(run, project),
    }
    show("A quarterly report, cold, data unchanged", turns(cases), "WeasyPrint alone, finished HTML")


def main() -> None:
    """Run all of them."""
    print(
        f"{os.cpu_count()} cores, Python {sys.version.split()[0]}, medians of {TURNS} turns, address space unlimited: "
        f"{resource.getrlimit(resource.RLIMIT_AS)[0] == resource.RLIM_INFINITY}"
    )
    for case in (start, sessions, report):
        with tempfile.TemporaryDirectory() as folder:
            case(Path(folder))
    from tests.benchmarks import api

    api.main()


if __name__ == "__main__":
    main()

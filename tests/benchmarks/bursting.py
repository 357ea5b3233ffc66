"""How fast a report is split among many recipients, and what it takes: `python -m tests.benchmarks.bursting [REPORTS] [WORKERS]`.

Reports of one filter each, as PDF, of the sample: by the pool; and the finished pages of a few of them once more by plain
WeasyPrint in this process, which neither computes nor draws. Prints reports a minute for each processor, the ratio, and the
memory of the parent and of the largest process after 10, 50, 200 and 1,000 reports, as far as it goes.
"""

from __future__ import annotations

import os
import resource
import sys
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from reportgen import pipeline
from reportgen.pipeline.documents import job_of
from reportgen.project import load
from reportgen.scheduler import pool

MARKS = (10, 50, 200, 1000)
PEERS = 5


def filters(inputs: pipeline.Inputs, count: int) -> list[dict[str, tuple[str, ...]]]:
    """Different filters: pairs of a channel and landing pages, over and over."""
    rows = inputs.engine.query(
        "select distinct channel, landing_page from raw_sessions where channel <> '' order by all"
    )
    pairs = [(channel, page) for channel, page in rows if page]
    found: list[dict[str, tuple[str, ...]]] = [
        {"channel": (channel,), "landing_page": (page,)} for channel, page in pairs
    ]
    found += [{"landing_page": (one, other)} for _, one in pairs for _, other in pairs if one < other]
    return [found[at % len(found)] for at in range(count)]


def resident(pid: int | None) -> float:
    """MiB that a process has at most had; 0 where the system does not tell."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)


def proportional(pid: int | None) -> float:
    """MiB that a process costs the machine: its own, and its share of what several have in common."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


def main(reports: int, workers: int) -> None:
    """Run it and print."""
    project = load(Path(__file__).parents[2], {})
    inputs = pipeline.gather(project)
    wanted = []
    for only in filters(inputs, reports):
        (order,) = pipeline.orders(project, inputs, "monthly", None, None, "en", only)
        wanted.append(replace(order, formats=("pdf",)))
    team: list[pool.Worker] = []
    plain = pool.Worker.__init__

    def noted(self: pool.Worker, *given: Any) -> None:
        plain(self, *given)
        team.append(self)

    pool.Worker.__init__ = noted  # type: ignore[method-assign]
    house: Any = SimpleNamespace(environ=dict(os.environ))
    began, largest = time.perf_counter(), 0.0
    with closing(pool.makers(workers)(house, project, inputs, wanted)) as made:
        for number, _ in enumerate(made, 1):
            largest = max(largest, *(resident(each.pid) for each in team))
            if number in MARKS or number == reports:
                parent = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
                spent = time.perf_counter() - began
                print(f"{number:5} reports  {spent:7.1f} s  {number * 60 / spent / workers:5.1f} a minute and processor  "
                      f"parent {parent:4.0f} MiB  largest worker {largest:4.0f} MiB resident, "
                      f"{max(proportional(each.pid) for each in team):4.0f} MiB with its share", flush=True)  # fmt: skip
    each = (time.perf_counter() - began) * workers / reports
    peer = beside(project, inputs, wanted[:PEERS])
    print(
        f"a report takes {each:.2f} s of a processor; plain WeasyPrint on its finished pages {peer:.2f} s: {each / peer:.2f}x"
    )


def beside(project: Any, inputs: pipeline.Inputs, wanted: list[pipeline.Order]) -> float:
    """Seconds of a report in plain WeasyPrint: one HTML page, written as PDF with its options, nothing drawn or computed."""
    from weasyprint import HTML

    from reportgen.render import render

    pages = []
    for order in wanted:
        document, board = pipeline.documented(project, inputs, order)
        job, _ = job_of(project, order.language, document, board)
        pages.append(render(job, ["html"])["html"].data.decode())
    began = time.perf_counter()
    for page in pages:
        HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")
    return (time.perf_counter() - began) / len(pages)


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    main(given[0] if given else 50, given[1] if len(given) > 1 else pool.processors())

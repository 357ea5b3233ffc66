"""`schedule` and `tick`: reports by themselves."""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.common import open_project
from reportgen.errors import EXIT_DONE, UsageError

if TYPE_CHECKING:
    from reportgen.project import Project
    from reportgen.timetable import Slot

EXIT_UNSENT = 4


def _log(text: str) -> None:
    click.echo(f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ} {text}", err=True)


@click.command()
@click.option(
    "--next", "count", type=click.IntRange(1, 1000), default=None, help="Print the next dates of every report and end."
)
@click.option("--report", default=None, metavar="REPORT", help="With --next: of this report only.")
@click.option("--json", "as_json", is_flag=True, help="With --next: as one JSON document.")
@click.option(
    "--listen",
    metavar="[HOST:]PORT",
    default=None,
    help="Answer /health and /metrics (Prometheus) on this port; of this machine only, unless a host is named.",
)
@click.option(
    "--interval", type=click.FloatRange(1, 3600), default=15.0, show_default=True, help="Seconds between two looks."
)
@click.pass_obj
def schedule(
    folder: Path | None, count: int | None, report: str | None, as_json: bool, listen: str | None, interval: float
) -> int:
    """Make and send reports when they are due, until stopped (SIGTERM, Ctrl-C).

    It may run on several machines over one ledger: one of them does the work.
    """
    project = open_project(folder)
    if count is not None:
        return _print_next(project, count, report, as_json)
    if all(spec.schedule is None for spec in project.reports.values()):
        raise UsageError(
            "no report has a schedule. Write one into config/reports.yaml, e.g. schedule: every Monday at 08:00"
        )
    return _serve(project, listen, interval)


def _serve(project: Project, listen: str | None, interval: float) -> int:
    from contextlib import nullcontext

    from reportgen.scheduler.health import listening
    from reportgen.scheduler.house import opened
    from reportgen.scheduler.service import Service, serve, worker_command

    host, port = _address(listen) if listen is not None else ("", 0)
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    with opened(project, os.environ, _log) as house:
        service = Service(house, worker_command(project.root))
        with listening(service, host, port, interval) if listen is not None else nullcontext(0) as bound:
            if bound:
                _log(f"answers on {host}:{bound}")
            serve(service, stop, interval)
    return EXIT_DONE


def _address(text: str) -> tuple[str, int]:
    host, _, port = text.rpartition(":")
    if not port.isdecimal() or not 0 <= int(port) <= 65_535:
        raise UsageError(f"--listen {text}: write a port, or host and port such as 127.0.0.1:9400")
    return host or "127.0.0.1", int(port)


def _print_next(project: Project, count: int, report: str | None, as_json: bool) -> int:
    from reportgen.errors import did_you_mean
    from reportgen.scheduler.planning import timings
    from reportgen.timetable import upcoming

    schedules = timings(project)
    if report is not None and report not in schedules:
        raise UsageError(f"no report '{report}' has a schedule. {did_you_mean(report, schedules)}".strip())
    now = datetime.now(UTC)
    found = {name: upcoming(each, now, count) for name, each in schedules.items() if report in (None, name)}
    if as_json:
        click.echo(json.dumps({name: [_plain(slot) for slot in slots] for name, slots in found.items()}, indent=2))
        return EXIT_DONE
    if not found:
        click.echo("no report has a schedule")
    for name, slots in found.items():
        spec = project.reports[name].schedule
        zone = schedules[name].zone
        click.echo(f"{click.style(name, bold=True)}  {spec.when if spec is not None else ''}  ({zone.key})")
        if not slots:
            click.echo("  never: no day of the next years is one of its dates")
        for slot in slots:
            day = datetime.fromisoformat(slot.nominal)
            click.echo(f"  {day:%a %Y-%m-%d %H:%M}  {slot.period.id}")
    return EXIT_DONE


def _plain(slot: Slot) -> dict[str, str]:
    return {
        "period": slot.period.id,
        "local": slot.nominal,
        "due": slot.due.isoformat(),
        "deadline": slot.deadline.isoformat(),
    }


@click.command()
@click.option(
    "--once", is_flag=True, help="Look once and end; that is what this command does, and the word for a crontab."
)
@click.option("--worker", is_flag=True, hidden=True)
@click.option("--json", "as_json", is_flag=True, help="Print what was done as one JSON document.")
@click.pass_obj
def tick(folder: Path | None, once: bool, worker: bool, as_json: bool) -> int:
    """Plan what is due, make it and send it, once: for cron, systemd timers and Kubernetes.

    A tick that is missed or comes twice neither loses nor doubles a report.
    """
    from reportgen.scheduler.house import opened
    from reportgen.scheduler.planning import Planner, timings
    from reportgen.scheduler.work import work

    project = open_project(folder)
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    with opened(project, os.environ, _log) as house:
        if not worker:
            Planner(timings(project)).look(house, house.clock())
        done = work(house, stopping=stop.is_set)
    if as_json:
        click.echo(json.dumps({"runs": done.runs, "sent": done.sent, "unsent": done.unsent}, indent=2))
    elif not worker and sys.stdout.isatty() and not done.runs and not done.sent:
        click.echo("nothing is due")
    return EXIT_UNSENT if done.unsent else EXIT_DONE

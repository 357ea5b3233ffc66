"""`run`: a report for a period."""

from __future__ import annotations

import json
import os
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli import sending
from reportgen.cli.common import (
    as_of_option,
    gathered,
    only_option,
    open_project,
    period_option,
    progress,
    progress_done,
    warn,
)
from reportgen.errors import EXIT_DONE, EXIT_HELD, EXIT_UNDELIVERED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportgen.addresses import Address
    from reportgen.pipeline import Made


@click.command()
@click.argument("report", required=False)
@period_option
@as_of_option
@click.option(
    "--locale",
    metavar="LANGUAGE",
    default=None,
    help="Language of the report, e.g. en or ru (default: the report's own).",
)
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(["pdf", "html", "xlsx", "json"]),
    help="Format; may be repeated (default: the report's own).",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    help="Folder (default: output/ of the project).",
)
@only_option
@click.option(
    "--comment",
    "comments",
    multiple=True,
    metavar="'SECTION: TEXT'",
    help="What you say to a section, e.g. 'summary: the fair moved to July'; may be repeated.",
)
@click.option("--comment-by", metavar="NAME", default=None, help="Who says it; a comment is signed.")
@click.option(
    "--comment-date",
    type=click.DateTime(["%Y-%m-%d"]),
    default=None,
    metavar="DATE",
    help="The day it was said (default: the day taken for today).",
)
@click.option("--no-pull", is_flag=True, help="Ask no API: take what was last pulled whole, and say of when it is.")
@click.option("--json", "as_json", is_flag=True, help="Print what was made as one JSON document.")
@click.option(
    "--to",
    multiple=True,
    metavar="ADDRESS",
    callback=sending.addresses,
    help="Make it now and mail it there as a test, marked on every page; may be repeated. Nothing is written.",
)
@click.option(
    "--deliver", is_flag=True, help="Send it to its recipients now, each once; a schedule sends it no second time."
)
@click.option("--correct", metavar="REASON", default=None, help="With --deliver: send a corrected report, and say why.")
@click.option(
    "--by",
    metavar="NAME",
    default=None,
    callback=sending.who,
    help="With --deliver: who decides (default: your login name).",
)
@click.pass_obj
def run(
    folder: Path | None,
    report: str | None,
    period: str | None,
    as_of: date | None,
    locale: str | None,
    formats: tuple[str, ...],
    out: Path | None,
    only: dict[str, tuple[str, ...]],
    comments: tuple[str, ...],
    comment_by: str | None,
    comment_date: datetime | None,
    no_pull: bool,
    as_json: bool,
    to: tuple[Address, ...],
    deliver: bool,
    correct: str | None,
    by: str | None,
) -> int:
    """Make REPORT for a period; without REPORT the one whose grain fits the period.

    A run of periods, 2026-01..2026-06, makes each. With incomplete data the report is marked Provisional and the exit code is 3;
    it is 4 where a mail was not delivered.
    """
    from reportgen import pipeline
    from reportgen.render.child import Child
    from reportgen.scheduler.remembered import recalled

    changed = {"--as-of": as_of, "--locale": locale, "--format": formats, "--out": out, "--only": only,
               "--comment": comments, "--no-pull": no_pull, "--json": as_json}  # fmt: skip
    sending.check(deliver, to, correct, by, changed)
    project = open_project(folder)
    if deliver:
        return sending.delivered(project, report, period, correct, by)
    if to:
        sending.may_be_tried(project, to)
    made, tried = [], []
    with Child(environment=os.environ) as child:  # first, so that it starts up while the sources are read
        inputs = gathered(project, as_of, "kept" if no_pull else "due")
        wanted = pipeline.orders(project, inputs, report, period, as_of, locale, only)
        day = comment_date.date() if comment_date else None
        told = recalled(project, os.environ, pipeline.commented(wanted, comments, comment_by, day), warn)
        for order in told:
            progress(f"{order.report} {order.period.id} ...")
            if to:
                tried.append(sending.tried(project, inputs, order, formats, to, child))
                continue
            made.append(pipeline.make(project, inputs, order, formats or None, out, child))
    progress_done()
    if as_json and not to:
        click.echo(json.dumps([each.as_json() for each in made], indent=2, ensure_ascii=False))
    for each in made:
        _tell(each, () if as_json else each.files)
    for note in inputs.notes[len(inputs.stale) :]:
        warn(note)
    if not all(arrived for arrived, _ in tried):
        return EXIT_UNDELIVERED
    return EXIT_HELD if any(each.held for each in made) or any(held for _, held in tried) else EXIT_DONE


def _tell(made: Made, files: Iterable[Path]) -> None:
    """The files of a report, and what is to be known of it."""
    for path in files:
        click.echo(path)
    for warning in made.warnings:
        warn(f"{made.report} {made.period.id}: {warning}")
    for reason in made.held:
        warn(f"{made.report} {made.period.id} is provisional, {reason}")

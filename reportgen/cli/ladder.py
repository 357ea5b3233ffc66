"""`ladder`: what the goal of the year needs of each stage, by when, and how each stands."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.common import as_of_option, coloured, gathered, open_project, progress_done, room, warn
from reportgen.errors import EXIT_DONE, EXIT_FAILED

if TYPE_CHECKING:
    from reportgen.pipeline.inputs import Inputs
    from reportgen.planning.yearly import YearLadder
    from reportgen.project import Project


@click.command()
@click.option(
    "--period",
    metavar="PERIOD",
    default=None,
    help="The ladder as it stood at the end of 2026-03, 2026-Q1 ... (default: as it stands).",
)
@as_of_option
@click.option("--json", "as_json", is_flag=True, help="One JSON document; docs/json.md has its form.")
@click.pass_obj
def ladder(folder: Path | None, period: str | None, as_of: date | None, as_json: bool) -> int:
    """Show the goal ladder: from the goal of the year down to the traffic it needs, and how each rung stands."""
    from reportgen import pipeline
    from reportgen.cli import ladder_table
    from reportgen.planning.ladder_json import as_json as document

    project, inputs, found = _read(folder, period, as_of)
    if as_json:
        click.echo(json.dumps(document(found), ensure_ascii=False, indent=2))
    elif found is None:
        click.echo(ladder_table.no_goal(as_of or project.business.as_of, period))
    else:
        paint = _short if coloured() else None
        for line in ladder_table.lines(found, pipeline.language(project), room(), paint):
            click.echo(line)
    return _ended(inputs)


def _read(folder: Path | None, period: str | None, as_of: date | None) -> tuple[Project, Inputs, YearLadder | None]:
    """The project, what was read, and the ladder of the year that is named; None where no goal is set."""
    from reportgen import pipeline

    project = open_project(folder)
    inputs = gathered(project, as_of)
    found = pipeline.ladder_of(project, inputs, period, as_of)
    progress_done()
    return project, inputs, found


def explain_ladder(
    folder: Path | None, rung: str | None, period: str | None, as_of: date | None, *, as_json: bool
) -> int:
    """Print how each figure of a rung came about, or of all rungs."""
    from reportgen import pipeline
    from reportgen.cli.ladder_explained import as_text
    from reportgen.cli.ladder_table import no_goal
    from reportgen.planning.ladder_json import as_json as document

    project, inputs, found = _read(folder, period, as_of)
    if as_json:
        click.echo(json.dumps(document(found), ensure_ascii=False, indent=2))
    elif found is None:
        click.echo(no_goal(as_of or project.business.as_of, period))
    else:
        click.echo(as_text(found, pipeline.language(project), rung))
    return _ended(inputs)


def _ended(inputs: Inputs) -> int:
    """Tell of sources that could not be read; the exit code that goes with it."""
    for problem in inputs.failures:
        warn(problem)
    return EXIT_FAILED if inputs.failures else EXIT_DONE


def _short(line: str) -> str:
    return click.style(line, fg="red")

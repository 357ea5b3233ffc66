"""`kpis` and `explain`: figures without a report."""

from __future__ import annotations

import csv
import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportgen.cli.common import as_of_option, open_project, period_option, progress, progress_done, warn
from reportgen.cli.table import layout
from reportgen.errors import EXIT_DONE, EXIT_FAILED, UsageError

if TYPE_CHECKING:
    from reportgen.metrics.scoreboard import Reading, Scoreboard
    from reportgen.text import Language

SMALL = 100
"""Money below this is written with its cents: a click of 2.46 is not "2"."""


@click.command()
@click.argument("wanted", nargs=-1, metavar="[KPI ...]")
@period_option
@as_of_option
@click.option("--by", metavar="DIMENSION", default=None, help="Also each segment: channel, campaign, landing_page ...")
@click.option("--json", "as_json", is_flag=True, help="One JSON document; docs/json.md has its form.")
@click.option("--csv", "as_csv", is_flag=True, help="As CSV, one reading a row.")
@click.pass_obj
def kpis(
    folder: Path | None,
    wanted: tuple[str, ...],
    period: str | None,
    as_of: date | None,
    by: str | None,
    as_json: bool,
    as_csv: bool,
) -> int:
    """Show KPIs of a period; all of them without a name."""
    from reportgen import pipeline
    from reportgen.metrics.scoreboard import as_json as document

    if as_json and as_csv:
        raise UsageError("--json and --csv exclude each other. Choose one")
    project = open_project(folder)
    inputs = pipeline.gather(project, progress)
    board = pipeline.figures(project, inputs, period, as_of, wanted, by)
    progress_done()
    if as_json:
        click.echo(json.dumps(document(board), ensure_ascii=False, indent=2))
    elif as_csv:
        _write_csv(document(board))
    else:
        _print(board, pipeline.language(project))
    for problem in inputs.failures:
        warn(problem)
    cut = {reading.kpi for reading in board.readings if reading.by}
    whole = [name for name in wanted if by and name not in cut]
    if whole:
        warn(f"{', '.join(whole)}: not every table it is made of has the column '{by}', so it is shown as a whole only")
    return EXIT_FAILED if inputs.failures else EXIT_DONE


def _write_csv(document: dict[str, Any]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    for number, reading in enumerate(document["readings"]):
        (dimension, segment) = next(iter((reading["by"] or {"": ""}).items()))
        low, high = reading["interval"] or (None, None)
        flat = {
            "period": document["period"]["id"], **reading, "dimension": dimension, "segment": segment,
            "interval_low": low, "interval_high": high,
            "benchmark": "..".join(str(end) for end in reading["benchmark"]) if reading["benchmark"] else None,
        }  # fmt: skip
        for nested in ("by", "interval", "history"):
            del flat[nested]
        if number == 0:
            writer.writerow(flat)
        writer.writerow("" if value is None else _harmless(value) for value in flat.values())


def _harmless(value: object) -> object:
    """A text that a spreadsheet would take for a formula, made a text again; numbers stay numbers."""
    return f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) else value


def _print(board: Scoreboard, language: Language) -> None:
    state = "complete" if board.period.complete(board.as_of) else f"to date, as of {board.as_of}"
    click.echo(f"{board.period.id}  {board.period.start} to {board.period.last}  {state}\n")
    head = ("kpi", "value", "previous", "year ago", "year to date", "plan", "status", "verdict", "95 % interval", "n")
    right = (False, True, True, True, True, True, False, False, True, True)
    for stage in dict.fromkeys(reading.stage for reading in board.readings):
        rows = [_row(reading, language) for reading in board.readings if reading.stage == stage]
        click.echo(layout((stage, *head[1:]), rows, right) + "\n")


def _row(reading: Reading, language: Language) -> tuple[str, ...]:
    from reportgen.quantities import Quantity

    def figure(value: float | None) -> str:
        if value is None:
            return "–"
        amount = Quantity(value, reading.unit, reading.currency)
        return language.quantity(amount, style="exact" if abs(value) < SMALL else "whole")

    name = reading.kpi + (" (cohort)" if reading.view == "cohort" else "")
    if reading.by is not None:
        name += f"  {reading.by[0]}={reading.by[1] or '(not set)'}"
        name += {1.0: "  above the rest", -1.0: "  below the rest"}.get(dict(reading.extra).get("outlier", 0.0), "")
    if reading.missing is not None and reading.value is None:
        return (name, "–", *[figure(value) for value in (reading.previous, reading.year_ago, reading.year_to_date)], "–",
                str(reading.missing), "", "", "")  # fmt: skip
    interval = f"{figure(reading.interval[0])} … {figure(reading.interval[1])}" if reading.interval else ""
    return (
        name,
        *[figure(value) for value in (reading.value, reading.previous, reading.year_ago, reading.year_to_date)],
        figure(reading.target.value if reading.target else None),
        str(reading.status or "").replace("_", " "),
        str(reading.verdict or ""),
        interval,
        f"{reading.rows_used:,}",
    )


@click.command()
@click.argument("kpi")
@period_option
@as_of_option
@click.option(
    "--rows",
    "rows_file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the rows behind the figure as CSV.",
)
@click.pass_obj
def explain(folder: Path | None, kpi: str, period: str | None, as_of: date | None, rows_file: Path | None) -> int:
    """Say where a figure comes from: definition, formula, SQL, files with hashes, rows used and rejected."""
    from reportgen import pipeline
    from reportgen.cli.explained import as_text

    project = open_project(folder)
    inputs = pipeline.gather(project, progress)
    explanation = pipeline.explain(project, inputs, kpi, period, as_of)
    progress_done()
    click.echo(as_text(explanation, pipeline.language(project)))
    if rows_file is not None:
        with rows_file.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerows([_harmless(cell) for cell in row] for row in pipeline.rows_behind(inputs, explanation))
        click.echo(f"\nThe rows behind it: {rows_file}")
    return EXIT_DONE

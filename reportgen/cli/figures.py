"""`kpis` and `explain`: figures without a report."""

from __future__ import annotations

import csv
import json
import sys
import textwrap
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportgen.cli.common import as_of_option, only_option, open_project, period_option, progress, progress_done, warn
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
@only_option
@click.option("--json", "as_json", is_flag=True, help="One JSON document; docs/json.md has its form.")
@click.option("--csv", "as_csv", is_flag=True, help="As CSV, one reading a row.")
@click.pass_obj
def kpis(
    folder: Path | None,
    wanted: tuple[str, ...],
    period: str | None,
    as_of: date | None,
    by: str | None,
    only: dict[str, tuple[str, ...]],
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
    project, inputs = pipeline.narrowed(project, inputs, pipeline.chosen(inputs, only))
    board = pipeline.figures(project, inputs, period, as_of, wanted, by)
    progress_done()
    if as_json:
        click.echo(json.dumps(document(board), ensure_ascii=False, indent=2))
    elif as_csv:
        _write_csv(document(board))
    else:
        language = pipeline.language(project)
        _print(board, language)
        if "form_completion" in {reading.kpi for reading in board.readings if reading.value is not None}:
            fields = pipeline.figures(project, inputs, period, as_of, ("form_abandonment",), "field")
            click.echo("".join(f"{line}\n" for line in _losing_field(fields.readings, language)), nl=False)
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
        cohort = flat.pop("cohort") or {}
        flat |= {"cohort_age_days": cohort.get("age_days"), "cohort_mature": cohort.get("mature")}
        flat["partial"] = "; ".join(reading["partial"])
        for nested in ("by", "interval", "history", "lacking"):
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
        of_stage = [reading for reading in board.readings if reading.stage == stage]
        click.echo(layout((stage, *head[1:]), [_row(reading, language) for reading in of_stage], right) + "\n")
        for line in _reasons(of_stage, language):
            click.echo(line)
    for line in _remarks(board, language):
        click.echo(line)


def _figure(value: float | None, reading: Reading, language: Language) -> str:
    from reportgen.quantities import Quantity

    if value is None:
        return "–"
    amount = Quantity(value, reading.unit, reading.currency)
    return language.quantity(amount, style="exact" if abs(value) < SMALL else "whole")


def _row(reading: Reading, language: Language) -> tuple[str, ...]:
    def figure(value: float | None) -> str:
        return _figure(value, reading, language)

    name = _name(reading) + {1.0: "  above the rest", -1.0: "  below the rest"}.get(
        dict(reading.extra).get("outlier", 0.0), ""
    )
    derived = DERIVED.get(reading.target.derived, ("", ""))[0] if reading.target else ""
    interval = f"{figure(reading.interval[0])} … {figure(reading.interval[1])}" if reading.interval else ""
    return (
        name,
        *[figure(value) for value in (reading.value, reading.previous, reading.year_ago, reading.year_to_date)],
        derived + figure(reading.target.value if reading.target else None),
        "partial" if reading.partial else str(reading.status or "").replace("_", " "),
        str(reading.verdict or "") if reading.value is not None else "",
        interval or UNSURE.get(reading.interval_method or "", ""),
        f"{reading.rows_used:,}",
    )


DERIVED = {
    "share": ("≈ ", "≈ the share, by business days, of a plan that was set for longer periods"),
    "sum": ("Σ ", "Σ the sum of the plans of the months"),
}
"""Marks of plans that were not set for the period itself, and what they mean."""

UNSURE = {"exact": "exact", "distinct": "none: different ones are counted", "no_event": "none: nothing happened"}
"""Why a figure has no interval, by the name of its method."""


def _name(reading: Reading) -> str:
    """What a reading is called in a table: KPI, how old a cohort is, segment."""
    name = reading.kpi
    if reading.view == "cohort":
        told = dict(reading.extra)
        age, mature = told.get("age_days"), told.get("mature")
        ripe_after = f" of {told.get('patience_days', 0):.0f} days, ripening" if mature == 0 else " days old"
        name += " (cohort)" if age is None or age < 0 else f" (cohort, {age:.0f}{ripe_after})"
    if reading.by is not None:
        name += f"  {reading.by[0]}={reading.by[1] or '(not set)'}"
    return name


def _reasons(readings: Sequence[Reading], language: Language) -> Iterator[str]:
    """Why figures are missing: each reason once, with what it is true of."""
    by_reason: dict[str, dict[str, None]] = {}
    for reading in readings:
        if reading.missing is not None and reading.value is None:
            name = reading.kpi + (f" {reading.by[1] or '(not set)'}" if reading.by else "")
            sides = [reading.numerator, reading.denominator]
            if all(side is not None for side in sides):
                name += f" ({' / '.join(f'{side:,.10g}' for side in sides)})"
            by_reason.setdefault(language.missing(reading.missing), {})[name] = None
    for reason, names in by_reason.items():
        yield from textwrap.wrap(
            f"{reason}: {', '.join(names)}", 110, initial_indent="  ", subsequent_indent="      ",
            break_long_words=False, break_on_hyphens=False,
        )  # fmt: skip
    if by_reason:
        yield ""


def _losing_field(readings: Sequence[Reading], language: Language) -> Iterator[str]:
    """The field of the forms at which most of those who reach it leave, of those that enough have reached."""
    fields = [one for one in readings if one.by is not None and one.value is not None and not one.few]
    if fields:
        worst = max(fields, key=lambda one: one.value or 0.0)
        share = _figure(worst.value, worst, language)
        yield f"form_completion: most is lost at the field '{worst.by[1] if worst.by else ''}', by {share} of who reach it"


def _remarks(board: Scoreboard, language: Language) -> Iterator[str]:
    """What the marks mean, and what had to be settled in the data."""
    from reportgen.assemble.definitions import SETTLED

    for reading in board.readings:
        if reading.benchmark and reading.value is not None:
            low, high = reading.benchmark.low, reading.benchmark.high
            side = "below" if reading.value < low else "above" if reading.value > high else "within"
            ends = " … ".join(dict.fromkeys(_figure(end, reading, language) for end in (low, high)))
            yield f"{_name(reading)}: {side} its benchmark of {ends} ({reading.benchmark.origin})"
    derived = {reading.target.derived for reading in board.readings if reading.target}
    yield from (text for name, (_, text) in DERIVED.items() if name in derived)
    yield from (language.word(key, n=board.notes[name]) for name, key in SETTLED.items() if board.notes.get(name))


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
@only_option
@click.pass_obj
def explain(
    folder: Path | None,
    kpi: str,
    period: str | None,
    as_of: date | None,
    rows_file: Path | None,
    only: dict[str, tuple[str, ...]],
) -> int:
    """Say where a figure comes from: definition, formula, SQL, files with hashes, rows used and rejected."""
    from reportgen import pipeline
    from reportgen.cli.explained import as_text

    project = open_project(folder)
    inputs = pipeline.gather(project, progress)
    project, inputs = pipeline.narrowed(project, inputs, pipeline.chosen(inputs, only))
    explanation = pipeline.explain(project, inputs, kpi, period, as_of)
    progress_done()
    click.echo(as_text(explanation, pipeline.language(project)))
    if rows_file is not None:
        with rows_file.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerows([_harmless(cell) for cell in row] for row in pipeline.rows_behind(inputs, explanation))
        click.echo(f"\nThe rows behind it: {rows_file}")
    return EXIT_DONE

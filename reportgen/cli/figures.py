"""`kpis` and `explain`: figures without a report."""

from __future__ import annotations

import csv
import json
import os
import re
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportgen.cli import kpi_table, restated
from reportgen.cli.common import (
    as_of_option,
    coloured,
    gathered,
    only_option,
    open_project,
    period_option,
    progress_done,
    room,
    warn,
)  # fmt: skip
from reportgen.cli.data import set_aside
from reportgen.cli.ladder import explain_ladder
from reportgen.errors import EXIT_DONE, EXIT_FAILED, UsageError, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportgen.findings import Findings
    from reportgen.planning.explained import Explained
    from reportgen.project import Project

NEGATIVE = re.compile(r"-[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?", re.IGNORECASE)
"""A number below zero as text, which no spreadsheet takes for a formula."""


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
    from reportgen.periods import add_months
    from reportgen.pipeline.kpis import tables_of
    from reportgen.readiness import hollow_words

    if as_json and as_csv:
        raise UsageError("--json and --csv exclude each other. Choose one")
    project = open_project(folder)
    inputs = gathered(project, as_of)
    project, inputs = pipeline.narrowed(project, inputs, pipeline.chosen(inputs, only))
    board = pipeline.figures(project, inputs, period, as_of, wanted, by)
    changed = restated.found(project, board)
    progress_done()
    if as_json:
        click.echo(json.dumps({**document(board), **restated.as_json(changed)}, ensure_ascii=False, indent=2))
    elif as_csv:
        _write_csv(document(board))
    else:
        language = pipeline.language(project)
        for line in kpi_table.lines(board, language, room(), _paint if coloured() else None, wanted):
            click.echo(line)
        if "form_completion" in {reading.kpi for reading in board.readings if reading.value is not None}:
            fields = pipeline.figures(project, inputs, period, as_of, ("form_abandonment",), "field")
            click.echo("".join(f"{line}\n" for line in kpi_table.losing_field(fields.readings, language)), nl=False)
        click.echo("".join(f"{line}\n" for line in restated.lines(changed, language)), nl=False)
    for problem in inputs.failures:
        warn(problem)
    tables = tables_of(project, wanted or [one.kpi for one in board.readings])
    asked = {name: source for name, source in project.sources.items() if source.table in tables}
    for remark in set_aside(asked, inputs.parts):
        warn(remark)
    compared = add_months(board.period.start, -12), board.period.last
    for each in inputs.coverages:
        if each.source in asked and not asked[each.source].dense and (said := hollow_words(each, *compared)):
            warn(said)
    cut = {reading.kpi for reading in board.readings if reading.by}
    without_rows = {reading.kpi for reading in board.readings if not reading.by and not reading.rows_used}
    whole = [name for name in wanted if by and name not in cut | without_rows]
    if whole:
        warn(f"{', '.join(whole)}: not every table it is made of has the column '{by}', so it is shown as a whole only")
    for names in _alike({reading.by[1] for reading in board.readings if reading.by}):
        told = " and ".join(f"'{name}'" for name in names)
        warn(f"{told} are segments of their own. If they are one, say so under `values:` of the column '{by}'")
    return EXIT_FAILED if inputs.failures else EXIT_DONE


def _alike(segments: Iterable[str]) -> list[list[str]]:
    """Segments that differ by nothing but capitals and blanks, which are mostly one thing written in two ways."""
    groups: dict[str, list[str]] = {}
    for name in sorted(segments):
        groups.setdefault(" ".join(name.casefold().split()), []).append(name)
    return [names for _, names in sorted(groups.items()) if len(names) > 1]


COLOURS = {"ahead": "green", "behind": "red", "watch": "yellow", "partial": "yellow"}
"""Colours of the words of the status; the words say it all, for whom colours say nothing."""


def _paint(text: str) -> str:
    colour = COLOURS.get(text)
    return click.style(text, fg=colour) if colour else click.style(text, dim=True)


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
        flat["details"] = json.dumps(reading["details"]) if reading["details"] else None
        estimated = flat.pop("estimated") or {}
        flat |= {"measured": estimated.get("measured"), "measured_of": estimated.get("total")}
        for nested in ("by", "interval", "interval_inputs", "history", "lacking"):
            del flat[nested]
        if number == 0:
            writer.writerow(flat)
        writer.writerow("" if value is None else _harmless(value) for value in flat.values())


def _harmless(value: object) -> object:
    """A text that a spreadsheet would take for a formula, made a text again; numbers stay numbers, a refund of -19.86 too."""
    if not isinstance(value, str) or not value.startswith(("=", "+", "-", "@", "\t", "\r", "\n")):
        return value
    return value if NEGATIVE.fullmatch(value) else f"'{value}"


@click.command()
@click.argument("kpi", metavar="KPI | focus [AREA] | ladder")
@click.argument("area", required=False, metavar="[RUNG]")
@period_option
@as_of_option
@click.option(
    "--rows",
    "rows_file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the rows behind the figure as CSV.",
)
@click.option(
    "--why", is_flag=True, help="Say why the figure moved: by segment, by rung of the funnel, and from when on."
)
@click.option(
    "--by",
    default=None,
    metavar="DIMENSION",
    help="With --why: split by this (default: channel, as reports do, else what tells most).",
)
@click.option(
    "--against",
    type=click.Choice(["year-ago", "previous"]),
    default="year-ago",
    show_default=True,
    help="With --why: the period compared with.",
)
@click.option(
    "--json", "as_json", is_flag=True, help="With --why, focus or ladder: one JSON document; docs/json.md has its form."
)
@only_option
@click.pass_obj
def explain(
    folder: Path | None,
    kpi: str,
    area: str | None,
    period: str | None,
    as_of: date | None,
    rows_file: Path | None,
    why: bool,
    by: str | None,
    against: str,
    as_json: bool,
    only: dict[str, tuple[str, ...]],
) -> int:
    """Say where a figure comes from: definition, formula, SQL, files with hashes, rows used and rejected; --why it moved.

    `explain focus` tells what was looked at in a quarter, `explain focus AREA` the rule, the figures and the worth of one;
    `explain ladder [RUNG]` how each figure of the goal ladder came about.
    """
    from reportgen import pipeline
    from reportgen.cli.explained import as_text
    from reportgen.metrics.scoreboard import Scoreboard

    if kpi == "focus":
        return _focus(folder, area, period, as_of, as_json)
    if kpi == "ladder":
        return explain_ladder(folder, area, period, as_of, as_json=as_json)
    if area is not None:
        raise UsageError(
            f"explain takes one KPI, and '{area}' is a second one. A focus area is explained by `explain focus {area}`, "
            f"a rung of the goal ladder by `explain ladder {area}`"
        )
    if not why and (by or as_json):
        raise UsageError(f"{'--by' if by else '--json'} goes with --why. Say `reportgen explain {kpi} --why`")
    project = open_project(folder)
    inputs = gathered(project, as_of)
    project, inputs = pipeline.narrowed(project, inputs, pipeline.chosen(inputs, only))
    if why:
        return _moved(
            pipeline.explain_change(project, inputs, kpi, period, as_of, against.replace("-", "_"), by),
            project,
            as_json,
        )
    explanation = pipeline.explain(project, inputs, kpi, period, as_of)
    progress_done()
    click.echo(as_text(explanation, pipeline.language(project)))
    board = Scoreboard(explanation.period, explanation.as_of, explanation.readings, (), only=inputs.only)
    if told := list(restated.lines(restated.found(project, board), pipeline.language(project))):
        click.echo("\n" + "\n".join(told))
    if rows_file is not None:
        with rows_file.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            behind = pipeline.rows_behind(project, inputs, explanation)
            writer.writerows([_harmless(cell) for cell in row] for row in behind)
        click.echo(f"\nThe rows behind it: {rows_file}")
    return EXIT_DONE


def _focus(folder: Path | None, area: str | None, period: str | None, as_of: date | None, as_json: bool) -> int:
    """Print what a focus area rests on, or all that a quarter was looked at for."""
    from reportgen import pipeline
    from reportgen.cli import explained_focus
    from reportgen.findings.explained import as_json as document

    project = open_project(folder)
    inputs = gathered(project, as_of)
    findings, rules = _decided(project, pipeline.looked_for(project, inputs, period, as_of)), pipeline.playbook(project)
    progress_done()
    every = {one.id: one for one in (*findings.planned, *findings.areas)}
    if area is not None and area not in every:
        near = did_you_mean(area, every) if every else "Run `reportgen explain focus` to see what was looked at"
        raise UsageError(f"{findings.quarter.id} has no focus area '{area}'. {near}")
    chosen = every[area] if area is not None else None
    if as_json:
        click.echo(json.dumps(document(findings, rules, chosen), ensure_ascii=False, indent=2))
        return EXIT_DONE
    writer = explained_focus.Writer(
        pipeline.language(project), pipeline.catalog(project).kpis, project.business.currency
    )
    if chosen is None:
        lines = explained_focus.quarter_lines(findings, rules, writer)
    else:
        lines = explained_focus.area_lines(findings, chosen, rules, writer)
    click.echo("\n".join(lines))
    return EXIT_DONE


def _decided(project: Project, findings: Findings) -> Findings:
    """What was found, with what its owners said of it; what they turned down is explained as well."""
    from reportgen.findings.memory import decided
    from reportgen.scheduler import remembered

    with remembered.ledger_at_hand(project, os.environ, warn) as ledger:
        memory = remembered.of_quarter(project, ledger, findings.quarter, warn)
    standing, rejected = decided(findings.areas, memory)
    said = {one.id: one for one in (*standing, *rejected)}
    return replace(findings, areas=tuple(said[one.id] for one in findings.areas))


def _moved(found: Explained, project: Project, as_json: bool) -> int:
    """Print why a figure moved."""
    from reportgen import pipeline
    from reportgen.cli.why import as_text
    from reportgen.planning.explained import as_json as document

    progress_done()
    click.echo(
        json.dumps(document(found), ensure_ascii=False, indent=2)
        if as_json
        else as_text(found, pipeline.language(project))
    )
    return EXIT_DONE

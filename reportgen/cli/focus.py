"""`focus`: what a quarter should be about, what became of the last one's focus areas, and what their owners decide."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.common import (
    Day,
    as_of_option,
    coloured,
    gathered,
    open_project,
    progress,
    progress_done,
    room,
    warn,
)
from reportgen.cli.ledgers import by_option, json_option, now
from reportgen.errors import EXIT_DONE, EXIT_FAILED, UsageError

if TYPE_CHECKING:
    from reportgen.findings import Decision, Findings, FocusArea
    from reportgen.periods import Period
    from reportgen.pipeline import Inputs
    from reportgen.project import Project


@click.command()
@click.option(
    "--period", metavar="QUARTER", default=None, help="2026-Q1, Q1, last-quarter ... (default: the last complete one)."
)
@as_of_option
@json_option
@click.option("--accept", multiple=True, metavar="ID", help="Take this focus area on; may be repeated.")
@click.option(
    "--edit", multiple=True, metavar="ID", help="Take it on otherwise: with --owner, --due, --action, --note."
)
@click.option("--reject", multiple=True, metavar="ID", help="Turn it down; --note says why.")
@click.option("--owner", metavar="NAME", default=None, help="Who answers for it.")
@click.option("--due", type=Day(), metavar="DATE", default=None, help="By when.")
@click.option("--action", "actions", multiple=True, metavar="TEXT", help="What to do instead; may be repeated.")
@click.option("--note", metavar="TEXT", default=None, help="Why, in your own words.")
@by_option
@click.pass_obj
def focus(
    folder: Path | None,
    period: str | None,
    as_of: date | None,
    as_json: bool,
    accept: tuple[str, ...],
    edit: tuple[str, ...],
    reject: tuple[str, ...],
    owner: str | None,
    due: date | None,
    actions: tuple[str, ...],
    note: str | None,
    by: str,
) -> int:
    """Show the focus areas of a quarter and the review of the last ones; or decide on them.

    Decisions are kept in the ledger and in config/focus.yaml, which holds where the two differ.
    """
    from reportgen.findings import Decision

    wanted = [(name, Decision.ACCEPTED) for name in accept] + [(name, Decision.EDITED) for name in edit]
    wanted += [(name, Decision.REJECTED) for name in reject]
    _check(wanted, {"--owner": owner, "--due": due, "--action": actions, "--note": note})
    project = open_project(folder)
    if not wanted:
        return _show(project, period, as_of, as_json)
    details = {"owner": owner, "due": due, "actions": actions, "note": note}
    areas = _decided(project, period, as_of, wanted, by, details)
    if as_json:
        from reportgen import pipeline
        from reportgen.findings.as_json import area_as_json

        say = pipeline.language(project).text
        click.echo(json.dumps([area_as_json(each, say) for each in areas], ensure_ascii=False, indent=2))
        return EXIT_DONE
    for each in areas:
        who = f", {each.owner} until {each.due}" if each.decision is not Decision.REJECTED and each.owner else ""
        click.echo(f"{each.quarter.id} {each.id} is {each.decision} by {each.by_whom}{who}")
    click.echo("Kept in config/focus.yaml and in the ledger. The next report shows it; commit the file.")
    return EXIT_DONE


def _check(wanted: Sequence[tuple[str, Decision]], details: Mapping[str, object]) -> None:
    """Refuse options that do not go together.

    Raises:
        UsageError: some of them do not.
    """
    names = [name for name, _ in wanted]
    if len(set(names)) < len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise UsageError(f"'{twice}' is decided on twice. Take one of --accept, --edit and --reject")
    given = [name for name, value in details.items() if value]
    if given and not wanted:
        raise UsageError(f"{', '.join(given)} belong to a decision. Add --accept ID, --edit ID or --reject ID")


def _show(project: Project, period: str | None, as_of: date | None, as_json: bool) -> int:
    from reportgen import pipeline
    from reportgen.cli import focus_table
    from reportgen.findings.as_json import as_json as document

    inputs = gathered(project, as_of)
    quarter, today = _quarter(project, inputs, period, as_of)
    progress("looking for what the quarter should be about ...")
    found = _found(project, inputs, quarter, today)
    progress_done()
    language = pipeline.language(project)
    if as_json:
        click.echo(json.dumps(document(found, today, language.text), ensure_ascii=False, indent=2))
    else:
        paint = click.style if coloured() else None
        for line in focus_table.lines(found, today, language, pipeline.catalog(project).kpis, project.business.currency,
                                      room(), paint):  # fmt: skip
            click.echo(line)
    for problem in inputs.failures:
        warn(problem)
    return EXIT_FAILED if inputs.failures else EXIT_DONE


def _quarter(project: Project, inputs: Inputs, period: str | None, as_of: date | None) -> tuple[Period, date]:
    """The quarter that is meant, and the day taken for today.

    Raises:
        UsageError: it is no quarter, or has not begun.
    """
    from reportgen import pipeline
    from reportgen.periods import Grain, last_complete, parse

    today = pipeline.known_through(project, inputs, as_of)
    starts = project.business.starts
    quarter = parse(period, today, *starts) if period else last_complete(Grain.QUARTER, today, *starts)
    if quarter.grain is not Grain.QUARTER:
        raise UsageError(
            f"focus areas are found in a quarter, and {quarter.id} is a {quarter.grain}. Write one like 2026-Q1"
        )
    if not quarter.begun(today):
        raise UsageError(f"quarter {quarter.id} begins on {quarter.start}, after {today}, up to which data are known")
    return quarter, today


def _found(project: Project, inputs: Inputs, quarter: Period, today: date) -> Findings:
    from reportgen.pipeline.findings import found
    from reportgen.pipeline.kpis import whole
    from reportgen.pipeline.ladder import ladder
    from reportgen.scheduler import remembered

    with remembered.ledger_at_hand(project, os.environ, warn) as ledger:
        memory = remembered.of_quarter(project, ledger, quarter, warn)
    board = whole(project, inputs, quarter, today).board(quarter)
    rungs = ladder(project, inputs, today, quarter.last, board.readings)
    return found(project, inputs, quarter, today, memory, rungs)


def _decided(
    project: Project,
    period: str | None,
    as_of: date | None,
    wanted: Sequence[tuple[str, Decision]],
    by: str,
    details: Mapping[str, object],
) -> list[FocusArea]:
    """Decide on focus areas: on those that a report told, as it told them; else on what is found now."""
    from reportgen.findings.memory import with_decisions
    from reportgen.scheduler import deciding, remembered
    from reportgen.scheduler.house import opened

    inputs = gathered(project, as_of)
    quarter, today = _quarter(project, inputs, period, as_of)
    with opened(project, os.environ, warn) as house:
        if house.ledger.replaced:
            warn(house.ledger.replaced)
        said = [each.area for each in project.focus if each.area.quarter == quarter]
        known = with_decisions(remembered.of_quarters(house.ledger, (quarter,), warn), said)
        if not {name for name, _ in wanted} <= {each.id for each in known}:
            progress("looking for what the quarter should be about ...")
            found = _found(project, inputs, quarter, today)
            told = {each.id for each in known}
            known = (*known, *(each for each in (*found.areas, *found.rejected) if each.id not in told))
        progress_done()
        areas = [
            deciding.said(deciding.chosen(name, known, quarter.id), decision, by, **details)  # type: ignore[arg-type]
            for name, decision in wanted
        ]
        deciding.decide(project, house.ledger, areas, now())
    return areas

"""`check`, `schema`, `init`: the project itself."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.common import folded, nearest, open_project, world
from reportgen.cli.ledgers import plural
from reportgen.errors import EXIT_DONE, EXIT_USAGE, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.errors import Problem
    from reportgen.project import Project


@click.command()
@click.option("--online", is_flag=True, help="Also ask the first page of each API, and log in at each mail relay.")
@click.pass_obj
def check(folder: Path | None, online: bool) -> int:
    """Find everything that is wrong with config/ and the sources, at once, with file and line."""
    from reportgen import checks, pipeline

    project = open_project(folder)  # raises with every mistake of the files themselves
    found = checks.check(project)
    lacking = checks.Severity.ERROR if online else checks.Severity.WARNING
    unset = list(pipeline.missing_secrets(project, os.environ))
    found += [checks.Remark(lacking, "secrets", each) for each in unset]
    if online:
        told = {(each.file, each.line) for each in unset}
        tried = [each for each in pipeline.unanswered(project, world(project)) if (each.file, each.line) not in told]
        found += [checks.Remark(checks.Severity.ERROR, "online", each) for each in tried]
    found += [checks.Remark(checks.Severity.WARNING, "focus", each) for each in _undecided(project)]
    found += [checks.Remark(checks.Severity.WARNING, "holidays", each) for each in _run_out(project)]
    errors = [finding for finding in found if finding.severity is checks.Severity.ERROR]
    for finding in found:
        click.echo(folded(f"{finding.severity}: {finding.problem}", sys.stdout))
    wrong = plural(len(errors), "error") if errors else "No errors"
    warned = plural(len(found) - len(errors), "warning")
    click.echo(
        f"{wrong}, {warned} in {plural(len(project.sources), 'source')}, {plural(len(project.reports), 'report')}"
    )
    return EXIT_USAGE if errors else EXIT_DONE


def _run_out(project: Project) -> Iterator[Problem]:
    """A file of the business's holidays that lists none of this year any more, so that all its weekdays are business days."""
    from reportgen.calendars import listed_holidays

    file, year = project.business.holidays, world(project).today.year
    if file is None:
        return
    days = listed_holidays((project.root / file).read_text(encoding="utf-8-sig").splitlines())
    if not any(day.year == year for day in days):
        held = f"its {plural(len(days), 'day')} end on {max(days)}" if days else "it lists no day"
        what = f"'{file}' has no day of {year}: {held}"
        yield project.problem("business.yaml", ("holidays",), what, "Add this year's days, or take the key out")


def _undecided(project: Project) -> list[Problem]:
    """Decisions about focus areas that config/focus.yaml and the ledger have otherwise; the file holds."""
    from reportgen.errors import Problem
    from reportgen.scheduler import remembered

    if not project.focus:
        return []
    with remembered.ledger_at_hand(project, os.environ) as ledger:
        apart = list(remembered.disagreements(project, ledger)) if ledger is not None else []
    found = []
    for each, other in apart:
        kept = f"{other.decision} by {other.by_whom or 'nobody'} in the ledger" if other else "not in the ledger"
        what = f"it is {each.decision} by {each.by_whom} here, and {kept}; the file holds"
        instead = f"To have both alike, decide again: reportgen focus --period {each.quarter.id} ... {each.id}"
        found.append(Problem("config/focus.yaml", 0, f"{each.quarter.id} {each.id}", what, instead))
    return found


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def schema(folder: Path) -> None:
    """Write a JSON Schema for each file of config/ into FOLDER, for editors that complete and check YAML."""
    from reportgen.schema import schemas

    folder.mkdir(parents=True, exist_ok=True)
    for name, document in schemas().items():
        target = folder / f"{Path(name).stem}.schema.json"
        target.write_text(json.dumps(document, indent=2, ensure_ascii=False, sort_keys=False) + "\n", encoding="utf-8")
        click.echo(target)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def init(folder: Path) -> None:
    """Make a new project in FOLDER with the sample company's data; it runs at once."""
    from reportgen import sample

    if (folder / "config").exists():
        raise UsageError(f"{folder / 'config'} exists already. Name a folder without one: nothing is ever overwritten")
    sample.write(folder)
    (folder / ".gitignore").write_text(".reportgen/\noutput/\n", encoding="utf-8")
    click.echo(f"A new project lies in {folder.resolve()}. Next:")
    if not _inside(folder):
        click.echo(f"    cd {folder}")
    click.echo("    reportgen run --period Q1")


def _inside(folder: Path) -> bool:
    try:
        return nearest(Path.cwd()).resolve() == folder.resolve()
    except UsageError:
        return False

"""`sources`, `pull`, `rejects`, `infer`: what comes in."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli import mending
from reportgen.cli.common import coloured, gathered, nearest, open_project, progress_done, room, warn
from reportgen.cli.table import layout
from reportgen.errors import EXIT_DONE, EXIT_FAILED, UsageError, did_you_mean

if TYPE_CHECKING:
    from reportgen.contract import Source
    from reportgen.pipeline import Inputs
    from reportgen.pipeline.standing import Standing
    from reportgen.tables import Part

REJECT = ("file", "line", "column", "value", "reason")
MOST = 1000
"""Faults that are shown in a table; of more, their number by column and reason says enough."""


@click.command()
@click.option("--files", is_flag=True, help="One line per file instead of one per source.")
@click.option("--presets", is_flag=True, help="The systems whose exports and APIs need no contract.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@click.pass_obj
def sources(folder: Path | None, files: bool, presets: bool, as_json: bool) -> int:
    """Show what feeds which table, how far it reaches, its rows, and when it was read last."""
    if presets:
        from reportgen.cli.presets import show

        show(as_json=as_json)
        return EXIT_DONE
    return _show(folder, files, as_json)


@click.command()
@click.argument("source", nargs=-1)
@click.option(
    "--full", is_flag=True, help="Ask also for what is not thought to have changed, where a source is incremental."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@click.pass_obj
def pull(folder: Path | None, source: tuple[str, ...], full: bool, as_json: bool) -> int:
    """Read every SOURCE now, or all of them. Where one fails the others are read all the same, and the exit code is 1.

    An unchanged file is not read twice; an API or a database is asked anew.
    """
    from reportgen import pipeline
    from reportgen.cli import pulling
    from reportgen.cli.common import world
    from reportgen.pipeline import standing

    project = open_project(folder)
    names = pulling.chosen(project, source)
    before = {each["source"]: each for each in (standing.kept(project) or {}).get("sources", ())}
    outside, progress = world(project), pulling.Progress(len(names))
    outcomes = list(pulling.pulled(project, names, outside, "full" if full else "anew", progress))
    whole = pipeline.gather(project, world=outside, pulling="kept")
    failures = [failure for each in outcomes for failure in each.inputs.failures]
    failing = {name for name in names if any(f"source '{name}'" in failure for failure in failures)}
    # What is wrong between sources, such as two that hold the same, shows only where all are read.
    failures += [each for each in whole.failures if any(f"source '{name}'" in each for name in {*names} - failing)]
    of_all = [note for note in _fresh(whole) if any(note.startswith(f"source '{name}'") for name in names)]
    notes = tuple(dict.fromkeys([*(note for each in outcomes for note in _fresh(each.inputs)), *of_all]))
    found = standing.standings(
        project, replace(whole, failures=tuple(failures), notes=(*whole.stale, *notes)), outside.today
    )
    asked = {name for each in outcomes for name in each.names}
    mine = [each for each in found if each.source in asked]
    if as_json:
        click.echo(json.dumps({"sources": standing.as_json(mine)}, ensure_ascii=False, indent=2))
    else:
        content = {each.source: standing.content(each.parts) for each in mine}
        click.echo(pulling.summary(outcomes, {each.source: each for each in mine}, before, content, room()))
    standing.keep(project, mine, outside.now())
    for note in notes:
        warn(note)
    for said in set_aside(project.sources, [part for each in mine for part in each.parts]):
        warn(said)
    for failure in failures:
        warn(failure)
    return EXIT_FAILED if failures else EXIT_DONE


def _fresh(inputs: Inputs) -> tuple[str, ...]:
    """What was noticed in what was read, apart from how old it is."""
    return inputs.notes[len(inputs.stale) :]


def _show(folder: Path | None, files: bool, as_json: bool = False) -> int:
    from reportgen.cli import sources_table
    from reportgen.cli.common import world
    from reportgen.pipeline import standing

    project = open_project(folder)
    inputs = gathered(project, pulling="any")
    outside, zone = world(project), project.business.zone
    found = standing.standings(project, inputs, outside.today)
    standing.keep(project, found, outside.now())
    progress_done()
    if as_json:
        shown = [one for each in found for one in (_by_file(each) if files and each.parts else (each,))]
        click.echo(json.dumps({"sources": standing.as_json(shown)}, ensure_ascii=False, indent=2))
    else:
        wide, paint = room(), _painted if coloured() else None
        click.echo(click.style(sources_table.verdict(found), bold=True) if paint else sources_table.verdict(found))
        click.echo()
        for line in sources_table.table(found, zone, outside.now(), files=files, room=wide, paint=paint):
            click.echo(line)
        for line in sources_table.pulls(found, zone):
            click.echo(f"\n{line}")
        for each in found:
            for sentence, command in sources_table.matters(each, zone, stale=not inputs.failures):
                click.echo("\n".join(("", *sources_table.wrapped(sentence, command, wide))))
    for note in _fresh(inputs):
        warn(note)
    for said in set_aside(project.sources, inputs.parts):
        warn(said)
    for failure in inputs.failures:
        warn(failure)
    return EXIT_FAILED if inputs.failures else EXIT_DONE


def _painted(state: str, text: str) -> str:
    from reportgen.cli.sources_table import COLOURS

    return click.style(text, fg=COLOURS.get(state))


def _by_file(each: Standing) -> Iterator[Standing]:
    for part in each.parts:
        yield replace(each, parts=(part,), first_day=part.first_day, last_day=part.last_day)


def set_aside(sources: Mapping[str, Source], parts: Sequence[Part]) -> Iterator[str]:
    """What is wrong with sources that could be read: files without rows, and more rows set aside than is allowed."""
    for name, source in sources.items():
        own = [part for part in parts if part.source == name]
        yield from (f"source '{name}', {part.file}: holds no rows" for part in own if not part.rows_read)
        read, rejected = sum(part.rows_read for part in own), sum(part.rows_rejected for part in own)
        if rejected > source.max_rejected * read:
            share = f"max_rejected is {source.max_rejected * 100:g} %, so that reports are held"
            yield f"source '{name}': {rejected:,} of {read:,} rows are set aside; {share}. `reportgen rejects {name}` lists them"


@click.command()
@click.argument("source", required=False)
@click.option("--csv", "as_csv", is_flag=True, help="As CSV: all of them, whole values.")
@click.pass_obj
def rejects(folder: Path | None, source: str | None, as_csv: bool) -> int:
    """List the rows that were set aside: file, line, column, value, reason. SOURCE limits it to one."""
    from reportgen import pipeline

    project = open_project(folder)
    if source is not None and source not in project.sources:
        raise UsageError(f"no source is called '{source}'. {did_you_mean(source, project.sources)}")
    inputs = gathered(project)
    progress_done()
    found = pipeline.rejects(project, inputs, source)
    if as_csv:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(REJECT)
        writer.writerows((each.file, each.line, each.column, each.value, each.reason) for each in found)
    elif shown := list(islice(found, MOST)):
        rows = [(each.file, str(each.line), each.column, _short(each.value), each.reason) for each in shown]
        click.echo(layout(REJECT, rows, [False, True, False, False, False]))
        if next(found, None):
            faults = pipeline.reject_reasons(inputs, source)
            each = ", ".join(f"{fault} {count:,}" for fault, count in faults.most_common())
            warn(f"only the first {MOST:,} of {faults.total():,} faults are shown ({each}); --csv writes all")
        for said in mending.hints(shown, project.sources):
            warn(said)
    else:
        click.echo("No row was set aside")
    for failure in inputs.failures:
        warn(failure)
    return EXIT_FAILED if inputs.failures else EXIT_DONE


def _short(value: str, limit: int = 40) -> str:
    return value if len(value) <= limit else value[: limit - 1] + "…"


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False, readable=True))
@click.option("--as", "preset", metavar="PRESET", help="The contract that a preset makes of FILE, line by line.")
@click.option("--plain", is_flag=True, help="A contract without a preset, though one would fit.")
@click.pass_obj
def infer(folder: Path | None, file: Path, preset: str | None, plain: bool) -> None:
    """Propose a contract for FILE: what to write into config/sources.yaml. Nothing is guessed in silence."""
    from reportgen.sources import infer as inferred

    root = folder or _project_of(file)
    if preset is not None:
        click.echo(inferred.written_out(file, preset, root))
        return
    text = "" if plain else inferred.by_preset(file, root)
    click.echo(text or inferred.propose(file, root).text)


def _project_of(file: Path) -> Path | None:
    """The project that a file lies in, if any."""
    try:
        return nearest(file.resolve().parent)
    except UsageError:
        return None

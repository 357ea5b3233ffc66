"""`sources`, `pull`, `rejects`, `infer`: what comes in."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.common import gathered, nearest, open_project, progress_done, warn
from reportgen.cli.ledgers import at, iso
from reportgen.cli.table import layout
from reportgen.errors import EXIT_DONE, EXIT_FAILED, UsageError, did_you_mean

if TYPE_CHECKING:
    from reportgen.contract import Source
    from reportgen.sources import Pulling
    from reportgen.tables import Part

COUNTS = ("read", "used", "rejected", "duplicate", "skipped")


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
@click.option("--full", is_flag=True, help="Ask also for what is not thought to have changed, where a source is incremental.")
@click.pass_obj
def pull(folder: Path | None, full: bool) -> int:
    """Read every source now. An unchanged file is not read twice; an API is asked anew."""
    return _show(folder, files=True, pulling="full" if full else "anew")


def _show(folder: Path | None, files: bool, as_json: bool = False, pulling: Pulling = "any") -> int:
    from reportgen.pipeline.last_read import last_read

    project = open_project(folder)
    inputs = gathered(project, pulling=pulling)
    progress_done()
    reach = {each.source: each for each in inputs.coverages}
    head = [
        "source",
        "table",
        "file" if files else "files",
        *COUNTS,
        "first day",
        "last day",
        "complete through",
        "last read",
    ]
    rows, found = [], []
    for source in project.sources:
        parts = [part for part in inputs.parts if part.source == source]
        groups = [[part] for part in parts] if files else [parts] if parts else []
        for group in groups:
            first = min((part.first_day for part in group if part.first_day), default=None)
            last = max((part.last_day for part in group if part.last_day), default=None)
            through = reach[source].through if source in reach else None
            # Read off the newest row and the usual silence after it; a dense source proves its days, a declared one states them.
            guessed = through is not None and not reach[source].declared and not project.sources[source].dense
            read = last_read(project, source, group)
            if as_json:
                counts = {count: sum(getattr(part, f"rows_{count}") for part in group) for count in COUNTS}
                found.append(
                    {
                        "source": source, "table": group[0].table, "files": [part.file for part in group], "rows": counts,
                        "first_day": first and first.isoformat(), "last_day": last and last.isoformat(),
                        "complete_through": through and through.isoformat(), "estimate": guessed, "last_read": iso(read),
                    }
                )  # fmt: skip
            rows.append(
                [
                    source,
                    group[0].table,
                    group[0].file if files else str(len(group)),
                    *(f"{sum(getattr(part, f'rows_{count}') for part in group):,}" for count in COUNTS),
                    *(str(day) if day else "-" for day in (first, last)),
                    f"{through} (estimate)" if guessed else str(through or "-"),
                    at(read, project.business.zone),
                ]
            )
    if as_json:
        click.echo(json.dumps({"sources": found}, ensure_ascii=False, indent=2))
    else:
        click.echo(layout(head, rows, [False, False, not files, *[True] * 5, False, False, False, False]))
    for note in inputs.notes[len(inputs.stale) :]:
        warn(note)
    for said in _set_aside(project.sources, inputs.parts):
        warn(said)
    for failure in inputs.failures:
        warn(failure)
    return EXIT_FAILED if inputs.failures else EXIT_DONE


def _set_aside(sources: Mapping[str, Source], parts: Sequence[Part]) -> Iterator[str]:
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
@click.option("--csv", "as_csv", is_flag=True, help="As CSV, whole values.")
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
    head = ("file", "line", "column", "value", "reason")
    rows = [(reject.file, str(reject.line), reject.column, reject.value, reject.reason) for reject in found]
    if as_csv:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerows([head, *rows])
    elif rows:
        click.echo(
            layout(head, [[*row[:3], _short(row[3]), row[4]] for row in rows], [False, True, False, False, False])
        )
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

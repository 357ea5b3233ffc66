"""`diff`, `verify`: what differs between two runs, and whether a run is still what it was."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportgen.cli.common import progress, progress_done, warn
from reportgen.cli.ledgers import RUN, json_option, opened_house, the_run
from reportgen.cli.table import layout
from reportgen.errors import EXIT_DONE, EXIT_FAILED, ReportgenError, UsageError

if TYPE_CHECKING:
    from reportgen.archive.verify import Check, Versions
    from reportgen.ledger import Run
    from reportgen.scheduler.house import House


@click.command(epilog=RUN)
@click.argument("one", metavar="RUN")
@click.argument("other", metavar="RUN")
@json_option
@click.pass_obj
def diff(folder: Path | None, one: str, other: str, as_json: bool) -> int:
    """Show what differs between two runs: the figures they said, their files, and the inputs they were made of."""
    from reportgen import archive
    from reportgen.archive import differences
    from reportgen.archive.headlines import Headlines

    with opened_house(folder) as house:
        left, right = the_run(house.ledger, one), the_run(house.ledger, other)
        written = Headlines.of(house.project)
        # Of periods before their own, runs keep only what they were the first to say.
        own = [[each for each in house.ledger.figures(run.id) if each.period == run.period] for run in (left, right)]
        pairs = differences.figures(*own)
        said = [(each, written.pair(each, figure)) for each, figure in pairs]
        files = list(differences.files(house.ledger.artifacts(left.id), house.ledger.artifacts(right.id)))
        frozen = [archive.frozen_at(archive.RunFolder(house.runs, run.id).inputs) for run in (left, right)]
        for run, each in zip((left, right), frozen, strict=True):
            if each is None:
                warn(f"{run.id}: its inputs are not kept here, so they cannot be compared")
        made_of = (
            list(differences.inputs(frozen[0], frozen[1])) if frozen[0] is not None and frozen[1] is not None else []
        )
    rest = [*files, *made_of]
    if as_json:
        every = [each for each, _ in said] + rest
        found = [{"kind": each.kind, "name": each.name, "one": each.one, "other": each.other} for each in every]
        click.echo(json.dumps({"one": left.id, "other": right.id, "differences": found}, ensure_ascii=False, indent=2))
        return EXIT_DONE
    cells = [(each.kind, each.name, *shown) for each, shown in said]
    cells += [(each.kind, each.name, each.one or "-", each.other or "-") for each in rest]
    if cells:
        click.echo(layout(("what", "name", left.id, right.id), cells, [False, False, True, True]))
    else:
        click.echo(f"{left.id} and {right.id} are the same")
    return EXIT_DONE


@click.command(epilog=RUN)
@click.argument("run")
@click.option("--no-render", is_flag=True, help="Compare hashes only; do not make it again.")
@json_option
@click.pass_obj
def verify(folder: Path | None, run: str, no_render: bool, as_json: bool) -> int:
    """Prove that RUN is still what it was: files and frozen inputs by their hashes, and made again from them, byte for byte.

    Exit code 1 when something is gone or changed. Where another version of reportgen or of a library makes it again, bytes may
    differ; that is told and is no failure.
    """
    from reportgen import archive
    from reportgen.archive import retention
    from reportgen.archive import verify as proving

    with opened_house(folder) as house:
        found = the_run(house.ledger, run)
        place = archive.RunFolder(house.runs, found.id)
        if (gone := retention.removed_at(place.path)) is not None:
            click.echo(f"{found.id}: its files were removed on {gone:%Y-%m-%d}, as `keep` in config/delivery.yaml says")
            return EXIT_DONE
        artifacts, steps = house.ledger.artifacts(found.id), house.ledger.steps(found.id)
        if not artifacts:
            raise UsageError(f"{found.id} has made no files: it is {found.state}. There is nothing to verify")
        checks = [*proving.files(house.runs, artifacts), *proving.inputs(place.inputs, steps)]
        sound = all(check.state == "intact" for check in checks if check.kind == "input")
        versions, problem = None, ""
        if sound and not no_render:
            versions = proving.versions(place.inputs)
            made, problem = _made_again(house, found)
            checks += proving.renderings(made, artifacts) if made is not None else ()
    damaged = any(check.state != "intact" for check in checks if check.kind != "rendering")
    otherwise = any(check.state != "intact" for check in checks if check.kind == "rendering") or bool(problem)
    failed = damaged or (otherwise and versions is not None and versions.same)
    if as_json:
        click.echo(json.dumps(_proof(found, checks, versions, problem, failed), ensure_ascii=False, indent=2))
    else:
        for line in _proved(found, checks, versions, problem, damaged, no_render):
            click.echo(line)
    return EXIT_FAILED if failed else EXIT_DONE


def _made_again(house: House, run: Run) -> tuple[dict[tuple[str, str], str] | None, str]:
    """The hashes of the files made again; None and why, where they cannot be."""
    from dataclasses import replace

    from reportgen.scheduler.again import made_again

    progress("rendering ...")
    try:
        return made_again(replace(house, environ=os.environ), run, tell=progress), ""
    except ReportgenError as error:
        return None, str(error)
    finally:
        progress_done()


def _proof(run: Run, checks: Sequence[Check], versions: Versions | None, problem: str, failed: bool) -> dict[str, Any]:
    changed = versions.changed if versions is not None else ()
    return {
        "run": run.id,
        "intact": not failed,
        "checks": [{"kind": each.kind, "name": each.name, "state": each.state} for each in checks],
        "versions": [{"name": name, "then": then, "now": current} for name, then, current in changed],
        "rendered": versions is not None and not problem,
        "problem": problem or None,
    }


SINGULAR = {"file": "files", "input": "frozen inputs", "rendering": "made again"}


def _proved(
    run: Run, checks: Sequence[Check], versions: Versions | None, problem: str, damaged: bool, hashes_only: bool
) -> Iterator[str]:
    bad = [check for check in checks if check.state != "intact"]
    verdict = "is damaged" if damaged else "is intact"
    yield click.style(f"{run.id} {verdict}", bold=True, fg="red" if damaged else "green")
    for kind, word in SINGULAR.items():
        mine = [check for check in checks if check.kind == kind]
        if mine:
            intact = sum(check.state == "intact" for check in mine)
            yield f"  {word:<15}{intact} of {len(mine)} {'the same, byte for byte' if kind == 'rendering' else 'intact'}"
    if bad:
        yield ""
        yield layout(("what", "name", "is"), [(check.kind, check.name, check.state) for check in bad], [False] * 3)
    if versions is None:
        yield "  not made again" + ("" if hashes_only else ": its frozen inputs are not what they were")
        return
    if versions.same:
        yield "  made by the same versions of reportgen and its libraries"
    else:
        yield "  made by other versions, so that bytes may differ:"
        yield from (f"    {name} {then}, now {current}" for name, then, current in versions.changed)
    if problem:
        yield f"  it cannot be made again: {problem}"

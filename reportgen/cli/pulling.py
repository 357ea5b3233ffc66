"""`pull`: every source is tried, whatever becomes of the others; a bar on a terminal, else a line now and then."""

from __future__ import annotations

import re
import shutil
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import click

from reportgen.cli.table import layout, width
from reportgen.errors import UsageError, did_you_mean, printable

if TYPE_CHECKING:
    from reportgen.pipeline import Inputs
    from reportgen.pipeline.standing import Standing
    from reportgen.project import Project
    from reportgen.sources import Pulling, World

EVERY = 10.0
"""Seconds between two lines of progress where there is no terminal."""
BAR = 20
_SHARE = re.compile(r"([\d,]+) of ([\d,]+)")
HEAD = ("source", "outcome", "rows", "before", "days", "took", "from")
RIGHT = frozenset({"rows", "before", "took"})


@dataclass(frozen=True)
class Outcome:
    """What became of one source, or of those that stay in one warehouse.

    Attributes:
        names: the sources.
        inputs: what was read of them.
        seconds: how long it took.
    """

    names: tuple[str, ...]
    inputs: Inputs
    seconds: float


class Progress:
    """Tells how far it is."""

    def __init__(self, total: int) -> None:
        self.total, self.number, self.name = total, 0, ""
        self._live = sys.stderr.isatty()
        self._began = self._told = time.monotonic()

    def begin(self, name: str) -> None:
        """The next source."""
        self.number, self.name = self.number + 1, name
        self._began = self._told = time.monotonic()
        self.tell("")

    def tell(self, text: str) -> None:
        """What is going on: a bar where a share of a whole is told."""
        now = time.monotonic()
        said = text.removeprefix(f"{self.name}: ") if text != "reading the sources ..." else ""
        if not self._live:
            if said and now - self._told >= EVERY:
                self._told = now
                click.echo(f"reportgen: {self.name}: {printable(said)}", err=True)
            return
        line = f"{self.number}/{self.total} {self.name}  {_bar(said)}{printable(said)}"
        seconds = int(now - self._began)
        line += f"  {seconds} s" if seconds > 1 else ""
        room = shutil.get_terminal_size().columns - 1
        while width(line) > room:
            line = line[:-1]
        click.echo(f"\r\033[K{line}", err=True, nl=False)

    def end(self) -> None:
        """Clear the line."""
        if self._live:
            click.echo("\r\033[K", err=True, nl=False)


def _bar(said: str) -> str:
    match = _SHARE.search(said)
    done, whole = (int(text.replace(",", "")) for text in match.groups()) if match else (0, 0)
    if not whole:
        return ""
    full = min(BAR, BAR * done // whole)
    return f"{'█' * full}{'░' * (BAR - full)} {min(100, 100 * done // whole):3} %  "


def chosen(project: Project, names: Sequence[str]) -> tuple[str, ...]:
    """The sources that are meant: those that are named, or all.

    Raises:
        UsageError: there is none of that name.
    """
    for name in names:
        if name not in project.sources:
            raise UsageError(f"no source is called '{name}'. {did_you_mean(name, project.sources)}".rstrip())
    return tuple(name for name in project.sources if not names or name in names)


def pulled(
    project: Project, names: Sequence[str], world: World, pulling: Pulling, progress: Progress
) -> Iterator[Outcome]:
    """Read each source by itself; those that stay in a warehouse are looked at together."""
    from reportgen import pipeline
    from reportgen.contract import InPlaceSource

    groups: list[tuple[str, ...]] = [(name,) for name in names if not isinstance(project.sources[name], InPlaceSource)]
    if any(isinstance(project.sources[name], InPlaceSource) for name in names):
        groups.append(tuple(name for name, source in project.sources.items() if isinstance(source, InPlaceSource)))
    for group in groups:
        progress.begin(", ".join(group))
        began = time.monotonic()
        part = replace(project, sources={name: project.sources[name] for name in group})
        inputs = pipeline.gather(part, progress.tell, world=world, pulling=pulling)
        yield Outcome(group, inputs, time.monotonic() - began)
    progress.end()


def summary(
    outcomes: Sequence[Outcome],
    found: Mapping[str, Standing],
    before: Mapping[str, Any],
    content: Mapping[str, str],
    room: int | None,
) -> str:
    """What became of each source, a line each.

    Args:
        outcomes: of all that were read.
        found: how they stand now.
        before: how they stood, as `standing.kept` has it, by name.
        content: hash of what they delivered now.
        room: columns of the terminal; None where there is room for all.
    """
    rows = []
    for outcome in outcomes:
        for name in outcome.names:
            each, old = found[name], before.get(name, {})
            failed = not any(part.source == name for part in outcome.inputs.parts)
            same = bool(old) and old.get("content") == content[name]
            count = sum(part.rows_read for part in outcome.inputs.parts if part.source == name)
            was = old.get("rows", {}).get("read") if old else None
            rows.append((
                name,
                "failed" if failed else "unchanged" if same else "pulled" if each.pull is not None else "read",
                "-" if failed else f"{count:,}",
                "" if was is None else f"{was:,}",
                f"{each.first_day} to {each.last_day}" if each.first_day and not failed else "",
                f"{outcome.seconds:.1f} s",
                each.parts[0].file if len(each.parts) == 1 else each.place,
            ))  # fmt: skip
    for most in (len(HEAD), len(HEAD) - 1, len(HEAD) - 2):
        shown = layout(HEAD[:most], [row[:most] for row in rows], [each in RIGHT for each in HEAD[:most]])
        if room is None or max(map(width, shown.split("\n"))) <= room:
            break
    return shown

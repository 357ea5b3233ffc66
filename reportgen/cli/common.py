"""What several commands share: finding the project, options, progress."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO, TypeVar

import click

from reportgen.errors import UsageError

if TYPE_CHECKING:
    from reportgen.pipeline import Inputs
    from reportgen.project import Project
    from reportgen.sources import Pulling, World

Command = TypeVar("Command", bound=Callable[..., Any])


class Day(click.ParamType[date]):
    """A day written YYYY-MM-DD."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the day; click shows the message."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"'{value}' is not a day. Write it as 2026-06-30", param, ctx)


def period_option(command: Command) -> Command:
    """`--period`, the same everywhere."""
    return click.option(
        "--period",
        metavar="PERIOD",
        default=None,
        help="2026, 2026-Q1, 2026-03, 2026-W12, Q1, last-month, 2026-01-01..2026-03-31 (default: the last complete one).",
    )(command)


def as_of_option(command: Command) -> Command:
    """`--as-of`, the same everywhere."""
    return click.option(
        "--as-of",
        type=Day(),
        default=None,
        metavar="DATE",
        help="Take this day for today: what happened after it is invisible.",
    )(command)


def only_option(command: Command) -> Command:
    """`--only`, the same everywhere; the command gets a dictionary of column and values."""
    return click.option(
        "--only",
        multiple=True,
        callback=lambda context, option, values: _filters(values),
        metavar="COLUMN=VALUE",
        help="Count only rows with this value: channel=paid_search, or channel=email,organic_search for several; may be repeated.",
    )(command)


def _filters(texts: Sequence[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for text in texts:
        column, sign, value = (part.strip() for part in text.partition("="))
        if not (column and sign and value):
            raise click.BadParameter(f"'{text}' is no filter. Write a column and a value, e.g. channel=paid_search")
        found[column] = (*found.get(column, ()), value)
    return found


def open_project(folder: Path | None) -> Project:
    """Load the project named by `--project`, or the one this folder lies in.

    Raises:
        UsageError: there is no project here.
        ConfigError: its configuration has mistakes.
    """
    from reportgen.project import load

    return load(folder if folder is not None else nearest(Path.cwd()), os.environ)


def world(project: Project, as_of: date | None = None) -> World:
    """What pulling from an API needs of the world: the environment, and the day taken for today."""
    from datetime import datetime

    from reportgen.sources import World

    today = as_of or project.business.as_of or datetime.now(project.business.zone).date()
    return World(today, os.environ)


def gathered(project: Project, as_of: date | None = None, pulling: Pulling = "any") -> Inputs:
    """Everything that is read for a command; rows that were not pulled just now are told of."""
    from reportgen import pipeline

    inputs = pipeline.gather(project, progress, world=world(project, as_of), pulling=pulling)
    for note in inputs.stale:
        warn(note)
    return inputs


def nearest(start: Path) -> Path:
    """The folder at or above `start` that holds `config/business.yaml`.

    Raises:
        UsageError: none does.
    """
    for folder in (start, *start.parents):
        if (folder / "config" / "business.yaml").is_file():
            return folder
    raise UsageError(
        f"no project here: neither {start} nor a folder above it holds config/business.yaml. "
        "Make one with `reportgen init DIR`, or name one with `reportgen --project DIR ...`"
    )


def progress(text: str) -> None:
    """Tell what is going on, on a terminal only: in a log or a pipe it would be noise."""
    if sys.stderr.isatty():
        click.echo(f"\r\033[K{text}", err=True, nl=False)


def progress_done() -> None:
    """Clear the line that `progress` wrote."""
    if sys.stderr.isatty():
        click.echo("\r\033[K", err=True, nl=False)


def warn(text: str) -> None:
    """Tell something the user should know, on standard error."""
    click.echo(folded(f"reportgen: {text}", sys.stderr), err=True)


def folded(text: str, out: TextIO) -> str:
    """A message as lines that the terminal `out` has room for; as it is in a pipe or a file, which are searched line by line."""
    if not out.isatty():
        return text
    import textwrap

    fold = textwrap.TextWrapper(
        shutil.get_terminal_size().columns, subsequent_indent="    ", break_long_words=False, break_on_hyphens=False
    )
    return "\n".join("\n".join(fold.wrap(line)) for line in text.split("\n"))


def room() -> int | None:
    """Columns of the terminal; None where the table goes into a pipe or a file, which have room for all."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def coloured() -> bool:
    """Whether the terminal shows colours and nobody asked for none."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"

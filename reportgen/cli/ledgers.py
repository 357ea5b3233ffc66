"""What the commands about runs share: opening the ledger, naming a run, instants, who decides."""

from __future__ import annotations

import getpass
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from reportgen.cli.common import open_project, warn
from reportgen.errors import UsageError, did_you_mean

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from reportgen.ledger import Run
    from reportgen.ledger.ledger import Ledger
    from reportgen.scheduler.house import House

Command = TypeVar("Command", bound=Callable[..., Any])

NEXT_LOOK = "the scheduler does it at its next look; `reportgen tick --once` does it now"

RUN = "RUN is a name such as monthly/2026-06/v1; without a version it is the latest of the period."


def clock() -> datetime:
    """The machine's clock: it enters here."""
    return datetime.now(UTC)


def now() -> datetime:
    """The time of a decision."""
    return clock()


@contextmanager
def opened_house(folder: Path | None) -> Iterator[House]:
    """The project with its ledger open; where the ledger turns out to be an older copy, the owner and the user are told."""
    from reportgen.scheduler.house import opened

    project = open_project(folder)
    with opened(project, os.environ) as house:
        if house.ledger.replaced:
            house.ledger.raise_alert("restored", house.ledger.replaced, None, now())
            warn(house.ledger.replaced)
        yield house


def by_option(command: Command) -> Command:
    """`--by`, the same everywhere: who decides stands in the ledger."""
    return click.option(
        "--by", "by", metavar="NAME", default=None, callback=decider, help="Who decides (default: your login name)."
    )(command)


def decider(context: click.Context, option: click.Parameter, value: str | None) -> str:
    """The name of whoever decides, as given or by the login."""
    found = (value if value is not None else login()).strip()
    if not found or not found.isprintable() or len(found) > 100:
        raise click.BadParameter("write a name of at most 100 letters", context, option)
    return found


def login() -> str:
    """The name of whoever types."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a user without a name, as in some containers
        return f"user {os.getuid()}"


def json_option(command: Command) -> Command:
    """`--json`, the same everywhere."""
    return click.option("--json", "as_json", is_flag=True, help="One JSON document; docs/json.md has its form.")(
        command
    )


def the_run(ledger: Ledger, name: str) -> Run:
    """The run that is meant: by its whole name, or the latest version of `report/period`.

    Raises:
        UsageError: there is none.
    """
    runs = ledger.runs()
    text = name.strip().strip("/")
    for run in runs:
        if run.id == text:
            return run
    versions = [run for run in runs if f"{run.report}/{run.period}" == text]
    if versions:
        return max(versions, key=lambda run: run.version)
    if not runs:
        raise UsageError(
            f"there is no run '{name}': the ledger has none yet. `reportgen schedule` or `run --deliver` makes them"
        )
    known = [run.id for run in runs] + [f"{run.report}/{run.period}" for run in runs]
    near = (
        did_you_mean(text, known) if len(runs) > 8 or _near(text, known) else f"Known: {', '.join(r.id for r in runs)}"
    )
    raise UsageError(
        f"there is no run '{name}'. {near}".rstrip() + (" `reportgen history` lists them" if not near else "")
    )


def _near(text: str, known: list[str]) -> bool:
    return did_you_mean(text, known).startswith("Did you mean")


def at(instant: datetime | None, zone: ZoneInfo, seconds: bool = False) -> str:
    """An instant as the business's clocks show it; "" for none."""
    if instant is None:
        return ""
    return f"{instant.astimezone(zone):%Y-%m-%d %H:%M:%S}" if seconds else f"{instant.astimezone(zone):%Y-%m-%d %H:%M}"


def iso(instant: datetime | None) -> str | None:
    """An instant for JSON: UTC."""
    return None if instant is None else instant.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def counted(states: Mapping[str, int]) -> str:
    """Deliveries by state: `3 sent, 1 failed`."""
    return ", ".join(f"{number} {state}" for state, number in sorted(states.items(), key=lambda pair: -pair[1]))


def plural(number: int, one: str, many: str = "") -> str:
    """`1 delivery`, `2 deliveries`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"

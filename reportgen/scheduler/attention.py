"""What needs somebody: found in the ledger's states, so that it is told whoever left it so, and told once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from reportgen.ledger.rows import OPEN
from reportgen.scheduler import room, telling
from reportgen.scheduler.house import told_at

if TYPE_CHECKING:
    from reportgen.ledger import Delivery
    from reportgen.project import Project
    from reportgen.scheduler.house import House

RECENT = timedelta(days=7)
"""What ended longer ago was told then."""
OFTEN = 6
"""After so many times "later" from the other side, that is after two hours and more, somebody should know of it."""


def told(house: House) -> None:
    """Everything that needs somebody has somebody who knows of it."""
    _room(house)
    rows = house.ledger.deliveries(states={*OPEN, "unknown", "expired"})
    _channels(house, rows)
    _doubts(house, [each for each in rows if each.state == "unknown"])
    _expired(house, [each for each in rows if each.state == "expired"])
    _put_off(house, rows)
    _reviews(house)


def _room(house: House) -> None:
    said = room.scarce(house.project)
    if said:
        telling.tell(house, "room", said, quiet=telling.QUIET)
    elif house.ledger.raised("room"):
        house.ledger.clear_alert("room", house.clock())


def without_channel(project: Project, rows: Iterable[Delivery]) -> dict[str, list[Delivery]]:
    """Those deliveries that are open, and whose channel config/delivery.yaml does not name any more, by channel."""
    found: dict[str, list[Delivery]] = {}
    for each in rows:
        if each.state in OPEN and each.channel not in project.delivery.channels:
            found.setdefault(each.channel, []).append(each)
    return found


def gone(project: Project, channel: str, rows: Sequence[Delivery]) -> str:
    """What is to be told of deliveries by a channel that is not there."""
    ends = [row.deadline for row in rows if row.deadline is not None]
    until = f" They end as expired from {told_at(project, min(ends))} on" if ends else ""
    return (
        f"channel '{channel}' is not in config/delivery.yaml any more, and "
        f"{len(rows)} {'delivery waits' if len(rows) == 1 else 'deliveries wait'} for it. Put it back under that name.{until}"
    )


def _channels(house: House, rows: Iterable[Delivery]) -> None:
    for channel, waiting in without_channel(house.project, rows).items():
        telling.tell(house, f"transport:{channel}", gone(house.project, channel, waiting))


def _doubts(house: House, rows: Iterable[Delivery]) -> None:
    for each in rows:
        telling.tell(
            house,
            f"unknown:{each.id}",
            f"it is not known whether delivery {each.id} of {each.run} arrived: its answer never came. Look into the log of "
            f"{each.peer or 'the relay'} for {each.message_id}, then `reportgen deliveries resolve {each.id}` with --sent, "
            "--resend or --abandon",
            each.run,
        )


def _expired(house: House, rows: Iterable[Delivery]) -> None:
    """A delivery that could not be made in time, e.g. because its channel is not configured any more."""
    runs: dict[str, int] = {}
    for each in rows:
        if house.clock() - each.changed_at <= RECENT:
            runs[each.run] = runs.get(each.run, 0) + 1
    for run, count in runs.items():
        telling.tell(
            house,
            f"unsent:{run}",
            f"{count} {'delivery' if count == 1 else 'deliveries'} of {run} could not be made in time. `reportgen show {run}` says "
            f"why, `reportgen resend {run} --failed-only` tries again",
            run,
        )


def put_off(rows: Iterable[Delivery]) -> dict[str, list[Delivery]]:
    """Deliveries that the other side put off again and again, by run."""
    found: dict[str, list[Delivery]] = {}
    for each in rows:
        if each.state == "retry" and each.attempts >= OFTEN:
            found.setdefault(each.run, []).append(each)
    return found


def later(project: Project, run: str, rows: Sequence[Delivery]) -> str:
    """What is to be told of deliveries of a run that are put off."""
    from reportgen.ledger.transitions import without_addresses

    last = max(rows, key=lambda row: row.changed_at)
    ends = [row.deadline for row in rows if row.deadline is not None]
    until = f"It is tried until {told_at(project, min(ends))}" if ends else "It is tried again"
    many = "1 delivery" if len(rows) == 1 else f"{len(rows)} deliveries"
    return (
        f"{many} of {run} {'was' if len(rows) == 1 else 'were'} put off {last.attempts} times by {last.channel}, "
        f"at last with '{without_addresses(last.reply)}'. {until}"
    )


def _put_off(house: House, rows: Iterable[Delivery]) -> None:
    for run, waiting in put_off(rows).items():
        telling.tell(house, f"put_off:{run}", later(house.project, run, waiting), run)


def _reviews(house: House) -> None:
    """A report that waits for a word longer than it should."""
    for run in house.ledger.runs(states=["review"]):
        spec = house.project.reports.get(run.report)
        if spec is None or spec.review is None or run.made_at is None:
            continue
        if house.clock() - run.made_at >= spec.review.window:
            telling.tell(
                house,
                f"unreviewed:{run.id}",
                f"nobody has looked at {run.id} since {told_at(house.project, run.made_at)}, and it is not sent without a word: "
                f"`reportgen approve {run.id}` sends it, `reportgen decline {run.id} --why ...` ends it",
                run.id,
            )

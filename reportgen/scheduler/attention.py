"""What needs somebody: found in the ledger's states, so that it is told whoever left it so, and told once."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from reportgen.scheduler import room, telling

if TYPE_CHECKING:
    from reportgen.scheduler.house import House

RECENT = timedelta(days=7)
"""What ended longer ago was told then."""


def told(house: House) -> None:
    """Everything that needs somebody has somebody who knows of it."""
    _room(house)
    _doubts(house)
    _expired(house)
    _reviews(house)


def _room(house: House) -> None:
    said = room.scarce(house.project)
    if said:
        telling.tell(house, "room", said)
    elif house.ledger.raised("room"):
        house.ledger.clear_alert("room", house.clock())


def _doubts(house: House) -> None:
    for each in house.ledger.deliveries(states=["unknown"]):
        telling.tell(
            house,
            f"unknown:{each.id}",
            f"it is not known whether delivery {each.id} of {each.run} arrived: its answer never came. Look into the log of "
            f"{each.peer or 'the relay'} for {each.message_id}, then `reportgen deliveries resolve {each.id}` with --sent, "
            "--resend or --abandon",
            each.run,
        )


def _expired(house: House) -> None:
    """A delivery that could not be made in time, e.g. because its channel is not configured any more."""
    runs: dict[str, int] = {}
    for each in house.ledger.deliveries(states=["expired"]):
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
                f"nobody has looked at {run.id} since {run.made_at:%Y-%m-%d %H:%M} UTC, and it is not sent without a word: "
                f"`reportgen approve {run.id}` sends it, `reportgen decline {run.id}` ends it",
                run.id,
            )

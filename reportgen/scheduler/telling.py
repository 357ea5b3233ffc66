"""What the owner is told: failures, what is held, what is in doubt. Never the recipients.

An alert is a row of the ledger first and a mail then, so it is told when the mail server is back, and may be told twice rather than
never. Its words hold neither a recipient's address nor a secret.
"""

from __future__ import annotations

import re
from datetime import timedelta
from email.utils import make_msgid
from typing import TYPE_CHECKING

from reportgen.addresses import one_line
from reportgen.delivery import SmtpChannel
from reportgen.errors import ReportgenError
from reportgen.ledger import LedgerError
from reportgen.scheduler.house import House, redacted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.ledger import Alert

AGAIN = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2))
LATE = timedelta(minutes=10)
"""A mail that comes later than this after its cause says when that was."""
QUIET = timedelta(hours=1)
"""What comes and goes by itself, as a relay does that answers every second call, is told once in this time."""
SINGLY = 3
"""So many things at a time are told by a mail each; more have one cause mostly, and come in one mail."""
FILE_FIRST = re.compile(r"(\S+/\S+): (.+)")
LISTED = 20
"""Of the things in one mail so many are told in full."""


def tell(house: House, key: str, what: str, run: str | None = None, quiet: timedelta = timedelta(0)) -> None:
    """Have the owner told, once until the key is cleared, and no sooner than `quiet` after he was told of it before."""
    said = redacted(house, what)
    if house.ledger.raise_alert(key, said, run, house.clock(), quiet):
        house.tell(f"alert: {said}")


def deliver_alerts(house: House, works: bool = False) -> int:
    """Mail what is due to be told; how many were.

    Args:
        house: what the worker has.
        works: whether mail has just gone out: then what could not be told before waits no longer.
    """
    now = house.clock()
    due = house.ledger.due_alerts(now, untold=works)
    if not due:
        return 0
    to, channel = house.project.delivery.on_failure, house.project.delivery.default_channel()
    if to is None or channel is None:
        return 0  # in the log and in `status` they stand all the same
    told = 0
    try:
        with house.transport(house, channel) as way:
            for each in [due] if len(due) > SINGLY else [(alert,) for alert in due]:
                if problem := _mailed(house, *_written(house, each), way, channel):
                    _later(house, due[told:], problem)
                    break
                house.ledger.alert_sent([alert.id for alert in each], house.clock())
                told += len(each)
    except LedgerError:
        raise
    except ReportgenError as error:  # the way could not be opened: a secret that is not there
        _later(house, due[told:], redacted(house, str(error)))
    return told


def _later(house: House, alerts: Sequence[Alert], problem: str) -> None:
    """Tell them another time, all together: as soon as the one that was tried least often."""
    now = house.clock()
    again = AGAIN[min(*(alert.attempts for alert in alerts), len(AGAIN) - 1)]
    house.ledger.alert_failed([alert.id for alert in alerts], now + again, now)
    house.tell(f"the owner could not be told: {problem}")


def without_ledger(house: House, what: str) -> str:
    """Mail the owner what the ledger cannot take: no row keeps it from being told again, the caller has to.

    Returns:
        What went wrong; "" when nothing did.
    """
    channel = house.project.delivery.default_channel()
    if house.project.delivery.on_failure is None or channel is None:
        return "no address or no channel for it is configured"
    try:
        with house.transport(house, channel) as way:
            said = redacted(house, what)
            return _mailed(house, _first(said), said, way, channel)
    except ReportgenError as error:
        return redacted(house, str(error))


def _written(house: House, alerts: Sequence[Alert]) -> tuple[str, str]:
    """Subject and text of a mail about one thing, or about several."""
    if len(alerts) == 1:
        (alert,) = alerts
        show = f" and `reportgen show {alert.run}`" if alert.run else ""
        parts = (alert.what, _when(house, alert), f"See `reportgen status`{show}.")
        return _first(alert.what), "\n\n".join(part for part in parts if part)
    told = [f"- {' '.join(part for part in (each.what, _when(house, each)) if part)}" for each in alerts[:LISTED]]
    more = [f"And {len(alerts) - LISTED} more."] if len(alerts) > LISTED else []
    title = f"{len(alerts)} things need to be looked at, first: {_first(alerts[0].what)}"
    return title, "\n\n".join([*told, *more, "See `reportgen status`."])


def _first(what: str) -> str:
    """Its first sentence, or what stands before a list of problems, which has a line for each; a file it begins with comes last."""
    said = what.partition("\n")[0].split(". ")[0].rstrip(":")
    placed = FILE_FIRST.fullmatch(said)
    return f"{placed[2]} ({placed[1]})" if placed else said


def _when(house: House, alert: Alert) -> str:
    """Since when it is so, and what became of it, where it could not be told at once."""
    if house.clock() - alert.raised_at < LATE:
        return ""
    zone = house.project.business.zone
    late = ", and could not be told before" if alert.attempts else ""
    since = f"This was so on {alert.raised_at.astimezone(zone):%Y-%m-%d at %H:%M} ({zone.key}){late}."
    over = " It is over." if alert.over else ""
    try:
        return since + (f" Now {alert.run} is '{house.ledger.run(alert.run).state}'." if alert.run else over)
    except LedgerError:  # an older ledger, which does not know that run
        return since + over


def _mailed(house: House, title: str, text: str, way: object, channel: str) -> str:
    """Mail it to the owner; what went wrong, "" when nothing did."""
    from reportgen.deliver import Accepted, Parcel, Transport
    from reportgen.deliver.message import Mail, built

    spec = house.project.delivery.channels[channel]
    to = house.project.delivery.on_failure
    assert isinstance(spec, SmtpChannel)  # noqa: S101 - a default channel is one
    assert to is not None  # noqa: S101 - both callers asked
    transport: Transport = way  # type: ignore[assignment]
    message_id = make_msgid(domain=spec.sender.domain).strip("<>")
    try:
        mime = built(
            Mail(
                sender=spec.sender,
                to=to,
                # What a relay, a file or a library said is quoted in it: whatever that is, the owner has to get it.
                subject=one_line(f"[reportgen {house.project.business.name}] {title}")[:150],
                text=f"{text}\n",
                message_id=message_id,
                date=house.clock(),
            )
        )
        outcome = transport.send(Parcel(to.mailbox, message_id, title, mime=mime), lambda peer: None)
    except ReportgenError as error:
        return redacted(house, str(error))
    if isinstance(outcome, Accepted):
        return ""
    return redacted(house, str(getattr(outcome, "reply", "") or getattr(outcome, "what", "")))

"""What the owner is told: failures, what is held, what is in doubt. Never the recipients.

An alert is a row of the ledger first and a mail then, so it is told when the mail server is back, and may be told twice rather than
never. Its words hold neither a recipient's address nor a secret.
"""

from __future__ import annotations

from datetime import timedelta
from email.utils import make_msgid
from typing import TYPE_CHECKING

from reportgen.delivery import SmtpChannel
from reportgen.errors import ReportgenError
from reportgen.ledger import LedgerError
from reportgen.scheduler.house import House, redacted

if TYPE_CHECKING:
    from reportgen.ledger import Alert

AGAIN = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2))
LATE = timedelta(minutes=10)
"""A mail that comes later than this after its cause says when that was."""


def tell(house: House, key: str, what: str, run: str | None = None) -> None:
    """Have the owner told, once until the key is cleared."""
    said = redacted(house, what)
    if house.ledger.raise_alert(key, said, run, house.clock()):
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
            for alert in due:
                if problem := _mail(house, alert, way, channel):
                    _later(house, alert, problem)
                    break
                house.ledger.alert_sent(alert.id, house.clock())
                told += 1
    except LedgerError:
        raise
    except ReportgenError as error:  # the way could not be opened: a secret that is not there
        _later(house, due[told], redacted(house, str(error)))
    return told


def _later(house: House, alert: Alert, problem: str) -> None:
    """Tell it another time; the rest of what is due waits behind it."""
    now = house.clock()
    house.ledger.alert_failed(alert.id, now + AGAIN[min(alert.attempts, len(AGAIN) - 1)], now)
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
            return _mailed(house, redacted(house, what), "", way, channel)
    except ReportgenError as error:
        return redacted(house, str(error))


def _mail(house: House, alert: Alert, way: object, channel: str) -> str:
    """Send one alert; what went wrong, "" when nothing did."""
    said = [_when(house, alert), f"See `reportgen status`{f' and `reportgen show {alert.run}`' if alert.run else ''}."]
    return _mailed(house, alert.what, "\n\n".join(each for each in said if each), way, channel)


def _when(house: House, alert: Alert) -> str:
    """Since when it is so, and what became of it, where it could not be told at once."""
    if house.clock() - alert.raised_at < LATE:
        return ""
    zone = house.project.business.zone
    since = f"This was so on {alert.raised_at.astimezone(zone):%Y-%m-%d at %H:%M} ({zone.key}), and could not be told before."
    over = " It is over." if alert.over else ""
    try:
        return since + (f" Now {alert.run} is '{house.ledger.run(alert.run).state}'." if alert.run else over)
    except LedgerError:  # an older ledger, which does not know that run
        return since + over


def _mailed(house: House, what: str, more: str, way: object, channel: str) -> str:
    from reportgen.deliver import Accepted, Parcel, Transport
    from reportgen.deliver.message import Mail, built

    spec = house.project.delivery.channels[channel]
    to = house.project.delivery.on_failure
    assert isinstance(spec, SmtpChannel)  # noqa: S101 - a default channel is one
    assert to is not None  # noqa: S101 - both callers asked
    transport: Transport = way  # type: ignore[assignment]
    first = what.partition("\n")[0].split(". ")[0].rstrip(":")  # a list of problems has a line for each
    message_id = make_msgid(domain=spec.sender.domain).strip("<>")
    try:
        mime = built(
            Mail(
                sender=spec.sender,
                to=to,
                subject=f"[reportgen {house.project.business.name}] {first}"[:150],
                text=f"{what}\n\n{more}".strip() + "\n",
                message_id=message_id,
                date=house.clock(),
            )
        )
        outcome = transport.send(Parcel(to.mailbox, message_id, first, mime=mime), lambda peer: None)
    except ReportgenError as error:
        return redacted(house, str(error))
    if isinstance(outcome, Accepted):
        return ""
    return redacted(house, str(getattr(outcome, "reply", "") or getattr(outcome, "what", "")))

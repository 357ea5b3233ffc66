"""What goes into the ledger and comes out of it: frozen values.

States of a run:       planned, running, held, review, ready, delivering; final: done, done_with_failed, done_with_unknown,
failed,                        skipped, expired. States of a delivery:  pending, claimed, intent, retry; final: sent, failed,
expired, unknown, abandoned.

Recipients' addresses and what a mail server answered stay in deliveries, and are not printed with the values that carry them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

RUN_STATES = (
    "planned", "running", "held", "review", "ready", "delivering",
    "done", "done_with_failed", "done_with_unknown", "failed", "skipped", "expired",
)  # fmt: skip
DELIVERY_STATES = ("pending", "claimed", "intent", "retry", "sent", "failed", "expired", "unknown", "abandoned")
OPEN = ("pending", "claimed", "intent", "retry")
"""Deliveries in these states are not final."""

Reason = tuple[str, str]
"""A code and a sentence."""


def run_id(report: str, period: str, version: int) -> str:
    """The name of a slot's run, e.g. `monthly/2026-06/v1`."""
    return f"{report}/{period}/v{version}"


@dataclass(frozen=True)
class PlannedSlot:
    """One slot of a schedule, or a run by hand.

    Attributes:
        report, period, version: the slot. Version 1, or more for a correction.
        due: the instant from which it may run.
        nominal: the due time as the schedule's words say it, local and without offset; for people.
        state: `planned`, or `skipped` when the catch-up rule leaves it out.
        reason: why it is skipped; for a correction, what is corrected.
        deadline: the instant after which the owner is told that it is late.
    """

    report: str
    period: str
    version: int
    due: datetime
    nominal: str = ""
    state: Literal["planned", "skipped"] = "planned"
    reason: str = ""
    deadline: datetime | None = None


@dataclass(frozen=True)
class Artifact:
    """One file that was made: its place is relative to the archive, its hash what `verify` compares."""

    variant: str
    name: str
    kind: str
    path: str
    sha256: str
    bytes: int


@dataclass(frozen=True)
class NewDelivery:
    """What is to go to whom; fixed when the run becomes ready.

    Attributes:
        variant: id of the rendering.
        split: the recipient's share of the data, "" for the whole.
        channel: name of the channel in config/delivery.yaml.
        recipient: address, folder or chat.
        language: of the mail's text.
        detail: whatever else the channel needs (name, formats), JSON.
        deadline: after it the delivery expires; an approval moves it by the time that the run was held.
    """

    variant: str
    split: str
    channel: str
    recipient: str = field(repr=False)
    language: str = ""
    detail: Mapping[str, Any] = field(default_factory=dict, repr=False)
    deadline: datetime | None = None


@dataclass(frozen=True)
class ReportedFigure:
    """A figure as a report said it: exact in `value`, as printed in `display`; `closed` when its period was over then."""

    kpi: str
    by: str
    segment: str
    period: str
    value: str
    display: str
    closed: bool = True


@dataclass(frozen=True)
class Reported(ReportedFigure):
    """A figure that readers have seen, with the run that said it and when that run was made."""

    run: str = ""
    at: datetime | None = None


@dataclass(frozen=True)
class NewArea:
    """A focus area that a run found: the name of its quarter, its id, and all of it as JSON knows it."""

    quarter: str
    id: str
    area: Mapping[str, Any]


@dataclass(frozen=True)
class KeptArea:
    """A focus area as it was found or decided on.

    Attributes:
        quarter: name of the quarter in whose figures it was found.
        id: unique in its quarter.
        version: how often it was found or decided on by then, from 1.
        area: all of it, as JSON knows it.
        decided_by: who decided; "" as long as nobody did.
        at: when.
        run: the run that found it; "" for a decision.
    """

    quarter: str
    id: str
    version: int
    area: Mapping[str, Any]
    decided_by: str
    at: datetime
    run: str


@dataclass(frozen=True)
class RunClaim:
    """A run that is ours until the lease ends. `step` is how far an earlier attempt came; `attempt` counts from 1."""

    id: str
    report: str
    period: str
    version: int
    owner: str
    epoch: int
    attempt: int
    due: datetime
    nominal: str
    deadline: datetime | None
    reason_for_version: str
    step: str


@dataclass(frozen=True)
class DeliveryClaim:
    """A delivery that is ours until the lease ends. `message_id` and `mime_sha256` are those of an earlier attempt, or ""."""

    id: int
    run: str
    report: str
    period: str
    version: int
    variant: str
    split: str
    channel: str
    recipient: str = field(repr=False)
    language: str
    detail: Mapping[str, Any] = field(repr=False)
    owner: str
    epoch: int
    attempt: int
    deadline: datetime | None
    reason_for_version: str
    message_id: str
    mime_sha256: str


@dataclass(frozen=True)
class Run:
    """A run as it stands. `next_at`: when it may be claimed; while running the lease's end, in review the end of the window."""

    id: str
    report: str
    period: str
    version: int
    due: datetime
    nominal: str
    deadline: datetime | None
    state: str
    step: str
    owner: str
    epoch: int
    attempts: int
    next_at: datetime | None
    reason: str
    reasons: tuple[Reason, ...]
    made_at: datetime | None
    changed_at: datetime


@dataclass(frozen=True)
class Delivery:
    """A delivery as it stands. `next_at`: when it may be claimed; while claimed the lease's end."""

    id: int
    run: str
    variant: str
    split: str
    channel: str
    recipient: str = field(repr=False)
    language: str
    detail: Mapping[str, Any] = field(repr=False)
    deadline: datetime | None
    state: str
    owner: str
    epoch: int
    attempts: int
    next_at: datetime | None
    message_id: str
    mime_sha256: str
    peer: str
    intent_at: datetime | None
    reply: str = field(repr=False)
    queue_id: str
    dot_to_reply_ms: int | None
    changed_at: datetime


@dataclass(frozen=True)
class Step:
    """A run reached a step."""

    run: str
    epoch: int
    name: str
    at: datetime
    detail: Mapping[str, Any]


@dataclass(frozen=True)
class Event:
    """One transition; `delivery` is None for a run's own. `by` is the worker, the operator or `sweep`."""

    id: int
    at: datetime
    run: str
    delivery: int | None
    was: str
    became: str
    by: str
    epoch: int
    detail: str


@dataclass(frozen=True)
class Schedule:
    """How far a schedule was planned, and whether it is paused."""

    id: str
    planned_until: datetime | None
    paused: bool
    paused_by: str


@dataclass(frozen=True)
class PausedTransport:
    """A channel that sends nothing: until the instant, or until an operator resumes it."""

    channel: str
    why: str
    since: datetime
    until: datetime | None


@dataclass(frozen=True)
class Alert:
    """Something the owner is to be told, once per key until it is cleared; `over` where that came before he was told."""

    id: int
    key: str
    what: str
    run: str
    raised_at: datetime
    attempts: int
    over: bool = False


@dataclass(frozen=True)
class Swept:
    """What a sweep changed.

    Attributes:
        unknown, expired: ids of deliveries.
        finished: runs with their final states.
        released: runs whose time for review ended.
    """

    unknown: tuple[int, ...] = ()
    expired: tuple[int, ...] = ()
    finished: tuple[tuple[str, str], ...] = ()
    released: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.unknown or self.expired or self.finished or self.released)

"""A thing that somebody has to decide about or to see to; `outlook` finds them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Matter:
    """Something to decide about, or to see to.

    Attributes:
        kind: `unknown`, `held`, `review`, `failed`, `expired`, `undelivered`, `put_off`, `paused`, `channel`, `untold`,
            `stalled`, `room`, `disk`, `clock`, `jump`, `workers`, `late`.
        what: the sentence.
        since: when it began.
        commands: what to type, the likeliest first.
        run: of which run, if of one.
        delivery: of which delivery, if of one.
        key: of the alert by which the owner is told of it.
        count: how many things of this kind it stands for.
    """

    kind: str
    what: str
    since: datetime | None
    commands: tuple[str, ...] = ()
    run: str = ""
    delivery: int | None = None
    key: str = ""
    count: int = 1

"""What a pull needs of the world: the day, the clocks, a pause, the environment. All of it is handed in from the top."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class World:
    """The world outside of a run.

    Attributes:
        today: the day taken for today, by which windows end.
        environ: where secrets are looked for.
        now: the time, with its zone.
        monotonic: seconds of a clock that is never set.
        sleep: waits so many seconds.
        jitter: a number from 0 to 1 by which waiting times differ, so that many machines do not come back at once.
    """

    today: date
    environ: Mapping[str, str] = field(repr=False)
    now: Callable[[], datetime] = _now
    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    jitter: Callable[[], float] = random.SystemRandom().random

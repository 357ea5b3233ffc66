"""What is handed to a way out, and what may become of it.

The outcomes are told apart by what may safely be done next:

    Accepted   the other side has it                                          nothing
    Refused    the other side will never take it (5xx)                        nothing; somebody is told
    Deferred   not this time (4xx, or the line broke before the final dot)    again later
    Broken     the way itself does not work (no connection, TLS, login)       again later, and nothing else that way until then
    Withheld   it was not handed over after all                               again at once, by whoever holds it then
    Doubtful   handed over, and no answer came (RFC 1047)                     never by itself
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from types import TracebackType
from typing import Protocol, Self, TypeAlias

SLOWEST = 10_000
"""Bytes a second: a line that takes fewer counts as broken."""

BeforeDot: TypeAlias = Callable[[str], None]
"""Called with the name of the peer when all but the final dot is sent: makes the intent durable, or raises; then no dot is sent."""


@dataclass(frozen=True)
class Attachment:
    """One file of a report.

    Attributes:
        name: its file name.
        media_type: e.g. `application/pdf`.
        data: its bytes.
    """

    name: str
    media_type: str
    data: bytes = field(repr=False)


@dataclass(frozen=True)
class Parcel:
    """One delivery to one recipient.

    Attributes:
        recipient: the mailbox, or "" where the way needs none.
        message_id: the same for each try of the same delivery.
        subject: one line.
        text: the message as plain text, for ways that take no mail.
        mime: the whole mail as it is sent; b"" for ways that take none.
        files: what is delivered where no mail is.
        folder: where files belong, a path of safe names, parted by slashes.
    """

    recipient: str
    message_id: str
    subject: str
    text: str = ""
    mime: bytes = field(default=b"", repr=False)
    files: tuple[Attachment, ...] = ()
    folder: str = ""


@dataclass(frozen=True)
class Accepted:
    """The other side has it.

    Attributes:
        reply: what it said.
        queue_id: under which name it keeps it; "" when it does not say.
        dot_to_reply_ms: how long its answer took: the time in which a crash would have left a doubt.
    """

    reply: str
    queue_id: str = ""
    dot_to_reply_ms: int = 0


@dataclass(frozen=True)
class Refused:
    """The other side will never take it: `reply` is what it said."""

    reply: str


@dataclass(frozen=True)
class Deferred:
    """Not this time: `reply` is what it said, or how the line broke. Nothing was handed over."""

    reply: str


@dataclass(frozen=True)
class Broken:
    """The way itself does not work.

    Attributes:
        what: what happened.
        lasting: it will not mend by itself (a password, a certificate): somebody has to do something.
    """

    what: str
    lasting: bool = False


@dataclass(frozen=True)
class Withheld:
    """It was not handed over after all: it took too long to write down that it would be, or the relay spoke meanwhile."""

    what: str


@dataclass(frozen=True)
class Doubtful:
    """It was handed over and no answer came: it may have arrived, or not."""

    what: str


Outcome: TypeAlias = Accepted | Refused | Deferred | Broken | Withheld | Doubtful


class Transport(Protocol):
    """A way out; used as a context, so that what it keeps open is closed.

    Attributes:
        repeatable: doing it twice is the same as doing it once, so that a doubt may be settled by doing it again.
    """

    repeatable: bool

    def __enter__(self) -> Self:
        """Begin; nothing is connected yet."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close what is open."""

    def send(self, parcel: Parcel, before_dot: BeforeDot) -> Outcome:
        """Deliver one parcel.

        Whatever `before_dot` raises comes through, and nothing was handed over then.
        """

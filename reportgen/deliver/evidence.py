"""What a relay's own log says of deliveries in doubt: Postfix and Exim write down under which Message-ID they took a mail.

A line is believed only where it stands as the relay writes it, with our sender, our recipient and a time after our intent: a
Message-ID in a subject, in somebody else's mail or in an earlier try proves nothing. That a log says nothing proves nothing
either. Formats: Postfix 3.7 (cleanup, qmgr and the delivery agents), Exim 4.96 (specification, chapter "Log files"). OpenSMTPD
6.8 does not log Message-IDs, so that its log proves nothing.
"""

from __future__ import annotations

import gzip
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO

from reportgen.errors import ReportgenError

SLACK = timedelta(seconds=30)
"""How far the clocks of ledger and relay may differ. Less than the minute that lies between an answer and the next try."""
BODY = timedelta(minutes=30)
"""The longest that a mail may have been on its way before its intent: Postfix notes its Message-ID while it still comes in."""
BLOCK = 1 << 20
LONGEST = 1 << 16
"""Bytes of a line that are looked at."""
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class EvidenceError(ReportgenError):
    """A log that cannot be read."""


@dataclass(frozen=True)
class Doubt:
    """A delivery of which it is not known whether it arrived.

    Attributes:
        message_id: without angle brackets.
        sender: mailbox of the envelope.
        recipient: mailbox.
        since: when its intent was written down, aware.
    """

    message_id: str
    sender: str
    recipient: str = field(repr=False)
    since: datetime


@dataclass(frozen=True)
class Proof:
    """The relay has taken it.

    Attributes:
        queue_id: under which name.
        fate: what the relay did with it then: `sent`, `deferred`, `bounced`.
    """

    queue_id: str
    fate: str


@dataclass
class _Entry:
    """A mail in the log, under its name in the queue."""

    message_id: str
    taken: bool = False


def accepted(log: Path, doubts: Iterable[Doubt]) -> dict[str, Proof]:
    """Those of the doubts that the log proves to have been taken, by Message-ID.

    Args:
        log: the relay's log file; older ones beside it (`.1`, `.2.gz`, `-20261122`) are read as far as needed.
        doubts: what is looked for.

    Raises:
        EvidenceError: the log cannot be read.
    """
    wanted = {each.message_id: each for each in doubts if each.message_id}
    if not wanted:
        return {}
    found: dict[str, Proof] = {}
    try:
        for reader in (_Postfix(wanted, found), _Exim(wanted, found)):
            for line in _lines(log, min(each.since for each in wanted.values()) - BODY, reader):
                reader.read(line)
    except (OSError, EOFError) as error:
        said = getattr(error, "strerror", None) or str(error)
        raise EvidenceError(
            f"{log}: the relay's log cannot be read ({said}). Let the user that runs this read it, or leave relay_log out"
        ) from None
    return found


# --- formats


class _Reader:
    """Reads one format. `seen`: the mails that may be ours, by their names in the queue."""

    def __init__(self, wanted: Mapping[str, Doubt], found: dict[str, Proof]) -> None:
        self.wanted, self.found = wanted, found
        self.seen: dict[str, _Entry] = {}
        self._around = min(each.since for each in wanted.values())
        self._ids = re.compile(b"|".join(re.escape(name.encode()) for name in sorted(wanted)))

    def concerns(self, line: bytes) -> bool:
        """Whether a line may be about one of ours; quick, for most are not."""
        return self._ids.search(line) is not None or any(name.encode() in line for name in self.seen)

    def read(self, line: str) -> None:
        """Take one line in, oldest first."""
        raise AssertionError  # pragma: no cover - each format has its own

    def _late_enough(self, message_id: str, line: str) -> bool:
        at = stamp(line, self._around)
        return at is not None and at >= self.wanted[message_id].since - SLACK


class _Postfix(_Reader):
    """cleanup names the Message-ID, qmgr tells that the mail is in the queue, a delivery agent what became of it."""

    LINE = re.compile(r"^\S+(?: +\d+ [\d:]+)? \S+ [^\s\[\]]*/([a-z]+)\[\d+\]: ([0-9A-Za-z]{6,20}): (.*)$")
    SENDER = re.compile(r"^from=<([^>]*)>, size=\d+, nrcpt=\d+ \(queue active\)$")
    RECIPIENT = re.compile(r"^to=<([^>]*)>,(?: orig_to=<([^>]*)>,)? relay=.*\bstatus=([a-z]+)(?: |$)")

    def read(self, line: str) -> None:
        """See _Reader."""
        match = self.LINE.match(line)
        if match is None:
            return
        agent, queue_id, rest = match.groups()
        if agent == "cleanup" and rest.startswith("message-id="):
            self.seen.pop(queue_id, None)  # a name that is used again is another mail
            name = rest.removeprefix("message-id=")
            if name.startswith("<") and name.endswith(">") and name[1:-1] in self.wanted:
                self.seen[queue_id] = _Entry(name[1:-1])
        elif (entry := self.seen.get(queue_id)) is not None:
            doubt = self.wanted[entry.message_id]
            if agent in ("qmgr", "nqmgr") and (sender := self.SENDER.match(rest)):
                ours = sender[1].lower() == doubt.sender.lower()
                entry.taken = entry.taken or (ours and self._late_enough(entry.message_id, line))
            elif entry.taken and (to := self.RECIPIENT.match(rest)) and _is(doubt.recipient, to[1], to[2]):
                self.found[entry.message_id] = Proof(queue_id, to[3])


class _Exim(_Reader):
    """`<=` is written when the mail was taken, `=>` and its like when it went on."""

    LINE = re.compile(
        r"^\d{4}-\d\d-\d\d [\d:.]+ (?:[+-]\d{4} )?(?:\[\d+\] )?([0-9A-Za-z]{6}-[0-9A-Za-z]{6,11}-[0-9A-Za-z]{2,4}) "
        r"(<=|=>|->|>>|==|\*\*) (.*)$"
    )
    ARRIVAL = re.compile(r"^(\S+) .*? S=\d+ (?:[A-Z0-9]+=\S+ )*id=(\S+)(?= |$)")
    RECIPIENT = re.compile(r"^(\S+)(?: \([^)]*\))*(?: <([^>]*)>)?(?= |:|$)")
    FATES: Mapping[str, str] = {"==": "deferred", "**": "bounced"}

    def read(self, line: str) -> None:
        """See _Reader."""
        match = self.LINE.match(line)
        if match is None:
            return
        queue_id, mark, rest = match.groups()
        if mark == "<=":
            self.seen.pop(queue_id, None)
            came = self.ARRIVAL.match(re.sub(r'"(?:[^"\\]|\\.)*"', '""', rest))
            if came is None or came[2] not in self.wanted:
                return
            doubt = self.wanted[came[2]]
            if came[1].lower() == doubt.sender.lower() and self._late_enough(came[2], line):
                self.seen[queue_id] = _Entry(came[2], taken=True)
        elif (entry := self.seen.get(queue_id)) is not None:
            to = self.RECIPIENT.match(rest)
            if to is not None and _is(self.wanted[entry.message_id].recipient, to[1], to[2]):
                self.found[entry.message_id] = Proof(queue_id, self.FATES.get(mark, "sent"))


def _is(mailbox: str, *named: str | None) -> bool:
    """Whether a mailbox is one of those that a line names."""
    return mailbox.lower() in [each.lower() for each in named if each]


_STAMPS = (
    re.compile(r"^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:\.\d+)?(?: ?(Z|[+-]\d\d:?\d\d))?(?= )"),
    re.compile(r"^([A-Z][a-z]{2}) +(\d{1,2}) (\d\d):(\d\d):(\d\d)(?= )"),
)


def stamp(line: str, around: datetime) -> datetime | None:
    """When a line was written, in UTC; None where it does not begin with a time.

    Args:
        line: of a log.
        around: an instant near it, for logs that leave out the year. A time without a zone is this machine's, as the relay is.
    """
    full, short = (form.match(line) for form in _STAMPS)
    try:
        if full is not None:
            *clock, zone = full.groups()
            at = datetime.fromisoformat("{}-{}-{}T{}:{}:{}".format(*clock) + (zone or ""))
            # Where the clock goes back, the later of two possible instants.
            return (at if at.tzinfo else at.replace(fold=1)).astimezone(UTC)
        if short is None or short[1] not in MONTHS:
            return None
        parts = [MONTHS.index(short[1]) + 1, *(int(part) for part in short.groups()[1:])]
        return min(_near(parts, around), key=lambda at: abs(at - around), default=None)
    except (ValueError, OverflowError):
        return None


def _near(parts: Sequence[int], around: datetime) -> Iterator[datetime]:
    month, day, hour, minute, second = parts
    for year in (around.year - 1, around.year, around.year + 1):
        try:
            yield datetime(year, month, day, hour, minute, second, fold=1).astimezone(UTC)
        except ValueError:  # the 29th of February
            continue


# --- files


def _lines(log: Path, since: datetime, reader: _Reader) -> Iterator[str]:
    """The lines of a log, and of those it was before, from an instant on, oldest first; only those that may concern the reader."""
    with ExitStack() as stack:
        parts: list[tuple[IO[bytes], int]] = []
        for file in _files(log, since):
            packed = file.suffix == ".gz"
            opened: IO[bytes] = gzip.open(file) if packed else file.open("rb")  # type: ignore[assignment]  # noqa: SIM115
            stack.callback(opened.close)
            begin, reached = (0, False) if packed else _begin(opened, since)
            parts.append((opened, begin))
            if reached:
                break
        for opened, begin in reversed(parts):
            opened.seek(begin)
            while line := opened.readline(LONGEST):
                if reader.concerns(line):
                    yield line.decode("utf-8", "replace").rstrip("\r\n")


def _files(log: Path, since: datetime) -> list[Path]:
    """The log and what it was before, the newest first; those that were last written before `since` left out.

    Raises:
        OSError: the log is not there.
    """
    found = {log: log.stat().st_mtime}
    for beside in log.parent.glob(f"{_escaped(log.name)}[.-]*"):
        if re.fullmatch(r"[.-]\d{1,10}(\.gz)?", beside.name.removeprefix(log.name)) and beside.is_file():
            changed = beside.stat().st_mtime
            if changed >= since.timestamp():
                found[beside] = changed
    return sorted(found, key=lambda file: (file == log, found[file]), reverse=True)


def _escaped(name: str) -> str:
    return re.sub(r"([*?\[])", r"[\1]", name)


def _begin(opened: IO[bytes], since: datetime) -> tuple[int, bool]:
    """Where to begin to read, found from the end; and whether what lies before it is older than `since`."""
    place = opened.seek(0, io.SEEK_END)
    while place > 0:
        place = max(0, place - BLOCK)
        opened.seek(place)
        if place:
            opened.readline(LONGEST)  # the rest of a line
        begin = opened.tell()
        at = stamp(opened.readline(LONGEST).decode("utf-8", "replace"), since)
        if at is not None and at < since:
            return begin, True
    return 0, False

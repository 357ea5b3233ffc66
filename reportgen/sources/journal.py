"""The pages of a pull that is not whole yet, so that one that broke off can go on where it was.

    <state>/pulled/<source>/.begun/pages.part     the records of the pages so far, in the normal form of files
    <state>/pulled/<source>/.begun/journal.jsonl  what was asked, then a line a page: how many records, their hash, what was asked
    <state>/pulled/<source>/.begun.lock           held by the process that pulls

A line is written after its page, and a page counts when its bytes have the hash that its line says: whenever a process is killed,
what lies there is some number of whole pages. Nothing of it is read as data before the pull is whole (`pull`, `kept`). Where what
is asked holds a secret, as a link with a token does, no journal is kept.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO

from reportgen.sources.http_client import Request

VERSION = 1


@dataclass(frozen=True)
class Head:
    """What is pulled.

    Attributes:
        asked: hash of the contract.
        days: the days as they are written in requests.
        counted: the total that a request of its own stated; None without one.
        begun: when the pull began, ISO with the offset.
    """

    asked: str
    days: Mapping[str, str]
    counted: int | None
    begun: str


@dataclass(frozen=True)
class Step:
    """A page that was written.

    Attributes:
        count: its records.
        stated: the total that it states.
        content: what it is known by (`walk`), as hex.
        mark: hash of where it says the next one is, "" where it is the last.
        size: bytes of its records as they are kept.
        sha256: their hash.
        seen: which columns stood in some record so far.
        joined: whether a value held a line end so far.
        warned: paths at which the API said something of its figures so far.
        received: bytes of all answers so far.
        asked: the request that it answers.
    """

    count: int
    stated: int | None
    content: str
    mark: str
    size: int
    sha256: str
    seen: tuple[bool, ...]
    joined: bool
    warned: tuple[str, ...]
    received: int
    asked: Request


class Journal:
    """Writes down a pull while it goes on."""

    def __init__(self, folder: Path, redact: Callable[[str], str]) -> None:
        self.folder, self._redact = folder, redact
        self._pages: BinaryIO | None = None
        self._lines: BinaryIO | None = None

    def begun(self, head: Head, now: datetime, young: timedelta) -> tuple[str, list[Step]]:
        """When the same pull began and the pages of it that lie there whole; none where it was another, or is too old."""
        try:
            with self._journal.open(encoding="utf-8") as lines, self.pages.open("rb") as pages:
                written = json.loads(next(lines))
                age = now - datetime.fromisoformat(written["begun"])
                same = {**asdict(head), "begun": written["begun"], "version": VERSION}
                if written != same or not -timedelta(minutes=5) < age < young:
                    return head.begun, []
                return written["begun"], list(_whole(lines, pages))
        except (OSError, ValueError, KeyError, TypeError, StopIteration):
            return head.begun, []

    def open(self, head: Head, steps: list[Step]) -> None:
        """Go on after these pages; begin anew where there are none."""
        self.close()
        self.folder.mkdir(mode=0o700, exist_ok=True)
        self._lines = self._journal.open("wb")
        self._lines.write(json.dumps({**asdict(head), "version": VERSION}).encode() + b"\n")
        self._pages = self.pages.open("r+b" if steps else "wb")
        self._pages.truncate(sum(step.size for step in steps))
        self._pages.seek(0, os.SEEK_END)
        for step in steps:
            self._line(step)

    def page(self, data: bytes, step: Step) -> None:
        """Write a page, then its line."""
        if self._pages is None:
            raise ValueError("the journal is not open")
        self._pages.write(data)
        self._pages.flush()
        self._line(step)

    def close(self) -> None:
        """Let go of the files."""
        for each in (self._pages, self._lines):
            if each is not None:
                each.close()
        self._pages = self._lines = None

    def end(self) -> None:
        """The pull is whole: its records are data from now on."""
        self.close()
        self._journal.unlink(missing_ok=True)
        self.pages.replace(self.folder / "pages.csv")

    @property
    def pages(self) -> Path:
        """The records so far, in the normal form of files."""
        return self.folder / "pages.part"

    @property
    def _journal(self) -> Path:
        return self.folder / "journal.jsonl"

    def _line(self, step: Step) -> None:
        if self._lines is None:
            return
        text = json.dumps(asdict(step))
        if self._redact(text) != text:
            self._lines.close()
            self._lines = None
            self._journal.unlink(missing_ok=True)
            return
        self._lines.write(text.encode() + b"\n")
        self._lines.flush()


def _whole(lines: Iterator[str], pages: BinaryIO) -> Iterator[Step]:
    """The steps whose pages lie there as they were written."""
    for line in lines:
        try:
            made = json.loads(line)
            asked = made["asked"]
            request = Request(asked["url"], tuple((name, value) for name, value in asked["params"]), asked["body"])
            step = Step(**{**made, "asked": request, "seen": tuple(made["seen"]), "warned": tuple(made["warned"])})
        except (ValueError, KeyError, TypeError):
            return
        data = pages.read(step.size)
        if len(data) != step.size or hashlib.sha256(data).hexdigest() != step.sha256:
            return
        yield step


@contextmanager
def claimed(source_dir: Path) -> Iterator[Path | None]:
    """The folder of a begun pull for one process at a time; None while another one pulls the same source."""
    handle = os.open(source_dir / ".begun.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield None
            return
        yield source_dir / ".begun"
    finally:
        os.close(handle)


def forget(folder: Path) -> None:
    """Remove a begun pull."""
    with suppress(FileNotFoundError):
        shutil.rmtree(folder)

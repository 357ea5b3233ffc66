"""A small file that remembers how far the ledger had come, so that an older copy of the ledger is noticed.

A ledger restored from a backup has forgotten what was mailed since: it would mail it again. So each intent to end a message,
and each decision of an operator, counts the ledger's `generation` up in its own transaction; after the commit, and before the
dot, the new number is written here and forced to the disk. Hence the ledger is never behind its witness, whatever crashes,
unless it was replaced.

Two records lie 4096 bytes apart and are written in turn, so that a torn write spoils one of them at most. The file never
grows: a full disk does not stop it. A lock (flock) orders the processes of one machine.
"""

from __future__ import annotations

import fcntl
import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_RECORD, _APART = 63, 4096


@dataclass(frozen=True, order=True)
class Seen:
    """The highest generation that a ledger was seen with; `identity` is the ledger's own name, made at random."""

    generation: int
    identity: str


def _record(seen: Seen) -> bytes:
    text = f"{seen.identity} {seen.generation:020d}"
    return f"{text} {zlib.crc32(text.encode()):08x}\n".encode()


def _parsed(record: bytes) -> Seen | None:
    try:
        identity, generation, check = record.decode("ascii").split()
        if zlib.crc32(f"{identity} {generation}".encode()) != int(check, 16):
            return None
        return Seen(int(generation), identity)
    except ValueError:
        return None


@contextmanager
def _locked(file: Path) -> Iterator[int]:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(file, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield handle
    finally:
        os.close(handle)


def _both(handle: int) -> list[Seen | None]:
    return [_parsed(os.pread(handle, _RECORD, place)) for place in (0, _APART)]


def seen(file: Path) -> tuple[Seen, ...]:
    """What the file remembers: nothing when it is missing or spoilt, else one ledger (two only after a crash in `adopt`)."""
    if not file.exists():
        return ()
    with _locked(file) as handle:
        found = sorted(one for one in _both(handle) if one)
    return tuple({one.identity: one for one in found}.values())


def note(file: Path, new: Seen) -> Seen:
    """Remember a generation if it is higher than what is remembered, on the disk when this returns.

    Returns:
        What is remembered now: `new`, or a higher one of the same ledger, or that of another ledger, which is left alone.
    """
    with _locked(file) as handle:
        found = _both(handle)
        valid = sorted(one for one in found if one)
        if valid and (valid[-1].identity != new.identity or valid[-1].generation >= new.generation):
            return valid[-1]
        older = found.index(None) if None in found else found.index(valid[0])
        os.pwrite(handle, _record(new), older * _APART)
        os.fsync(handle)
        return new


def adopt(file: Path, new: Seen) -> None:
    """Forget what the file remembers and remember this: for a ledger whose replacement was dealt with."""
    with _locked(file) as handle:
        for place in (0, _APART):
            os.pwrite(handle, _record(new), place)
            os.fsync(handle)

"""The folder of one run. Files are written aside, flushed to the disk and moved into place: a name that is there is whole."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath

from reportgen.errors import ReportgenError

CHUNK = 1 << 20


class ArchiveError(ReportgenError):
    """A file of the archive is not what it was."""


@dataclass(frozen=True)
class RunFolder:
    """Where a run keeps what it read and what it made.

    Attributes:
        runs: the folder of all runs.
        run: the run's name in the ledger, `monthly/2026-06/v1`.
    """

    runs: Path
    run: str

    @property
    def path(self) -> Path:
        """The folder itself."""
        return self.runs / safe(self.run)

    @property
    def inputs(self) -> Path:
        """Its frozen inputs."""
        return self.path / "in"

    @property
    def files(self) -> Path:
        """What was made of them."""
        return self.path / "out"

    def place(self, variant: str, name: str) -> str:
        """Where a file of a variant lies, relative to the folder of all runs."""
        return str(safe(f"{self.run}/out/{variant}/{name}"))

    def write(self, variant: str, name: str, data: bytes) -> str:
        """Write one file and return its place, see `place`."""
        place = self.place(variant, name)
        put(self.runs / place, data)
        return place

    def clear_files(self, but: Collection[str] = ()) -> None:
        """Forget what an attempt that did not end had made, but for the variants that are named."""
        for path in self.files.iterdir() if self.files.is_dir() else ():
            if path.name not in but:
                shutil.rmtree(path, ignore_errors=True)


def safe(place: str) -> PurePosixPath:
    """A path below a folder.

    Raises:
        ArchiveError: it would lead out of it.
    """
    path = PurePosixPath(place)
    if path.is_absolute() or ".." in path.parts or "\x00" in place or "\\" in place or not path.parts:
        raise ArchiveError(f"'{place}' is no place in the archive")
    return path


def read(runs: Path, place: str, expected: str) -> bytes:
    """A file of the archive, if it is still the one that was written.

    Args:
        runs: the folder of all runs.
        place: of the file in it.
        expected: SHA-256 of its bytes, as the ledger has it.

    Raises:
        ArchiveError: it is gone, or its bytes are others.
    """
    path = runs / safe(place)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ArchiveError(f"{path} cannot be read: {error.strerror or error}") from None
    if sha256(data).hexdigest() != expected:
        raise ArchiveError(f"{path} is not the file that was made: its bytes have changed. Nothing is sent of it")
    return data


def put(target: Path, data: bytes) -> None:
    """Write a file whole or not at all, and not before it is on the disk."""
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = target.with_name(f".{target.name}.part")
    aside.unlink(missing_ok=True)
    handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    with os.fdopen(handle, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    aside.replace(target)
    flush(target.parent)


def flush(folder: Path) -> None:
    """See to it that the names in a folder are on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def hash_of(path: Path) -> str:
    """SHA-256 of a file."""
    found = sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            found.update(chunk)
    return found.hexdigest()

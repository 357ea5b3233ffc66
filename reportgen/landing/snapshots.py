"""Where snapshots lie and how they get there: written aside, then moved into place whole.

    <state>/snapshots/<source>/<key>/data.parquet, rejects.parquet, manifest.json
    <state>/snapshots/<source>/seen/<hash of the file's name>.json    what the file system said of a file when it was last read
    <state>/snapshots/<source>/excluded/<key>/<n>.parquet, counts.json

The key is a hash of content, contract, business zone and `VERSION`, so a snapshot never changes: two processes that land the
same file make the same folder, and the second one finds it there. All is readable by the owner only.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from reportgen.contract import Arrival, Signature, Source
from reportgen.landing.drift import Delivered

VERSION = 3
"""Raised when the same file and contract would land differently."""

RACY = 2_000_000_000
"""Nanoseconds: a file changed so shortly before it was recorded may have changed again unseen (as git treats its index)."""


def key(sha256: str, source: Source, zone: ZoneInfo) -> str:
    """Name of the snapshot of a content under a contract."""
    return hash_of([sha256, source.reading(), zone.key, VERSION])


def hash_of(parts: Any) -> str:
    """Short hash of JSON values."""
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:32]


def root(state_dir: Path) -> Path:
    """Folder of all snapshots, made if need be."""
    path = state_dir / "snapshots"
    state_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.mkdir(mode=0o700, exist_ok=True)
    return path


def folder(root_dir: Path, source: str) -> Path:
    """Folder of a source's snapshots, made if need be."""
    path = root_dir / source
    path.mkdir(mode=0o700, exist_ok=True)
    return path


@contextmanager
def aside(parent: Path) -> Iterator[Path]:
    """A scratch folder beside the snapshots, gone afterwards."""
    path = Path(tempfile.mkdtemp(prefix=".tmp-", dir=parent))
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


def place(made: Path, target: Path) -> None:
    """Move a finished folder into place; one that is there already stays, being the same."""
    target.parent.mkdir(mode=0o700, exist_ok=True)
    for file in made.iterdir():
        with file.open("rb") as handle:
            os.fsync(handle.fileno())
    try:
        made.rename(target)
    except OSError:
        if not target.is_dir():
            raise


def manifest(path: Path) -> dict[str, Any] | None:
    """The manifest of a snapshot; None where there is none or it is not whole."""
    try:
        read: dict[str, Any] = json.loads((path / "manifest.json").read_text(encoding="utf-8"))
        return read if (path / "data.parquet").stat().st_size == read["snapshot_bytes"] else None
    except (OSError, ValueError, KeyError):
        return None


def write_json(path: Path, values: dict[str, Any]) -> None:
    """Write JSON aside and move it into place."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".tmp-")
    with os.fdopen(handle, "w", encoding="utf-8") as out:
        json.dump(values, out, indent=1, sort_keys=True, default=_plain)
    Path(name).replace(path)


def remember(source_dir: Path, arrival: Arrival, sha256: str, header: tuple[str, ...], rows: int) -> None:
    """Note what a file looks like to the file system now that its content is known."""
    seen = source_dir / "seen"
    seen.mkdir(mode=0o700, exist_ok=True)
    signature_ = asdict(arrival.signature)
    values = {"file": arrival.file, "signature": signature_, "sha256": sha256, "header": header, "rows": rows}
    write_json(_seen_path(source_dir, arrival), values)


def recall(source_dir: Path, arrival: Arrival) -> str | None:
    """Hash of a file's content without reading it, where it certainly was not touched since; None where it must be read."""
    path = _seen_path(source_dir, arrival)
    note = _note(path)
    if note is None or note["signature"] != asdict(arrival.signature):
        return None
    touched = max(arrival.signature.modified, arrival.signature.changed)
    return str(note["sha256"]) if path.stat().st_mtime_ns - touched > RACY else None


def last_delivered(source_dir: Path, arrival: Arrival) -> Delivered | None:
    """What the file held when it was last read; None where it never was."""
    note = _note(_seen_path(source_dir, arrival))
    return Delivered(arrival.file, tuple(note["header"]), note.get("rows", 0)) if note else None


def signature(path: Path) -> Signature:
    """What the file system says of a file now."""
    status = path.stat()
    return Signature(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


def _seen_path(source_dir: Path, arrival: Arrival) -> Path:
    return source_dir / "seen" / f"{hash_of(arrival.file)}.json"


def _note(path: Path) -> dict[str, Any] | None:
    try:
        read: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return read


def _plain(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{value!r} cannot stand in a manifest")


def counts(path: Path) -> dict[str, Any]:
    """How many records of each file are excluded."""
    read: dict[str, Any] = json.loads((path / "counts.json").read_text(encoding="utf-8"))
    return read

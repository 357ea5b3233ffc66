"""What was pulled from an API or a database and is kept: the mapped columns of its records, whole pulls only.

    <state>/pulled/<source>/<time>-<asked>/pages.csv    of an API: the normal form of files, one record a line
    <state>/pulled/<source>/<time>-<asked>/rows.parquet of a database: its rows, typed
    <state>/pulled/<source>/<time>-<asked>/pull.json    what was asked, when, how many pages, records and bytes, the hash
    <state>/pulled/<source>/failed.json                 when the last attempt failed and why; gone after one that did not

A pull is written aside and moved into place when it is complete, so a folder that is there is whole. The hash takes in address and
window besides the records: the same records of another window are another snapshot.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from reportgen.contract import ApiSource, Arrival, Batch, Dialect, Signature, Source, SqlSource
from reportgen.errors import SourceError
from reportgen.sources.scan import file_digest

VERSION = 1
"""Raised when the same answers would be kept otherwise."""
GENERATIONS = 3
"""So many pulls of a source stay, where it does not say otherwise."""
UNUSED = timedelta(days=1)
"""How long an older one stays, since a run may still be reading it."""


@dataclass(frozen=True)
class Pull:
    """A complete pull.

    Attributes:
        asked: hash of what was asked, its window aside.
        url: the address, without parameters.
        window: first and last day, ISO; empty without a window.
        at: when it was finished, ISO with the offset.
        pages: records of each page.
        records: all of them.
        bytes: of all answers.
        stated: the total that the API stated; None where it states none.
        sha256: hash of the kept records.
        header: paths of the columns.
        joined: whether a value holds a line end.
        begun: when it began, ISO with the offset; where it broke off and was gone on with, when it began first.
        full: when the last pull began that asked for all.
        since: first day that was asked for, ISO, where it is not that of the window.
        carried: records that were kept of the pull before; the first of all.
        placed: how records are told apart (`increments`), "" where they cannot be.
        data: name of the file that holds the records.
        types: SQL type of each column, where they are typed.
        behind: rows of the database behind the records, where it added them up; None where it did not.
        warnings: what the API said of its figures.
        rows_because: why it did not, "" where that is no question.
        columns: all columns that its table had, mapped or not; () where that is not known.
    """

    asked: str
    url: str
    window: tuple[str, ...]
    at: str
    pages: tuple[int, ...]
    records: int
    bytes: int
    stated: int | None
    sha256: str
    header: tuple[str, ...]
    joined: bool
    begun: str = ""
    full: str = ""
    since: str = ""
    carried: int = 0
    placed: str = ""
    data: str = "pages.csv"
    types: tuple[str, ...] = ()
    behind: int | None = None
    rows_because: str = ""
    columns: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def time(self) -> datetime:
        """When it was finished."""
        return datetime.fromisoformat(self.at)


def asked(source: ApiSource | SqlSource, *beside: str) -> str:
    """Hash of what decides which records come and what is kept of them, the days of the window aside; `beside` does so too."""
    text = json.dumps([source.asks(), VERSION, *beside], sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def folder(state_dir: Path, name: str) -> Path:
    """Folder of a source's pulls, made if need be; readable by the owner only."""
    path = state_dir / "pulled" / name
    for each in (state_dir, path.parent, path):
        each.mkdir(mode=0o700, exist_ok=True)
    return path


@contextmanager
def aside(source_dir: Path) -> Iterator[Path]:
    """A scratch folder beside the pulls, gone afterwards."""
    path = Path(tempfile.mkdtemp(prefix=".tmp-", dir=source_dir))
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


def place(made: Path, pull: Pull, source_dir: Path, generations: int = GENERATIONS) -> Path:
    """Move a finished pull into place; older ones that nobody needs go."""
    _write(made / "pull.json", asdict(pull))
    with (made / pull.data).open("rb") as handle:
        os.fsync(handle.fileno())
    stamp = pull.time.strftime("%Y%m%dT%H%M%S%f")
    target = source_dir / f"{stamp}-{pull.asked[:8]}"
    number = 0
    while target.exists():  # another one was finished in the same microsecond
        number += 1
        target = source_dir / f"{stamp}-{pull.asked[:8]}-{number:03d}"
    made.rename(target)
    failure_path(source_dir).unlink(missing_ok=True)
    _prune(source_dir, pull.time, generations)
    return target


def last(source_dir: Path, wanted: str) -> tuple[Path, Pull] | None:
    """The newest whole pull that asked for the same; None where there is none."""
    for path in sorted(_pulls(source_dir), reverse=True):
        pull = _read(path)
        if pull is not None and pull.asked == wanted and (path / pull.data).is_file():
            return path, pull
    return None


def before(source_dir: Path, wanted: str, path: Path) -> Pull | None:
    """The whole pull before the one in a folder that asked for the same; None where there is none."""
    for each in sorted(_pulls(source_dir), reverse=True):
        pull = _read(each)
        if each.name < path.name and pull is not None and pull.asked == wanted:
            return pull
    return None


def failure_path(source_dir: Path) -> Path:
    """Where the last failed attempt is noted."""
    return source_dir / "failed.json"


def note_failure(source_dir: Path, at: datetime, what: str) -> None:
    """Note that an attempt failed."""
    _write(failure_path(source_dir), {"at": at.isoformat(), "what": what})


def failure(source_dir: Path) -> tuple[str, str] | None:
    """When the last attempt failed and why; None where it did not."""
    try:
        noted = json.loads(failure_path(source_dir).read_text(encoding="utf-8"))
        return noted["at"], noted["what"]
    except (OSError, ValueError, KeyError):
        return None


def arrival(name: str, path: Path, pull: Pull) -> Arrival:
    """A pull as a file that lies there."""
    data = path / pull.data
    status = data.stat()
    return Arrival(
        name, pull.url, data, Signature(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
    )


def pull_of(arrival: Arrival) -> Pull | None:
    """The pull that an arrival is; None where it is none."""
    return _read(arrival.path.parent)


def read(arrival: Arrival, source: Source, scratch: Path, *, careful: bool = False) -> Batch:
    """Read a pull through; see `contract.Read`.

    Raises:
        SourceError: it is damaged.
    """
    pull = _read(arrival.path.parent)
    if careful or pull is None or file_digest(arrival.path) != pull.sha256:
        what = "the pages that were pulled are damaged on this disk"
        raise SourceError(arrival.source, what, file=arrival.file, instead="Run `reportgen pull`")
    identity = json.dumps([pull.sha256, pull.url, pull.window, *pull.warnings]).encode()
    return Batch(
        arrival=arrival,
        sha256=hashlib.sha256(identity).hexdigest(),
        header=pull.header,
        records=pull.records,
        text=arrival.path,
        dialect=Dialect(",", '"', gzip=False, skip=0, linefeed=True, joined=pull.joined),
        normal=True,
        padded=True,
        first_line=1,
        pulled={
            "url": pull.url, "window": pull.window, "at": pull.at, "pages": pull.pages, "records": pull.records,
            "bytes": pull.bytes, "stated": pull.stated, "since": pull.since, "carried": pull.carried, "full": pull.full,
            "warnings": pull.warnings,
        },
    )  # fmt: skip


def _pulls(source_dir: Path) -> list[Path]:
    return [path for path in source_dir.iterdir() if path.is_dir() and not path.name.startswith(".")]


def _read(path: Path) -> Pull | None:
    try:
        kept: dict[str, Any] = json.loads((path / "pull.json").read_text(encoding="utf-8"))
        listed = {
            key: tuple(kept.get(key, ())) for key in ("window", "pages", "header", "types", "warnings", "columns")
        }
        return Pull(**{**kept, **listed})
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _write(path: Path, values: dict[str, Any]) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".tmp-")
    with os.fdopen(handle, "w", encoding="utf-8") as out:
        json.dump(values, out, indent=1, sort_keys=True)
    Path(name).replace(path)


def _prune(source_dir: Path, now: datetime, generations: int) -> None:
    for path in source_dir.glob(".tmp-*"):  # of a process that was killed
        with suppress(OSError):  # gone meanwhile
            if now.timestamp() - path.stat().st_mtime > UNUSED.total_seconds():
                shutil.rmtree(path)
    for path in sorted(_pulls(source_dir), reverse=True)[generations:]:
        pull = _read(path)
        if pull is None or now - pull.time > UNUSED:
            shutil.rmtree(path, ignore_errors=True)

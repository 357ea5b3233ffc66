"""Copies of finished reports for people: output/<report>/<period>/, and .../v<version>/ of a correction.

Parts of the business lie in a folder of their own each, by variant, so that whoever is shown one sees no other. The copies bear
the instant at which the run was made: one that was changed, or overwritten by a run by hand, is told by its date and put right.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from reportgen.archive.folders import read, safe
from reportgen.ledger import Artifact, Run
from reportgen.pipeline import write_aside

PUBLISHED = ("ready", "delivering", "done", "done_with_failed", "done_with_unknown")
"""States of runs whose files people may see: nothing holds them any more."""
WORDS = "mail"
"""The kind of file that holds the words of a mail; it is nothing to look at."""


@dataclass(frozen=True)
class Copy:
    """One file and where its copy belongs.

    Attributes:
        file: as it lies in the archive.
        place: of the copy, below the folder of all reports.
        part: whether it holds a part of the business only.
    """

    file: Artifact
    place: PurePosixPath
    part: bool


def folder_of(run: Run) -> PurePosixPath:
    """The folder of a run's copies, below that of all reports."""
    folder = safe(f"{run.report}/{run.period.replace('..', '_')}")
    return folder / f"v{run.version}" if run.version > 1 else folder


def copies(run: Run, files: Iterable[Artifact], split: Collection[str]) -> Iterator[Copy]:
    """Where the files of a run are copied to; of whole ones with one name the first.

    Args:
        run: the run.
        files: what it made.
        split: variants that hold a part of the business only.
    """
    folder, seen = folder_of(run), set()
    for file in files:
        place = folder / safe(f"{file.variant}/{file.name}" if file.variant in split else file.name)
        if file.kind != WORDS and place not in seen:
            seen.add(place)
            yield Copy(file, place, file.variant in split)


def publish(runs: Path, output: Path, run: Run, wanted: Iterable[Copy]) -> tuple[PurePosixPath, ...]:
    """Copy what is not there yet, or not as it was made.

    Args:
        runs: the folder of the archive.
        output: the folder of all reports.
        run: a run in one of the states `PUBLISHED`.
        wanted: see `copies`.

    Returns:
        What was written.

    Raises:
        ArchiveError: a file of the archive is gone or has changed; what was copied before stays.
    """
    written = []
    for each in wanted:
        target = output / each.place
        if not as_made(target, run, each.file):
            write_aside(target, read(runs, each.file.path, each.file.sha256))
            os.utime(target, (_made(run), _made(run)))
            written.append(each.place)
    return tuple(written)


def as_made(target: Path, run: Run, file: Artifact) -> bool:
    """Whether a copy is the one that was put there, by its size and its date."""
    try:
        found = target.stat()
    except OSError:
        return False
    return found.st_size == file.bytes and int(found.st_mtime) == _made(run)


def _made(run: Run) -> int:
    return int((run.made_at or run.due).timestamp())


def missing(runs: Path, files: Mapping[str, Artifact]) -> tuple[str, ...]:
    """Files that are not in the archive any more, by name."""
    return tuple(sorted(name for name, file in files.items() if not (runs / safe(file.path)).is_file()))

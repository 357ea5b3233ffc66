"""Which snapshots go: those that no file of the source leads to, that nobody used for a week, and that newer ones followed.

A snapshot's folder is touched whenever it is used, so age is told by the folders alone, against the newest use. A process that
still reads one that goes keeps what it has open.
"""

from __future__ import annotations

import os
import shutil
from collections import defaultdict
from collections.abc import Collection, Iterator
from pathlib import Path

from reportgen.landing import snapshots

GENERATIONS = 3
"""So many snapshots of each file stay, the newest ones, where its source does not say otherwise."""
UNUSED = 7 * 24 * 3600
"""Seconds that a snapshot must have been unused."""


def touch(folder: Path) -> None:
    """Note that a snapshot is used now."""
    try:
        os.utime(folder)
    except OSError:  # gone meanwhile, or not ours: reading it tells
        return


def prune(source_dir: Path, used: Collection[Path], generations: int = GENERATIONS) -> tuple[Path, ...]:
    """Remove what is not needed any more of one source.

    Args:
        source_dir: the folder of its snapshots.
        used: folders that its current files lead to, snapshots and lists of excluded rows.
        generations: so many snapshots of each file stay.

    Returns:
        What was removed.
    """
    kept = set(used)
    gone: list[Path] = []
    newest = max((_age(folder) for folder in kept), default=0.0)
    old = [path for path in _folders(source_dir) if path not in kept and newest - _age(path) > UNUSED]
    by_file: dict[str, list[Path]] = defaultdict(list)
    for path in old:
        manifest = snapshots.manifest(path)
        if manifest is None:
            gone.append(path)
        else:
            by_file[manifest["file"]].append(path)
    younger = [path for path in _folders(source_dir) if path not in old]
    for path in younger if by_file else ():
        manifest = snapshots.manifest(path)
        if manifest is not None and manifest["file"] in by_file:
            by_file[manifest["file"]].append(path)
    for of_file in by_file.values():
        latest = sorted(of_file, key=lambda path: (-_age(path), path.name))
        gone.extend(path for path in latest[generations:] if path in old)
    for path in gone:
        _remove(path, source_dir)
    return tuple(gone)


def _folders(source_dir: Path) -> Iterator[Path]:
    """Snapshots, lists of excluded rows, and what a process that died left behind."""
    for path in sorted(source_dir.iterdir()):
        if path.is_dir() and path.name not in ("seen", "excluded"):
            yield path
    if (source_dir / "excluded").is_dir():
        yield from sorted((source_dir / "excluded").iterdir())


def _age(path: Path) -> float:
    """When a folder was last used; a folder that is gone was never."""
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _remove(path: Path, source_dir: Path) -> None:
    """Remove a folder at one stroke, so that nobody finds half of it."""
    aside = source_dir / f".tmp-gone-{path.name}"
    try:
        path.rename(aside)
    except OSError:  # another process was faster
        return
    shutil.rmtree(aside, ignore_errors=True)

"""How long files of runs are kept: `keep` in config/delivery.yaml.

What goes are files: of runs that are final and have not changed for that long, the frozen inputs, what was made of them, and the
copies that lie in output/ as they were put there. The rows of the ledger stay: what was sent, when and to whom is known for good.
Nothing of a run goes that somebody still has to decide about, `done_with_unknown` among them.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.archive.folders import RunFolder, put
from reportgen.archive.publish import as_made, copies

if TYPE_CHECKING:
    from reportgen.ledger import Run
    from reportgen.ledger.ledger import Ledger
    from reportgen.project import Project

FINAL = ("done", "done_with_failed", "failed", "skipped", "expired")
"""States after which nothing is made or sent unless somebody asks for it."""
DAILY = timedelta(days=1)
STILL = timedelta(days=100)
"""Nothing is removed where nothing changed for so long: the clock may be wrong, and a year ahead everything would be old."""
NOTE = "removed.json"
"""What stays in the folder of a run whose files are gone: when, and by which rule."""


def daily(project: Project, ledger: Ledger, now: datetime) -> tuple[str, ...]:
    """Once a day, remove the files of runs that are older than `keep`; the names of these runs.

    Args:
        project: as configured.
        ledger: open.
        now: the time.
    """
    mark = project.state / "retention"
    try:
        if timedelta(0) <= now - datetime.fromisoformat(mark.read_text()) < DAILY:
            return ()
    except (OSError, ValueError, TypeError):
        pass  # never done before, or the mark is spoilt: it is due
    gone = tuple(remove(project, ledger, now))
    put(mark, now.isoformat().encode())
    return gone


def remove(project: Project, ledger: Ledger, now: datetime) -> Iterator[str]:
    """Remove the files of every run that has been final for longer than `keep`; yields the runs."""
    keep = project.delivery.keep
    runs = project.state / "runs"
    every = ledger.runs()
    if not every or now - max(run.changed_at for run in every) > STILL:
        return
    old = [run for run in every if run.state in FINAL and now - run.changed_at > keep]
    old = [run for run in old if _holds_files(RunFolder(runs, run.id).path)]
    if not old:
        return
    files, tallies = ledger.files_made(), ledger.tallies()
    for run in sorted(old, key=lambda each: each.id):
        tally = tallies.get(run.id)
        for each in copies(run, files.get(run.id, ()), tally.split if tally else ()):
            target = project.output / each.place
            if as_made(target, run, each.file):  # what somebody else put there is not ours to remove
                target.unlink(missing_ok=True)
                _tidy(target.parent, project.output)
        _empty(RunFolder(runs, run.id).path, run, now, keep)
        yield run.id


def removed_at(folder: Path) -> datetime | None:
    """When the files of a run were removed; None when they were not."""
    try:
        return datetime.fromisoformat(json.loads((folder / NOTE).read_bytes())["at"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _holds_files(folder: Path) -> bool:
    return any((folder / name).exists() for name in ("in", "out"))


def _empty(folder: Path, run: Run, now: datetime, keep: timedelta) -> None:
    """Remove what a run holds; the note first, so that nobody takes a half removed run for a damaged one."""
    note = {
        "at": now.isoformat(),
        "keep_days": keep.total_seconds() / 86_400,
        "final_since": run.changed_at.isoformat(),
    }
    put(folder / NOTE, json.dumps(note, sort_keys=True).encode())
    for name in ("out", "in"):
        shutil.rmtree(folder / name, onerror=_writable_first)


def _writable_first(function: object, path: str, _: object) -> None:
    """Frozen files may lie in folders that are closed: open them and try once more."""
    target = Path(path)
    if not target.exists():
        return
    os.chmod(target.parent, 0o700)  # noqa: PTH101 - a folder of ours
    target.unlink() if target.is_file() else shutil.rmtree(target, ignore_errors=True)


def _tidy(folder: Path, top: Path) -> None:
    """Remove folders that are empty now, up to that of all reports."""
    while folder != top and top in folder.parents:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent

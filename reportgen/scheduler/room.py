"""Room on the disk: told while there is some left, for a ledger on a full disk can take no alert."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportgen.project import Project

LITTLE = 64 * 2**20
"""Bytes below which a disk is told to be nearly full: a report with its inputs takes some ten million."""

AGAIN = timedelta(minutes=5)
"""How long a run waits before it looks whether there is room on the disk again."""


def scarce(project: Project) -> str:
    """What is to be told of the disk that the project's state lies on; "" where there is room enough."""
    place = project.state if project.state.is_dir() else project.root
    left = _left(place)
    if left is None or left >= LITTLE:
        return ""
    return (
        f"the disk of {place} is {'full' if left < 2**20 else 'nearly full'}: {left / 2**20:.0f} MiB are left. "
        "Make room; what waits goes on by itself"
    )


def _left(place: Path) -> int | None:
    """Bytes that may still be written; None where the system does not tell."""
    try:
        found = os.statvfs(place)
    except (AttributeError, OSError):
        return None
    # A disk without room for the name of another file is as full; some file systems count no names at all.
    return 0 if found.f_files and not found.f_favail else found.f_bavail * found.f_frsize

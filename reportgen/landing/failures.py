"""What the file system does to a run while it reads: a file that goes away, a folder that may not be written, a full disk."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportgen.contract import Arrival
from reportgen.errors import ReportgenError, SourceError


def told(arrival: Arrival, why: OSError | str, folder: Path) -> SourceError:
    """A failure to read a file, or to keep what was read, in words.

    Args:
        arrival: the file.
        why: what the system or the engine said.
        folder: where snapshots are kept.
    """
    if not arrival.path.exists():
        what, instead = "the file went away while it was read", "Run again when it is there"
    else:
        said = (why.strerror or str(why)) if isinstance(why, OSError) else why
        what = f"what was read cannot be kept: {said}"
        instead = f"Make room in {folder}, or give the user that runs this program the right to write there"
    return SourceError(arrival.source, what, file=arrival.file, instead=instead)


def is_no_memory(error: Exception) -> bool:
    """Whether the engine needed more memory than it may take."""
    import duckdb

    return isinstance(error, duckdb.OutOfMemoryException)


def no_memory(arrivals: Sequence[Arrival], limit: str) -> SourceError:
    """The files of a source, of which one at least cannot be read with so little."""
    what = f"memory ran out: reading may take {limit}, and that is too little here"
    instead = "Raise `memory_limit` in config/business.yaml, split the file, or take out columns of very long texts"
    return SourceError(arrivals[-1].source, what, file=arrivals[-1].file, instead=instead)


def shut(state_dir: Path, error: OSError) -> ReportgenError:
    """The folder of a project's state cannot be made or entered."""
    who = "Give the user that runs this program the right to write there"
    return ReportgenError(f"{state_dir}: nothing can be kept there: {error.strerror or error}. {who}")

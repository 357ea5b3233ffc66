"""Which files a source has, and the kinds of source there are.

`find` lists what lies there; `read` reads one of it through, by the kind its contract names. What an API delivers is pulled first
(`pull`) and then lies there as a file too, so a kind is one reader in `READERS` that hands landing the same `Batch`.
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Mapping
from glob import has_magic
from importlib import import_module
from pathlib import Path

from reportgen.contract import Arrival, Batch, FileSource, Signature, Source
from reportgen.errors import SourceError
from reportgen.sources.records import undecoded

READERS = {"csv": "csv_file", "xlsx": "xlsx_file", "parquet": "parquet_file", "api": "kept", "sql": "sql_query"}
"""Module of the reader by kind; it is loaded with the first file that has to be read."""

ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".parquet")
"""Of a folder called like a file, as some programs write a table in pieces."""


def find(project_dir: Path, sources: Mapping[str, Source]) -> tuple[tuple[Arrival, ...], tuple[SourceError, ...]]:
    """List the files of all sources.

    Args:
        project_dir: the folder that paths are relative to.
        sources: contracts by name.

    Returns:
        The files, by source and in natural order of their names (the last is the latest pull), and one error per source that
        has none.
    """
    arrivals: list[Arrival] = []
    errors: list[SourceError] = []
    for name, source in sorted(sources.items()):
        if not isinstance(source, FileSource):
            continue
        try:
            arrivals.extend(_files(project_dir, name, source.path))
        except SourceError as error:
            errors.append(error)
    return tuple(arrivals), tuple(errors)


def read(arrival: Arrival, source: Source, scratch: Path, *, careful: bool = False) -> Batch:
    """Read one file through; see `contract.Read`."""
    reader = import_module(f"reportgen.sources.{READERS[source.kind]}")
    batch: Batch = reader.read(arrival, source, scratch, careful=careful)
    return batch


def natural(text: str) -> tuple[tuple[int, str], ...]:
    """Sort key by which `leads-9.csv` comes before `leads-10.csv`."""
    return tuple((int(piece), "") if piece.isdigit() else (-1, piece) for piece in re.split(r"([0-9]+)", text))


def _files(project_dir: Path, name: str, pattern: str) -> list[Arrival]:
    literal = project_dir / pattern
    if not has_magic(pattern) or _is_there(literal):
        found = [literal]
    else:
        root = Path(literal.anchor) if Path(pattern).is_absolute() else project_dir
        inside = pattern[len(root.as_posix()) :].lstrip("/") if Path(pattern).is_absolute() else pattern
        try:
            # A link to nowhere and a pipe are complained of below: what a pattern names is not passed over in silence.
            found = [path for path in root.glob(inside) if not path.is_dir() and not path.name.startswith((".", "~$"))]
        except OSError as error:
            raise _unreadable(name, pattern, error) from None
    if not found:
        raise SourceError(name, f"no file fits '{pattern}'", file=pattern, instead=_nearest(name, literal))
    arrivals = [_arrival(project_dir, name, path, pattern) for path in found]
    return sorted(arrivals, key=lambda arrival: natural(arrival.file))


def _arrival(project_dir: Path, name: str, path: Path, pattern: str) -> Arrival:
    file = path.relative_to(project_dir).as_posix() if path.is_relative_to(project_dir) else path.as_posix()
    if undecoded(str(path)):
        shown = os.fsencode(file).decode("utf-8", "replace")
        raise SourceError(name, "the name of the file is no UTF-8", file=shown, instead="Give it another name")
    try:
        status = path.stat()
    except FileNotFoundError:
        if path.is_symlink():
            what = "is a link to a file that is not there"
            raise SourceError(name, what, file=file, instead="Bring the file back, or take the link away") from None
        raise SourceError(name, f"there is no file '{pattern}'", file=file, instead=_nearest(name, path)) from None
    except OSError as error:
        raise _unreadable(name, file, error) from None
    if path.is_dir():
        ending = path.suffix if path.suffix in ENDINGS else ".csv"
        instead = f"Write a glob such as {pattern.rstrip('/')}/*{ending}"
        raise SourceError(name, "is a folder, not a file", file=file, instead=instead)
    if not path.is_file():
        raise SourceError(
            name, "is no regular file", file=file, instead="Name a file that can be read from its beginning again"
        )
    return Arrival(name, file, path, Signature(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino))


def _is_there(path: Path) -> bool:
    """Whether a file of that very name lies there, its signs no pattern."""
    try:
        return path.exists()
    except OSError:
        return False


def _unreadable(name: str, file: str, error: OSError) -> SourceError:
    hint = "Give the user that runs this program the right to read it" if isinstance(error, PermissionError) else ""
    if error.errno == errno.ELOOP:
        hint = "The link leads back to itself: put the file in its place"
    return SourceError(name, f"the file cannot be read: {error.strerror}", file=file, instead=hint)


def _nearest(name: str, path: Path) -> str:
    """Name the file or folder that was probably meant."""
    from difflib import get_close_matches

    folder = path.parent
    try:
        while not folder.is_dir():
            path, folder = folder, folder.parent
        names = sorted(entry.name for entry in folder.iterdir() if not entry.name.startswith("."))
    except OSError as error:
        raise _unreadable(name, folder.as_posix(), error) from None
    near = get_close_matches(path.name, names, n=1, cutoff=0.4)
    if near:
        return f"The nearest name in {folder} is '{near[0]}'"
    return f"{folder} holds {', '.join(names[:8]) if names else 'nothing'}{', ...' if len(names) > 8 else ''}"

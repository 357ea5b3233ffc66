"""What is handed from the readers of sources to landing.

An `Arrival` is a file that lies there, the kept pages of an API being one; a `Batch` is the same file once it has been read
through: hashed, its records counted, its header checked, and in a form that one fixed `read_csv` call can take in. Line and record
numbers: lines count from 1, records from 0.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from reportgen.contract.declared import Source


@dataclass(frozen=True)
class Signature:
    """What the file system says of a file; equal signatures mean it was not touched.

    Attributes:
        size: bytes.
        modified: st_mtime_ns.
        changed: st_ctime_ns.
        inode: st_ino.
    """

    size: int
    modified: int
    changed: int
    inode: int


@dataclass(frozen=True)
class Arrival:
    """One file of a source, not yet read.

    Attributes:
        source: name of the source in the configuration.
        file: the path as the user knows it, relative to the project where possible.
        path: where it lies.
        signature: see `Signature`.
        contract: by which it is read, where that is made for this file alone; None where it is that of its source.
    """

    source: str
    file: str
    path: Path
    signature: Signature
    contract: Source | None = None


@dataclass(frozen=True)
class Dialect:
    """How the text of a batch is written, every option that `read_csv` has.

    Attributes:
        delimiter: one character.
        quote: one character, or "" where nothing is quoted.
        gzip: whether it is packed.
        skip: physical lines before the first record.
        linefeed: whether every line ends in a bare line feed (else CR LF).
        joined: whether a field may hold a line end.
    """

    delimiter: str
    quote: str
    gzip: bool
    skip: int
    linefeed: bool
    joined: bool


@dataclass(frozen=True)
class Batch:
    """One file, read through and counted, ready to be landed.

    Attributes:
        arrival: the file.
        sha256: hash of its bytes as they lie.
        header: names of its columns, in order, blanks around them dropped.
        records: number of records, counted without the reader that lands them.
        text: what `read_csv` is to read: the file itself, or its normal form in a scratch folder.
        dialect: how `text` is written.
        normal: whether `text` is a normal form: UTF-8, LF, and four columns before the file's own: `NORMAL_COLUMNS`.
        padded: whether a field may have blanks around it.
        first_line: line of record 0 where each record is one line and follows the one before; 0 where lines and records differ.
        iso: whether days may be written as `dates.ISO`, besides as declared, since cells of a sheet are typed.
        types: SQL type of each column where the file is Parquet, whose columns `text` is read by; () where all are texts.
        warnings: what the owner should know of what was not read, a sentence each without a full stop.
        pulled: of an API: `url`, `window` (first and last day), `at`, `pages` (records of each), `records`, `bytes`, `stated`.
    """

    arrival: Arrival
    sha256: str
    header: tuple[str, ...]
    records: int
    text: Path
    dialect: Dialect
    normal: bool
    padded: bool
    first_line: int
    iso: bool = False
    types: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    pulled: Mapping[str, Any] = field(default_factory=dict)


NORMAL_COLUMNS = ("_line", "_fault", "_column", "_value")
"""Of a normal form: line in the file; reason code why the record is none (`SKIPPED` for a footer), "" for a sound one; the column
and the text the reason is about."""

SKIPPED = "footer"
"""The `_fault` of a line that is declared not to be a row."""


class Read(Protocol):
    """Reads an arrival through.

    Args: the arrival, its contract, a scratch folder that outlives the batch, and whether to parse record by record at once instead
    of trusting the fast count.

    Raises:
        SourceError: the file as a whole cannot be read.
    """

    def __call__(self, arrival: Arrival, source: Source, scratch: Path, *, careful: bool = False) -> Batch:
        """Read it."""

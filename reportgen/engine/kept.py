"""Answers of an engine as files, so that a run can be repeated, and proved later, without asking again.

    <folder>/<hash of the question>.json    the SQL as it was asked, when, the rows, and their hash

A question is the portable SQL with the SQL of the tables it reads; its answer is written once. Rows are JSON: null, whole numbers
and texts as they are, everything else as a pair of kind and text.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from reportgen.engine.duck import EngineError, Row

VERSION = 1
"""Raised when the same question would be answered otherwise."""


@dataclass(frozen=True)
class Answer:
    """What a warehouse answered.

    Attributes:
        columns: names of the columns.
        rows: as the engine gives them.
        sql: as it was asked, in the engine's own words.
        at: when, ISO.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    sql: str
    at: str


def key(*question: str) -> str:
    """The name of a question."""
    return hashlib.sha256(json.dumps([VERSION, *question]).encode()).hexdigest()


def find(folders: Sequence[Path], name: str) -> Answer | None:
    """The answer that lies in one of the folders; found in a later one, it is put into the first too.

    Raises:
        EngineError: the file is not what was written.
    """
    for folder in folders:
        path = folder / f"{name}.json"
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            continue
        except OSError as error:
            raise EngineError(
                f"a kept answer of the warehouse cannot be read: {path}: {error.strerror or error}"
            ) from None
        answer = _read(path, data)
        if folder != folders[0]:
            _put(folders[0], name, data)
        return answer
    return None


def keep(folders: Sequence[Path], name: str, answer: Answer) -> None:
    """Write an answer into every folder."""
    rows = json.dumps(
        [[_coded(cell) for cell in row] for row in answer.rows], ensure_ascii=False, separators=(",", ":")
    )
    head = {"at": answer.at, "columns": list(answer.columns), "sha256": _hash(rows), "sql": answer.sql}
    data = (json.dumps(head, ensure_ascii=False)[:-1] + f', "rows": {rows}}}\n').encode()
    for folder in folders:
        _put(folder, name, data)


def _put(folder: Path, name: str, data: bytes) -> None:
    """Write aside, then move: a file that is there is whole."""
    folder.mkdir(parents=True, mode=0o700, exist_ok=True)
    handle, made = tempfile.mkstemp(prefix=".tmp-", dir=folder)
    try:
        with os.fdopen(handle, "wb") as target:
            target.write(data)
        Path(made).replace(folder / f"{name}.json")
    except OSError as error:
        Path(made).unlink(missing_ok=True)
        raise EngineError(f"an answer of the warehouse cannot be kept in {folder}: {error.strerror or error}") from None


def _read(path: Path, data: bytes) -> Answer:
    try:
        held = json.loads(data)
        rows = json.dumps(held["rows"], ensure_ascii=False, separators=(",", ":"))
        if _hash(rows) != held["sha256"]:
            raise ValueError
        decoded = tuple(tuple(_decoded(cell) for cell in row) for row in held["rows"])
        return Answer(tuple(held["columns"]), decoded, held["sql"], held["at"])
    except (ValueError, KeyError, TypeError):
        raise EngineError(
            f"{path} is not the answer that was kept: its bytes have changed. Delete it and run `reportgen pull`"
        ) from None


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def is_plain(cell: Any) -> bool:
    """Whether a cell comes back as what it was."""
    return cell is None or type(cell) in (bool, int, str, float, date, datetime, Decimal)


def _coded(cell: Any) -> Any:
    if cell is None or isinstance(cell, bool | str):
        return cell
    if isinstance(cell, int):
        return int(cell)
    if isinstance(cell, datetime):
        return ["t", cell.isoformat()]
    if isinstance(cell, date):
        return ["d", cell.isoformat()]
    if isinstance(cell, Decimal):
        return ["n", format(cell, "f")]
    if isinstance(cell, float):
        return ["f", repr(cell)]
    return ["s", str(cell)]


_DECODERS: dict[str, Callable[[str], Any]] = {
    "t": datetime.fromisoformat,
    "d": date.fromisoformat,
    "n": Decimal,
    "f": float,
    "s": str,
}


def _decoded(cell: Any) -> Any:
    return _DECODERS[cell[0]](cell[1]) if isinstance(cell, list) else cell

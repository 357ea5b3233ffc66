"""Lands small texts, for the tests of intake: write a file, read it by a contract, get the part and its rows."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import duckdb

from reportgen import landing, sources
from reportgen.contract import FileSource, problems
from reportgen.tables import Part

PRAGUE = ZoneInfo("Europe/Prague")
ORDERS = {
    "kind": "csv",
    "table": "orders",
    "path": "orders.csv",
    "columns": {"order_id": "id", "customer_id": "customer", "ordered_at": "day", "amount": "amount"},
}
LEADS = {
    "kind": "csv",
    "table": "leads",
    "path": "leads.csv",
    "columns": {"lead_id": "id", "created_at": "day", "campaign": "name"},
}


def contract(base: Mapping[str, Any], **changes: Any) -> FileSource:
    """A sound contract: `base` with changes, `columns` merged."""
    columns = {**base["columns"], **changes.pop("columns", {})}
    source = FileSource.model_validate({**base, **changes, "columns": columns})
    assert problems("s", source) == []
    return source


def land(
    folder: Path, source: FileSource, files: Mapping[str, bytes | str] | bytes | str, **options: Any
) -> landing.Landed:
    """Write the files and land them as source `s`."""
    if not isinstance(files, Mapping):
        files = {source.path: files}
    for file, content in files.items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_bytes(content.encode() if isinstance(content, str) else content)
    return land_again(folder, source, **options)


def land_again(
    folder: Path, source: FileSource, *, read: Any = sources.read, zone: ZoneInfo = PRAGUE, **options: Any
) -> landing.Landed:
    """Land what lies there."""
    arrivals, errors = sources.find(folder, {"s": source})
    if errors:
        raise errors[0]
    landed = landing.land(arrivals, {"s": source}, folder / ".reportgen", zone, read=read, **options)
    if landed.problems:
        raise landed.problems[0]
    return landed


def rows(part: Part, columns: str, where: str = "_state = 0") -> list[tuple[Any, ...]]:
    """Rows of a snapshot, in order."""
    return duckdb.connect().sql(f"SELECT {columns} FROM read_parquet('{part.snapshot}') WHERE {where}").fetchall()


def faults(landed: landing.Landed) -> list[tuple[int, str, str]]:
    """Line, column and reason of everything set aside."""
    return [(reject.line, reject.column, reject.reason) for reject in landing.rejects(landed.parts)]


def counts(part: Part) -> tuple[int, int, int, int, int]:
    """Read, used, rejected, duplicate, skipped."""
    return part.rows_read, part.rows_used, part.rows_rejected, part.rows_duplicate, part.rows_skipped

"""A trial of a preset: a file of tests/data/presets/<name>/, or bytes, landed as a project would land it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from reportgen import landing, sources
from reportgen.contract import FileSource, PresetSource
from reportgen.contract.preset_source import defaults
from reportgen.errors import SourceError
from reportgen.sources.presets import Remark
from reportgen.tables import Part

DATA = Path(__file__).parent / "data" / "presets"
COUNTS = ("read", "used", "rejected", "duplicate", "skipped")


@dataclass(frozen=True)
class Trial:
    """What came of it.

    Attributes:
        rows: of all files that count, used ones in their order: column -> value.
        contracts: the contract of each file, by its name.
        parts: as landed.
        notes: sentences about files, of the preset and of landing.
    """

    rows: Sequence[Mapping[str, Any]]
    contracts: Mapping[str, FileSource]
    parts: Sequence[Part]
    notes: Sequence[str]

    @property
    def contract(self) -> FileSource:
        """That of the only file."""
        (only,) = self.contracts.values()
        return only

    @property
    def counts(self) -> dict[str, int]:
        """Rows by what became of them."""
        return {count: sum(getattr(part, f"rows_{count}") for part in self.parts) for count in COUNTS}

    def sum(self, column: str) -> Any:
        """Sum of a column; what is missing counts nothing."""
        return sum((row[column] for row in self.rows if row[column] is not None), Decimal(0))

    def column(self, name: str) -> list[Any]:
        """Values of a column."""
        return [row[name] for row in self.rows]


def landed(preset: str, files: str | bytes | Mapping[str, bytes], into: Path, zone: str = "UTC", **said: Any) -> Trial:
    """Land files by a preset.

    Args:
        preset: its name.
        files: a file of tests/data/presets/<preset>/, or its bytes, or the bytes of several by name.
        into: an empty folder, for the project.
        zone: of the business.
        said: what the user writes beside `preset:`.

    Raises:
        SourceError: they cannot be read.
    """
    if isinstance(files, str):
        files = {Path(files).name: (DATA / preset / files).read_bytes()}
    elif isinstance(files, bytes):
        files = {"export.csv": files}
    for name, data in files.items():
        (into / "exports" / name).parent.mkdir(parents=True, exist_ok=True)
        (into / "exports" / name).write_bytes(data)
    source = PresetSource.model_validate({**defaults(preset), "preset": preset, "path": "exports/**/*.*", **said})
    arrivals, errors, remarks = sources.found(into, {"trial": source})
    _raise(errors)
    made = landing.land(arrivals, {"trial": source}, into / ".reportgen", ZoneInfo(zone), read=sources.read)
    _raise(made.problems)
    contracts = {Path(each.file).name: each.contract for each in arrivals if isinstance(each.contract, FileSource)}
    return Trial([row for part in made.parts for row in _rows(part)], contracts, made.parts, _said(remarks, made))


def _raise(errors: Sequence[SourceError]) -> None:
    if errors:
        raise errors[0]


def _said(remarks: Sequence[Remark], made: landing.Landed) -> list[str]:
    return [f"{Path(each.file).name}: {each.what}" for each in (*remarks, *made.notes)]


def _rows(part: Part) -> list[dict[str, Any]]:
    import duckdb

    excluded = (
        "" if part.excluded is None else f"and file_row_number not in (select row from read_parquet('{part.excluded}'))"
    )
    rows = f"from read_parquet('{part.snapshot}', file_row_number = true) where _state = 0 {excluded} order by file_row_number"
    found = duckdb.execute(f"select * exclude (_state, file_row_number) {rows}")
    names = [column[0] for column in found.description or ()]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

"""Answers over large snapshots, kept beside them: the same question of the same rows is not computed again.

    <state>/snapshots/<source>/<key>/answers/<hash of the question>.json

A snapshot never changes, and what is kept goes when it goes, or when newer answers took its place. The hash is of the question,
of the files it reads and of DuckDB's version. Small tables are asked each time: they answer faster than a file is read. A kept
answer that cannot be read, or cannot be kept, costs the time of asking and nothing else.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

from reportgen.engine import kept
from reportgen.engine.duck import ALONE, DuckEngine, EngineError, Row, raw_sql, tables_read
from reportgen.tables import Part

MOST = 50_000
"""Rows of an answer up to which it is kept: a question for rows is no question for figures."""

KEPT = 500
"""Answers that stay beside a snapshot, those that were used last: each day asks anew of a file that stays for years."""


class RecallingEngine:
    """DuckDB over snapshots, of which large ones are asked each question once. DuckDB itself is loaded when it is needed.

    Args:
        parts: what the tables are fed from, as for `DuckEngine`.
        temp_dir: directory for what does not fit in memory.
        memory_limit: as for `DuckEngine`.
        large: rows from which the answers of a table are kept.
    """

    def __init__(
        self, parts: Sequence[Part], temp_dir: Path, *, memory_limit: str | None = None, large: int = ALONE
    ) -> None:
        self._parts, self._temp_dir, self._large = tuple(parts), temp_dir, large
        self._memory_limit = memory_limit
        self._columns: tuple[str, ...] = ()

    @cached_property
    def _files(self) -> DuckEngine:
        return DuckEngine(self._parts, memory_limit=self._memory_limit, temp_dir=self._temp_dir)

    def query(self, sql: str) -> list[Row]:
        """Run one SELECT, or recall what it gave; see `Engine`.

        Raises:
            EngineError: DuckDB refuses or fails.
        """
        tables = tables_read(sql)
        folder = self._beside(tables)
        if folder is None:
            return self._asked(sql)
        name = kept.key("duckdb", version("duckdb"), *(raw_sql(table, self._parts) for table in tables), sql)
        answer = _recalled(folder, name)
        if answer is None:
            rows = self._asked(sql)
            if len(rows) <= MOST and all(kept.is_plain(cell) for row in rows for cell in row):
                _keep(folder, name, kept.Answer(self._columns, tuple(rows), sql, ""))
            return rows
        self._columns = answer.columns
        return list(answer.rows)

    def _asked(self, sql: str) -> list[Row]:
        rows = self._files.query(sql)
        self._columns = self._files.columns
        return rows

    def _beside(self, tables: Sequence[str]) -> Path | None:
        """Where answers of these tables are kept: with the snapshot of most rows; None where they are small."""
        parts = [part for part in self._parts if part.table in tables and not part.in_place]
        if sum(part.rows_read for part in parts) <= self._large:
            return None
        largest = max(parts, key=lambda part: (part.rows_read, str(part.snapshot)))
        return largest.snapshot.parent / "answers"

    def text(self, sql: str) -> str:
        """A question as it is asked: the portable SQL itself."""
        return sql

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns of the last answer."""
        return self._columns

    def close(self) -> None:
        """Let go of the files."""
        if "_files" in self.__dict__:
            self._files.close()


def _recalled(folder: Path, name: str) -> kept.Answer | None:
    try:
        answer = kept.find((folder,), name)
        if answer is not None:
            os.utime(folder / f"{name}.json")
    except (EngineError, OSError):
        return None
    return answer


def _keep(folder: Path, name: str, answer: kept.Answer) -> None:
    try:
        kept.keep((folder,), name, answer)
        aged = sorted((path.stat().st_mtime_ns, path) for path in folder.glob("*.json"))
        for _, path in aged[:-KEPT]:
            path.unlink(missing_ok=True)
    except (EngineError, OSError):
        return

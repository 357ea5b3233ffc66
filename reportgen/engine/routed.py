"""Which engine answers: the one that holds the tables a question reads. Where both hold some, the small ones are brought over."""

from __future__ import annotations

from functools import cache
from types import TracebackType
from typing import Self

from reportgen.engine.duck import DuckEngine, EngineError, Row, tables_read
from reportgen.engine.recalled import RecallingEngine
from reportgen.engine.warehouse import WarehouseEngine, brought_over

MOST = 5_000
"""Rows of a table of files that are written into a question to the warehouse: rates, costs, a few deals."""


class RoutedEngine:
    """Files answered by DuckDB, tables of the warehouse where they are.

    Args:
        files: the engine over the snapshots.
        warehouse: the engine over the tables that stay in place.
    """

    def __init__(self, files: DuckEngine | RecallingEngine, warehouse: WarehouseEngine) -> None:
        self._files, self.warehouse = files, warehouse
        self._last: DuckEngine | RecallingEngine | WarehouseEngine = files
        self._brought = cache(self._bring)

    def query(self, sql: str) -> list[Row]:
        """Run one SELECT; see `Engine`.

        Raises:
            EngineError: an engine refuses or fails, or the question joins large tables of both.
        """
        if not self._is_there(sql):
            self._last = self._files
            return self._files.query(sql)
        self._last = self.warehouse
        return self.warehouse.query(sql, self._others(sql))

    def text(self, sql: str) -> str:
        """A question as it is asked, in the words of the engine that answers it."""
        return self.warehouse.text(sql, self._others(sql)) if self._is_there(sql) else sql

    def _is_there(self, sql: str) -> bool:
        return bool(self.warehouse.names.intersection(tables_read(sql)))

    def _others(self, sql: str) -> dict[str, str]:
        return {table: self._brought(table) for table in tables_read(sql) if table not in self.warehouse.names}

    def _bring(self, table: str) -> str:
        counted = int(self._files.query(f"select count(*) from raw_{table}")[0][0])
        if counted > MOST:
            raise EngineError(
                f"this joins '{table}', whose {counted:,} rows lie in files, with tables of the warehouse; up to {MOST:,} rows are"
                f" brought over. Feed '{table}' from the warehouse too, or give the other source a `url:` of its own, then it is"
                " pulled"
            )
        rows = self._files.query(f"select * from raw_{table} order by _part, _row")
        return brought_over(table, self._files.columns, rows, self.warehouse.dialect)

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns of the last answer."""
        return self._last.columns

    def close(self) -> None:
        """Let go of files and warehouse."""
        self._files.close()
        self.warehouse.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

"""The one query that lands a batch: raw texts in, typed columns and a state for every record out.

Levels, innermost first: `read_csv` with everything declared (`scan`); texts with blanks, nulls and replaced values seen to; typed
values; the state (`levels` writes all three). The same levels, kept to the rejected rows, give the quarantine.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reportgen.landing.cast import Cast
from reportgen.landing.words import literal, name

USED, REJECTED, SKIPPED_ROW = 0, 1, 2
"""The values of `_state`."""
SHOWN = 200
"""Characters of a bad value that are kept."""
BEGINS = "_from"
"""Of a source with a `span`: the first of the days that a record stands for."""


@dataclass(frozen=True)
class Query:
    """The parts of the SQL that reads one batch.

    Attributes:
        typed: a SELECT of all levels but the last.
        columns: SQL of the final columns, by name.
        state: SQL of `_state`.
        casts: the columns that can be at fault, with the number that their `t`, `d` and `v` carry.
        normal: whether the batch carries its own line numbers.
        header: the first names of the header, as a repeated one shows itself; "" where none can be.
    """

    typed: str
    columns: dict[str, str]
    state: str
    casts: tuple[tuple[int, Cast], ...]
    normal: bool
    header: str

    def snapshot(self) -> str:
        """SELECT of every record of the batch, in order."""
        lines = ["CAST(_line AS BIGINT) AS _line"] if self.normal else []
        columns = [f"{sql} AS {name(column)}" for column, sql in self.columns.items()]
        return (
            f"SELECT {', '.join([*columns, f'CAST({self.state} AS UTINYINT) AS _state', *lines])} FROM ({self.typed})"
        )

    def rejects(self, snapshot: Path, first_line: int) -> str:
        """SELECT of the faults of rejected records: `row`, `line`, `column`, `value`, `reason`, one row per fault.

        The records' numbers come from the snapshot, whose rejected rows stand in the same order: numbering all records of a
        large file to find a few costs more than landing it.
        """
        line = "CAST(_line AS BIGINT)" if self.normal else f"_number + {first_line}"
        faults = f"[{', '.join(_fault(str(number), column) for number, column in self.casts)}]"
        if self.header:
            again = f"[{{'c': '', 'v': {literal(self.header)}, 'r': 'repeated_header'}}]"
            faults = f"CASE WHEN _repeated THEN {again} ELSE {faults} END"
        if self.normal:
            malformed = "[{'c': _column, 'v': _value, 'r': _fault}]"
            faults = f"CASE WHEN _fault IS NOT NULL THEN {malformed} ELSE {faults} END"
        bad = f"SELECT * FROM (SELECT *, {self.state} AS _state FROM ({self.typed})) WHERE _state = {REJECTED}"
        rows = f"SELECT file_row_number AS _number FROM read_parquet({literal(snapshot)}, file_row_number = true)"
        return (
            f'SELECT _number AS row, line, f.c AS "column", left(f.v, {SHOWN}) AS value, f.r AS reason FROM ('
            f"SELECT _number, {line} AS line, unnest({faults}) AS f"
            f" FROM (SELECT *, row_number() OVER () AS _th FROM ({bad}))"
            f" JOIN (SELECT *, row_number() OVER () AS _th FROM ({rows} WHERE _state = {REJECTED})) USING (_th)"
            f") WHERE f.r IS NOT NULL"
        )


def _fault(number: str, column: Cast) -> str:
    text, value = f"t{number}", f"v{number}"
    reason = f"WHEN {text} IS NOT NULL AND {value} IS NULL THEN {column.reason}"
    if column.bounds:
        reason += f" WHEN NOT ({column.bounds.format(value)}) THEN 'out_of_range'"
    if column.required:
        reason = f"WHEN {text} IS NULL AND NOT d{number} THEN 'required' {reason}"
    broken = f"WHEN b{number} THEN 'derive_failed' " if column.origin.startswith("=") else ""
    return f"{{'c': {literal(column.origin)}, 'v': o{number}, 'r': CASE {broken}{reason} END}}"

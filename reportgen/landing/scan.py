"""How a batch is read: the table functions of the engine with every option said, none sniffed."""

from __future__ import annotations

from reportgen.contract import Batch
from reportgen.contract.arrivals import NORMAL_COLUMNS
from reportgen.landing.words import literal, name

MAX_LINE = 131_072
"""Bytes a line may have on the fast path: what a field may have on the strict one, which decides about longer lines."""


def rows_of(batch: Batch) -> str:
    """SQL of the rows of a batch: its columns as `r0`, `r1` and so on, before them those of `NORMAL_COLUMNS` where it is normal."""
    return _read_parquet(batch) if batch.types else _read_csv(batch)


def _read_parquet(batch: Batch) -> str:
    columns = ", ".join(f"{name(column)} AS r{number}" for number, column in enumerate(batch.header))
    return f"(SELECT {columns} FROM read_parquet({literal(batch.text)}))"


def _read_csv(batch: Batch) -> str:
    columns = [f"r{number}" for number in range(len(batch.header))]
    if batch.normal:
        columns = [*NORMAL_COLUMNS, *columns]
    dialect = batch.dialect
    options = {
        "columns": "{" + ", ".join(f"{literal(column)}: 'VARCHAR'" for column in columns) + "}",
        "auto_detect": "false",
        "header": "false",
        "delim": literal(dialect.delimiter),
        "quote": literal(dialect.quote),
        "escape": literal(dialect.quote),
        "skip": str(dialect.skip),
        "comment": "''",
        "null_padding": "false",
        "strict_mode": "true",
        "ignore_errors": "false",
        "nullstr": "''",
        "encoding": "'utf-8'",
        "compression": "'gzip'" if dialect.gzip else "'none'",
        "max_line_size": str(MAX_LINE),
    }
    if dialect.linefeed:
        options["new_line"] = r"'\n'"  # CR LF: unset, as 2.0 refuses such files when it is said
    if dialect.joined:
        options["parallel"] = "false"
    said = ", ".join(f"{key} = {value}" for key, value in options.items())
    return f"read_csv({literal(batch.text)}, {said})"

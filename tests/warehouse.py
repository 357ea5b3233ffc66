"""The sample company with its rows in a warehouse: the same project, but that its sources stay in a database.

`moved` writes the project and says which tables the database needs; who fills them is the test's own business.
"""

from __future__ import annotations

import math
import shutil
from pathlib import Path

from ruamel.yaml import YAML

KEPT = ("complete", "dense", "estimated", "ended", "when_late", "max_rejected")
"""What a source says of its days, wherever its rows lie."""

FILES = frozenset({"fx", "targets"})
"""Tables that stay files: small ones stand beside a warehouse."""

POSTGRESQL = {"VARCHAR": "text", "DOUBLE": "double precision"}


def moved(sample, inputs, folder: Path, url: str = "${WAREHOUSE_URL}", files=FILES) -> dict[str, tuple[str, list[int]]]:
    """Write the sample as a project whose sources are tables of a warehouse.

    Returns:
        For each table of the warehouse (named as its source) the table it feeds and the numbers of the parts its rows are of.
    """
    shutil.copytree(sample, folder, ignore=shutil.ignore_patterns(".reportgen", "output"))
    yaml = YAML()
    file = folder / "config" / "sources.yaml"
    written = yaml.load(file.read_text(encoding="utf-8"))
    made: dict = {"warehouse": url}
    tables: dict[str, tuple[str, list[int]]] = {}
    for name, source in written.items():
        parts = [number for number, part in enumerate(inputs.parts) if part.source == name]
        if source["table"] in files:
            made[name] = source
            continue
        table = source["table"]
        tables[name] = (table, parts)
        columns = {column: column for column in inputs.parts[parts[0]].columns}
        kept = {key: source[key] for key in KEPT if key in source}
        made[name] = {"kind": "sql", "table": table, "from": name, "columns": columns, **kept}
    with file.open("w", encoding="utf-8") as target:
        yaml.dump(made, target)
    return tables


def rows(inputs, table: str, parts: list[int]):
    """Columns with their types, and the rows, of some parts of a table."""
    columns = [
        (name, kind)
        for name, kind in inputs.engine.query(f"select column_name, column_type from (describe raw_{table})")
        if name in {column for part in parts for column in inputs.parts[part].columns}
    ]
    listed = ", ".join(f'"{name}"' for name, _ in columns)
    numbers = ", ".join(map(str, parts))
    found = inputs.engine.query(f"select {listed} from raw_{table} where _part in ({numbers}) order by _part, _row")
    return columns, found


def fill_postgresql(url: str, inputs, tables) -> None:
    """Put the rows into tables of a PostgreSQL."""
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        for name, (table, parts) in tables.items():
            columns, found = rows(inputs, table, parts)
            listed = ", ".join(f'"{column}" {POSTGRESQL.get(kind, kind)}' for column, kind in columns)
            connection.execute(f"create table {name} ({listed})")
            with connection.cursor().copy(f"copy {name} from stdin") as copy:
                for row in found:
                    copy.write_row(row)
            connection.execute(f"analyze {name}")


def fill_lake(folder: Path, inputs, tables) -> None:
    """Put the rows into Parquet files, one for each table."""
    import duckdb
    import pandas as pd

    folder.mkdir()
    for name, (table, parts) in tables.items():
        columns, found = rows(inputs, table, parts)
        listed = ", ".join(f'cast("{column}" as {kind}) as "{column}"' for column, kind in columns)
        frame = pd.DataFrame(found, columns=[column for column, _ in columns]).astype(object)
        frame = frame.where(frame.notna(), None)
        with duckdb.connect() as connection:
            connection.register("frame", frame)
            connection.execute(f"copy (select {listed} from frame) to '{folder / name}.parquet' (format parquet)")


def same(one, other):
    """Whether two values are equal; money at a rate of exchange is a double, which engines add up in orders of their own."""
    if isinstance(one, float) and isinstance(other, float):
        return math.isclose(one, other, rel_tol=1e-14)
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    return one == other

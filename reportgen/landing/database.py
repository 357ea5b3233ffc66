"""DuckDB for intake: nothing sniffed, nothing loaded, nothing reached but the files at hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.landing.words import literal

if TYPE_CHECKING:
    import duckdb


@contextmanager
def connected(
    scratch: Path, files: Sequence[Path] = (), *, memory_limit: str | None = None
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that may read `files` and write into `scratch`, and nothing else.

    Args:
        scratch: folder for results and for what does not fit into memory.
        files: further files to read.
        memory_limit: as DuckDB writes it, e.g. `300MB`; None leaves its default.
    """
    import duckdb

    config: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "python_enable_replacements": "false",
        "preserve_insertion_order": "true",
        "temp_directory": str(scratch / ".spill"),
    }
    if memory_limit is not None:
        config["memory_limit"] = memory_limit
    connection = duckdb.connect(":memory:", config=config)
    try:
        connection.execute("SET TimeZone = 'UTC'")
        connection.execute(f"SET allowed_directories = [{literal(scratch)}]")
        connection.execute(f"SET allowed_paths = [{', '.join(map(literal, files))}]")
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
        yield connection
    finally:
        connection.close()

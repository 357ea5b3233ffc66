"""DuckDB for intake: nothing sniffed, nothing loaded, nothing reached but the files at hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.business import threads_within
from reportgen.landing.words import literal

if TYPE_CHECKING:
    import duckdb

MEMORY = "500MB"
"""What the engine may take: what it cannot hold it puts on disk, and ten million rows land as fast as with more (measured)."""


@contextmanager
def connected(
    scratch: Path, files: Sequence[Path] = (), *, memory_limit: str = MEMORY
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that may read `files` and write into `scratch`, and nothing else.

    Args:
        scratch: folder for results and for what does not fit into memory.
        files: further files to read.
        memory_limit: as DuckDB writes it, e.g. `300MB`.
    """
    import duckdb

    config: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "python_enable_replacements": "false",
        "preserve_insertion_order": "true",
        "temp_directory": str(scratch / ".spill"),
        "memory_limit": memory_limit,
        # What a Parquet file says of its own columns is not taken for true: a damaged one holds other values than it says.
        "disabled_optimizers": "statistics_propagation",
    }
    connection = duckdb.connect(":memory:", config=config)
    try:
        connection.execute("SET TimeZone = 'UTC'")
        connection.execute(f"SET threads = least(current_setting('threads'), {threads_within(memory_limit)})")
        connection.execute(f"SET allowed_directories = [{literal(scratch)}]")
        connection.execute(f"SET allowed_paths = [{', '.join(map(literal, files))}]")
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
        yield connection
    finally:
        connection.close()

"""`python -m reportgen` and the `reportgen` command."""

from __future__ import annotations

import gc
import sys

from reportgen import cli


def main() -> int:
    """Run one command and return its exit code."""
    outcome = cli.main()
    if "duckdb" not in sys.modules:  # which tells the world of every object of its own that is left
        gc.freeze()  # what is left goes with the process: to look for circles in it takes a tenth of a short command
    return outcome


if __name__ == "__main__":
    sys.exit(main())

"""Where the ledger of a project is, and whether there is one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportgen.project import Project

LEDGER_VARIABLE = "REPORTGEN_LEDGER"
"""Environment variable with the URL of a ledger in PostgreSQL, for several nodes."""


def ledger_place(project: Project, environ: Mapping[str, str]) -> str | Path:
    """Where the ledger of a project is: in its folder, or where the environment says."""
    return environ.get(LEDGER_VARIABLE) or project.state / "ledger.db"


def ledger_is_there(project: Project, environ: Mapping[str, str]) -> bool:
    """Whether something was planned or sent ever; of a ledger elsewhere the database knows."""
    place = ledger_place(project, environ)
    return isinstance(place, str) or place.is_file()

"""Where the ledger of a project is, and whether there is one."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.errors import UsageError

if TYPE_CHECKING:
    from reportgen.project import Project

LEDGER_VARIABLE = "REPORTGEN_LEDGER"
"""Environment variable with the URL of a ledger in PostgreSQL, for several nodes."""

SHARED = "ledger.place"
"""File beside a project's state that says that its ledger is in a database."""


def ledger_place(project: Project, environ: Mapping[str, str]) -> str | Path:
    """Where the ledger of a project is: in its folder, or where the environment says."""
    return environ.get(LEDGER_VARIABLE) or project.state / "ledger.db"


def is_shared(place: str | Path) -> bool:
    """Whether a ledger is in a database, for several nodes."""
    return isinstance(place, str) and place.startswith("postgresql")


def note_shared(project: Project, name: str) -> None:
    """Remember in the project's folder that its ledger is in a database; `name` is how messages call it, without a password."""
    file = project.state / SHARED
    with suppress(OSError):  # a folder that may not be written is told by whoever needs it
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not file.is_file() or file.read_text(encoding="utf-8").strip() != name:
            file.write_text(f"{name}\n", encoding="utf-8")


def refuse_another(project: Project) -> None:
    """Refuse a new ledger in a file where the project's is in a database: a look at it would pass for a restored copy.

    Raises:
        UsageError: the environment does not name the database.
    """
    file = project.state / SHARED
    if not file.is_file():
        return
    name = file.read_text(encoding="utf-8", errors="replace").strip()
    raise UsageError(
        f"the ledger of this project is in PostgreSQL ({name}), and {LEDGER_VARIABLE} is not set here. Set it as the scheduler has "
        f"it (EnvironmentFile of its unit); to begin a new ledger in a file, remove {file}"
    )


def ledger_is_there(project: Project, environ: Mapping[str, str]) -> bool:
    """Whether something was planned or sent ever; of a ledger elsewhere the database knows."""
    place = ledger_place(project, environ)
    return isinstance(place, str) or place.is_file()

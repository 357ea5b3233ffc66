"""What can go wrong with the ledger; every text is for the operator and holds neither an address nor a password.

LedgerError            exit 1   the ledger cannot be used
├── LedgerBusyError             another process holds the lock; nothing was changed, try again
├── FullError                   no room for what was to be written; nothing was changed
├── ReplacedError               the ledger under a running process is an older copy; nothing may be sent
├── DecisionError      exit 2   an operator's decision that does not fit the state
└── Fenced                      a transition by somebody whose claim no longer holds; nothing was changed
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from reportgen.errors import EXIT_USAGE, ReportgenError


class LedgerError(ReportgenError):
    """The ledger cannot be used."""


class LedgerBusyError(LedgerError):
    """Another process holds the lock; nothing was changed, trying again makes sense."""


class FullError(LedgerError):
    """There is no room for what was to be written; nothing was changed, and it goes on when there is."""


class ReplacedError(LedgerError):
    """The ledger under a running process has become an older copy of itself."""


class WitnessError(LedgerError):
    """The change is committed, but the file that witnesses it could not be written."""


class DecisionError(LedgerError):
    """An operator's decision that does not fit the state of what it is about."""

    exit_code = EXIT_USAGE


class Fenced(LedgerError):  # noqa: N818 - the field's word for it
    """Somebody acted on a claim that no longer holds; nothing was changed, and nothing must be sent."""

    def __init__(self, kind: str, row: object, wanted: str) -> None:
        self.kind, self.row, self.wanted = kind, row, wanted
        super().__init__(f"{kind} {row} was not set to '{wanted}': its lease has passed or another worker has it")


_SQLITE: Mapping[int, tuple[type[LedgerError], str]] = {
    sqlite3.SQLITE_BUSY: (
        LedgerBusyError,
        "another process holds its lock; nothing was changed. Try again; `fuser FILE` names it",
    ),
    sqlite3.SQLITE_LOCKED: (LedgerBusyError, "another connection holds its lock; nothing was changed. Try again"),
    sqlite3.SQLITE_FULL: (
        FullError,
        "the disk is full; nothing was changed. Free some space: it continues where it stopped",
    ),
    sqlite3.SQLITE_IOERR: (
        LedgerError,
        "it could not be read or written (disk full, quota or a broken disk); nothing was changed",
    ),
    sqlite3.SQLITE_READONLY: (
        LedgerError,
        "it may not be written. Make file and folder writable for the user that runs this",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        LedgerError,
        "it cannot be opened. See that its folder exists and belongs to the user that runs this",
    ),
    sqlite3.SQLITE_CORRUPT: (
        LedgerError,
        "it is damaged. Restore a copy, or where there is none move it away: what is doubtful is then held, not sent twice",
    ),
    sqlite3.SQLITE_NOTADB: (
        LedgerError,
        "it is no SQLite file. Restore a copy, or where there is none move it away: what is doubtful is then held, not sent twice",
    ),
}
_POSTGRESQL: Mapping[str, tuple[type[LedgerError], str]] = {
    "40P01": (LedgerBusyError, "two workers waited for one another; nothing was changed. Try again"),
    "40001": (LedgerBusyError, "two workers changed the same rows; nothing was changed. Try again"),
    "55P03": (LedgerBusyError, "another worker holds a lock; nothing was changed. Try again"),
    "25P03": (
        LedgerBusyError,
        "this process stood still in the middle of a write, and the database ended it; nothing was changed. Try again",
    ),
    "53100": (
        FullError,
        "the database's disk is full; nothing was changed. Free some space: it continues where it stopped",
    ),
    "53300": (LedgerBusyError, "the database takes no more connections. Try again, or raise max_connections"),
    "25006": (LedgerError, "the database is read-only (a standby?). Name the primary"),
    "42501": (
        LedgerError,
        "the database user may not do this. Grant it the schema `reportgen`, or CREATE on the database once",
    ),
}


def explained(place: str, error: BaseException) -> LedgerError:
    """The error of a database driver in our words; the driver's own text may hold values, and is left out.

    Args:
        place: how the ledger is called in messages.
        error: what the driver raised (`DBAPIError.orig`).
    """
    code = getattr(error, "sqlite_errorcode", None)
    state = getattr(error, "sqlstate", None)
    if isinstance(code, int):
        kind, text = _SQLITE.get(
            code & 0xFF, (LedgerError, f"SQLite refused ({getattr(error, 'sqlite_errorname', code)})")
        )
    elif isinstance(state, str):
        default = (LedgerError, f"PostgreSQL refused (SQLSTATE {state}); nothing was changed")
        if state.startswith(("08", "57P")):
            default = (LedgerBusyError, "the connection to the database broke. Try again when it is back")
        kind, text = _POSTGRESQL.get(state, default)
    elif type(error).__module__.startswith("psycopg"):
        kind, text = (
            LedgerBusyError,
            "the database cannot be reached. See that it runs, and host, port, user and password in its URL",
        )
    else:
        kind, text = LedgerError, f"the database driver refused ({type(error).__name__})"
    return kind(f"{place}: {text}")

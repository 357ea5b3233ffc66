"""Where data come from.

`find` lists the files of a source, and `found` gives those that a preset reads their contracts besides; `take` gives what an API
delivers, `take_rows` what a database does; `read` reads any of them.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportgen.sources.base import find, read
    from reportgen.sources.presets import found, resolved
    from reportgen.sources.pull import Pulling, first_page, take
    from reportgen.sources.sql_pull import changed, take_rows
    from reportgen.sources.sql_query import log_in
    from reportgen.sources.world import World

_HOMES = {
    "base": ("find", "read"),
    "presets": ("found", "resolved"),
    "pull": ("Pulling", "first_page", "take"),
    "sql_pull": ("changed", "take_rows"),
    "sql_query": ("log_in",),
    "world": ("World",),
}
"""Where each is; it is read when it is asked for: who has files only needs nothing that logs in anywhere."""

_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Pulling",
    "World",
    "changed",
    "find",
    "first_page",
    "found",
    "log_in",
    "read",
    "resolved",
    "take",
    "take_rows",
]


def __getattr__(name: str) -> Any:
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return globals().setdefault(name, getattr(import_module(f"{__name__}.{home}"), name))

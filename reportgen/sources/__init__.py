"""Where data come from.

`find` lists the files of a source, and `found` gives those that a preset reads their contracts besides; `take` gives what an API
delivers, `take_rows` what a database does; `read` reads any of them.
"""

from reportgen.sources.base import find, read
from reportgen.sources.presets import found, resolved
from reportgen.sources.pull import Pulling, first_page, take
from reportgen.sources.sql_pull import changed, take_rows
from reportgen.sources.sql_query import login
from reportgen.sources.world import World

__all__ = [
    "Pulling",
    "World",
    "changed",
    "find",
    "first_page",
    "found",
    "login",
    "read",
    "resolved",
    "take",
    "take_rows",
]

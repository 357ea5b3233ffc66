"""Where data come from: which files a source has (`find`), what an API delivers (`take`), and what stands in either (`read`)."""

from reportgen.sources.base import find, read
from reportgen.sources.pull import Pulling, first_page, take
from reportgen.sources.world import World

__all__ = ["Pulling", "World", "find", "first_page", "read", "take"]

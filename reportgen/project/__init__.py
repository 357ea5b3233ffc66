"""A project: everything that config/ says, read at once and not changed any more.

`load` puts it together, `written` reads each file into the model of the room that owns it, `cross_checks` holds the files against
each other.
"""

from reportgen.project.load import ConfigFile, Project, load

__all__ = ["ConfigFile", "Project", "load"]

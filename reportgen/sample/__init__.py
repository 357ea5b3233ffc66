"""The sample project: a plausible company with thirty months of every table, and a story to be found in it.

`write(folder)` makes `folder/config`: YAML files that are copied from `files/`, and data that are simulated person by person. The
story is planted by the constants of `story.py`; nothing else in the package knows a figure of it.

The simulation uses additions, multiplications and `random.Random.random()` only, whose sequence Python guarantees, so that every
machine writes the same text.
"""

from reportgen.sample.write import files, write

__all__ = ["files", "write"]

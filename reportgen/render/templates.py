"""Where the templates lie and how they are read.

A project's own `templates/` comes first, then the ones that were installed with the program; a file that is missing in the first
is taken from the second. Templates are sandboxed, everything they print is escaped, and a name they misspell stops the rendering.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2.sandbox import ImmutableSandboxedEnvironment


def packaged() -> Path:
    """The folder of the templates that came with the program: in the wheel, else in the checkout."""
    package = Path(str(files("reportgen")))
    installed = package / "defaults" / "templates"
    return installed if installed.is_dir() else package.parent / "templates"


@cache
def environment(project: Path | None) -> ImmutableSandboxedEnvironment:
    """An environment that reads the project's templates before the packaged ones; one a folder, as templates are compiled once.

    Args:
        project: the project's own folder of templates; None or a folder that does not exist means there is none.
    """
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    folders = [folder for folder in (project, packaged()) if folder is not None and folder.is_dir()]
    return ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folders, followlinks=False),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )

"""Where the templates lie and how they are read.

A project's own `templates/` comes first, then the ones that were installed with the program; a file that is missing in the first
is taken from the second. Templates are sandboxed, everything they print is escaped (in `.txt` there is nothing to escape), and a
name they misspell stops the rendering.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache
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


def has_own(project: Path | None, names: Collection[str]) -> bool:
    """Whether a project brings some templates of its own in the place of the packaged ones."""
    return project is not None and any((project / name).is_file() for name in names)


def environment(project: Path | None) -> ImmutableSandboxedEnvironment:
    """An environment that reads the project's templates before the packaged ones; kept, as long as no file of theirs changes.

    Args:
        project: the project's own folder of templates; None or a folder that does not exist means there is none.
    """
    folders = tuple(folder for folder in (project, packaged()) if folder is not None and folder.is_dir())
    return _environment(folders, tuple(_stamps(folders)))


def _stamps(folders: tuple[Path, ...]) -> Iterator[tuple[Path, int]]:
    """The templates and when each was changed: a file of the project's own may appear before one that was read."""
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                yield file, file.stat().st_mtime_ns


@lru_cache(maxsize=4)
def _environment(folders: tuple[Path, ...], _: tuple[tuple[Path, int], ...]) -> ImmutableSandboxedEnvironment:
    from jinja2 import FileSystemLoader, StrictUndefined, select_autoescape
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folders, followlinks=False),
        autoescape=select_autoescape(disabled_extensions=("txt",), default_for_string=True, default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )

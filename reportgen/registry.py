"""Kinds of things by name: the modules of a folder of the package, and whatever others have installed.

A kind of source, chart, channel or output format is one module in its folder, under the module's name; `NO_KINDS` and names that
begin with `_` are no kinds. Others add theirs as an entry point of the group `reportgen.<folder>`:

    [project.entry-points."reportgen.sources"]
    pipedream = "their_package.pipedream"

Listing names imports nothing: the modules may need pandas or DuckDB.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec

from reportgen.errors import ReportgenError, UsageError, did_you_mean

NO_KINDS = frozenset({"base", "measure", "scale"})


class RegistryError(ReportgenError):
    """Something installed for reportgen does not work or takes a name that is taken."""


@dataclass(frozen=True)
class Entry:
    """One kind, not imported yet.

    Attributes:
        name: what the configuration calls it.
        target: module, or `module:attribute`.
        origin: who brings it: `reportgen` or the name of an installed distribution.
        group: the folder it belongs to, e.g. `sources`.
    """

    name: str
    target: str
    origin: str
    group: str

    def load(self) -> object:
        """Import it.

        Raises:
            RegistryError: it is not the program's own and cannot be imported.
        """
        module, _, attribute = self.target.partition(":")
        if self.origin == "reportgen":
            return import_module(module)
        try:
            loaded: object = import_module(module)
            for step in filter(None, attribute.split(".")):
                loaded = getattr(loaded, step)
        except Exception as error:  # Somebody else's code may fail in any way; the user must learn whose it is.
            raise RegistryError(
                f"'{self.name}' of reportgen.{self.group} ({self.target}, from {self.origin}) cannot be loaded:"
                f" {type(error).__name__}: {error}. Repair or uninstall {self.origin}"
            ) from error
        return loaded


@cache
def entries(folder: str) -> dict[str, Entry]:
    """All kinds of a folder of the package (e.g. `sources`), sorted by name, without importing them.

    Raises:
        RegistryError: two bring the same name.
    """
    return collect(folder, modules(folder), entry_points(group=f"reportgen.{folder}"))


def modules(folder: str) -> tuple[str, ...]:
    """Names of the modules in a folder of the package that are kinds."""
    spec = find_spec(f"reportgen.{folder}")
    if spec is None or spec.submodule_search_locations is None:
        raise ValueError(f"reportgen.{folder} is no folder of the package")
    found = (module.name for module in pkgutil.iter_modules(spec.submodule_search_locations) if not module.ispkg)
    return tuple(sorted(name for name in found if not name.startswith("_") and name not in NO_KINDS))


def collect(folder: str, own: Iterable[str], installed: Iterable[EntryPoint]) -> dict[str, Entry]:
    """The entries of the package's own modules and of entry points, sorted by name.

    Raises:
        RegistryError: two bring the same name.
    """
    found = {name: Entry(name, f"reportgen.{folder}.{name}", "reportgen", folder) for name in own}
    for point in sorted(installed, key=lambda point: (point.name, point.value)):
        origin = point.dist.name if point.dist is not None else "an unknown distribution"
        entry = Entry(point.name, point.value, origin, folder)
        taken = found.get(entry.name)
        if taken is not None and taken != entry:
            raise RegistryError(
                f"two bring '{entry.name}' for reportgen.{folder}: {taken.target} from {taken.origin} and {entry.target}"
                f" from {entry.origin}. Uninstall one"
            )
        found[entry.name] = entry
    return dict(sorted(found.items()))


def load(folder: str, name: str, *, lookup: Callable[[str], dict[str, Entry]] = entries) -> object:
    """The kind of that name.

    Raises:
        UsageError: there is none of that name.
        RegistryError: it cannot be imported.
    """
    known = lookup(folder)
    if name not in known:
        raise UsageError(f"nothing in {folder} is called '{name}'. {did_you_mean(name, known)}".rstrip())
    return known[name].load()

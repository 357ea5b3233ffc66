"""The inputs of a run as files, so that a run that is taken up again, or proved a year later, reads exactly what it read.

Snapshots are never changed once they are written, so they are linked where the file system lets them be; everything else is
copied. The manifest is written last: where it is, all is there.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from importlib import metadata
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any

from reportgen import __version__
from reportgen.archive.folders import ArchiveError, flush, hash_of, put
from reportgen.findings import Memory
from reportgen.findings.memory import FormError, memory_from, memory_json
from reportgen.pipeline import Inputs
from reportgen.tables import Part

if TYPE_CHECKING:
    from reportgen.project import Project

MANIFEST = "manifest.json"
MEMORY = "memory.json"
"""What earlier reports said, where they said anything."""
ANSWERS = "answers"
"""Folder of what a warehouse answered (see `engine.kept`): it fills while the run is made, and each answer bears its own hash."""
FOLDERS = ("templates", "config/languages")
"""Folders of a project that a report depends on as wholes."""

LIBRARIES = ("babel", "duckdb", "fonttools", "jinja2", "matplotlib", "numpy", "pandas", "weasyprint", "xlsxwriter")
DAYS = ("first_day", "last_day", "complete_through")


@dataclass(frozen=True)
class Frozen:
    """What was frozen.

    Attributes:
        as_of: the day taken for today.
        program: version of reportgen.
        files: place in the folder -> SHA-256.
        libraries: what else the bytes of a report depend on, name -> version.
        sources: (source, file) -> SHA-256 of the file as the source delivered it.
    """

    as_of: date
    program: str
    files: Mapping[str, str]
    libraries: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[tuple[str, str], str] = field(default_factory=dict)


def freeze(
    project: Project,
    inputs: Inputs,
    as_of: date,
    folder: Path,
    memory: Memory | None = None,
    still_ours: Callable[[], None] = lambda: None,
) -> Frozen:
    """Keep what a run reads.

    It is laid down beside its place and moved there whole: a worker that slept while another took its run over must not put what
    it had read in the place of what the report was made of.

    Args:
        project: as configured.
        inputs: what was read.
        as_of: the day taken for today.
        folder: where to; what an attempt that did not end left there goes.
        memory: what earlier reports said.
        still_ours: asked just before it is moved into its place; raises where the run is another's.
    """
    folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    aside = Path(mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        frozen = _laid_down(project, inputs, as_of, aside, memory)
        still_ours()
        shutil.rmtree(folder, ignore_errors=True)
        aside.rename(folder)
        flush(folder.parent)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    for left in folder.parent.glob(f".{folder.name}-*"):  # of attempts that were killed
        shutil.rmtree(left, ignore_errors=True)
    return frozen


def _laid_down(project: Project, inputs: Inputs, as_of: date, folder: Path, memory: Memory | None) -> Frozen:
    files: dict[str, str] = {}
    for source, name in _configured(project):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
        files[name] = hash_of(target)
    parts = []
    for number, part in enumerate(inputs.parts):
        kept = asdict(part)
        for key in ("snapshot", "excluded"):
            path = getattr(part, key)
            if path is not None:
                name = f"snapshots/{number:04d}-{key}{path.suffix}"
                _link(path, folder / name)
                files[name], kept[key] = hash_of(folder / name), name
        parts.append(kept)
    if memory is not None and memory != Memory():
        (folder / MEMORY).write_text(memory_json(memory), encoding="utf-8")
        files[MEMORY] = hash_of(folder / MEMORY)
    manifest = {
        "program": __version__, "libraries": libraries(), "as_of": as_of.isoformat(), "files": files, "parts": parts,
        "failures": list(inputs.failures), "notes": list(inputs.notes),
    }  # fmt: skip
    if inputs.answers:
        manifest["answers"] = [str(each) for each in inputs.answers]
    for name in files:
        (folder / name).chmod(0o400)
    put(folder / MANIFEST, json.dumps(manifest, indent=1, sort_keys=True, default=str).encode())
    flush(folder)
    return _frozen(manifest)


def libraries() -> dict[str, str]:
    """The versions of the libraries that draw, set and compute."""
    found = {"python": platform.python_version()}
    for name in LIBRARIES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return found


def _frozen(manifest: Mapping[str, Any]) -> Frozen:
    return Frozen(
        date.fromisoformat(manifest["as_of"]),
        manifest["program"],
        manifest["files"],
        manifest.get("libraries", {}),
        {(part["source"], part["file"]): part["sha256"] for part in manifest["parts"]},
    )


def frozen_at(folder: Path) -> Frozen | None:
    """What lies frozen in a folder; None where nothing does, or not all of it."""
    try:
        return _frozen(json.loads((folder / MANIFEST).read_bytes()))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def thaw(folder: Path, environ: Mapping[str, str], cache: Path | None = None) -> tuple[Project, Inputs, date]:
    """Project and inputs as they were, and the day that was taken for today.

    Args:
        folder: where they were frozen.
        environ: the environment, in which secrets are looked for.
        cache: where rendering keeps what it may make anew; beside what is frozen without it.

    Raises:
        ArchiveError: a file is gone or has changed.
        ConfigError: this version of the program reads that configuration no more.
    """
    from reportgen.project import load

    frozen = frozen_at(folder)
    if frozen is None:
        raise ArchiveError(f"{folder} holds no frozen inputs")
    for name, expected in frozen.files.items():
        path = folder / name
        if not path.is_file() or hash_of(path) != expected:
            raise ArchiveError(f"{path} is not the file that was frozen: it is gone, or its bytes have changed")
    manifest = json.loads((folder / MANIFEST).read_bytes())
    project = replace(load(folder, environ), cached=cache)
    parts = tuple(_part(kept, folder) for kept in manifest["parts"])
    inputs = Inputs(parts, tuple(manifest["failures"]), tuple(manifest["notes"]), project)
    if any(part.in_place for part in parts):
        # What a run asked of the warehouse lies with its inputs, so that it can be asked again when the warehouse is gone.
        shared = (Path(each) for each in manifest.get("answers", ()))
        inputs = replace(
            inputs, answers=(folder / ANSWERS, *(each for each in shared if each.parent.is_dir())), environ=environ
        )
    return project, inputs, frozen.as_of


def remembered(folder: Path) -> Memory:
    """What earlier reports said when a run was frozen, see `thaw`, which proves that the file is still the one.

    Raises:
        ArchiveError: this version of the program reads it no more.
    """
    frozen = frozen_at(folder)
    if frozen is None or MEMORY not in frozen.files:
        return Memory()
    try:
        return memory_from((folder / MEMORY).read_bytes())
    except (OSError, FormError) as error:
        raise ArchiveError(f"{folder / MEMORY} cannot be read: {error}") from None


def _part(kept: Mapping[str, Any], folder: Path) -> Part:
    days = {name: date.fromisoformat(kept[name]) if kept[name] else None for name in DAYS}
    files = {"snapshot": folder / kept["snapshot"], "excluded": folder / kept["excluded"] if kept["excluded"] else None}
    lumps = tuple((date.fromisoformat(first), date.fromisoformat(last)) for first, last in kept.get("lumps", ()))
    undelivered = tuple(kept.get("undelivered", ()))
    return Part(
        **{**kept, **days, **files, "columns": tuple(kept["columns"]), "lumps": lumps, "undelivered": undelivered}
    )


def _configured(project: Project) -> Iterator[tuple[Path, str]]:
    """Every file of the project that a report depends on, with its name in the project."""
    names = {each.file for each in project.files if (project.root / each.file).is_file()}
    brand, fonts = project.brand.brand, project.brand.fonts
    named = [brand.logo, brand.logo_on_dark, project.business.holidays]
    named += [spec.schedule.holidays for spec in project.reports.values() if spec.schedule is not None]
    named += [getattr(group, "file", None) for group in project.recipients.groups.values()]
    names |= {name for name in named if name is not None and (project.root / name).is_file()}
    for folder in (*FOLDERS, fonts.sans, fonts.serif):
        if folder is not None and (project.root / folder).is_dir():
            below = (path for path in sorted((project.root / folder).rglob("*")) if path.is_file())
            names |= {path.relative_to(project.root).as_posix() for path in below}
    yield from ((project.root / name, name) for name in sorted(names))


def _link(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target)
    except OSError:  # another file system, or one without links
        shutil.copyfile(source, target)

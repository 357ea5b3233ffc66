"""The files of all sources, each of a preset with its contract: found out, or as it was where no file was touched since."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen import __version__
from reportgen.contract import Arrival, FileSource, PresetSource, Source
from reportgen.contract import preset as presets
from reportgen.errors import SourceError
from reportgen.sources.base import find

if TYPE_CHECKING:
    from reportgen.sources.presets.resolve import Resolved

VERSION = 1
"""Raised when the same files and presets would be resolved otherwise."""
RACY = 2_000_000_000
"""Nanoseconds: a file changed so shortly before it was looked at may have changed again unseen."""


@dataclass(frozen=True)
class Remark:
    """What the owner of a source should know of how its preset reads a file.

    Attributes:
        source: its name.
        file: the file it is about.
        what: one sentence without a full stop.
    """

    source: str
    file: str
    what: str


def found(
    project_dir: Path, sources: Mapping[str, Source], cache: Path | None = None
) -> tuple[tuple[Arrival, ...], tuple[SourceError, ...], tuple[Remark, ...]]:
    """List the files of all sources (see `base.find`), and give those that a preset reads their contracts.

    Args:
        project_dir: the folder that paths are relative to.
        sources: contracts by name.
        cache: see `resolved`.
    """
    arrivals, missing = find(project_dir, sources)
    made, errors, remarks = resolved(arrivals, sources, cache)
    return made, (*missing, *errors), remarks


def resolved(
    arrivals: Sequence[Arrival], sources: Mapping[str, Source], cache: Path | None = None
) -> tuple[tuple[Arrival, ...], tuple[SourceError, ...], tuple[Remark, ...]]:
    """Give every file of a source that names a preset its contract; all other files pass as they are.

    Args:
        arrivals: files, by source.
        sources: contracts by name.
        cache: folder in which it is kept what was found of files that were not touched since; None keeps nothing.

    Returns:
        The files that count, sources of which nothing can be read, and what their owners should know.
    """
    out: list[Arrival] = []
    errors: list[SourceError] = []
    remarks: list[Remark] = []
    for name, group in groupby(arrivals, key=lambda arrival: arrival.source):
        files, source = tuple(group), sources[name]
        if not isinstance(source, PresetSource):
            out += files
            continue
        try:
            made, said = _kept(files, source, cache)
        except SourceError as error:
            errors.append(error)
        except OSError as error:
            what = f"the file cannot be read: {error.strerror or error}"
            errors.append(SourceError(name, what, file=files[-1].file))
        else:
            out += made
            remarks += said
    return tuple(out), tuple(errors), tuple(remarks)


def _kept(files: Sequence[Arrival], source: PresetSource, cache: Path | None) -> tuple[list[Arrival], list[Remark]]:
    """The same as `together`, taken from the cache where no file was touched since."""
    if cache is None:
        made, said = _together(files, source)
        return [replace(each.fit.arrival, contract=each.contract) for each in made], list(said)
    signatures = [[each.file, *vars(each.signature).values()] for each in files]
    told = [
        VERSION,
        __version__,
        source.preset,
        hashlib.sha256(presets.text(source.preset)).hexdigest(),
        source.fingerprint(),
        signatures,
    ]
    asked, place = hashlib.sha256(json.dumps(told).encode()).hexdigest(), cache / f"{files[0].source}.json"
    newest = max(max(each.signature.modified, each.signature.changed) for each in files)
    try:
        if place.stat().st_mtime_ns - newest > RACY:
            return _read(place, asked, files)
    except (OSError, ValueError, KeyError):
        pass
    made, said = _together(files, source)
    arrivals = [replace(each.fit.arrival, contract=each.contract) for each in made]
    _write(place, asked, arrivals, said)
    return arrivals, list(said)


def _read(place: Path, asked: str, files: Sequence[Arrival]) -> tuple[list[Arrival], list[Remark]]:
    """What is kept.

    Raises:
        KeyError: it is of other files, another preset or another version.
    """
    told = json.loads(place.read_text(encoding="utf-8"))
    if told["asked"] != asked:
        raise KeyError(asked)
    contracts = {file: FileSource.model_validate_json(text) for file, text in told["contracts"].items()}
    arrivals = [replace(each, contract=contracts[each.file]) for each in files if each.file in contracts]
    return arrivals, [Remark(*one) for one in told["remarks"]]


def _write(place: Path, asked: str, arrivals: Sequence[Arrival], said: Sequence[Remark]) -> None:
    """Keep what was found; where that is not possible it is found again next time."""
    contracts = {
        each.file: each.contract.model_dump_json(by_alias=True, exclude_unset=True)
        for each in arrivals
        if each.contract
    }
    text = json.dumps(
        {"asked": asked, "contracts": contracts, "remarks": [list(vars(one).values()) for one in said]},
        ensure_ascii=False,
    )
    try:
        place.parent.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        place.parent.mkdir(mode=0o700, exist_ok=True)
        aside = place.with_suffix(".part")
        aside.write_text(text, encoding="utf-8")
        aside.replace(place)
    except OSError:
        return


def _together(files: Sequence[Arrival], source: PresetSource) -> tuple[tuple[Resolved, ...], tuple[Remark, ...]]:
    from reportgen.sources.presets.sets import together

    return together(files, source)

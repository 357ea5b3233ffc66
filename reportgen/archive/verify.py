"""Whether a run is still what it was: its files, its frozen inputs, and whether these inputs give the same bytes again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from reportgen import __version__
from reportgen.archive.folders import ArchiveError, hash_of, safe
from reportgen.archive.frozen import FOLDERS, MANIFEST, Frozen, frozen_at, libraries
from reportgen.ledger import Artifact, Step

State = Literal["intact", "changed", "missing", "unexpected", "differs"]


@dataclass(frozen=True)
class Check:
    """What was found of one thing.

    Attributes:
        kind: `file` as it is sent, `input` that was frozen, `rendering` made again.
        name: place in the run's folder.
        state: `intact`, or what is wrong.
    """

    kind: Literal["file", "input", "rendering"]
    name: str
    state: State


@dataclass(frozen=True)
class Versions:
    """By what a run was made, and what would make it now.

    Attributes:
        changed: what is another version: name, then, now.
    """

    changed: tuple[tuple[str, str, str], ...]

    @property
    def same(self) -> bool:
        """Whether equal inputs must give equal bytes."""
        return not self.changed


def files(runs: Path, artifacts: Iterable[Artifact]) -> Iterator[Check]:
    """Every file of a run against its hash in the ledger.

    Args:
        runs: the folder of the archive.
        artifacts: the files as the ledger has them.
    """
    for each in artifacts:
        path = runs / safe(each.path)
        name = f"{each.variant}/{each.name}"
        yield Check("file", name, _state(path, each.sha256))


def inputs(folder: Path, steps: Sequence[Step]) -> Iterator[Check]:
    """Every frozen input against the manifest, and the manifest against the ledger.

    Args:
        folder: of the frozen inputs.
        steps: of the run; the last that names the hash of the manifest counts.
    """
    frozen = frozen_at(folder)
    if frozen is None:
        yield Check("input", MANIFEST, "changed" if (folder / MANIFEST).is_file() else "missing")
        return
    told = [step.detail["inputs"] for step in steps if "inputs" in step.detail]
    yield Check("input", MANIFEST, _state(folder / MANIFEST, told[-1]) if told else "intact")
    for name, expected in sorted(frozen.files.items()):
        yield Check("input", name, _state(folder / safe(name), expected))
    for name in _unexpected(folder, frozen):
        yield Check("input", name, "unexpected")


def renderings(made: Mapping[tuple[str, str], str], artifacts: Iterable[Artifact]) -> Iterator[Check]:
    """What was made again against what was made then, byte for byte.

    Args:
        made: (variant, name) -> SHA-256 of its bytes.
        artifacts: as the ledger has them.
    """
    left = dict(made)
    for each in artifacts:
        found = left.pop((each.variant, each.name), None)
        state: State = "missing" if found is None else "intact" if found == each.sha256 else "differs"
        yield Check("rendering", f"{each.variant}/{each.name}", state)
    for variant, name in sorted(left):
        yield Check("rendering", f"{variant}/{name}", "unexpected")


def versions(folder: Path) -> Versions:
    """How program and libraries differ from those that made a run.

    Raises:
        ArchiveError: nothing is frozen there.
    """
    frozen = frozen_at(folder)
    if frozen is None:
        raise ArchiveError(f"{folder} holds no frozen inputs")
    then, now = {"reportgen": frozen.program, **frozen.libraries}, {"reportgen": __version__, **libraries()}
    names = [name for name in sorted(then) if then[name] != now.get(name, "none")]
    return Versions(tuple((name, then[name], now.get(name, "none")) for name in names))


def _state(path: Path, expected: str) -> State:
    try:
        return "intact" if hash_of(path) == expected else "changed"
    except OSError:
        return "missing"


def _unexpected(folder: Path, frozen: Frozen) -> Iterator[str]:
    """Files that would be read with the frozen ones and are none of them."""
    for name in ("config", *FOLDERS):
        below = (path for path in sorted((folder / name).rglob("*")) if path.is_file())
        found = (path.relative_to(folder).as_posix() for path in below)
        if name in ("config", "templates"):
            yield from (each for each in found if each not in frozen.files)

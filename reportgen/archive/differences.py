"""What differs between two runs: what they said, their files, and what they were made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from reportgen.archive.frozen import Frozen
from reportgen.ledger import Artifact, ReportedFigure

Key = TypeVar("Key")
SHORT = 16
"""Letters of a hash that are shown."""


@dataclass(frozen=True)
class Difference:
    """One thing that is not the same.

    Attributes:
        kind: `figure`, `file`, `source`, `configuration` or `program`.
        name: of it.
        one: in the first run; None where it is not there.
        other: in the second.
    """

    kind: Literal["figure", "file", "source", "configuration", "program"]
    name: str
    one: str | None
    other: str | None


def figures(
    one: Sequence[ReportedFigure], other: Sequence[ReportedFigure]
) -> Iterator[tuple[Difference, ReportedFigure]]:
    """Reported figures that differ, each with one of the two for its unit.

    Figures of one period are compared with those of the same; where the runs have no period in common, each with its like.
    """
    common = {figure.period for figure in one} & {figure.period for figure in other}

    def keyed(found: Sequence[ReportedFigure]) -> dict[tuple[str, str, str, str], ReportedFigure]:
        return {(each.kpi, each.by, each.segment, each.period if common else ""): each for each in found}

    mine, theirs = keyed(one), keyed(other)
    for key in sorted(mine.keys() | theirs.keys()):
        left, right = mine.get(key), theirs.get(key)
        if left is None or right is None or left.value != right.value:
            name = " ".join(part for part in (key[0], key[2], key[3]) if part)
            shown = left or right
            assert shown is not None  # noqa: S101 - a key of one of the two
            yield Difference("figure", name, left.value if left else None, right.value if right else None), shown


def files(one: Sequence[Artifact], other: Sequence[Artifact]) -> Iterator[Difference]:
    """Files of the same rendering and kind whose bytes differ."""
    mine, theirs = ({(each.variant, each.kind): each for each in found} for found in (one, other))
    for key in sorted(mine.keys() | theirs.keys()):
        left, right = mine.get(key), theirs.get(key)
        if left is None or right is None or left.sha256 != right.sha256:
            named = right or left
            assert named is not None  # noqa: S101 - a key of one of the two
            yield Difference("file", f"{key[0]}/{named.name}", _hash(left), _hash(right))


def inputs(one: Frozen, other: Frozen) -> Iterator[Difference]:
    """Files of sources, files of the configuration, program and libraries that differ."""
    for (source, file), left, right in _unlike(one.sources, other.sources):
        yield Difference("source", f"{source}: {file}", left and left[:SHORT], right and right[:SHORT])
    mine, theirs = ({name: value for name, value in each.files.items() if _configured(name)} for each in (one, other))
    for name, left, right in _unlike(mine, theirs):
        yield Difference("configuration", name, left and left[:SHORT], right and right[:SHORT])
    programs = ({"reportgen": each.program, **each.libraries} for each in (one, other))
    for name, left, right in _unlike(*programs):
        yield Difference("program", name, left, right)


def _configured(name: str) -> bool:
    return not name.startswith("snapshots/")


def _unlike(one: Mapping[Key, str], other: Mapping[Key, str]) -> Iterator[tuple[Key, str | None, str | None]]:
    for key in sorted(one.keys() | other.keys()):  # type: ignore[type-var]
        if one.get(key) != other.get(key):
            yield key, one.get(key), other.get(key)


def _hash(file: Artifact | None) -> str | None:
    return file.sha256[:SHORT] if file is not None else None

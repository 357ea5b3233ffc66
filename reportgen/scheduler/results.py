"""What a run keeps of each variant it made: its files, what stands against it, and the figures it told.

A report of a thousand recipients takes hours, and a machine may go down in them. So each variant is put down for itself, with a
record that is written last: the next attempt, which reads the same frozen inputs, takes what is there and makes the rest.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from reportgen import __version__, gate
from reportgen.archive.folders import ArchiveError, RunFolder, hash_of
from reportgen.findings import Kind, restated
from reportgen.findings.memory import area_json
from reportgen.ledger import Artifact, ReportedFigure
from reportgen.metrics.scoreboard import Status, Verdict
from reportgen.scheduler.addressees import Variant

if TYPE_CHECKING:
    from reportgen.findings import Findings
    from reportgen.metrics.scoreboard import Scoreboard
    from reportgen.pipeline import Finished, Order
    from reportgen.render import Rendering
    from reportgen.reports import ReportSpec

RECORD = ".made.json"
"""Name of the record in the folder of a variant."""

Told = tuple[str, str, str, str, bool]
"""A figure that a report says: KPI (with its view, where that is not the period's), period, exact value, value as shown, and
whether its period was over."""


@dataclass(frozen=True)
class Result:
    """One report that was made, without what it was made of: a thousand of them are no burden.

    Attributes:
        order: what was wanted.
        files: what was made, by name.
        held: what stands against sending it.
        warnings: what whoever made it should know.
        figures: what it says.
        behind: whether a measure of its cards is behind its target.
        moved: whether a measure of its cards changed beyond chance.
        found: whether the quarter has a focus area that its figures gave, or a verdict about one of the last; None where nobody
            looked for any.
        areas: the focus areas that were found, as JSON knows them.
    """

    order: Order
    files: Mapping[str, Rendering]
    held: tuple[gate.Reason, ...]
    warnings: tuple[str, ...]
    figures: tuple[Told, ...] = ()
    behind: bool = False
    moved: bool = False
    found: bool | None = None
    areas: tuple[Mapping[str, Any], ...] = ()

    @classmethod
    def of(cls, done: Finished) -> Result:
        """What is kept of a finished report."""
        cards = [each for each in done.board.readings if each.kpi in done.order.spec.cards and each.by is None]
        behind = any(each.status is Status.BEHIND for each in cards)
        moved = any(each.verdict in (Verdict.UP, Verdict.DOWN) for each in cards)
        said = tuple(figures(done.board, done.order))
        areas = tuple(area_json(each) for each in done.findings.areas) if done.findings else ()
        return cls(
            done.order, done.files, done.held, done.warnings, said, behind, moved, real_finding(done.findings), areas
        )


@dataclass(frozen=True)
class Kept:
    """A variant whose files lie in the folder of its run.

    Attributes:
        variant: which.
        artifacts: its files.
        held: as of a result, and so the rest.
    """

    variant: Variant
    artifacts: tuple[Artifact, ...]
    held: tuple[gate.Reason, ...]
    warnings: tuple[str, ...]
    figures: tuple[Told, ...]
    behind: bool
    moved: bool
    found: bool | None = None
    areas: tuple[Mapping[str, Any], ...] = ()

    def reported(self) -> Iterator[ReportedFigure]:
        """The figures as the ledger keeps them: of the whole business, or of the variant's part."""
        by, segment = ("only", self.variant.split) if self.variant.only else ("", "")
        for kpi, period, value, display, closed in self.figures:
            yield ReportedFigure(kpi, by, segment, period, value, display, closed)


def figures(board: Scoreboard, order: Order) -> Iterator[Told]:
    """The figures that a report says, exact and as they are shown: of its own period, then of those that stand beside it.

    Of the periods before only what nobody was told yet, or otherwise; and of the whole only, for of a thousand parts it would be
    millions.
    """
    closed = board.period.complete(board.as_of)
    for reading in board.readings:
        if reading.by is None and reading.value is not None:
            name = reading.kpi if reading.view == "period" else f"{reading.kpi}:{reading.view}"
            whole = closed and not reading.partial
            yield name, reading.period.id, repr(reading.value), f"{reading.value:.6g}", whole
    if order.only:
        return
    told = {(each.kpi, each.period): each.value for each in order.memory.told}
    for reading, period, value in restated.figures(board):
        said = told.get((reading.kpi, period.id))
        known = said is not None and restated.printed(said, reading) == restated.printed(value, reading)
        if period != reading.period and not known:
            yield reading.kpi, period.id, repr(value), f"{value:.6g}", True


def real_finding(found: Findings | None) -> bool | None:
    """Whether a quarter gives its readers something to do or to learn; what the plan holds anyway does not count."""
    if found is None:
        return None
    new = any(each.kind is not Kind.TIME_BASED for each in found.areas)
    return new or any(each.verdict in ("worked", "did_not_work") for each in found.review)


def name_of(inputs: str, order: Order) -> str:
    """What a variant is a function of, as a hash: of the same name the same files are made.

    Args:
        inputs: hash of what was frozen.
        order: what is wanted.
    """
    asked = [inputs, __version__, order.report, order.period.id, order.language, order.formats, order.only,
             order.correction, order.marks]  # fmt: skip
    return sha256(json.dumps(asked).encode()).hexdigest()


def keep(folder: RunFolder, variant: Variant, made: Result, name: str) -> Kept:
    """Put a report down in the folder of its run, its record last."""
    artifacts = []
    for file, each in made.files.items():
        place = folder.write(variant.id, file, each.data)
        kind = file.rpartition(".")[2]
        artifacts.append(Artifact(variant.id, file, kind, place, sha256(each.data).hexdigest(), len(each.data)))
    kept = Kept(
        variant,
        tuple(artifacts),
        made.held,
        made.warnings,
        made.figures,
        made.behind,
        made.moved,
        made.found,
        made.areas,
    )
    record = {
        "name": name, "files": [asdict(each) for each in artifacts], "held": [[each.code, each.what] for each in made.held],
        "warnings": made.warnings, "figures": made.figures, "behind": made.behind, "moved": made.moved,
        "found": made.found, "areas": made.areas,
    }  # fmt: skip
    folder.write(variant.id, RECORD, json.dumps(record, ensure_ascii=False).encode())
    return kept


def found(folder: RunFolder, variant: Variant, name: str) -> Kept | None:
    """What an earlier attempt put down of a variant; None where it did not come so far, or a file is not what it was."""
    try:
        record = json.loads((folder.runs / folder.place(variant.id, RECORD)).read_bytes())
        if record["name"] != name:
            return None
        artifacts = tuple(Artifact(**each) for each in record["files"])
        if any(hash_of(folder.runs / folder.place(variant.id, each.name)) != each.sha256 for each in artifacts):
            return None
        return Kept(
            variant, artifacts, tuple(gate.Reason(*each) for each in record["held"]), tuple(record["warnings"]),
            tuple((kpi, period, value, shown, closed) for kpi, period, value, shown, closed in record["figures"]),
            bool(record["behind"]), bool(record["moved"]), record["found"], tuple(record["areas"]),
        )  # fmt: skip
    except (OSError, ValueError, KeyError, TypeError, ArchiveError):
        return None


def not_wanted(spec: ReportSpec, done: Sequence[Kept]) -> str | None:
    """Why a report that is sent on a condition is not; None when it is."""
    if spec.send_when == "target_missed" and not any(each.behind for each in done):
        return "no measure of its cards is behind its target, and send_when is target_missed"
    if spec.send_when == "finding" and not any(each.moved if each.found is None else each.found for each in done):
        if any(each.found is not None for each in done):
            return "the quarter gave no focus area and no verdict about one of the last, and send_when is finding"
        return "no measure of its cards changed beyond chance, and send_when is finding"
    return None

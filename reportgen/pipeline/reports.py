"""From an order to files: `finished` makes them and writes nothing, `make` writes them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen import gate
from reportgen.periods import Period
from reportgen.pipeline.documents import composed, held, job_of, language, mail_frame, words
from reportgen.pipeline.files import write_aside
from reportgen.pipeline.inputs import Inputs
from reportgen.pipeline.only import left_out
from reportgen.pipeline.order import Order

if TYPE_CHECKING:
    from reportgen.document import Document
    from reportgen.findings import Findings
    from reportgen.metrics.scoreboard import Scoreboard
    from reportgen.project import Project
    from reportgen.render import Renderer, Rendering


@dataclass(frozen=True)
class Finished:
    """One report, ready and not yet anywhere.

    Attributes:
        order: what was wanted.
        files: what was made, by name, in the order in which the formats were asked for.
        held: why it must not go out as it is; empty when nothing stands against it.
        warnings: what whoever made it should know.
        board: its figures.
        document: what stands in it.
        findings: what was found in its quarter; None where nobody looked.
    """

    order: Order
    files: Mapping[str, Rendering]
    held: tuple[gate.Reason, ...]
    warnings: tuple[str, ...]
    board: Scoreboard
    document: Document
    findings: Findings | None = None


@dataclass(frozen=True)
class Made:
    """One report that was made and written.

    Attributes:
        files: what was written.
        held: why it must not go out as it is; empty when nothing stands against it.
        warnings: what whoever made it should know.
    """

    report: str
    period: Period
    files: tuple[Path, ...]
    held: tuple[gate.Reason, ...]
    warnings: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """For `run --json`."""
        return {
            "report": self.report,
            "period": self.period.id,
            "files": [str(file) for file in self.files],
            "held": [{"code": reason.code, "what": reason.what} for reason in self.held],
            "warnings": list(self.warnings),
        }


def finished(
    project: Project,
    inputs: Inputs,
    order: Order,
    formats: Sequence[str] | None = None,
    renderer: Renderer | None = None,
) -> Finished:
    """Compute, assemble, check and render one report; nothing is written.

    Args:
        project: as configured.
        inputs: what was read.
        order: the report that is wanted.
        formats: the report's own without it.
        renderer: what makes the files, as a rule a process of its own that is already there; without it one is started for them.

    Raises:
        RenderError: the document could not be made.
    """
    from reportgen.assemble import banner
    from reportgen.assemble.prose import unfounded

    document, board, found = composed(project, inputs, order)
    spoken = language(project, order.language)
    unsound = (
        *gate.numbers_in_prose(unfounded(document, spoken)),
        *gate.empty_sections(document),
        *gate.personal_data(words(document, spoken)),
    )
    reasons = (*held(project, inputs, board, order), *unsound)
    if unsound:
        document = replace(document, banner=banner(True, order.marks))
    wanted = tuple(formats or order.spec.formats)
    job, complaints = job_of(project, order.language, document, board, mail_frame(project, order, wanted))
    with _renderer(renderer) as ready:
        made = ready.render(job, wanted)
        if flaws := {flaw: None for each in made.values() for flaw in each.flaws}:
            reasons = (*reasons, *gate.flawed_drawings(flaws))
            job = replace(job, document=replace(document, banner=banner(True, order.marks)))
            made = ready.render(job, wanted)  # what is held says so on every page
    warnings = dict.fromkeys(warning for each in made.values() for warning in each.warnings)
    files = {f"{order.name}.{kind}": each for kind, each in made.items()}
    told = (*complaints, *left_out(project, inputs, order.only), *warnings)
    return Finished(order, files, reasons, told, board, document, found)


def make(
    project: Project,
    inputs: Inputs,
    order: Order,
    formats: Sequence[str] | None,
    out: Path | None,
    renderer: Renderer | None = None,
) -> Made:
    """Make one report, see `finished`, and write its files into `out` (the project's output/ without it)."""
    done = finished(project, inputs, order, formats, renderer)
    folder = (out or project.output) / order.folder
    for name, each in done.files.items():
        write_aside(folder / name, each.data)
    return Made(order.report, order.period, tuple(folder / name for name in done.files), done.held, done.warnings)


@contextmanager
def _renderer(given: Renderer | None) -> Iterator[Renderer]:
    """The one that is there, else one for this report only."""
    from reportgen.render.child import Child

    if given is not None:
        yield given
        return
    with Child() as child:
        yield child

"""A run made again from its frozen inputs, exactly as it was made: for `verify`. Nothing is written but what rendering caches."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from reportgen import archive
from reportgen.scheduler import making, reading
from reportgen.scheduler.addressees import addressees, variants_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportgen.ledger import Run
    from reportgen.scheduler.house import House


def made_again(
    house: House, run: Run, makers: making.Makers | None = None, tell: Callable[[str], None] = lambda text: None
) -> dict[tuple[str, str], str]:
    """The files of a run, made anew: (variant, name) -> SHA-256 of its bytes.

    Args:
        house: the project with its ledger.
        run: a run whose inputs are frozen.
        makers: as for `making.make`.
        tell: takes what is being done.

    Raises:
        ArchiveError: a frozen input is gone or has changed.
        ConfigError: this version of the program reads that configuration no more.
        RenderError: it cannot be rendered any more.
    """
    sources = reading.thawed(archive.RunFolder(house.runs, run.id), house.environ, house.project.cache)
    spec = sources.project.reports[run.report]
    variants = variants_of(sources.project, spec, addressees(sources.project, spec))
    wanted = [making.ordered(sources, run.report, run.period, run.reason, variant) for variant in variants]
    made: dict[tuple[str, str], str] = {}
    maker = makers or making.makers_for(sources.project, len(wanted))
    for variant, finished in zip(variants, maker(house, sources.project, sources.inputs, wanted), strict=True):
        tell(f"rendering {finished.order.name} ...")
        made |= {(variant.id, name): sha256(each.data).hexdigest() for name, each in finished.files.items()}
    return made

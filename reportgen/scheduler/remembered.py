"""What earlier reports said and owners decided, from the ledger: an input of a run, frozen with the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reportgen.errors import UsageError
from reportgen.findings import FocusArea, Memory, Told
from reportgen.findings.memory import FormError, area_from, with_decisions
from reportgen.periods import Period, parse
from reportgen.pipeline.memory import ONLY, earlier, matters, memory, names, quarters, remembering, split_of
from reportgen.scheduler.house import opened
from reportgen.scheduler.places import ledger_is_there

if TYPE_CHECKING:
    from reportgen.ledger import KeptArea, Reported
    from reportgen.ledger.ledger import Ledger
    from reportgen.pipeline import Order
    from reportgen.project import Project


def _quiet(_: str) -> None:
    pass


def kept(
    ledger: Ledger,
    project: Project,
    report: str,
    period: Period,
    version: int = 1,
    splits: Sequence[str] = (),
    tell: Callable[[str], None] = _quiet,
) -> Memory:
    """What the ledger knows for a report, of the whole business and of parts of it.

    Args:
        ledger: open.
        project: as configured.
        report: id of the report that is made; "" where somebody only asks, to whom all that was told counts.
        period: what it covers.
        version: 1, or more for a correction, which is told what it corrects.
        splits: parts of the business it is made of, as the ledger names them; of these only the period before is compared.
        tell: takes what cannot be read.
    """
    asked = names(period)
    near = {period.id, period.previous().id}
    told = [
        _told(each)
        for each in ledger.told(asked, splits)
        if (not each.by or each.period in near) and _counts(each, project, report, period, version)
    ]
    asked_of = quarters(period)
    areas = of_quarters(ledger, asked_of, tell) if asked_of else ()
    return memory(told, areas, period)


def of_quarters(
    ledger: Ledger, quarters: Sequence[Period], tell: Callable[[str], None] = _quiet
) -> tuple[FocusArea, ...]:
    """The focus areas that stand of some quarters, with what was decided about them."""
    return tuple(_areas(ledger.focus_areas([each.id for each in quarters]), tell))


def _areas(rows: Sequence[KeptArea], tell: Callable[[str], None]) -> Iterator[FocusArea]:
    for row in rows:
        try:
            yield area_from(row.area)
        except FormError as error:
            tell(f"the ledger's focus area {row.quarter} {row.id} cannot be read, and is left out: {error}")


def _told(said: Reported) -> Told:
    report, of, _ = said.run.rsplit("/", 2)
    return Told(said.kpi, (ONLY, said.segment) if said.by else None, said.period, float(said.value), report, of)


def _counts(said: Reported, project: Project, report: str, period: Period, version: int) -> bool:
    """Whether a figure was told by an earlier report; for a correction also by what it corrects."""
    if ":" in said.kpi:
        return False  # a cohort: it ripens
    if not report:
        return True
    by, of, made = said.run.rsplit("/", 2)
    if (by, of) == (report, period.id):
        return int(made.removeprefix("v")) < version
    try:
        return earlier(parse(of, period.last, *project.business.starts), period)
    except UsageError:
        return False  # a period of a calendar that the business has no more


@contextmanager
def ledger_at_hand(
    project: Project, environ: Mapping[str, str], tell: Callable[[str], None] = _quiet
) -> Iterator[Ledger | None]:
    """The project's ledger where there is one already; None where nothing was ever planned, or it cannot be read.

    A report that somebody makes by hand does not need it: it then says nothing of what earlier ones said.
    """
    from reportgen.ledger import LedgerError

    if not ledger_is_there(project, environ):
        yield None
        return
    try:
        house = opened(project, environ, tell)
        found = house.__enter__()
    except LedgerError as error:
        tell(f"{error}. What earlier reports said is not known to this one")
        yield None
        return
    try:
        yield found.ledger
    finally:
        house.__exit__(None, None, None)


def of_quarter(
    project: Project, ledger: Ledger | None, quarter: Period, tell: Callable[[str], None] = _quiet
) -> Memory:
    """What is known of the focus areas of a quarter and the one before: from the ledger, where there is one, and the file.

    Args:
        project: as configured; what its config/focus.yaml says holds.
        ledger: open; None where there is none.
        quarter: the quarter.
        tell: takes what cannot be read.
    """
    areas = of_quarters(ledger, (quarter.previous(), quarter), tell) if ledger is not None else ()
    said = [each.area for each in project.focus]
    return memory((), with_decisions(areas, [each for each in said if matters(each, quarter)]), quarter)


def recalled(
    project: Project, environ: Mapping[str, str], wanted: Sequence[Order], tell: Callable[[str], None] = _quiet
) -> tuple[Order, ...]:
    """Orders that somebody gives by hand, with what they are told of earlier reports.

    Args:
        project: as configured.
        environ: the environment, in which a ledger's address may stand.
        wanted: the orders.
        tell: takes what cannot be read.
    """
    with ledger_at_hand(project, environ, tell) as ledger:
        return tuple(
            remembering(project, each, _kept_for(ledger, project, each, tell) if ledger is not None else None)
            for each in wanted
        )


def _kept_for(ledger: Ledger, project: Project, order: Order, tell: Callable[[str], None]) -> Memory:
    split = split_of(order)
    return kept(ledger, project, order.report, order.period, splits=[split] if split else [], tell=tell)


def disagreements(project: Project, ledger: Ledger) -> Iterator[tuple[FocusArea, FocusArea | None]]:
    """Decisions of config/focus.yaml that the ledger does not have, or has otherwise: (as written, as in the ledger)."""
    written = with_decisions((), [each.area for each in project.focus])
    quarters = tuple(dict.fromkeys(each.quarter for each in written))
    known = {(each.quarter, each.id): each for each in of_quarters(ledger, quarters)}
    for each in written:
        other = known.get((each.quarter, each.id))
        if other is None or _said(other) != _said(each):
            yield each, other


def _said(area: FocusArea) -> tuple[object, ...]:
    own = tuple(each for each in area.actions if each.key == "own-words")
    return area.decision, area.by_whom, area.owner, area.due, area.note, own

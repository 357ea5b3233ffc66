"""Focus areas and the review of the last ones, for a terminal: each a block that reads from what happened to what is to be done."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from reportgen.cli.explained_focus import AGAINST, Writer
from reportgen.cli.table import layout
from reportgen.text import Msg

if TYPE_CHECKING:
    from reportgen.findings import Fact, Findings, FocusArea, Reviewed, Watched, Worth
    from reportgen.metrics.catalog import KpiSpec
    from reportgen.text import Language

WIDEST, HEAD = 110, 12
KINDS = {"improve": "improve", "double_down": "double down", "time_based": "time-based"}
VERDICTS = {
    "done": "done",
    "worked": "worked",
    "not_yet": "not yet",
    "did_not_work": "did not work",
    "cannot_tell": "cannot tell",
}
SIDES = {1: "better", -1: "worse", 0: "could be chance", None: "cannot tell"}
COLOURS = {
    "worked": "green",
    "did_not_work": "red",
    "not_yet": "yellow",
    "accepted": "green",
    "edited": "green",
    "rejected": "red",
}
FACTS = 4
"""Comparisons that are shown; `explain ID` has all."""

Style = Callable[..., str]
"""Gives a text bold, dim or a colour, as `click.style` does."""


def _plain(text: str, **_: object) -> str:
    return text


class Page:
    """Writes findings in a language, within the columns that there are."""

    def __init__(self, language: Language, writer: Writer, width: int, style: Style) -> None:
        self.language, self.writer, self.width, self.style = language, writer, width, style

    def field(self, head: str, text: str) -> Iterator[str]:
        """A line with its head; what does not fit goes on below."""
        first = f"     {head:<{HEAD}}"
        wrapped = textwrap.wrap(text, self.width, initial_indent=first, subsequent_indent=" " * len(first)) or [first]
        yield first.replace(head, self.style(head, dim=True), 1) + wrapped[0][len(first) :]
        yield from wrapped[1:]

    def kpi(self, kpi: str) -> str:
        """The label of a KPI."""
        return self.language.kpi(kpi)

    def money(self, value: float) -> str:
        """Money that is reckoned and not booked: in thousands."""
        return self.language.money(value, self.writer.currency)


def lines(
    findings: Findings,
    as_of: date,
    language: Language,
    kpis: Mapping[str, KpiSpec],
    currency: str,
    columns: int | None = None,
    style: Style | None = None,
) -> Iterator[str]:
    """All of a quarter's findings.

    Args:
        findings: what was found.
        as_of: the last day known.
        language: in which figures and labels are written.
        kpis: the catalogue's, for their units.
        currency: of money.
        columns: of the terminal; None where it is none.
        style: for the colours of a terminal; None for none.
    """
    page = Page(language, Writer(language, kpis, currency), min(WIDEST, columns or WIDEST), style or _plain)
    quarter = findings.quarter
    state = "complete" if quarter.complete(as_of) else f"to date, as of {as_of}"
    yield f"{page.style(quarter.id, bold=True)}  {quarter.start} to {quarter.last}  {state}"
    yield ""
    yield page.style("What the quarter to come should be about", bold=True)
    if not findings.areas and not findings.mixes:
        yield "  Nothing: no figure differs beyond chance from its plan, its benchmark or its past, and the plan holds no date."
    elif not findings.areas:
        yield "  Nothing: no rate is worse by itself than its plan, its benchmark or its past, and the plan holds no date."
    for number, area in enumerate(findings.areas, 1):
        yield ""
        yield from _area(page, number, area)
    for mixed in findings.mixes:
        told = page.language.text(Msg.of("focus-mixed", kpi=mixed.kpi, segment=mixed.segment))
        yield ""
        yield from page.field(
            "no area", f"{told} Of the whole it was {mixed.share_before:.0%} before and is {mixed.share:.0%} now."
        )
    yield from _rejected(page, findings)
    yield ""
    yield page.style(f"What became of the focus areas of {quarter.previous().id}", bold=True)
    yield from _review(page, findings)
    yield ""
    yield from _how(findings)


def _area(page: Page, number: int, area: FocusArea) -> Iterator[str]:
    decided = "" if str(area.decision) == "proposed" else f"  {_decision(page, area)}"
    kind = page.style(KINDS[str(area.kind)], dim=True)
    yield f"  {number}  {page.style(area.id, bold=True)}  {kind}{decided}"
    yield from page.field("", page.language.text(area.title or Msg.of(f"rule-{area.rule}")))
    for at, fact in enumerate(area.evidence[:FACTS]):
        yield from page.field("because" if not at else "", _fact(page, fact))
    if area.goal:
        said = ", ".join(f"{page.kpi(kpi)} {page.writer.value(kpi, value)}" for kpi, value in area.goal)
        yield from page.field("goal", said)
    if area.span:
        yield from page.field("when", f"{area.span[0]} to {area.span[1]}")
    if area.worth is not None:
        yield from page.field("worth", _worth(page, area.worth))
    reason = f": {page.language.text(area.reason)}" if area.reason else ""
    yield from page.field("confidence", f"{area.confidence}{reason}")
    for at, action in enumerate(area.actions):
        yield from page.field("do" if not at else "", page.language.text(action))
    if area.watch:
        yield from page.field("watch", ", ".join(page.kpi(kpi) for kpi in area.watch))
    yield from page.field("owner", f"{area.owner or 'nobody yet'}, due {area.due or '–'}")
    if area.note:
        yield from page.field("note", area.note)


def _decision(page: Page, area: FocusArea) -> str:
    by = f" by {area.by_whom}" if area.by_whom else ""
    return page.style(str(area.decision), fg=COLOURS.get(str(area.decision))) + by


def _fact(page: Page, fact: Fact) -> str:
    write = page.writer
    of = f" of {fact.by[1] or '(not set)'}" if fact.by else ""
    ends = f" ({write.range(fact.kpi, fact.interval)})" if fact.interval else ""
    return (
        f"{page.kpi(fact.kpi)}{of} {write.value(fact.kpi, fact.value)}{ends} in {fact.period.id}, "
        f"{AGAINST.get(fact.against, fact.against)}: {write.value(fact.kpi, fact.other)}"
    )


def _worth(page: Page, worth: Worth) -> str:
    low, high = worth.interval
    said = f"{worth.customers:,.1f} customers a year ({low:,.1f} … {high:,.1f})"
    if worth.revenue is not None:
        least, most = (page.money(each) for each in worth.revenue_interval or (worth.revenue, worth.revenue))
        said += f", {page.money(worth.revenue)} ({least} … {most})"
    return said


def _rejected(page: Page, findings: Findings) -> Iterator[str]:
    if findings.rejected:
        yield ""
        yield page.style("Turned down", bold=True)
        for area in findings.rejected:
            yield from page.field("", f"{area.id}, by {area.by_whom}: {area.note}")


def _review(page: Page, findings: Findings) -> Iterator[str]:
    if not findings.review:
        before = findings.quarter.previous().id
        yield f"  Nothing is kept of them. A report that is sent keeps them; so does: reportgen focus --period {before} --accept ID"
        return
    for reviewed in findings.review:
        yield ""
        yield from _reviewed(page, reviewed)


def _reviewed(page: Page, reviewed: Reviewed) -> Iterator[str]:
    area = reviewed.area
    verdict = page.style(VERDICTS[reviewed.verdict], fg=COLOURS.get(reviewed.verdict), bold=True)
    yield f"  {page.style(area.id, bold=True)}  {verdict}"
    yield from page.field("why", page.language.text(reviewed.why))
    if area.worth is not None:
        yield from page.field("claimed", _worth(page, area.worth))
    if reviewed.seen is not None:
        yield from page.field("seen", _worth(page, reviewed.seen))
    if reviewed.watched:
        head = ("to watch", "usual", area.quarter.id, area.quarter.shift(1).id, "difference, 95 %", "")
        rows = [_watched(page, each) for each in reviewed.watched]
        for line in layout(head, rows, [False, True, True, True, True, False]).split("\n"):
            yield f"     {line}"


def _watched(page: Page, watched: Watched) -> tuple[str, ...]:
    reading, write = watched.reading, page.writer
    of = f" {reading.by[1] or '(not set)'}" if reading.by else ""

    def value(number: float | None) -> str:
        return "–" if number is None else write.value(reading.kpi, number)

    ends = write.range(reading.kpi, watched.interval) if watched.interval else "–"
    now = value(reading.value)
    return page.kpi(reading.kpi) + of, value(watched.usual), value(watched.then), now, ends, SIDES[watched.side]


def _how(findings: Findings) -> Iterator[str]:
    """What to type next."""
    open_ = [each.id for each in findings.areas if str(each.decision) == "proposed"]
    if open_:
        yield f"To take one on:  reportgen focus --period {findings.quarter.id} --accept {open_[0]} --owner NAME"
        yield f"To turn it down: reportgen focus --period {findings.quarter.id} --reject {open_[0]} --note WHY"
        yield f"Where it is from: reportgen explain focus {open_[0]} --period {findings.quarter.id}"

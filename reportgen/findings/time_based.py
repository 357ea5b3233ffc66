"""Time-based focus areas: items of the yearly plan with days of their own, as `config/plan.yaml` has them.

Before an item begins it is prepared and has its targets; while it runs and after it, its result stands against goal and cost,
counted where the figures bear the tag of its campaign.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from reportgen.findings.base import Fact, FocusArea, Kind
from reportgen.metrics.scoreboard import Reading
from reportgen.periods import DAY, Grain, Period
from reportgen.text import Msg

ItemId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]*$", max_length=60)]
Text = Annotated[str, Field(min_length=1, max_length=300)]
Texts = Text | Annotated[dict[str, Text], Field(min_length=1)]

USUAL = ("sessions", "meetings", "demos")
"""KPIs to watch where an item names none: visits, meetings and demos booked, all of its campaign."""

SPENT = "marketing_cost"
"""The KPI that an item's cost is held against."""

COUNTED_WHOLE = "focus-plan-over"
"""The reason of an item of which all that counts has been counted."""

PREPARED = 90
"""Days before an item begins from which it is prepared, where it does not say from when."""


class Item(BaseModel):
    """One item of the yearly plan: a trade fair, a webinar series, a launch.

    Attributes:
        name: one text for every language, or language code -> text.
        first: its first day.
        last: its last day; the first where it is left out.
        prepare: the day from which it is prepared; 90 days before the first where it is left out.
        until: the last day on which its results are counted; 60 days after the last where it is left out.
        audience: whom it is for: one text, or language code -> text.
        campaign: the tag its visits, leads and meetings bear in the data.
        goal: KPI id -> what it is to reach in all, counted where the rows bear the tag.
        cost: what it may cost, in the reporting currency.
        owner: who answers for it.
        kpis: up to five KPIs to watch.
        actions: what is to be done: texts, or language code -> text.
    """

    model_config = ConfigDict(defer_build=True, frozen=True, extra="forbid")

    name: Texts
    first: date
    last: date | None = None
    prepare: date | None = None
    until: date | None = None
    audience: Texts | None = None
    campaign: str = Field(default="", max_length=200)
    goal: dict[str, Annotated[float, Field(gt=0)]] = Field(default_factory=dict)
    cost: float | None = Field(default=None, ge=0)
    owner: str = Field(default="", max_length=120)
    kpis: tuple[str, ...] = Field(default=(), max_length=5)
    actions: tuple[Texts, ...] = Field(default=(), max_length=9)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        days = [("prepare", self.prepare), ("first", self.first), ("last", self.last), ("until", self.until)]
        said = [(name, day) for name, day in days if day is not None]
        for (name, day), (later, after) in pairwise(said):
            if after < day:
                raise ValueError(f"'{later}' ({after}) lies before '{name}' ({day})")
        if self.goal and not self.campaign:
            raise ValueError("a goal is counted by the tag of the campaign; write campaign: too")
        return self

    @property
    def ends(self) -> date:
        """Its last day."""
        return self.last or self.first

    @property
    def counted_through(self) -> date:
        """The last day on which its results are counted."""
        return self.until or self.ends + 60 * DAY

    @property
    def prepared_from(self) -> date:
        """The day from which it is prepared."""
        return self.prepare or self.first - PREPARED * DAY

    def due(self, as_of: date) -> date:
        """What of it comes next: ready the day before it begins, then its last day, then the last day its results are counted."""
        if as_of < self.first:
            return self.first - DAY
        return self.ends if as_of < self.ends else self.counted_through

    def counted(self, as_of: date, fiscal_month: int = 1) -> Period | None:
        """The days over which its results are counted so far; None before it is prepared."""
        end = min(self.counted_through, as_of) + DAY
        return Period(self.prepared_from, end, Grain.RANGE, fiscal_month) if end > self.prepared_from else None


Plan = dict[ItemId, Item]


def areas(
    plan: Mapping[str, Item],
    quarter: Period,
    language: str,
    results: Callable[[Item], Sequence[Reading]],
    as_of: date | None = None,
) -> Iterator[FocusArea]:
    """The items of the plan that end after the quarter began, in the order of their days.

    Args:
        plan: by id.
        quarter: that is looked at.
        language: of the business, whose texts are taken in a language that has none.
        results: gives the readings of an item's KPIs so far, of its campaign; nothing before it is prepared.
        as_of: the last day that is known; the quarter's where it is left out.
    """
    for name, item in sorted(plan.items(), key=lambda pair: (pair[1].first, pair[0])):
        if item.counted_through < quarter.start:
            continue
        over = item.counted_through <= (as_of or quarter.last)
        counted = COUNTED_WHOLE if over else "focus-plan-counted"
        facts = tuple(_facts(item, results(item)))
        yield FocusArea(
            f"time_based-{name}", Kind.TIME_BASED, name, next(iter(item.goal), (item.kpis or USUAL)[0]), None, quarter, facts,
            None, item.kpis or tuple(dict.fromkeys((*item.goal, *USUAL)))[:5], tuple(_own(one, language) for one in item.actions),
            item.owner, item.due(min(as_of or quarter.last, quarter.last)), "high" if facts else "medium",
            Msg.of(counted if facts else "focus-plan-ahead", first=item.first, last=item.ends),
            goal=tuple(sorted(item.goal.items())), cost=item.cost, span=(item.first, item.ends), title=_own(item.name, language),
            audience=_own(item.audience, language) if item.audience else None, campaign=item.campaign,
        )  # fmt: skip


def _facts(item: Item, readings: Sequence[Reading]) -> Iterator[Fact]:
    """Each goal against what was counted so far, in the order of the goals, then what it costs."""
    held, by = {one.kpi: one for one in readings}, ("campaign", item.campaign)
    for kpi, goal in item.goal.items():
        one = held.get(kpi)
        if one is not None and one.value is not None:
            yield Fact(
                kpi, by, one.period, one.value, one.interval, "target", goal, None, one.numerator, one.denominator
            )
    spent = held.get(SPENT)
    if item.cost is not None and spent is not None and spent.value is not None:
        yield Fact(SPENT, by, spent.period, spent.value, None, "target", item.cost)


def _own(texts: Texts, language: str) -> Msg:
    """The user's own words in all languages given; in one that is not, those of the business's language."""
    if isinstance(texts, str):
        return Msg.of("own-words", words=texts)
    return Msg.of("own-words", words=texts.get(language) or texts.get("en") or texts[min(texts)], **texts)

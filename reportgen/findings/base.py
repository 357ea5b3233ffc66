"""The values of findings: what a focus area, its evidence and its worth are.

Convention, stated once: rates are fractions, money is in the reporting currency, intervals are 95 % and `(low, high)`, worth is per
year. Everything is frozen and can be written as JSON; sentences are messages whose words are made last.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from reportgen.metrics.scoreboard import Reading
from reportgen.periods import Period
from reportgen.text import Msg

SURE = 0.01
"""Corrected p-value up to which an area is sure: of such areas one in a hundred at most is chance."""


class Kind(StrEnum):
    """Why something gets a quarter's attention."""

    IMPROVE = "improve"
    DOUBLE_DOWN = "double_down"
    TIME_BASED = "time_based"


class Decision(StrEnum):
    """What its owner said to a proposed focus area."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    EDITED = "edited"
    REJECTED = "rejected"


@dataclass(frozen=True)
class Fact:
    """One comparison that a focus area rests on.

    Attributes:
        kpi: what is compared.
        by: (dimension, value) of a segment; None for the whole.
        period: what `value` is of.
        value: in the KPI's unit.
        interval: of `value`; None where it is exact.
        against: what it is held against: `target`, `benchmark`, `past` (its own four quarters before), `rest` (all other
            segments together), `before` (the segment itself, a year or a change before), `needed` (the ladder's rung).
        other: the value it is held against.
        other_interval: of `other`; None where it is exact.
        numerator: what was counted; None where nothing is.
        denominator: what it was divided by; None where nothing is.
        p: two-sided p-value that the two are one, as it was computed; None where no test was made.
        adjusted: the same after correction for all that the quarter's family of tests looked at.
    """

    kpi: str
    by: tuple[str, str] | None
    period: Period
    value: float
    interval: tuple[float, float] | None
    against: str
    other: float
    other_interval: tuple[float, float] | None = None
    numerator: float | None = None
    denominator: float | None = None
    p: float | None = None
    adjusted: float | None = None


@dataclass(frozen=True)
class Worth:
    """What closing a finding would bring in a year, all else as it is.

    Attributes:
        customers: more customers a year; not rounded.
        interval: of `customers`.
        revenue: what they bring.
        revenue_interval: of `revenue`.
        method: how it was reckoned, as a message key: `worth-gap`, `worth-grow`, ...
        inputs: what it was reckoned from, by name, in the order of the formula.
    """

    customers: float
    interval: tuple[float, float]
    revenue: float | None
    revenue_interval: tuple[float, float] | None
    method: str
    inputs: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True)
class Inner:
    """A segment that became worse by its own mix alone: a page that is sent more visitors of a channel that buys less.

    Attributes:
        kpi: the rate.
        by: the segment, as (dimension, value).
        of: the dimension in which its mix shifted.
    """

    kpi: str
    by: tuple[str, str]
    of: str


@dataclass(frozen=True)
class FocusArea:
    """What a quarter should be about.

    Attributes:
        id: stable within its quarter, e.g. `improve-visitor_to_lead`, `double_down-channel-referral`, `time_based-hannover-fair`.
        kind: improve, double down or time-based.
        rule: id of the playbook's row, or of the plan's item.
        kpi: the rate or rung it is about.
        by: the segment it is about; None for the whole.
        quarter: the quarter whose figures it was found in.
        evidence: what it rests on, the main comparison first.
        worth: None where nothing honest can be said; a time-based item has its goal instead.
        watch: ids of three to five KPIs to watch.
        actions: what to do, the first one first; the owner's own words come as `own-words`.
        owner: who answers for it; "" as long as nobody does.
        due: by when; the last day of the following quarter where nobody said otherwise.
        confidence: `high`, `medium` or `low`.
        reason: why the confidence is what it is, in one line.
        decision: what its owner said.
        by_whom: who said it; "" for a proposal.
        note: owner's own words, e.g. why it was rejected.
        goal: what a time-based item is to reach, by KPI.
        cost: what it costs; None where nobody said.
        span: when a time-based item takes place, first and last day.
        title: name of a time-based item; None where the rule gives the title.
        audience: whom a time-based item is for; None where nobody said.
        campaign: tag of its campaign; "" for none.
        inner: segments that look worse and are so by their own mix alone; they are no evidence.
    """

    id: str
    kind: Kind
    rule: str
    kpi: str
    by: tuple[str, str] | None
    quarter: Period
    evidence: tuple[Fact, ...]
    worth: Worth | None
    watch: tuple[str, ...]
    actions: tuple[Msg, ...]
    owner: str
    due: date | None
    confidence: str = "medium"
    reason: Msg | None = None
    decision: Decision = Decision.PROPOSED
    by_whom: str = ""
    note: str = ""
    goal: tuple[tuple[str, float], ...] = ()
    cost: float | None = None
    span: tuple[date, date] | None = None
    title: Msg | None = None
    audience: Msg | None = None
    campaign: str = ""
    inner: tuple[Inner, ...] = ()


def rank(area: FocusArea) -> tuple[bool, float, float, str]:
    """What orders the areas of a quarter: the sure ones before the others, each by worth; without a worth the surest first.

    By worth alone a dip by chance of a late step, of which each case is worth many customers, would stand above a sure weakness.
    """
    main = area.evidence[0] if area.evidence else None
    p, left = (1.0, 1.0) if main is None or main.p is None or main.adjusted is None else (main.p, main.adjusted)
    return left > SURE, -area.worth.customers if area.worth else 0.0, p, area.id


@dataclass(frozen=True)
class Watched:
    """One KPI that was to be watched.

    Attributes:
        reading: of now, of the same segment.
        usual: of the four quarters before the one that started it.
        then: of the quarter it was found in.
        side: 1 better than usual beyond its interval, -1 worse, 0 what could be chance, None where it cannot be told.
        interval: 95 % interval of the difference from usual; None where it cannot be told.
    """

    reading: Reading
    usual: float | None
    then: float | None
    side: int | None
    interval: tuple[float, float] | None = None


@dataclass(frozen=True)
class Reviewed:
    """What became of a focus area of the quarter before.

    Attributes:
        area: as it was kept.
        watched: its KPIs, in its order.
        seen: the worth that is seen, against the worth that was claimed; None where it cannot be told.
        verdict: `done`, `worked`, `not_yet`, `did_not_work` or `cannot_tell`.
        why: of the verdict, in one line.
    """

    area: FocusArea
    watched: tuple[Watched, ...]
    seen: Worth | None
    verdict: str
    why: Msg


@dataclass(frozen=True)
class Mixed:
    """A rate that fell though no segment converts worse: more of the whole is what always converted less.

    Attributes:
        kpi: the rate.
        dimension: in which the mix shifted.
        segment: what added most to it.
        change: of the rate, from its past.
        mix: what the mix did of that.
        rate: what the segments' own rates did.
        share: the segment's share of the whole now.
        share_before: its share in the past.
    """

    kpi: str
    dimension: str
    segment: str
    change: float
    mix: float
    rate: float
    share: float
    share_before: float


@dataclass(frozen=True)
class Findings:
    """All that was found in a quarter.

    Attributes:
        quarter: whose figures were looked at.
        areas: up to five, in the order of `rank`; time-based ones of the quarter to come behind them. Rejected ones are left out.
        review: what became of those of the quarter before.
        tests: number of comparisons in the quarter's one family.
        silent: rules that could not be asked, with the reason: (rule id, message).
        rejected: proposals that their owner turned down.
        planned: the time-based items of the plan that end after the quarter, in the order of their days, however far ahead.
        mixes: rates that fell by a shifted mix alone, which are no weakness of the rate.
        family: every comparison that was made, with its p-value alone and among all of them; the surest first.
    """

    quarter: Period
    areas: tuple[FocusArea, ...] = ()
    review: tuple[Reviewed, ...] = ()
    tests: int = 0
    silent: tuple[tuple[str, Msg], ...] = ()
    rejected: tuple[FocusArea, ...] = ()
    planned: tuple[FocusArea, ...] = ()
    mixes: tuple[Mixed, ...] = ()
    family: tuple[Fact, ...] = ()


@dataclass(frozen=True)
class Told:
    """A figure that an earlier report said and readers have seen.

    Attributes:
        kpi: id.
        by: (dimension, value) of a segment; None for the whole.
        period: name of the period, closed when it was said.
        value: as it was said.
        report: id of the report that said it.
        of: name of that report's period.
    """

    kpi: str
    by: tuple[str, str] | None
    period: str
    value: float
    report: str
    of: str


@dataclass(frozen=True)
class Memory:
    """What is known from earlier reports; an input of a report like its files, and kept with it.

    Attributes:
        told: figures that earlier reports said, the last saying of each.
        areas: focus areas of earlier quarters and what their owners said, and those of this quarter that somebody decided on.
    """

    told: tuple[Told, ...] = ()
    areas: tuple[FocusArea, ...] = field(default=())

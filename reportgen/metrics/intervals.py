"""How sure a figure is: its 95 % interval, by kind, and what else is said of a duration.

Shares: Wilson. Ratios of sums: bootstrap by blocks of days, for two conversions of one visitor and bad days are no independent
cases. Counts: Poisson, widened by how much more the days differ. NPS: Rocks' adjusted Wald. Durations: Aalen-Johansen. Money that
is booked is exact. The functions and their papers are in `reportgen.stats`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

from reportgen import stats
from reportgen.metrics import arithmetic, behind, cohorts, guards
from reportgen.metrics.catalog import FormulaSpec, KpiSpec, MeasureSpec
from reportgen.metrics.figures import Figure, Figures
from reportgen.metrics.frames import median_days
from reportgen.metrics.windows import Window
from reportgen.metrics.written import View
from reportgen.periods import is_business_day
from reportgen.quantities import Unit


class Found(NamedTuple):
    """An interval, the name of its method, and what went into it; where there is none, the name of the reason."""

    ends: tuple[float, float] | None
    method: str | None
    made_of: tuple[tuple[str, float], ...] = ()


NONE = Found(None, None)

WITHIN = (30, 60, 90, 180)
"""Days after which the share that has got there is told."""

DISPERSION_DAYS = 91


def interval(
    figures: Figures, spec: KpiSpec, view: View, kind: str, figure: Figure, window: Window, member: str, seed: int
) -> Found:
    """The 95 % interval of a figure, its method and what went into it; docs/statistics.md names the sources.

    Args:
        figures: what was computed, of which days and answers are drawn.
        spec: the KPI.
        view: of what happened in the window, or of those who entered in it.
        kind: of the KPI in this view: `count`, `share`, `ratio`, `score` or `duration`; of others there is none.
        figure: the value with its numerator and denominator.
        window: its days.
        member: the segment, by its value; that of the whole for all.
        seed: of the bootstrap of days.
    """
    if kind == "duration":
        return _duration(figures, spec, view, window, member)
    if figure.value is None or figure.numerator is None:
        return NONE
    formula = figures.formula(spec, view)
    if kind == "count":
        if spec.unit is Unit.MONEY:
            return Found(None, "exact")
        if _distinct(figures, formula.numerator):
            return Found(None, "distinct")
        return _count(figures, formula, figure, window, member)
    if kind == "share" and figure.denominator and 0 <= figure.numerator <= figure.denominator:
        made_of = (("converted", figure.numerator), ("cases", figure.denominator))
        return Found(stats.wilson(figure.numerator, figure.denominator), "wilson", made_of)
    if kind == "level":
        return Found(None, "level")
    if kind == "score" and figure.denominator:
        return _score(figures, spec, window, member)
    if kind == "ratio" and formula.denominator == "business_days" and figure.denominator:
        counted = Figure(figure.numerator, figure.numerator)
        found = _count(figures, FormulaSpec(formula.numerator), counted, window, member)
        ends = found.ends and (found.ends[0] / figure.denominator, found.ends[1] / figure.denominator)
        return found._replace(ends=ends, made_of=(*found.made_of, ("business_days", figure.denominator)))
    if kind == "ratio" and formula.denominator and _booked(figures, formula.numerator):
        return _cost(figures, formula.denominator, figure, window, member)
    if kind == "ratio" and formula.denominator:
        top = behind.by_day(figures, formula.numerator, window, member)
        below = behind.by_day(figures, formula.denominator, window, member)
        if top is None or below is None:
            return Found(None, "not_by_day")
        if sum(below) > 0 and min(below) >= 0:
            drawn = stats.ratio_blocks(top, below, seed=seed)
            certain = drawn is not None and drawn[0] == drawn[1]
            if certain or (drawn is None and not figure.numerator):
                return _never_or_always(figures, spec, formula, figure)
            if drawn is None:
                return Found(None, "few_days")
            if _never_more(figures, spec, formula, figure, top, below):
                drawn = max(drawn[0], 0.0), min(drawn[1], 1.0)
            return Found(drawn, "day_blocks", (("days", len(top)), ("seed", seed)))
    return Found(None, "not_drawn")


def _never_more(
    figures: Figures,
    spec: KpiSpec,
    formula: FormulaSpec,
    figure: Figure,
    top: Sequence[float],
    below: Sequence[float],
) -> bool:
    """Whether a rate is of cases, of which no day had more than there were: not even the stretch of few blocks makes it 106 %.

    Openings of e-mails may be more than the mails; where some day says so, the interval may say so too.
    """
    of_cases = spec.unit is Unit.PERCENT and behind.cases(figures, formula.denominator, figure.denominator) is not None
    return of_cases and all(0 <= part <= whole for part, whole in zip(top, below, strict=True))


def _never_or_always(figures: Figures, spec: KpiSpec, formula: FormulaSpec, figure: Figure) -> Found:
    """Interval of a ratio whose days are all alike, of which a bootstrap can only draw the same again.

    That nothing happened does not say that it never does: the other end is Garwood's for no event (3.7 events in as many
    cases; one-sided it is the rule of three). Likewise where everything did.
    """
    top, below = figure.numerator or 0.0, figure.denominator or 0.0
    if (
        behind.cases(figures, formula.numerator, top) is None
        or behind.cases(figures, formula.denominator, below) is None
    ):
        return Found(None, "no_event")
    rarely = stats.poisson_interval(0)[1] / below
    made_of = (("events", min(top, below - top)), ("cases", below))
    if top == 0:
        return Found((0.0, min(rarely, 1.0) if spec.unit is Unit.PERCENT else rarely), "poisson", made_of)
    if spec.unit is Unit.PERCENT and top == below:
        return Found((max(1 - rarely, 0.0), 1.0), "poisson", made_of)
    return Found(None, "no_spread")


def _distinct(figures: Figures, text: str) -> bool:
    """Whether different ones are counted (queries, customers), some of which come again: their number is no Poisson's."""
    measures = [figures.catalog.measures.get(name.name) for name in arithmetic.names(text)]
    return any(one is not None and (one.block.per or "distinct" in one.sql.lower()) for one in measures)


def _count(figures: Figures, formula: FormulaSpec, figure: Figure, window: Window, member: str) -> Found:
    value = figure.value or 0.0
    if value < 0:
        return Found(None, "not_drawn")
    # A segment's days are held for the period only; the whole's for all of the history.
    longer = Window(window.beyond - timedelta(days=DISPERSION_DAYS), window.beyond, window.seen)
    span = window if figures.frames.dimension else min(window, longer)
    days = behind.by_day(figures, formula.numerator, span, member)
    if days is None:
        return Found(stats.poisson_interval(value), "poisson", (("events", value),))
    dated = [(span.first + timedelta(days=index), count) for index, count in enumerate(days)]
    working = [(day, count) for day, count in dated if is_business_day(day, figures.holidays)]
    factor = stats.dispersion([count for _, count in working], [day.weekday() for day, _ in working])
    made_of = (("events", value), ("dispersion", factor), ("dispersion_days", len(working)))
    return Found(stats.count_interval(value, factor), "poisson", made_of)


def _booked(figures: Figures, text: str) -> bool:
    """Whether an expression is made of costs alone: they are booked by the month, so days say nothing of their spread."""
    measures = [figures.catalog.measures.get(name.name) for name in arithmetic.names(text)]
    return all(measure is not None and measure.relation in ("spending", "costs") for measure in measures)


def _cost(figures: Figures, below: str, figure: Figure, window: Window, member: str) -> Found:
    """Interval of a cost per case: the cost is exact, the number of cases is not."""
    counted = Figure(figure.denominator, figure.denominator)
    found = _count(figures, FormulaSpec(below), counted, window, member)
    if found.ends is None or found.ends[0] <= 0 or not figure.numerator:
        return Found(None, "not_drawn")
    return found._replace(
        ends=(figure.numerator / found.ends[1], figure.numerator / found.ends[0]),
        made_of=(("booked", figure.numerator), *found.made_of),
    )


def _score(figures: Figures, spec: KpiSpec, window: Window, member: str) -> Found:
    tally = dict(answers(figures, spec, window, member))
    if not tally:
        return NONE
    low, high = stats.nps_interval(tally["promoters"], tally["passives"], tally["detractors"])
    return Found((100 * low, 100 * high), "rocks", tuple(tally.items()))


def answers(figures: Figures, spec: KpiSpec, window: Window, member: str) -> tuple[tuple[str, float], ...]:
    """Promoters, passives and detractors behind a score; nothing where it is made of other measures."""
    used = {measure.id for measure in figures.catalog.measures_of(spec.id)}
    if not {"promoters", "detractors", "answers"} <= used:
        return ()
    total, for_, against = (figures.frames.sum(name, window, member) for name in ("answers", "promoters", "detractors"))
    return (("promoters", for_), ("passives", total - for_ - against), ("detractors", against)) if total else ()


def _duration(figures: Figures, spec: KpiSpec, view: View, window: Window, member: str) -> Found:
    waits = figures.waits(_measure(figures, spec, view), window, member)
    if not waits:
        return NONE
    low, high = stats.incidence(waits).quantile_interval()
    if low is None or high is None:
        return Found(None, "not_reached")
    ended = {end: sum(cases for _, how, cases in waits if how == end) for end in (stats.WON, stats.LOST, stats.OPEN)}
    made_of = (("through", ended[stats.WON]), ("lost", ended[stats.LOST]), ("open", ended[stats.OPEN]))
    return Found((low, high), "aalen_johansen", made_of)


def _measure(figures: Figures, spec: KpiSpec, view: View) -> MeasureSpec:
    return figures.catalog.measures[figures.formula(spec, view).numerator]


def beside(figures: Figures, spec: KpiSpec, view: View, window: Window, member: str) -> tuple[tuple[str, float], ...]:
    """What is told beside the value: answers of a score; cases and shares within days of a duration; age of a cohort."""
    if spec.kind == "score":
        return answers(figures, spec, window, member)
    if spec.kind == "duration":
        told = _waits(figures, _measure(figures, spec, view), window, member)
        return (*told, *_age(figures, spec, view, window, member))
    if view == "cohort":
        return _age(figures, spec, view, window, member)
    blank = sum(
        guards.without_amount(one, figures.frames, window, member) for one in figures.used(spec.id, view).measures
    )
    return (("without_amount", blank),) if blank else ()


def _age(figures: Figures, spec: KpiSpec, view: View, window: Window, member: str) -> tuple[tuple[str, float], ...]:
    """How old a cohort is, and whether that is old enough."""
    age = ("age_days", float((figures.settled.as_of - window.beyond).days + 1))
    days = cohorts.patience_of(figures, spec, view, member)
    if days is None:
        return (age,)
    mature = cohorts.is_mature(window.beyond, days, figures.settled.as_of)
    return age, ("patience_days", float(days)), ("mature", float(mature))


def _waits(figures: Figures, measure: MeasureSpec, window: Window, member: str) -> tuple[tuple[str, float], ...]:
    waits = figures.waits(measure, window, member)
    if not waits:
        return ()
    curve = stats.incidence(waits)
    found = [
        ("cases", float(sum(cases for _, _, cases in waits))),
        ("won", float(sum(cases for _, end, cases in waits if end == stats.WON))),
        ("lost", float(sum(cases for _, end, cases in waits if end == stats.LOST))),
    ]
    oldest = (figures.settled.as_of - window.first).days
    for days in WITHIN:
        if days > oldest:
            break
        found.append((f"within_{days}", curve.at(days)))
        if spread := curve.interval(days):
            found += [(f"within_{days}_low", spread[0]), (f"within_{days}_high", spread[1])]
    if (mature := mature_median(figures, measure, member)) is not None:
        found.append(("median_won_mature", mature))
    return tuple(found)


def mature_median(figures: Figures, measure: MeasureSpec, member: str) -> float | None:
    """Median wait of the won, of the months old enough: older than nine in ten of all that were won have waited."""
    return median_days(cohorts.ripe_waits(figures.frames.waited.get((measure.id, member), []), figures.settled.as_of))

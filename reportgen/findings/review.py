"""What became of the focus areas of the quarter before: each KPI then and now, the worth that is seen, and a verdict by rule.

The verdict of what was to get better or to grow, by the first rule that holds:

    cannot_tell    the quarter is not over, or the figure or its past is unknown or too few
    worked         the figure is better than in the four quarters before the one that started it, beyond its interval
    did_not_work   it is worse, beyond its interval
    not_yet        it could be chance, and the due date has not passed
    did_not_work   it could be chance, and even the most that it may be is worth less than the least that was claimed
    done           it could be chance, and the change log shows that something was done
    cannot_tell    it could be chance, and nothing shows that anything was done

What is to grow (double down) is judged by the first count among its KPIs to watch, and did not work where its rate is worse. What
takes place at a time:

    not_yet        it is not over
    worked         each goal that can be measured is reached
    did_not_work   one of them is missed
    done           it took place, and no goal of it can be measured

`moved` says when a figure is another one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from reportgen.changes import Change
from reportgen.findings.base import Decision, FocusArea, Kind, Reviewed, Watched, Worth, rank
from reportgen.findings.moved import Moved, Quarters, moved
from reportgen.metrics.scoreboard import Reading
from reportgen.periods import Period
from reportgen.quantities import Quantity
from reportgen.text import Msg

Key = tuple[str, tuple[str, str] | None]
"""A KPI and its segment."""


def due_back(areas: Sequence[FocusArea], quarter: Period) -> tuple[FocusArea, ...]:
    """The areas of the quarter before that come back, in the order of their rank; what was turned down does not."""
    back = [each for each in areas if each.quarter == quarter.previous() and each.decision is not Decision.REJECTED]
    return tuple(sorted(back, key=lambda each: (each.kind is Kind.TIME_BASED, *rank(each))))


def wanted(area: FocusArea) -> tuple[Key, ...]:
    """What has to be read for the review of an area: its KPIs to watch, what it is about, its goals; in its segment."""
    by = ("campaign", area.campaign) if area.kind is Kind.TIME_BASED and area.campaign and area.by is None else area.by
    kpis = dict.fromkeys((*area.watch, *((area.kpi,) if area.kpi else ()), *(kpi for kpi, _ in area.goal)))
    return tuple((kpi, by) for kpi in kpis)


def reviewed(
    area: FocusArea, seen: Mapping[Key, Quarters], quarter: Period, as_of: date, changes: Sequence[Change] = ()
) -> Reviewed:
    """The review of one area.

    Args:
        area: as it was kept.
        seen: what was read, by the keys that `wanted` names; a segment that cannot be read may be missing.
        quarter: the one after the area's.
        as_of: the last day that is known.
        changes: the change log.
    """
    keys = {key[0]: key for key in wanted(area) if key in seen}
    found = {kpi: moved(seen[key]) if quarter.complete(as_of) else None for kpi, key in keys.items()}
    watched = tuple(_watched(seen[keys[kpi]], found[kpi]) for kpi in area.watch if kpi in keys)
    main = _main(area, seen, keys)
    worth = _seen_worth(area, seen[keys[main]].now, found.get(main)) if main in keys else None
    if area.kind is Kind.TIME_BASED:
        verdict, why = _of_item(area, {kpi: seen[key].now for kpi, key in keys.items()}, as_of)
        return Reviewed(area, watched, None, verdict, why)
    now = seen[keys[main]].now if main in keys else None
    verdict, why = _of_figure(area, now, found.get(main), worth, quarter, as_of, changes)
    rate = found.get(area.kpi)
    if verdict != "did_not_work" and main != area.kpi and rate is not None and rate.side < 0 and area.kpi in keys:
        reading = seen[keys[area.kpi]].now
        return Reviewed(area, watched, worth, "did_not_work", Msg.of("review-why-worse", **_told(reading, rate)))
    return Reviewed(area, watched, worth, verdict, why)


def _watched(seen: Quarters, found: Moved | None) -> Watched:
    then = seen.then.value if seen.then else None
    usual, side, interval = (found.usual, found.side, found.interval) if found else (None, None, None)
    return Watched(seen.now, usual, then, side, interval)


def _main(area: FocusArea, seen: Mapping[Key, Quarters], keys: Mapping[str, Key]) -> str:
    """The KPI by which an area is judged."""
    if area.kind is Kind.DOUBLE_DOWN:
        counts = [kpi for kpi in area.watch if kpi in keys and seen[keys[kpi]].now.kind == "count"]
        if counts:
            return counts[0]
    return area.kpi


def _seen_worth(area: FocusArea, now: Reading, found: Moved | None) -> Worth | None:
    """The claimed worth, by how much of its gap the figure has gained on its usual self.

    Where a gap of g was claimed to be worth w, a gain of d is worth w d / g; the interval is that of the gain. A cohort that still
    ripens is as far from its end as its usual self was: its gain is taken in proportion.
    """
    if area.worth is None or found is None or not area.evidence or area.kind is not Kind.IMPROVE:
        return None
    first = area.evidence[0]
    gap = first.other - first.value
    if first.kpi != area.kpi or not gap:
        return None
    if now.view == "cohort":
        if not found.usual or not first.value:
            return None
        gap *= found.usual / first.value
    low, share, high = (each / gap for each in (found.interval[0], found.difference, found.interval[1]))
    low, high = min(low, high), max(low, high)
    claimed = area.worth
    revenue, ends = None, None
    if claimed.revenue is not None:
        revenue, ends = claimed.revenue * share, (claimed.revenue * low, claimed.revenue * high)
    inputs = (("gap", gap), ("gained", found.difference), ("claimed", claimed.customers))
    return Worth(
        claimed.customers * share,
        (claimed.customers * low, claimed.customers * high),
        revenue,
        ends,
        "worth-seen",
        inputs,
    )


# --- verdicts


def _of_figure(
    area: FocusArea,
    now: Reading | None,
    found: Moved | None,
    worth: Worth | None,
    quarter: Period,
    as_of: date,
    changes: Sequence[Change],
) -> tuple[str, Msg]:
    if not quarter.complete(as_of):
        return "cannot_tell", Msg.of("review-why-running", period=quarter)
    if now is None or now.value is None:
        return "cannot_tell", Msg.of("review-why-unknown", kpi=now.kpi if now else area.kpi)
    if now.few:
        return "cannot_tell", Msg.of("review-why-few", kpi=now.kpi)
    if found is None:
        return "cannot_tell", Msg.of("review-why-no-past", kpi=now.kpi)
    told = _told(now, found)
    if found.side > 0:
        return "worked", Msg.of("review-why-better", **told)
    if found.side < 0:
        return "did_not_work", Msg.of("review-why-worse", **told)
    if area.due is not None and area.due > as_of:
        return "not_yet", Msg.of("review-why-not-due", day=area.due, **told)
    if worth is not None and area.worth is not None and worth.interval[1] < area.worth.interval[0]:
        return "did_not_work", Msg.of("review-why-short", **told)
    if (entry := done(area, changes, as_of)) is not None:
        return "done", Msg.of("review-why-done", day=entry.date, **told)
    return "cannot_tell", Msg.of("review-why-chance", **told)


def _told(now: Reading, found: Moved) -> dict[str, str | Quantity]:
    return {"kpi": now.kpi, "now": _quantity(now.value or 0.0, now), "usual": _quantity(found.usual, now)}


def _quantity(value: float, like: Reading) -> Quantity:
    return Quantity(value, like.unit, like.currency)


def done(area: FocusArea, changes: Sequence[Change], as_of: date) -> Change | None:
    """The first entry of the change log that shows that something was done for an area; None where there is none.

    It names the area's KPI, or its segment in `where`, and is dated after the quarter that started it.
    """
    about = {area.kpi, *(each.kpi for each in area.evidence)}
    segment = area.by[1].casefold() if area.by and area.by[1] else None
    fitting = [
        each
        for each in changes
        if area.quarter.last < each.date <= as_of
        and (about & set(each.kpis) or (segment is not None and each.where.casefold() == segment))
    ]
    return min(fitting, key=lambda each: (each.date, each.where), default=None)


def _of_item(area: FocusArea, now: Mapping[str, Reading], as_of: date) -> tuple[str, Msg]:
    """The verdict of what takes place at a time."""
    last = area.span[1] if area.span else area.due
    if last is None or last > as_of:
        return "not_yet", Msg.of("review-why-to-come", day=last)
    goals = [(now[kpi], goal) for kpi, goal in area.goal if kpi in now and now[kpi].value is not None]
    if not goals:
        return "done", Msg.of("review-why-held", day=last)
    missed = [(reading, goal) for reading, goal in goals if not _reached(reading, goal)]
    reading, _ = (missed or goals)[0]
    verdict, key = ("did_not_work", "review-why-missed") if missed else ("worked", "review-why-reached")
    return verdict, Msg.of(key, kpi=reading.kpi, now=_quantity(reading.value or 0.0, reading))


def _reached(reading: Reading, goal: float) -> bool:
    value = reading.value or 0.0
    return value <= goal if reading.better == "down" else value >= goal

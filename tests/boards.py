"""Scoreboards written by hand, for the tests of what stands above them: the fictional company of Q2 and June 2026."""

from __future__ import annotations

import csv
import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from reportgen.assemble import Origin
from reportgen.business import Business
from reportgen.metrics.catalog import Catalog, build
from reportgen.metrics.scoreboard import Reading, Scoreboard, Status, Target, Verdict
from reportgen.periods import Period, month_of
from reportgen.quantities import Missing, Unit
from reportgen.reports import ReportSpec
from reportgen.tables import Part

DATA = Path(__file__).parent / "data"
JUNE = month_of(date(2026, 6, 15))
END_OF_JUNE = date(2026, 6, 30)
BUSINESS = Business(name="Lindenfield", timezone="Europe/Prague", currency="EUR")
SPEC = ReportSpec(
    grain="month",
    sections=("summary", "funnel", "definitions"),
    cards=("revenue", "customers", "leads", "visitor_to_lead"),
)
ORIGIN = Origin(program="0.1.0")


@cache
def catalog() -> Catalog:
    """The built-in catalogue."""
    return build()


def history(values: Sequence[float | None], last: Period = JUNE) -> tuple[tuple[Period, float | None], ...]:
    """Values as a history that ends with a period."""
    return tuple((last.shift(at - len(values) + 1), value) for at, value in enumerate(values))


def reading(kpi: str, value: float | None, **said: object) -> Reading:
    """A reading of a built-in KPI, all it does not say taken from the catalogue."""
    spec = catalog().kpis[kpi]
    plain = Reading(
        kpi=kpi,
        stage=spec.stage,
        kind=spec.kind,
        unit=spec.unit,
        currency="EUR" if spec.unit is Unit.MONEY else None,
        better=spec.better,
        by=None,
        view=spec.views[0][0],
        period=JUNE,
        value=value,
        status=Status.NO_PLAN if value is not None else Status.NO_DATA,
    )
    return replace(plain, **said)  # type: ignore[arg-type]


def absent(kpi: str, table: str) -> Reading:
    """A reading whose table nobody feeds."""
    return reading(kpi, None, missing=Missing("not_fed", (("table", table),)))


def wave(level: float, size: float, count: int = 24, growth: float = 0.0, whole: bool = True) -> list[float | None]:
    """A steady series with a season, the same every time."""
    drawn = [
        level * (1 + growth * (at - count)) + size * math.sin(at * 1.7) + size * 0.6 * math.cos(at * 0.9)
        for at in range(count)
    ]
    return [float(round(value)) if whole else value for value in drawn]


def june() -> Scoreboard:
    """A month with every kind of status on it: the table tests/data/june.csv."""
    with (DATA / "june.csv").open(encoding="utf-8", newline="") as file:
        figures = tuple(_written(row) for row in csv.DictReader(file))
    return Scoreboard(JUNE, END_OF_JUNE, figures, parts(), {"stages_implied": 12})


def _written(row: dict[str, str]) -> Reading:
    """A reading from a row of the table; `series` is level, swing and growth of its past, `tail` its last values."""

    def number(name: str) -> float | None:
        return float(row[name]) if row[name] else None

    if row["missing"]:
        return absent(row["kpi"], row["missing"])
    plan, low, high, said = number("plan"), number("low"), number("high"), {}
    if row["view"]:
        said = {"view": row["view"], "kind": "ratio"}
    tail = [float(value) for value in row["tail"].split()]
    past: list[float | None] = []
    if row["series"]:
        level, swing, growth = (float(value) for value in row["series"].split())
        past = wave(level, swing, 24 - len(tail), growth, whole=level > 100)
    return reading(
        row["kpi"],
        number("value"),
        numerator=number("numerator"),
        denominator=number("denominator"),
        previous=number("previous"),
        year_ago=number("year_ago"),
        year_to_date=number("year_to_date"),
        target=Target(plan, row["plan_origin"], None, number("plan_to_date")) if plan is not None else None,
        status=Status(row["status"]),
        verdict=Verdict[row["verdict"]] if row["verdict"] else None,
        interval=(low, high) if low is not None and high is not None else None,
        interval_method=row["method"] or None,
        history=history([*past, *tail]),
        **said,
    )


def running() -> Scoreboard:
    """The same month on its 14th day: no status, the plan due by then."""
    as_of = date(2026, 6, 14)
    figures = []
    for each in june().readings:
        if each.value is None or each.view == "cohort":
            figures.append(each)
            continue
        part_of = 10 / 22 if each.kind == "count" else 1.0
        target = each.target
        figures.append(
            replace(
                each,
                value=round(each.value * part_of) if each.kind == "count" else each.value,
                numerator=each.numerator * part_of if each.numerator else None,
                year_ago=each.year_ago * part_of if each.year_ago else None,
                target=replace(target, to_date=target.value * part_of) if target else None,
                status=Status.RUNNING if target else Status.NO_PLAN,
                verdict=Verdict.TOO_FEW,
                history=(*each.history[:-1], (each.period, None)),
            )
        )
    return Scoreboard(JUNE, as_of, tuple(figures), parts())


def small() -> Scoreboard:
    """The cards and little else, with short histories: few enough figures to be read one by one."""
    kpis = {*SPEC.cards, "sessions", "nps"}
    figures = tuple(replace(each, history=each.history[-9:]) for each in june().readings if each.kpi in kpis)
    return Scoreboard(JUNE, END_OF_JUNE, figures, parts()[:2])


def unplanned() -> Scoreboard:
    """The same month without any plan and without last year."""
    figures = tuple(
        replace(
            each,
            target=None,
            year_ago=None,
            status=Status.NO_PLAN if each.value is not None else Status.NO_DATA,
            history=each.history[-11:],
        )
        for each in june().readings
    )
    return Scoreboard(JUNE, END_OF_JUNE, figures, parts())


def states() -> Scoreboard:
    """One card of each state that is no comparison with a plan."""
    figures = (
        reading(
            "nps",
            31.0,
            numerator=4.0,
            denominator=7.0,
            previous=28.0,
            year_ago=35.0,
            target=Target(40.0, "plan"),
            status=Status.TOO_FEW,
            interval=(8.0, 52.0),
            interval_method="rocks",
            history=history(wave(33, 4, whole=False)),
        ),
        reading(
            "ad_spend",
            None,
            year_ago=16_100.0,
            target=Target(18_000.0, "table"),
            missing=Missing("after_data"),
            history=history([*wave(17_400, 600, 23), None]),
        ),
        reading(
            "followers",
            12_480.0,
            previous=12_200.0,
            year_ago=9_940.0,
            year_to_date=12_480.0,
            verdict=Verdict.NO_CHANGE,
            history=history([9_100.0 + 188 * at for at in range(18)]),
        ),
        reading(
            "sessions",
            34_800.0,
            numerator=34_800.0,
            previous=34_100.0,
            target=Target(0.0, "plan"),
            status=Status.AHEAD,
            interval=(34_200.0, 35_400.0),
            interval_method="poisson",
        ),
    )
    return Scoreboard(JUNE, END_OF_JUNE, figures, ())


def empty() -> Scoreboard:
    """Nothing was read at all."""
    return Scoreboard(JUNE, END_OF_JUNE, (), ())


def part(
    source: str, table: str, rows: int, *, rejected: int = 0, duplicate: int = 0, last: date = END_OF_JUNE
) -> Part:
    """What one file delivered."""
    return Part(
        source=source,
        table=table,
        file=f"config/data/{source}.csv",
        sha256=(source.encode().hex() * 8)[:64],
        snapshot=Path("snapshot"),
        excluded=None,
        columns=(),
        rows_read=rows + rejected + duplicate,
        rows_used=rows,
        rows_rejected=rejected,
        rows_duplicate=duplicate,
        rows_skipped=0,
        first_day=date(2024, 7, 1),
        last_day=last,
        complete_through=last,
        first_line=2,
        contract="c0ffee",
    )


def parts() -> tuple[Part, ...]:
    """Sources of June: one with rejected rows, one that stopped."""
    return (
        part("web_analytics", "sessions", 21_930),
        part("crm_leads", "leads", 9_312, rejected=14, duplicate=12),
        part("crm_deals", "deals", 1_204),
        part("ad_platforms", "ads", 4_388, last=date(2026, 6, 27)),
        part("search_console", "search", 51_204),
        part("cost_ledger", "costs", 288),
    )

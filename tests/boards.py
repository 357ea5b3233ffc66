"""Scoreboards written by hand, for the tests of what stands above them: the fictional company of Q2 and June 2026."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from reportgen.assemble import Origin
from reportgen.business import Business
from reportgen.metrics.catalog import Catalog, build
from reportgen.metrics.scoreboard import Reading, Scoreboard, Status, Target, Verdict
from reportgen.periods import Period, month_of
from reportgen.quantities import Missing, Unit
from reportgen.reports import ReportSpec
from reportgen.tables import Part

JUNE = month_of(date(2026, 6, 15))
END_OF_JUNE = date(2026, 6, 30)
BUSINESS = Business(name="Lindenfield", timezone="Europe/Prague", currency="EUR")
SPEC = ReportSpec(grain="month", cards=("revenue", "customers", "leads", "visitor_to_lead"))
ORIGIN = Origin(program="0.1.0")


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
    drawn = [level * (1 + growth * (at - count)) + size * math.sin(at * 1.7) + size * 0.6 * math.cos(at * 0.9) for at in range(count)]
    return [float(round(value)) if whole else value for value in drawn]


LEADS = [*wave(600, 24, 22), 512.0, 486.0]
RATE = [*(round(v, 5) for v in wave(0.0193, 0.0008, 22, whole=False) if v is not None), 0.0150, 0.01397]
REVENUE = [float(round(v, -2)) for v in wave(178_000, 21_000, 23, 0.004) if v is not None] + [186_400.0]


def june() -> Scoreboard:
    """A month with every kind of status on it."""
    figures = [
        reading(
            "sessions", 34_800.0, numerator=34_800.0, previous=34_100.0, year_ago=29_600.0, year_to_date=187_700.0,
            target=Target(33_000.0, "table", year_to_date=184_000.0), status=Status.AHEAD, verdict=Verdict.NO_CHANGE,
            interval=(34_200.0, 35_400.0), interval_method="poisson", history=history(wave(34_000, 1_400, 24, 0.012)),
        ),
        reading("organic_sessions", 15_900.0, numerator=15_900.0, previous=15_100.0, year_ago=12_700.0, year_to_date=84_100.0,
                verdict=Verdict.UP, interval=(15_600.0, 16_200.0), interval_method="poisson",
                history=history([*wave(12_400, 500, 20, 0.004), 14_000.0, 14_900.0, 15_100.0, 15_900.0])),
        reading("bounce_rate", 0.412, numerator=14_338.0, denominator=34_800.0, previous=0.418, year_ago=0.421, year_to_date=0.417,
                target=Target(0.40, "plan"), status=Status.WATCH, verdict=Verdict.NO_CHANGE, interval=(0.398, 0.427),
                interval_method="day_blocks", history=history(wave(0.42, 0.012, 24, whole=False))),
        reading("organic_ctr", 0.031, numerator=15_200.0, denominator=490_000.0, previous=0.030, year_ago=0.028, year_to_date=0.0302,
                verdict=Verdict.NO_CHANGE, interval=(0.0299, 0.0321), interval_method="day_blocks",
                history=history(wave(0.0295, 0.0009, 24, whole=False))),
        reading("ad_spend", 18_240.0, previous=17_800.0, year_ago=16_100.0, year_to_date=104_300.0, target=Target(18_000.0, "table"),
                status=Status.ON_PLAN, interval_method="exact", history=history(wave(17_400, 600))),
        reading("cpc", 1.94, numerator=18_240.0, denominator=9_402.0, previous=1.88, year_ago=1.71, year_to_date=1.86,
                target=Target(1.80, "table"), status=Status.BEHIND, verdict=Verdict.NO_CHANGE, interval=(1.88, 2.01),
                interval_method="day_blocks", history=history(wave(1.82, 0.07, 24, whole=False))),
        reading(
            "leads", 486.0, numerator=486.0, previous=512.0, year_ago=564.0, year_to_date=3_427.0,
            target=Target(640.0, "table", year_to_date=3_680.0), status=Status.BEHIND, verdict=Verdict.DOWN,
            interval=(440.0, 534.0), interval_method="poisson", history=history(LEADS),
        ),
        reading(
            "visitor_to_lead", 0.01397, numerator=486.0, denominator=34_800.0, previous=0.0150, year_ago=0.0191, year_to_date=0.0183,
            target=Target(0.02, "plan", year_to_date=0.02), status=Status.BEHIND, verdict=Verdict.DOWN,
            interval=(0.0126, 0.0153), interval_method="day_blocks", history=history(RATE),
        ),
        reading("mqls", 147.0, numerator=147.0, previous=151.0, year_ago=134.0, year_to_date=902.0, target=Target(150.0, "table", year_to_date=920.0),
                status=Status.ON_PLAN, verdict=Verdict.NO_CHANGE, interval=(124.0, 173.0), interval_method="poisson", history=history(wave(144, 9))),
        reading("lead_to_mql", 0.272, numerator=132.0, denominator=486.0, previous=0.269, year_ago=0.238, year_to_date=0.263,
                target=Target(0.25, "plan"), status=Status.WATCH, verdict=Verdict.NO_CHANGE, interval=(0.235, 0.31), interval_method="wilson",
                history=history(wave(0.25, 0.012, 24, whole=False))),
        reading("lead_to_mql", 147 / 486, view="period", kind="ratio", numerator=147.0, denominator=486.0, interval=(0.262, 0.347), interval_method="day_blocks"),
        reading("mql_to_sql", 57 / 147, view="period", kind="ratio", numerator=57.0, denominator=147.0, interval=(0.30, 0.48), interval_method="day_blocks"),
        reading("sql_close_rate", 15 / 57, view="period", kind="ratio", numerator=15.0, denominator=57.0, interval=(0.15, 0.39), interval_method="day_blocks"),
        reading("cpl", 36.8, numerator=18_240.0, denominator=495.0, previous=34.9, year_ago=28.7, year_to_date=33.1,
                target=Target(30.0, "table"), status=Status.BEHIND, verdict=Verdict.UP, interval=(33.8, 40.1),
                interval_method="day_blocks", history=history([*wave(30, 1.2, 22, whole=False), 34.9, 36.8])),
        reading("sqls", 57.0, numerator=57.0, previous=59.0, year_ago=50.0, year_to_date=352.0, target=Target(60.0, "table", year_to_date=368.0),
                status=Status.WATCH, verdict=Verdict.NO_CHANGE, interval=(43.0, 74.0), interval_method="poisson", history=history(wave(56, 4))),
        reading(
            "customers", 15.0, numerator=15.0, previous=15.0, year_ago=13.0, year_to_date=89.0,
            target=Target(16.0, "table", year_to_date=92.0), status=Status.WATCH, verdict=Verdict.NO_CHANGE, interval=(8.4, 24.7),
            interval_method="poisson", history=history(wave(14, 1.2)),
        ),
        reading("win_rate", 0.31, numerator=15.0, denominator=48.0, previous=0.29, year_ago=0.30, year_to_date=0.302,
                target=Target(0.3, "plan"), status=Status.TOO_FEW, interval=(0.2, 0.45), interval_method="wilson",
                history=history(wave(0.3, 0.03, 24, whole=False))),
        reading(
            "revenue", 186_400.0, previous=191_000.0, year_ago=150_800.0, year_to_date=1_079_800.0,
            target=Target(189_000.0, "table", year_to_date=1_104_000.0), status=Status.ON_PLAN, verdict=Verdict.NO_CHANGE,
            interval_method="exact", history=history(REVENUE),
        ),
        reading("average_deal", 12_427.0, numerator=186_400.0, denominator=15.0, previous=12_733.0, year_ago=11_600.0, year_to_date=12_133.0,
                verdict=Verdict.NO_CHANGE, interval=(10_900.0, 13_900.0), interval_method="day_blocks", history=history(wave(12_100, 400))),
        absent("nps", "surveys"), absent("promoter_share", "surveys"), absent("detractor_share", "surveys"), absent("reviews", "reviews"),
        absent("average_rating", "reviews"), absent("followers", "social"), absent("brand_mentions", "social"),
        reading("marketing_cost", 61_900.0, previous=60_100.0, year_ago=55_000.0, year_to_date=352_000.0, interval_method="exact",
                verdict=Verdict.NO_CHANGE, history=history(wave(59_000, 1_800))),
        reading("roi", 1.42, numerator=88_000.0, denominator=61_900.0, previous=1.5, year_ago=1.2, year_to_date=1.44, verdict=Verdict.NO_CHANGE,
                interval=(0.9, 2.0), interval_method="day_blocks", history=history(wave(1.4, 0.1, 24, whole=False))),
    ]  # fmt: skip
    return Scoreboard(JUNE, END_OF_JUNE, tuple(figures), parts(), {"implied": 12})


def part(source: str, table: str, rows: int, *, rejected: int = 0, duplicate: int = 0, last: date = END_OF_JUNE) -> Part:
    """What one file delivered."""
    return Part(
        source=source, table=table, file=f"config/data/{source}.csv", sha256=(source.encode().hex() * 8)[:64], snapshot=Path("snapshot"),
        excluded=None, columns=(), rows_read=rows + rejected + duplicate, rows_used=rows, rows_rejected=rejected,
        rows_duplicate=duplicate, rows_skipped=0, first_day=date(2024, 7, 1), last_day=last, complete_through=last, first_line=2,
        contract="c0ffee",
    )  # fmt: skip


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

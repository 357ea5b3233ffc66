"""Worlds of which the truth is known, as findings see them: fifteen months of visits, leads and what became of them.

    noise(seed)                 a company in which nothing happens but growth, season, bad days and chance
    known(world)                its figures, as the pipeline hands them to `findings.judge`
    replace(noise(7), ...)      the same with something planted

Every lead is drawn by itself, with channel, campaign, page, product, persona and offer; nothing is put into a segment by hand.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np

from reportgen.findings.known import MONTHS, Known
from reportgen.metrics.monthly import Monthly
from reportgen.metrics.scoreboard import Benchmark, Reading, Scoreboard, Target, Verdict
from reportgen.periods import Period, month_of, quarter_of
from reportgen.quantities import Unit
from reportgen.stats import count_interval, dispersion, nps_interval, ratio_blocks

LAST = date(2026, 6, 30)
RATES = {
    "visitor_to_lead": 0.02, "lead_to_mql": 0.3, "mql_to_sql": 0.45, "sql_to_opportunity": 0.62,
    "opportunity_to_customer": 0.42, "organic_ctr": 0.05, "handover": 0.55,
}  # fmt: skip
CHAIN = ("lead_to_mql", "mql_to_sql", "sql_to_opportunity", "opportunity_to_customer")
COUNTS = ("leads", "mqls", "sqls", "opportunities", "customers")
RIPE = 0.92


@dataclass(frozen=True)
class World:
    """A company.

    Attributes:
        seed: of everything that falls by chance.
        visits: sessions a day in the first month.
        growth: of visits a month.
        season: how far months swing.
        bad_days: variance of a day's level and rate about the usual one, as a square of a fraction.
        channels, campaigns, pages, products, personas: how many.
        targets: whether every rate and count has a target, equal to the truth.
        first_month: of the fiscal year.
        rates: by what factor a rate differs from `since` on.
        since: months before the end from which on what is planted holds.
        segments: (dimension, segment) -> rate -> factor, all the time.
        shift: channel -> by what factor its visits differ from `since` on.
        willing: channel -> by what factor its visitors become leads, all the time.
        dear: product -> by what factor its clicks bring fewer leads, all the time.
        slow: by what factor fewer are handed over within the usual time from `since` on.
        hurt: (dimension, segment) that alone suffers from `rates`; None for all.
        sour: share of those who answer that turn from promoters to detractors from `since` on.
        swing: how far each rate swings over the year, with a low of its own; not where it has a target, which would be missed.
    """

    seed: int
    visits: float = 600.0
    growth: float = 0.0
    season: float = 0.0
    bad_days: float = 0.0
    channels: int = 6
    campaigns: int = 6
    pages: int = 8
    products: int = 3
    personas: int = 4
    targets: bool = False
    first_month: int = 1
    rates: Mapping[str, float] = field(default_factory=dict)
    since: int = 3
    sour: float = 0.0
    segments: Mapping[tuple[str, str], Mapping[str, float]] = field(default_factory=dict)
    shift: Mapping[str, float] = field(default_factory=dict)
    willing: Mapping[str, float] = field(default_factory=dict)
    dear: Mapping[str, float] = field(default_factory=dict)
    slow: float = 1.0
    hurt: tuple[str, str] | None = None
    swing: float = 0.0

    def factor(self, rate: str, month: int) -> float:
        """By what a rate differs in a month, as a whole."""
        return (self.rates.get(rate, 1.0) if month >= MONTHS - self.since else 1.0) * self.swung(rate, month)

    def swung(self, rate: str, month: int) -> float:
        """By what the season of a rate makes it differ in a month."""
        if not self.swing or self.targets:
            return 1.0
        low = np.random.default_rng([self.seed, 3, *map(ord, rate)]).uniform(0, 2 * math.pi)
        return 1 + self.swing * math.sin(2 * math.pi * month / 12 + low)


def noise(seed: int) -> World:
    """A company in which nothing happens but growth, seasons, bad days and chance."""
    chance = np.random.default_rng([seed, 1])
    return World(
        seed,
        visits=float(chance.choice([60, 250, 800, 3000])),
        growth=float(chance.choice([0.0, 0.02, -0.01])),
        season=float(chance.choice([0.0, 0.2])),
        bad_days=float(chance.choice([0.0, 0.02, 0.1])),
        channels=int(chance.choice([2, 5, 9, 14])),
        campaigns=int(chance.choice([2, 6, 25])),
        pages=int(chance.choice([3, 8, 30])),
        products=int(chance.choice([1, 3, 6])),
        personas=int(chance.choice([2, 4])),
        targets=bool(chance.integers(2)),
        first_month=int(chance.choice([1, 4])),
        swing=float(chance.choice([0.0, 0.1, 0.25])),
    )


def known(world: World) -> Known:
    """What findings are drawn from in this world."""
    return _Making(world).known()


class _Making:
    """The drawing of one world."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.rng = np.random.default_rng([world.seed, 2])
        newest = month_of(LAST, world.first_month)
        self.months: tuple[Period, ...] = tuple(newest.shift(back - MONTHS + 1) for back in range(MONTHS))
        self.quarter = quarter_of(LAST, world.first_month)
        self.days = [month.days for month in self.months]
        self.rates: dict[str, Monthly] = {}
        self.cuts: dict[tuple[str, str], dict[str, Monthly]] = {}
        self.readings: list[Reading] = []
        self.truth: dict[str, float] = {}

    def known(self) -> Known:
        self._visits()
        self._people()
        self._search()
        self._ads()
        self._levels()
        self._handover()
        board = Scoreboard(self.quarter, LAST, tuple(self.readings), ())
        return Known(board, self.rates, self.cuts, None, self._within, {}, (10_000.0, 700.0), self.spent)

    # --- visits and leads

    def _level(self) -> np.ndarray:
        """Visits of each month and day, as a whole, before chance."""
        world = self.world
        phase = self.rng.uniform(0, 2 * math.pi)
        return np.array(
            [
                world.visits * (1 + world.growth) ** i * (1 + world.season * math.sin(2 * math.pi * i / 12 + phase))
                for i in range(MONTHS)
            ]
        )

    def _day_effects(self, days: int) -> np.ndarray:
        spread = self.world.bad_days
        return self.rng.gamma(1 / spread, spread, days) if spread else np.ones(days)

    def _visits(self) -> None:
        world, rng = self.world, self.rng
        level = self._level()
        shares = rng.dirichlet(np.full(world.channels, 3.0))
        # What is bought is drawn as it is planted: as large as a fifth of the whole.
        names = [f"Channel {n + 1}" for n in range(world.channels)]
        sessions = np.zeros((MONTHS, world.channels))
        leads = np.zeros((MONTHS, world.channels), dtype=int)
        per_day: list[tuple[float, float]] = []
        expected_leads = np.zeros(MONTHS)
        for month, days in enumerate(self.days):
            late = month >= MONTHS - world.since
            factors = np.array([world.shift.get(name, 1.0) if late else 1.0 for name in names])
            visits, rates = self._day_effects(days), self._day_effects(days)
            for day in range(days):
                mine = rng.poisson(level[month] * visits[day] * shares * factors)
                willing = np.array([world.willing.get(name, 1.0) for name in names])
                hurt = np.array(
                    [
                        world.factor("visitor_to_lead", month) if world.hurt in (None, ("channel", name)) else 1.0
                        for name in names
                    ]
                )
                p = np.clip(RATES["visitor_to_lead"] * rates[day] * willing * hurt, 0, 1)
                won = rng.binomial(mine, p)
                sessions[month] += mine
                leads[month] += won
                if month >= MONTHS - 3:
                    per_day.append((float(won.sum()), float(mine.sum())))
            expected_leads[month] = (level[month] * shares * factors * willing).sum() * days * RATES["visitor_to_lead"]
        self.sessions, self.leads_by = sessions, leads
        self.names = names
        tops, below = [one for one, _ in per_day], [one for _, one in per_day]
        self._rate(
            "visitor_to_lead",
            leads.sum(1),
            sessions.sum(1),
            persons=False,
            interval=ratio_blocks(tops, below, seed=world.seed, draws=200),
        )
        self.cuts["visitor_to_lead", "channel"] = {
            name: self._monthly("visitor_to_lead", ("channel", name), leads[:, i], sessions[:, i], persons=False)
            for i, name in enumerate(names)
        }
        factor = dispersion(below, [i % 7 for i in range(len(below))])
        self._count("sessions", sessions.sum(1), factor, float((level * self.days)[-3:].sum()))
        factor = dispersion(tops, [i % 7 for i in range(len(tops))])
        self._count("leads", leads.sum(1), factor, float(expected_leads[-3:].sum()))

    # --- people

    def _people(self) -> None:
        world, rng = self.world, self.rng
        total = int(self.leads_by.sum())
        month = np.repeat(np.arange(MONTHS), self.leads_by.sum(1))
        channel = np.concatenate([np.repeat(np.arange(world.channels), row) for row in self.leads_by])
        # Pages follow channels, offers follow pages: the same people under other names.
        page = (channel * 3 + rng.integers(0, 4, total)) % world.pages
        campaign = np.where(rng.random(total) < 0.6, rng.integers(0, world.campaigns, total), -1)
        columns = {
            "channel": [f"Channel {n + 1}" for n in range(world.channels)],
            "landing_page": [f"/page-{n + 1}" for n in range(world.pages)],
            "campaign": [f"Campaign {n + 1}" for n in range(world.campaigns)] + [""],
            "product": [f"Product {n + 1}" for n in range(world.products)],
            "persona": [f"Persona {n + 1}" for n in range(world.personas)],
            "offer_stage": ["tofu", "mofu", "bofu"],
        }
        held = {
            "channel": channel, "landing_page": page, "campaign": campaign % (world.campaigns + 1),
            "product": rng.integers(0, world.products, total), "persona": rng.integers(0, world.personas, total),
            "offer_stage": page % 3,
        }  # fmt: skip
        alive = np.ones(total, dtype=bool)
        reached = {"leads": alive.copy()}
        for step, count in zip(CHAIN, COUNTS[1:], strict=True):
            p = RATES[step] * np.array([world.swung(step, month) for month in range(MONTHS)])[month]
            late = month >= MONTHS - world.since
            hit = (
                late
                if world.hurt is None
                else late & (held[world.hurt[0]] == columns[world.hurt[0]].index(world.hurt[1]))
            )
            p = np.where(hit, p * world.rates.get(step, 1.0), p)
            for (dimension, segment), factors in world.segments.items():
                mine = held[dimension] == columns[dimension].index(segment)
                p = np.where(mine, p * factors.get(step, 1.0), p)
            alive = alive & (rng.random(total) < np.clip(p, 0, 1))
            reached[count] = alive.copy()
        # A cohort is told when nine in ten of those who convert have done so.
        ripe = rng.random(total) < RIPE
        self.person = {**held, "month": month}
        self.columns, self.reached, self.ripe = columns, reached, ripe
        pairs = {step: (COUNTS[i], COUNTS[i + 1]) for i, step in enumerate(CHAIN)}
        pairs |= {"lead_to_customer": ("leads", "customers"), "sql_close_rate": ("sqls", "customers")}
        self.pairs = pairs
        for kpi in pairs:
            self._rate(kpi, *self._sums(kpi, None), persons=True, ripe=RIPE)
            for dimension in columns:
                self.cuts[kpi, dimension] = self._cut(kpi, dimension, None)
        for count in COUNTS[1:]:
            by_month = np.bincount(month[reached[count]], minlength=MONTHS)
            expected = self.leads_by.sum(1)[-3:].sum() * math.prod(RATES[step] for step in CHAIN[: COUNTS.index(count)])
            self._count(count, by_month, 1.0, float(expected))
        mqls = self._cut_count("mqls", "persona")
        self.cuts["mql_by_persona", "persona"] = mqls
        self._count("mql_by_persona", np.bincount(month[reached["mqls"]], minlength=MONTHS), 1.0, None)

    def _sums(self, kpi: str, chosen: np.ndarray | None) -> tuple[np.ndarray, np.ndarray]:
        start, end = self.pairs[kpi]
        of = self.reached[start] if chosen is None else self.reached[start] & chosen
        month = self.person["month"]
        return (
            np.bincount(month[of & self.reached[end] & self.ripe], minlength=MONTHS),
            np.bincount(month[of], minlength=MONTHS),
        )

    def _cut(self, kpi: str, dimension: str, chosen: np.ndarray | None) -> dict[str, Monthly]:
        found = {}
        for number, name in enumerate(self.columns[dimension]):
            mine = self.person[dimension] == number
            top, below = self._sums(kpi, mine if chosen is None else mine & chosen)
            if below.any():
                found[name] = self._monthly(kpi, (dimension, name), top, below, persons=True, ripe=RIPE)
        return found

    def _cut_count(self, count: str, dimension: str) -> dict[str, Monthly]:
        month, all_of = self.person["month"], self.reached[count]
        whole = np.bincount(month[all_of], minlength=MONTHS)
        return {
            name: self._monthly(
                "mql_by_persona", (dimension, name),
                np.bincount(month[all_of & (self.person[dimension] == number)], minlength=MONTHS), whole, persons=True,
            )
            for number, name in enumerate(self.columns[dimension])
        }  # fmt: skip

    def _within(self, kpi: str, by: tuple[str, str], dimension: str) -> Mapping[str, Monthly]:
        if kpi not in self.pairs:
            return {}  # of visits no segment within a segment is drawn
        chosen = self.person[by[0]] == self.columns[by[0]].index(by[1])
        return self._cut(kpi, dimension, chosen)

    # --- search, ads, levels, handover

    def _search(self) -> None:
        impressions = self.rng.poisson(self._level() * np.array(self.days) * 20)
        effects = np.array([self._day_effects(days).mean() for days in self.days])
        factor = np.array([self.world.factor("organic_ctr", month) for month in range(MONTHS)])
        clicks = self.rng.binomial(impressions, np.clip(RATES["organic_ctr"] * effects * factor, 0, 1))
        self._rate("organic_ctr", clicks, impressions, persons=False)
        self._count("organic_impressions", impressions, 1.0, None)

    def _ads(self) -> None:
        world, rng = self.world, self.rng
        parts: dict[str, tuple[np.ndarray, np.ndarray]] = {}
        for number in range(world.products):
            name = f"Product {number + 1}"
            spend = np.full(MONTHS, world.visits * 8.0) * rng.uniform(0.8, 1.25, MONTHS)
            late = np.array([month >= MONTHS - world.since for month in range(MONTHS)])
            dear = np.where(late, world.dear.get(name, 1.0), 1.0)
            effects = np.array([self._day_effects(days).mean() for days in self.days])
            parts[name] = (rng.poisson(spend / 60.0 / dear * effects), spend)
        leads = sum((one for one, _ in parts.values()), np.zeros(MONTHS))
        spend = sum((one for _, one in parts.values()), np.zeros(MONTHS))
        self._rate("cpl", leads, spend, persons=False, inverted=True)
        self.cuts["cpl", "product"] = {
            name: self._monthly("cpl", ("product", name), top, below, persons=False, inverted=True)
            for name, (top, below) in parts.items()
        }
        self.spent = {("product", name): float(below[-12:].sum()) for name, (_, below) in parts.items()}
        self._count("ad_clicks", rng.poisson(np.full(MONTHS, 5000)), 1.0, None)

    def _levels(self) -> None:
        history = tuple(zip(self.months, np.exp(self.rng.normal(math.log(2.4), 0.03, MONTHS)).tolist(), strict=True))
        value = math.fsum(one for _, one in history[-3:]) / 3
        self.readings.append(
            self._reading(
                "load_seconds",
                "ratio",
                Unit.SECONDS,
                "down",
                value,
                history=history,
                interval=(value * 0.98, value * 1.02),
            )
        )
        self._count("page_views", np.full(MONTHS, 100_000), 1.0, None)
        answers = 80
        scores = []
        for month in range(MONTHS):
            sour = self.world.sour if month >= MONTHS - self.world.since else 0.0
            up, _, down = self.rng.multinomial(answers, [0.5 - sour, 0.3, 0.2 + sour])
            scores.append((up, answers - up - down, down))
        history = tuple(
            (month, 100.0 * (up - down) / answers) for month, (up, _, down) in zip(self.months, scores, strict=True)
        )
        up, same, down = (int(sum(one[i] for one in scores[-3:])) for i in range(3))
        low, high = nps_interval(up, same, down)
        value = 100.0 * (up - down) / (3 * answers)
        self.readings.append(
            self._reading("nps", "score", Unit.SCORE, "up", value, history=history, interval=(100 * low, 100 * high))
        )

    def _handover(self) -> None:
        mqls = np.bincount(self.person["month"][self.reached["mqls"]], minlength=MONTHS)
        late = np.array([month >= MONTHS - self.world.since for month in range(MONTHS)])
        quick = self.rng.binomial(mqls, np.where(late, RATES["handover"] * self.world.slow, RATES["handover"]))
        self.rates["handover_time"] = self._monthly("handover_time", None, quick, mqls, persons=True)
        history = tuple(
            (month, 3.0 if not late[i] or self.world.slow == 1 else 9.0) for i, month in enumerate(self.months)
        )
        value = 3.0 if self.world.slow == 1 else 9.0
        self.readings.append(
            self._reading("handover_time", "duration", Unit.DAYS, "down", value, history=history, view="cohort")
        )

    # --- readings

    def _monthly(
        self,
        kpi: str,
        by: tuple[str, str] | None,
        top: Any,
        below: Any,
        *,
        persons: bool,
        inverted: bool = False,
        ripe: float = 1.0,
    ) -> Monthly:
        tops, of = tuple(map(float, top)), tuple(map(float, below))
        return Monthly(kpi, by, self.months, tops, of, persons, inverted, 20 if ripe < 1 else None, ripe)

    def _rate(
        self, kpi: str, top: Any, below: Any, *, persons: bool, inverted: bool = False, ripe: float = 1.0,
        interval: tuple[float, float] | None = None,
    ) -> None:  # fmt: skip
        series = self._monthly(kpi, None, top, below, persons=persons, inverted=inverted, ripe=ripe)
        self.rates[kpi] = series
        counted, of = series.tail(3).sums
        value = (of / counted if counted else None) if inverted else (counted / of if of else None)
        truth = {
            "lead_to_customer": math.prod(RATES[one] for one in CHAIN),
            "sql_close_rate": math.prod(RATES[one] for one in CHAIN[2:]),
            "cpl": 60.0,
        }
        aim = truth.get(kpi, RATES.get(kpi)) if self.world.targets else None
        kind, unit = ("share" if persons else "ratio"), (Unit.MONEY if inverted else Unit.PERCENT)
        self.readings.append(
            self._reading(
                kpi,
                kind,
                unit,
                "down" if inverted else "up",
                value,
                target=aim,
                interval=interval,
                method="day_blocks" if interval else None,
                view="cohort" if ripe < 1 else "period",
            )
        )

    def _count(self, kpi: str, months: Any, factor: float, expected: float | None) -> None:
        value = float(sum(months[-3:]))
        aim = expected if self.world.targets else None
        self.readings.append(
            self._reading(
                kpi,
                "count",
                Unit.COUNT,
                "up",
                value,
                target=aim,
                interval=count_interval(value, factor),
                method="poisson",
                inputs=(("events", value), ("dispersion", factor)),
            )
        )

    def _reading(
        self, kpi: str, kind: str, unit: Unit, better: str, value: float | None, *, target: float | None = None,
        interval: tuple[float, float] | None = None, method: str | None = None, view: str = "period",
        history: tuple[tuple[Period, float | None], ...] = (), inputs: tuple[tuple[str, float], ...] = (),
        benchmark: Benchmark | None = None,
    ) -> Reading:  # fmt: skip
        return Reading(
            kpi=kpi, stage="convert", kind=kind, unit=unit, currency=None, better=better, by=None, view=view, period=self.quarter,
            value=value, target=Target(target, "plan") if target else None, interval=interval, interval_method=method,
            history=history, interval_inputs=inputs, verdict=Verdict.NO_CHANGE, benchmark=benchmark, few=False,
        )  # fmt: skip

"""Whole projects of which the truth is known: configuration and CSV files, quick enough that hundreds can be tried.

    plain(seed)                    a company in which nothing happens but growth, seasons, weekdays, bad days and chance
    replace(plain(7), cause=...)   the same with something planted; `CAUSES` names them
    write(folder, company)         its config/ and data/

Every visit, lead and step is drawn; what became of whom is known up to `LAST`, as a CRM has it on that day.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

LAST = date(2026, 6, 30)
CHANNELS = (
    "Organic Search",
    "Paid Search",
    "Direct",
    "Paid Social",
    "Email",
    "Referral",
    "Affiliates",
    "Organic Social",
)
PAID = ("Paid Search", "Paid Social")
DEVICES, DEVICE_SHARES = ("desktop", "mobile", "tablet"), (0.6, 0.34, 0.06)
OFFERS = ("tofu", "mofu", "bofu")
STEPS = ("mql", "sal", "sql", "opp", "customer")
RATES = {"mql": 0.32, "sal": 0.9, "sql": 0.46, "opp": 0.64, "customer": 0.36}
WAITS = {"mql": 4.0, "sal": 2.0, "sql": 7.0, "opp": 6.0, "customer": 25.0}
"""Mean days from one step to the next, of those who take it."""

CAUSES: Mapping[str, tuple[str, ...]] = {
    "form": ("improve-visitor_to_lead",),
    "page": ("improve-visitor_to_lead",),
    "channel": ("improve-visitor_to_lead",),
    "device": ("improve-visitor_to_lead",),
    "mql": ("improve-lead_to_mql",),
    "sql": ("improve-mql_to_sql",),
    "opp": ("improve-sql_to_opportunity",),
    "customer": ("improve-opportunity_to_customer", "improve-win_rate"),
    "handover": ("improve-handover_time",),
    "nps": ("improve-nps",),
    "dear": ("improve-cpl", "improve-paid_conversion_rate"),
    "better": ("double_down-channel-affiliates",),
    "mix": (),
    "week": (),
}
"""What is planted, and the area that must come first; none where nothing is to be improved."""


@dataclass(frozen=True)
class Company:
    """A company whose truth is known.

    Attributes:
        seed: of everything that falls by chance.
        visits: a day, in the first month.
        months: of data.
        growth: of visits a month.
        season: how far visits swing over the year.
        swing: how far each rate swings over the year, with a low of its own.
        bad_days: variance of a day's level and of its rate about the usual one, as a square of a fraction.
        channels, pages, campaigns, personas, products: how many; campaigns are of each paid channel.
        first_month: of the fiscal year.
        cause: what is planted; "" for nothing.
        since: from when on.
        hurt: by what factor.
        goal: whether the year has a goal: as many customers as it comes to at the pace of the twelve months before.
    """

    seed: int
    visits: float = 600.0
    months: int = 27
    growth: float = 0.0
    season: float = 0.15
    swing: float = 0.0
    bad_days: float = 0.015
    channels: int = 7
    pages: int = 5
    campaigns: int = 3
    personas: int = 3
    products: int = 3
    first_month: int = 1
    cause: str = ""
    since: date = date(2026, 4, 1)
    hurt: float = 0.6
    goal: bool = False


def plain(seed: int) -> Company:
    """A company in which nothing happens but growth, seasons, weekdays, bad days and chance."""
    chance = np.random.default_rng([seed, 1])
    return Company(
        seed,
        visits=float(chance.choice([60, 250, 800, 3000])),
        months=int(chance.choice([16, 20, 27, 36])),
        growth=float(chance.choice([0.0, 0.02, -0.01])),
        season=float(chance.choice([0.0, 0.2])),
        swing=float(chance.choice([0.0, 0.1, 0.2])),
        bad_days=float(chance.choice([0.002, 0.02, 0.08])),
        channels=int(chance.choice([3, 5, 8])),
        pages=int(chance.choice([3, 6, 14])),
        campaigns=int(chance.choice([1, 3, 8])),
        personas=int(chance.choice([2, 3, 5])),
        products=int(chance.choice([1, 3, 5])),
        first_month=int(chance.choice([1, 4])),
        goal=bool(chance.integers(2)),
    )


def write(folder: Path, company: Company) -> None:
    """Write the configuration and the data of a company."""
    (folder / "data").mkdir(parents=True, exist_ok=True)
    (folder / "config").mkdir(exist_ok=True)
    drawn = _Drawn(company)
    for name, (head, rows) in drawn.tables().items():
        text = "\n".join([head, *rows, ""])
        (folder / "data" / f"{name}.csv").write_text(text, encoding="utf-8")
    (folder / "config" / "business.yaml").write_text(
        "name: Planted\ntimezone: America/New_York\ncurrency: USD\ncountry: US\n"
        f"fiscal_year_start: {company.first_month}\nas_of: {LAST}\n"
        "stages: [lead, mql, sal, sql, opportunity, customer]\nlanguage: en\n"
    )
    if company.goal:
        year, ahead = (2026, 6) if company.first_month == 1 else (2027, 9)
        value = max(round(drawn.customers * (1 + company.growth) ** ahead), 1)
        text = f'goal: {{kpi: customers, period: "{year}", value: {value}}}\n'
        (folder / "config" / "goals.yaml").write_text(text)
    (folder / "config" / "sources.yaml").write_text(_sources())


COLUMNS: Mapping[str, tuple[str, str]] = {
    "visits": ("sessions", "date=day channel campaign landing_page=page device sessions engaged_sessions=engaged"),
    "contacts": (
        "leads",
        "lead_id=id created_at=created channel campaign landing_page=page persona product offer_stage=offer mql_at=mql sal_at=sal "
        "sql_at=sql opportunity_at=opp customer_at=customer lost_at=lost",
    ),
    "deals": ("deals", "deal_id=id lead_id=contact created_at=created closed_at=closed status amount product"),
    "ads": ("ads", "date=day platform campaign product impressions clicks spend=cost conversions"),
    "touch": ("touchpoints", "date=day element kind views starts submissions"),
    "emails": ("emails", "date=day campaign workflow sent delivered opens clicks unsubscribes=unsubs bounces"),
    "nps": ("surveys", "responded_at=day score"),
    "costs": ("costs", "date=month category amount"),
    "search": ("search", "date=day query page impressions clicks position"),
}


def _sources() -> str:
    lines: list[str] = []
    for name, (table, columns) in COLUMNS.items():
        lines += [f"{name}:", "  kind: csv", f"  table: {table}", f"  path: data/{name}.csv", "  columns:"]
        lines += [f"    {pair.partition('=')[0]}: {pair.rpartition('=')[2]}" for pair in columns.split()]
        if table in ("ads", "deals", "costs"):
            lines.append("  constants: {currency: USD}")
    return "\n".join(lines) + "\n"


Table = tuple[str, list[str]]
Ints = NDArray[np.int64]


class _Drawn:
    """The drawing of one company."""

    def __init__(self, company: Company) -> None:
        self.c = company
        self.rng = np.random.default_rng([company.seed, 2])
        self.customers = 0  # won in the last 365 days
        last = np.datetime64(LAST, "D")
        first = (np.datetime64(LAST, "M") - (company.months - 1)).astype("datetime64[D]")
        self.days = np.arange(first, last + 1)
        self.text = np.datetime_as_string(self.days)
        self.late = self.days >= np.datetime64(company.since)
        self.year = np.array([day.astype(object).timetuple().tm_yday for day in self.days]) / 365.25
        self.channels = CHANNELS[: company.channels]
        self.names = [f"/page-{n + 1}" for n in range(company.pages)]
        self.campaigns = [
            (channel, f"{channel} {n + 1}")
            for channel in self.channels
            if channel in PAID
            for n in range(company.campaigns)
        ]

    def tables(self) -> dict[str, Table]:
        """Every table: its header and its rows."""
        level = self._level()
        found = {"visits": self._visits(level)}
        found |= self._people()
        found |= {"ads": self._ads(level), "touch": self._touch(level), "emails": self._emails(), "nps": self._nps()}
        found |= {"costs": self._costs(), "search": self._search(level)}
        return found

    def _swung(self, rate: str) -> NDArray[np.float64]:
        low = np.random.default_rng([self.c.seed, 3, *map(ord, rate)]).uniform(0, 2 * np.pi)
        swung: NDArray[np.float64] = 1 + self.c.swing * np.sin(2 * np.pi * self.year + low)
        return swung

    def _noise(self, size: int) -> NDArray[np.float64]:
        return self.rng.gamma(1 / self.c.bad_days, self.c.bad_days, size)

    def _level(self) -> NDArray[np.float64]:
        """Visits of each day, before chance."""
        c, phase = self.c, self.rng.uniform(0, 2 * np.pi)
        week = np.where((self.days.astype(int) + 3) % 7 > 4, 0.5, 1.2)
        grown = (1 + c.growth) ** (np.arange(len(self.days)) / 30.4)
        level: NDArray[np.float64] = (
            c.visits
            * grown
            * (1 + c.season * np.sin(2 * np.pi * self.year + phase))
            * week
            * self._noise(len(self.days))
        )
        return level

    def _visits(self, level: NDArray[np.float64]) -> Table:
        c, rng = self.c, self.rng
        cells = [
            (channel, campaign, page, device)
            for channel in self.channels
            for campaign in ([name for of, name in self.campaigns if of == channel] or [""])
            for page in range(c.pages)
            for device in range(3)
        ]
        per_channel = dict(zip(self.channels, rng.dirichlet(np.full(c.channels, 6.0)), strict=True))
        per_page, own_rate = rng.dirichlet(np.full(c.pages, 6.0)), rng.uniform(0.5, 1.6, c.pages)
        channel_rate = dict(zip(self.channels, rng.uniform(0.6, 1.5, c.channels), strict=True))
        if c.cause == "better" and "Affiliates" in per_channel:
            per_channel["Affiliates"] = 0.15
        if c.cause == "channel":
            per_channel["Organic Search"] = 0.4
        if c.cause == "mix":
            channel_rate["Paid Social"] = 0.3
        split = {channel: max(sum(of == channel for of, _ in self.campaigns), 1) for channel in self.channels}
        rate_of_day = self._noise(len(self.days)) * self._swung("visit")
        base = 0.022 / sum(per_page * own_rate)
        rows, people = [], []
        for number, (channel, campaign, page, device) in enumerate(cells):
            share = per_channel[channel] * per_page[page] * DEVICE_SHARES[device] / split[channel]
            grown = np.where(self.late, 5.0, 1.0) if c.cause == "mix" and channel == "Paid Social" else 1.0
            visits = rng.poisson(level * share * grown)
            p = base * channel_rate[channel] * own_rate[page] * (1.1, 0.85, 0.8)[device] * rate_of_day
            leads = rng.binomial(visits, np.clip(p * self._broken(channel, page, device), 0, 1))
            at = np.flatnonzero(visits)
            mark = f"{channel},{campaign},{self.names[page]},{DEVICES[device]}"
            rows += [f"{self.text[day]},{mark},{visits[day]},{round(visits[day] * 0.6)}" for day in at]
            people.append((number, leads))
        self.cells = cells
        self.lead_cell = np.concatenate([np.full(int(leads.sum()), number) for number, leads in people])
        self.lead_day = np.concatenate([np.repeat(np.arange(len(self.days)), leads) for _, leads in people])
        return "day,channel,campaign,page,device,sessions,engaged", rows

    def _broken(self, channel: str, page: int, device: int) -> NDArray[np.float64]:
        """By what factor fewer become leads, by day."""
        c, one = self.c, np.ones(len(self.days))
        if c.cause == "week":
            hit = (self.days >= np.datetime64("2026-05-18")) & (self.days <= np.datetime64("2026-05-24"))
            return np.where(hit, 0.1, one)
        touched = {
            "form": True, "page": page in (0, 1), "channel": channel == "Organic Search", "device": device == 1,
        }.get(c.cause, False)  # fmt: skip
        worse = c.hurt if c.cause == "form" else c.hurt**2 if c.cause != "page" else c.hurt
        return np.where(self.late, worse, one) if touched else one

    def _people(self) -> dict[str, Table]:
        c, rng, total = self.c, self.rng, len(self.lead_cell)
        persona, product = rng.integers(0, c.personas, total), rng.integers(0, c.products, total)
        offer = np.array([page % 3 for _, _, page, _ in self.cells])[self.lead_cell]
        channel = (
            np.array([channel for channel, *_ in self.cells])[self.lead_cell] if total else np.array([], dtype=str)
        )
        day, alive = self.lead_day.copy(), np.ones(total, dtype=bool)
        reached: dict[str, Ints] = {}
        lost = np.full(total, -1)
        count = len(self.days)
        for step in STEPS:
            swung, late = self._swung(step), day >= int(np.argmax(self.late))
            p = RATES[step] * swung[np.minimum(day, count - 1)]
            if step == c.cause:
                p = np.where(late, p * c.hurt, p)
            if step == "customer" and c.cause == "better":
                p = np.where(channel == "Affiliates", np.minimum(p * 2.0, 0.9), p)
            wait = np.maximum(rng.exponential(WAITS[step], total), 0.5)
            if step == "sal" and c.cause == "handover":
                wait = np.where(late, wait * 5, wait)
            takes = alive & (rng.random(total) < p)
            if step == "customer":
                lost = np.where(alive & ~takes, day + np.ceil(wait).astype(int), -1)
            day = np.where(takes, day + np.ceil(wait).astype(int), day)
            reached[step] = np.where(takes & (day < count), day, -1)
            alive = takes
        self.customers = int((reached["customer"] >= count - 365).sum())
        return {
            "contacts": self._contacts(reached, lost, persona, product, offer),
            "deals": self._deals(reached, lost, product),
        }

    def _when(self, at: Ints) -> list[str]:
        return [self.text[day] if 0 <= day < len(self.days) else "" for day in at]

    def _contacts(self, reached: Mapping[str, Ints], lost: Ints, persona: Ints, product: Ints, offer: Ints) -> Table:
        columns: list[Sequence[str]] = [self._when(reached[step]) for step in STEPS]
        columns.append(self._when(lost))
        rows = []
        for i, (cell, day) in enumerate(zip(self.lead_cell, self.lead_day, strict=True)):
            channel, campaign, page, _ = self.cells[cell]
            tail = ",".join(column[i] for column in columns)
            rows.append(
                f"L{i},{self.text[day]},{channel},{campaign},{self.names[page]},Persona {persona[i] + 1},Product {product[i] + 1},"
                f"{OFFERS[offer[i]]},{tail}"
            )
        return "id,created,channel,campaign,page,persona,product,offer,mql,sal,sql,opp,customer,lost", rows

    def _deals(self, reached: Mapping[str, Ints], lost: Ints, product: Ints) -> Table:
        amounts = 8000 * np.exp(self.rng.normal(-0.15, 0.55, len(lost)))
        rows = []
        for i in np.flatnonzero(reached["opp"] >= 0):
            won, gone = reached["customer"][i], lost[i]
            closed = won if won >= 0 else gone if 0 <= gone < len(self.days) else -1
            status = "won" if won >= 0 else "lost" if closed >= 0 else "open"
            when = self.text[closed] if closed >= 0 else ""
            opened = self.text[reached["opp"][i]]
            rows.append(f"D{i},L{i},{opened},{when},{status},{amounts[i]:.2f},Product {product[i] + 1}")
        return "id,contact,created,closed,status,amount,product", rows

    def _ads(self, level: NDArray[np.float64]) -> Table:
        rows = []
        for number, (channel, campaign) in enumerate(self.campaigns):
            for product in range(self.c.products):
                clicks = self.rng.poisson(level * 0.15 / len(self.campaigns) / self.c.products)
                shown = self.rng.poisson(clicks * 45 + 20)
                dear = np.where(self.late & (number == 0) & (self.c.cause == "dear"), 5.0, 1.0)
                cost = clicks * 2.1 * dear * self._noise(len(self.days))
                got = self.rng.binomial(clicks, 0.024)
                name = f"{channel},{campaign},Product {product + 1}"
                rows += [
                    f"{self.text[day]},{name},{shown[day]},{clicks[day]},{cost[day]:.2f},{got[day]}"
                    for day in np.flatnonzero(shown)
                ]
        return "day,platform,campaign,product,impressions,clicks,cost,conversions", rows

    def _touch(self, level: NDArray[np.float64]) -> Table:
        rows = []
        for form in ("Trial form", "Webinar form"):
            starts = self.rng.poisson(level * 0.06)
            views = np.maximum(self.rng.poisson(level * 0.15), starts)
            sent = self.rng.binomial(starts, 0.55 * np.where(self.late & (self.c.cause == "form"), self.c.hurt, 1.0))
            rows += [f"{self.text[i]},{form},form,{views[i]},{starts[i]},{sent[i]}" for i in range(len(self.days))]
        return "day,element,kind,views,starts,submissions", rows

    def _emails(self) -> Table:
        rows = []
        for i in range(0, len(self.days), 7):
            for flow in ("Nurture", "Newsletter"):
                sent = int(self.c.visits * 4 * self.rng.gamma(100, 0.01))
                got = self.rng.binomial(sent, 0.975)
                opens, clicks, gone = (self.rng.binomial(got, p) for p in (0.28, 0.03, 0.003))
                rows.append(f"{self.text[i]},{flow},{flow},{sent},{got},{opens},{clicks},{gone},{sent - got}")
        return "day,campaign,workflow,sent,delivered,opens,clicks,unsubs,bounces", rows

    def _nps(self) -> Table:
        rows = []
        for i, count in enumerate(self.rng.poisson(3, len(self.days))):
            sour = self.c.cause == "nps" and self.late[i]
            groups = self.rng.choice(3, count, p=(0.34, 0.3, 0.36) if sour else (0.5, 0.3, 0.2))
            rows += [f"{self.text[i]},{(9, 7, 4)[group]}" for group in groups]
        return "day,score", rows

    def _costs(self) -> Table:
        months = sorted({day[:7] for day in self.text})
        wanted = (("staff", 30000), ("sales", 45000), ("technology", 6000))
        return "month,category,amount", [f"{m}-01,{name},{amount}" for m in months for name, amount in wanted]

    def _search(self, level: NDArray[np.float64]) -> Table:
        rows = []
        for page in self.names:
            shown = self.rng.poisson(level * 4 / len(self.names))
            clicks = self.rng.binomial(shown, np.clip(0.05 * self._noise(len(self.days)), 0, 1))
            at = self.rng.normal(12, 0.4, len(self.days))
            rows += [f"{self.text[i]},brand,{page},{shown[i]},{clicks[i]},{at[i]:.1f}" for i in np.flatnonzero(shown)]
        return "day,query,page,impressions,clicks,position", rows


def first(areas: Sequence[Mapping[str, Any]]) -> str:
    """The id of the first focus area; "" where there is none."""
    return str(areas[0]["id"]) if areas else ""

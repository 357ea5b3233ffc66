"""Whole projects made by chance from a seed: configuration and data of companies that no one would have thought of.

    company(7)         what sort of company the seven is: a frozen list of traits
    write(folder, c)   its config/ and its CSV files

Every `THEMES`-th company has the same theme, an extreme that is sure to occur; its other traits fall as the seed lets them.
"""

from __future__ import annotations

import csv
import io
import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from reportgen.periods import month_of
from reportgen.reports import PACK
from reportgen.tables import TABLES

CORE = ("sessions", "leads")
FIVE = ("sessions", "ads", "leads", "deals", "costs")
EVERY = tuple(name for name in TABLES if name not in ("targets", "fx"))

CHANNELS = ("Organic Search", "Paid Search", "Direct", "Email", "Referral", "Organic Social", "Paid Social", "Display")
NAMES = {
    "plain": lambda n: f"{('Spring', 'Summer', 'Autumn', 'Winter')[n % 4]} offer {n + 1}",
    "long": lambda n: f"Retargeting of returning visitors by product and region, {n + 1:03}"[:60].ljust(60, "."),
    "unbroken": lambda n: f"utm_campaign=retargeting_lookalike_audience_purchasers_emea_{n + 1:02}"[:60],
    "german": lambda n: f"Instandhaltungssoftware-Wiederansprache für Führungskräfte {n + 1}",
    "cyrillic": lambda n: f"Повторные обращения к посетителям, ушедшим с формы заявки № {n + 1}",
    "markup": lambda n: f"<b>Sale</b> & “{n + 1} %” <script>alert(1)</script>",
}  # fmt: skip
COMPANIES = {
    "plain": "Acme",
    "long": "The Consolidated International Instrument Manufacturing Ltd",
    "unbroken": "Rindfleischetikettierungsüberwachungsaufgabengesellschaft",
    "german": "Süddeutsche Wärmepumpen- und Klimatechnik Großhandels GmbH",
    "cyrillic": "Общество «Уральский завод подъёмно-транспортных механизмов»",
    "markup": "Rock & Roll <b>Ltd</b>",
}
STAGES = (
    ("lead", "mql", "sal", "sql", "opportunity", "customer"),
    ("lead", "mql", "sql", "opportunity", "customer"),
    ("lead", "sql", "mql", "opportunity", "customer"),
    ("lead", "opportunity", "sql", "customer"),
    ("lead", "customer"),
)
CARDS = (
    ("revenue", "customers", "leads", "visitor_to_lead"),
    ("sessions", "leads", "cpl", "win_rate"),
    ("nps", "average_deal", "time_to_close", "roi"),
    ("ad_spend", "mqls", "load_seconds"),
    ("own_1", "leads"),
    (),
)
THEMES: tuple[dict[str, object], ...] = (
    {},
    {"tables": ("sessions",)},
    {"tables": ("leads",)},
    {"tables": CORE, "names": "long"},
    {"tables": EVERY, "plan": "all", "channels": 8},
    {"channels": 40, "names": "long", "tables": EVERY},
    {"channels": 40, "names": "unbroken", "tables": FIVE, "plan": "all"},
    {"channels": 1},
    {"plan": "none", "months": 14},
    {"months": 1},
    {"money": 1e7, "visits": 4e4, "currency": "JPY", "plan": "all"},
    {"money": 1e-8, "visits": 0.02, "currency": "KWD"},
    {"names": "cyrillic", "language": "ru", "tables": EVERY},
    {"names": "german", "tables": EVERY, "plan": "all"},
    {"content": "zeros", "tables": EVERY},
    {"content": "one_row", "tables": EVERY},
    {"content": "required_only", "tables": EVERY},
    {"content": "blank", "tables": FIVE},
    {"content": "stopped", "tables": EVERY, "plan": "all"},
    {"ends": "mid", "plan": "all", "tables": EVERY},
    {"fiscal": 4, "plan": "all", "goal": True},
    {"stages": STAGES[2], "tables": EVERY, "plan": "all"},
    {"own": 6, "names": "long", "cards": ("own_1", "own_2", "own_3", "own_4")},
    {"grain": "week", "tables": EVERY, "plan": "all"},
    {"grain": "quarter", "tables": EVERY, "plan": "all", "goal": True, "months": 27},
    {"names": "markup", "tables": EVERY},
    {"language": "ru", "tables": EVERY, "plan": "all", "goal": True, "entries": 14},
    {"grain": "quarter", "language": "ru", "tables": EVERY, "plan": "all", "goal": True, "months": 27},
    {"grain": "week", "language": "ru", "tables": FIVE, "plan": "some"},
    {"money": 1e8, "visits": 100.0, "currency": "RUB", "language": "ru", "tables": EVERY, "plan": "all", "goal": True},
)


@dataclass(frozen=True)
class Company:
    """What sort of company it is.

    Attributes:
        seed: of everything that falls by chance.
        grain, language: of its report.
        tables: those that are fed.
        names: how its channels, campaigns and itself are called, a key of `NAMES`.
        channels, campaigns: how many.
        money, visits, people: how much of each, 1 is usual.
        currency: of all its money.
        months: of data up to the last day.
        ends: `end` or `mid` of its last month.
        fiscal: first month of its fiscal year.
        stages: in order.
        plan: whether `none`, `some` or `all` measures have one.
        goal: whether the year has one.
        own: KPIs of its own.
        content: `usual`, `zeros`, `one_row` (in each table), `required_only` (columns), `blank` (the other columns are mapped and
            empty), `stopped` (two months before the last day).
        shift: by what the last month is multiplied.
        entries: of the change log.
        cards: of the summary.
        colour: of the brand.
    """

    seed: int
    grain: str = "month"
    language: str = "en"
    tables: tuple[str, ...] = FIVE
    names: str = "plain"
    channels: int = 5
    campaigns: int = 6
    money: float = 1.0
    visits: float = 1.0
    people: float = 1.0
    currency: str = "EUR"
    months: int = 20
    ends: str = "end"
    fiscal: int = 1
    stages: tuple[str, ...] = STAGES[0]
    plan: str = "some"
    goal: bool = False
    own: int = 0
    content: str = "usual"
    shift: float = 1.0
    entries: int = 3
    cards: tuple[str, ...] = CARDS[0]
    colour: str = "#0F4C43"

    @property
    def as_of(self) -> date:
        """The last day that is known."""
        last = {"week": date(2026, 6, 28), "quarter": date(2026, 6, 30)}.get(self.grain, date(2026, 5, 31))
        return last - timedelta(days=3 if self.grain == "week" else 13) if self.ends == "mid" else last

    @property
    def first(self) -> date:
        """The first day that has rows."""
        month = month_of(self.as_of)
        for _ in range(self.months - 1):
            month = month.previous()
        return month.start

    @property
    def period(self) -> str:
        """What its report covers."""
        return {"week": "2026-W26", "month": "2026-05", "quarter": f"2026-Q{1 if self.fiscal == 4 else 2}"}[self.grain]

    def __str__(self) -> str:
        plain = Company(self.seed)
        own = [
            f"{name}={len(value) if isinstance(value, tuple) else value}"
            for name, value in vars(self).items()
            if value != getattr(plain, name)
        ]
        return f"{self.seed}: {', '.join(own)}"


def company(seed: int) -> Company:
    """The company of a seed."""
    chance = random.Random(seed)
    made = Company(
        seed,
        grain=chance.choice(("month", "month", "month", "quarter", "week")),
        language=chance.choice(("en", "ru")),
        tables=chance.choice((CORE, FIVE, FIVE, EVERY)),
        names=chance.choice(tuple(NAMES)),
        channels=chance.choice((1, 2, 5, 8, 14)),
        campaigns=chance.choice((1, 3, 9, 40)),
        money=chance.choice((0.001, 1.0, 1.0, 40.0, 1e4)),
        visits=chance.choice((0.1, 1.0, 1.0, 30.0)),
        people=chance.choice((0.03, 0.3, 1.0, 1.0, 4.0)),
        currency=chance.choice(("EUR", "USD", "GBP", "PLN", "CHF", "RUB")),
        months=chance.choice((2, 5, 13, 20, 30)),
        ends=chance.choice(("end", "end", "end", "mid")),
        fiscal=chance.choice((1, 1, 1, 4, 7)),
        stages=chance.choice((STAGES[0], *STAGES)),
        plan=chance.choice(("none", "some", "all")),
        goal=chance.choice((True, False)),
        own=chance.choice((0, 0, 1, 3)),
        shift=chance.choice((0.4, 0.8, 1.0, 1.0, 1.3, 2.5)),
        entries=chance.choice((0, 1, 4, 12)),
        cards=chance.choice((CARDS[0], CARDS[0], *CARDS)),
        colour=f"#{chance.randrange(1 << 24):06X}",
    )
    made = replace(made, **THEMES[seed % len(THEMES)])
    return replace(made, own=max(made.own, sum(card.startswith("own_") for card in made.cards)))


# --- rows


Row = dict[str, object]


def _days(c: Company) -> Iterator[date]:
    last = c.as_of - timedelta(days=61) if c.content == "stopped" else c.as_of
    for at in range((last - c.first).days + 1):
        yield c.first + timedelta(days=at)


def _level(c: Company, day: date) -> float:
    """The level of a day: growth, a season, and the shift of the last month."""
    growth = 1.15 ** ((day - date(2025, 1, 1)).days / 365)
    season = (0.95, 1.0, 1.1, 1.0, 0.95, 1.05, 0.85, 0.8, 1.1, 1.1, 1.05, 0.9)[day.month - 1]
    weekend = 0.5 if day.weekday() > 4 else 1.1
    recent = c.shift if (c.as_of - day).days < 31 else 1.0
    return growth * season * weekend * recent


def _count(chance: random.Random, expected: float) -> int:
    """A count by chance: small ones by Poisson, large ones by its normal form."""
    if expected > 50:
        return max(0, round(chance.gauss(expected, expected**0.5)))
    left, n = chance.random(), 0
    term = 2.718281828459045**-expected
    while left > term and n < 200:
        left, n = left - term, n + 1
        term *= expected / n
    return n


def channel_names(c: Company) -> tuple[str, ...]:
    """The channels: those everybody has, then the company's own."""
    first = CHANNELS if c.names in ("plain", "markup") else CHANNELS[:2]
    return (*first, *(NAMES[c.names](n) for n in range(c.channels)))[: c.channels]


def campaign_names(c: Company) -> tuple[str, ...]:
    """The campaigns."""
    return tuple(NAMES[c.names](100 + n) for n in range(c.campaigns))


def _sessions(c: Company, chance: random.Random) -> Iterator[Row]:
    names, campaigns = channel_names(c), campaign_names(c)
    for day in _days(c):
        for at, channel in enumerate(names):
            n = _count(chance, 300 * c.visits * _level(c, day) / (at + 1) / (1 + 0.2 * len(names)))
            yield {
                "date": day, "channel": channel, "campaign": chance.choice(campaigns) if at % 2 else "",
                "landing_page": chance.choice(("/", "/pricing", f"/{c.names}/" + "x" * (10 * (at % 5)))),
                "device": chance.choice(("desktop", "mobile")), "sessions": n, "users": round(n * 0.8),
                "new_users": round(n * 0.5), "engaged_sessions": round(n * 0.6), "bounces": round(n * 0.4),
                "page_views": round(n * 2.7), "qualified_sessions": round(n * 0.3),
                "form_submissions": _count(chance, n * 0.03),
            }  # fmt: skip


def _ads(c: Company, chance: random.Random) -> Iterator[Row]:
    for at, day in enumerate(_days(c)):
        for campaign in {chance.choice(campaign_names(c)) for _ in range(3)}:
            shown = _count(chance, 4000 * c.visits * _level(c, day))
            yield {
                "date": day, "platform": ("Google Ads", "LinkedIn Ads")[at % 2], "campaign": campaign,
                "product": NAMES[c.names](300 + at % 3), "impressions": shown, "clicks": _count(chance, shown * 0.02),
                "spend": round(60 * c.money * _level(c, day), 4), "currency": c.currency,
                "conversions": _count(chance, shown * 0.0005), "conversion_value": round(90 * c.money, 4),
            }  # fmt: skip


def _leads(c: Company, chance: random.Random) -> Iterator[Row]:
    names, campaigns, number = channel_names(c), campaign_names(c), 0
    for day in _days(c):
        for _ in range(_count(chance, 5 * c.people * _level(c, day))):
            number += 1
            row: Row = {
                "created_at": day, "lead_id": f"L{number}", "channel": names[int(chance.random() ** 2 * len(names))],
                "campaign": chance.choice(campaigns), "landing_page": chance.choice(("/", "/pricing")),
                "offer_stage": chance.choice(("tofu", "mofu", "bofu", "")), "persona": NAMES[c.names](500 + number % 4),
                "product": NAMES[c.names](300 + number % 3), "origin": chance.choice(("marketing", "sales", "partner", "referral")),
                "raised_hand": chance.choice(("demo", "")), "employees": str(chance.randrange(1, 900)),
                "industry": NAMES[c.names](700),
            }  # fmt: skip
            at = day
            for stage in c.stages[1:]:
                at += timedelta(days=chance.randrange(12))
                if chance.random() > 0.55 or at > c.as_of:
                    break
                row[f"{stage}_at"] = at
            yield row


def _deals(c: Company, chance: random.Random) -> Iterator[Row]:
    number = 0
    for day in _days(c):
        for _ in range(_count(chance, 0.8 * c.people * _level(c, day))):
            number += 1
            closed = day + timedelta(days=chance.randrange(5, 50))
            status = chance.choice(("won", "lost", "open")) if closed <= c.as_of else "open"
            yield {
                "created_at": day, "deal_id": f"D{number}", "lead_id": f"L{number * 3}",
                "closed_at": closed if status != "open" else "", "status": status,
                "amount": round(10_000 * c.money * chance.lognormvariate(0, 0.5), 4), "currency": c.currency,
                "product": NAMES[c.names](300 + number % 3), "origin": chance.choice(("marketing", "sales")),
            }  # fmt: skip


def _plain(name: str) -> Callable[[Company, random.Random], Iterator[Row]]:
    """Rows of a table from the types of its columns: one a week, each number of a usual size."""

    def rows(c: Company, chance: random.Random) -> Iterator[Row]:
        for at, day in enumerate(list(_days(c))[::7]):
            yield {
                column.name: _cell(c, chance, name, column.name, at, day) for column in TABLES[name].columns.values()
            }

    return rows


def _cell(c: Company, chance: random.Random, table: str, name: str, at: int, day: date) -> object:
    column = TABLES[table].columns[name]
    if column.type == "day":
        return day if name == TABLES[table].day else ""
    if column.values:
        return column.values[at % len(column.values)]
    if name == "currency":
        return c.currency
    if name == "score":
        return chance.randrange(11)
    if name == "rating":
        return chance.randrange(1, 6)
    if name == "category":
        return ("staff", "ads", "technology", "agency")[at % 4]
    if column.type == "integer":
        high = {"sent": 400, "views": 400, "reached": 400, "impressions": 4000}.get(name, 40)
        return _count(chance, high * c.visits * _level(c, day))
    if column.type in ("number", "money"):
        return round(500 * (c.money if column.type == "money" else 0.01) * _level(c, day), 4)
    if name.endswith("_id"):
        return f"{table[0].upper()}{at // 3 if name == 'customer_id' else at}"
    return NAMES[c.names](at % 4) if column.type == "text" else ""


ROWS = {name: _plain(name) for name in EVERY} | {
    "sessions": _sessions, "ads": _ads, "leads": _leads, "deals": _deals,
}  # fmt: skip


def _table(c: Company, name: str) -> tuple[list[str], list[Row]]:
    """The columns and rows of a table, as the company's content has them."""
    rows = list(ROWS[name](c, random.Random(f"{c.seed} {name}")))
    columns = list(TABLES[name].columns)
    required = TABLES[name].required
    if c.content == "one_row":
        rows = rows[-1:]
    if c.content == "required_only":
        columns = [column for column in columns if column in required]
    if c.content == "blank":
        rows = [{column: value for column, value in row.items() if column in required} for row in rows]
    if c.content == "zeros":
        rows = [{key: 0 if isinstance(value, int | float) else value for key, value in row.items()} for row in rows]
    return columns, rows


def _csv(columns: Sequence[str], rows: Sequence[Row]) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


# --- configuration


COUNTED = {"leads": ("leads", "lead_id"), "sessions": ("sessions", "sessions"), "ad_spend": ("ads", "spend"),
           "ad_clicks": ("ads", "clicks")}  # fmt: skip
"""KPIs that are planned by the month, and the table and column whose sum they are."""
RATES = {"visitor_to_lead": 0.02, "lead_to_mql": 0.5, "mql_to_sql": 0.4, "win_rate": 0.5, "form_completion": 0.5, "nps": 20.0,
         "time_to_close": 30.0, "bounce_rate": 0.4}  # fmt: skip


def _plan(c: Company, rows: dict[str, list[Row]], chance: random.Random) -> dict[str, dict[str, float]]:
    """Plans that the data reach, miss or cannot even be compared with."""
    if c.plan == "none":
        return {}
    months = max(c.months, 1)
    usual: dict[str, float] = {}
    for kpi, (table, column) in COUNTED.items():
        found = [row.get(column) for row in rows.get(table, [])]
        usual[kpi] = sum(value if isinstance(value, int | float) else 1 for value in found) / months
    won = [
        float(str(row["amount"])) for row in rows.get("deals", []) if row.get("status") == "won" and row.get("amount")
    ]
    usual |= {"revenue": sum(won) / months, "customers": len(won) / months, "cpl": 40 * c.money}
    planned = {}
    for kpi, level in usual.items():
        if level and (c.plan == "all" or chance.random() < 0.5):
            factor = chance.choice((0.6, 0.97, 1.0, 1.05, 1.6))
            planned[kpi] = {
                f"{year}-{month:02}": round(level * factor, 4) for year in (2025, 2026) for month in range(1, 13)
            }
    if "cpl" in planned:
        planned["cpl"] = {"2026": planned["cpl"]["2026-05"]}
    if c.plan == "all":
        planned |= {kpi: {"2026": value} for kpi, value in RATES.items()}
    return planned


def _own_kpis(c: Company) -> dict[str, object]:
    long = "Share of sessions from every campaign that ended with a form that was sent in full"
    ru = "Доля сеансов из всех рекламных кампаний, которые завершились полностью отправленной формой"
    return {
        f"own_{n}": {
            "label": {"en": f"{long} ({n})", "ru": f"{ru} ({n})"},
            "stage": ("attract", "convert", "close", "delight")[n % 4], "kind": "ratio", "unit": "percent", "better": "up",
            "numerator": {"table": "sessions", "sql": "sum(form_submissions)"},
            "denominator": {"table": "sessions", "sql": "sum(sessions)"},
        }
        for n in range(1, c.own + 1)
    }  # fmt: skip


def _changes(c: Company) -> list[dict[str, object]]:
    en = "The form on the landing page was extended from four to nine fields and moved below the price list"
    ru = "Форма на посадочной странице расширена с четырёх до девяти полей и перенесена под прайс-лист"
    return [
        {
            "date": (c.as_of - timedelta(days=3 + 5 * n)).isoformat(),
            "what": {"en": en[: 40 + 15 * (n % 5)], "ru": ru[: 40 + 15 * (n % 5)]},
            "where": NAMES[c.names](n) if n % 2 else "/pricing",
        }
        for n in range(c.entries)
    ]


def files(c: Company) -> dict[str, bytes]:
    """Every file of a project: path relative to its folder -> bytes. YAML is written as JSON, which is YAML too."""
    chance = random.Random(f"{c.seed} plan")
    made: dict[str, bytes] = {}
    sources: dict[str, object] = {}
    rows: dict[str, list[Row]] = {}
    for name in c.tables:
        columns, rows[name] = _table(c, name)
        made[f"data/{name}.csv"] = _csv(columns, rows[name])
        sources[f"source_{name}"] = {
            "kind": "csv", "table": name, "path": f"data/{name}.csv",
            "columns": {column: column for column in columns}, "complete": {"through": c.as_of.isoformat()},
        }  # fmt: skip
    plan = _plan(c, rows, chance)
    goals: dict[str, object] = {"plan": plan}
    if c.goal and "revenue" in plan:
        goals["goal"] = {"kpi": "revenue", "period": "2026", "value": max(12 * plan["revenue"]["2026-05"], 0.0001)}
    report: dict[str, object] = {"grain": c.grain, "cards": c.cards, "language": c.language}
    report["sections"] = (
        PACK if c.grain == "quarter" and c.seed % 2 == 0 else
        ("summary",) if c.grain == "week" and c.seed % 2 else
        ("summary", "funnel", "stage", "paid", *(("changes",) if c.seed % 3 == 0 else ()), "definitions")
    )  # fmt: skip
    config: dict[str, object] = {
        "business": {
            "name": COMPANIES[c.names], "timezone": "Europe/Berlin", "currency": c.currency, "country": "DE",
            "fiscal_year_start": c.fiscal, "as_of": c.as_of.isoformat(), "stages": c.stages, "gross_margin": 0.7,
            "expected_years": 4, "language": c.language,
        },
        "sources": sources, "goals": goals, "reports": {"report": report},
        "brand": {"brand": {"name": COMPANIES[c.names][:60], "colour": c.colour}},
        "kpis": _own_kpis(c), "changes": _changes(c),
    }  # fmt: skip
    for name, said in config.items():
        made[f"config/{name}.yaml"] = json.dumps(said, ensure_ascii=False, indent=1).encode()
    return made


def write(folder: Path, c: Company) -> str:
    """Write the project of a company, and give all that was written."""
    made = files(c)
    for path, content in made.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return "\n".join(content.decode() for content in made.values())

"""Money around the figures: costs by category, the monthly plan, rates of exchange."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from reportgen.sample import story
from reportgen.sample.delimited import Row, delimited, german_money, iso
from reportgen.sample.draws import Dice
from reportgen.sample.paid import AdDay, spend_by_month
from reportgen.sample.seasons import MONTHS, days, growth, month_starts, working

COSTS = (
    ("Personal", "Gehälter Marketing", 2_150_000),
    ("Vertrieb", "Gehälter Vertrieb", 3_400_000),
    ("Agentur", "Agentur für Anzeigen", 420_000),
    ("Inhalte", "Texte, Filme, Übersetzungen", 380_000),
    ("Technik", "Lizenzen", 290_000),
    ("Infrastruktur", "Büro und Geräte", 160_000),
)
"""Category and note as the accounts have them, and cents in the first month."""
RATES = {"CHF": (1.048, 1.071), "USD": (0.914, 0.872)}
"""Euros for one unit, on the first and on the last day."""


def files(seed: int, ads: Sequence[AdDay]) -> dict[str, bytes]:
    """Files of the tables costs, targets and fx."""
    return {
        "costs.csv": _costs(Dice(seed, "costs"), ads),
        "targets.csv": _targets(),
        "fx.csv": _rates(Dice(seed, "fx")),
    }


def _costs(dice: Dice, ads: Sequence[AdDay]) -> bytes:
    """The accounts; what they book for advertising is what the platforms report as spent."""
    spent = spend_by_month(ads)
    rows: list[list[str | int]] = []
    for month in month_starts(story.FIRST_DAY, story.LAST_DAY):
        for category, note, cents in COSTS:
            amount = int(dice.near(cents * growth(month), 0.03))
            rows.append([f"{month:%d.%m.%Y}", category, note, "", german_money(amount)])
        rows.append([f"{month:%d.%m.%Y}", "Werbung", "Google Ads, LinkedIn Ads", "", german_money(spent[month])])
        if month in story.FAIR_COSTS:
            cost = german_money(story.FAIR_COSTS[month])
            rows.append([f"{month:%d.%m.%Y}", "Messen", "Stand und Reise Leipzig", story.FAIR_CAMPAIGN, cost])
    text = delimited(["Monat", "Kategorie", "Bemerkung", "Kampagne", "Betrag"], rows, ";")
    return text.decode().encode("latin-1")


def _targets() -> bytes:
    rows: list[Row] = [
        [f"{month:%Y-%m}", kpi, value]
        for year, plan in sorted(story.PLAN.items())
        for kpi, total in plan.items()
        for month, value in _spread(year, total).items()
    ]
    return delimited(["Period", "KPI", "Target"], rows)


def _spread(year: int, total: int) -> dict[date, int]:
    """A year's total over its months by season, growth and business days; the months add up to the year."""
    months = month_starts(date(year, 1, 1), date(year, 12, 31))
    weights = []
    for month, season in zip(months, MONTHS, strict=True):
        end = date(year + month.month // 12, month.month % 12 + 1, 1)
        open_days = sum(working(day) for day in days(month, end) if day < end)
        weights.append(Fraction(str(season)) * open_days * (100 + month.month))
    steps = [round(total * sum(weights[:number]) / sum(weights)) for number in range(len(weights) + 1)]
    return {month: steps[number + 1] - steps[number] for number, month in enumerate(months)}


def _rates(dice: Dice) -> bytes:
    rows: list[list[str | int]] = []
    whole = (story.LAST_DAY - story.FIRST_DAY).days
    shown = dict.fromkeys(RATES, "")
    for day in days(story.FIRST_DAY, story.LAST_DAY):
        for currency, (first, last) in RATES.items():
            if working(day) or not shown[currency]:
                trend = first + (last - first) * (day - story.FIRST_DAY).days / whole
                shown[currency] = f"{dice.near(trend, 0.008):.4f}"
            rows.append([iso(day), currency, shown[currency]])
    return delimited(["Date", "Currency", "EUR for 1"], rows)

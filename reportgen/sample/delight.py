"""What customers do after the deal: invoices, answers to the survey, reviews."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from reportgen.sample import story
from reportgen.sample.delimited import delimited, iso, money
from reportgen.sample.draws import Dice
from reportgen.sample.people import Deal
from reportgen.sample.seasons import month_starts

ZONE = ZoneInfo("Europe/Berlin")
OLD_CUSTOMERS = 85
"""Customers from before the first month."""
RENEWS = 0.90
SCORES = ((0.0, 0), (0.04, 3), (0.11, 6), (0.2, 7), (0.5, 9), (0.75, 10), (1.0, 11))
"""Quantiles of the answer 0-10, cut to whole numbers."""
PLATFORMS = ("OMR Reviews", "Capterra", "Google")


@dataclass(frozen=True)
class Customer:
    """A company that pays; `annual` in cents of its currency."""

    customer_id: str
    since: date
    annual: int
    currency: str


def files(seed: int, deals: Sequence[Deal]) -> dict[str, bytes]:
    """Files of the tables orders, surveys and reviews."""
    customers = _customers(Dice(seed, "customers"), deals)
    return {
        "invoices.csv": _invoices(Dice(seed, "invoices"), customers),
        "nps.csv": _answers(Dice(seed, "nps"), customers),
        "reviews.csv": _reviews(Dice(seed, "reviews"), customers),
    }


def _customers(dice: Dice, deals: Sequence[Deal]) -> list[Customer]:
    old = [
        Customer(
            f"cus_{number + 1:04d}",
            story.FIRST_DAY - timedelta(days=int(dice.between(((0, 20), (1, 900))))),
            int(dice.between(((0, 36), (0.6, 96), (1, 330)))) * 10_000,
            "EUR",
        )
        for number in range(OLD_CUSTOMERS)
    ]
    new = [
        Customer(f"cus_{deal.deal_id}", deal.closed, deal.amount * 100, deal.currency)
        for deal in deals
        if deal.status == "won" and deal.closed
    ]
    return old + new


def _invoices(dice: Dice, customers: Sequence[Customer]) -> bytes:
    rows = sorted(row for customer in customers for row in _of_customer(dice, customer))
    broken: list[list[str | int]] = [
        ["2024-11-05 09:14:00", "", "cus_0017", "1,2OO.00", "eur", "Paid"],
        ["2025-06-18 10:02:00", "", "cus_0044", "to be agreed", "eur", "Paid"],
        ["0000-00-00 00:00:00", "", "cus_0061", "480.00", "eur", "Paid"],
    ]
    for number, row in enumerate(broken):
        rows.insert(len(rows) * (number + 1) // 4, row)
    for number, row in enumerate(rows):
        row[1] = f"in_{number + 1:05d}"
    header = ["Created (UTC)", "id", "Customer ID", "Amount", "Currency", "Status"]
    return delimited(header, rows)


def _of_customer(dice: Dice, customer: Customer) -> Iterator[list[str | int]]:
    """A quarter of the annual fee every 91 days, renewed or not after each year, and some extra orders."""
    number, day = 0, customer.since + timedelta(days=3)
    while day <= story.LAST_DAY:
        if number and number % 4 == 0 and not dice.chance(RENEWS):
            return
        if day >= story.FIRST_DAY:
            # Invoices are written a quarter past midnight in Berlin: in UTC that is the day before.
            yield _invoice(
                dice, customer, datetime(day.year, day.month, day.day, 0, 15, tzinfo=ZONE), customer.annual // 4
            )
            extra = day + timedelta(days=int(dice.between(((0, 5), (1, 85)))))
            if dice.chance(0.13) and extra <= story.LAST_DAY:
                amount = int(dice.between(((0, 6), (0.7, 14), (1, 48)))) * 5_000
                yield _invoice(
                    dice, customer, datetime(extra.year, extra.month, extra.day, 11, 40, tzinfo=ZONE), amount
                )
        number, day = number + 1, day + timedelta(days=91)


def _invoice(dice: Dice, customer: Customer, at: datetime, cents: int) -> list[str | int]:
    status = "Failed" if dice.chance(0.012) else "Paid"
    created = f"{at.astimezone(UTC):%Y-%m-%d %H:%M:%S}"
    return [created, "", customer.customer_id, money(cents), customer.currency.lower(), status]


def _answers(dice: Dice, customers: Sequence[Customer]) -> bytes:
    """Every customer is asked after two months and then each half year; fewer than half answer."""
    found: list[tuple[date, str, str]] = []
    for customer in customers:
        day = customer.since + timedelta(days=60)
        while day <= story.LAST_DAY:
            if day >= story.FIRST_DAY and dice.chance(0.46):
                answered = day + timedelta(days=int(dice.between(((0, 0), (0.8, 4), (1, 15)))))
                score = "k. A." if dice.chance(0.015) else str(min(int(dice.between(SCORES)), 10))
                if answered <= story.LAST_DAY:
                    found.append((answered, customer.customer_id, score))
            day += timedelta(days=182)
    rows = [[f"{day:%d.%m.%Y}", customer, score] for day, customer, score in sorted(found)]
    rows.insert(len(rows) // 3, [rows[len(rows) // 3][0], "cus_0023", "11"])
    rows.insert(len(rows) * 2 // 3, [rows[len(rows) * 2 // 3][0], "cus_0058", "sehr gut"])
    return delimited(["Antwort am", "Kunde", "Empfehlung (0-10)"], rows, ";")


def _reviews(dice: Dice, customers: Sequence[Customer]) -> bytes:
    rows: list[list[str | int]] = []
    for start in month_starts(story.FIRST_DAY, story.LAST_DAY):
        known = sum(customer.since < start for customer in customers)
        for _ in range(dice.count(known * 0.016)):
            day = start + timedelta(days=int(dice.between(((0, 0), (1, 28)))))
            rating = dice.pick((5, 4, 3, 2, 1), (48, 34, 10, 5, 3))
            rows.append([iso(day), dice.one_of(PLATFORMS), f"{rating}.0"])
    return delimited(["Date", "Platform", "Stars"], sorted(rows))

"""When a German business is awake: holidays, weekdays, the summer and Christmas dips, growth."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from reportgen.sample.story import FIRST_DAY

GROWTH = 0.012
"""Growth of everything but bought traffic, a month."""
MONTHS = (0.97, 1.00, 1.07, 1.01, 0.99, 0.99, 0.92, 0.87, 1.06, 1.09, 1.07, 0.96)
WEEKDAYS = (1.22, 1.27, 1.25, 1.20, 1.00, 0.50, 0.56)


def days(first: date, last: date) -> Iterator[date]:
    """Every day from the first to the last, both included."""
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


@cache
def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    el = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * el) // 433
    month = (h + el - 7 * m + 90) // 25
    return date(year, month, (h + el - 7 * m + 33 * month + 19) % 32)


@cache
def holidays(year: int) -> frozenset[date]:
    """The nine public holidays of all Germany."""
    fixed = ((1, 1), (5, 1), (10, 3), (12, 25), (12, 26))
    moving = (-2, 1, 39, 50)
    return frozenset([date(year, *day) for day in fixed] + [easter(year) + timedelta(days=n) for n in moving])


def working(day: date) -> bool:
    """Whether people are in the office."""
    return day.weekday() < 5 and day not in holidays(day.year)


def workday(day: date) -> date:
    """The day itself when people work on it, else the next one."""
    while not working(day):
        day += timedelta(days=1)
    return day


def growth(day: date) -> float:
    """Size of the business, 1 on the first day of the sample."""
    months = (day.year - FIRST_DAY.year) * 12 + day.month - 1 + (day.day - 1) / 31
    factor = 1.0
    for _ in range(abs(int(months))):
        factor *= 1 + GROWTH
    if months < 0:
        return 1 / factor
    return factor * (1 + GROWTH * (months - int(months)))


def activity(day: date) -> float:
    """How busy a day is: 1 on an average one, less on weekends, holidays, in summer and around Christmas."""
    weekday = WEEKDAYS[day.weekday()] if working(day) or day.weekday() > 4 else WEEKDAYS[6]
    quiet = 0.55 if (day.month, day.day) >= (12, 21) or (day.month, day.day) <= (1, 6) else 1.0
    return weekday * MONTHS[day.month - 1] * quiet


def month_starts(first: date, last: date) -> list[date]:
    """The first day of each month that lies within the two days."""
    return [day for day in days(first, last) if day.day == 1]

"""Words for when a report is due.

    every day at 07:00                             every weekday at 07:00            every business day at 07:00
    every Monday at 08:00                          every Monday, Wednesday and Friday at 8:30
    3rd business day after month end at 08:00      1st business day of the quarter at 09:00
    last business day of the quarter at 17:00      2nd to last business day of the month at 12:00
    15th of the month at 08:00                     last day of the month at 20:00
    1st of the month at 08:00, or the next business day        (likewise: or the previous business day)
    first Monday of the month at 08:00             last Friday of the quarter at 16:00
    cron: 30 8 * * mon-fri

The n-th business day after a month's end is the n-th business day of the next month.
"""

from __future__ import annotations

import re
from datetime import time
from typing import Literal, cast

from reportgen.errors import did_you_mean
from reportgen.timetable import cron
from reportgen.timetable.rules import WEEKDAYS, Days, Every, Nth, Rule, Within

EXAMPLES = (
    "every Monday at 08:00",
    "every business day at 07:30",
    "3rd business day after month end at 08:00",
    "last business day of the quarter at 17:00",
    "15th of the month at 09:00, or the next business day",
    "cron: 30 8 * * mon-fri",
)

NUMBERS = {
    name: count
    for count, name in enumerate(
        ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"), start=1
    )
}
MOST = {"week": 7, "month": 31, "quarter": 92, "year": 366}
"""Days that a period can have at most."""

NAMES: tuple[str, ...] = WEEKDAYS
VOCABULARY = frozenset(
    (
        *("every", "each", "business", "working", "days", "weekday", "week", "month", "quarter", "year", "after", "last"),
        *WEEKDAYS,
        *NUMBERS,
    )
)  # fmt: skip

_AT = re.compile(r"(?P<days>.+?)\s+at\s+(?P<time>[^\s,]+(?:\s*[ap]m)?)(?:\s*,?\s+or\s+(?:on\s+)?the\s+(?P<move>.+))?")
_TIME = re.compile(r"(?P<hour>\d{1,2})(?::(?P<minute>\d{2}))?\s*(?P<half>am|pm)?")
_MOVE = re.compile(
    r"(?P<way>next|following|previous|preceding)\s+business\s+day|business\s+day\s+(?P<side>after|before)"
)
_COUNT = r"\d+(?:st|nd|rd|th)?|[a-z]+"
_NTH = re.compile(
    rf"(?:on\s+)?(?:the\s+)?(?:(?P<back>{_COUNT})\s+to\s+)?(?P<n>{_COUNT})"
    r"(?:\s+(?P<unit>business\s+days?|working\s+days?|days?|\w+day))?"
    r"\s+(?:(?:of|in)\s+(?:the|each|every)\s+(?P<within>\w+)|after\s+(?:the\s+)?(?P<ended>\w+?)(?:'s)?[\s-]+end)"
)


def parse(text: str) -> Rule:
    """Read words or a cron expression.

    Raises:
        ValueError: they are not understood; says what is, with examples.
    """
    said = " ".join(text.split())
    if said.lower().startswith("cron:"):
        return cron.parse(said[5:].strip())
    match = _AT.fullmatch(said.lower())
    if match is None:
        if re.fullmatch(r"\S+ \S+ \S+ \S+ \S+", said) and said[:1] in "*0123456789":
            raise ValueError(f"'{text}' looks like a cron expression; write it in quotes: 'cron: {said}'")
        raise ValueError(f"'{text}' does not end in a time such as at 08:00. {_examples()}")
    days = _days(match["days"], text)
    if match["move"]:
        days = _moved(days, match["move"], text)
    return Rule(days, (_time(match["time"]),), words=said)


def _examples() -> str:
    return "Understood are e.g. " + "; ".join(f"'{each}'" for each in EXAMPLES)


def _time(text: str) -> time:
    match = _TIME.fullmatch(text)
    if match is None:
        raise ValueError(f"'{text}' is no time of day; write one like 08:00")
    hour, minute, half = int(match["hour"]), int(match["minute"] or 0), match["half"]
    if half and not 1 <= hour <= 12:
        raise ValueError(f"'{text}' is no time of day; write one like 8 am or 08:00")
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif match["minute"] is None:
        raise ValueError(f"'{text}' is no time of day; write {hour:02d}:00")
    if hour > 23 or minute > 59:
        raise ValueError(f"'{text}' is no time of day; days go from 00:00 to 23:59")
    return time(hour, minute)


def _days(said: str, text: str) -> Days:
    if said in ("every day", "daily", "each day"):
        return Every()
    if said in ("every weekday", "each weekday", "weekdays"):
        return Every(frozenset(range(5)))
    if said in ("every business day", "each business day", "every working day"):
        return Every(frozenset(range(5)), business=True)
    if weekly := re.fullmatch(r"(?:every|each|on)\s+(.+)", said):
        names = [name for name in re.split(r"\s*,\s*(?:and\s+)?|\s+and\s+", weekly[1]) if name]
        if all(name.removesuffix("s") in WEEKDAYS for name in names):
            return Every(frozenset(NAMES.index(name.removesuffix("s")) for name in names))
    match = _NTH.fullmatch(re.sub(r"\bday (\d+) of\b", r"\1 of", said))
    if match is not None:
        return _nth(match, text)
    raise ValueError(f"'{text}' is not understood. {_near(said) or _examples()}")


def _near(said: str) -> str:
    """What the first word that is not known was probably meant to be."""
    for word in re.findall(r"[a-z]+", said):
        if word not in VOCABULARY and len(word) > 3:
            hint = did_you_mean(word, VOCABULARY)
            if hint.startswith("Did you mean"):
                return f"'{word}': {hint}"
    return ""


def _nth(match: re.Match[str], text: str) -> Nth:
    within = match["within"] or match["ended"]
    if within not in MOST:
        raise ValueError(f"'{text}': '{within}' is none of week, month, quarter, year")
    unit = re.sub(r"^working", "business", (match["unit"] or "day").removesuffix("s"))
    if unit not in ("day", "business day", *WEEKDAYS):
        raise ValueError(f"'{text}': '{unit}' is no day. {did_you_mean(unit, WEEKDAYS)}")
    count = _count(match["n"], text)
    if match["back"]:
        if count != -1:
            raise ValueError(f"'{text}': only '... to last' counts from the end")
        count = -_count(match["back"], text)
    if match["ended"] and count < 0:
        raise ValueError(f"'{text}': what comes after a {within}'s end has no last")
    most = MOST[within] if unit in ("day", "business day") else MOST[within] // 7 + 1
    if abs(count) > most or count == 0:
        raise ValueError(f"'{text}': a {within} has no {abs(count)}. {unit}")
    return Nth(count, unit, cast(Within, within))


def _count(said: str, text: str) -> int:
    if said == "last":
        return -1
    if said in NUMBERS:
        return NUMBERS[said]
    digits = re.match(r"\d+", said)
    if digits is None:
        raise ValueError(f"'{text}': '{said}' is no number. {did_you_mean(said, [*NUMBERS, 'last'])}")
    return int(digits[0])


def _moved(days: Days, said: str, text: str) -> Nth:
    match = _MOVE.fullmatch(said)
    if match is None:
        raise ValueError(f"'{text}': write ', or the next business day' or ', or the previous business day'")
    if not isinstance(days, Nth) or days.unit == "business day":
        raise ValueError(f"'{text}': only a day of a month, quarter or year can be moved to a business day")
    later = match["way"] in ("next", "following") or match["side"] == "after"
    way: Literal["next", "previous"] = "next" if later else "previous"
    return Nth(days.n, days.unit, days.within, way)

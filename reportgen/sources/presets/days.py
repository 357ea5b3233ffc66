"""Days as exports write them, in any language: those of a column, and those that a line above the header names.

A reading is decided by all days of a column and by the period the file states. Where two remain, nothing is chosen.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache

from reportgen.contract import dates
from reportgen.sources import guess
from reportgen.sources.presets import words

FORMS = tuple(f"{day}{clock}" for clock in guess.CLOCKS for day in guess.FORMS)
"""Forms that are tried where a preset lists none."""

Period = tuple[date, date]

_NUMERIC = re.compile(  # behind a comma only where a whole day stands before it, as in 3/1/2026,3/31/2026
    r"(?:(?<![\d.,/])|(?<=/\d{4},)|(?<=-\d\d,))(\d{1,4})([./-])\s?(\d{1,2})\2\s?(\d{1,4})(?![\d/])"
)
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])([0-3]\d)(?:[0-2]\d)?(?!\d)")
_ASIAN = re.compile(
    unicodedata.normalize("NFKD", r"(\d{4})\s*(?:年|년)\s*(\d{1,2})\s*(?:月|월)\s*(\d{1,2})\s*(?:日|일)")
)  # as the texts it is held against: taken apart, a sign of Korean is several
_WORDED = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?\s*(?:de\s+|d['’]\s*)?([^\W\d_]{3,12})\.?,?\s*(?:de\s+|del\s+)?((?:19|20)\d{2})(?!\d)"
    r"|([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+((?:19|20)\d{2})(?!\d)"
)
_MONTH = re.compile(
    unicodedata.normalize("NFKD", r"(?P<n>\d{4})\s*(?:年|년)\s*(?P<m>\d{1,2})\s*(?:月|월)")
    + r"|(?P<word>[^\W\d_]{3,12})\.?(?:\s+del?)?[\s/.-]*(?P<year>(?:20)?\d{2})(?:\s*г\.?)?"
    + r"|(?P<first>20\d{2})[\s/.-]*(?P<then>[^\W\d_]{3,12})\.?"
)
_TIME = re.compile(r"(.*?\d)([T ,]+\d{1,2}:\d\d.*)", re.DOTALL)


def bare(text: str) -> str:
    """Lower case, without accents: the Russian й and ё stay what they are."""
    kept = unicodedata.normalize("NFKD", text.lower())
    return "".join(letter for letter in kept if not unicodedata.combining(letter))


_MONTHS = {bare(name): number for name, number in words.MONTHS.items()}


Readings = frozenset[tuple[str, date]]
"""A day and the order of day and month by which it is read; "" where there is one order only."""


@lru_cache(maxsize=4096)
def named(text: str) -> tuple[Readings, ...]:
    """The days that a text names, in its order; a day that can be read in two ways as both."""
    found: dict[int, Readings] = {}
    plain = bare(text)
    for match in _ASIAN.finditer(plain):
        _note(found, match.start(), {"": (match[1], match[2], match[3])})
    for match in _WORDED.finditer(plain):
        name, day, year = (match[2], match[1], match[3]) if match[2] else (match[4], match[5], match[6])
        month = _month_of(name)
        if month:
            _note(found, match.start(), {"": (year, str(month), day)})
    for match in _COMPACT.finditer(plain):
        _note(found, match.start(), {"": (match[1], match[2], match[3])})
    for match in _NUMERIC.finditer(plain):
        _note(found, match.start(), _orders(match[1], match[2], match[3], match[4]))
    return tuple(found[place] for place in sorted(found))


def _orders(one: str, sign: str, two: str, three: str) -> dict[str, tuple[str, str, str]]:
    """Year, month, day in each order in which three numbers may be meant."""
    if len(one) == 4:
        return {"": (one, two, three)}
    if len(three) not in (2, 4) or len(one) > 2:
        return {}
    year = three if len(three) == 4 else f"20{three}"
    return {"": (year, two, one)} if sign == "." else {"dmy": (year, two, one), "mdy": (year, one, two)}


def _note(found: dict[int, Readings], place: int, orders: Mapping[str, tuple[str, str, str]]) -> None:
    days = set()
    for order, (year, month, day) in orders.items():
        try:
            days.add((order, date(int(year), int(month), int(day))))
        except ValueError:
            continue
    if days and place not in found:
        found[place] = frozenset(days)


def both(text: str) -> Period | None:
    """First and last day of a text that names two and can be read in one way; None otherwise."""
    found = [day for readings in named(text) if len(readings) == 1 for _, day in readings]
    return (found[0], found[1]) if len(found) == len(named(text)) == 2 and found[0] <= found[1] else None


def periods(texts: Sequence[str]) -> tuple[Period, ...]:
    """The periods that texts may name: from the earliest to the latest day, for each order of day and month; () without days."""
    every = [readings for text in texts for readings in named(text)]
    orders = {order for readings in every for order, _ in readings} - {""} or {""}
    found = set()
    for order in orders if len(every) <= 6 else ():
        days = [day for readings in every for said, day in readings if said in ("", order)]
        if days and len(days) == len(every):
            found.add((min(days), max(days)))
    return tuple(sorted(found))


def months(texts: Iterable[str]) -> dict[str, str] | None:
    """The first days (ISO) of the months that texts name (janv.-26, Januar 2026, 2026年1月); None if one names none."""
    found: dict[str, str] = {}
    for text in texts:
        match = _MONTH.fullmatch(bare(text.strip()))
        if match is None:
            return None
        month = int(match["m"]) if match["m"] else _month_of(match["word"] or match["then"])
        year = int(match["n"] or match["year"] or match["first"])
        if not 1 <= month <= 12:
            return None
        found[text] = f"{year if year > 99 else 2000 + year}-{month:02d}-01"
    return found or None


def _month_of(name: str) -> int:
    return _MONTHS.get(name) or (_MONTHS.get(name[:3], 0) if name[:4] in _MONTHS else 0)


@dataclass
class Seen:
    """The days of a column: each text once, whatever time stands behind it.

    Attributes:
        texts: day part -> one whole text with it.
        clocks: how the times behind days look -> one whole text.
    """

    texts: dict[str, str] = field(default_factory=dict)
    clocks: dict[str, str] = field(default_factory=dict)

    def add(self, cell: str) -> None:
        """Take in one text."""
        if cell in self.texts:
            return
        stamped = _TIME.fullmatch(cell)
        if stamped is None:
            self.texts[cell] = cell
            return
        self.texts.setdefault(stamped[1], cell)
        self.clocks.setdefault(re.sub(r"\d+", "9", stamped[2]), cell)

    @property
    def examples(self) -> tuple[str, ...]:
        """Texts that stand for all."""
        return tuple(dict.fromkeys((*self.texts.values(), *self.clocks.values())))


@dataclass(frozen=True)
class Forms:
    """How a column of days is written.

    Attributes:
        forms: date formats.
        values: texts that no format can read -> the day as ISO writes it.
        twins: formats between which nothing decides; () where all is decided.
        days: first and last day.
    """

    forms: tuple[str, ...]
    values: Mapping[str, str] = field(default_factory=dict)
    twins: tuple[str, ...] = ()
    days: Period | None = None


def decide(seen: Seen, candidates: Sequence[str], within: Sequence[Period], language: str) -> Forms | None:
    """The formats of a column; None where its texts are no days.

    Args:
        seen: its days.
        candidates: formats to try; () for the usual ones.
        within: periods that the file may state; days outside are read wrongly.
        language: of the file; "" where it is not known.
    """
    texts = seen.examples
    forms = tuple(candidates) or FORMS
    read = {form: days for form in forms if (days := read_all(form, texts)) is not None}
    if not read:
        return _mixed(texts, forms, within, language) or _worded(texts)
    left = _likely(read, within, language)
    groups: dict[tuple[date, ...], str] = {}
    for form in left:
        groups.setdefault(read[form], form)
    (days, chosen), *others = groups.items()
    twins = (chosen, *(form for _, form in others)) if others else ()
    return Forms((chosen,), {}, twins, (min(days), max(days)) if days else None)


def strange(seen: Seen, candidates: Sequence[str]) -> str:
    """The first text of a column that is a day in no format in which others of it are; the first of all where none is one."""
    texts = seen.examples
    forms = tuple(candidates) or FORMS
    best = max(forms, key=lambda form: sum(read_all(form, (text,)) is not None for text in texts))
    return next((text for text in texts if read_all(best, (text,)) is None and not _worded((text,))), texts[0])


def _likely(read: Mapping[str, Collection[date]], within: Sequence[Period], language: str) -> list[str]:
    """The formats whose days lie in a period that the file may state, and which its language writes."""
    left = list(read)
    inside = [form for form in left if any(all(first <= day <= last for day in read[form]) for first, last in within)]
    left = inside or left
    if language and language not in words.MONTH_FIRST:
        left = [form for form in left if not re.match(r"%m[/.-]", form)] or left
    return left


def read_all(form: str, texts: Iterable[str]) -> tuple[date, ...] | None:
    """The day of each text, None where one is not written so."""
    pattern = _compiled(form)
    days: list[date] = []
    for text in texts:
        if pattern.fullmatch(text) is None:
            return None
        day = read_day(form, text)
        if day is None:
            return None
        days.append(day)
    return tuple(days)


@lru_cache(maxsize=512)
def _compiled(form: str) -> re.Pattern[str]:
    return re.compile(dates.pattern(form).replace("[[:alpha:]]", "[^\\W\\d_]"))


def read_day(form: str, text: str) -> date | None:
    """The day that a text means in a form; None where it means none."""
    try:
        day = datetime.strptime(text.replace("Z", "+0000") if "%z" in form else text, form).date()  # noqa: DTZ007
    except ValueError:
        return None
    return day if 1900 <= day.year <= 2100 else None


def _mixed(texts: Sequence[str], forms: Sequence[str], within: Sequence[Period], language: str) -> Forms | None:
    """Several formats that read all texts between them, none of which reads a text in two ways."""
    rest = list(texts)
    taken: list[str] = []
    days: list[date] = []
    while rest and len(taken) < 4:
        read = {form: [text for text in rest if read_all(form, [text])] for form in forms}
        best = max(read, key=lambda form: len(read[form]))
        if not read[best]:
            return None
        same = {form: read_all(form, read[best]) or () for form in forms if set(read[best]) <= set(read[form])}
        left = _likely(same, within, language)
        groups: dict[tuple[date, ...], str] = {}
        for form in left:
            groups.setdefault(same[form], form)
        if len(groups) > 1:
            return Forms((left[0],), {}, tuple(groups.values()))
        taken.append(left[0])
        days += same[left[0]]
        rest = [text for text in rest if read_all(left[0], [text]) is None]
    return Forms(tuple(taken), {}, (), (min(days), max(days))) if not rest else None


def _worded(texts: Sequence[str]) -> Forms | None:
    """Days with the names of months in another language than English: each text for itself."""
    values: dict[str, str] = {}
    for text in texts:
        readings = named(text)
        if len(readings) != 1 or len(readings[0]) != 1:
            return None
        ((_, day),) = readings[0]
        values[text] = day.isoformat()
    days = sorted(values.values())
    return Forms(("%Y-%m-%d",), values, (), (date.fromisoformat(days[0]), date.fromisoformat(days[-1])))

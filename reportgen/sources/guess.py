"""Guesses about a text file, each with its doubt. They propose a contract to a human and are never used to read data."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from reportgen.contract import dates

T = TypeVar("T")

FORMS = (
    "%Y-%m-%d", "%Y%m%d", "%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y", "%d-%m-%Y", "%m-%d-%Y", "%Y/%m/%d", "%d/%m/%y", "%m/%d/%y",
    "%d.%m.%y", "%d %b %Y", "%b %d, %Y", "%B %d, %Y", "%d %B %Y", "%Y%m%d%H", "%d %b, %Y", "%d %B, %Y", "%d-%b-%Y", "%d-%b-%y",
    "%d/%b/%Y", "%b %d %Y", "%Y.%m.%d",
)  # fmt: skip
CLOCKS = (
    "", " %H:%M:%S", " %H:%M", "T%H:%M:%S", "T%H:%M:%S%z", "T%H:%M:%S.%f%z", "T%H:%M:%S.%f", " %H:%M:%S%z", " %H:%M:%S %z",
    " %H:%M:%S.%f", " %I:%M %p", " %I:%M:%S %p", ", %I:%M %p", ", %H:%M", " %H:%M:%S.%f %z", " %H:%M:%S UTC",
)  # fmt: skip
NULLS = ("NA", "N/A", "n/a", "#N/A", "NULL", "null", "None", "nan", "NaN", "--", "-", "(not set)", "\\N", "—")
MONTHS = ("%Y-%m", "%Y/%m", "%m/%Y", "%m.%Y", "%b %Y", "%B %Y", "%b-%Y", "%b-%y", "%b, %Y", "%B, %Y", "%Y%m")
"""Forms of months; those of weeks are `WEEKS`."""
WEEKS = ("%G-W%V", "%GW%V", "%G/W%V", "%G W%V")
TOTALS = re.compile(r"((grand )?totals?|gesamt|summe|итого|всего|celkem|razem|suma|ukupno|totaal)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Guess(Generic[T]):
    """A guess and what a human should look at; no doubt is ""."""

    value: T
    doubt: str = ""


def encoding(start: bytes) -> Guess[str]:
    """How the text is encoded."""
    if start.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return Guess("utf-32")
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Guess("utf-16")
    even, odd = start[0:4096:2].count(0), start[1:4096:2].count(0)
    if max(even, odd) > len(start[:4096]) // 5 and not min(even, odd):
        return Guess("utf-16-le" if odd > even else "utf-16-be", "guessed from zero bytes")
    try:
        start[: start.rfind(b"\n") + 1 or None].decode()
    except UnicodeDecodeError:
        pass
    else:
        return Guess("utf-8")
    whole = start[: start.rfind(b"\n") + 1 or None]
    if len(re.findall("[ぁ-ヺ]", whole.decode("cp932", "replace"))) > 2 and _decodes(whole, "cp932"):
        return Guess("cp932", "not UTF-8; guessed from Japanese letters")
    scores = {
        "cp1251": sum(len(word) for word in re.findall("[а-яё]{2,}", start.decode("cp1251", "replace").lower())),
        "cp1250": sum(letter in "ěščřžýáíéůúťďňąćęłńóśźżőűŠČŘŽŁŚŻ" for letter in start.decode("cp1250", "replace")),
        "cp1252": sum(letter in "éèêëàâäöüßçñïîôœùûåæøãõíóúáÉÄÖÜ" for letter in start.decode("cp1252", "replace")),
    }
    # Where letters of both fit alike, as those of Spanish do but for one, the west is the likelier.
    best = max(sorted(scores, reverse=True), key=lambda name: scores[name])
    return Guess(best, f"not UTF-8; guessed from its letters among {', '.join(sorted(scores))}")


def _decodes(text: bytes, encoding: str) -> bool:
    try:
        text.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def split(line: str, delimiter: str) -> list[str]:
    """The fields of one line."""
    if not delimiter:
        return line.split()
    try:
        return next(csv.reader([line], delimiter=delimiter, skipinitialspace=True), [])
    except csv.Error:
        return []


def records(text: str, delimiter: str) -> list[list[str]]:
    """The records of a text, blanks around fields dropped; blank lines are []."""
    if not delimiter:
        return [line.split() for line in text.splitlines()]
    out: list[list[str]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)
    try:
        out.extend([field.strip() for field in row] for row in reader)
    except csv.Error:
        out = [[field.strip() for field in split(line, delimiter)] for line in text.splitlines()]
    return out


def delimiter(lines: Sequence[str]) -> Guess[str]:
    """The delimiter that gives most lines the same number of fields, more than one; "" for runs of blanks."""
    best, best_score = "", 0.0
    for candidate in (",", ";", "\t", "|"):
        widths = Counter(len(split(line, candidate)) for line in lines if line.strip())
        widths.pop(1, None)
        widths.pop(0, None)
        if widths:
            width, count = max(widths.items(), key=lambda item: item[1] * min(item[0], 6))
            score = count / max(1, len(lines)) + min(width, 40) / 1000
            if score > best_score:
                best, best_score = candidate, score
    if best and best_score > 0.1:
        return Guess(best)
    blanks = Counter(len(line.split()) for line in lines if line.strip())
    width, count = blanks.most_common(1)[0] if blanks else (1, 0)
    if width > 1 and count > 0.9 * sum(blanks.values()):
        return Guess("", "fields parted by runs of blanks")
    return Guess(",", "no delimiter was found; one column")


def number_style(cells: Iterable[str], whole: Iterable[str] = (), others: Iterable[str] = ()) -> Guess[tuple[str, str]]:
    """Decimal sign and sign between groups.

    Args:
        cells: of the columns that hold numbers.
        whole: those among them of columns that hold whole numbers, where a sign before three digits can only part groups.
        others: all cells of the file, asked where the numbers do not tell.
    """
    votes, grouped = _votes(cells)
    _, groups_of_whole = _votes(whole)
    if not votes:
        votes = Counter({(sign, ""): count for (sign, _), count in _votes(others)[0].items()}) if grouped else votes
    decimal = Counter[str]()
    for (sign, _), count in votes.items():
        decimal[sign] += count
    sign = decimal.most_common(1)[0][0] if decimal else "."
    groups = next((group for (found, group), _ in votes.most_common() if found == sign and group), "")
    doubt = "both decimal signs seem to occur; columns may need their own" if len(decimal) > 1 else ""
    certain = groups_of_whole.most_common(1)[0][0] if groups_of_whole else ""
    if certain and not groups and (certain != sign or not decimal):
        return Guess(("," if certain == "." else ".", certain), doubt)
    if not groups and grouped and (other := grouped.most_common(1)[0][0]) != sign:
        groups, doubt = other, doubt or f'is 1{other}234 one thousand and more? If not, write thousands: ""'
    elif grouped and not votes:
        doubt = doubt or "is 1.234 a thousand and more, or a little over one? Written here as the latter"
    return Guess((sign, groups), doubt)


def _votes(cells: Iterable[str]) -> tuple[Counter[tuple[str, str]], Counter[str]]:
    """How often each style is seen for certain, and each sign before three digits, which may be either."""
    votes: Counter[tuple[str, str]] = Counter()
    grouped: Counter[str] = Counter()
    for cell in cells:
        text = cell.strip("%€$£ \u00a0")
        if re.fullmatch(r"-?\d{1,3}(\.\d{3})+,\d+", text):
            votes[",", "."] += 3
        elif re.fullmatch(r"-?\d{1,3}(,\d{3})+\.\d+", text):
            votes[".", ","] += 3
        elif re.fullmatch(r"-?\d{1,3}([ \u00a0\u202f]\d{3})+(,\d+)?", text):
            votes[",", " "] += 3
        elif re.fullmatch(r"-?\d{1,3}([,.]\d{3})+", text):
            grouped[re.sub(r"[\d-]", "", text)[0]] += 1
        elif re.fullmatch(r"-?\d+,\d+", text):
            votes[",", ""] += 1
        elif re.fullmatch(r"-?\d+\.\d+", text):
            votes[".", ""] += 1
    return votes, grouped


def date_forms(cells: Sequence[str]) -> Guess[tuple[str, ...]] | None:
    """The fewest formats every cell is written in; None where there are none.

    Two orders of day and month that both fit are a doubt.
    """
    texts = list(dict.fromkeys(cell for cell in cells if cell))[:500]
    rest = texts
    taken: list[str] = []
    doubts: list[str] = []
    forms = [f"{day}{clock}" for clock in CLOCKS for day in FORMS]
    while rest and len(taken) < 4:
        fitting = {form: fits for form in forms if (fits := _fitting(form, rest))}
        if not fitting:
            return None
        best = max(fitting, key=lambda form: len(fitting[form]))
        twins = [form for form in fitting if form != best and fitting[form] == fitting[best] and _alike(form, best)]
        if twins:  # days of one export lie near one another
            near = min((best, *twins), key=lambda form: _span(form, fitting[form]))
            other = next(form for form in (best, *twins) if form != near)
            doubts.append(f"{other} fits as well as {near}: which is day, which is month?")
            best = near
        taken.append(best)
        rest = [text for text in rest if text not in fitting[best]]
    return Guess(tuple(taken), "; ".join(doubts)) if taken and not rest else None


def stretch(cells: Sequence[str]) -> tuple[str, str] | None:
    """The one form in which all cells name months or ISO weeks, and which of both, as `length` of a span; None where none fits."""
    texts = list(dict.fromkeys(cell for cell in cells if cell))[:500]
    for length, forms in (("week", WEEKS), ("month", MONTHS)):
        fitting = [form for form in forms if texts and len(_fitting(form, texts)) == len(texts)]
        if fitting:
            return fitting[0], length
    return None


def _span(form: str, texts: Iterable[str]) -> float:
    """Days from the first to the last."""
    days = [datetime.strptime(text, form) for text in texts]  # noqa: DTZ007 only their distance is asked
    return (max(days) - min(days)).total_seconds() / 86_400


def _alike(one: str, other: str) -> bool:
    return dates.pattern(one) == dates.pattern(other)


def _fitting(form: str, texts: Sequence[str]) -> frozenset[str]:
    """The texts written in a format."""
    compiled = re.compile(dates.pattern(form).replace("[[:alpha:]]", "[^\\W\\d_]"))
    return frozenset(text for text in texts if compiled.fullmatch(text) and _is_day(text, form))


def _is_day(text: str, form: str) -> bool:
    if dates.is_week(form):  # Python wants the day of the week besides
        text, form = f"{text} 1", f"{form} %u"
    try:
        return 1900 <= datetime.strptime(text.replace("Z", "+0000") if "%z" in form else text, form).year <= 2100  # noqa: DTZ007
    except ValueError:
        return False

"""Which columns of a header are which: spellings compared as they look to a person, and what stands in their placeholders."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from reportgen.contract.preset import NamedColumn
from reportgen.sources.presets import words

_HOLE = re.compile(r"\{([a-z_]+)\}")
_AROUND = " \t\u00a0\u202f:;,.()[]\"'–—-#"
_CYRILLIC = re.compile(r"\w*[\u0400-\u04ff]\w*")
_STROKED = str.maketrans("łŁøØđĐı", "lLoOdDi")
_LOOKALIKE = str.maketrans("ABCEHKMOPTXYIaceopxyi", "АВСЕНКМОРТХУІасеорхуі")


@lru_cache(maxsize=65536)
def laid_bare(text: str) -> tuple[str, tuple[int, ...]]:
    """A text without capitals, accents, blanks and signs, and for each of its letters its place in the text.

    In words with Cyrillic letters the Latin ones that look like them are taken as such: Google writes "Kлики" with a Latin K.
    """
    letters: list[str] = []
    places: list[int] = []
    alike = _CYRILLIC.sub(lambda word: word[0].translate(_LOOKALIKE), text).translate(_STROKED)
    for place, sign in enumerate(alike):
        for letter in unicodedata.normalize("NFKD", sign.lower()):
            if not unicodedata.combining(letter) and letter.isalnum():
                letters.append(letter)
                places.append(place)
    return "".join(letters), tuple(places)


def plain(text: str) -> str:
    """A text without capitals, accents, blanks and signs; `%` and the like alone stay what they are."""
    return laid_bare(text)[0] or text.strip()


@lru_cache(maxsize=8192)
def _compiled(spelling: str) -> tuple[re.Pattern[str], tuple[str, ...]]:
    pieces = _HOLE.split(spelling)
    pattern = "".join("(.*?)" if place % 2 else re.escape(laid_bare(piece)[0]) for place, piece in enumerate(pieces))
    return re.compile(pattern), tuple(pieces[1::2])


def captured(spelling: str, text: str) -> dict[str, str] | None:
    """What stands in the placeholders of a spelling that fits a text as a whole; None where it does not fit.

    A placeholder takes what stands between the letters around it, so that a sign alone, such as €, is taken too; that of a
    currency takes nothing but one: `Cost ({currency})` is not `cost_micros`.
    """
    if "{" not in spelling:
        return {} if plain(spelling) == plain(text) else None
    pattern, holes = _compiled(spelling)
    letters, places = laid_bare(text)
    match = pattern.fullmatch(letters)
    if match is None:
        return None
    found: dict[str, str] = {}
    for number, hole in enumerate(holes, 1):
        begin, end = match.start(number), match.end(number)
        first = places[begin - 1] + 1 if begin else 0
        last = places[end] if end < len(places) else len(text)
        value = text[first:last].strip(_AROUND)
        if hole == "currency" and not words.currency(value):
            return None
        if hole != "any":
            found[hole] = value
    return found


@dataclass(frozen=True)
class Named:
    """A header, understood.

    Attributes:
        columns: own name -> the file's column, as it is written there.
        held: what stood in placeholders.
        languages: how many columns were found in each language.
        doubled: columns of the file that are needed and stand there twice.
    """

    columns: Mapping[str, str]
    held: Mapping[str, str] = field(default_factory=dict)
    languages: Mapping[str, int] = field(default_factory=dict)

    @property
    def language(self) -> str:
        """The language of most columns that only some languages call so; "" where none leads."""
        ranked = Counter(self.languages).most_common(2)
        if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            return ""
        return ranked[0][0]


def understood(header: Sequence[str], columns: Mapping[str, NamedColumn], given: Mapping[str, str]) -> Named:
    """Find the columns of a preset in a header.

    Args:
        header: the names in the file.
        columns: own name -> its spellings; the first spelling that the header holds is taken.
        given: own name -> the file's column, as the user says.
    """
    found: dict[str, str] = {}
    held: dict[str, str] = {}
    languages: Counter[str] = Counter()
    bare = {plain(name): name for name in reversed(header) if name.strip()}
    for own, column in columns.items():
        if own in given:
            if given[own] in header:
                found[own] = given[own]
            continue
        for language, spelling in _in_order(column):
            name, caught = _find(spelling, bare)
            if name is None:
                continue
            if own not in found:
                found[own] = name
                held |= {key: value for key, value in caught.items() if value}
            if found[own] == name:
                languages[language] += 1
    languages.pop("any", None)
    return Named(found, held, _telling(languages))


def _telling(languages: Counter[str]) -> dict[str, int]:
    return {language: count for language, count in sorted(languages.items()) if count}


def currency_in(name: str) -> dict[str, str]:
    """The sign of a currency that stands in a column's name beside its words, such as that of `Spend, €`, as `currency`."""
    signs = {sign for sign in name if unicodedata.category(sign) == "Sc"}
    return {"currency": signs.pop()} if len(signs) == 1 else {}


def _find(spelling: str, bare: Mapping[str, str]) -> tuple[str | None, dict[str, str]]:
    if "{" not in spelling:
        name = bare.get(plain(spelling))
        return name, currency_in(name) if name else {}
    for name in bare.values():
        caught = captured(spelling, name)
        if caught is not None and ("currency" not in caught or words.currency(caught["currency"])):
            return name, caught
    return None, {}


@lru_cache(maxsize=4096)
def _ordered(key: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[tuple[str, str], ...]:
    longest = max((len(spellings) for _, spellings in key), default=0)
    return tuple(
        (language, spellings[rank]) for rank in range(longest) for language, spellings in key if rank < len(spellings)
    )


def _in_order(column: NamedColumn) -> Iterable[tuple[str, str]]:
    """The spellings of a column with their languages: the first of each language, then the second of each."""
    return _ordered(tuple(column.names.items()))


def lines_read(templates: Sequence[str], lines: Iterable[str]) -> dict[str, list[str]]:
    """What templates read out of lines: name -> texts, in the order of the lines.

    The template that says most decides about a line.
    """
    found: dict[str, list[str]] = {}
    for line in lines:
        text = line.strip(" ,;\t\"'\r\n")
        fits = [
            (caught, len(plain(_HOLE.sub("", template))))
            for template in templates
            if (caught := captured(template, text)) is not None
        ]
        if fits:
            for key, value in max(fits, key=lambda fit: fit[1])[0].items():
                if value:
                    found.setdefault(key, []).append(value)
    return found

"""What a survey is to find out of a file's rows, and what tells a total from a row by its texts."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from reportgen.sources import guess
from reportgen.sources.presets import naming, words
from reportgen.sources.presets.table import Row, Typed

TOTALS = frozenset(map(naming.plain, words.TOTALS))
NULLS = frozenset(guess.NULLS) | {
    "–",
    "- -",
    "N.A.",
    "n.a.",
    "н/д",
    "нет данных",
    "brak",
    "k. A.",
    "k.A.",
    "nd",
    "n/d",
    "s/d",
}
_LABELLED = re.compile(r"(.{2,40}?)\s*[:：(（]\s*.*", re.DOTALL)
_DASHED = re.compile(r"(.{2,40}?)\s+[-–—]\s+.*", re.DOTALL)
_FIGURE = re.compile(r"[^\w]*[\d.,'’\s\u00a0\u202f]*\d[\d.,'’\s\u00a0\u202f]*[^\w\d]*|[+-]?\d+(?:[.,]\d+)?[eE][+-]?\d+")


_NAMED_SUM = re.compile(r"([^\d\s+-]{1,4})\s*[+-]?\d[\d.,'’\s]*|[+-]?\d[\d.,'’\s]*?\s*([^\d\s]{1,4})")


@dataclass(frozen=True)
class Asked:
    """What is to be found out, by the places of columns.

    Attributes:
        header: names of the columns.
        figures: columns of figures that are used.
        needed: those of them that every row must fill.
        days: columns of days.
        texts: columns whose distinct texts are wanted.
        empty: columns that are all empty in a total; () where that tells nothing.
        words: labels of totals besides the known ones, laid bare.
        labelled: whether labels tell totals.
        footer: how lines below the data begin.
        nulls: texts that mean nothing.
    """

    header: tuple[str, ...]
    figures: frozenset[int]
    needed: frozenset[int]
    days: frozenset[int]
    texts: frozenset[int]
    empty: tuple[int, ...] = ()
    words: frozenset[str] = frozenset()
    labelled: bool = True
    footer: tuple[str, ...] = ()
    nulls: frozenset[str] = frozenset({""})

    @cached_property
    def openings(self) -> frozenset[str]:
        """The first two letters of all labels: what begins otherwise is none, and need not be looked at further."""
        known = {word[:2] for word in (*TOTALS, *self.words)} | {
            f"{sign}{word[0]}" for word in TOTALS for sign in "\"'*-( "
        }
        return frozenset(known)


def is_figure(text: str) -> bool:
    """Whether a text is a figure, with a sign or the name of a currency or % or none."""
    if text.isdigit() or isinstance(text, Typed) or _FIGURE.fullmatch(text) is not None:
        return True
    named = _NAMED_SUM.fullmatch(text)
    return named is not None and bool(words.currency(named[1] or named[2]))


def label_of(row: Row, asked: Asked) -> int | None:
    """Place of the cell that calls a row a total; None where none does.

    A bare word (`Total`) does so only where nothing else in the row tells what it is of: a campaign may be called so too.
    """
    if not asked.labelled:
        return None
    for place, cell in enumerate(row.cells):
        if not cell or cell.isdigit() or (cell[:2].isascii() and cell[:2].lower() not in asked.openings):
            continue
        strength = "" if is_figure(cell) else labels(cell, asked.words)
        if strength == "strong":
            return place
        if strength and not any(
            other
            and other not in asked.nulls
            and other not in NULLS
            and not is_figure(other)
            and not labels(other, asked.words)
            and not words.currency(other)
            and at not in asked.days | asked.figures
            for at, other in enumerate(row.cells)
            if at != place
        ):
            return place
    return None


def labels(cell: str, further: Collection[str] = ()) -> str:
    """Whether a text is what totals are called: `strong` where it says of what (`Total: Account`), `bare` where it does not."""
    plain = naming.plain(cell)
    if len(plain) <= 40 and (plain in TOTALS or plain in further):
        return "bare"
    if any(word.endswith("*") and plain.startswith(word[:-1]) for word in further):
        return "strong"
    match = _LABELLED.fullmatch(cell)
    if match is not None and ((head := naming.plain(match[1])) in TOTALS or head in further):
        return "strong"
    match = _DASHED.fullmatch(cell)
    if match is not None and ((head := naming.plain(match[1])) in TOTALS or head in further):
        return "bare"
    return ""

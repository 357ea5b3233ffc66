"""What a survey is to find out of a file's rows, and what tells a total from a row by its texts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from reportgen.sources import guess
from reportgen.sources.presets import naming, numbers, words
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
COUNTED = re.compile(
    r"[^\d()（]{3,40}[(（](\d[\d.,'\s]*)"
    r"(?:records?|datens[aä]tze?|enregistrements?|registros?|records?|registri|レコード|件|rekord\w*|záznam\w*|запис\w*)[)）]",
    re.IGNORECASE,
)
"""A line below a table that states its number of rows: `Grand Totals (5700 records)`."""
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


def ends(row: Row, asked: Asked, *, gap: bool, begun: bool) -> bool:
    """Whether a row is the first of what is no part of the table any more.

    A row as wide as the header is taken for another table only behind a blank line, and where no figure and no day stands in it;
    one text alone in such a row (as spreadsheets write a footer) ends it behind a blank line, or where it counts records.
    """
    if not gap and not row.fault and len(row.cells) == len(asked.header) and row.cells[0] and begun:
        opens = row.cells[0]
        if opens[0] != "#" and not opens.startswith(asked.footer or ("\0",)) and any(row.cells[1:]):
            return False  # nearly every row
    first = next(filter(None, row.cells), "")
    wide = len(row.cells) == len(asked.header) and not row.fault
    alone = sum(map(bool, row.cells)) == 1
    if any(first.startswith(text) for text in asked.footer) or (first.startswith("#") and (alone or not wide)):
        return True
    if row.cells == asked.header:
        return False
    digits = any(letter.isdigit() for cell in row.cells for letter in cell)
    counted = COUNTED.fullmatch(first) is not None
    if not wide:
        return label_of(row, asked) is None and (gap or counted or (begun and not digits and not alone))
    if alone and begun and (gap or counted) and len(row.cells) > 2:
        return label_of(row, asked) is None
    texts = [row.cells[place] for place in asked.needed]
    return (
        gap and begun and not digits and all(text and text not in asked.nulls and text not in NULLS for text in texts)
    )


def is_other_table(row: Row, asked: Asked) -> bool:
    """Whether a row stands for sure outside of the table: a remark, a footer that is known, or the header of another one."""
    first = next(filter(None, row.cells), "")
    known = first.startswith(("#", *asked.footer)) or COUNTED.fullmatch(first) is not None
    wide = len(row.cells) == len(asked.header) and not row.fault
    return known or (wide and sum(map(bool, row.cells)) > 1 and not goes_on(row, asked))


def goes_on(row: Row, asked: Asked) -> bool:
    """Whether a row is one of the table for sure: as wide, and with a day or a figure where they stand."""
    wide = len(row.cells) == len(asked.header) and not row.fault and sum(map(bool, row.cells)) > 1
    return wide and any(letter.isdigit() for place in asked.days | asked.needed for letter in row.cells[place])


def is_header_still(row: Row) -> bool:
    """Whether a row belongs to the names above it: Qualtrics writes the numbers of its questions below them."""
    return any(cell.startswith('{"ImportId":') for cell in row.cells)


def is_empty(row: Row, asked: Asked) -> bool:
    """Whether a row has nothing in the columns that tell what it is of; one that was cut off tells nothing."""
    if row.fault and any(letter.isdigit() for cell in row.cells for letter in cell):
        return False
    return bool(asked.empty) and all(
        place >= len(row.cells) or not row.cells[place] or row.cells[place] in asked.nulls for place in asked.empty
    )


def suspects(distinct: Sequence[Collection[str]], asked: Asked) -> dict[int, frozenset[str]]:
    """What must be looked at more closely, of rows as wide as the header of which none is broken.

    A row that holds none of these texts, and is not the first one, is a row of the table: it neither ends it nor is it a total.

    Args:
        distinct: the distinct texts of each column.
        asked: what is to be found out.

    Returns:
        Place of a column -> texts.
    """
    found: dict[int, frozenset[str]] = {}
    for place, texts in enumerate(distinct):
        odd = {shape for shape in shapes(texts) if _is_odd(shape, asked, first=place == 0)}
        if odd:
            odd = {text for text in texts if text.translate(numbers.DIGITS) in odd}
        if place == 0:
            odd |= {"", asked.header[0]} & set(texts)
        if place in asked.empty[:1]:
            odd |= asked.nulls & set(texts)
        if odd:
            found[place] = frozenset(odd)
    return found


def shapes(texts: Iterable[str]) -> Iterable[str]:
    """Texts with each digit as 9, every one of them once, in their order."""
    return dict.fromkeys("\0".join(texts).translate(numbers.DIGITS).split("\0"))


def _is_odd(shape: str, asked: Asked, *, first: bool) -> bool:
    if shape.startswith(("#", *asked.footer)) or (first and COUNTED.fullmatch(shape)):
        return True
    if not asked.labelled or (shape[:2].isascii() and shape[:2].lower() not in asked.openings):
        return False
    return not is_figure(shape) and bool(labels(shape, asked.words))

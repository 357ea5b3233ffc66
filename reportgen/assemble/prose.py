"""Every number in the prose is found in the figures.

Prose are the sentences: headlines, standfirsts, titles of charts and tables, lists, notes. Figures are all that is printed as such
(cards, cells, labels and data of charts) and the attached tables. A number of a sentence must be one of them as a figure is written
in that language, or a constant of the method, or stand in the user's own words, in a day or period, or in a name. Counts of
measures, rows and campaigns (whole numbers that a sentence is given) count themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from itertools import chain

from reportgen.charts import lines
from reportgen.charts.control import Control, scale_start
from reportgen.document import (
    Absence,
    Area,
    Beside,
    Block,
    Card,
    Cover,
    DataFile,
    Decisions,
    Difference,
    Digest,
    Document,
    Figure,
    KpiCards,
    Lists,
    Note,
    Provenance,
    ReadingKey,
    Section,
    Span,
    Table,
    Text,
    Turn,
)
from reportgen.periods import Period
from reportgen.quantities import Change, Quantity, Unit, change
from reportgen.text import Language, Msg

CONSTANTS = frozenset({"95", "80", "2.66", "60", "10", "1000", "100", "2"})
"""Numbers of the method that sentences name: levels of intervals, limits of a chart, fewest cases, the tolerance."""

_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f]\d+)*")
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
COMPARED = ("plan", "previous", "year_ago", "year_to_date")


@dataclass(frozen=True, order=True)
class Unfounded:
    """A number that no figure has: where, in which sentence, which."""

    section: str
    sentence: str
    number: str


def unfounded(document: Document, language: Language) -> tuple[Unfounded, ...]:
    """The numbers of the prose that are in no figure, sorted."""
    known = set(CONSTANTS)
    figures = (value for section in document.sections for value in _figures(section.blocks))
    attached = (value for file in document.files for value in _of_file(file, language))
    for value in dict.fromkeys(chain(figures, attached)):  # one stands in a card, a table, a chart and a file
        known |= numbers_of(value, language)
    for day in (document.period, document.as_of):
        known |= numbers_of(day, language)
    found = {
        Unfounded(section.id, said, number)
        for section in document.sections
        for text in _prose(section)
        for said in [_said(text, language)]
        for number in numbers_in(said, language)
        if number not in known and number not in _given(text, language)
    }
    return tuple(sorted(found))


def numbers_in(text: str, language: Language) -> list[str]:
    """The numbers of a text, without sign and grouping, with a point: `1,742` and `1 742` are "1742", `9,3` is "9.3"."""
    group, decimal = language.numerals.group, language.numerals.decimal
    found = []
    for token in _NUMBER.findall(text):
        if token.isdecimal():
            found.append(token)
            continue
        plain = token
        for sign in {group, "\u00a0", "\u202f"} - {decimal}:
            plain = plain.replace(sign, "")
        found += _PLAIN.findall(plain.replace(decimal, "."))
    return found


# what is prose, what are figures


def _prose(section: Section) -> Iterator[Text]:
    yield section.headline
    yield from section.standfirst
    for block in section.blocks:
        yield from _prose_of(block)


def _prose_of(block: Block) -> Iterator[Text]:
    if isinstance(block, Beside):
        yield from _prose_of(block.left)
        yield from _prose_of(block.right)
    elif isinstance(block, Figure):
        yield from (block.title, block.subtitle)
    elif isinstance(block, Table):
        yield from (block.title, block.subtitle, *block.after)
    elif isinstance(block, Lists):
        yield from (point for listed in block.lists for point in listed.points)
    elif isinstance(block, Note | Absence):
        yield block.text
    elif isinstance(block, Cover):
        yield block.verdict
    elif isinstance(block, Decisions):
        yield from (block.instead, *(text for item in block.items for text in (item.title, *item.details)))
    elif isinstance(block, Turn):
        yield from (block.title, *block.standfirst)
    elif isinstance(block, Area):
        yield from _of_matter(block)
    elif isinstance(block, KpiCards):
        yield from (card.note for card in block.cards)


def _of_matter(area: Area) -> Iterator[Text]:
    """What is said of a matter, what is to be done about it included."""
    yield from (area.kicker, area.title, *area.sentences, area.note)
    if area.body is not None:
        yield area.body.subtitle
    for one in area.particulars:
        if isinstance(one.main, Msg | Quantity | Difference | str):
            yield one.main
        yield from one.below


def _figures(blocks: Iterable[Block]) -> Iterator[object]:
    """What is printed as a figure; charts with their labels, but without what is told of them."""
    for block in blocks:
        if isinstance(block, Beside):
            yield from _figures((block.left, block.right))
        elif isinstance(block, Figure):
            yield from _leaves(block.graphic.data)
            yield from _leaves(block.data)
            yield from _scale_start(block.graphic.data)
        elif isinstance(block, Table):
            yield from _leaves(block.rows)
            yield from _leaves(block.columns)
        elif isinstance(block, Area) and block.body is not None:
            yield from _figures((block.body,))
        elif isinstance(block, KpiCards):
            yield from (leaf for card in block.cards for leaf in _of_card(card))
        elif isinstance(block, Cover):
            yield from _leaves((block.art, block.span))
        elif isinstance(block, Provenance | ReadingKey | Digest):
            yield from _leaves(block)


def _scale_start(drawn: object) -> Iterator[Quantity]:
    """The value at which the vertical scale of a chart begins, which its subtitle names."""
    if isinstance(drawn, Control) and (start := scale_start(drawn)) is not None:
        yield Quantity(start, drawn.unit, drawn.currency)
    if isinstance(drawn, lines.Lines) and (start := lines.scale_start(drawn)) is not None:
        yield Quantity(start, drawn.unit, drawn.currency)


def _of_card(card: Card) -> Iterator[object]:
    yield from _leaves((card.figure, card.difference, card.rows, card.mark))


def _leaves(value: object) -> Iterator[object]:
    """The texts and values within blocks and chart data; a drawing's text alternative only repeats sentences."""
    if isinstance(value, Msg | Quantity | Change | Difference | Span | Period | date | str):
        yield value
    elif isinstance(value, tuple | list):
        for entry in value:
            yield from _leaves(entry)
    elif is_dataclass(value):
        for one in fields(value):
            if one.name != "alt":
                yield from _leaves(getattr(value, one.name))


# how a value may be written


def numbers_of(value: object, language: Language) -> set[str]:
    """The numbers as which a value may be written."""
    if isinstance(value, Quantity):
        texts = [language.quantity(value, style) for style in ("short", "whole", "exact")]
        return {number for text in texts for number in numbers_in(text, language)}
    if isinstance(value, Change):
        absolute = Quantity(abs(value.absolute.value), value.absolute.unit, value.absolute.currency)
        texts = [language.difference(value), language.size(value)]
        return numbers_of(absolute, language) | {number for text in texts for number in numbers_in(text, language)}
    if isinstance(value, Difference):
        written = set(numbers_in(language.difference(value.change, like=value.like), language))
        return written | numbers_of(value.change, language)
    if isinstance(value, Period):
        ends = (value.start, value.last)
        quarter = (value.start.month - 1) // 3 + 1
        named = set(numbers_in(language.period(value), language)) | {str(quarter)}
        return named | {number for end in ends for number in numbers_of(end, language)}
    if isinstance(value, date):
        week = value.isocalendar()
        return {
            str(value.year),
            str(value.day),
            f"{value.day:02}",
            f"{value.month:02}",
            str(value.month),
            str(week.week),
        } | {f"{value.day:02}.{value.month:02}"}
    if isinstance(value, Span):
        return numbers_of(value.first, language) | numbers_of(value.last, language)
    if isinstance(value, Msg):
        inside = {number for _, param in value.params for number in numbers_of(param, language)}
        return inside | set(numbers_in(language.text(value), language))
    return set(numbers_in(value, language)) if isinstance(value, str) else set()


def _given(text: Text, language: Language) -> set[str]:
    """What a sentence may say of itself: the user's own words, days, periods, names, counts."""
    if isinstance(text, str | Span | date):
        return numbers_of(text, language)
    if not isinstance(text, Msg):
        return set()
    found: set[str] = set()
    for name, param in text.params:
        if isinstance(param, Msg):
            found |= _given(param, language)
        elif isinstance(param, bool):
            continue
        elif isinstance(param, int):
            found |= set(numbers_in(language.number(param), language))
        elif isinstance(param, str):
            label = language.kpi(param) if name.endswith("kpi") and language.has(f"kpi-{param}") else param
            short = language.kpi(param, "short") if label != param else ""
            found |= set(numbers_in(f"{label} {short}", language))
        elif isinstance(param, date | Period):
            found |= numbers_of(param, language)
    return found


def _said(text: Text, language: Language) -> str:
    if isinstance(text, Msg):
        return language.text(text)
    if isinstance(text, Quantity):
        return language.quantity(text)
    if isinstance(text, Difference):
        return language.word(text.key, change=language.change(text.change, "short", text.like))
    return text if isinstance(text, str) else ""


# attached tables


def _of_file(file: DataFile, language: Language) -> Iterator[object]:
    """The values of an attached table in their unit, and their differences from what they are compared with."""
    at = {name: index for index, name in enumerate(file.columns)}
    if "unit" not in at:
        return
    for row in file.rows:
        cells = {name: row[index] for name, index in at.items()}
        unit, currency = Unit(str(cells["unit"])), cells.get("currency")
        money = currency if isinstance(currency, str) else None
        values = {
            name: Quantity(float(cell), unit, money)
            for name, cell in cells.items()
            if isinstance(cell, int | float) and name not in COUNTED
        }
        for name in COUNTED:
            if isinstance(counted := cells.get(name), int | float):
                yield Quantity(float(counted), Unit.COUNT)
                yield Quantity(float(Decimal(round(counted))), Unit.COUNT)
        for kind, value in values.items():
            yield value
            if "part" in at and unit is Unit.PERCENT:  # how far forecasts were off is told in whole percent
                yield language.percent(value.value, 0)
            if kind in COMPARED and "value" in values:
                yield change(values["value"], value)


COUNTED = ("numerator", "denominator", "rows_used")
"""Columns that count cases whatever the unit of the value."""

"""Texts of a document in one language, escaped for HTML."""

from __future__ import annotations

from datetime import date
from typing import Literal

from markupsafe import Markup, escape

from reportgen.document import Difference, Span, Text
from reportgen.quantities import Quantity, Unit
from reportgen.text import Language, Msg
from reportgen.text.figures import Style

SMALL_MONEY = 100.0
"""Below it a table writes cents too: a cost per click of €1.94 is not €2."""


def words(text: Text | None, language: Language, style: Style = "short") -> Markup:
    """A text as HTML: bold where the catalogue says so, everything else escaped.

    Args:
        text: see `document.Text`; None is nothing.
        language: the language of the edition.
        style: how money by itself is written: short on cards, whole in tables.
    """
    if isinstance(text, Msg):
        return language.markup(text)
    return escape(plain_words(text, language, style))


def plain_words(text: Text | None, language: Language, style: Literal["short", "whole", "exact"] = "short") -> str:
    """A text without markup, for attributes, file names and measuring."""
    if text is None:
        return ""
    if isinstance(text, Msg):
        return language.text(text)
    if isinstance(text, Difference):
        written = language.change if text.share else language.difference
        return language.word(text.key, change=written(text.change, style, text.like))
    if isinstance(text, Span):
        return language.word(text.key, grain=text.grain, span=language.span(text.first, text.last))
    if isinstance(text, Quantity):
        small = text.unit is Unit.MONEY and style == "whole" and abs(text.value) < SMALL_MONEY
        return language.quantity(text, "exact" if small else style)
    if isinstance(text, date):
        return language.day(text) if style == "short" else language.day_short(text)
    return text

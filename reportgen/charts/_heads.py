"""Heads over the parts of a chart: a name in semibold, and below it in small type what is shown."""

from __future__ import annotations

from typing import TypeAlias

from reportgen.charts.base import (
    LABEL,
    LEADING,
    SMALL,
    Drawing,
    Text,
    say,
)
from reportgen.charts.measure import POINT, wrap
from reportgen.text import Language

LEADING_MM = LABEL * POINT * LEADING
HeadLines: TypeAlias = tuple[tuple[str, ...], tuple[str, ...]]
"""A head in lines: its name, and below it what is shown."""


def head_lines(sheet: Drawing, head: tuple[Text, Text], language: Language, width: float) -> HeadLines:
    """The two texts of a head, wrapped to a width in mm."""
    main, below = (say(language, text) for text in head)
    return (
        wrap(main, sheet.face(600), LABEL, width, 2) if main.strip() else (),
        wrap(below, sheet.face(), SMALL, width, 3) if below.strip() else (),
    )


def head_height(head: HeadLines) -> float:
    """Height in mm, with the space below it."""
    return len(head[0]) * LEADING_MM + len(head[1]) * SMALL * POINT * LEADING + 2.4


def write_head(sheet: Drawing, head: HeadLines, x: float, top: float = 0.0) -> None:
    """Write a head from `x`, its upper edge at `top`, in mm."""
    y = top
    for line in head[0]:
        sheet.text(x, y + 3.2, line, LABEL, 600)
        y += LEADING_MM
    for line in head[1]:
        sheet.text(x, y + 2.9, line, SMALL, colour=sheet.tokens.ink2)
        y += SMALL * POINT * LEADING

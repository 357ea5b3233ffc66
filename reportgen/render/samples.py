"""Samples of the marks, for the reading key: what solid, outlined, hatched, grey and coloured mean, and the shapes of a status."""

from __future__ import annotations

import math
from collections.abc import Callable

from reportgen.brand import Tokens
from reportgen.charts.base import Drawing, Svg

WIDTH, HEIGHT = 22.0, 6.0


def sample(name: str, tokens: Tokens, meaning: str) -> Svg:
    """Draw one mark, 22 by 6 mm.

    Args:
        name: one of `SAMPLES`.
        tokens: colours.
        meaning: what it means; the text alternative too.
    """
    sheet = Drawing(tokens, WIDTH, HEIGHT)
    SAMPLES[name](sheet, tokens)
    return sheet.svg(meaning)


def _actual(sheet: Drawing, tokens: Tokens) -> None:
    sheet.rect(0.2, 1.4, 20, 3.2, tokens.ink)


def _plan(sheet: Drawing, tokens: Tokens) -> None:
    sheet.rect(0.2, 1.4, 20, 3.2, tokens.white, tokens.ink)


def _forecast(sheet: Drawing, tokens: Tokens) -> None:
    sheet.rect(0.2, 1.4, 20, 3.2, tokens.white, tokens.data)
    sheet.hatch(0.2, 1.4, 20, 3.2, tokens.data_mid)


def _year_ago(sheet: Drawing, tokens: Tokens) -> None:
    sheet.rect(0.2, 1.4, 20, 3.2, tokens.py)


def _better_worse(sheet: Drawing, tokens: Tokens) -> None:
    sheet.rect(2, 1.4, 8, 3.2, tokens.worse)
    sheet.rect(10, 1.4, 8, 3.2, tokens.better)
    sheet.line(10, 0.4, 10, 5.6, tokens.ink, 0.8)


def _chance(sheet: Drawing, tokens: Tokens) -> None:
    sheet.rect(4, 0.8, 12, 4.4, tokens.band)
    sheet.rect(10, 1.8, 4, 2.4, tokens.maybe, tokens.ink3, 0.5)
    sheet.line(10, 0.4, 10, 5.6, tokens.ink, 0.8)


def _usual_range(sheet: Drawing, tokens: Tokens) -> None:
    sheet.rect(0.2, 1.2, 20, 3.6, tokens.band)
    sheet.polyline([(1, 3.6), (4, 2.4), (7, 3.4), (10, 2.2), (13, 3.0), (16, 2.6)], tokens.ink, 1.0)
    sheet.line(16, 2.6, 19, 5.4, tokens.worse, 1.0)
    sheet.dot(19, 5.2, 0.75, tokens.worse)


def _interval(sheet: Drawing, tokens: Tokens) -> None:
    sheet.rect(2, 2.5, 16, 1.0, tokens.maybe)
    sheet.dot(10, 3, 1.1, tokens.ink, tokens.white)


def _sure(sheet: Drawing, tokens: Tokens) -> None:
    sheet.area([(0.2, 4.9), (2.2, 1.2), (4.2, 4.9)], tokens.better)
    sheet.area([(6.6, 1.1), (8.6, 4.8), (10.6, 1.1)], tokens.worse)


def _on_plan(sheet: Drawing, tokens: Tokens) -> None:
    sheet.dot(2.0, 3, 1.7, tokens.ink)


def _watch(sheet: Drawing, tokens: Tokens) -> None:
    sheet.polyline([(2.3, 0.9), (4.4, 3), (2.3, 5.1), (0.2, 3), (2.3, 0.9)], tokens.ink, 1.3)


def _unrated(sheet: Drawing, tokens: Tokens) -> None:
    ring = [(2.0 + 1.7 * math.cos(turn), 3 + 1.7 * math.sin(turn)) for turn in (math.tau * at / 36 for at in range(37))]
    sheet.polyline(ring, tokens.ink3, 1.3, (1.02, 0.76))


SAMPLES: dict[str, Callable[[Drawing, Tokens], None]] = {
    "actual": _actual,
    "plan": _plan,
    "forecast": _forecast,
    "year-ago": _year_ago,
    "better-worse": _better_worse,
    "chance": _chance,
    "usual-range": _usual_range,
    "interval": _interval,
    "sure": _sure,
    "on-plan": _on_plan,
    "watch": _watch,
    "unrated": _unrated,
}
"""Every mark that a reading key can explain."""

"""Status shapes: a shape and a word say the status, colour only supports them.

On a page the shapes are backgrounds, so that a screen reader and the PDF's tags see the word alone (`css`). As a graphic of its
own, where no word stands beside it, a shape is a chart like any other (`data`, `draw`).
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass

from reportgen.brand import Tokens
from reportgen.charts.base import Svg, Text, clean, figure, say
from reportgen.metrics.scoreboard import Status
from reportgen.text import Language

SIZE = 2.6
"""Millimetres, beside a status word of 8 pt."""


def _ahead(tokens: Tokens) -> str:
    return f'<path d="M1 .2 1.9 1.75H.1Z" fill="{tokens.better}"/>'


def _behind(tokens: Tokens) -> str:
    return f'<path d="M1 1.8 .1 .25H1.9Z" fill="{tokens.worse}"/>'


def _on_plan(tokens: Tokens) -> str:
    return f'<circle cx="1" cy="1" r=".78" fill="{tokens.ink}"/>'


def _watch(tokens: Tokens) -> str:
    return f'<path d="M1 .18 1.82 1 1 1.82 .18 1Z" fill="none" stroke="{tokens.ink}" stroke-width=".26"/>'


def _ring(tokens: Tokens) -> str:
    # Six dashes: the circumference of .75 is 4.71, a sixth of it .785.
    return f'<circle cx="1" cy="1" r=".75" fill="none" stroke="{tokens.ink3}" stroke-width=".25" stroke-dasharray=".46 .325"/>'


SHAPES: dict[Status, Callable[[Tokens], str]] = {
    Status.AHEAD: _ahead,
    Status.ON_PLAN: _on_plan,
    Status.WATCH: _watch,
    Status.BEHIND: _behind,
    Status.TOO_FEW: _ring,
    Status.NO_PLAN: _ring,
    Status.RUNNING: _ring,
    Status.NO_DATA: _ring,
}
CHARACTERS: dict[Status, str] = {
    Status.AHEAD: "▲",
    Status.ON_PLAN: "●",
    Status.WATCH: "◇",
    Status.BEHIND: "▼",
    Status.TOO_FEW: "○",
    Status.NO_PLAN: "○",
    Status.RUNNING: "○",
    Status.NO_DATA: "○",
}
"""The same shapes for mail and plain text."""


@dataclass(frozen=True)
class Icon:
    """A status shape and its text alternative."""

    status: Status
    alt: Text


def data(status: Status, *, alt: Text) -> Icon:
    """A shape that stands alone."""
    return Icon(status, alt)


def draw(data: Icon, tokens: Tokens, language: Language, width_mm: float = SIZE) -> Svg:
    """Draw it as wide as high."""
    alt = say(language, data.alt)
    return Svg(
        _svg(data.status, tokens, width_mm, f"<title>{clean(alt)}</title>", ' role="img"'), width_mm, width_mm, alt
    )


def css(tokens: Tokens) -> str:
    """A rule per status, `.status-ahead { background-image: ... }`, with the shape as a data URI."""
    return "".join(
        f".status-{status.value.replace('_', '-')} {{ background-image: url({data_uri(status, tokens)}); }}\n"
        for status in Status
    )


def data_uri(status: Status, tokens: Tokens) -> str:
    """The shape as a `data:` URI; the same bytes for the same tokens."""
    svg = _svg(status, tokens, SIZE)
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()


def _svg(status: Status, tokens: Tokens, size: float, title: str = "", role: str = "") -> str:
    side = figure(size)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg"{role} width="{side}mm" height="{side}mm" viewBox="0 0 2 2">'
        f"{title}{SHAPES[status](tokens)}</svg>"
    )

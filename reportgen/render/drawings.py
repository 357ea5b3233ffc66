"""The drawings of a document, each made once.

A report is laid out up to three times and comes in several formats; what stands in it is drawn when it is first wanted in
a width, and kept.
"""

from __future__ import annotations

from importlib import import_module

from reportgen.brand import Tokens
from reportgen.charts.base import Svg
from reportgen.document import Graphic
from reportgen.render.flaws import flaws_of
from reportgen.text import Language


class Drawings:
    """Draws for one brand in one language."""

    def __init__(self, tokens: Tokens, language: Language) -> None:
        self.tokens, self.language = tokens, language
        self._made: dict[tuple[Graphic, float], Svg] = {}

    def __call__(self, graphic: Graphic, width_mm: float) -> Svg:
        """A drawing of a given width, made by the module of its kind."""
        wanted = (graphic, width_mm)
        if wanted not in self._made:
            drawn = import_module(f"reportgen.charts.{graphic.kind}").draw(
                graphic.data, self.tokens, self.language, width_mm
            )
            if not isinstance(drawn, Svg):
                raise TypeError(f"charts.{graphic.kind} drew {type(drawn).__name__}")
            self._made[wanted] = drawn
        return self._made[wanted]

    def flaws(self) -> tuple[tuple[str, str], ...]:
        """What is wrong with what was drawn so far: (kind of chart, what), each once."""
        found = {
            (graphic.kind, what): None
            for (graphic, _), drawn in self._made.items()
            for what in flaws_of(drawn, self.tokens)
        }
        return tuple(found)

"""Headlines on lines of equal length.

Neither WeasyPrint nor every browser balances lines by itself, so a headline is broken here with the advance widths of its font.
"""

from __future__ import annotations

from reportgen.brand import Face
from reportgen.charts.measure import text_width


def fill(text: str, face: Face, points: float, measure: float) -> list[str]:
    """Break a text greedily at its spaces into lines of at most `measure` millimetres; a longer word stands alone."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, face, points) <= measure:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def balance(text: str, face: Face, points: float, measure: float) -> list[str]:
    """Break a text into as few lines as fit `measure` millimetres, all about equally long.

    The narrowest measure that needs no more lines than the full one is found by halving.
    """
    count = len(fill(text, face, points, measure))
    if count < 2:
        return [text]
    narrow, wide = measure * 0.4, measure
    for _ in range(16):
        middle = (narrow + wide) / 2
        if len(fill(text, face, points, middle)) <= count:
            wide = middle
        else:
            narrow = middle
    return fill(text, face, points, wide)

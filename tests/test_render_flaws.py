"""render.flaws: what must not be wrong with a drawing, each with a drawing in which it is."""

from __future__ import annotations

import pytest

from reportgen.charts import control
from reportgen.charts.base import Drawing
from reportgen.periods import week_named
from reportgen.quantities import Unit
from reportgen.render.flaws import flaws_of
from reportgen.text import Language, available
from tests.chart_examples import EXAMPLES, TOKENS, english


def sheet() -> Drawing:
    drawing = Drawing(TOKENS, 60, 20)
    drawing.line(0, 10, 60, 10, TOKENS.ink, 0.8)
    return drawing


def test_a_sound_drawing_has_none() -> None:
    drawing = sheet()
    drawing.text(2, 8, "Leads")
    drawing.text(58, 8, "410", anchor="end")
    assert flaws_of(drawing.svg("Leads: 410"), TOKENS) == ()


@pytest.mark.parametrize(
    ("x", "y", "anchor"), [(-1, 8, "start"), (1, 8, "end"), (59, 8, "start"), (20, 1, "start"), (20, 20, "start")]
)
def test_text_beyond_an_edge_is_found(x: float, y: float, anchor: str) -> None:
    drawing = sheet()
    drawing.text(x, y, "Page", anchor=anchor)  # type: ignore[arg-type]
    assert flaws_of(drawing.svg("x"), TOKENS) == ("'Page' is cut off at its edge",)


def test_text_over_text_is_found() -> None:
    drawing = sheet()
    drawing.text(10, 8, "Leads")
    drawing.text(14, 8.5, "MQLs")
    assert flaws_of(drawing.svg("x"), TOKENS) == ("'Leads' and 'MQLs' lie over one another",)


def test_type_below_the_minimum_is_found() -> None:
    drawing = sheet()
    drawing.text(10, 8, "Leads", size=7.4)
    assert flaws_of(drawing.svg("x"), TOKENS) == ("'Leads' is set smaller than 7.5 pt",)


def test_a_drawing_of_nothing_is_found() -> None:
    drawing = Drawing(TOKENS, 60, 20)
    drawing.text(10, 8, "Leads")
    assert flaws_of(drawing.svg("x"), TOKENS) == ("nothing is drawn in it",)


@pytest.mark.parametrize("kind", sorted(EXAMPLES))
def test_no_chart_of_ours_has_any(kind: str) -> None:
    from importlib import import_module

    assert flaws_of(import_module(f"reportgen.charts.{kind}").draw(EXAMPLES[kind](), TOKENS, english()), TOKENS) == ()


@pytest.mark.parametrize("code", available())
@pytest.mark.parametrize("width", [88.0, 176.0])
def test_the_last_week_of_a_chart_does_not_run_into_a_limit_at_its_foot(code: str, width: float) -> None:
    """A limit of zero lies at the foot of the plot, a plan above it pushes its label down, and a long date reaches below it."""
    language = Language.load(code)
    week = week_named(2026, 26)
    weeks = tuple(week.shift(step) for step in range(-23, 1))
    flat = control.data(
        weeks,
        [4.0 + step % 3 for step in range(24)],
        unit=Unit.COUNT,
        high=control.Level(9.0, "Верхний предел 9"),
        low=control.Level(0.0, "Нижний предел 0"),
        mean=control.Level(5.0, "Среднее 5"),
        plan=control.Level(0.5, "План 0,5"),
        alt="Nothing changed.",
    )
    assert flaws_of(control.draw(flat, TOKENS, language, width), TOKENS) == ()

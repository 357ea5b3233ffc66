"""charts.pace, control, columns, funnel: any data, any width, nothing clipped, nothing that is not a number."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.charts import columns, control, funnel, ladder, pace
from reportgen.charts.base import Svg
from reportgen.periods import parse
from reportgen.quantities import Unit
from reportgen.text import Language
from tests.chart_examples import (
    COLUMN_WORDS,
    FUNNEL_WORDS,
    LADDER_WORDS,
    PACE_WORDS,
    TOKENS,
    YEAR,
    assert_readable,
    english,
    months,
)

VALUE = st.one_of(
    st.none(),
    st.just(float("nan")),
    st.just(0.0),
    st.integers(-50, 5000).map(float),
    st.floats(-1e-6, 1e-6),
    st.just(5e-324),
    st.floats(-1e12, 1e12),
)
WIDTH = st.sampled_from([88.0, 104.0, 176.0])
UNIT = st.sampled_from(
    [(Unit.COUNT, None), (Unit.MONEY, "EUR"), (Unit.PERCENT, None), (Unit.DAYS, None), (Unit.RATIO, None)]
)
LABEL = st.text(st.sampled_from("Sessions that became leads, /landing-page "), max_size=90)
QUICK = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def check(svg: Svg, width: float) -> None:
    assert svg.width_mm == width
    assert not re.search('="[^"]*(nan|inf)', svg.svg)
    assert_readable(svg)


@QUICK
@given(
    st.lists(VALUE, max_size=14),
    st.lists(VALUE, max_size=12),
    st.lists(VALUE, max_size=12),
    VALUE,
    WIDTH,
    UNIT,
    st.booleans(),
)
def test_pace(
    actual: list[float | None],
    plan: list[float | None],
    before: list[float | None],
    end: float | None,
    width: float,
    unit: tuple[Unit, str | None],
    running: bool,
) -> None:
    forecast = None if end is None else (end, end * 0.9 - 1, end * 1.1 + 1)
    value = pace.data(
        YEAR, actual, plan, before, forecast, unit=unit[0], currency=unit[1], words=PACE_WORDS, alt="x",
        running=0.4 if running else None,
    )  # fmt: skip
    check(pace.draw(value, TOKENS, english(), width), width)


@QUICK
@given(st.lists(VALUE, max_size=40), VALUE, VALUE, WIDTH, UNIT, st.lists(st.floats(-1, 40), max_size=5))
def test_control(
    values: list[float | None],
    limit: float | None,
    plan: float | None,
    width: float,
    unit: tuple[Unit, str | None],
    events: list[float],
) -> None:
    level = None if limit is None or limit != limit else limit
    goal = None if plan is None or plan != plan else plan
    value = control.data(
        months(2023, 3, len(values)),
        values,
        unit=unit[0],
        currency=unit[1],
        mean=None if level is None else control.Level(level, "Mean"),
        low=None if level is None else control.Level(level - abs(level) / 3, "Lower limit of the usual range"),
        high=None if level is None else control.Level(level + abs(level) / 3, "Upper limit of the usual range"),
        plan=None if goal is None else control.Level(goal, "Plan"),
        events=[control.Event(at, "The form grows from 4 to 9 fields") for at in events],
        comment=("May and June", "below the usual range"),
        alt="x",
    )
    check(control.draw(value, TOKENS, english(), width), width)


@pytest.mark.parametrize("width", [104.0, 176.0])
def test_a_signal_at_the_top_of_a_chart_without_events_keeps_its_figure_whole(width: float) -> None:
    counts = [12, 9, 20, 18, 19, 21, 13, 14, 19, 23, 16, 11, 16, 18, 18, 15, 15, 15, 15, 21, 23, 31, 22, 17]
    mean, low, high = (control.Level(end, f"Level {end:g}") for end in (17.57, 7.41, 27.72))
    value = control.data(
        months(2024, 7, 24), list(map(float, counts)), unit=Unit.COUNT, currency=None, mean=mean, low=low, high=high,
        plan=None, events=[], comment=("", ""), alt="x", plot_mm=26.0,
    )  # fmt: skip
    check(control.draw(value, TOKENS, english(), width), width)


@QUICK
@given(st.lists(VALUE, max_size=24), st.lists(VALUE, max_size=24), st.integers(1, 24), WIDTH, UNIT, LABEL)
def test_columns(
    actual: list[float | None],
    plan: list[float | None],
    count: int,
    width: float,
    unit: tuple[Unit, str | None],
    finding: str,
) -> None:
    words = columns.Words(COLUMN_WORDS.differences, finding, COLUMN_WORDS.ahead, COLUMN_WORDS.empty)
    value = columns.data(
        months(2025, 1, count),
        actual,
        plan,
        unit=unit[0],
        currency=unit[1],
        words=words,
        alt="x",
        sure=[True, False] * 12,
    )
    check(columns.draw(value, TOKENS, english(), width), width)


def test_no_figure_of_a_difference_stands_on_the_bar_of_another_month() -> None:
    plan = [371_667_390.0] * 12
    actual: list[float | None] = [405_455_834.0, 390_000_000.0, 480_204_327.0, 433_985_451.0, *[None] * 8]
    value = columns.data(
        months(2026, 1, 12), actual, plan, unit=Unit.COUNT, currency=None, words=COLUMN_WORDS, alt="x", sure=[True] * 12
    )
    drawn = columns.draw(value, TOKENS, english(), 104.0).svg
    assert ">+108,536,937<" in drawn
    assert ">+62,318,061<" not in drawn  # its first digits would stand on the bar beside it; the table has it


STEP = st.builds(
    lambda label, value, reference, low, high, prior, effect, strong: funnel.step(
        label, value, reference, actual="101,300", note="plan 96,000", prior=prior,
        interval=None if low is None or high is None else (low, high), effect=effect, strong=strong,
    ),
    LABEL, VALUE, VALUE, VALUE, VALUE, VALUE, VALUE, st.booleans(),
)  # fmt: skip


@QUICK
@given(st.one_of(st.lists(STEP, max_size=9), st.lists(STEP, min_size=40, max_size=40)), WIDTH)
def test_funnel(steps: list[funnel.Step], width: float) -> None:
    value = funnel.data(steps, words=FUNNEL_WORDS, alt="x")
    check(funnel.draw(value, TOKENS, english(), width), width)


RUNG = st.builds(
    lambda label, result, goal, due, end, tone, flagged: ladder.rung(
        label, result, goal, result_text="3,427, −6.9% vs plan", goal_text="400,000", due=due,
        forecast=None if end is None else (end, end * 0.9, end * 1.1), forecast_text=("7,450", "7,290–7,610"),
        needed_text=("35,400", "so far 31,300"), tone=tone, flagged=flagged, between=label,
    ),
    LABEL, VALUE, VALUE, VALUE, VALUE, st.sampled_from(["better", "worse", "maybe"]), st.booleans(),
)  # fmt: skip


@QUICK
@given(st.one_of(st.lists(RUNG, max_size=8), st.lists(RUNG, min_size=40, max_size=40)), WIDTH)
def test_ladder(rungs: list[ladder.Rung], width: float) -> None:
    check(ladder.draw(ladder.data(rungs, words=LADDER_WORDS, alt="x"), TOKENS, english(), width), width)


def test_the_dates_of_a_line_do_not_meet_where_the_last_one_is_kept_on_the_sheet() -> None:
    weeks = [parse(f"2026-W{n:02}", date(2026, 6, 30)) for n in range(3, 27)]
    drawn = control.data(weeks, [4200.0 + 40 * n for n in range(24)], unit=Unit.COUNT, alt="x")
    check(control.draw(drawn, TOKENS, Language.load("ru"), 104.0), 104.0)

"""charts.bullet, sparkline, variance, coverage, icons: the word-sized graphics in every state."""

from __future__ import annotations

import base64
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.charts import bullet, coverage, icons, sparkline, variance
from reportgen.charts.base import Svg
from reportgen.metrics.scoreboard import Status
from tests.chart_examples import NAMESPACE, TOKENS, english, parse

ANY = st.one_of(
    st.none(), st.floats(allow_nan=True, allow_infinity=True, width=32), st.just(0.0), st.floats(-1e12, 1e12)
)


def rects(svg: Svg) -> list[dict[str, str]]:
    return [element.attrib for element in parse(svg).iter(f"{NAMESPACE}rect")]


def draw_bullet(*args: float | None, **more: object) -> list[dict[str, str]]:
    return rects(bullet.draw(bullet.data(*args, alt="x", **more), TOKENS, english()))  # type: ignore[arg-type]


def test_a_bullet_shows_the_plan_as_outline_the_actual_solid_and_last_year_grey() -> None:
    plan, actual, prior = draw_bullet(46, 48, 38)
    assert (plan["fill"], plan["stroke"]) == (TOKENS.white, TOKENS.ink)
    assert (actual["fill"], "stroke" in actual) == (TOKENS.ink, False)
    assert prior["fill"] == TOKENS.py
    assert float(actual["width"]) / float(plan["width"]) == pytest.approx(46 / 48, abs=0.001)


def test_a_bullet_without_plan_has_no_outline() -> None:
    assert [one["fill"] for one in draw_bullet(12480, None, 9940)] == [TOKENS.ink, TOKENS.py]


def test_a_running_period_shows_its_full_plan_dashed_and_the_plan_to_date_solid() -> None:
    full, due, actual = draw_bullet(268, 667, None, plan_to_date=301)
    assert "stroke-dasharray" in full
    assert "stroke-dasharray" not in due
    assert float(due["width"]) / float(full["width"]) == pytest.approx(301 / 667, abs=0.001)
    assert actual["fill"] == TOKENS.ink


@pytest.mark.parametrize(
    "args", [((8.1, 8.5, 8.4), {"rated": False}), ((None, 54000, 49100), {}), ((float("nan"), 1, 1), {})]
)
def test_too_few_cases_and_no_data_leave_a_dashed_empty_bar(
    args: tuple[tuple[float | None, ...], dict[str, object]],
) -> None:
    (frame,) = draw_bullet(*args[0], **args[1])
    assert frame["fill"] == "none"
    assert "stroke-dasharray" in frame


@given(ANY, ANY, ANY, ANY)
def test_no_value_makes_a_bullet_leave_its_width(
    a: float | None, b: float | None, c: float | None, d: float | None
) -> None:
    for one in draw_bullet(a, b, c, plan_to_date=d):
        assert float(one["x"]) >= 0
        assert float(one["x"]) + float(one["width"]) <= 37.01


def draw_spark(values: list[float | None], **more: object) -> ET.Element:
    return parse(sparkline.draw(sparkline.data(values, alt="x", **more), TOKENS, english()))  # type: ignore[arg-type]


def test_a_sparkline_marks_its_last_point_in_the_colour_of_the_status() -> None:
    (dot,) = draw_spark([1, 2, 3], tone="worse").iter(f"{NAMESPACE}circle")
    assert dot.attrib["fill"] == TOKENS.worse
    (line,) = draw_spark([1, 2, 3], tone="worse").iter(f"{NAMESPACE}path")
    assert line.attrib["stroke"] == TOKENS.ink2


def test_a_gap_in_a_sparkline_is_a_gap_and_a_missing_end_is_not_marked() -> None:
    root = draw_spark([1, 2, None, 3, 4, None])
    assert len(list(root.iter(f"{NAMESPACE}path"))) == 2
    assert list(root.iter(f"{NAMESPACE}circle")) == []


def test_a_sparkline_without_values_is_a_dashed_line() -> None:
    (line,) = draw_spark([None, None]).iter(f"{NAMESPACE}line")
    assert "stroke-dasharray" in line.attrib


@given(st.lists(ANY, max_size=40))
def test_any_series_makes_a_sparkline(values: list[float | None]) -> None:
    draw_spark(values)


def draw_variance(difference: float | None, **more: object) -> list[dict[str, str]]:
    value = variance.data(difference, **{"alt": "x", "scale": 0.2, **more})  # type: ignore[arg-type]
    return rects(variance.draw(value, TOKENS, english()))


def test_a_difference_inside_its_band_is_grey_and_one_outside_is_coloured_by_meaning() -> None:
    assert draw_variance(0.07, chance=(-0.11, 0.11))[1]["fill"] == TOKENS.maybe
    assert draw_variance(0.118, chance=(-0.06, 0.06), better="down")[1]["fill"] == TOKENS.worse
    assert draw_variance(0.118, chance=(-0.06, 0.06), better="up")[1]["fill"] == TOKENS.better


def test_the_status_judges_before_the_band() -> None:
    assert draw_variance(0.01, chance=(-0.005, 0.005), tone="maybe")[1]["fill"] == TOKENS.maybe


def test_a_cost_keeps_its_side_and_takes_the_colour_of_its_meaning() -> None:
    (bar,) = draw_variance(-0.1, better="down")
    assert bar["fill"] == TOKENS.better
    assert float(bar["x"]) + float(bar["width"]) == pytest.approx(11, abs=0.02)


def test_all_bars_of_a_column_share_a_round_scale_that_one_outlier_cannot_flatten() -> None:
    assert variance.column_scale([-0.093, -0.14, None, 0.118], [(-0.05, 0.05), None]) == pytest.approx(0.15)
    assert variance.column_scale([0.05, 9.0]) == 1.0
    assert variance.column_scale([None]) == 0.1
    assert draw_variance(3.0) == []  # an arrow in place of a bar


@given(ANY, st.one_of(st.none(), st.tuples(st.floats(-9, 9), st.floats(-9, 9))))
def test_any_difference_makes_a_variance_bar_inside_its_width(
    difference: float | None, chance: tuple[float, float] | None
) -> None:
    for one in draw_variance(difference, chance=chance):
        assert float(one["x"]) >= 0
        assert float(one["x"]) + float(one["width"]) <= 22.01


def draw_coverage(covered: list[int] | range, days: int) -> list[dict[str, str]]:
    return rects(coverage.draw(coverage.data(covered, days, alt="x"), TOKENS, english()))


def test_the_days_without_data_are_white_where_they_lie() -> None:
    bar, gap = draw_coverage([day for day in range(91) if day not in (44, 45, 46)], 91)
    assert bar["fill"] == TOKENS.ink
    assert gap["fill"] == TOKENS.white
    assert float(gap["x"]) + float(gap["width"]) / 2 == pytest.approx(7, abs=0.1)


def test_one_missing_day_of_a_year_can_be_seen() -> None:
    _, gap = draw_coverage([day for day in range(365) if day != 364], 365)
    assert float(gap["width"]) >= 0.3


@pytest.mark.parametrize(("covered", "days"), [([], 30), ([], 0)])
def test_nothing_covered_is_an_empty_bar(covered: list[int], days: int) -> None:
    (bar,) = draw_coverage(covered, days)
    assert bar["fill"] == TOKENS.white


def test_every_status_has_a_shape_a_character_and_a_rule() -> None:
    css = icons.css(TOKENS)
    for status in Status:
        assert f".status-{status.value.replace('_', '-')} {{" in css
        assert icons.CHARACTERS[status]
        ET.fromstring(base64.b64decode(icons.data_uri(status, TOKENS).partition(",")[2]))
    assert css.count("data:image/svg+xml;base64,") == len(Status)


def test_ahead_and_behind_differ_in_shape_not_only_in_colour() -> None:
    def shape(status: Status) -> str:
        return icons.SHAPES[status](TOKENS).replace(TOKENS.better, "").replace(TOKENS.worse, "")

    assert shape(Status.AHEAD) != shape(Status.BEHIND)

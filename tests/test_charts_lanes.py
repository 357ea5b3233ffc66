"""charts.dumbbell, forest, groups, lines, worth: any data, any width, nothing clipped; what is drawn means what it says."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.charts import dumbbell, forest, groups, lines, worth
from reportgen.charts.base import Svg
from reportgen.quantities import Quantity, Unit
from reportgen.text import Language
from tests.chart_examples import (
    DUMBBELL_WORDS,
    FOREST_WORDS,
    GROUPS_WORDS,
    LINES_WORDS,
    NAMESPACE,
    TOKENS,
    TOPICS,
    WORTH_WORDS,
    assert_readable,
    boxes,
    english,
    example_dumbbell,
    example_forest,
    example_groups,
    example_lines,
    example_worth,
    months,
    parse,
    texts,
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
NAME = st.one_of(
    st.text(st.sampled_from("Sessions that became leads, /landing-page "), max_size=90),
    st.sampled_from(["Конверсия посетителей в маркетингово квалифицированные лиды", "W" * 70, "我們", ""]),
)
CELL = st.sampled_from(
    ["", "−36%", "+305,900.9%", "Too few to rate", "Слишком мало данных", "−1,000,000.0% to +1,000,000.0%"]
)
TONE = st.sampled_from(["better", "worse", "maybe", "neutral"])
BAND = st.one_of(st.none(), st.tuples(st.floats(-1e9, 1e9), st.floats(-1e9, 1e9)), st.tuples(VALUE, VALUE).filter(all))
WIDTH = st.sampled_from([41.0, 64.0, 88.0, 104.0, 176.0])
UNIT = st.sampled_from([(Unit.COUNT, None), (Unit.MONEY, "EUR"), (Unit.PERCENT, None), (Unit.DAYS, None)])
LANGUAGE = st.sampled_from(["en", "ru"]).map(Language.load)
MANY = st.sampled_from([0, 1, 2, 5, 40])
QUICK = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def rows_of(row: st.SearchStrategy) -> st.SearchStrategy:
    """None, one, a few or forty rows."""
    return MANY.flatmap(lambda count: st.lists(row, min_size=count, max_size=count))


def check(svg: Svg, width: float) -> None:
    assert svg.width_mm == width
    assert not re.search('="[^"]*(nan|inf)', svg.svg)
    assert_readable(svg)
    parse(svg)


PAIR = st.builds(
    lambda label, before, after, change, span, base, size, tone, few: dumbbell.pair(
        label, before, after, change=change, interval=span, base=base, size=size or 0, tone=tone, few=few
    ),
    NAME, VALUE, VALUE, CELL, CELL, CELL, VALUE, TONE, st.booleans(),
)  # fmt: skip


@QUICK
@given(rows_of(PAIR), rows_of(PAIR), NAME, WIDTH, UNIT, LANGUAGE)
def test_dumbbell(
    one: list[dumbbell.Pair],
    other: list[dumbbell.Pair],
    heading: str,
    width: float,
    unit: tuple[Unit, str | None],
    language: Language,
) -> None:
    value = dumbbell.data(
        [(heading, one), ("By source", other)], unit=unit[0], currency=unit[1], words=DUMBBELL_WORDS, alt="x"
    )
    check(dumbbell.draw(value, TOKENS, language, width), width)


EFFECT = st.builds(
    lambda label, value, band, change, span, base, few: forest.effect(
        label, value, band, change=change, span=span, base=base, few=few
    ),
    NAME, VALUE, BAND, CELL, CELL, CELL, st.booleans(),
)  # fmt: skip


@QUICK
@given(rows_of(EFFECT), rows_of(EFFECT), WIDTH, LANGUAGE)
def test_forest(
    touched: list[forest.Effect], comparison: list[forest.Effect], width: float, language: Language
) -> None:
    value = forest.data(touched, comparison, words=FOREST_WORDS, alt="x")
    check(forest.draw(value, TOKENS, language, width), width)


POINT = st.builds(
    lambda label, value, band, rest, figure, span, base, tone, few: groups.point(
        label, value, band, rest=rest, figure=figure, span=span, base=base, tone=tone, few=few
    ),
    NAME, VALUE, BAND, VALUE, CELL, CELL, CELL, TONE, st.booleans(),
)  # fmt: skip


@QUICK
@given(rows_of(POINT), VALUE, WIDTH, UNIT, LANGUAGE)
def test_groups(
    rows: list[groups.Point], plan: float | None, width: float, unit: tuple[Unit, str | None], language: Language
) -> None:
    value = groups.data(rows, plan=plan, unit=unit[0], currency=unit[1], words=GROUPS_WORDS, alt="x")
    check(groups.draw(value, TOKENS, language, width), width)


GAIN = st.builds(
    lambda label, value, band, figure, span: worth.gain(label, value, band, figure=figure, span=span),
    NAME, VALUE, BAND, CELL, CELL,
)  # fmt: skip


@QUICK
@given(rows_of(GAIN), WIDTH, UNIT, LANGUAGE)
def test_worth(rows: list[worth.Gain], width: float, unit: tuple[Unit, str | None], language: Language) -> None:
    value = worth.data(rows, unit=unit[0], currency=unit[1], words=WORTH_WORDS, alt="x")
    check(worth.draw(value, TOKENS, language, width), width)


@QUICK
@given(
    rows_of(st.tuples(NAME, st.lists(VALUE, max_size=30))),
    st.integers(0, 30),
    st.sampled_from([64.0, 88.0, 104.0, 176.0]),
    UNIT,
    LANGUAGE,
)
def test_lines(
    series: list[tuple[str, list[float | None]]],
    count: int,
    width: float,
    unit: tuple[Unit, str | None],
    language: Language,
) -> None:
    value = lines.data(months(2024, 11, count), series, unit=unit[0], currency=unit[1], words=LINES_WORDS, alt="x")
    check(lines.draw(value, TOKENS, language, width), width)


def circles(svg: Svg) -> list[tuple[float, float, str]]:
    found = parse(svg).iter(f"{NAMESPACE}circle")
    return [(float(each.get("cx", "0")), float(each.get("cy", "0")), each.get("fill", "")) for each in found]


def strokes(svg: Svg, colour: str) -> list[float]:
    """Widths in millimetres of the lines of one colour; edges of circles are none."""
    found = [*parse(svg).iter(f"{NAMESPACE}line"), *parse(svg).iter(f"{NAMESPACE}path")]
    return [float(each.get("stroke-width", "0")) for each in found if each.get("stroke") == colour]


def dashed(svg: Svg) -> int:
    return svg.svg.count("stroke-dasharray")


# dumbbell


def test_rows_stand_in_the_order_of_what_they_mean_then_of_their_size() -> None:
    order = [[row.label for row in group.rows] for group in example_dumbbell().groups]
    assert order == [
        ["Mobile", "Desktop and tablet"],
        ["Organic search", "E-mail", "Direct", "Podcasts", "Partner portals"],
    ]


def test_hollow_is_before_and_solid_is_after() -> None:
    row = dumbbell.pair("Mobile", 10, 20, change="+100%", tone="better")
    svg = dumbbell.draw(dumbbell.data([("", [row])], unit=Unit.COUNT, words=DUMBBELL_WORDS, alt="x"), TOKENS, english())
    (before, _, hollow), (after, _, solid) = circles(svg)
    assert before < after
    assert (hollow, solid) == (TOKENS.white, TOKENS.better)


def test_a_change_beyond_chance_is_told_without_colour_too() -> None:
    pair = dumbbell.pair
    rows = [pair("Mobile", 10, 4, change="−60%", tone="worse"), pair("Direct", 8, 6, change="−25%")]
    svg = dumbbell.draw(dumbbell.data([("", rows)], unit=Unit.COUNT, words=DUMBBELL_WORDS, alt="x"), TOKENS, english())
    assert min(strokes(svg, TOKENS.worse)) > 2 * max(strokes(svg, TOKENS.ink2))
    weights = {each.text: each.get("font-weight") for each in parse(svg).iter(f"{NAMESPACE}text")}
    assert weights["Mobile"] == "600"
    assert weights["Direct"] is None


def test_too_few_cases_have_a_dashed_line_and_no_points() -> None:
    row = dumbbell.pair("Portals", 0.02, 0.03, change="Too few to rate", few=True, tone="better")
    svg = dumbbell.draw(
        dumbbell.data([("", [row])], unit=Unit.PERCENT, words=DUMBBELL_WORDS, alt="x"), TOKENS, english()
    )
    assert (circles(svg), dashed(svg)) == ([], 1)
    assert TOKENS.better not in svg.svg


def test_the_points_are_named_over_the_first_row() -> None:
    svg = dumbbell.draw(example_dumbbell(), TOKENS, english())
    found = {text: (left + right) / 2 for text, left, _, right, _ in boxes(svg)}
    before, after = circles(svg)[:2]
    assert found["before"] == pytest.approx(before[0], abs=0.1)
    assert found["after"] == pytest.approx(after[0], abs=0.1)


def test_on_a_narrow_sheet_the_figures_stand_above_the_marks() -> None:
    tops = {text: top for text, _, top, _, _ in boxes(dumbbell.draw(example_dumbbell(), TOKENS, english(), 88.0))}
    mark = circles(dumbbell.draw(example_dumbbell(), TOKENS, english(), 88.0))[0][1]
    assert tops["Mobile"] == tops["−36%"] < tops["−43% to −28%"] < mark


def test_the_figures_behind_a_dumbbell_are_those_it_draws() -> None:
    found = dumbbell.figures(example_dumbbell())
    assert len(found.heads) == 6
    assert found.rows[0] == (
        "Mobile", Quantity(35800, Unit.COUNT), Quantity(0.0175, Unit.PERCENT), Quantity(0.0112, Unit.PERCENT), "−36%",
        "−43% to −28%",
    )  # fmt: skip


# forest


def test_a_change_whose_interval_holds_zero_has_no_colour() -> None:
    assert forest.effect("x", -0.1, (-0.2, 0.1), change="").tone == "maybe"
    assert forest.effect("x", -0.1, (-0.2, -0.1), change="").tone == "worse"
    assert forest.effect("x", -0.1, (-0.2, -0.1), change="", better="down").tone == "better"
    assert forest.effect("x", -0.1, None, change="").tone == "maybe"


def test_the_comparison_group_stands_below_under_its_own_head_and_is_hollow() -> None:
    svg = forest.draw(example_forest(), TOKENS, english(), 176.0)
    tops = {text: top for text, _, top, _, _ in boxes(svg)}
    assert tops["Partner pages"] < tops["Comparison: form unchanged"] < tops["Pages with the short form"]
    assert [fill for *_, fill in circles(svg)] == [TOKENS.worse, TOKENS.ink2, TOKENS.white]


def test_a_forest_without_a_comparison_says_so() -> None:
    alone = forest.data(example_forest().touched, [], words=FOREST_WORDS, alt="x")
    said = " ".join(texts(forest.draw(alone, TOKENS, english(), 176.0)))
    assert "Comparison: form unchanged" in said
    assert "No group that kept the short form" in said


def test_what_lies_beyond_the_scale_ends_in_an_arrow() -> None:
    far = forest.data([forest.effect("New", 3.0, (1.5, 6.0), change="+300%")], [], words=FOREST_WORDS, alt="x")
    svg = forest.draw(far, TOKENS, english())
    assert circles(svg) == []
    assert "+300%" in texts(svg)
    assert not any("150%" in text for text in texts(svg))


# groups


def test_every_group_has_its_interval_and_its_cases() -> None:
    svg = groups.draw(example_groups(), TOKENS, english(), 176.0)
    bands = [each for each in parse(svg).iter(f"{NAMESPACE}rect") if each.get("fill") not in (TOKENS.white,)]
    assert len(bands) == 3
    assert {"244", "222", "98", "12"} <= set(texts(svg))


def test_the_rest_is_a_cross_and_the_plan_a_dashed_line() -> None:
    svg = groups.draw(example_groups(), TOKENS, english(), 176.0)
    assert len(strokes(svg, TOKENS.ink)) == 3 * 2 + 1
    assert {"plan 40%", "the rest"} <= set(texts(svg))


def test_one_wide_interval_does_not_flatten_all_others() -> None:
    point = groups.point
    rows = [
        point("a", 10, (9, 11), figure=""),
        point("b", 12, (11, 13), figure=""),
        point("c", 11, (-900, 900), figure=""),
    ]
    drawn = circles(groups.draw(groups.data(rows, unit=Unit.COUNT, words=GROUPS_WORDS, alt="x"), TOKENS, english()))
    assert drawn[1][0] - drawn[0][0] > 25


# lines


def test_only_three_lines_are_named_and_the_first_has_the_brands_colour() -> None:
    value = example_lines()
    assert [one.label for one in value.named] == ["Downtime", "Planning", "Safety and audits"]
    svg = lines.draw(value, TOKENS, english())
    assert len(strokes(svg, TOKENS.data)) == 1
    assert not any("Energy" in text for text in texts(svg))
    assert "Grey: 2 other topics" in texts(svg)


def test_both_ends_of_a_named_line_have_their_value() -> None:
    svg = lines.draw(example_lines(), TOKENS, english())
    said = texts(svg)
    for name, values in TOPICS[:3]:
        assert f"{values[-1]:,} {name}" in said
        assert f"{values[0]:,}" in said


def test_lines_of_one_height_keep_their_labels_apart() -> None:
    series = [(name, [100.0, 100.0]) for name in ("one", "two", "three")]
    svg = lines.draw(
        lines.data(months(2026, 1, 2), series, unit=Unit.COUNT, words=LINES_WORDS, alt="x"), TOKENS, english()
    )
    tops = sorted(top for text, _, top, _, _ in boxes(svg) if text.startswith("100 "))
    assert all(later - earlier > 3 for earlier, later in pairwise(tops))


def test_a_line_without_any_value_is_no_line() -> None:
    series = [("none", [None, float("nan")]), ("some", [1.0, 2.0])]
    value = lines.data(months(2026, 1, 2), series, unit=Unit.COUNT, words=LINES_WORDS, alt="x")
    assert [one.label for one in value.named] == ["some"]
    assert (lines.scale_start(value), lines.scale_start(example_lines())) == (1.0, None)


# worth


def test_all_actions_share_one_scale_also_in_drawings_of_their_own() -> None:
    rows = example_worth().rows
    alone = [
        worth.data([row], unit=Unit.COUNT, words=worth.Words(), alt="x", within=worth.limit(rows)) for row in rows[:2]
    ]
    ticks = [texts(worth.draw(one, TOKENS, english(), 41.0))[-3:] for one in alone]
    assert ticks[0] == ticks[1]
    assert worth.limit(rows) == (-1, 11)


def test_an_action_without_a_figure_has_no_mark() -> None:
    svg = worth.draw(example_worth(), TOKENS, english())
    assert len(circles(svg)) == 3
    assert dashed(svg) == 1

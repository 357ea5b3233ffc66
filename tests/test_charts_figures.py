"""charts.pace, control, columns, funnel, ladder: what is drawn means what it says."""

from __future__ import annotations

import math
import re

import pytest

from reportgen.charts import columns, control, funnel, ladder, pace
from reportgen.charts.base import Svg
from reportgen.quantities import Unit
from tests.chart_examples import (
    NAMESPACE,
    PACE_WORDS,
    TOKENS,
    WON,
    YEAR,
    boxes,
    english,
    example_columns,
    example_control,
    example_funnel,
    example_pace,
    months,
    parse,
    texts,
)


def fills(svg: Svg, tag: str) -> list[str]:
    return [element.get("fill", "") for element in parse(svg).iter(f"{NAMESPACE}{tag}")]


# pace


def test_the_year_is_added_up_from_zero_and_stops_at_the_first_gap() -> None:
    assert pace.sums([13, 14, 16]) == (0, 13, 27, 43)
    assert pace.sums([13, None, 16]) == (0, 13)
    assert pace.sums([math.nan]) == pace.sums([]) == ()


def test_the_running_month_ends_where_today_is() -> None:
    whole = pace.data(YEAR, WON, unit=Unit.COUNT, words=PACE_WORDS, alt="x")
    running = pace.data(YEAR, WON, unit=Unit.COUNT, words=PACE_WORDS, alt="x", running=0.25)
    assert (whole.now, running.now) == (6, 5.25)


def test_labels_of_the_pace_stand_right_of_the_plot_in_the_order_of_their_lines() -> None:
    heights = {text: top for text, _, top, _, _ in boxes(pace.draw(example_pace(), TOKENS, english()))}
    assert heights["Goal 200"] < heights["Forecast 193"] < heights["80% range 174 to 213"] < heights["2025: 153"]


def test_at_the_end_of_the_year_the_last_point_is_named_at_its_end() -> None:
    drawn = pace.draw(pace.data(YEAR, WON * 2, unit=Unit.COUNT, words=PACE_WORDS, alt="x"), TOKENS, english())
    left = {text: left for text, left, *_ in boxes(drawn)}
    assert left["89 won by 30 June"] > 60


def test_years_under_the_months_of_the_pace_have_room() -> None:
    fiscal = pace.data(tuple(month.shift(3) for month in YEAR), WON, unit=Unit.COUNT, words=PACE_WORDS, alt="x")
    svg = pace.draw(fiscal, TOKENS, english())
    assert max(bottom for text, *_, bottom in boxes(svg) if text.isdigit() and len(text) == 4) < svg.height_mm


def test_without_a_forecast_there_is_no_cone() -> None:
    drawn = pace.draw(pace.data(YEAR, WON, unit=Unit.COUNT, words=PACE_WORDS, alt="x"), TOKENS, english())
    assert TOKENS.data_cone not in fills(drawn, "path")
    assert TOKENS.data_cone in fills(pace.draw(example_pace(), TOKENS, english()), "path")


def test_a_chart_without_values_says_why() -> None:
    empty = pace.data(YEAR, [], unit=Unit.COUNT, words=PACE_WORDS, alt="x")
    assert texts(pace.draw(empty, TOKENS, english())) == ["No goal"]


# control


def test_the_points_outside_the_limits_are_the_signals() -> None:
    assert example_control().flagged == (16, 17)


def test_signals_are_coloured_by_what_they_mean_and_carry_their_value() -> None:
    drawn = control.draw(example_control(), TOKENS, english())
    assert fills(drawn, "circle").count(TOKENS.worse) == 2
    assert {"1.65%", "1.56%"} <= set(texts(drawn))
    good = control.data(
        months(2025, 1, 3), [4, 4, 9], unit=Unit.COUNT, better="up", mean=control.Level(4, "Mean"), flagged=[2], alt="x"
    )
    assert fills(control.draw(good, TOKENS, english()), "circle").count(TOKENS.better) == 1


def test_a_scale_that_does_not_start_at_zero_is_admitted_as_a_round_number() -> None:
    assert control.scale_start(example_control()) == 0.01475
    near = control.data(months(2025, 1, 3), [1, 5, 9], unit=Unit.COUNT, alt="x")
    assert control.scale_start(near) is None
    never = control.data(months(2025, 1, 3), [0, 0, 0], unit=Unit.COUNT, mean=control.Level(0, "Mean"), alt="x")
    assert control.scale_start(never) is None
    assert min(value for value in example_control().values if value is not None) > 0.01475


def test_a_gap_in_the_series_is_a_gap_in_the_line() -> None:
    drawn = control.draw(
        control.data(months(2025, 1, 5), [1, 2, None, 2, 1], unit=Unit.COUNT, alt="x"), TOKENS, english()
    )
    assert len(list(parse(drawn).iter(f"{NAMESPACE}path"))) == 2
    assert len(list(parse(drawn).iter(f"{NAMESPACE}circle"))) == 4


def test_late_events_close_together_are_told_on_the_sheet_and_apart() -> None:
    long = "the form on the landing page was extended from four to nine fields and moved"
    events = [control.Event(12.3, f"28 May: {long}"), control.Event(13.3, f"27 June: {long}")]
    value = control.data(months(2025, 5, 14), [1.0, 3, 2] * 4 + [2, 3], unit=Unit.COUNT, alt="x", events=events)
    svg = control.draw(value, TOKENS, english())
    told = [box for box in boxes(svg) if box[2] < 25]
    assert all(left >= 0 and right <= svg.width_mm for _, left, _, right, _ in told)
    assert "moved" in " ".join(text for text, *_ in told)


def test_events_outside_the_series_are_left_out_and_others_in_order() -> None:
    events = [control.Event(9, "late"), control.Event(1.5, "two"), control.Event(0, "one"), control.Event(-2, "early")]
    value = control.data(months(2025, 1, 3), [1, 2, 3], unit=Unit.COUNT, alt="x", events=events)
    assert [event.text for event in value.events] == ["one", "two"]


def test_years_stand_under_the_months_only_when_there_are_two() -> None:
    assert {"2025", "2026"} <= set(texts(control.draw(example_control(), TOKENS, english())))
    one = control.data(months(2025, 1, 5), [1, 2, 3, 2, 1], unit=Unit.COUNT, alt="x")
    assert "2025" not in texts(control.draw(one, TOKENS, english()))


# columns


def test_differences_are_actual_less_plan_where_both_are_known() -> None:
    assert columns.differences(example_columns())[:7] == (-63, -14, 1, -2, -78, -98, None)


def test_only_what_is_larger_than_chance_is_coloured() -> None:
    found = fills(columns.draw(example_columns(), TOKENS, english()), "rect")
    assert found.count(TOKENS.worse) == 3
    assert found.count(TOKENS.maybe) == 3
    assert TOKENS.better not in found


def test_actual_and_plan_stand_on_one_scale_from_zero() -> None:
    rects = list(parse(columns.draw(example_columns(), TOKENS, english())).iter(f"{NAMESPACE}rect"))
    plan, actual = (float(rect.get("height", "0")) for rect in rects[:2])
    assert actual / plan == pytest.approx(524 / 587, abs=0.002)


def test_a_long_finding_gets_lines_of_its_own_before_it_is_cut() -> None:
    long = "The year closed 1,100 leads below plan, most of it in the fourth quarter when the form had grown"
    value = columns.data(
        YEAR, [500] * 12, [590] * 12, unit=Unit.COUNT, words=columns.Words("Difference", long), alt="x"
    )
    drawn = columns.draw(value, TOKENS, english())
    assert not any("…" in text for text in texts(drawn))
    assert drawn.height_mm > 66


# funnel


def test_a_step_is_set_in_relation_to_its_plan() -> None:
    step = funnel.step("Rate", 0.0172, 0.02, actual="1.72%", note="plan 2.00%", interval=(0.0164, 0.018), prior=0.019)
    assert step.relative == pytest.approx(-0.14)
    assert step.interval == (pytest.approx(-0.18), pytest.approx(-0.1))
    assert step.prior == pytest.approx(-0.05)
    assert step.tone == "worse"


@pytest.mark.parametrize(("value", "reference"), [(None, 5), (5, None), (5, 0), (math.nan, 5)])
def test_a_step_without_a_base_has_its_row_but_no_point(value: float | None, reference: float | None) -> None:
    step = funnel.step("Rate", value, reference, actual="5", note="no plan set")
    drawn = funnel.draw(funnel.data([step], words=funnel.Words(), alt="x"), TOKENS, english())
    assert fills(drawn, "circle") == []
    assert {"Rate", "5", "no plan set"} <= set(texts(drawn))


def test_an_interval_that_holds_zero_leaves_the_step_grey() -> None:
    assert funnel.step("Rate", 0.268, 0.25, actual="", note="", interval=(0.2475, 0.289)).tone == "maybe"
    assert funnel.step("Cost", 30, 25, actual="", note="", interval=(28, 32), better="down").tone == "worse"


def test_the_effects_run_from_zero_to_the_result() -> None:
    drawn = funnel.draw(example_funnel(), TOKENS, english())
    bars = [rect.attrib for rect in parse(drawn).iter(f"{NAMESPACE}rect") if "stroke" in rect.attrib]
    sessions, form, quality, result = bars
    right = float(form["x"]) + float(form["width"])
    assert right == pytest.approx(float(sessions["x"]) + float(sessions["width"]), abs=0.02)
    assert float(quality["x"]) == pytest.approx(float(form["x"]), abs=0.02)
    assert float(result["x"]) == pytest.approx(float(quality["x"]) + float(quality["width"]), abs=0.02)
    assert {"+2.5", "−7.1", "+3.2", "−1.4"} <= set(texts(drawn))


def test_what_lies_beyond_the_scale_is_an_arrow_at_its_edge() -> None:
    step = funnel.step("Rate", 50, 5, actual="50", note="plan 5")
    drawn = funnel.draw(funnel.data([step], words=funnel.Words(), alt="x"), TOKENS, english())
    assert fills(drawn, "circle") == []
    assert fills(drawn, "path") == [TOKENS.ink2]


# ladder


def test_a_rung_is_a_share_of_its_goal() -> None:
    rung = ladder.rung("Leads", 3427, 8000, result_text="", goal_text="", due=3680, forecast=(7450, 7290, 7610))
    assert (rung.share, rung.due) == (3427 / 8000, 0.46)
    assert rung.forecast == (7450 / 8000, 7290 / 8000, 7610 / 8000)
    assert ladder.rung("Leads", 3427, 0, result_text="", goal_text="").share is None


def test_the_forecast_is_hatched_from_the_result_to_its_value() -> None:
    rung = ladder.rung("Leads", 40, 100, result_text="", goal_text="", forecast=(90, 80, 99))
    drawn = ladder.draw(ladder.data([rung], words=ladder.Words(), alt="x"), TOKENS, english())
    (hatch,) = (path.attrib for path in parse(drawn).iter(f"{NAMESPACE}path") if path.get("stroke") == TOKENS.data_mid)
    numbers = [float(part) for part in re.split("[ML ]", hatch["d"]) if part]
    solid = next(rect for rect in parse(drawn).iter(f"{NAMESPACE}rect") if rect.get("fill") == TOKENS.data)
    assert min(numbers[::2]) == pytest.approx(float(solid.get("x", "0")) + float(solid.get("width", "0")), abs=0.02)


def test_a_status_has_its_shape_beside_the_result() -> None:
    rung = ladder.rung("Leads", 40, 100, result_text="40", goal_text="", tone="worse")
    drawn = ladder.draw(ladder.data([rung], words=ladder.Words(), alt="x"), TOKENS, english())
    assert fills(drawn, "path") == [TOKENS.worse]


def test_on_a_phone_the_words_between_two_rungs_take_a_second_line_before_they_are_cut() -> None:
    told = "31.5% of SQLs become customers in the plan; so far 22.3%, 29.7% with the 11 who never were leads"
    rungs = [
        ladder.rung("Customers", 89, 200, result_text="", goal_text="", between=told),
        ladder.rung("SQLs", 352, 800, result_text="", goal_text=""),
    ]
    drawn = ladder.draw(ladder.data(rungs, words=ladder.Words(), alt="x"), TOKENS, english(), 88.0)
    assert " ".join(texts(drawn)).count(told) == 1

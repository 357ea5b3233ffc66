"""Items of the plan: prepared before, counted by the tag of their campaign during and after."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from pydantic import ValidationError

from reportgen.findings.judge import near
from reportgen.findings.time_based import Item, areas
from reportgen.metrics.scoreboard import Reading
from reportgen.periods import Grain, Period, parse
from reportgen.text import Language, Msg
from tests.boards import reading

Q1 = parse("2026-Q1", date(2026, 3, 31))
FAIR = Item.model_validate(
    {
        "name": {"en": "Trade fair", "ru": "Выставка"}, "first": date(2026, 3, 17), "last": date(2026, 3, 20), "audience": "Plants",
        "campaign": "fair-2026", "goal": {"leads": 60.0, "sessions": 2000.0}, "cost": 40000.0, "owner": "Events",
        "actions": ["Book."],
    }
)  # fmt: skip


def nothing(_: Item) -> Sequence[Reading]:
    return ()


def test_an_item_to_come_has_its_targets_and_no_figures() -> None:
    (area,) = areas({"fair": FAIR}, Q1.previous(), "en", nothing)
    assert area.id == "time_based-fair"
    assert area.title == Msg.of("own-words", words="Trade fair", en="Trade fair", ru="Выставка")
    assert [Language.load(code).text(area.title) for code in ("en", "ru")] == ["Trade fair", "Выставка"]
    assert area.span == (date(2026, 3, 17), date(2026, 3, 20))
    assert area.goal == (("leads", 60.0), ("sessions", 2000.0))
    assert area.cost == 40000
    assert area.evidence == ()
    assert area.owner == "Events"
    assert area.due == date(2026, 3, 16)
    assert area.reason == Msg.of("focus-plan-ahead", first=date(2026, 3, 17), last=date(2026, 3, 20))


def test_an_item_under_way_stands_against_goal_and_cost() -> None:
    readings = (reading("leads", 48.0), reading("sessions", 2300.0), reading("marketing_cost", 38_500.0))
    (area,) = areas({"fair": FAIR}, Q1, "ru", lambda _: readings)
    assert [(fact.kpi, fact.value, fact.against, fact.other) for fact in area.evidence] == [
        ("leads", 48.0, "target", 60.0),
        ("sessions", 2300.0, "target", 2000.0),
        ("marketing_cost", 38_500.0, "target", 40000.0),
    ]
    assert all(fact.by == ("campaign", "fair-2026") for fact in area.evidence)
    assert area.title == Msg.of("own-words", words="Выставка", en="Trade fair", ru="Выставка")


@pytest.mark.parametrize(
    ("as_of", "reason"), [(date(2026, 5, 18), "focus-plan-counted"), (date(2026, 5, 19), "focus-plan-over")]
)
def test_an_item_is_counted_to_the_end_from_the_last_day_on_which_its_results_count(as_of: date, reason: str) -> None:
    (area,) = areas({"fair": FAIR}, Q1, "en", lambda _: (reading("leads", 48.0),), as_of)
    assert area.reason is not None
    assert area.reason.key == reason


def test_results_are_counted_from_the_preparation_to_weeks_after() -> None:
    assert FAIR.counted(date(2026, 3, 31)) == Period(date(2025, 12, 17), date(2026, 4, 1), Grain.RANGE)
    assert FAIR.counted(date(2027, 1, 1)) == Period(date(2025, 12, 17), date(2026, 5, 20), Grain.RANGE)
    assert FAIR.counted(date(2025, 12, 1)) is None


@pytest.mark.parametrize(
    ("as_of", "due"),
    [
        (date(2026, 3, 16), date(2026, 3, 16)),
        (date(2026, 3, 18), date(2026, 3, 20)),
        (date(2026, 3, 31), date(2026, 5, 19)),
    ],
)
def test_an_item_is_due_before_it_begins_then_on_its_last_day_then_when_its_results_are_counted(
    as_of: date, due: date
) -> None:
    (area,) = areas({"fair": FAIR}, Q1, "en", nothing, as_of)
    assert area.due == due


def test_an_item_that_is_over_is_an_area_of_the_quarter_to_come_as_long_as_its_results_are_counted() -> None:
    (area,) = areas({"fair": FAIR}, Q1, "en", nothing)
    assert near(area, Q1, Q1.last)  # to 19 May
    brief = FAIR.model_copy(update={"until": date(2026, 3, 31)})
    (area,) = areas({"fair": brief}, Q1, "en", nothing)
    assert not near(area, Q1, Q1.last)
    assert near(area, Q1, date(2026, 3, 21))  # the quarter still runs
    assert near(area, Q1.previous(), Q1.previous().last)
    assert not near(area, Q1.previous().previous(), date(2025, 9, 30))


def test_an_item_of_long_ago_is_told_no_more() -> None:
    assert list(areas({"fair": FAIR}, parse("2026-Q4", date(2026, 12, 31)), "en", nothing)) == []


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"last": date(2026, 3, 1)}, "lies before 'first'"),
        ({"prepare": date(2026, 4, 1)}, "lies before 'prepare'"),
        ({"campaign": ""}, "write campaign: too"),
        ({"goal": {"leads": 0.0}}, "greater than 0"),
    ],
)
def test_an_item_that_makes_no_sense_is_refused(wrong: dict[str, object], said: str) -> None:
    written = FAIR.model_dump() | wrong
    with pytest.raises(ValidationError, match=said):
        Item.model_validate(written)

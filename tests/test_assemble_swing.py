"""A sum of deals that is off plan by no more than its deals vary is told as what could be chance."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from reportgen.assemble import Evidence
from reportgen.assemble.cards import card
from reportgen.assemble.context import Context
from reportgen.assemble.headline import headline
from reportgen.assemble.standfirst import standfirst
from reportgen.assemble.swing import half_width, loose, rated, swing
from reportgen.metrics.scoreboard import Reading, Scoreboard, Status, Target, Verdict
from reportgen.quantities import Unit
from reportgen.text import Language, limit_of
from tests import boards

TEN_DEALS = {date(2026, 6, 1) + timedelta(days=3 * n): 10_000.0 for n in range(10)}
LEADS_BEHIND = {
    "target": Target(640.0, "plan"),
    "status": Status.BEHIND,
    "numerator": 486.0,
    "interval": (445.0, 530.0),
}


def revenue(plan: float, status: Status) -> Reading:
    made = boards.reading("revenue", 100_000.0, numerator=100_000.0, target=Target(plan, "plan"), status=status)
    return replace(made, unit=Unit.MONEY, currency="EUR", interval=None, interval_method="exact")


def context(*readings: Reading, daily=TEN_DEALS) -> Context:
    board = Scoreboard(boards.JUNE, boards.END_OF_JUNE, readings, ())
    evidence = Evidence(daily={"revenue": daily} if daily else {})
    return Context(
        "monthly", boards.SPEC, board, boards.catalog(), boards.BUSINESS, (), (), boards.ORIGIN, "en", evidence
    )


def test_ten_deals_of_one_size_swing_by_their_number() -> None:
    # 1.96 times the root of ten squares of 10,000, to two figures.
    assert swing(context(), revenue(90_000.0, Status.AHEAD)) == 62_000.0


def test_deals_before_the_period_do_not_count() -> None:
    before = {date(2026, 5, 31): 900_000.0}
    assert swing(context(daily={**TEN_DEALS, **before}), revenue(90_000.0, Status.AHEAD)) == 62_000.0


def test_deals_of_one_day_are_not_taken_for_a_single_large_one() -> None:
    # Ten days of 25 deals of 400 each: 1.96 times the root of 250 squares of 400. As ten deals of 10,000 it would be 62,000.
    many = {"revenue": TEN_DEALS, "won_deals_with_amount": dict.fromkeys(TEN_DEALS, 25.0)}
    assert half_width(revenue(90_000.0, Status.AHEAD), many) == 12_000.0


@pytest.mark.parametrize(("plan", "status", "expected"), [
    (60_000.0, Status.AHEAD, True), (30_000.0, Status.AHEAD, False), (150_000.0, Status.BEHIND, True),
    (170_000.0, Status.BEHIND, False), (100_000.0, Status.ON_PLAN, False),
])  # fmt: skip
def test_a_sum_is_loose_within_the_swing_of_its_deals(plan: float, status: Status, expected: bool) -> None:
    assert loose(context(), revenue(plan, status)) is expected


@pytest.mark.parametrize(("plan", "before", "after"), [
    (60_000.0, Status.AHEAD, Status.WATCH), (30_000.0, Status.AHEAD, Status.AHEAD), (150_000.0, Status.BEHIND, Status.WATCH),
    (100_000.0, Status.ON_PLAN, Status.ON_PLAN),
])  # fmt: skip
def test_in_a_report_a_loose_sum_could_be_chance(plan: float, before: Status, after: Status) -> None:
    board = Scoreboard(boards.JUNE, boards.END_OF_JUNE, (revenue(plan, before),), ())
    assert rated(board, {"revenue": TEN_DEALS}).readings[0].status is after
    assert rated(board, {}) == board


@pytest.mark.parametrize(("plan", "key"), [(60_000.0, "headline-mixed-perhaps"), (150_000.0, "headline-behind-first")])
def test_a_loose_sum_that_could_be_chance_is_still_named_beside_what_is_sure(plan: float, key: str) -> None:
    cards = (revenue(plan, Status.WATCH), boards.reading("leads", 486.0, **LEADS_BEHIND))
    assert headline(context(*cards), cards).key in (key, "headline-behind-one")
    said = [Language.load("en").text(one) for one in standfirst(context(*cards), cards)]
    assert any("but deals vary" in each for each in said)


def test_without_deals_by_day_the_status_stands() -> None:
    assert not loose(context(daily=None), revenue(60_000.0, Status.AHEAD))


@pytest.mark.parametrize("code", ["en", "ru"])
@pytest.mark.parametrize(("others", "status", "key"), [
    ((), Status.AHEAD, "headline-loose-ahead"), ((), Status.BEHIND, "headline-loose-behind"),
    ((LEADS_BEHIND,), Status.AHEAD, "headline-mixed-perhaps"), ((LEADS_BEHIND,), Status.BEHIND, "headline-behind-all"),
])  # fmt: skip
def test_a_headline_on_a_loose_sum_says_perhaps(others, status: Status, key: str, code: str) -> None:
    cards = (revenue(60_000.0 if status is Status.AHEAD else 150_000.0, status),)
    cards += tuple(boards.reading("leads", 486.0, **said) for said in others)
    said = headline(context(*cards), cards)
    assert said.key == key
    text = Language.load(code).text(said)
    assert len(text) <= limit_of("headline-", code)
    assert key == "headline-behind-all" or "perhaps" in text or "возможн" in text


def test_the_argument_names_the_loose_sum_apart_with_its_swing() -> None:
    cards = (revenue(60_000.0, Status.AHEAD), boards.reading("leads", 486.0, **LEADS_BEHIND))
    said = [Language.load("en").text(one).replace("\u00a0", " ") for one in standfirst(context(*cards), cards)]
    assert said == [
        "New leads 486 against a plan of 640; chance does not explain it.",
        "New revenue is ahead of plan (+66.7%), but deals vary by about ±€62.0k a month.",
    ]


def test_the_card_of_a_sum_says_how_much_it_moves() -> None:
    assert card(context(revenue(60_000.0, Status.AHEAD)), "revenue").note.key == "card-note-amounts"
    assert card(context(revenue(60_000.0, Status.AHEAD), daily=None), "revenue").note.key == "card-note-exact"


@pytest.mark.parametrize(("verdict", "previous", "year_ago", "after"), [
    (Verdict.UP, 140.0, 75.0, Verdict.NO_CHANGE), (Verdict.UP, 140.0, 60.0, Verdict.UP),
    (Verdict.UP, 140.0, None, Verdict.NO_CHANGE), (Verdict.DOWN, 40.0, 60.0, Verdict.NO_CHANGE),
    (Verdict.DOWN, 40.0, 90.0, Verdict.DOWN),
    (Verdict.UP, None, None, Verdict.UP),
])  # fmt: skip
def test_a_sum_below_the_month_before_and_the_year_before_has_not_risen(verdict, previous, year_ago, after) -> None:
    found = boards.reading("revenue", 70.0, previous=previous, year_ago=year_ago, verdict=verdict)
    board = Scoreboard(boards.JUNE, boards.END_OF_JUNE, (found,), ())
    assert rated(board, {}).readings[0].verdict is after

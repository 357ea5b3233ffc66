from dataclasses import replace
from datetime import date

import pytest

from reportgen.assemble.context import Context
from reportgen.assemble.headline import headline
from reportgen.assemble.points import did_not, not_known, went_well
from reportgen.assemble.standfirst import standfirst
from reportgen.assemble.summary import section
from reportgen.metrics.scoreboard import Scoreboard, Status, Target, Verdict
from reportgen.readiness import Coverage
from reportgen.text import Language, limit_of
from tests import boards

AHEAD = {"target": Target(400.0, "plan"), "status": Status.AHEAD}
BEHIND = {"target": Target(640.0, "plan"), "status": Status.BEHIND}
WATCH = {"target": Target(500.0, "plan"), "status": Status.WATCH}
ON_PLAN = {"target": Target(486.0, "plan"), "status": Status.ON_PLAN}
OFF = {"status": Status.BEHIND}
NO_PLAN = {"status": Status.NO_PLAN}
TOO_FEW = {"target": Target(640.0, "plan"), "status": Status.TOO_FEW}


def context(readings, as_of=boards.END_OF_JUNE, coverages=()) -> Context:
    board = Scoreboard(boards.JUNE, as_of, tuple(readings), ())
    return Context(
        "monthly", boards.SPEC, board, boards.catalog(), boards.BUSINESS, (), tuple(coverages), boards.ORIGIN
    )


def four(*states, **more):
    kpis = ("leads", "mqls", "sqls", "customers")
    return tuple(
        boards.reading(kpi, 486.0, numerator=486.0, **{**state, **more})
        for kpi, state in zip(kpis, states, strict=False)
    )


@pytest.mark.parametrize(
    ("cards", "key"),
    [
        (four(BEHIND, AHEAD, ON_PLAN, WATCH), "headline-mixed"),
        (four(BEHIND, ON_PLAN, ON_PLAN, WATCH), "headline-behind-one"),
        (four(BEHIND, BEHIND, ON_PLAN, WATCH), "headline-behind-two"),
        (four(BEHIND, BEHIND, BEHIND, WATCH), "headline-behind-some"),
        (four(BEHIND, BEHIND, BEHIND, BEHIND), "headline-behind-all"),
        (four(BEHIND), "headline-behind-one"),
        (four(AHEAD, ON_PLAN, ON_PLAN, WATCH), "headline-ahead-one"),
        (four(AHEAD, AHEAD, ON_PLAN, WATCH), "headline-none-behind"),
        (four(AHEAD, AHEAD, AHEAD, AHEAD), "headline-ahead-all"),
        (four(WATCH, ON_PLAN, ON_PLAN, ON_PLAN), "headline-chance-behind"),
        (four(WATCH, WATCH, ON_PLAN, ON_PLAN), "headline-chance-only"),
        (four(ON_PLAN, ON_PLAN, NO_PLAN, TOO_FEW), "headline-all-on-plan"),
        (four(NO_PLAN, NO_PLAN), "headline-no-plan"),
        (four(TOO_FEW, TOO_FEW), "headline-too-few"),
        (four(NO_PLAN, NO_PLAN, verdict=Verdict.DOWN), "headline-history-down"),
        ((), "headline-no-data"),
    ],
)
def test_the_headline_says_what_the_statuses_say(cards, key):
    said = headline(context(cards), cards)
    assert said.key == key
    for code in ("en", "ru"):
        assert 10 < len(Language.load(code).text(said)) <= limit_of("headline-", code)


@pytest.mark.parametrize(
    ("card", "beside", "key"),
    [
        (NO_PLAN, (BEHIND, AHEAD), "headline-behind-first"),
        (WATCH, (BEHIND, ON_PLAN), "headline-behind-first"),
        (ON_PLAN, (BEHIND,), "headline-behind-first"),
        (NO_PLAN, (AHEAD, WATCH), "headline-ahead-one"),
        (NO_PLAN, (WATCH, WATCH), "headline-chance-only"),
        (NO_PLAN, (NO_PLAN,), "headline-no-plan"),
    ],
)
def test_a_headline_of_cards_that_tell_nothing_does_not_contradict_the_other_measures(card, beside, key):
    every = four(card, *beside)
    assert headline(context(every), every[:1]).key == key


def test_a_headline_never_rests_on_chance_without_saying_perhaps():
    for cards in (four(WATCH, ON_PLAN), four(WATCH, NO_PLAN), four(WATCH, TOO_FEW)):
        assert "perhaps" in Language.load("en").text(headline(context(cards), cards))
    for cards in (four(WATCH, BEHIND), four(WATCH, AHEAD), four(WATCH, AHEAD, BEHIND)):
        assert "leads" not in Language.load("en").text(headline(context(cards), cards)).lower()


def test_less_of_a_cost_is_ahead():
    cost = boards.reading(
        "cpl", 28.0, numerator=1e4, denominator=360.0, target=Target(30.0, "plan"), status=Status.WATCH
    )
    assert headline(context((cost,)), (cost,)).key == "headline-chance-ahead"


def test_an_unfinished_period_gets_no_verdict():
    cards = four({**BEHIND, "status": Status.RUNNING})
    running = context(cards, as_of=date(2026, 6, 14))
    assert headline(running, cards).key == "headline-too-early"
    assert standfirst(running, cards)[0].key == "standfirst-running"


def test_the_largest_difference_is_named():
    small = boards.reading("leads", 620.0, numerator=620.0, **BEHIND)
    large = boards.reading("mqls", 300.0, numerator=300.0, **BEHIND)
    said = dict(headline(context((small, large)), (small, large)).params)
    assert "kpi" not in said or said["kpi"] == "mqls"


@pytest.mark.parametrize("code", ["en", "ru"])
def test_headline_and_standfirst_keep_to_their_length(code):
    language, board = Language.load(code), boards.june()
    cards = tuple(board.get(kpi) for kpi in boards.SPEC.cards)
    made = context(board.readings)
    assert len(language.text(headline(made, cards))) <= limit_of("headline-", code)
    assert len(" ".join(language.text(sentence) for sentence in standfirst(made, cards))) <= 380


def test_what_went_well_and_what_did_not_hold_nothing_that_could_be_chance():
    readings = four(AHEAD, BEHIND, WATCH, ON_PLAN)
    assert [dict(point.params)["kpi"] for point in went_well(readings)] == ["leads", "customers"]
    assert [dict(point.params)["kpi"] for point in did_not(readings)] == ["mqls"]
    assert [point.key for point in not_known(context(readings), readings)] == ["point-watch-behind"]


def test_a_history_that_got_worse_is_told_where_no_plan_is_set():
    worse = boards.reading("leads", 486.0, numerator=486.0, verdict=Verdict.DOWN)
    cost = boards.reading("cpl", 40.0, numerator=1e4, denominator=250.0, verdict=Verdict.UP)
    spend = boards.reading("ad_spend", 9_000.0, verdict=Verdict.UP)
    assert [dict(point.params)["kpi"] for point in did_not((worse, cost, spend))] == ["leads", "cpl"]
    assert not went_well((worse, cost, spend))


@pytest.mark.parametrize(("times", "rates", "doubted"), [(6.0, 2, True), (6.0, 1, False), (1.2, 2, False)])
def test_traffic_far_above_plan_of_which_less_is_worth_anything_did_not_go_well(times, rates, doubted):
    sessions = boards.reading(
        "sessions", 1000 * times, numerator=1000 * times, target=Target(1000.0, "plan"), status=Status.AHEAD
    )
    fallen = [
        boards.reading(kpi, 0.1, numerator=100.0, denominator=1000.0, verdict=verdict)
        for kpi, verdict in zip(
            ("qualified_visit_rate", "visitor_to_lead"), [Verdict.DOWN] * rates + [Verdict.NO_CHANGE], strict=False
        )
    ]
    readings = (sessions, *fallen)
    assert bool(went_well(readings)) is not doubted
    assert ("point-traffic-doubted" in [point.key for point in not_known(context(readings), readings)]) is doubted


def test_what_is_not_known_names_sources_that_stopped_and_counts_what_is_not_measured():
    stopped = Coverage("ads", "ads", date(2025, 1, 1), date(2026, 6, 20), 500, date(2026, 6, 20), False, False)
    readings = (*four(TOO_FEW), boards.absent("nps", "surveys"), boards.absent("reviews", "reviews"))
    points = not_known(context(readings, coverages=(stopped,)), readings)
    assert [point.key for point in points] == ["point-source-stopped", "point-too-few", "point-missing-many"]


@pytest.mark.parametrize("cards", [("comment_response_rate",), ()])
def test_cards_without_data_leave_the_headline_to_the_measures_that_have_some(cards):
    given = context(four(BEHIND, ON_PLAN))
    made = section(replace(given, spec=boards.SPEC.model_copy(update={"cards": cards})))
    assert made.headline.key == "headline-behind-one"
    assert made.standfirst


def test_a_summary_of_too_few_cases_says_so():
    made = section(replace(context(four(TOO_FEW, TOO_FEW)), spec=boards.SPEC))
    assert [sentence.key for sentence in made.standfirst] == ["standfirst-few"]


def test_no_column_holds_more_than_three_points():
    many = tuple(replace(reading, kpi=f"x{at}") for at, reading in enumerate(four(AHEAD, AHEAD, AHEAD, AHEAD) * 3))
    assert len(went_well(many)) == 3


@pytest.mark.parametrize(
    ("code", "said"),
    [("en", "New leads: **486**, as in June 2025."), ("ru", "Новые лиды: **486**, как и в июне 2025 года.")],
)
def test_what_did_not_change_is_not_said_to_be_more_or_less(code: str, said: str) -> None:
    same = boards.reading("leads", 486.0, numerator=486.0, year_ago=486.1, status=Status.NO_PLAN)
    (sentence,) = [each for each in standfirst(context((same,)), (same,)) if each.key.startswith("standfirst-figure")]
    bold = Language.load(code).markup(sentence)
    assert str(bold).replace("\u00a0", " ").replace("<b>", "**").replace("</b>", "**") == said


@pytest.mark.parametrize(
    ("sessions", "key", "begins"),
    [
        (AHEAD, "headline-story-more", "More sessions than planned, but 24.1% fewer new leads"),
        (ON_PLAN, "headline-story-enough", "Enough sessions, but 24.1% fewer new leads"),
        (BEHIND, "headline-story-fewer", "Fewer sessions than planned, and too few convert"),
        (WATCH, "headline-story-convert", "24.1% fewer new leads than planned: too few sessions"),
    ],
)
def test_leads_that_a_rate_costs_are_one_story_with_the_sessions_that_fed_it(sessions, key, begins):
    plan = Target(0.018, "plan")
    rate = boards.reading(
        "visitor_to_lead", 0.0131, numerator=486.0, denominator=37_000.0, target=plan, status=Status.BEHIND
    )
    leads, fed = boards.reading("leads", 486.0, **BEHIND), boards.reading("sessions", 486.0, **sessions)
    made = context((rate, leads, fed))
    said = headline(made, (rate, leads))
    assert said.key == key
    assert Language.load("en").text(said).replace("\u00a0", " ").startswith(begins)
    assert Language.load("ru").text(said).endswith("меньше" if key.endswith("fewer") else "конверсия")
    assert standfirst(made, (rate, leads))[0].key == "standfirst-story"
    if sessions is AHEAD:
        assert headline(made, (rate, leads, fed)).key == key, "the sessions may stand on a card themselves"


def test_a_dear_lead_beside_a_low_rate_is_one_sentence_and_neither_is_called_the_reason():
    plan = Target(0.018, "plan")
    rate = boards.reading("visitor_to_lead", 0.0144, numerator=98.0, denominator=6_814.0, target=plan, **OFF)
    cost = boards.reading("cpl", 351.0, numerator=6_400.0, denominator=18.0, target=Target(180.0, "plan"), **OFF)
    said = headline(context((rate, cost)), (rate, cost))
    assert (
        Language.load("en")
        .text(said)
        .replace("\u00a0", " ")
        .startswith("A paid lead cost 95.0% more than planned, and")
    )
    assert standfirst(context((rate, cost)), (rate, cost))[0].key == "standfirst-firm"

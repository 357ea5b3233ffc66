"""MQLs by the business's own criteria, its personas, its holidays."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest
from pydantic import ValidationError

from reportgen.business import Business, Condition
from reportgen.calendars import listed_holidays
from reportgen.cli.explained import as_text
from reportgen.engine import fed_columns
from reportgen.metrics.catalog import build
from reportgen.metrics.explain import explain
from reportgen.metrics.personas import names_in
from reportgen.metrics.steps import steps
from reportgen.quantities import Missing
from reportgen.text import Language
from tests.small_tables import BUSINESS, Recorder, board, feed, feed_rows, reading


def business(**criteria):
    return BUSINESS.model_copy(update={"mql_criteria": Condition.model_validate(criteria)})


def qualified(tmp_path, text, **criteria):
    """The leads of March that the criteria call MQLs."""
    parts = [feed(tmp_path, "leads", text)]
    found = board(parts, "2026-03", "mqls", by="source", business=business(**criteria))
    return {one.by[1] for one in found.readings if one.by and one.value}


EMPLOYEES = """
created_at lead_id source employees
2026-03-02 1       a      49
2026-03-02 2       b      50
2026-03-02 3       c      50-249
2026-03-02 4       d      1,200
2026-03-02 5       e      1000+
2026-03-02 6       f      many
2026-03-02 7       g      -
2026-03-02 8       h      _
2026-03-02 9       i      1.2.3
2026-03-02 10      j      99999999999999999999
"""


def test_numbers_are_read_out_of_texts_and_what_is_no_number_meets_nothing(tmp_path):
    assert qualified(tmp_path, EMPLOYEES, column="employees", at_least=50) == {"b", "c", "d", "e"}


def test_a_range_must_lie_within_the_limits_whole(tmp_path):
    assert qualified(tmp_path, EMPLOYEES, column="employees", at_least=1, at_most=100) == {"a", "b"}
    assert qualified(tmp_path, EMPLOYEES, column="employees", at_most=249) == {"a", "b", "c"}


PEOPLE = """
created_at lead_id source age gender interest raised_hand email_known
2026-03-02 1       a      34  f      running  -           true
2026-03-02 2       b      17  f      running  -           true
2026-03-02 3       c      17  m      -        Demo        true
2026-03-02 4       d      34  f      running  demo        false
2026-03-02 5       e      34  f      golf     newsletter  -
"""


def test_groups_of_conditions_and_a_raised_hand(tmp_path):
    fits = [{"column": "age", "at_least": 18}, {"column": "interest", "one_of": ["Running", "cycling"]}]
    hand = {"raised_hand": ["demo", "trial"]}
    # d did all of it, but nobody knows who d is.
    assert qualified(tmp_path, PEOPLE, any=[{"all": fits}, hand]) == {"a", "c"}
    assert qualified(tmp_path, PEOPLE, all=[*fits, {"column": "gender", "one_of": ["F"]}]) == {"a"}


def test_what_the_source_says_counts_before_the_criteria_and_identity_before_both(tmp_path):
    leads = feed(
        tmp_path,
        "leads",
        "created_at lead_id source raised_hand email_known mql_at sql_at\n2026-03-02 1 a demo true 2026-03-20 -\n"
        "2026-03-03 2 b demo true - -\n2026-03-04 3 c demo false 2026-03-04 2026-03-05\n2026-02-04 4 d - true - 2026-03-05",
    )
    found = board([leads], "2026-03", "mqls", "sqls", by="source", business=business(raised_hand=["demo"]))
    assert {one.by[1] for one in found.readings if one.kpi == "mqls" and one.by and one.value} == {"a", "b", "d"}
    assert found.get("sqls").value == 2  # c is an SQL, though never an MQL
    assert found.notes["mqls_derived"] == 1
    assert reading([leads], "2026-02", "mqls", business=business(raised_hand=["demo"])).value == 0
    days = reading([leads], "2026-03", "lead_to_mql_days", business=business(raised_hand=["demo"]))
    assert dict(days.extra)["won"] == 2  # b on the day it came


def test_an_explanation_says_how_many_mqls_the_criteria_made(tmp_path):
    business = BUSINESS.model_copy(update={"mql_criteria": Condition(raised_hand=("demo",))})
    leads = feed(
        tmp_path, "leads",
        """
        created_at lead_id raised_hand mql_at
        2026-03-02 a demo -
        2026-03-03 b demo 2026-03-05
        2026-03-04 c guide -
        """,
    )  # fmt: skip
    recorder = Recorder([leads])
    found = board([leads], "2026-03", "mqls", "leads", business=business, recorder=recorder)
    for kpi, notes in (("mqls", (("mqls_derived", 1),)), ("leads", ())):
        told = explain(build(), kpi, recorder.query, fed_columns([leads]), found, business)
        assert told.notes == notes
    assert "MQL is named by no source" in as_text(
        explain(build(), "mqls", recorder.query, fed_columns([leads]), found, business), Language.load("en")
    )


def test_criteria_that_ask_for_what_nobody_feeds_are_named(tmp_path):
    leads = feed(tmp_path, "leads", "created_at lead_id\n2026-03-02 1")
    asks = business(any=[{"column": "employees", "at_least": 50}, {"raised_hand": ["demo"]}])
    found = reading([leads], "2026-03", "mqls", business=asks)
    assert found.missing == Missing("column_not_fed", (("column", "employees"), ("table", "leads")))


def test_criteria_may_ask_for_columns_of_the_source_only(tmp_path):
    text = "created_at lead_id source Kraj\n2026-03-02 1 a O'Brien\n2026-03-02 2 b CZ"
    assert qualified(tmp_path, text, column="Kraj", one_of=["O'Brien"]) == {"a"}


@pytest.mark.parametrize(
    ("written", "what"),
    [
        ({}, "write one of"),
        ({"column": "age"}, "'age' needs one_of"),
        ({"at_least": 5}, "write one of"),
        ({"raised_hand": ["demo"], "column": "age", "at_least": 1}, "write one of"),
        ({"raised_hand": ["demo"], "at_least": 1}, "need a column"),
    ],
)
def test_criteria_that_say_nothing_or_two_things_are_refused(written, what):
    with pytest.raises(ValidationError, match=what):
        Condition.model_validate(written)


# --- personas

PERSONAS = Business.model_validate({**BUSINESS.model_dump(), "personas": ["Buyer", "Plant manager", "Owner"]})


def test_a_piece_may_serve_several_personas_whatever_stands_between_them(tmp_path):
    rows = [
        ["published_at", "content_id", "personas"],
        ["2026-03-01", "1", "buyer | Plant manager"],
        ["2026-03-02", "2", "Plant manager, Somebody"],
        ["2026-03-03", "3", "Owners"],
        ["2026-04-01", "4", "Owner"],
    ]
    found = reading([feed_rows(tmp_path, "content", rows)], "2026-03", "persona_coverage", business=PERSONAS)
    assert (found.numerator, found.denominator, found.rows_used) == (2, 3, 3)


def test_a_piece_counts_for_each_of_its_personas_and_the_board_says_how_often(tmp_path):
    rows = [
        ["published_at", "content_id", "personas", "leads"],
        ["2026-03-01", "1", "Buyer; Plant manager ", 4],
        ["2026-03-02", "2", "buyer", 2],
        ["2026-03-03", "3", "Chemist|Buyer", 1],
        ["2026-03-04", "4", None, 8],
        ["2026-04-01", "5", "Owner", 9],
    ]
    content = feed_rows(tmp_path, "content", rows)
    found = board([content], "2026-03", "content_published", "content_leads", by="persona", business=PERSONAS)
    by = {
        kpi: {one.by[1]: one.value for one in found.readings if one.kpi == kpi and one.by}
        for kpi in ("content_published", "content_leads")
    }
    # Pieces 1, 2 and 3 are for buyers; 1 and 3 for one more persona each. Nothing was published for the owner.
    assert by["content_published"] == {"": 1, "Buyer": 3, "Chemist": 1, "Owner": 0, "Plant manager": 1}
    assert by["content_leads"] == {"": 8, "Buyer": 7, "Chemist": 1, "Owner": 0, "Plant manager": 4}
    assert (found.get("content_published").value, found.get("content_leads").value) == (4, 15)
    assert found.notes["counted_for_several"] == 2
    # By the column's own name it is the same; without a plan the names are as they were first written.
    same = board([content], "2026-03", "content_published", by="personas")
    assert {one.by[1]: one.value for one in same.readings if one.by} == {
        "": 1,
        "Buyer": 3,
        "Chemist": 1,
        "Plant manager": 1,
    }
    # Coverage tells the same story: two of the three planned ones.
    coverage = reading([content], "2026-03", "persona_coverage", business=PERSONAS)
    assert (coverage.numerator, coverage.denominator) == (2, 3)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A;B", ("A", "B")),
        (" A ; B;A ", ("A", "B")),
        ("A, B", ("A", "B")),
        ("A|B|", ("A", "B")),
        ("Head, plant; Buyer", ("Head, plant", "Buyer")),
        ("owner, SMB", ("Owner, SMB",)),
        ("A\nB", ("A", "B")),
        ('["A", "B"]', ("A", "B")),
        ("Plant  manager", ("Plant manager",)),
        (" ; ", ()),
    ],
)
def test_names_of_personas_are_read_out_of_one_text(text, names):
    assert names_in(text, ["Owner, SMB"]) == names


def test_without_planned_personas_their_coverage_is_not_measured(tmp_path):
    content = feed(tmp_path, "content", "published_at content_id personas\n2026-03-01 1 Buyer")
    found = reading([content], "2026-03", "persona_coverage")
    assert found.missing == Missing("not_configured", (("key", "personas"),))
    bare = feed(tmp_path, "content", "published_at content_id\n2026-03-01 1")
    assert reading([bare], "2026-03", "persona_coverage", business=PERSONAS).missing.reason == "column_not_fed"


def test_planned_personas_without_an_mql_are_listed_with_none(tmp_path):
    leads = feed(
        tmp_path, "leads", "created_at lead_id persona mql_at\n2026-03-01 1 Buyer 2026-03-02\n2026-03-01 2 - 2026-03-02"
    )
    found = board([leads], "2026-03", "mql_by_persona", by="persona", business=PERSONAS)
    segments = {one.by[1]: (one.value, dict(one.extra).get("share_of_whole")) for one in found.readings if one.by}
    assert segments["Buyer"] == (1, 1)
    assert segments["Owner"] == segments["Plant manager"] == (0, 0)


def test_other_cuts_list_only_what_has_rows(tmp_path):
    leads = feed(tmp_path, "leads", "created_at lead_id persona channel\n2026-03-01 1 Buyer Email")
    found = board([leads], "2026-03", "leads", by="channel", business=PERSONAS)
    assert [one.by[1] for one in found.readings if one.by] == ["Email"]


# --- the next stage, costs, conversions


def test_a_stalled_mql_waits_for_the_next_stage_as_configured(tmp_path):
    leads = feed(
        tmp_path,
        "leads",
        "created_at lead_id mql_at sal_at sql_at\n2026-03-01 a 2026-03-01 - 2026-03-05\n2026-03-01 b 2026-03-01 - -\n"
        "2026-03-01 c 2026-03-01 2026-03-03 2026-03-03",
    )
    sql_first = BUSINESS.model_copy(update={"stages": ("lead", "mql", "sql", "sal", "customer")})
    # By SQL, a needed four days and c two; b has waited longer than twice three.
    assert reading([leads], "2026-03", "stalled_mqls", as_of="2026-03-31", business=sql_first).value == 1


def test_costs_are_cut_by_category_and_campaign(tmp_path):
    costs = feed(
        tmp_path,
        "costs",
        "date category campaign amount\n2026-03-01 staff - 100\n2026-03-01 agency Spring 40\n2026-03-01 sales - 60",
    )
    ads = feed(tmp_path, "ads", "date campaign spend\n2026-03-05 Spring 25")
    found = board([costs, ads], "2026-03", "marketing_cost", by="category")
    # Sales is no cost of marketing: in its segment there is none.
    values = {one.by[1]: one.value for one in found.readings if one.by and one.value}
    assert values == {"staff": 100, "agency": 40, "ads": 25}
    found = board([costs, ads], "2026-03", "marketing_cost", by="campaign")
    assert found.get("marketing_cost", ("campaign", "Spring")).value == 65


def test_conversions_are_cut_by_action_though_ads_would_stand_in_for_them(tmp_path):
    part = feed(tmp_path, "conversions", "date action conversions value\n2026-03-01 demo 1 180\n2026-03-01 guide 1 20")
    ads = feed(tmp_path, "ads", "date campaign conversion_value\n2026-03-05 Spring 25")
    for parts in ([part], [part, ads]):
        found = board(parts, "2026-03", "conversion_value", by="action")
        assert {one.by[1]: one.value for one in found.readings if one.by} == {"demo": 180, "guide": 20}


def test_the_steps_between_stages_go_by_one_name(tmp_path):
    leads = feed(tmp_path, "leads", "created_at lead_id mql_at\n2026-03-01 a 2026-03-04")
    found = board([leads], "2026-03", "step_times")
    assert [one.kpi for one in found.readings][:2] == ["lead_to_mql_days", "handover_time"]
    assert len(found.readings) == 5


def test_the_steps_follow_the_order_of_the_businesss_stages(tmp_path):
    leads = feed(
        tmp_path, "leads",
        """
        created_at lead_id mql_at sql_at sal_at opportunity_at customer_at
        2026-03-01 a 2026-03-03 2026-03-06 2026-03-10 2026-03-15 2026-03-21
        """,
    )  # fmt: skip
    days = {}
    for name, order in {
        "sql first": ("lead", "mql", "sql", "sal", "opportunity", "customer"),
        "no sal": ("lead", "mql", "sql", "opportunity", "customer"),
        "two": ("lead", "customer"),
    }.items():
        found = board([leads], "2026-03", "step_times", business=BUSINESS.model_copy(update={"stages": order}))
        days[name] = {one.kpi: one.value for one in found.readings}
    assert days["sql first"] == {
        "lead_to_mql_days": 2, "mql_to_sql_days": 3, "sql_to_sal_days": 4, "sal_to_opportunity_days": 5,
        "opportunity_to_customer_days": 6,
    }  # fmt: skip
    assert days["no sal"] == {
        "lead_to_mql_days": 2, "mql_to_sql_days": 3, "sql_to_opportunity_days": 9, "opportunity_to_customer_days": 6,
    }  # fmt: skip
    assert days["two"] == {"lead_to_customer_days": 20}


def test_the_handover_is_from_mql_to_sal_whatever_stands_between(tmp_path):
    leads = feed(
        tmp_path, "leads", "created_at lead_id mql_at sql_at sal_at\n2026-03-01 a 2026-03-03 2026-03-06 2026-03-10"
    )
    sql_first = BUSINESS.model_copy(update={"stages": ("lead", "mql", "sql", "sal", "customer")})
    assert reading([leads], "2026-03", "handover_time", business=sql_first).value == 7
    without = BUSINESS.model_copy(update={"stages": ("lead", "mql", "sql", "customer")})
    assert reading([leads], "2026-03", "handover_time", business=without).missing == Missing(
        "no_stage", (("stage", "sal"),)
    )


@pytest.mark.parametrize("code", ["en", "ru"])
def test_every_step_there_can_be_has_a_name(code):
    language = Language.load(code)
    stages = ("lead", "mql", "sal", "sql", "opportunity", "customer")
    names = {
        name for pair in permutations(stages, 2) for name in steps(pair) if pair[0] != "customer" and pair[1] != "lead"
    }
    assert len(names) == 21
    assert [
        name for name in names if not language.has(f"kpi-{name}") or not language.has(f"kpi-{name}.definition")
    ] == []


# --- users


@pytest.mark.parametrize(
    ("rows", "value"),
    [
        ("2026-03-01 50", 50),
        ("2026-03-31 50", 50),
        ("2026-03-05 50", None),
        ("2026-03-01 50\n2026-03-02 9", None),
        ("2026-03-01 50\n2026-03-02 -", 50),
    ],
)
def test_users_of_a_period_come_from_a_row_of_that_period(tmp_path, rows, value):
    found = reading([feed(tmp_path, "sessions", "date users\n" + rows)], "2026-03", "users")
    assert found.value == value
    assert value is not None or found.missing.reason == "not_additive"


# --- holidays of a file


def test_a_file_of_holidays_is_a_day_a_line(tmp_path):
    lines = ["day,name", "2026-12-24,Christmas Eve", "", "# company", '"2026-12-31"', "2026-05-01;Labour"]
    assert listed_holidays(lines) == {date(2026, 12, 24), date(2026, 12, 31), date(2026, 5, 1)}


@pytest.mark.parametrize("lines", [["2026-12-24", "24.12.2026"], ["day", "soon"]])
def test_a_line_that_is_no_day_is_named(lines):
    with pytest.raises(ValueError, match="is no day; write one like"):
        listed_holidays(lines)

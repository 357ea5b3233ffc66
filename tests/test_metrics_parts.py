"""The small pieces: arithmetic, the portable subset, the catalogue and its mistakes, windows, targets, JSON."""

from __future__ import annotations

import json
from datetime import date

import pytest
from pydantic import ValidationError

from reportgen.metrics import arithmetic, portable, windows
from reportgen.metrics.arithmetic import Name, NotArithmeticError
from reportgen.metrics.catalog import build
from reportgen.metrics.lint import problems
from reportgen.metrics.scoreboard import Target, as_json, number
from reportgen.metrics.targets import read, target
from reportgen.metrics.windows import Window
from reportgen.metrics.written import KpiBlock, MeasureBlock
from reportgen.periods import parse
from reportgen.quantities import Missing, Unit
from reportgen.tables import TABLES
from tests.small_tables import board, feed

# --- arithmetic


def test_arithmetic_knows_order_brackets_and_signs():
    values = {"a": 6.0, "b": 2.0, "c": 4.0}
    for text, expected in {"a + b * c": 14, "(a + b) * c": 32, "-a / b - 1": -4, "a": 6}.items():
        assert arithmetic.evaluate(text, lambda name: values[name.name]) == expected


def test_what_is_missing_makes_the_whole_missing_and_nothing_is_divided_by_zero():
    gone = Missing("not_fed")
    assert arithmetic.evaluate("a + b", lambda name: gone if name.name == "b" else 1.0) is gone
    assert arithmetic.evaluate("a / b", lambda name: 0.0) == Missing("zero_denominator")


def test_names_stand_with_their_function():
    assert arithmetic.names("a + previous(b) + a") == (Name("a"), Name("b", "previous"))


@pytest.mark.parametrize(
    "text", ["a +", "a ** b", "a.b", "f(a)", "previous(1)", "'a'", "True", "a if b else c", "[a]", "", "a; b"]
)
def test_what_is_more_than_arithmetic_is_refused(text):
    with pytest.raises(NotArithmeticError):
        arithmetic.names(text)


def test_only_sums_add_up_over_days():
    assert all(map(arithmetic.linear, ["a", "a + b - c", "2 * a", "a / 3", "-(a + b)"]))
    assert not any(map(arithmetic.linear, ["a * b", "a / b", "previous(a)", "a + 1"]))


# --- the portable subset


def test_columns_are_told_from_words_functions_and_literals():
    sql = "sum(case when lower(channel) in ('Email', 'date') and date >= date '2026-01-01' then \"Shoe size\" end)"
    assert portable.columns(sql) == ("channel", "date", "Shoe size")
    assert portable.columns("extract(month from date)") == ("date",)
    assert portable.columns("cast(x as date)") == ("x",)
    assert portable.unknown_functions("sum(regexp_matches(a, 'b'))") == ("regexp_matches",)


@pytest.mark.parametrize("sql", ["1; drop table x", "a -- b", "a /* b */", "'open", "a :: int", "$1", "a\\b"])
def test_what_no_expression_needs_is_refused(sql):
    with pytest.raises(portable.NotPortableError):
        portable.tokens(sql)


def test_one_aggregate_is_told_from_more():
    assert all(map(portable.is_one_aggregate, ["count(*)", "sum(a * (b + 1))", "SUM( a )"]))
    assert not any(
        map(portable.is_one_aggregate, ["sum(a) / sum(b)", "count(distinct a)", "avg(a)", "a", "(sum(a))", "sum"])
    )


# --- the catalogue


def test_the_packaged_kpis_cover_the_stages_and_name_only_what_exists():
    catalog = build()
    assert len(catalog.kpis) >= 100
    assert {spec.stage for spec in catalog.kpis.values()} == {"attract", "convert", "close", "delight", "return"}
    for kpi, spec in catalog.kpis.items():
        assert catalog.measures_of(kpi), kpi
        assert spec.block.source, kpi
    tables = {measure.relation for measure in catalog.measures.values()}
    assert set(TABLES) - tables <= {"targets", "fx", "costs"}


def test_the_packaged_kpis_would_pass_as_ones_own():
    catalog = build()
    label = {"label": {"en": "x"}}
    own = {kpi: spec.block.model_copy(update=label) for kpi, spec in catalog.kpis.items()}
    inline = {name for kpi in own for name in catalog.measures if name.startswith(f"{kpi}__")}
    measures = {name: spec.block for name, spec in catalog.measures.items() if name not in inline}
    assert problems(own, measures, {}) == []


def test_every_measure_is_used():
    catalog = build()
    used = {measure.id for kpi in catalog.kpis for measure in catalog.measures_of(kpi)}
    assert set(catalog.measures) - used == set()


def test_the_dimensions_of_a_kpi_are_those_all_its_tables_have():
    dimensions = build().dimensions("visitor_to_lead")
    assert {"channel", "landing_page", "campaign", "source"} <= set(dimensions)
    assert "persona" not in dimensions


# --- KPIs of one's own


def own(**more):
    block = {
        "label": {"en": "Mine"}, "stage": "attract", "kind": "ratio", "unit": "ratio", "better": "up",
        "numerator": "page_views", "denominator": "sessions",
    } | more  # fmt: skip
    return KpiBlock.model_validate(block)


def said(kpis=None, measures=None):
    found = problems(
        kpis or {}, {name: MeasureBlock.model_validate(block) for name, block in (measures or {}).items()}, {}
    )
    return [(".".join(flaw.path), flaw.what, flaw.instead) for flaw in found]


def test_a_kpi_that_is_right_has_no_problems():
    assert said({"mine": own()}) == []


@pytest.mark.parametrize(
    ("kpi", "expected"),
    [
        (
            own(numerator="page_veiws"),
            ("mine.numerator", "there is no measure or KPI 'page_veiws'", "Did you mean 'page_views'?"),
        ),
        (own(denominator=None), ("mine", "a ratio needs a denominator", "")),
        (own(kind="count"), ("mine.denominator", "a count has no denominator", "Make it a ratio, or remove it")),
        (
            own(label=None),
            ("mine", "a KPI of your own needs a label", "Add: label: ... or, by language, label: {en: ..., ru: ...}"),
        ),
        (
            own(kind="duration", denominator=None),
            ("mine.numerator", "a duration needs a measure with 'since' and 'to'", ""),
        ),
        (own(numerator="mine * 2"), ("mine.numerator", "'mine' is made of itself", "Write it out of measures")),
        (own(by=["chanel"]), ("mine.by", "there is no dimension 'chanel'", "Did you mean 'channel'?")),
        (
            own(numerator={"table": "session"}),
            ("mine.numerator.table", "there is no table 'session'", "Did you mean 'sessions'?"),
        ),
    ],
)
def test_what_is_wrong_with_a_kpi_is_said_with_its_place(kpi, expected):
    assert said({"mine": kpi}) == [expected]


@pytest.mark.parametrize(
    ("measure", "place", "what"),
    [
        ({"table": "ads", "sql": "sum(click)"}, "sql", "no column 'click'"),
        ({"table": "ads", "sql": "sum(clicks) / count(*)"}, "sql", "does not add up over days"),
        ({"table": "ads", "sql": "clicks", "additive": False}, "sql", "is no aggregate"),
        ({"table": "ads", "where": "sum(clicks) > 1"}, "where", "it is a condition on one row"),
        ({"table": "ads", "where": "clicks > 1) or (1 = 1"}, "where", "a bracket is not closed or not opened"),
        ({"table": "ads", "where": "clicks > (select 1)"}, "where", "')' is expected after 'clicks > ( select'"),
        ({"table": "ads", "where": "clicks in"}, "where", "'clicks in' breaks off: '(' is expected"),
        ({"table": "ads", "sql": "sum(list_sum(clicks))"}, "sql", "not in the portable subset"),
        ({"table": "ads", "sql": "sum(clicks); drop table ads"}, "sql", "is not allowed in"),
        ({"table": "leads", "day": "channel"}, "day", "'channel' is not a day"),
        ({"table": "leads", "since": "created_at"}, "since", "'since' needs 'to'"),
        ({"table": "ads", "keep": "value > 1"}, "keep", "'keep' needs 'per'"),
    ],
)
def test_what_is_wrong_with_a_measure_is_said_with_its_place(measure, place, what):
    (found,) = said(measures={"m": measure})
    assert found[0] == f"measures.m.{place}"
    assert what in found[1]


def test_kpis_that_need_each_other_are_found():
    two = {"one": own(numerator="two"), "two": own(numerator="one")}
    assert [place for place, what, _ in said(two) if "made of itself" in what] == ["one.numerator", "two.numerator"]


def test_a_key_nobody_knows_is_refused():
    with pytest.raises(ValidationError, match="nominator"):
        own(nominator="x")


# --- windows


def test_a_complete_month_is_compared_with_whole_months():
    plan = windows.plan(parse("2026-03", date(2026, 5, 1)), date(2026, 5, 1))
    assert plan.current == Window(date(2026, 3, 1), date(2026, 4, 1), date(2026, 5, 1))
    assert (plan.previous.first, plan.previous.beyond) == (date(2026, 2, 1), date(2026, 3, 1))
    assert plan.previous.seen == date(2026, 3, 31)
    assert plan.year_to_date.first == date(2026, 1, 1)
    assert len(plan.history) == 24


def test_on_a_day_off_the_days_off_before_count_on_both_sides():
    # Sunday March 8th: five business days; the fifth of February is Friday the 6th, the weekend after it belongs to it.
    plan = windows.plan(parse("2026-03", date(2026, 3, 8)), date(2026, 3, 8))
    assert plan.previous.beyond == date(2026, 2, 9)
    friday = windows.plan(parse("2026-03", date(2026, 3, 6)), date(2026, 3, 6))
    assert friday.previous.beyond == date(2026, 2, 7)


def test_before_the_first_business_day_there_is_nothing_to_compare_with():
    plan = windows.plan(parse("2026-03", date(2026, 3, 1)), date(2026, 3, 1))  # a Sunday
    assert (plan.previous, plan.year_ago) == (None, None)


# --- targets

PLAN = {
    "leads": {"2026-01": 100, "2026-02": 110, "2026-03": 120},
    "cpl": {"2026": 30},
    "ctr": {"2026-01": 1, "2026-02": 2},
}
TODAY = date(2026, 12, 31)


def aim(kpi, period, *, additive=True, rows=(), **more):
    return target(read(rows, PLAN, TODAY), kpi, parse(period, TODAY), additive=additive, **more)


def test_a_quarter_of_a_count_is_the_sum_of_its_months_when_all_are_given():
    assert aim("leads", "2026-Q1").value == 330
    assert aim("leads", "2026-Q2") is None
    assert aim("leads", "2026") is None


def test_a_rate_is_never_summed():
    assert aim("cpl", "2026-Q1", additive=False).value == 30
    assert aim("cpl", "2026-05", additive=False).value == 30
    assert aim("ctr", "2026-Q1", additive=False) is None


def test_a_week_has_its_share_of_its_months_by_business_days():
    # January has 22 business days and February 20; the week from January 26th has five of the first.
    assert aim("leads", "2026-W05") == Target(100 * 5 / 22, "plan", derived="share")
    # March 30th and 31st are two of March's 22; of April nothing is planned.
    assert aim("leads", "2026-W14") is None
    # The week from February 23rd: five of February; March 1st is a Sunday.
    assert aim("leads", "2026-W09").value == pytest.approx(110 * 5 / 20)
    assert aim("leads", "2026-W09", holidays={date(2026, 2, 23)}).value == pytest.approx(110 * 4 / 19)
    assert aim("leads", "2026-03-05") == Target(120 / 22, "plan", derived="share")
    assert aim("leads", "2026-03-07") is None  # a Saturday
    assert aim("leads", "2026-Q1").derived == "sum"
    assert aim("leads", "2026-01").derived == ""


def test_a_week_between_two_months_takes_of_both():
    plan = {"leads": {"2026-01": 220, "2026-02": 400}, "ctr": {"2026-01": 1, "2026-02": 2, "2026-Q2": 3}}
    targets = read([], plan, TODAY)
    # Monday 2026-01-26 to Sunday 2026-02-01 is January's; 2026-W05 in leads: 5 x 10.
    assert target(targets, "leads", parse("2026-W05", TODAY), additive=True).value == pytest.approx(50)
    across = parse("2026-01-29..2026-02-03", TODAY)  # Thursday, Friday; Monday, Tuesday
    assert target(targets, "leads", across, additive=True).value == pytest.approx(2 * 10 + 2 * 20)
    # A rate is not shared out: a week has that of its Thursday's month, a month that of its quarter.
    assert target(targets, "ctr", parse("2026-W05", TODAY), additive=False) == Target(1, "plan", derived="same")
    assert target(targets, "ctr", parse("2026-05", TODAY), additive=False) == Target(3, "plan", derived="same")


def test_the_table_comes_before_the_plan_and_a_later_row_before_an_earlier():
    rows = [
        ("2026-01", "leads", 90, None),
        ("2026-01", "leads", 95, ""),
        ("2026-01", "leads", 7, "Email"),
        ("?", "leads", 1, ""),
    ]
    found = aim("leads", "2026-01", rows=rows)
    assert (found.value, found.origin) == (95, "table")
    assert aim("leads", "2026-01", rows=rows, segment="Email").value == 7
    assert aim("leads", "2026-02", rows=rows).origin == "plan"


def test_what_was_due_is_reckoned_by_business_days():
    known = Window(date(2026, 3, 1), date(2026, 3, 11), date(2026, 3, 10))
    year = Window(date(2026, 1, 1), date(2026, 3, 11), date(2026, 3, 10))
    found = aim("leads", "2026-03", known=known, year=year)
    assert found.to_date == pytest.approx(120 * 7 / 22)
    assert found.year_to_date == pytest.approx(210 + 120 * 7 / 22)
    free = aim("leads", "2026-03", known=known, holidays={date(2026, 3, 2)})
    assert free.to_date == pytest.approx(120 * 6 / 21)


# --- JSON


def test_json_numbers_are_exact_to_the_cent_and_integers_stay_integers():
    assert number(0.1 + 0.2, Unit.MONEY) == 0.3
    assert number(1134672.0, Unit.MONEY) == 1134672
    assert isinstance(number(60.0), int)
    assert number(1 / 3) == 0.333333333333
    assert number(None) is None


def test_the_json_document_says_how_old_a_cohort_is_and_what_was_settled(tmp_path):
    leads = feed(
        tmp_path, "leads",
        """
        created_at lead_id mql_at sal_at
        2026-02-01 a 2026-02-11 -
        2026-03-01 b 2026-03-06 -
        2026-03-02 c - 2026-03-20
        """,
    )  # fmt: skip
    document = as_json(board([leads], "2026-03", "leads", "lead_to_mql", as_of="2026-04-05"))
    leads_read, cohort, by_period = document["readings"]
    assert (leads_read["cohort"], by_period["cohort"]) == (None, None)
    assert (cohort["view"], cohort["value"]) == ("cohort", 1)
    # The month is over since five days; of the three who became MQLs the slowest took 18 days.
    assert cohort["cohort"] == {
        "age_days": 5, "mature_after_days": 18, "mature": False, "newest_mature": {"period": "2026-02", "value": 1},
    }  # fmt: skip
    assert document["notes"] == {"mqls_derived": 0, "out_of_order": 0, "stages_implied": 1}


def test_the_json_document_has_the_agreed_form(tmp_path):
    part = feed(tmp_path, "sessions", "date sessions channel\n2026-03-01 5 Email", complete_through=date(2026, 4, 1))
    document = as_json(board([part], "2026-03", "sessions", "nps", by="channel"))
    assert json.loads(json.dumps(document)) == document
    assert document["period"] == {
        "id": "2026-03", "start": "2026-03-01", "end": "2026-03-31", "complete": True, "as_of": "2026-12-31",
    }  # fmt: skip
    whole, nps, email = document["readings"]
    assert (whole["kpi"], whole["value"], whole["by"], whole["missing"]) == ("sessions", 5, None, None)
    assert whole["history"][-1] == ["2026-03", 5]
    assert (nps["value"], nps["missing"]) == (None, "not fed: table surveys")
    assert email["by"] == {"channel": "Email"}
    assert list(whole) == [
        "kpi", "stage", "kind", "unit", "currency", "by", "view", "value", "numerator", "denominator", "previous", "year_ago",
        "year_to_date", "target", "target_origin", "target_derived", "benchmark", "benchmark_origin", "status", "verdict",
        "interval", "interval_method", "interval_inputs", "history", "rows_used", "missing", "lacking", "partial", "estimated",
        "details",
            "cohort",
    ]  # fmt: skip
    assert document["data"] == [
        {
            "table": "sessions", "source": "sessions_source", "file": "sessions.csv", "rows_read": 1, "rows_used": 1,
            "rows_rejected": 0, "rows_duplicate": 0, "rows_skipped": 0, "complete_through": "2026-04-01",
        }
    ]  # fmt: skip

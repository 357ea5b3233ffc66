"""The SQL of every KPI in the words of every engine: it can be read again in them, and the known traps are seen to."""

import re
from datetime import date
from functools import cache
from zoneinfo import ZoneInfo

import pytest
import sqlglot
from pydantic import TypeAdapter
from sqlglot import exp

from reportgen.contract import AnySource
from reportgen.engine.dialects import DIALECTS, POSTGRESQL, DialectError, neutral, said
from reportgen.engine.warehouse import Held, WarehouseEngine, brought_over
from reportgen.landing.in_place import in_place
from reportgen.landing.words_of import NEUTRAL
from reportgen.landing.words_of import POSTGRESQL as POSTGRESQL_WORDS
from reportgen.metrics import needs, rows, windows
from reportgen.metrics.catalog import build
from reportgen.metrics.frames import ask
from reportgen.metrics.settled import Settled
from reportgen.metrics.windows import Window
from reportgen.periods import parse
from reportgen.tables import TABLES
from tests.small_tables import BUSINESS

OTHERS = DIALECTS[1:]
KINDS = {"day": "date", "integer": "whole", "number": "float", "money": "decimal", "flag": "flag", "text": "text"}
AS_OF = date(2026, 6, 30)
SHOWN = (
    "sessions", "organic_ctr", "users", "followers", "new_linking_domains", "leads", "mqls", "customers", "lead_to_mql_days",
    "revenue", "marketing_cost", "nps",
)  # fmt: skip
"""KPIs whose SQL is kept for each engine: counts, shares, cohorts, waits, levels, money in several currencies, distinct members."""

FEW = {
    "sessions": "date sessions users channel", "search": "date clicks impressions query page", "social": "date network followers",
    "backlinks": "first_seen lost_at domain", "leads": "created_at lead_id mql_at customer_at", "surveys": "responded_at score",
    "deals": "created_at deal_id lead_id closed_at status amount currency", "costs": "date category amount currency",
    "orders": "ordered_at order_id customer_id amount currency", "fx": "date currency rate",
}  # fmt: skip
"""The columns that those are made of."""


def held(dialect, fed):
    """Every table in a warehouse, column by column of the type it should have, but for days that are texts and instants."""
    found = []
    for number, table in enumerate(TABLES[name] for name in fed):
        columns = {name: name for name in table.columns if name in fed[table.name]}
        source = TypeAdapter(AnySource).validate_python(
            {"kind": "sql", "from": f"crm.{table.name}", "table": table.name, "columns": columns}
        )
        kinds = {name: KINDS[column.type] for name, column in table.columns.items()}
        if table.name == "orders":
            kinds["ordered_at"] = "instant"
        if table.name == "surveys":
            kinds["responded_at"] = "text"
        words = POSTGRESQL_WORDS if dialect == POSTGRESQL else NEUTRAL
        made = in_place(source, f"crm.{table.name}", kinds, ZoneInfo("Europe/Berlin"), words)
        found.append(Held(number, table.name, made.columns, made.raw, dialect))
    return found


CATALOG = build({}, {}, BUSINESS.stages)
FED = {table.name: frozenset(table.columns) for table in TABLES.values()}
SETTLED = Settled.of(FED, BUSINESS, AS_OF)
ENGINES = {dialect: WarehouseEngine(held(dialect, FED), ()) for dialect in DIALECTS}


def questions(by=None):
    """Every query that a report of a quarter asks."""
    plan = windows.plan(parse("2026-Q1", AS_OF), AS_OF)
    ids = needs.ordered(CATALOG, ())
    measures = needs.measures_of(CATALOG, ids, SETTLED)
    asked = []

    def query(sql):
        asked.append(sql)
        return []

    every = needs.windows_of(CATALOG, ids, plan, SETTLED)
    ask(
        measures,
        every[:6],
        SETTLED,
        query,
        by,
        plan.current,
        needs.rows_behind(CATALOG, ids, SETTLED, ()),
        plan.aged[:3],
    )
    return asked


def measure_queries(settled=SETTLED, kpis=()):
    """The query of each measure alone, as `explain` shows it."""
    window = Window(date(2026, 1, 1), date(2026, 4, 1), AS_OF)
    for measure in sorted(needs.measures_of(CATALOG, needs.ordered(CATALOG, kpis), settled), key=lambda one: one.id):
        yield measure.id, rows.alone(measure, window, settled)


QUESTIONS = sorted(questions(), key=len)
SHORT = QUESTIONS[:6]
"""Those that are put into other words quickly; all of them are, by night."""


@cache
def put(dialect, sql):
    return ENGINES[dialect].text(sql)


@cache
def tree_of(dialect, sql):
    return sqlglot.parse_one(put(dialect, sql), read=dialect)


some = pytest.mark.parametrize(
    "asked", [SHORT, pytest.param(QUESTIONS, marks=pytest.mark.nightly)], ids=["some", "all"]
)


@some
@pytest.mark.parametrize("dialect", OTHERS)
def test_every_question_of_a_report_can_be_read_again_in_the_words_of_the_engine(dialect, asked):
    assert len(QUESTIONS) > 25
    for sql in asked:
        assert isinstance(tree_of(dialect, sql), exp.Query)
        assert "raw_" in put(dialect, sql)


@pytest.mark.nightly
@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_measure_can_be_read_again_in_the_words_of_the_engine(dialect):
    for measure, sql in measure_queries():
        text = ENGINES[dialect].text(sql)
        read = "postgres" if dialect == POSTGRESQL else dialect
        assert isinstance(sqlglot.parse_one(text, read=read), exp.Query), measure


@pytest.mark.parametrize("dialect", DIALECTS)
def test_the_sql_of_a_dozen_kpis_is_known(dialect, golden):
    fed = {table: frozenset(columns.split()) for table, columns in FEW.items()}
    engine, settled = WarehouseEngine(held(dialect, fed), ()), Settled.of(fed, BUSINESS, AS_OF)
    parts = [f"-- {name}\n{engine.text(sql)};\n" for name, sql in measure_queries(settled, SHOWN)]
    assert len(parts) >= 12
    golden(f"sql/{dialect}.sql", "\n".join(parts))


CUSTOMERS = dict(measure_queries())["customers"]


def trees(dialect, asked):
    return (tree_of(dialect, sql) for sql in (CUSTOMERS, *asked))


@some
@pytest.mark.parametrize("dialect", sorted({"trino", "bigquery", "clickhouse"}))
def test_least_and_greatest_pass_over_nulls(dialect, asked):
    """There they are null where one of the values is; a stage that was skipped must not hide the one before it."""
    for tree in trees(dialect, asked):
        for node in tree.find_all(exp.Least, exp.Greatest):
            filled = [isinstance(each, exp.Coalesce) for each in (node.this, *node.expressions)]
            assert all(filled) or isinstance(node.parent, exp.Coalesce), node.sql(dialect)


def test_snowflake_is_asked_for_its_own_words_of_that():
    text = put("snowflake", CUSTOMERS)
    assert "LEAST_IGNORE_NULLS(" in text
    assert not re.search(r"\b(LEAST|GREATEST)\(", text)


@some
@pytest.mark.parametrize("dialect", OTHERS)
def test_days_between_days_are_a_number_and_no_interval(dialect, asked):
    text = said("select cast(greatest(mql_at, created_at) - created_at as integer) as d from t", dialect)
    assert re.search(r"DATE_?DIFF\(", text)
    for tree in trees(dialect, asked):
        for node in tree.find_all(exp.Sub):
            assert not isinstance(node.parent, exp.Cast), node.parent.sql(dialect)


@pytest.mark.parametrize("dialect", OTHERS)
def test_whole_numbers_are_divided_as_fractions(dialect):
    text = said("select clicks / impressions as ctr from t", dialect)
    if dialect == "trino":
        assert "AS DOUBLE)" in text
    else:
        assert re.search(r"clicks / impressions|IEEE_DIVIDE|SAFE_DIVIDE", text)


@pytest.mark.parametrize(
    ("dialect", "text"),
    [
        ("spark", "CAST(FROM_UTC_TIMESTAMP(CAST(q.`ordered_at` AS TIMESTAMP), 'Europe/Berlin') AS DATE)"),
        ("clickhouse", "toDate(toTimeZone(q.\"ordered_at\", 'Europe/Berlin'))"),
        ("trino", "CAST(AT_TIMEZONE(q.\"ordered_at\", 'Europe/Berlin') AS DATE)"),
        ("bigquery", "DATE(q.`ordered_at`, 'Europe/Berlin')"),
        ("snowflake", "CAST(CONVERT_TIMEZONE('Europe/Berlin', q.\"ordered_at\") AS DATE)"),
        ("postgresql", "q.\"ordered_at\" at time zone 'Europe/Berlin'"),
    ],
)
def test_an_instant_belongs_to_the_day_of_the_business(dialect, text):
    made = in_place(
        TypeAdapter(AnySource).validate_python(
            {"kind": "sql", "from": "o", "table": "leads", "columns": {"created_at": "ordered_at", "lead_id": "id"}}
        ),
        "o", {"ordered_at": "instant", "id": "whole"}, ZoneInfo("Europe/Berlin"),
        POSTGRESQL_WORDS if dialect == POSTGRESQL else NEUTRAL,
    )  # fmt: skip
    sql = made.raw.replace("{part}", "0").replace("t0 ", 'q."ordered_at" ').replace("(t0,", '(q."ordered_at",')
    assert text in said(sql, dialect)


@pytest.mark.parametrize("dialect", OTHERS)
def test_names_are_quoted_as_the_engine_quotes_and_folded_as_it_folds(dialect):
    text = said('select q."Erstellt am" as "date", q."date" as "created_at" from "Meine Tabelle" as q', dialect)
    sign = "`" if dialect in ("spark", "bigquery") else '"'
    assert f"q.{sign}Erstellt am{sign}" in text
    if dialect == "snowflake":  # our own names are folded to capitals, those of the source are left
        assert re.search(r"AS date\b", text)
        assert 'q."date" AS created_at' in text


@pytest.mark.parametrize("dialect", OTHERS)
def test_conditions_inside_aggregates_and_distinct_members_keep_their_meaning(dialect):
    text = said(
        "select sum(a) filter (where b) as x, count(*) filter (where b) as y, count(distinct c) as z from t", dialect
    )
    assert "COUNT(DISTINCT c)" in text
    tree = sqlglot.parse_one(text, read=dialect)
    assert len(list(tree.find_all(exp.Filter, exp.If, exp.CountIf))) >= 2


@pytest.mark.parametrize("dialect", OTHERS)
def test_the_newest_comes_first_and_nulls_last(dialect):
    """Where an engine puts nulls first when it counts down, it is told not to; ours are never null."""
    text = said("select row_number() over (partition by a order by d desc) as n from t", dialect)
    assert ("NULLS LAST" in text) == (dialect == "snowflake")


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_small_table_of_files_is_written_into_the_question(dialect):
    columns = ("date", "currency", "rate", "_part", "_row")
    text = said(
        brought_over("fx", columns, [(date(2026, 1, 1), "CH'F", 1.05, 0, 0), (None, None, None, 0, 1)], dialect),
        dialect,
    )
    assert "CH''F" in text or "CH\\'F" in text
    assert sqlglot.parse_one(text, read="postgres" if dialect == POSTGRESQL else dialect)
    assert "1 = 0" in brought_over("fx", columns, [], dialect)


@pytest.mark.parametrize("dialect", OTHERS)
def test_a_query_in_the_engines_own_words_stands_inside_ours(dialect):
    own = {"bigquery": "(select `a b` from `p.d.t`)", "spark": "(select `a b` from d.t)"}.get(
        dialect, '(select "a b" from d.t)'
    )
    text = said(f'select q."a b" as x from {neutral(own, dialect)} as q', dialect)
    assert sqlglot.parse_one(text, read=dialect)
    with pytest.raises(DialectError, match=f"is not understood as {dialect}"):
        neutral("(select from where ((", dialect)


def test_money_keeps_its_decimals():
    for dialect in OTHERS:
        text = said("select cast(amount as decimal(38, 10)) as a, cast(x as decimal(18, 4)) as b from t", dialect)
        assert re.search(r"DECIMAL\(38, 10\)|Decimal\(38, 10\)|BIGNUMERIC|NUMBER\(38, 10\)", text)
        assert re.search(r"\(18, 4\)|ROUND\(CAST\(x AS BIGNUMERIC\), 4\)", text)

"""A contract is refused with every mistake at once, each with its place and the way out."""

from __future__ import annotations

from typing import Any

import duckdb
import pytest
from pydantic import ValidationError

from reportgen.contract import FileSource, dates, derive, fed_columns, problems
from reportgen.contract.channels import CHANNELS, channel_sql

SOUND: dict[str, Any] = {
    "kind": "csv",
    "table": "orders",
    "path": "orders.csv",
    "columns": {"order_id": "id", "customer_id": "customer", "ordered_at": {"from": "day"}, "amount": "amount"},
}


def declared(**changes: Any) -> FileSource:
    return FileSource.model_validate({**SOUND, **changes})


def found(**changes: Any) -> list[tuple[str, str, str]]:
    return problems("shop", declared(**changes))


def test_a_sound_contract_has_no_problems() -> None:
    assert found() == []


@pytest.mark.parametrize(
    ("changes", "path", "word"),
    [
        ({"table": "order"}, "sources.shop.table", "'orders'"),
        ({"delimiter": ";;"}, "sources.shop.delimiter", "tab"),
        ({"delimiter": '"'}, "sources.shop.delimiter", "whitespace"),
        ({"encoding": "utf-9"}, "sources.shop.encoding", "utf-8"),
        ({"encoding": "hex"}, "sources.shop.encoding", "hex"),
        ({"header": False}, "sources.shop.names", "names"),
        ({"names": ["a"]}, "sources.shop.names", "header"),
        ({"dates": "%Y-%m"}, "sources.shop.dates", "no day"),
        ({"dates": "%Y-%m-%d %Q"}, "sources.shop.dates", "%Q"),
        ({"dates": ["%d/%m/%Y", "%m/%d/%Y"]}, "sources.shop.dates", "alike"),
        ({"timezone": "Europe/Pragu"}, "sources.shop.timezone", "Europe/Prague"),
        ({"sheet": 2}, "sources.shop.sheet", "kind: csv"),
        ({"kind": "xlsx", "quote": ""}, "sources.shop.quote", "kind: xlsx"),
        ({"kind": "parquet", "preamble": 1}, "sources.shop.preamble", "kind: parquet"),
        ({"kind": "xlsx", "dates": "%Y-%d-%m"}, "sources.shop.dates", "ISO"),
        ({"grouping": "indian"}, "sources.shop.grouping", "thousands"),
        ({"decimal": ",", "thousands": ","}, "sources.shop.thousands", "decimal"),
        ({"key": ["orderid"]}, "sources.shop.key", "'order_id'"),
        ({"constants": {"currency": 5}}, "sources.shop.constants.currency", "no text"),
        ({"constants": {"currency": "row_number"}}, "sources.shop.constants.currency", "order_id"),
        ({"constants": {"amount": 5}}, "sources.shop.constants.amount", "`columns`"),
        ({"constants": {"curency": "EUR"}}, "sources.shop.constants.curency", "'currency'"),
        ({"derive": {"currency": "getenv('HOME')"}}, "sources.shop.derive.currency", "getenv"),
        ({"columns": {**SOUND["columns"], "amout": "x"}}, "sources.shop.columns.amout", "'amount'"),
        ({"columns": {"order_id": "id"}}, "sources.shop.columns", "customer_id"),
        (
            {"columns": {**SOUND["columns"], "currency": {"from": "c", "percent": True}}},
            "sources.shop.columns.currency.percent",
            "text",
        ),
        (
            {"columns": {**SOUND["columns"], "amount": {"from": "c", "dates": "%d"}}},
            "sources.shop.columns.amount.dates",
            "money",
        ),
    ],
)
def test_a_mistake_is_told_with_its_place(changes: dict[str, Any], path: str, word: str) -> None:
    told = [problem for problem in found(**changes) if problem[0] == path]
    assert told, found(**changes)
    assert any(word in f"{what}. {instead}" for _, what, instead in told)


def test_all_mistakes_are_told_at_once() -> None:
    assert len(found(delimiter="::", encoding="x", key=["nope"], constants={"currency": 1})) == 4


@pytest.mark.parametrize(
    "changes",
    [
        {"path": ""},
        {"dlimiter": ";"},
        {"decimal": "x"},
        {"overlap": "maybe"},
        {"max_rejected": 2},
        {"columns": {"order_id": {"form": "id"}}},
        {"skip": [{"column": "id"}]},
        {"preamble": -1},
        {"quote": "ab"},
        {"kind": "xls"},
        {"kind": "xlsx", "sheet": 0},
        {"escape": "^"},
        {"negatives": "red"},
    ],
)
def test_a_form_that_is_none_is_refused_by_the_model(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        declared(**changes)


def test_values_of_a_closed_column_must_be_among_its_own() -> None:
    source = FileSource.model_validate({
        "kind": "csv",
        "table": "deals",
        "path": "d.csv",
        "columns": {"deal_id": "id", "created_at": "day", "status": {"from": "stage", "values": {"Closed": "win"}}},
    })  # fmt: skip
    assert [(path, instead) for path, _, instead in problems("crm", source)] == [
        ("sources.crm.columns.status.values", "Did you mean 'won'?")
    ]


def test_further_columns_are_kept_where_the_table_is_open() -> None:
    source = FileSource.model_validate(
        {
            "kind": "csv",
            "table": "leads",
            "path": "l.csv",
            "columns": {"lead_id": "id", "created_at": "day", "company_size": "size"},
        }
    )
    assert problems("crm", source) == []
    assert fed_columns(source) == ("created_at", "lead_id", "company_size")


def test_the_fingerprint_follows_the_contract_and_the_reading_only_what_changes_rows() -> None:
    assert declared().fingerprint() == declared().fingerprint()
    assert declared().fingerprint() != declared(max_rejected=0.5).fingerprint()
    assert declared().reading() == declared(max_rejected=0.5, key=["order_id"], path="other.csv").reading()
    assert declared().reading() != declared(decimal=",").reading()


@pytest.mark.parametrize(
    "expression",
    ["case when \"a b\" > '5' then 'x' else lower(y) end", "cast(cost_micros as bigint) / 1000000.0", "a || '-' || b",
     "position('x' in a) + year(cast(b as date))", "a not in ('x', 'y') and b is not null", "interval 3 month + date '2026-01-01'",
     "'it''s -- no comment'", "split_part(\"Source / medium\", ' / ', 1)", "-1 * cast(x as decimal(18,4))"],
)  # fmt: skip
def test_a_scalar_expression_over_columns_is_allowed(expression: str) -> None:
    assert derive.check(expression) is None


@pytest.mark.parametrize(
    "expression",
    ["", "a; drop table x", "a -- b", "a /* b */", "(select 1)", "read_csv('x')", "read_text('/etc/passwd')", "getenv('HOME')",
     "copy(a)", "a)(b", "(a", "a)", "x::int", "$$a$$", "a.b", "glob('*')", "pragma_version()", "current_setting('x')",
     "[1]", "{'a':1}", "a from b", "exists(select 1)", "getvariable('x')",
     "repeat('a', 1000000000)", "E'\\x'", "nextval('s')", "a AT b @ c"],
)  # fmt: skip
def test_anything_but_a_scalar_expression_is_refused(expression: str) -> None:
    assert derive.check(expression, ["a", "b", "c", "x"]) is not None


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        ("case when a = 'x' then 1", "lacks WHEN or ELSE or END after ''x' then 1', where it ends"),
        ("case when a = 'x' 'y' end", "lacks THEN after 'a = 'x'', where ''y'' stands"),
        ("case when", "ends after 'case when'"),
        ("a b", "does not go on after 'a'"),
        ("a + * 2", "lacks a value before '*'"),
        ("cast(a as number)", "casts to 'number', which is no type here"),
        ("a * 2", "counts with 'a', and the columns of a file are texts"),
        ("a > 5", "sets 'a' beside a number, and the columns of a file are texts"),
        ("day = 'x'", "cannot have DAY after its beginning"),
    ],
)
def test_words_that_make_no_expression_are_told_before_a_row_is_read(expression: str, said: str) -> None:
    mistake = derive.check(expression)
    assert mistake is not None
    assert mistake.what == said
    assert mistake.instead


def test_an_expression_names_its_columns_and_an_unknown_one_is_told() -> None:
    assert derive.columns_of('case when "A b" > c then c end') == ("A b", "c")
    mistake = derive.check("lower(Sourc)", ["Source", "Medium"])
    assert mistake is not None
    assert mistake.instead == "Did you mean 'Source'?"


def test_columns_in_an_expression_are_replaced_and_texts_are_not() -> None:
    assert derive.compiled("a || 'a' || \"A\"", {"a": "r0", "A": "r1"}) == "r0 || 'a' || r1"


@pytest.mark.parametrize(
    ("form", "text", "fits"),
    [
        ("%Y-%m-%d", "2026-01-05", True),
        ("%Y-%m-%d", "2026-1-5", True),
        ("%Y-%m-%d", "26-01-05", False),
        ("%Y%m%d", "20260105", True),
        ("%Y%m%d", "2026105", False),
        ("%d.%m.%Y", "5.1.2026", True),
        ("%d.%m.%Y", "5x1x2026", False),
        ("%d %b %Y", "5 Jan 2026", True),
        ("%Y-%m-%dT%H:%M:%S%z", "2026-01-05T10:00:00Z", True),
        ("%Y-%m-%dT%H:%M:%S%z", "2026-01-05T10:00:00+02:00", True),
        ("%Y-%m-%d %H:%M:%S.%f", "2026-01-05 10:00:00.123", True),
        ("%m/%d/%Y %I:%M %p", "1/5/2026 9:30 PM", True),
    ],
)
def test_a_date_format_is_a_pattern_for_the_whole_text(form: str, text: str, fits: bool) -> None:
    assert dates.mistake(form) == ""
    assert duckdb.execute("SELECT regexp_full_match(?, ?)", [text, dates.pattern(form)]).fetchall() == [(fits,)]


@pytest.mark.parametrize(
    ("source", "medium", "campaign", "channel"),
    [
        ("(direct)", "(none)", "", "Direct"),
        (None, None, None, "Direct"),
        ("google", "cpc", "cross-network", "Cross-network"),
        ("google", "organic", "", "Organic Search"),
        ("www.google.co.uk", "referral", "", "Organic Search"),
        ("seznam.cz", "organic", "", "Organic Search"),
        ("Google", "CPC", "brand", "Paid Search"),
        ("google", "cpc", "spring-shopping", "Paid Shopping"),
        ("amazon", "cpc", "", "Paid Shopping"),
        ("facebook.com", "paidsocial", "", "Paid Social"),
        ("facebook", "cpc", "", "Paid Social"),
        ("youtube.com", "cpv", "", "Paid Video"),
        ("youtube.com", "paid", "", "Paid Video"),
        ("dv360", "cpm", "", "Display"),
        ("dv360", "display", "", "Display"),
        ("partner", "ppc", "", "Paid Other"),
        ("etsy.com", "referral", "", "Organic Shopping"),
        ("linkedin", "social", "", "Organic Social"),
        ("m.facebook.com", "referral", "", "Organic Social"),
        ("lists", "sm", "", "Organic Social"),
        ("vimeo.com", "referral", "", "Organic Video"),
        ("newsletter", "email", "", "Email"),
        ("e-mail", "x", "", "Email"),
        ("partner", "affiliate", "", "Affiliates"),
        ("example.org", "referral", "", "Referral"),
        ("spotify", "audio", "", "Audio"),
        ("sms", "x", "", "SMS"),
        ("app", "web push", "", "Mobile Push Notifications"),
        ("partner", "print", "workshop", "Unassigned"),
        ("partner", "print", "web-shop", "Organic Shopping"),
        ("(not set)", "(not set)", "", "Unassigned"),
    ],
)
def test_a_visit_has_the_channel_of_ga4(
    source: str | None, medium: str | None, campaign: str | None, channel: str
) -> None:
    assert channel in CHANNELS
    assert duckdb.execute(
        f"SELECT {channel_sql('a', 'b', 'c')} FROM (SELECT ? AS a, ? AS b, ? AS c)", [source, medium, campaign]
    ).fetchall() == [(channel,)]

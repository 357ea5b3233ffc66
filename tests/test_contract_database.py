"""What a database may be asked, and how its address is written, is settled before anything is connected."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from reportgen.contract import AnySource, SqlSource, problems, select
from reportgen.contract.database_url import DRIVERS, address, mistake, written
from reportgen.errors import ConfigError
from reportgen.project import load
from reportgen.settings import SecretRef

BASE: dict[str, Any] = {
    "kind": "sql", "table": "leads", "url": "${DB}", "from": "crm.contacts", "columns": {"lead_id": "id", "created_at": "made"},
}  # fmt: skip


def said(**changes: Any) -> list[str]:
    given_ = {key: value for key, value in {**BASE, **changes}.items() if value is not None}
    found = problems("crm", SqlSource.model_validate(given_))
    return [f"{place.removeprefix('sources.crm.')}: {what}" for place, what, _ in found]


def test_a_sound_contract_has_no_problem() -> None:
    assert said() == []
    assert (
        said(
            window={"days": 30},
            aggregate=True,
            table="ads",
            columns={"date": "d", "impressions": "i", "clicks": "c", "spend": "s"},
        )
        == []
    )
    query = "select id, made from crm.contacts where made >= :start and made < :next -- it's :all\n;"
    assert said(**{"from": None}, query=query, window={"from": "2026-01-01"}) == []


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"query": "select 1"}, "from: what is to be read is said twice or not at all"),
        ({"from": None}, "from: what is to be read is said twice or not at all"),
        ({"from": "crm.contacts; drop table x"}, "from: 'crm.contacts; drop table x' is no name of a table"),
        ({"from": "a.b.c.d"}, "from: 'a.b.c.d' is no name of a table"),
        ({"from": '"open'}, "from: '\"open' is no name of a table"),
        ({"password": "${PW}"}, "password: has no use where the whole address is a secret"),
        ({"from": None, "query": "select :begin"}, "query: ':begin' stands for nothing"),
        ({"from": None, "query": "select :start"}, "query: ':start' is a day of a window, and there is none"),
        ({"from": None, "query": "select 1", "window": {"days": 5}}, "window: nothing asks for it"),
        ({"from": None, "query": "select 1", "aggregate": True}, "aggregate: has no meaning for a query"),
        (
            {"window": {"days": 5}, "columns": {"lead_id": "id"}, "derive": {"created_at": '"made"'}},
            "window: nothing says which column",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_told(changes: dict[str, Any], says: str) -> None:
    assert any(one.startswith(says) for one in said(**changes)), said(**changes)


@pytest.mark.parametrize(
    "query",
    [
        "insert into x values (1)", "select 1; select 2", "select 1;;",
        "with a as (update x set y = 1 returning *) select * from a",
        "select * from a for share", "select * from a for no key update", "select lo_import('/etc/passwd')", "begin", "",
        "select * from dblink('x', 'y')", "select nextval('s')", "select xp_cmdshell('dir')", "select load_file('/etc/passwd')",
        "select 1 into outfile '/tmp/x'", "exec sp_who", "select * from openrowset('x')", "select pg_catalog . pg_sleep (5)",
        "select /* */ query_to_xml('delete from x', true, true, '')", "values (1)", "table x", "select 'open", "select \"open",
        "select /* open", "select $$ open", "select 'a\\' or 1 -- '", "call x()", "explain select 1",
        "select U&\"\\0070g_sleep\"(1)",
        "select sleep(5)", "select benchmark(1, 2)", "select * from read_csv('/etc/passwd')", "attach 'x' as y", "pragma x",
    ],
)  # fmt: skip
def test_a_query_that_is_more_than_one_select_is_refused(query: str) -> None:
    with pytest.raises(select.NoSelectError):
        select.read(query)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("SELECT a::date FROM t;", r"SELECT a\:\:date FROM t"),
        ("select 'delete; it''s :start' as \"update\", \"a:b\" from t",
         r"""select 'delete; it''s \:start' as "update", "a\:b" from t"""),
        ("with x as (select 1) select * from x -- ; drop table y", "with x as (select 1) select * from x"),
        ("select e'it\\'s' , $q$ drop; $q$, a[1:2], j->>'k', b#>>'{x}' from t",
         r"select e'it\'s' , $q$ drop; $q$, a[1\:2], j->>'k', b#>>'{x}' from t"),
        ("select `from`, [My Column], substring(a from 1 for 2), replace(a, 'x', 'y') from t tablesample system (1)",
         "select `from`, [My Column], substring(a from 1 for 2), replace(a, 'x', 'y') from t tablesample system (1)"),
        ("select updated_at, created_by, copying from inserted_rows", "select updated_at, created_by, copying from inserted_rows"),
    ],
)  # fmt: skip
def test_a_query_that_reads_is_taken_as_it_is(query: str, text: str) -> None:
    assert select.read(query).text == text


def test_only_what_stands_outside_of_texts_and_comments_is_a_parameter() -> None:
    read = select.read("select ':a', \":b\", x::int, /* :c */ y from t where d >= :start and e < :next -- :d")
    assert read.binds == ("start", "next")


@given(st.text(max_size=80))
def test_whatever_is_written_is_read_or_refused_and_a_second_statement_never_passes(text: str) -> None:
    for query in (text, f"select {text}", f"select 1; {text}"):
        try:
            read = select.read(query)
        except select.NoSelectError:
            continue
        assert read.text.split(None, 1)[0].lower().startswith(("select", "with"))
        assert not (query.startswith("select 1; ") and text.strip() and not text.lstrip().startswith(("--", "/*")))


@given(
    st.lists(
        st.text(min_size=1, max_size=20).filter(lambda part: part.isprintable() and part.strip()),
        min_size=1,
        max_size=3,
    )
)
def test_a_quoted_name_of_a_table_is_read_back(parts: list[str]) -> None:
    name = ".".join('"' + part.replace('"', '""') + '"' for part in parts)
    assert select.relation(name) == tuple(parts)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("postgresql://me:p%40ss@db.example.com:5433/crm?sslmode=require", "postgresql://db.example.com:5433/crm"),
        ("postgres://db/crm", "postgresql://db/crm"),
        ("postgresql://me@/crm?host=/var/run/postgresql", "postgresql://localhost/crm"),
        ("postgresql+psycopg://me:a:b@[::1]/crm", "postgresql://[::1]/crm"),
        ("sqlite:///data/shop.db", "sqlite:///data/shop.db"),
        ("sqlite:////srv/shop.db", "sqlite:////srv/shop.db"),
        ("snowflake://me:pw@account/db/schema?warehouse=w", "snowflake://account/db/schema"),
    ],
)
def test_an_address_is_shown_without_who_logs_in(url: str, shown: str) -> None:
    assert address(url).shown == shown


def test_what_is_secret_in_an_address() -> None:
    found = address("trino://me:pa%2Fss@h/c?sslmode=require&access_token=t0ken&warehouse=w")
    assert [secret.reveal() for secret in found.secrets()] == ["pa/ss", "t0ken"]
    assert written(SecretRef.parse("${DB}")) == "${DB}"
    assert written("postgresql://me@h/d") == "postgresql://h/d"


@pytest.mark.parametrize(
    "url", ["postgresql://me:c4n4ry@h/d", "mysql://h/d?token=c4n4ry", "c4n4ry", "c4n4ry://h/d", "x ${c4n4ry}"]
)
def test_a_secret_in_clear_is_refused_and_not_repeated(url: str, tmp_path: Path) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(AnySource).validate_python({**BASE, "url": url})
    config = tmp_path / "config"
    config.mkdir()
    (config / "business.yaml").write_text("name: A\ntimezone: Europe/Prague\ncurrency: EUR\n")
    lines = 'crm: {kind: sql, table: leads, from: t, columns: {lead_id: id, created_at: at}, url: "%s"}\n'
    (config / "sources.yaml").write_text(lines % url)
    with pytest.raises(ConfigError) as told:
        load(tmp_path, {})
    assert "config/sources.yaml:1: crm.url: " in str(told.value)
    assert "c4n4ry" not in str(told.value).replace("c4n4ry'. ", "") or "names no kind of database" in str(told.value)


def test_every_known_driver_says_what_to_install() -> None:
    for backend, driver in DRIVERS.items():
        assert driver.module
        assert driver.package or backend == "sqlite"
        assert mistake(f"{backend}://h/d") == ""

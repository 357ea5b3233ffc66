"""The commands over a warehouse: what they show, what they say when it refuses, and that nobody sees its password."""

import base64
import json
import os
import shutil
from datetime import date
from urllib.parse import quote

import psycopg
import pytest
from ruamel.yaml import YAML

from reportgen import pipeline
from reportgen.archive import freeze, thaw
from reportgen.cli import main
from reportgen.project import load
from reportgen.sources import World
from tests import warehouse

CANARY = "c4n4ry/4711+geheim"
SOURCES = {
    "visits": {"kind": "sql", "table": "sessions", "from": "visits",
               "columns": {"date": "day", "sessions": "n", "channel": "channel"}},
    "people": {"kind": "sql", "table": "leads", "from": "people", "key": "lead_id", "max_rejected": 0.5,
               "columns": {"created_at": "made", "lead_id": "id", "channel": "origin"}},
}  # fmt: skip


@pytest.fixture
def small(tmp_path, postgresql, monkeypatch):
    """A project of two tables one can add up by hand, in a database that a reader with a password logs in at."""
    url = postgresql.new_database()
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("create table visits (day date, n integer, channel text)")
        connection.execute(
            "insert into visits select date '2026-05-01' + i, 10, 'Email' from generate_series(0, 30) as i"
        )
        connection.execute("create table people (made text, id integer, origin text)")
        connection.execute(
            "insert into people values ('2026-05-04', 1, 'Email'), ('2026-05-05', 2, null), ('soon', 3, 'Email'), (null, 4, '')"
        )
        connection.execute(f"drop role if exists reader; create role reader login password '{CANARY}'")
        connection.execute("grant select on visits, people to reader")
    folder = tmp_path / "project"
    (folder / "config").mkdir(parents=True)
    (folder / "config" / "business.yaml").write_text(
        "name: Acme\ntimezone: Europe/Berlin\ncurrency: EUR\nas_of: 2026-05-31\n"
    )
    monkeypatch.setenv("WAREHOUSE_URL", url.replace("tests@", f"reader:{quote(CANARY, safe='')}@"))
    write(folder, SOURCES)
    yield folder, url
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("drop owned by reader; drop role reader")


def write(folder, sources, warehouse="${WAREHOUSE_URL}"):
    with (folder / "config" / "sources.yaml").open("w") as target:
        YAML().dump({"warehouse": warehouse, **sources}, target)


def call(folder, *arguments):
    return main(["--project", str(folder), *arguments])


def unseen(folder, *texts):
    """The password stands in no text and in no file."""
    written = "".join(texts).encode() + b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    for form in (CANARY, quote(CANARY, safe=""), base64.b64encode(CANARY.encode()).decode()):
        assert form.encode() not in written


def test_sources_counts_rows_where_they_are(small, capsys):
    assert call(small[0], "sources", "--json") == 0
    out, err = capsys.readouterr()
    found = {each["source"]: each for each in json.loads(out)["sources"]}
    assert found["visits"]["rows"] == {"read": 31, "used": 31, "rejected": 0, "duplicate": 0, "skipped": 0}
    assert (found["visits"]["first_day"], found["visits"]["last_day"]) == ("2026-05-01", "2026-05-31")
    assert found["people"]["rows"] == {"read": 4, "used": 2, "rejected": 2, "duplicate": 0, "skipped": 0}
    assert found["people"]["files"] == ["warehouse people"]
    assert found["people"]["last_read"]
    assert call(small[0], "rejects", "--csv") == 0
    assert {line.split(",", 2)[2] for line in capsys.readouterr().out.splitlines()[1:]} == {
        "made,soon,not_a_date",
        "made,,required",
    }
    unseen(small[0], out, err)


def test_kpis_and_explain_give_the_figures_and_the_question(small, capsys):
    assert call(small[0], "explain", "visitor_to_lead", "--period", "2026-05") == 0
    out, err = capsys.readouterr()
    assert "2 / 310" in out
    assert "from visits as q" in out
    assert "warehouse visits" in out
    unseen(small[0], out, err)


def test_check_online_asks_for_a_row_of_each(small, capsys):
    assert call(small[0], "check", "--online") == 0
    capsys.readouterr()


@pytest.mark.parametrize(
    ("what", "change", "said", "instead"),
    [
        ("a missing table", {"from": "visitors"}, 'there is no such table: relation "visitors" does not exist', "Check its name"),
        (
            "a missing column", {"columns": {"date": "tag", "sessions": "n"}},
            "has no column 'tag'. It has: day, n, channel", "",
        ),
        ("a closed table", {"from": "secret"}, "permission is denied: permission denied for table secret", "GRANT SELECT ON TABLE"),
        (
            "a key that comes twice", {"key": ["channel"], "columns": SOURCES["visits"]["columns"]},
            "a key (channel) has several rows", "Write a `query:` that keeps one row of each key",
        ),
        ("a query that is none", {"from": None, "query": "select day, n from visits where"}, "syntax error", ""),
    ],
)  # fmt: skip
def test_what_stands_between_a_source_and_its_rows_is_said(small, capsys, what, change, said, instead):
    folder, url = small
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("create table secret (day date, n integer)")
    changed = {**SOURCES["visits"], "columns": {"date": "day", "sessions": "n"}, **change}
    write(folder, {"visits": {key: value for key, value in changed.items() if value is not None}})
    assert call(folder, "sources") == 1
    out, err = capsys.readouterr()
    assert said in err
    assert instead in err
    unseen(folder, out, err)
    if what != "a key that comes twice":
        assert call(folder, "check", "--online") != 0
        shown = "".join(capsys.readouterr())
        assert said in shown
        unseen(folder, shown)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        (f"postgresql://u:{quote(CANARY, safe='')}@127.0.0.1:1/x", "it cannot be reached"),
        (f"trino://u:{quote(CANARY, safe='')}@127.0.0.1/x", "Install it: pip install 'trino[sqlalchemy]'"),
        (f"spark+connect://:{quote(CANARY, safe='')}@127.0.0.1", "the driver for spark is not installed"),
        (f"mysql://u:{quote(CANARY, safe='')}@127.0.0.1/x", "KPIs cannot be computed in 'mysql'"),
        (f"nothing {CANARY}", "is no address of a database"),
        ("", "the environment variable WAREHOUSE_URL is empty"),
    ],
)  # fmt: skip
def test_a_warehouse_that_cannot_be_asked_says_why(small, capsys, monkeypatch, url, said):
    monkeypatch.setenv("WAREHOUSE_URL", url)
    assert call(small[0], "sources") == 1
    out, err = capsys.readouterr()
    assert said in err
    unseen(small[0], out, err)


def test_without_a_warehouse_a_source_needs_an_address(small, capsys):
    with (small[0] / "config" / "sources.yaml").open("w") as target:
        YAML().dump({"visits": SOURCES["visits"]}, target)
    assert call(small[0], "check") == 2
    said = "".join(capsys.readouterr())
    assert "names no database" in said
    assert "warehouse: ${WAREHOUSE_URL}" in said


def test_a_table_lies_in_one_place(small, capsys):
    write(
        small[0],
        {
            **SOURCES,
            "more": {"kind": "csv", "table": "leads", "path": "x.csv", "columns": {"created_at": "a", "lead_id": "b"}},
        },
    )
    assert call(small[0], "check") == 2
    assert "a table is in one place" in "".join(capsys.readouterr())


def test_nothing_is_written_there(small, capsys):
    """A SELECT that writes is refused before it is asked, and by the database besides."""
    query = "select day, n, pg_advisory_lock(1) as channel from visits"
    write(small[0], {"visits": {**{k: v for k, v in SOURCES["visits"].items() if k != "from"}, "query": query}})
    assert call(small[0], "check") == 2
    assert "calls pg_advisory_lock(), which is not allowed here" in "".join(capsys.readouterr())


def test_a_run_is_made_again_from_what_it_was_answered(small, tmp_path):
    """Frozen with its inputs: the warehouse may change or be gone, the run says what it said."""
    folder, url = small
    project = load(folder, os.environ)
    inputs = pipeline.gather(project, world=World(date(2026, 6, 1), os.environ), pulling="due")
    freeze(project, inputs, date(2026, 5, 31), tmp_path / "run")
    project, inputs, today = thaw(tmp_path / "run", os.environ)
    first = pipeline.figures(project, inputs, "2026-05", today, ("sessions", "leads"))
    assert [reading.value for reading in first.readings] == [310, 2]
    inputs.engine.close()
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("delete from visits")
    shutil.rmtree(folder / ".reportgen")
    project, inputs, today = thaw(tmp_path / "run", {})
    again = pipeline.figures(project, inputs, "2026-05", today, ("sessions", "leads"))
    assert again.readings == first.readings
    unseen(tmp_path / "run")


@pytest.mark.nightly
def test_a_whole_report_says_the_same_from_a_warehouse_and_from_files(sample, postgresql, tmp_path):
    project = load(sample, {})
    inputs = pipeline.gather(project)
    url = postgresql.new_database()
    tables = warehouse.moved(sample, inputs, tmp_path / "there")
    warehouse.fill_postgresql(url, inputs, tables)
    other = load(tmp_path / "there", {"WAREHOUSE_URL": url})
    there = pipeline.gather(other, world=World(date(2026, 7, 1), {"WAREHOUSE_URL": url}), pulling="anew")
    assert not there.failures
    made = []
    for each, found in ((project, inputs), (other, there)):
        (order,) = pipeline.orders(each, found, None, "2026-Q1", None, None)
        made.append(pipeline.documented(each, found, order))
    (here, board), (elsewhere, same) = made
    assert same.readings == board.readings
    assert (here.banner, here.cutoff) == (elsewhere.banner, elsewhere.cutoff)
    assert len(here.sections) > 3
    differing = {one.id for one, two in zip(here.sections, elsewhere.sections, strict=True) if one != two}
    assert differing <= {"definitions"}  # it lists the sources with their files and rows

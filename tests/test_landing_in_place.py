"""What stays in a database is cast as landing casts it: the same rows fit, the same are rejected for the same reasons."""

import csv
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import psycopg
import pytest
from pydantic import TypeAdapter

from reportgen import landing, sources
from reportgen.contract import AnySource
from reportgen.landing.in_place import NotInPlaceError, in_place
from reportgen.landing.words_of import NEUTRAL, POSTGRESQL

ZONE = ZoneInfo("Europe/Berlin")
CONTRACT = TypeAdapter(AnySource)

NUMBERS = (
    "0", "7", "-3", "+4", "12.50", "12.5000", "1,234", "1,234.5", "1.234,56", "1234", "12,34,567", "3.0", "3.5", ".5",
    "5.", "1e3", "1.5E3", "1.5e-3", "-", "", " 8 ", "\t9", "abc", "1 234", "1\u00a0234", "12%", "12.5 %", "--1", "1..2",
    "99999999999999", "9223372036854775807", "9223372036854775808", "0.12345", "1e400", "NaN", "Infinity", "0x10",
    "1_000", "٣", "007", "1'234", "1’234.5", "123456789012.3456",
)  # fmt: skip
DAYS = (
    "2026-01-05", "2026-1-5", "2026-02-29", "2024-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "05.01.2026",
    "5.1.2026", "31.04.2026", "01/05/2026", "1/5/2026", "13/01/2026", "20260105", "2026-01-05 23:30:00",
    "2026-03-29 02:30:00", "2026-10-25 02:30:00", "1899-12-31", "1900-01-01", "2100-12-31", "2101-01-01", "",
    " 2026-01-05 ", "today", "26-01-05", "2026-01-05T23:30:00Z", "2026-01-05T23:30:00+02:00",
    "2026-01-05T23:30:00-0530", "2026-01-05 24:00:00", "2026-01-05 23:60:00",
)  # fmt: skip

CASES = [
    ("numbers as they are", NUMBERS, {}, {}),
    ("German numbers", NUMBERS, {"decimal": ",", "thousands": "."}, {}),
    ("English numbers", NUMBERS, {"thousands": ","}, {}),
    ("Indian numbers", NUMBERS, {"thousands": ",", "grouping": "indian"}, {}),
    ("numbers with blanks between groups", NUMBERS, {"thousands": " "}, {}),
    ("Swiss numbers", NUMBERS, {"thousands": "'"}, {}),
    ("nulls that are declared", NUMBERS, {"nulls": ["-", "NaN", "abc"]}, {}),
    ("an empty field that is declared", NUMBERS, {"nulls": ["", "-"]}, {}),
]

DAY_CASES = [
    ("%Y-%m-%d",), ("%d.%m.%Y",), ("%m/%d/%Y",), ("%d/%m/%Y",), ("%Y%m%d",), ("%y-%m-%d",), ("%Y-%m-%d %H:%M:%S",),
    ("%Y-%m-%dT%H:%M:%S%z",), ("%Y-%m-%d", "%d.%m.%Y", "%Y-%m-%d %H:%M:%S"),
]  # fmt: skip


@pytest.fixture(scope="module")
def database(postgresql):
    with psycopg.connect(postgresql.new_database(), autocommit=True) as connection:
        connection.execute("set time zone 'UTC'")
        yield connection


def landed(tmp_path, header, rows, contract):
    """Used rows and faults of a file: (number, values), (number, column, reason)."""
    file = tmp_path / "rows.csv"
    with file.open("w", encoding="utf-8", newline="") as target:
        csv.writer(target).writerows([header, *rows])
    source = CONTRACT.validate_python({"kind": "csv", "path": "rows.csv", **contract})
    found = landing.land(
        sources.find(tmp_path, {"s": source})[0], {"s": source}, tmp_path / "state", ZONE, read=sources.read
    )
    assert not found.problems, found.problems
    (part,) = found.parts
    import duckdb

    # The engine gives money with four decimals, however many its snapshot has to keep.
    columns = ", ".join(
        "cast(spend as decimal(18, 4))" if column == "spend" else f'"{column}"' for column in part.columns
    )
    used = duckdb.sql(f"select {columns} from read_parquet('{part.snapshot}') where _state = 0").fetchall()
    return used, part, sorted((each.column, each.value, each.reason) for each in landing.rejects([part]))


def stays(database, header, rows, contract, types=None):
    """The same of a table of texts in a database."""
    listed = ", ".join(f'"{name}" {(types or {}).get(name, "text")}' for name in header)
    database.execute(f"drop table if exists held; create table held ({listed})")
    with database.cursor().copy("copy held from stdin") as copy:
        for row in rows:
            copy.write_row([None if cell == "" else cell for cell in row])
    kinds = dict.fromkeys(header, "text") | {
        name: {"timestamptz": "instant", "timestamp": "stamp"}.get(kind, kind) for name, kind in (types or {}).items()
    }
    source = CONTRACT.validate_python({"kind": "sql", "from": "held", **contract})
    made = in_place(source, "held", kinds, ZONE, POSTGRESQL)
    columns = ", ".join(f'"{column}"' for column in made.columns)
    used = database.execute(f"select {columns} from ({made.raw.replace('{part}', '0')}) as r").fetchall()
    counts = {state: count for state, count, *_ in database.execute(made.survey()).fetchall()}
    return (
        used,
        counts,
        sorted(database.execute(made.rejects(10_000)).fetchall(), key=lambda row: (row[0], row[1] or "", row[2])),
    )


def same(tmp_path, database, header, rows, contract):
    here, part, faults = landed(tmp_path, header, rows, contract)
    there, counts, found = stays(database, header, rows, contract)
    key = lambda row: tuple((value is not None, str(value)) for value in row)  # noqa: E731
    assert sorted(map(plain, there), key=key) == sorted(map(plain, here), key=key)
    assert (part.rows_used, part.rows_rejected, part.rows_skipped) == tuple(counts.get(state, 0) for state in (0, 1, 2))
    shown = sorted((column, (value or "").strip(" \t"), reason) for column, value, reason in faults)
    assert sorted((column, (value or "").strip(" \t"), reason) for column, value, reason in found) == shown
    return here


def plain(row):
    return tuple(float(value) if not isinstance(value, (str, date, bool, type(None))) else value for value in row)


@pytest.mark.parametrize(("name", "texts", "how", "column"), CASES, ids=[case[0] for case in CASES])
def test_a_text_is_a_number_in_a_database_where_it_is_one_in_a_file(tmp_path, database, name, texts, how, column):
    header = ("Day", "Name", "Impr", "Clicks", "Cost", "Conv")
    rows = [("2026-01-05", f"n{at}", *cells) for at, text in enumerate(texts) for cells in spread(text)]
    mapped = {
        "date": "Day",
        "campaign": "Name",
        "impressions": "Impr",
        "clicks": "Clicks",
        "spend": "Cost",
        "conversions": "Conv",
    }
    here = same(
        tmp_path, database, header, rows, {"table": "ads", "columns": mapped, "constants": {"currency": "EUR"}, **how}
    )
    assert len(here) > 10


def spread(text):
    """A text in each of the columns in turn."""
    sound = ("1", "1", "1", "1")
    return [(*sound[:at], text, *sound[at + 1 :]) for at in range(4)]


@pytest.mark.parametrize("forms", DAY_CASES, ids=["+".join(case) for case in DAY_CASES])
@pytest.mark.parametrize("zone", [None, "UTC", "America/New_York"])
def test_a_text_is_a_day_in_a_database_where_it_is_one_in_a_file(tmp_path, database, forms, zone):
    header = ("Made", "Id", "Mql")
    rows = [(text, f"a{at}", "") for at, text in enumerate(DAYS)]
    rows += [
        (write(datetime(2026, 1, 5, 1, 2, 3, tzinfo=UTC), forms[0]), f"b{at}", text) for at, text in enumerate(DAYS)
    ]
    contract = {
        "table": "leads",
        "columns": {"created_at": "Made", "lead_id": "Id", "mql_at": "Mql"},
        "dates": list(forms),
    }
    same(tmp_path, database, header, rows, contract | ({"timezone": zone} if zone else {}))


def write(moment, form):
    return moment.astimezone(UTC).strftime(form)


def test_values_rules_flags_and_expressions_hold_in_a_database(tmp_path, database):
    header = ("Made", "Id", "Origin", "Known", "Stage")
    origins = ("Email Marketing", "email marketing", "Other", "", "n/a", "Ümläut", "it's")
    flags = ("true", "No", "1", "maybe", "", "F", "Y")
    stages = ("", "Total", "Totals 2026", "mql", "Test", "", "x")
    rows = [("2026-01-05", f"{at}", *cells) for at, cells in enumerate(zip(origins, flags, stages, strict=True))]
    contract = {
        "table": "leads",
        "columns": {
            "created_at": "Made", "lead_id": "Id", "email_known": "Known",
            "channel": {
                "from": "Origin", "values": {"Email Marketing": "Email", "other": None}, "nulls": ["n/a"], "required": True,
            },
        },
        "derive": {"persona": "case when \"Origin\" like 'U%' then 'u' else upper(substr(\"Stage\", 1, 2)) || '-' || \"Id\" end"},
        "skip": [{"column": "Stage", "equals": ["Test"]}, {"column": "Stage", "starts_with": ["Total"]}],
    }  # fmt: skip
    same(tmp_path, database, header, rows, contract)


def test_channels_follow_from_source_and_medium_in_a_database(tmp_path, database):
    header = ("Day", "Source", "Medium", "Campaign", "Sessions")
    pairs = [
        ("google", "organic", ""), ("google", "cpc", "brand"), ("(direct)", "(none)", ""), ("linkedin.com", "referral", ""),
        ("news", "email", ""),
        ("", "", ""), ("m.facebook.com", "paid_social", ""), ("x", "cpm", ""), ("youtube", "video", ""),
        ("shop", "referral", "shopping week"),
        ("a", "b", "c"), ("Bing", "CPC", ""), ("app", "push", ""),
    ]  # fmt: skip
    rows = [("2026-01-05", *pair, "3") for pair in pairs]
    mapped = {"date": "Day", "source": "Source", "medium": "Medium", "campaign": "Campaign", "sessions": "Sessions"}
    here = same(tmp_path, database, header, rows, {"table": "sessions", "columns": mapped})
    assert len({row[2] for row in here} | {row[1] for row in here}) > 8


@pytest.mark.parametrize("stamped_in", [None, "UTC", "Europe/Berlin", "America/New_York", "Pacific/Apia"])
def test_time_stamps_belong_to_the_business_day_hour_by_hour(tmp_path, database, stamped_in):
    """Around both clock changes of two years, and in winter: every half hour, as a text in a file and typed in a database."""
    starts = (
        datetime(2025, 3, 29, tzinfo=UTC),
        datetime(2025, 10, 25, tzinfo=UTC),
        datetime(2026, 3, 7, tzinfo=UTC),
        datetime(2026, 10, 31, tzinfo=UTC),
        datetime(2026, 1, 1, tzinfo=UTC),
    )
    moments = [start + timedelta(minutes=30 * step) for start in starts for step in range(96)]
    rows = [(moment.strftime("%Y-%m-%d %H:%M:%S"), str(at)) for at, moment in enumerate(moments)]
    contract = {"table": "leads", "columns": {"created_at": "Made", "lead_id": "Id"}, "dates": "%Y-%m-%d %H:%M:%S"}
    contract |= {"timezone": stamped_in} if stamped_in else {}
    here, *_ = landed(tmp_path, ("Made", "Id"), rows, contract)
    for kind in ("text", "timestamp"):
        there, *_ = stays(database, ("Made", "Id"), rows, contract, {"Made": kind})
        assert sorted(there, key=lambda row: int(row[-1])) == sorted(here, key=lambda row: int(row[-1])), kind
    if stamped_in == "UTC":
        there, *_ = stays(database, ("Made", "Id"), rows, contract, {"Made": "timestamptz"})
        assert sorted(there, key=lambda row: int(row[-1])) == sorted(here, key=lambda row: int(row[-1]))


def test_what_cannot_be_said_in_place_is_refused_with_the_way_out():
    def made(**contract):
        said = {
            "kind": "sql",
            "from": "t",
            "table": "ads",
            "columns": {"date": "d", "impressions": "i", "clicks": "c", "spend": "s"},
        }
        source = CONTRACT.validate_python({**said, **contract})
        return in_place(source, "t", dict.fromkeys("dics", "text"), ZONE, NEUTRAL)

    for contract, why in (
        ({"dates": "%d %b %Y"}, "%b cannot be read in place"),
        ({"negatives": "trailing"}, "`negatives` cannot be said in place"),
        ({"columns": {"date": "Tag"}}, "has no column 'Tag'. It has: d, i, c, s"),
    ):
        with pytest.raises(NotInPlaceError, match=why):
            made(**contract)
    assert "raw" not in made().raw

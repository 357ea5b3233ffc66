"""A report of a part of the business: what passes the filter, what is said of it, and that nothing of the rest is."""

from __future__ import annotations

import csv
import io
import random
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path

import pikepdf
import pytest

from reportgen import pipeline
from reportgen.cli import main
from reportgen.errors import UsageError
from reportgen.metrics.scoreboard import Scoreboard
from reportgen.metrics.targets import Targets
from reportgen.pipeline.only import slug
from reportgen.project import load

MINE, OTHER = "Zebra, Ltd", "Quagga"
"""Whose report it is, and of whom nothing may stand in it."""


@pytest.fixture(scope="module")
def inputs(sample: Path) -> pipeline.Inputs:
    return pipeline.gather(load(sample, {}))


def board(inputs: pipeline.Inputs, only: dict[str, str], kpis: Sequence[str] = (), by: str | None = None) -> Scoreboard:
    project, part = pipeline.narrowed(inputs.project, inputs, pipeline.chosen(inputs, only))
    return pipeline.figures(project, part, "2026-06", None, kpis, by)


def test_a_value_is_found_as_it_may_be_typed(inputs: pipeline.Inputs) -> None:
    paid = (("channel", ("Paid Search",)),)
    assert pipeline.chosen(inputs, {"channel": "paid_search"}) == paid
    assert pipeline.chosen(inputs, {"channel": ("PAID SEARCH",)}) == paid
    assert pipeline.chosen(inputs, {"channel": "email,paid-search"}) == (("channel", ("Email", "Paid Search")),)
    assert pipeline.chosen(inputs, {}) == ()


def test_columns_of_a_filter_stand_in_their_own_order(inputs: pipeline.Inputs) -> None:
    asked = {"device": "mobile", "channel": ("email", "direct")}
    assert pipeline.chosen(inputs, asked) == (("channel", ("Direct", "Email")), ("device", ("mobile",)))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"chanel": "email"}, "no source feeds a column 'chanel'. Did you mean 'channel'"),
        ({"sessions": "3"}, "no source feeds a column 'sessions'"),
        ({"channel": "paid_serch"}, "no row has this value. It is one of: Direct, Email"),
        ({"campaign": "spring web-nar"}, "no row has this value"),
        ({"channel": "email,nothing"}, "--only channel=nothing: no row has this value"),
    ],
)
def test_a_column_or_value_that_never_was_is_named(inputs: pipeline.Inputs, asked: dict[str, str], said: str) -> None:
    with pytest.raises(UsageError) as caught:
        pipeline.chosen(inputs, asked)
    assert said in str(caught.value)


def test_the_figures_of_a_filter_are_those_of_the_segment(inputs: pipeline.Inputs) -> None:
    kpis = ("sessions", "leads", "visitor_to_lead", "mqls", "customers", "revenue", "lead_to_mql", "time_to_close")
    filtered = board(inputs, {"channel": "paid_search"}, kpis)
    cut = board(inputs, {}, kpis, "channel")
    compared = 0
    for reading in filtered.readings:
        segment = cut.get(reading.kpi, ("channel", "Paid Search"), reading.view)
        assert segment is not None
        assert reading.by is None
        for name in ("value", "numerator", "denominator", "previous", "year_ago", "year_to_date", "rows_used"):
            assert getattr(reading, name) == pytest.approx(getattr(segment, name)), (reading.kpi, name)
        compared += reading.value is not None
    assert compared >= 8


def test_two_values_together_are_the_sum_of_each(inputs: pipeline.Inputs) -> None:
    def leads(channel: str) -> float:
        reading = board(inputs, {"channel": channel}, ("leads",)).get("leads")
        assert reading is not None
        assert reading.value
        return reading.value

    assert leads("email,direct") == leads("email") + leads("direct")


def test_what_has_no_such_column_is_not_told_rather_than_told_of_the_whole(inputs: pipeline.Inputs) -> None:
    found = board(inputs, {"channel": "paid_search"})
    score = found.get("nps")
    assert score is not None
    assert score.value is None
    assert score.missing is not None
    assert (score.missing.reason, dict(score.missing.params)) == (
        "not_for_filter",
        {"table": "surveys", "column": "channel"},
    )
    assert {value for _, value in score.history} == {None}
    assert score.target is None
    tables = {dict(one.missing.params)["table"] for one in found.readings if one.missing and one.value is None
              and one.missing.reason == "not_for_filter"}  # fmt: skip
    assert {"ads", "costs", "orders", "surveys"} <= tables


def test_goal_and_plan_of_the_whole_are_not_asked_of_a_part(inputs: pipeline.Inputs) -> None:
    part, _ = pipeline.narrowed(inputs.project, inputs, pipeline.chosen(inputs, {"channel": "email"}))
    assert (part.goals.goal, part.goals.plan, part.changes) == (None, {}, ())
    assert part.goals.tolerance == inputs.project.goals.tolerance
    assert all(one.target is None for one in board(inputs, {"channel": "email"}).readings)
    assert pipeline.narrowed(inputs.project, inputs, ()) == (inputs.project, inputs)


def test_a_target_of_the_very_segment_is_asked_of_it() -> None:
    june = (date(2026, 6, 1), date(2026, 7, 1))
    targets = Targets({("leads", ""): {june: 500.0}, ("leads", "Email"): {june: 60.0}})
    assert targets.of_segment("Email") == Targets({("leads", ""): {june: 60.0}})
    assert targets.of_segment(None) == Targets()


def test_files_and_fingerprint_name_the_part(inputs: pipeline.Inputs) -> None:
    project = inputs.project
    (whole,) = pipeline.orders(project, inputs, None, "2026-06", None, None)
    (part,) = pipeline.orders(project, inputs, None, "2026-06", None, None, {"channel": "paid_search"})
    assert (whole.name, part.name) == ("monthly-2026-06-en", "monthly-2026-06-en-channel-paid-search")
    assert pipeline.fingerprint(project, inputs, whole) != pipeline.fingerprint(project, inputs, part)


def test_a_filter_of_any_length_gives_a_name_that_a_folder_takes() -> None:
    long = slug((("campaign", tuple(f"Campaign number {n}" for n in range(50))),))
    other = slug((("campaign", tuple(f"Campaign number {n}" for n in range(51))),))
    assert len(long) < 80
    assert long != other
    assert slug((("landing_page", ("/a/b?c=../d",)),)) == "landing_page-a-b-c-d"
    assert "/" not in slug((("page", ("../..",)),))


def _days(first: date, last: date) -> Iterable[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def _write(path: Path, rows: Iterable[Sequence[object]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


@pytest.fixture(scope="module")
def two_clients(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A company with two clients, each of which is told nothing of the other: every text of a row names its client."""
    folder = tmp_path_factory.mktemp("clients")
    config = folder / "config"
    config.mkdir()
    draw = random.Random(3)
    sessions, leads, deals, ads = [], [], [], []
    for day in _days(date(2025, 1, 1), date(2026, 6, 30)):
        for client in (MINE, OTHER):
            tag = client.split(",")[0].lower()
            mean = 40 if client == MINE else 90
            sessions.append((day, client, f"{tag}-spring", f"/{tag}/start", draw.randint(mean, mean + 20)))
            for n in range(draw.randint(1, 3)):
                lead = f"{tag}-{day}-{n}"
                later = [day + timedelta(days=gap) for gap in (3, 9, 20)]
                mql, sql, won = (each if each <= date(2026, 6, 30) and draw.random() < 0.7 else "" for each in later)
                leads.append((day, lead, client, f"{tag}-spring", f"{tag}-persona", mql, sql))
                if won and sql:
                    deals.append((day, f"deal-{lead}", lead, won, "won", draw.randint(900, 1100)))
            ads.append((day, f"{tag}-ads", 100, 5, 9))
    _write(config / "sessions.csv", [("date", "channel", "campaign", "landing_page", "sessions"), *sessions])
    _write(config / "leads.csv", [("created_at", "lead_id", "channel", "campaign", "persona", "mql_at", "sql_at"), *leads,
                                  ("quagga-day", "quagga-x", OTHER, "", "", "", "")])  # fmt: skip
    _write(config / "deals.csv", [("created_at", "deal_id", "lead_id", "closed_at", "status", "amount"), *deals])
    _write(config / "ads.csv", [("date", "campaign", "impressions", "clicks", "spend"), *ads])
    _write(config / "targets.csv", [("period", "kpi", "target", "segment"), ("2026-06", "leads", 55, MINE),
                                    ("2026-06", "leads", 77, OTHER), ("2026-06", "leads", 130, "")])  # fmt: skip
    tables = {"sessions": "sessions", "leads": "leads", "deals": "deals", "ads": "ads", "targets": "targets"}
    sources = ""
    for name, table in tables.items():
        head = (config / f"{name}.csv").read_text().splitlines()[0].split(",")
        columns = "".join(f"    {column}: {column}\n" for column in head)
        sources += f"{name}:\n  kind: csv\n  table: {table}\n  path: config/{name}.csv\n  columns:\n{columns}"
    (config / "sources.yaml").write_text(sources)
    (config / "business.yaml").write_text(
        "name: Agency\ntimezone: Europe/Berlin\ncurrency: EUR\nas_of: 2026-06-30\nstages: [lead, mql, sql, customer]\n"
        "personas: [zebra-persona, quagga-persona]\n"
    )
    (config / "goals.yaml").write_text("goal: {kpi: customers, period: '2026', value: 400}\n")
    (config / "reports.yaml").write_text(
        "monthly:\n  grain: month\n  sections: [summary, funnel, stage, paid, changes, definitions]\n"
        "  formats: [pdf, html, xlsx, json]\n"
    )
    (config / "changes.yaml").write_text(
        "- {date: 2026-06-03, what: A new form for zebra, where: 'Zebra, Ltd'}\n"
        "- {date: 2026-06-04, what: A secret of quagga, where: Quagga}\n"
        "- {date: 2026-06-05, what: Prices of quagga and all others}\n"
    )
    return folder


def _texts(file: Path) -> str:
    """Everything that can be read out of a file: pages, properties, attachments, cells."""
    data = file.read_bytes()
    if file.suffix == ".xlsx":
        book = zipfile.ZipFile(io.BytesIO(data))
        return "\n".join(book.read(name).decode("utf-8", "replace") for name in book.namelist())
    if file.suffix != ".pdf":
        return data.decode()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        attached = [entry.get_file().read_bytes().decode("utf-8", "replace") for entry in pdf.attachments.values()]
        said = [str(value) for value in pdf.docinfo.values()]
        strings = [
            str(value)
            for each in pdf.objects
            if isinstance(each, pikepdf.Dictionary)
            for value in each.values()
            if isinstance(value, pikepdf.String)
        ]
    return "\n".join([_words(file), *attached, *said, *strings])


def _words(file: Path) -> str:
    """The text of the pages, by the maps from glyphs to letters."""
    import subprocess

    return subprocess.run(["pdftotext", "-layout", str(file), "-"], check=True, capture_output=True, text=True).stdout


@pytest.mark.parametrize("language", [pytest.param("en", marks=pytest.mark.nightly), "ru"])
def test_nothing_of_another_segment_stands_in_a_report(two_clients: Path, tmp_path: Path, language: str) -> None:
    asked = ["run", "--period", "2026-06", "--only", f"channel={MINE}", "--locale", language, "--out", str(tmp_path)]
    assert main(["--project", str(two_clients), *asked]) in (0, 3)
    files = sorted((tmp_path / "monthly" / "2026-06").iterdir())
    assert [file.name for file in files] == [
        f"monthly-2026-06-{language}-channel-zebra-ltd.{kind}" for kind in ("html", "json", "pdf", "xlsx")
    ]
    said = {"en": "Only: channel = Zebra, Ltd", "ru": "Только: канал = Zebra, Ltd"}[language]
    for file in files:
        text = _texts(file)
        assert "quagga" not in text.lower(), file.name
        assert "zebra" in text.lower(), file.name
        if file.suffix != ".json":
            assert said in text, file.name


def test_the_canary_sings_without_the_filter(two_clients: Path, tmp_path: Path) -> None:
    asked = ["run", "--period", "2026-06", "--format", "html", "--out", str(tmp_path)]
    assert main(["--project", str(two_clients), *asked]) in (0, 3)
    (file,) = (tmp_path / "monthly" / "2026-06").iterdir()
    assert "quagga" in file.read_text().lower()
    assert "Only:" not in file.read_text()


def test_a_segment_is_held_to_its_own_target(two_clients: Path) -> None:
    inputs = pipeline.gather(load(two_clients, {}))
    reading = board(inputs, {"channel": "zebra ltd"}, ("leads",)).get("leads")
    assert reading is not None
    assert reading.target is not None
    assert reading.target.value == 55


def test_a_source_that_does_not_say_what_the_filter_asks_is_named(sample: Path, inputs: pipeline.Inputs) -> None:
    from reportgen.pipeline.only import left_out

    only = pipeline.chosen(inputs, {"product": "taktwart plan"})
    assert list(left_out(inputs.project, inputs, only)) == [
        "source 'linkedin_ads' does not say `product`, so none of its rows are in this report"
    ]


@pytest.mark.parametrize("text", ["channel", "=email", "channel=", "channel = "])
def test_a_filter_without_column_or_value_is_refused(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "--only", text]) == 2
    assert "Write a column and a value" in capsys.readouterr().err

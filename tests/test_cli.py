"""The command line, as a user meets it: figures on standard output, messages on standard error, exit codes, no traceback."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from reportgen.cli import main

HEAVY = ("pandas", "numpy", "matplotlib", "weasyprint", "duckdb", "holidays", "sqlalchemy", "apscheduler")

BUSINESS = """\
name: Acme
timezone: Europe/Berlin
currency: EUR
as_of: 2026-03-31
"""
SOURCES = """\
crm:
  kind: csv
  table: leads
  path: leads.csv
  columns: {lead_id: Id, created_at: Created, channel: Channel, mql_at: Qualified}
  key: [lead_id]
"""
LEADS = """\
Id,Created,Channel,Qualified
1,2026-01-05,Email,2026-01-20
2,2026-01-31,Email,
3,2026-02-01,,2026-02-02
4,2026-03-31,unknown,
4,2026-03-31,Email,
5,31.03.2026,Email,
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "business.yaml").write_text(BUSINESS)
    (tmp_path / "config" / "sources.yaml").write_text(SOURCES)
    (tmp_path / "leads.csv").write_text(LEADS)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_help_names_every_command_and_loads_nothing_heavy() -> None:
    script = (
        "import sys; from reportgen.cli import main; code = main(['--help']);"
        f"print('LOADED', sorted(set({HEAVY!r}) & set(sys.modules)), code)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.rstrip().endswith("LOADED [] 0")
    for command in ("run", "kpis", "explain", "sources", "pull", "rejects", "infer", "check", "schema", "init"):
        assert f"\n  {command} " in done.stdout


def test_check_loads_nothing_heavy(project: Path) -> None:
    heavy = [name for name in HEAVY if name != "numpy"]  # it counts the records of the sources
    script = (
        "import sys; from reportgen.cli import main; code = main(['check']);"
        f"print('LOADED', sorted(set({heavy!r}) & set(sys.modules)), code)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=project)
    assert done.stdout.rstrip().endswith("LOADED [] 0"), done.stdout + done.stderr


def test_where_every_row_is_set_aside_the_reasons_are_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "leads.csv").write_text("Id,Created,Channel,Qualified\n1,05.01.2026,Email,\n2,06.01.2026,Email,\n")
    business = (project / "config" / "business.yaml").read_text()
    (project / "config" / "business.yaml").write_text(business.replace("as_of: 2026-03-31\n", ""))
    assert main(["--project", str(project), "kpis", "leads"]) == 2
    assert capsys.readouterr().err.splitlines()[1:] == [
        "  source 'crm': 2 of 2 rows are set aside: Created: not_a_date (2). `reportgen rejects crm` lists them"
    ]


def test_a_command_ends_without_a_word(project: Path) -> None:
    command = [sys.executable, "-m", "reportgen", "kpis", "leads", "--period", "2026-Q1", "--csv"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=project)
    assert done.returncode == 0
    assert [line[:31] for line in done.stderr.splitlines()] == ["reportgen: source 'crm': 1 of 6"]


def test_check_of_the_sample_loads_no_engine_and_no_renderer(sample: Path) -> None:
    script = (
        "import sys; from reportgen.cli import main; code = main(['--project', sys.argv[1], 'check']);"
        "print('LOADED', sorted({'pandas', 'matplotlib', 'weasyprint', 'duckdb'} & set(sys.modules)), code)"
    )
    done = subprocess.run([sys.executable, "-c", script, str(sample)], capture_output=True, text=True, check=True)
    assert done.stdout.rstrip().endswith("LOADED [] 0"), done.stdout + done.stderr


def test_figures_come_as_one_json_document_in_the_agreed_form(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["kpis", "leads", "lead_to_mql", "nps", "--period", "2026-Q1", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["period"] == {
        "id": "2026-Q1", "start": "2026-01-01", "end": "2026-03-31", "complete": True, "as_of": "2026-03-31",
    }  # fmt: skip
    readings = {(reading["kpi"], reading["view"]): reading for reading in document["readings"]}
    leads = readings["leads", "period"]
    assert set(leads) == {
        "kpi", "stage", "kind", "unit", "currency", "by", "view", "value", "numerator", "denominator", "previous", "year_ago",
        "year_to_date", "target", "target_origin", "target_derived", "benchmark", "benchmark_origin", "status", "verdict",
        "interval", "interval_method", "interval_inputs", "history", "rows_used", "missing", "lacking", "partial", "estimated",
        "details",
        "cohort",
    }  # fmt: skip
    assert (leads["value"], leads["year_to_date"], leads["missing"], leads["by"]) == (4, 4, None, None)
    cohort = readings["lead_to_mql", "cohort"]
    assert (cohort["value"], cohort["numerator"], cohort["denominator"]) == (0.5, 2, 4)
    assert readings["nps", "period"]["value"] is None
    assert "surveys" in readings["nps", "period"]["missing"]
    assert document["data"] == [
        {
            "table": "leads", "source": "crm", "file": "leads.csv", "rows_read": 6, "rows_used": 4, "rows_rejected": 1,
            "rows_duplicate": 1, "rows_skipped": 0, "complete_through": "2026-03-31",
        }
    ]  # fmt: skip


def test_segments_keep_blank_and_unknown_apart(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "leads.csv").write_text(LEADS.replace("4,2026-03-31,Email", "4,2026-03-31,unknown"))
    assert main(["kpis", "leads", "--period", "2026-Q1", "--by", "channel", "--json"]) == 0
    readings = json.loads(capsys.readouterr().out)["readings"]
    by = {next(iter(reading["by"].values())): reading["value"] for reading in readings if reading["by"]}
    assert by == {"": 1, "Email": 2, "unknown": 1}


def test_figures_come_as_csv(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["kpis", "leads", "--period", "2026-Q1", "--csv"]) == 0
    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert (row["kpi"], row["value"], row["denominator"]) == ("leads", "4", "")


def test_figures_come_as_a_table_for_people(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["kpis", "leads", "--period", "2026-Q1"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("2026-Q1  2026-01-01 to 2026-03-31  complete\n")
    assert any(line.split()[:2] == ["leads", "4"] for line in out.splitlines())


def test_a_table_for_people_says_why_in_words_and_how_old_a_cohort_is(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["kpis", "lead_to_mql", "nps", "promoter_share", "--period", "2026-Q1"]) == 0
    out = capsys.readouterr().out
    assert "  not measured: table surveys is not fed: nps, promoter_share\n" in out
    assert "lead_to_mql (cohort, 0 days old)" in out or "lead_to_mql (cohort, 0 of " in out


def test_a_table_of_all_figures_has_no_lines_of_dashes_for_what_nothing_feeds(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["kpis", "--period", "2026-Q1"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert not [line for line in lines if line.startswith(("nps ", "promoter_share "))]
    assert any(line.startswith("leads ") for line in lines)
    assert any("table surveys is not fed: nps, promoter_share" in line for line in lines)
    assert main(["kpis", "nps", "--period", "2026-Q1"]) == 0
    assert any(line.startswith("nps ") for line in capsys.readouterr().out.splitlines())


FORMS = """\
forms:
  kind: csv
  table: touchpoints
  path: forms.csv
  columns: {date: Day, element: Form, kind: Kind, views: Views, starts: Starts, submissions: Sent}
fields:
  kind: csv
  table: form_fields
  path: fields.csv
  columns: {date: Day, form: Form, field: Field, reached: Reached, abandoned: Left}
"""


def test_the_completion_of_forms_names_the_field_that_loses_most(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "config" / "sources.yaml").write_text(SOURCES + FORMS)
    (project / "forms.csv").write_text("Day,Form,Kind,Views,Starts,Sent\n2026-03-02,demo,form,200,100,60\n")
    (project / "fields.csv").write_text(
        "Day,Form,Field,Reached,Left\n2026-03-02,demo,E-mail,100,10\n2026-03-02,demo,Phone,90,30\n"
        "2026-03-02,demo,Budget,4,4\n"
    )
    assert main(["kpis", "form_completion", "--period", "2026-Q1"]) == 0
    # A third of the 90 who reach it; all four who reached the budget are too few.
    assert "form_completion: most is lost at the field 'Phone', by 33.3% of who reach it\n" in capsys.readouterr().out


def test_explain_goes_down_to_files_rows_and_sql(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "leads", "--period", "2026-Q1", "--rows", "rows.csv"]) == 0
    out = capsys.readouterr().out
    assert "select count(*) as value" in out
    assert "leads.csv" in out
    with (project / "rows.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["line"] for row in rows] == ["2", "3", "4", "6"]
    assert {row["file"] for row in rows} == {"leads.csv"}


@pytest.mark.parametrize("given", [["--by", "channel", "--by", "source"], ["--period", "Q1", "leads", "--period=Q2"]])
def test_an_option_with_one_value_is_not_given_twice(
    project: Path, capsys: pytest.CaptureFixture[str], given: list[str]
) -> None:
    assert main(["kpis", "leads", *given]) == 2
    assert f"{given[0]} is given twice; it takes one value" in capsys.readouterr().err
    assert main(["kpis", "leads", "--only", "channel=Email", "--only", "channel=Email"]) == 0


def test_refunds_behind_a_figure_are_numbers_below_one_head_so_that_whoever_adds_them_up_gets_the_figure(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "config" / "sources.yaml").write_text(
        "shop:\n  kind: csv\n  table: orders\n  path: orders.csv\n"
        "  columns: {order_id: No, customer_id: Buyer, ordered_at: Day, amount: Amount}\n"
    )
    (project / "orders.csv").write_text("No,Buyer,Day,Amount\n1,a,2026-02-02,50.00\n2,=b,2026-02-03,-19.86\n")
    assert main(["explain", "average_order_value", "--period", "2026-Q1", "--rows", "rows.csv"]) == 0
    with (project / "rows.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    amounts = [float(row["amount"]) for row in rows if row["measure"] == "order_amount"]
    assert sum(amounts) == pytest.approx(30.14)
    assert sum(int(row["is_order"]) for row in rows if row["measure"] == "orders") == 2
    assert rows[1]["customer_id"] == "'=b", "a text that would be a formula is none"


def test_rows_behind_a_figure_are_the_same_when_they_are_asked_for_in_slices(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reportgen.pipeline import explained

    assert main(["explain", "leads", "--period", "2026-Q1", "--rows", "rows.csv"]) == 0
    monkeypatch.setattr(explained, "AT_ONCE", 2)
    assert main(["explain", "leads", "--period", "2026-Q1", "--rows", "slices.csv"]) == 0
    assert (project / "slices.csv").read_text() == (project / "rows.csv").read_text()


def test_rows_that_were_set_aside_are_listed_with_line_column_value_and_reason(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rejects", "crm", "--csv"]) == 0
    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert row == {"file": "leads.csv", "line": "7", "column": "Created", "value": "31.03.2026", "reason": "not_a_date"}


def test_of_very_many_rows_that_were_set_aside_the_first_are_shown_and_all_are_counted(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (project / "leads.csv").open("a") as file:
        file.writelines(f"{number},31.03.2026,Email,\n" for number in range(100, 1199))
    assert main(["rejects"]) == 0
    shown = capsys.readouterr()
    assert shown.out.count("not_a_date") == 1000
    assert (
        'column \'Created\', not_a_date: these texts are days once in its block stands: dates: ["%Y-%m-%d", "%d.%m.%Y"]'
        in shown.err
    )
    assert "only the first 1,000 of 1,100 faults are shown (Created: not_a_date 1,100); --csv writes all" in shown.err
    assert main(["rejects", "--csv"]) == 0
    assert capsys.readouterr().out.count("not_a_date") == 1100


def test_sources_show_that_no_row_is_lost(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sources"]) == 0
    line = next(line for line in capsys.readouterr().out.splitlines() if line.startswith("crm"))
    assert line.split()[:8] == ["crm", "leads", "1", "6", "4", "1", "1", "0"]


def test_sources_say_where_too_many_rows_are_set_aside_and_where_there_are_none(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["sources"]) == 0
    assert "source 'crm': 1 of 6 rows are set aside; max_rejected is 1 %" in capsys.readouterr().err
    (project / "leads.csv").write_text(LEADS.splitlines()[0] + "\n")
    assert main(["sources"]) == 0
    assert "source 'crm', leads.csv: holds no rows" in capsys.readouterr().err


def test_a_figure_says_that_more_of_its_rows_than_allowed_are_set_aside(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["kpis", "leads", "--period", "2026-03"]) == 0
    assert "source 'crm': 1 of 6 rows are set aside; max_rejected is 1 %" in capsys.readouterr().err


def test_what_stands_beside_a_figure_is_json_in_a_cell_of_csv(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["kpis", "leads", "--period", "2026-03", "--by", "channel", "--csv"]) == 0
    whole, *segments = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert whole["details"] == ""
    assert sum(json.loads(each["details"])["share_of_whole"] for each in segments) == pytest.approx(1)


def test_an_incomplete_report_is_made_marked_and_exits_3(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "monthly", "--period", "2026-03", "--format", "html", "--json"]) == 3
    captured = capsys.readouterr()
    (made,) = json.loads(captured.out)
    assert [reason["code"] for reason in made["held"]] == ["rejected_rows"]
    assert "1 of 6 rows do not fit" in captured.err
    assert "Provisional" in Path(made["files"][0]).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["kpis", "leed"], "there is no KPI 'leed'. Did you mean 'leads'?"),
        (["kpis", "--period", "2026-Q7"], "period '2026-Q7' is not understood. Write one of: 2026, 2026-Q1"),
        (["kpis", "--by", "chanel"], "Did you mean 'channel'?"),
        (["kpis", "--as-of", "tomorrow"], "'tomorrow' is not a day. Write it as 2026-06-30"),
        (["run", "montly"], "no report is called 'montly'. Did you mean 'monthly'?"),
        (["run", "--period", "2026-03-05"], "no report covers a day such as 2026-03-05. Name one: monthly (month)"),
        (["run", "--period", "2027-01"], "begins on 2027-01-01, after 2026-03-31"),
        (["run", "monthly", "--locale", "xx"], "Another one is a file config/languages/xx.ftl"),
        (["rejects", "crn"], "no source is called 'crn'. Did you mean 'crm'?"),
        (["kpis", "--json", "--csv"], "exclude each other"),
        (["frobnicate"], "No such command 'frobnicate'"),
        (["--project", "/nowhere", "kpis"], "/nowhere"),
        (["init", "."], "config exists already"),
        (["infer", "missing.csv"], "missing.csv"),
    ],
)  # fmt: skip
def test_misuse_is_told_with_the_way_out_and_exits_2(
    project: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert main(arguments) == 2
    captured = capsys.readouterr()
    assert said in captured.err
    assert "Traceback" not in captured.err
    assert captured.out == ""


def test_a_folder_without_a_project_says_how_to_make_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["kpis"]) == 2
    assert "Make one with `reportgen init DIR`" in capsys.readouterr().err


def test_a_project_is_found_from_a_folder_below_it(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "exports").mkdir()
    monkeypatch.chdir(project / "exports")
    assert main(["kpis", "leads", "--period", "2026-Q1"]) == 0


def test_check_tells_of_holidays_of_years_gone_by(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "config").mkdir()
    business = "name: A\ntimezone: UTC\ncurrency: EUR\nas_of: 2026-02-28\nholidays: config/days.txt\n"
    (tmp_path / "config" / "business.yaml").write_text(business)
    told = []
    for days in ("2024-12-24\n2025-12-24\n", "day,name\n", "2025-12-24\n2026-12-24\n"):
        (tmp_path / "config" / "days.txt").write_text(days)
        assert main(["check"]) == 0
        told += [line for line in capsys.readouterr().out.splitlines() if "holidays" in line]
    place = "warning: config/business.yaml:5: holidays: 'config/days.txt' has no day of 2026"
    way_out = "Add this year's days, or take the key out"
    assert told == [f"{place}: its 2 days end on 2025-12-24. {way_out}", f"{place}: it lists no day. {way_out}"]


def test_check_finds_a_mapped_column_that_the_file_does_not_have(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "leads.csv").write_text(LEADS.replace("Channel", "Chanel"))
    assert main(["check"]) == 2
    told = capsys.readouterr().out
    assert told.startswith("error: leads.csv:1: source 'crm'")
    assert "Chanel" in told


def test_a_source_that_is_not_there_is_told_and_the_rest_is_shown(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "leads.csv").rename(project / "leads-2026.csv")
    assert main(["sources"]) == 1
    assert "leads-2026.csv" in capsys.readouterr().err


def test_a_run_of_months_makes_each(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "leads.csv").write_text(LEADS.replace("5,31.03.2026,Email,\n", ""))
    assert main(["run", "monthly", "--period", "2026-01..2026-02", "--format", "html"]) == 0
    assert [Path(line).name for line in capsys.readouterr().out.split()] == [
        "monthly-2026-01-en.html",
        "monthly-2026-02-en.html",
    ]


def test_an_unexpected_error_is_one_message_and_the_traceback_only_on_request(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("the roof leaks")

    monkeypatch.setattr("reportgen.pipeline.gather", broken)
    assert main(["sources"]) == 1
    told = capsys.readouterr().err
    assert "RuntimeError" in told
    assert "the roof leaks" in told
    assert "Traceback" not in told
    assert main(["--debug", "sources"]) == 1
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.parametrize("command", [["schema"], ["init"]])
def test_a_place_that_cannot_be_written_is_named_with_the_way_out_and_called_no_defect(
    tmp_path: Path, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("here already")
    assert main([*command, str(tmp_path / "file" / "folder")]) == 1
    told = capsys.readouterr().err
    assert told.startswith(f"reportgen: {tmp_path}/file/folder")
    assert told.endswith(": Not a directory. Name a place where folders can be made\n")


def test_a_file_of_ours_that_is_missing_is_a_defect(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def lost(*_: object, **__: object) -> None:
        (Path(main.__code__.co_filename).parent / "no such file").read_text()

    monkeypatch.setattr("reportgen.cli.cli.main", lost)
    assert main(["check"]) == 1
    assert "This is a defect of reportgen" in capsys.readouterr().err


def test_two_projects_side_by_side_share_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, count in (("one", 1), ("two", 2)):
        folder = tmp_path / name
        (folder / "config").mkdir(parents=True)
        (folder / "config" / "business.yaml").write_text(BUSINESS)
        (folder / "config" / "sources.yaml").write_text(SOURCES)
        (folder / "leads.csv").write_text("".join(LEADS.splitlines(keepends=True)[: 1 + count]))
    values = []
    for name in ("one", "two", "one"):
        assert main(["--project", str(tmp_path / name), "kpis", "leads", "--period", "2026-Q1", "--json"]) == 0
        values.append(json.loads(capsys.readouterr().out)["readings"][0]["value"])
    assert values == [1, 2, 1]


def test_a_period_without_rows_is_not_told_as_a_column_that_is_lacking(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["kpis", "leads", "--period", "2031-01", "--by", "channel"]) == 0
    assert "as a whole only" not in capsys.readouterr().err


def test_a_year_without_rows_is_told_beside_figures_that_it_may_make_zero(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "config" / "sources.yaml").write_text(
        "crm:\n  kind: csv\n  table: leads\n  path: hollow.csv\n  columns: {lead_id: Id, created_at: Day}\n"
    )
    days = [date(2024, 1, 1) + timedelta(days=at) for at in range(0, 896, 3)]
    lines = [f"{number},{day}\n" for number, day in enumerate(days) if day.year != 2025]
    (project / "hollow.csv").write_text("Id,Day\n" + "".join(lines))
    assert main(["kpis", "leads", "--period", "2026-Q1"]) == 0
    told = " ".join(capsys.readouterr().err.split())
    assert (
        "source 'crm' (table leads) has no row from 2024-12-30 to 2026-01-01: counts and sums of these days are 0"
        in told
    )
    assert main(["kpis", "leads", "--period", "2024-Q3"]) == 0
    assert capsys.readouterr().err == "", "nothing of that year is in it"
    source = project / "config" / "sources.yaml"
    source.write_text(source.read_text() + "  dense: true\n")
    assert main(["kpis", "leads", "--period", "2026-Q1"]) == 0
    assert capsys.readouterr().err == "", "then its days are missing"


def test_segments_that_differ_by_capitals_only_are_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "leads.csv").write_text(
        "Id,Created,Channel,Qualified\n1,2026-01-05,Google,\n2,2026-01-06,google ,\n3,2026-01-06,,\n"
    )
    assert main(["kpis", "leads", "--period", "2026-01", "--by", "channel"]) == 0
    told = " ".join(capsys.readouterr().err.split())
    assert "'Google' and 'google" in told
    assert "If they are one, say so under `values:` of the column 'channel'" in told

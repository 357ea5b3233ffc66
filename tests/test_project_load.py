"""A project is read whole, or refused with every mistake and its place."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.errors import ConfigError
from reportgen.project import Project, load

BUSINESS = "name: Lindenfield\ntimezone: Europe/Berlin\ncurrency: EUR\n"
SOURCES = """\
crm_leads:
  kind: csv
  table: leads
  path: config/data/leads.csv
  columns:
    lead_id: Lead
    created_at: Created
"""
GOALS = """\
goal: {kpi: revenue, period: "2026", value: 2400000}
plan:
  leads: {"2026-01": 600, "2026-02": 620}
  visitor_to_lead: {"2026": 0.02}
tolerance: {default: 0.02, leads: 0.05}
"""
KPIS = """\
fair_leads:
  label: {en: Leads from fairs}
  stage: convert
  kind: count
  unit: count
  better: up
  numerator: fair_contacts
measures:
  fair_contacts: {table: leads, day: created_at, sql: "count(*)", where: "source = 'fair'"}
"""
CHANGES = "- {date: 2026-02-09, what: {en: Longer form}, where: /demo, tables: [leads], kpis: [leads]}\n"
REPORTS = "monthly:\n  grain: month\n  cards: [leads, customers]\n"
BRAND = 'brand: {name: Lindenfield, colour: "#0F4C43"}\n'


def project_in(folder: Path, files: dict[str, str | bytes]) -> Path:
    config = folder / "config"
    config.mkdir(exist_ok=True)
    for name, text in {"business.yaml": BUSINESS, **files}.items():
        (config / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def problems_of(folder: Path, environ: dict[str, str] | None = None) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        load(folder, environ or {})
    return [str(problem) for problem in caught.value.problems]


def test_a_full_project_is_read_into_its_models(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "sources.yaml": SOURCES,
        "goals.yaml": GOALS,
        "kpis.yaml": KPIS,
        "changes.yaml": CHANGES,
        "reports.yaml": REPORTS,
        "brand.yaml": BRAND,
    }
    project = load(project_in(tmp_path, files), {})
    assert project.business.name == "Lindenfield"
    assert project.sources["crm_leads"].table == "leads"
    assert project.goals.tolerance_of("leads") == 0.05
    assert project.goals.tolerance_of("mqls") == 0.02
    assert list(project.kpis) == ["fair_leads"]
    assert list(project.measures) == ["fair_contacts"]
    assert project.changes[0].date == date(2026, 2, 9)
    assert project.changes[0].what_in("ru") == "Longer form"
    assert project.reports["monthly"].cards == ("leads", "customers")
    assert project.state == tmp_path / ".reportgen"
    assert [file.file for file in project.files] == sorted(f"config/{name}" for name in [*files, "business.yaml"])


def test_a_folder_without_config_says_how_to_make_or_name_a_project(tmp_path: Path) -> None:
    (said,) = problems_of(tmp_path)
    assert "reportgen init DIR" in said
    assert "--project DIR" in said


def test_the_fingerprint_depends_on_the_bytes_alone(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    first, second = load(project_in(one, {}), {}), load(project_in(other, {}), {"HOME": "/x"})
    assert first.fingerprint == second.fingerprint
    changed = load(project_in(other, {"business.yaml": BUSINESS + "country: DE\n"}), {})
    assert changed.fingerprint != first.fingerprint


def test_a_limit_of_memory_is_no_part_of_what_a_report_is_a_function_of(tmp_path: Path) -> None:
    plain = load(project_in(tmp_path, {}), {}).fingerprint
    for limit in ("300MB", "2 GB  # for the small machine", "'1.5GiB'"):
        project = load(project_in(tmp_path, {"business.yaml": f"memory_limit: {limit}\n{BUSINESS}"}), {})
        assert project.business.memory_limit == limit.partition("#")[0].replace(" ", "").strip("'")
        assert project.fingerprint == plain
    other = load(project_in(tmp_path, {"business.yaml": BUSINESS + "country: DE\nmemory_limit: 300MB\n"}), {})
    assert other.fingerprint != plain


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        ("20MB", "with 20MB not even a small file can be read; write 100MB or more, e.g. 300MB"),
        ("300", "300 is a number without a unit; write a size like 300MB, 2GB or 1.5GiB"),
        ("lots", "'lots' is no size of memory; write one like 300MB, 2GB or 1.5GiB"),
        ("[300MB]", "this is no size of memory; write one like 300MB, 2GB or 1.5GiB"),
    ],
)
def test_a_limit_of_memory_that_is_none_is_told_with_what_to_write(tmp_path: Path, limit: str, said: str) -> None:
    files: dict[str, str | bytes] = {"business.yaml": f"{BUSINESS}memory_limit: {limit}\n"}
    assert problems_of(project_in(tmp_path, files)) == [f"config/business.yaml:4: memory_limit: {said}"]


def test_what_yaml_1_1_would_have_changed_keeps_its_meaning(tmp_path: Path) -> None:
    business = BUSINESS + "country: NO\nas_of: 2026-06-30\ngross_margin: 5e-1\nexpected_years: 3\n"
    project = load(project_in(tmp_path, {"business.yaml": business}), {})
    assert project.business.country == "NO"
    assert project.business.as_of == date(2026, 6, 30)
    assert project.business.gross_margin == 0.5
    assert project.business.expected_years == 3.0


def test_all_mistakes_of_all_files_are_named_at_once_in_order(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "business.yaml": "nme: x\ntimezone: Europe/Berln\ncurrency: EUR\n",
        "goals.yaml": "plan:\n  leeds: {'2026-01': 3}\n",
        "reports.yaml": "monthly:\n  grain: moth\n",
        "sauces.yaml": "",
    }
    said = problems_of(project_in(tmp_path, files))
    assert said == [
        "config/business.yaml:1: 'name' is missing",
        "config/business.yaml:1: nme: there is no key 'nme' here. Did you mean 'name'?",
        "config/business.yaml:2: timezone: no time zone is called 'Europe/Berln'; write one like Europe/Berlin",
        "config/goals.yaml:2: plan.leeds: there is no KPI 'leeds'. Did you mean 'leads'?",
        "config/reports.yaml:2: monthly.grain: the text \"moth\" is none of the values known here. Did you mean 'month'?",
        "config/sauces.yaml: no file of this name belongs into config/. Did you mean 'sources.yaml'?",
    ]


B, S, G, K, R, C, L = (
    f"{name}.yaml" for name in ("business", "sources", "goals", "kpis", "reports", "changes", "brand")
)
ONE_KPI = "own:\n  label: {en: Own}\n  stage: close\n  kind: count\n  unit: count\n  better: up\n  numerator: leads\n"

TRAPS: list[tuple[str, str | bytes, int, str]] = [
    # what YAML itself would let pass
    (B, BUSINESS + "name: Other\n", 4, "'name' stands here a second time"),
    (G, "plan:\n  leads: {'2026-01': 1, '2026-01': 2}\n", 2, "'2026-01' stands here a second time"),
    (G, "plan:\n  leads: {'2026-01': 1}\n  leads: {'2026-02': 1}\n", 3, "'leads' stands here a second time"),
    (B, BUSINESS + "country: !!str DE\n", 4, "there is a tag"),
    (B, BUSINESS + "country: !!python/object/apply:os.system [id]\n", 4, "there is a tag"),
    (B, BUSINESS + "country: &c DE\n", 4, "there is an anchor"),
    (G, "plan: &p\n  leads: {'2026': 1}\ngoal: *p\n", 3, "there is an alias"),
    (G, "plan:\n  <<: {leads: {'2026': 1}}\n", 2, "there is a merge key"),
    (G, "plan:\n  leads:\n    2026: 1\n", 3, "the key 2026 is no text"),
    (G, "plan:\n  true: {'2026': 1}\n", 2, "the key true is no text"),
    (G, "plan:\n  ~: {'2026': 1}\n", 2, "the key ~ is no text"),
    (G, "plan:\n  [leads, mqls]: {'2026': 1}\n", 2, "a list or mapping stands where a name is expected"),
    (B, BUSINESS + "---\nname: Other\n", 4, "a second document begins here"),
    (B, "%YAML 1.1\n---\n" + BUSINESS, 2, "there is a directive"),
    (B, BUSINESS + "country:\tDE\n", 4, "there is a tab"),
    (B, BUSINESS + "\tcountry: DE\n", 4, "there is a tab"),
    (B, BUSINESS.encode() + b"country: \xff\n", 4, "the file is not UTF-8"),
    (B, BUSINESS.encode("utf-16"), 1, "the file is not UTF-8"),
    (B, BUSINESS + "# a\x07bell\n", 4, "there is a control character (U+0007)"),
    (B, BUSINESS + "# \u202e txet\n", 4, "there is a control character (U+202E)"),
    (B, BUSINESS + 'country: "D\\0E"\n', 4, "there is an escaped control character (U+0000)"),
    (G, "plan: " + "[" * 60 + "\n", 1, "it is nested deeper than 50 levels"),
    (G, "plan:\n" + "".join(f"{' ' * n}a:\n" for n in range(1, 80)), 51, "it is nested deeper than 50 levels"),
    (G, "plan: {" * 5000, 1, "it is nested deeper than 50 levels"),
    (B, b"# " + b"x" * 5_000_001, 0, "the file is larger than 5 MB"),
    (B, BUSINESS + "country: [DE\n", 5, "Close every { and ["),
    (B, BUSINESS + "country: D: E\n", 4, "Put a text that has ': ' in it in quotes"),
    (B, BUSINESS + "country: @DE\n", 4, "Put a text that begins with this sign in quotes"),
    (B, BUSINESS + " country: DE\n", 4, "Put a text that has ': ' in it in quotes"),
    (B, 'name: "\\U00110000"\n', 0, "this is not YAML"),
    # values that are not what they look like
    (B, BUSINESS + "gross_margin: 01067\n", 4, "01067 would lose its leading zeros"),
    (B, BUSINESS + "gross_margin: .inf\n", 4, ".inf is no number to count with"),
    (B, BUSINESS + "gross_margin: .nan\n", 4, ".nan is no number to count with"),
    (B, BUSINESS + "gross_margin: 1e999\n", 4, "is too large"),
    (B, BUSINESS + f"gross_margin: {'9' * 5000}\n", 4, "a number of 5000 digits is too long"),
    (B, BUSINESS + "gross_margin: '0.5'\n", 4, 'expected a number, found the text "0.5"'),
    (B, BUSINESS + "gross_margin: 0,5\n", 4, 'found the text "0,5"'),
    (B, BUSINESS + "gross_margin: 1.5\n", 4, "expected at most 1, found the number 1.5"),
    (B, BUSINESS + "gross_margin: 50 %\n", 4, 'found the text "50 %"'),
    (B, BUSINESS + "fiscal_year_start: 1e0\n", 4, "expected a whole number, found the number 1e0"),
    (B, BUSINESS + "fiscal_year_start: 13\n", 4, "expected at most 12, found the number 13"),
    (B, BUSINESS + "fiscal_year_start: true\n", 4, "expected a whole number, found true"),
    (B, BUSINESS + "as_of: 30.06.2026\n", 4, "a day like 2026-06-30"),
    (B, BUSINESS + "as_of: 2026-02-30\n", 4, "a day like 2026-06-30"),
    (B, BUSINESS + "as_of: 20260630\n", 4, "a day like 2026-06-30"),
    (B, "name: 42\ntimezone: UTC\ncurrency: EUR\n", 1, 'write "42" in quotes'),
    (B, "name: X\ntimezone: UTC\ncurrency: eur\n", 3, "Write EUR"),
    (B, BUSINESS + "country: no\n", 4, "Write NO"),
    (B, BUSINESS + "country: false\n", 4, "found false"),
    (B, BUSINESS + "stages: lead\n", 4, "expected a list"),
    (B, BUSINESS + "stages: [lead, mlq]\n", 4, "Did you mean 'mql'?"),
    (B, BUSINESS + "stages: [lead, mql, lead]\n", 4, "the stage 'lead' is listed twice"),
    (B, BUSINESS + "language: en_GB\n", 4, "there is no language 'en_GB'"),
    (B, "- name: X\n", 1, "expected a mapping (key: value), found a list"),
    (B, "just words\n", 1, 'expected a mapping (key: value), found the text "just words"'),
    (B, "", 0, "the file is empty"),
    # what does not exist, or is not understood
    (S, SOURCES.replace("kind: csv", "knid: csv"), 2, "there is no key 'knid' here. Did you mean 'kind'?"),
    (S, SOURCES.replace("table: leads", "table: leeds"), 3, "Did you mean 'leads'?"),
    (S, SOURCES.replace("crm_leads", "../crm"), 1, "../crm"),
    (S, SOURCES.replace("crm_leads", "CRM leads"), 1, "has not the form [a-z0-9][a-z0-9_-]*. Write crm_leads"),
    (S, SOURCES + "  derive: {product: cast(a as decimal(9,2))}\n", 8, "In {...} a comma ends a text"),
    (S, SOURCES + " dates: x\n", 8, "It is indented otherwise"),
    (S, SOURCES.replace("  table: leads\n", ""), 1, "'table' is missing"),
    (S, SOURCES.replace("lead_id: Lead", "lead_id: 7"), 6, "expected"),
    (S, SOURCES.replace("table: leads", "table: orders"), 5, "table 'orders' needs a column 'order_id'"),
    (S, SOURCES.replace("table: leads", "table: fx"), 7, "'fx' has no column 'created_at'"),
    (S, SOURCES.replace("created_at: Created", "channel: Origin"), 5, "needs a column 'created_at'"),
    (S, SOURCES + "  dates: '%Q'\n", 8, "the date format '%Q'"),
    (S, SOURCES + "  encoding: utf-7x\n", 8, "no encoding is called 'utf-7x'"),
    (S, SOURCES + "  totals: [last, {colum: Lead, equals: [Total]}]\n", 8, "Did you mean 'column'?"),
    (S, SOURCES + "  nulls: [0]\n", 8, 'write "0" in quotes'),
    (S, SOURCES + "  dates: []\n", 8, "expected at least 1 entry, found"),
    (G, "goals: {kpi: revenue, period: '2026', value: 1}\n", 1, "Did you mean 'goal'?"),
    (G, "goal:\n  kpi: revenu\n  period: '2026'\n  value: 1\n", 2, "Did you mean 'revenue'?"),
    (G, "goal:\n  kpi: revenue\n  period: 2026\n  value: 1\n", 3, 'write "2026" in quotes'),
    (G, "goal:\n  kpi: revenue\n  period: 2026-W12\n  value: 1\n", 3, "the goal is for a year, a quarter or a month"),
    (G, "goal:\n  kpi: revenue\n  period: '2026'\n  value: 0\n", 4, "expected more than 0, found the number 0"),
    (G, "plan:\n  leads:\n    Q1: 5\n", 3, "depends on today's date"),
    (G, "plan:\n  leads:\n    last-month: 5\n", 3, "depends on today's date"),
    (G, "plan:\n  leads:\n    2026-13: 5\n", 3, "2026-13"),
    (G, "plan:\n  leads:\n    2026-01-05: 5\n", 3, "is a day. A plan is made by year"),
    (G, "plan:\n  leads:\n    2026-Q1: 5\n    2026Q1: 5\n", 4, "are the same period"),
    (G, "plan:\n  win_rate: {'2026': 2}\n", 2, "Write 0.02 for 2 %"),
    (G, "plan:\n  leads: {'2026': -2}\n", 2, "cannot be negative"),
    (G, "tolerance: {defualt: 0.02}\n", 1, "there is no KPI 'defualt'"),
    (G, "tolerance: {default: 2}\n", 1, "expected less than 1, found the number 2"),
    (K, ONE_KPI.replace("close", "closing"), 3, "Did you mean 'close'?"),
    (K, ONE_KPI.replace("own:", "leads:"), 1, "'leads' is a built-in KPI"),
    (K, ONE_KPI.replace("own:", "Own KPI:"), 1, "has not the form"),
    (K, ONE_KPI.replace("{en: Own}", "{xx: Own}"), 2, "there is no language 'xx'"),
    (K, "measures:\n  m: {table: leads, sqll: count(*)}\n", 2, "Did you mean 'sql'?"),
    (K, ONE_KPI.replace("numerator: leads", "numerator: leeds"), 7, "Did you mean 'leads'?"),
    (K, ONE_KPI.replace("  label: {en: Own}\n", ""), 1, "needs a label"),
    (K, ONE_KPI.replace("kind: count", "kind: ratio"), 1, "a ratio needs a denominator"),
    (K, ONE_KPI.replace("numerator: leads", "numerator: own"), 7, "'own' is made of itself"),
    (K, ONE_KPI.replace("leads", "{table: leads, sql: 'delete from leads'}"), 7, "own.numerator"),
    (K, ONE_KPI.replace("leads", "{table: leads, sql: count(*), where: colour = 'red'}"), 7, "has no column 'colour'"),
    (K, "measures:\n  m: {table: orders, sql: count(*), day: order_id}\n", 2, "'order_id' is not a day"),
    (R, "monthly:\n  grain: month\n  cards: [leads, custmers]\n", 3, "Did you mean 'customers'?"),
    (R, "monthly:\n  grain: month\n  sections: [sumary]\n", 3, "Did you mean 'summary'?"),
    (R, "monthly:\n  grain: month\n  title:\n    en: 3\n", 4, "expected text, found the number 3"),
    (R, "monthly:\n  grain: month\n  title: [a]\n", 3, "found a list"),
    (R, "monthly:\n  grain: month\n  language: xx\n", 3, "there is no language 'xx'"),
    (R, "'../../etc':\n  grain: month\n", 1, "has not the form"),
    (R, "{}\n", 1, "expected at least 1 entry, found 0"),
    (C, "- {date: 2026-02-09}\n", 1, "'what' is missing"),
    (C, "- {date: yesterday, what: x}\n", 1, "a day like 2026-06-30"),
    (C, "- {date: 2026-02-09, what: x}\n- {date: 2026-02-09, what: x, tables: [leeds]}\n", 2, "Did you mean 'leads'?"),
    (C, "date: 2026-02-09\n", 1, "expected a list, found a mapping"),
    (L, "brand: {name: X, colour: red}\n", 1, "is not a colour of six digits"),
    (L, "brand: {name: X, color: '#000000'}\n", 1, "Did you mean 'colour'?"),
    (L, "brand:\n  name: X\n  logo: ../logo.svg\n", 3, "must be a path inside the project's folder"),
    (L, "brand:\n  name: X\n  logo: /etc/passwd\n", 3, "must be a path inside the project's folder"),
    (L, "brand: {name: X}\nfonts:\n  sans: fonts\n", 3, "there is no folder 'fonts'"),
]


@pytest.mark.parametrize(
    ("name", "text", "line", "says"), TRAPS, ids=[f"{n}-{trap[0]}" for n, trap in enumerate(TRAPS)]
)
def test_a_trap_is_refused_with_its_place(tmp_path: Path, name: str, text: str | bytes, line: int, says: str) -> None:
    said = problems_of(project_in(tmp_path, {name: text}))
    place = f"config/{name}:{line}: " if line else f"config/{name}: "
    assert any(one.startswith(place) and says in one for one in said), said


def test_a_problem_can_be_made_for_any_place_of_the_configuration(tmp_path: Path) -> None:
    project = load(project_in(tmp_path, {"goals.yaml": GOALS}), {})
    problem = project.problem("goals.yaml", ("plan", "visitor_to_lead", "2026"), "too high")
    assert str(problem) == "config/goals.yaml:4: plan.visitor_to_lead.2026: too high"


YAMLISH = st.one_of(
    st.text(max_size=200),
    st.binary(max_size=200),
    st.lists(
        st.sampled_from(
            ["name", "plan", "goal", "kpi", "leads", "2026", "- ", ": ", "\n", "  ", "{", "}", "[", "]", ",", "'", '"', "|", ">",
             "&a", "*a", "!t", "? ", "#", "%", "---", "...", "<<", "~", "0x1", "1e9", "\\", "@", "`", "é", "\u0085", "\r"]
        ),
        max_size=40,
    ).map("".join),
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from([B, S, G, K, R, C, L]), text=YAMLISH)
def test_any_text_gives_a_project_or_a_config_error_and_nothing_else(
    tmp_path: Path, name: str, text: str | bytes
) -> None:
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    folder = project_in(tmp_path, {name: data})
    try:
        outcome: object = load(folder, {})
    except ConfigError as error:
        outcome = error.problems
    (folder / "config" / name).unlink()
    assert outcome
    assert isinstance(outcome, Project | tuple)


def test_reading_a_project_imports_nothing_heavy() -> None:
    heavy = "pandas numpy matplotlib weasyprint duckdb sqlalchemy"
    code = f"import sys, reportgen.project; print(*sorted(set({heavy.split()!r}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""

"""`check` says what the readers of a report would miss."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.checks import CHECKS, Severity, check
from reportgen.errors import UsageError
from reportgen.project import load
from tests.test_project_load import BUSINESS, SOURCES, project_in

QUIET = {
    "business.yaml": BUSINESS + "country: DE\n",
    "sources.yaml": SOURCES + "  constants: {customer_at: 2026-01-01}\n",
    "reports.yaml": "monthly: {grain: month, cards: [leads]}\n",
}


def remarks(tmp_path: Path, **files: str) -> list[str]:
    named: dict[str, str | bytes] = {f"{name}.yaml": text for name, text in files.items()}
    folder = project_in(tmp_path, {**QUIET, **named})
    (folder / "config" / "data").mkdir(exist_ok=True)
    (folder / "config" / "data" / "leads.csv").write_text("Lead,Created\n1,2026-01-05\n")
    found = check(load(folder, {}), silenced=())
    return [f"{remark.severity} {remark.check} {remark.problem}" for remark in found]


def test_two_sources_may_take_other_rows_or_columns_of_one_file(tmp_path: Path) -> None:
    other = SOURCES.replace("crm_leads", "others") + "  skip: [{column: Lead, equals: ['1']}]\n"
    assert not [remark for remark in remarks(tmp_path, sources=SOURCES + other) if "files_read_once" in remark]


def test_files_are_found_from_wherever_the_project_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    remarks(tmp_path)
    monkeypatch.chdir(tmp_path.parent)
    globbed = Path(tmp_path.name)
    text = (globbed / "config" / "sources.yaml").read_text(encoding="utf-8").replace("leads.csv", "*.csv")
    (globbed / "config" / "sources.yaml").write_text(text, encoding="utf-8")
    assert not [one for one in check(load(globbed, {}), silenced=()) if one.check == "source_files_found"]


def test_what_lies_there_and_is_no_file_is_an_error_with_its_name_even_beside_sound_ones(tmp_path: Path) -> None:
    (tmp_path / "config" / "data").mkdir(parents=True)
    (tmp_path / "config" / "data" / "more.csv").symlink_to("gone.csv")
    (told,) = remarks(tmp_path, sources=SOURCES.replace("leads.csv", "*.csv"))
    assert told.startswith("error files_as_declared config/data/more.csv: source 'crm_leads': is a link to a file")


def test_a_sound_project_gets_no_remark(tmp_path: Path) -> None:
    assert remarks(tmp_path) == []


PLANNED = "plan:\n  {}\n"
OWN = "own:\n  label: {en: Own}\n  stage: close\n  kind: count\n  unit: count\n  better: up\n  numerator: leads\n"


@pytest.mark.parametrize(
    ("name", "text", "finder", "says"),
    [
        ("business", BUSINESS.replace("EUR", "EUX"), "currency_exists", "3: currency: no currency has"),
        ("business", BUSINESS + "country: XX\n", "country_has_calendar", "4: country: no holiday calendar"),
        ("sources", "", "sources_exist", "no source is described"),
        (
            "sources",
            SOURCES.replace("leads.csv", "lead.csv"),
            "source_files_found",
            "4: crm_leads.path: no file is found at 'config/data/lead.csv'. Paths start at the project's folder. The nearest name",
        ),
        (
            "sources",
            SOURCES.replace("data/leads.csv", "data/*.tsv"),
            "source_files_found",
            "4: crm_leads.path: no file is found",
        ),
        (
            "sources",
            SOURCES + SOURCES.replace("crm_leads", "leads_again"),
            "files_read_once",
            "11: leads_again.path: 'config/data/leads.csv' is read by source 'crm_leads' too, in the same way",
        ),
        ("sources", SOURCES + "    chanel: Origin\n", "column_names_meant", "8: crm_leads.columns.chanel: "),
        (
            "goals",
            PLANNED.format("sessions: {'2026': 5}"),
            "planned_kpis_fed",
            "2: plan.sessions: sessions is planned, but no source feeds sessions",
        ),
        (
            "goals",
            PLANNED.format("mqls: {'2026': 5}"),
            "planned_kpis_fed",
            "2: plan.mqls: mqls is planned, but no source feeds leads.mql_at",
        ),
        (
            "goals",
            "goal: {kpi: revenue, period: '2026', value: 1}\n",
            "planned_kpis_fed",
            "1: goal.kpi: revenue is the goal, but no source feeds",
        ),
        (
            "goals",
            PLANNED.format("leads: {'2026-Q1': 7, '2026-01': 1, '2026-02': 2, '2026-03': 3}"),
            "plan_adds_up",
            "2: plan.leads: the months of 2026-Q1 add up to 6, and 2026-Q1 says 7",
        ),
        (
            "goals",
            PLANNED.format("visitor_to_lead: {'2026': 2}"),
            "rates_are_fractions",
            "2: plan.visitor_to_lead.2026: visitor_to_lead is planned at 200%",
        ),
        (
            "reports",
            "m: {grain: month, cards: [leads, nps]}\n",
            "cards_fed",
            "1: m.cards.1: the card will read 'not measured': no source feeds surveys",
        ),
        (
            "reports",
            "m: {grain: month, cards: [leads], language: ru, title: {en: Leads}}\n",
            "titles_translated",
            "1: m.title: the title is not given in 'ru'",
        ),
        ("kpis", OWN.replace("en:", "ru:"), "own_labels_translated", "2: own.label: 'own' has no label in 'en'"),
        (
            "playbook",
            "rules:\n  mine:\n    weak: [leads]\n    watch: [leads, mqls, sqls]\n    title: {ru: Моё}\n    actions: [Do it.]\n",
            "own_rules_translated",
            "5: rules.mine.title: rule 'mine' has no title in 'en'",
        ),
        ("brand", "brand: {name: X}\nfonts: {sans: config/data}\n", "fonts_usable", "fonts.sans: "),
        ("brand", "brand:\n  name: X\n  logo: a.svg\n", "logos_usable", "3: brand.logo: the file 'a.svg' is not there"),
    ],
)
def test_a_check_finds_what_it_is_for(tmp_path: Path, name: str, text: str, finder: str, says: str) -> None:
    severity = next(one for one in Severity if finder in {check.__name__ for check in CHECKS[one]})
    found = [remark.replace("yaml: ", "yaml:") for remark in remarks(tmp_path, **{name: text})]
    assert any(remark.startswith(f"{severity} {finder} config/{name}.yaml:{says}") for remark in found), found


def test_a_table_that_no_kpi_uses_is_remarked_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import reportgen.checks.sources

    monkeypatch.setattr(reportgen.checks.sources, "needs", lambda project: {"sessions": frozenset({"sessions"})})
    assert remarks(tmp_path) == ["warning tables_used config/sources.yaml:3: crm_leads.table: no KPI uses the table 'leads'. "
                                 "Remove the source, or write a KPI that uses it"]  # fmt: skip


PLAN_TABLE = """plan: {kind: csv, table: targets, path: plan.csv, columns: {period: Period, kpi: KPI, target: Target}}
"""


def rates_remarked_on(tmp_path: Path, rows: str, goals: str) -> list[str]:
    folder = project_in(tmp_path, QUIET | {"sources.yaml": PLAN_TABLE, "goals.yaml": goals})  # type: ignore[operator]
    (folder / "plan.csv").write_text("Period,KPI,Target\n" + rows)
    found = check(load(folder, {}))
    return [str(remark.problem) for remark in found if remark.check == "planned_rates_fit_counts"]


def test_a_planned_rate_that_its_counts_do_not_have_is_remarked_on_with_both_places(tmp_path: Path) -> None:
    rows = "2026-Q1,sqls,150\n2026-Q2,sqls,160\n2026-Q3,sqls,150\n2026-Q4,sqls,160\n2026,customers,215\n"
    (said,) = rates_remarked_on(tmp_path, rows, "plan:\n  sql_close_rate: {'2026': 0.29}\n")
    assert said.startswith(
        "config/goals.yaml:2: sql_close_rate: sql_close_rate is planned at 0.29, and what 2026 asks for implies"
    )
    assert "0.3468: 215 customers (plan.csv:6) by 620 sqls (plan.csv:2-5)" in said


def test_a_planned_rate_within_its_tolerance_or_within_rounding_is_not_remarked_on(tmp_path: Path) -> None:
    rows = "2026,sqls,620\n2026,customers,215\n2026-01,sqls,7\n2026-01,customers,2\n"
    assert rates_remarked_on(tmp_path, rows, "plan: {sql_close_rate: {'2026': 0.347, '2026-01': 0.32}}\n") == []
    wide = "plan: {sql_close_rate: {'2026': 0.33}}\ntolerance: {sql_close_rate: 0.05}\n"
    assert rates_remarked_on(tmp_path, rows, wide) == []


def test_the_later_of_two_rows_for_a_period_is_the_one_that_counts(tmp_path: Path) -> None:
    rows = "2026,sqls,620\n2026,sqls,741\n2026,customers,215\n2026,sql_close_rate,0.35\n"
    (said,) = rates_remarked_on(tmp_path, rows, "plan: {sql_close_rate: {'2026': 0.29}}\n")
    assert said.startswith("plan.csv:5: sql_close_rate: ")
    assert "741 sqls (plan.csv:3)" in said


def test_a_catalogue_with_gaps_is_remarked_on(tmp_path: Path) -> None:
    folder = project_in(tmp_path, QUIET | {"business.yaml": BUSINESS + "language: de\n"})  # type: ignore[operator]
    (folder / "config" / "languages").mkdir()
    (folder / "config" / "languages" / "de.ftl").write_text("language-name = Deutsch\nlanguage-locale = de_DE\n")
    (found,) = [remark for remark in check(load(folder, {})) if remark.check == "catalogues_complete"]
    assert (found.severity, found.problem.file) == (Severity.ERROR, "config/languages/de.ftl")
    assert "texts are missing, without which no report can be made in 'de': " in found.problem.what


def test_a_catalogue_with_gaps_is_remarked_on_where_only_a_recipient_reads_it(tmp_path: Path) -> None:
    files = {
        "reports.yaml": "monthly: {grain: month, cards: [leads], recipients: [team]}\n",
        "recipients.yaml": "groups: {team: [{to: a@example.org, language: sk}]}\n",
        "delivery.yaml": "on_failure: b@example.org\nchannels: {mail: {kind: smtp, host: b.example, sender: a@b.example}}\n",
    }
    folder = project_in(tmp_path, QUIET | files)  # type: ignore[operator]
    (folder / "config" / "languages").mkdir()
    (folder / "config" / "languages" / "sk.ftl").write_text("language-name = Slovenčina\nlanguage-locale = sk\n")
    assert "catalogues_complete" in {remark.check for remark in check(load(folder, {}))}


def test_a_plan_that_a_second_formula_can_say_is_fed(tmp_path: Path) -> None:
    sources = (
        "web: {kind: csv, table: sessions, path: x.csv, columns: {date: Day, sessions: Visits, page_views: Views}}\n"
    )
    found = remarks(tmp_path, sources=sources, goals=PLANNED.format("qualified_visit_rate: {'2026': 0.5}"))
    assert not any("planned_kpis_fed" in remark for remark in found)


def test_errors_come_first(tmp_path: Path) -> None:
    found = remarks(tmp_path, business=BUSINESS.replace("EUR", "EUX"), sources="")
    assert [remark.split()[0] for remark in found][:2] == ["error", "warning"]


def test_a_silenced_check_says_nothing_and_a_stale_silence_is_remarked_on(tmp_path: Path) -> None:
    project = load(project_in(tmp_path, {}), {})
    names = {remark.check for remark in check(project)}
    assert "sources_exist" in names
    assert "sources_exist" not in {remark.check for remark in check(project, ["sources_exist"])}
    (stale,) = [remark for remark in check(project, ["plan_adds_up"]) if remark.check == "plan_adds_up"]
    assert "would say nothing" in stale.problem.what
    with pytest.raises(UsageError, match="Did you mean 'plan_adds_up'"):
        check(project, ["plan_add_up"])


def test_every_check_says_in_a_sentence_what_it_is_for() -> None:
    checks = [one for severity in Severity for one in CHECKS[severity]]
    assert len({one.__name__ for one in checks}) == len(checks)
    assert all((one.__doc__ or "").endswith(".") for one in checks)


def test_who_is_listed_twice_for_a_report_with_other_languages_or_files_is_remarked_on(tmp_path: Path) -> None:
    """Twice the same in other letters, or another part of the data, is no matter of doubt."""
    mail = "{kind: smtp, host: 127.0.0.1, tls: insecure, sender: r@example.org}"
    files = {
        "delivery": f"on_failure: o@example.org\nchannels:\n  mail: {mail}\n",
        "recipients": (
            "groups:\n  managers: [{to: a@example.org}, {to: A@Example.org}, {to: b@example.org}]\n"
            "  board: [{to: a@example.org, language: ru}, {to: b@example.org, only: {channel: Email}}]\n"
            "  partners: []\n"
        ),
        "reports": "monthly: {grain: month, cards: [leads], recipients: [managers, board, partners]}\n",
    }
    told = remarks(tmp_path, **files)
    (found,) = [each for each in told if "recipients_once" in each]
    assert "reports.yaml:1: monthly.recipients.1: 1 of them is listed before" in found
    (found,) = [each for each in told if "reports_reach_somebody" in each]
    assert "reports.yaml:1: monthly.recipients.2: nobody is in the group 'partners'" in found


@pytest.mark.parametrize(
    ("grain", "schedule", "says"),
    [
        ("month", "5th Monday of the month at 08:00", "no date of it is for 2026-03 and for"),
        ("month", "30th business day after month end at 08:00", "no day of 6 years is one of its dates"),
        ("month", "cron: 0 8 31 * *", "no date of it is for 2026-01"),
        ("month", "every Monday at 08:00", "several dates of it are for 2025-12"),
        ("year", "5th business day after quarter end at 08:00", "several dates of it are for 2025"),
        ("month", "31st day of the month at 08:00", ""),
        ("month", "last business day of the month at 17:00", ""),
        ("quarter", "5th business day after quarter end at 09:00", ""),
        ("week", "every Monday at 08:00", ""),
        ("year", "cron: 0 8 15 1 *", ""),
    ],
)
def test_a_schedule_that_leaves_a_period_out_or_falls_on_it_twice_is_remarked_on(
    tmp_path: Path, grain: str, schedule: str, says: str
) -> None:
    reports = f"own: {{grain: {grain}, cards: [leads], schedule: '{schedule}'}}\n"
    delivery = "on_failure: o@example.org\n"
    found = [each for each in remarks(tmp_path, reports=reports, delivery=delivery) if "once_a_period" in each]
    assert len(found) == bool(says)
    assert all(f"reports.yaml:1: own.schedule: {says}" in each for each in found)


def test_a_kpi_of_ones_own_may_have_one_label_for_every_language(tmp_path: Path) -> None:
    folder = project_in(tmp_path, QUIET | {"kpis.yaml": OWN.replace("{en: Own}", "Own & sons")})  # type: ignore[operator]
    project = load(folder, {})
    assert [pipeline.language(project, code).kpi("own") for code in ("en", "ru")] == ["Own & sons"] * 2
    assert not [remark for remark in remarks(tmp_path, kpis=OWN.replace("{en: Own}", "Own")) if "label" in remark]

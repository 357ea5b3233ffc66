"""Schedules, recipients and channels must fit together; every mistake is told at once, in its place."""

from __future__ import annotations

from pathlib import Path

from reportgen.project import load
from tests.test_project_load import BUSINESS, problems_of, project_in

MAIL = "channels:\n  mail: {kind: smtp, host: smtp.example.org, user: u, password: '${SMTP_PASSWORD}', sender: r@example.org}\n"
DELIVERY = "on_failure: ops@example.org\nallowed_domains: [example.org]\n" + MAIL
REPORTS = """monthly:
  grain: month
  schedule: 3rd business day after month end at 08:00
  recipients: [managers, petr@example.org]
  review: required
"""
RECIPIENTS = "groups:\n  managers:\n    - {to: anna@example.org, language: ru, only: {channel: Paid Search}}\n"


def said(tmp_path: Path, **changed: str) -> list[str]:
    files = {"delivery": DELIVERY, "reports": REPORTS, "recipients": RECIPIENTS} | changed
    named = {name if "." in name else f"{name}.yaml": text for name, text in files.items()}
    return problems_of(project_in(tmp_path, named))


def test_what_fits_together_is_read_without_any_secret(tmp_path: Path) -> None:
    folder = project_in(tmp_path, {"delivery.yaml": DELIVERY, "reports.yaml": REPORTS, "recipients.yaml": RECIPIENTS})
    project = load(folder, {})
    spec = project.reports["monthly"]
    assert spec.schedule is not None
    assert spec.schedule.when.startswith("3rd")
    assert spec.review is not None
    assert [str(each) for each in spec.recipients] == ["managers", "petr@example.org"]
    assert project.recipients.groups["managers"][0].only == {"channel": ("Paid Search",)}
    assert str(project.delivery.channels["mail"].password) == "${SMTP_PASSWORD}"


def test_whom_a_report_is_sent_to_changes_nothing_in_it(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    for folder, extra in ((one, ""), (two, "    - {to: petr@example.org}\n")):
        folder.mkdir()
        project_in(folder, {"delivery.yaml": DELIVERY, "reports.yaml": REPORTS, "recipients.yaml": RECIPIENTS + extra})
    assert load(one, {}).fingerprint == load(two, {}).fingerprint


def test_words_of_a_schedule_that_are_not_understood_are_told_in_their_place(tmp_path: Path) -> None:
    (problem,) = said(tmp_path, reports=REPORTS.replace("3rd business day after month end", "every Mondya"))
    assert problem.startswith("config/reports.yaml:3: monthly.schedule")
    assert "'mondya': Did you mean 'monday'?" in problem


def test_groups_channels_domains_languages_and_columns_must_exist(tmp_path: Path) -> None:
    wrong = (
        "groups:\n  manager:\n    - {to: anna@example.com, language: xx, channel: male, only: {chanel: Email}}\n"
        "  partners: {file: config/none.csv}\n"
    )
    told = "\n".join(said(tmp_path, recipients=wrong))
    assert (
        "reports.yaml:4: monthly.recipients.0: there is no group 'managers' in config/recipients.yaml. Did you mean 'manager'?"
        in told
    )
    assert "there is no channel 'male' in config/delivery.yaml. Did you mean 'mail'?" in told
    assert "mail to example.com is not allowed by allowed_domains" in told
    assert "there is no language 'xx'" in told
    assert "no table has a column 'chanel'. Did you mean 'channel'?" in told
    assert "'config/none.csv' cannot be read: No such file or directory" in told


def test_a_table_of_recipients_is_read_line_by_line(tmp_path: Path) -> None:
    folder = project_in(
        tmp_path,
        {
            "delivery.yaml": DELIVERY,
            "reports.yaml": REPORTS,
            "recipients.yaml": "groups:\n  managers: {file: config/people.csv}\n",
        },
    )
    (folder / "config" / "people.csv").write_text("to,only.channel\nanna@example.org,Email\nnobody,Email\n")
    (problem,) = problems_of(folder)
    assert problem.startswith("config/people.csv:3: to: 'nobody' is no address")


def test_who_is_listed_in_a_table_or_in_a_report_is_held_to_the_same(tmp_path: Path) -> None:
    """What was told of a list was not of a table: a channel that is not there was noticed when its mails had expired."""
    table = "to,language,channel,only.chanel,only.age\nanna@example.com,,,,30-34\npetr@example.org,xx,male,Email,\n,,mail,,\n"
    sources = (
        "crm: {table: leads, file: data/*.csv, columns: {lead_id: id, created_at: day, age: Age}, dates: '%Y-%m-%d'}\n"
    )
    told = said(
        tmp_path,
        recipients="groups:\n  managers: {file: config/people.csv}\n",
        reports=REPORTS.replace("petr@example.org", "petr@example.com"),
        sources=sources,
        **{"people.csv": table},
    )
    assert [each.partition(".com")[0] for each in told if "reports.yaml" in each] == [
        "config/reports.yaml:4: monthly.recipients.1: mail to example"
    ]
    assert [each for each in told if "people.csv" in each] == [
        "config/people.csv:2: to: mail to example.com is not allowed by allowed_domains of config/delivery.yaml",
        "config/people.csv:3: channel: there is no channel 'male' in config/delivery.yaml. Did you mean 'mail'?",
        "config/people.csv:3: language: there is no language 'xx'. Known: cs, en, pl, ru, sr",
        "config/people.csv:3: only.chanel: no table has a column 'chanel'. Did you mean 'channel'?",
        "config/people.csv:4: channel: 'mail' sends mail, and there is no address. Write `to`",
    ]


def test_a_table_that_a_spreadsheet_wrote_in_its_own_letters_is_told_how_to_be_saved(tmp_path: Path) -> None:
    group = "groups:\n  managers: {file: config/recipients.csv}\n"
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "recipients.csv").write_bytes("to,name\na@example.org,Анна\n".encode("cp1251"))
    (problem,) = said(tmp_path, recipients=group)
    assert problem.endswith("cannot be read: it is no UTF-8 text. Save it as such, in Excel as 'CSV UTF-8'")


def test_an_address_is_one_text(tmp_path: Path) -> None:
    (problem,) = said(tmp_path, recipients="groups:\n  managers: [{to: [a@example.org, b@example.org]}]\n")
    assert problem.endswith("managers.0.to: write one address as text, such as Anna Nova <anna@example.org>")


def test_a_table_outside_the_project_is_not_read(tmp_path: Path) -> None:
    (problem,) = said(tmp_path, recipients="groups:\n  managers: {file: ../../etc/passwd}\n")
    assert "it lies outside the project" in problem


def test_what_goes_out_by_itself_needs_somebody_who_hears_of_failures(tmp_path: Path) -> None:
    (problem,) = said(tmp_path, delivery=MAIL)
    assert "nobody is named who hears of it when it is not" in problem
    on_demand = project_in(tmp_path, {"delivery.yaml": MAIL, "reports.yaml": "monthly: {grain: month}\n"})
    assert load(on_demand, {}).delivery.on_failure is None


def test_mail_needs_a_channel(tmp_path: Path) -> None:
    (problem,) = said(tmp_path, delivery="on_failure: ops@example.org\n")
    assert "config/delivery.yaml has no channel of kind smtp" in problem


def test_a_calendar_that_does_not_exist_is_told(tmp_path: Path) -> None:
    schedule = "schedule: {when: every day at 08:00, country: QQ, holidays: config/days.txt}"
    told = said(tmp_path, reports=REPORTS.replace("schedule: 3rd business day after month end at 08:00", schedule))
    assert ["no holiday calendar is known for country 'QQ'" in told[0], "No such file" in told[1]] == [True, True]


def test_the_holidays_of_the_business_are_read_with_its_configuration_and_all_their_faults_are_told(
    tmp_path: Path,
) -> None:
    business = BUSINESS + "holidays: config/days.txt\n"
    (told,) = said(tmp_path, business=business)
    assert told.endswith("holidays: 'config/days.txt': No such file or directory. Paths start at the project's folder")
    (tmp_path / "config" / "days.txt").write_bytes("6.1.2026,Tři králové\n2026-12-24\nsoon\n".encode())
    (told,) = said(tmp_path, business=business)
    assert "'config/days.txt': line 1: '6.1.2026', line 3: 'soon' are no days; write one like 2026-12-24" in told
    (tmp_path / "config" / "days.txt").write_bytes("2026-01-06,Tři králové\n".encode("cp1250"))
    (told,) = said(tmp_path, business=business)
    assert "it is no UTF-8 text" in told


def test_a_broken_file_is_not_held_against_the_others(tmp_path: Path) -> None:
    told = said(tmp_path, delivery="channels: {mail: {kind: smtp}}\n")
    assert all(problem.startswith("config/delivery.yaml") for problem in told)
    assert said(tmp_path, recipients="groups: [\n")[0].startswith("config/recipients.yaml")

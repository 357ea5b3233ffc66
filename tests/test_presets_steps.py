"""Exports by month or week that name the first day of each only: a row is the total of its month or week, not of that day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.preset_trial import landed

HEAD = "Campaign Performance Report (in UTC)\nReport Start: {start}, Report End: {end}\n\n"
COLUMNS = "Start Date (in UTC),Account Name,Campaign Name,Total Spent,Impressions,Clicks,Conversions,Currency\n"


def _export(days: list[str], start: str, end: str) -> bytes:
    rows = "".join(f"{day},Acme,Brand,{10 + n}.50,{100 + n},{n + 1},0,USD\n" for n, day in enumerate(days))
    return (HEAD.format(start=start, end=end) + COLUMNS + rows).encode()


def test_first_days_of_months_are_months_and_the_last_ends_with_the_report(tmp_path: Path) -> None:
    found = landed("linkedin_ads", _export(["01/01/2026", "02/01/2026"], "01/01/2026", "02/20/2026"), tmp_path)
    assert found.parts[0].lumps == ((date(2026, 1, 1), date(2026, 1, 31)), (date(2026, 2, 1), date(2026, 2, 20)))
    assert found.sum("impressions") == 201


def test_days_a_week_apart_are_weeks(tmp_path: Path) -> None:
    days = ["01/05/2026", "01/12/2026", "01/19/2026"]
    found = landed("linkedin_ads", _export(days, "01/05/2026", "01/25/2026"), tmp_path)
    assert found.parts[0].lumps[-1] == (date(2026, 1, 19), date(2026, 1, 25))


@pytest.mark.parametrize(
    ("days", "end"),
    [
        (["01/01/2026", "02/01/2026"], "02/01/2026"),
        (["01/01/2026", "01/02/2026", "02/01/2026"], "02/28/2026"),
        (["01/05/2026", "01/12/2026", "01/26/2026"], "02/28/2026"),
    ],
)
def test_other_days_are_days(days: list[str], end: str, tmp_path: Path) -> None:
    found = landed("linkedin_ads", _export(days, "01/01/2026", end), tmp_path)
    assert found.parts[0].lumps == ()
    assert len(set(found.column("date"))) == len(days)


def test_mailings_on_the_first_of_each_month_are_no_months(tmp_path: Path) -> None:
    head = "Title,Subject,Send Date,Total Recipients,Successful Deliveries,Unique Opens,Unique Clicks,Unsubscribes,Total Bounces\n"
    rows = "".join(f'News,Hello,"{month} 01, 2026 10:00 am",10,9,5,1,0,1\n' for month in ("Jan", "Feb", "Mar"))
    assert landed("mailchimp_campaigns", (head + rows).encode(), tmp_path).parts[0].lumps == ()


GA4 = "# ----------------------------------------\n# Free form 1\n# {period}\n# ----------------------------------------\n\n"


@pytest.mark.parametrize(
    ("name", "months"),
    [
        ("Year month", ("202601", "202602")),
        ("Month", ("2026-01", "2026-02")),
        ("Month", ("January 2026", "February 2026")),
        ("Month", ("Jan-26", "Feb-26")),  # as a spreadsheet saves them again
        ("Mois", ("janv.-26", "févr.-26")),
        ("Mes", ("enero de 2026", "febrero de 2026")),
        ("Месяц", ("янв.26", "февраль 2026 г.")),
        ("月", ("2026年1月", "2026年2月")),
    ],
)
def test_months_without_a_day_are_months(name: str, months: tuple[str, str], tmp_path: Path) -> None:
    head = GA4.format(period="20260101-20260215") + f"{name},Session default channel group,Sessions\n"
    found = landed("ga4", f"{head}{months[0]},Direct,30\n{months[1]},Direct,12\n".encode(), tmp_path)
    assert found.parts[0].lumps == ((date(2026, 1, 1), date(2026, 1, 31)), (date(2026, 2, 1), date(2026, 2, 15)))
    assert found.column("sessions") == [30, 12]


def test_the_number_of_a_month_alone_leaves_one_total_of_the_stated_period(tmp_path: Path) -> None:
    head = GA4.format(period="20260101-20260215") + "Month,Session default channel group,Sessions\n"
    found = landed("ga4", f"{head}01,Direct,30\n02,Direct,12\n".encode(), tmp_path)
    assert found.parts[0].lumps == ((date(2026, 1, 1), date(2026, 2, 15)),)


@pytest.mark.parametrize(
    ("name", "stretches"),
    [
        ("Month", ("2026-01-10 - 2026-01-31", "2026-02-01 - 2026-02-28", "2026-03-01 - 2026-03-12")),
        ("Week", ("2026-01-07 - 2026-01-11", "2026-01-12 - 2026-01-18", "2026-01-19 - 2026-01-20")),
    ],
)
def test_a_column_that_names_both_ends_of_weeks_or_months_needs_no_further_one(
    name: str, stretches: tuple[str, ...], tmp_path: Path
) -> None:
    head = f"Campaign name,{name},Amount spent (EUR),Impressions,Link clicks\n"
    rows = "".join(f"Brand,{each},{n}.50,{100 * n},{n}\n" for n, each in enumerate(stretches, 1))
    found = landed("meta_ads", (head + rows).encode(), tmp_path)
    assert [tuple(map(str, each)) for each in found.parts[0].lumps] == [tuple(each.split(" - ")) for each in stretches]
    assert found.sum("impressions") == 600

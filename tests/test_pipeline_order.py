"""Which report is wanted, and what it is a function of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.errors import UsageError
from reportgen.project import load


def test_the_latest_report_that_fits_the_grain_is_made(sample: Path) -> None:
    project = load(sample, {})
    inputs = pipeline.gather(project)
    (quarter,) = pipeline.orders(project, inputs, None, "Q1", None, None)
    assert (quarter.report, quarter.period.id, quarter.language) == ("quarterly", "2026-Q1", "en")
    (month,) = pipeline.orders(project, inputs, "monthly", None, date(2026, 5, 20), "ru")
    assert (month.period.id, month.language) == ("2026-04", "ru")
    with pytest.raises(UsageError, match="begins on 2026-07-01, after 2026-06-30"):
        pipeline.orders(project, inputs, None, "2026-Q3", None, None)


def test_the_fingerprint_follows_inputs_configuration_and_question(sample: Path) -> None:
    project = load(sample, {})
    inputs = pipeline.gather(project)
    (quarter,) = pipeline.orders(project, inputs, None, "Q1", None, None)
    (other,) = pipeline.orders(project, inputs, None, "Q2", None, None)
    assert pipeline.fingerprint(project, inputs, quarter) == pipeline.fingerprint(project, inputs, quarter)
    assert pipeline.fingerprint(project, inputs, quarter) != pipeline.fingerprint(project, inputs, other)


def test_a_week_is_of_the_days_on_which_the_business_says_weeks_begin(sample: Path) -> None:
    project = load(sample, {})
    weeks = replace(project, business=project.business.model_copy(update={"week_starts": "sunday"}))
    inputs = pipeline.gather(weeks)
    (last,) = pipeline.orders(weeks, inputs, "weekly", None, None, None)
    assert (last.period.id, last.period.start, last.period.last) == ("2026-W25", date(2026, 6, 21), date(2026, 6, 27))
    (named,) = pipeline.orders(weeks, inputs, None, "2026-W12", None, None)
    assert named.period.start == date(2026, 3, 22)
    read = {
        reading.kpi: reading.value
        for reading in pipeline.figures(weeks, inputs, last.period, None, ["leads", "leads_per_business_day"]).readings
    }
    by_day = [
        pipeline.figures(weeks, inputs, day.isoformat(), None, ["leads"]).readings[0].value or 0
        for day in (last.period.start + timedelta(days=n) for n in range(7))
    ]
    assert read["leads"] == sum(by_day)
    assert read["leads_per_business_day"] == sum(by_day) / 5

"""Which report is wanted, and what it is a function of."""

from __future__ import annotations

from datetime import date
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

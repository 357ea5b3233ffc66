"""Of the sample, in every period: wherever there is no value, there is a reason in words."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.metrics.scoreboard import Scoreboard
from reportgen.project import load
from reportgen.text import Language

FIELDS = ("value", "previous", "year_ago", "year_to_date", "target")

PERIODS = ["2024-01", "2024-02", "2026-06", "2026-Q1", "2025", "2026-W20", "2026-06-10", "2026-07"]
"""The first month, the second, the last, a quarter, a year, a week, a day, and one that has not begun."""


@cache
def figures(folder: Path, period: str) -> Scoreboard:
    project = load(folder, {})
    return pipeline.figures(project, pipeline.gather(project), period, None)


@pytest.mark.parametrize("period", PERIODS)
def test_every_figure_has_a_value_or_a_reason_in_words(sample, period):
    bare = []
    reasons = set()
    for one in figures(sample, period).readings:
        for name in FIELDS:
            if getattr(one, name) is None:
                reasons.add(one.why(name))
                bare += [(one.kpi, one.view, name)] if one.why(name) is None else []
        for past, value in one.history:
            if value is None:
                reasons.add(one.why(past.id))
                bare += [(one.kpi, one.view, past.id)] if one.why(past.id) is None else []
        known = {name for name in FIELDS if getattr(one, name) is not None}
        known |= {past.id for past, value in one.history if value is not None}
        assert not known & {name for name, _ in one.lacking}  # and no reason where there is a value
    assert bare == []
    for code in ("en", "ru"):
        language = Language.load(code)
        assert all(language.missing(reason) for reason in reasons if reason is not None)


def test_before_the_first_day_of_the_sample_no_figure_is_zero(sample):
    for one in figures(sample, "2024-01").readings:
        assert one.previous is None or one.kind == "level", one.kpi
        assert one.year_ago is None
        assert {value for past, value in one.history if past.id < "2024-01"} == {None}

"""pipeline.private: a report of a part tells nothing of fewer than ten persons."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.metrics.scoreboard import Reading, Scoreboard
from reportgen.pipeline.documents import evidence, language, words
from reportgen.pipeline.private import PERSONS, guarded, pooled, protects
from reportgen.privacy import POOLED, personal
from reportgen.project import load
from reportgen.render import render

K = 10


@pytest.fixture(scope="module")
def inputs(sample: Path) -> pipeline.Inputs:
    return pipeline.gather(load(sample, {}))


Shown = tuple[Scoreboard, tuple[Reading, ...], tuple[Reading, ...]]


@pytest.fixture(scope="module")
def shown(inputs: pipeline.Inputs) -> Shown:
    """The figures of a part, its segments before, and after they were pooled."""
    (order,) = pipeline.orders(inputs.project, inputs, "monthly", "2026-06", None, "en", {"channel": "paid_search"})
    project, part = pipeline.narrowed(inputs.project, inputs, order.only)
    board = guarded(project, part, order, pipeline.figures(project, part, order.period, order.as_of))
    known = evidence(project, part, order, board)
    return board, known.segments, pooled(project, part, order, board, known).segments


def of_persons(inputs: pipeline.Inputs, reading: Reading) -> bool:
    measures = pipeline.catalog(inputs.project).measures_of(reading.kpi)
    return reading.kind == "count" and all(one.relation in PERSONS for one in measures)


def test_no_figure_of_a_part_counts_fewer_persons_than_ten(inputs: pipeline.Inputs, shown: Shown) -> None:
    board, _, _ = shown
    counted = 0
    for each in board.readings:
        if of_persons(inputs, each) and str(each.unit) == "count":
            told = [each.value, each.previous, each.year_ago, each.year_to_date, *(value for _, value in each.history)]
            assert not [value for value in told if value is not None and 0 < value < K], each.kpi
            counted += each.value is not None
    assert counted >= 2


def test_a_rate_of_fewer_is_withheld_with_what_it_is_made_of(shown: Shown) -> None:
    board, _, _ = shown
    for kpi in ("customers", "visitor_to_customer", "average_deal", "revenue"):
        reading = board.get(kpi)
        assert reading is not None
        assert reading.missing is not None
        assert (reading.missing.reason, reading.value, reading.rows_used) == ("withheld", None, 0)


def test_small_segments_are_one_and_its_figures_are_those_of_their_rows(shown: Shown) -> None:
    _, before, after = shown
    pages = {each.by[1] for each in after if each.by and each.by[0] == "landing_page"}
    assert POOLED in pages
    gone = {each.by for each in before if each.by and each.by[0] == "landing_page" and each.by[1] not in pages}
    assert len(gone) >= 2
    for kpi in ("leads", "sessions"):
        mine = [each for each in before if each.kpi == kpi and each.by in gone]
        (one,) = (each for each in after if each.kpi == kpi and each.by == ("landing_page", POOLED))
        assert one.value == sum(each.value or 0 for each in mine)
        assert one.year_ago == sum(each.year_ago or 0 for each in mine)
    leads = [each.value for each in after if each.kpi == "leads"]
    assert not [value for value in leads if value is not None and 0 < value < K]
    whole: Counter[str] = Counter()
    for each in after:
        if each.kpi == "leads" and each.by:
            whole[each.by[0]] += int(each.value or 0)
    assert len(set(whole.values())) == 1


def test_nothing_is_told_of_a_segment_that_nobody_counted(shown: Shown) -> None:
    _, _, after = shown
    assert after
    assert {(each.year_to_date, each.history) for each in after} == {(None, ())}


def test_the_whole_and_an_owner_who_wants_it_so_are_told_all(inputs: pipeline.Inputs) -> None:
    (whole,) = pipeline.orders(inputs.project, inputs, "monthly", "2026-06", None, "en")
    (part,) = pipeline.orders(inputs.project, inputs, "monthly", "2026-06", None, "en", {"channel": "email"})
    assert not protects(inputs.project, whole)
    assert protects(inputs.project, part)
    open_ = replace(inputs.project, delivery=inputs.project.delivery.model_copy(update={"min_group": 1}))
    assert not protects(open_, part)


class Here:
    """Renders in this process."""

    def render(self, job, formats):
        return render(job, formats)


@pytest.mark.parametrize("language_", ["en", "ru"])
def test_the_report_says_why_a_figure_is_not_there(inputs: pipeline.Inputs, language_: str) -> None:
    (order,) = pipeline.orders(
        inputs.project, inputs, "monthly", "2026-06", None, language_, {"channel": "paid_search"}
    )
    said = {"en": "withheld: fewer than 10\xa0cases", "ru": "не показано: меньше 10\xa0случаев"}
    document, _ = pipeline.documented(inputs.project, inputs, order)
    texts = list(words(document, language(inputs.project, language_)))
    assert said[language_] in texts
    assert {"en": "Other (pooled)", "ru": "Прочие (объединены)"}[language_] in texts
    assert [each for text in texts for each in personal(text)] == []


def test_what_names_a_person_holds_the_report(inputs: pipeline.Inputs) -> None:
    (order,) = pipeline.orders(inputs.project, inputs, "monthly", "2026-06", None, "en")
    spec = order.spec.model_copy(update={"title": {"en": "For anna.nova@example.org"}})
    done = pipeline.finished(inputs.project, inputs, replace(order, spec=spec), ("json",), Here())
    assert [reason.code for reason in done.held] == ["personal_data"]
    assert "anna.nova" not in done.held[0].what


@pytest.mark.parametrize("report", ["monthly", pytest.param("quarterly", marks=pytest.mark.nightly), "weekly"])
def test_the_sample_raises_no_false_alarm(inputs: pipeline.Inputs, report: str) -> None:
    for code in ("en", "ru"):
        (order,) = pipeline.orders(inputs.project, inputs, report, None, None, code)
        document, _ = pipeline.documented(inputs.project, inputs, order)
        texts = list(words(document, language(inputs.project, code)))
        assert len(texts) > 100
        assert [each for text in texts for each in personal(text)] == []

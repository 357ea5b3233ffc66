"""A logged change is a likely cause only where a comparison group shows it, and the page names that group."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reportgen.assemble import Evidence
from reportgen.assemble.area import sentences
from reportgen.assemble.context import Context
from reportgen.assemble.moments import likely, likely_said
from reportgen.assemble.standfirst import standfirst
from reportgen.changes import Change
from reportgen.findings import FocusArea
from reportgen.periods import month_of
from reportgen.planning.changepoints import ChangePoint
from reportgen.planning.drivers import Cases
from reportgen.planning.moments import Beside, Moment, contrast
from reportgen.text import Language
from tests import boards
from tests.found import form

FORM = Change(
    date=date(2026, 2, 9), what={"en": "Form grew", "ru": "Форма выросла"}, where="demo", kpis=("form_completion",)
)
FEBRUARY = month_of(FORM.date)
STEP = ChangePoint(FEBRUARY, FEBRUARY, FEBRUARY, -0.2, (-0.23, -0.16), 0.001, 1)
BEFORE = {
    "demo": Cases(250, 400),
    "guide": Cases(160, 250),
    "fair": Cases(30, 50),
    "chat": Cases(60, 100),
    "call": Cases(40, 80),
}
FELL = {**BEFORE, "demo": Cases(150, 400)}
ALL_FELL = {name: Cases(each.above * 0.6, each.below) for name, each in BEFORE.items()}


def context(after: dict[str, Cases], language: str = "en") -> Context:
    beside = Beside(FORM, contrast("element", ("demo",), BEFORE, after))
    other = Beside(Change(date=date(2026, 2, 16), what="Fair page"))
    evidence = Evidence(moments={"form_completion": (Moment(STEP, (beside, other)),)})
    plain = Context("q", boards.SPEC, boards.june(), boards.catalog(), boards.BUSINESS, (), (), boards.ORIGIN, language)
    return replace(plain, evidence=evidence)


def test_the_sentence_names_step_cause_touched_and_compared() -> None:
    made = context(FELL)
    (cause,) = likely(made, "convert")
    assert Language.load("en").text(likely_said(made, cause)).replace("\u00a0", " ") == (
        "Form completion: −20% from February 2026. Likely cause, logged on 9 February 2026: Form grew. There (demo) −40%; "
        "the comparison group (call, chat, fair and 1 more) did not move beyond chance."
    )


def test_a_summary_names_the_likely_cause_of_what_is_behind_and_of_nothing_else() -> None:
    def told(after: dict[str, Cases]) -> list[str]:
        made = context(after)
        cards = tuple(made.reading(kpi) for kpi in made.spec.cards)
        return [Language.load("en").text(each).replace("\u00a0", " ") for each in standfirst(made, cards)]

    assert "One likely cause: Form grew (9 February 2026); form completion −20% since." in told(FELL)
    assert not any("likely cause" in each for each in told(ALL_FELL))


def test_a_focus_area_names_the_likely_cause_of_a_measure_it_watches_and_of_no_other() -> None:
    area = replace(form(), watch=("form_completion",))

    def told(area: FocusArea, after: dict[str, Cases]) -> list[str]:
        return [Language.load("en").text(each).replace("\u00a0", " ") for each in sentences(context(after), area)]

    said = "Likely cause: Form grew (9 February 2026); form completion there −40%, elsewhere no change beyond chance."
    assert told(area, FELL)[1] == said
    for other, after in ((area, ALL_FELL), (replace(area, watch=()), FELL), (replace(area, kpi="nps"), FELL)):
        assert not any("Likely cause" in each for each in told(other, after))


def test_in_russian_it_is_said_in_russian() -> None:
    made = context(FELL, "ru")
    said = Language.load("ru").text(likely_said(made, likely(made, "convert")[0]))
    assert "Форма выросла" in said
    assert "Вероятная причина" in said


def test_where_every_group_moved_no_cause_is_likely() -> None:
    assert likely(context(ALL_FELL), "convert") == ()


@pytest.mark.parametrize("stage", ["attract", "close"])
def test_a_cause_is_told_in_the_stage_of_its_measure_only(stage: str) -> None:
    assert likely(context(FELL), stage) == ()


def test_one_entry_is_the_cause_of_one_step_on_a_page_the_largest() -> None:
    made = context(FELL)
    moments = dict(made.evidence.moments)
    small = replace(moments["form_completion"][0], point=replace(STEP, change=-0.05))
    both = replace(made, evidence=Evidence(moments={**moments, "cta_rate": (small,)}))
    assert [each.kpi for each in likely(both, "convert")] == ["form_completion"]

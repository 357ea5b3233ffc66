import pytest
from pydantic import ValidationError

from reportgen.reports import ReportSpec


def test_a_report_needs_no_more_than_its_grain():
    spec = ReportSpec(grain="month")
    assert spec.sections == ("summary", "ladder", "funnel", "stage", "paid", "definitions")
    assert len(spec.cards) == 4
    assert spec.formats == ("pdf", "html")


@pytest.mark.parametrize(
    ("grain", "goal", "left_out"),
    [
        ("month", True, {"funnel"}),
        ("month", False, {"ladder"}),
        ("quarter", True, set()),
        ("quarter", False, {"ladder"}),
    ],
)
def test_the_usual_sections_have_a_ladder_only_where_there_is_a_goal(grain, goal, left_out):
    spec = ReportSpec(grain=grain)
    assert set(spec.sections) - set(spec.fitting(goal=goal).sections) == left_out


def test_sections_that_were_written_stay_as_they_are():
    spec = ReportSpec(grain="month", sections=("summary", "ladder"))
    assert spec.fitting(goal=False) == spec


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ({"sections": ["sumary"]}, "Did you mean 'summary'"),
        ({"sections": ["summary", "summary"]}, "listed twice"),
        ({"sections": []}, "at least 1"),
        ({"cards": ["a", "b", "c", "d", "e"]}, "at most 4"),
        ({"cards": ["leads", "leads"]}, "listed twice"),
        ({"formats": ["docx"]}, "pdf"),
        ({"grain": "day"}, "week"),
        ({"colour": "red"}, "Extra inputs"),
    ],
)
def test_a_mistake_is_named(fault, said):
    with pytest.raises(ValidationError, match=said):
        ReportSpec.model_validate({"grain": "month", **fault})


def test_a_title_is_taken_in_its_language_else_in_english_else_in_the_first():
    spec = ReportSpec(grain="month", title={"en": "Growth", "ru": "Рост"})
    assert [spec.title_in(code) for code in ("ru", "en", "pl")] == ["Рост", "Growth", "Growth"]
    assert ReportSpec(grain="month", title={"ru": "Рост"}).title_in("pl") == "Рост"
    assert ReportSpec(grain="month", title="One").title_in("ru") == "One"
    assert ReportSpec(grain="month").title_in("en") is None

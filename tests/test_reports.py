import pytest
from pydantic import ValidationError

from reportgen.reports import ReportSpec


def test_a_report_needs_no_more_than_its_grain():
    spec = ReportSpec(grain="month")
    assert spec.sections == ("summary", "funnel", "stage", "paid", "definitions")
    assert len(spec.cards) == 4
    assert spec.formats == ("pdf", "html")


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

"""The pages about focus areas: what they say, how they are composed, and that no number of theirs is without a figure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.assemble import assemble, calendar, cover, focus_pages, last_focus, months
from reportgen.assemble import ladder as ladder_page
from reportgen.assemble.area import in_customers, sentences, title
from reportgen.assemble.area_charts import evidence_figure, relative_interval
from reportgen.assemble.evidence import Evidence
from reportgen.assemble.prose import unfounded
from reportgen.brand import derive
from reportgen.changes import Change
from reportgen.document import Absence, Area, Document, Figure, Lists, Section, Table, Turn
from reportgen.findings import Decision, Findings, Worth
from reportgen.periods import parse, year_of
from reportgen.quantities import Unit
from reportgen.render import pdf
from reportgen.render.drawings import Drawings
from reportgen.reports import ReportSpec
from reportgen.text import Language, Msg
from tests import boards, found, page_checks

TOKENS = derive("#0F4C43")
CODES = ("en", "ru")
LANGUAGES = {code: Language.load(code) for code in CODES}
PAGES = ("focus", "last_focus", "calendar", "months")


def document(
    findings: Findings | None, sections: tuple[str, ...] = PAGES, grain: str = "quarter", **more: object
) -> Document:
    year = year_of(boards.END_OF_JUNE)
    evidence = Evidence(**{"findings": findings, "ladder": found.ladder(), "holidays": found.HOLIDAYS, **more})  # type: ignore[arg-type]
    return assemble(
        ReportSpec(grain=grain, sections=sections), "quarterly", found.board(year if grain == "year" else found.Q2),  # type: ignore[arg-type]
        catalog=boards.catalog(), business=boards.BUSINESS, origin=boards.ORIGIN, evidence=evidence,
    )  # fmt: skip


def focus(findings: Findings | None) -> Section:
    return focus_pages.section(found.context(findings))


def areas(section: Section) -> list[Area]:
    return [block for block in section.blocks if isinstance(block, Area)]


# --- composition


@pytest.mark.parametrize(("count", "pages"), [(1, [1]), (2, [2]), (3, [3]), (4, [2, 2]), (5, [2, 3])])
def test_three_areas_share_a_page_and_none_stands_alone_on_the_second(count: int, pages: list[int]) -> None:
    shown = focus(found.some(count))
    sizes, current = [], 0
    for block in shown.blocks:
        if isinstance(block, Turn):
            sizes, current = [*sizes, current], 0
        current += isinstance(block, Area)
    assert [*sizes, current] == pages
    assert shown.pages == len(pages)
    assert [each.number for each in areas(shown)] == list(range(1, count + 1))


def test_how_worth_is_estimated_is_told_once_for_all_areas_of_a_way() -> None:
    some = found.some(2)
    valued = [replace(each, worth=Worth(9, (7, 11), None, None, "worth-gap")) for each in some.areas]
    lists = next(
        block for block in focus(replace(some, areas=tuple(valued), silent=())).blocks if isinstance(block, Lists)
    )
    assert Language.load("en").text(lists.lists[1].title) == "How worth is estimated"
    (way,) = lists.lists[1].points
    assert Language.load("en").text(way).replace("**", "").startswith("Areas 1, 2. What is lacking in a year")


def test_the_areas_of_a_first_page_that_is_followed_by_another_stand_at_their_ease() -> None:
    assert [each.airy for each in areas(focus(found.some(4)))] == [True, True, False, False]
    assert not any(each.airy for each in areas(focus(found.some(2))))


def test_no_more_than_five_areas_are_shown() -> None:
    many = found.findings(*(replace(found.form(), id=f"improve-{at}") for at in range(8)))
    assert len(areas(focus(many))) == 5


def test_what_was_changed_for_a_measure_when_its_step_came_stands_beside_it_and_nothing_else_does() -> None:
    start = Msg.of(
        "focus-confidence-improve", start=parse("2026-05", boards.END_OF_JUNE), sharp="yes", contrast="no", base="yes"
    )
    area = replace(found.form(), reason=start)
    log = [
        Change(date=date(2026, 4, 14), what="Form extended to 9 fields", kpis=("visitor_to_lead",)),
        Change(date=date(2026, 5, 2), what="New price list", kpis=("win_rate",)),
        Change(date=date(2026, 3, 30), what="New home page", kpis=("visitor_to_lead",)),
    ]
    context = replace(found.context(found.findings(area)), changes=tuple(log))
    said = [LANGUAGES["en"].text(each).replace("\u00a0", " ") for each in sentences(context, area)]
    assert said[-1] == "At the same time: Form extended to 9 fields (14 April)."
    assert sum("At the same time" in each for each in said) == 1
    context = replace(context, changes=tuple(log[1:]))
    assert not any("At the same time" in LANGUAGES["en"].text(each) for each in sentences(context, area))


def test_what_was_turned_down_is_no_area_and_stands_in_one_line_with_its_reason() -> None:
    shown = focus(replace(found.findings(found.form(), replace(found.contact(), decision=Decision.REJECTED))))
    assert len(areas(shown)) == 1
    (lists,) = (block for block in shown.blocks if isinstance(block, Lists))
    (turned,) = lists.lists[-1].points
    assert LANGUAGES["en"].text(turned) == "Sensors: cost per lead. Ana Horvat: “We are about to stop this product”"


def test_where_nothing_was_compared_nothing_is_said_to_be_chance() -> None:
    shown = focus(replace(found.findings(), tests=0))
    assert shown.headline.key == "headline-focus-untested"  # type: ignore[union-attr]


def test_without_findings_the_page_says_what_was_looked_at_and_what_to_look_at_again() -> None:
    shown = focus(found.findings())
    assert shown.headline.key == "headline-focus-none"  # type: ignore[union-attr]
    said = [LANGUAGES["en"].text(each) for each in shown.standfirst]  # type: ignore[arg-type]
    assert said[0].startswith("47\u00a0comparisons were made together for Q2\u00a02026, and after correction")
    watch = next(block for block in shown.blocks if isinstance(block, Table))
    assert watch.rows
    lists = next(block for block in shown.blocks if isinstance(block, Lists))
    assert len(lists.lists[1].points) == len(found.SILENT)


def test_a_report_of_no_whole_quarter_says_that_it_looked_for_none() -> None:
    assert isinstance(focus(None).blocks[0], Absence)


# --- what is said


def said_title(area: object, code: str = "en") -> str:
    return LANGUAGES[code].text(title(found.context(None), area)).replace("\u00a0", " ")  # type: ignore[arg-type]


def test_a_title_says_what_happened_and_how_sure_it_is() -> None:
    assert said_title(found.form()) == "Visitor-to-lead rate clearly below its own past: 1.72% against 1.99%"
    assert said_title(found.contact()) == "MQL-to-SQL rate below the target: 38.8%, not 45.0%"
    assert (
        said_title(found.referral())
        == "Referral: lead-to-customer rate perhaps better than elsewhere: 6.40% against 2.10%"
    )
    assert said_title(found.fair()) == "Hannover trade fair"


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("sure", ["high", "medium", "low"])
@pytest.mark.parametrize("against", ["target", "benchmark", "past", "before", "rest", "needed"])
@pytest.mark.parametrize("value", [0.01, 0.03])
def test_every_way_to_rest_on_evidence_has_its_words(code: str, sure: str, against: str, value: float) -> None:
    for interval in (None, (value * 0.9, value * 1.1)):
        fact = found.fact("visitor_to_lead", value, 0.02, against, interval=interval, denominator=4000, p=0.001)
        area = replace(found.form(), evidence=(fact,), confidence=sure)
        shown = areas(focus(found.findings(area)))[0]
        for text in (shown.title, *shown.sentences, *(each.main for each in shown.particulars)):
            assert LANGUAGES[code].text(text)  # type: ignore[arg-type]


def test_the_headline_rests_on_the_interval_and_not_on_the_best_guess() -> None:
    def worth(value: float, low: float) -> Worth:
        return Worth(value, (low, value * 1.2), None, None, "worth-gap")

    first, second = found.form(), found.contact()
    sure = found.findings(replace(first, worth=worth(30, 25)), replace(second, worth=worth(20, 10)))
    unsure = found.findings(replace(first, worth=worth(30, 5)), replace(second, worth=worth(20, 10)))
    unknown = found.findings(replace(first, worth=worth(30, 25)), replace(second, worth=None))
    assert focus(sure).headline.key == "headline-focus-more"  # type: ignore[union-attr]
    assert focus(unsure).headline.key == "headline-focus-perhaps-more"  # type: ignore[union-attr]
    assert "more" not in focus(unknown).headline.key  # type: ignore[union-attr]


# --- charts


def test_the_chart_fits_the_evidence() -> None:
    shown = found.context(None)
    kinds = [figure.graphic.kind if (figure := evidence_figure(shown, make())) else "" for make in found.FIVE]
    assert kinds == ["forest", "groups", "lines", "groups", "calendar"]


def test_a_forest_keeps_a_group_that_did_not_move() -> None:
    figure = evidence_figure(found.context(None), found.form())
    assert figure is not None
    assert figure.graphic.data.comparison  # type: ignore[attr-defined]
    assert all(each.tone == "maybe" for each in figure.graphic.data.comparison)  # type: ignore[attr-defined]


def test_the_worth_of_all_areas_is_drawn_on_one_scale() -> None:
    shown = areas(focus(found.some(5)))
    scales = {one.graphic.data.limit for each in shown for one in each.particulars if one.graphic}  # type: ignore[attr-defined]
    assert scales == {(0.0, 44.9)}


@given(value=st.floats(0.001, 0.9), other=st.floats(0.001, 0.9), half=st.floats(0.01, 0.5), others=st.floats(0.01, 0.5))
@settings(max_examples=60, deadline=None)
def test_an_interval_of_a_change_holds_the_change_and_is_wider_than_one_against_an_exact_value(
    value: float, other: float, half: float, others: float
) -> None:
    fact = found.fact("visitor_to_lead", value, other, "past", interval=(value * (1 - half), value * (1 + half)))
    exact = relative_interval(fact)
    both = relative_interval(replace(fact, other_interval=(other * (1 - others), other * (1 + others))))
    assert exact is not None
    assert both is not None
    assert both[0] <= exact[0] <= value / other - 1 <= exact[1] <= both[1]


@pytest.mark.parametrize(
    ("customers", "units"), [(0.3, {Unit.SCORE}), (12.4, {Unit.COUNT}), (2.0, {Unit.COUNT, Unit.SCORE})]
)
def test_few_customers_are_written_with_a_decimal(customers: float, units: set[Unit]) -> None:
    worth = Worth(customers, (customers / 2, customers * 2), None, None, "worth-gap")
    assert {each.unit for each in in_customers(worth)} == units


HUGE = Worth(812_000.0, (3_000.0, 2_400_000.0), 9.7e9, (3.6e7, 2.9e10), "worth-gap")
TINY = Worth(0.04, (-0.2, 0.31), 480.0, (-2_400.0, 3_720.0), "worth-gap")
LONG = "Donaudampfschifffahrtsgesellschaft/" + "Instandhaltung-und-Wartung-" * 3


@pytest.mark.parametrize("code", CODES)
def test_long_names_and_huge_and_tiny_worths_leave_no_flaw_in_any_drawing(code: str) -> None:
    long = replace(found.referral(), worth=HUGE, by=("campaign", LONG), evidence=tuple(
        replace(each, by=("campaign", LONG)) for each in found.referral().evidence))  # fmt: skip
    tiny = replace(found.contact(), worth=TINY, owner=LONG)
    fair = replace(found.fair(), title=found.own(LONG), audience=found.own(LONG * 2))
    whole = replace(found.findings(long, tiny, fair), planned=(fair,), review=(found.reviewed("worked", long, TINY),))
    drawings = Drawings(TOKENS, LANGUAGES[code])
    made = pdf.write(document(whole), LANGUAGES[code], TOKENS, drawings=drawings)
    narrow = [block.body for section in document(whole).sections for block in section.blocks if isinstance(block, Area)]
    for figure in narrow:
        if isinstance(figure, Figure):
            drawings(figure.graphic, 88.0)
    assert drawings.flaws() == ()
    assert not list(page_checks.outside_margins(page_checks.words(made.data)))


# --- numbers and pages


def whole(count: int) -> Findings:
    seen = Worth(22.0, (4.0, 41.0), 264_000.0, (48_000.0, 492_000.0), "worth-seen")
    review = (found.reviewed("worked", found.form(), seen), found.reviewed("not_yet", found.referral(), None, 0))
    return replace(found.some(count), review=review)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("count", [0, 1, 3, 5])
def test_every_number_in_the_prose_is_found_in_a_figure(code: str, count: int) -> None:
    assert unfounded(document(whole(count)), LANGUAGES[code]) == ()


def test_what_a_verdict_rests_on_is_attached_though_it_was_not_to_be_watched() -> None:
    why = Msg.of("focus-compared-target", value=boards_value(0.0131), other=boards_value(0.0185), period=found.Q2)
    review = (replace(found.reviewed("did_not_work", found.form()), why=why),)
    assert unfounded(document(replace(found.some(0), review=review), ("last_focus",)), LANGUAGES["en"]) == ()


def test_a_number_that_no_comparison_has_would_be_found() -> None:
    wrong = replace(found.form(), reason=Msg.of("focus-compared-target", value=boards_value(0.0777), other=boards_value(0.0888),
                                                period=found.Q2))  # fmt: skip
    bad = unfounded(document(found.findings(wrong), ("focus",)), LANGUAGES["en"])
    assert {each.number for each in bad} == {"7.77", "8.88"}


def boards_value(value: float) -> object:
    from reportgen.quantities import Quantity

    return Quantity(value, Unit.PERCENT)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("count", [0, 5])
def test_the_pages_keep_to_their_number_without_a_word_outside_or_over_another(code: str, count: int) -> None:
    shown = document(whole(count))
    made = pdf.write(shown, LANGUAGES[code], TOKENS)
    seen = page_checks.words(made.data)
    marked, pages = page_checks.headings(made.data)
    assert made.warnings == ()
    assert pages == sum(max(section.pages, 1) for section in shown.sections)
    faults = [*page_checks.outside_margins(seen), *page_checks.overlapping(seen), *page_checks.too_small(seen),
              *page_checks.orphans(seen, marked), *page_checks.untagged(made.data, code)]  # fmt: skip
    assert faults == []


# --- last quarter


def test_each_verdict_has_a_word_and_a_shape() -> None:
    words = {LANGUAGES["en"].word(f"last-focus-{verdict}") for verdict in last_focus.SHAPES}
    assert words == {"Done", "Worked", "Not yet", "Did not work", "Cannot tell"}
    assert len(set(last_focus.SHAPES.values())) == 5


def test_claimed_and_seen_worth_stand_on_one_scale() -> None:
    section = last_focus.section(found.context(whole(1)))
    scales = {one.graphic.data.limit for each in areas(section) for one in each.particulars if one.graphic}  # type: ignore[attr-defined]
    assert len(scales) == 1


def test_regression_to_the_mean_is_explained_once() -> None:
    section = last_focus.section(found.context(whole(1)))
    assert [each.key for each in section.standfirst].count("standfirst-last-focus-mean") == 1  # type: ignore[union-attr]


def test_with_nothing_kept_one_line_says_when_areas_are() -> None:
    section = last_focus.section(found.context(found.some(1)))
    (nothing,) = section.blocks
    assert isinstance(nothing, Absence)
    assert "from the first report that is sent with them" in LANGUAGES["en"].text(nothing.text)  # type: ignore[arg-type]


# --- calendar and months


def test_the_calendar_shows_items_due_days_and_holidays_of_the_rest_of_the_year() -> None:
    section = calendar.section(found.context(found.some(3)))
    chart = next(block for block in section.blocks if isinstance(block, Figure))
    entries = chart.graphic.data.entries  # type: ignore[attr-defined]
    assert [each.kind for each in entries] == ["item"] * 2 + ["due"] * 3 + ["holidays"]
    assert len(entries[-1].days) == 4
    assert [month.id for month in chart.graphic.data.months] == [f"2026-{at:02}" for at in range(7, 13)]  # type: ignore[attr-defined]


def test_after_the_last_quarter_the_calendar_is_that_of_the_next_year() -> None:
    shown = found.context(found.some(1))
    board = replace(shown.board, period=found.Q2.shift(2), as_of=found.Q2.shift(2).last)
    coming, months_shown = calendar.horizon(replace(shown, board=board))
    assert coming.id == "2027-Q1"
    assert len(months_shown) == 12


def test_a_calendar_without_anything_says_so() -> None:
    section = calendar.section(found.context(Findings(found.Q2), ladder=None, holidays=frozenset()))
    assert isinstance(section.blocks[0], Absence)


@pytest.mark.parametrize("fiscal_month", [1, 4])
def test_months_add_up_to_quarters_and_with_what_was_before_to_the_year(fiscal_month: int) -> None:
    ladder = found.ladder(fiscal_month)
    table = months.months_table(found.context(None, ladder=ladder), ladder)
    rungs = len(table.columns) - 1
    for at in range(1, rungs + 1):
        before, single, quarters, year = Fraction(0), [], [], Fraction(0)
        for row in table.rows:
            label, cell = row.cells[0], row.cells[at]
            value = Fraction(dict(cell.params)["value"].value if isinstance(cell, Msg) else getattr(cell, "value", 0))  # type: ignore[union-attr]
            key = label.key  # type: ignore[union-attr]
            if key == "months-before":
                before = value
            elif key == "calendar-month":
                single.append(value)
            elif key == "months-quarter":
                assert value == sum(single[-3:])
                quarters.append(value)
            elif key == "assemble-period":
                year = value
        assert len(single) == 12
        assert before + sum(quarters) == before + sum(single) == year


def test_the_levers_are_told_with_the_one_that_brings_most_in_the_title() -> None:
    ladder = found.ladder()
    table = months.sensitivity_table(found.context(None), ladder.sensitivity)
    assert len(table.rows) == len(ladder.sensitivity) == 5
    said = LANGUAGES["en"].text(table.title)  # type: ignore[arg-type]
    assert said == "Visitor-to-lead rate, +1.00\u00a0pts would bring most: 100\u00a0customers a year"


@pytest.mark.parametrize("code", CODES)
def test_a_step_that_no_measure_counts_is_named_by_its_stages(code: str) -> None:
    worth = replace(found.ladder().sensitivity[0], kpi="sal_to_sql")
    table = months.sensitivity_table(found.context(None), (worth,))
    said = LANGUAGES[code].text(table.rows[0].cells[0])  # type: ignore[arg-type]
    assert "SAL" in said
    assert "SQL" in said


def test_the_levers_stand_below_the_ladder_of_a_year_that_still_runs_and_nowhere_twice() -> None:
    spec = found.SPEC.model_copy(update={"sections": ("ladder", "months")})
    running = replace(found.context(None, spec), board=boards.running())
    over = found.context(None, spec)
    for made, told in ((running, ladder_page), (over, months)):
        tables = [
            page
            for page in (ladder_page, months)
            for block in page.section(made).blocks
            if isinstance(block, Table) and block.id == "months-sensitivity"
        ]
        assert tables == [told]


@pytest.mark.parametrize("code", CODES)
def test_the_yearly_plan_fits_its_pages_while_the_year_runs(code: str) -> None:
    shown = document(found.some(2), ("months", "calendar"), "year")
    made = pdf.write(shown, LANGUAGES[code], TOKENS)
    assert (made.pages, made.warnings) == (2, ())
    assert unfounded(shown, LANGUAGES[code]) == ()


def test_without_a_ladder_the_months_say_what_is_needed() -> None:
    assert isinstance(months.section(found.context(None, ladder=None)).blocks[0], Absence)


# --- the cover


@pytest.mark.parametrize(
    ("period", "fiscal_month", "said"),
    [
        ("2026-Q2", 1, "Q2: April to June 2026"),
        ("2026-Q2", 4, "Q2 FY 2026: July to September 2025"),
        ("2026-06", 1, "June 2026"),
        ("2026-W12", 1, "week 12 of 2026: 16 to 22 March 2026"),
    ],
)
def test_the_cover_says_the_months_of_a_quarter_and_its_year_once(period: str, fiscal_month: int, said: str) -> None:
    shown = replace(found.board(), period=parse(period, boards.END_OF_JUNE, fiscal_month))
    written = LANGUAGES["en"].text(cover.span(replace(found.context(None), board=shown)))
    assert written.replace("\u00a0", " ") == said

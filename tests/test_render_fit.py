import re
from dataclasses import replace
from importlib import import_module

import pytest

from reportgen.document import Absence, Column, Decisions, Lists, PointList, Row, Section, Table
from reportgen.quantities import Quantity, Unit
from reportgen.render import fit, pdf, sheets, stretches
from reportgen.reports import ReportSpec
from reportgen.text import Language, Msg
from tests import boards
from tests.test_render_pdf import LEFT, RIGHT, SUMMARY, TOKENS, document, words


def long_names():
    spec = ReportSpec(
        grain="month",
        title="A very long name for a report that somebody thought would be a good idea to give it",
        sections=("summary",),
    )
    board = replace(
        boards.june(),
        readings=tuple(
            replace(each, value=each.value * 1e6 if each.value else None) for each in boards.june().readings
        ),
    )
    return document(
        board, spec, business=boards.BUSINESS.model_copy(update={"name": "Donaudampfschifffahrtsgesellschaft " * 3})
    )


@pytest.mark.parametrize(
    "make",
    [
        lambda: document(boards.running()),
        lambda: document(boards.unplanned()),
        lambda: document(
            boards.states(), ReportSpec(grain="month", cards=("nps", "ad_spend", "followers", "sessions"))
        ),
        lambda: document(boards.empty()),
        long_names,
    ],
    ids=["running", "unplanned", "states", "empty", "long names"],
)
def test_every_state_stays_within_the_margins(make):
    made = pdf.write(make(), Language.load("ru"), TOKENS)  # the longer words of the two
    outside = [word for _, left, _, right, _, word in words(made.data) if left < LEFT - 1 or right > RIGHT + 1]
    assert outside == []


def test_a_section_that_runs_over_is_tightened_just_enough():
    long = document(spec=SUMMARY)
    made = pdf.write(replace(long, sections=(running_over(long.sections[0]),)), Language.load("en"), TOKENS)
    assert made.fits in ((("summary", 1),), (("summary", 2),))
    assert (made.pages, made.warnings) == (1, ())


def test_what_cannot_be_saved_takes_the_whole_table_along():
    funnel = document(spec=ReportSpec(grain="month", sections=("funnel",)))
    section = funnel.sections[0]
    chart, table = section.blocks
    made = pdf.write(
        replace(funnel, sections=(replace(section, blocks=(chart, replace(table, rows=table.rows[:20]))),)),
        Language.load("en"),
        TOKENS,
    )
    heads = [number for number, *_, word in words(made.data) if word == "Measure"]
    assert (made.pages, heads) == (2, [2])


@pytest.mark.parametrize(("rows", "pages", "tightened"), [(14, 1, False), (15, 1, True), (17, 2, False)])
def test_a_section_that_flows_is_tightened_only_where_that_saves_a_page(rows, pages, tightened):
    funnel = document(spec=ReportSpec(grain="month", sections=("funnel",)))
    section = funnel.sections[0]
    chart, table = section.blocks
    shorter = replace(section, blocks=(chart, replace(table, rows=table.rows[:rows])))
    made = pdf.write(replace(funnel, sections=(shorter,)), Language.load("en"), TOKENS)
    assert (made.pages, made.fits[0][1] in fit.STEPS, made.warnings) == (pages, tightened, ())


def test_a_section_that_never_fits_flows_over_with_a_warning():
    long = document(spec=SUMMARY)
    section = long.sections[0]
    made = pdf.write(
        replace(long, sections=(replace(section, blocks=section.blocks * 3),)), Language.load("en"), TOKENS
    )
    assert made.pages > 1
    assert "section 'summary' takes" in made.warnings[0]


def counted(monkeypatch):
    """Makes every layout note the ids of the sections that were laid out."""
    layouts = []
    whole, part = pdf._Press._lay_out, sheets.Source.sheets

    def lay_out(press, html):
        layouts.append(tuple(re.findall(r'<section class="section[^"]*" id="(\w+)"', html)))
        return whole(press, html)

    def some(source, classes, numbers):
        layouts.append(tuple(classes))
        return part(source, classes, numbers)

    monkeypatch.setattr(pdf._Press, "_lay_out", lay_out)
    monkeypatch.setattr(sheets.Source, "sheets", some)
    return layouts


def running_over(section):
    """The summary with more points than its page holds."""
    more = replace(section.blocks[2].lists[0], points=section.blocks[2].lists[0].points * 3)
    lists = replace(section.blocks[2], lists=(more, *section.blocks[2].lists[1:]))
    return replace(section, blocks=(*section.blocks[:2], lists, section.blocks[3]))


def test_a_document_that_fits_is_laid_out_once(monkeypatch):
    layouts = counted(monkeypatch)
    pdf.write(document(spec=SUMMARY), Language.load("en"), TOKENS)
    assert layouts == [("summary",)]


def test_fitting_a_section_costs_one_more_layout(monkeypatch):
    layouts = counted(monkeypatch)
    long = document(spec=SUMMARY)
    pdf.write(replace(long, sections=(running_over(long.sections[0]),)), Language.load("en"), TOKENS)
    assert len(layouts) == 2


PACK = ReportSpec(grain="month", sections=("summary", "funnel"))


def test_only_the_sections_that_are_tightened_are_tried(monkeypatch):
    long = document(spec=PACK)
    long = replace(long, sections=(running_over(long.sections[0]), *long.sections[1:]))
    layouts = counted(monkeypatch)
    apart = pdf.write(long, Language.load("en"), TOKENS)
    assert layouts == [PACK.sections, ("summary",)]
    layouts.clear()
    monkeypatch.setattr(pdf, "has_own", lambda *_: True)
    whole = pdf.write(long, Language.load("en"), TOKENS)
    assert set(layouts) == {PACK.sections}, "a style sheet of one's own may begin pages anywhere"
    assert (apart.data, apart.fits) == (whole.data, whole.fits)
    assert dict(apart.fits)["summary"] in fit.STEPS


@pytest.mark.parametrize(
    ("written", "apart"),
    [
        ('<col style="width:20mm">', True),
        ('<p style="position: fixed; top: 0">', False),
        ("<p style='counter-increment: page 5'>", False),
        ("<p style=\"string-set: section 'x'\">", False),
        ("<style>section { page: wide }</style>", False),
    ],
)
def test_a_document_with_a_style_that_reaches_beyond_its_section_is_not_parted(written, apart):
    long = document(spec=SUMMARY)
    section = long.sections[0]
    html = f'<style></style><body><section class="section{stretches.place(section)}" id="summary">{written}</section>'
    assert stretches.can_part(html, long) is apart


class Press:
    """Of one section: alone it comes down to a page when it is tightened, in the whole document it never does."""

    def __init__(self, wanted):
        self.document, self.alone, self.laid_out = wanted, True, []

    def extents(self, fits):
        return {"summary": fit.Extent(0, 1 if self.alone and fits else 2, 0.5)}

    def layout(self, fits):
        self.laid_out.append(dict(fits))
        return "a layout"

    def as_told(self, fits):
        return not (self.alone and fits)

    def join(self):
        self.alone = False


def test_what_was_told_wrong_of_a_section_alone_is_told_by_the_whole():
    press = Press(document(spec=SUMMARY))
    assert pdf._settled(press) == ({}, "a layout")
    assert press.laid_out == [{"summary": 2}, {}]


def test_a_section_of_a_few_rows_is_tried_with_those_it_shares_a_page_with():
    long = document(spec=PACK)
    summary, funnel = long.sections
    few = replace(funnel, blocks=(Absence(Msg.of("standfirst-no-plan")),))
    ids = [
        [each.id for each in stretch] for stretch in stretches.stretches(replace(long, sections=(summary, few, funnel)))
    ]
    assert ids == [["summary", "funnel", "funnel"]]
    assert len(stretches.stretches(long)) == 2


def test_what_saves_no_page_is_taken_back():
    assert fit.given_up({"funnel": 2}, {"funnel": 2}, {"funnel": 2}) == {}
    assert fit.given_up({"funnel": 2}, {"funnel": 1}, {"funnel": 2}) == {"funnel": 2}
    assert fit.given_up({"summary": 2}, {"summary": 2}, {"summary": 3}) == {"summary": 2}


def test_a_step_that_was_not_enough_is_followed_by_the_next():
    assert fit.next_try({"a": 1, "b": 1, "c": 2}, {"a": 2, "b": 1, "c": 2}, {"a": 1, "b": 1, "c": 1}) == {
        "a": 2,
        "b": 1,
        "c": 2,
    }


def test_a_section_that_ends_with_next_to_nothing_on_its_last_page_takes_a_block_more_there():
    funnel = document(spec=ReportSpec(grain="month", sections=("funnel",)))
    section = funnel.sections[0]
    longer = replace(funnel, sections=(replace(section, blocks=section.blocks * 2),))

    def ends(filled):
        return {"funnel": fit.Extent(0, 2, filled)}

    assert fit.spread({}, ends(0.24), longer) == {"funnel": fit.SPREAD}
    assert fit.spread({}, ends(0.48), longer) == {}
    alone = replace(funnel, sections=(replace(section, blocks=section.blocks[:1]),))
    assert fit.spread({}, ends(0.24), alone) == {}, "one block cannot be spread"


def few_words(section):
    return replace(section, blocks=(Absence(Msg.of("standfirst-no-plan")),), pages=1)


@pytest.mark.parametrize(
    ("alone", "step", "length"),
    [(0.18, 1, 2), (0.3, 2, 2), (0.45, fit.FLOWING, 3), (0.4, fit.FLOWING_SPREAD, 3), (0.9, 0, 3)],
    ids=["tightened", "tightened more", "begun below it", "begun below it with more behind", "nothing helps"],
)
def test_a_section_too_short_for_a_page_does_not_keep_one_to_itself(alone, step, length):
    summary, funnel = document(spec=PACK).sections
    short = replace(few_words(funnel), id="short")
    found = replace(document(spec=PACK), sections=(replace(summary, id="cover"), short, replace(funnel, id="funnel")))

    def extents(fits):
        flowing = fits.get("funnel", 0) >= fit.FLOWING
        first = 1 if fits.get("funnel") == step or flowing else 2
        pages, filled = (2, 0.4 if fits["funnel"] == step else 0.2) if flowing else (1, 0.9 if fits else 0.84)
        return {
            "cover": fit.Extent(0, 1, 0.9),
            "short": fit.Extent(1, 1, alone),
            "funnel": fit.Extent(first, pages, filled),
        }

    fits = fit.gathered(extents, {}, found)
    assert fits == ({"funnel": step} if step else {})
    assert fit._length(extents(fits)) == length


def test_what_begins_below_a_short_section_goes_on_on_the_next_page():
    long = document(spec=PACK)
    summary, funnel = long.sections
    whole = replace(long, sections=(summary, few_words(replace(funnel, id="short")), replace(funnel, id="funnel")))
    made = pdf.write(whole, Language.load("en"), TOKENS)
    assert (made.pages, made.warnings) == (3, ())
    assert dict(made.fits)["funnel"] == fit.FLOWING
    assert {page for page, *_, word in words(made.data) if word == "Funnel"} == {2, 3}


def test_a_line_is_not_broken_long_before_bold_words_that_do_not_fit_it():
    summary = document(spec=SUMMARY)
    figure = Msg.of("standfirst-figure", kpi="sessions", value=Quantity(2698, Unit.COUNT))
    said = replace(summary.sections[0], standfirst=(Msg.of("standfirst-no-plan"), figure), blocks=())
    made = pdf.write(replace(summary, sections=(said,)), Language.load("ru"), TOKENS)
    first = next(word for word in words(made.data) if word[5] == "План")
    line = [word[5] for word in words(made.data) if abs(word[2] - first[2]) < 1]
    assert len(line) > 5


def test_a_page_that_is_named_is_the_one_it_turned_out_to_be(monkeypatch):
    layouts = counted(monkeypatch)
    long = document(spec=PACK)
    summary, funnel = long.sections
    asked = Decisions("To decide", (), "Nothing", "The evidence:", see="funnel")
    first = replace(summary, blocks=(asked, *summary.blocks * 3))
    made = pdf.write(replace(long, sections=(first, funnel)), Language.load("en"), TOKENS)
    begins = next(page for page, *_, word in words(made.data) if word == "Measure")
    assert begins > 2, "it was thought to begin on page 2"
    said = [word for page, *_, word in words(made.data) if page == 1]
    assert said[said.index("evidence:") + 1 :][:2] == ["page", f"{begins}"]
    assert layouts[-1] == ("summary",), "the page that names another is made anew, and no other"


def test_no_text_asks_for_features_of_its_font(monkeypatch):
    """For each piece of text that does, WeasyPrint 70 keeps some hundred bytes for ever: a MiB a report."""
    line_break = import_module("weasyprint.text.line_break")
    asked, real = [], line_break.font_features
    monkeypatch.setattr(line_break, "font_features", lambda *given: asked.append(real(*given)) or asked[-1])
    pdf.write(document(spec=SUMMARY), Language.load("en"), TOKENS)
    assert len(asked) > 100
    assert not any(asked)


def test_sections_of_words_and_rows_that_leave_half_their_page_share_one():
    rows = Table("stage-scorecard", "", "", (Column("Measure", 0.0, "name"),), (Row(("Sessions",)),) * 6)
    logged = Lists((PointList("What changed this year", ("1 May: a form", "2 May: a price")),))
    half = Section("attract", "Attract", "Attract: no plan is set", ("What was counted is shown.",), (rows, logged))
    more = replace(half, id="convert", blocks=(replace(rows, id="second", rows=rows.rows * 3), logged))
    assert [fit.classes(each, 0) for each in (half, more, replace(half, pages=2))] == [" half", "", ""]
    sections = (half, replace(half, id="close", blocks=(replace(rows, id="third"), logged)), more)
    made = pdf.write(replace(document(boards.june()), sections=sections), Language.load("en"), TOKENS)
    assert made.pages == 2


@pytest.mark.parametrize(("over", "step"), [(0.2, 1), (0.5, 2)])
def test_a_section_is_set_looser_again_only_where_it_ran_over_by_little(over, step):
    before, tight = {"stage": fit.Extent(0, 2, over)}, {"stage": fit.Extent(0, 1, 0.8)}
    assert fit.relaxed({"stage": 2}, tight, before) == {"stage": step}

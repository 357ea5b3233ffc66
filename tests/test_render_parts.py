import re
from datetime import date
from pathlib import Path

import pytest
from jinja2 import UndefinedError
from jinja2.exceptions import SecurityError

from reportgen.assemble.cards import card
from reportgen.assemble.context import Context
from reportgen.brand import derive
from reportgen.document import Bar, Column, Difference, Graphic, KpiCards, Row, Span, Table
from reportgen.metrics.scoreboard import Status
from reportgen.quantities import Quantity, Unit, change
from reportgen.render import samples, templates
from reportgen.render.mark import mark
from reportgen.render.sizes import Sizes
from reportgen.render.words import plain_words, words
from reportgen.text import Language, Msg
from tests import boards

EN = Language.load("en")
TOKENS = derive("#0F4C43")


def euros(value: float) -> Quantity:
    return Quantity(value, Unit.MONEY, "EUR")


# words


def test_money_is_short_on_cards_and_whole_in_tables():
    assert plain_words(euros(568_123.4), EN) == "€568k"
    assert plain_words(euros(568_123.4), EN, "whole") == "€568,123"


def test_small_money_keeps_its_cents_in_tables():
    assert plain_words(euros(1.94), EN, "whole") == "€1.94"


def test_a_difference_is_written_in_the_unit_of_its_figure():
    said = Difference("card-versus-plan", change(euros(568_000), euros(576_000)), euros(568_000))
    assert plain_words(said, EN) == "−€8k (−1.4%) vs plan"


def test_days_and_spans_are_written_by_the_language():
    assert plain_words(date(2026, 6, 30), EN, "whole").replace("\u00a0", " ") == "30 Jun 2026"
    span = Span("card-span", "month", boards.JUNE.shift(-17), boards.JUNE)
    assert plain_words(span, EN).replace("\u00a0", " ") == "Monthly, Jan 2025 to Jun 2026"


def test_only_the_catalogue_can_make_words_bold():
    said = words(Msg.of("standfirst-figure", kpi="leads", value="**<i>**"), EN)
    assert str(said) == "New leads: <b>**&lt;i&gt;**</b>."
    assert str(words("**x**<b>", EN)) == "**x**&lt;b&gt;"


# mark


def test_without_a_logo_the_mark_is_a_square_of_the_brand_s_colour():
    kind, data = mark(TOKENS, None, 2.8)
    assert kind == "image/svg+xml"
    assert b"#0F4C43" in data


@pytest.mark.parametrize(
    ("svg", "width"),
    [
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"/>', 8.4),
        ('<svg xmlns="http://www.w3.org/2000/svg" width="30" height="30"/>', 2.8),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9000 10"/>', 14.0),
        ("<svg/>", 2.8),
    ],
)
def test_a_logo_is_as_high_as_the_line_and_as_wide_as_its_proportions(tmp_path: Path, svg, width):
    logo = tmp_path / "logo.svg"
    logo.write_text(svg)
    said = mark(TOKENS, logo, 2.8)[1].decode()
    assert float(re.search(r'width="([\d.]+)mm"', said)[1]) == pytest.approx(width)
    assert 'height="2.80mm"' in said


# samples


@pytest.mark.parametrize("name", sorted(samples.SAMPLES))
def test_every_mark_has_a_sample_with_its_meaning(name):
    drawn = samples.sample(name, TOKENS, "what it means")
    assert drawn.alt == "what it means"
    assert (drawn.width_mm, drawn.height_mm) == (22.0, 6.0)


# templates


def test_a_project_s_template_comes_before_the_packaged_one(tmp_path: Path):
    (tmp_path / "blocks").mkdir()
    (tmp_path / "blocks" / "note.html").write_text("mine")
    env = templates.environment(tmp_path)
    assert env.get_template("blocks/note.html").render() == "mine"
    assert "section" in env.loader.get_source(env, "report.html")[0]


def test_a_folder_that_does_not_exist_is_no_fault(tmp_path: Path):
    assert templates.environment(tmp_path / "none").get_template("report.html")


def test_templates_escape_everything_and_know_no_unknown_names():
    env = templates.environment(None)
    assert env.from_string("{{ x }}").render(x="<b>") == "&lt;b&gt;"
    with pytest.raises(UndefinedError):
        env.from_string("{{ y }}").render()


@pytest.mark.parametrize("source", ["{{ ''.__class__.__mro__ }}", "{{ x.__init__.__globals__ }}", "{{ x.append(1) }}"])
def test_templates_cannot_leave_their_box(source):
    with pytest.raises((SecurityError, UndefinedError)):
        templates.environment(None).from_string(source).render(x=[])


# columns of figures


def test_money_in_a_column_takes_the_form_that_fits_it_best():
    from markupsafe import Markup

    from reportgen.assemble import assemble
    from reportgen.document import Column, Row, Table
    from reportgen.render.compose import Composer

    made = assemble(
        boards.SPEC, "m", boards.small(), catalog=boards.catalog(), business=boards.BUSINESS, origin=boards.ORIGIN
    )

    def styles(code: str, amount: float, width: float) -> tuple[str, ...]:
        rows = (Row((Quantity(amount, Unit.MONEY, "PLN"),)),)
        table = Table("t", "", "", (Column("", width, "number"),), rows)
        composer = Composer(made, Language.load(code), TOKENS, lambda _: Markup(), screen=False)
        return composer.sizes.styles(table)

    assert styles("ru", 68_567, 30.0) == ("whole",)
    assert styles("ru", 68_567, 15.0) == ("whole",)  # "68,6 тыс. PLN" would be wider still
    assert styles("ru", 1_234_567_890, 18.0) == ("short",)


def test_a_card_takes_the_short_name_of_its_measure_where_the_whole_one_needs_two_lines():
    russian, made = (
        Language.load("ru"),
        Context("m", boards.SPEC, boards.june(), boards.catalog(), boards.BUSINESS, (), (), boards.ORIGIN),
    )
    sizes = Sizes(TOKENS, russian)
    rate, leads = card(made, "visitor_to_lead"), card(made, "leads")
    assert plain_words(rate.label, russian).replace("\u00a0", " ") == "Конверсия посетителей в лиды"
    assert plain_words(sizes.card_label(rate), russian).replace("\u00a0", " ") == "Конверсия в лиды"
    assert sizes.card_label(leads) == leads.label
    assert sizes.label_lines(KpiCards((rate, leads))) == ""


def test_a_number_beside_a_bar_is_set_small_before_the_percentage_runs_into_it():
    columns = (Column("a", 30.0, "name"), Column("b", 31.5, "graphic"), Column("c", 17.2, "number"))
    bar = Bar(Graphic("variance", None), "−18.2%", Status.WATCH)
    wide = Quantity(113_456_789.0, Unit.COUNT)
    for cell, size in ((bar, " tight"), (None, "")):
        table = Table("t", "", "", columns, (Row(("x", cell, wide)),))
        assert Sizes(TOKENS, EN).tight(table, 2, "whole") == size


def test_a_number_is_set_small_where_a_long_percentage_behind_a_bar_reaches_into_its_column():
    columns = (Column("a", 30.0, "name"), Column("b", 31.5, "graphic"), Column("c", 16.8, "number"))
    sums = Quantity(10_566.0, Unit.MONEY, "KWD")
    for said, size in (("0%", ""), ("+167.8%", " tight")):
        table = Table("t", "", "", columns, (Row(("x", Bar(Graphic("variance", None), said, None), sums)),))
        assert Sizes(TOKENS, EN).tight(table, 2, "whole") == size


def test_a_figure_too_wide_even_when_small_has_of_the_room_of_the_names():
    columns = (
        Column("a", 36.5, "name"),
        Column("b", 31.5, "graphic"),
        Column("c", 16.8, "number"),
        Column("d", 0.0, "status"),
    )
    bar = Bar(Graphic("variance", None), "−39.4%", Status.BEHIND)
    wide, plain = Quantity(856e9, Unit.MONEY, "IDR"), Quantity(856, Unit.COUNT)
    for language, value, more in ((Language.load("ru"), wide, True), (EN, plain, False)):
        table = Table("t", "", "", columns, (Row(("Доля выигранных сделок", bar, value, None)),))
        name, graphic, number, rest = Sizes(TOKENS, language).widths(table)
        assert (graphic, rest, name + number) == (31.5, 0.0, 36.5 + 16.8)
        assert (number > 16.8) is more
    longest = Table("t", "", "", columns, (Row(("Kraftfahrzeughaftpflichtversicherung", bar, wide, None)),))
    assert Sizes(TOKENS, Language.load("ru")).widths(longest)[0] == 36.5, "a name is not broken for it"

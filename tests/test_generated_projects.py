"""Whole projects made by chance, run from files to pages, and every page checked by machine."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.assemble import assemble
from reportgen.document import Document
from reportgen.project import load
from reportgen.render import Job, Rendering
from reportgen.render.child import Child
from tests import boards, companies, page_checks
from tests.page_checks import Report

EVERY_DAY = (33, 37, 47)
"""Companies of every test run: cards without data, markup in names, half a month; the others are looked at by night."""
ALL = 200
CATALOGUE = Path(__file__).parent.parent / "reportgen" / "languages" / "en.ftl"


class Keeping:
    """A renderer that keeps what it was given."""

    def __init__(self, child: Child) -> None:
        self.child = child
        self.job: Job | None = None

    def render(self, job: Job, formats: Sequence[str]) -> Mapping[str, Rendering]:
        self.job = job
        return self.child.render(job, formats)


@pytest.fixture(scope="module")
def child() -> Iterator[Child]:
    with Child(environment=dict(os.environ)) as started:
        yield started


def made(c: companies.Company, folder: Path, child: Child) -> Report:
    """The report of a company, made from its files."""
    written = companies.write(folder, c)
    project = load(folder, {})
    inputs = pipeline.gather(project)
    (order,) = pipeline.orders(project, inputs, "report", c.period, None, None)
    keeping = Keeping(child)
    done = pipeline.make(project, inputs, order, ("pdf", "html"), None, keeping)
    pdf, html = (file.read_bytes() for file in done.files)
    assert keeping.job is not None
    better = {kpi: spec.better for kpi, spec in pipeline.catalog(project).kpis.items()}
    own_faults = tuple(f"held: {reason}" for reason in done.held if reason.code in OURS)
    return Report(
        keeping.job.document, pdf, html.decode(), (*done.warnings, *own_faults), order.language, written, keys(), better
    )


OURS = ("number_not_in_figures", "chart_flawed")
"""Reasons to hold a report that no data may bring about: a chart that does not fit, a number from nowhere."""


@cache
def keys() -> frozenset[str]:
    """Every key of the catalogue."""
    return frozenset(re.findall(r"^([a-z][\w-]*) =", CATALOGUE.read_text(encoding="utf-8"), re.MULTILINE))


def complaints(report: Report) -> list[str]:
    """Every fault of a report, and what would hold it without the data being to blame."""
    held = [warning for warning in report.warnings if warning.startswith("held: ")]
    return held + [f"{check}: {fault}" for check, fault in page_checks.faults(report)]


@pytest.mark.parametrize("seed", EVERY_DAY)
def test_the_pages_of_a_company_nobody_thought_of_are_sound(seed: int, tmp_path: Path, child: Child) -> None:
    company = companies.company(seed)
    assert complaints(made(company, tmp_path, child)) == [], company


@pytest.mark.nightly
@pytest.mark.parametrize("seed", [seed for seed in range(ALL) if seed not in EVERY_DAY])
def test_the_pages_of_two_hundred_companies_are_sound(seed: int, tmp_path: Path, child: Child) -> None:
    company = companies.company(seed)
    assert complaints(made(company, tmp_path, child)) == [], company


def test_the_same_seed_gives_the_same_company_to_the_byte() -> None:
    assert companies.files(companies.company(4)) == companies.files(companies.company(4))


def test_the_companies_cover_every_extreme() -> None:
    made = [companies.company(seed) for seed in range(ALL)]
    for trait, few in (
        ("grain", 3),
        ("language", 2),
        ("names", 6),
        ("content", 6),
        ("plan", 3),
        ("currency", 8),
        ("fiscal", 3),
    ):
        assert len({getattr(company, trait) for company in made}) >= few, trait
    assert {1, 40} <= {company.channels for company in made}
    assert {1, 2, 5, len(companies.EVERY)} <= {len(company.tables) for company in made}
    assert min(company.months for company in made) == 1


# --- controls: a page with each fault, which its check must find


def printed(body: str, style: str = "") -> bytes:
    import weasyprint

    page = "@page { size: A4; margin: 22mm 17mm 18mm } body { font: 10pt/13pt 'Source Sans 3' }"
    plain = f"<!doctype html><html lang=en><title>x</title><style>{page}{style}</style>{body}"
    return bytes(weasyprint.HTML(string=plain).write_pdf())


FULL = "<h1>One</h1><p>" + "A sound page says something in a sentence that can be read. " * 60


def test_a_sound_page_passes_every_check_of_places() -> None:
    pdf = printed(FULL)
    found = page_checks.words(pdf)
    marked, pages = page_checks.headings(pdf)
    assert [*page_checks.outside_margins(found), *page_checks.overlapping(found), *page_checks.too_small(found)] == []
    assert [*page_checks.empty_pages(found, pages), *page_checks.orphans(found, marked)] == []
    assert [*page_checks.thin_ends(found, marked, pages)] == []


def test_a_word_in_the_margin_is_found() -> None:
    wide = printed("<p style='white-space:nowrap'>" + "word " * 60)
    assert any("outside the margins" in fault for fault in page_checks.outside_margins(page_checks.words(wide)))


def test_words_over_each_other_are_found() -> None:
    over = printed("<p>First words</p><p style='margin-top:-22pt'>Second words</p>")
    assert any("overlap" in fault for fault in page_checks.overlapping(page_checks.words(over)))


def test_small_type_is_found() -> None:
    assert [*page_checks.too_small(page_checks.words(printed("<p style='font-size:6.5pt'>small")))]


def test_an_empty_page_is_found() -> None:
    pdf = printed(FULL + "<p style='break-before:page'>Alone.")
    found = page_checks.words(pdf)
    assert [*page_checks.empty_pages(found, 2)] == ["page 2 is empty but for 1 words"]
    assert "ends after" in next(page_checks.thin_ends(found, page_checks.headings(pdf)[0], 2))


def test_a_heading_without_its_matter_is_found() -> None:
    pdf = printed(FULL + "<h2>Alone at the foot</h2><p style='break-before:page'>" + "Far away. " * 500)
    found, (marked, _) = page_checks.words(pdf), page_checks.headings(pdf)
    assert [*page_checks.orphans(found, marked)] == ["page 1: nothing stands below the heading 'Alone at the foot'"]


@pytest.mark.parametrize(
    "line",
    ["New revenue: {$value}", "kpi-revenue 12", "Leads: nan", "about None leads", "1.5e+12 €", "see section-summary"],
)
def test_what_the_program_left_behind_is_found(line: str) -> None:
    assert [*page_checks.leftovers([line], keys(), "")]
    assert not [*page_checks.leftovers([line], keys(), line)]


@pytest.mark.parametrize(
    "line", ["two  blanks", "a stop .", "a pair..", "brackets ()", "a ( blank", "−−3 %", "100 %%", "of of", "one,, two"]
)
def test_doubled_and_stray_signs_are_found(line: str) -> None:
    assert [*page_checks.artefacts([line], "")]


@pytest.mark.parametrize(
    "line", ["12.5 % of 3,400 leads (see page 2).", "95 % … «так», “so”", "LTV : CAC 3.1", "−4,1 п. п., но"]
)
def test_sound_sentences_pass(line: str) -> None:
    assert [*page_checks.artefacts([line], "")] == []
    assert [*page_checks.leftovers([line], keys(), "")] == []


def test_an_english_word_on_a_russian_page_is_found() -> None:
    assert [*page_checks.foreign(["Выручка: behind plan"], "")]
    assert [*page_checks.foreign(["Из Google Ads пришло 12 MQL, кампания Spring"], "Spring offer")] == []


def document() -> Document:
    return assemble(
        boards.SPEC, "monthly", boards.june(), catalog=boards.catalog(), business=boards.BUSINESS, origin=boards.ORIGIN
    )


def test_verdicts_that_contradict_each_other_are_found() -> None:
    from dataclasses import replace

    from reportgen.metrics.scoreboard import Status

    sound = document()
    better = {kpi: spec.better for kpi, spec in boards.catalog().kpis.items()}
    assert [*page_checks.contradictions(sound, better)] == []
    summary = sound.sections[0]
    cards = summary.blocks[0]
    rated = next(card for card in cards.cards if card.mark.status in page_checks.RATED)
    other = Status.BEHIND if rated.mark.status is Status.AHEAD else Status.AHEAD
    wrong = replace(rated, mark=replace(rated.mark, status=other))
    turned = replace(cards, cards=tuple(wrong if card is rated else card for card in cards.cards))
    broken = replace(sound, sections=(replace(summary, blocks=(turned, *summary.blocks[1:])), *sound.sections[1:]))
    assert [*page_checks.contradictions(broken, better)]


def test_a_section_without_a_sentence_and_one_over_its_pages_are_found() -> None:
    from dataclasses import replace

    sound = document()
    silent = replace(sound, sections=(replace(sound.sections[0], standfirst=()), *sound.sections[1:]))
    assert [*page_checks.without_sentence(sound)] == []
    assert [*page_checks.without_sentence(silent)] == ["section 'summary' has no sentence"]
    starts = [page_checks.Heading(1, page, 0, 0, "") for page in (1, 4, 5)]
    assert len([*page_checks.over_budget(sound, starts, 6, ())]) == 1
    assert [*page_checks.over_budget(sound, starts, 6, ("section 'summary' takes 3 pages instead of 1",))] == []


def test_a_measure_without_a_definition_is_defined_by_what_it_counts(tmp_path: Path) -> None:
    companies.write(tmp_path, companies.company(22))
    said = pipeline.language(load(tmp_path, {})).definition("own_1")
    assert said == "sum(form_submissions) / sum(sessions)"


def test_a_page_without_tags_language_and_alternatives_is_found() -> None:
    assert [*page_checks.untagged(printed(FULL), "ru")] == [
        "the language is en instead of ru",
        "the file is not tagged",
    ]

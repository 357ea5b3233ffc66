"""What stands above the figures when a report is no ordinary one: a correction, a test, staging, provisional."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.assemble import assemble
from reportgen.assemble.standfirst import SENTENCES
from reportgen.brand import derive
from reportgen.document import Document
from reportgen.project import load
from reportgen.render import html
from reportgen.render.words import plain_words
from reportgen.text import Language
from tests import boards

EN, RU = Language.load("en"), Language.load("ru")


def made(**said: object) -> Document:
    return assemble(
        boards.SPEC, "monthly", boards.june(), catalog=boards.catalog(), business=boards.BUSINESS, origin=boards.ORIGIN, **said
    )  # fmt: skip


@pytest.mark.parametrize(
    ("said", "en", "ru"),
    [
        ({}, "", ""),
        ({"provisional": True}, "Provisional", "Предварительно"),
        ({"marks": ("test",)}, "Test copy", "Тестовый экземпляр"),
        (
            {"provisional": True, "marks": ("staging", "test")},
            "Provisional · Staging copy · Test copy",
            "Предварительно · Тестовый контур · Тестовый экземпляр",
        ),
    ],
)
def test_the_banner_of_every_page_names_all_that_is_unusual(said: dict[str, object], en: str, ru: str) -> None:
    document = made(**said)
    assert [plain_words(document.banner, language) for language in (EN, RU)] == [en, ru]


def test_a_correction_opens_the_first_page_in_the_operators_own_words_and_takes_no_more_room() -> None:
    plain, corrected = made(), made(correction=" Refunds of <June>\nwere late")
    first = plain_words(corrected.sections[0].standfirst[0], EN)
    assert first == (
        "Correction: Refunds of <June> were late. This replaces the report for June\u00a02026 that was sent before."
    )
    assert len(corrected.sections[0].standfirst) <= SENTENCES
    assert corrected.sections[1:] == plain.sections[1:]
    page = html.page(corrected, EN, derive("#0F4C43"))
    assert "<b>Correction:</b> Refunds of &lt;June&gt; were late." in page


def test_a_report_with_another_reason_or_mark_is_another_report(sample: Path) -> None:
    project = load(sample, {})
    inputs = pipeline.gather(project)
    (order,) = pipeline.orders(project, inputs, None, "2026-06", None, None)
    kinds = (
        order,
        replace(order, correction="late"),
        replace(order, marks=("test",)),
        replace(order, marks=("staging",)),
    )
    assert len({pipeline.fingerprint(project, inputs, each) for each in kinds}) == len(kinds)

"""The quarterly pack, whatever is taken away from it: each table, all but a few months, the goal, the plan."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.document import Cover, Document, Table, Turn
from reportgen.pipeline.documents import documented
from reportgen.project import load
from reportgen.render.child import Child
from reportgen.reports import PACK
from tests import companies, page_checks
from tests.test_generated_projects import complaints, made

WHOLE = replace(
    companies.company(0), seed=1000, grain="quarter", language="en", tables=companies.EVERY, months=20, plan="all", goal=True,
    content="usual", shift=0.7, entries=3, own=0, fiscal=1, ends="end", channels=5, campaigns=4, people=0.6, visits=1.0,
    money=1.0, names="plain",
)  # fmt: skip
MANY = ("leads", "deals")
"""Tables on which most of the pack stands; without one of them every test run, without any other at night."""


def without(table: str) -> companies.Company:
    return replace(WHOLE, tables=tuple(name for name in companies.EVERY if name != table))


def document(company: companies.Company, folder: Path) -> Document:
    companies.write(folder, company)
    project = load(folder, {})
    inputs = pipeline.gather(project)
    (order,) = pipeline.orders(project, inputs, "report", company.period, None, None)
    return documented(project, inputs, order)[0]


def faults(found: Document, company: companies.Company, folder: Path) -> list[str]:
    better = {kpi: spec.better for kpi, spec in pipeline.catalog(load(folder, {})).kpis.items()}
    return [*page_checks.without_sentence(found), *page_checks.contradictions(found, better)]


@pytest.fixture(scope="module")
def child() -> Iterator[Child]:
    with Child(environment=dict(os.environ)) as started:
        yield started


@pytest.mark.parametrize("table", MANY)
def test_a_pack_keeps_its_sections_without_a_table(table: str, tmp_path: Path) -> None:
    company = without(table)
    found = document(company, tmp_path)
    assert [each.id for each in found.sections] == list(PACK)
    assert faults(found, company, tmp_path) == []


def test_a_pack_holds_together_where_no_table_has_a_channel(tmp_path: Path) -> None:
    company = replace(WHOLE, tables=("ads", "deals", "costs", "emails", "surveys"))
    found = document(company, tmp_path)
    assert [each.id for each in found.sections] == list(PACK)
    assert faults(found, company, tmp_path) == []


def test_a_pack_holds_together_without_goal_plan_and_history(tmp_path: Path) -> None:
    company = replace(WHOLE, goal=False, plan="none", months=3, entries=0)
    found = document(company, tmp_path)
    assert [each.id for each in found.sections] == list(PACK)
    assert faults(found, company, tmp_path) == []


def test_the_contents_name_every_section_behind_the_cover(tmp_path: Path) -> None:
    found = document(WHOLE, tmp_path)
    (cover,) = (block for block in found.sections[0].blocks if isinstance(block, Cover))
    assert [name for name, _ in cover.contents] == list(PACK[1:])
    titles = {each.id: each.title for each in found.sections}
    assert all(title == titles[name] for name, title in cover.contents)
    turns = [
        each.id for each in found.sections for block in each.blocks if isinstance(block, Turn) and each.id in STAGED
    ]
    assert len(turns) <= 2
    tables = [block.id for each in found.sections for block in each.blocks if isinstance(block, Table)]
    assert len(tables) == len(set(tables))


STAGED = ("attract", "convert", "close", "delight")


@pytest.mark.nightly
@pytest.mark.parametrize("table", companies.EVERY)
@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_pages_of_a_pack_are_sound_without_any_one_table(
    table: str, language: str, tmp_path: Path, child: Child
) -> None:
    assert complaints(made(replace(without(table), language=language), tmp_path, child)) == []


@pytest.mark.nightly
@pytest.mark.parametrize("months", [1, 2, 4, 9, 13, 30])
@pytest.mark.parametrize("goal", [True, False])
def test_the_pages_of_a_pack_are_sound_with_few_months(months: int, goal: bool, tmp_path: Path, child: Child) -> None:
    company = replace(WHOLE, months=months, goal=goal, plan="some" if goal else "none")
    assert complaints(made(company, tmp_path, child)) == []

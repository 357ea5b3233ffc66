"""The figures without a row of their own, and what was read: compact, complete, in order."""

from __future__ import annotations

from dataclasses import replace

from reportgen.assemble.context import Context
from reportgen.assemble.further import further, shown_rows
from reportgen.assemble.provenance import inputs
from reportgen.metrics.scoreboard import Status
from reportgen.render.sizes import in_columns
from reportgen.text import Msg
from tests import boards


def context(sections: tuple[str, ...] = ("summary", "stage", "definitions")) -> Context:
    spec = boards.SPEC.model_copy(update={"sections": sections})
    return Context("monthly", spec, boards.june(), boards.catalog(), boards.BUSINESS, (), (), boards.ORIGIN)


def test_every_measure_stands_in_a_row_on_a_page_or_among_the_further_figures() -> None:
    shown = context()
    readings = shown.readings()
    digest = further(shown, readings)
    assert digest is not None
    listed = {
        param
        for group in digest.groups
        for row in group.rows
        if isinstance(row.label, Msg)
        for _, param in row.label.params
    }
    said = repr([group.notes for group in digest.groups])
    left = [each.kpi for each in readings if each.kpi not in shown_rows(shown, readings) | listed]
    assert [kpi for kpi in left if f"'{kpi}'" not in said] == []


def test_what_is_rated_comes_first_and_says_its_plan() -> None:
    digest = further(context(), context().readings())
    assert digest is not None
    marked = [[row.mark is not None for row in group.rows] for group in digest.groups]
    assert all(flags == sorted(flags, reverse=True) for flags in marked)
    rated = [
        row.mark for group in digest.groups for row in group.rows if row.mark and row.mark.status is not Status.NO_PLAN
    ]
    assert any(isinstance(mark.text, Msg) and mark.text.key == "assemble-rated" for mark in rated)


def test_columns_are_about_equally_high_and_keep_the_order() -> None:
    digest = further(context(), context().readings())
    assert digest is not None
    for group in digest.groups:
        columns = in_columns(group.rows)
        assert [row for column in columns for row in column] == list(group.rows)
        assert len(columns) <= 3 or not any(row.mark for row in group.rows)
    plain = [replace(row, mark=None) for group in digest.groups for row in group.rows] * 2
    assert [len(column) for column in in_columns(plain[:16])] == [4, 4, 4, 4]


def test_files_of_one_source_share_a_row_whose_hash_changes_with_any_of_them() -> None:
    board = boards.june()
    part = boards.parts()[0]
    two = (replace(part, file="a.csv", sha256="1" * 64), replace(part, file="b.csv", sha256="2" * 64))

    def rows(*parts):
        return inputs(replace(context(), board=replace(board, data=parts)))

    (one,) = rows(two[0])
    assert (one.files, one.sha256) == ("a.csv", "1" * 8)
    (both,) = rows(*two)
    assert both.files == Msg.of("provenance-files", n=2)
    assert both.rows == 2 * part.rows_read
    (changed,) = rows(two[0], replace(two[1], sha256="3" * 64))
    assert changed.sha256 != both.sha256

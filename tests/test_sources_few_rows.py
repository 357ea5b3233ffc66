"""Rows of a plan's table as they are looked at before a run: the same that the intake will use, or none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reportgen import sources
from reportgen.sources.few_rows import Few, few_rows, number
from tests.landing_cases import contract

PLAN = {
    "kind": "csv",
    "table": "targets",
    "path": "plan.csv",
    "columns": {"period": "Period", "kpi": "KPI", "target": "Target"},
}


def _rows(folder: Path, text: str | bytes, **changes: Any) -> list[Few]:
    (folder / "plan.csv").write_bytes(text.encode() if isinstance(text, str) else text)
    source = contract(PLAN, **changes)
    (arrival,), _ = sources.find(folder, {"s": source})
    return list(few_rows(arrival, source))


def test_each_row_has_its_line_and_its_texts_by_the_table_s_columns(tmp_path: Path) -> None:
    found = _rows(tmp_path, "Period,KPI,Target\n2026-Q1,leads,600\n\n2026-Q2,leads,700\n")
    assert [(one.line, one.texts["period"], one.texts["target"]) for one in found] == [
        (2, "2026-Q1", "600"),
        (4, "2026-Q2", "700"),
    ]


def test_values_nulls_constants_and_left_out_rows_are_as_the_contract_says(tmp_path: Path) -> None:
    text = "Period;KPI;Target;Kind\n2026;Anfragen;1.200,5;plan\n2026;Anfragen;-;plan\nSumme;;;\n2026;Anfragen;9;old\n"
    found = _rows(
        tmp_path, text, delimiter=";", nulls=["-"], constants={"segment": "dach"},
        columns={"kpi": {"from": "KPI", "values": {"anfragen": "leads"}}},
        skip=[{"column": "Kind", "equals": ["old"]}, {"empty": ["KPI"]}],
    )  # fmt: skip
    assert [dict(one.texts) for one in found] == [
        {"period": "2026", "kpi": "leads", "target": "1.200,5", "segment": "dach"},
        {"period": "2026", "kpi": "leads", "target": "", "segment": "dach"},
    ]


@pytest.mark.parametrize(
    ("text", "changes", "value"),
    [
        ("1.200,5", {"decimal": ",", "thousands": "."}, 1200.5),
        ("1\u00a0200", {"thousands": " "}, 1200.0),
        ("12,5%", {"decimal": ",", "columns": {"target": {"from": "Target", "percent": True}}}, 0.125),
        ("many", {}, None),
        ("", {}, None),
    ],
)
def test_a_number_is_read_as_declared(text: str, changes: dict[str, Any], value: float | None) -> None:
    assert number(text, contract(PLAN, **changes), "target") == value


@pytest.mark.parametrize("text", [b"", b"\xff\xfe\x00", b"Other,Names\n1,2\n", b'Period,KPI,Target\n"2026,leads,1\n'])
def test_of_a_file_that_cannot_be_read_nothing_is_said(tmp_path: Path, text: bytes) -> None:
    assert _rows(tmp_path, text) == []

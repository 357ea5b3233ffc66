"""docs/kpis.md is what the catalogue says."""

from __future__ import annotations

import os
from pathlib import Path

from reportgen.metrics.catalog import build
from reportgen.metrics.reference import reference

FILE = Path(__file__).parent.parent / "docs" / "kpis.md"


def test_the_reference_in_docs_is_the_one_made_of_the_catalogue():
    if os.environ.get("GOLDEN_UPDATE"):
        FILE.write_text(reference(), encoding="utf-8")
    assert FILE.read_text(encoding="utf-8") == reference()


def test_every_kpi_has_its_place_with_formula_tables_and_example():
    text = reference()
    for kpi in build().kpis:
        _, found, rest = text.partition(f"\n### {kpi}\n")
        assert found, kpi
        section = rest.partition("\n### ")[0]
        for part in ("- formula", "- needs: ", "- source: ", "|---", ", as of 2026-"):
            assert part in section, (kpi, part)


def test_a_link_leads_to_each_kpi_and_the_steps_have_one_name():
    text = reference()
    assert text.count("](#lead_to_mql_days)") == 2
    assert "- `step_times`: each stage to the next, [lead_to_mql_days]" in text

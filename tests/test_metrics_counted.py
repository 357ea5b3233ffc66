"""Numerators and denominators in any windows, small enough to add up by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from reportgen.engine import DuckEngine, fed_columns
from reportgen.metrics.catalog import build
from reportgen.metrics.counted import Tally, tallies
from tests.small_tables import BUSINESS, feed

MAY, JUNE = (date(2026, 5, 1), date(2026, 6, 1)), (date(2026, 6, 1), date(2026, 7, 1))


@pytest.fixture
def counted(tmp_path: Path):
    parts = (
        feed(tmp_path, "sessions", "date sessions channel\n2026-05-03 100 Email\n2026-06-02 60 Email\n2026-06-09 140 Direct"),
        feed(
            tmp_path, "leads",
            "lead_id created_at channel\n1 2026-05-04 Email\n2 2026-06-03 Email\n3 2026-06-04 Direct\n4 2026-06-05 -",
        ),
        feed(tmp_path, "deals", "deal_id created_at closed_at status amount currency\n1 2026-06-01 2026-06-20 won 500 EUR"),
    )  # fmt: skip
    engine = DuckEngine(parts)

    def ask(kpi: str, by: str | None = None):
        return tallies(build(), kpi, engine.query, fed_columns(parts), BUSINESS, (MAY, JUNE), date(2026, 6, 30), by)

    return ask


def test_a_ratio_has_both_its_numbers_in_every_window(counted) -> None:
    assert counted("visitor_to_lead") == {MAY: {"": Tally(1.0, 100.0)}, JUNE: {"": Tally(3.0, 200.0)}}


def test_a_count_has_one(counted) -> None:
    assert counted("leads")[JUNE] == {"": Tally(3.0, None)}
    assert counted("revenue")[JUNE] == {"": Tally(500.0, None)}


def test_segments_come_to_the_whole_rows_without_one_included(counted) -> None:
    cut = counted("visitor_to_lead", "channel")[JUNE]
    assert cut == {"": Tally(1.0, 0.0), "Direct": Tally(1.0, 140.0), "Email": Tally(1.0, 60.0)}


def test_what_days_do_not_add_up_to_is_not_counted(counted) -> None:
    assert counted("time_to_close") is None
    assert counted("followers") is None
    assert counted("nps") is None

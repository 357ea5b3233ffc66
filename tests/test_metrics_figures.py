"""What a KPI is in a window, and why it cannot be said."""

from __future__ import annotations

import pytest

from reportgen.quantities import Missing
from tests.small_tables import BUSINESS, board, feed, reading

# Every month alike: a deal is won after ten days, one is lost, and two are open at its end.
PIPELINE = """
    created_at deal_id closed_at status amount
    2025-12-28 old1 - open 100
    2025-12-29 old2 - open 100
    2026-01-01 a 2026-01-11 won 300
    2026-01-02 b 2026-01-20 lost 300
    2026-02-01 c 2026-02-11 won 300
    2026-02-02 d 2026-02-20 lost 300
    2026-03-01 e 2026-03-11 won 300
    2026-03-02 f 2026-03-20 lost 300
"""


def test_a_quarters_pipeline_is_no_faster_than_its_months(tmp_path):
    deals = feed(tmp_path, "deals", PIPELINE)
    # 2 open x 1/2 won x 300 / 10 days, whatever the period's length.
    for period in ("2026-01", "2026-02", "2026-03", "2026-Q1"):
        found = reading([deals], period, "pipeline_velocity", as_of="2026-03-31")
        assert (found.value, found.numerator, found.denominator) == (30, 300, 10), period


def test_a_deal_is_in_the_pipeline_until_the_day_it_is_closed(tmp_path):
    deals = feed(
        tmp_path, "deals",
        """
        created_at deal_id closed_at status amount
        2026-01-01 a 2026-01-11 won 300
        2026-01-02 b 2026-02-01 won 300
        2026-01-03 c 2026-01-31 won 300
        2026-01-04 d - lost 300
        2026-02-01 e - open 300
        """,
    )  # fmt: skip
    found = reading([deals], "2026-01", "pipeline_velocity", as_of="2026-02-28")
    # Of January's, only b is open at its end; d was lost on a day nobody knows. 1 x 100 % x 300 / the mean of 10 and 28 days.
    assert (found.numerator, found.denominator) == (300, 19)

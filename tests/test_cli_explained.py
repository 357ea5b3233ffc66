"""What `reportgen explain` writes beside a value, and of what an interval was made."""

from __future__ import annotations

from reportgen.cli.explained import _beside, _input


def test_shares_within_days_stand_with_their_intervals_and_a_cohort_with_its_age() -> None:
    extra = {
        "within_30": 0.25,
        "within_30_low": 0.2,
        "within_30_high": 0.3,
        "within_60": 1.0,
        "age_days": 9.0,
        "mature": 0.0,
    }
    assert list(_beside(extra)) == [
        "within 30   25.00% (20.00% to 30.00%, 95 %)",
        "within 60   100.00%",
        "age         9 days after the period's end",
        "ripe        not yet",
    ]


def test_what_an_interval_was_made_of_is_said_in_words() -> None:
    inputs = {"events": 410.0, "dispersion": 1.25, "dispersion_days": 60.0, "business_days": 22.0}
    assert ", ".join(_input(name, value) for name, value in inputs.items()) == (
        "410 events, the days' variance 1.25 times chance's, over 60 business days, divided by 22 business days"
    )

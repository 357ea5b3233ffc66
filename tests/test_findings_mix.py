"""What of a fall is mix: whether a segment became worse itself, and how far mix and rates moved the whole."""

from __future__ import annotations

import random

import pytest

from reportgen.findings import mix
from reportgen.findings.family import CHANCE, two_groups
from reportgen.findings.known import cases, now, past
from reportgen.metrics.monthly import Monthly
from tests.test_findings_inside import MONTHS, channel


def test_one_campaign_that_became_dear_is_seen_among_steady_ones() -> None:
    steady = {f"Campaign {number}": channel((9000, 9000), (0.01, 0.0101)) for number in range(6)}
    dear = {**steady, "Brand": channel((800, 800), (0.02, 0.008))}
    pooled = two_groups([(cases(now(one)), cases(past(one))) for one in dear.values()], persons=False)
    assert pooled.p(-1, 1.0) > CHANCE
    assert mix.one_fell(dear, -1)
    assert not mix.one_fell(steady, -1)


def test_segments_that_stay_as_they_were_seldom_count_as_fallen() -> None:
    draw, fallen = random.Random(11), 0
    for _ in range(200):
        parts = {}
        for name in "abcdef":
            of = (4000.0,) * 12 + (draw.choice([2000.0, 9000.0]),) * 3
            counted = tuple(max(round(draw.gauss(0.01 * n, (0.01 * n) ** 0.5)), 0) for n in of)
            parts[name] = Monthly("visitor_to_lead", ("channel", name), MONTHS, counted, of, persons=False)
        fallen += mix.one_fell(parts, -1)
    assert fallen <= 15  # 5 % of 200, and what chance adds to it


def test_mix_and_rate_add_up_to_the_change_and_the_segment_that_grew_is_named() -> None:
    parts = {"Search": channel((3000, 3000), (0.02, 0.02)), "Social": channel((2000, 9000), (0.004, 0.003))}
    found = mix.mixed(parts, "channel")
    whole = [sum(one.counted for one in side) / sum(one.of for one in side)
             for side in ([cases(of(one)) for one in parts.values()] for of in (now, past))]  # fmt: skip
    assert found.segment == "Social"
    assert found.mix + found.rate == pytest.approx(whole[0] - whole[1], abs=1e-9)
    assert found.mix < found.rate < 0
    assert mix.fall(parts, -1) == pytest.approx(whole[1] - whole[0], abs=1e-9)

"""Whether a figure is another one than usual: nothing done must not look like success, a real improvement must."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from reportgen.findings.moved import Quarters, moved
from reportgen.metrics.scoreboard import Reading
from reportgen.quantities import Missing, Unit
from tests.quarters import NOW, after_a_bad_quarter, quarters, read
from tests.worlds import HARD, WORLDS, Series, World

COUNT = 100


def better(world: World, seed: int, months: int = 24) -> tuple[int, int]:
    """How often nothing but luck comes out as better, of how many."""
    found = [moved(seen) for seen in after_a_bad_quarter(world, COUNT, seed, months)]
    return sum(one is not None and one.side > 0 for one in found), len(found)


@pytest.mark.parametrize("months", [18, 24, 30])
def test_recovery_from_a_bad_quarter_alone_is_no_success(months: int) -> None:
    """Regression to the mean, growth and season: in each world at most 5 %, in all together at most 2 %."""
    tallies = {world.name: better(world, seed, months) for seed, world in enumerate((*WORLDS, *HARD))}
    for name, (wrong, of) in tallies.items():
        assert wrong <= max(0.05 * of, 3), f"{name}: {wrong} of {of}"
    whole = [sum(column) for column in zip(*tallies.values(), strict=True)]
    assert whole[1] > 1500
    assert whole[0] <= 0.02 * whole[1]


def test_against_the_bad_quarter_itself_recovery_would_look_like_success() -> None:
    """The control: the comparison that is not made."""
    seen = list(after_a_bad_quarter(World("noise", noise=0.15), COUNT, 3))
    naive = sum((each.now.value or 0) > 1.2 * ((each.then and each.then.value) or 0) for each in seen)
    assert naive > 0.25 * COUNT


@pytest.mark.parametrize(
    ("world", "factor", "least"),
    [
        (World("counts"), 1.3, 0.95),
        (World("growing counts", growth=0.02, noise=0.05), 1.3, 0.8),
        (World("share", kind="share", size=2_000), 1.5, 0.85),
        (World("ratio", kind="ratio", noise=0.05), 1.3, 0.8),
        (World("season", size=2_000, season=0.1, noise=0.03), 1.4, 0.6),
    ],
)
def test_a_planted_improvement_is_seen(world: World, factor: float, least: float) -> None:
    rng = np.random.default_rng(11)
    planted = world.shifted(factor, since=3)
    found = [moved(quarters(planted, rng)) for _ in range(100)]
    assert sum(one is not None and one.side > 0 for one in found) >= 100 * least


def test_a_planted_fall_is_worse_and_for_a_cost_better() -> None:
    rng = np.random.default_rng(12)
    seen = quarters(World("counts", size=2_000).shifted(0.7, since=3), rng)
    found = moved(seen)
    assert found is not None
    assert (found.side, found.difference < 0, found.interval[1] < 0) == (-1, True, True)
    costs = moved(replace(seen, now=replace(seen.now, better="down")))
    assert costs is not None
    assert costs.side == 1
    neither = moved(replace(seen, now=replace(seen.now, better="none")))
    assert neither is not None
    assert neither.side == 0


def test_what_began_to_fall_among_the_four_does_not_hide_behind_the_spread_it_makes() -> None:
    """A paid conversion rate from 2.1 % over 1.3 and 1.0 to 0.8 %; the same way up is what luck may do."""
    logs = [-3.9, -4.0, -4.0, -4.0, -3.9, -4.0, -3.9, -3.9, -3.85, -3.8, -3.9, -3.95, -3.95, -3.7, -3.85]
    logs += [-4.2, -4.35, -4.4, -4.4, -4.55, -4.7, -4.9, -4.8, -4.9]
    rates = np.exp(logs)
    fell, rose = (
        moved(read(World("ratio", kind="ratio"), Series(tuple(values), (20,) * 24, ())))
        for values in (rates, 0.04 - rates)
    )
    assert fell is not None
    assert (fell.side, fell.interval[1] < 0) == (-1, True)
    assert rose is not None
    assert (rose.side, rose.interval[0] < 0) == (0, True)


def test_the_interval_holds_the_true_difference() -> None:
    rng = np.random.default_rng(13)
    for world in (World("plain"), World("loud", noise=0.15), World("share", kind="share", size=2_000)):
        held = [moved(quarters(world, rng)) for _ in range(300)]
        inside = sum(one is not None and one.interval[0] <= 0 <= one.interval[1] for one in held)
        assert inside >= 0.93 * 300, world.name


def share(number: int, cases: int, back: int) -> Reading:
    value = number / cases
    ends = (value - 0.02, value + 0.02)
    return Reading(
        "lead_to_mql", "convert", "share", Unit.PERCENT, None, "up", None, "cohort", NOW.shift(-back), value, number, cases,
        interval=ends,
    )  # fmt: skip


def test_the_usual_rate_is_that_of_all_cases_together() -> None:
    before = (share(100, 1000, 5), share(100, 1000, 4), share(100, 1000, 3), share(400, 1000, 2))
    found = moved(
        Quarters(share(300, 1000, 0), share(50, 1000, 1), (before[0], before[1], before[2], share(800, 2000, 2)))
    )
    assert found is not None
    assert found.usual == pytest.approx(1100 / 5000)
    assert found.side == 0


def test_a_count_is_compared_by_business_days() -> None:
    rng = np.random.default_rng(14)
    seen = quarters(World("plain"), rng)
    plain = moved(seen)
    twice = {period: days * (2 if period == NOW else 1) for period, days in seen.business_days.items()}
    longer = moved(replace(seen, business_days=twice))
    assert plain is not None
    assert longer is not None
    assert longer.usual == pytest.approx(2 * plain.usual)


@pytest.mark.parametrize("why", ["no value", "few", "partial", "three quarters", "unknown quarter"])
def test_what_is_not_known_is_not_judged(why: str) -> None:
    seen = quarters(World("plain"), np.random.default_rng(15))
    changed = {
        "no value": replace(seen, now=replace(seen.now, value=None)),
        "few": replace(seen, now=replace(seen.now, few=True)),
        "partial": replace(seen, now=replace(seen.now, partial=(Missing("source_ended"),))),
        "three quarters": replace(seen, before=seen.before[1:]),
        "unknown quarter": replace(seen, before=(replace(seen.before[0], value=None), *seen.before[1:])),
    }[why]
    assert moved(seen) is not None
    assert moved(changed) is None

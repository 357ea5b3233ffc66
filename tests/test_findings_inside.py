"""A segment is named as the place of a weakness only where it became worse itself; what moved stands before what is new."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportgen.findings.base import Fact
from reportgen.findings.inside import itself
from reportgen.findings.known import Known, cases, now, past
from reportgen.findings.playbook import resolve
from reportgen.findings.rules import Asked, evidence
from reportgen.findings.weigh import Held
from reportgen.metrics.monthly import Monthly
from reportgen.periods import month_of
from tests.focus_worlds import LAST, World, known

NEWEST = month_of(LAST)
MONTHS = tuple(NEWEST.shift(back - 14) for back in range(15))


def channel(visits: tuple[float, float], rates: tuple[float, float]) -> Monthly:
    """Visits a month and what share of them becomes leads, in the twelve months before and in the newest three."""
    of = (visits[0],) * 12 + (visits[1],) * 3
    willing = (rates[0],) * 12 + (rates[1],) * 3
    counted = tuple(n * rate for n, rate in zip(of, willing, strict=True))
    return Monthly("visitor_to_lead", ("channel", "x"), MONTHS, counted, of, persons=False)


def shown(parts: Mapping[str, Monthly]) -> list[Fact]:
    """What stays of a page that fell, made of these channels."""
    asked: Any = known(World(1, visits=60.0))

    def within(kpi: str, by: tuple[str, str], dimension: str) -> Mapping[str, Monthly]:
        assert (kpi, by, dimension) == ("visitor_to_lead", ("landing_page", "/guide"), "channel")
        return parts

    figures = Known(asked.board, asked.rates, {("visitor_to_lead", "channel"): {}}, within=within)
    both = [[cases(of(one)) for one in parts.values()] for of in (now, past)]
    value, other = (sum(one.counted for one in side) / sum(one.of for one in side) for side in both)
    fact = Fact(
        "visitor_to_lead", ("landing_page", "/guide"), NEWEST, value, None, "past", other, p=1e-6, adjusted=1e-5,
    )  # fmt: skip
    assert value < 0.8 * other
    left, inner = itself(figures, [fact], ("channel", "landing_page"), -1)
    assert [one.by for one in (*left, *inner)] == [fact.by]
    assert all(one.of == "channel" for one in inner)
    return left


def test_a_page_that_is_sent_more_of_a_channel_that_buys_less_did_not_fall_itself() -> None:
    assert shown({"Search": channel((3000, 3000), (0.02, 0.02)), "Social": channel((2000, 9000), (0.004, 0.004))}) == []


def test_a_page_whose_channels_all_convert_worse_did() -> None:
    assert shown({"Search": channel((3000, 3000), (0.02, 0.013)), "Social": channel((2000, 2000), (0.004, 0.003))})


def test_a_page_that_fell_by_both_is_named() -> None:
    assert shown({"Search": channel((3000, 3000), (0.02, 0.013)), "Social": channel((2000, 9000), (0.004, 0.004))})


def test_the_segment_that_fell_stands_before_a_new_one_that_is_only_worse_than_the_others() -> None:
    asked: Any = known(World(1, visits=60.0))
    pages = {"/old": channel((9000, 9000), (0.02, 0.02)), "/new": channel((0, 9000), (0.0, 0.002))}
    channels = {"Search": channel((9000, 9000), (0.02, 0.015)), "Social": channel((9000, 9000), (0.02, 0.02))}
    cuts = {("visitor_to_lead", "landing_page"): pages, ("visitor_to_lead", "channel"): channels}
    fact = Fact("visitor_to_lead", None, NEWEST, 0.015, None, "past", 0.02, p=1e-6, adjusted=1e-5)
    rule = resolve().rule("site_conversion")
    assert rule is not None
    facts, _ = evidence(Known(asked.board, {}, cuts), Asked(rule, Held(fact, 1e-6, True, 0.005, 0.001, None, 1.0)))
    placed = [one for one in facts if one.by is not None]
    new = next(one for one in placed if one.by == ("landing_page", "/new"))
    assert new.against == "rest"
    assert (new.p or 0.0) < min(one.p or 0.0 for one in placed if one is not new)
    assert placed[0].by == ("channel", "Search")

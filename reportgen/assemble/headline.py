"""The one sentence that says what happened: by rule from the readings, and nothing that could be chance without "perhaps"."""

from __future__ import annotations

from reportgen.assemble.context import (
    Context,
    from_plan,
    relative,
    side_of,
    status,
)
from reportgen.assemble.focus import weight
from reportgen.assemble.story import FED_BY, step_story
from reportgen.assemble.swing import loose, side
from reportgen.metrics.scoreboard import Reading, Status, Verdict
from reportgen.text import Msg

RATED = (Status.BEHIND, Status.AHEAD, Status.WATCH, Status.ON_PLAN)
"""Statuses of a difference from plan, in the order in which they are told."""
ONE_TOLD = ("headline-behind-one", "headline-behind-first", "headline-ahead-one")
"""Headlines of one measure, with its difference from plan."""


def headline(context: Context, cards: tuple[Reading, ...]) -> Msg:
    """The one sentence that says what happened; see the module's rule on chance."""
    states = {reading.kpi: status(reading) for reading in cards}
    seen = list(states.values())
    if all(reading.value is None for reading in context.readings()):
        return Msg.of("headline-no-data", period=context.period)
    if not context.complete:
        return Msg.of("headline-too-early", grain=str(context.period.grain), day=context.board.as_of)
    behind, ahead, watch = (by_size(cards, state) for state in (Status.BEHIND, Status.AHEAD, Status.WATCH))
    rated = len(behind) + len(ahead) + len(watch) + seen.count(Status.ON_PLAN)
    elsewhere = [each for each in by_size(context.readings(), Status.BEHIND) if each.kpi not in states]
    elsewhere = [each for each in elsewhere if not loose(context, each)]
    unsure = [each for each in (*behind, *ahead, *watch) if loose(context, each)]
    if unsure and not len(behind) == rated > 1:
        firm = [each for each in (*behind, *ahead) if each not in unsure]
        if not firm and not elsewhere:
            return _unsure(unsure[0]) if len(watch) <= len(unsure) else _watch(watch, rated)
        behind, ahead = ([each for each in found if each in firm] for found in (behind, ahead))
        if not firm:
            behind = [max(elsewhere, key=lambda each: (weight(each), each.kpi))]
        if told := _beside_unsure(unsure[0], behind, ahead):
            return told
    if {each.kpi for each in ahead} == {FED_BY} and (told := step_story(context, behind)):
        return told
    if behind and ahead:
        return Msg.of(
            "headline-mixed",
            ahead_kpi=ahead[0].kpi,
            behind_kpi=behind[0].kpi,
            change=from_plan(behind[0]),
            side=side_of(behind[0]),
        )
    if behind:
        return step_story(context, behind) or _behind(behind, rated, alone=not elsewhere and not unsure)
    if ahead and elsewhere:
        worst = max(elsewhere, key=lambda each: (weight(each), each.kpi))
        return Msg.of(
            "headline-mixed", ahead_kpi=ahead[0].kpi, behind_kpi=worst.kpi, change=from_plan(worst), side=side_of(worst)
        )
    if ahead:
        return _ahead(ahead, rated)
    if elsewhere:  # nothing on the cards stands out; a headline of them alone would contradict what is told below
        return _behind([max(elsewhere, key=lambda each: (weight(each), each.kpi))], 0, alone=False)
    if watch:
        return _watch(watch, rated)
    if seen.count(Status.ON_PLAN):
        return Msg.of("headline-all-on-plan", n=seen.count(Status.ON_PLAN))
    return _unrated(context, cards, seen)


def _beside_unsure(unsure: Reading, behind: list[Reading], ahead: list[Reading]) -> Msg | None:
    """What is off plan for sure, with a sum to the other side of it that deals could move there by chance; None without both."""
    if ahead and not behind and side(unsure) == "behind":
        return Msg.of(
            "headline-mixed-perhaps-behind", ahead_kpi=ahead[0].kpi, change=from_plan(ahead[0]), behind_kpi=unsure.kpi
        )
    if len(behind) == 1 and not ahead and side(unsure) == "ahead":
        return Msg.of(
            "headline-mixed-perhaps",
            behind_kpi=behind[0].kpi,
            change=from_plan(behind[0]),
            ahead_kpi=unsure.kpi,
            side=side_of(behind[0]),
        )
    return None


def _unsure(reading: Reading) -> Msg:
    """A sum that is off plan by no more than its deals vary, and nothing else is."""
    return Msg.of(f"headline-loose-{side(reading)}", kpi=reading.kpi, change=from_plan(reading))


def _behind(behind: list[Reading], rated: int, *, alone: bool) -> Msg:
    """The cards behind plan; `alone` says that no measure beside the cards is."""
    worst = behind[0]
    if len(behind) == rated and rated > 1:
        return Msg.of("headline-behind-all", n=rated)
    if len(behind) == 1:
        key = "headline-behind-one" if alone else "headline-behind-first"
        return Msg.of(key, kpi=worst.kpi, change=from_plan(worst), side=side_of(worst))
    if len(behind) == 2:
        other = behind[1]
        return Msg.of(
            "headline-behind-two", kpi=worst.kpi, change=from_plan(worst), side=side_of(worst), other_kpi=other.kpi,
            other=from_plan(other), other_side=side_of(other),
        )  # fmt: skip
    return Msg.of("headline-behind-some", n=len(behind), total=rated, kpi=worst.kpi, change=from_plan(worst))


def _ahead(ahead: list[Reading], rated: int) -> Msg:
    if len(ahead) == rated and rated > 1:
        return Msg.of("headline-ahead-all", n=rated)
    if len(ahead) == 1:
        return Msg.of("headline-ahead-one", kpi=ahead[0].kpi, change=from_plan(ahead[0]))
    return Msg.of("headline-none-behind", n=len(ahead), total=rated)


def _watch(watch: list[Reading], rated: int) -> Msg:
    if len(watch) > 1:
        return Msg.of("headline-chance-only")
    lagging = (relative(watch[0]) < 0) == (watch[0].better != "down")
    return Msg.of(f"headline-chance-{'behind' if lagging else 'ahead'}", kpi=watch[0].kpi, change=from_plan(watch[0]))


def _unrated(context: Context, cards: tuple[Reading, ...], seen: list[Status]) -> Msg:
    """No figure of the cards has a plan, enough cases and data: the history may still say something."""
    moved = [reading for reading in cards if reading.verdict in (Verdict.UP, Verdict.DOWN)]
    if moved:
        side = "up" if moved[0].verdict is Verdict.UP else "down"
        return Msg.of(f"headline-history-{side}", kpi=moved[0].kpi, period=context.period)
    if Status.NO_PLAN in seen or not seen:
        return _beside_the_cards(context) or Msg.of("headline-no-plan", period=context.period)
    return Msg.of("headline-too-few" if Status.TOO_FEW in seen else "headline-no-data", period=context.period)


def _beside_the_cards(context: Context) -> Msg | None:
    """How the other measures stand where no card has a plan and none of them is behind its own."""
    rated = [each for each in context.readings() if status(each) in RATED and not loose(context, each)]
    ahead = by_size(tuple(rated), Status.AHEAD)
    if not ahead:
        return Msg.of("headline-chance-only") if rated else None
    return _ahead(ahead, len(rated)) if len(ahead) < len(rated) or len(ahead) > 1 else None


def told_in_full(said: Msg) -> set[str]:
    """The KPIs whose difference from plan a headline gives: their figures say more than the same per cent again."""
    params = dict(said.params)
    if said.key == "headline-behind-two":
        return {str(params["kpi"]), str(params["other_kpi"])}
    if "rate_kpi" in params:
        return {str(params["kpi"]), str(params["rate_kpi"])}
    name = "kpi" if said.key in ONE_TOLD else "behind_kpi"
    return {str(params[name])} if said.key in (*ONE_TOLD, "headline-mixed", "headline-mixed-perhaps") else set()


def by_size(readings: tuple[Reading, ...], state: Status) -> list[Reading]:
    """The readings of one status, the largest difference from plan first."""
    found = [reading for reading in readings if status(reading) is state]
    return sorted(found, key=lambda reading: (-abs(relative(reading)), reading.kpi))

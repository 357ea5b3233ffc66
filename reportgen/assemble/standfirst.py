"""The argument below a summary's headline: the figures of the cards in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.assemble.context import (
    Context,
    from_base,
    from_plan,
    quantity,
    status,
)
from reportgen.assemble.headline import RATED, by_size, headline, told_in_full
from reportgen.assemble.moments import likely
from reportgen.assemble.pace import course_sentence
from reportgen.assemble.story import TOLD, step_figures
from reportgen.assemble.swing import loose, side, swing
from reportgen.document import Text
from reportgen.metrics.scoreboard import Reading, Status
from reportgen.text import Msg

SENTENCES = 5
"""Sentences of the standfirst, at most: four lines."""


def standfirst(context: Context, cards: tuple[Reading, ...]) -> tuple[Text, ...]:
    """The argument in plain words: the figures of the cards, those that matter most first."""
    sentences: list[Text] = []
    states = [status(reading) for reading in cards]
    if not context.complete:
        sentences.append(Msg.of("standfirst-running", grain=str(context.period.grain)))
    elif states and all(state is Status.NO_PLAN for state in states):
        sentences.append(Msg.of("standfirst-no-plan"))
    if context.complete and any(state in RATED for state in states):
        against = list(_by_status(context, cards))
        if causes := _cause(context, cards):
            # It takes the room of what could be chance, which stands among what is not known.
            against = [against[0], *causes, *(each for each in against[1:] if each.key != "standfirst-are-watch")]
        sentences += against
        sentences += [told] if context.way and (told := course_sentence(context.way)) else []
    else:
        sentences += [sentence for sentence in map(_figure_sentence, _leading(cards)) if sentence]
    return tuple(sentences[:SENTENCES])


def _by_status(context: Context, cards: tuple[Reading, ...]) -> Iterator[Msg]:
    """What is off plan beyond chance, what could be chance, what is on plan: the cards' measures, not their figures again."""
    off = [each for state in (Status.BEHIND, Status.AHEAD, Status.WATCH) for each in by_size(cards, state)]
    unsure = [each for each in off if loose(context, each)]
    told = told_in_full(headline(context, cards))
    for state in RATED:
        found = [each for each in by_size(cards, state) if each not in unsure]
        if found and told == TOLD and state is Status.BEHIND:
            yield step_figures(found)
        elif found and {each.kpi for each in found} <= told and all(each.target for each in found):
            yield Msg.of("standfirst-firm", items=_against(found))
        elif found:
            yield Msg.of(f"standfirst-are-{str(state).replace('_', '-')}", items=_named(found, state))
    for each in unsure:
        half = quantity(each, swing(context, each))
        yield Msg.of(
            "standfirst-unsure", kpi=each.kpi, change=from_plan(each), half=half, grain=str(context.period.grain),
            side=side(each),
        )  # fmt: skip


def _cause(context: Context, cards: tuple[Reading, ...]) -> list[Msg]:
    """Of a stage in which a card is behind plan: what was changed when one of its measures went to a worse level."""
    behind = [each for each in by_size(cards, Status.BEHIND) if not loose(context, each)]
    for stage in dict.fromkeys(each.stage for each in behind):
        for cause in likely(context, stage):
            better = context.reading(cause.kpi).better
            if better in ("up", "down") and (cause.point.change < 0) == (better == "up"):
                return [
                    Msg.of(
                        "standfirst-cause", what=cause.entry.what_in(context.language), day=cause.entry.date,
                        kpi=cause.kpi, change=cause.point.change,
                    )
                ]  # fmt: skip
    return []


def _against(readings: Sequence[Reading]) -> Msg:
    """Each measure with its figure and its plan: of the headline's measures, of which it only says the difference."""
    keys = ("standfirst-against-first", *["standfirst-against-next"] * (len(readings) - 1))
    said = [
        Msg.of(
            key,
            kpi=each.kpi,
            value=quantity(each, each.value),
            plan=quantity(each, each.target.value if each.target else None),
        )
        for key, each in zip(keys, readings, strict=True)
    ]
    whole = said[0]
    for one in said[1:]:
        whole = Msg.of("assemble-and", first=whole, second=one)
    return whole


def _named(readings: Sequence[Reading], state: Status) -> Msg:
    key = "standfirst-one" if state is Status.ON_PLAN else "standfirst-one-off"
    said = [Msg.of(key, kpi=each.kpi, change=from_plan(each)) for each in readings]
    whole = said[0]
    for at, one in enumerate(said[1:], start=2):
        whole = Msg.of("assemble-last-of-several" if at == len(said) else "assemble-and", first=whole, second=one)
    return whole


def _leading(cards: tuple[Reading, ...]) -> list[Reading]:
    """The cards in the order in which they matter: behind, ahead, could be chance, the rest; the largest difference first."""
    ordered = [reading for state in (Status.BEHIND, Status.AHEAD, Status.WATCH) for reading in by_size(cards, state)]
    return ordered + [reading for reading in cards if reading not in ordered and reading.value is not None]


def _figure_sentence(reading: Reading) -> Msg | None:
    state, value = status(reading), quantity(reading, reading.value)
    if state in (Status.BEHIND, Status.AHEAD, Status.WATCH, Status.ON_PLAN) and reading.target:
        key = "standfirst-figure-plan-chance" if state is Status.WATCH else "standfirst-figure-plan"
        plan = quantity(reading, reading.target.value)
        return Msg.of(key, kpi=reading.kpi, value=value, plan=plan, change=from_plan(reading))
    moved = from_base(reading, reading.year_ago)
    if state is Status.NO_PLAN and moved is not None and moved.relative is not None:
        period = reading.period.year_ago()
        if not round(moved.relative, 3):
            return Msg.of("standfirst-figure-same", kpi=reading.kpi, value=value, period=period)
        return Msg.of("standfirst-figure-year-ago", kpi=reading.kpi, value=value, change=moved, period=period)
    return Msg.of("standfirst-figure", kpi=reading.kpi, value=value) if state is Status.NO_PLAN else None

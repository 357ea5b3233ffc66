"""The executive summary: what happened against the plan and how sure that is, on one page.

Every sentence follows from the readings by rule. What could be chance never stands in a headline without "perhaps".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.assemble.asked import asked
from reportgen.assemble.cards import card
from reportgen.assemble.changes import entries_list, logged_since
from reportgen.assemble.context import (
    TOLERANCE,
    Context,
    cases,
    from_base,
    from_plan,
    quantity,
    relative,
    side_of,
    status,
)
from reportgen.assemble.decisions import decisions
from reportgen.assemble.focus import weight
from reportgen.assemble.history import history_figure
from reportgen.assemble.moments import likely
from reportgen.assemble.pace import course_sentence, pace_figure, pace_note
from reportgen.assemble.quality import source_name
from reportgen.assemble.story import FED_BY, TOLD, step_figures, step_story
from reportgen.assemble.swing import loose, side, swing
from reportgen.charts import control, pace
from reportgen.document import Absence, Beside, Block, KpiCards, Lists, Note, PointList, Section, Text
from reportgen.metrics.scoreboard import Reading, Status, Verdict
from reportgen.metrics.written import STAGES
from reportgen.text import Msg

POINTS = 3
"""Sentences in each of the three columns, at most."""
SENTENCES = 5
"""Sentences of the standfirst, at most: four lines."""
RATED = (Status.BEHIND, Status.AHEAD, Status.WATCH, Status.ON_PLAN)
"""Statuses of a difference from plan, in the order in which they are told."""
ONE_TOLD = ("headline-behind-one", "headline-behind-first", "headline-ahead-one")
"""Headlines of one measure, with its difference from plan."""
HEIGHT = 54.0
"""Height of the chart of the pace, in mm, that leaves the page room for its sentences in the longest language."""
LATEST = 2
"""Entries of the change log below what is asked."""
UNFED = ("not_fed", "column_not_fed")
"""Reasons why a measure is not measured at all."""


def section(context: Context) -> Section:
    """The summary of a report."""
    cards = tuple(context.reading(kpi) for kpi in context.spec.cards)
    title = Msg.of("section-summary")
    # Cards without any data say nothing of the measures that have some.
    told = cards if any(reading.value is not None for reading in cards) else context.readings()
    if not any(reading.value is not None for reading in context.readings()):
        nothing = Absence(Msg.of("section-empty", period=context.period))
        blocks: tuple[Block, ...] = (KpiCards(tuple(card(context, each.kpi) for each in cards)),) if cards else ()
        return Section("summary", title, headline(context, cards), (), (*blocks, nothing))
    return Section(
        id="summary",
        title=title,
        headline=headline(context, told),
        standfirst=standfirst(context, told) or standfirst(context, context.readings()) or (Msg.of("standfirst-few"),),
        blocks=tuple(_blocks(context, cards)),
    )


def _blocks(context: Context, cards: tuple[Reading, ...]) -> list[Block]:
    blocks: list[Block] = []
    if cards:
        blocks.append(KpiCards(tuple(card(context, reading.kpi) for reading in cards)))
    way = context.way
    entries = context.logged() if way is None else logged_since(context, way.year.start)
    panel = decisions(context)
    now, low = None if panel else asked(context), "summary" in context.commented
    latest = 0 if low else LATEST
    figure = (
        pace_figure(context, way, 104.0, pace.LOW_HEIGHT if low else HEIGHT)
        if way
        else history_figure(context, cards, 104.0, control.LOW_PLOT if low else control.PLOT)
    )
    title = Msg.of(
        "heading-changes-latest"
        if now and len(entries) > latest
        else "heading-changes"
        if way is None
        else "heading-changes-year"
    )
    beside = [now] if now else []
    if entries and (latest or not now):
        beside.append(entries_list(context, entries[-(latest if now else len(entries)) :], title).lists[0])
    if panel:
        blocks.append(Beside(figure, panel) if figure else panel)
    elif figure and beside:
        blocks.append(Beside(figure, Lists(tuple(beside), ruled=True)))
    elif figure or beside:
        blocks.append(figure or Lists(tuple(beside), ruled=True))
    blocks.append(_three_columns(context, cards))
    blocks.append(Note(reading_note(context, cards)))
    if way and not low and not panel and (note := pace_note(way)):
        blocks.append(note)
    return blocks


# what is said above the figures


def headline(context: Context, cards: tuple[Reading, ...]) -> Msg:
    """The one sentence that says what happened; see the module's rule on chance."""
    states = {reading.kpi: status(reading) for reading in cards}
    seen = list(states.values())
    if all(reading.value is None for reading in context.readings()):
        return Msg.of("headline-no-data", period=context.period)
    if not context.complete:
        return Msg.of("headline-too-early", grain=str(context.period.grain), day=context.board.as_of)
    behind, ahead, watch = (_by_size(cards, state) for state in (Status.BEHIND, Status.AHEAD, Status.WATCH))
    rated = len(behind) + len(ahead) + len(watch) + seen.count(Status.ON_PLAN)
    elsewhere = [each for each in _by_size(context.readings(), Status.BEHIND) if each.kpi not in states]
    elsewhere = [each for each in elsewhere if not loose(context, each)]
    unsure = [each for each in (*behind, *ahead, *watch) if loose(context, each)]
    if unsure and not len(behind) == rated > 1:
        firm = [each for each in (*behind, *ahead) if each not in unsure]
        if not firm and not elsewhere:
            return _unsure(unsure[0]) if len(watch) <= len(unsure) else _watch(watch, rated)
        behind, ahead = ([each for each in found if each in firm] for found in (behind, ahead))
        if not firm:
            behind = [max(elsewhere, key=lambda each: (weight(each), each.kpi))]
        if ahead and not behind and side(unsure[0]) == "behind":
            return Msg.of(
                "headline-mixed-perhaps-behind",
                ahead_kpi=ahead[0].kpi,
                change=from_plan(ahead[0]),
                behind_kpi=unsure[0].kpi,
            )
        if len(behind) == 1 and not ahead and side(unsure[0]) == "ahead":
            return Msg.of(
                "headline-mixed-perhaps",
                behind_kpi=behind[0].kpi,
                change=from_plan(behind[0]),
                ahead_kpi=unsure[0].kpi,
                side=side_of(behind[0]),
            )
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
    ahead = _by_size(tuple(rated), Status.AHEAD)
    if not ahead:
        return Msg.of("headline-chance-only") if rated else None
    return _ahead(ahead, len(rated)) if len(ahead) < len(rated) or len(ahead) > 1 else None


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
    off = [each for state in (Status.BEHIND, Status.AHEAD, Status.WATCH) for each in _by_size(cards, state)]
    unsure = [each for each in off if loose(context, each)]
    told = _told_in_full(headline(context, cards))
    for state in RATED:
        found = [each for each in _by_size(cards, state) if each not in unsure]
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
    behind = [each for each in _by_size(cards, Status.BEHIND) if not loose(context, each)]
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


def _told_in_full(said: Msg) -> set[str]:
    """The KPIs whose difference from plan a headline gives: their figures say more than the same per cent again."""
    params = dict(said.params)
    if said.key == "headline-behind-two":
        return {str(params["kpi"]), str(params["other_kpi"])}
    if "rate_kpi" in params:
        return {str(params["kpi"]), str(params["rate_kpi"])}
    name = "kpi" if said.key in ONE_TOLD else "behind_kpi"
    return {str(params[name])} if said.key in (*ONE_TOLD, "headline-mixed", "headline-mixed-perhaps") else set()


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
    ordered = [reading for state in (Status.BEHIND, Status.AHEAD, Status.WATCH) for reading in _by_size(cards, state)]
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


def _by_size(readings: tuple[Reading, ...], state: Status) -> list[Reading]:
    found = [reading for reading in readings if status(reading) is state]
    return sorted(found, key=lambda reading: (-abs(relative(reading)), reading.kpi))


# what went well, what did not, what we do not know


def _three_columns(context: Context, cards: tuple[Reading, ...]) -> Lists:
    every = context.readings()
    first = {reading.kpi: at for at, reading in enumerate(cards)}
    ordered = tuple(sorted(every, key=lambda reading: first.get(reading.kpi, len(first))))
    return Lists(
        (
            PointList(Msg.of("heading-went-well"), went_well(ordered) or (Msg.of("point-nothing-good"),)),
            PointList(Msg.of("heading-did-not"), did_not(ordered) or (Msg.of("point-nothing-bad"),)),
            PointList(Msg.of("heading-do-not-know"), not_known(context, ordered) or (Msg.of("point-nothing-unknown"),)),
        )
    )


def went_well(readings: tuple[Reading, ...]) -> tuple[Text, ...]:
    """Measures ahead of plan, then those whose history says that they got better, then those on plan."""
    points = [_plan_point("point-ahead", reading) for reading in _by_size(readings, Status.AHEAD)]
    points += _history_points(readings, good=True)
    on_plan = [reading for reading in readings if status(reading) is Status.ON_PLAN]
    points += [Msg.of("point-on-plan", kpi=each.kpi, value=quantity(each, each.value)) for each in on_plan]
    return tuple(points[:POINTS])


def did_not(readings: tuple[Reading, ...]) -> tuple[Text, ...]:
    """Measures behind plan, then those whose history says that they got worse."""
    points = [_plan_point("point-behind", reading) for reading in _by_size(readings, Status.BEHIND)]
    return tuple((points + _history_points(readings, good=False))[:POINTS])


def _plan_point(key: str, reading: Reading) -> Msg:
    side = {"side": side_of(reading)} if key == "point-behind" else {}
    return Msg.of(key, kpi=reading.kpi, value=quantity(reading, reading.value), change=from_plan(reading), **side)


BY_PART = frozenset({"form_abandonment"})
"""Rates that say something only part by part: each field of a form is left less often when it gets more of them."""


def _history_points(readings: tuple[Reading, ...], *, good: bool) -> list[Msg]:
    """Measures without a plan that left their usual range to one side."""
    found = []
    for reading in readings:
        if status(reading) is not Status.NO_PLAN or reading.better == "none" or reading.kpi in BY_PART:
            continue
        if reading.verdict not in (Verdict.UP, Verdict.DOWN):
            continue
        up = reading.verdict is Verdict.UP
        if (up == (reading.better == "up")) == good:
            found.append(Msg.of(f"point-history-{'up' if up else 'down'}", kpi=reading.kpi))
    return found


def not_known(context: Context, readings: tuple[Reading, ...]) -> tuple[Text, ...]:
    """What stopped, what could be chance, what is too few, what is not measured."""
    needed = min(context.period.last, context.board.as_of)
    points: list[Text] = [
        Msg.of("point-source-stopped", source=source_name(each.source), day=each.last_day)
        for each in context.coverages
        if each.last_day is not None and each.late(needed)
    ]
    for reading in _by_size(readings, Status.WATCH):
        good = (relative(reading) > 0) == (reading.better != "down")
        points.append(
            Msg.of(f"point-watch-{'ahead' if good else 'behind'}", kpi=reading.kpi, change=from_plan(reading))
        )
    points = points[: POINTS - 1]
    few = [reading for reading in readings if status(reading) is Status.TOO_FEW]
    points += [Msg.of("point-too-few", kpi=reading.kpi, n=round(cases(reading))) for reading in few[:1]]
    missing = sum(reading.missing is not None and reading.missing.reason in UNFED for reading in readings)
    if missing:
        key = "point-missing-many" if {*STAGES, "definitions"} & {*context.spec.sections} else "point-missing"
        points = [*points[: POINTS - 1], Msg.of(key, n=missing)]
    no_plan = sum(status(reading) is Status.NO_PLAN for reading in readings)
    if no_plan and len(points) < POINTS:
        points.append(Msg.of("point-no-plan-many", n=no_plan))
    return tuple(points[:POINTS])


def reading_note(context: Context, cards: tuple[Reading, ...]) -> Msg:
    """How to read the marks of the page."""
    if not context.complete:
        return Msg.of("assemble-note-running")
    if any(reading.target for reading in cards):
        return Msg.of("assemble-note-summary", tolerance=TOLERANCE)
    return Msg.of("assemble-note-no-plan")

"""The goal ladder: every rung from the goal down to the traffic it needs, as bullets on one scale, the share of the year's goal.

Solid is the result so far, hatched the forecast at the present pace, the outline the goal; dot and whisker are the forecast with
its range, the black tick is what the plan asks for by now. Between two rungs stands the rate that leads from one to the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.brand import Tokens
from reportgen.charts.base import AXIS, CAP, LABEL, SMALL, Drawing, Svg, Text, Tone, empty_frame, say, text_colour
from reportgen.charts.measure import POINT, shorten, wrap
from reportgen.charts.scale import Scale, finite, known
from reportgen.text import Language

WIDE_FROM = 150.0
"""Below this width the figures stand below their bar."""
RUNG, BETWEEN = 9.6, 4.6
"""Height of a rung and of the line between two."""
HEAD = 9.6
BAR = 8.6
BADGE = 3.0
LINE = 3.6
"""Between two lines of the words between two rungs, on a narrow sheet."""
TEXT_LEFT, GOAL_LEFT, BAR_LEFT = 10.0, 54.0, 71.5
FORECAST_RIGHT_GAP = 21.5
"""From the right edge of the forecast to the right edge of the sheet."""
BAR_RIGHT_GAP = 43.0
FARTHEST, FARTHEST_BELOW = 1.5, -0.25
"""The scale ends at 150 % of the goal and at a quarter below nothing; beyond it a bar is cut, its figures are printed."""


@dataclass(frozen=True)
class Rung:
    """One rung; shares are fractions of the year's goal.

    Attributes:
        label: what it counts.
        result: so far, with its distance from plan: `89, −3.3% vs plan`.
        goal: of the year.
        share: result so far; None where there are no data.
        due: what the plan asks for by now.
        forecast: at the year's end, with low and high end of its range; None where none can be made.
        forecast_text: `193`, and below it `174–213`.
        needed_text: what the rest of the year must bring, `18.5`, and below it `so far 14.8`.
        tone: colour of the result, by its status.
        flagged: the rung that lags, set on a tint.
        between: the rate from the next rung to this one; "" at the last.
        due_text: by when, below the goal; "" where it is the year's end.
    """

    label: Text
    result: Text
    goal: Text
    share: float | None
    due: float | None
    forecast: tuple[float, float, float] | None
    forecast_text: tuple[Text, Text]
    needed_text: tuple[Text, Text]
    tone: Tone
    flagged: bool
    between: Text
    due_text: Text = ""


@dataclass(frozen=True)
class Words:
    """Heads of the columns; of two lines where there are two. `due` stands over the plan's tick."""

    rung: Text = ""
    goal: Text = ""
    due: Text = ""
    forecast: tuple[Text, Text] = ("", "")
    needed: tuple[Text, Text] = ("", "")
    empty: Text = ""


@dataclass(frozen=True)
class Ladder:
    """What the chart shows: the goal first, each next rung farther from it."""

    rungs: tuple[Rung, ...]
    words: Words
    alt: Text


def rung(
    label: Text,
    result: float | None,
    goal: float | None,
    *,
    result_text: Text,
    goal_text: Text,
    due: float | None = None,
    forecast: tuple[float, float, float] | None = None,
    forecast_text: tuple[Text, Text] = ("", ""),
    needed_text: tuple[Text, Text] = ("", ""),
    tone: Tone = "maybe",
    flagged: bool = False,
    between: Text = "",
    due_text: Text = "",
) -> Rung:
    """Set a rung in relation to its goal; `result`, `goal`, `due` and `forecast` are in the rung's own unit."""
    base = known(goal)
    if not base or base < 0:
        return Rung(
            label, result_text, goal_text, None, None, None, forecast_text, needed_text, tone, flagged, between, due_text
        )  # fmt: skip
    now, by_now = known(result), known(due)
    ahead = None if forecast is None or len(finite(forecast)) < 3 else forecast
    return Rung(
        label, result_text, goal_text,
        None if now is None else now / base,
        None if by_now is None else by_now / base,
        None if ahead is None else (ahead[0] / base, ahead[1] / base, ahead[2] / base),
        forecast_text, needed_text, tone, flagged, between, due_text,
    )  # fmt: skip


def data(rungs: Sequence[Rung], *, words: Words, alt: Text) -> Ladder:
    """The rungs in order, the goal first."""
    return Ladder(tuple(rungs), words, alt)


def draw(data: Ladder, tokens: Tokens, language: Language, width_mm: float = 176.0) -> Svg:
    """Draw it as high as its rungs need."""
    if not data.rungs:
        return empty_frame(Drawing(tokens, width_mm, 40), say(language, data.words.empty), say(language, data.alt))
    return (_wide if width_mm >= WIDE_FROM else _narrow)(data, tokens, language, width_mm)


def _scale(data: Ladder, left: float, right: float) -> Scale:
    shares = [share for one in data.rungs for share in (one.share, one.due, *(one.forecast or ()))]
    # A little more than the highest, so that the whisker's end is seen.
    low, high = min([-0.012, *finite(shares)]), max([1.1, *finite(shares)]) + 0.03
    return Scale(max(low, FARTHEST_BELOW), min(high, FARTHEST), left, right)


def _wide(data: Ladder, tokens: Tokens, language: Language, width: float) -> Svg:
    sheet = Drawing(tokens, width, HEAD + len(data.rungs) * (RUNG + BETWEEN) - BETWEEN + 0.4)
    scale = _scale(data, BAR_LEFT, width - BAR_RIGHT_GAP)
    forecast_right, needed_right = width - FORECAST_RIGHT_GAP, width - 1.5
    _write_heads(sheet, data, language, scale, forecast_right, needed_right)
    middles = [HEAD + at * (RUNG + BETWEEN) + RUNG / 2 for at in range(len(data.rungs))]
    for at, (one, y) in enumerate(zip(data.rungs, middles, strict=True)):
        if one.flagged:
            sheet.rect(TEXT_LEFT - 2, y - RUNG / 2, width - TEXT_LEFT + 2, RUNG, tokens.tint)
        if at:
            sheet.line(BADGE, middles[at - 1] + BADGE + 0.6, BADGE, y - BADGE - 0.6, tokens.data_mid, 1.0)
        _write_badge(sheet, at + 1, y)
        _write_rung(sheet, one, language, y, TEXT_LEFT, GOAL_LEFT - TEXT_LEFT - 2)
        goal = shorten(say(language, one.goal), sheet.face(600), LABEL + 1, BAR_LEFT - GOAL_LEFT - 1.5)
        by = shorten(say(language, one.due_text), sheet.face(), SMALL, BAR_LEFT - GOAL_LEFT - 1.5)
        sheet.text(GOAL_LEFT, y - 0.5 if by else y + (LABEL + 1) * POINT * CAP / 2, goal, LABEL + 1, 600)
        sheet.text(GOAL_LEFT, y + 3.3, by, SMALL, colour=tokens.ink2)
        _draw_bar(sheet, one, scale, y)
        room = (FORECAST_RIGHT_GAP - 3, BAR_RIGHT_GAP - FORECAST_RIGHT_GAP - 3)
        for pair, right, most in (
            (one.forecast_text, forecast_right, room[1]),
            (one.needed_text, needed_right, room[0]),
        ):
            _write_pair(sheet, pair, language, right, y, most)
        between = shorten(say(language, one.between), sheet.face(), SMALL, width - TEXT_LEFT)
        if at + 1 < len(data.rungs):
            sheet.text(
                TEXT_LEFT, y + RUNG / 2 + BETWEEN / 2 + SMALL * POINT * CAP / 2, between, SMALL, colour=tokens.ink2
            )
    return sheet.svg(say(language, data.alt))


def _write_heads(
    sheet: Drawing, data: Ladder, language: Language, scale: Scale, forecast_right: float, needed_right: float
) -> None:
    words, tokens, low = data.words, sheet.tokens, HEAD - 2.4
    for x, text, most in (
        (TEXT_LEFT, words.rung, GOAL_LEFT - TEXT_LEFT),
        (GOAL_LEFT, words.goal, BAR_LEFT - GOAL_LEFT),
    ):
        sheet.text(x, low, shorten(say(language, text), sheet.face(600), AXIS, most - 1.5), AXIS, 600, tokens.ink2)
    for pair, right, most in (
        (words.forecast, forecast_right, BAR_RIGHT_GAP - FORECAST_RIGHT_GAP - 1),
        (words.needed, needed_right, FORECAST_RIGHT_GAP - 3),
    ):
        for text, y in zip(pair, (low - 3.8, low), strict=True):
            sheet.text(
                right, y, shorten(say(language, text), sheet.face(600), AXIS, most), AXIS, 600, tokens.ink2, "end"
            )
    due = next(iter(finite(one.due for one in data.rungs)), None)
    _write_scale(sheet, language, scale, due, low)
    if due is not None:
        text = say(language, words.due)
        half = sheet.measure(text, AXIS, 600) / 2
        sheet.text(
            min(max(scale(due), scale.start + half), scale.end - half), low - 3.8, text, AXIS, 600, anchor="middle"
        )
        sheet.line(scale(due), low - 2.8, scale(due), low + 0.8, tokens.ink, 1.5)


def _write_scale(sheet: Drawing, language: Language, scale: Scale, due: float | None, y: float) -> None:
    taken = [] if due is None else [(scale(due) - 1.2, scale(due) + 1.2)]
    for share in (0.0, 1.0, 0.5, 0.25, 0.75):
        text = language.percent(share, 0)
        half = sheet.measure(text, SMALL) / 2
        x = scale(share) + (half if share == 0 else 0)
        if all(right <= x - half or x + half <= left for left, right in taken):
            sheet.text(x, y, text, SMALL, colour=sheet.tokens.ink3, anchor="middle")
            taken.append((x - half - 1, x + half + 1))


def _write_badge(sheet: Drawing, number: int, y: float) -> None:
    sheet.dot(BADGE, y, BADGE, sheet.tokens.data_text)
    sheet.text(BADGE, y + SMALL * POINT * CAP / 2, str(number), SMALL, 600, sheet.tokens.white, "middle")


def _write_rung(sheet: Drawing, one: Rung, language: Language, y: float, x: float, width: float) -> None:
    """Name and result; a result with a status has its shape too, for colour alone says nothing."""
    sheet.text(x, y - 0.5, shorten(say(language, one.label), sheet.face(600), LABEL + 1, width), LABEL + 1, 600)
    toned = one.tone in ("better", "worse")
    colour = text_colour(sheet.tokens, one.tone) if toned else sheet.tokens.ink2
    if toned:
        up = -1 if one.tone == "better" else 1
        sheet.area([(x, y + 2.5 - up * 0.9), (x + 2.0, y + 2.5 - up * 0.9), (x + 1.0, y + 2.5 + up * 0.9)], colour)
    indent = 2.9 if toned else 0.0
    weight = 600 if toned else 400
    result = shorten(say(language, one.result), sheet.face(weight), SMALL, width - indent)
    sheet.text(x + indent, y + 3.3, result, SMALL, weight, colour)


def _write_pair(
    sheet: Drawing, pair: tuple[Text, Text], language: Language, right: float, y: float, most: float
) -> None:
    main = shorten(say(language, pair[0]), sheet.face(600), LABEL + 1, most)
    below = shorten(say(language, pair[1]), sheet.face(), SMALL, most)
    sheet.text(right, y - 0.5, main, LABEL + 1, 600, anchor="end")
    sheet.text(right, y + 3.3, below, SMALL, colour=sheet.tokens.ink2, anchor="end")


def _draw_bar(sheet: Drawing, one: Rung, scale: Scale, y: float) -> None:
    tokens, zero = sheet.tokens, scale(0)
    outer, inner = 0.56 * BAR / 2, 0.32 * BAR / 2
    if one.share is None and one.forecast is None:
        sheet.rect(zero, y - outer, scale(1) - zero, 2 * outer, edge=tokens.rule2, edge_width=0.6, dash=(2.0, 1.6))
    else:
        sheet.rect(zero, y - outer, scale(1) - zero, 2 * outer, tokens.white, tokens.ink)
    now = scale.clamped(one.share or 0.0)
    if one.forecast is not None:
        end = scale.clamped(one.forecast[0])
        sheet.hatch(now, y - inner, end - now, 2 * inner, tokens.data_mid)
        sheet.rect(now, y - inner, max(end - now, 0.0), 2 * inner, edge=tokens.data_mid, edge_width=0.55)
    sheet.rect(zero, y - inner, now - zero, 2 * inner, tokens.data)
    if one.forecast is not None:
        value, low, high = (scale.clamped(share) for share in one.forecast)
        sheet.line(low, y, high, y, tokens.white, 3.4)
        sheet.line(low, y, high, y, tokens.ink, 1.3)
        sheet.dot(value, y, 0.95, tokens.ink, tokens.white, 0.9)
    if one.due is not None:
        sheet.line(scale.clamped(one.due), y - BAR / 2, scale.clamped(one.due), y + BAR / 2, tokens.ink, 1.5)


def _narrow(data: Ladder, tokens: Tokens, language: Language, width: float) -> Svg:
    """Name and goal above the bar; forecast and what is needed below it, each under the head of its column."""
    face = Drawing(tokens, width, 1).face()
    betweens = [wrap(say(language, one.between), face, SMALL, width) for one in data.rungs]
    block = 30.4 + (LINE + 1.0) * (max(map(len, betweens), default=1) > 1)
    sheet = Drawing(tokens, width, 5 + len(data.rungs) * block)
    scale = _scale(data, 0, width - 0.5)
    due = say(language, data.words.due)
    sheet.text(0, 3.2, shorten(due, sheet.face(600), SMALL, width), SMALL, 600, tokens.ink2)
    heads = [
        " ".join(say(language, text) for text in pair).strip() for pair in (data.words.forecast, data.words.needed)
    ]
    for at, one in enumerate(data.rungs):
        top = 5 + at * block
        if one.flagged:
            sheet.rect(0, top + 0.3, width, 25.2, tokens.tint)
        sheet.line(0, top, width, top, tokens.ink if not at else tokens.rule, 0.6 if not at else 0.5)
        goal = shorten(say(language, one.goal), sheet.face(600), LABEL + 1, width * 0.35)
        by = shorten(say(language, one.due_text), sheet.face(), SMALL, width * 0.35)
        taken = max(sheet.measure(goal, LABEL + 1, 600), sheet.measure(by, SMALL))
        _write_rung(sheet, one, language, top + 4.8, 0, width - taken - 3)
        sheet.text(width, top + 4.3, goal, LABEL + 1, 600, anchor="end")
        sheet.text(width, top + 8.1, by, SMALL, colour=tokens.ink2, anchor="end")
        _draw_bar(sheet, one, scale, top + 13.6)
        for n, (head, pair) in enumerate(zip(heads, (one.forecast_text, one.needed_text), strict=True)):
            _write_line(sheet, head, [say(language, text) for text in pair], top + 20.6 + n * 3.7)
        for n, line in enumerate(betweens[at] if at + 1 < len(data.rungs) else ()):
            sheet.text(0, top + 28.9 + n * LINE, line, SMALL, colour=tokens.ink2)
    return sheet.svg(say(language, data.alt))


def _write_line(sheet: Drawing, head: str, values: Sequence[str], y: float) -> None:
    """A head on the left, its figures on the right: the main one last, where the eye looks for it."""
    main, below = values
    x = sheet.width
    sheet.text(x, y, main, SMALL, 600, anchor="end")
    x -= sheet.measure(main, SMALL, 600) + 2
    sheet.text(x, y, below, SMALL, colour=sheet.tokens.ink2, anchor="end")
    x -= sheet.measure(below, SMALL) + 2
    sheet.text(0, y, shorten(head, sheet.face(), SMALL, max(x, 4)), SMALL, colour=sheet.tokens.ink2)

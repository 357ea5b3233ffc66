"""The table of `reportgen kpis`: every figure a line, and below it what the marks mean and why figures are missing."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from reportgen.cli.table import layout, width

if TYPE_CHECKING:
    from reportgen.metrics.scoreboard import Estimated, Reading, Scoreboard
    from reportgen.text import Language

SMALL = 100
"""Money below this is written with its cents: a click of 2.46 is not "2"."""

HEAD = ("kpi", "value", "previous", "year ago", "year to date", "plan", "status", "verdict", "95 % interval", "n")
RIGHT = (False, True, True, True, True, True, False, False, True, True)
STATUS = HEAD.index("status")
SPARED = ("n", "year to date", "95 % interval", "year ago", "previous", "plan")
"""Columns that are left out, in this order, of a terminal that has no room for them."""

UNFED = frozenset({"not_fed", "column_not_fed", "no_stage", "not_configured"})
"""Reasons that hold for every period: no source or setting has what the figure is made of."""

TEXT = 110
"""Columns at which sentences are wrapped, where the terminal has as many."""

Paint = Callable[[str], str]
"""Gives a word of the status its colour, blanks around it kept."""


def lines(
    board: Scoreboard,
    language: Language,
    room: int | None = None,
    paint: Paint | None = None,
    asked: Collection[str] = (),
) -> Iterator[str]:
    """The readings of a scoreboard, stage by stage.

    Args:
        board: what is shown.
        language: in which figures and reasons are written.
        room: columns of the terminal; None for all columns of the table, however wide.
        paint: for the colours of a terminal; None for none.
        asked: ids of KPIs that have a line in any case; of others a reason is enough where no source feeds them.
    """
    state = "complete" if board.period.complete(board.as_of) else f"to date, as of {board.as_of}"
    yield f"{board.period.id}  {board.period.start} to {board.period.last}  {state}"
    yield ""
    stages = {
        stage: _grouped([reading for reading in board.readings if reading.stage == stage])
        for stage in dict.fromkeys(reading.stage for reading in board.readings)
    }
    listed = {
        stage: [one for one in of_stage if one.kpi in asked or not _unfed(one)] for stage, of_stage in stages.items()
    }
    tables = {stage: [_row(reading, language) for reading in shown] for stage, shown in listed.items()}
    short = room is not None and any(_wide(_laid(stage, rows, ())) > room for stage, rows in tables.items())
    if short:
        tables = {stage: [_row(one, language, short=True) for one in shown] for stage, shown in listed.items()}
    left_out = _left_out(tables, room) if room is not None else ()
    for stage, of_stage in stages.items():
        yield from _laid(stage, tables[stage], left_out, paint) if tables[stage] else [stage]
        yield ""
        yield from _reasons(of_stage, language, min(TEXT, room or TEXT))
    yield from _remarks(board, language)
    if left_out:
        names = ", ".join(name for name in HEAD if name in left_out)
        said = f"Left out for want of room: {names}. A wider window has them, and so have --csv and --json"
        yield from textwrap.wrap(said, min(TEXT, room or TEXT))


def _unfed(reading: Reading) -> bool:
    """Whether no source has what a figure is made of: its line would be dashes alone."""
    return reading.missing is not None and reading.missing.reason in UNFED and reading.value is None


def _grouped(readings: Sequence[Reading]) -> list[Reading]:
    """The readings, the segments of each KPI below it."""
    views = dict.fromkeys((one.kpi, one.view) for one in readings)
    return [one for view in views for one in readings if (one.kpi, one.view) == view]


def _laid(stage: str, rows: Sequence[Sequence[str]], left_out: Sequence[str], paint: Paint | None = None) -> list[str]:
    kept = [at for at, name in enumerate(HEAD) if name not in left_out]
    head = [stage, *(HEAD[at] for at in kept[1:])]
    cells = [[row[at] for at in kept] for row in rows]
    painted = {kept.index(STATUS): paint} if paint else {}
    return layout(head, cells, [RIGHT[at] for at in kept], painted).split("\n")


def _wide(laid: Sequence[str]) -> int:
    return max(width(line) for line in laid)


def _left_out(tables: dict[str, list[tuple[str, ...]]], room: int) -> tuple[str, ...]:
    """The columns for which there is no room: as few of `SPARED` as will do."""
    for count in range(len(SPARED) + 1):
        if all(_wide(_laid(stage, rows, SPARED[:count])) <= room for stage, rows in tables.items()):
            return SPARED[:count]
    return SPARED


def _figure(value: float | None, reading: Reading, language: Language) -> str:
    from reportgen.quantities import Quantity

    if value is None:
        return "–"
    amount = Quantity(value, reading.unit, reading.currency)
    return language.quantity(amount, style="exact" if abs(value) < SMALL else "whole")


def _row(reading: Reading, language: Language, *, short: bool = False) -> tuple[str, ...]:
    def figure(value: float | None) -> str:
        return _figure(value, reading, language)

    name = _name(reading, short=short) + {1.0: "  above the rest", -1.0: "  below the rest"}.get(
        dict(reading.extra).get("outlier", 0.0), ""
    )
    derived = DERIVED.get(reading.target.derived, ("", ""))[0] if reading.target else ""
    interval = f"{figure(reading.interval[0])} … {figure(reading.interval[1])}" if reading.interval else ""
    return (
        name,
        ("≈ " if reading.estimated else "") + figure(reading.value),
        *[figure(value) for value in (reading.previous, reading.year_ago, reading.year_to_date)],
        derived + figure(reading.target.value if reading.target else None),
        "partial" if reading.partial else str(reading.status or "").replace("_", " "),
        str(reading.verdict or "") if reading.value is not None else "",
        interval or UNSURE.get(reading.interval_method or "", ""),
        f"{reading.rows_used:,}",
    )


DERIVED = {
    "share": ("≈ ", "≈ the share, by business days, of a plan that was set for longer periods"),
    "sum": ("Σ ", "Σ the sum of the plans of the months"),
}
"""Marks of plans that were not set for the period itself, and what they mean."""

UNSURE = {
    "exact": "exact",
    "distinct": "none: different ones are counted",
    "no_event": "none: nothing happened",
    "level": "none: read off",
    "not_by_day": "none: not made of days",
    "few_days": "none: few days with data",
    "no_spread": "none: all days alike",
    "not_reached": "none: half not reached",
    "not_drawn": "none",
}
"""Why a figure has no interval, by the name of its method."""


def _name(reading: Reading, *, short: bool = False) -> str:
    """What a reading is called in a table: KPI, how old a cohort is, segment."""
    if short and reading.by is not None:
        return f"  {reading.by[1] or '(not set)'}"
    name = reading.kpi
    if reading.view == "cohort":
        told = dict(reading.extra)
        age, mature = told.get("age_days"), told.get("mature")
        ripe_after = f" of {told.get('patience_days', 0):.0f} days, ripening" if mature == 0 else " days old"
        if short:
            name += " (cohort, ripening)" if mature == 0 else " (cohort)"
        else:
            name += " (cohort)" if age is None or age < 0 else f" (cohort, {age:.0f}{ripe_after})"
    if reading.by is not None:
        name += f"  {reading.by[0]}={reading.by[1] or '(not set)'}"
    return name


def _reasons(readings: Sequence[Reading], language: Language, room: int) -> Iterator[str]:
    """Why figures are missing, or are those of a part of the period: each reason once, with what it is true of."""
    by_reason: dict[str, dict[str, dict[str, None]]] = {}
    lines_of: dict[str, dict[str, None]] = {}

    def told(text: str, reading: Reading, name: str) -> None:
        by_reason.setdefault(text, {}).setdefault(reading.kpi, {})[name] = None

    for reading in readings:
        name = reading.kpi + (f" {reading.by[1] or '(not set)'}" if reading.by else "")
        lines_of.setdefault(reading.kpi, {})[name] = None
        if reading.missing is not None and reading.value is None:
            sides = [reading.numerator, reading.denominator]
            made_of = f" ({' / '.join(f'{side:,.10g}' for side in sides)})" if None not in sides else ""
            told(language.missing(reading.missing), reading, name + made_of)
        elif reading.value is not None:
            for reason in reading.partial:
                told(f"partial, {language.missing(reason)}", reading, name)
            if (part := reading.estimated) is not None:
                told(f"≈ {measured(part)}", reading, name)
    for text, by_kpi in by_reason.items():
        # What is true of every line of a KPI is said of the KPI.
        names = [
            name for kpi, true in by_kpi.items() for name in ([kpi] if true.keys() == lines_of[kpi].keys() else true)
        ]
        yield from textwrap.wrap(
            f"{text}: {', '.join(names)}", room, initial_indent="  ", subsequent_indent="      ",
            break_long_words=False, break_on_hyphens=False,
        )  # fmt: skip
    if by_reason:
        yield ""


def measured(part: Estimated) -> str:
    """How much of a figure was measured."""
    if part.of == "amounts":
        old = ", ".join(text for _, text in part.how)
        return f"{part.total - part.measured} of {part.total} amounts are converted at an old exchange rate ({old})"
    return f"{part.measured} of {part.total} {part.of} were measured"


def losing_field(readings: Sequence[Reading], language: Language) -> Iterator[str]:
    """The field of the forms at which most of those who reach it leave, of those that enough have reached."""
    fields = [one for one in readings if one.by is not None and one.value is not None and not one.few]
    if fields:
        worst = max(fields, key=lambda one: one.value or 0.0)
        share = _figure(worst.value, worst, language)
        yield f"form_completion: most is lost at the field '{worst.by[1] if worst.by else ''}', by {share} of who reach it"


def _remarks(board: Scoreboard, language: Language) -> Iterator[str]:
    """What the marks mean, and what had to be settled in the data."""
    from reportgen.assemble.definitions import SETTLED

    for reading in board.readings:
        # A cohort that still ripens is below it today and says nothing of where it will end.
        whole = reading.by is None  # what others reach, they reach as a whole
        if whole and reading.benchmark and reading.value is not None and dict(reading.extra).get("mature", 1.0) == 1.0:
            low, high = reading.benchmark.low, reading.benchmark.high
            side = "below" if reading.value < low else "above" if reading.value > high else "within"
            ends = " … ".join(dict.fromkeys(_figure(end, reading, language) for end in (low, high)))
            yield f"{_name(reading)}: {side} its benchmark of {ends} ({reading.benchmark.origin})"
    derived = {reading.target.derived for reading in board.readings if reading.target}
    yield from (text for name, (_, text) in DERIVED.items() if name in derived)
    yield from (language.word(key, n=board.notes[name]) for name, key in SETTLED.items() if board.notes.get(name))

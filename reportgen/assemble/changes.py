"""The change log: what was changed and when, printed where it falls, whether or not it explains anything."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from reportgen.assemble.context import Context
from reportgen.changes import Change as LoggedChange
from reportgen.document import Absence, Column, Lists, PointList, Row, Section, Table
from reportgen.text import Msg
from reportgen.text.numerals import DASH

SHOWN = 5
"""Entries beside a chart, at most: the latest."""


def logged_since(context: Context, first: date) -> tuple[LoggedChange, ...]:
    """What was changed from a day to the period's end, oldest first; the latest few."""
    known = min(context.period.last, context.board.as_of)
    found = [entry for entry in context.changes if first <= entry.date <= known]
    return tuple(sorted(found, key=lambda entry: (entry.date, entry.where))[-SHOWN:])


def entry_said(context: Context, entry: LoggedChange) -> Msg:
    """An entry with its day, and its year where that is not the period's."""
    known = entry.date.year == context.period.last.year
    return Msg.of(
        "point-change" if known else "point-change-year", day=entry.date, what=entry.what_in(context.language)
    )


def entries_list(context: Context, entries: Sequence[LoggedChange], title: Msg) -> Lists:
    """Entries as a column with a hairline below each."""
    return Lists((PointList(title, tuple(entry_said(context, entry) for entry in entries[-SHOWN:])),), ruled=True)


def section(context: Context) -> Section:
    """The change log of the period, as a section of its own."""
    title = Msg.of("section-changes")
    entries = context.logged()
    if not entries:
        nothing = Absence(Msg.of("changes-none", period=context.period))
        return Section("changes", title, Msg.of("headline-changes-none"), (), (nothing,))
    columns = (
        Column(Msg.of("changes-head-day"), 30.0, "name"),
        Column(Msg.of("changes-head-what"), 96.0, "text"),
        Column(Msg.of("changes-head-where"), 0.0, "text"),
    )
    rows = tuple(
        Row((Msg.of("changes-day", day=entry.date), entry.what_in(context.language), entry.where or DASH))
        for entry in entries
    )
    log = Table("changes-log", "", "", columns, rows, (Msg.of("changes-note"),))
    return Section(
        "changes", title, Msg.of("headline-changes", n=len(entries), period=context.period), (), (log,), pages=0
    )

"""The change log: what was changed and when, printed where it falls, whether or not it explains anything."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from reportgen.assemble.context import Context
from reportgen.changes import Change as LoggedChange
from reportgen.document import Lists, PointList
from reportgen.text import Msg

SHOWN = 5
"""Entries beside a chart, at most: the latest."""


def logged_since(context: Context, first: date) -> tuple[LoggedChange, ...]:
    """What was changed from a day to the period's end, oldest first; the latest few."""
    known = min(context.period.last, context.board.as_of)
    found = [entry for entry in context.changes if first <= entry.date <= known]
    return tuple(sorted(found, key=lambda entry: (entry.date, entry.where))[-SHOWN:])


def entry_said(context: Context, entry: LoggedChange) -> Msg:
    """An entry with its day."""
    return Msg.of("point-change", day=entry.date, what=entry.what_in(context.language))


def entries_list(context: Context, entries: Sequence[LoggedChange], title: Msg) -> Lists:
    """Entries as a column with a hairline below each."""
    return Lists((PointList(title, tuple(entry_said(context, entry) for entry in entries[-SHOWN:])),), ruled=True)

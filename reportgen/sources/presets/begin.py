"""The first look at a recognised file: its rows are gone over, its empty columns dropped, its period and its figures read."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from reportgen.contract import PresetSource
from reportgen.contract.preset import NamedColumn, Parts, Totals
from reportgen.sources.presets import days, expressions, naming, numbers
from reportgen.sources.presets.asked import COUNTED, NULLS, Asked, labels
from reportgen.sources.presets.days import Period
from reportgen.sources.presets.recognise import Fit
from reportgen.sources.presets.survey import survey
from reportgen.sources.presets.work import NUMBERS, Told, Work, pieces_of
from reportgen.tables import TABLES, ColumnType

KNOWN_ABOVE = frozenset({"start", "end", "period", "currency", "timezone"})
"""What is read above a header and does not tell whose data these are."""


def begun(fit: Fit, source: PresetSource, told: Told) -> Work:
    """Go through the file, and decide how its numbers are written."""
    known = source.known
    parts = known.of(fit.variant)
    columns = dict(fit.named.columns)
    asked = _asked(fit, source, parts, columns)
    with pieces_of(fit) as pieces:
        found = survey(pieces, asked)
    dated = tuple(own for own in columns if fit.head.cells.index(columns[own]) in asked.days)
    work = Work(fit, source, parts, asked, found, columns, {}, (), numbers.Decided((".", ""), {}), dated)
    _refuse_several(work)
    _hold_to_footer(work)
    _refuse_rounded(work)
    _drop_empty(work)
    lines = [*fit.head.above, *told.lines]
    work.captured = naming.lines_read(known.above, lines)
    work.periods = _periods(work.captured, lines) or told.periods
    work.decided = _style(work, asked)
    return work


def _asked(fit: Fit, source: PresetSource, parts: Parts, columns: Mapping[str, str]) -> Asked:
    header = fit.head.cells
    place = {own: header.index(column) for own, column in columns.items()}
    types = TABLES[source.known.table].columns
    used = {name for expression in parts.derive.values() for one in expression for name in expressions.names(one)}
    figures = {
        own for own in columns if (own in types and types[own].type in NUMBERS) or (own not in types and own in used)
    }
    figures = {own for own in figures if own in types or _numbered(parts, own)}
    spans = {name for one in parts.span for name in (one.first, one.last) if name}
    asks = {own for several in parts.derive.values() for one in several for own in expressions.called(one, "day")}
    dated = {own for own in columns if (own in types and types[own].type is ColumnType.DAY) or own in spans | asks}
    totals = parts.totals or Totals()
    wanted = {*source.known.identity, *(own for own in columns if _spec(parts, own).closed)}
    needed = {own for own in figures if own in types and types[own].required} or {
        own for own in figures if _spec(parts, own).required
    }
    nulls = {"", *(text.strip() for text in (*parts.nulls, *source.nulls))}
    return Asked(
        header,
        frozenset(place[own] for own in figures),
        frozenset(place[own] for own in needed),
        frozenset(place[own] for own in dated),
        frozenset(place[own] for own in wanted if own in place),
        tuple(place[own] for own in totals.empty if own in place),
        frozenset(word if word.endswith("*") else naming.plain(word) for word in _bare_stars(totals.words)),
        totals.labelled,
        parts.footer,
        frozenset(nulls),
    )


def _bare_stars(said: Sequence[str]) -> list[str]:
    return [naming.plain(word[:-1]) + "*" if word.endswith("*") else word for word in said]


def _spec(parts: Parts, own: str) -> NamedColumn:
    return parts.columns.get(own) or parts.others.get(own) or NamedColumn(names={"any": (own,)})


def _numbered(parts: Parts, own: str) -> bool:
    return any(f"number({own})" in one.replace(" ", "") for several in parts.derive.values() for one in several)


def _drop_empty(work: Work) -> None:
    """A column with nothing in any row counts as absent; one that a user names stays, and one that must be there."""
    if not work.found.rows:
        return
    nulls = {text.strip() for text in (*work.parts.nulls, *work.source.nulls)} | NULLS
    for own in list(work.columns):
        if own in work.source.columns:
            continue
        seen = work.found.columns[work.place(own)]
        hollow = not seen.filled or (not seen.varied and seen.first in nulls and not seen.days.texts)
        type_ = TABLES[work.source.known.table].columns.get(own)
        if hollow and not (type_ is not None and type_.required and not work.parts.derive.get(own)):
            if work.fit.variant and (own,) in work.source.known.variants[work.fit.variant].needs:
                work.notes.append(f"column '{work.columns[own]}' is empty in every row")
            del work.columns[own]


def _refuse_several(work: Work) -> None:
    """Refuse a file into which several exports were put.

    In such a file the names of the columns stand again among the rows, or what tells whose data these are stands below them.

    Raises:
        SourceError: it is one, and no rule of the user's leaves such rows out.
    """
    lines = [work.found.again] if work.found.again else []
    for head in work.fit.more:
        below = head.above[max(0, len(head.above) - (head.line - work.found.end)) :] if work.found.end else ()
        if naming.lines_read(work.source.known.above, below).keys() - KNOWN_ABOVE:
            lines.append(head.line)
    if lines and not work.said.get("skip"):
        what = "the names of the columns stand here a second time: several exports were put together in one file"
        raise work.refused(what, "Save each export as a file of its own", min(lines))


_ROUNDED = re.compile(r"[^9]*9[.,]9+[eE]\+9+[^9]*")


def _refuse_rounded(work: Work) -> None:
    """Refuse a file in which a spreadsheet rounded figures, or numbers by which records are told apart.

    Raises:
        SourceError: it is one.
    """
    for own in work.columns:
        seen = work.found.columns[work.place(own)]
        if work.place(own) not in work.asked.figures and own not in work.source.known.key:
            continue
        if shape := numbers.figures(seen.shapes).abbreviated if work.place(own) in work.asked.figures else "":
            what = f"column '{work.columns[own]}' holds figures like {shape}, each digit as 9, which are abbreviated and no numbers"
            raise work.refused(what, "Export whole figures", work.fit.head.line)
        if shape := next((shape for shape in seen.shapes if _ROUNDED.fullmatch(shape)), ""):
            what = (
                f"column '{work.columns[own]}' holds numbers like {shape}, each digit as 9, which a spreadsheet rounded"
            )
            raise work.refused(what, "Take the file as it was exported", work.fit.head.line)


def _periods(captured: Mapping[str, Sequence[str]], lines: Sequence[str]) -> tuple[Period, ...]:
    """The period that lines state, in each order of day and month in which it may be read."""
    told = [text for key in ("start", "end", "period") for text in captured.get(key, ())[:1]]
    if "start" in captured and "end" in captured:
        told = [captured["start"][-1], captured["end"][-1]]
    elif "period" in captured:
        told = [captured["period"][-1]]
    if found := days.periods(told):
        return found
    every = [line for line in lines if line.strip()]
    for line in reversed(every):
        if len(days.named(line)) == 2 and (found := days.periods([line])):
            return found
    return ()


def _hold_to_footer(work: Work) -> None:
    """Refuse a file whose footer states another number of rows than stand above it: it was cut, or put together.

    Raises:
        SourceError: it does.
    """
    for text in work.found.stated:
        stated = COUNTED.fullmatch(text)
        if stated is None or not labels(text):
            continue
        count = int(re.sub(r"\D", "", stated[1]))
        if count != work.found.rows:
            what = f"its footer states {count:,} rows, and {work.found.rows:,} stand above it"
            raise work.refused(what, "Export it again, whole, each report as a file of its own", work.found.end)


def _style(work: Work, asked: Asked) -> numbers.Decided:
    """How figures are written in the file."""
    types = TABLES[work.source.known.table].columns
    header, language = asked.header, work.fit.named.language
    used = {own: work.place(own) for own in work.columns if work.place(own) in asked.figures}
    shapes = {own: numbers.figures(work.found.columns[place].shapes).shapes for own, place in used.items()}
    whole = {own for own in used if own in types and types[own].type is ColumnType.INTEGER}
    others = {
        f"{place} {name}": numbers.figures(work.found.columns[place].shapes).shapes
        for place, name in enumerate(header)
        if place not in used.values() and place not in asked.days and not work.found.columns[place].worded
    }
    decided = numbers.decide(shapes, whole, others, language)
    if "decimal" in work.said or "thousands" in work.said:
        return numbers.Decided((work.source.decimal, work.source.thousands), {})
    money = {own: shapes[own] for own in used if own in types and types[own].type is ColumnType.MONEY}
    doubt = decided.doubt
    if not doubt and numbers.decide(shapes, whole, others, "").doubt:
        doubt = _thousandths(decided, money)
    if doubt:
        own = next(own for own in used if doubt in shapes[own])
        first = work.found.columns[used[own]].first
        seen = first if doubt in first.translate(numbers.DIGITS) else doubt
        what = f"column '{work.columns[own]}' holds figures like {seen}, which can be read in two ways, and nothing decides"
        sign = "," if "," in doubt else "."
        other = "." if sign == "," else ","
        instead = f'Write decimal: "{sign}" for decimals, or decimal: "{other}" and thousands: "{sign}" for thousands'
        raise work.refused(what, instead, work.fit.head.line)
    return decided


def _thousandths(decided: numbers.Decided, money: Mapping[str, Collection[str]]) -> str:
    """A sum of money, its digits as 9, where each would have three decimals: thousands are likelier."""
    for own, shapes in money.items():
        sign = decided.own.get(own, decided.style)[0]
        if shapes and all(re.fullmatch(rf"[+-]?9{{1,3}}{re.escape(sign)}999", shape) for shape in shapes):
            return next(iter(sorted(shapes)))
    return ""

"""One recognised file and its preset into a plain contract, the same that a person would have written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from pydantic import ValidationError

from reportgen.contract import FileSource, PresetSource, problems
from reportgen.contract.preset import NamedColumn, Parts, Totals
from reportgen.errors import SourceError
from reportgen.sources.presets import days, expressions, naming, numbers, table, words
from reportgen.sources.presets.days import Period
from reportgen.sources.presets.recognise import Fit
from reportgen.sources.presets.survey import COUNTED, NULLS, Asked, Survey, is_sum, labels, survey
from reportgen.sources.presets.table import Row
from reportgen.tables import TABLES, ColumnType

NUMBERS = frozenset({ColumnType.INTEGER, ColumnType.NUMBER, ColumnType.MONEY})
NAMED = 30
"""Texts that a message names."""
KNOWN_ABOVE = frozenset({"start", "end", "period", "currency", "timezone"})


@dataclass(frozen=True)
class Told:
    """What stands above a header and what other files of its folder tell.

    Attributes:
        lines: further lines, of files that hold no rows.
        periods: the period of the other files, where one of them has days.
    """

    lines: tuple[str, ...] = ()
    periods: tuple[Period, ...] = ()


@dataclass(frozen=True)
class Resolved:
    """A file with its contract.

    Attributes:
        contract: by which it is read.
        fit: how it was recognised.
        days: first and last day of its rows, where they have days.
        identity: whose data it says these are, by what names it.
        notes: what its owner should know.
    """

    contract: FileSource
    fit: Fit
    days: Period | None
    identity: Mapping[str, str]
    notes: tuple[str, ...] = ()


@dataclass
class _Work:
    """The state of making one contract."""

    fit: Fit
    source: PresetSource
    parts: Parts
    asked: Asked
    found: Survey
    columns: dict[str, str]
    captured: Mapping[str, Sequence[str]]
    periods: tuple[Period, ...]
    decided: numbers.Decided
    dated: tuple[str, ...] = ()
    forms: dict[str, days.Forms] = field(default_factory=dict)
    derived: dict[str, None] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    @property
    def said(self) -> Mapping[str, Any]:
        """What the user says."""
        return self.source.said

    def place(self, own: str) -> int:
        """Place of a column in the header."""
        return self.fit.head.cells.index(self.columns[own])

    def spec(self, own: str) -> NamedColumn:
        """What the preset says of a column."""
        return self.parts.columns.get(own) or self.parts.others.get(own) or NamedColumn(names={"any": (own,)})

    def given(self, own: str) -> Mapping[str, str | None]:
        """What the user says that texts of a column mean."""
        return dict(self.said.get("columns", {}).get(own, {}).get("values", {}))

    def refused(self, what: str, instead: str = "", line: int = 0) -> SourceError:
        """An error about the file."""
        arrival = self.fit.arrival
        return SourceError(arrival.source, what, file=arrival.file, line=line, instead=instead)


@contextmanager
def rows_of(fit: Fit) -> Iterator[Iterator[Row]]:
    """The rows below the header of a file."""
    if fit.form.kind == "xlsx":
        width = len(fit.head.cells)
        yield (
            row if len(row.cells) >= width else replace(row, cells=(*row.cells, *[""] * (width - len(row.cells))))
            for row in fit.rows
            if row.line >= fit.head.after
        )
        return
    with table.text_rows(fit.arrival, fit.form, fit.head.after, len(fit.head.cells)) as rows:
        yield rows


def resolve(fit: Fit, source: PresetSource, told: Told) -> Resolved:
    """Make the contract of a file.

    Raises:
        SourceError: two readings remain, or something that the table needs is not there.
    """
    work = _begun(fit, source, told)
    made: dict[str, Any] = {"kind": fit.form.kind, "path": source.path, "table": source.known.table}
    made |= _opening(fit)
    made |= {"decimal": work.decided.style[0], "thousands": work.decided.style[1]}
    made["nulls"] = sorted({*work.parts.nulls, *_listed(work.said.get("nulls", ()))})
    made["columns"] = _columns(work)
    made["derive"] = _derived(work, made["columns"])
    made |= {"dates": list(work.derived)} if work.derived else {}
    made["constants"] = _constants(work, {*made["columns"], *made["derive"]})
    made |= _days(work, made)
    made |= _undelivered(work, made)
    made |= _rows_left_out(work)
    identity = _identity(work)
    made["identity"] = "; ".join(identity.values()) or None
    own = {
        key: value for key, value in work.said.items() if key not in ("columns", "constants", "derive", "nulls", "skip")
    }
    made |= own
    if note := (source.known.variants[fit.variant].note if fit.variant else ""):
        work.notes.append(note)
    contract = _validated(work, made)
    return Resolved(contract, fit, _own_days(work), identity, tuple(work.notes))


def _begun(fit: Fit, source: PresetSource, told: Told) -> _Work:
    """Go through the file, and decide how its numbers are written."""
    known = source.known
    parts = known.of(fit.variant)
    columns = dict(fit.named.columns)
    asked = _asked(fit, source, parts, columns)
    with rows_of(fit) as rows:
        found = survey(rows, asked)
    dated = tuple(own for own in columns if fit.head.cells.index(columns[own]) in asked.days)
    work = _Work(fit, source, parts, asked, found, columns, {}, (), numbers.Decided((".", ""), {}), dated)
    _hold_to_footer(work)
    _drop_empty(work)
    lines = [*fit.head.above, *told.lines]
    work.captured = naming.lines_read(known.above, lines)
    work.periods = _periods(work, lines) or told.periods
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
    asks = {own for several in parts.derive.values() for one in several for own in expressions.dated(one)}
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


def _drop_empty(work: _Work) -> None:
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
            if work.fit.variant and any(own in choice for choice in work.source.known.variants[work.fit.variant].needs):
                work.notes.append(f"column '{work.columns[own]}' is empty in every row")
            del work.columns[own]


def _periods(work: _Work, lines: Sequence[str]) -> tuple[Period, ...]:
    """The period that a file states, in each order of day and month in which it may be read."""
    captured = work.captured
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


def _hold_to_footer(work: _Work) -> None:
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


def _style(work: _Work, asked: Asked) -> numbers.Decided:
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
    if decided.doubt:
        own = next(
            own
            for own in used
            if any(numbers.fits((".", ","), shape) or numbers.fits((",", "."), shape) for shape in shapes[own])
        )
        seen = next(iter(work.found.columns[used[own]].texts), decided.doubt)
        what = f"column '{work.columns[own]}' holds figures like {seen}, which can be read in two ways, and nothing decides"
        sign = "," if "," in decided.doubt else "."
        other = "." if sign == "," else ","
        instead = f'Write decimal: "{sign}" for decimals, or decimal: "{other}" and thousands: "{sign}" for thousands'
        raise work.refused(what, instead, work.fit.head.line)
    return decided


def _opening(fit: Fit) -> dict[str, Any]:
    """How the file is opened, where that is not the plain case."""
    made: dict[str, Any] = {"preamble": fit.head.line - 1} if fit.head.line > 1 else {}
    if fit.form.kind == "xlsx":
        return {**made, "sheet": fit.form.sheet}
    named = "tab" if fit.form.delimiter == "\t" else fit.form.delimiter
    return {**made, "delimiter": named, "encoding": fit.form.encoding}


def _columns(work: _Work) -> dict[str, Any]:
    """The mapping of the table's columns."""
    types = TABLES[work.source.known.table].columns
    open_ = TABLES[work.source.known.table].open
    given = work.said.get("columns", {})
    made: dict[str, Any] = {}
    for own in work.columns:
        if own not in types and not (open_ and own in {**work.parts.columns, **work.source.columns}):
            continue
        if (
            own in work.said.get("derive", {})
            or own in work.said.get("constants", {})
            or own not in {**work.parts.columns, **given}
        ):
            continue
        made[own] = _column(work, own)
    return made | {own: column for own, column in given.items() if own not in {**made, **work.parts.others}}


def _column(work: _Work, own: str) -> dict[str, Any]:
    spec, seen = work.spec(own), work.found.columns[work.place(own)]
    type_ = TABLES[work.source.known.table].columns.get(own)
    given = work.said.get("columns", {}).get(own, {})
    made: dict[str, Any] = {"from": work.columns[own]}
    values = {**spec.values, **given.get("values", {})}
    nulls = [text for text in spec.nulls if text not in values]
    if type_ is not None and type_.type in NUMBERS:
        figures = numbers.figures(seen.shapes)
        own_nulls = [text for text in figures.others if text in NULLS and text not in values and not type_.required]
        nulls += [text for text in own_nulls if text not in work.parts.nulls]
        made |= {"percent": True} if figures.percent else {}
        symbols = [*spec.symbols, *(sign for sign in figures.symbols if sign not in spec.symbols)]
        made |= {"symbols": symbols} if symbols else {}
        if own in work.decided.own:
            made |= dict(zip(("decimal", "thousands"), work.decided.own[own], strict=True))
    elif type_ is not None and type_.type is ColumnType.DAY:
        forms = _forms(work, own)
        if "dates" not in given and "dates" not in work.said and forms is not None:
            made["dates"] = list(forms.forms)
            values |= forms.values
        zone = spec.timezone or work.source.known.timezone
        made |= {"timezone": zone} if zone and "timezone" not in work.said else {}
    if spec.closed:
        values = _close(work, own, values, seen.texts)
    made |= {"values": values} if values else {}
    made |= {"nulls": nulls} if nulls else {}
    made |= {"required": True} if spec.filled else {}
    return {**made, **{key: value for key, value in given.items() if key not in ("values", "from")}}


def _close(work: _Work, own: str, values: Mapping[str, str | None], texts: Mapping[str, int]) -> dict[str, str | None]:
    """Those of the values that a file holds.

    Raises:
        SourceError: it holds texts that nothing explains.
    """
    type_ = TABLES[work.source.known.table].columns.get(own)
    allowed = {
        text.lower()
        for text in (*values, *(value for value in values.values() if value), *(type_.values if type_ else ()))
    }
    nulls = {text.strip().lower() for text in (*work.parts.nulls, *work.source.nulls, *work.spec(own).nulls)}
    out = {text for rule in _skip(work) if rule.get("column") == work.columns[own] for text in rule.get("equals", ())}
    unknown = sorted(text for text in texts if text.lower() not in allowed | nulls and text not in out)
    if not unknown:
        held = {text.lower() for text in texts}
        return {text: value for text, value in values.items() if text.lower() in held or text in work.given(own)}
    shown = ", ".join(f"'{text}'" for text in unknown[:NAMED]) + (", ..." if len(unknown) > NAMED else "")
    choice = "|".join(
        type_.values if type_ is not None and type_.values else sorted({value for value in values.values() if value})
    )
    lines = ", ".join(f'"{text}": {choice}' for text in unknown[:NAMED])
    instead = f"Say what they mean: columns: {{{own}: {{from: {work.columns[own]}, values: {{{lines}}}}}}}"
    if type_ is None:
        rows = ", ".join(f'"{text}"' for text in unknown[:NAMED])
        instead += f"; or leave such rows out: skip: [{{column: {work.columns[own]}, equals: [{rows}]}}]"
    raise work.refused(
        f"column '{work.columns[own]}' holds texts that the preset does not know: {shown}", instead, work.fit.head.line
    )


def _forms(work: _Work, own: str) -> days.Forms | None:
    """The date formats of a column; None where it holds typed days only."""
    if own in work.forms:
        return work.forms[own]
    seen = work.found.columns[work.place(own)].days
    nulls = {text.strip() for text in (*work.parts.nulls, *work.source.nulls, *work.spec(own).nulls)} | NULLS
    kept = days.Seen({key: text for key, text in seen.texts.items() if text not in nulls}, seen.clocks)
    if not kept.texts:
        return None
    candidates = work.spec(own).dates or work.source.known.dates
    forms = days.decide(kept, candidates, work.periods, work.fit.named.language)
    if forms is not None and forms.twins and (order := _order(work, own)):
        forms = days.decide(kept, [form for form in candidates or days.FORMS if not order(form)], work.periods, "")
    if "dates" in work.said or "dates" in work.said.get("columns", {}).get(own, {}):
        said = work.said.get("columns", {}).get(own, {}).get("dates") or work.source.dates
        return days.decide(kept, _listed(said), (), "") or days.Forms(tuple(_listed(said)))
    column, example = work.columns[own], kept.examples[0]
    if forms is None:
        what = f"column '{column}' holds '{example}', which is no day in a form that is known"
        raise work.refused(what, 'Write dates: "%d.%m.%Y", or how they are written', work.fit.head.line)
    if forms.twins:
        what = f"column '{column}' holds days like {example}, which can be read in two ways, and nothing in the file decides"
        raise work.refused(
            what, "Write " + " or ".join(f'dates: "{form}"' for form in forms.twins[:3]), work.fit.head.line
        )
    work.forms[own] = forms
    return forms


def _order(work: _Work, own: str) -> Callable[[str], bool] | None:
    """Which formats the other columns of days speak against, where they decide whether day or month comes first."""
    found: set[str] = set()
    for other in work.dated:
        if other == own or other not in work.columns:
            continue
        seen = work.found.columns[work.place(other)].days
        candidates = work.spec(other).dates or work.source.known.dates
        forms = days.decide(seen, candidates, work.periods, "") if seen.texts else None
        if forms is not None and not forms.twins:
            found |= {form[:2] for form in forms.forms if re.match(r"%[dm][/-]", form)}
    return (
        (lambda form: re.match(r"%[dm][/-]", form) is not None and form[:2] not in found) if len(found) == 1 else None
    )


def _derived(work: _Work, columns: Mapping[str, Any]) -> dict[str, str]:
    """Expressions for what no column holds."""
    made: dict[str, str] = {}
    taken = {*columns, *work.said.get("constants", {}), *work.said.get("derive", {})}
    for own, several in work.parts.derive.items():
        expression = expressions.usable(several, work.parts, work.columns.keys())
        if own in taken or not expression or ("{start}" in expression and len(work.periods) != 1):
            continue
        if work.periods:
            expression = expression.replace("{start}", work.periods[0][0].isoformat())
        calls = {
            "number": lambda name: _number_sql(work, name),
            "value": lambda name: _value_sql(work, name),
            "day": lambda name: _day_sql(work, name),
        }
        made[own] = expressions.compiled(expression, work.columns, calls)
    return {**made, **work.said.get("derive", {})}


def _number_sql(work: _Work, own: str) -> str:
    figures = numbers.figures(work.found.columns[work.place(own)].shapes)
    style = work.decided.own.get(own, work.decided.style)
    return numbers.sql(work.columns[own], style, figures.symbols, percent=figures.percent)


def _day_sql(work: _Work, own: str) -> str:
    forms = _forms(work, own)
    if forms is None:
        return expressions.quoted(work.columns[own])
    work.derived |= dict.fromkeys(forms.forms)
    return expressions.replaced(work.columns[own], forms.values)


def _value_sql(work: _Work, own: str) -> str:
    given = work.said.get("columns", {}).get(own, {}).get("values", {})
    values = {**work.spec(own).values, **given}
    if work.spec(own).closed:
        values = _close(work, own, values, work.found.columns[work.place(own)].texts)
    return expressions.replaced(work.columns[own], values)


def _constants(work: _Work, fed: set[str]) -> dict[str, Any]:
    """Constants for what the file does not have: those of the preset, and a currency that its columns or lines name."""
    made = {own: value for own, value in work.parts.constants.items() if own not in fed}
    types = TABLES[work.source.known.table].columns
    if "currency" in types and "currency" not in fed:
        held = [work.fit.named.held.get("currency", ""), *work.captured.get("currency", ())]
        held += [sign for sign in _symbols(work) if sign != "$"]
        if code := next((code for text in held if (code := words.currency(text))), ""):
            made["currency"] = code
    return {**made, **work.said.get("constants", {})}


def _symbols(work: _Work) -> list[str]:
    """Signs of currencies that stand at sums of money."""
    types = TABLES[work.source.known.table].columns
    money = [own for own in work.columns if own in types and types[own].type is ColumnType.MONEY]
    return sorted(
        {sign for own in money for sign in numbers.figures(work.found.columns[work.place(own)].shapes).symbols}
    )


def _days(work: _Work, made: Mapping[str, Any]) -> dict[str, Any]:
    """What tells the days of rows: a column, an expression, or the span that they stand for."""
    known, day = work.source.known, TABLES[work.source.known.table].day
    type_ = TABLES[known.table].columns[day]
    if type_.type is not ColumnType.DAY or "span" in work.said or day in {**made["derive"], **made["constants"]}:
        return {}
    if day in made["columns"]:
        return _lumped(work, day, made) or {}
    for one in work.parts.span:
        if one.first in work.columns and (one.last is None or one.last in work.columns):
            return _span_of_columns(work, one.first, one.last, one.length)
    if not type_.required:
        return {}
    return _span_of_period(work)


def _lumped(work: _Work, day: str, made: Mapping[str, Any]) -> dict[str, Any] | None:
    """A file whose days are all the first of its stated period holds one total of it."""
    forms = work.forms.get(day)
    if forms is None or forms.days is None or forms.days[0] != forms.days[1]:
        return None
    period = next(((first, last) for first, last in work.periods if first == forms.days[0] and last > first), None)
    if period is None or len(work.found.columns[work.place(day)].days.texts) != 1:
        return None
    del made["columns"][day]
    return {"span": {"from": period[0], "through": period[1]}}


def _span_of_columns(work: _Work, first: str, last: str | None, length: str | None) -> dict[str, Any]:
    forms = {
        form: None for own in (first, last) if own for found in [_forms(work, own)] if found for form in found.forms
    }
    span: dict[str, Any] = {"from": work.columns[first]}
    span |= {"through": work.columns[last]} if last else {"length": length}
    if length and len(work.periods) == 1:
        span |= {"not_before": work.periods[0][0], "not_after": work.periods[0][1]}
    return {"span": span, **({"dates": list(forms)} if forms and "dates" not in work.said else {})}


def _span_of_period(work: _Work) -> dict[str, Any]:
    if len(work.periods) == 1:
        first, last = work.periods[0]
        return {"span": {"from": first, "through": last}}
    if work.periods:
        shown = " or ".join(f"span: {{from: {first}, through: {last}}}" for first, last in work.periods)
        raise work.refused("the period above the header can be read in two ways", f"Write {shown}")
    what = "there is no column of days, and the file does not say which period its figures are of"
    hint = "Export it by day, or write span: {from: 2026-01-01, through: 2026-01-31} with the days it covers"
    raise work.refused(what, hint, work.fit.head.line)


def _rows_left_out(work: _Work) -> dict[str, Any]:
    """Totals, blank rows and what stands below the table, as a contract says them."""
    found, header = work.found, work.fit.head.cells
    totals: list[Any] = []
    head, tail = list(found.head), list(found.tail)
    for row, at_top in _unlabelled(work):
        (head if at_top else tail).append(row)
    empty = [work.columns[own] for own in (work.parts.totals or Totals()).empty if own in work.columns]
    ruled = bool(tail) and all(_is_ruled(row, work) for row in tail)
    lasting = [*(head if len(head) > 1 else []), *found.middle, *(tail if ruled else [])]
    if len(head) == 1:
        totals.append("first")
    if empty:
        totals.append({"empty": empty})
    if lasting:
        labels = sorted((place, texts) for place, texts in found.labels.items() if header[place])
        totals += [{"column": header[place], "equals": sorted(texts)} for place, texts in labels]
        whole = [name for name, seen in zip(header, found.columns, strict=True) if name and seen.filled == found.rows]
        if whole and any(row.blank for row in lasting):
            totals.append({"column": whole[0], "equals": [""]})
    solid = [row for row in tail if not (row.blank and work.fit.form.kind == "xlsx")]
    footer = found.below + (0 if ruled else len(solid))
    made: dict[str, Any] = {"totals": totals} if totals else {}
    made |= {"footer": footer} if footer else {}
    skip = _skip(work)
    return {**made, **({"skip": skip} if skip else {})}


def _skip(work: _Work) -> list[dict[str, Any]]:
    """Rows that are no data: the preset's rules and the user's besides; `skip: []` takes the preset's away."""
    said = work.said.get("skip")
    own = [_own_rule(work, rule.model_dump(exclude_unset=True)) for rule in work.parts.skip if said is None or said]
    return [*(rule for rule in own if rule is not None), *(said or ())]


def _is_ruled(row: Row, work: _Work) -> bool:
    """Whether a rule by its texts leaves a row out, so that its figures can still be read."""
    if row.fault or row.blank or len(row.cells) != len(work.fit.head.cells):
        return False
    return any(row.cells[place] in texts for place, texts in work.found.labels.items()) or (
        bool(work.asked.empty) and all(row.cells[place] in work.asked.nulls for place in work.asked.empty)
    )


def _undelivered(work: _Work, made: Mapping[str, Any]) -> dict[str, Any]:
    """Columns that the table demands, the file lacks, and the preset knows to be left out at times."""
    fed = {*made["columns"], *made["derive"], *made["constants"]}
    required = TABLES[work.source.known.table].required
    lacking = [
        own for own in required if own not in fed and own in work.parts.columns and work.parts.columns[own].undelivered
    ]
    return {"undelivered": lacking} if lacking else {}


def _own_rule(work: _Work, rule: dict[str, Any]) -> dict[str, Any] | None:
    """A rule over the columns of the file; None where it lacks one."""
    named = rule.get("empty") or (rule["column"],)
    if any(own not in work.columns for own in named):
        return None
    if "empty" in rule:
        return {"empty": [work.columns[own] for own in named]}
    return {**rule, "column": work.columns[rule["column"]]}


def _unlabelled(work: _Work) -> Iterator[tuple[Row, bool]]:
    """The first or the last row, where it is a total without a label."""
    how = (work.parts.totals or Totals()).unlabelled
    found = work.found
    if how == "never" or found.rows < 2 or found.opening is None or found.closing is None:
        return
    types = TABLES[work.source.known.table].columns
    code = work.place("currency") if "currency" in work.columns else -1
    dims = [
        place
        for place, seen in enumerate(found.columns)
        if ((seen.worded and seen.varied) or (seen.days.texts and len(seen.days.texts) > 1)) and place != code
    ]
    dims = dims or [place for place, seen in enumerate(found.columns) if seen.worded and place != code]
    adding = {
        work.place(own): work.decided.own.get(own, work.decided.style)
        for own in work.columns
        if own in types and types[own].type in (ColumnType.INTEGER, ColumnType.MONEY)
    }
    done = {row.line for row in (*found.head, *found.middle, *found.tail)}
    for row, at_top in ((found.opening, True), (found.closing, False)):
        if not dims or row.fault or any(row.cells[place] for place in dims) or (at_top and found.head) or row.blank:
            continue
        if how == "proven":
            with rows_of(work.fit) as rows:
                proven = is_sum(row, _until(rows, found.end), adding, done)
            if not proven:
                continue
        found.rows -= 1
        done.add(row.line)
        yield row, at_top


def _until(rows: Iterator[Row], end: int) -> Iterator[Row]:
    for row in rows:
        if end and row.line >= end:
            return
        if not row.blank:
            yield row


def _identity(work: _Work) -> dict[str, str]:
    """Whose data a file holds, by what says so."""
    said = {key: "; ".join(dict.fromkeys(texts)) for key, texts in work.captured.items() if key not in KNOWN_ABOVE}
    for own in work.source.known.identity:
        if own in work.columns and (texts := work.found.columns[work.place(own)].texts):
            said[own] = "; ".join(sorted(texts))
    return said


def _own_days(work: _Work) -> Period | None:
    day = TABLES[work.source.known.table].day
    forms = work.forms.get(day)
    if forms is not None:
        return forms.days
    if day in work.columns and (typed := sorted(work.found.columns[work.place(day)].texts)):
        return date.fromisoformat(typed[0][:10]), date.fromisoformat(typed[-1][:10])
    return None


def _listed(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


def _validated(work: _Work, made: Mapping[str, Any]) -> FileSource:
    """The contract, where it is sound.

    Raises:
        SourceError: it is not, as where the table needs what neither file nor user say.
    """
    arrival = work.fit.arrival
    try:
        contract = FileSource.model_validate(made)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(map(str, first["loc"]))
        raise work.refused(
            f"the contract that preset: {work.source.preset} makes of it is not sound: {place}: {first['msg']}"
        ) from None
    for _, what, instead in problems(arrival.source, contract):
        raise work.refused(f"read by preset: {work.source.preset}, {what}", instead, work.fit.head.line)
    return contract

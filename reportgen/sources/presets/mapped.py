"""The columns, expressions and constants of a contract that is made of a preset."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportgen.sources.presets import expressions, numbers, words
from reportgen.sources.presets.asked import NULLS
from reportgen.sources.presets.dated import forms_of
from reportgen.sources.presets.left_out import skip
from reportgen.sources.presets.work import NUMBERS, Work
from reportgen.tables import TABLES, ColumnType

NAMED = 30
"""Texts that a message names."""


def columns_of(work: Work) -> dict[str, Any]:
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


def _column(work: Work, own: str) -> dict[str, Any]:
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
            made |= numbers.written(work.decided.own[own])
    elif type_ is not None and type_.type is ColumnType.DAY:
        forms = forms_of(work, own)
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


def _close(work: Work, own: str, values: Mapping[str, str | None], texts: Mapping[str, int]) -> dict[str, str | None]:
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
    out = {text for rule in skip(work) if rule.get("column") == work.columns[own] for text in rule.get("equals", ())}
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


def derived_of(work: Work, columns: Mapping[str, Any]) -> dict[str, str]:
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
    return {**_currency_of_rows(work, {*taken, *made}), **made, **work.said.get("derive", {})}


def _currency_of_rows(work: Work, taken: set[str]) -> dict[str, str]:
    """The currency of each row, where its sum alone says which it is.

    Raises:
        SourceError: a sign among several means more than one currency.
    """
    if "currency" not in TABLES[work.source.known.table].columns or "currency" in taken:
        return {}
    for own in _money(work):
        codes = {sign: code for sign in _signs(work, own) if (code := words.currency(sign))}
        if len(set(codes.values())) < 2:
            continue
        column = work.columns[own]
        if "$" in codes:
            what = f"column '{column}' holds figures with {', '.join(sorted(codes))}, and $ may mean several currencies"
            raise work.refused(what, "Export the currency of each row as a column of its own", work.fit.head.line)
        name = expressions.quoted(column)
        cases = " ".join(
            f"when strpos({name}, {expressions.literal(sign)}) > 0 then '{codes[sign]}'"
            for sign in sorted(codes, key=lambda sign: (-len(sign), sign))
        )
        return {"currency": f"case {cases} end"}
    return {}


def _number_sql(work: Work, own: str) -> str:
    figures = numbers.figures(work.found.columns[work.place(own)].shapes)
    style = work.decided.own.get(own, work.decided.style)
    return numbers.sql(work.columns[own], style, figures.symbols, percent=figures.percent, negatives=figures.negatives)


def _day_sql(work: Work, own: str) -> str:
    forms = forms_of(work, own)
    if forms is None:
        return expressions.quoted(work.columns[own])
    work.derived |= dict.fromkeys(forms.forms)
    return expressions.replaced(work.columns[own], forms.values)


def _value_sql(work: Work, own: str) -> str:
    given = work.said.get("columns", {}).get(own, {}).get("values", {})
    values = {**work.spec(own).values, **given}
    if work.spec(own).closed:
        values = _close(work, own, values, work.found.columns[work.place(own)].texts)
    return expressions.replaced(work.columns[own], values)


def constants_of(work: Work, fed: set[str]) -> dict[str, Any]:
    """Constants for what the file does not have: those of the preset, and a currency that its columns or lines name."""
    made = {own: value for own, value in work.parts.constants.items() if own not in fed}
    types = TABLES[work.source.known.table].columns
    if "currency" in types and "currency" not in fed:
        held = [work.fit.named.held.get("currency", ""), *work.captured.get("currency", ())]
        signs = sorted({sign for own in _money(work) for sign in _signs(work, own)})
        held += [sign for sign in signs if sign != "$"]
        if "$" in signs and not any(map(words.currency, held)) and "currency" not in work.said.get("constants", {}):
            work.notes.append("figures bear the sign $ and no currency, so that they count in the business's own")
        if code := next((code for text in held if (code := words.currency(text))), ""):
            made["currency"] = code
    return {**made, **work.said.get("constants", {})}


def _money(work: Work) -> list[str]:
    """Columns of sums of money, and those of which such sums are made."""
    types = TABLES[work.source.known.table].columns
    made = {
        own
        for target, several in work.parts.derive.items()
        if target in types and types[target].type is ColumnType.MONEY
        for one in several
        for own in expressions.called(one, "number")
    }
    return [own for own in work.columns if own in made or (own in types and types[own].type is ColumnType.MONEY)]


def _signs(work: Work, own: str) -> tuple[str, ...]:
    """Signs that stand before or after the figures of a column."""
    return numbers.figures(work.found.columns[work.place(own)].shapes).symbols

"""Totals, blank rows, footers and rows of another kind, as a contract leaves them out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportgen.contract.preset import Totals
from reportgen.sources.presets.survey import is_sum
from reportgen.sources.presets.table import Row
from reportgen.sources.presets.work import Work, rows_of
from reportgen.tables import TABLES, ColumnType


def rows_left_out(work: Work) -> dict[str, Any]:
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
    rules = skip(work)
    return {**made, **({"skip": rules} if rules else {})}


def skip(work: Work) -> list[dict[str, Any]]:
    """Rows that are no data: the preset's rules and the user's besides; `skip: []` takes the preset's away."""
    said = work.said.get("skip")
    own = [_own_rule(work, rule.model_dump(exclude_unset=True)) for rule in work.parts.skip if said is None or said]
    return [*(rule for rule in own if rule is not None), *(said or ())]


def _is_ruled(row: Row, work: Work) -> bool:
    """Whether a rule by its texts leaves a row out, so that its figures can still be read."""
    if row.fault or row.blank or len(row.cells) != len(work.fit.head.cells):
        return False
    return any(row.cells[place] in texts for place, texts in work.found.labels.items()) or (
        bool(work.asked.empty) and all(row.cells[place] in work.asked.nulls for place in work.asked.empty)
    )


def _own_rule(work: Work, rule: dict[str, Any]) -> dict[str, Any] | None:
    """A rule over the columns of the file; None where it lacks one."""
    named = rule.get("empty") or (rule["column"],)
    if any(own not in work.columns for own in named):
        return None
    if "empty" in rule:
        return {"empty": [work.columns[own] for own in named]}
    return {**rule, "column": work.columns[rule["column"]]}


def _unlabelled(work: Work) -> Iterator[tuple[Row, bool]]:
    """The first or the last row, where it is a total without a label."""
    how = (work.parts.totals or Totals()).unlabelled
    found = work.found
    if how == "never" or found.rows < 2 or found.opening is None or found.closing is None:
        return
    types = TABLES[work.source.known.table].columns
    figures = {*work.asked.figures, *([work.place("currency")] if "currency" in work.columns else [])}
    dims = [
        place
        for place, seen in enumerate(found.columns)
        if ((seen.worded and seen.varied) or (seen.days.texts and len(seen.days.texts) > 1)) and place not in figures
    ]
    dims = dims or [place for place, seen in enumerate(found.columns) if seen.worded and place not in figures]
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

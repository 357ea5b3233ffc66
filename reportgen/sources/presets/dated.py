"""What tells the days of rows: the forms in which they are written, or the span that rows without a day stand for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from reportgen.sources.presets import days
from reportgen.sources.presets.asked import NULLS
from reportgen.sources.presets.days import Period
from reportgen.sources.presets.work import Work, listed
from reportgen.tables import TABLES, ColumnType

_SPOILT = re.compile(r"[34]\d{4}([.,]\d+)?|#{3,}|\d[.,]\d+[eE]\+\d+")
"""Days counted from 1900, a column that was too narrow, and 20260101 rounded."""


def forms_of(work: Work, own: str) -> days.Forms | None:
    """The date formats of a column; None where it holds typed days only.

    Raises:
        SourceError: no form fits its texts, or two do and nothing in the file decides.
    """
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
        return days.decide(kept, listed(said), (), "") or days.Forms(tuple(listed(said)))
    column, example = work.columns[own], kept.examples[0]
    if forms is None:
        example = days.strange(kept, candidates)
        what = f"column '{column}' holds '{example}', which is no day in a form that is known"
        instead = 'Write dates: "%d.%m.%Y", or how they are written'
        if len(days.named(example)) == 2:
            instead = "That is two days in one: export it by day, or with a column each for the first and the last day of a row"
        if _SPOILT.fullmatch(example):
            instead = "A spreadsheet spoilt its days when the file was saved: take the file as it was exported"
        raise work.refused(what, instead, work.fit.head.line)
    if forms.twins:
        what = f"column '{column}' holds days like {example}, which can be read in two ways, and nothing in the file decides"
        raise work.refused(
            what, "Write " + " or ".join(f'dates: "{form}"' for form in forms.twins[:3]), work.fit.head.line
        )
    work.forms[own] = forms
    return forms


def _order(work: Work, own: str) -> Callable[[str], bool] | None:
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


def days_of(work: Work, made: Mapping[str, Any]) -> dict[str, Any]:
    """What tells the days of rows: a column, an expression, or the span that they stand for."""
    known, day = work.source.known, TABLES[work.source.known.table].day
    type_ = TABLES[known.table].columns[day]
    if type_.type is not ColumnType.DAY or "span" in work.said or day in {**made["derive"], **made["constants"]}:
        return {}
    if day in made["columns"]:
        return _ended(work, day, made) or _lumped(work, day, made) or _by_step(work, day, made) or {}
    for one in work.parts.span:
        if one.first in work.columns and (one.last is None or one.last in work.columns):
            if one.last is None and (named := _two_days(work, one.first, one.length)):
                return named
            if one.length == "month" and not _names_months(work, one.first):
                continue  # a number of the month alone: of which year, the stated period may not tell
            return _span_of_columns(work, one.first, one.last, one.length)
    if not type_.required:
        return {}
    return _span_of_period(work)


MONTHS = ("%Y%m", "%Y-%m", "%Y/%m", "%B %Y", "%b %Y", "%m/%Y", "%m.%Y", "%b-%y", "%b %y", "%b-%Y")
"""How months are written that name no day; the last ones by spreadsheets."""


def _names_months(work: Work, own: str) -> bool:
    """Whether a column tells the month of each row; how, is kept for whoever reads it. A file that states no period is asked."""
    texts = [text for text in work.found.columns[work.place(own)].days.texts if text not in NULLS]
    form = next((form for form in MONTHS if texts and days.read_all(form, texts)), "")
    if form and own not in work.forms:
        work.forms[own] = days.Forms((form,))
    elif texts and own not in work.forms and (named := days.months(texts)):
        work.forms[own] = days.Forms(("%Y-%m-%d",), named)
    if own in work.forms or not work.periods:
        return True
    candidates = work.spec(own).dates or work.source.known.dates
    return days.decide(work.found.columns[work.place(own)].days, candidates, work.periods, "") is not None


def _two_days(work: Work, own: str, length: str | None) -> dict[str, Any] | None:
    """The span of a column of whole weeks or months that names both ends of each: `2026-01-01 - 2026-01-31`."""
    texts = [text for text in work.found.columns[work.place(own)].days.texts if text not in NULLS]
    pairs = {text: ends for text in texts if (ends := days.both(text))}
    if length not in ("week", "month") or not pairs or len(pairs) < len(texts):
        return None
    earliest, latest = min(first for first, _ in pairs.values()), max(last for _, last in pairs.values())
    values: dict[str, str] = {}
    for text, (first, last) in pairs.items():
        begin = last.replace(day=1) if length == "month" else last - timedelta(6) if first == earliest else first
        end = (begin + timedelta(31)).replace(day=1) - timedelta(1) if length == "month" else begin + timedelta(6)
        if (
            (first != begin and first != earliest)
            or (last != end and last != latest)
            or not begin <= first <= last <= end
        ):
            return None  # neither a whole one nor one that the export cuts
        values[text] = begin.isoformat()
    span = {"from": work.columns[own], "length": length, "values": values, "not_before": earliest, "not_after": latest}
    return {"span": span}


def _ended(work: Work, day: str, made: Mapping[str, Any]) -> dict[str, Any] | None:
    """Rows whose last day stands beside the first are totals from one through the other."""
    last = next((one.last for one in work.parts.span if one.first == day and one.last in work.columns), None)
    if last is None:
        return None
    del made["columns"][day]
    return _span_of_columns(work, day, last, None)


def _lumped(work: Work, day: str, made: Mapping[str, Any]) -> dict[str, Any] | None:
    """A file whose days are all the first of its stated period holds one total of it."""
    forms = work.forms.get(day)
    if forms is None or forms.days is None or forms.days[0] != forms.days[1]:
        return None
    period = next(((first, last) for first, last in work.periods if first == forms.days[0] and last > first), None)
    if period is None or len(work.found.columns[work.place(day)].days.texts) != 1:
        return None
    del made["columns"][day]
    return {"span": {"from": period[0], "through": period[1]}}


STEADY = frozenset({"sessions", "search", "ads", "social"})
"""Tables that have rows on nearly every day; mailings on the first of each month are no monthly totals."""

FEW = 3
"""From so many months or weeks on they are known by their beginnings; from two where the stated period goes on after the last."""


def _by_step(work: Work, day: str, made: Mapping[str, Any]) -> dict[str, Any] | None:
    """A file whose days are all the first of a month, or each a week after the one before, holds totals by month or week."""
    forms = work.forms.get(day)
    if work.source.known.table not in STEADY or forms is None or forms.values:
        return None
    texts = work.found.columns[work.place(day)].days.texts
    found = {read for text in texts for form in forms.forms if (read := days.read_day(form, text)) is not None}
    begins = sorted(found)
    goes_on = any(last > begins[-1] for _, last in work.periods) if begins else False
    if len(begins) < (2 if goes_on else FEW):
        return None
    if all(one.day == 1 for one in begins):
        length = "month"
    elif {(later - one).days for one, later in pairwise(begins)} == {7}:
        length = "week"
    else:
        return None
    del made["columns"][day]
    return _span_of_columns(work, day, None, length)


def _span_of_columns(work: Work, first: str, last: str | None, length: str | None) -> dict[str, Any]:
    known = [found for own in (first, last) if own for found in [forms_of(work, own)] if found]
    forms = {form: None for found in known for form in found.forms}
    values = {text: day for found in known for text, day in found.values.items()}
    span: dict[str, Any] = {"from": work.columns[first]}
    span |= {"through": work.columns[last]} if last else {"length": length}
    if values:
        span |= {"values": values}
    if length and len(work.periods) == 1:
        span |= {"not_before": work.periods[0][0], "not_after": work.periods[0][1]}
    return {"span": span, **({"dates": list(forms)} if forms and "dates" not in work.said else {})}


def _span_of_period(work: Work) -> dict[str, Any]:
    if len(work.periods) == 1:
        first, last = work.periods[0]
        return {"span": {"from": first, "through": last}}
    if work.periods:
        shown = " or ".join(f"span: {{from: {first}, through: {last}}}" for first, last in work.periods)
        raise work.refused("the period above the header can be read in two ways", f"Write {shown}")
    what = "there is no column of days, and the file does not say which period its figures are of"
    hint = "Export it by day, or write span: {from: 2026-01-01, through: 2026-01-31} with the days it covers"
    name = re.split(r"[/\\]", work.fit.arrival.file)[-1]
    named = days.periods((name,))
    whole = len(days.named(name)) == 2  # one is often the day of the export, four compare
    if whole and len(named) == 1 and named[0][0] < named[0][1]:
        span = f"span: {{from: {named[0][0]}, through: {named[0][1]}}}"
        hint = f"Export it by day, or, if it covers the days in its name, write {span}"
    raise work.refused(what, hint, work.fit.head.line)


def own_days(work: Work) -> Period | None:
    """First and last day of the rows, where they have days."""
    day = TABLES[work.source.known.table].day
    forms = work.forms.get(day)
    if forms is not None:
        return forms.days
    if day in work.columns and (typed := sorted(work.found.columns[work.place(day)].texts)):
        return date.fromisoformat(typed[0][:10]), date.fromisoformat(typed[-1][:10])
    return None

"""One recognised file and its preset into a plain contract, the same that a person would have written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from reportgen.contract import FileSource, PresetSource, problems
from reportgen.sources.presets import numbers
from reportgen.sources.presets.begin import KNOWN_ABOVE, begun
from reportgen.sources.presets.dated import days_of, own_days
from reportgen.sources.presets.days import Period
from reportgen.sources.presets.left_out import rows_left_out
from reportgen.sources.presets.mapped import columns_of, constants_of, derived_of
from reportgen.sources.presets.recognise import Fit
from reportgen.sources.presets.work import Told, Work, listed
from reportgen.tables import TABLES


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


def resolve(fit: Fit, source: PresetSource, told: Told) -> Resolved:
    """Make the contract of a file.

    Raises:
        SourceError: two readings remain, or something that the table needs is not there.
    """
    work = begun(fit, source, told)
    made: dict[str, Any] = {"kind": fit.form.kind, "path": source.path, "table": source.known.table}
    made |= _opening(fit)
    made |= numbers.written(work.decided.style)
    made |= {"grouping": "indian"} if work.decided.style[1] == numbers.INDIAN else {}
    made |= _negatives(work)
    made["nulls"] = sorted({*work.parts.nulls, *listed(work.said.get("nulls", ()))})
    made["columns"] = columns_of(work)
    made["derive"] = derived_of(work, made["columns"])
    made |= {"dates": list(work.derived)} if work.derived else {}
    made["constants"] = constants_of(work, {*made["columns"], *made["derive"]})
    made |= days_of(work, made)
    made |= _undelivered(work, made)
    made |= rows_left_out(work)
    identity = _identity(work)
    made["identity"] = "; ".join(identity.values()) or None
    own = {
        key: value for key, value in work.said.items() if key not in ("columns", "constants", "derive", "nulls", "skip")
    }
    made |= own
    if note := (source.known.variants[fit.variant].note if fit.variant else ""):
        work.notes.append(note)
    if any(head.line > work.found.end > 0 for head in fit.more):
        lines = ", ".join(str(head.line) for head in fit.more)
        work.notes.append(
            f"holds further tables of the same columns (line {lines}), which are left out: the first one counts"
        )
    contract = _validated(work, made)
    return Resolved(contract, fit, own_days(work), identity, tuple(work.notes))


def _opening(fit: Fit) -> dict[str, Any]:
    """How the file is opened, where that is not the plain case."""
    made: dict[str, Any] = {"preamble": fit.head.line - 1} if fit.head.line > 1 else {}
    if fit.form.kind == "xlsx":
        return {**made, "sheet": fit.form.sheet}
    named = "tab" if fit.form.delimiter == "\t" else fit.form.delimiter
    return {**made, "delimiter": named, "encoding": fit.form.encoding}


def _undelivered(work: Work, made: Mapping[str, Any]) -> dict[str, Any]:
    """Columns that the table demands, the file lacks, and the preset knows to be left out at times."""
    fed = {*made["columns"], *made["derive"], *made["constants"]}
    required = TABLES[work.source.known.table].required
    lacking = [
        own for own in required if own not in fed and own in work.parts.columns and work.parts.columns[own].undelivered
    ]
    return {"undelivered": lacking} if lacking else {}


def _identity(work: Work) -> dict[str, str]:
    """Whose data a file holds, by what says so."""
    said = {key: "; ".join(dict.fromkeys(texts)) for key, texts in work.captured.items() if key not in KNOWN_ABOVE}
    for own in work.source.known.identity:
        if own in work.columns and (texts := work.found.columns[work.place(own)].texts):
            said[own] = "; ".join(sorted(texts))
    return said


def _validated(work: Work, made: Mapping[str, Any]) -> FileSource:
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


def _negatives(work: Work) -> dict[str, str]:
    """How figures below zero are written, where they are not with a minus before them."""
    places = {work.place(own) for own in work.columns} & set(work.asked.figures)
    found = {numbers.figures(work.found.columns[place].shapes).negatives for place in places} - {"minus"}
    return {"negatives": min(found)} if found else {}

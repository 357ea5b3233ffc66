"""What to do so that rows which were set aside are read: told under the list of them, once for each column and reason."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportgen.contract import Source
    from reportgen.landing import Reject

SHOWN = 12
"""Hints at the most; the same reason in more columns has the same remedy."""
_SERIAL = re.compile(r"[2-6]\d{4}(\.\d+)?")
"""Days as spreadsheets count them, from 1954 to 2091."""
_SIGNS = re.compile(r"^(?:[^\d.,'’()+\-\s%]+)|(?:[^\d.,'’()+\-\s%]+)$")
"""What may stand at a number: a currency, a unit."""

REMEDIES = {
    "no_such_day": "no such day is in the calendar; where day and month are exchanged, write dates: the other way round",
    "not_whole": "a count has no decimals; mend the export, or map the column to one of numbers",
    "too_many_decimals": "money has at most 20 decimals; round it where it is made, or write derive: with round()",
    "out_of_range": "the column may not hold such a value (docs/tables.md); mend the export, or leave such rows out by skip:",
    "not_allowed": "say for each text what it means: values: {{{texts}: ...}} at the column",
    "not_a_flag": 'say for each text what it means: values: {{{texts}: "yes"}} at the column',
    "derive_failed": "the expression under derive: fails for these texts; give it a case, or try_cast in place of cast",
    "repeated_header": "the header stands there again, and nothing is lost; two exports were put together",
    "field_count": (
        "the record has more or fewer fields than the header; a delimiter in a text stands in quotes, and a total below the data"
        " is left out by footer: or totals: [last]"
    ),
    "unclosed_quote": 'a quote is opened and never closed; mend the line, or write quote: "" where quotes are plain signs',
    "text_after_quote": 'a quote within quotes is doubled ("") or has a sign before it (escape:); mend the line, or write escape:',
    "stray_quote": 'a quote stands within a field; mend the line, or write quote: "" where quotes are plain signs',
    "too_long": "a field is longer than any text of a table; a quote before it may be missing",
    "undecodable": "the line is written in another encoding than the rest; save the export anew as UTF-8, or write its encoding:",
    "nul_byte": "the line holds a byte that no text has; copy or export the file again",
    "error_cell": "the cell holds an error of the workbook; mend its formula, or write the error under nulls:",
    "formula_without_value": "the formula was never worked out; open the workbook in Excel or LibreOffice and save it",
    "merged_cell": "the cell lies under a merged one; undo the merging and fill each row",
}


def hints(rejects: Sequence[Reject], sources: Mapping[str, Source]) -> Iterator[str]:
    """One sentence for each column and reason, in the order of the list: what to write, or what to mend.

    Args:
        rejects: what is listed.
        sources: the contracts, by name.
    """
    found: dict[tuple[str, str, str], list[str]] = {}
    for reject in rejects:
        found.setdefault((reject.source, reject.column, reject.reason), []).append(reject.value)
    told = 0
    for (name, column, reason), cells in found.items():
        said = _remedy(sources[name], column, reason, cells) if name in sources else ""
        if said:
            yield f"source '{name}'" + (f", column '{column}'" if column else "") + f", {reason}: {said}"
            told += 1
        if told == SHOWN:
            return


def _remedy(source: Source, column: str, reason: str, cells: Sequence[str]) -> str:
    if reason == "required":
        return (
            'the rows have no value there; write nulls: [""] at the column if they are not to count, values: {"": "0"} if that'
            " means 0, or name a rule under skip: or totals:"
        )
    if reason in ("not_a_date", "not_a_number", "not_whole"):
        if total := _total(column, cells):
            return total
        if unseen := _unseen(cells):
            signs = ", ".join(f"U+{ord(sign):04X}" for sign in unseen)
            around = f"around these texts stand signs that cannot be seen ({signs})"
            return f"{around}; take them away where the file is made, or by derive:"
        if reason == "not_a_date":
            return _days(source, column, cells)
        if reason == "not_a_number":
            return numbers(source, column, cells)
    texts = ", ".join(json.dumps(text, ensure_ascii=False) for text in dict.fromkeys(cells[:6]))
    return (
        REMEDIES.get(reason, "").format(texts=texts)
        if "{texts}" in REMEDIES.get(reason, "")
        else REMEDIES.get(reason, "")
    )


def _total(column: str, cells: Sequence[str]) -> str:
    from reportgen.sources.guess import TOTALS

    labels = list(dict.fromkeys(cell for cell in cells if TOTALS.match(cell)))
    if len(labels) != len(set(cells)):
        return ""
    equal = ", ".join(json.dumps(label, ensure_ascii=False) for label in labels[:4])
    named = json.dumps(column, ensure_ascii=False)
    return f"if these rows are totals, leave them out: totals: [{{column: {named}, equals: [{equal}]}}]"


def _unseen(cells: Sequence[str]) -> list[str]:
    """The signs that cannot be seen at the ends of texts, where each has one: blanks that do not break, marks of no width."""
    ends = [{text[0], text[-1]} for cell in cells if (text := cell.strip(" \t"))]
    unseen = [{sign for sign in pair if not sign.isprintable()} for pair in ends]
    return sorted(set().union(*unseen)) if len(unseen) == len(cells) and all(unseen) else []


def _own(source: Source, column: str, option: str) -> object:
    """What the column declares for itself, None where it leaves that to the source."""
    return next((getattr(each, option) for each in source.columns.values() if each.column == column), None)


def _days(source: Source, column: str, cells: Sequence[str]) -> str:
    """The forms in which all of these texts are written; nothing where two would do."""
    from reportgen.sources.guess import date_forms

    if all(map(_SERIAL.fullmatch, cells)):
        return "these are days as a spreadsheet counts them (45292 is 2024-01-01); give the cells a format of days and save again"
    found = date_forms(cells)
    if found is None or found.doubt:
        return "these texts are no days as dates: declares them"
    own = _own(source, column, "dates")
    declared: Sequence[str] = own or getattr(source, "dates", None) or ()  # type: ignore[assignment]
    forms = dict.fromkeys((*declared, *found.value))
    where = "at its column" if own else "in its block"
    return f"these texts are days once {where} stands: dates: {json.dumps(list(forms))}"


def numbers(source: Source, column: str, cells: Sequence[str]) -> str:
    """What to declare so that texts are read as numbers, where all of them are written in one way."""
    from reportgen.sources import guess
    from reportgen.sources.presets.numbers import MULTIPLES

    write: list[str] = []
    filled = [cell.strip() for cell in cells if cell.strip() not in guess.NULLS]
    if nulls := sorted({cell.strip() for cell in cells} - set(filled)):
        write.append(f"nulls: {json.dumps(nulls, ensure_ascii=False)}")
    if filled and all(cell.endswith("%") for cell in filled):
        write.append("percent: true")
    signs = sorted({sign.strip() for cell in filled for sign in _SIGNS.findall(cell)})
    if {sign.lower() for sign in signs} & MULTIPLES:
        return "these figures are abbreviated, and nobody can say what they were; export whole ones"
    if signs and len(signs) < 6:
        write.append(f"symbols: {json.dumps(signs, ensure_ascii=False)}")
    bare = [_SIGNS.sub("", cell).strip(" %\u00a0\u202f") for cell in filled]
    if any(re.fullmatch(r"\(.*\)", cell) for cell in bare):
        write.append("negatives: parentheses")
    elif any(cell.endswith("-") for cell in bare):
        write.append("negatives: trailing")
    bare = [cell.strip("()- ") for cell in bare]
    if not all(re.fullmatch(r"\+?[\d.,'’ \u00a0\u202f]*\d[\d.,]*", cell) for cell in bare):
        return "these texts are no numbers; mend the export, or write nulls: for those that mean no value"
    style = guess.number_style(bare)
    if style.doubt and "both" in style.doubt:
        return "these numbers are written in more than one way, which no contract can declare; export them anew in one"
    decimal, thousands = style.value
    now = _own(source, column, "decimal") or source.decimal, _own(source, column, "thousands")
    if thousands and thousands != (source.thousands if now[1] is None else now[1]):
        write.append(f"thousands: {json.dumps(thousands)}")
    if decimal != now[0] and any(decimal in cell for cell in bare):
        write.append(f"decimal: {json.dumps(decimal)}")
    if any(text.startswith(("decimal", "percent")) for text in write):
        write[-1] += " (for all of the column: numbers written otherwise are set aside then)"
    if not write:
        return (
            "these texts are no numbers as the contract declares them; see 'How numbers are written' in docs/sources.md"
        )
    return f"these texts are numbers once at its column, or in its block, stands: {', '.join(write)}"

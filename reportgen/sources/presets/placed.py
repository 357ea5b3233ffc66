"""Columns of an export whose names are in no known language, by the places in which they stand and by figures that bear it out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

from reportgen.contract.preset import Placed
from reportgen.sources.presets.naming import Named
from reportgen.sources.presets.table import Candidate

NEAR = 0.011
"""Points of a percentage by which a ratio may differ from the one that is stated: it has two decimals."""
_FORMS: Mapping[Literal["days", "addresses"], re.Pattern[str]] = {
    "days": re.compile(r"\d{4}-\d{2}-\d{2}( 00:00:00)?"),
    "addresses": re.compile(r"https?://\S+"),
}


def completed(named: Named, head: Candidate, placed: Placed) -> Named:
    """What is known of a header by names, completed by the places of columns; as it is, where they do not bear it out."""
    header = [name for name in head.cells if name.strip()]
    if len(header) != len(placed.columns) or not _borne_out(head.below, placed):
        return named
    columns = {_first(head.below, placed): head.cells[0]}
    columns |= dict(zip(placed.columns[1:], head.cells[1:], strict=False))
    if any(columns.get(own, name) != name for own, name in named.columns.items()):
        return named
    known = {own: name for own, name in columns.items() if name not in named.columns.values()}
    return replace(named, columns={**named.columns, **known}) if known else named


def _first(rows: Sequence[Sequence[str]], placed: Placed) -> str:
    texts = [row[0] for row in rows if row[0]]
    for kind, form in _FORMS.items():
        if texts and all(form.fullmatch(text) for text in texts):
            return placed.first.get(kind, placed.columns[0])
    return placed.columns[0]


def _borne_out(rows: Sequence[Sequence[str]], placed: Placed) -> bool:
    """Whether the ratio holds in every row, and in one of them is not nought."""
    part, whole, ratio = (placed.columns.index(own) for own in placed.ratio)
    proven = False
    for row in rows:
        count, of = _whole(row[part]), _whole(row[whole])
        stated = _share(row[ratio])
        if count is None or of is None or stated is None:
            return False
        share = count / of if of else 0.0
        if min(abs(100 * share - stated), abs(share - stated)) > NEAR:
            return False
        proven = proven or count > 0
    return proven


def _whole(text: str) -> int | None:
    digits = re.sub(r"[.,'’\s\u00a0\u202f]", "", text)
    return int(digits) if digits.isascii() and digits.isdigit() else None


def _share(text: str) -> float | None:
    bare = text.replace("%", "").replace(",", ".").strip()
    return float(bare) if re.fullmatch(r"\d+(\.\d+)?", bare) else None

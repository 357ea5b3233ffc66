"""Small groups: what a report that goes to a part of the readers must not tell of a few persons.

A group of fewer than k cases is not shown. Segments that are such groups are pooled into one, `POOLED`, and with them as many
larger ones as it takes that none of them can be reckoned back: from the total, or from another split of the same cases. A figure
of the whole part that rests on fewer than k cases is withheld with its reason. No case at all is no group, and is shown.

Whether something can be reckoned back is a question of linear algebra: what is shown are sums over the cells of a table, and a sum
that is hidden is known when it is a combination of those shown (A. Hundepool et al., Statistical Disclosure Control, 2012, ch. 4).
Which cells are empty is taken to be known to the reader.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reportgen.metrics.scoreboard import Mature, Reading, Status, Verdict
from reportgen.quantities import Missing

POOLED = "Other (pooled)"
"""The segment that holds the small ones."""

NOW, PREVIOUS, YEAR_AGO, YEAR_TO_DATE = "value", "previous", "year_ago", "year_to_date"
"""The windows of a reading; those of its history have the names of their periods."""


@dataclass(frozen=True)
class Counts:
    """Cases of one measure in one window, by the dimensions by which they are shown.

    Attributes:
        dimensions: their names.
        cells: cases by segment of each dimension, in their order; cells without a case are left out.
    """

    dimensions: tuple[str, ...]
    cells: Mapping[tuple[str, ...], int]

    def margin(self, dimension: str) -> dict[str, int]:
        """Cases by segment of one dimension."""
        at = self.dimensions.index(dimension)
        found: dict[str, int] = {}
        for key, cases in self.cells.items():
            found[key[at]] = found.get(key[at], 0) + cases
        return found


def pools(tables: Sequence[Counts], k: int) -> dict[str, frozenset[str]]:
    """The segments that must be pooled so that nothing of a group below k can be read or reckoned.

    Args:
        tables: all that is shown by segments.
        k: the smallest group that may be shown.
    """
    sizes: dict[str, dict[str, int]] = {}
    for table in tables:
        for dimension in table.dimensions:
            known = sizes.setdefault(dimension, {})
            for segment, cases in table.margin(dimension).items():
                known[segment] = max(known.get(segment, 0), cases)
    hidden = {name: {segment for table in tables for segment in _small(table, name, k)} for name in sizes}
    while (unsafe := _unsafe(tables, hidden, k)) is not None:
        left = [(name, each) for name, known in sorted(sizes.items()) for each in known if each not in hidden[name]]
        if not left:
            break  # only totals are left
        near = [each for each in left if each[0] == unsafe] or left
        name, segment = min(near, key=lambda each: (sizes[each[0]][each[1]], each))
        hidden[name].add(segment)
    return {name: frozenset(segments) for name, segments in sorted(hidden.items()) if segments}


def _small(table: Counts, dimension: str, k: int) -> Iterator[str]:
    if dimension in table.dimensions:
        yield from (segment for segment, cases in table.margin(dimension).items() if 0 < cases < k)


def _unsafe(tables: Sequence[Counts], hidden: Mapping[str, Collection[str]], k: int) -> str | None:
    """A dimension in which more must be pooled; None where nothing can be reckoned any more."""
    for table in tables:
        for dimension in table.dimensions:
            inside = [cases for segment, cases in table.margin(dimension).items() if segment in hidden[dimension]]
            if inside and (len(inside) < 2 or sum(inside) < k) and len(inside) < len(table.margin(dimension)):
                return dimension
        for dimension, _ in recoverable(table, hidden, k):
            return dimension
    return None


def recoverable(table: Counts, hidden: Mapping[str, Collection[str]], k: int) -> Iterator[tuple[str, str]]:
    """The groups below k that can be reckoned from what is shown: dimension and segments.

    Shown are the total and, of each dimension, every segment that is not hidden and the sum of the hidden ones. Groups are
    the segments of each dimension and the cells of the table, as far as they are no sum that is shown as such: a table whose
    total is below k is withheld as a whole, see `withhold`.
    """
    import numpy as np

    keys = sorted(table.cells)
    if not keys or sum(table.cells.values()) < k:
        return
    shown = {tuple([1.0] * len(keys))}
    groups: dict[tuple[float, ...], tuple[str, str, int]] = {}
    for at, dimension in enumerate(table.dimensions):
        for segment, cases in table.margin(dimension).items():
            sum_of = tuple(float(key[at] == segment) for key in keys)
            if segment not in hidden.get(dimension, ()):
                shown.add(sum_of)
            if 0 < cases < k:
                groups[sum_of] = dimension, segment, cases
        shown.add(tuple(float(key[at] in hidden.get(dimension, ())) for key in keys))
    for number, key in enumerate(keys):
        if table.cells[key] < k and len(table.dimensions) > 1:
            alone = tuple(float(other == number) for other in range(len(keys)))
            groups.setdefault(alone, (table.dimensions[0], "|".join(key), table.cells[key]))
    matrix = np.array(sorted(shown))
    rank = np.linalg.matrix_rank(matrix)
    for sum_of, (dimension, segment, _) in sorted(groups.items()):
        if np.linalg.matrix_rank(np.vstack([matrix, sum_of])) == rank:
            yield dimension, segment


def withhold(reading: Reading, small: Collection[str], k: int) -> Reading:
    """A reading without what rests on fewer than k cases.

    Args:
        reading: of the whole part, or of a segment that is shown.
        small: the windows in which it does: `NOW`, `PREVIOUS`, `YEAR_AGO`, `YEAR_TO_DATE` and ids of periods.
        k: the smallest group that may be shown.
    """
    gone = set(small)
    if reading.period.id in gone:
        gone.add(NOW)
    if gone:  # a month that is hidden could be reckoned from the year and the other months
        gone.add(YEAR_TO_DATE)
    reading = replace(reading, mature=_grown(reading.mature, k))
    if not gone:
        return reading
    why = Missing("withheld", (("k", str(k)),))
    lacking = {name: reason for name, reason in reading.lacking if name not in gone}
    lacking |= {name: why for name in (PREVIOUS, YEAR_AGO, YEAR_TO_DATE) if name in gone}
    lacking |= {period.id: why for period, value in reading.history if period.id in gone and value is not None}
    left = replace(
        reading,
        previous=None if PREVIOUS in gone else reading.previous,
        year_ago=None if YEAR_AGO in gone else reading.year_ago,
        year_to_date=None,
        history=tuple((period, None if period.id in gone else value) for period, value in reading.history),
        lacking=tuple(lacking.items()),
    )
    if NOW not in gone:
        return left
    # Only what is named here is taken over: a field that a reading is given one day is not told by chance.
    return Reading(
        kpi=left.kpi, stage=left.stage, kind=left.kind, unit=left.unit, currency=left.currency, better=left.better, by=left.by,
        view=left.view, period=left.period, value=None, previous=left.previous, year_ago=left.year_ago, target=left.target,
        benchmark=left.benchmark, status=Status.NO_DATA, verdict=Verdict.TOO_FEW, missing=why, lacking=left.lacking,
        history=tuple((period, None if period == left.period else value) for period, value in left.history),
    )  # fmt: skip


def _grown(mature: Mature | None, k: int) -> Mature | None:
    if mature is None:
        return None
    sides = (mature.numerator, mature.denominator)
    return None if any(side is not None and 0 < side < k for side in sides) else mature


# --- what names a person

EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}(?![\w-])")
IBAN = re.compile(r"(?<![A-Z0-9])[A-Z]{2}\d{2}(?:[ \u00a0]?[A-Z0-9]{4}){2,7}(?:[ \u00a0]?[A-Z0-9]{1,3})?(?![A-Z0-9])")
PHONE = re.compile(
    r"(?<![\w.,+-])(?:\+|00)\d{1,3}[ \u00a0./-]?(?:\(\d{1,5}\)|\d)(?:[ \u00a0./-]?\(?\d\)?){6,12}(?![\w-])"
)
LOCAL = re.compile(r"(?<![\w.,+-])(?:\(0\d{1,4}\)|0\d{1,4})[ \u00a0/-]\d{2,4}(?:[ \u00a0/-]?\d{2,4}){1,3}(?![\w.,-])")
NORTH = re.compile(r"(?<![\w.,+-])(?:\(\d{3}\) ?|\d{3}[-.])\d{3}[-.]\d{4}(?![\w.,-])")
_MAYBE = re.compile(r"@|\d.*\d", re.DOTALL)
"""Without an at sign or two digits a text is none of them."""
FIGURE = re.compile(r"\+?\d{1,3}(?:[ \u00a0.]\d{3})+|\d{2}[/ -]\d{2}[/ -]\d{4}")
"""What looks like a phone number and is none: a figure with its thousands apart, a day."""


def personal(text: str, allowed: Collection[str] = ()) -> Iterator[tuple[str, str]]:
    """What names a person in a text: what it is, and where it stands, with most of it blotted out.

    Args:
        text: plain text.
        allowed: addresses that may stand in it: the sender's own.
    """
    if not _MAYBE.search(text):
        return
    known = {each.casefold() for each in allowed}
    for found in EMAIL.finditer(text):
        if found[0].casefold() not in known:
            yield "e-mail address", _blotted(found[0])
    for found in IBAN.finditer(text):
        if _iban(found[0]):
            yield "IBAN", _blotted(found[0])
    rest = IBAN.sub(" ", text)
    for pattern in (PHONE, LOCAL, NORTH):
        for found in pattern.finditer(rest):
            if not FIGURE.fullmatch(found[0]):
                yield "phone number", _blotted(found[0])


def _iban(text: str) -> bool:
    """Whether the check digits of an IBAN are right (ISO 13616: the number, turned, is 1 modulo 97)."""
    plain = re.sub(r"\s", "", text)
    turned = plain[4:] + plain[:4]
    return 15 <= len(plain) <= 34 and int("".join(str(int(letter, 36)) for letter in turned)) % 97 == 1


def _blotted(text: str) -> str:
    return text[:2] + "…" + text[-2:]

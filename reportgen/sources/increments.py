"""Incremental pulls: which days are asked for, and how what came is put beside what was pulled before.

A change that happens on a day is seen by the next pull when the record's day lies no longer before it than `overlap`: the next pull
asks from the day on which the last one began, less `overlap`. What changes later than that, and what is deleted where records are
told apart by a key, is seen by the next full pull, `full_every` later at most.

What is kept after each pull is all of it, so that a pull that is lost costs nothing but time.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import IO

from reportgen.contract import ApiSource
from reportgen.contract.api import Incremental
from reportgen.sources.kept import Pull

VALUES = 4
"""Columns that the normal form has before those of the records."""
LONGEST = 200_000
"""Characters a field of what is kept may have: more than any record that is kept has."""


class StrayError(Exception):
    """Records came that were not asked for."""


class DamagedError(Exception):
    """What was pulled before is not what it was."""


@dataclass(frozen=True)
class Plan:
    """What is asked for.

    Attributes:
        first: first day.
        last: last day.
        base: folder of what was pulled before and is kept beside it; None where all is asked for.
        pull: what is known of it.
    """

    first: date
    last: date
    base: Path | None = None
    pull: Pull | None = None


def plan(source: ApiSource, bounds: tuple[date, date], before: tuple[Path, Pull] | None, now: datetime) -> Plan:
    """What to ask for.

    Args:
        source: the contract.
        bounds: first and last day of the window.
        before: the newest whole pull of the same; None where there is none.
        now: the time.
    """
    first, last = bounds
    asked, whole = source.incremental, Plan(first, last)
    if asked is None or before is None:
        return whole
    path, pull = before
    if pull.placed != _placed(asked) or not pull.full or len(pull.window) != 2:
        return whole  # nobody looked whether its rows can be told apart so
    since, through = (date.fromisoformat(day) for day in pull.window)
    age = now - datetime.fromisoformat(pull.full)
    if not timedelta(0) <= age < asked.full_every or since > first or through > last:
        return whole
    began = datetime.fromisoformat(pull.begun).astimezone(UTC).date()
    beginning = min(through, began) - asked.overlap
    return Plan(beginning, last, path, pull) if beginning > first else whole


def placed(source: ApiSource, pages: Path, header: tuple[str, ...], asked: Plan) -> str:
    """How the records can be told apart, for the next pull; "" where one of them cannot be, so that the next one is full.

    Raises:
        StrayError: a record's day was not asked for.
    """
    if source.incremental is None:
        return ""
    day = _day_of(source, header)
    for row in _rows(pages):
        if row[1]:  # a record that was set aside has no values
            return ""
        if day is not None:
            found = day(row)
            if found is None:
                return ""
            if not asked.first <= found <= asked.last:
                what = f"delivers a record of {found} where {asked.first} to {asked.last} are asked for"
                raise StrayError(what)
    return _placed(source.incremental)


def merged(
    source: ApiSource,
    asked: Plan,
    window: tuple[date, date],
    fresh: Path,
    header: tuple[str, ...],
    into: Path,
    *,
    joined: bool,
) -> int:
    """Write what is kept of the pull before, then what came now.

    Args:
        source: the contract.
        asked: the days that were asked for.
        window: first and last day that are wanted.
        fresh: what came.
        header: its columns.
        into: takes both.
        joined: whether a value of either holds a line end.

    Returns:
        How many records were kept.

    Raises:
        DamagedError: what was pulled before is not what it was.
    """
    if asked.base is None or asked.pull is None:
        raise ValueError("there is nothing to put it beside")
    stays = _stays(source, asked, window, fresh, header)
    before = filter(stays, _rows(asked.base / "pages.csv", asked.pull.sha256))
    with into.open("w", encoding="utf-8", newline="") as out:
        carried = _write(out, before, 0, joined=joined)
        _write(out, _rows(fresh), carried, joined=joined)
    return carried


def _stays(
    source: ApiSource, asked: Plan, window: tuple[date, date], fresh: Path, header: tuple[str, ...]
) -> Callable[[list[str]], bool]:
    """Whether a kept row stays beside what came."""
    day = _day_of(source, header)
    if day is not None:
        return lambda row: window[0] <= (day(row) or date.max) < asked.first
    key = _places(source, header)
    came = {tuple(row[place] for place in key) for row in _rows(fresh)}
    return lambda row: tuple(row[place] for place in key) not in came


def _placed(asked: Incremental) -> str:
    return f"by {asked.by}" if asked.by is not None else f"key {' '.join(asked.key)}"


def _places(source: ApiSource, header: tuple[str, ...]) -> list[int]:
    """Where the columns stand by which records are told apart."""
    asked = source.incremental
    names = () if asked is None else asked.key or (str(asked.by),)
    return [VALUES + header.index(source.columns[name].column) for name in names]


def _day_of(source: ApiSource, header: tuple[str, ...]) -> Callable[[list[str]], date | None] | None:
    """Reads the day of a row, None where it has none that can be read; None where records are told apart by a key."""
    asked = source.incremental
    if asked is None or asked.by is None:
        return None
    (place,) = _places(source, header)
    forms = source.columns[asked.by].dates or source.dates

    @cache
    def read(text: str) -> date | None:
        for form in forms:
            try:
                return datetime.strptime(text, form).date()  # noqa: DTZ007 a day, no instant
            except ValueError:
                continue
        return None

    return lambda row: read(row[place])


def _rows(path: Path, sha256: str = "") -> Iterator[list[str]]:
    """The rows of a file in the normal form.

    Raises:
        DamagedError: its hash is another.
    """
    hasher = hashlib.sha256()
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST))
    with path.open("rb") as raw:

        def lines() -> Iterator[str]:
            for line in raw:
                hasher.update(line)
                yield line.decode()

        yield from csv.reader(lines())
    if sha256 and hasher.hexdigest() != sha256:
        raise DamagedError


def _write(out: IO[str], rows: Iterable[list[str]], number: int, *, joined: bool) -> int:
    """Write rows as `extract` does, numbered on; those with line ends all in quotes.

    Returns:
        Number of the last one.
    """
    plain = csv.writer(out, lineterminator="\n")
    quoted = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL)
    for row in rows:
        number += 1
        row[0] = str(number)
        ends = joined and any("\n" in value or "\r" in value for value in row)
        (quoted if ends else plain).writerow(row)
    return number

"""Rows that would count twice: two exports of the same, as two sources.

Two sources may feed one table: two platforms, two accounts, two shops. They may also be two cuts of one thing, the months beside
the days, the ages beside the campaigns, the same file in two folders, and then all money in it counts twice. What tells them
apart is whose data they are (`identity`), where an export says so or the owner does; else the figures: the same sums by the same
campaigns on the same days are not two accounts.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen.contract import Arrival, Source
from reportgen.errors import SourceError
from reportgen.landing import snapshots
from reportgen.landing.duplicates import counting
from reportgen.landing.query import BEGINS
from reportgen.landing.totals import FIGURES
from reportgen.landing.words import literal, name
from reportgen.tables import TABLES, ColumnType, Part

if TYPE_CHECKING:
    import duckdb

ONES: Mapping[str, tuple[str, ...]] = {
    "orders": ("order_id", "ordered_at", "amount"),
    "deals": ("deal_id", "created_at"),
    "leads": ("lead_id", "created_at"),
    "surveys": ("respondent_id", "responded_at", "score"),
}
"""Of tables of single things: what two rows agree in that are about the same one."""

NEAR = 0.01
"""By what share the same figure may differ between two exports of the same day: platforms correct what they counted."""
MOST = 0.8
"""So much of the smaller export found again in the other is the same export."""
HALF = 0.5
"""So much of single things found again are the same things."""
ENOUGH = 100
"""Impressions, sessions ... below which equal figures may be chance."""
KEPT = 200
"""So many verdicts about pairs are kept."""
SHARED = 3
"""Single things, or campaigns, below which the same names may be chance."""


@dataclass(frozen=True)
class Double:
    """Two sources that hold the same.

    Attributes:
        source: the one to leave out: that of longer stretches, else the later by name.
        file: one of its files.
        other: the one that counts.
        proven: whether it is certain; else it is only likely.
        what: one sentence about both without a full stop.
    """

    source: str
    file: str
    other: str
    proven: bool
    what: str

    def refusal(self) -> SourceError:
        """The error by which the source is left out."""
        instead = (
            f"Take '{self.source}' or '{self.other}' out of config/sources.yaml, or let one of them end where the other begins;"
            " if they are two accounts or properties, write `identity:` with its name in both"
        )
        what = f"{self.what}: both would count twice, so nothing of '{self.source}' is used"
        return SourceError(self.source, what, file=self.file, instead=instead)

    def warning(self) -> str:
        """The note where it is only likely."""
        return f"{self.what}; if they are two accounts, write `identity:` with its name in both, else take one out"


@dataclass(frozen=True)
class Holder:
    """Whose data a source holds, as far as its files or its owner say.

    Attributes:
        names: accounts or properties; empty where nobody says.
        constants: texts that are the same in all its rows, by column.
    """

    names: frozenset[str] = frozenset()
    constants: Mapping[str, str] = field(default_factory=dict)

    def is_another(self, other: Holder) -> bool:
        """Whether both say whose data they hold, or of which platform, and say another."""
        apart = any(other.constants.get(column, text) != text for column, text in self.constants.items())
        return apart or bool(self.names and other.names and not self.names & other.names)


def between(
    engine: Callable[[], duckdb.DuckDBPyConnection], parts: Sequence[Part], holders: Mapping[str, Holder], root: Path
) -> Iterator[Double]:
    """Pairs of sources whose rows are the same.

    Args:
        engine: gives a connection that may read the snapshots; asked only where two sources may hold the same and changed.
        parts: what was landed, of all sources.
        holders: source -> whose data it holds.
        root: folder of all snapshots; what was found is noted there and not looked for again.
    """
    by_source: dict[str, list[Part]] = {}
    for part in parts:
        if part.rows_used and (part.table in FIGURES or part.table in ONES):
            by_source.setdefault(part.source, []).append(part)
    gone: set[str] = set()
    for one, other in combinations(sorted(by_source), 2):
        mine, theirs = by_source[one], by_source[other]
        days = _common(_days(mine), _days(theirs))
        if mine[0].table != theirs[0].table or days is None or {one, other} & gone:
            continue
        copied = bool({part.sha256 for part in mine} & {part.sha256 for part in theirs})
        left, right = holders.get(one, Holder()), holders.get(other, Holder())
        if left.is_another(right) and not (copied and left.constants == right.constants):
            continue
        same_owner = bool(left.names & right.names)
        if (found := _noted(engine, root, mine, theirs, days, copied=copied, same_owner=same_owner)) is not None:
            if found.proven:
                gone.add(found.source)
            yield found


def _noted(
    engine: Callable[[], duckdb.DuckDBPyConnection], root: Path, mine: Sequence[Part], theirs: Sequence[Part],
    days: tuple[date, date], *, copied: bool, same_owner: bool,
) -> Double | None:  # fmt: skip
    """What a pair of sources is, found out once for the same snapshots."""
    names = [
        [part.source, part.snapshot.parent.name, str(part.excluded and part.excluded.parent.name)]
        for part in (*mine, *theirs)
    ]
    key = snapshots.hash_of([names, list(map(str, days)), copied, same_owner, snapshots.VERSION])
    folder = root / ".doubles"
    note = folder / f"{key}.json"
    try:
        known = json.loads(note.read_text(encoding="utf-8"))
        return Double(**known["found"]) if known["found"] else None
    except (OSError, ValueError, KeyError, TypeError):
        found = _Pair(engine(), mine, theirs, days, copied, same_owner=same_owner).compare()
    folder.mkdir(mode=0o700, exist_ok=True)
    for old in sorted(folder.iterdir(), key=lambda path: (path.stat().st_mtime_ns, path.name))[:-KEPT]:
        old.unlink(missing_ok=True)
    snapshots.write_json(note, {"found": asdict(found) if found else None})
    return found


def holders(arrivals: Iterable[Arrival], sources: Mapping[str, Source]) -> dict[str, Holder]:
    """Whose data each source holds; several accounts of one export are parted by `; `."""
    found: dict[str, Holder] = {}
    for arrival in arrivals:
        contract = arrival.contract or sources[arrival.source]
        said = sources[arrival.source].identity or contract.identity or ""
        names = frozenset(text.strip().casefold() for text in said.split("; ") if text.strip())
        texts = {
            column: value
            for column, value in contract.constants.items()
            if column == "platform" and isinstance(value, str)
        }
        before = found.get(arrival.source, Holder(names, texts))
        same = {column: text for column, text in before.constants.items() if texts.get(column) == text}
        found[arrival.source] = Holder(before.names | names, same)
    return found


def _days(parts: Sequence[Part]) -> tuple[date, date] | None:
    bounds = [(part.first_day, part.last_day) for part in parts if part.first_day and part.last_day]
    return (min(first for first, _ in bounds), max(last for _, last in bounds)) if bounds else None


def _common(one: tuple[date, date] | None, other: tuple[date, date] | None) -> tuple[date, date] | None:
    if one is None or other is None:
        return None
    first, last = max(one[0], other[0]), min(one[1], other[1])
    return (first, last) if first <= last else None


@dataclass(frozen=True)
class _Pair:
    """Two sources of one table with days in common."""

    connection: duckdb.DuckDBPyConnection
    mine: Sequence[Part]
    theirs: Sequence[Part]
    days: tuple[date, date]
    copied: bool
    same_owner: bool

    def compare(self) -> Double | None:
        if self.mine[0].table in ONES:
            return self._ones()
        return self._same_figures() or self._same_names()

    def _double(self, what: str, *, proven: bool = True) -> Double:
        """The one with stretches gives way to the one by day, the later by name to the earlier."""
        lumped = [any(part.lumps for part in parts) for parts in (self.mine, self.theirs)]
        out, stays = (self.mine, self.theirs) if lumped[0] and not lumped[1] else (self.theirs, self.mine)
        return Double(
            out[0].source, out[0].file, stays[0].source, proven, what.format(other=f"source '{stays[0].source}'")
        )

    def _ones(self) -> Double | None:
        """The same orders, deals or leads in both."""
        table = self.mine[0].table
        names = [column for column in ONES[table] if self._fed(column)]
        if names[:1] != [ONES[table][0]]:
            return None
        listed = ", ".join(map(name, names))
        rows = [
            f"(SELECT DISTINCT {listed} FROM ({rows_of(self.connection, parts, names)})"
            f" WHERE {_within(table, self.days)} AND {name(names[0])} IS NOT NULL)"
            for parts in (self.mine, self.theirs)
        ]
        shared, mine, theirs = one_row(
            self.connection,
            f"SELECT (SELECT count(*) FROM {rows[0]} JOIN {rows[1]} USING ({listed})),"
            f" (SELECT count(*) FROM {rows[0]}), (SELECT count(*) FROM {rows[1]})",
        )
        if shared >= (1 if self.copied else SHARED) and shared >= HALF * min(mine, theirs):
            return self._double(f"holds {shared:,} {table} that {{other}} holds too")
        return None

    def _same_figures(self) -> Double | None:
        """The same sums by whatever names both know."""
        table = self.mine[0].table
        figures = [figure for figure in FIGURES[table] if self._fed(figure)]
        days = self._whole_days()
        if not figures or days is None:
            return None
        keys, by_day = self._keys()
        first = figures[0]
        agree = " AND ".join(
            f"abs(a.{name(f)} - b.{name(f)}) <= {NEAR} * greatest(abs(a.{name(f)}), abs(b.{name(f)})) + 0.05"
            for f in figures
        )
        sums = ", ".join(f"coalesce(sum({name(figure)}), 0) AS {name(figure)}" for figure in figures)
        sides = [self._grouped(parts, keys, figures, sums, days) for parts in (self.mine, self.theirs)]
        same, count, mine, theirs = one_row(
            self.connection,
            f"WITH a AS ({sides[0]}), b AS ({sides[1]}), same AS ("
            f"SELECT a.{name(first)} AS size FROM a JOIN b USING (_key) WHERE a.{name(first)} > 0 AND {agree})"
            f" SELECT (SELECT coalesce(sum(size), 0) FROM same), (SELECT count(*) FROM same),"
            f" (SELECT coalesce(sum({name(first)}), 0) FROM a), (SELECT coalesce(sum({name(first)}), 0) FROM b)",
        )
        told_apart = len(figures) > 1 or count >= 5
        smaller = min(mine, theirs)
        if smaller and same >= MOST * smaller and ((same >= ENOUGH and told_apart) or self.copied):
            how = " by campaign" if "campaign" in keys else ""
            day = f"{days[0]} to {days[1]}"
            return self._double(
                f"holds the same {_listed(figures)} as {{other}} for {day}{how}{' and day' if by_day else ''}"
            )
        return None

    def _same_names(self) -> Double | None:
        """The same campaigns on the same days: certain where both are of one account, else likely."""
        table = self.mine[0].table
        keys, _ = self._keys()
        sides = [
            self._grouped(parts, keys, (), "count(*) AS n", self.days, cut=True) for parts in (self.mine, self.theirs)
        ]
        shared, mine, theirs = one_row(
            self.connection,
            f"WITH a AS ({sides[0]}), b AS ({sides[1]}) SELECT (SELECT count(*) FROM a JOIN b USING (_key)),"
            " (SELECT count(*) FROM a), (SELECT count(*) FROM b)",
        )
        day = f"{self.days[0]} to {self.days[1]}"
        if shared and self.same_owner:
            return self._double(f"and {{other}} are of the same account or property and both hold {table} of {day}")
        if "campaign" in keys and shared >= SHARED and shared >= MOST * min(mine, theirs):
            return self._double(f"and {{other}} hold the same campaigns on days of {day}", proven=False)
        return None

    def _fed(self, column: str) -> bool:
        return all(column in part.columns for part in (*self.mine, *self.theirs))

    def _keys(self) -> tuple[list[str], bool]:
        """Names of what both tell rows apart by, and whether the day is among it."""
        table = TABLES[self.mine[0].table]
        texts = [
            column.name
            for column in table.columns.values()
            if column.type is ColumnType.TEXT and column.name != "currency" and self._fed(column.name)
        ]
        return texts, not any(part.lumps for part in (*self.mine, *self.theirs))

    def _grouped(
        self, parts: Sequence[Part], keys: Sequence[str], figures: Sequence[str], sums: str, days: tuple[date, date],
        *, cut: bool = False,
    ) -> str:  # fmt: skip
        """SELECT of sums by what tells rows apart, `_key`, over the rows within days; `cut` takes those that reach beyond too."""
        table = TABLES[parts[0].table]
        keys_, by_day = self._keys()
        texts = [f"coalesce(lower({name(key)}), '')" for key in keys_]
        texts += [f"CAST({name(table.day)} AS VARCHAR)"] if by_day else []
        key = "[" + ", ".join(texts) + "]" if texts else "0"
        rows = rows_of(self.connection, parts, [*keys, *figures, table.day])
        return f"SELECT {key} AS _key, {sums} FROM ({rows}) WHERE {_within(table.name, days, cut=cut)} GROUP BY _key"

    def _whole_days(self) -> tuple[date, date] | None:
        """The days in common, without stretches that reach beyond them."""
        first, last = self.days
        lumps = [lump for part in (*self.mine, *self.theirs) for lump in part.lumps]
        for begins, ends in sorted(lumps):
            if begins < first <= ends:
                first = ends + timedelta(days=1)
        for begins, ends in sorted(lumps, reverse=True):
            if begins <= last < ends:
                last = begins - timedelta(days=1)
        return (first, last) if first <= last else None


def rows_of(connection: duckdb.DuckDBPyConnection, parts: Sequence[Part], columns: Sequence[str]) -> str:
    """SELECT of the rows of some parts that count: the columns, and the first day that each stands for."""
    day = TABLES[parts[0].table].day
    selects = []
    for part in parts:
        described = connection.execute(f"DESCRIBE SELECT * FROM read_parquet({literal(part.snapshot)})").fetchall()
        begins = name(BEGINS if any(row[0] == BEGINS for row in described) else day)
        listed = ", ".join(dict.fromkeys(map(name, columns)))
        selects.append(f"SELECT {listed}, {begins} AS _begins FROM ({counting(part.snapshot, part.excluded)})")
    return " UNION ALL ".join(selects)


def _within(table: str, days: tuple[date, date], *, cut: bool = False) -> str:
    day = name(TABLES[table].day)
    first, last = (day, "_begins") if cut else ("_begins", day)
    return f"{first} >= DATE '{days[0]}' AND {last} <= DATE '{days[1]}'"


def one_row(connection: duckdb.DuckDBPyConnection, select: str) -> tuple[Any, ...]:
    """The one row of an answer."""
    row: tuple[Any, ...] = connection.execute(select).fetchall()[0]
    return row


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"

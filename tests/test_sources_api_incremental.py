"""Incremental pulls: what is kept after one is what a full pull would have brought, whatever changed within the overlap."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen import sources
from reportgen.contract import ApiSource, problems
from reportgen.errors import SourceError
from reportgen.sources import World, kept
from tests.test_sources_api import answering
from tests.test_sources_api_faults import Waits, pulled

FIRST = date(2026, 1, 1)


def on(day: int) -> date:
    return FIRST + timedelta(days=day)


@dataclass
class Changing:
    """A server whose rows change late.

    Attributes:
        days: day of the rows -> name -> value.
        records: id -> when it was changed last, its value.
        asked: first and last day of each request.
        beyond: a day outside of the window that is delivered too.
    """

    days: dict[date, dict[str, str]] = field(default_factory=dict)
    records: dict[str, tuple[date, str]] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    beyond: date | None = None
    url: str = ""

    def by_day(self, path: str, body: bytes) -> Any:
        first, last, begin, size = self._asked(path)
        wanted = [day for day in sorted(self.days) if first <= day <= last or day == self.beyond]
        rows = [
            {"d": day.isoformat(), "n": name, "v": value}
            for day in wanted
            for name, value in sorted(self.days[day].items())
        ]
        return 200, {}, {"rows": rows[begin : begin + size], "total": len(rows)}

    def changed(self, path: str, body: bytes) -> Any:
        first, last, begin, size = self._asked(path)
        rows = [
            {"id": name, "d": "2025-12-01", "v": value}
            for name, (day, value) in self.records.items()
            if first <= day <= last
        ]
        return 200, {}, {"rows": rows[begin : begin + size], "total": len(rows)}

    def _asked(self, path: str) -> tuple[date, date, int, int]:
        query = {name: values[0] for name, values in parse_qs(urlsplit(path).query).items()}
        if query["offset"] == "0":
            self.asked.append((query["from"], query["to"]))
        return (
            date.fromisoformat(query["from"]),
            date.fromisoformat(query["to"]),
            int(query["offset"]),
            int(query["limit"]),
        )

    @contextmanager
    def serving(self) -> Iterator[None]:
        with answering(day=self.by_day, changed=self.changed) as api:
            self.url = api.url
            yield


def source_of(url: str, path: str = "day", **changes: Any) -> ApiSource:
    base: dict[str, Any] = {
        "kind": "api", "table": "leads", "url": f"{url}/{path}", "records": "rows", "retries": 0, "keep": "0s",
        "params": {"from": "{start}", "to": "{end}"}, "window": {"from": "2026-01-01"},
        "paginate": {"kind": "offset", "param": "offset", "size": 3, "limit_param": "limit"}, "total": "total",
        "columns": {"lead_id": "n", "created_at": "d", "campaign": "v"}, "incremental": {"by": "created_at"},
    }  # fmt: skip
    if path == "changed":
        base |= {"columns": {"lead_id": "id", "created_at": "d", "campaign": "v"}, "incremental": {"key": "lead_id"}}
    source = ApiSource.model_validate({**base, **changes})
    assert problems("crm", source) == []
    return source


def at(day: int, hour: int = 12) -> World:
    waits = Waits()
    now = datetime.combine(on(day), time(hour), UTC)
    return World(on(day), {}, lambda: now, waits.monotonic, waits.sleep, lambda: 0.0)


def pull(folder: Path, source: ApiSource, day: int, how: Any = "anew") -> Counter[tuple[str, ...]]:
    """The records that are kept after a pull."""
    arrival, _ = sources.take("crm", source, at(day), folder, folder / ".reportgen", how, lambda _: None)
    with arrival.path.open(newline="") as lines:
        rows = list(csv.reader(lines))
    assert [int(row[0]) for row in rows] == list(range(1, len(rows) + 1))
    return Counter(tuple(row[4:]) for row in rows)


def full(source: ApiSource, day: int) -> Counter[tuple[str, ...]]:
    with TemporaryDirectory() as folder:
        return pull(Path(folder), source, day)


def manifest(folder: Path) -> kept.Pull:
    state = folder / ".reportgen" / "pulled" / "crm"
    newest = sorted(path for path in state.iterdir() if path.is_dir() and not path.name.startswith("."))[-1]
    found = kept._read(newest)
    assert found is not None
    return found


# --- what is asked


def test_only_the_days_since_the_last_pull_less_the_overlap_are_asked_for(tmp_path: Path) -> None:
    server = Changing({on(day): {"a": "1"} for day in range(40)})
    with server.serving():
        source = source_of(server.url, incremental={"by": "created_at", "overlap": "3 days", "full_every": "10 days"})
        for day in (20, 22, 22, 29, 30, 31):
            assert pull(tmp_path, source, day) == full(source, day)
        asked = server.asked[::2]
    assert asked == [
        ("2026-01-01", "2026-01-21"),
        ("2026-01-18", "2026-01-23"),
        ("2026-01-20", "2026-01-23"),
        ("2026-01-20", "2026-01-30"),
        ("2026-01-01", "2026-01-31"),  # ten days after the first
        ("2026-01-28", "2026-02-01"),
    ]


def test_what_an_incremental_pull_was_made_of_is_written_beside_it(tmp_path: Path) -> None:
    server = Changing({on(day): {"a": "1"} for day in range(40)})
    with server.serving():
        source = source_of(server.url)
        pull(tmp_path, source, 10)
        pull(tmp_path, source, 12)
        landed = pulled(tmp_path, source, at(12), "kept")
    made = manifest(tmp_path)
    assert (made.since, made.carried, made.records, made.window) == ("2026-01-08", 7, 13, ("2026-01-01", "2026-01-13"))
    assert made.full.startswith("2026-01-11T12")
    written = json.loads((landed.parts[0].snapshot.parent / "manifest.json").read_text())["pulled"]
    assert (written["since"], written["carried"], written["full"]) == (made.since, made.carried, made.full)


def test_all_is_asked_for_when_that_is_wished(tmp_path: Path) -> None:
    server = Changing({on(day): {"a": "1"} for day in range(40)})
    with server.serving():
        source = source_of(server.url)
        pull(tmp_path, source, 10)
        pull(tmp_path, source, 11, "full")
    assert server.asked == [("2026-01-01", "2026-01-11"), ("2026-01-01", "2026-01-12")]


def test_a_window_that_moves_lets_old_days_go(tmp_path: Path) -> None:
    server = Changing({on(day): {"a": "1"} for day in range(40)})
    with server.serving():
        source = source_of(server.url, window={"days": 10})
        for day in (20, 22, 24):
            assert pull(tmp_path, source, day) == full(source, day)
        assert manifest(tmp_path).records == 10


@pytest.mark.parametrize(
    ("days", "why"),
    [((20, 19), "a day before the last pull"), ((20, 28), "a week later")],
)
def test_a_pull_is_full_where_the_one_before_does_not_help(tmp_path: Path, days: tuple[int, int], why: str) -> None:
    server = Changing({on(day): {"a": "1"} for day in range(40)})
    with server.serving():
        source = source_of(server.url)
        for day in days:
            assert pull(tmp_path, source, day) == full(source, day)
    assert [first for first, _ in server.asked] == ["2026-01-01"] * 4, why


def test_damage_on_the_disk_is_mended_by_a_full_pull(tmp_path: Path) -> None:
    server = Changing({on(day): {"a": "1"} for day in range(40)})
    with server.serving():
        source = source_of(server.url)
        pull(tmp_path, source, 20)
        (pages,) = (tmp_path / ".reportgen" / "pulled" / "crm").glob("2*/pages.csv")
        pages.write_text(pages.read_text().replace(",1\n", ",2\n"))
        assert pull(tmp_path, source, 21) == full(source, 21)


def test_an_api_that_does_not_obey_the_window_is_told_of(tmp_path: Path) -> None:
    server = Changing({on(day): {"a": "1"} for day in range(40)}, beyond=on(2))
    with server.serving():
        source = source_of(server.url)
        pull(tmp_path, source, 20)
        with pytest.raises(SourceError) as caught:
            pull(tmp_path, source, 21)
    text = str(caught.value)
    assert (
        "delivers a record of 2026-01-03 where 2026-01-18 to 2026-01-22 are asked for: the window is not obeyed" in text
    )
    assert "Check {start} and {end} in `params` or `body`" in text


def test_records_that_cannot_be_told_apart_make_the_pull_a_full_one(tmp_path: Path) -> None:
    server = Changing({on(day): {"a": "1", "b": "nul \0"} for day in range(30)})
    asked = []
    with server.serving():
        source = source_of(server.url)
        for day in (20, 21, 22, 23, 24):
            if day == 22:
                server.days = {on(day): {"a": "1"} for day in range(30)}
            if day == 24:
                server.days[on(24)] = {"b": "nul \0"}
            wanted = full(source, day)
            server.asked.clear()
            assert pull(tmp_path, source, day) == wanted
            asked.append([int(first[-2:]) for first, _ in server.asked])
    assert asked == [[1], [1], [1], [20], [21, 1]]


def test_values_with_line_ends_are_kept_as_they_are(tmp_path: Path) -> None:
    odd = {"a": "one\r\ntwo", "b": 'q"u,o', "c": "", "d": " x ", "e": "ž\u2028y"}
    server = Changing({on(day): dict(odd) for day in range(30)})
    with server.serving():
        source = source_of(server.url)
        for day in (20, 23):
            assert pull(tmp_path, source, day) == full(source, day)
        landed = pulled(tmp_path, source, at(23), "kept")
    assert landed.parts[0].rows_used == 24 * 5


def test_rows_that_are_set_aside_are_found_on_their_page_or_in_what_was_kept(tmp_path: Path) -> None:
    server = Changing({on(day): {"a": "1"} for day in range(30)})
    server.days[on(2)] = {"": "kept"}
    server.days[on(22)] = {"": "new"}
    with server.serving():
        source = source_of(server.url)
        pull(tmp_path, source, 20)
        pull(tmp_path, source, 22)
        from reportgen import landing

        landed = pulled(tmp_path, source, at(22), "kept")
        found = [(each.file, each.line) for each in landing.rejects(landed.parts)]
    url = f"{server.url}/day"
    assert found == [(f"{url} kept from before", 3), (f"{url} page 2", 3)]


def test_a_path_that_stands_in_no_record_of_a_few_days_is_no_mistake(tmp_path: Path) -> None:
    def answer(path: str, body: bytes) -> Any:
        status, headers, document = server.by_day(path, body)
        rows = [{name: value for name, value in row.items() if value} for row in document["rows"]]
        return status, headers, {**document, "rows": rows}

    server = Changing({on(day): {"a": "1" if day < 5 else ""} for day in range(30)})
    with answering(day=answer) as api:
        source = source_of(api.url)
        for day in (20, 21):
            assert pull(tmp_path, source, day) == full(source, day)
        with pytest.raises(SourceError, match="no record holds 'v'"):
            full(source.model_copy(update={"window": source.window.model_copy(update={"since": on(10)})}), 21)  # type: ignore[union-attr]


# --- the proof: incremental = full


@st.composite
def histories(draw: st.DrawFn) -> list[tuple[int, list[tuple[int, str, str | None]]]]:
    """Days on which a pull happens, each with changes before it: how many days back, of which name, to which value (None: gone)."""
    change = st.tuples(st.integers(0, 3), st.sampled_from("abcd"), st.none() | st.sampled_from("12345"))
    return draw(st.lists(st.tuples(st.integers(0, 4), st.lists(change, max_size=8)), min_size=2, max_size=8))


@settings(max_examples=25, deadline=None)
@given(histories())
def test_by_day_an_incremental_pull_is_a_full_one_for_all_that_changes_within_the_overlap(
    history: list[tuple[int, list[tuple[int, str, str | None]]]],
) -> None:
    server = Changing({on(day): {"a": "0", "b": "0"} for day in range(10)})
    with server.serving(), TemporaryDirectory() as folder:
        source = source_of(server.url, incremental={"by": "created_at", "overlap": "3d", "full_every": "60d"})
        today = 10
        for pause, changes in history:
            for step in range(pause + 1):
                # a change of each day that passes, as late as the overlap allows
                for back, name, value in changes[step :: pause + 1]:
                    rows = server.days.setdefault(on(today + step - back), {})
                    if value is None:
                        rows.pop(name, None)
                    else:
                        rows[name] = value
            today += pause
            assert pull(Path(folder), source, today) == full(source, today)
        incremental = len({pair for pair in server.asked if pair[0] != "2026-01-01"})
        assert incremental >= 1


@settings(max_examples=25, deadline=None)
@given(histories())
def test_by_key_an_incremental_pull_is_a_full_one_for_all_that_says_when_it_changed(
    history: list[tuple[int, list[tuple[int, str, str | None]]]],
) -> None:
    server = Changing(records={name: (on(3), "0") for name in "abc"})
    with server.serving(), TemporaryDirectory() as folder:
        source = source_of(server.url, "changed", incremental={"key": "lead_id", "overlap": "3d", "full_every": "60d"})
        today = 10
        for pause, changes in history:
            today += pause
            for back, name, value in changes:  # it may say so some days late
                server.records[name] = (on(today - back), value or "9")
            assert pull(Path(folder), source, today) == full(source, today)


@settings(max_examples=20, deadline=None)
@given(histories(), st.integers(4, 9))
def test_what_changes_later_than_the_overlap_is_mended_by_the_next_full_pull(
    history: list[tuple[int, list[tuple[int, str, str | None]]]], late: int
) -> None:
    server = Changing({on(day): {"a": "0"} for day in range(10)}, {name: (on(3), "0") for name in "abc"})
    with server.serving(), TemporaryDirectory() as folder:
        for path in ("day", "changed"):
            how = {"by": "created_at"} if path == "day" else {"key": "lead_id"}
            source = source_of(server.url, path, incremental={**how, "overlap": "3d", "full_every": "5d"})
            own = Path(folder) / path
            own.mkdir()
            today = 10
            for pause, changes in history:
                today += pause
                for back, name, value in changes:
                    server.days.setdefault(on(today - late - back), {})[name] = value or "7"
                    server.records.pop(name, None)  # deleted: nothing says so
                pull(own, source, today)
            assert pull(own, source, today + 5) == full(source, today + 5)


# --- a pull that breaks off


def test_an_incremental_pull_that_broke_off_goes_on(tmp_path: Path) -> None:
    server = Changing({on(day): dict.fromkeys("abcde", "1") for day in range(40)})
    with server.serving():
        source = source_of(server.url)
        pull(tmp_path, source, 20)
        server.asked.clear()
        limited = source.model_copy(update={"time_limit": timedelta(seconds=4), "rate": 1.0})
        with pytest.raises(SourceError, match="time_limit"):
            pull(tmp_path, limited, 22)
        assert pull(tmp_path, source, 22) == full(source, 22)
    assert server.asked == [("2026-01-18", "2026-01-23"), ("2026-01-18", "2026-01-23"), ("2026-01-01", "2026-01-23")]


# --- mistakes


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"window": None, "params": {}}, "incremental"),
        ({"params": {"to": "{end}"}}, "incremental"),
        ({"incremental": {"by": "campaing"}}, "incremental.by"),
        ({"incremental": {"key": "id"}}, "incremental.key"),
        ({"dates": "%Y-%m-%dT%H:%M:%S%z"}, "incremental.by"),
        ({"incremental": {"key": "lead_id"}, "window": {"days": 30}}, "window.days"),
    ],
)
def test_check_says_where_kept_rows_could_not_be_told_from_new_ones(changes: dict[str, Any], place: str) -> None:
    given: dict[str, Any] = source_of("http://127.0.0.1:1").model_dump(mode="json", by_alias=True, exclude_unset=True)
    found = problems("crm", ApiSource.model_validate({**given, **changes}))
    assert f"sources.crm.{place}" in [at for at, _, _ in found]


@pytest.mark.parametrize(
    "given", [{}, {"by": "d", "key": "x"}, {"by": "d", "overlap": "5h"}, {"by": "d", "overlap": "0d"}]
)
def test_an_incremental_pull_is_declared_in_one_way(given: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        source_of("http://127.0.0.1:1", incremental=given)

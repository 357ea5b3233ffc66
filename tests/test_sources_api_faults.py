"""Whatever an API does wrong: its complete records, or a failure that can be seen; never a part of them."""

from __future__ import annotations

import csv
import json
import time
import urllib.request
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from reportgen import landing, sources
from reportgen.contract import ApiSource, problems
from reportgen.errors import SourceError
from reportgen.sources import World
from tests.api_server import Api, Fault, leads, serving
from tests.landing_cases import PRAGUE

RECORDS, SIZE = 47, 10
LAST = (RECORDS - 1) // SIZE

PASSING = (
    "429 seconds", "429 date", "408", "500", "503", "502 html", "html", "html as json", "truncated", "nothing", "cut", "reset",
    "slow", "error body", "other records", "empty", "short", "repeated", "skips", "back", "stuck", "early end", "total",
    "less total", "named twice",
)  # fmt: skip
"""Faults that happen once: the pull must come through or say why."""
WAYS = ("cursor", "next_link", "link_header", "offset", "page")


class Waits:
    """A clock that a pause moves, so that nobody waits."""

    def __init__(self) -> None:
        self.time, self.pauses = 0.0, [0.0]

    def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.time += seconds

    def monotonic(self) -> float:
        return self.time


def world(waits: Waits | None = None, environ: dict[str, str] | None = None, today: date = date(2026, 3, 30)) -> World:
    clock = waits or Waits()
    return World(today, environ or {}, monotonic=clock.monotonic, sleep=clock.sleep, jitter=lambda: 0.0)


def contract_of(api: Api, **changes: Any) -> ApiSource:
    source = ApiSource.model_validate(api.contract(**changes))
    assert problems("crm", source) == []
    return source


def pulled(folder: Path, source: ApiSource, outside: World | None = None, how: Any = "anew") -> landing.Landed:
    """Pull and land; as a run does."""
    arrival, _ = sources.take("crm", source, outside or world(), folder, folder / ".reportgen", how, lambda _: None)
    landed = landing.land([arrival], {"crm": source}, folder / ".reportgen", PRAGUE, read=sources.read)
    if landed.problems:
        raise landed.problems[0]
    return landed


def ids(landed: landing.Landed) -> list[str]:
    (part,) = landed.parts
    rows = duckdb.connect().sql(f"SELECT lead_id FROM read_parquet('{part.snapshot}') WHERE _state = 0").fetchall()
    return [row[0] for row in rows]


def judged(found: list[str] | None, api: Api) -> str:
    """`complete` when every record is there once, `failed` when nothing is, else `partial`."""
    if found is None:
        return "failed"
    return "complete" if Counter(found) == Counter(record["id"] for record in api.records) else "partial"


def verdict(folder: Path, api: Api, **changes: Any) -> str:
    source = contract_of(api, **changes).model_copy(update={"timeout": timedelta(seconds=0.2)})
    try:
        arrival, _ = sources.take("crm", source, world(), folder, folder / ".reportgen", "anew", lambda _: None)
    except SourceError as error:
        told = error.problem
        assert (bool(told.what), told.file) == (True, source.url)
        seen = {path.name for path in (folder / ".reportgen" / "pulled" / "crm").iterdir()}
        assert seen - {".begun", ".begun.lock"} == {"failed.json"}  # what broke off is no data before it is whole
        return judged(None, api)
    with arrival.path.open(newline="") as kept:
        return judged([row[4] for row in csv.reader(kept)], api)


def placements() -> Iterator[tuple[str, int, int]]:
    for kind in PASSING:
        for page in (0, 2, LAST):
            yield kind, page, 1


def test_where_a_cursor_ran_out_all_is_pulled_again_and_the_refusal_is_told_where_it_stays(tmp_path: Path) -> None:
    found = {}
    with serving(Api(leads(RECORDS), SIZE)) as api:
        for page, times in ((2, 1), (2, 9), (0, 1)):
            api.faults, folder = [Fault("refused", page, times)], tmp_path / f"{page} {times}"
            folder.mkdir()
            found[page, times] = verdict(folder, api, retries=0)
        api.faults = [Fault("refused", 2, 9)]
        with pytest.raises(SourceError, match="answers 400: this cursor has expired"):
            pulled(tmp_path, contract_of(api, retries=0))
    assert found == {(2, 1): "complete", (2, 9): "failed", (0, 1): "failed"}


def test_an_answer_that_comes_byte_by_byte_ends_with_the_time_limit(tmp_path: Path) -> None:
    with serving(Api(leads(RECORDS), SIZE)) as api:
        api.faults = [Fault("drip", 0, 1)]
        source = contract_of(api, retries=0, time_limit="1s")
        outside, began = World(date(2026, 3, 30), {}), time.monotonic()
        with pytest.raises(SourceError, match="longer than time_limit"):
            sources.take("crm", source, outside, tmp_path, tmp_path / ".reportgen", "anew", lambda _: None)
        assert time.monotonic() - began < 5  # the whole answer takes a minute


@pytest.mark.parametrize(
    ("way", "total"),
    [
        *(pytest.param(way, True, id=f"{way}-total") for way in WAYS),
        pytest.param("cursor", False, id="cursor-twice"),
        *(pytest.param(way, False, id=f"{way}-twice", marks=pytest.mark.nightly) for way in WAYS[1:]),
    ],
)
def test_a_fault_that_passes_costs_nothing_or_is_told(tmp_path: Path, way: str, total: bool) -> None:
    found = {}
    with serving(Api(leads(RECORDS), SIZE, way, total)) as api:
        for number, (kind, page, times) in enumerate(placements()):
            if kind == "slow" and page:
                continue  # one real wait is enough for each way
            api.faults = [Fault(kind, page, times)]
            folder = tmp_path / str(number)
            folder.mkdir()
            found[kind, page] = verdict(folder, api)
    assert [case for case, said in found.items() if said == "partial"] == []
    # whatever happens once is asked again, or the pull begins anew
    assert {case: said for case, said in found.items() if said != "complete"} == {}


LASTING = tuple(kind for kind in PASSING if kind not in ("slow", "429 date"))


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("page", [0, 2, LAST])
def test_a_fault_that_stays_is_told_and_nothing_is_kept(tmp_path: Path, way: str, page: int) -> None:
    found = {}
    with serving(Api(leads(RECORDS), SIZE, way)) as api:
        for kind in LASTING:
            api.faults = [Fault(kind, page, -1)]
            folder = tmp_path / kind
            folder.mkdir()
            found[kind] = verdict(folder, api)
    assert [kind for kind, said in found.items() if said == "partial"] == []
    unseen = {kind for kind, said in found.items() if said == "complete"}
    # some are no fault there: pages asked for by number need no cursor, the first repeats nothing, the last leads nowhere
    harmless = {"skips", "back", "stuck", "early end"} if way in ("offset", "page") or page == LAST else set()
    harmless |= {"repeated"} if page == 0 else set()
    harmless |= {"short"} if way == "offset" else set()  # the rest is asked for by the number of records
    harmless |= {"back"} if way == "link_header" and page == 0 else set()
    assert unseen <= harmless, unseen


def naive(api: Api) -> list[str]:
    """A loader as people write it: what it got when something went wrong is what there is."""
    found: list[str] = []
    after = "0"
    for _ in range(100):
        try:
            with urllib.request.urlopen(f"{api.url}/crm/contacts?after={after}", timeout=0.3) as answer:
                page = json.loads(answer.read())
            found += [record["id"] for record in page["results"]]
            after = page["paging"]["next"]["after"]
        except Exception:  # noqa: BLE001 - that is what it is naive in
            break
    return found


def test_the_judge_catches_a_loader_that_keeps_what_it_got() -> None:
    with serving(Api(leads(RECORDS), SIZE)) as api:
        assert judged(naive(api), api) == "complete"
        caught = 0
        for kind in PASSING:
            api.faults = [Fault(kind, 2)]
            caught += judged(naive(api), api) == "partial"
    assert caught >= 18


def test_pauses_grow_by_chance_and_a_server_s_own_wish_is_obeyed(tmp_path: Path) -> None:
    with serving(Api(leads(5), SIZE)) as api:
        waits = Waits()
        api.faults = [Fault("500", 0, 3)]
        pulled(tmp_path, contract_of(api, retries=3), world(waits))
        assert waits.pauses[1:] == [1.0, 2.0, 4.0]
        waits = Waits()
        api.faults = [Fault("429 seconds", 0, 1)]
        pulled(tmp_path, contract_of(api), world(waits))
        assert waits.pauses[1:] == [7.0]
        waits = Waits()
        api.faults = [Fault("429 date", 0, 1)]
        pulled(tmp_path, contract_of(api), world(waits))
        assert 5 < waits.pauses[1] <= 9

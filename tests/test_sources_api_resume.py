"""A pull that broke off goes on where it was, or begins anew; what is kept is always one state of the data."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen import sources
from reportgen.contract import ApiSource
from reportgen.errors import SourceError
from reportgen.sources import World
from tests.api_server import Api, Fault, leads, serving
from tests.test_sources_api import CANARY, answering, source_of, token
from tests.test_sources_api_faults import WAYS, Waits, contract_of, ids, judged, pulled, world

NOON = datetime(2026, 3, 30, 12, tzinfo=UTC)
COUNT, SIZE = 47, 10


def at(minutes: float = 0, **environ: str) -> World:
    waits = Waits()
    return World(
        date(2026, 3, 30), environ, lambda: NOON + timedelta(minutes=minutes), waits.monotonic, waits.sleep, lambda: 0.0
    )


def broken_off(folder: Path, api: Api, source: ApiSource, page: int = 3, outside: World | None = None) -> None:
    """A pull that gets so many pages, and then nobody answers any more."""
    api.faults = [Fault("503", page, -1)]
    with pytest.raises(SourceError, match="answers 503"):
        sources.take("crm", source, outside or at(), folder, folder / ".reportgen", "anew", lambda _: None)
    api.faults = []
    api.seen.clear()


def asked(api: Api) -> list[str]:
    """Which pages were asked for, by what they begin with."""
    found = []
    for path, _, _ in api.seen:
        query = parse_qs(urlsplit(path).query)
        found.append(next((query[name][0] for name in ("after", "offset", "page") if name in query), "0"))
    return found


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("total", [True, False], ids=["total", "twice"])
def test_a_pull_goes_on_after_the_pages_it_has(tmp_path: Path, way: str, total: bool) -> None:
    with serving(Api(leads(COUNT), SIZE, way, total)) as api:
        source = contract_of(api, retries=0)
        broken_off(tmp_path, api, source)
        found = ids(pulled(tmp_path, source, at(5)))
        assert judged(found, api) == "complete"
        first = {"page": ["1", "3", "4", "5"]}.get(
            way, ["0", "20", "30", "40"]
        )  # the first, the last that came, the rest
        assert asked(api)[:4] == first
        assert (len(api.seen) > 10) == (not total)
        folder = tmp_path / ".reportgen" / "pulled" / "crm"
        assert not (folder / ".begun").exists()
        (kept,) = [path for path in folder.iterdir() if path.is_dir()]
        assert sorted(path.name for path in kept.iterdir()) == ["pages.csv", "pull.json"]
        whole = tmp_path / "whole"
        whole.mkdir()
        same = sources.take("crm", source, at(), whole, whole / ".reportgen", "anew", lambda _: None)[0].path
        assert same.read_bytes() == (kept / "pages.csv").read_bytes()


CHANGES: dict[str, Any] = {
    "a record more": lambda records: records.append({**records[0], "id": "999"}),
    "one goes, one comes": lambda records: records.insert(0, {**records.pop(25), "id": "999"}),
    "the first changes": lambda records: records[0]["properties"].update(createdate="2026-02-01"),
    "one of the last page that came changes": lambda records: records[24]["properties"].update(createdate="2026-02-01"),
    "they come in another order": lambda records: records.reverse(),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("change", sorted(CHANGES))
def test_a_pull_begins_anew_where_the_data_changed(tmp_path: Path, way: str, change: str) -> None:
    with serving(Api(leads(COUNT), SIZE, way)) as api:
        source = contract_of(api, retries=0)
        broken_off(tmp_path, api, source)
        CHANGES[change](api.records)
        landed = pulled(tmp_path, source, at(5))
        assert judged(ids(landed), api) == "complete"
        days = {record["id"]: record["properties"]["createdate"] for record in api.records}
        kept = next(path for path in (tmp_path / ".reportgen" / "pulled" / "crm").glob("2*/pages.csv"))
        assert {row.split(",")[4]: row.split(",")[5] for row in kept.read_text().splitlines()} == days


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(lambda api, folder: (contract_of(api, retries=0), at(31)), id="half an hour later"),
        pytest.param(lambda api, folder: (contract_of(api, retries=0, resume="0s"), at(1)), id="switched off"),
        pytest.param(
            lambda api, folder: (contract_of(api, retries=0, params={"x": "1"}), at(1)), id="another contract"
        ),
        pytest.param(lambda api, folder: (_tampered(contract_of(api, retries=0), folder), at(1)), id="a changed page"),
        pytest.param(
            lambda api, folder: (_cut(contract_of(api, retries=0), folder, "journal.jsonl"), at(1)), id="no journal"
        ),
        pytest.param(
            lambda api, folder: (_cut(contract_of(api, retries=0), folder, "pages.part"), at(1)), id="no pages"
        ),
    ],
)
def test_a_pull_begins_anew_where_going_on_is_not_safe(tmp_path: Path, other: Any) -> None:
    with serving(Api(leads(COUNT), SIZE)) as api:
        broken_off(tmp_path, api, contract_of(api, retries=0))
        source, outside = other(api, tmp_path)
        assert judged(ids(pulled(tmp_path, source, outside)), api) == "complete"
        assert asked(api) == ["0", "10", "20", "30", "40"]


def _begun(folder: Path) -> Path:
    return folder / ".reportgen" / "pulled" / "crm" / ".begun"


def _tampered(source: ApiSource, folder: Path) -> ApiSource:
    pages = _begun(folder) / "pages.part"
    pages.write_text(pages.read_text().replace("2026-03-02", "2026-03-03"))
    return source


def _cut(source: ApiSource, folder: Path, name: str) -> ApiSource:
    (_begun(folder) / name).write_bytes(b"")
    return source


def test_another_window_is_another_pull(tmp_path: Path) -> None:
    with serving(Api(leads(COUNT), SIZE)) as api:
        source = contract_of(api, retries=0, window={"days": 30}, params={"from": "{start}"})
        broken_off(tmp_path, api, source)
        waits = Waits()
        later = World(
            date(2026, 3, 31), {}, lambda: NOON + timedelta(minutes=5), waits.monotonic, waits.sleep, lambda: 0.0
        )
        assert judged(ids(pulled(tmp_path, source, later)), api) == "complete"
        assert len(api.seen) == 5


@pytest.mark.parametrize("cut", range(0, 900, 37))
def test_a_journal_that_is_cut_anywhere_costs_pages_and_nothing_else(tmp_path: Path, cut: int) -> None:
    with serving(Api(leads(COUNT), SIZE)) as api:
        source = contract_of(api, retries=0)
        broken_off(tmp_path, api, source)
        for name in ("journal.jsonl", "pages.part"):
            path = _begun(tmp_path) / name
            path.write_bytes(path.read_bytes()[: max(0, path.stat().st_size - cut)])
        assert judged(ids(pulled(tmp_path, source, at(5))), api) == "complete"


def test_what_is_refused_or_wrong_is_not_gone_on_with(tmp_path: Path) -> None:
    with serving(Api(leads(COUNT), SIZE)) as api:
        for way, fault in enumerate(("back", "error body", "other records")):
            api.faults = [Fault(fault, 3, -1)]
            with pytest.raises(SourceError):
                sources.take(
                    "crm", contract_of(api), at(way), tmp_path, tmp_path / ".reportgen", "anew", lambda _: None
                )
            assert not _begun(tmp_path).exists()


def test_a_cursor_that_is_good_no_more_begins_anew(tmp_path: Path) -> None:
    with serving(Api(leads(COUNT), SIZE)) as api:
        source = contract_of(api, retries=0)
        broken_off(tmp_path, api, source)
        api.faults = [Fault("408", 2, 1)]  # stands for any refusal of the cursor
        assert judged(ids(pulled(tmp_path, source, at(5))), api) == "complete"
        assert asked(api) == ["0", "20", "0", "10", "20", "30", "40"]


def test_while_nobody_answers_what_came_stays_until_somebody_does(tmp_path: Path) -> None:
    with serving(Api(leads(COUNT), SIZE)) as api:
        source = contract_of(api, retries=0, resume="1h")
        broken_off(tmp_path, api, source)
        broken_off(tmp_path, api, source, 0, at(10))
        broken_off(tmp_path, api, source, 4, at(20))
        assert judged(ids(pulled(tmp_path, source, at(30))), api) == "complete"
        assert asked(api) == ["0", "30", "40"]
        broken_off(tmp_path, api, source, 4, at(40))
        broken_off(tmp_path, api, source, 4, at(90))
        pulled(tmp_path, source, at(101))  # its first page is too old by now
        assert asked(api) == ["0", "10", "20", "30", "40"]


def test_a_time_limit_breaks_off_and_the_next_pull_ends_it(tmp_path: Path) -> None:
    with serving(Api(leads(COUNT), SIZE)) as api:
        source = contract_of(api, rate="1 per second", time_limit="2s")
        for minute in (0, 1):
            with pytest.raises(SourceError, match="longer than time_limit"):
                sources.take("crm", source, at(minute), tmp_path, tmp_path / ".reportgen", "anew", lambda _: None)
        limited = contract_of(api, rate="1 per second", time_limit="3s")
        assert judged(ids(pulled(tmp_path, limited, at(2))), api) == "complete"


def test_limits_count_what_came_before(tmp_path: Path) -> None:
    with serving(Api(leads(COUNT), SIZE)) as api:
        broken_off(tmp_path, api, contract_of(api, retries=0))
        for changes, says in (({"max_bytes": 4_000}, "more than 4,000 bytes"), ({"max_pages": 4}, "more than 4 pages")):
            source = contract_of(api, retries=0, **changes)
            with pytest.raises(SourceError, match=says):
                sources.take("crm", source, at(1), tmp_path, tmp_path / ".reportgen", "anew", lambda _: None)
            broken_off(tmp_path, api, contract_of(api, retries=0))


def test_links_that_hold_a_secret_are_written_nowhere(tmp_path: Path) -> None:
    def page(path: str, body: bytes) -> tuple[int, Mapping[str, str], Any]:
        number = int(parse_qs(urlsplit(path).query).get("n", ["0"])[0])
        if number == 2:
            return 503, {}, {}
        link = f"/v?n={number + 1}&access_token={CANARY}"
        return 200, {}, {"results": [{"id": str(number), "day": "2026-03-01"}], "next": link}

    with answering(v=page) as api:
        paging = {"paginate": {"kind": "next_link", "from": "next"}, "twice": True}
        source = source_of(f"{api.url}/v", **paging, **token(kind="bearer", token="${T}"))
        with pytest.raises(SourceError):
            sources.take("crm", source, at(T=CANARY), tmp_path, tmp_path / ".reportgen", "anew", lambda _: None)
        assert len(api.seen) == 3
    lying = [path for path in (tmp_path / ".reportgen").rglob("*") if path.is_file()]
    assert not [path for path in lying if b"c4nary" in path.read_bytes()]
    assert sorted(path.name for path in lying) == [".begun.lock", "failed.json", "pages.part"]


@st.composite
def troubles(draw: st.DrawFn) -> list[tuple[str, int, bool, str]]:
    """Pulls one after another: what goes wrong, on which page, whether it stays, and what changes before."""
    fault = st.tuples(
        st.sampled_from(
            ("none", "503", "reset", "cut", "html", "empty", "repeated", "skips", "short", "early end", "total")
        ),
        st.integers(0, 4),
        st.booleans(),
        st.sampled_from(("", "", "", "append", "first")),
    )
    return draw(st.lists(fault, min_size=2, max_size=7))


@settings(max_examples=20, deadline=None)
@given(troubles(), st.sampled_from(WAYS), st.booleans())
def test_whatever_goes_wrong_pull_after_pull_what_is_kept_is_whole(
    pulls: list[tuple[str, int, bool, str]], way: str, total: bool
) -> None:
    with serving(Api(leads(COUNT), SIZE, way, total)) as api, TemporaryDirectory() as folder:
        source = contract_of(api, retries=1)
        for minute, (kind, page, stays, change) in enumerate(pulls):
            if change == "append":
                api.records.append({**leads(1)[0], "id": f"new {minute}"})
            elif change == "first":
                api.records[0]["properties"]["createdate"] = f"2025-01-{minute + 1:02d}"
            # who states no total and leaves out the same each time cannot be found out
            stays = stays and (total or kind in ("503", "reset", "cut", "html"))
            api.faults = [] if kind == "none" else [Fault(kind, page, -1 if stays else 1)]
            state = Path(folder) / ".reportgen"
            try:
                kept = sources.take("crm", source, at(minute), Path(folder), state, "anew", lambda _: None)[0].path
            except SourceError:
                continue
            found = [tuple(row[4:6]) for row in csv.reader(kept.read_text().splitlines())]
            assert found == [(record["id"], record["properties"]["createdate"]) for record in api.records]
        api.faults = []
        assert judged(ids(pulled(Path(folder), source, at(9))), api) == "complete"


KILLED = """
import sys
from datetime import date
from pathlib import Path
from reportgen import sources
from reportgen.contract import ApiSource
import json
source = ApiSource.model_validate(json.loads(sys.argv[1]))
state = Path(sys.argv[2])
sources.take('crm', source, sources.World(date(2026, 3, 30), {}), state.parent, state, 'anew', print)
"""


def test_a_process_that_is_killed_leaves_what_the_next_one_goes_on_with(tmp_path: Path) -> None:
    with serving(Api(leads(400), SIZE)) as api:
        given = json.dumps(api.contract(rate="50 per second"))
        command = [sys.executable, "-c", KILLED, given, str(tmp_path / ".reportgen")]
        killed = 0
        for _ in range(3):
            process = subprocess.Popen(
                command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ}
            )
            begun = len(api.seen)
            deadline = time.monotonic() + 15
            while len(api.seen) < begun + 9 and process.poll() is None and time.monotonic() < deadline:
                time.sleep(0.01)
            process.send_signal(signal.SIGKILL)
            killed += process.wait() == -signal.SIGKILL
        api.seen.clear()
        found = ids(pulled(tmp_path, contract_of(api, rate="50 per second"), world(today=date(2026, 3, 30))))
        assert killed == 3
        assert judged(found, api) == "complete"
        assert len(api.seen) < 30  # of 40 pages


def test_two_processes_that_pull_the_same_do_not_share_pages(tmp_path: Path) -> None:
    from reportgen.sources import journal

    with serving(Api(leads(COUNT), SIZE)) as api:
        source = contract_of(api, retries=0)
        broken_off(tmp_path, api, source)
        before = (_begun(tmp_path) / "pages.part").read_bytes()
        with journal.claimed(tmp_path / ".reportgen" / "pulled" / "crm") as mine:
            assert mine is not None
            assert judged(ids(pulled(tmp_path, source, at(1))), api) == "complete"
        assert len(api.seen) == 5
        assert (_begun(tmp_path) / "pages.part").read_bytes() == before

"""A report fed by an interface, from its schedule to its readers: a real server that flaps, lies and comes back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.api_server import Api, Fault, serving
from tests.scheduling import DUE, FILES, Office, office

HOUR = timedelta(hours=1)
RUN = "monthly/2026-06/v1"
DAYS = (
    [f"2026-05-{day:02}" for day in range(1, 32)]
    + [f"2026-06-{day:02}" for day in range(1, 31)]
    + ["2026-07-01", "2026-07-02"]
)
SESSIONS = len(DAYS)


@pytest.fixture
def acme(tmp_path: Path) -> Iterator[tuple[Office, Api]]:
    """An office whose leads come from an interface, a record a day, ten a page."""
    records = [{"id": str(number), "properties": {"createdate": day}} for number, day in enumerate(DAYS)]
    with serving(Api(records)) as api:
        crm = json.dumps(api.contract(retries=2, rate="1000 per second", complete={"lag_days": 0}))
        made = office(tmp_path, sources=FILES["sources.yaml"] + f"crm: {crm}\n")
        yield made, api
        made.ledger.close()


def rows(acme: Office) -> list[int]:
    """How many rows each report that was mailed was made of."""
    pdfs = [each for each in acme.ledger.artifacts(RUN) if each.kind == "pdf"]
    return [int((acme.folder / ".reportgen" / "runs" / each.path).read_bytes().split()[-1]) for each in pdfs]


def test_an_interface_that_flaps_delays_nothing_and_loses_nothing(acme: tuple[Office, Api]) -> None:
    office, api = acme
    api.faults = [Fault("reset", 0), Fault("truncated", 2), Fault("cut", 3), Fault("502 html", 5)]
    assert office.look(DUE).runs == {RUN: "ready"}
    assert office.post.to() == ["anna@example.org", "petr@example.org"]
    assert rows(office) == [SESSIONS + len(DAYS)] * 2
    assert len(api.seen) > len(DAYS) // 10


@pytest.mark.parametrize("kind", ["503", "early end", "total"])
def test_while_it_is_down_or_not_whole_the_report_waits_and_names_it_and_then_goes_out_whole(
    acme: tuple[Office, Api], kind: str
) -> None:
    office, api = acme
    api.faults = [Fault(kind, 3, -1)]
    assert office.look(DUE).runs == {RUN: "waiting"}
    (reason,) = office.ledger.run(RUN).reasons
    assert reason[0] == "source_unreadable"
    assert "source 'crm'" in reason[1]
    assert office.look(DUE + HOUR).runs == {RUN: "waiting"}
    assert office.post.got == []
    api.faults = []
    assert office.look(DUE + 2 * HOUR).runs == {RUN: "ready"}
    assert office.post.to() == ["anna@example.org", "petr@example.org"]
    assert rows(office) == [SESSIONS + len(DAYS)] * 2


def test_an_older_pull_is_not_taken_for_one_that_failed(acme: tuple[Office, Api]) -> None:
    """What was whole yesterday is not what the report was promised: it waits, and past its deadline the owner hears."""
    office, api = acme
    everything, api.records = api.records, api.records[:-20]
    assert office.look(DUE).runs == {RUN: "waiting"}
    api.records, api.faults = everything, [Fault("503", 0, -1)]
    assert office.look(DUE + HOUR).runs == {RUN: "waiting"}
    office.look(DUE + timedelta(days=2, hours=1))
    (told,) = office.post.alerts()
    assert "still waits for its sources, past its deadline" in told
    assert office.post.to() == []

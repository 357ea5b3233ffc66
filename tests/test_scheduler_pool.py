"""scheduler.pool: the variants of a run, made by several processes."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from reportgen import pipeline
from reportgen.project import load
from reportgen.render import Rendering
from reportgen.scheduler import making, pool, pool_worker
from tests.scheduling import FILES, project_in

CHANNELS = ("Email", "Paid Search", "Referral")


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> pipeline.Inputs:
    folder = project_in(
        tmp_path_factory.mktemp("pool"),
        sources="web: {kind: csv, table: sessions, path: web.csv, "
        "columns: {date: date, sessions: sessions, channel: channel}}\n",
        reports=FILES["reports.yaml"] + "  sections: [summary]\n",
    )
    days = [f"2026-{month:02}-{day:02}" for month in (4, 5, 6) for day in range(1, 31)]
    rows = [f"{day},{100 + 10 * at},{channel}" for day in days for at, channel in enumerate(CHANNELS)]
    (folder / "web.csv").write_text("\n".join(["date,sessions,channel", *rows]) + "\n")
    return pipeline.gather(load(folder, {}))


def ordered(inputs: pipeline.Inputs, *wanted: tuple[str, str, tuple[str, ...]]) -> list[pipeline.Order]:
    """Orders by (channel or "", language, formats)."""
    found = []
    for channel, language, formats in wanted:
        only = {"channel": channel} if channel else {}
        (order,) = pipeline.orders(inputs.project, inputs, "monthly", "2026-06", None, language, only)
        found.append(replace(order, formats=formats))
    return found


HOUSE: Any = SimpleNamespace(environ=dict(os.environ))


def test_results_come_in_order_and_are_those_of_a_single_process(inputs: pipeline.Inputs) -> None:
    wanted = ordered(inputs, *((channel, language, ("json",)) for channel in CHANNELS for language in ("en", "ru")))
    with closing(pool.makers(2)(HOUSE, inputs.project, inputs, wanted)) as made:
        several = list(made)
    alone = list(making.one_by_one(HOUSE, inputs.project, inputs, wanted))
    assert [each.order for each in several] == wanted
    assert [each.files for each in several] == [each.files for each in alone]
    assert [(each.held, each.warnings, each.figures) for each in several] == [
        (each.held, each.warnings, each.figures) for each in alone
    ]
    assert len({each.figures for each in several}) == len(CHANNELS)


def test_each_file_of_a_document_is_made_once_and_each_mail_for_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    rendered: list[tuple[str, ...]] = []

    def draw(job: Any, formats: Sequence[str]) -> dict[str, Rendering]:
        rendered.append(tuple(formats))
        return {kind: Rendering(f"{kind} {len(rendered)}".encode()) for kind in formats}

    monkeypatch.setattr("reportgen.render.render", draw)
    here = pool_worker.Here()
    english, russian = (SimpleNamespace(document=name) for name in ("en", "ru"))
    first = here.render(english, ["pdf", "mail"])  # type: ignore[arg-type]
    second = here.render(english, ["pdf", "xlsx", "mail"])  # type: ignore[arg-type]
    here.render(russian, ["pdf"])  # type: ignore[arg-type]
    assert rendered == [("pdf", "mail"), ("xlsx", "mail"), ("pdf",)]
    assert (tuple(first), tuple(second)) == (("pdf", "mail"), ("pdf", "xlsx", "mail"))
    assert first["pdf"] is second["pdf"]
    assert first["mail"] != second["mail"]


def test_the_same_question_is_asked_of_the_engine_once() -> None:
    asked: list[str] = []
    engine: Any = SimpleNamespace(query=lambda sql: asked.append(sql) or [(1,)])
    once = pool_worker.Once(engine)
    assert once.query("select 1") == once.query("select 1") == [(1,)]
    assert asked == ["select 1"]
    once.forget()
    once.query("select 1")
    assert asked == ["select 1"] * 2


def test_neighbours_of_one_filter_go_together_and_apart_where_there_are_few(inputs: pipeline.Inputs) -> None:
    wanted = ordered(inputs, *((channel, language, ("json",)) for channel in CHANNELS for language in ("en", "ru")))
    assert [len(each) for each in pool.grouped(wanted, 1)] == [2, 2, 2]
    assert [len(each) for each in pool.grouped(wanted, 2)] == [1] * 6


def test_a_process_that_dies_fails_the_run_with_its_name(inputs: pipeline.Inputs) -> None:
    worker = pool.Worker(pool.setup(inputs.project, inputs), dict(os.environ))
    (order,) = ordered(inputs, ("Email", "en", ("json",)))

    def shoot() -> None:
        while worker.pid is None:
            time.sleep(0.01)
        os.kill(worker.pid, signal.SIGKILL)

    shooter = threading.Thread(target=shoot)
    shooter.start()
    said = (
        rf"the process that made {order.name} was killed by signal SIGKILL \(for want of memory, where nobody did that"
    )
    with closing(worker), pytest.raises(pool.PoolError, match=said):
        worker.make([order])
    shooter.join()


def test_who_wants_no_more_has_all_processes_killed(inputs: pipeline.Inputs, monkeypatch: pytest.MonkeyPatch) -> None:
    team: list[pool.Worker] = []
    plain = pool.Worker.__init__
    monkeypatch.setattr(pool.Worker, "__init__", lambda self, *given: (plain(self, *given), team.append(self))[0])
    wanted = ordered(inputs, *((channel, "en", ("json",)) for channel in CHANNELS * 4))
    with closing(pool.makers(2)(HOUSE, inputs.project, inputs, wanted)) as made:
        next(made)
        pids = [worker.pid for worker in team if worker.pid]
    assert pids
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


@pytest.mark.nightly
def test_a_process_is_renewed_after_some_reports(inputs: pipeline.Inputs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "RENEW", 1)
    worker = pool.Worker(pool.setup(inputs.project, inputs), dict(os.environ))
    wanted = ordered(inputs, *((channel, "en", ("json",)) for channel in CHANNELS[:2]))
    pids = []
    with closing(worker):
        for order in wanted:
            worker.make([order])
            pids.append(worker.pid)
    assert len(set(pids)) == 2


def test_what_cannot_be_made_says_why(inputs: pipeline.Inputs) -> None:
    worker = pool.Worker(pool.setup(inputs.project, inputs), dict(os.environ))
    (order,) = ordered(inputs, ("Email", "en", ("nothing",)))
    with closing(worker), pytest.raises(pool.PoolError, match=f"{order.name} could not be made: KeyError"):
        worker.make([order])


def test_no_more_is_made_ahead_than_the_processes_are_many(
    inputs: pipeline.Inputs, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []

    class Quick:
        def __init__(self, *_: object) -> None: ...

        def make(self, orders: Sequence[pipeline.Order]) -> list[str]:
            begun.extend(order.name for order in orders)
            return [order.name for order in orders]

        def stop(self) -> None: ...

        def close(self) -> None: ...

    monkeypatch.setattr(pool, "Worker", Quick)
    orders = ordered(inputs, *((channel, "en", ("json",)) for channel in CHANNELS * 20))
    taken = 0
    for name in pool.makers(3)(HOUSE, inputs.project, inputs, orders):
        assert name == orders[taken].name  # type: ignore[comparison-overlap]
        taken += 1
        assert len(begun) <= taken + 2 * 3
    assert taken == 60


def test_a_process_knows_no_secret_of_the_environment(inputs: pipeline.Inputs) -> None:
    worker = pool.Worker(b"", {"SMTP_PASSWORD": "s3cret", "PATH": "/bin"})
    assert worker._environ["PATH"] == "/bin"
    assert "SMTP_PASSWORD" not in worker._environ

"""The process of a pool: computes and renders reports of one run, and may do little else.

Started as `python -m reportgen.scheduler.pool_worker` by `reportgen.scheduler.pool`. Like the process that only renders, it bounds
itself, leaves the network where the system permits, and ends with its parent; what it sends back is JSON and bytes.
"""

from __future__ import annotations

import json
import os
import pickle
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from reportgen.render.worker import leave_network, let_go, limit, receive, send, settle, warm

if TYPE_CHECKING:
    from reportgen.document import Document
    from reportgen.engine import DuckEngine
    from reportgen.pipeline import Inputs, Order
    from reportgen.project import Project
    from reportgen.render import Job, Rendering
    from reportgen.scheduler.results import Result

ENGINE_MEMORY = "512MB"


class Here:
    """Renders in this very process, which is as closed as one that only renders; each file of a document once.

    Recipients of the same rows and language who want other files share those they have in common. The words of a mail name the
    files that come with it, so they are made for each.
    """

    def __init__(self) -> None:
        self._document: Document | None = None
        self._made: dict[str, Rendering] = {}

    def render(self, job: Job, formats: Sequence[str]) -> Mapping[str, Rendering]:
        """See `render.render`."""
        from reportgen.render import render

        if job.document != self._document:
            self._document, self._made = job.document, {}
        let_go()  # what computing took, before rendering takes as much
        made = {**self._made, **render(job, [kind for kind in formats if kind not in self._made])}
        self._made = {kind: each for kind, each in made.items() if kind != "mail"}
        return {kind: made[kind] for kind in formats}


class Once:
    """An engine that answers the same question once: reports of the same rows in two languages ask the same."""

    def __init__(self, engine: DuckEngine) -> None:
        self._engine = engine
        self._known: dict[str, list[tuple[Any, ...]]] = {}

    def query(self, sql: str) -> list[tuple[Any, ...]]:
        """Run a query, or know its answer."""
        if sql not in self._known:
            self._known[sql] = self._engine.query(sql)
        return self._known[sql]

    def forget(self) -> None:
        """Before reports of other rows."""
        self._known.clear()


def main(arguments: Sequence[str]) -> int:
    """Make reports until the input ends. Arguments: MiB of memory, seconds of processor time, folder for what does not fit."""
    memory, seconds = (int(argument) for argument in arguments[:2])
    source, target = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what any library prints must not get between the answers
    limit(memory, seconds)
    leave_network()  # before any library starts a thread, for then it is too late
    said = receive(source)
    if said is None:
        return 0
    project, inputs, engine = _prepared(said, Path(arguments[2]))
    while (message := receive(source)) is not None:
        _answer(target, message, project, inputs)
        engine.forget()
        let_go()
    return 0


def _prepared(said: bytes, scratch: Path) -> tuple[Project, Inputs, Once]:
    from reportgen.business import bytes_of
    from reportgen.engine import DuckEngine

    warm()
    project, inputs, coverages = pickle.loads(said)  # noqa: S301 - the parent's own
    limit = min((ENGINE_MEMORY, project.business.memory_limit or ENGINE_MEMORY), key=bytes_of)
    engine = Once(DuckEngine(inputs.parts, memory_limit=limit, threads=1, temp_dir=scratch))
    inputs.__dict__.update(engine=engine, coverages=coverages)
    settle()
    return project, inputs, engine


def _answer(target: BinaryIO, message: bytes, project: Project, inputs: Inputs) -> None:
    from reportgen.errors import LastingError, ReportgenError

    bodies: list[bytes] = []
    try:
        orders: tuple[Order, ...] = pickle.loads(message)  # noqa: S301 - the parent's own
        head: dict[str, Any] = {"results": []}
        for made in results(project, inputs, orders):
            head["results"].append(_written(made))
            bodies += [each.data for each in made.files.values()]
    except ReportgenError as error:
        head, bodies = {"refused": str(error), "lasting": isinstance(error, LastingError)}, []
    except MemoryError:
        head, bodies = {"refused": f"{orders[0].name} needed more memory than a process may take, and was stopped"}, []
    except Exception as error:  # noqa: BLE001 - whatever it was, the parent tells it
        head, bodies = {"refused": f"{orders[0].name} could not be made: {type(error).__name__}: {error}"}, []
    send(target, json.dumps(head).encode())
    for body in bodies:
        target.write(body)
    target.flush()


def results(project: Project, inputs: Inputs, orders: Sequence[Order]) -> list[Result]:
    """Reports of the same rows, in the order of what was wanted."""
    from reportgen import pipeline
    from reportgen.scheduler.results import Result

    here = Here()
    return [
        Result.of(pipeline.finished(project, inputs, order, order.formats or order.spec.formats, here))
        for order in orders
    ]


def _written(made: Result) -> dict[str, Any]:
    return {
        "files": [[name, len(each.data), each.warnings, each.flaws] for name, each in made.files.items()],
        "held": [[reason.code, reason.what] for reason in made.held],
        "warnings": made.warnings,
        "figures": made.figures,
        "behind": made.behind,
        "moved": made.moved,
        "found": made.found,
        "areas": made.areas,
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

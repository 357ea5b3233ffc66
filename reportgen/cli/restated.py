"""What `kpis` and `explain` say of figures that are others now than a report said which was sent."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reportgen.cli.common import warn

if TYPE_CHECKING:
    from reportgen.findings.restated import Restated
    from reportgen.metrics.scoreboard import Scoreboard
    from reportgen.project import Project
    from reportgen.text import Language


def found(project: Project, board: Scoreboard) -> tuple[Restated, ...]:
    """The figures of a scoreboard that an earlier report said otherwise; none where there is no ledger."""
    from reportgen.scheduler.places import ledger_is_there

    if not ledger_is_there(project, os.environ):
        return ()
    from reportgen.findings import Memory
    from reportgen.findings.restated import restated
    from reportgen.pipeline.memory import ONLY
    from reportgen.scheduler import remembered

    split = json.dumps(board.only, ensure_ascii=False) if board.only else ""
    with remembered.ledger_at_hand(project, os.environ, warn) as ledger:
        if ledger is None:
            return ()
        kept = remembered.kept(ledger, project, "", board.period, splits=[split] if split else [], tell=warn)
    by = (ONLY, split) if split else None

    return restated(board, Memory(tuple(replace(each, by=None) for each in kept.told if each.by == by)))


def as_json(changed: Sequence[Restated]) -> dict[str, Any]:
    """The key that a document gets where something is another figure now."""
    from reportgen.metrics.scoreboard import number

    listed = [
        {"kpi": each.kpi, "period": each.period.id, "was": number(each.was.value, each.was.unit),
         "now": number(each.now.value, each.now.unit), "report": each.report, "of": each.of}
        for each in changed
    ]  # fmt: skip
    return {"restated": listed} if listed else {}


def lines(changed: Sequence[Restated], language: Language) -> Iterator[str]:
    """A sentence for each."""
    for each in changed:
        was, now = (language.quantity(one, style="exact") for one in (each.was, each.now))
        yield f"restated: {each.kpi} of {each.period.id} is {now} now; {each.report} {each.of} said {was}"

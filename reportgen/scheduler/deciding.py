"""What the owner of a focus area decides: written into config/focus.yaml, then into the ledger.

The file comes first, for it is what holds; where the ledger could not be written after it, `check` says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from reportgen.errors import ConfigError, Problem, UsageError, did_you_mean
from reportgen.findings import Decision, FocusArea
from reportgen.findings.memory import area_json
from reportgen.findings.written import DecidedArea, with_entry
from reportgen.pipeline import write_aside
from reportgen.text import Msg

if TYPE_CHECKING:
    from datetime import datetime

    from reportgen.ledger.ledger import Ledger
    from reportgen.project import Project

FILE = "focus.yaml"


def chosen(name: str, areas: Sequence[FocusArea], quarter: str) -> FocusArea:
    """The focus area that is meant.

    Raises:
        UsageError: none is called so.
    """
    known = {each.id: each for each in areas}
    if name not in known:
        there = did_you_mean(name, known) if known else "It has none: nothing was found"
        raise UsageError(f"{quarter} has no focus area '{name}'. {there}")
    return known[name]


def said(
    area: FocusArea,
    decision: Decision,
    by: str,
    *,
    owner: str | None = None,
    due: date | None = None,
    actions: Sequence[str] = (),
    note: str | None = None,
) -> FocusArea:
    """An area as its owner decided.

    Raises:
        UsageError: an edit that changes nothing, or a rejection without its reason.
    """
    if decision is Decision.EDITED and owner is None and due is None and not actions and note is None:
        raise UsageError("--edit changes owner, due date, action or note. Say which: --owner, --due, --action, --note")
    if decision is Decision.REJECTED and not (note or "").strip():
        raise UsageError("--reject needs a reason: --note TEXT. It stands in the report and in the history")
    own = tuple(Msg.of("own-words", words=" ".join(each.split())) for each in actions)
    return replace(
        area, decision=Decision.EDITED if own and decision is Decision.ACCEPTED else decision, by_whom=by,
        owner=area.owner if owner is None else owner.strip(), due=due or area.due, actions=own or area.actions,
        note=area.note if note is None else " ".join(note.split()),
    )  # fmt: skip


def decide(project: Project, ledger: Ledger, areas: Sequence[FocusArea], now: datetime) -> None:
    """Keep decisions.

    Args:
        project: whose config/focus.yaml is written.
        ledger: open.
        areas: as they were decided on.
        now: the time.

    Raises:
        UsageError: a decision cannot be written down so that it reads back the same; nothing was changed.
        LedgerError: the file is written, the ledger could not be.
    """
    target = project.root / "config" / FILE
    before = target.read_text(encoding="utf-8") if target.is_file() else ""
    today = now.astimezone(project.business.zone).date()
    text = before
    for area in areas:
        text = with_entry(text, area, today)
    _reads_back(text, areas)
    write_aside(target, text.encode())
    for area in areas:
        ledger.decide_area(area.quarter.id, area.id, area_json(area), area.by_whom, now)


def _reads_back(text: str, areas: Sequence[FocusArea]) -> None:
    from reportgen.strict_yaml.model import build
    from reportgen.strict_yaml.reading import parse

    document = parse(text.encode(), f"config/{FILE}")
    problems: Sequence[Problem] = document.problems
    if not problems and document.root is not None:
        found, problems = build(tuple[DecidedArea, ...], document.root, document.file)
        if found is not None:
            last = {(each.area.quarter, each.id): each.area for each in found}
            if all(last.get((each.quarter, each.id)) == each for each in areas):
                return
    told = ConfigError(list(problems)) if problems else "it would not read back as it was decided"
    raise UsageError(f"config/{FILE} cannot hold this decision, and was not changed: {told}")

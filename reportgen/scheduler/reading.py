"""What a run computes from: its sources, read when they are complete and then frozen; or why it waits.

A run that was begun reads what it began with, whoever goes on with it and whatever has become of the sources meanwhile.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from reportgen import archive, pipeline, readiness
from reportgen.findings import Memory
from reportgen.pipeline import standing
from reportgen.scheduler import remembered, room, telling
from reportgen.scheduler.addressees import addressees, variants_of
from reportgen.scheduler.house import RUN_LEASE, House, redacted

if TYPE_CHECKING:
    from pathlib import Path

    from reportgen.ledger import RunClaim
    from reportgen.periods import Period
    from reportgen.pipeline import Inputs
    from reportgen.project import Project
    from reportgen.reports import ReportSpec


@dataclass(frozen=True)
class Sources:
    """What a run computes from."""

    project: Project
    inputs: Inputs
    as_of: date
    memory: Memory


def read(house: House, claim: RunClaim, spec: ReportSpec, period: Period) -> Sources | None:
    """What the run computes from; None when it has to wait for it.

    Raises:
        ArchiveError: what an earlier attempt froze is gone or has changed.
        ConfigError: a table of recipients is wrong, or this version of the program reads that configuration no more.
        Fenced: another worker has taken the run over.
    """
    from reportgen.sources import World

    folder = archive.RunFolder(house.runs, claim.id)
    if claim.step in ("compute", "render") and archive.frozen_at(folder.inputs) is not None:
        return thawed(folder, house.environ, house.project.cache)
    house.ledger.step(claim, "ingest", house.clock())
    today = house.clock().astimezone(house.project.business.zone).date()
    outside = World(house.project.business.as_of or today, house.environ)
    inputs = pipeline.gather(house.project, world=outside, pulling="due")
    standing.keep(house.project, standing.standings(house.project, inputs, outside.today), house.clock())
    needed = _needed(claim, period)
    late = _late(house.project, inputs, needed)
    if late and spec.on_incomplete == "wait":
        _wait(house, claim, spec, late)
        return None
    house.ledger.clear_alert(f"late:{claim.id}", house.clock())
    known = readiness.as_of(inputs.coverages)
    today = max(known, needed) if known is not None else needed
    splits = [each.split for each in variants_of(house.project, spec, addressees(house.project, spec)) if each.only]
    said = remembered.kept(house.ledger, house.project, claim.report, period, claim.version, splits, house.tell)

    def still_ours() -> None:
        house.ledger.renew(claim, house.clock(), RUN_LEASE)

    archive.freeze(house.project, inputs, house.project.business.as_of or today, folder.inputs, said, still_ours)
    return thawed(folder, house.environ, house.project.cache)


def thawed(folder: archive.RunFolder, environ: Mapping[str, str], cache: Path) -> Sources:
    """What a run was begun with.

    Raises:
        ArchiveError: a file is gone or has changed.
        ConfigError: this version of the program reads that configuration no more.
    """
    return Sources(*archive.thaw(folder.inputs, environ, cache), archive.remembered(folder.inputs))


def _needed(claim: RunClaim, period: Period) -> date:
    """The last day that the report speaks of: the period's, or the one before it is due where it is made in its period."""
    if claim.nominal:
        return min(period.last, date.fromisoformat(claim.nominal[:10]) - timedelta(days=1))
    return period.last


def _late(project: Project, inputs: Inputs, needed: date) -> list[tuple[str, str]]:
    """What the report waits for, a sentence each; sources that reach equally far are told in one."""
    found = [("source_unreadable", failure) for failure in inputs.failures]
    reaches: dict[date | None, list[str]] = {}
    for each in readiness.late(inputs.coverages, needed):
        # What cannot be read is told already: what was read of it before says nothing more.
        if not each.may_be_late and not any(f"source '{each.source}'" in failure for failure in inputs.failures):
            reaches.setdefault(each.through, []).append(f"'{each.source}'")
    for through, sources in reaches.items():
        reach = f"complete through {through}" if through else "without any row"
        who = f"source {sources[0]} is" if len(sources) == 1 else f"{len(sources)} sources are"
        names = "" if len(sources) == 1 else f": {', '.join(sources)}"
        found.append(("source_incomplete", f"{who} {reach}, the report needs {needed}{names}"))
    return found


def _wait(house: House, claim: RunClaim, spec: ReportSpec, late: Sequence[tuple[str, str]]) -> None:
    now = house.clock()
    schedule = spec.schedule
    give_up = claim.due + (schedule.give_up if schedule is not None else timedelta(days=20))
    causes = "; ".join(what for _, what in late)
    if now >= give_up:
        house.ledger.expire(claim, f"its sources were not complete in time: {causes}", now)
        telling.tell(house, f"expired:{claim.id}", f"{claim.id} is not made: {causes}", claim.id)
        return
    if claim.deadline is not None and now >= claim.deadline:
        telling.tell(
            house, f"late:{claim.id}", f"{claim.id} still waits for its sources, past its deadline: {causes}", claim.id
        )
    again = schedule.ask_again if schedule is not None else timedelta(minutes=15)
    if room.scarce(house.project) and any(code == "source_unreadable" for code, _ in late):
        again = min(again, room.AGAIN)  # what was read may only not have found room
    house.tell(f"{claim.id}: waits: {causes}")
    house.ledger.wait(claim, now + again, [(code, redacted(house, what)) for code, what in late], now)

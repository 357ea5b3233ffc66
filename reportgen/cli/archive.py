"""`history`, `show`: what was made, and what exactly was sent."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportgen.cli.ledgers import RUN, at, counted, iso, json_option, opened_house, the_run
from reportgen.cli.table import layout
from reportgen.errors import EXIT_DONE, UsageError, did_you_mean

if TYPE_CHECKING:
    from reportgen.archive.headlines import Headline
    from reportgen.ledger import Run
    from reportgen.ledger.overview import Tally
    from reportgen.scheduler.house import House

NOT_SENT = ("failed", "expired", "abandoned")
WORST_FIRST = {
    "unknown": 0,
    "failed": 1,
    "expired": 2,
    "abandoned": 3,
    "retry": 4,
    "intent": 5,
    "claimed": 6,
    "pending": 7,
    "sent": 8,
}


@click.command()
@click.argument("report", required=False)
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="So many runs.")
@json_option
@click.pass_obj
def history(folder: Path | None, report: str | None, limit: int, as_json: bool) -> int:
    """List runs, the newest first: state, to how many they went, what they said. REPORT limits it to one report."""
    from reportgen.archive.headlines import Headlines

    with opened_house(folder) as house:
        runs = house.ledger.runs(report, limit=limit)
        if report is not None and not runs and report not in house.project.reports:
            known = {run.report for run in house.ledger.runs()} | set(house.project.reports)
            raise UsageError(f"no report is called '{report}'. {did_you_mean(report, known)}".rstrip())
        headlines, tallies = Headlines.of(house.project), house.ledger.tallies()
        said = house.ledger.said(headlines.kpis)
        rows = [(run, tallies.get(run.id), headlines.written(run, said.get(run.id, ()))) for run in runs]
        zone = house.project.business.zone
    if as_json:
        click.echo(json.dumps({"runs": [_run_json(*row) for row in rows]}, ensure_ascii=False, indent=2))
    elif rows:
        head = ("run", "due", "state", "sent", "not sent", "in doubt", "figures, or why not sent")
        cells = [
            (
                run.id,
                at(run.due, zone),
                run.state,
                *_numbers(tally),
                _why(run) or " · ".join(f"{one.label} {one.figure}" for one in found),
            )
            for run, tally, found in rows
        ]
        click.echo(layout(head, cells, [False, False, False, True, True, True, False]))
    else:
        click.echo("no run yet")
    return EXIT_DONE


def _why(run: Run) -> str:
    """Why a run was not sent, or not yet, in one line; `show` has all of it."""
    if run.state not in ("planned", "held", "failed", "expired", "skipped"):
        return ""
    said = "; ".join(what.partition("\n")[0] for _, what in run.reasons)
    return said if len(said) <= LONGEST_WHY else f"{said[: LONGEST_WHY - 1].rstrip()}…"


def _numbers(tally: Tally | None) -> tuple[str, str, str]:
    """Sent, not sent and in doubt, of how many."""
    if tally is None:
        return "", "", ""
    total = sum(tally.states.values())
    missed = sum(tally.states.get(state, 0) for state in NOT_SENT)
    return f"{tally.states.get('sent', 0)} of {total}", str(missed or ""), str(tally.states.get("unknown", "") or "")


def _run_json(run: Run, tally: Tally | None, headlines: Sequence[Headline]) -> dict[str, Any]:
    return {
        "run": run.id, "report": run.report, "period": run.period, "version": run.version, "state": run.state, "due": iso(run.due),
        "nominal": run.nominal or None, "deadline": iso(run.deadline), "made": iso(run.made_at), "changed": iso(run.changed_at),
        "attempts": run.attempts, "correction": run.reason or None,
        "reasons": [{"code": code, "what": what} for code, what in run.reasons],
        "deliveries": tally.states if tally else {},
        "figures": [{"kpi": one.kpi, "label": one.label, "figure": one.figure} for one in headlines],
    }  # fmt: skip


@click.command(epilog=RUN)
@click.argument("run")
@click.option("--recipients", is_flag=True, help="Show to whom it went; addresses are personal data.")
@json_option
@click.pass_obj
def show(folder: Path | None, run: str, recipients: bool, as_json: bool) -> int:
    """Show all of RUN: its slot, its steps, what held it, its files with their hashes, its deliveries, every transition."""
    with opened_house(folder) as house:
        found = the_run(house.ledger, run)
        if as_json:
            click.echo(json.dumps(_whole(house, found, recipients), ensure_ascii=False, indent=2))
        else:
            for line in _shown(house, found, recipients):
                click.echo(line)
    return EXIT_DONE


def _headlines(house: House, run: Run) -> tuple[Headline, ...]:
    from reportgen.archive.headlines import Headlines

    return Headlines.of(house.project).written(run, house.ledger.figures(run.id))


def _whole(house: House, run: Run, recipients: bool) -> dict[str, Any]:
    from reportgen.cli.deliveries import delivery_json

    ledger = house.ledger
    return {
        **_run_json(run, ledger.tallies().get(run.id), _headlines(house, run)),
        "steps": [
            {"at": iso(step.at), "name": step.name, "epoch": step.epoch, "detail": dict(step.detail)}
            for step in ledger.steps(run.id)
        ],
        "files": [
            {"variant": each.variant, "name": each.name, "kind": each.kind, "path": each.path, "bytes": each.bytes,
             "sha256": each.sha256}
            for each in ledger.artifacts(run.id)
        ],
        "delivered": [delivery_json(row, recipients) for row in ledger.deliveries(run.id)],
        "reported": [
            {"kpi": each.kpi, "by": each.by or None, "segment": each.segment or None, "period": each.period, "value": each.value}
            for each in ledger.figures(run.id)
        ],
        "events": [
            {"at": iso(each.at), "delivery": each.delivery, "was": each.was or None, "became": each.became or None, "by": each.by,
             "epoch": each.epoch, "detail": each.detail or None}
            for each in reversed(ledger.events(run.id))
        ],
    }  # fmt: skip


def _shown(house: House, run: Run, recipients: bool) -> Iterator[str]:
    zone = house.project.business.zone
    yield click.style(f"{run.id}  {run.state}", bold=True)
    facts = [
        ("due", at(run.due, zone)),
        ("deadline", at(run.deadline, zone)),
        ("made", at(run.made_at, zone)),
        ("last change", at(run.changed_at, zone)),
        ("next", at(run.next_at, zone)),
        ("worker", run.owner),
        ("correction of", run.reason),
    ]
    yield from (f"  {name:<14}{value}" for name, value in facts if value)
    yield from (f"  {code}: {what}" for code, what in run.reasons)
    if headlines := _headlines(house, run):
        yield ""
        yield layout(("figure", "value"), [(one.label, one.figure) for one in headlines], [False, True])
    if steps := house.ledger.steps(run.id):
        yield ""
        rows = [(step.name, at(step.at, zone, True), _with(step.detail)) for step in steps]
        yield layout(("step", "at", "with"), rows, [False] * 3)
    if files := house.ledger.artifacts(run.id):
        yield ""
        cells = [(each.variant, each.name, f"{each.bytes:,}", each.sha256) for each in files]
        yield layout(("variant", "file", "bytes", "sha256"), cells, [False, False, True, False])
        yield f"in {house.runs}"
    yield from _delivered(house, run, recipients)
    yield from _events(house, run)


def _with(detail: Mapping[str, Any]) -> str:
    """What a step was done with: `inputs e534e1a8d677d9fa, variants 2`; of the making how many there were then."""
    if set(detail) == {"done", "of"}:
        return f"{detail['done']} of {detail['of']} were made" if detail["done"] else f"{detail['of']} to make"
    return ", ".join(f"{name} {str(value)[:16]}" for name, value in sorted(detail.items()))


LONGEST_WHY = 90
"""Letters of a reason in a line of `history`."""
MANY = 25
"""Deliveries that are shown one by one; of more, those that were sent are only counted."""
LATEST = 40
"""Transitions that are shown; --json has all."""


def _delivered(house: House, run: Run, recipients: bool) -> Iterator[str]:
    from reportgen.cli.deliveries import said

    zone, rows = house.project.business.zone, house.ledger.deliveries(run.id)
    if not rows:
        return
    states = [row.state for row in rows]
    yield ""
    yield f"deliveries: {counted({state: states.count(state) for state in states})}"
    listed = rows if recipients or len(rows) <= MANY else [row for row in rows if row.state != "sent"]
    if not listed:
        return
    head = (
        "id",
        "channel",
        "language",
        "state",
        "since",
        "tries",
        "ms",
        "queue id",
        "reply",
        *(("recipient",) if recipients else ()),
    )
    cells = [
        (str(row.id), row.channel, row.language, row.state, at(row.changed_at, zone, True), str(row.attempts),
         "" if row.dot_to_reply_ms is None else f"{row.dot_to_reply_ms:,}", row.queue_id, said(row, 48),
         *((row.recipient,) if recipients else ()))
        for row in sorted(listed, key=lambda row: (WORST_FIRST[row.state], row.id))
    ]  # fmt: skip
    yield layout(head, cells, [True, *[False] * 4, True, True, *[False] * (len(head) - 7)])
    if len(listed) < len(rows):
        yield f"{len(rows) - len(listed):,} that were sent are not listed; --recipients lists all"


def _events(house: House, run: Run) -> Iterator[str]:
    zone, events = house.project.business.zone, house.ledger.events(run.id)
    if not events:
        return
    yield ""
    cells = [
        (at(each.at, zone, True), f"delivery {each.delivery}" if each.delivery else "run",
         f"{each.was or '-'} → {each.became or '-'}", each.by, each.detail[:70])
        for each in reversed(events[:LATEST])
    ]  # fmt: skip
    yield layout(("at", "what", "transition", "by", "detail"), cells, [False] * 5)
    if len(events) > LATEST:
        yield f"{len(events) - LATEST:,} earlier ones: --json has all"

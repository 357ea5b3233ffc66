"""`status`: whether all is well, and if not, what to type."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportgen.cli.ledgers import at, counted, iso, json_option, now, opened_house
from reportgen.cli.table import layout
from reportgen.errors import printable

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from reportgen.ledger import Run
    from reportgen.pipeline.standing import Standing
    from reportgen.scheduler.matters import Matter
    from reportgen.scheduler.outlook import Coming, Outlook

SAID = {
    "paused": ("delivery is paused", "delivery is paused"),
    "unknown": ("1 delivery is in doubt", "{n} deliveries are in doubt"),
    "held": ("1 report is held", "{n} reports are held"),
    "review": ("1 report waits for review", "{n} reports wait for review"),
    "failed": ("1 report failed", "{n} reports failed"),
    "expired": ("1 report was not made in time", "{n} reports were not made in time"),
    "undelivered": ("1 report did not reach everybody", "{n} reports did not reach everybody"),
    "put_off": ("1 report is put off by the other side", "{n} reports are put off by the other side"),
    "channel": ("1 channel sends nothing", "{n} channels send nothing"),
    "room": ("1 report has no room on the disk", "{n} reports have no room on the disk"),
    "stalled": ("no scheduler runs", "no scheduler runs"),
    "clock": ("the clock is behind what was planned", "the clock is behind what was planned"),
    "jump": ("the clock jumped ahead", "the clock jumped ahead"),
    "workers": ("every worker comes to nothing", "every worker comes to nothing"),
    "late": ("1 report is past its deadline", "{n} reports are past their deadline"),
    "disk": ("the disk is nearly full", "the disk is nearly full"),
    "untold": ("the owner could not be told of 1 thing", "the owner could not be told of {n} things"),
}
"""How many matters of a kind there are, in words: one, several."""


@click.command()
@json_option
@click.pass_obj
def status(folder: Path | None, as_json: bool) -> int:
    """Show what waits for you, what is under way and what comes next.

    The first line says whether all is well. Exit codes: 0 it is; 3 something is held; 4 something did not reach somebody, or nobody
    knows whether it did; 1 no scheduler runs, or the disk is full.
    """
    from reportgen.pipeline import standing
    from reportgen.scheduler.outlook import outlook

    with opened_house(folder) as house:
        instant = now()
        found = outlook(house.project, house.ledger, instant)
        looked = standing.kept(house.project)
        if as_json:
            document = {**_document(found), "sources": looked["sources"] if looked is not None else []}
            click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        else:
            for line in lines(found, house.project.business.zone, instant):
                click.echo(line)
            for line in (
                sources_told(standing.revived(looked), house.project.business.zone) if looked is not None else ()
            ):
                click.echo(line)
    return found.exit_code


def sources_told(found: Sequence[Standing], zone: ZoneInfo) -> Iterator[str]:
    """How the sources stood when they were looked at last, and what is to be known of each."""
    from reportgen.cli import sources_table

    if not found:
        return
    yield ""
    yield f"{sources_table.verdict(found)} (looked at {at(max(each.looked for each in found if each.looked), zone)})"
    for each in found:
        for sentence, command in sources_table.matters(each, zone):
            yield from sources_table.wrapped(sentence, command, None)


def verdict(found: Outlook) -> str:
    """The first line."""
    if not found.matters:
        count = len(found.waiting)
        return f"all is well; {count} {'report waits' if count == 1 else 'reports wait'}" if count else "all is well"
    kinds = list(dict.fromkeys(matter.kind for matter in found.matters))
    numbers = {kind: sum(matter.count for matter in found.matters if matter.kind == kind) for kind in kinds}
    said = ", ".join(SAID[kind][numbers[kind] > 1].format(n=numbers[kind]) for kind in kinds)
    first = next((_way_out(matter) for matter in found.matters if matter.commands), "")
    return f"{said[:1].upper()}{said[1:]}" + (f": {first}" if first else "")


def _way_out(matter: Matter) -> str:
    """What to type first; of a doubt all ways, for none of them is likelier than another."""
    if matter.delivery is not None:
        return f"reportgen deliveries resolve {matter.delivery} --sent, --resend or --abandon"
    return matter.commands[0]


def lines(found: Outlook, zone: ZoneInfo, instant: datetime) -> Iterator[str]:
    """What a terminal shows."""
    yield click.style(verdict(found), bold=True, fg="yellow" if found.matters else "green")
    for matter in found.matters:
        yield ""
        yield from _matter(matter, zone)
    yield from _table(
        "under way", ("run", "state", "since", "deliveries"), [_working(run, found, zone) for run in found.working]
    )
    yield from _table(
        "waiting", ("run", "due", "again", "for"), [_waiting(run, zone, instant) for run in found.waiting]
    )
    coming = [_next(each, zone) for each in found.coming]
    paused = any(each.paused_by for each in found.coming)
    head = ("report", "period", "due", *(("paused",) if paused else ()))
    yield from _table("next", head, [row if paused else row[:3] for row in coming])
    yield ""
    yield f"ledger: {found.ledger}; times are those of {zone.key}"
    for advice in found.advice:
        yield f"advice: {advice}"


def _matter(matter: Matter, zone: ZoneInfo) -> Iterator[str]:
    since = f" (since {at(matter.since, zone)})" if matter.since else ""
    yield from textwrap.wrap(
        printable(matter.what) + since, 100, initial_indent="- ", subsequent_indent="  ",
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
    for command in matter.commands:
        yield f"    {command}"


def _working(run: Run, found: Outlook, zone: ZoneInfo) -> tuple[str, ...]:
    tally = found.tallies.get(run.id)
    state = f"{run.state}: {run.step}" if run.state == "running" and run.step else run.state
    return run.id, state, at(run.changed_at, zone), counted(tally.states) if tally else ""


def _waiting(run: Run, zone: ZoneInfo, instant: datetime) -> tuple[str, ...]:
    late = f"past its deadline of {at(run.deadline, zone)}; " if _late(run, instant) else ""
    return (
        run.id,
        at(run.due, zone),
        at(run.next_at, zone),
        _shortened(late + "; ".join(what for _, what in run.reasons)),
    )


def _shortened(text: str, most: int = 80) -> str:
    return text if len(text) <= most else f"{text[:most].rstrip()} … (reportgen show)"


def _next(each: Coming, zone: ZoneInfo) -> tuple[str, ...]:
    period, due = (each.slot.period.id, at(each.slot.due, zone)) if each.slot else ("-", "never")
    paused = f"by {each.paused_by}: reportgen resume {each.report}" if each.paused_by else ""
    return each.report, period, due, paused


def _late(run: Run, instant: datetime) -> bool:
    return run.deadline is not None and bool(run.reasons) and instant >= run.deadline


def _table(title: str, head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    if rows:
        yield ""
        yield layout((f"{title}: {head[0]}", *head[1:]), rows, [False] * len(head))


def _document(found: Outlook) -> dict[str, Any]:
    return {
        "verdict": verdict(found),
        "exit_code": found.exit_code,
        "matters": [
            {"kind": one.kind, "what": one.what, "since": iso(one.since), "run": one.run or None, "delivery": one.delivery,
             "count": one.count, "commands": list(one.commands)}
            for one in found.matters
        ],
        "under_way": [
            {"run": run.id, "state": run.state, "step": run.step or None, "since": iso(run.changed_at),
             "deliveries": found.tallies[run.id].states if run.id in found.tallies else {}}
            for run in found.working
        ],
        "waiting": [
            {"run": run.id, "due": iso(run.due), "again": iso(run.next_at), "deadline": iso(run.deadline),
             "reasons": [{"code": code, "what": what} for code, what in run.reasons]}
            for run in found.waiting
        ],
        "next": [
            {"report": each.report, "period": each.slot.period.id if each.slot else None,
             "due": iso(each.slot.due) if each.slot else None, "paused_by": each.paused_by or None}
            for each in found.coming
        ],
        "channels_resting": [
            {"channel": one.channel, "why": one.why, "since": iso(one.since), "until": iso(one.until)} for one in found.resting
        ],
        "ledger": found.ledger,
        "advice": list(found.advice),
    }  # fmt: skip

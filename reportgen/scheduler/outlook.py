"""What an operator should know now: what waits for a decision, what is under way, what comes next. Reads, and changes nothing.

A matter is something that does not end well by itself. It stays until somebody decides; a report that failed, or did not reach
everybody, is no matter any more once a later one of the same report, or a correction, was sent.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from reportgen.errors import EXIT_DONE, EXIT_FAILED, EXIT_HELD, EXIT_UNDELIVERED
from reportgen.ledger.rows import OPEN
from reportgen.scheduler import attention, looked, room
from reportgen.scheduler.house import seen_in, told_at
from reportgen.scheduler.matters import Matter
from reportgen.scheduler.planning import timings
from reportgen.timetable import latest, upcoming

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportgen.ledger import Alert, Delivery, PausedTransport, Run
    from reportgen.ledger.ledger import Ledger
    from reportgen.ledger.overview import Tally
    from reportgen.project import Project
    from reportgen.timetable import Slot

SINGLY = 5
"""So many deliveries of a run in doubt are listed one by one; of more it is told how many."""
WAYS = ("sent", "resend", "abandon")
SENT = ("done", "done_with_failed", "done_with_unknown")
EXITS = {
    "held": EXIT_HELD,
    "review": EXIT_HELD,
    "stalled": EXIT_FAILED,
    "room": EXIT_FAILED,
    "disk": EXIT_FAILED,
    "clock": EXIT_FAILED,
    "jump": EXIT_FAILED,
    "workers": EXIT_FAILED,
}
"""Exit code of `status` by the kind of a matter; all other kinds are something that did not reach somebody."""


@dataclass(frozen=True)
class Coming:
    """The next date of a schedule; no slot where there is none, `paused_by` where it is paused."""

    report: str
    slot: Slot | None
    paused_by: str


@dataclass(frozen=True)
class Outlook:
    """All of it.

    Attributes:
        matters: what waits for somebody, the most urgent first.
        waiting: runs that are due and wait: for sources, or for their next attempt.
        working: runs that are being made or sent.
        tallies: deliveries of runs.
        coming: the next date of every schedule, the soonest first.
        resting: channels that send nothing now, and are tried again by themselves or by nobody.
        ledger: its name.
        advice: what about it is not safe.
    """

    matters: tuple[Matter, ...]
    waiting: tuple[Run, ...]
    working: tuple[Run, ...]
    tallies: Mapping[str, Tally]
    coming: tuple[Coming, ...]
    resting: tuple[PausedTransport, ...]
    ledger: str
    advice: tuple[str, ...]

    @property
    def exit_code(self) -> int:
        """4 where something did not reach somebody, else 3 where something is held, 1 where nothing runs, 0 where all is well."""
        found = {EXITS.get(matter.kind, EXIT_UNDELIVERED) for matter in self.matters}
        return max(found, default=EXIT_DONE)


def outlook(project: Project, ledger: Ledger, now: datetime) -> Outlook:
    """What is to be known at an instant; on PostgreSQL at the database's own."""
    now = ledger.time(now)
    runs, tallies = ledger.runs(), ledger.tallies()
    resting = tuple(_resting(ledger, now))
    matters = (
        *_disk(project),
        *_paused(project, ledger, runs),
        *_unknown(ledger),
        *_held(project, runs),
        *_unmade(runs),
        *_undelivered(ledger, runs, tallies),
        *_late(runs, now),
        *_put_off(project, ledger),
        *_channels(ledger, resting),
        *_no_channel(project, ledger),
        *_no_room(runs),
        *looked.standstill(project, ledger, now),
    )
    matters = tuple(_with_untold(ledger, matters))
    coming = sorted(_coming(project, ledger, now), key=lambda each: (each.slot is None, each.slot and each.slot.due))
    return Outlook(
        matters=matters,
        waiting=tuple(run for run in reversed(runs) if run.state == "planned"),
        working=tuple(run for run in reversed(runs) if run.state in ("running", "ready", "delivering")),
        tallies=tallies,
        coming=tuple(coming),
        resting=resting,
        ledger=ledger.name,
        advice=tuple(ledger.advice()),
    )


def _paused(project: Project, ledger: Ledger, runs: Sequence[Run]) -> Iterator[Matter]:
    why = ledger.delivery_paused()
    if why is None:
        return
    since = ledger.restored_at()
    marks = {each.id: each.planned_until for each in ledger.schedules()}
    lost = tuple(_forgotten(project, runs, marks, since)) if since is not None else ()
    said = f". It knows nothing of {'; '.join(told for told, _ in lost)}" if lost else ""
    ways = tuple(f"reportgen run {slot} --deliver" for _, slot in lost)
    yield Matter("paused", f"no delivery is sent at all: {why}{said}", since, ("reportgen resume --all", *ways))


def _forgotten(
    project: Project, runs: Sequence[Run], marks: Mapping[str, datetime | None], since: datetime
) -> Iterator[tuple[str, str]]:
    """The last date of each schedule before a ledger was lost, which a new one does not plan: in words, and as `run` takes it."""
    there = {(run.report, run.period) for run in runs}
    for report, schedule in timings(project).items():
        slot, mark = latest(schedule, since), marks.get(report)
        if slot is None or (report, slot.period.id) in there or (mark is not None and mark < slot.due):
            continue  # what was planned up to before it is planned by itself, and held
        made = (project.state / "runs" / report / slot.period.id).is_dir()
        files = "of which files were made, so that it may have been sent" if made else "of which no file was made"
        yield (
            f"{report} {slot.period.id}, due {told_at(project, slot.due)}, {files}",
            f"{report} --period {slot.period.id}",
        )


def _unknown(ledger: Ledger) -> Iterator[Matter]:
    """Deliveries in doubt: each by itself, or a run's together where they are many, for one cause has made them so."""
    by_run: dict[str, list[Delivery]] = {}
    for each in ledger.deliveries(states=["unknown"]):
        by_run.setdefault(each.run, []).append(each)
    for run, rows in by_run.items():
        if len(rows) > SINGLY:
            since = min(row.intent_at or row.changed_at for row in rows)
            ways = (f"reportgen deliveries list {run} --state unknown",
                    *(f"reportgen deliveries resolve --run {run} --{way}" for way in WAYS))  # fmt: skip
            named = next((f", for {row.message_id} first" for row in rows if row.message_id), "")
            what = (
                f"{len(rows)} deliveries of {run} are in doubt: nobody knows whether they arrived. "
                f"Look for them in the relay's log{named}"
            )
            yield Matter("unknown", what, since, ways, run, count=len(rows))
            continue
        for each in rows:
            peer = f" to {each.peer}" if each.peer else ""
            yield Matter(
                "unknown",
                f"delivery {each.id} of {each.run} is in doubt: it was handed over{peer} and no answer came. "
                f"Look for {each.message_id or 'it'} in the relay's log",
                each.intent_at or each.changed_at,
                tuple(f"reportgen deliveries resolve {each.id} --{way}" for way in WAYS),
                each.run,
                each.id,
            )


def _held(project: Project, runs: Sequence[Run]) -> Iterator[Matter]:
    for run in runs:
        ways = (f"reportgen approve {run.id}", f"reportgen decline {run.id} --why ...")
        if run.state == "held":
            causes = "; ".join(what for _, what in run.reasons)
            said = f"{run.id} is held: {causes}. {seen_in(project, run.id)}"
            yield Matter("held", said, run.changed_at, (*ways, f"reportgen retry {run.id}"), run.id)
        elif run.state == "review":
            said = f"{run.id} waits for somebody to look at it. {seen_in(project, run.id)}"
            yield Matter("review", said, run.changed_at, ways, run.id)


def _unmade(runs: Sequence[Run]) -> Iterator[Matter]:
    for run in runs:
        if run.state in ("failed", "expired") and not _followed(run, runs):
            causes = "; ".join(what for _, what in run.reasons)
            what = f"{run.id} {'failed' if run.state == 'failed' else 'was not made'}: {causes}"
            yield Matter(run.state, what, run.changed_at, (f"reportgen retry {run.id}",), run.id)


def _no_room(runs: Sequence[Run]) -> Iterator[Matter]:
    for run in runs:
        causes = [what for code, what in run.reasons if code == "no_room"]
        if run.state == "planned" and causes:
            yield Matter("room", f"{run.id} waits: {causes[0]}", run.changed_at, (), run.id)


def _disk(project: Project) -> Iterator[Matter]:
    said = room.scarce(project)
    if said:
        yield Matter("disk", said, None, key="room")


def _late(runs: Sequence[Run], now: datetime) -> Iterator[Matter]:
    for run in runs:
        causes = [what for code, what in run.reasons if code.startswith("source_")]
        if run.state == "planned" and causes and run.deadline is not None and now >= run.deadline:
            what = f"{run.id} is past its deadline and goes out when its sources are complete: {'; '.join(causes)}"
            yield Matter("late", what, run.deadline, ("reportgen sources",), run.id)


def _undelivered(ledger: Ledger, runs: Sequence[Run], tallies: Mapping[str, Tally]) -> Iterator[Matter]:
    for run in runs:
        states = tallies[run.id].states if run.id in tallies else {}
        missed = states.get("failed", 0) + states.get("expired", 0)
        declined = any(code == "declined" for code, _ in run.reasons)
        if run.state in SENT and missed and not declined and not _followed(run, runs):
            what = f"{run.id} did not reach {missed} of {sum(states.values())} recipients{_answers(ledger, run.id)}"
            ways = (f"reportgen show {run.id}", f"reportgen resend {run.id} --failed-only")
            yield Matter("undelivered", what, run.changed_at, ways, run.id)


def _answers(ledger: Ledger, run: str) -> str:
    """What the other side said to those that it did not take, each answer once, and no more than fit."""
    from reportgen.ledger.transitions import without_addresses

    rows = ledger.deliveries(run, states=["failed", "expired"])
    said = list(dict.fromkeys(without_addresses(row.reply).strip() for row in rows if row.reply.strip()))
    more = f" and {len(said) - 2} more answers" if len(said) > 2 else ""
    return f": {'; '.join(each[:160] for each in said[:2])}{more}" if said else ""


def _followed(run: Run, runs: Sequence[Run]) -> bool:
    """Whether a later one of the same report was sent, or a correction is on its way, so that nobody needs this one any more."""
    return any(
        each.report == run.report
        and (
            (each.state in SENT and each.due > run.due)
            or (
                each.state in (*SENT, "ready", "delivering")
                and each.period == run.period
                and each.version > run.version
            )
        )
        for each in runs
    )


def _resting(ledger: Ledger, now: datetime) -> Iterator[PausedTransport]:
    """Channels that rest, and those whose rest is over with nothing sent since: nobody knows yet whether they work again."""
    waiting = {each.channel for each in ledger.deliveries(states=OPEN)}
    for each in ledger.paused_transports():
        if each.until is None or each.until > now or each.channel in waiting:
            yield each


def _channels(ledger: Ledger, resting: Sequence[PausedTransport]) -> Iterator[Matter]:
    for each in resting:
        waiting = sum(one.channel == each.channel for one in ledger.deliveries(states=OPEN))
        behind = f"; {waiting} {'delivery waits' if waiting == 1 else 'deliveries wait'}" if waiting else ""
        again = "" if each.until is None else ". It is tried again by itself"
        yield Matter(
            "channel",
            f"channel '{each.channel}' sends nothing: {each.why}{behind}{again}",
            each.since,
            (f"reportgen resume --channel {each.channel}",),
            key=f"transport:{each.channel}",
        )


def _put_off(project: Project, ledger: Ledger) -> Iterator[Matter]:
    for run, rows in attention.put_off(ledger.deliveries(states=["retry"])).items():
        since = min(row.changed_at for row in rows)
        yield Matter("put_off", attention.later(project, run, rows), since, (f"reportgen show {run}",), run)


def _no_channel(project: Project, ledger: Ledger) -> Iterator[Matter]:
    for channel, rows in attention.without_channel(project, ledger.deliveries(states=OPEN)).items():
        since = min(row.changed_at for row in rows)
        yield Matter(
            "channel", attention.gone(project, channel, rows), since, ("reportgen check",), key=f"transport:{channel}"
        )


def _with_untold(ledger: Ledger, matters: Sequence[Matter]) -> Iterator[Matter]:
    """The matters, with a word where the owner could not be told of one, and what else he could not be told of."""
    alerts = ledger.untold_alerts()
    untold = {alert.key: alert for alert in alerts} if any(alert.attempts for alert in alerts) else {}
    for matter in matters:
        key = matter.key or f"{matter.kind}:{matter.delivery or matter.run}"
        keys = {key} | {one for one, alert in untold.items() if matter.count > 1 and _of(alert, matter)}
        told = not [one for one in keys if untold.pop(one, None) is not None]
        yield matter if told else replace(matter, what=f"{matter.what}. The owner could not be told yet")
    for alert in untold.values():
        yield Matter("untold", f"the owner could not be told: {alert.what}", alert.raised_at, (), alert.run)


def _of(alert: Alert, matter: Matter) -> bool:
    """Whether an alert is about one of the many things that a matter stands for."""
    return alert.run == matter.run and alert.key.startswith(f"{matter.kind}:")


def _coming(project: Project, ledger: Ledger, now: datetime) -> Iterator[Coming]:
    paused = {each.id: each.paused_by for each in ledger.schedules() if each.paused}
    for report, schedule in timings(project).items():
        following = upcoming(schedule, now, 1)
        yield Coming(report, following[0] if following else None, paused.get(report, ""))

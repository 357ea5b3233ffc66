"""What an operator decides: `approve`, `decline`, `retry`, `resend`, `pause`, `resume`, `restore-ledger`.

Each is one transition of the ledger, under the name of who decides. The work that follows is the scheduler's.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.ledgers import NEXT_LOOK, by_option, counted, now, opened_house, plural, the_run
from reportgen.errors import EXIT_DONE, UsageError, did_you_mean

if TYPE_CHECKING:
    from reportgen.ledger import Delivery
    from reportgen.project import Project
    from reportgen.scheduler.house import House


@click.command()
@click.argument("run")
@by_option
@click.pass_obj
def approve(folder: Path | None, run: str, by: str) -> int:
    """Let RUN go out that is held or under review: the files and the recipients that were fixed, byte for byte."""
    with opened_house(folder) as house:
        found = the_run(house.ledger, run)
        house.ledger.approve(found.id, by, now())
        count = len(house.ledger.deliveries(found.id))
        click.echo(f"{found.id} is approved; {plural(count, 'delivery', 'deliveries')}: {NEXT_LOOK}")
        _settled(house, found.id)
    return EXIT_DONE


@click.command()
@click.argument("run")
@click.option("--why", required=True, metavar="TEXT", help="Why it is not sent; stands in the history.")
@by_option
@click.pass_obj
def decline(folder: Path | None, run: str, why: str, by: str) -> int:
    """Send RUN no more: never, where it is held or under review; to nobody else, where it is being sent."""
    with opened_house(folder) as house:
        found = the_run(house.ledger, run)
        house.ledger.decline(found.id, by, why, now())
        counts = house.ledger.delivery_counts(found.id)
        left = {state: count for state, count in counts.items() if state != "abandoned"}
        click.echo(f"{found.id} is {'sent to nobody else' if left else 'not sent'}: {why}")
        if left:
            click.echo(
                f"of {sum(counts.values())} deliveries {counted(left)}, {counts.get('abandoned', 0)} given up. "
                f'A correction goes to everybody: reportgen run {found.report} --period {found.period} --correct "REASON" --deliver'
            )
        _settled(house, found.id)
    return EXIT_DONE


@click.command()
@click.argument("run")
@by_option
@click.pass_obj
def retry(folder: Path | None, run: str, by: str) -> int:
    """Make RUN anew that failed, expired, was skipped, waits or is held, of which nothing was sent.

    Configuration, templates and sources are read again.
    """
    with opened_house(folder) as house:
        found = the_run(house.ledger, run)
        house.ledger.retry_run(found.id, by, now())
        click.echo(f"{found.id} is made anew: {NEXT_LOOK}")
        _settled(house, found.id)
    return EXIT_DONE


def _settled(house: House, run: str) -> None:
    """What the owner was told about a run is over: what comes of it now is news again."""
    for kind in ("held", "review", "failed", "expired", "late", "unsent", "refused", "put_off"):
        house.ledger.clear_alert(f"{kind}:{run}", now())


@click.command()
@click.argument("run")
@click.option("--failed-only", is_flag=True, help="To those it did not reach; who got it gets nothing.")
@click.option("--to", "address", metavar="ADDRESS", default=None, help="Of those it did not reach, to this one only.")
@by_option
@click.pass_obj
def resend(folder: Path | None, run: str, failed_only: bool, address: str | None, by: str) -> int:
    """Send RUN again to those it did not reach: the same files. What was sent is never sent again."""
    with opened_house(folder) as house:
        found = the_run(house.ledger, run)
        rows = house.ledger.deliveries(found.id)
        if address is not None:
            rows = tuple(row for row in rows if row.recipient.casefold() == address.strip().casefold())
            if not rows:
                raise UsageError(
                    f"{found.id} was not for this address: recipients are fixed when a report is ready. "
                    f"A test goes anywhere: reportgen run {found.report} --period {found.period} --to ADDRESS"
                )
        _refuse_sent(found.id, found.report, found.period, rows, failed_only)
        from reportgen.scheduler.making import KEEP_TRYING

        only = rows[0].recipient if address is not None else None
        count = house.ledger.resend_failed(found.id, by, now(), now() + KEEP_TRYING, only)
        if count:
            _settled(house, found.id)
            click.echo(f"{found.id}: {plural(count, 'delivery', 'deliveries')} sent again: {NEXT_LOOK}")
        else:
            click.echo(f"{found.id}: nothing to send again; its deliveries are {counted(_states(rows)) or 'none'}")
    return EXIT_DONE


def _states(rows: tuple[Delivery, ...]) -> dict[str, int]:
    states = [row.state for row in rows]
    return {state: states.count(state) for state in dict.fromkeys(states)}


def _refuse_sent(run: str, report: str, period: str, rows: tuple[Delivery, ...], failed_only: bool) -> None:
    """Who asks for everything again is told what may be had.

    Raises:
        UsageError: something was sent, or nobody knows.
    """
    sent = sum(row.state == "sent" for row in rows)
    doubtful = [row.id for row in rows if row.state == "unknown"]
    missed = sum(row.state in ("failed", "expired") for row in rows)
    if sent and not failed_only:
        rest = f"To the {missed} it did not reach: reportgen resend {run} --failed-only. " if missed else ""
        raise UsageError(
            f"{run} was sent to {sent} of {len(rows)}, and what was sent is never sent again. {rest}"
            f'A correction goes to everybody: reportgen run {report} --period {period} --correct "REASON" --deliver'
        )
    if doubtful and not failed_only:
        listed = ", ".join(str(each) for each in doubtful[:5])
        raise UsageError(
            f"{run}: whether delivery {listed} arrived is not known. Decide first: reportgen deliveries resolve {doubtful[0]} "
            "--sent, --resend or --abandon"
        )


@click.command()
@click.argument("report", required=False)
@click.option("--channel", default=None, metavar="NAME", help="Send nothing over this channel of config/delivery.yaml.")
@click.option("--all", "every", is_flag=True, help="Send nothing at all; reports are still made.")
@click.option("--why", default="", metavar="TEXT", help="Why; stands in `status`.")
@by_option
@click.pass_obj
def pause(folder: Path | None, report: str | None, channel: str | None, every: bool, why: str, by: str) -> int:
    """Plan REPORT no more, or send nothing over a channel, or nothing at all, until `resume`."""
    with opened_house(folder) as house:
        _one_of(house.project, report, channel, every, "pause")
        told = f"paused by {by}" + (f": {why}" if why else "")
        if report is not None:
            house.ledger.set_paused(report, True, by, now(), why)
            click.echo(
                f"report '{report}' is paused. What was due before still goes out; resume it: reportgen resume {report}"
            )
        elif channel is not None:
            house.ledger.pause_transport(channel, told, None, now())
            click.echo(
                f"channel '{channel}' is paused; its deliveries wait. Resume it: reportgen resume --channel {channel}"
            )
        else:
            house.ledger.pause_delivery(told, by, now())
            click.echo("all deliveries are paused; reports are still made. Resume them: reportgen resume --all")
    return EXIT_DONE


@click.command()
@click.argument("report", required=False)
@click.option("--channel", default=None, metavar="NAME", help="Send over this channel again.")
@click.option("--all", "every", is_flag=True, help="Let deliveries go on, also after a ledger was restored.")
@by_option
@click.pass_obj
def resume(folder: Path | None, report: str | None, channel: str | None, every: bool, by: str) -> int:
    """Let REPORT, a channel, or all deliveries go on."""
    with opened_house(folder) as house:
        _one_of(
            house.project,
            report,
            channel,
            every,
            "resume",
            known=[one.channel for one in house.ledger.paused_transports()],
        )
        if report is not None:
            was = house.ledger.paused(report)
            house.ledger.set_paused(report, False, by, now())
            spec = house.project.reports[report].schedule
            missed = f"; of what was missed its catch_up ({spec.catch_up}) is made" if spec is not None and was else ""
            click.echo(f"report '{report}' goes on{missed}" if was else f"report '{report}' was not paused")
        elif channel is not None:
            was = house.ledger.resume_transport(channel, by, now())
            house.ledger.clear_alert(f"transport:{channel}", now())
            click.echo(f"channel '{channel}' sends again" if was else f"channel '{channel}' was not paused")
        else:
            was = house.ledger.resume_delivery(by, now())
            house.ledger.clear_alert("restored", now())
            click.echo("deliveries go on" if was else "deliveries were not paused")
            doubtful = house.ledger.delivery_counts().get("unknown", 0)
            if doubtful:
                click.echo(
                    f"{plural(doubtful, 'delivery is', 'deliveries are')} in doubt: reportgen deliveries list --state unknown"
                )
    return EXIT_DONE


def _one_of(
    project: Project, report: str | None, channel: str | None, every: bool, verb: str, known: list[str] | None = None
) -> None:
    """One thing is named, and it is there.

    Raises:
        UsageError: none or several are named, or there is no such thing.
    """
    if (report is not None) + (channel is not None) + every != 1:
        raise UsageError(f"name one thing: reportgen {verb} REPORT, --channel NAME or --all")
    scheduled = [name for name, spec in project.reports.items() if spec.schedule is not None]
    if report is not None and report not in scheduled:
        raise UsageError(f"no report '{report}' has a schedule. {did_you_mean(report, scheduled)}".rstrip())
    channels = [*project.delivery.channels, *(known or ())]
    if channel is not None and channel not in channels:
        raise UsageError(f"no channel is called '{channel}'. {did_you_mean(channel, channels)}".rstrip())


@click.command("restore-ledger")
@by_option
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def restore_ledger(folder: Path | None, by: str, yes: bool) -> int:
    """Say that the ledger was restored from a backup, where that cannot be noticed by itself.

    A copy has forgotten what was sent since it was made. Every delivery that is not final becomes doubtful, all deliveries are
    paused, and reports that were due before now are held when they are ready.
    """
    with opened_house(folder) as house:
        if house.ledger.replaced:
            click.echo("it was noticed when the ledger was opened; nothing else is to be done for it")
            return EXIT_DONE
        if not yes:
            click.confirm(
                f"Treat {house.ledger.name} as restored from an older copy, and pause all deliveries?",
                abort=True,
                err=True,
            )
        doubted = house.ledger.restore(now(), by)
        click.echo(f"deliveries are paused; {plural(doubted, 'delivery is', 'deliveries are')} in doubt")
        click.echo(
            "1. reportgen deliveries list --state unknown   and decide about each: deliveries resolve ID\n2. reportgen resume --all"
        )
    return EXIT_DONE

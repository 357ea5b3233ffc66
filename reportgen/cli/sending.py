"""What `run` does beside making files: `--to` tries a mail out, `--deliver` sends a report now."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from reportgen.cli.common import progress_done, warn
from reportgen.errors import UsageError, did_you_mean

if TYPE_CHECKING:
    from reportgen.addresses import Address
    from reportgen.pipeline import Inputs, Order
    from reportgen.project import Project
    from reportgen.render import Renderer


def addresses(context: click.Context, option: click.Parameter, values: Sequence[str]) -> tuple[Address, ...]:
    """The addresses of `--to`."""
    from reportgen.addresses import parse

    try:
        return tuple(dict.fromkeys(parse(value) for value in values))
    except ValueError as error:
        raise click.BadParameter(str(error), context, option) from None


def who(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    """The name of `--by`, None where none is given."""
    from reportgen.cli.ledgers import decider

    return None if value is None else decider(context, option, value)


def check(deliver: bool, to: Sequence[Address], reason: str | None, by: str | None, others: Mapping[str, Any]) -> None:
    """Refuse options that do not go together.

    Args:
        deliver: whether the report is sent to its recipients.
        to: whom a test goes to.
        reason: why it is sent again.
        by: who decides.
        others: options that change what a report is, by name.

    Raises:
        UsageError: some of them do not.
    """
    if reason is not None and not deliver:
        raise UsageError("--correct sends a report again, and belongs to --deliver")
    if reason is not None and not " ".join(reason.split()):
        raise UsageError("--correct needs a reason: it stands on the first page and in the mail")
    if by is not None and not deliver:
        raise UsageError("--by says who sends a report, and belongs to --deliver. A comment is signed by --comment-by")
    if deliver and to:
        raise UsageError("--to sends a test to whom you name, --deliver the report to its recipients. Take one of them")
    given = [name for name, value in others.items() if value]
    if deliver and given:
        raise UsageError(f"--deliver sends the report as it is configured, and takes no {', '.join(given)}")


def may_be_tried(project: Project, to: Sequence[Address]) -> None:
    """Ask before anything is computed whether a test mail may go out.

    Raises:
        UsageError: no channel sends mail, or it may not go there.
    """
    from reportgen.scheduler import trial
    from reportgen.scheduler.parcels import ParcelError

    try:
        trial.channel_of(project, to)
    except ParcelError as error:
        raise UsageError(str(error)) from None


def tried(
    project: Project, inputs: Inputs, order: Order, formats: Sequence[str], to: Sequence[Address], child: Renderer
) -> tuple[bool, bool]:
    """Make a report and send it to `to` as a test; whether it arrived everywhere, and whether it is provisional."""
    import secrets
    from dataclasses import replace

    from reportgen import pipeline
    from reportgen.scheduler import trial
    from reportgen.scheduler.making import MAIL, marks

    wanted = (*(formats or order.formats or order.spec.formats), MAIL)
    order = replace(order, formats=wanted, marks=(*marks(project), "test"))
    done = pipeline.finished(project, inputs, order, wanted, child)
    outcomes = trial.send_test(project, os.environ, done, to, datetime.now(UTC), secrets.token_hex(16))
    progress_done()
    for each in outcomes:
        what = f"{order.report} {order.period.id}"
        if each.arrived:
            click.echo(f"{what}: a test is sent to {each.to} ({each.said})")
        else:
            warn(f"{what}: no test is sent to {each.to}: {each.said}")
    for warning in done.warnings:
        warn(f"{order.report} {order.period.id}: {warning}")
    for reason in done.held:
        warn(f"{order.report} {order.period.id} is provisional, {reason}")
    return all(each.arrived for each in outcomes), bool(done.held)


def delivered(project: Project, report: str | None, period: str | None, reason: str | None, by: str | None) -> int:
    """Send a report to its recipients now, by the ledger, under the name of `by` or of the login; the exit code.

    Raises:
        UsageError: there is no such report or period, nobody is to get it, or it was sent already.
    """
    from reportgen.cli.ledgers import login
    from reportgen.periods import DAY, Grain, last_complete, parse
    from reportgen.scheduler import by_hand
    from reportgen.scheduler.house import opened

    name = _report(project, report, period)
    spec, starts = project.reports[name], project.business.starts
    today = project.business.as_of or datetime.now(project.business.zone).date() - DAY  # the last day that is over
    whole = parse(period, today, *starts) if period is not None else last_complete(Grain(spec.grain), today, *starts)
    if period is not None and whole.grain is not Grain(spec.grain):
        raise UsageError(f"report '{name}' covers a {spec.grain}, and {period} is none")
    with opened(project, os.environ, warn) as house:
        said = " ".join((reason or "").split())
        told = by_hand.deliver(house, name, whole, said, f"{by or login()} (run --deliver)")
    click.echo(told.said)
    return told.code


def _report(project: Project, report: str | None, period: str | None) -> str:
    if report is None:
        if len(project.reports) == 1:
            return next(iter(project.reports))
        raise UsageError(f"--deliver sends one report. Name it: {', '.join(project.reports)}")
    if report not in project.reports:
        raise UsageError(f"no report is called '{report}'. {did_you_mean(report, project.reports)}")
    return report

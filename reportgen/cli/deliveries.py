"""`deliveries`: lists them, and takes an operator's decision about those in doubt."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.ledgers import NEXT_LOOK, at, by_option, iso, json_option, now, opened_house, the_run
from reportgen.cli.table import layout
from reportgen.errors import EXIT_DONE, UsageError, did_you_mean

if TYPE_CHECKING:
    from reportgen.ledger import Delivery
    from reportgen.scheduler.house import House


@click.group(invoke_without_command=True)
@click.pass_context
def deliveries(context: click.Context) -> None:
    """List deliveries, and decide about those in doubt."""
    if context.invoked_subcommand is None:
        context.exit(context.invoke(list_deliveries, run=None, state=None, recipients=False, as_json=False))


@deliveries.command("list")
@click.argument("run", required=False)
@click.option("--state", default=None, metavar="STATE", help="Only those in this state, e.g. unknown or failed.")
@click.option("--recipients", is_flag=True, help="Show to whom; addresses are personal data.")
@json_option
@click.pass_obj
def list_deliveries(folder: Path | None, run: str | None, state: str | None, recipients: bool, as_json: bool) -> int:
    """List the deliveries of RUN; without it all that are not sent."""
    from reportgen.ledger.rows import DELIVERY_STATES

    if state is not None and state not in DELIVERY_STATES:
        raise UsageError(f"no delivery is ever '{state}'. {did_you_mean(state, DELIVERY_STATES)}")
    with opened_house(folder) as house:
        name = the_run(house.ledger, run).id if run is not None else None
        unsent = [each for each in DELIVERY_STATES if each != "sent"]
        rows = house.ledger.deliveries(name, [state] if state else None if name else unsent)
        if as_json:
            click.echo(
                json.dumps(
                    {"deliveries": [delivery_json(row, recipients) for row in rows]}, ensure_ascii=False, indent=2
                )
            )
        elif rows:
            zone = house.project.business.zone
            head = ("id", "run", "channel", "state", "since", "tries", "reply", *(("recipient",) if recipients else ()))
            cells = [
                (str(row.id), row.run, row.channel, row.state, at(row.changed_at, zone), str(row.attempts), said(row),
                 *((row.recipient,) if recipients else ()))
                for row in rows
            ]  # fmt: skip
            click.echo(layout(head, cells, [True, *[False] * 4, True, *[False] * (len(head) - 6)]))
        else:
            click.echo("no delivery of this kind" if name or state else "every delivery was sent")
    return EXIT_DONE


def said(row: Delivery, most: int = 70) -> str:
    """What the other side answered, without addresses."""
    from reportgen.ledger.transitions import without_addresses

    text = " ".join(without_addresses(row.reply).split())
    return text if len(text) <= most else text[: most - 1] + "…"


def delivery_json(row: Delivery, recipients: bool) -> dict[str, object]:
    """A delivery as JSON; to whom only where that is asked for."""
    return {
        "id": row.id, "run": row.run, "variant": row.variant, "channel": row.channel, "language": row.language,
        "part": bool(row.split), "state": row.state, "since": iso(row.changed_at), "attempts": row.attempts,
        "again": iso(row.next_at), "deadline": iso(row.deadline), "message_id": row.message_id or None,
        "mime_sha256": row.mime_sha256 or None, "peer": row.peer or None, "intent_at": iso(row.intent_at),
        "reply": said(row, 2000) or None, "queue_id": row.queue_id or None, "dot_to_reply_ms": row.dot_to_reply_ms,
        **({"recipient": row.recipient, "filter": row.split or None} if recipients else {}),
    }  # fmt: skip


@deliveries.command()
@click.argument("numbers", nargs=-1, type=click.IntRange(1), metavar="[ID...]")
@click.option("--run", "name", metavar="RUN", default=None, help="About every delivery of this run that is in doubt.")
@click.option("--sent", "decision", flag_value="sent", help="It arrived: the relay's log says so.")
@click.option("--resend", "decision", flag_value="resend", help="It did not arrive: send it again.")
@click.option("--abandon", "decision", flag_value="abandon", help="Leave it, whatever became of it.")
@by_option
@click.pass_obj
def resolve(folder: Path | None, numbers: tuple[int, ...], name: str | None, decision: str | None, by: str) -> int:
    """Decide about delivery ID, of which nobody knows whether it arrived; about several, or all of a run."""
    if decision is None:
        raise UsageError(
            "say what became of it: --sent (the relay's log has it), --resend (it has not), or --abandon (leave it)"
        )
    if bool(numbers) == (name is not None):
        raise UsageError("name deliveries by their IDs, or a run by --run; `reportgen deliveries list --state unknown`")
    with opened_house(folder) as house:
        if name is not None:
            run = the_run(house.ledger, name).id
            numbers = tuple(row.id for row in house.ledger.deliveries(run, ["unknown"]))
            if not numbers:
                raise UsageError(f"no delivery of {run} is in doubt")
        refused = _resolved(house, dict.fromkeys(numbers), decision, by)
    if refused:
        raise UsageError("\n".join([*refused[:5], *([f"... and {len(refused) - 5} more"] if refused[5:] else [])]))
    return EXIT_DONE


def _resolved(house: House, numbers: Iterable[int], decision: str, by: str) -> list[str]:
    """Write a decision down about each and say what it means, a line for each run; returns why some cannot be decided so."""
    from reportgen.ledger import DecisionError
    from reportgen.scheduler.house import dot_timeout

    done: dict[str, list[int]] = {}
    refused: list[str] = []
    zone = house.project.business.zone
    for number in numbers:
        try:
            house.ledger.resolve(number, decision, by, now(), dot_timeout(house), zone)  # type: ignore[arg-type]
        except DecisionError as error:
            refused.append(str(error))
            continue
        house.ledger.clear_alert(f"unknown:{number}", now())
        done.setdefault(house.ledger.delivery(number).run, []).append(number)
    for run, mine in done.items():
        one = len(mine) == 1
        then = {
            "sent": "counts as sent" if one else "count as sent",
            "resend": f"{'is' if one else 'are'} sent again: {NEXT_LOOK}",
            "abandon": "is left" if one else "are left",
        }[decision]
        what = f"delivery {mine[0]}" if one else f"{len(mine):,} deliveries"
        click.echo(f"{what} of {run} {then}; the run is {house.ledger.run(run).state}")
    return refused

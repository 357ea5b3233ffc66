"""What lies in the mailboxes against what the ledgers say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tests.chaos.points import DOUBTFUL
from tests.chaos.relays import Mail
from tests.chaos.scene import LEASE, Ending

FINAL = ("sent", "failed", "expired", "unknown")


@dataclass
class Verdict:
    """The count.

    Attributes:
        deliveries: rows of the ledgers.
        delivered: of them, those that lie in a mailbox.
        unknown: of them, those in doubt.
        unknown_delivered: of those in doubt, those that lie in a mailbox.
        duplicates: mails more than one for a delivery.
        lost: deliveries that are said to be sent and lie in no mailbox.
        struck: blows.
        slowest: seconds from a blow to the end of all runs.
        wrong: everything that should not be, in sentences.
    """

    deliveries: int = 0
    delivered: int = 0
    unknown: int = 0
    unknown_delivered: int = 0
    duplicates: int = 0
    lost: int = 0
    struck: int = 0
    slowest: float = 0.0
    wrong: list[str] = field(default_factory=list)


def judged(endings: Iterable[Ending], mails: Sequence[Mail], in_time: float = LEASE + 5) -> Verdict:
    """Count."""
    verdict = Verdict()
    lying = Counter((mail.message_id, mail.to) for mail in mails if not mail.to.startswith("ops."))
    known = set()
    for ending in endings:
        scene = f"{ending.scene.name} ({ending.scene.point or f'{ending.scene.kills} kills'})"
        verdict.struck += ending.struck
        verdict.wrong += [f"{scene}: {what}" for what in ending.wrong]
        verdict.slowest = max(verdict.slowest, ending.seconds)
        if ending.seconds > in_time:
            verdict.wrong.append(f"{scene}: its end took {ending.seconds:.1f} s")
        boxes = {to: name for name, to in lying}
        for number, to, name, state, owner in ending.deliveries:
            verdict.deliveries += 1
            known.add(to)
            count = (
                sum(value for (_, mailbox), value in lying.items() if mailbox == to) if not name else lying[name, to]
            )
            verdict.delivered += count > 0
            verdict.duplicates += max(count - 1, 0)
            if count > 1:
                verdict.wrong.append(f"{scene}: delivery {number} lies {count} times in its mailbox")
            if state == "sent" and count == 0:
                verdict.lost += 1
                verdict.wrong.append(f"{scene}: delivery {number} is said to be sent and lies nowhere")
            if state in ("failed", "expired") and count:
                verdict.wrong.append(f"{scene}: delivery {number} is {state} and has arrived")
            if state not in FINAL:
                verdict.wrong.append(f"{scene}: delivery {number} ended {state}")
            if state == "unknown":
                verdict.unknown += 1
                verdict.unknown_delivered += count > 0
                verdict.wrong += [f"{scene}: {what}" for what in _doubt(ending, number, owner)]
            if name and to in boxes and boxes[to] != name and ending.scene.periods == 1:
                verdict.wrong.append(f"{scene}: delivery {number} lies under another Message-ID")
    strangers = {to for _, to in lying} - known
    verdict.wrong += [f"a mail to {to}, of whom no ledger knows" for to in sorted(strangers)]
    return verdict


def _doubt(ending: Ending, number: int, owner: int) -> Iterable[str]:
    if f"unknown:{number}" not in ending.alerts:
        yield f"nobody was told that delivery {number} is in doubt"
    if ending.scene.point and ending.scene.point not in DOUBTFUL:
        yield f"delivery {number} is in doubt, though the blow fell before its dot or after its answer was kept"
    if not ending.scene.point and f"killed:{owner}" not in ending.alerts:
        yield f"delivery {number} is in doubt, and its worker was not killed"

"""A test mail: one report, made now, to whoever is named; no ledger knows of it.

Everything that holds of a mail to a recipient holds of it: allowed domains, the profile, the size. It bears `test` on every page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from reportgen.deliver import Accepted, Outcome, channels
from reportgen.delivery import SmtpChannel
from reportgen.errors import UsageError
from reportgen.scheduler import parcels
from reportgen.scheduler.house import blotted
from reportgen.scheduler.making import MAIL

if TYPE_CHECKING:
    from datetime import datetime

    from reportgen.addresses import Address
    from reportgen.pipeline import Finished
    from reportgen.project import Project


@dataclass(frozen=True)
class Tried:
    """What became of one test mail.

    Attributes:
        to: whom it went to; the owner where the profile is `staging`.
        arrived: the relay took it.
        said: what the relay said, or what went wrong, without secrets.
    """

    to: str
    arrived: bool
    said: str


def channel_of(project: Project, to: Sequence[Address]) -> str:
    """The channel of a test mail; asked before anything is computed.

    Raises:
        UsageError: there is none that sends mail.
        ParcelError: mail may not go to one of the addresses.
    """
    channel = project.delivery.default_channel()
    if channel is None:
        raise UsageError("no channel of config/delivery.yaml sends mail. Write one, e.g. mail: {kind: smtp, host: ...}")
    for each in to:
        parcels.addressed(project.delivery, each)
    return channel


def send_test(
    project: Project, environ: Mapping[str, str], done: Finished, to: Sequence[Address], now: datetime, token: str
) -> list[Tried]:
    """Send a report that was made with the format `mail` to each address.

    Args:
        project: as configured.
        environ: the environment, in which the password is looked for.
        done: the report.
        to: whom it is for.
        now: date of the mails.
        token: what makes their Message-IDs unlike any other; each try is a mail of its own.

    Raises:
        UsageError: no channel sends mail.
        ParcelError: mail may not go there, or is too large.
        SecretError: the password is not where the configuration says it is.
    """
    channel = channel_of(project, to)
    spec = project.delivery.channels[channel]
    assert isinstance(spec, SmtpChannel)  # noqa: S101 - the default channel is one
    kinds = {name.rpartition(".")[2]: (name, made.data) for name, made in done.files.items()}
    words = parcels.words_of(kinds.pop(MAIL)[1])
    files = [parcels.attachment(name, kind, data) for kind, (name, data) in kinds.items()]
    tried = []
    with channels.way_out(channel, project.delivery.channels[channel], environ, project.root) as way:
        for each in to:
            real = parcels.addressed(project.delivery, each)
            name = f"{sha256(f'{token}|{each.mailbox}'.encode()).hexdigest()[:32]}.test@{spec.sender.domain}"
            outcome = way.send(parcels.mail(project.delivery, spec, real, words, files, name, now), lambda peer: None)
            said = blotted(project, environ, _said(outcome))
            tried.append(Tried(real.mailbox, isinstance(outcome, Accepted), said))
    return tried


def _said(outcome: Outcome) -> str:
    return str(getattr(outcome, "reply", "") or getattr(outcome, "what", ""))

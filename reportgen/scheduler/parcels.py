"""A delivery as it is handed over: the words and files of its variant, addressed.

The same delivery gives the same bytes on every try: date and Message-ID come from the run and not from the clock.
"""

from __future__ import annotations

import base64
import io
import json
import re
import zipfile
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from reportgen.addresses import Address
from reportgen.archive.folders import ArchiveError, read
from reportgen.deliver import Attachment, Parcel
from reportgen.delivery import SmtpChannel
from reportgen.errors import ReportgenError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from reportgen.delivery import Delivery
    from reportgen.ledger import Artifact, DeliveryClaim
    from reportgen.scheduler.house import House

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "html": "text/html",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
    "zip": "application/zip",
}
FILES = re.compile(r"<!-- files -->(?:.*?<!-- /files -->)?", re.DOTALL)
"""Where a page speaks of its files."""
BASE64 = 1.37
"""What base64 and its line ends make of a byte."""
STAMP = (1980, 1, 1, 0, 0, 0)


class ParcelError(ReportgenError):
    """A delivery that cannot be put together, and would not be right if it could."""


@dataclass(frozen=True)
class Words:
    """What a mail says, as it was made with the report.

    Attributes:
        subject: one line.
        text: plain.
        html: page.
        without_files: sentence that stands for files too large to attach, as (text, html); ("", "") where there is none.
        pictures: (cid, PNG).
        files: the sentence of the plain text that names the files; "" where there is none.
    """

    subject: str
    text: str
    html: str
    without_files: tuple[str, str]
    pictures: tuple[tuple[str, bytes], ...]
    files: str = ""

    @property
    def bare(self) -> tuple[str, str]:
        """Text and page where the files do not come with the mail."""
        said, shown = self.without_files
        text = self.text.replace(self.files, said, 1) if self.files and said else self.text
        if said and text == self.text:
            text = f"{said}\n\n{text}"
        return text, FILES.sub(lambda _: shown, self.html, count=1)


def message_id(claim: DeliveryClaim, domain: str) -> str:
    """The same for each try of the same delivery, an operator's own included: whoever has it already can tell."""
    identity = "|".join((claim.report, claim.period, str(claim.version), claim.split, claim.recipient))
    return f"{sha256(identity.encode()).hexdigest()[:32]}.v{claim.version}@{domain}"


def pack(house: House, claim: DeliveryClaim) -> Parcel:
    """A delivery, ready to be handed over.

    Raises:
        ArchiveError: a file is gone or is not the one that was made.
        ParcelError: the delivery may not be made: a domain that is not allowed, a channel that is gone.
        MessageError: the mail could become another one on the way.
    """
    delivery = house.project.delivery
    spec = delivery.channels.get(claim.channel)
    if spec is None:
        raise ParcelError(f"channel '{claim.channel}' is not in config/delivery.yaml any more")
    mine = house.ledger.artifacts(claim.run, claim.variant)
    words = _words(house, mine)
    files = tuple(
        attachment(each.name, each.kind, read(house.runs, each.path, each.sha256))
        for each in mine
        if each.kind != "mail"
    )
    folder = f"{claim.report}/{claim.period.replace('..', '_')}" + (f"/v{claim.version}" if claim.version > 1 else "")
    if claim.variant and claim.split:
        folder = f"{folder}/{claim.variant}"
    if not isinstance(spec, SmtpChannel):
        return Parcel(
            claim.recipient,
            message_id(claim, "archive.local"),
            words.subject,
            text=words.text,
            files=files,
            folder=folder,
        )
    to = addressed(delivery, Address(claim.recipient, str(claim.detail.get("name", ""))))
    return mail(delivery, spec, to, words, files, message_id(claim, spec.sender.domain), _made_at(house, claim))


def addressed(delivery: Delivery, to: Address) -> Address:
    """Whom a mail goes to: the recipient; the owner, where the profile is `staging`.

    Raises:
        ParcelError: mail may not go there. Asked at the moment of sending, whatever was said before.
    """
    if delivery.profile == "staging":
        if delivery.on_failure is None:
            raise ParcelError(
                "profile: staging sends everything to on_failure, and config/delivery.yaml names nobody there"
            )
        to = delivery.on_failure
    if not delivery.allows(to.domain):
        raise ParcelError(f"mail to {to.domain} is not allowed by allowed_domains of config/delivery.yaml")
    return to


def mail(
    delivery: Delivery,
    spec: SmtpChannel,
    to: Address,
    words: Words,
    files: Sequence[Attachment],
    name: str,
    at: datetime,
) -> Parcel:
    """A mail with as many of its files as it may carry.

    Args:
        delivery: as configured.
        spec: the relay it goes through.
        to: whom it is for.
        words: what it says.
        files: what comes with it.
        name: its Message-ID.
        at: its date.

    Raises:
        ParcelError: it is too large even without its files.
        MessageError: it could become another one on the way.
    """
    from reportgen.deliver.message import Inline, Mail, built

    headers = ((spec.idempotency_header, name.partition("@")[0]),) if spec.idempotency_header else ()
    unsubscribe = delivery.unsubscribe or f"mailto:{(spec.reply_to or spec.sender).mailbox}?subject=unsubscribe"
    pictures = tuple(Inline(cid, data) for cid, data in words.pictures)
    for attached, text, html in _fitting(words, files, delivery.max_message_bytes):
        mime = built(
            Mail(spec.sender, to, words.subject, text, name, at, html, spec.reply_to, unsubscribe,
                 pictures, attached, headers)
        )  # fmt: skip
        if len(mime) <= delivery.max_message_bytes:
            return Parcel(to.mailbox, name, words.subject, text=text, mime=mime)
    most = delivery.max_message_bytes
    raise ParcelError(f"the mail has {len(mime)} bytes without any file, and max_message_bytes is {most}")


def _fitting(words: Words, files: Sequence[Attachment], limit: int) -> list[tuple[tuple[Attachment, ...], str, str]]:
    """What a mail may carry, the best first: its files, its files packed, and only where they lie."""
    small = sum(len(each.data) for each in files) * BASE64 <= limit
    ways = [(tuple(files), words.text, words.html)] if small else []
    if files:
        ways.append(((_packed(files),), words.text, words.html))
    return [*ways, ((), *words.bare)]


def _packed(files: Sequence[Attachment]) -> Attachment:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for each in files:
            packed.writestr(zipfile.ZipInfo(each.name, STAMP), each.data, zipfile.ZIP_DEFLATED, 9)
    return Attachment(f"{files[0].name.rpartition('.')[0]}.zip", MEDIA_TYPES["zip"], made.getvalue())


def _made_at(house: House, claim: DeliveryClaim) -> datetime:
    run = house.ledger.run(claim.run)
    return run.made_at or run.due


def _words(house: House, artifacts: Sequence[Artifact]) -> Words:
    found = next((each for each in artifacts if each.kind == "mail"), None)
    if found is None:
        raise ArchiveError("the run holds no words for a mail")
    return words_of(read(house.runs, found.path, found.sha256))


def words_of(data: bytes) -> Words:
    """What a mail says, as the renderer wrote it."""
    made = json.loads(data)
    return Words(
        made["subject"],
        made["text"],
        made["html"],
        (made["without_files"]["text"], made["without_files"]["html"]),
        tuple((each["cid"], base64.b64decode(each["png"])) for each in made["pictures"]),
        made.get("files", ""),
    )


def attachment(name: str, kind: str, data: bytes) -> Attachment:
    """A file of a report as it comes with a mail."""
    return Attachment(name, MEDIA_TYPES[kind], data)

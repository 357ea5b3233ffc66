"""A mail as bytes.

Equal content gives equal bytes: the date, the Message-ID and the boundaries come in or are derived. All text is sent as base64 or
quoted-printable in lines of at most 76 characters, so that no line of ours can be taken for the end of a message by a careless
relay (CVE-2023-51764). What was built is read back: a header that is not the one that was meant, or one more, stops it.
"""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from email.header import Header
from email.message import EmailMessage, MIMEPart
from email.utils import format_datetime
from hashlib import sha256

from reportgen.addresses import Address, hidden
from reportgen.deliver.base import Attachment
from reportgen.errors import ReportgenError

LONGEST_LINE = 998
FOLDED = 76
POLICY = email.policy.SMTP.clone(cte_type="7bit", max_line_length=FOLDED)
PLACE = "the-header-is-put-here@example.invalid"


class MessageError(ReportgenError):
    """A mail that is not safe to send: something in it would become something else on the way."""


@dataclass(frozen=True)
class Inline:
    """A picture shown in the text.

    Attributes:
        cid: by which the text names it (`cid:...`).
        data: PNG.
    """

    cid: str
    data: bytes = field(repr=False)


@dataclass(frozen=True)
class Mail:
    """What a mail says.

    Attributes:
        sender: whom it is from.
        to: whom it is for; one mailbox, always.
        subject: one line.
        text: the whole message as plain text.
        html: the same as HTML; "" for none.
        message_id: without angle brackets.
        date: when it was made.
        reply_to: whom answers go to.
        unsubscribe: address or URL by which the reader ends it.
        pictures: those that the HTML shows.
        attachments: files.
        headers: further ones, by name.
    """

    sender: Address
    to: Address
    subject: str
    text: str
    message_id: str
    date: datetime
    html: str = field(default="", repr=False)
    reply_to: Address | None = None
    unsubscribe: str | None = None
    pictures: tuple[Inline, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()


_HEADER_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,70}")
_MESSAGE_ID = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+")


def built(mail: Mail) -> bytes:
    """The mail as it is sent, with CRLF, without the final dot.

    Raises:
        MessageError: it could become another message than the one that was meant.
    """
    wanted = _headers(mail)
    message = EmailMessage(policy=POLICY)
    written = {"Subject": _subject(mail.subject)} | {
        name: _mailbox(value) for name, value in wanted if isinstance(value, Address) and not value.name.isascii()
    }
    for name, value in wanted:
        message[name] = PLACE if name in written else value.header if isinstance(value, Address) else value
    message.set_content(_body(mail.text), subtype="plain", charset="utf-8", cte="quoted-printable")
    if mail.html:
        message.add_alternative(_body(mail.html), subtype="html", charset="utf-8", cte="quoted-printable")
        page = message.get_payload()[1]  # type: ignore[index]
        for picture in mail.pictures:
            page.add_related(picture.data, "image", "png", cid=f"<{picture.cid}>", disposition="inline")  # type: ignore[union-attr]
    for each in mail.attachments:
        kind, _, subtype = each.media_type.partition("/")
        message.add_attachment(each.data, kind, subtype, filename=_file_name(each.name))
    _name_boundaries(message, mail.message_id)
    data = message.as_bytes()
    for name, line in written.items():
        data = data.replace(f"{name}: {PLACE}".encode(), name.encode() + b": " + line, 1)
    _check(data, mail, [name for name, _ in wanted])
    return data


def _subject(text: str) -> bytes:
    """A subject as it stands in the header: on one line, or where it is not ASCII wholly in encoded words (RFC 2047).

    The library folds a line of both at a blank, and its reader then finds two blanks or none.
    """
    line = _line("the subject", text)
    if line.isascii() and len(line) < LONGEST_LINE - 20:
        return line.encode("ascii")
    return _encoded(line, "Subject")


def _mailbox(address: Address) -> bytes:
    """A mailbox whose name is not ASCII as it stands in a header: the name wholly in encoded words, for the same reason."""
    name, mailbox = _encoded(address.name, "Reply-To"), f"<{address.mailbox}>".encode("ascii")
    fits = len(name.rpartition(b"\n")[2]) + len("Reply-To: ") + len(mailbox) < FOLDED
    return name + (b" " if fits else b"\r\n ") + mailbox


def _encoded(text: str, header: str) -> bytes:
    return Header(text, "utf-8", maxlinelen=FOLDED, header_name=header).encode(linesep="\r\n").encode("ascii")


def _headers(mail: Mail) -> list[tuple[str, str | Address]]:
    if _MESSAGE_ID.fullmatch(mail.message_id) is None:
        raise MessageError(f"'{mail.message_id}' is no Message-ID")
    headers: list[tuple[str, str | Address]] = [
        ("From", mail.sender),
        ("To", mail.to),
        ("Subject", _line("the subject", mail.subject)),
        ("Date", format_datetime(mail.date)),
        ("Message-ID", f"<{mail.message_id}>"),
        # RFC 3834: nobody's holiday notice shall answer a machine.
        ("Auto-Submitted", "auto-generated"),
        ("X-Auto-Response-Suppress", "All"),
    ]
    if mail.reply_to is not None:
        headers.append(("Reply-To", mail.reply_to))
    if mail.unsubscribe is not None:
        headers.append(("List-Unsubscribe", f"<{_line('unsubscribe', mail.unsubscribe)}>"))
    for name, value in mail.headers:
        if _HEADER_NAME.fullmatch(name) is None:
            raise MessageError(f"{name!r} is no name of a header")
        headers.append((name, _line(name, value)))
    return headers


def _line(what: str, text: str) -> str:
    if unsafe := hidden(text):
        raise MessageError(f"{what} holds {unsafe}; it has to be one line of plain text")
    if "=?" in text and "?=" in text:
        raise MessageError(
            f"{what} holds an encoded word ('=?...?='), which a reader's program would take for something else"
        )
    return text.strip()


def _body(text: str) -> str:
    return "\n".join(line.rstrip("\r") for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def _file_name(name: str) -> str:
    if hidden(name) or "/" in name or "\\" in name or "=?" in name or name.strip() != name or name in ("", ".", ".."):
        raise MessageError(f"{name!r} is no safe name of an attachment")
    return name


def _name_boundaries(message: EmailMessage, message_id: str) -> None:
    """Give each multipart a boundary that depends on the message only."""
    seed = sha256(message_id.encode()).hexdigest()[:24]
    parts = [part for part in message.walk() if part.get_content_maintype() == "multipart"]
    for number, part in enumerate(parts):
        part.set_boundary(f"=_{seed}_{number}")


def _check(data: bytes, mail: Mail, wanted: Sequence[str]) -> None:
    """Read the bytes back: the same headers, the same envelope, no line that could end or begin anything."""
    if b"\n" in data.replace(b"\r\n", b"") or b"\r" in data.replace(b"\r\n", b""):
        raise MessageError("the message holds a line that ends in a bare CR or LF")
    if any(len(line) > LONGEST_LINE for line in data.split(b"\r\n")):
        raise MessageError(f"the message holds a line of more than {LONGEST_LINE} characters")
    if any(byte > 127 for byte in data):
        raise MessageError("the message holds characters beyond ASCII outside of an encoding")
    read = email.message_from_bytes(data, policy=email.policy.default)
    expected = {name.lower() for name in wanted} | {"mime-version", "content-type"}
    found = [name.lower() for name in read]
    extra = sorted(set(found) - expected - {"content-transfer-encoding"}) + [
        n for n in set(found) if found.count(n) > 1
    ]
    if extra:
        raise MessageError(f"the message would carry the header {extra[0]!r}, which nobody wrote")
    if [each.addr_spec for each in read["To"].addresses] != [mail.to.mailbox]:
        raise MessageError("the message would go to somebody else than it is meant for")
    if [each.addr_spec for each in read["From"].addresses] != [mail.sender.mailbox]:
        raise MessageError("the message would come from somebody else than it is from")
    if str(read["Subject"]).strip() != _line("the subject", mail.subject):
        raise MessageError("the subject would read differently from what was written")
    if len(list(_attached(read))) != len(mail.attachments):
        raise MessageError("the message would carry other files than those that were attached")


def _attached(message: EmailMessage) -> list[MIMEPart]:
    return [part for part in message.walk() if part.get_content_disposition() == "attachment"]

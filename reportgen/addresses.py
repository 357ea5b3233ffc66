"""E-mail addresses: read strictly, so that nothing that could be a header ever becomes one."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

if TYPE_CHECKING:
    from email.headerregistry import Address as Header

LONGEST_NAME = 100
ANOTHER = re.compile(r"""[^\s<>"',;]+@[^\s<>"',;]+\.[^\s<>"',;]+""")
"""An address where only a name belongs."""


@dataclass(frozen=True, order=True)
class Address:
    """One mailbox.

    Attributes:
        mailbox: `anna@example.org`, its domain in ASCII and lower case.
        name: what is displayed before it; "" for nothing.
    """

    mailbox: str
    name: str = ""

    @property
    def domain(self) -> str:
        """What follows the @, in ASCII and lower case."""
        return self.mailbox.rpartition("@")[2]

    @property
    def header(self) -> Header:
        """As a header of a message takes it."""
        from email.headerregistry import Address as Header

        local, _, domain = self.mailbox.rpartition("@")
        return Header(self.name, local, domain)

    def __str__(self) -> str:
        name = self.name
        if _unquoted(name) != name:  # it is written so that it is read again as it is
            name = '"' + re.sub(r'(["\\])', r"\\\1", name) + '"'
        return f"{name} <{self.mailbox}>" if name else self.mailbox


def parse(text: str) -> Address:
    """Read `anna@example.org` or `Anna Nova <anna@example.org>`.

    Raises:
        ValueError: it is none; says why.
    """
    said = text.strip()
    if unsafe := hidden(said):
        raise ValueError(f"the address holds {unsafe}, which has no place in a header")
    if "=?" in said:
        raise ValueError(f"'{said}' is an encoded word of a header; write the name as it is read")
    name, mailbox = "", said
    if said.endswith(">"):
        name, opened, mailbox = said[:-1].rpartition("<")
        if not opened:
            raise ValueError(f"'{said}' is no address; write one like anna@example.org or Anna <anna@example.org>")
        name = _unquoted(name.strip())
    if (second := ANOTHER.search(name)) and not mailbox.strip().casefold().endswith(second[0].casefold()):
        raise ValueError(
            f"'{said}' holds two addresses, of which '{second[0]}' would get nothing; write an entry for each"
        )
    if len(name) > LONGEST_NAME:
        raise ValueError(f"the name before an address has at most {LONGEST_NAME} characters")
    return Address(_mailbox(mailbox.strip()), name)


def _unquoted(name: str) -> str:
    if len(name) < 2 or not (name[0] == name[-1] == '"'):
        return name
    return re.sub(r"\\(.)", r"\1", name[1:-1]).strip()


def _mailbox(text: str) -> str:
    from email_validator import EmailNotValidError, validate_email

    try:
        found = validate_email(
            text,
            check_deliverability=False,
            allow_smtputf8=False,
            allow_domain_literal=False,
            strict=True,  # the lengths of RFC 5321 4.5.3.1 too
            test_environment=True,  # intranets have names like mail.test and localhost
        )
    except EmailNotValidError as error:
        reason = str(error).rstrip(".")
        raise ValueError(f"'{text}' is no address: {reason[:1].lower()}{reason[1:]}") from None
    return f"{found.ascii_local_part}@{str(found.ascii_domain).lower()}"


def hidden(text: str) -> str:
    """What in a text is not seen but obeyed: control characters, line separators, characters that turn the direction.

    Returns:
        The name of the first one; "" where there is none.
    """
    for letter in text:
        if unicodedata.category(letter) in ("Cc", "Cf", "Zl", "Zp", "Cs") and letter not in "\u200c\u200d\u00ad":
            return unicodedata.name(letter, f"the control character U+{ord(letter):04X}")
    return ""


def one_line(text: str) -> str:
    """A text without anything that is obeyed rather than read, on one line; nothing in it opens an encoded word."""
    seen = "".join(
        " " if (letter.isspace() and letter not in "\u00a0\u202f") or unicodedata.category(letter) == "Cc" else letter
        for letter in text
        if unicodedata.category(letter) not in ("Cf", "Zl", "Zp", "Cs") or letter in "\u200c\u200d"
    )
    return re.sub(r" +", " ", seen).replace("=?", "= ?").strip()


def _read(value: Any) -> Any:
    if isinstance(value, str):
        return parse(value)
    if isinstance(value, Address):
        return value
    raise ValueError("write one address as text, such as Anna Nova <anna@example.org>")


Mailbox = Annotated[
    Address,
    BeforeValidator(_read),
    PlainSerializer(str),
    WithJsonSchema({"type": "string", "description": "anna@example.org or Anna Nova <anna@example.org>"}),
]
"""An address in a model of the configuration."""

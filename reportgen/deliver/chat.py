"""A message to a chat service, by Apprise.

The service is handed over to in one call that tells no more than whether it worked, so a call that failed may have arrived: a
chat message is then told to be in doubt and not sent again by itself. What Apprise notes for developers tells more: that nobody
answered, or that every answer was a refusal, of which neither leaves a doubt. Its notes hold addresses, which are secrets: none
of their words goes on.
"""

from __future__ import annotations

import logging
import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import apprise

from reportgen.deliver.base import Accepted, BeforeDot, Broken, Deferred, Doubtful, Outcome, Parcel, Refused
from reportgen.deliver.patience import within

LONGEST = 3000
"""Characters of a message; services cut what is longer."""

ANSWER = re.compile(r"\berror=(\d{3})\b")
LATER = ("408", "425", "429")
"""Answers that change by waiting."""
UNFIT = ("413", "414", "415", "422")
"""Answers that speak of this message, and of no other."""
PATIENCE = 120.0
"""Seconds for a message with its file."""
NOBODY = (
    (re.compile("Failed to resolve|NameResolutionError|Name or service not known"), "its name is not found"),
    (re.compile("CERTIFICATE_VERIFY_FAILED"), "its certificate is not trusted"),
    (re.compile("SSLError|WRONG_VERSION_NUMBER"), "it speaks no TLS"),
    (re.compile("Connection refused|No route to host|ConnectTimeout"), "nobody answers there"),
)
"""What Apprise notes of a call that came to nothing before a word of the message was said."""


class Chat:
    """One chat, by an address as Apprise reads it."""

    repeatable = False

    def __init__(self, url: str, *, attach: bool = False) -> None:
        self._url, self.attach = url, attach

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass

    def send(self, parcel: Parcel, before_dot: BeforeDot) -> Outcome:
        """Send the subject and the text, and the first file where that is wanted; see `base.Transport`."""
        service = apprise.Apprise()
        if not service.add(self._url):
            return Broken("the address of the chat is none that Apprise reads", lasting=True)
        for each in service:
            # A message that is sent on arrives at the other address as a question without its words, and is answered with 200.
            each.redirects = False
        name = service[0].service_name
        text = parcel.text if len(parcel.text) <= LONGEST else parcel.text[: LONGEST - 1] + "…"
        before_dot(str(name))
        with tempfile.TemporaryDirectory() as folder:
            attached = None
            if self.attach and parcel.files:
                file = Path(folder) / parcel.files[0].name
                file.write_bytes(parcel.files[0].data)
                attached = str(file)
            with _noted() as notes:
                try:
                    worked = within(PATIENCE, lambda: service.notify(title=parcel.subject, body=text, attach=attached))
                except TimeoutError:
                    return Doubtful(f"{name} takes too long to answer")
        if worked:
            return Accepted(f"{name} took it")
        return without_answer(str(name), notes, alone=attached is None)


def without_answer(name: str, notes: Sequence[str], *, alone: bool) -> Outcome:
    """What became of a message that was not taken, by what Apprise noted.

    Args:
        name: of the service.
        notes: what was noted; none of it is passed on but numbers.
        alone: whether it was one call: with a file the words may have arrived before the file was refused.
    """
    codes = [found[1] for note in notes if (found := ANSWER.search(note))]
    told = f"{name} answered {', '.join(dict.fromkeys(codes))}" if codes else f"{name} did not say that it took it"
    if not alone or any(note.startswith("Sent ") for note in notes):
        return Doubtful(told)
    if codes and all(code in LATER for code in codes):
        return Deferred(told)
    if codes and all(code in UNFIT for code in codes):
        return Refused(f"{told}: it does not take this message")
    if codes and all(code.startswith(("3", "4")) for code in codes):
        return Broken(f"{told}: the address or its key is not right, or not any more", lasting=True)
    if not codes:
        for pattern, why in NOBODY:
            if any(pattern.search(note) for note in notes):
                return Broken(f"{name} cannot be reached: {why}")
    return Doubtful(told)


@contextmanager
def _noted() -> Iterator[list[str]]:
    """What Apprise notes for developers, kept from everybody else."""
    found: list[str] = []

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            found.append(record.getMessage())

    logger, handler = logging.getLogger("apprise"), Keep(logging.DEBUG)
    before = logger.level, logger.propagate
    logger.addHandler(handler)
    logger.propagate = False
    logger.setLevel(logging.DEBUG)
    try:
        yield found
    finally:
        logger.removeHandler(handler)
        logger.level, logger.propagate = before
        logger.setLevel(before[0])

"""A message to a chat service, by Apprise.

The service is handed over to in one call that tells no more than whether it worked, so a call that failed may have arrived: a chat
message is told to be in doubt and not sent again by itself.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from types import TracebackType
from typing import Self

import apprise

from reportgen.deliver.base import Accepted, BeforeDot, Broken, Doubtful, Outcome, Parcel

LONGEST = 3000
"""Characters of a message; services cut what is longer."""


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
        name = service[0].service_name
        text = parcel.text if len(parcel.text) <= LONGEST else parcel.text[: LONGEST - 1] + "…"
        before_dot(str(name))
        with tempfile.TemporaryDirectory() as folder:
            attached = None
            if self.attach and parcel.files:
                file = Path(folder) / parcel.files[0].name
                file.write_bytes(parcel.files[0].data)
                attached = str(file)
            worked = service.notify(title=parcel.subject, body=text, attach=attached)
        return Accepted(f"{name} took it") if worked else Doubtful(f"{name} did not say that it took it")

"""What is said of answers and of connections that broke: one line, without signs that cannot be printed."""

from __future__ import annotations

import re
from collections.abc import Iterable

SHOWN = 200
"""Characters of a server's own words that are shown."""


def next_link(header: str) -> str:
    """The target of the relation `next` in a header Link (RFC 8288)."""
    for target, parameters in re.findall(r"<([^>]*)>([^<]*)", header):
        if re.search(r";\s*rel\s*=\s*(?:\"[^\"]*\bnext\b[^\"]*\"|next\b)", parameters, re.IGNORECASE):
            return str(target)
    return ""


def broken(error: Exception) -> str:
    """Why a connection broke, without the library's own objects."""
    from urllib3 import exceptions

    words: Iterable[tuple[type[Exception], str]] = (
        (exceptions.NameResolutionError, "the server's name is not known"),
        (exceptions.NewConnectionError, "the server cannot be reached"),
        (exceptions.ConnectTimeoutError, "the server does not answer: connecting took too long"),
        (exceptions.ReadTimeoutError, "the server does not answer in time"),
        (exceptions.IncompleteRead, "the connection broke: an answer was cut short"),
        (exceptions.InvalidChunkLength, "the connection broke: an answer was cut short"),
        (exceptions.DecodeError, "an answer cannot be unpacked"),
        (exceptions.ProtocolError, "the connection broke"),
    )
    return next(
        (text for kind, text in words if isinstance(error, kind)), f"the request failed ({type(error).__name__})"
    )


def plain(text: str) -> str:
    """A text on one line, cut to `SHOWN`."""
    return "".join(letter if letter.isprintable() else " " for letter in text)[:SHOWN].strip()


def long(seconds: float) -> str:
    """A time as one says it."""
    whole = round(seconds)
    for size, unit in ((3600, "h"), (60, "min")):
        if whole >= size:
            return f"{whole / size:.3g} {unit}"
    return f"{whole} s"

"""What is said of answers and of connections that broke: one line, without signs that cannot be printed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from urllib.parse import urldefrag, urljoin

SHOWN = 200
"""Characters of a server's own words that are shown."""

_ADDRESS = re.compile(r"[^\s@<>\"',;]+@[^\s@<>\"',;]+")
_VALUE = r"(?:\"(?:[^\"\\]|\\.)*\"|[^\s\",;]*)"
_LINK = re.compile(rf"<([^<>]*)>((?:\s*;\s*[^\s=;,\"<>]+(?:\s*=\s*{_VALUE})?)*)")
_PARAMETER = re.compile(r";\s*([^\s=;,\"<>]+)\s*=\s*(?:\"((?:[^\"\\]|\\.)*)\"|([^\s\",;]*))")


def next_link(header: str, context: str) -> str:
    """The target of the relation `next` in a header Link (RFC 8288), "" without one.

    Args:
        header: its value; several headers are joined by commas.
        context: the address that was asked for: a link with another `anchor` speaks of something else (section 3.2).
    """
    for target, parameters in _LINK.findall(header):
        named: dict[str, str] = {}
        for name, quoted, plainly in _PARAMETER.findall(parameters):
            named.setdefault(name.lower(), re.sub(r"\\(.)", r"\1", quoted) or plainly)  # the first counts (3.3)
        elsewhere = "anchor" in named and urldefrag(urljoin(context, named["anchor"]))[0] != urldefrag(context)[0]
        if "next" in named.get("rel", "").lower().split() and not elsewhere:
            return str(target).strip()
    return ""


def said(text: str) -> str:
    """What a server says of a refusal: `: ` and one line without addresses of people; "" for what is no JSON or says nothing."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return ""
    if isinstance(document, list) and document:  # some answer with a list of faults
        document = document[0]
    if not isinstance(document, dict):
        return ""
    found = document.get("message") or document.get("error") or document.get("errorCode")
    if isinstance(found, dict):  # Google names the reason in a list beside a text that may be empty
        first = (found.get("errors") or [{}])[0] if isinstance(found.get("errors"), list) else {}
        found = found.get("message") or (first.get("reason") if isinstance(first, dict) else None)
    words = [each for each in (found, document.get("error_description")) if isinstance(each, str) and each]
    return f": {_ADDRESS.sub('***', plain(': '.join(words)).rstrip('.'))}" if words else ""


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

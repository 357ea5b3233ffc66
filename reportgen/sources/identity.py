"""Who asks an API: the headers and the parameter that show it, made of secrets at the moment of use and kept unseen."""

from __future__ import annotations

import base64
import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from reportgen import __version__
from reportgen.contract import ApiSource
from reportgen.contract.api import ApiKey, Basic, Bearer
from reportgen.errors import SourceError
from reportgen.settings import Secret, SecretError, SecretRef, redactor

LOGGERS = (
    "urllib3.connectionpool",
    "urllib3.connection",
    "urllib3.response",
    "urllib3.util.retry",
    "urllib3.poolmanager",
)


@dataclass(frozen=True)
class Identity:
    """What a server is shown.

    Attributes:
        headers: of every request.
        query: name and value of the parameter that holds a key; None without one.
        redact: blots every secret out of a text.
    """

    headers: Mapping[str, str] = field(repr=False)
    query: tuple[str, str] | None = field(repr=False)
    redact: Callable[[str], str] = field(repr=False)


def identity_of(name: str, source: ApiSource, environ: Mapping[str, str]) -> Identity:
    """Read the secrets of a source and make of them what its server is shown.

    Raises:
        SourceError: a secret is missing, or cannot be sent.
    """
    try:
        secrets = {ref: ref.read(environ) for ref in source.secrets}
    except SecretError as error:
        raise SourceError(name, str(error), file=source.url) from None

    def value(ref: SecretRef | str, *, ascii_only: bool = True) -> str:
        text = ref if isinstance(ref, str) else secrets[ref].reveal()
        if not text.isprintable() or text != text.strip() or (ascii_only and not text.isascii()):
            what = f"the secret {ref} holds blanks at its ends or signs that cannot be sent"
            raise SourceError(name, what, file=source.url)
        return text

    headers = {"User-Agent": f"reportgen/{__version__}", "Accept": "application/json", "Accept-Encoding": "gzip"}
    headers |= {header: value(given) for header, given in source.headers.items()}
    auth, query = source.auth, None
    made: list[Secret] = []
    if isinstance(auth, Bearer):
        headers["Authorization"] = f"Bearer {value(auth.token)}"
    elif isinstance(auth, Basic):
        user, password = (value(part, ascii_only=False) for part in (auth.user, auth.password))
        pair = base64.b64encode(f"{user}:{password}".encode()).decode()
        made.append(Secret(pair))
        headers["Authorization"] = f"Basic {pair}"
    elif isinstance(auth, ApiKey) and auth.header:
        headers[auth.header] = value(auth.key)
    elif isinstance(auth, ApiKey) and auth.query:
        query = (auth.query, value(auth.key, ascii_only=False))
    return Identity(headers, query, redactor([*secrets.values(), *made]))


@contextmanager
def blotted(redact: Callable[[str], str]) -> Iterator[None]:
    """Blot secrets out of what the library logs meanwhile: a key in the address stands there in clear."""

    def blot(record: logging.LogRecord) -> bool:
        record.msg, record.args = redact(record.getMessage()), ()
        return True

    for logger in LOGGERS:
        logging.getLogger(logger).addFilter(blot)
    try:
        yield
    finally:
        for logger in LOGGERS:
            logging.getLogger(logger).removeFilter(blot)

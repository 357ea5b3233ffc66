"""Who asks an API: the headers and the parameter that show it, made of secrets at the moment of use and kept unseen."""

from __future__ import annotations

import base64
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import quote

from reportgen import __version__
from reportgen.contract import ApiSource
from reportgen.contract.api_auth import ApiKey, Basic, Bearer, GoogleServiceAccount
from reportgen.errors import SourceError
from reportgen.settings import HIDDEN, Secret, SecretError, SecretRef, long_forms, redactor

SHORTEST_LINE = 8
"""Characters that a line of a key must have to be told from other words."""
LOGGERS = (
    "urllib3.connectionpool",
    "urllib3.connection",
    "urllib3.response",
    "urllib3.util.retry",
    "urllib3.poolmanager",
)


class Blot:
    """Blots secrets out of texts; takes in those that come up meanwhile, such as tokens."""

    def __init__(self, secrets: Iterable[Secret]) -> None:
        self._secrets = set(secrets)
        self._redact: Callable[[str], str] | None = None
        self._lines: tuple[str, ...] = ()
        self._long: tuple[bytes, ...] | None = None

    def stands_in(self, data: bytes) -> bool:
        """Whether one of them stands in data, where it is too long to do so by chance."""
        if self._long is None:
            self._long = (*long_forms(self._secrets), *(line.encode() for line in self._lines))
        return any(form in data for form in self._long)

    def __call__(self, text: str) -> str:
        """The text without them."""
        if self._redact is None:  # made when something is to be said, for it takes its time
            self._redact = redactor(self._secrets)
        for line in self._lines:
            text = text.replace(line, HIDDEN)
        return self._redact(text)

    def add(self, *values: str) -> None:
        """Blot these out too from now on."""
        self._secrets |= {Secret(value) for value in values if value}
        self._redact = self._long = None

    def add_lines(self, key: str) -> None:
        """Blot out every line of a key from now on, also where it stands in an address."""
        lines = [line.strip() for line in key.replace("\\n", "\n").split("\n")]
        secret = [line for line in lines if len(line) > SHORTEST_LINE and "-----" not in line]
        self._long = None
        self._lines += tuple(
            form for line in secret for form in dict.fromkeys((line, quote(line, safe=""), quote(line)))
        )


@dataclass(frozen=True)
class Identity:
    """What a server is shown.

    Attributes:
        headers: of every request; a token that is asked for while pulling (`login`) is not among them.
        query: name and value of the parameter that holds a key; None without one.
        redact: blots every secret out of a text.
    """

    headers: Mapping[str, str] = field(repr=False)
    query: tuple[str, str] | None = field(repr=False)
    redact: Blot = field(repr=False)


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
    if isinstance(auth, GoogleServiceAccount):
        secrets.pop(auth.key)  # it may be a path, which is no secret; what is one of it is blotted out when it is read
    return Identity(headers, query, Blot([*secrets.values(), *made]))


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

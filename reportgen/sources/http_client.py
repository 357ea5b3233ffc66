"""One server of an API, asked for one answer at a time: in time, in bounds, with secrets that go nowhere else and are never shown.

A request only reads, so it may be repeated: after 408, 429, 5xx, a dropped connection, a cut answer, and one that is no JSON (a
proxy's page). Redirects are followed on the same server only. Nothing of the environment is used: no proxies, no netrc.
"""

from __future__ import annotations

import base64
import json
import logging
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, NoReturn, Self
from urllib.parse import SplitResult, parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from reportgen import __version__
from reportgen.contract import ApiSource
from reportgen.contract.api import ApiKey, Basic, Bearer
from reportgen.errors import SourceError
from reportgen.settings import Secret, SecretError, SecretRef, redactor
from reportgen.sources.world import World

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse

CHUNK = 256 * 1024
MAX_ANSWER = 128 * 1024 * 1024
"""Bytes one answer may have, unpacked: it is held in memory."""
LONGEST_WAIT = 300.0
"""Seconds a server may ask to wait before the next try."""
LONGEST_PAUSE = 60.0
MAX_REDIRECTS = 5
SHOWN = 200
"""Characters of a server's own words that are shown."""

_AGAIN = frozenset({408, 425, 429})
_ADDRESS = re.compile(r"[^\s@<>\"',;]+@[^\s@<>\"',;]+")


@dataclass(frozen=True)
class Request:
    """What is asked for.

    Attributes:
        url: the address; it holds parameters only where a server gave it as the link to the next page.
        params: further parameters.
        body: of a POST, as JSON; None for a GET.
    """

    url: str
    params: tuple[tuple[str, str], ...] = ()
    body: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Answer:
    """What was answered.

    Attributes:
        document: its JSON; numbers are texts, as they were written.
        link: address of the next page that the header Link names, "" without.
        size: bytes.
    """

    document: Any
    link: str
    size: int


class Number(str):
    """A number of JSON as it was written, where it must be told from a text."""

    __slots__ = ()


class _AgainError(Exception):
    """An answer that may be better the next time."""

    def __init__(self, what: str, wait: float | None = None) -> None:
        self.what, self.wait = what, wait
        super().__init__(what)


class Client:
    """Asks the server of one source; a context manager that closes its connections."""

    def __init__(self, name: str, source: ApiSource, world: World, project_dir: Path) -> None:
        import urllib3

        self.name, self.source, self._world = name, source, world
        self.shown = source.url
        self.received = 0
        try:
            secrets = {ref: ref.read(world.environ) for ref in source.secrets}
        except SecretError as error:
            raise SourceError(name, str(error), file=source.url) from None
        self._headers, self._query = self._identity(secrets)
        self.redact = redactor([*secrets.values(), *map(Secret, self._derived)])
        self._numbers = Number if _has_comma(source) else str
        self._deadline = world.monotonic() + source.time_limit.total_seconds()
        self._next_at = float("-inf")
        seconds = source.timeout.total_seconds()
        trust: dict[str, Any] = {"ca_certs": str(project_dir / source.ca_file)} if source.ca_file else {}
        self._timeout = urllib3.Timeout(connect=seconds, read=seconds)
        self._pool = urllib3.PoolManager(num_pools=1, maxsize=1, retries=False, cert_reqs="CERT_REQUIRED", **trust)
        self._filter = _Blots(self)

    def __enter__(self) -> Self:
        for logger in _LOGGERS:
            logging.getLogger(logger).addFilter(self._filter)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.clear()
        for logger in _LOGGERS:
            logging.getLogger(logger).removeFilter(self._filter)

    def error(self, what: str, instead: str = "") -> SourceError:
        """A failure of this source, its address without parameters and every text without secrets."""
        return SourceError(self.name, self.redact(what), file=self.redact(self.shown), instead=self.redact(instead))

    def ask(self, request: Request) -> Answer:
        """The answer to a request; it is repeated where that may help.

        Raises:
            SourceError: there is none in time, or one that repeating does not mend.
        """
        for attempt in range(self.source.retries + 1):
            try:
                return self._once(request)
            except _AgainError as again:
                if attempt == self.source.retries:
                    tries = f", asked {attempt + 1} times" if attempt else ""
                    raise self.error(f"{again.what}{tries}", "Run again later, or ask the API's operator") from None
                self.pause(attempt, again.wait, again.what)
        raise AssertionError("the last attempt returns or raises")

    def pause(self, attempt: int, asked: float | None, why: str) -> None:
        """Wait before the next attempt: as long as the server asks, else twice as long each time, by chance up to a half less.

        Raises:
            SourceError: that would take too long.
        """
        seconds = min(LONGEST_PAUSE, 2.0**attempt) * (1 - self._world.jitter() / 2) if asked is None else asked
        if seconds > LONGEST_WAIT:
            raise self.error(f"{why}, and asks to wait {_long(seconds)}", "Run again then")
        self._wait(seconds, why)

    # --- one request

    def _once(self, request: Request) -> Answer:
        url = self._with_parameters(request)
        for _ in range(MAX_REDIRECTS + 1):
            response = self._sent(url, request.body)
            try:
                if response.status in (301, 302, 303, 307, 308):
                    url = self._redirected(url, response, request)
                    continue
                return self._read(response)
            finally:
                response.release_conn()
        raise self.error(f"redirects more than {MAX_REDIRECTS} times", "Write the address it leads to")

    def _sent(self, url: str, body: Mapping[str, Any] | None) -> BaseHTTPResponse:
        from urllib3 import exceptions

        self._wait(self._next_at - self._world.monotonic(), "the rate is limited")
        self._next_at = self._world.monotonic() + self.source.rate
        data = None if body is None else json.dumps(body).encode()
        headers = dict(self._headers) | ({} if data is None else {"Content-Type": "application/json"})
        method = "GET" if body is None else "POST"
        try:
            return self._pool.request(
                method, url, body=data, headers=headers, redirect=False, retries=False, preload_content=False,
                timeout=self._timeout,
            )  # fmt: skip
        except exceptions.SSLError as error:
            self._untrusted(error)
        except exceptions.HTTPError as error:
            raise _AgainError(_broken(error)) from None
        except (OSError, UnicodeError, ValueError) as error:
            raise self.error(f"cannot be asked: {_plain(str(error))}") from None

    def _read(self, response: BaseHTTPResponse) -> Answer:
        status = response.status
        if status != 200:
            self._refused(status, response)
        body = self._body(response, MAX_ANSWER)
        self.received += len(body)
        if self.received > self.source.max_bytes:
            limit = f"{self.source.max_bytes:,}"
            raise self.error(f"delivers more than {limit} bytes", "Raise max_bytes, or narrow the window")
        kind = response.headers.get("Content-Type", "")
        if "html" in kind.lower() or body.lstrip()[:1] == b"<":
            raise _AgainError("answers with a web page instead of JSON")
        try:
            document = json.loads(body, parse_int=self._numbers, parse_float=self._numbers, parse_constant=_no_constant)
        except (ValueError, RecursionError) as error:
            cut = "cut short" if body else "empty"
            raise _AgainError(f"answers with what is no JSON, or {cut}: {_plain(str(error))[:80]}") from None
        link = _next_link(response.headers.get("Link", ""))
        return Answer(document, link, len(body))

    def _body(self, response: BaseHTTPResponse, limit: int) -> bytes:
        from urllib3 import exceptions

        body = bytearray()
        try:
            for chunk in response.stream(CHUNK, decode_content=True):
                body += chunk
                if len(body) > limit:
                    raise self.error(f"sends an answer of more than {limit:,} bytes", "Ask for smaller pages")
                if self._world.monotonic() > self._deadline:
                    raise self._late("while an answer came in")
        except exceptions.HTTPError as error:
            raise _AgainError(_broken(error)) from None
        except OSError as error:
            raise _AgainError(f"the connection broke: {_plain(error.strerror or str(error))}") from None
        return bytes(body)

    def _refused(self, status: int, response: BaseHTTPResponse) -> NoReturn:
        """What an answer that is no 200 means."""
        try:
            said = self._words(self._body(response, 64 * 1024))
        except (SourceError, _AgainError):
            said = ""
        what = f"answers {status}{said}"
        if status in _AGAIN or status >= 500:
            raise _AgainError(what, self._asked_to_wait(response.headers.get("Retry-After", "")))
        secrets = ", ".join(sorted({str(ref) for ref in self.source.secrets}))
        hints = {
            401: f"Check {secrets}" if secrets else "Write auth: for this source",
            403: f"Check what {secrets or 'the user'} is allowed to read",
            404: "Check `url`",
            400: "Check `params`, `body` and `paginate`",
        }
        raise self.error(what, hints.get(status, "Only 200 is an answer with data"))

    def _words(self, body: bytes) -> str:
        """What the server says of a refusal, one line without addresses of people; secrets are blotted out by `error`."""
        text = self.redact(body.decode("utf-8", "replace"))
        try:
            document = json.loads(text)
        except ValueError:
            return ""
        found = document.get("message") or document.get("error") if isinstance(document, dict) else None
        if isinstance(found, dict):
            found = found.get("message")
        return f": {_ADDRESS.sub('***', _plain(found))}" if isinstance(found, str) and found else ""

    def _asked_to_wait(self, text: str) -> float | None:
        """Seconds that Retry-After asks for, as a number or as a date (RFC 9110 10.2.3)."""
        if re.fullmatch(r"\d{1,9}", text.strip()):
            return float(text)
        try:
            until = parsedate_to_datetime(text)
        except (ValueError, TypeError):
            return None
        until = until if until.tzinfo else until.replace(tzinfo=UTC)
        return max(0.0, (until - self._world.now()).total_seconds())

    def _redirected(self, url: str, response: BaseHTTPResponse, request: Request) -> str:
        target = urljoin(url, response.headers.get("Location", ""))
        if origin(target) != origin(self.source.url):
            raise self.error(
                f"redirects to another server, {_host(target)}, which gets no secret",
                "Write that address, if it is right",
            )
        if request.body is not None and response.status not in (307, 308):
            raise self.error(f"redirects a POST by {response.status}", "Write the address it leads to")
        return self._with_key(target)

    # --- time

    def _wait(self, seconds: float, why: str) -> None:
        if self._world.monotonic() + max(0.0, seconds) > self._deadline:
            raise self._late(why)
        if seconds > 0:
            self._world.sleep(seconds)

    def _late(self, why: str) -> SourceError:
        limit = _long(self.source.time_limit.total_seconds())
        return self.error(f"takes longer than time_limit: {limit} ({why})", "Raise it, or narrow the window")

    # --- who asks

    def _identity(self, secrets: Mapping[SecretRef, Secret]) -> tuple[dict[str, str], tuple[str, str] | None]:
        """The headers of every request and the parameter that holds a key; `_derived` notes what is made of secrets."""
        headers = {"User-Agent": f"reportgen/{__version__}", "Accept": "application/json", "Accept-Encoding": "gzip"}
        self._derived: list[str] = []

        def value(ref: SecretRef | str) -> str:
            if isinstance(ref, str):
                return ref
            text = secrets[ref].reveal()
            if not text.isprintable() or text != text.strip():
                raise SourceError(
                    self.name,
                    f"the secret {ref} holds blanks at its ends or signs that cannot be sent",
                    file=self.shown,
                )
            return text

        for header, given in self.source.headers.items():
            headers[header] = self._sendable(value(given), given)
        auth, query = self.source.auth, None
        if isinstance(auth, Bearer):
            headers["Authorization"] = f"Bearer {self._sendable(value(auth.token), auth.token)}"
        elif isinstance(auth, Basic):
            pair = base64.b64encode(f"{value(auth.user)}:{value(auth.password)}".encode()).decode()
            self._derived.append(pair)
            headers["Authorization"] = f"Basic {pair}"
        elif isinstance(auth, ApiKey) and auth.header:
            headers[auth.header] = self._sendable(value(auth.key), auth.key)
        elif isinstance(auth, ApiKey) and auth.query:
            query = (auth.query, value(auth.key))
        return headers, query

    def _sendable(self, text: str, ref: SecretRef | str) -> str:
        if not text.isascii():
            raise SourceError(self.name, f"{ref} holds signs that cannot be sent in a header", file=self.shown)
        return text

    def _with_parameters(self, request: Request) -> str:
        if not request.params:
            return self._with_key(request.url)
        return self._with_key(f"{request.url}?{urlencode(request.params)}")

    def _with_key(self, url: str) -> str:
        if self._query is None:
            return url
        parts = urlsplit(url)
        kept = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if pair[0] != self._query[0]]
        return urlunsplit(parts._replace(query=urlencode([*kept, self._query]), fragment=""))

    def _untrusted(self, error: Exception) -> NoReturn:
        raise self.error(
            f"there is no trusted connection: {_plain(str(error))}", "Check `url`, or write ca_file: with its authority"
        ) from None


_LOGGERS = (
    "urllib3.connectionpool",
    "urllib3.connection",
    "urllib3.response",
    "urllib3.util.retry",
    "urllib3.poolmanager",
)


class _Blots(logging.Filter):
    """Blots secrets out of what the library logs: a key in the address stands there in clear."""

    def __init__(self, client: Client) -> None:
        super().__init__()
        self._client = client

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = self._client.redact(record.getMessage()), ()
        return True


def origin(url: str) -> tuple[str, str, int]:
    """Scheme, host and port of an address; three empty ones for what is none."""
    try:
        parts: SplitResult = urlsplit(url)
        return (
            parts.scheme,
            (parts.hostname or "").lower(),
            parts.port or {"https": 443, "http": 80}.get(parts.scheme, 0),
        )
    except ValueError:
        return "", "", 0


def _host(url: str) -> str:
    scheme, host, port = origin(url)
    return _plain(f"{scheme}://{host}:{port}")


def _has_comma(source: ApiSource) -> bool:
    return source.decimal == "," or any(column.decimal == "," for column in source.columns.values())


def _no_constant(text: str) -> NoReturn:
    raise ValueError(f"{text} is no JSON")


def _next_link(header: str) -> str:
    """The target of the relation `next` in a header Link (RFC 8288)."""
    for target, parameters in re.findall(r"<([^>]*)>([^<]*)", header):
        if re.search(r";\s*rel\s*=\s*(?:\"[^\"]*\bnext\b[^\"]*\"|next\b)", parameters, re.IGNORECASE):
            return str(target)
    return ""


def _broken(error: Exception) -> str:
    """Why a connection broke, without the library's own objects."""
    from urllib3 import exceptions

    words: Iterable[tuple[type[Exception], str]] = (
        (exceptions.NameResolutionError, "the server's name is not known"),
        (exceptions.ConnectTimeoutError, "the server does not answer: connecting took too long"),
        (exceptions.NewConnectionError, "the server cannot be reached"),
        (exceptions.ReadTimeoutError, "the server does not answer in time"),
        (exceptions.IncompleteRead, "the connection broke: an answer was cut short"),
        (exceptions.InvalidChunkLength, "the connection broke: an answer was cut short"),
        (exceptions.DecodeError, "an answer cannot be unpacked"),
        (exceptions.ProtocolError, "the connection broke"),
    )
    return next(
        (text for kind, text in words if isinstance(error, kind)), f"the request failed ({type(error).__name__})"
    )


def _plain(text: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in text)[:SHOWN].strip()


def _long(seconds: float) -> str:
    whole = round(seconds)
    for size, unit in ((3600, "h"), (60, "min")):
        if whole >= size:
            return f"{whole / size:.3g} {unit}"
    return f"{whole} s"

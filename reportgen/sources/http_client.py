"""One server of an API, asked for one answer at a time: in time, in bounds, with secrets that go nowhere else and are never shown.

A request only reads, so it may be repeated: after 408, 429, 5xx, a dropped connection, a cut answer, and one that is no JSON (a
proxy's page). Redirects are followed on the same server only. Nothing of the environment is used: no proxies, no netrc.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, NoReturn, Self
from urllib.parse import SplitResult, parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from reportgen.contract import ApiSource
from reportgen.errors import SourceError
from reportgen.sources.http_words import broken, long, next_link, plain
from reportgen.sources.identity import blotted, identity_of
from reportgen.sources.world import World

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse

CHUNK = 256 * 1024
MAX_ANSWER = 128 * 1024 * 1024
"""Bytes one answer may have, unpacked: it is held in memory."""
MAX_REFUSAL = 64 * 1024
LONGEST_WAIT = 300.0
"""Seconds a server may ask to wait before the next try."""
LONGEST_PAUSE = 60.0
MAX_REDIRECTS = 5

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
        self._identity = identity_of(name, source, world.environ)
        self.redact = self._identity.redact
        self._numbers = Number if _has_comma(source) else str
        self._deadline = world.monotonic() + source.time_limit.total_seconds()
        self._next_at = float("-inf")
        seconds = source.timeout.total_seconds()
        if source.ca_file and not (project_dir / source.ca_file).is_file():
            raise self.error(f"there is no file '{source.ca_file}' of certificates", "Check ca_file")
        trust: dict[str, Any] = {"ca_certs": str(project_dir / source.ca_file)} if source.ca_file else {}
        self._timeout = urllib3.Timeout(connect=seconds, read=seconds)
        self._pool = urllib3.PoolManager(num_pools=1, maxsize=1, retries=False, cert_reqs="CERT_REQUIRED", **trust)
        self._quiet = ExitStack()

    def __enter__(self) -> Self:
        self._quiet.enter_context(blotted(self.redact))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.clear()
        self._quiet.close()

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
            raise self.error(f"{why}, and asks to wait {long(seconds)}", "Run again then")
        self._wait(seconds, why)

    # --- one request

    def _once(self, request: Request) -> Answer:
        url = self._with_parameters(request)
        for _ in range(MAX_REDIRECTS + 1):
            response = self._sent(url, request.body)
            try:
                if response.status not in (301, 302, 303, 307, 308):
                    return self._read(response)
                url = self._redirected(url, response, request)
                self._body(response, MAX_REFUSAL)
            except BaseException:
                response.close()  # what is unread must not be taken for the next answer
                raise
        raise self.error(f"redirects more than {MAX_REDIRECTS} times", "Write the address it leads to")

    def _sent(self, url: str, body: Mapping[str, Any] | None) -> BaseHTTPResponse:
        from urllib3 import exceptions

        self._wait(self._next_at - self._world.monotonic(), "the rate is limited")
        self._next_at = self._world.monotonic() + self.source.rate
        data = None if body is None else json.dumps(body).encode()
        headers = dict(self._identity.headers) | ({} if data is None else {"Content-Type": "application/json"})
        method = "GET" if body is None else "POST"
        try:
            return self._pool.request(
                method, url, body=data, headers=headers, redirect=False, retries=False, preload_content=False,
                timeout=self._timeout,
            )  # fmt: skip
        except exceptions.SSLError as error:
            self._untrusted(error)
        except exceptions.HTTPError as error:
            raise _AgainError(broken(error)) from None
        except (OSError, UnicodeError, ValueError) as error:
            raise self.error(f"cannot be asked: {plain(str(error))}") from None

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
            raise _AgainError(f"answers with what is no JSON, or {cut}: {plain(str(error))[:80]}") from None
        link = next_link(response.headers.get("Link", ""))
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
            raise _AgainError(broken(error)) from None
        except OSError as error:
            raise _AgainError(f"the connection broke: {plain(error.strerror or str(error))}") from None
        return bytes(body)

    def _refused(self, status: int, response: BaseHTTPResponse) -> NoReturn:
        """What an answer that is no 200 means."""
        try:
            said = self._words(self._body(response, MAX_REFUSAL))
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
        return f": {_ADDRESS.sub('***', plain(found))}" if isinstance(found, str) and found else ""

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
                "redirects to another server, which gets no secret", "Ask the API's operator for its address"
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
        limit = long(self.source.time_limit.total_seconds())
        return self.error(f"takes longer than time_limit: {limit} ({why})", "Raise it, or narrow the window")

    # --- addresses

    def _with_parameters(self, request: Request) -> str:
        if not request.params:
            return self._with_key(request.url)
        return self._with_key(f"{request.url}?{urlencode(request.params)}")

    def _with_key(self, url: str) -> str:
        if self._identity.query is None:
            return url
        parts = urlsplit(url)
        kept = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if pair[0] != self._identity.query[0]]
        return urlunsplit(parts._replace(query=urlencode([*kept, self._identity.query]), fragment=""))

    def _untrusted(self, error: Exception) -> NoReturn:
        raise self.error(
            f"there is no trusted connection: {plain(str(error))}", "Check `url`, or write ca_file: with its authority"
        ) from None


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


def _has_comma(source: ApiSource) -> bool:
    return source.decimal == "," or any(column.decimal == "," for column in source.columns.values())


def _no_constant(text: str) -> NoReturn:
    raise ValueError(f"{text} is no JSON")

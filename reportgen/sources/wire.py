"""The line to the servers of one source: requests go out and answers come in, in time, in bounds, and again where that may help.

Nothing of the environment is used: no proxies, no netrc. Whatever is said of a failure has every secret blotted out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from datetime import UTC
from email.utils import parsedate_to_datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, NoReturn, Self, TypeVar
from urllib.parse import SplitResult, urlsplit

from reportgen.contract import ApiSource
from reportgen.errors import SourceError
from reportgen.sources.http_words import broken, long, plain
from reportgen.sources.identity import Blot, blotted
from reportgen.sources.world import World

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse

CHUNK = 256 * 1024
MAX_REFUSAL = 64 * 1024
"""Bytes that are read of an answer which holds no records: a refusal, a token."""
LONGEST_WAIT = 300.0
"""Seconds a server may ask to wait before the next try."""
LONGEST_PAUSE = 60.0
AGAIN = frozenset({408, 425, 429})

_Got = TypeVar("_Got")


class AgainError(Exception):
    """An answer that may be better the next time."""

    def __init__(self, what: str, wait: float | None = None) -> None:
        self.what, self.wait = what, wait
        super().__init__(what)


class BrokenOffError(SourceError):
    """A pull ended before its data did, by no fault of the data: the next one may go on where it was."""


class RefusedError(SourceError):
    """The server refuses what is asked for, by 400, 404 or 410: of a page that follows, its cursor may have run out."""


class Wire:
    """Carries the requests of one source; a context manager that closes its connections."""

    def __init__(self, name: str, source: ApiSource, world: World, project_dir: Path, blot: Blot) -> None:
        import urllib3

        self.name, self.source, self.redact, self._world = name, source, blot, world
        self.deadline = world.monotonic() + source.time_limit.total_seconds()
        self._next_at = float("-inf")
        seconds = source.timeout.total_seconds()
        if source.ca_file and not (project_dir / source.ca_file).is_file():
            raise self.error(f"there is no file '{source.ca_file}' of certificates", "Check ca_file")
        trust: dict[str, Any] = {"ca_certs": str(project_dir / source.ca_file)} if source.ca_file else {}
        self._timeout = urllib3.Timeout(connect=seconds, read=seconds)
        self._pool = urllib3.PoolManager(num_pools=2, maxsize=1, retries=False, cert_reqs="CERT_REQUIRED", **trust)
        self._quiet = ExitStack()

    def __enter__(self) -> Self:
        self._quiet.enter_context(blotted(self.redact))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.clear()
        self._quiet.close()

    def error(self, what: str, instead: str = "", kind: type[SourceError] = SourceError) -> SourceError:
        """A failure of this source, its address without parameters and every text without secrets."""
        return kind(self.name, self.redact(what), file=self.redact(self.source.url), instead=self.redact(instead))

    def repeated(self, once: Callable[[], _Got]) -> _Got:
        """What `once` gives; it is called again where that may help.

        Raises:
            SourceError: there is nothing in time.
        """
        for attempt in range(self.source.retries + 1):
            try:
                return once()
            except AgainError as again:
                if attempt == self.source.retries:
                    tries = f", asked {attempt + 1} times" if attempt else ""
                    hint = "Run again later, or ask the API's operator"
                    raise self.error(f"{again.what}{tries}", hint, BrokenOffError) from None
                self.pause(attempt, again.wait, again.what)
        raise AssertionError("the last attempt returns or raises")

    def pause(self, attempt: int, asked: float | None, why: str) -> None:
        """Wait before the next attempt: as long as the server asks, else twice as long each time, by chance up to a half less.

        Raises:
            SourceError: that would take too long.
        """
        seconds = min(LONGEST_PAUSE, 2.0**attempt) * (1 - self._world.jitter() / 2) if asked is None else asked
        if seconds > LONGEST_WAIT:
            raise self.error(f"{why}, and asks to wait {long(seconds)}", "Run again then", BrokenOffError)
        self.wait(seconds, why)

    def wait(self, seconds: float, why: str) -> None:
        """Wait, if the time limit allows.

        Raises:
            SourceError: it does not.
        """
        if self._world.monotonic() + max(0.0, seconds) > self.deadline:
            raise self._late(why)
        if seconds > 0:
            self._world.sleep(seconds)

    def turn(self) -> None:
        """Wait until the rate allows another request for records; one for a token is none of them."""
        self.wait(self._next_at - self._world.monotonic(), "the rate is limited")
        self._next_at = self._world.monotonic() + self.source.rate

    def send(self, url: str, headers: Mapping[str, str], data: bytes | None) -> BaseHTTPResponse:
        """The head of an answer: to a GET, or to a POST of data. Redirects are not followed.

        Raises:
            AgainError: the connection broke.
            SourceError: there can be none.
        """
        from urllib3 import exceptions

        try:
            return self._pool.request(
                "GET" if data is None else "POST", url, body=data, headers=dict(headers), redirect=False, retries=False,
                preload_content=False, timeout=self._timeout,
            )  # fmt: skip
        except exceptions.SSLError as error:
            self._untrusted(error)
        except exceptions.HTTPError as error:
            raise AgainError(broken(error)) from None
        except (OSError, UnicodeError, ValueError) as error:
            raise self.error(f"cannot be asked: {plain(str(error))}") from None

    def body(self, response: BaseHTTPResponse, limit: int) -> bytes:
        """The whole body of an answer, unpacked.

        Raises:
            AgainError: it did not come whole.
            SourceError: it is too long, or too late.
        """
        from urllib3 import exceptions

        body = bytearray()
        try:
            # what has come, not what fills a chunk: of a server that sends a byte now and then the clock is looked at all the same
            while chunk := response.read1(CHUNK, decode_content=True):
                body += chunk
                if len(body) > limit:
                    raise self.error(f"sends an answer of more than {limit:,} bytes", "Ask for smaller pages")
                if self._world.monotonic() > self.deadline:
                    raise self._late("while an answer came in")
        except exceptions.HTTPError as error:
            raise AgainError(broken(error)) from None
        except OSError as error:
            raise AgainError(f"the connection broke: {plain(error.strerror or str(error))}") from None
        return bytes(body)

    def asked_to_wait(self, response: BaseHTTPResponse) -> float | None:
        """Seconds that Retry-After asks for, as a number or as a date (RFC 9110 10.2.3)."""
        text = response.headers.get("Retry-After", "")
        if re.fullmatch(r"\d{1,9}", text.strip()):
            return float(text)
        try:
            until = parsedate_to_datetime(text)
        except (ValueError, TypeError):
            return None
        until = until if until.tzinfo else until.replace(tzinfo=UTC)
        return max(0.0, (until - self._world.now()).total_seconds())

    def _late(self, why: str) -> SourceError:
        limit = long(self.source.time_limit.total_seconds())
        what = f"takes longer than time_limit: {limit} ({why})"
        return self.error(what, "Raise it, or narrow the window", BrokenOffError)

    def _untrusted(self, error: Exception) -> NoReturn:
        raise self.error(
            f"there is no trusted connection: {plain(str(error))}", "Check `url`, or write ca_file: with its authority"
        ) from None


def origin(url: str) -> tuple[str, str, int]:
    """Scheme, host and port of an address; three empty ones for what is none."""
    try:
        parts: SplitResult = urlsplit(url)
        host = (parts.hostname or "").lower()
        return parts.scheme, host, parts.port or {"https": 443, "http": 80}.get(parts.scheme, 0)
    except ValueError:
        return "", "", 0

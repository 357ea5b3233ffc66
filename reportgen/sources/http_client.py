"""One server of an API, asked for one answer at a time, with secrets that go nowhere else and are never shown.

A request only reads, so it may be repeated: after 408, 429, 5xx, a refusal that names a time to wait or says that requests come too
fast, a dropped connection, a cut answer, and one that is no JSON (a proxy's page). Redirects are followed on the same server only.
A token that the server refuses is renewed once.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, NoReturn, Self
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from reportgen.contract import ApiSource
from reportgen.contract.api_auth import GoogleServiceAccount, OAuth2
from reportgen.errors import SourceError
from reportgen.sources.http_words import next_link, plain, said
from reportgen.sources.identity import identity_of
from reportgen.sources.login import Login
from reportgen.sources.wire import AGAIN, MAX_REFUSAL, AgainError, RefusedError, Wire, origin
from reportgen.sources.world import World

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse

MAX_ANSWER = 128 * 1024 * 1024
"""Bytes one answer may have, unpacked: it is held in memory."""
MAX_REDIRECTS = 5
_TOO_FAST = re.compile(r'"(?:userR|r)ateLimitExceeded"|"RATE_LIMIT_EXCEEDED"')
"""Google refuses with 403 who asks too fast, and with 403 who may not ask; its reason tells."""


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


class _StaleError(Exception):
    """The server refuses the token."""


class Client:
    """Asks the server of one source; a context manager that closes its connections."""

    def __init__(self, name: str, source: ApiSource, world: World, project_dir: Path, state_dir: Path) -> None:
        self.name, self.source = name, source
        self.received = 0
        self._identity = identity_of(name, source, world.environ)
        self.redact = self._identity.redact
        self._numbers = Number if _has_comma(source) else str
        self._wire = Wire(name, source, world, project_dir, self.redact)
        self.error, self.pause = self._wire.error, self._wire.pause
        self._login = None
        if isinstance(source.auth, OAuth2 | GoogleServiceAccount):
            self._login = Login(self._wire, source.auth, world, state_dir)

    def __enter__(self) -> Self:
        self._wire.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._wire.__exit__(kind, error, trace)

    def ask(self, request: Request) -> Answer:
        """The answer to a request; it is repeated where that may help.

        Raises:
            SourceError: there is none in time, or one that repeating does not mend.
        """
        if self._login is None:
            return self._wire.repeated(lambda: self._once(request))
        try:
            return self._wire.repeated(lambda: self._once(request))
        except _StaleError:
            self._login.renew()
            return self._wire.repeated(lambda: self._once(request, renewed=True))

    # --- one request

    def _once(self, request: Request, *, renewed: bool = False) -> Answer:
        url = self._with_parameters(request)
        data = None if request.body is None else json.dumps(request.body).encode()
        for _ in range(MAX_REDIRECTS + 1):
            self._wire.turn()
            headers = dict(self._identity.headers) | ({} if data is None else {"Content-Type": "application/json"})
            if self._login is not None:
                headers["Authorization"] = self._login.header()
            response = self._wire.send(url, headers, data)
            try:
                if response.status == 401 and self._login is not None and not renewed:
                    raise _StaleError
                if response.status not in (301, 302, 303, 307, 308):
                    return self._read(response)
                url = self._redirected(url, response, request)
                self._wire.body(response, MAX_REFUSAL)
            except BaseException:
                response.close()  # what is unread must not be taken for the next answer
                raise
        raise self.error(f"redirects more than {MAX_REDIRECTS} times", "Write the address it leads to")

    def _read(self, response: BaseHTTPResponse) -> Answer:
        status = response.status
        if status != 200:
            self._refused(status, response)
        body = self._wire.body(response, MAX_ANSWER)
        self.received += len(body)
        if self.received > self.source.max_bytes:
            limit = f"{self.source.max_bytes:,}"
            raise self.error(f"delivers more than {limit} bytes", "Raise max_bytes, or narrow the window")
        kind = response.headers.get("Content-Type", "")
        if "html" in kind.lower() or body.lstrip()[:1] == b"<":
            raise AgainError("answers with a web page instead of JSON")
        try:
            document = json.loads(
                body,
                parse_int=self._numbers,
                parse_float=self._numbers,
                parse_constant=_no_constant,
                object_pairs_hook=_each_once,
            )
        except (ValueError, RecursionError) as error:
            cut = "cut short" if body else "empty"
            raise AgainError(f"answers with what is no JSON, or {cut}: {plain(str(error))[:80]}") from None
        link = next_link(", ".join(response.headers.getlist("Link")), response.url or self.source.url)
        return Answer(document, link, len(body))

    def _refused(self, status: int, response: BaseHTTPResponse) -> NoReturn:
        """What an answer that is no 200 means."""
        try:
            text = self._wire.body(response, MAX_REFUSAL).decode("utf-8", "replace")
        except (SourceError, AgainError):
            text = ""
        what = f"answers {status}{said(self.redact(text))}"
        wait = self._wire.asked_to_wait(response)
        if status in AGAIN or status >= 500 or wait is not None or (status == 403 and _TOO_FAST.search(text)):
            raise AgainError(what, wait)
        secrets = ", ".join(sorted({str(ref) for ref in self.source.secrets}))
        granted = f" (the token is granted {self._login.granted})" if self._login and self._login.granted else ""
        hints = {
            401: f"Check {secrets}" if secrets else "Write auth: for this source",
            403: f"Check what {secrets or 'the user'} is allowed to read{granted}",
            404: "Check `url`",
            400: "Check `params`, `body` and `paginate`",
        }
        if status == 401 and self._login is not None:
            what = f"{what}, with a token that was just renewed"
        kind = RefusedError if status in (400, 404, 410) else SourceError
        raise self.error(what, hints.get(status, "Only 200 is an answer with data"), kind)

    def _redirected(self, url: str, response: BaseHTTPResponse, request: Request) -> str:
        target = urljoin(url, response.headers.get("Location", ""))
        if origin(target) != origin(self.source.url):
            raise self.error(
                "redirects to another server, which gets no secret", "Ask the API's operator for its address"
            )
        if request.body is not None and response.status not in (307, 308):
            raise self.error(f"redirects a POST by {response.status}", "Write the address it leads to")
        return self._with_key(target)

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


def _has_comma(source: ApiSource) -> bool:
    return source.decimal == "," or any(column.decimal == "," for column in source.columns.values())


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object; of a name that stands in it twice nobody can say which value is meant (RFC 8259 4)."""
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("an object names something twice")
    return made


def _no_constant(text: str) -> NoReturn:
    raise ValueError(f"{text} is no JSON")

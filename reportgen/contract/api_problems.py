"""What is wrong with the contract of an API, beyond what its models refuse."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any
from urllib.parse import SplitResult, urlsplit

from reportgen.contract import dates, derive
from reportgen.contract.api import PLACEHOLDERS, ApiSource, Offset, Page, Total
from reportgen.contract.api_auth import OAuth2
from reportgen.delivery import is_loopback
from reportgen.errors import did_you_mean
from reportgen.settings import SecretRef

Found = tuple[str, str, str]

SECRET_HEADERS = frozenset({"authorization", "proxy-authorization", "cookie", "x-api-key", "api-key", "x-auth-token"})
OWN_HEADERS = frozenset({"host", "content-length", "transfer-encoding", "connection", "accept-encoding"})
"""Headers that the connection writes itself."""
SECRET_PARAMS = frozenset({
    "api_key", "apikey", "api-key", "access_token", "token", "secret", "client_secret", "password", "key", "hapikey", "auth",
})  # fmt: skip
_BRACES = re.compile(r"\{([^{}]*)\}")


def api_problems(source: ApiSource) -> Iterator[Found]:
    """Every mistake in what an API is asked for."""
    yield from _address("url", source.url, source)
    yield from _headers(source)
    yield from _login(source)
    yield from _parameters(source)
    yield from _placeholders(source)
    yield from _increments(source)
    if source.body and source.method == "GET":
        yield "body", "a GET sends no body", "Write method: POST, or put it under `params`"
    if isinstance(source.total, Total):
        yield from _address("total.url", source.total.url, source)
        if _origin(urlsplit(source.total.url)) != _origin(urlsplit(source.url)):
            yield "total.url", "is not on the server of `url`", "Secrets are sent to that server only"
    yield from _unique(source)
    if source.twice and source.total is not None:
        yield "twice", "has no use where a total is stated", "Leave it out"


def _unique(source: ApiSource) -> Iterator[Found]:
    read = {mapped.column for mapped in source.columns.values()}
    for expression in source.derive.values():
        with suppress(ValueError):  # told of the expression itself
            read.update(derive.columns_of(expression))
    for path in source.unique:
        if path not in read:
            yield "unique", f"'{path}' is read for no column", "Name only what `columns` or `derive` read"


def _address(place: str, url: str, source: ApiSource) -> Iterator[Found]:
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        yield place, "is no address", "Write one like https://api.example.com/v1/contacts"
        return
    if parts.scheme not in ("https", "http") or not host or not url.isprintable() or " " in url:
        yield place, "is no address", "Write one like https://api.example.com/v1/contacts"
        return
    if parts.username is not None or parts.password is not None:
        yield place, "holds a user or a password", "Write them under `auth`, by reference"
    if parts.query or parts.fragment:
        yield place, "holds parameters", "Write them under `params`, and secrets under `auth`"
    if parts.scheme == "http" and not is_loopback(host) and not source.insecure:
        yield place, "is not encrypted", "Write https://, or insecure: true where nobody else is on the line"


def _origin(parts: SplitResult) -> tuple[str, str | None, int | None]:
    return parts.scheme, parts.hostname, parts.port


def _login(source: ApiSource) -> Iterator[Found]:
    auth = source.auth
    if auth is not None and any(name.lower() == "authorization" for name in source.headers):
        yield "headers", "Authorization is written by `auth`", "Leave one of them"
    if not isinstance(auth, OAuth2):
        return
    yield from _address("auth.token_url", auth.token_url, source)
    for name in auth.params:
        if name.lower() in SECRET_PARAMS or name in (
            "client_id",
            "client_secret",
            "refresh_token",
            "grant_type",
            "scope",
        ):
            yield f"auth.params.{name}", "has its own key under `auth`", "Leave it out"
        elif "${" in auth.params[name]:
            yield f"auth.params.{name}", "holds a reference to a secret", "Only what is no secret stands there"


def _increments(source: ApiSource) -> Iterator[Found]:
    """What must hold so that kept rows can be told from those that are asked for."""
    asked = source.incremental
    if asked is None:
        return
    if source.window is None:
        yield (
            "incremental",
            "needs a window, whose beginning moves",
            "Write window: {from: 2024-01-01}, and {start} in `params`",
        )
    elif asked.key and source.window.days is not None:
        what = "asks for records that changed in the last days, so records leave the window unseen"
        yield "window.days", what, "Write window: {from: ...} with the day since which records are wanted"
    if not any("{start}" in text for value in (source.url, source.params, source.body) for text in texts_in(value)):
        yield "incremental", "nothing asks from a day on", "Write {start} in `params` or `body`"
    for name in asked.key or (str(asked.by),):
        if name not in source.columns:
            place = "incremental.key" if asked.key else "incremental.by"
            yield place, f"no column '{name}' is taken from the records", did_you_mean(name, source.columns)
    if asked.by in source.columns:
        forms = source.columns[str(asked.by)].dates or source.dates
        if any(dates.is_stamp(form) for form in forms):
            what = f"'{asked.by}' holds time stamps, whose day depends on a zone that only the API knows"
            yield "incremental.by", what, "Write incremental: {key: ...} and ask for what changed since {start}"


def _headers(source: ApiSource) -> Iterator[Found]:
    for name, value in source.headers.items():
        place = f"headers.{name}"
        if name.lower() in OWN_HEADERS:
            yield place, "is written by the connection itself", "Leave it out"
        elif isinstance(value, SecretRef):
            continue
        elif name.lower() in SECRET_HEADERS:
            yield place, "is a secret in clear", "Write it under `auth`, or as ${NAME}"
        elif not value.isprintable() or not value.isascii():
            yield place, "cannot be sent in a header", "Use letters, digits and signs of ASCII"


def _parameters(source: ApiSource) -> Iterator[Found]:
    for name in source.params:
        if name.lower() in SECRET_PARAMS:
            yield f"params.{name}", "is a secret in clear", "Write auth: {kind: api_key, query: ..., key: ${NAME}}"
        if any("${" in text for text in source.params[name]):
            yield f"params.{name}", "holds a reference to a secret", "Secrets stand under `auth` or `headers`"
    paginate = source.paginate
    if isinstance(paginate, str):
        return
    own = [("param", getattr(paginate, "param", None)), ("limit_param", getattr(paginate, "limit_param", None))]
    given = source.body if source.method == "POST" else source.params
    for key, param in own:
        if param is not None and param in given:
            yield f"paginate.{key}", f"'{param}' is given already", "Leave one of them"
    if (
        isinstance(paginate, Offset | Page)
        and isinstance(source.total, str)
        and paginate.until not in (None, source.total)
    ):
        yield "paginate.until", "is another total than `total`", "Leave one of them"


def _placeholders(source: ApiSource) -> Iterator[Found]:
    used = False
    extra: Mapping[str, Any] = {}
    if isinstance(source.total, Total):
        extra = {"total.url": source.total.url, "total.params": source.total.params, "total.body": source.total.body}
    for place, value in {"url": source.url, "params": source.params, "body": source.body, **extra}.items():
        for text in texts_in(value):
            for name in _BRACES.findall(text):
                used = used or name in PLACEHOLDERS
                if name not in PLACEHOLDERS:
                    yield place, f"'{{{name}}}' stands for nothing", did_you_mean(name, PLACEHOLDERS)
                elif source.window is None:
                    yield place, f"'{{{name}}}' is a day of a window, and there is none", "Write window: {days: 400}"
    if source.window is not None and not used:
        yield "window", "nothing asks for it", "Write {start} and {end} in `params` or `body`, or leave it out"


def texts_in(value: Any) -> Iterator[str]:
    """Every text in a value of JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from texts_in(one)
    elif isinstance(value, Iterable):
        for one in value:
            yield from texts_in(one)


def filled(value: Any, days: Mapping[str, str]) -> Any:
    """A value of JSON with the days of the window in place of their names."""
    if isinstance(value, str):
        return _BRACES.sub(lambda match: days.get(match[1], match[0]), value)
    if isinstance(value, Mapping):
        return {key: filled(one, days) for key, one in value.items()}
    return [filled(one, days) for one in value] if isinstance(value, list | tuple) else value

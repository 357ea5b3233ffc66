"""From page to page: what is asked first, and what an answer says of the next one. Pure: answers in, requests out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import urljoin

from reportgen.contract import ApiSource
from reportgen.contract.api import Cursor, NextLink, Offset, Page, Total, steps
from reportgen.contract.api_problems import filled
from reportgen.sources.http_client import Answer, Request

ABSENT: Any = object()
"""Stands for a key that is not there, which differs from one that is null."""
LONGEST_CURSOR = 8_000


class UnclearError(ValueError):
    """An answer does not say where the next page is."""


def at(document: Any, path: Sequence[str]) -> Any:
    """What stands at a path of a JSON value; `ABSENT` where nothing does."""
    for step in path:
        if isinstance(document, dict):
            document = document.get(step, ABSENT)
        elif isinstance(document, list) and step.isdecimal() and int(step) < len(document):
            document = document[int(step)]
        elif isinstance(document, list) and step == "-1" and document:
            document = document[-1]
        else:
            return ABSENT
    return document


def days(source: ApiSource, window: tuple[date, date] | None) -> dict[str, str]:
    """The days of the window as they are written in a request."""
    if source.window is None or window is None:
        return {}
    first, last = window
    following = date.fromordinal(last.toordinal() + 1)
    named = {"start": first, "end": last, "next": following}
    return {name: day.strftime(source.window.format) for name, day in named.items()}


def first(source: ApiSource, written: Mapping[str, str]) -> Request:
    """The request of the first page."""
    params = tuple((name, filled(text, written)) for name, texts in source.params.items() for text in texts)
    body = filled(source.body, written) if source.method == "POST" else None
    request = Request(filled(source.url, written), params, body)
    paginate = source.paginate
    if isinstance(paginate, Offset | Page):
        if paginate.limit_param:
            request = _with(request, paginate.limit_param, paginate.size)
        request = _with(request, paginate.param, paginate.first if isinstance(paginate, Page) else 0)
    return request


def of_total(source: ApiSource, total: Total, written: Mapping[str, str]) -> Request:
    """The request that states how many records there are."""
    params = tuple((name, filled(text, written)) for name, texts in total.params.items() for text in texts)
    return Request(filled(total.url, written), params, filled(total.body, written) if total.method == "POST" else None)


def mark(source: ApiSource, answer: Answer) -> str:
    """Where an answer says the next page begins: its cursor or link; "" where it says that it is the last.

    Raises:
        UnclearError: it says neither.
    """
    paginate = source.paginate
    if isinstance(paginate, Cursor):
        if paginate.more is not None and not _says_more(answer, paginate.more):
            return ""
        found = at(answer.document, steps(paginate.cursor))
        if paginate.more is not None and not isinstance(found, str):
            raise UnclearError(f"says that more follow and names no '{paginate.cursor}'")
    elif isinstance(paginate, NextLink):
        found = answer.link if paginate.link == "Link" else at(answer.document, steps(paginate.link))
    else:
        return ""
    if found is ABSENT or found is None or found is False:
        return ""
    if not isinstance(found, str) or len(found) > LONGEST_CURSOR or not found.isprintable():
        raise UnclearError(f"names the next page by what is no text of at most {LONGEST_CURSOR:,} signs")
    return found


def _says_more(answer: Answer, path: str) -> bool:
    found = at(answer.document, steps(path))
    if isinstance(found, bool):
        return found
    raise UnclearError(f"does not say at '{path}' whether more follow")


def names(source: ApiSource, answer: Answer) -> dict[str, tuple[str, ...]]:
    """Names of the entries of lists, by the key under which the lists stand in the records.

    Raises:
        UnclearError: an answer does not name them, or two alike.
    """
    found: dict[str, tuple[str, ...]] = {}
    for key, path in source.named.items():
        listed = at(answer.document, steps(path))
        if not isinstance(listed, list):
            raise UnclearError(f"has no list of names at '{path}'")
        texts = tuple(str(each.get("name", "") if isinstance(each, dict) else each) for each in listed)
        if not all(texts) or len(set(texts)) < len(texts):
            raise UnclearError(f"names things twice or by no text at '{path}'")
        found[key] = texts
    return found


def follow(source: ApiSource, request: Request, named: str, got: int, pages: int) -> Request | None:
    """The request of the page after this one; None where there is none or only the records can tell.

    Args:
        source: the contract.
        request: what was asked.
        named: what `mark` found in the answer.
        got: records of all pages up to this one.
        pages: their number.
    """
    paginate = source.paginate
    if isinstance(paginate, Cursor):
        return _with(request, paginate.param, named) if named else None
    if isinstance(paginate, NextLink):
        return Request(urljoin(request.url, named), (), request.body) if named else None
    if isinstance(paginate, Offset):
        return _with(request, paginate.param, got)
    if isinstance(paginate, Page):
        return _with(request, paginate.param, paginate.first + pages)
    return None


def past_end(
    source: ApiSource, request: Request, records: Sequence[Any], got: int, pages: int
) -> Iterator[tuple[Request, int, str]]:
    """What is asked where no total proves the end: a request, how many records must come, and what it means if others do.

    Args:
        source: the contract.
        request: that of the last page.
        records: of the last page.
        got: records of all pages.
        pages: their number.
    """
    paginate = source.paginate
    if isinstance(paginate, Offset | Page):
        further = got + (paginate.size if isinstance(paginate, Offset) else 0)
        if (beyond := follow(source, request, "", further, pages)) is not None:
            yield beyond, 0, "a page in the middle was empty"
    if isinstance(paginate, Offset) and got and (tail := follow(source, request, "", got - 1, pages)) is not None:
        yield tail, 1, "more records follow the last one where it is asked for in another way"
    if isinstance(paginate, Cursor) and records:
        last, path = (*steps(source.records), "-1"), tuple(steps(paginate.cursor))
        named = at(records[-1], path[len(last) :]) if path[: len(last)] == last else ABSENT
        if isinstance(named, str) and (beyond := follow(source, request, named, got, pages)) is not None:
            yield beyond, 0, "more records follow the one that was called the last"


def _with(request: Request, param: str, value: str | int) -> Request:
    """The request with a parameter set: in its body where it has one."""
    if request.body is not None:
        return Request(request.url, request.params, _set(request.body, steps(param), value))
    kept = tuple(pair for pair in request.params if pair[0] != param)
    return Request(request.url, (*kept, (param, str(value))), None)


def _set(body: Mapping[str, Any], path: Sequence[str], value: str | int) -> dict[str, Any]:
    key, *rest = path
    below = body.get(key)
    return {**body, key: _set(below if isinstance(below, Mapping) else {}, rest, value) if rest else value}


def may_lack(source: ApiSource, document: Mapping[str, Any], *, first: bool) -> bool:
    """Whether an answer without records is one all the same; of an empty object, asked first, nothing says that it is."""
    optional = source.records_optional
    lacking = first and isinstance(optional, str) and at(document, steps(optional)) is ABSENT
    return bool(optional) and not lacking and not {"error", "errors"} & document.keys()


def failed(source: ApiSource, document: Any) -> str:
    """The key of an error that an answer names beside its records, which may be a part of them then; "" without one."""
    named = [key for key in ("error", "errors") if isinstance(document, dict) and stands(document.get(key, ABSENT))]
    return next((key for key in named if key not in source.warnings), "")


def stands(value: Any) -> bool:
    """Whether something is there that is not false, zero or empty."""
    return value is not ABSENT and value not in ("0", "false") and bool(value)

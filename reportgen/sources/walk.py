"""One walk over all pages of an API: each must be what the others promise.

An answer that cannot be right (no records where there must be some, a page that came before, a cursor that goes back, fewer records
than announced) is asked for again; what stays so, and what changes on the way (a total, the end of the data), ends the walk.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reportgen.contract import ApiSource
from reportgen.contract.api import Offset, Page, Total, steps
from reportgen.sources import kept, paging
from reportgen.sources.distinct import repeated
from reportgen.sources.extract import Extract, UnfitError
from reportgen.sources.http_client import Answer, Client, Request
from reportgen.sources.paging import ABSENT, at
from reportgen.sources.wire import origin
from reportgen.sources.world import World

MAX_DIGITS = 15


class ChangedError(Exception):
    """The data changed while they were pulled."""


@dataclass
class _Sofar:
    """What the pages of one pass have shown.

    Attributes:
        pages: records of each.
        got: records of all.
        stated: the total that was stated first.
        short: number of a page that was not full, of pages that are numbered.
        contents: first and last record and number of each page, hashed.
        marks: cursors and links that were followed.
    """

    pages: list[int] = field(default_factory=list)
    got: int = 0
    stated: int | None = None
    short: int = 0
    contents: set[bytes] = field(default_factory=set)
    marks: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class _Sound:
    """A page that can be right: its records, where the next one is, the total it states, and what it is known by."""

    records: list[Any]
    mark: str
    stated: int | None
    content: bytes


def window_of(source: ApiSource, world: World) -> tuple[str, ...]:
    """First and last day of the window; empty without one."""
    if source.window is None:
        return ()
    return tuple(day.isoformat() for day in source.window.bounds(world.today))


class Walk:
    """One walk over all pages."""

    def __init__(self, client: Client, source: ApiSource, world: World, tell: Callable[[str], None]) -> None:
        self.client, self.source, self.world, self.tell = client, source, world, tell
        bounds = source.window.bounds(world.today) if source.window else None
        self.written = paging.days(source, bounds)
        self.extract = Extract(source)
        self.sofar = _Sofar()
        self.begun = client.received

    def run(self, into: Path) -> kept.Pull:
        """Walk, write the records, and say what was pulled.

        Raises:
            SourceError: they are not complete.
            ChangedError: they changed meanwhile.
        """
        stated = self._counted()
        sofar = self.sofar
        hasher = hashlib.sha256()
        with (into / "pages.csv").open("wb") as out:
            request: Request | None = paging.first(self.source, self.written)
            while request is not None:
                asked = request
                page = self.sound(asked)
                try:
                    data = self.extract.page(page.records, sofar.got + 1)
                except UnfitError as error:
                    raise self.client.error(f"page {len(sofar.pages) + 1}: {error}") from None
                out.write(data)
                hasher.update(data)
                self._note(page)
                self.tell(f"{self.client.name}: page {len(sofar.pages):,}, {sofar.got:,} records")
                request = self._next(asked, page)
        if self.sofar.stated is None and stated is None and self.source.paginate != "none":
            self._confirm_end(asked, page)
        self._prove(stated)
        if self.source.unique and (number := repeated(into / "pages.csv", self.extract.columns, self.source.unique)):
            raise ChangedError(f"record {number:,} came twice, so another may be missing")
        if sofar.got and not self.source.sparse and (missing := self.extract.missing()):
            what = f"no record holds {missing}"
            raise self.client.error(what, "Check the paths; write sparse: true where the API leaves out what is empty")
        window = window_of(self.source, self.world)
        return kept.Pull(
            asked=kept.asked(self.source),
            url=self.source.url,
            window=window,
            at=self.world.now().isoformat(),
            pages=tuple(sofar.pages),
            records=sofar.got,
            bytes=self.client.received - self.begun,
            stated=sofar.stated if sofar.stated is not None else stated,
            sha256=hasher.hexdigest(),
            header=self.extract.columns,
            joined=self.extract.joined,
        )

    def first(self) -> int:
        """Try the contract on the total and the first page; return its number of records.

        Raises:
            SourceError: it does not fit.
        """
        self._counted()
        try:
            page = self.sound(paging.first(self.source, self.written))
            self.extract.page(page.records, 1)
        except (UnfitError, ChangedError) as error:
            raise self.client.error(str(error), "Check the contract against what the API documents") from None
        if page.records and not self.source.sparse and (missing := self.extract.missing()):
            raise self.client.error(
                f"no record of the first page holds {missing}", "Check the paths, or write sparse: true"
            )
        return len(page.records)

    # --- one page

    def sound(self, request: Request, *, confirming: bool = False) -> _Sound:
        """A page that can be right; one that cannot is asked for again.

        Raises:
            SourceError: there is no answer.
            ChangedError: it stays so.
        """
        why = ""
        for attempt in range(self.source.retries + 1):
            if why:
                self.client.pause(attempt - 1, None, why)
            found = self._looked_at(self.client.ask(request), confirming=confirming)
            if isinstance(found, _Sound):
                return found
            why = found
        tries = f", asked {self.source.retries + 1} times" if self.source.retries else ""
        # It may be the page before that named a wrong place for this one: all of them are asked for once more.
        raise ChangedError(f"page {len(self.sofar.pages) + 1} {why}{tries}")

    def _looked_at(self, answer: Answer, *, confirming: bool) -> _Sound | str:
        """The page, or why it cannot be right."""
        records = self._records(answer.document)
        if isinstance(records, str):
            return records
        try:
            mark = paging.mark(self.source, answer)
        except paging.UnclearError as error:
            return str(error)
        stated = self._stated(answer.document)
        if isinstance(stated, str):
            return stated
        if (announced := self.source.announced) is not None:
            count = whole(at(answer.document, steps(announced)))
            if count != len(records):
                return f"announces {'no number of' if count is None else count} records and holds {len(records)}"
        content = _content(records)
        page = _Sound(records, mark, stated, content)
        return (self._out_of_order(page) if not confirming else "") or page

    def _records(self, document: Any) -> list[Any] | str:
        records = at(document, steps(self.source.records))
        if isinstance(document, dict) and records in (ABSENT, None):
            if self.source.records_optional and not {"error", "errors"} & document.keys():
                return []
            held = ", ".join(list(document)[:8]) or "nothing"
            return f"has no '{self.source.records}'; it has: {self.client.redact(held)[:200]}"
        if not isinstance(records, list):
            return f"has no list at '{self.source.records}'"
        if any(not isinstance(record, dict | list) for record in records):
            return f"holds something else than records at '{self.source.records}'"
        return records

    def _stated(self, document: Any) -> int | str | None:
        if self.source.stated is None:
            return None
        found = at(document, steps(self.source.stated))
        if found is ABSENT and (self.sofar.pages or (self.source.records_optional and self._records(document) == [])):
            return None  # some state it on the first page only, or leave it out where there is nothing
        total = whole(found)
        return f"states no total at '{self.source.stated}'" if total is None else total

    def _out_of_order(self, page: _Sound) -> str:
        """Why the page cannot follow the ones before it; "" where it can."""
        sofar, count = self.sofar, len(page.records)
        if count and page.content in sofar.contents:
            return "repeats a page that came before"
        if page.mark and page.mark in sofar.marks:
            return "leads back to a page that came before"
        total = sofar.stated if sofar.stated is not None else page.stated
        missing = total is not None and sofar.got + count < total
        more = bool(page.mark) or (missing and isinstance(self.source.paginate, Offset | Page))
        if more and not count:
            return "is empty, and more should follow"
        size = self.source.size
        if size is not None and count > size:
            return f"holds {count} records where {size} are asked for"
        if size is not None and more and count < size:
            return f"holds {count} records and should hold {size}"
        return ""

    # --- from page to page

    def _note(self, page: _Sound) -> None:
        sofar, count = self.sofar, len(page.records)
        if page.stated is not None:
            if sofar.stated is not None and page.stated != sofar.stated:
                raise ChangedError(f"its total changed from {sofar.stated:,} to {page.stated:,} while it was pulled")
            sofar.stated = page.stated
        if sofar.short and count:
            raise ChangedError(f"page {sofar.short} was not full, and more followed")
        sofar.pages.append(count)
        sofar.got += count
        if isinstance(self.source.paginate, Page) and count < self.source.paginate.size and not sofar.short:
            sofar.short = len(sofar.pages)
        if count:
            sofar.contents.add(page.content)
        if page.mark:
            sofar.marks.add(page.mark)
        if sofar.stated is not None and sofar.got > sofar.stated:
            raise ChangedError(f"it holds {sofar.got:,} records and states {sofar.stated:,}")
        if len(sofar.pages) > self.source.max_pages:
            raise self.client.error(
                f"has more than {self.source.max_pages:,} pages", "Raise max_pages, or narrow the window"
            )

    def _next(self, request: Request, page: _Sound) -> Request | None:
        sofar = self.sofar
        if isinstance(self.source.paginate, Offset | Page):
            over = not page.records if sofar.stated is None else sofar.got >= sofar.stated
            if over:
                return None
        following = paging.follow(self.source, request, page.mark, sofar.got, len(sofar.pages))
        if following is not None and origin(following.url) != origin(self.source.url):
            raise self.client.error(
                "names a next page on another server, which gets no secret",
                "Ask the API's operator; it is not followed",
            )
        return following

    def _confirm_end(self, request: Request, page: _Sound) -> None:
        """Ask for the last page again, and for the one after an empty one: without a total, one slip must not end it."""
        again = self.sound(request, confirming=True)
        if again.content != page.content or again.mark != page.mark:
            raise ChangedError("its last page changed while it was pulled")
        paginate = self.source.paginate
        if isinstance(paginate, Offset | Page):
            beyond = paging.follow(
                self.source, request, "", self.sofar.got + (paginate.size if isinstance(paginate, Offset) else 0),
                len(self.sofar.pages),
            )  # fmt: skip
            if beyond is not None and self.sound(beyond, confirming=True).records:
                raise ChangedError("a page in the middle was empty")

    # --- all of them

    def _counted(self) -> int | None:
        """The total, where a request of its own states it."""
        total = self.source.total
        if not isinstance(total, Total):
            return None
        answer = self.client.ask(paging.of_total(self.source, total, self.written))
        count = whole(at(answer.document, steps(total.total)))
        if count is None:
            raise self.client.error(f"the answer of total.url states no total at '{total.total}'", "Check total.from")
        return count

    def _prove(self, stated: int | None) -> None:
        """As many records as are stated, before and after."""
        sofar = self.sofar
        if sofar.stated is not None and sofar.got != sofar.stated:
            raise ChangedError(f"it holds {sofar.got:,} records and states {sofar.stated:,}")
        if stated is None:
            return
        if (after := self._counted()) != stated:
            raise ChangedError(f"its total changed from {stated:,} to {after:,} while it was pulled")
        if sofar.got != stated:
            raise ChangedError(f"it holds {sofar.got:,} records and states {stated:,}")


def whole(value: Any) -> int | None:
    """A whole number of an answer, written as a number or as a text; None for what is none."""
    if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) <= MAX_DIGITS:
        return int(value)
    return None


def _content(records: list[Any]) -> bytes:
    """What a page is known by, whatever stands around its records: how many, the first, and the last."""
    ends = repr((len(records), records[0], records[-1])) if records else ""
    return hashlib.sha256(ends.encode("utf-8", "surrogatepass")).digest()

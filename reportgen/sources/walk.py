"""One walk over all pages of an API: each must be what the others promise.

An answer that cannot be right (no records where there must be some, a page that came before, a cursor that goes back, fewer records
than announced) is asked for again; what stays so, and what changes on the way (a total, the end of the data), ends the walk.

A walk that broke off goes on after the pages that lie there whole, once the API has shown that they still hold: the same total, the
same first page, and the same page at which it broke off, which says anew where the next one is. Else it begins anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from reportgen.contract import ApiSource
from reportgen.contract.api import Offset, Page, Total, steps
from reportgen.errors import SourceError
from reportgen.sources import kept, paging
from reportgen.sources.distinct import repeated
from reportgen.sources.extract import Extract, UnfitError
from reportgen.sources.http_client import Answer, Client, Request
from reportgen.sources.journal import Head, Journal, Step
from reportgen.sources.paging import ABSENT, at
from reportgen.sources.scan import file_digest
from reportgen.sources.sofar import ChangedError, Sofar, Sound, TooManyError, content
from reportgen.sources.wire import BrokenOffError, RefusedError, origin
from reportgen.sources.world import World

MAX_DIGITS = 15


@dataclass(frozen=True)
class Walked:
    """All pages that were asked for; for the attributes see `kept.Pull`."""

    begun: str
    pages: tuple[int, ...]
    bytes: int
    stated: int | None
    sha256: str
    header: tuple[str, ...]
    joined: bool
    warnings: tuple[str, ...] = ()


class Walk:
    """One walk over all pages of some days."""

    def __init__(
        self,
        client: Client,
        source: ApiSource,
        world: World,
        bounds: tuple[date, date] | None,
        tell: Callable[[str], None],
    ) -> None:
        self.client, self.source, self.world, self.tell = client, source, world, tell
        self.written = paging.days(source, bounds)
        self.extract = Extract(source)
        self.sofar = Sofar(source)
        self.warned: set[str] = set()
        self.before = client.received

    def run(self, journal: Journal, *, go_on: bool, all_seen: bool = False) -> Walked:
        """Walk, write the records, and say what was pulled.

        Args:
            journal: takes the pages.
            go_on: whether a walk that broke off may be gone on with.
            all_seen: whether a full pull showed that every mapped path is there; a few days need not.

        Raises:
            SourceError: they are not complete.
            ChangedError: they changed meanwhile.
        """
        counted = self._counted()
        head = Head(kept.asked(self.source), self.written, counted, self.world.now().isoformat())
        begun, lying = journal.begun(head, self.world.now(), self.source.resume) if go_on else (head.begun, [])
        found = self._gone_on(lying) if lying else None
        if found is None:
            asked = paging.first(self.source, self.written)
            page = self._page(asked, journal, head)
        else:
            journal.open(replace(head, begun=begun), lying)
            asked, page = found
        while (following := self._next(asked, page)) is not None:
            asked = following
            page = self._page(asked, journal)
        journal.close()
        if self.sofar.stated is None and counted is None and self.source.paginate != "none":
            self._confirm_end(asked, page)
        self._prove(counted)
        if self.source.unique and (number := repeated(journal.pages, self.extract.columns, self.source.unique)):
            raise ChangedError(f"record {number:,} came twice, so another may be missing")
        if self.sofar.got and not (self.source.sparse or all_seen) and (missing := self.extract.missing()):
            what = f"no record holds {missing}"
            raise self.client.error(what, "Check the paths; write sparse: true where the API leaves out what is empty")
        return Walked(
            begun=head.begun if found is None else begun,
            pages=tuple(self.sofar.pages),
            bytes=self.client.received - self.before,
            stated=self.sofar.stated if self.sofar.stated is not None else counted,
            sha256=file_digest(journal.pages),
            header=self.extract.columns,
            joined=self.extract.joined,
            warnings=tuple(text for path, text in self.source.warnings.items() if path in self.warned),
        )

    def first(self) -> int:
        """Try the contract on the total and the first page; return its number of records.

        Raises:
            SourceError: it does not fit.
        """
        self._counted()
        try:
            page = self.sound(paging.first(self.source, self.written))
            self._read(page)
        except ChangedError as error:
            raise self.client.error(str(error), "Check the contract against what the API documents") from None
        if page.records and not self.source.sparse and (missing := self.extract.missing()):
            raise self.client.error(
                f"no record of the first page holds {missing}", "Check the paths, or write sparse: true"
            )
        return len(page.records)

    # --- going on

    def _gone_on(self, lying: list[Step]) -> tuple[Request, Sound] | None:
        """The page at which a walk broke off, asked for again; None where what lies there does not hold any more."""
        received = self.client.received
        for number in sorted({0, len(lying) - 1}):
            self.sofar, step = Sofar(self.source), lying[number]
            try:
                for each in lying[:number]:
                    self._note(each.count, each.stated, bytes.fromhex(each.content), bytes.fromhex(each.mark))
                page = self.sound(step.asked)
                same = hashlib.sha256(self._read(page)).hexdigest() == step.sha256 and page.stated == step.stated
                if not same or bool(page.mark) != bool(step.mark):
                    raise ChangedError(f"page {number + 1} is another now")
                self._note(len(page.records), page.stated, page.content, page.marked)
            except (SourceError, ChangedError) as why:
                if isinstance(why, BrokenOffError) and number == 0:
                    raise  # nobody answers at all: what lies there may hold yet
                self.tell(f"{self.client.name}: pulled from the beginning, for what broke off holds no more")
                self.sofar, self.extract, self.warned = Sofar(self.source), Extract(self.source), set()
                return None
        self.extract.go_on(lying[-1].seen, joined=lying[-1].joined)
        self.warned |= set(lying[-1].warned)
        self.before = received - lying[-1].received
        self.tell(f"{self.client.name}: goes on after page {len(lying):,}, {self.sofar.got:,} records")
        return lying[-1].asked, page

    # --- one page

    def _page(self, asked: Request, journal: Journal, head: Head | None = None) -> Sound:
        """Ask for the next page and write it down; the first of all opens the journal."""
        page = self.sound(asked)
        data = self._read(page)
        self._note(len(page.records), page.stated, page.content, page.marked)
        if head is not None:
            journal.open(head, [])
        step = Step(
            count=len(page.records),
            stated=page.stated,
            content=page.content.hex(),
            mark=page.marked.hex(),
            size=len(data),
            sha256=hashlib.sha256(data).hexdigest(),
            seen=self.extract.seen,
            joined=self.extract.joined,
            warned=tuple(sorted(self.warned)),
            received=self.client.received - self.before,
            asked=asked,
        )
        journal.page(data, step)
        self.tell(f"{self.client.name}: page {len(self.sofar.pages):,}, {self.sofar.got:,} records")
        return page

    def _read(self, page: Sound) -> bytes:
        here = f"page {len(self.sofar.pages) + 1}"
        try:
            data = self.extract.page(page.records, self.sofar.got + 1, page.names)
        except UnfitError as error:
            raise self.client.error(f"{here}: {error}") from None
        if self.client.redact.stands_in(data):
            raise self.client.error(f"{here}: a column that is mapped holds a secret of this source", "Map another one")
        return data

    def _note(self, count: int, stated: int | None, known: bytes, marked: bytes) -> None:
        try:
            self.sofar.note(count, stated, known, marked)
        except TooManyError:
            what = f"has more than {self.source.max_pages:,} pages"
            raise self.client.error(what, "Raise max_pages, or narrow the window") from None

    def sound(self, request: Request, *, confirming: bool = False) -> Sound:
        """A page that can be right; one that cannot is asked for again.

        Raises:
            SourceError: there is no answer.
            ChangedError: it stays so.
        """
        why = ""
        for attempt in range(self.source.retries + 1):
            if why:
                self.client.pause(attempt - 1, None, why)
            try:
                answer = self.client.ask(request)
            except RefusedError as refused:
                if not self.sofar.pages:
                    raise
                raise ChangedError(
                    str(refused), refused
                ) from None  # a cursor runs out: all pages are asked for once more
            found = self._looked_at(answer, confirming=confirming)
            if isinstance(found, Sound):
                return found
            why = found
        tries = f", asked {self.source.retries + 1} times" if self.source.retries else ""
        # It may be the page before that named a wrong place for this one: all of them are asked for once more.
        raise ChangedError(f"page {len(self.sofar.pages) + 1} {why}{tries}")

    def _looked_at(self, answer: Answer, *, confirming: bool) -> Sound | str:
        """The page, or why it cannot be right."""
        records = self._records(answer.document)
        if isinstance(records, str):
            return records
        if key := paging.failed(self.source, answer.document):
            return f"names an error beside its records, at '{key}'"
        try:
            mark = paging.mark(self.source, answer)
            names = paging.names(self.source, answer) if records else {}
        except paging.UnclearError as error:
            return str(error)
        stated = self._stated(answer.document)
        if isinstance(stated, str):
            return stated
        if (announced := self.source.announced) is not None:
            count = whole(at(answer.document, steps(announced)))
            if count != len(records):
                return f"announces {'no number of' if count is None else count} records and holds {len(records)}"
        self.warned |= {path for path in self.source.warnings if paging.stands(at(answer.document, steps(path)))}
        page = Sound(records, mark, stated, content(records), names)
        return (self.sofar.out_of_order(page) if not confirming else "") or page

    def _records(self, document: Any) -> list[Any] | str:
        records = at(document, steps(self.source.records))
        if isinstance(document, dict) and records in (ABSENT, None):
            if paging.may_lack(self.source, document, first=not self.sofar.pages):
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

    # --- from page to page

    def _next(self, request: Request, page: Sound) -> Request | None:
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

    def _confirm_end(self, request: Request, page: Sound) -> None:
        """Ask for the last page again, and for the one after an empty one: without a total, one slip must not end it."""
        again = self.sound(request, confirming=True)
        if again.content != page.content or again.mark != page.mark:
            raise ChangedError("its last page changed while it was pulled")
        pages = len(self.sofar.pages)
        for asked, must, why in paging.past_end(self.source, request, page.records, self.sofar.got, pages):
            if len(self.sound(asked, confirming=True).records) != must:
                raise ChangedError(why)

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
        after = self._counted()
        if isinstance(self.source.total, Total) and self.source.total.grows:
            self._prove_between(stated, after)
        elif after != stated:
            raise ChangedError(f"its total changed from {stated:,} to {after:,} while it was pulled")
        elif sofar.got != stated:
            raise ChangedError(f"it holds {sofar.got:,} records and states {stated:,}")

    def _prove_between(self, stated: int, after: int | None) -> None:
        """As many records as were stated before, and those that came since."""
        got = self.sofar.got
        for attempt in range(self.source.retries):
            if after is None or after >= got:
                break
            self.client.pause(attempt, None, "the total is late")
            after = self._counted()
        if after is None or not stated <= got <= after:
            raise ChangedError(f"it holds {got:,} records and stated {stated:,} before, {after:,} afterwards")


def whole(value: Any) -> int | None:
    """A whole number of an answer, written as a number or as a text; None for what is none."""
    if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) <= MAX_DIGITS:
        return int(value)
    return None

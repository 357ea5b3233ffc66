"""What the pages of a walk have shown so far, and whether a page can follow them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from reportgen.contract import ApiSource
from reportgen.contract.api import Offset, Page
from reportgen.errors import SourceError


class ChangedError(Exception):
    """The data changed while they were pulled; where a page that should follow was refused, by which error."""

    def __init__(self, what: str, refused: SourceError | None = None) -> None:
        self.refused = refused
        super().__init__(what)


class TooManyError(Exception):
    """There are more pages than the contract allows."""


@dataclass(frozen=True)
class Sound:
    """A page that can be right.

    Attributes:
        records: its records.
        mark: where it says the next one is; "" where it says that it is the last.
        stated: the total it states.
        content: what it is known by.
        names: names of the entries of lists, see `ApiSource.named`.
    """

    records: list[Any]
    mark: str
    stated: int | None
    content: bytes
    names: Mapping[str, tuple[str, ...]]

    @property
    def marked(self) -> bytes:
        """Hash of where the next one is; b"" where it is the last."""
        return hashlib.sha256(self.mark.encode("utf-8", "surrogatepass")).digest() if self.mark else b""


@dataclass
class Sofar:
    """What the pages of one pass have shown.

    Attributes:
        source: the contract.
        pages: records of each.
        got: records of all.
        stated: the total that was stated first.
        short: number of a page that was not full, of pages that are numbered.
        contents: what each page with records is known by.
        marks: hashes of cursors and links that were followed.
    """

    source: ApiSource
    pages: list[int] = field(default_factory=list)
    got: int = 0
    stated: int | None = None
    short: int = 0
    contents: set[bytes] = field(default_factory=set)
    marks: set[bytes] = field(default_factory=set)

    def out_of_order(self, page: Sound) -> str:
        """Why the page cannot follow the ones before it; "" where it can."""
        count = len(page.records)
        if count and page.content in self.contents:
            return "repeats a page that came before"
        if page.mark and page.marked in self.marks:
            return "leads back to a page that came before"
        total = self.stated if self.stated is not None else page.stated
        missing = total is not None and self.got + count < total
        more = bool(page.mark) or (missing and isinstance(self.source.paginate, Offset | Page))
        if more and not count:
            return "is empty, and more should follow"
        size = self.source.size
        if size is not None and count > size:
            return f"holds {count} records where {size} are asked for"
        if size is not None and more and count < size:
            return f"holds {count} records and should hold {size}"
        return ""

    def note(self, count: int, stated: int | None, content: bytes, marked: bytes) -> None:
        """Take a page in.

        Raises:
            ChangedError: it cannot be one of the same data as those before.
            TooManyError: it is one too many.
        """
        if stated is not None:
            if self.stated is not None and stated != self.stated:
                raise ChangedError(f"its total changed from {self.stated:,} to {stated:,} while it was pulled")
            self.stated = stated
        if self.short and count:
            raise ChangedError(f"page {self.short} was not full, and more followed")
        self.pages.append(count)
        self.got += count
        if isinstance(self.source.paginate, Page) and count < self.source.paginate.size and not self.short:
            self.short = len(self.pages)
        if count:
            self.contents.add(content)
        if marked:
            self.marks.add(marked)
        if self.stated is not None and self.got > self.stated:
            raise ChangedError(f"it holds {self.got:,} records and states {self.stated:,}")
        if len(self.pages) > self.source.max_pages:
            raise TooManyError


def content(records: list[Any]) -> bytes:
    """What a page is known by, whatever stands around its records: how many, the first, and the last."""
    ends = repr((len(records), records[0], records[-1])) if records else ""
    return hashlib.sha256(ends.encode("utf-8", "surrogatepass")).digest()

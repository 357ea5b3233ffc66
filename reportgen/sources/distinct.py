"""Whether a record came twice: by what no two records share, as the API promises.

A server that begins a page at another place than asked, or leaves one out, may still deliver as many records as it states: some of
them twice, and others not at all. Only what tells records apart shows that.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

BEFORE = 4
"""Columns of the normal form before those of the record: its number, and what is wrong with it."""


def repeated(pages: Path, header: Sequence[str], unique: Sequence[str]) -> int:
    """Number of the first record whose values another one before it has; 0 where each stands alone.

    Args:
        pages: records in the normal form.
        header: paths of the columns.
        unique: those that tell records apart.
    """
    places = [BEFORE + header.index(path) for path in unique]
    # hashes, since a pull may hold millions; that two records differ and share one costs no more than another pull
    seen: set[int] = set()
    with pages.open(encoding="utf-8", newline="") as lines:
        for row in csv.reader(lines):
            if row[1]:
                continue  # set aside: its values are not there
            known = len(seen)
            seen.add(hash(tuple([row[place] for place in places])))
            if len(seen) == known:
                return int(row[0])
    return 0

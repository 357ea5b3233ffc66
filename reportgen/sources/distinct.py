"""Whether a record came twice: by what no two records share, as the API promises.

A server that begins a page at another place than asked, or leaves one out, may still deliver as many records as it states: some of
them twice, and others not at all. Only what tells records apart shows that.
"""

from __future__ import annotations

import csv
from array import array
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
    import numpy as np

    places = [BEFORE + header.index(path) for path in unique]
    # hashes of eight bytes, since a pull may hold millions; that two records differ and share one costs no more than another pull
    hashes, numbers = array("q"), array("q")
    with pages.open(encoding="utf-8", newline="") as lines:
        for row in csv.reader(lines):
            if row[1]:
                continue  # set aside: its values are not there
            hashes.append(hash(tuple([row[place] for place in places])))
            numbers.append(int(row[0]))
    held = np.frombuffer(hashes, dtype=np.int64)
    order = np.argsort(held, kind="stable")
    again = order[1:][held[order[1:]] == held[order[:-1]]]
    return numbers[int(again.min())] if again.size else 0

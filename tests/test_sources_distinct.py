"""Records that come twice, by what no two of them share."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.sources.distinct import repeated

HEADER = ("id", "day")


def pages(folder: Path, rows: list[tuple[str, str, str]]) -> Path:
    path = folder / "pages.csv"
    with path.open("w", newline="") as out:
        csv.writer(out).writerows(
            (number, wrong, "", "", one, other) for number, (wrong, one, other) in enumerate(rows, 1)
        )
    return path


@given(
    st.lists(
        st.tuples(st.sampled_from(("", "", "nul_byte")), st.sampled_from("abcdefgh"), st.sampled_from("12")),
        max_size=12,
    )
)
def test_the_first_record_that_came_before_is_named(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, str]]
) -> None:
    path = pages(tmp_path_factory.mktemp("distinct"), rows)
    for unique in (("id",), ("day", "id")):
        seen: set[tuple[str, ...]] = set()
        first = 0
        for number, (wrong, one, other) in enumerate(rows, 1):
            key = tuple({"id": one, "day": other}[name] for name in unique)
            if not wrong and not first:
                first = number if key in seen else 0
                seen.add(key)
        assert repeated(path, HEADER, unique) == first


def test_no_records_are_none_twice(tmp_path: Path) -> None:
    assert repeated(pages(tmp_path, []), HEADER, ("id",)) == 0

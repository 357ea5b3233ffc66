"""Old snapshots go, and never one that may still be wanted."""

from __future__ import annotations

import os
from pathlib import Path

from reportgen.landing import retention
from tests.landing_cases import ORDERS, contract, land, land_again, rows

DAY = 24 * 3600
HEAD = "id,customer,day,amount\n"


def _generations(folder: Path, count: int) -> list[Path]:
    """Land so many contents of one file, one after another; the last is the current one."""
    return [
        land(folder, contract(ORDERS), f"{HEAD}{n},a,2026-01-05,5\n").parts[0].snapshot.parent for n in range(count)
    ]


def _aged(path: Path, days: float) -> None:
    now = path.stat().st_mtime
    os.utime(path, (now - days * DAY, now - days * DAY))


def _left(folders: list[Path]) -> list[int]:
    return [number for number, path in enumerate(folders) if path.is_dir()]


def test_the_newest_three_of_a_file_stay_and_older_ones_go_after_a_week_unused(tmp_path: Path) -> None:
    folders = _generations(tmp_path, 6)
    for number, path in enumerate(folders):
        _aged(path, 30 - number)
    assert rows(land_again(tmp_path, contract(ORDERS)).parts[0], "order_id") == [("5",)]
    assert _left(folders) == [3, 4, 5]


def test_what_was_used_within_a_week_stays(tmp_path: Path) -> None:
    folders = _generations(tmp_path, 6)
    for path in folders:
        _aged(path, 6)
    land_again(tmp_path, contract(ORDERS))
    assert _left(folders) == [0, 1, 2, 3, 4, 5]


def test_what_a_current_file_leads_to_stays_however_old(tmp_path: Path) -> None:
    folders = _generations(tmp_path, 5)
    for path in folders:
        _aged(path, 30)
    part = land(tmp_path, contract(ORDERS), f"{HEAD}0,a,2026-01-05,5\n").parts[0]
    assert part.snapshot.parent == folders[0]
    assert folders[0].is_dir()
    assert len(_left(folders)) == 3


def test_files_of_other_names_do_not_count_as_newer_ones(tmp_path: Path) -> None:
    source = contract(ORDERS, path="*.csv", overlap="add")
    first = land(tmp_path, source, {f"{n}.csv": f"{HEAD}{n},a,2026-01-05,5\n" for n in range(6)})
    folders = [part.snapshot.parent for part in first.parts]
    for n in range(5):
        (tmp_path / f"{n}.csv").unlink()
        _aged(folders[n], 30)
    land_again(tmp_path, source)
    assert _left(folders) == [0, 1, 2, 3, 4, 5]


def test_what_a_process_that_died_left_behind_goes(tmp_path: Path) -> None:
    folder = _generations(tmp_path, 1)[0].parent
    for name, days in ((".tmp-old", 8), (".tmp-new", 1)):
        (folder / name).mkdir()
        _aged(folder / name, days)
    land_again(tmp_path, contract(ORDERS))
    assert sorted(path.name for path in folder.glob(".tmp*")) == [".tmp-new"]


def test_lists_of_excluded_rows_go_too_and_the_current_one_stays(tmp_path: Path) -> None:
    source = contract(ORDERS, key=["order_id"])
    for n in range(3):
        part = land(tmp_path, source, HEAD + f"1,a,2026-01-05,{n}\n" * 2).parts[0]
    assert part.excluded is not None
    lists = sorted(part.excluded.parent.parent.iterdir())
    for path in lists:
        _aged(path, 30)
    part = land_again(tmp_path, source).parts[0]
    assert sorted(part.snapshot.parent.parent.joinpath("excluded").iterdir()) == [part.excluded.parent]  # type: ignore[union-attr]


def test_two_that_prune_at_once_do_not_hinder_each_other(tmp_path: Path) -> None:
    folders = _generations(tmp_path, 5)
    for path in folders[:-1]:
        _aged(path, 30)
    missing = folders[0]
    assert retention.prune(folders[0].parent, {folders[-1]}) != ()
    retention._remove(missing, missing.parent)
    retention.touch(missing)
    assert folders[-1].is_dir()


def test_a_source_says_how_many_of_it_stay(tmp_path: Path) -> None:
    source = contract(ORDERS, generations=1)
    folders = [land(tmp_path, source, f"{HEAD}{n},a,2026-01-05,5\n").parts[0].snapshot.parent for n in range(4)]
    for number, path in enumerate(folders):
        _aged(path, 30 - number)
    land_again(tmp_path, source)
    assert _left(folders) == [3]

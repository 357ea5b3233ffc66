"""What the rows of a file say against it where no total does: the owner is told, and nothing is taken out."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.landing_cases import contract, counts, land

ADS: dict[str, Any] = {
    "kind": "csv",
    "table": "ads",
    "path": "ads.csv",
    "columns": {"date": "day", "campaign": "name", "impressions": "i", "clicks": "c", "spend": "s"},
    "constants": {"platform": "Ads", "currency": "EUR"},
}
HEADER = "day,name,i,c,s\n"


def day_of(number: int) -> date:
    return date(2026, 3, 2) + timedelta(number)


def days(many: int, campaigns: int, last: int) -> str:
    """Rows of so many days with so many campaigns, of the last day fewer."""
    return "".join(
        f"{day_of(day)},c{each},{100 + 7 * day + each},3,1.50\n"
        for day in range(many)
        for each in range(last if day == many - 1 else campaigns)
    )


def said(folder: Path, text: str, **changes: Any) -> list[tuple[str, str, int]]:
    return [(note.code, note.what, note.rows) for note in land(folder, contract(ADS, **changes), text).notes]


def test_rows_that_were_appended_twice_are_told_with_their_lines_and_still_count(tmp_path: Path) -> None:
    text = days(10, 3, 3)
    again = "".join(text.splitlines(keepends=True)[-24:])
    landed = land(tmp_path, contract(ADS), HEADER + text + again)
    assert [(note.code, note.rows) for note in landed.notes] == [("repeated_rows", 24)]
    assert landed.notes[0].what.startswith("lines 32 to 55 are the same 24 rows as those 24 before them")
    assert counts(landed.parts[0]) == (54, 54, 0, 0, 0)


def test_a_short_file_that_holds_itself_twice_is_told(tmp_path: Path) -> None:
    ((code, _, rows),) = said(tmp_path, HEADER + days(1, 3, 3) * 2)
    assert (code, rows) == ("repeated_rows", 3)


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-02,c1,10,1,1.00\n" * 60,  # a segment that was not exported: equal rows in no order
        "2026-03-02,c1,0,0,0.00\n2026-03-02,c2,0,0,0.00\n" * 30,
        days(10, 3, 3),
    ],
)
def test_equal_rows_in_no_order_are_no_block_that_came_twice(tmp_path: Path, text: str) -> None:
    assert said(tmp_path, HEADER + text) == []


def test_rows_told_apart_by_a_key_need_no_such_note(tmp_path: Path) -> None:
    notes = said(tmp_path, HEADER + days(10, 3, 3) * 2, key=["date", "campaign"])
    assert [code for code, _, _ in notes] == ["repeated_key"]


def test_an_end_that_is_cut_between_two_lines_is_told_by_the_rows_of_the_last_day(tmp_path: Path) -> None:
    ((code, what, rows),) = said(tmp_path, HEADER + days(12, 9, 2))
    assert (code, rows) == ("cut_off", 2)
    assert what == "its last day, 2026-03-13, has 2 rows and none of the 11 before it fewer than 9: is its end missing?"


@pytest.mark.parametrize(("many", "campaigns", "last"), [(12, 9, 5), (12, 3, 1), (5, 9, 2)])
def test_a_last_day_with_half_of_the_rows_or_few_days_before_it_says_nothing(
    tmp_path: Path, many: int, campaigns: int, last: int
) -> None:
    assert said(tmp_path, HEADER + days(many, campaigns, last)) == []


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (
            "2062-03-04",
            "its newest day, 2062-03-04 (line 14), stands 13,140 days after 2026-03-13 and alone: is its year right?",
        ),
        ("1970-01-01", "its oldest day, 1970-01-01 (line 14), stands 20,514 days before the next: is its year right?"),
    ],
)
def test_a_day_of_another_time_is_told_with_its_line_and_its_row_counts(tmp_path: Path, day: str, told: str) -> None:
    ((code, what, rows),) = said(tmp_path, f"{HEADER}{days(12, 1, 1)}{day},c0,9,1,1.00\n")
    assert (code, rows) == ("far_off", 1)
    assert what.startswith(told)


@pytest.mark.parametrize("label", ["TOTAL", "Grand total", "Итого"])
def test_a_row_that_is_called_a_total_and_has_a_day_is_told_with_what_to_write(tmp_path: Path, label: str) -> None:
    text = f"{HEADER}{days(4, 2, 2)}2026-03-31,{label},900,24,12.00\n"
    ((code, what, rows),) = said(tmp_path, text)
    assert (code, rows) == ("called_total", 1)
    assert what.startswith(
        f"line 10 is called '{label}' and counts like the others: write totals: [{{column: \"name\", "
    )
    assert said(tmp_path, text, totals=[{"column": "name", "equals": [label]}]) != [(code, what, rows)]
    assert said(tmp_path, text.replace("900,24", "90,2")) == []
    assert said(tmp_path, text, totals=[]) == []


def test_a_file_whose_rows_are_all_left_out_is_told(tmp_path: Path) -> None:
    skip = [{"column": "name", "equals": ["All"]}]
    ((code, what, rows),) = said(tmp_path, HEADER + "2026-03-02,All,9,1,1.00\n", skip=skip)
    assert (code, rows) == ("no_rows", 1)
    assert what.startswith("none of its 1 rows counts")


def channels(folder: Path, names: tuple[str, ...], **changes: Any) -> list[str]:
    columns = {"columns": {"date": "day", "channel": "from", "sessions": "n"}}
    text = "day,from,n\n" + "".join(f"{day_of(day)},{name},{10 + day}\n" for day in range(3) for name in names)
    source = contract({"kind": "csv", "table": "sessions", "path": "visits.csv", **columns, **changes})
    return [note.what for note in land(folder, source, text).notes if note.code == "unknown_channels"]


def test_channels_that_are_all_called_otherwise_are_told_with_the_names_that_count(tmp_path: Path) -> None:
    (told,) = channels(tmp_path, ("Directo", "Correo", "Pago social", "Búsqueda"))
    assert told.startswith(
        "none of its channels (Búsqueda, Correo, Directo and 1 more) has a name that is counted, so that"
    )
    assert told.endswith(": Organic Search, Paid Search, Paid Social, Organic Social, Email, Direct, Referral")


@pytest.mark.parametrize("names", [("Directo", "organic_search"), ("Paid whatever", "Directo"), ("", "")])
def test_one_channel_that_is_known_or_none_at_all_says_nothing(tmp_path: Path, names: tuple[str, ...]) -> None:
    assert channels(tmp_path, names) == []


def test_channels_that_a_contract_puts_into_its_names_are_known(tmp_path: Path) -> None:
    columns = {"date": "day", "channel": {"from": "from", "values": {"Directo": "Direct"}}, "sessions": "n"}
    assert channels(tmp_path, ("Directo", "Correo"), columns=columns) == []


def test_a_rate_that_leaps_is_told_with_its_line(tmp_path: Path) -> None:
    base = {
        "kind": "csv",
        "table": "fx",
        "path": "fx.csv",
        "columns": {"date": "day", "currency": "cur", "rate": "rate"},
    }
    text = "day,cur,rate\n2026-01-01,USD,0.9\n2026-01-01,CZK,0.04\n2026-01-02,usd,{}\n2026-01-02,CZK,0.041\n"
    told = [land(tmp_path, contract(base), text.format(rate)).notes for rate in (0.91, 91, 4.6)]
    assert [[note.code for note in notes] for notes in told] == [[], ["leaping_rate"], ["leaping_rate"]]
    assert told[1][0].what.startswith("line 4: the rate of USD on 2026-01-02 is 91 after 0.9;")

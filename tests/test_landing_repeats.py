"""Numbers that come again without a declared key: nothing is taken out, and the owner is told."""

from __future__ import annotations

from pathlib import Path

from tests.landing_cases import LEADS, ORDERS, contract, land, land_again


def test_numbers_that_come_again_without_a_key_are_told_of_by_file(tmp_path: Path) -> None:
    source = contract(LEADS, path="leads-*.csv")
    files = {
        "leads-1.csv": "id,day,name\n7,2026-01-05,x\n8,2026-01-05,x\n",
        "leads-2.csv": "id,day,name\n7,2026-02-05,x\n9,2026-02-05,x\n9,2026-02-06,x\n",
    }
    for landed in (land(tmp_path, source, files), land_again(tmp_path, source)):
        (note,) = landed.notes
        assert (note.file, note.code, note.rows) == ("leads-2.csv", "repeated_id", 2)
        assert note.what == (
            "2 rows have the lead_id of an earlier row, and each row counts as a lead; write `key: lead_id` if only the last one"
            " is to count"
        )
        assert sum(part.rows_used for part in landed.parts) == 5
    assert {note.code for note in land_again(tmp_path, contract(LEADS, path="leads-*.csv", key="lead_id")).notes} == {
        "repeated_key"
    }


def test_orders_that_are_numbered_by_their_rows_repeat_none(tmp_path: Path) -> None:
    without = {column: name for column, name in ORDERS["columns"].items() if column != "order_id"}
    source = contract({**ORDERS, "columns": without}, constants={"order_id": "row_number"})
    assert land(tmp_path, source, "customer,day,amount\n" + "a,2026-01-05,1\n" * 2).notes == ()

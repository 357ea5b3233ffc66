import json
import pickle
from dataclasses import fields, is_dataclass

from reportgen.assemble import assemble
from reportgen.document import Document
from reportgen.periods import Period
from reportgen.quantities import Quantity, Unit
from reportgen.render.json_file import plain, to_json
from tests import boards


def made(board=None, spec=boards.SPEC) -> Document:
    return assemble(
        spec,
        "monthly",
        board or boards.june(),
        catalog=boards.catalog(),
        business=boards.BUSINESS,
        origin=boards.ORIGIN,
    )


def test_a_document_holds_no_markup():
    def texts(value):
        if isinstance(value, str):
            yield value
        elif is_dataclass(value):
            for entry in fields(value):
                yield from texts(getattr(value, entry.name))
        elif isinstance(value, tuple):
            for entry in value:
                yield from texts(entry)

    assert not [text for text in texts(made()) if "<" in text]


def test_a_document_can_be_sent_to_another_process():
    assert pickle.loads(pickle.dumps(made())) == made()


def test_a_document_is_written_as_json_the_same_every_time():
    assert to_json(made()) == to_json(made())
    read = json.loads(to_json(made()))
    assert read["report"] == "monthly"
    assert read["period"] == {"period": "2026-06"}
    assert [section["id"] for section in read["sections"]] == ["summary", "funnel", "definitions"]


def test_the_last_bit_of_a_float_does_not_change_the_json():
    assert plain(0.1 + 0.2) == plain(0.3)
    assert plain(3.0) == 3


def test_every_id_of_a_document_is_unique():
    def ids(value):
        if is_dataclass(value):
            if hasattr(value, "id") and not isinstance(value, Period):
                yield value.id
            for entry in fields(value):
                yield from ids(getattr(value, entry.name))
        elif isinstance(value, tuple):
            for entry in value:
                yield from ids(entry)

    found = list(ids(made().sections))
    assert len(found) == len(set(found))


def test_the_document_is_as_it_was(golden):
    golden("report-june.json", to_json(made(boards.small())))


def test_a_count_that_is_larger_than_a_float_can_hold_stays_whole():
    assert plain(Quantity(2**53 + 1, Unit.COUNT)) == {"quantity": 9007199254740993, "unit": "count"}
    assert plain(Quantity(2.5, Unit.COUNT)) == {"quantity": 2.5, "unit": "count"}

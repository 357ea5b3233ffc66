import csv
import io

import pytest

from reportgen.document import DataFile
from reportgen.render.csv_file import csv_bytes, neutral
from reportgen.text import Language, Msg

EN = Language.load("en")


def read(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "＝1+1",
        "＋1",
        "－1",
        "＠x",
        " =1",
        "\u00a0=1",
        "\ufeff=1",
    ],
)
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text):
    assert neutral(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Leads", "1-2", "a=b", "'x", "–", "−3"])
def test_other_texts_stay_as_they_are(text):
    assert neutral(text) == text


def test_numbers_stay_numbers_and_what_is_missing_stays_empty():
    file = DataFile("f.csv", "d", ("a", "b", "c", "d"), ((-1.5, 3, None, Msg.of("kpi-leads")),))
    assert read(csv_bytes(file, EN)) == [["a", "b", "c", "d"], ["-1.5", "3", "", "New leads"]]


def test_commas_quotes_and_lines_survive():
    file = DataFile("f.csv", "d", ("a",), (('Smith, "J"\nx',),))
    assert read(csv_bytes(file, EN))[1] == ['Smith, "J"\nx']

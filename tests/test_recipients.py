"""recipients: lists and tables of them; every wrong line is named."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from reportgen.recipients import Recipient, Recipients, read_table

FILE = "config/partners.csv"
TABLE = """to,name,language,formats,channel,only.channel,only.product,label
anna@example.org,Anna Nova,en,pdf;xlsx,,Paid Search;Email,,Team A
petr@example.org,,ru,,mail,,Sensors,

,,,,share,,,
""".splitlines()


def test_a_table_gives_recipients_with_their_filters() -> None:
    found, problems = read_table(TABLE, FILE)
    assert problems == ()
    anna, petr, share = found
    assert (str(anna.to), anna.formats, anna.only) == (
        "Anna Nova <anna@example.org>",
        ("pdf", "xlsx"),
        {"channel": ("Email", "Paid Search")},
    )
    assert (petr.language, petr.channel, petr.only) == ("ru", "mail", {"product": ("Sensors",)})
    assert (share.to, share.channel) == (None, "share")


def test_every_wrong_line_is_named_at_once_and_the_right_ones_are_read() -> None:
    lines = [
        "to,language,formats",
        "anna@example.org,en,pdf",
        "nobody,en,pdf",
        "petr@example.org,Deutsch,doc",
        "eve@example.org,en",
    ]
    found, problems = read_table(lines, FILE)
    assert [str(each.to) for each in found] == ["anna@example.org"]
    assert [(each.line, each.path) for each in problems] == [(3, "to"), (4, "language"), (4, "formats.0"), (5, "")]
    assert "it has 2 cells where the head has 3" in problems[-1].what


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([], "the head names neither 'to' nor 'channel'; it reads nothing"),
        (["mail,language"], "names neither"),
        (["to,to"], "there twice"),
        (["to,region"], "Known: channel, formats"),
        (["to", '"anna'], "this is no CSV"),
        (["to\tlanguage"], "names neither"),
    ],
)
def test_a_table_that_is_none_is_refused_whole(lines: list[str], said: str) -> None:
    found, problems = read_table(lines, FILE)
    assert found == ()
    assert said in " ".join(str(each) for each in problems)


def test_a_byte_order_mark_and_another_delimiter_are_read() -> None:
    found, problems = read_table(["\ufeffto;language", "anna@example.org;ru"], FILE, ";")
    assert (len(found), problems) == (1, ())


def test_the_same_filter_written_in_another_order_is_the_same() -> None:
    one = Recipient.model_validate({"to": "a@example.org", "only": {"product": "B", "channel": ["Y", "X", "Y"]}})
    two = Recipient.model_validate({"to": "a@example.org", "only": {"channel": ["X", "Y"], "product": ["B"]}})
    assert list(one.only.items()) == list(two.only.items())


@pytest.mark.parametrize(
    "wrong",
    [
        {"language": "en"},
        {"to": "a@example.org", "only": {"channel": []}},
        {"to": "a@example.org", "only": {"channel; drop table": "x"}},
        {"to": "a@example.org", "formats": []},
        {"to": ["a@example.org", "b@example.org"]},
        {"to": "a@example.org", "bcc": "b@example.org"},
    ],
)
def test_a_recipient_is_one_person_and_one_place(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Recipient.model_validate(wrong)


def test_groups_are_lists_or_tables() -> None:
    made = Recipients.model_validate({"groups": {"a": [{"to": "a@example.org"}], "b": {"file": "config/b.csv"}}})
    assert made.groups["b"].file == "config/b.csv"

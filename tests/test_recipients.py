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
"""


def test_a_table_gives_recipients_with_their_filters() -> None:
    found, problems = read_table(TABLE, FILE)
    assert problems == ()
    assert list(found) == [2, 3, 5]
    anna, petr, share = found.values()
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
    found, problems = read_table("\n".join(lines), FILE)
    assert [str(each.to) for each in found.values()] == ["anna@example.org"]
    assert [(each.line, each.path) for each in problems] == [(3, "to"), (4, "language"), (4, "formats.0"), (5, "")]
    assert "it has 2 cells where the head has 3" in problems[-1].what


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "the head names neither 'to' nor 'channel'; it reads nothing. The columns are to, name, language"),
        (
            "mail,language\n",
            "the head names neither 'to' nor 'channel'; it reads mail, language. The columns are to, name",
        ),
        ("to,to\n", "to: the column is there twice"),
        ("to,region\n", "region: no column of this name is known. Known: channel, formats"),
        ('to\n"anna', "this is no CSV: unexpected end of data"),
        ("to\tlanguage\na@example.org\ten\n", 'Write beside `file` what parts its columns, delimiter: "\\t"'),
        ("to;language\na@example.org;en\n", 'Write beside `file` what parts its columns, delimiter: ";"'),
        ("# partners\nto\na@example.org\n", "it reads # partners"),
    ],
)
def test_a_table_that_is_none_is_refused_whole(text: str, said: str) -> None:
    found, (problem,) = read_table(text, FILE)
    assert found == {}
    assert said in str(problem)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("to\nanna\n", 2, "to: 'anna' is no address: an email address must have an @-sign"),
        ('to\n\n"a@example.org, b@example.org"\n', 3, "is no address"),
        ("to\na@example.org;b@example.org\n", 2, "is no address"),
        ("to\nA <a@example.org>; B <b@example.org>\n", 2, "'a@example.org' would get nothing; write an entry for each"),
        ("to\na@exam\0ple.org\n", 2, "control character U+0000"),
        ("to\n\u202ea@example.org\n", 2, "RIGHT-TO-LEFT OVERRIDE"),
        ("to\na\u200b@example.org\n", 2, "ZERO WIDTH SPACE"),
        ('to,name\na@example.org,"Anna\nBcc: x@example.org"\n', 3, "control character U+000A"),
        ("to,name\na@example.org,Anna\u2028Nova\n", 2, "LINE SEPARATOR"),
        ("to,name\na@example.org,Anna\x0bNova\n", 2, "control character U+000B"),
        ("to,name\na@example.org,Nova, Anna\n", 2, "3 cells where the head has 2. A cell that holds what parts the cells stands"),
        ("to,language\na@example.org\n", 2, "1 cell where the head has 2"),
        ("to,language\na@example.org,EN\n", 2, "Write en"),
        ("to,formats\na@example.org,pdf;docx\n", 2, "formats.1: the text \"docx\" is none of the values known here"),
        ("to,only.channel\na@example.org,;\n", 2, "'channel' lists no value"),
        ("to,channel\n,\n ,x y\n", 3, "channel: "),
    ],
)  # fmt: skip
def test_a_wrong_line_has_one_message_in_its_place(text: str, line: int, said: str) -> None:
    _, (problem,) = read_table(text, FILE)
    assert problem.line == line
    assert said in str(problem)


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("\ufeffto;language\nanna@example.org;ru\n", ";"),
        ("To, LANGUAGE\r\nanna@example.org , ru\r\n", ","),
        ("to\tlanguage\tformats\n\t\t\n \t\nanna@example.org\u00a0\tru\tpdf,xlsx\n", "\t"),
    ],
)
def test_what_a_spreadsheet_makes_of_a_table_is_read(text: str, delimiter: str) -> None:
    found, problems = read_table(text, FILE, delimiter)
    assert problems == ()
    assert [(str(each.to), each.language) for each in found.values()] == [("anna@example.org", "ru")]


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

"""What a model refuses is said in plain words, with the line of the value."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, field_validator

from reportgen.strict_yaml.model import build, field_names, salvage
from reportgen.strict_yaml.reading import parse


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid")
    size: int = Field(ge=1, lt=10)
    colour: Literal["red", "green"] = "red"
    source: str = Field(default="", alias="from", max_length=5)


class Whole(BaseModel):
    model_config = ConfigDict(extra="forbid")
    name: str
    day: date | None = None
    parts: tuple[Part, ...] = ()
    either: str | Part | None = None
    named: dict[Annotated[str, Field(pattern="^[a-z]+$")], Part] = {}
    password: str = ""
    ratio: float = 0.5
    money: str = Field(default="EUR", pattern="^[A-Z]{3}$")

    @field_validator("name")
    @classmethod
    def _no_x(cls, name: str) -> str:
        if "x" in name:
            raise ValueError("a name has no x. Write it without")
        return name


def said(text: str) -> list[str]:
    node = parse(text.encode(), "f.yaml").root
    assert node is not None
    value, problems = build(Whole, node, "f.yaml")
    assert (value is None) == bool(problems)
    return [str(problem) for problem in problems]


def test_a_right_value_is_made() -> None:
    node = parse(b"name: a\nday: 2026-06-30\nparts:\n- {size: 1, from: b}\neither: c\nratio: 1\n", "f.yaml").root
    assert node is not None
    value, problems = build(Whole, node, "f.yaml")
    assert problems == []
    assert value is not None
    assert (value.day, value.parts[0].source, value.either, value.ratio) == (date(2026, 6, 30), "b", "c", 1.0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("day: 2026-01-01\n", "f.yaml:1: 'name' is missing"),
        ("name: a\nparts:\n- size: 1\n- colour: red\n", "f.yaml:4: parts.1: 'size' is missing"),
        ("name: a\nnmae: b\n", "f.yaml:2: nmae: there is no key 'nmae' here. Did you mean 'name'?"),
        (
            "name: a\nparts:\n- size: 1\n  color: red\n",
            "f.yaml:4: parts.0.color: there is no key 'color' here. Did you mean 'colour'?",
        ),
        (
            "name: a\nparts:\n- size: 1\n  frm: b\n",
            "f.yaml:4: parts.0.frm: there is no key 'frm' here. Did you mean 'from'?",
        ),
        ("name: xy\n", "f.yaml:1: name: a name has no x. Write it without"),
        ("name: 7\n", 'f.yaml:1: name: expected text, found the number 7. If it is meant as text, write "7" in quotes'),
        ("name:\n", "f.yaml:1: name: expected text, found nothing"),
        ("name: yes\nratio: yes\n", 'f.yaml:2: ratio: expected a number, found the text "yes"'),
        ("name: a\nday: 30.6.26\n", 'f.yaml:2: day: expected a day like 2026-06-30, found the text "30.6.26"'),
        (
            "name: a\nday: 13/11/2026\n",
            'f.yaml:2: day: expected a day like 2026-06-30, found the text "13/11/2026". Write 2026-11-13',
        ),
        (
            "name: a\nday: 05.06.2026\n",
            'f.yaml:2: day: expected a day like 2026-06-30, found the text "05.06.2026"',
        ),
        ("name: a\nratio: 5.5 %\n", 'f.yaml:2: ratio: expected a number, found the text "5.5 %". Write 0.055'),
        (
            "name: a\nratio: 1,200,000\n",
            'f.yaml:2: ratio: expected a number, found the text "1,200,000". Write 1200000',
        ),
        ("name: a\nratio: 1.200,5\n", 'f.yaml:2: ratio: expected a number, found the text "1.200,5"'),
        (
            "name: a\nmoney: euro\n",
            'f.yaml:2: money: the text "euro" is not the code of a currency, which has three capital letters. Write one like EUR',
        ),
        (
            "name: a\nmoney: chf\n",
            'f.yaml:2: money: the text "chf" is not the code of a currency, which has three capital letters. Write CHF',
        ),
        ("name: a\nparts: {size: 1}\n", "f.yaml:2: parts: expected a list, found a mapping"),
        ("name: a\nparts:\n- size: 0\n", "f.yaml:3: parts.0.size: expected at least 1, found the number 0"),
        ("name: a\nparts:\n- size: 10\n", "f.yaml:3: parts.0.size: expected less than 10, found the number 10"),
        (
            "name: a\nparts:\n- size: 1\n  colour: gren\n",
            "f.yaml:4: parts.0.colour: the text \"gren\" is none of the values known here. Did you mean 'green'?",
        ),
        (
            "name: a\nparts:\n- {size: 1, from: abcdef}\n",
            'f.yaml:3: parts.0.from: expected at most 5 characters, found the text "abcdef"',
        ),
        ("name: a\neither: 7\n", "f.yaml:2: either: expected text or a mapping (key: value), found the number 7"),
        ("name: a\neither: {size: big}\n", 'f.yaml:2: either.size: expected a whole number, found the text "big"'),
        (
            "name: a\neither: {sise: 1, size: 1}\n",
            "f.yaml:2: either.sise: there is no key 'sise' here. Did you mean 'size'?",
        ),
        ("name: a\nnamed:\n  B c: {size: 1}\n", 'f.yaml:3: named.B c: the text "B c" has not the form [a-z]+'),
        (
            "name: a\nnamed:\n  b: {sise: 1, size: 1}\n",
            "f.yaml:3: named.b.sise: there is no key 'sise' here. Did you mean 'size'?",
        ),
        ("name: a\npassword: [hunter2]\n", "f.yaml:2: password: expected text, found a value that is not shown"),
        ("name: a\npassword: 1234\n", "f.yaml:2: password: expected text, found a value that is not shown"),
        ("name: a\nratio: .\n", 'f.yaml:2: ratio: expected a number, found the text "."'),
        ("[a]\n", "f.yaml:1: expected a mapping (key: value), found a list"),
    ],
)
def test_a_wrong_value_is_named_in_one_sentence(text: str, expected: str) -> None:
    assert said(text) == [expected]


def test_every_wrong_value_is_named() -> None:
    assert len(said("nmae: a\nday: soon\nparts:\n- size: 0\n- {}\nratio: [1]\n")) == 6


def test_a_long_text_is_shortened() -> None:
    (sentence,) = said(f"name: a\nratio: {'z' * 500}\n")
    assert "zzz..." in sentence
    assert len(sentence) < 120


def test_the_keys_a_place_knows_are_found_through_lists_mappings_and_choices() -> None:
    assert field_names(Whole, ()) == ("day", "either", "money", "name", "named", "parts", "password", "ratio")
    for path in (("parts", 3), ("either",), ("named", "b")):
        assert field_names(Whole, path) == ("colour", "from", "size")
    assert field_names(dict[str, Whole], ("k", "parts", 0)) == ("colour", "from", "size")
    assert field_names(Whole, ("name",)) == ()


def test_what_is_sound_can_be_kept_of_what_is_not() -> None:
    node = parse(b"a: {size: 1}\nb: {size: 0}\nc: {size: 2, sise: 1}\nd: 7\n", "f.yaml").root
    assert node is not None
    assert salvage(dict[str, Part], node, 1) == {"a": Part(size=1)}
    assert salvage(dict[str, Part], node, 2) == {"a": Part(size=1), "c": Part(size=2)}
    assert salvage(dict[str, Part], node, 0) is None

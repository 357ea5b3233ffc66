"""An unquoted word means what YAML 1.2 says."""

from __future__ import annotations

import pytest

from reportgen.strict_yaml.words import key_meant, not_yaml, resolve


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("", None), ("~", None), ("null", None), ("Null", None), ("nUll", "nUll"),
        ("true", True), ("FALSE", False), ("yes", "yes"), ("no", "no"), ("NO", "NO"), ("on", "on"), ("y", "y"),
        ("0", 0), ("-7", -7), ("+7", 7), ("0x1F", 31), ("0o17", 15), ("0b11", "0b11"), ("1_000", "1_000"), ("12:30", "12:30"),
        ("1.5", 1.5), (".5", 0.5), ("5.", 5.0), ("1e3", 1000.0), ("-1.5E-2", -0.015), ("1.5.2", "1.5.2"), ("1,5", "1,5"),
        ("2026-06-30", "2026-06-30"), ("2026-01", "2026-01"), ("1067", 1067), ("=", "="), ("inf", "inf"), ("nan", "nan"),
    ],
)  # fmt: skip
def test_a_word_means_what_yaml_1_2_says(word: str, value: object) -> None:
    read_as = resolve(word)
    assert read_as == value
    assert type(read_as) is type(value)


@pytest.mark.parametrize("word", ["007", "-01", "00", ".inf", "-.INF", ".nan", "1e400", "1" * 19])
def test_a_number_that_would_lose_something_is_refused(word: str) -> None:
    with pytest.raises(ValueError, match=r"number|lose"):
        resolve(word)


def test_a_number_with_commas_that_became_keys_is_told_as_what_it_was_meant_for() -> None:
    assert key_meant("2026") == 'Write "2026" in quotes'
    assert key_meant("200") == 'Write "200" in quotes, or the number that it is a part of without commas'
    assert key_meant("") == ""


def test_a_sign_that_stands_alone_is_told_to_be_put_in_quotes() -> None:
    assert not_yaml("expected the node content, but found ','")[1].endswith('in quotes: ","')

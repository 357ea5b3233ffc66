"""The change log speaks the reader's language."""

from __future__ import annotations

from datetime import date

from reportgen.changes import Change


def change(what: str | dict[str, str]) -> Change:
    return Change(date=date(2026, 2, 9), what=what)


def test_one_text_serves_every_language() -> None:
    assert change("Longer form").what_in("ru") == "Longer form"


def test_a_text_by_language_falls_back_to_english_and_then_to_the_first() -> None:
    both = change({"en": "Longer form", "ru": "Длинная форма"})
    assert (both.what_in("ru"), both.what_in("pl")) == ("Длинная форма", "Longer form")
    assert change({"ru": "Длинная форма", "cs": "Delší formulář"}).what_in("pl") == "Delší formulář"

"""Days and periods in words, with the cases Russian needs."""

from __future__ import annotations

from datetime import date

import pytest

from reportgen.periods import Period, parse
from reportgen.text import Language

EN, RU = Language.load("en"), Language.load("ru")
JUNE_30 = date(2026, 6, 30)


def period(name: str, fiscal_month: int = 1) -> Period:
    return parse(name, JUNE_30, fiscal_month)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_a_day_in_text_is_not_broken_into_lines() -> None:
    assert EN.day(JUNE_30) == "30\u00a0June\u00a02026"
    assert RU.day(JUNE_30) == "30\u00a0июня\u00a02026\u00a0года"


def test_days_are_written_long_short_and_without_the_year() -> None:
    assert plain(EN.day_short(date(2026, 3, 5))) == "5 Mar 2026"
    assert RU.day_short(date(2026, 3, 5)) == "05.03.2026"
    assert plain(EN.day_of_year(JUNE_30)) == "30 June"
    assert plain(RU.day_of_year(JUNE_30)) == "30 июня"


@pytest.mark.parametrize(
    ("name", "english", "russian"),
    [
        (
            "2026-Q2",
            ("Q2 2026", "in Q2 2026", "Q2 2026"),
            ("II квартал 2026 года", "во II квартале 2026 года", "II кв. 2026"),
        ),
        (
            "2025-Q1",
            ("Q1 2025", "in Q1 2025", "Q1 2025"),
            ("I квартал 2025 года", "в I квартале 2025 года", "I кв. 2025"),
        ),
        ("2026-06", ("June 2026", "in June 2026", "Jun 2026"), ("июнь 2026 года", "в июне 2026 года", "июнь 2026")),
        (
            "2025-01",
            ("January 2025", "in January 2025", "Jan 2025"),
            ("январь 2025 года", "в январе 2025 года", "янв. 2025"),
        ),
        (
            "2026-W12",
            ("week 12 of 2026", "in week 12 of 2026", "W12 2026"),
            ("12‑я неделя 2026 года", "на 12‑й неделе 2026 года", "12‑я нед. 2026"),
        ),
        ("2026", ("2026", "in 2026", "2026"), ("2026 год", "в 2026 году", "2026")),
        (
            "2026-03-05",
            ("5 March 2026", "on 5 March 2026", "5 Mar 2026"),
            ("5 марта 2026 года", "5 марта 2026 года", "05.03.2026"),
        ),
        (
            "2026-07-01..2026-07-14",
            ("1 to 14 July 2026", "from 1 to 14 July 2026", "1–14 July 2026"),
            ("1–14 июля 2026 года", "с 1 по 14 июля 2026 года", "1–14 июля 2026 года"),
        ),
        (
            "2026-06-15..2026-07-14",
            ("15 June to 14 July 2026", "from 15 June to 14 July 2026", "15 June–14 July 2026"),
            ("15 июня – 14 июля 2026 года", "с 15 июня по 14 июля 2026 года", "15 июня – 14 июля 2026 года"),
        ),
        (
            "2026-01-01..2026-06-30",
            ("January to June 2026", "from January to June 2026", "January–June 2026"),
            ("январь–июнь 2026 года", "с января по июнь 2026 года", "январь–июнь 2026"),
        ),
        (
            "2025-12-01..2026-02-28",
            ("December 2025 to February 2026", "from December 2025 to February 2026", "December 2025–February 2026"),
            (
                "декабрь 2025 – февраль 2026 года",
                "с декабря 2025 года по февраль 2026 года",
                "декабрь 2025 – февраль 2026",
            ),
        ),
        (
            "2026-06-01..2026-06-30",
            ("June 2026", "in June 2026", "Jun 2026"),
            ("июнь 2026 года", "в июне 2026 года", "июнь 2026"),
        ),
        ("2026-01-01..2026-12-31", ("2026", "in 2026", "2026"), ("2026 год", "в 2026 году", "2026")),
    ],
)
def test_periods_have_a_name_a_place_in_a_sentence_and_a_short_form(
    name: str, english: tuple[str, str, str], russian: tuple[str, str, str]
) -> None:
    for language, forms in ((EN, english), (RU, russian)):
        of = period(name)
        written = (language.period(of), language.period(of, "in"), language.period_short(of))
        assert tuple(plain(text) for text in written) == forms


def test_every_month_has_its_prepositional_case_in_russian() -> None:
    months = [plain(RU.period(period(f"2026-{month:02d}"), "in")) for month in range(1, 13)]
    assert months == [
        f"в {stem} 2026 года"
        for stem in (
            "январе", "феврале", "марте", "апреле", "мае", "июне", "июле", "августе", "сентябре", "октябре", "ноябре", "декабре",
        )
    ]  # fmt: skip


def test_the_genitive_stands_after_a_noun() -> None:
    assert plain(RU.period_of(period("2026-06"))) == "июня 2026 года"
    assert plain(RU.period_of(period("2026-Q3"))) == "III квартала 2026 года"
    assert plain(RU.period_of(period("2026-01-01..2026-06-30"))) == "января–июня 2026 года"


def test_fiscal_years_say_so() -> None:
    quarter, year = period("2026-Q1", 4), period("2026", 4)
    assert quarter.start == date(2025, 4, 1)
    assert plain(EN.period(quarter)) == "Q1 FY 2026"
    assert plain(EN.period(year)) == "FY 2026"
    assert plain(RU.period(quarter, "in")) == "в I квартале 2026 финансового года"
    assert plain(RU.period_short(year)) == "2026 ф. г."
    assert plain(EN.period(period("2026-06", 4))) == "June 2026"


def test_axes_get_months_without_full_stops() -> None:
    months = [date(2026, month, 1) for month in (1, 3, 6, 9, 12)]
    assert [EN.month_short(month) for month in months] == ["Jan", "Mar", "Jun", "Sept", "Dec"]
    assert [RU.month_short(month) for month in months] == ["янв", "март", "июнь", "сент", "дек"]
    assert [RU.month_letter(month) for month in months] == ["Я", "М", "И", "С", "Д"]


def test_a_span_names_its_first_and_last_month() -> None:
    assert plain(EN.span(date(2025, 1, 1), date(2026, 6, 1))) == "Jan 2025 to Jun 2026"
    assert plain(RU.span(period("2025-01"), period("2026-06"))) == "янв. 2025 – июнь 2026"
    assert plain(EN.span(JUNE_30, JUNE_30)) == "Jun 2026"

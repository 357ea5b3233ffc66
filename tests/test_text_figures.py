"""Figures are written as natives write them, whatever the number."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.quantities import Change, Missing, Quantity, Unit, change
from reportgen.text import Language
from reportgen.text.numerals import decimal, rounding

EN, RU = Language.load("en"), Language.load("ru")

SMALL = """\
language-name = {name}
language-locale = {locale}
points = {{ $n }} {points}
range = {{ $low }}–{{ $high }}
"""


@pytest.fixture(scope="module")
def languages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Language]:
    """The packaged languages, and three that come with one small catalogue each."""
    folder: Path = tmp_path_factory.mktemp("languages")
    for code, locale, points in (("pl", "pl", "p.p."), ("cs", "cs", "p. b."), ("sr", "sr_Cyrl", "п. п.")):
        text = SMALL.format(name=code, locale=locale, points=points)
        (folder / f"{code}.ftl").write_text(text, encoding="utf-8")
    return {"en": EN, "ru": RU} | {code: Language.load(code, [folder]) for code in ("pl", "cs", "sr")}


def plain(text: str) -> str:
    return text.replace("\u00a0", "_")


@pytest.mark.parametrize(
    ("code", "thousands", "small", "percent", "thousand_euros", "million_euros", "points"),
    [
        ("en", "101,300", "1,742", "9.3%", "€568k", "€2.35M", "−0.28_pts"),
        ("ru", "101_300", "1_742", "9,3_%", "568_тыс._€", "2,35_млн_€", "−0,28_п._п."),
        ("pl", "101_300", "1742", "9,3%", "568_tys._€", "2,35_mln_€", "−0,28_p.p."),
        ("cs", "101_300", "1_742", "9,3_%", "568_tis._€", "2,35_mil._€", "−0,28_p._b."),
        ("sr", "101.300", "1.742", "9,3%", "568_хиљ._€", "2,35_мил._€", "−0,28_п._п."),
    ],
)
def test_the_table_of_numbers_is_reproduced_in_five_languages(
    languages: dict[str, Language],
    code: str,
    thousands: str,
    small: str,
    percent: str,
    thousand_euros: str,
    million_euros: str,
    points: str,
) -> None:
    language = languages[code]
    assert plain(language.number(101_300)) == thousands
    assert plain(language.number(1_742)) == small
    assert plain(language.percent(0.093, 1)) == percent
    assert plain(language.money(568_100, "EUR")) == thousand_euros
    assert plain(language.money(2_350_000, "EUR")) == million_euros
    assert plain(language.points(-0.0028)) == points


def test_halves_are_rounded_away_from_zero_on_the_decimal_that_was_meant() -> None:
    assert EN.number(0.125, 2) == "0.13"
    assert EN.number(2.675, 2) == "2.68"  # binary: 2.67499999...
    assert EN.number(-0.5) == "−1"
    assert EN.number(Decimal("1.005"), 2) == "1.01"


def test_zero_has_no_sign() -> None:
    assert EN.number(-0.0, sign=True) == "0"
    assert EN.number(-0.001, 2) == "0.00"
    assert EN.points(-0.000001) == "0.00\u00a0pts"
    assert EN.money(-0.2, "EUR", "whole", sign=True) == "€0"


def test_huge_and_tiny_numbers_stay_readable() -> None:
    assert EN.number(12_345_678_901) == "12,345,678,901"
    assert EN.percent(0.000003) == "0.00030%"
    assert plain(RU.percent(0.000003)) == "0,00030_%"
    assert EN.percent(0.0) == "0.00%"
    assert EN.number(1e308).count(",") == 102
    assert EN.number(5e-324) == "0"
    assert EN.percent(5e-324) == "0.00%"


@pytest.mark.parametrize(
    ("fraction", "text"),
    [
        (0.0172, "1.72%"),
        (0.09994, "9.99%"),
        (0.099951, "10.0%"),
        (0.1, "10.0%"),
        (0.4567, "45.7%"),
        (-0.0172, "−1.72%"),
        (0.0009996, "0.10%"),
        (0.0005, "0.050%"),
        (0.000494, "0.049%"),
        (0.0000776, "0.0078%"),
        (0.0000996, "0.010%"),
    ],
)
def test_rates_below_ten_per_cent_have_two_decimals_others_one(fraction: float, text: str) -> None:
    assert EN.percent(fraction) == text


@pytest.mark.parametrize(
    ("amount", "currency", "english", "russian"),
    [
        (999_950, "EUR", "€1.00M", "1,00_млн_€"),
        (999_499, "EUR", "€999k", "999_тыс._€"),
        (12_350, "EUR", "€12.4k", "12,4_тыс._€"),
        (9_999, "EUR", "€9,999", "9_999_€"),
        (33.55, "EUR", "€33.55", "33,55_€"),
        (0, "EUR", "€0", "0_€"),
        (30, "EUR", "€30", "30_€"),
        (99.999, "EUR", "€100", "100_€"),
        (9_999.6, "EUR", "€10.0k", "10,0_тыс._€"),
        (1_234_567_890, "EUR", "€1.23B", "1,23_млрд_€"),
        (-2_350_000, "USD", "−$2.35M", "−2,35_млн_$"),
        (568_100, "INR", "₹568k", "568_тыс._₹"),
        (568_100, "CZK", "CZK_568k", "568_тыс._CZK"),
        (33.55, "JPY", "¥34", "34_¥"),
    ],
)
def test_money_on_a_card_has_three_figures_in_any_currency(
    amount: float, currency: str, english: str, russian: str
) -> None:
    assert plain(EN.money(amount, currency)) == english
    assert plain(RU.money(amount, currency)) == russian


@pytest.mark.parametrize(
    ("locale", "amount", "text"),
    [
        ("de", 568_100, "568.100_€"),
        ("de", 2_350_000, "2,35_Mio._€"),
        ("zh", 12_345_678, "€1,235万"),
        ("en_IN", 1_234_567, "€12.3L"),
    ],
)
def test_short_words_for_large_numbers_begin_where_the_locale_has_them(
    tmp_path: Path, locale: str, amount: float, text: str
) -> None:
    (tmp_path / "xx.ftl").write_text(f"language-locale = {locale}\n", encoding="utf-8")
    assert plain(Language.load("xx", [tmp_path]).money(amount, "EUR")) == text


def test_india_groups_by_two_after_the_thousands(tmp_path: Path) -> None:
    (tmp_path / "hi.ftl").write_text("language-locale = en_IN\n", encoding="utf-8")
    assert Language.load("hi", [tmp_path]).number(12_345_678) == "1,23,45,678"


def test_money_in_tables_is_whole_and_exact_on_demand() -> None:
    assert EN.money(12_350.5, "EUR", "whole") == "€12,351"
    assert EN.money(12_350.5, "EUR", "exact") == "€12,350.50"
    assert EN.money(12_350.5, "JPY", "exact") == "¥12,351"
    assert plain(RU.money(-12_350, "EUR", "whole", sign=True)) == "−12_350_€"


def test_a_difference_of_money_stands_in_the_unit_of_its_figure() -> None:
    assert EN.money(-8_200, "EUR", sign=True, like=568_100) == "−€8k"
    assert EN.money(8_200, "EUR", sign=True, like=2_350_000) == "+€0.01M"
    assert EN.money(820, "EUR", sign=True, like=2_350_000) == "+€820"  # in millions only a zero would be left
    assert EN.money(0, "EUR", sign=True, like=568_100) == "€0k"


@pytest.mark.parametrize(
    ("value", "english", "russian"),
    [
        (14.2, "14_days", "14_дней"),
        (1, "1_day", "1_день"),
        (1.0, "1.0_days", "1,0_дня"),
        (3.04, "3.0_days", "3,0_дня"),
        (9.96, "10_days", "10_дней"),
        (21.3, "21_days", "21_день"),
        (111.0, "111_days", "111_дней"),
        (2, "2_days", "2_дня"),
    ],
)
def test_days_have_one_decimal_below_ten_and_the_plural_of_what_is_shown(
    value: float, english: str, russian: str
) -> None:
    assert plain(EN.days(value)) == english
    assert plain(RU.days(value)) == russian


def test_each_unit_is_written_its_own_way() -> None:
    written = {unit: EN.quantity(Quantity(8.06, unit)) for unit in Unit if unit is not Unit.MONEY}
    assert {unit: plain(text) for unit, text in written.items()} == {
        Unit.COUNT: "8",
        Unit.PERCENT: "806.0%",
        Unit.RATIO: "8.06",
        Unit.DAYS: "8.1_days",
        Unit.SECONDS: "8.1_s",
        Unit.SCORE: "8.1",
    }
    assert EN.quantity(Quantity(568_100, Unit.MONEY, "EUR"), "whole") == "€568,100"
    assert plain(EN.quantity(Quantity(2.5, Unit.DAYS), sign=True)) == "+2.5_days"


def test_what_is_missing_is_a_dash_and_never_a_zero() -> None:
    missing = Missing("no_rows")
    written = (EN.number(missing), EN.percent(missing), EN.money(None, "EUR"), EN.days(missing), EN.quantity(missing))
    assert set(written) == {"–"}


def test_nan_is_a_defect_and_refused() -> None:
    for value in (float("nan"), float("inf")):
        with pytest.raises(ValueError, match="not a figure"):
            EN.number(value)


def test_changes_carry_their_sign_and_shares_are_told_in_points() -> None:
    fewer = change(Quantity(1742, Unit.COUNT), Quantity(1920, Unit.COUNT))
    assert EN.change(fewer) == "−178 (−9.3%)"
    assert plain(RU.change(fewer)) == "−178 (−9,3_%)"
    rate = change(Quantity(0.0172, Unit.PERCENT), Quantity(0.02, Unit.PERCENT))
    assert plain(EN.change(rate)) == "−0.28_pts (−14.0%)"
    assert plain(RU.change(rate)) == "−0,28_п._п. (−14,0_%)"
    money = change(Quantity(568_100, Unit.MONEY, "EUR"), Quantity(576_000, Unit.MONEY, "EUR"))
    assert EN.change(money, like=Quantity(568_100, Unit.MONEY, "EUR")) == "−€8k (−1.4%)"
    assert EN.change(Change(Quantity(5, Unit.COUNT), None)) == "+5"


def test_the_difference_of_very_small_rates_has_the_decimals_of_the_larger() -> None:
    small, smaller, large = (Quantity(value, Unit.PERCENT) for value in (0.00012, 0.00009, 0.05))
    assert plain(EN.change(change(smaller, small))) == "−0.003_pts (−25.0%)"
    assert plain(EN.change(change(large, small))).startswith("+4.99_pts")


def test_changes_in_words() -> None:
    fewer = change(Quantity(1742, Unit.COUNT), Quantity(1920, Unit.COUNT))
    assert plain(EN.change_words(fewer)) == "9.3%_less"
    assert plain(RU.change_words(fewer)) == "на_9,3_%_меньше"
    assert plain(EN.change_words(change(Quantity(13, Unit.COUNT), Quantity(1, Unit.COUNT)))) == "1,200%_more"
    assert RU.change_words(change(Quantity(5, Unit.COUNT), Quantity(5, Unit.COUNT))) == "без изменений"


def test_a_score_differs_by_points_and_never_by_a_percentage() -> None:
    fell = change(Quantity(-60.0, Unit.SCORE), Quantity(20.0, Unit.SCORE))
    assert [plain(each) for each in (EN.change(fell), EN.size(fell), EN.share(fell))] == [
        "−80.0_pts",
        "80.0_points",
        "−80.0_pts",
    ]
    rose = change(Quantity(37.0, Unit.SCORE), Quantity(35.0, Unit.SCORE))
    assert [plain(each) for each in (EN.change(rose), EN.share(rose), EN.change_words(rose))] == [
        "+2.0_pts",
        "+2.0_pts",
        "2.0_points more",
    ]
    assert (plain(RU.change(rose)), plain(RU.change_words(rose))) == ("+2,0_п.", "на_2,0_пункта больше")
    assert plain(EN.change_words(change(Quantity(35.0, Unit.SCORE), Quantity(35.0, Unit.SCORE)))) == "no change"


def test_no_percentage_is_told_of_what_lies_below_zero() -> None:
    assert plain(EN.change(change(Quantity(-1.0, Unit.PERCENT), Quantity(0.849, Unit.PERCENT)))) == "−184.9_pts"


def test_ranges_name_a_unit_once_where_the_language_does() -> None:
    low, high = Quantity(0.0164, Unit.PERCENT), Quantity(0.018, Unit.PERCENT)
    assert EN.range_text("174", "213") == "174 to 213"
    assert RU.range_text("174", "213") == "от\u00a0174 до\u00a0213"
    assert EN.range_text(low, high) == "1.64% to 1.80%"
    assert plain(RU.range_text(low, high)) == "от_1,64 до_1,80_%"
    assert EN.range_table("174", "213") == "174–213"
    assert plain(RU.range_table(low, high)) == "1,64–1,80_%"
    assert EN.range_table("−5", "3") == "−5 to 3"


finite = st.floats(allow_nan=False, allow_infinity=False)
writers = st.sampled_from(
    [
        lambda language, value: language.number(value, 2),
        lambda language, value: language.percent(value, sign=True),
        lambda language, value: language.money(value, "EUR"),
        lambda language, value: language.money(value, "SEK", "exact", sign=True),
        lambda language, value: language.points(value),
        lambda language, value: language.days(value),
        lambda language, value: language.quantity(Quantity(value, Unit.SCORE), sign=True),
    ]
)


@given(finite, writers, st.sampled_from([EN, RU]))
def test_no_number_ever_brings_a_hyphen_a_plain_space_or_a_negative_zero(value, write, language) -> None:  # type: ignore[no-untyped-def]
    text = write(language, value)
    assert "-" not in text
    assert " " not in text
    assert not re.match(r"[−+]\D*[0.,]*\D*$", text)


@given(finite, st.integers(0, 6), st.sampled_from([EN, RU]))
def test_what_is_written_reads_back_as_the_rounded_number(value: float, decimals: int, language: Language) -> None:
    text = language.number(value, decimals)
    digits = text.replace(language.numerals.group, "").replace(language.numerals.decimal, ".").replace("−", "-")
    assert Decimal(digits) == rounding(decimal(value), decimals)
    assert abs(Fraction(digits) - Fraction(repr(value))) <= Fraction(1, 2 * 10**decimals)

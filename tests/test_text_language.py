"""Sentences in the reader's language."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.errors import ConfigError
from reportgen.periods import parse
from reportgen.quantities import Missing, Quantity, Unit, change
from reportgen.text import Language, Msg, available, lowered, missing_keys
from reportgen.text.catalogue import TextError

EN, RU = Language.load("en"), Language.load("ru")
JUNE_30 = date(2026, 6, 30)
BEHIND = change(Quantity(1742, Unit.COUNT), Quantity(1920, Unit.COUNT))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def own(tmp_path: Path, text: str, code: str = "en") -> Language:
    (tmp_path / f"{code}.ftl").write_text(text, encoding="utf-8")
    return Language.load(code, [tmp_path])


def test_messages_with_the_same_values_are_equal_whatever_their_order() -> None:
    assert Msg.of("x", a=1, b="c") == Msg.of("x", b="c", a=1)
    assert len({Msg.of("x", n=1), Msg.of("x", n=1), Msg.of("x", n=2)}) == 2


def test_a_sentence_names_the_measure_in_its_own_words() -> None:
    headline = Msg.of("headline-behind-one", kpi="leads", change=BEHIND, side="behind")
    assert plain(EN.text(headline)) == "New leads: 9.3% behind plan, no other measure behind"
    assert plain(RU.text(headline)) == "Новые лиды: на 9,3 % хуже плана, других отстающих показателей нет"


def test_a_measure_may_be_given_as_a_message_too() -> None:
    by_id, by_message = Msg.of("point-too-few", kpi="nps", n=6), Msg.of("point-too-few", kpi=Msg("kpi-nps"), n=6)
    assert EN.text(by_id) == EN.text(by_message)


@pytest.mark.parametrize(
    ("n", "word"),
    [
        (1, "1 месяц"), (2, "2 месяца"), (5, "5 месяцев"), (11, "11 месяцев"), (21, "21 месяц"), (22, "22 месяца"),
        (25, "25 месяцев"), (111, "111 месяцев"), (0, "0 месяцев"), (1_001, "1 001 месяц"), (1.5, "1,5 месяца"),
    ],
)  # fmt: skip
def test_russian_plurals(n: float, word: str) -> None:
    assert plain(RU.word("head-months", n=n)) == word


@pytest.mark.parametrize(
    ("n", "word"), [(0, "0 months"), (1, "1 month"), (2, "2 months"), (21, "21 months"), (1.5, "1.5 months")]
)
def test_english_plurals(n: float, word: str) -> None:
    assert plain(EN.word("head-months", n=n)) == word


def test_bold_is_markup_in_html_and_nothing_in_plain_text() -> None:
    message = Msg.of("standfirst-figure", kpi="leads", value=Quantity(1742, Unit.COUNT))
    assert EN.markup(message) == "New leads: <b>1,742</b>."
    assert EN.text(message) == "New leads: 1,742."


def test_values_from_outside_are_escaped_and_never_markup() -> None:
    message = Msg.of("point-change", day=JUNE_30, what="<script>&** {x}")
    assert plain(str(EN.markup(message))) == "30 June: &lt;script&gt;&amp;** {x}"
    assert plain(EN.text(message)) == "30 June: <script>&** {x}"


def test_a_message_may_be_a_value_of_another() -> None:
    steps = Msg.of("alt-funnel-step", reached="lead", n=1742)
    message = Msg.of("alt-funnel", period=parse("2026-Q2", JUNE_30), steps=steps)
    assert plain(EN.text(message)) == "Funnel in Q2 2026: Leads 1,742."
    assert plain(RU.text(message)) == "Воронка во II квартале 2026 года: Лиды 1 742."


def test_every_kind_of_value_is_written_by_its_own_rule(tmp_path: Path) -> None:
    language = own(tmp_path, "x = { $a } | { $b } | { $c } | { $d } | { $e } | { $f } | { $g } | { $h }\n")
    written = language.word(
        "x",
        a=JUNE_30,
        b=parse("2026-Q2", JUNE_30),
        c=Quantity(568_100, Unit.MONEY, "EUR"),
        d=BEHIND,
        e=Missing("not_fed", (("table", "surveys"),)),
        f=None,
        g=0.4567,
        h=12_345,
    )
    assert plain(written) == (
        "30 June 2026 | Q2 2026 | €568k | −178 (−9.3%) | not measured: table surveys is not fed | – | 0.46 | 12,345"
    )


def test_messages_can_ask_for_a_way_of_writing(tmp_path: Path) -> None:
    language = own(
        tmp_path,
        'x = { QUANTITY($c, style: "whole", sign: "yes") } { NUMBER($n, decimals: 2) } { PERCENT($p, decimals: 0) }'
        ' { CHANGE($d, part: "percent") } { CHANGE($d, part: "difference") } { DAY($day, form: "year") }'
        ' { KPI($kpi, form: "short") } { RANGE($low, $high) }\n',
    )
    written = language.word(
        "x", c=Quantity(568_100, Unit.MONEY, "EUR"), n=1, p=0.25, d=BEHIND, day=JUNE_30, kpi="mqls",
        low=Quantity(0.0164, Unit.PERCENT), high=Quantity(0.018, Unit.PERCENT),
    )  # fmt: skip
    assert plain(written) == "+€568,100 1.00 25% −9.3% −178 30 June MQLs 1.64% to 1.80%"


def test_words_of_the_user_are_taken_in_the_language_of_the_sentence() -> None:
    @dataclass(frozen=True)
    class Words:
        def in_language(self, code: str) -> str:
            return {"en": "longer form", "ru": "длинная форма"}[code]

    message = Msg.of("point-change", day=JUNE_30, what=Words())  # type: ignore[arg-type]
    assert plain(RU.text(message)) == "30 июня: длинная форма"


def test_a_value_of_no_known_kind_is_refused() -> None:
    with pytest.raises(TypeError, match="cannot be filled in"):
        EN.word("head-months", n=object())


def test_a_missing_key_raises() -> None:
    with pytest.raises(TextError, match="no text 'no-such-text'"):
        EN.text(Msg("no-such-text"))


def test_figures_are_tied_to_their_nouns_and_short_russian_words_to_the_next() -> None:
    assert EN.word("card-too-few", n=6, total=60) == "6\u00a0cases, rated from 60"
    assert EN.text(Msg.of("ladder-due", day=JUNE_30)) == "Due by 30\u00a0June"  # a year goes with its month
    assert RU.word("card-days-of", n=3, total=5) == "3 из\u00a05"
    longer = RU.word("own-words", words="форма расширена с 4 до 9 полей")
    assert longer == "форма расширена с\u00a04\u00a0до\u00a09\u00a0полей"
    assert RU.word("limit-consent").startswith("Посетители, не давшие согласия, не попадают в\u00a0сеансы")


def test_an_abbreviation_at_the_end_of_a_sentence_ends_it_with_one_stop(tmp_path: Path) -> None:
    own(tmp_path, "ends = { $what }.\nbold = **{ $what }**. Next\nquoted = { $what }", "ru")
    language = Language.load("ru", [tmp_path])
    assert plain(language.word("ends", what="II кв. 2026 ф. г.")) == "II кв. 2026 ф. г."
    assert plain(language.word("bold", what="0,3 п. п.")) == "0,3 п. п. Next"
    assert plain(language.word("ends", what="20. марта 2026.")) == "20. марта 2026."
    assert language.word("quoted", what="und so weiter...") == "und so weiter..."


def test_missing_figures_say_why() -> None:
    missing = Missing("column_not_fed", (("column", "page_views"), ("table", "sessions")))
    assert EN.missing(missing) == "not measured: column page_views of table sessions is not fed"
    assert RU.missing(Missing("zero_denominator")) == "нет данных: не на что делить"


def test_labels_have_forms_that_fall_back_to_the_label() -> None:
    assert EN.kpi("mqls") == "Marketing-qualified leads (MQLs)"
    assert EN.kpi("mqls", "short") == "MQLs"
    assert EN.kpi("leads", "short") == "New leads"
    assert EN.kpi("leads", "mid") == "new leads"
    assert RU.kpi("visitor_to_lead", "mid") == "конверсия посетителей в\u00a0лиды"
    assert EN.definition("cpl") == "Ad spend divided by new leads from paid channels"


def test_inside_a_sentence_abbreviations_stay_as_they_are() -> None:
    assert [lowered(label) for label in ("New leads", "MQLs by persona", "E-mail opens", "LTV : CAC", "Лиды", "CTR")] == [
        "new leads", "MQLs by persona", "e-mail opens", "LTV : CAC", "лиды", "CTR",
    ]  # fmt: skip


def test_a_project_overrides_texts_and_adds_labels(tmp_path: Path) -> None:
    (tmp_path / "en.ftl").write_text("status-behind = Below plan\n", encoding="utf-8")
    labels = {"kpi-fairs": "Trade fair leads", "kpi-fairs.definition": "Leads met at a fair"}
    language = Language.load("en", [tmp_path], labels)
    assert language.word("status-behind") == "Below plan"
    assert language.word("status-ahead") == "Ahead of plan"
    assert language.text(Msg.of("point-too-few", kpi="fairs", n=3)) == "Trade fair leads: too few cases to say (3)."
    assert language.definition("fairs") == "Leads met at a fair"
    assert EN.word("status-behind") == "Behind plan"


def test_a_language_of_the_project_alone_is_a_language(tmp_path: Path) -> None:
    language = own(tmp_path, "language-name = Slovenčina\nlanguage-locale = sk\nstatus-behind = Pod plánom\n", "sk")
    assert language.word("status-behind") == "Pod plánom"
    assert {*available(tmp_path)} - {*available()} == {"sk"}
    assert "kpi-leads" in missing_keys("sk", [tmp_path])


def test_the_asterisk_of_a_formula_stands_where_it_was_written_wherever_it_is_said() -> None:
    labels = {"kpi-mean": "Mean *", "kpi-mean.definition": "sum(amount) / count(*)"}
    language = Language.load("en", (), labels)
    assert language.definition("mean") == "sum(amount) / count(*)"
    assert language.kpi("mean") == language.text(Msg("kpi-mean")) == "Mean *"


def test_an_unknown_language_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ConfigError, match=r"no language 'rs'.*ru"):
        Language.load("rs")


def test_a_locale_the_cldr_does_not_know_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"language-locale.*'xx_Nowhere'"):
        own(tmp_path, "language-locale = xx_Nowhere\n", "xx")


def test_a_report_of_sentences_makes_no_warning() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert Language.load("ru").word("head-months", n=3)


@given(st.text(max_size=3000))
def test_any_text_from_outside_comes_through_as_it_is(text: str) -> None:
    written = EN.word("own-words", words=text)
    assert written[:300].replace("\u00a0", " ") == text[:300].replace("\u00a0", " ")


def test_a_column_of_the_source_s_own_goes_by_its_own_name_and_one_of_a_lead_by_that_of_the_language(
    tmp_path: Path,
) -> None:
    told = Msg.of("segment-head", dimension="sales_region"), Msg.of("breakdown-by", dimension="sales_region")
    assert [EN.text(each) for each in told] == ["Sales region", "By sales region"]
    assert RU.text(told[0]) == "Sales region"
    assert own(tmp_path, "dimension-sales_region = Territory\n").text(told[0]) == "Territory"
    assert EN.text(Msg.of("only-column", column="industry", values="Steel", more=0)) == "industry = Steel"
    assert RU.text(Msg.of("only-column", column="industry", values="Steel", more=0)) == "отрасль = Steel"

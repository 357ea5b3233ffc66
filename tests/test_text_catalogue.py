"""Catalogues: what is read, what is refused, what is compared."""

from __future__ import annotations

from importlib import resources

import pytest

from reportgen.errors import ConfigError
from reportgen.text.catalogue import (
    LONGEST_VALUE,
    Catalogue,
    TextError,
    differences,
    entries,
    figure,
    labels,
    parse,
    protected,
)
from reportgen.text.language import available
from reportgen.text.late import trusted


def catalogue(text: str, code: str = "en") -> Catalogue:
    return Catalogue(code, (parse(text, f"{code}.ftl"),), {})


def test_what_is_not_fluent_is_refused_with_its_line() -> None:
    with pytest.raises(ConfigError) as refused:
        parse("good = yes\n\nbad = { $n ->\n", "config/languages/en.ftl")
    assert "config/languages/en.ftl:3" in str(refused.value)


def test_a_text_that_is_there_twice_is_refused() -> None:
    with pytest.raises(ConfigError, match=r"en\.ftl:2: lead: this text is there twice"):
        parse("lead = Lead\nlead = Leads\n", "en.ftl")


def test_a_missing_text_is_an_error_and_never_printed() -> None:
    with pytest.raises(TextError, match="language 'en' has no text 'nothing'"):
        catalogue("lead = Lead").fill("nothing", {})
    with pytest.raises(TextError, match=r"has no text 'lead\.short'"):
        catalogue("lead = Lead").fill("lead.short", {})


def test_a_message_that_is_not_given_its_variable_is_an_error() -> None:
    with pytest.raises(TextError, match=r"text 'lead'.*name"):
        catalogue("lead = Lead { $name }").fill("lead", {})


def test_a_reference_to_a_text_that_is_not_there_is_an_error() -> None:
    with pytest.raises(TextError, match="nothing"):
        catalogue("lead = { nothing }").fill("lead", {})


def test_a_later_resource_overrides_an_earlier_one_text_by_text() -> None:
    both = Catalogue("en", (parse("a = A\nb = B", "1.ftl"), parse("b = own B", "2.ftl")), {})
    assert (both.fill("a", {}), both.fill("b", {})) == ("A", "own B")


def test_overriding_a_label_keeps_its_definition_and_drops_its_forms() -> None:
    base = parse("kpi-x = Long label\n    .definition = What it counts\n    .short = Label\n", "1.ftl")
    relabelled = Catalogue("en", (base, parse("kpi-x = Own label\n", "2.ftl")), {})
    assert relabelled.fill("kpi-x", {}) == "Own label"
    assert relabelled.fill("kpi-x.definition", {}) == "What it counts"
    assert "kpi-x.short" not in relabelled
    redefined = Catalogue("en", (base, parse("kpi-x =\n    .definition = Something else\n", "2.ftl")), {})
    assert [redefined.fill(key, {}) for key in ("kpi-x", "kpi-x.definition", "kpi-x.short")] == [
        "Long label", "Something else", "Label",
    ]  # fmt: skip


def test_differences_name_missing_texts_attributes_and_variables() -> None:
    reference = catalogue("a = A\nb = B { $n }\n    .definition = what\n    .short = b\nc = C\n")
    other = catalogue("b = B { $m }\nc = C\nd = D\n", "ru")
    assert differences(other, reference) == [
        "a",
        "b.definition",
        "b: not the same variables as in 'en': $m, $n",
        "d: 'en' has no such text",
    ]
    assert differences(reference, reference) == []


def test_the_length_of_a_text_is_that_of_its_longest_variant_without_markup() -> None:
    text = 'x = { $n ->\n    [one] **one**\n   *[other] many of { $name }{ "!" }\n }\n'
    assert catalogue(text).length("x", {"name": 10}) == len("many of ") + 10 + 1


def test_labels_of_the_user_are_never_read_as_fluent() -> None:
    own = Catalogue("en", (labels({"kpi-own": "50 { $x } **", "kpi-own.definition": "a = b"}),), {})
    assert own.fill("kpi-own", {}) == "50 { $x } \ue000\ue000"
    assert own.fill("kpi-own.definition", {}) == "a = b"


def test_a_value_of_any_length_fits_into_a_sentence() -> None:
    long = protected("x" * 10_000)
    assert len(long) == LONGEST_VALUE
    assert catalogue("a = { $name }!").fill("a", {"name": long}) == long + "!"


@pytest.mark.parametrize(
    ("shown", "decimals", "form"), [(1, 0, "one"), (1.0, 1, "other"), (2, 0, "few"), (2.5, 1, "other")]
)
def test_the_plural_looks_at_the_decimals_that_are_shown(shown: float, decimals: int, form: str) -> None:
    text = "x = { $n ->\n    [one] one { $n }\n    [few] few { $n }\n   *[other] other { $n }\n }\n"
    assert catalogue(text, "ru").fill("x", {"n": figure(shown, "so much", shown, decimals)}) == f"{form} so much"


@pytest.mark.parametrize("code", available())
def test_a_packaged_catalogue_parsed_text_by_text_is_the_one_parsed_whole(code: str) -> None:
    written = resources.files("reportgen").joinpath("languages", f"{code}.ftl").read_text(encoding="utf-8")
    late, whole = list(entries(trusted(written))), list(entries(parse(written, f"{code}.ftl")))
    assert [each.key for each in late] == [each.key for each in whole]
    assert all(one.pattern.equals(other.pattern) for one, other in zip(late, whole, strict=True))


def test_a_text_that_is_parsed_late_is_overridden_like_any_other() -> None:
    label = "# note\nkpi-x = Long label\n    .definition = What it counts\n    .short = Label\n"
    base = trusted(label + "-term = Term\nb = { kpi-x }, { -term }\n")
    relabelled = Catalogue("en", (base, parse("kpi-x = Own label\n", "2.ftl")), {})
    assert relabelled.fill("b", {}) == "Own label, Term"
    assert relabelled.fill("kpi-x.definition", {}) == "What it counts"
    assert "kpi-x.short" not in relabelled

"""Findings as JSON and back."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.findings import Decision, Fact, FocusArea, Kind, Memory, Told, Worth
from reportgen.findings.memory import FormError, area_from, area_json, decided, memory_from, memory_json, with_decisions
from reportgen.periods import Grain, Period, month_of, quarter_of, week_of, year_of
from reportgen.quantities import Change, Missing, Quantity, Unit
from reportgen.text import Msg

Q1 = quarter_of(date(2026, 2, 1))

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
numbers = st.floats(allow_nan=False) | st.integers(-(10**9), 10**9)
days = st.dates(date(1990, 1, 1), date(2090, 1, 1))
months = st.integers(1, 12)
periods = st.one_of(
    st.builds(quarter_of, days, months), st.builds(month_of, days, months), st.builds(year_of, days, months),
    st.builds(week_of, days),
    st.builds(lambda day, n: Period(day, date.fromordinal(day.toordinal() + n), Grain.RANGE), days, st.integers(1, 99)),
)  # fmt: skip
quantities = st.builds(Quantity, st.floats(allow_nan=False, allow_infinity=False), st.just(Unit.COUNT)) | st.builds(
    Quantity, st.floats(allow_nan=False, allow_infinity=False), st.just(Unit.MONEY), st.just("EUR")
)
plain = st.one_of(
    numbers, texts, st.none(), days, periods, quantities, st.booleans(),
    st.builds(Missing, texts, st.lists(st.tuples(texts, texts), max_size=2).map(tuple)),
    st.builds(Change, quantities, st.none() | st.floats(allow_nan=False)), st.decimals(allow_nan=False, allow_infinity=False),
)  # fmt: skip
messages = st.recursive(
    st.builds(Msg, texts),
    lambda inner: st.builds(
        lambda key, params: Msg(key, tuple(sorted(params.items()))),
        texts,
        st.dictionaries(texts, plain | inner, max_size=3),
    ),
    max_leaves=4,
)
segments = st.none() | st.tuples(texts, texts)
ends = st.none() | st.tuples(numbers, numbers)
facts = st.builds(Fact, texts, segments, periods, numbers, ends, texts, numbers, ends, st.none() | numbers, st.none() | numbers,
                  st.none() | numbers, st.none() | numbers)  # fmt: skip
worths = st.builds(Worth, numbers, st.tuples(numbers, numbers), st.none() | numbers, ends, texts,
                   st.lists(st.tuples(texts, numbers), max_size=3).map(tuple))  # fmt: skip
pairs = st.lists(st.tuples(texts, numbers), max_size=2).map(tuple)
areas = st.builds(
    FocusArea, texts, st.sampled_from(Kind), texts, texts, segments, periods, st.lists(facts, max_size=3).map(tuple),
    st.none() | worths, st.lists(texts, max_size=4).map(tuple), st.lists(messages, max_size=3).map(tuple), texts,
    st.none() | days, texts, st.none() | messages, st.sampled_from(Decision), texts, texts, pairs, st.none() | numbers,
    st.none() | st.tuples(days, days), st.none() | messages, st.none() | messages, texts,
)  # fmt: skip
tolds = st.builds(Told, texts, segments, texts, numbers, texts, texts)


@given(areas)
def test_an_area_comes_back_as_it_was_kept(area: FocusArea) -> None:
    text = json.dumps(area_json(area))
    again = area_from(json.loads(text))
    assert again == area
    assert json.dumps(area_json(again)) == text


@given(st.builds(Memory, st.lists(tolds, max_size=3).map(tuple), st.lists(areas, max_size=2).map(tuple)))
def test_a_memory_comes_back_as_it_was_frozen(memory: Memory) -> None:
    assert memory_from(memory_json(memory)) == memory
    assert memory_json(memory_from(memory_json(memory))) == memory_json(memory)


def an_area(**changed: object) -> FocusArea:
    fact = Fact(
        "visitor_to_lead", None, Q1, 0.0131, (0.0122, 0.014), "past", 0.0172, None, 1143.0, 87172.0, 0.0001, 0.002
    )
    worth = Worth(12.5, (4.0, 21.0), 137_500.0, (44_000.0, 231_000.0), "worth-gap", (("gap", 0.0041),))
    area = FocusArea(
        "improve-visitor_to_lead", Kind.IMPROVE, "sessions_not_leads", "visitor_to_lead", None, Q1, (fact,), worth,
        ("visitor_to_lead", "cta_rate"), (Msg.of("rule-x.action"), Msg.of("own-words", words="Shorten it")), "", date(2026, 6, 30),
    )  # fmt: skip
    return replace(area, **changed)  # type: ignore[arg-type]


def test_what_is_kept_can_be_read_by_people() -> None:
    kept = area_json(an_area())
    assert kept["quarter"] == "2026-Q1"
    assert kept["due"] == "2026-06-30"
    assert kept["evidence"][0]["against"] == "past"
    assert kept["actions"][1] == {"key": "own-words", "params": {"words": "Shorten it"}}
    assert "note" not in kept
    assert "decision" not in kept


def test_the_day_in_a_message_stays_a_day_and_the_text_that_reads_like_one_a_text() -> None:
    said = Msg.of("x", day=date(2026, 1, 2), text="2026-01-02", exact=Decimal("1.10"), endless=math.inf)
    assert area_from(area_json(an_area(reason=said))).reason == said


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"kind": "hope"}, "kind: 'hope' is no kind"),
        ({"evidnce": []}, "evidnce: a FocusArea has no such field"),
        ({"evidence": [{"kpi": "leads"}]}, r"evidence\[0\]: '.*' is missing"),
        ({"worth": {"customers": "many"}}, "is missing|expected a number"),
        ({"due": "tomorrow"}, "due: 'tomorrow' is no date"),
        ({"quarter": "soon"}, "quarter: 'soon' is no period"),
        ({"actions": ["do it"]}, r"actions\[0\]: expected a message"),
        ({"by": ["channel"]}, "by: expected 2 values, found 1"),
    ],
)
def test_what_was_never_written_is_refused_with_its_place(change: dict[str, object], complaint: str) -> None:
    with pytest.raises(FormError, match=complaint):
        area_from(area_json(an_area()) | change)


def test_a_memory_that_is_no_json_is_refused() -> None:
    with pytest.raises(FormError, match="no JSON"):
        memory_from(b"{")


def test_the_last_word_of_an_owner_counts_and_figures_stay_those_of_today() -> None:
    found = an_area()
    said = replace(
        found, decision=Decision.EDITED, by_whom="Anna", owner="Petr", due=date(2026, 5, 31), worth=None,
        actions=(Msg.of("own-words", words="Move the button"),),
    )  # fmt: skip
    (area,), rejected = decided([found], Memory(areas=(replace(found, decision=Decision.ACCEPTED), said)))
    assert (area.owner, area.due, area.by_whom, rejected) == ("Petr", date(2026, 5, 31), "Anna", ())
    assert area.worth == found.worth
    assert area.actions == said.actions


def test_an_area_that_was_turned_down_is_set_apart() -> None:
    found = [an_area(), an_area(id="improve-cpl", kpi="cpl")]
    said = replace(found[1], decision=Decision.REJECTED, note="known, the budget is cut")
    stand, rejected = decided(found, Memory(areas=(said,)))
    assert [each.id for each in stand] == ["improve-visitor_to_lead"]
    assert [each.note for each in rejected] == ["known, the budget is cut"]


def test_what_was_said_of_another_quarter_says_nothing_of_this_one() -> None:
    found, before = an_area(), an_area(quarter=Q1.previous(), decision=Decision.REJECTED)
    assert decided([found], Memory(areas=(before,))) == ((found,), ())
    assert with_decisions([found], [before]) == (found, before)

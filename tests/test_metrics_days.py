"""Figures by day: sums over windows, by member, exact to the millionth."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.metrics.days import Days, units
from reportgen.metrics.windows import Window

START = date(2026, 1, 1)


def window(first: int, beyond: int) -> Window:
    return Window(START + timedelta(days=first), START + timedelta(days=beyond), START)


def test_a_sum_takes_the_first_day_and_not_the_one_after_the_last() -> None:
    held = Days.of(["n"], [("", START + timedelta(days=day), (Decimal(day),)) for day in (4, 1, 3, 2)])
    assert held.sums("n", window(2, 4)) == {"": 5.0}
    assert held.sums("n", window(5, 9)) == {}
    assert dict(held.values("n", window(2, 4), "")) == {date(2026, 1, 3): 2.0, date(2026, 1, 4): 3.0}


def test_each_member_has_its_own_rows_and_one_without_rows_is_left_out() -> None:
    rows = [("b", START, (1, 0)), ("a", START, (2, 5)), ("a", START + timedelta(days=1), (3, None))]
    held = Days.of(["n", "m"], rows)
    assert held.sums("n", window(0, 9)) == {"a": 5.0, "b": 1.0}
    assert held.sums("m", window(1, 9)) == {"a": 0.0}
    assert held.present("m", window(0, 9)) == {"a"}
    assert (held.known("m"), held.total("n")) == ([START.toordinal()], 6.0)


def test_a_tenth_added_ten_times_is_one() -> None:
    held = Days.of(["n"], [("", START + timedelta(days=day), (Decimal("0.100000"),)) for day in range(10)])
    assert held.sums("n", window(0, 10)) == {"": 1.0}


def test_a_figure_is_the_same_as_decimal_whole_number_and_binary_fraction() -> None:
    assert [units(value) for value in (Decimal("2.5"), 2, 0.1, None)] == [25 * 10**9, 2 * 10**10, 10**9, 0]


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["", "a", "b"]),
            st.integers(0, 40),
            st.decimals(-(10**15), 10**15, places=6, allow_nan=False, allow_infinity=False),
        )
    ),
    st.integers(0, 41),
    st.integers(0, 41),
)
def test_sums_are_those_of_adding_up_by_hand(rows: list[tuple[str, int, Decimal]], first: int, beyond: int) -> None:
    held = Days.of(["n"], [(member, START + timedelta(days=day), (value,)) for member, day, value in rows])
    by_hand: dict[str, int] = {}
    for member, day, value in rows:
        if first <= day < beyond:
            by_hand[member] = by_hand.get(member, 0) + int(value.scaleb(6))
    assert held.sums("n", window(first, beyond)) == {member: total / 10**6 for member, total in by_hand.items()}

"""privacy: nothing of a small group is shown, and nothing of it can be reckoned."""

from __future__ import annotations

import random
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from reportgen.metrics.scoreboard import Reading
from reportgen.periods import parse
from reportgen.privacy import Counts, personal, pools, withhold
from reportgen.quantities import Missing, Unit

K = 10
TABLES = 1000


def table(draw: random.Random) -> Counts:
    """A table by one dimension or two, of few cases and many, nested or not."""
    ways = draw.randint(1, 2)
    width = [draw.randint(1, 8) for _ in range(ways)]
    nested = draw.random() < 0.4
    cells: dict[tuple[str, ...], int] = {}
    for first in range(width[0]):
        for second in range(width[1]) if ways == 2 else [0]:
            if ways == 2 and nested and second % width[0] != first:
                continue  # a campaign runs in one channel
            cases = draw.choice((0, draw.randint(1, 4), draw.randint(1, 15), draw.randint(10, 300)))
            if cases:
                cells[(f"a{first}", f"b{second}")[:ways]] = cases
    return Counts(("first", "second")[:ways], cells)


def found_out(tables: Collection[Counts], hidden: Mapping[str, Collection[str]]) -> list[str]:
    """The small groups that a reader can reckon from what he sees, by an own solution of his equations."""
    known = []
    for each in tables:
        keys = sorted(each.cells)
        if sum(each.cells.values()) < K:
            continue  # withheld as a whole
        rows = [np.ones(len(keys))]
        wanted: list[tuple[str, np.ndarray]] = []
        for at, dimension in enumerate(each.dimensions):
            names = sorted({key[at] for key in keys})
            pooled = np.array([float(key[at] in hidden.get(dimension, ())) for key in keys])
            rows.append(pooled)
            for name in names:
                sum_of = np.array([float(key[at] == name) for key in keys])
                cases = sum(each.cells[key] for key in keys if key[at] == name)
                if name not in hidden.get(dimension, ()):
                    rows.append(sum_of)
                    if 0 < cases < K:
                        known.append(f"{dimension}={name} is shown")
                elif cases < K:
                    wanted.append((f"{dimension}={name}", sum_of))
            if 0 < sum(each.cells[key] for key, inside in zip(keys, pooled, strict=True) if inside) < K:
                known.append(f"all hidden of {dimension} together are few")
        matrix = np.array(rows).T
        for name, sum_of in wanted:
            answer, *_ = np.linalg.lstsq(matrix, sum_of, rcond=None)
            if np.allclose(matrix @ answer, sum_of, atol=1e-8):
                known.append(name)
    return known


def test_of_a_thousand_tables_no_small_group_can_be_reckoned() -> None:
    draw = random.Random(2026)
    pooled = 0
    for _ in range(TABLES):
        tables = [table(draw)]
        if draw.random() < 0.3:  # the same segments in another window or measure
            cells = {key: max(1, cases // draw.randint(1, 9)) for key, cases in tables[0].cells.items()}
            tables.append(replace(tables[0], cells=cells))
        hidden = pools(tables, K)
        assert found_out(tables, hidden) == []
        pooled += bool(hidden)
    assert pooled > TABLES / 2


def test_hiding_the_small_ones_alone_would_give_them_away() -> None:
    draw = random.Random(2026)
    given_away = 0
    for _ in range(TABLES):
        one = table(draw)
        small = {
            name: {segment for segment, cases in one.margin(name).items() if 0 < cases < K} for name in one.dimensions
        }
        given_away += bool(found_out([one], small))
    assert given_away > TABLES / 10


def test_what_is_large_is_shown() -> None:
    assert pools([Counts(("channel",), {("Email",): 40, ("Direct",): 10})], K) == {}
    assert pools([Counts(("channel",), {("Email",): 40, ("Direct",): 0})], K) == {}


def test_the_next_smallest_is_pooled_with_a_small_one_that_is_alone() -> None:
    cells = {("Email",): 40, ("Direct",): 30, ("Referral",): 12, ("Social",): 3}
    assert pools([Counts(("channel",), cells)], K) == {"channel": frozenset({"Social", "Referral"})}


def test_a_pool_is_no_small_group_itself() -> None:
    cells = {("Email",): 40, ("Direct",): 30, ("Referral",): 2, ("Social",): 3}
    assert pools([Counts(("channel",), cells)], K) == {"channel": frozenset({"Social", "Referral", "Direct"})}


def test_what_is_left_over_of_another_split_is_found() -> None:
    """Every lead of paid search is of one of two campaigns; the small one is what the other leaves of the channel."""
    cells = {("Paid Search", "spring"): 40, ("Paid Search", "trial"): 4, ("Email", "news"): 50, ("Social", "news"): 30}
    hidden = pools([Counts(("channel", "campaign"), cells)], K)
    assert found_out([Counts(("channel", "campaign"), cells)], hidden) == []
    assert {"trial"} < hidden["campaign"]


# --- figures of the whole part

JUNE = parse("2026-06", date(2026, 7, 1))


def reading(value: float = 7.0) -> Reading:
    history = tuple((parse(f"2026-0{month}", date(2026, 7, 1)), 20.0 if month < 6 else value) for month in range(1, 7))
    return Reading(
        "leads", "convert", "count", Unit.COUNT, None, "up", None, "period", JUNE, value, value, None, 20.0, 30.0,
        100.0 + value, rows_used=int(value), history=history, interval=(3.0, 12.0), extra=(("cases", value),),
    )  # fmt: skip


def test_a_figure_of_fewer_cases_is_withheld_with_its_reason() -> None:
    left = withhold(reading(), {"value"}, K)
    assert left.missing == Missing("withheld", (("k", "10"),))
    assert (left.value, left.numerator, left.interval, left.rows_used, left.extra) == (None, None, None, 0, ())
    assert (left.previous, left.year_ago) == (20.0, 30.0)
    assert left.year_to_date is None
    assert dict(left.history)[JUNE] is None
    assert "7.0" not in str(left)


def test_a_month_that_is_hidden_cannot_be_reckoned_from_the_year() -> None:
    left = withhold(reading(50.0), {"2026-03"}, K)
    assert (left.value, left.year_to_date) == (50.0, None)
    assert [value for _, value in left.history] == [20.0, 20.0, None, 20.0, 20.0, 50.0]
    assert left.why("2026-03") == Missing("withheld", (("k", "10"),))


def test_what_rests_on_enough_is_left_as_it_is() -> None:
    assert withhold(reading(50.0), (), K) == reading(50.0)


# --- what names a person

IBANS = (
    "DE89370400440532013000",
    "GB82 WEST 1234 5698 7654 32",
    "FR14 2004 1010 0505 0001 3M02 606",
    "PL61109010140000071219812874",
)


def planted() -> list[str]:
    """Two hundred values that name a person."""
    draw = random.Random(7)
    names = ("anna", "j.doe", "o'neil", "mary-ann", "petr_novak", "li.wei+trial")
    found = [
        f"{draw.choice(names)}{at}@{draw.choice(('example.org', 'mail.acme.co.uk', 'xn--bcher-kva.example', 'acme.museum'))}"
        for at in range(80)
    ]
    for at in range(90):
        digits = "".join(draw.choice("0123456789") for _ in range(8))
        found.append(
            (
                f"+49 30 {digits}", f"+7 (495) {digits[:3]}-{digits[3:5]}-{digits[5:7]}", f"0049 171 {digits[:7]}",
                f"+1-212-{digits[:3]}-{digits[3:7]}", f"030/{digits}"[:11], f"(212) {digits[:3]}-{digits[3:7]}",
            )[at % 6]
        )  # fmt: skip
    for at in range(30):
        base = IBANS[at % len(IBANS)].replace(" ", "")
        body = base[4:-2] + f"{at:02}"
        check = 98 - int("".join(str(int(letter, 36)) for letter in body + base[:2] + "00")) % 97
        found.append(f"{base[:2]}{check:02}{body}")
    return found


def test_two_hundred_planted_values_are_all_found() -> None:
    values = planted()
    assert len(values) == 200
    missed = [value for value in values if not list(personal(f"The form of {value} was filled in twice."))]
    assert missed == []


@pytest.mark.parametrize(
    "text",
    [
        "Revenue was 2,400,000.00 EUR, 12 345 678 sessions, 1.234.567,89 and 0.0312.",
        "2026-06-30 to 2026-07-31, 08:00-18:00, 30.06.2026, week 2026-W27, 2025-2026",
        "sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "/landing/page-2026?id=004917212345678x @handle user@localhost 3.14.15.92",
        "95 % interval 0.012-0.034 (120-340), A4 210 x 297, +12 % -3 pp, AB12 is a form",
        "01/02/2026 and 06-30-2026, +12 345 678 sessions",
        "+4 915 of 10 214 leads; +49 301 234 in all",
    ],
)
def test_figures_days_and_names_are_no_persons(text: str) -> None:
    assert list(personal(text)) == []


def test_what_is_found_is_told_without_repeating_it() -> None:
    ((kind, shown),) = personal("anna@example.org")
    assert (kind, shown) == ("e-mail address", "an…rg")
    assert list(personal("Write to Ops@example.org", allowed=["ops@example.org"])) == []

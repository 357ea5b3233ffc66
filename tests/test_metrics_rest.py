"""Segments against the rest, and not against a total that contains them."""

from __future__ import annotations

import random

import pytest

from tests.small_tables import board, feed


def pages(folder, rates, seed, views=40):
    """A month of landing pages, each with its own rate."""
    rng = random.Random(seed)
    lines = [
        f"2026-03-{day:02d} p{page} landing_page {views} {sum(rng.random() < rate for _ in range(views))}"
        for page, rate in enumerate(rates)
        for day in range(1, 32)
    ]
    return feed(folder, "touchpoints", "date element kind views submissions\n" + "\n".join(lines))


def outliers(found, kpi, dimension):
    return {one.by[1]: dict(one.extra).get("outlier") for one in found.readings if one.kpi == kpi and one.by}


def test_a_page_that_converts_half_as_well_stands_out_and_the_others_do_not(tmp_path):
    part = pages(tmp_path, [0.1] * 7 + [0.05], seed=1)
    found = board([part], "2026-03", "landing_page_rate", by="element", as_of="2026-04-30")
    assert outliers(found, "landing_page_rate", "element") == {f"p{n}": (-1 if n == 7 else 0) for n in range(8)}
    worst, whole = found.get("landing_page_rate", ("element", "p7")), found.get("landing_page_rate")
    rest = (whole.numerator - worst.numerator) / (whole.denominator - worst.denominator)
    assert dict(worst.extra)["rest"] == pytest.approx(rest)


def test_where_all_pages_are_alike_hardly_one_stands_out(tmp_path):
    called = 0
    for seed in range(6):
        part = pages(tmp_path, [0.1] * 8, seed=seed + 10, views=20)
        found = board([part], "2026-03", "landing_page_rate", by="element", as_of="2026-04-30")
        called += sum(1 for side in outliers(found, "landing_page_rate", "element").values() if side)
    assert called <= 2


def test_shares_are_compared_person_by_person_and_few_are_not_compared(tmp_path):
    lines = [f"2026-03-{n % 28 + 1:02d} e{n} Email {'2026-04-01' if n % 2 else '-'}" for n in range(100)]
    lines += [f"2026-03-{n % 28 + 1:02d} d{n} Direct {'2026-04-01' if n % 5 == 0 else '-'}" for n in range(200)]
    lines += [f"2026-03-{n % 28 + 1:02d} r{n} Referral 2026-04-01" for n in range(20)]
    leads = feed(tmp_path, "leads", "created_at lead_id channel mql_at\n" + "\n".join(lines))
    found = board([leads], "2026-03", "lead_to_mql", by="channel", as_of="2026-04-30")
    cohort = {one.by[1]: dict(one.extra) for one in found.readings if one.by and one.view == "cohort"}
    assert cohort["Email"]["outlier"] == 1
    assert cohort["Direct"]["outlier"] == -1
    assert cohort["Direct"]["rest"] == pytest.approx(70 / 120)
    assert "outlier" not in cohort["Referral"]  # twenty cases are too few to say


def test_one_segment_alone_has_no_rest(tmp_path):
    part = pages(tmp_path, [0.1], seed=3)
    found = board([part], "2026-03", "landing_page_rate", by="element", as_of="2026-04-30")
    assert outliers(found, "landing_page_rate", "element") == {"p0": None}


def test_spend_that_is_allocated_to_no_product_makes_none_of_them_look_cheap(tmp_path):
    days = [f"2026-03-{day:02d}" for day in range(2, 28)]
    spent = "\n".join(f"{day} a Rota 9 9 40\n{day} b Takt 9 9 40\n{day} c - 9 9 900" for day in days)
    came = "\n".join(f"{day} {day}{product} Display {product}" for day in days for product in ("Rota", "Takt"))
    ads = feed(tmp_path, "ads", "date campaign product impressions clicks spend\n" + spent)
    leads = feed(tmp_path, "leads", "created_at lead_id channel product\n" + came)
    found = board([ads, leads], "2026-03", "cpl", by="product")
    rota = found.get("cpl", ("product", "Rota"))
    # Both cost 40 a lead; the 900 a day belong to neither.
    assert (rota.value, dict(rota.extra).get("rest", 40)) == (40, 40)
    assert dict(rota.extra).get("outlier", 0) == 0


def test_customers_who_bought_of_several_categories_are_in_nobodys_rest(tmp_path):
    """Each category has fewer who came back than all together, for many came back for another one."""
    bought = ["AA", "BB", "AB", "BA", "A", "B", "A", "B"]
    lines = [
        f"2026-03-{1 + (n + 7 * time) % 28:02d} {n}.{time} c{n} 10 {category}"
        for n in range(400)
        for time, category in enumerate(bought[n % 8])
    ]
    orders = feed(tmp_path, "orders", "ordered_at order_id customer_id amount category\n" + "\n".join(lines))
    found = board([orders], "2026-03", "repeat_purchase_rate", by="category", as_of="2026-04-30")
    assert found.get("repeat_purchase_rate").value == 0.5
    assert found.get("repeat_purchase_rate", ("category", "A")).value == 0.2
    assert outliers(found, "repeat_purchase_rate", "category") == {"A": None, "B": None}

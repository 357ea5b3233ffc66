"""Every KPI's worked example comes out of the engine as it stands written."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from reportgen.metrics.catalog import build
from reportgen.metrics.examples import Example, cases, example, texts
from reportgen.metrics.lint import problems
from reportgen.metrics.targets import read
from reportgen.metrics.written import KpiBlock
from tests.small_tables import BUSINESS, board, feed_rows

CATALOG = build()


def test_every_packaged_kpi_has_one_example_and_every_example_a_kpi():
    named = [kpi for case in cases().values() for kpi in case.kpis]
    assert sorted(named) == sorted(CATALOG.kpis)


def outcomes(folder, setting, *kpis, own=None):
    parts = [feed_rows(folder, table, rows) for table, rows in setting.rows.items()]
    business = BUSINESS.model_validate({**BUSINESS.model_dump(), **setting.business})
    targets = read([], setting.plan, setting.as_of)
    found = board(
        parts, setting.period, *kpis, as_of=setting.as_of.isoformat(), business=business, targets=targets, kpis=own
    )
    return {kpi: found.get(kpi) for kpi in kpis}


def matches(expected, found):
    told = found.missing.reason if found.missing else None
    pairs = [
        (expected.value, found.value), (expected.numerator, found.numerator), (expected.denominator, found.denominator),
    ]  # fmt: skip
    return told == expected.missing and all(
        have == (None if want is None else pytest.approx(want, rel=1e-11)) for want, have in pairs
    )


@pytest.mark.parametrize("name", cases())
def test_rows_in_value_out(name, tmp_path):
    case = cases()[name]
    for kpi, found in outcomes(tmp_path, case, *case.kpis).items():
        assert matches(case.kpis[kpi], found), (
            f"{kpi}: {found.numerator} / {found.denominator} = {found.value}, {found.missing}"
        )


def test_a_wrong_example_would_be_found(tmp_path):
    case = cases()["visits"]
    found = outcomes(tmp_path, case, "sessions")["sessions"]
    assert not matches(case.kpis["sessions"].model_copy(update={"value": 21.0}), found)


@pytest.mark.parametrize(
    "kpi",
    ["bounce_rate", "cost_per_customer", "persona_coverage", "social_leads", "win_rate", "marketing_revenue", "roi_of_mqls",
     "leads", "mqls", "time_to_close", "stalled_mqls", "pipeline_velocity", "customers", "ltv_to_cac"],
)  # fmt: skip
def test_an_example_as_shown_gives_the_same_value(kpi, tmp_path):
    shown = example(CATALOG, kpi)
    assert matches(shown, outcomes(tmp_path, shown, kpi)[kpi])


def test_an_example_shows_the_columns_that_matter_and_few_rows():
    shown = example(CATALOG, "bounce_rate")
    assert [table for table, _, _ in texts(shown)] == ["sessions"]
    assert shown.rows["sessions"][0] == ("date", "sessions", "bounces")
    assert [table for table, _, _ in texts(example(CATALOG, "win_rate"))] == ["deals"]
    assert example(CATALOG, "leads").rows["leads"][0] == ("created_at", "lead_id")
    for kpi in CATALOG.kpis:
        for table, _, rows in texts(example(CATALOG, kpi)):
            assert 1 <= len(rows) <= 6, (kpi, table)


OWN = {
    "label": {"en": "Mine"}, "stage": "attract", "kind": "count", "unit": "count", "better": "up",
    "numerator": {"table": "sessions", "sql": "sum(page_views)"},
    "example": {
        "rows": {"sessions": [["date", "page_views"], ["2026-03-02", 3], ["2026-03-03", 4]]},
        "period": "2026-03", "as_of": "2026-04-30", "value": 7, "numerator": 7,
    },
}  # fmt: skip


def test_a_kpi_of_ones_own_may_have_one(tmp_path):
    own = {"mine": KpiBlock.model_validate(OWN)}
    assert problems(own, {}) == []
    shown = example(build(own), "mine")
    assert isinstance(shown, Example)
    assert matches(shown, outcomes(tmp_path, shown, "mine", own=own)["mine"])


@pytest.mark.parametrize(
    ("rows", "what"),
    [
        ({"session": [["date"], ["2026-03-02"]]}, "there is no table 'session'"),
        ({"sessions": [["date", "page_veiws"], ["2026-03-02", 3]]}, "no column 'page_veiws'"),
        ({"sessions": [["date", "page_views"], ["2026-03-02"]]}, "row 1 has 1 cells for 2 columns"),
    ],
)
def test_what_is_wrong_with_an_example_is_said_with_its_place(rows, what):
    block = KpiBlock.model_validate({**OWN, "example": {**OWN["example"], "rows": rows}})
    (flaw,) = problems({"mine": block}, {})
    assert flaw.path[:3] == ("mine", "example", "rows")
    assert what in flaw.what


def test_an_example_of_a_head_without_rows_is_refused():
    with pytest.raises(ValidationError):
        KpiBlock.model_validate({**OWN, "example": {**OWN["example"], "rows": {"sessions": [["date"]]}}})

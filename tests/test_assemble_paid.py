"""Paid media: campaigns with what a lead cost, and how sure that is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportgen.assemble import Evidence, wanted_cuts
from reportgen.assemble.context import Context
from reportgen.assemble.paid import dearest, headline, judged, lines, section, table
from reportgen.changes import Change
from reportgen.document import Absence, Beside, Mark, Table
from reportgen.metrics.scoreboard import Reading, Scoreboard, Status, Target
from reportgen.periods import parse
from reportgen.quantities import Quantity
from reportgen.reports import ReportSpec
from reportgen.text import Language
from tests import boards

SPEC = ReportSpec(grain="month", sections=("paid",))


def campaign(name: str, spend: float, clicks: float, leads: float, half: float = 0.3) -> list[Reading]:
    by = ("campaign", name)
    cost = spend / leads if leads else None
    return [
        boards.reading("ad_spend", spend, by=by),
        boards.reading("ad_clicks", clicks, by=by),
        boards.reading("cpc", spend / clicks, by=by, numerator=spend, denominator=clicks),
        boards.reading(
            "cpl", cost, by=by, numerator=spend, denominator=leads,
            interval=(cost * (1 - half), cost * (1 + half)) if cost and leads >= 10 else None,
        ),
    ]  # fmt: skip


WHOLE = (
    boards.reading("ad_spend", 9000.0),
    boards.reading("ad_clicks", 4000.0),
    boards.reading("cpc", 2.25, numerator=9000.0, denominator=4000.0),
    boards.reading(
        "cpl", 180.0, numerator=9000.0, denominator=50.0, target=Target(100.0, "plan"), status=Status.BEHIND,
        interval=(140.0, 230.0), history=boards.history(boards.wave(120, 10, whole=False)),
    ),
)  # fmt: skip
CUT = (
    *campaign("Cheap", 1500, 900, 30),
    *campaign("Dear", 6000, 2500, 16),
    *campaign("Small", 1500, 600, 4),
)


def context(cut: tuple[Reading, ...] = CUT, whole: tuple[Reading, ...] = WHOLE, changes=()) -> Context:
    board = Scoreboard(boards.JUNE, boards.END_OF_JUNE, whole, ())
    return Context(
        "monthly", SPEC, board, boards.catalog(), boards.BUSINESS, tuple(changes), (), boards.ORIGIN, "en",
        Evidence(segments=cut),
    )  # fmt: skip


def said(value, code: str = "en") -> str:
    return Language.load(code).text(value).replace("\u00a0", " ")


def test_the_largest_spend_comes_first_and_the_total_last() -> None:
    made = table(context(), lines(context()))
    assert [row.cells[0] if isinstance(row.cells[0], str) else "total" for row in made.rows] == [
        "Dear", "Cheap", "Small", "total",
    ]  # fmt: skip
    assert made.rows[-1].cells[1] == Quantity(9000.0, WHOLE[0].unit, "EUR")


def test_too_few_leads_have_no_cost_and_no_rating() -> None:
    small = next(row for row in table(context(), lines(context())).rows if row.cells[0] == "Small")
    assert small.cells[5] == "–"
    assert isinstance(small.cells[7], Mark)
    assert small.cells[7].status is Status.TOO_FEW


@pytest.mark.parametrize(
    ("aim", "status"),
    [(50.0, Status.AHEAD), (30.0, Status.BEHIND), (45.0, Status.WATCH), (40.1, Status.ON_PLAN), (None, Status.NO_PLAN)],
)
def test_a_campaign_is_rated_by_its_interval(aim: float | None, status: Status) -> None:
    by = ("campaign", "x")
    cpl = boards.reading("cpl", 40.0, by=by, numerator=800.0, denominator=20.0, interval=(32.0, 46.0))
    line = replace(lines(context())[0], cpl=cpl)
    expected = Status.AHEAD if aim == 50.0 else status
    assert judged(line, aim) is expected


def test_the_headline_says_what_a_lead_cost_and_how_sure_that_is() -> None:
    cpl = WHOLE[-1]
    assert said(headline(context(), cpl)) == "A paid lead cost €180: 80.0% more than the €100 planned"
    chance = replace(cpl, status=Status.WATCH)
    assert "could be chance" in said(headline(context(), chance))
    assert "could" not in said(headline(context(), cpl), "ru")


def test_the_dearest_and_the_cheapest_are_told_only_where_they_differ_beyond_chance() -> None:
    apart = [said(text) for text in section(context()).standfirst]
    assert any("A lead from Cheap cost €50, one from Dear cost €375" in text for text in apart)
    near = (*campaign("One", 1500, 900, 15), *campaign("Other", 1500, 900, 12))
    assert not any("A lead from" in said(text) for text in section(context(near)).standfirst)


def test_what_went_to_campaigns_with_too_few_leads_is_named() -> None:
    assert any("€1,500 went to 1 campaign with fewer than 10 leads" in said(text).replace("\u202f", " ")
               for text in section(context()).standfirst)  # fmt: skip


def test_the_largest_of_several_campaigns_with_too_few_leads_is_named_with_what_it_brought() -> None:
    few = (*campaign("Large", 9000, 900, 9), *campaign("Small", 500, 90, 1), *campaign("Enough", 3000, 900, 30))
    told = [said(text).replace("\u00a0", " ") for text in section(context(few)).standfirst]
    assert "The largest of them, Large, took €9,000 for 9 leads." in told


def test_nothing_spent_is_said() -> None:
    drawn = section(context((), ()))
    assert isinstance(drawn.blocks[0], Absence)
    assert said(drawn.headline) == "Nothing was spent on advertising, or nothing was read"


def test_many_campaigns_are_cut_off_with_their_sum() -> None:
    many = tuple(each for at in range(14) for each in campaign(f"C{at:02}", 1000 - at, 400, 12))
    made = table(context(many), lines(context(many)))
    assert len(made.rows) == 12
    assert said(made.rows[-2].cells[0]) == "4 more together"
    assert made.rows[-2].cells[1].value == sum(1000 - at for at in range(10, 14))


def test_the_changes_that_concern_advertising_stand_beside_the_cost_per_lead() -> None:
    changes = [
        Change(date=boards.JUNE.start, what="Budget", tables=("ads",)),
        Change(date=boards.JUNE.start, what="Survey", tables=("surveys",)),
    ]
    text = repr(section(context(changes=changes)).blocks)
    assert "Budget" in text
    assert "Survey" not in text


def test_the_cut_is_asked_for_only_where_money_was_spent() -> None:
    board = Scoreboard(boards.JUNE, boards.END_OF_JUNE, WHOLE, ())
    ((kpis, by),) = wanted_cuts(SPEC, board, boards.catalog(), boards.BUSINESS)
    assert by == "campaign"
    assert "cpl" in kpis
    assert wanted_cuts(SPEC, boards.empty(), boards.catalog(), boards.BUSINESS) == ()


def test_every_block_is_a_table_or_a_chart() -> None:
    assert isinstance(section(context()).blocks[0], Table)


def test_what_marketing_brought_back_fills_its_place_beside_a_chart_and_alone() -> None:
    """Alone on the page its figures stand at the right edge together, not one of them across the page from its name."""
    quarter = parse("2026-Q2", boards.END_OF_JUNE)
    earned = (boards.reading("marketing_cost", 48_000.0), boards.reading("roi", 2.9))
    made = {}
    for name, whole in (("beside", WHOLE), ("alone", (boards.reading("ad_spend", 9000.0),)), ("unpaid", ())):
        board = Scoreboard(quarter, boards.END_OF_JUNE, (*whole, *earned), ())
        drawn = section(replace(context(CUT if whole else ()), board=board))
        (table,) = [
            part
            for block in drawn.blocks
            for part in ([block.right] if isinstance(block, Beside) else [block])
            if isinstance(part, Table) and part.id == "return"
        ]
        made[name] = sum(column.width_mm for column in table.columns)
    assert made == {"beside": 47.0, "alone": 146.0, "unpaid": 146.0}


def test_where_to_look_first_is_the_campaign_on_which_most_was_spent_too_dearly() -> None:
    """Of few leads too, where even as many as chance could have brought would have been too dear."""
    assert said(dearest(context())) == "Look first at Dear: €6,000 for 16 leads."
    silent = (*campaign("Silent", 9000, 900, 0), *campaign("Dear", 6000, 2500, 16))
    assert said(dearest(context(silent))) == "Look first at Silent: €9,000 for no lead."
    assert dearest(context((*campaign("Young", 300, 90, 2), *campaign("Cheap", 1500, 900, 30)))) is None

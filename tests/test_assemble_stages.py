"""The pages of the stages and what stands on their second pages; the cover; the decisions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

from reportgen.assemble import Evidence, assemble
from reportgen.assemble.channels import channels_table
from reportgen.assemble.context import Context
from reportgen.assemble.decisions import decisions
from reportgen.assemble.focus import leading, spreads
from reportgen.assemble.further import further_of_stage
from reportgen.assemble.history import control_figure
from reportgen.assemble.scorecard import rows_of_stage
from reportgen.assemble.stages import concerning_stage, of_stage
from reportgen.assemble.where import blocks
from reportgen.assemble.where_table import said
from reportgen.changes import Change
from reportgen.charts.control import scale_start
from reportgen.document import Absence, Cover, Digest, Document, Figure, Lists, Note, Table, Turn
from reportgen.findings import Decision, Findings, FocusArea, Kind, Worth
from reportgen.findings.base import Inner
from reportgen.metrics.scoreboard import Scoreboard, Status, Verdict
from reportgen.periods import Grain, Period, quarter_of
from reportgen.reports import PACK, ReportSpec
from reportgen.text import Language, Msg
from tests import boards
from tests.test_assemble_stage import FELL, cut

SECTIONS = ("cover", "summary", "attract", "convert", "close", "delight", "paid", "definitions")
SPEC = ReportSpec(grain="month", sections=SECTIONS, cards=boards.SPEC.cards)


def context(board: Scoreboard | None = None, evidence: Evidence | None = None, **given: object) -> Context:
    plain = Context(
        "pack", SPEC, board or boards.june(), boards.catalog(), boards.BUSINESS, (), (), boards.ORIGIN, "en",
        evidence or Evidence(),
    )  # fmt: skip
    return replace(plain, **given)  # type: ignore[arg-type]


def made(board: Scoreboard | None = None, **given: object) -> Document:
    return assemble(
        SPEC,
        "pack",
        board or boards.june(),
        catalog=boards.catalog(),
        business=boards.BUSINESS,
        origin=boards.ORIGIN,
        **given,
    )  # type: ignore[arg-type]


def words(value: object) -> str:
    return Language.load("en").text(value).replace("\u00a0", " ")  # type: ignore[arg-type]


def area(**given: object) -> FocusArea:
    plain = FocusArea(
        id="improve-visitor_to_lead", kind=Kind.IMPROVE, rule="enough_sessions", kpi="visitor_to_lead", by=None,
        quarter=quarter_of(boards.JUNE.start), evidence=(), worth=Worth(9, (7, 11), None, None, "worth-gap"),
        watch=("cta_rate",), actions=(Msg.of("own-words", words="Return to four fields"),), owner="Jana Novák",
        due=date(2026, 7, 17),
    )  # fmt: skip
    return replace(plain, **given)  # type: ignore[arg-type]


def found(*areas: FocusArea) -> Findings:
    return Findings(quarter_of(boards.JUNE.start), areas)


def test_every_measure_of_a_stage_stands_on_its_page() -> None:
    board = boards.june()
    for stage in ("attract", "convert", "close", "delight"):
        page = of_stage(context(board), stage)
        readings = [each for each in context(board).readings() if each.stage == stage]
        rows = {each.kpi for each in rows_of_stage(context(board), readings)}
        said_there = repr([block for block in page.blocks if isinstance(block, Table | Digest | Note)])
        assert all(f"'{each.kpi}'" in said_there for each in readings if each.kpi not in rows), stage


def test_a_stage_without_data_keeps_its_heading_and_names_what_is_not_measured() -> None:
    page = of_stage(context(boards.empty()), "delight")
    assert words(page.headline) == "Delight: nothing is measured"
    assert any(isinstance(block, Absence) for block in page.blocks)


def test_the_first_page_draws_the_measure_of_which_its_headline_speaks() -> None:
    page = of_stage(context(), "convert")
    lead = leading(context(), "convert")
    assert lead is not None
    assert dict(page.headline.params)["kpi"] == lead.kpi
    drawn = [block for block in page.blocks if isinstance(block, Figure) and block.graphic.kind == "control"]
    assert [dict(each.title.params)["kpi"] for each in drawn] == [lead.kpi]


def test_a_page_without_months_draws_a_second_measure_that_rests_on_other_data() -> None:
    board = boards.june()
    history = board.get("leads").history
    known = ("nps", "promoter_share", "reviews")
    told = tuple(
        replace(boards.reading(each.kpi, 40.0, numerator=40.0), history=history, status=Status.NO_PLAN)
        if each.kpi in known
        else each
        for each in board.readings
    )
    page = of_stage(context(replace(board, readings=told)), "delight")
    drawn = [block for block in page.blocks if isinstance(block, Figure) and block.graphic.kind == "control"]
    assert [dict(each.title.params)["kpi"] for each in drawn] == ["nps", "reviews"]
    assert len({each.id for each in drawn}) == 2


def test_further_figures_without_news_stand_in_rows_of_one_line_as_far_as_there_is_room() -> None:
    readings = [each for each in context().readings() if each.stage == "attract"]
    roomy = further_of_stage(context(), "attract", readings, brief=True, most=99)
    full = further_of_stage(context(), "attract", readings, brief=True, most=0)
    assert roomy
    assert full
    assert roomy.groups[0].rows
    assert not any(row.mark for row in roomy.groups[0].rows)
    assert not full.groups[0].rows
    assert any(note.key == "assemble-also" for note in full.groups[0].notes if isinstance(note, Msg))


def test_the_stage_of_a_focus_area_gets_the_second_page() -> None:
    assert spreads(context(evidence=Evidence(findings=found(area(kpi="nps"))))) == ("delight",)


def test_no_more_second_pages_than_a_pack_has_room_for() -> None:
    areas = found(area(), area(kpi="nps"), area(kpi="sessions"))
    assert spreads(context(evidence=Evidence(findings=areas))) == ("convert", "delight")
    full = SPEC.model_copy(update={"sections": (*PACK[:-1], "changes", PACK[-1])})
    many = replace(found(*areas.areas, area(kpi="leads")), planned=areas.areas)
    assert len(spreads(context(evidence=Evidence(findings=many), spec=full))) <= 1


def test_a_second_page_says_where_what_is_known_and_what_is_not() -> None:
    given = context(evidence=FELL)
    page = blocks(given, given.reading("visitor_to_lead"))
    assert isinstance(page[0], Turn)
    assert words(page[0].title) == "Visitor-to-lead rate, where it moved: Paid, 58.3% less than a year ago"
    (lists,) = (block for block in page if isinstance(block, Lists))
    assert [words(each.title) for each in lists.lists] == ["What we know", "What we believe", "What we do not know"]


def test_a_headline_that_names_what_did_not_change_most_says_why() -> None:
    further = cut("visitor_to_lead", "Radio", 20, 100, 3_000, 3_000)
    given = context(evidence=Evidence(segments=(*FELL.segments, *further)))
    turn = blocks(given, given.reading("visitor_to_lead"))[0]
    assert isinstance(turn, Turn)
    assert words(turn.title).endswith("Paid, 58.3% less than a year ago")
    assert words(turn.standfirst[0]) == (
        "Paid weighs most: 140 fewer new leads than at its rate of a year ago; Radio fell further, but that is only 80."
    )
    plain = blocks(context(evidence=FELL), given.reading("visitor_to_lead"))[0]
    assert isinstance(plain, Turn)
    assert not words(plain.standfirst[0]).startswith("Paid weighs")


def test_what_may_concern_any_measure_is_told_once_and_beside_no_line_that_did_not_move() -> None:
    general, named = (
        Change(date=boards.JUNE.start, what="Relaunch"),
        Change(date=boards.JUNE.start, what="Form", kpis=("leads",)),
    )
    given = context(changes=(general, named))

    def of(stage: str) -> list[Change]:
        return concerning_stage(given, [each for each in given.readings() if each.stage == stage])

    assert [of(stage) for stage in ("attract", "convert", "close")] == [[general], [named], []]
    still = replace(given.reading("customers"), verdict=Verdict.NO_CHANGE)
    moved = replace(still, verdict=Verdict.DOWN)
    drawn = [control_figure(given, each, 176.0, 26.0).graphic.data.events for each in (still, moved)]
    assert [len(each) for each in drawn] == [0, 1]


def test_a_segment_that_was_moved_by_its_own_mix_alone_is_said_to_be() -> None:
    fell = replace(area(), inner=(Inner("visitor_to_lead", ("channel", "Paid"), "device"),))
    given = context(evidence=replace(FELL, findings=found(fell)))
    page = blocks(given, given.reading("visitor_to_lead"))
    assert words(page[0].title) == "Visitor-to-lead rate: Paid, 58.3% less than a year ago by its mix alone"
    (lists,) = (block for block in page if isinstance(block, Lists))
    assert any(
        words(each).endswith("by device its mix shifted, and no difference is left within.")
        for each in lists.lists[0].points
    )


def test_changes_that_could_be_chance_make_no_second_page() -> None:
    still = tuple(replace(each, year_ago=each.value) for each in FELL.segments)
    given = context(evidence=Evidence(segments=still))
    assert blocks(given, given.reading("visitor_to_lead")) == ()


def test_a_segment_is_read_as_a_clear_fall_as_chance_or_as_too_few() -> None:
    from reportgen.assemble.segments import segments

    read = {each.name: said(each) for each in segments(context(evidence=FELL), "visitor_to_lead", "channel")}
    assert words(read["Paid"]) == "Clear fall"
    assert words(read["Organic"]) == "Could be chance"
    assert words(read["Social"].text) == "Too few to rate"


def test_the_cover_tells_the_verdict_of_the_summary() -> None:
    document = made()
    (cover,) = (block for block in document.sections[0].blocks if isinstance(block, Cover))
    assert cover.verdict == document.sections[1].headline
    assert [name for name, _ in cover.contents] == list(SECTIONS[1:])


def test_a_correction_stands_on_the_first_page_that_says_what_happened() -> None:
    document = made(correction="Leads were doubled")
    assert document.sections[0].id == "cover"
    assert document.sections[1].standfirst[0].key == "correction"


def test_decisions_are_asked_for_with_their_worth_their_owner_and_their_day() -> None:
    panel = decisions(context(evidence=Evidence(findings=found(area()))))
    assert panel is not None
    (item,) = panel.items
    assert words(item.title) == "Return to four fields"
    assert [words(each) for each in item.details] == ["Worth 7–11 customers a year", "Jana Novák, by 17 Jul 2026"]


def test_where_nothing_holds_that_is_said_and_no_decision_is_asked_for() -> None:
    panel = decisions(context(evidence=Evidence(findings=found())))
    assert panel is not None
    assert panel.items  # what is behind plan is asked all the same
    assert words(panel.instead).startswith("No focus area is proposed")
    rejected = decisions(context(evidence=Evidence(findings=found(area(decision=Decision.REJECTED)))))
    assert rejected is not None
    assert rejected.instead == panel.instead


def test_a_report_that_looked_for_no_focus_areas_has_no_panel() -> None:
    assert decisions(context()) is None


def test_a_stage_says_which_channel_a_count_grew_by() -> None:
    def told(*parts: tuple[str, float, float]) -> str:
        cuts = tuple(boards.reading("sessions", now, by=("channel", name), year_ago=then) for name, now, then in parts)
        (known,) = (each for each in boards.june().readings if each.kpi == "sessions" and each.by is None)
        board = replace(boards.june(), readings=(replace(known, value=5_000.0, year_ago=4_000.0),))
        section = of_stage(context(board, Evidence(segments=cuts)), "attract")
        return " ".join(words(each) for each in section.standfirst)

    assert "Of the 1,000 more than a year ago, Social makes up 800." in told(
        ("Social", 900, 100), ("Organic", 4_100, 3_900)
    )
    assert "makes up" not in told(*((f"Channel {n}", 1_000, 800) for n in range(5)))


def test_the_channels_add_up_to_the_whole() -> None:
    names = [f"Channel {n}" for n in range(9)]
    cuts = tuple(boards.reading("leads", 40.0, by=("channel", name), kind="count") for name in names)
    given = context(evidence=Evidence(segments=cuts))
    made = channels_table(given)
    assert made is not None
    assert words(made.rows[-2].cells[0]) == "Others, no channel"
    at = next(n for n, each in enumerate(made.columns) if words(each.title) == "New leads")
    assert sum(row.cells[at].value for row in made.rows[:-1]) == made.rows[-1].cells[at].value  # type: ignore[union-attr]


def test_a_stage_without_plan_and_history_is_not_said_to_be_within_its_usual_range() -> None:
    board = boards.june()
    bare = tuple(
        replace(boards.reading(each.kpi, 40.0), target=None, status=Status.NO_PLAN, verdict=Verdict.TOO_FEW, history=())
        if each.stage == "delight"
        else each
        for each in board.readings
    )
    assert of_stage(context(replace(board, readings=bare)), "delight").headline.key == "headline-stage-short"


def test_a_usual_range_ends_where_a_measure_can_go_no_further() -> None:
    known = boards.june()
    firsts = [date(2024 + n // 12, n % 12 + 1, 1) for n in range(25)]
    months = [Period(start, end, Grain.MONTH) for start, end in pairwise(firsts)]
    swings = tuple((month, (90.0, -60.0)[n % 2]) for n, month in enumerate(months))
    nps = replace(
        next(each for each in known.readings if each.kind == "score"), history=swings, value=-60.0, verdict=Verdict.NO_CHANGE,
        target=None,
    )  # fmt: skip
    drawn = control_figure(context(known), nps, 176.0).graphic.data
    assert (drawn.low.value, drawn.high.value, scale_start(drawn)) == (-100.0, 100.0, -100.0)

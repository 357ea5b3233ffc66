"""A run is told what earlier reports said: late data are named, corrections say what they correct, and the same is made again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from reportgen import archive, pipeline
from reportgen.document import Document, Table
from reportgen.findings import Decision, Memory
from reportgen.ledger import PlannedSlot
from reportgen.metrics.scoreboard import Scoreboard
from reportgen.periods import month_of, quarter_of, week_of, year_of
from reportgen.pipeline import Finished, Order
from reportgen.pipeline.documents import composed
from reportgen.pipeline.memory import earlier, matters
from reportgen.project import load
from reportgen.render import Rendering
from reportgen.render.letter import letter
from reportgen.scheduler import remembered
from reportgen.scheduler.again import made_again
from reportgen.scheduler.results import Result
from reportgen.scheduler.work import work
from reportgen.text import Language, Msg
from tests.found import form
from tests.scheduling import DUE, FILES, Office, office, web, words

AUGUST = datetime(2026, 8, 6, 6, 0, tzinfo=UTC)
JUNE, JULY = "monthly/2026-06/v1", "monthly/2026-07/v1"
ONE = "groups:\n  managers: [{to: anna@example.org}]\n"
REPORTS = FILES["reports.yaml"] + "  cards: [sessions]\n  sections: [summary, definitions]\n"


class Makers:
    """Computes as the real ones do, and prints the document's words in place of a file."""

    def __init__(self) -> None:
        self.documents: dict[str, Document] = {}

    def __call__(self, house: Any, project: Any, inputs: Any, wanted: Sequence[Order]) -> Iterator[Result]:
        for order in wanted:
            document, board, found = composed(project, inputs, order)
            self.documents[order.period.id] = document
            files = {
                f"{order.name}.pdf": Rendering(repr(document).encode()),
                f"{order.name}.mail": Rendering(words(order.name)),
            }
            yield Result.of(Finished(order, files, (), (), board, document, found))


@pytest.fixture
def acme(tmp_path: Path) -> Iterator[Office]:
    made = office(tmp_path, recipients=ONE, reports=REPORTS)
    yield made
    made.ledger.close()


def look(acme: Office, now: datetime, through: str, *changed: tuple[str, str]) -> Makers:
    """One look at the schedules with the data as they are by then."""
    from reportgen.scheduler.planning import Planner, timings

    text = web(through)
    for old, new in changed:
        assert old in text
        text = text.replace(old, new)
    (acme.folder / "web.csv").write_text(text)
    acme.clock.now = now
    makers, house = Makers(), acme.house()
    Planner(timings(house.project)).look(house, now)
    work(house, makers)
    return makers


def restated(document: Document, name: str = "Sessions") -> list[list[str]]:
    """The rows of the table about a measure, as readers read them."""
    spoken = Language.load("en")
    tables = [each for section in document.sections for each in section.blocks if isinstance(each, Table)]
    return [
        [spoken.text(cell).replace("\u00a0", " ") for cell in row.cells if isinstance(cell, Msg)]
        for table in tables
        if table.id == "restated"
        for row in table.rows
        if spoken.text(row.cells[0]) == name  # type: ignore[arg-type]
    ]


def test_late_data_are_named_in_the_next_report_from_what_to_what_and_who_said_it(acme: Office) -> None:
    look(acme, DUE, "2026-07-02")
    assert acme.states()[JUNE] == "done"
    late = ("2026-06-17,100", "2026-06-17,140")
    document = look(acme, AUGUST, "2026-08-05", late).documents["2026-07"]
    assert restated(document) == [["Sessions", "Jun 2026", "3,000", "3,040", "monthly, Jun 2026"]]
    spoken = Language.load("en")
    assert restated(document, "Session growth") == [
        ["Session growth", "Jun 2026", "−3.23%", "−1.94%", "monthly, Jun 2026"]
    ]
    assert [spoken.text(each).replace("\u00a0", " ") for each in letter(document).restated] == [  # type: ignore[arg-type]
        "Restated: sessions of June 2026 is 3,040; an earlier report said 3,000."
    ]


def test_what_is_as_it_was_told_is_not_named(acme: Office) -> None:
    look(acme, DUE, "2026-07-02")
    document = look(acme, AUGUST, "2026-08-05").documents["2026-07"]
    assert restated(document) == []
    assert document.restated == ()


def test_a_restated_figure_is_told_once_and_not_again(acme: Office) -> None:
    late = ("2026-06-17,100", "2026-06-17,140")
    look(acme, DUE, "2026-07-02")
    look(acme, AUGUST, "2026-08-05", late)
    third = look(acme, datetime(2026, 9, 4, 6, 0, tzinfo=UTC), "2026-09-03", late).documents["2026-08"]
    assert restated(third) == []


def test_periods_that_stood_beside_the_first_report_are_compared_too(acme: Office) -> None:
    """May was never reported by itself: June's report showed it as the month before."""
    look(acme, DUE, "2026-07-02")
    document = look(acme, AUGUST, "2026-08-05", ("2026-05-12,100", "2026-05-12,90")).documents["2026-07"]
    assert restated(document) == [["Sessions", "May 2026", "3,100", "3,090", "monthly, Jun 2026"]]


def test_what_was_never_sent_was_told_to_nobody(tmp_path: Path) -> None:
    acme = office(tmp_path, recipients=ONE, reports=REPORTS + "  review: required\n")
    look(acme, DUE, "2026-07-02")
    assert acme.states()[JUNE] == "review"
    document = look(acme, AUGUST, "2026-08-05", ("2026-06-17,100", "2026-06-17,140")).documents["2026-07"]
    assert restated(document) == []
    acme.ledger.close()


def test_a_correction_says_what_it_corrects(acme: Office) -> None:
    look(acme, DUE, "2026-07-02")
    now = datetime(2026, 7, 8, tzinfo=UTC)
    acme.ledger.plan([PlannedSlot("monthly", "2026-06", 2, now, reason="late data")], {}, now)
    document = look(acme, now, "2026-07-07", ("2026-06-17,100", "2026-06-17,140")).documents["2026-06"]
    assert restated(document)[0] == ["Sessions", "Jun 2026", "3,000", "3,040", "monthly, Jun 2026"]


def test_what_a_run_was_told_is_frozen_with_it_and_gives_the_same_bytes_later(acme: Office) -> None:
    look(acme, DUE, "2026-07-02")
    look(acme, AUGUST, "2026-08-05", ("2026-06-17,100", "2026-06-17,140"))
    frozen = archive.RunFolder(acme.folder / ".reportgen" / "runs", JULY).inputs
    told = archive.remembered(frozen).told
    assert {(each.kpi, each.period, each.value) for each in told if each.kpi == "sessions"} >= {
        ("sessions", "2026-06", 3000.0)
    }
    look(acme, datetime(2026, 9, 4, 6, 0, tzinfo=UTC), "2026-09-03", ("2026-06-17,100", "2026-06-17,200"))
    again = made_again(acme.house(), acme.ledger.run(JULY), Makers())
    kept = {(each.variant, each.name): each.sha256 for each in acme.ledger.artifacts(JULY)}
    assert again == kept
    (frozen / "memory.json").chmod(0o600)
    (frozen / "memory.json").write_text('{"told":[]}')
    with pytest.raises(archive.folders.ArchiveError, match=r"memory\.json is not the file that was frozen"):
        made_again(acme.house(), acme.ledger.run(JULY), Makers())


def test_with_an_empty_ledger_nothing_is_frozen_and_the_bytes_are_those_without_one(acme: Office) -> None:
    first = look(acme, DUE, "2026-07-02").documents["2026-06"]
    frozen = archive.RunFolder(acme.folder / ".reportgen" / "runs", JUNE).inputs
    assert not (frozen / archive.frozen.MEMORY).exists()
    project = load(acme.folder, {})
    inputs = pipeline.gather(project)
    (order,) = pipeline.orders(project, inputs, "monthly", "2026-06", date(2026, 7, 2), None)
    assert pipeline.remembering(project, order) == order
    alone, _ = pipeline.documented(project, inputs, order)
    assert alone.sections == first.sections


def test_a_report_made_by_hand_is_told_the_same_whenever_it_is_made(acme: Office) -> None:
    """July's report made in September is the one that was made in time: what August's report said later changes nothing."""
    look(acme, DUE, "2026-07-02")
    project = load(acme.folder, {})

    def order() -> Order:
        inputs = pipeline.gather(project)
        (plain,) = pipeline.orders(project, inputs, "monthly", "2026-07", date(2026, 7, 31), None)
        (told,) = remembered.recalled(project, {}, [plain])
        return told

    (acme.folder / "web.csv").write_text(web("2026-08-05"))
    before = order()
    assert before.memory != Memory()
    look(acme, AUGUST, "2026-08-05")
    look(acme, datetime(2026, 9, 4, 6, 0, tzinfo=UTC), "2026-09-03")
    assert order().memory == before.memory


def test_without_a_ledger_none_is_made(tmp_path: Path) -> None:
    from tests.scheduling import project_in

    project = load(project_in(tmp_path), {})
    inputs = pipeline.gather(project)
    orders = pipeline.orders(project, inputs, "monthly", "2026-06", date(2026, 7, 2), None)
    assert remembered.recalled(project, {}, orders) == orders
    assert not (tmp_path / ".reportgen" / "ledger.db").exists()


def test_a_ledger_that_cannot_be_reached_is_told_of_and_done_without(tmp_path: Path) -> None:
    from tests.scheduling import project_in

    project = load(project_in(tmp_path), {})
    inputs = pipeline.gather(project)
    orders = pipeline.orders(project, inputs, "monthly", "2026-06", date(2026, 7, 2), None)
    said: list[str] = []
    environ = {"REPORTGEN_LEDGER": "postgresql://nobody@127.0.0.1:1/none"}
    assert remembered.recalled(project, environ, orders, said.append) == orders
    assert "What earlier reports said is not known to this one" in said[0]


def test_the_fingerprint_follows_what_was_told(acme: Office) -> None:
    project = load(acme.folder, {})
    inputs = pipeline.gather(project)
    (order,) = pipeline.orders(project, inputs, "monthly", "2026-06", date(2026, 7, 2), None)
    look(acme, DUE, "2026-07-02")
    (later,) = pipeline.orders(project, inputs, "monthly", "2026-07", date(2026, 7, 31), None)
    (told,) = remembered.recalled(project, {}, [later])
    assert pipeline.fingerprint(project, inputs, told) != pipeline.fingerprint(project, inputs, later)
    assert pipeline.fingerprint(project, inputs, replace(order, memory=Memory())) == pipeline.fingerprint(
        project, inputs, order
    )


def test_readers_of_a_part_are_told_of_their_part_only(tmp_path: Path) -> None:
    sources = "web: {kind: csv, table: sessions, path: web.csv, columns: {date: date, sessions: sessions, channel: channel}}\n"
    acme = office(
        tmp_path, reports=REPORTS, sources=sources,
        recipients="groups:\n  managers: [{to: anna@example.org}, {to: petr@example.org, only: {channel: email}}]\n",
        delivery=FILES["delivery.yaml"] + "workers: 1\n",
    )  # fmt: skip

    def rows(through: str, *changed: tuple[str, str]) -> list[tuple[str, str]]:
        return [("date,sessions", "date,sessions,channel"), (",100\n", ",100,email\n"), *changed]

    look(acme, DUE, "2026-07-02", *rows(""))
    said = {(each.by, each.segment): each.value for each in acme.ledger.told(["2026-06"], ['[["channel", ["email"]]]'])
            if each.kpi == "sessions"}  # fmt: skip
    assert set(said) == {("", ""), ("only", '[["channel", ["email"]]]')}
    makers = look(acme, AUGUST, "2026-08-05", *rows("", ("2026-06-17,100,email", "2026-06-17,140,direct")))
    frozen = archive.RunFolder(acme.folder / ".reportgen" / "runs", JULY).inputs
    by = {each.by for each in archive.remembered(frozen).told}
    assert by == {None, ("only", '[["channel", ["email"]]]')}
    of_part = makers.documents["2026-07"]  # the one of the part is made last
    assert [row[2:4] for row in restated(of_part)] == [["3,000", "2,900"]]
    acme.ledger.close()


@pytest.mark.parametrize(
    ("one", "other", "is_earlier"),
    [
        (month_of(date(2026, 5, 1)), month_of(date(2026, 6, 1)), True),
        (month_of(date(2026, 6, 1)), quarter_of(date(2026, 6, 1)), True),
        (quarter_of(date(2026, 6, 1)), month_of(date(2026, 6, 1)), False),
        (week_of(date(2026, 7, 1)), month_of(date(2026, 6, 1)), False),
        (quarter_of(date(2026, 12, 1)), year_of(date(2026, 1, 1)), True),
        (month_of(date(2026, 6, 1)), month_of(date(2026, 6, 1)), False),
    ],
)
def test_which_report_is_the_earlier_one_is_said_by_their_periods(one: Any, other: Any, is_earlier: bool) -> None:
    assert earlier(one, other) is is_earlier


def test_a_board_without_figures_is_told_nothing() -> None:
    period = month_of(date(2026, 6, 1))
    board = Scoreboard(period, period.last, (), ())
    order = Order("monthly", None, period, period.last, "en")  # type: ignore[arg-type]
    from reportgen.scheduler.results import figures

    assert list(figures(board, order)) == []


def test_kpis_and_explain_say_what_is_another_figure_now(acme: Office, capsys: pytest.CaptureFixture[str]) -> None:
    import json

    from reportgen.cli import main

    look(acme, DUE, "2026-07-02")
    (acme.folder / "web.csv").write_text(web("2026-07-31").replace("2026-06-17,100", "2026-06-17,140"))
    asked = ["--project", str(acme.folder)]
    assert main([*asked, "kpis", "sessions", "--period", "2026-07"]) == 0
    said = "restated: sessions of 2026-06 is 3,040 now; monthly 2026-06 said 3,000"
    assert said in capsys.readouterr().out
    assert main([*asked, "kpis", "sessions", "--period", "2026-06"]) == 0
    assert said in capsys.readouterr().out  # who asks of the very period has most to gain from it
    assert main([*asked, "explain", "sessions", "--period", "2026-07"]) == 0
    assert said in capsys.readouterr().out
    assert main([*asked, "kpis", "sessions", "--period", "2026-07", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["restated"] == [
        {"kpi": "sessions", "period": "2026-06", "was": 3000, "now": 3040, "report": "monthly", "of": "2026-06"}
    ]
    assert main([*asked, "kpis", "leads", "--period", "2026-07", "--json"]) == 0
    assert "restated" not in json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("found", "moved", "sent"),
    [(True, False, True), (False, True, False), (None, True, True), (None, False, False)],
)
def test_a_report_on_the_condition_of_a_finding_is_sent_when_there_is_one(
    found: bool | None, moved: bool, sent: bool
) -> None:
    """One that looks for focus areas when it has one; another when a measure of its cards moved."""
    from reportgen.reports import ReportSpec
    from reportgen.scheduler.addressees import Variant
    from reportgen.scheduler.results import Kept, not_wanted

    spec = ReportSpec(grain="quarter", send_when="finding")
    kept = Kept(Variant("en", ("pdf",)), (), (), (), (), False, moved, found)
    assert (not_wanted(spec, [kept]) is None) is sent


def test_a_real_finding_is_one_that_the_figures_gave_or_a_verdict() -> None:
    from reportgen.findings import Findings, Kind, Reviewed
    from reportgen.scheduler.results import real_finding
    from tests.test_findings_memory import Q1, an_area

    area = an_area()
    fair = replace(area, kind=Kind.TIME_BASED)
    verdicts = {
        name: Reviewed(area, (), None, name, Msg("x")) for name in ("worked", "did_not_work", "not_yet", "cannot_tell")
    }
    assert real_finding(None) is None
    assert real_finding(Findings(Q1, (area,))) is True
    assert real_finding(Findings(Q1, (fair,))) is False
    assert {name: real_finding(Findings(Q1, (), (one,))) for name, one in verdicts.items()} == {
        "worked": True, "did_not_work": True, "not_yet": False, "cannot_tell": False,
    }  # fmt: skip


@pytest.mark.parametrize(("review", "state"), [("", "done"), ("  review: required\n", "review")])
def test_what_a_run_found_is_kept_with_it_and_comes_back_for_the_next_quarter(
    tmp_path: Path, review: str, state: str
) -> None:
    from reportgen.findings import Findings
    from reportgen.scheduler.planning import Planner, timings
    from tests.test_findings_memory import Q1, an_area

    acme = office(tmp_path, recipients=ONE, reports=REPORTS + review)
    area = an_area()

    def makers(house: Any, project: Any, inputs: Any, wanted: Sequence[Order]) -> Iterator[Result]:
        for order in wanted:
            document, board, _ = composed(project, inputs, order)
            files = {f"{order.name}.pdf": Rendering(b"%PDF"), f"{order.name}.mail": Rendering(words(order.name))}
            yield Result.of(Finished(order, files, (), (), board, document, Findings(Q1, (area,))))

    acme.clock.now = DUE
    house = acme.house()
    Planner(timings(house.project)).look(house, DUE)
    work(house, makers)
    assert acme.states()[JUNE] == state
    (kept,) = acme.ledger.focus_areas()
    assert (kept.quarter, kept.id, kept.run, kept.decided_by) == ("2026-Q1", area.id, JUNE, "")
    memory = remembered.of_quarter(house.project, acme.ledger, Q1.shift(1))
    assert memory.areas == (area,)
    acme.ledger.close()


def test_a_month_is_told_what_was_agreed_for_its_quarter_and_nothing_that_was_only_proposed() -> None:
    june, july = month_of(date(2026, 6, 30)), month_of(date(2026, 7, 31))
    found = form()  # of the second quarter, for the third
    for decision, wanted in ((Decision.ACCEPTED, True), (Decision.EDITED, True), (Decision.PROPOSED, False)):
        area = replace(found, decision=decision)
        assert matters(area, july) is wanted
        assert not matters(area, june)

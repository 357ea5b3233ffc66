"""`reportgen focus`: the view, the JSON, and what owners decide."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reportgen.cli import focus_table
from reportgen.findings import Findings, Reviewed, Watched, Worth
from reportgen.findings.as_json import as_json
from reportgen.findings.memory import area_from, area_json
from reportgen.ledger import NewArea, PlannedSlot
from reportgen.metrics.catalog import build
from reportgen.metrics.scoreboard import Reading
from reportgen.periods import quarter_of
from reportgen.project import load
from reportgen.quantities import Unit
from reportgen.scheduler.house import RUN_LEASE
from reportgen.text import Language, Msg
from tests.operators import Desk, desk
from tests.scheduling import DUE
from tests.test_findings_memory import an_area

Q2 = quarter_of(date(2026, 6, 1))
AREA = an_area(
    quarter=Q2, rule="site_conversion", due=date(2026, 9, 30), actions=(Msg.of("own-words", words="Shorten the form"),)
)
OTHER = replace(AREA, id="improve-cpl", kpi="cpl")


@pytest.fixture
def acme(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """An office whose quarterly report of Q2 told two focus areas."""
    for made in desk(tmp_path, tmp_path / ".reportgen" / "ledger.db", capsys, monkeypatch):
        ledger = made.office.ledger
        ledger.plan([PlannedSlot("quarterly", Q2.id, 1, DUE)], {}, DUE)
        made.office.clock.now = DUE
        claim = ledger.claim_run("w", DUE, RUN_LEASE, ["quarterly"])
        assert claim is not None
        ledger.ready(claim, [], [], [], DUE, areas=[NewArea(Q2.id, each.id, area_json(each)) for each in (AREA, OTHER)])
        made.office.ledger.sweep(DUE, RUN_LEASE)
        yield made


def standing(acme: Desk) -> dict[str, tuple[str, str]]:
    return {
        each.id: (str(area.decision), area.owner)
        for each in acme.office.ledger.focus_areas([Q2.id])
        for area in [area_from(each.area)]
    }


def test_a_decision_is_kept_in_the_ledger_and_in_the_file_and_holds_all_that_was_found(acme: Desk) -> None:
    said = acme.type("focus", "--accept", AREA.id, "--owner", "Petr", "--by", "Anna")
    assert "2026-Q2 improve-visitor_to_lead is accepted by Anna, Petr until 2026-09-30" in said
    assert standing(acme) == {AREA.id: ("accepted", "Petr"), OTHER.id: ("proposed", "")}
    (written,) = load(acme.office.folder, {}).focus
    assert written.area == replace(AREA, decision=written.area.decision, by_whom="Anna", owner="Petr")


def test_an_edit_changes_what_it_names_and_a_rejection_says_why(acme: Desk) -> None:
    acme.type("focus", "--edit", AREA.id, "--action", "Move  the button", "--due", "2026-08-31", "--by", "Anna")
    acme.type("focus", "--reject", OTHER.id, "--note", "the budget is cut", "--by", "Eva")
    by = {each.id: each.area for each in load(acme.office.folder, {}).focus}
    assert by[AREA.id].due == date(2026, 8, 31)
    assert by[AREA.id].actions == (Msg.of("own-words", words="Move the button"),)
    assert (by[OTHER.id].by_whom, by[OTHER.id].note) == ("Eva", "the budget is cut")
    assert {name: decision for name, (decision, _) in standing(acme).items()} == {
        AREA.id: "edited",
        OTHER.id: "rejected",
    }


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("--accept", "improve-visitr_to_lead"), "Did you mean 'improve-visitor_to_lead'"),
        (("--edit", AREA.id), "--edit changes owner, due date, action or note"),
        (("--reject", AREA.id), "--reject needs a reason"),
        (("--owner", "Petr"), "--owner belong to a decision"),
        (("--accept", AREA.id, "--reject", AREA.id, "--note", "x"), "is decided on twice"),
        (("--period", "2026-06"), "2026-06 is a month"),
        (("--period", "2027-Q1"), "begins on 2027-01-01"),
    ],
)
def test_what_cannot_be_decided_is_said_and_nothing_is_written(
    acme: Desk, arguments: tuple[str, ...], complaint: str
) -> None:
    acme.type("focus", *arguments, code=2)
    assert complaint in acme.err
    assert not (acme.office.folder / "config" / "focus.yaml").exists()
    assert set(standing(acme).values()) == {("proposed", "")}


def test_a_note_that_no_file_can_hold_is_refused(acme: Desk) -> None:
    acme.type("focus", "--reject", AREA.id, "--note", "a\x1bb", code=2)
    assert "cannot hold this decision, and was not changed" in acme.err
    assert set(standing(acme).values()) == {("proposed", "")}


def test_where_file_and_ledger_differ_the_file_holds_and_check_says_so(acme: Desk) -> None:
    acme.type("focus", "--accept", AREA.id, "--owner", "Petr", "--by", "Anna")
    assert "focus.yaml" not in acme.type("check")
    file = acme.office.folder / "config" / "focus.yaml"
    file.write_text(file.read_text().replace("owner: Petr", "owner: Maria", 1))
    told = acme.type("check")
    assert (
        "config/focus.yaml: 2026-Q2 improve-visitor_to_lead: it is accepted by Anna here, and accepted by Anna in the ledger"
        in told
    )
    from reportgen.scheduler import remembered

    memory = remembered.of_quarter(load(acme.office.folder, {}), acme.office.ledger, Q2)
    assert [(each.id, each.owner) for each in memory.areas] == [(AREA.id, "Maria")]


def reading(value: float) -> Reading:
    return Reading("visitor_to_lead", "convert", "ratio", Unit.PERCENT, None, "up", None, "period", Q2.shift(1), value)


WATCHED = Watched(reading(0.016), 0.0131, 0.012, 1, (0.002, 0.0038))
SEEN = Worth(8.0, (3.0, 13.0), 80_000.0, (30_000.0, 130_000.0), "worth-seen")
REVIEWED = Reviewed(AREA, (WATCHED,), SEEN, "worked", Msg.of("review-why-reached", kpi="visitor_to_lead", now=1))
FOUND = Findings(
    Q2.shift(1), (replace(OTHER, quarter=Q2.shift(1)),), (REVIEWED,), 12, (("nurture", Msg.of("review-why-to-come")),)
)


def test_the_json_has_the_keys_that_are_promised() -> None:
    document = json.loads(json.dumps(as_json(FOUND, date(2026, 9, 30), Language.load("en").text)))
    (area,) = document["focus_areas"]
    promised = {"id", "kind", "rule", "kpi", "by", "evidence", "worth", "watch", "actions", "owner", "due"}
    assert promised <= area.keys()
    assert (area["kind"], area["owner"], area["due"], area["actions"]) == (
        "improve",
        None,
        "2026-09-30",
        ["Shorten the form"],
    )
    assert area["evidence"][0]["against"] == "past"
    assert area["worth"]["interval"] == [4, 21]
    (review,) = document["review"]
    assert (review["verdict"], review["watched"][0]["side"], review["seen"]["customers"]) == ("worked", "better", 8)
    assert review["watched"][0]["difference"] == pytest.approx(0.0029)


def test_every_promised_key_is_told_in_the_docs() -> None:
    text = (Path(__file__).parents[1] / "docs" / "json.md").read_text()
    document = as_json(FOUND, date(2026, 9, 30), Language.load("en").text)
    for name in (*document, *document["focus_areas"][0], *document["review"][0], *document["review"][0]["watched"][0]):
        assert f"`{name}`" in text, name


def test_the_view_tells_what_happened_how_sure_it_is_and_what_to_do() -> None:
    shown = "\n".join(focus_table.lines(FOUND, date(2026, 9, 30), Language.load("en"), build().kpis, "EUR", 100))
    for words in (
        "improve-cpl  improve", "12.5 customers a year (4.0 … 21.0), €138k (€44.0k … €231k)", "Shorten the form",
        "nobody yet, due 2026-09-30", "improve-visitor_to_lead  worked", "seen        8.0 customers a year",
        "usual  2026-Q2  2026-Q3", "1.31%    1.20%    1.60%", "--accept improve-cpl",
    ):  # fmt: skip
        assert words in shown, words
    assert max(len(line) for line in shown.split("\n") if "reportgen focus" not in line) <= 100


def test_where_nothing_is_kept_the_view_says_how_to_begin() -> None:
    shown = "\n".join(focus_table.lines(Findings(Q2), date(2026, 6, 30), Language.load("en"), build().kpis, "EUR"))
    assert "Nothing: no figure differs beyond chance" in shown
    assert "reportgen focus --period 2026-Q1 --accept ID" in shown

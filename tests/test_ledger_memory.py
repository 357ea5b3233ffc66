"""What the ledger remembers for the next report: focus areas, their owners' decisions, figures that readers were told."""

from __future__ import annotations

from datetime import timedelta

import pytest

from reportgen.ledger import NewArea, PlannedSlot, ReportedFigure, open_ledger
from tests.ledgers import DOT, FILES, LEASE, T0, to

DAY = timedelta(days=1)
Q1 = "2026-Q1"
FORM = {"id": "improve-form", "kind": "improve", "note": "Анна\x00 ✓"}
FAIR = {"id": "time_based-fair", "kind": "time_based"}


def proposed(*areas: dict[str, str]) -> list[NewArea]:
    return [NewArea(Q1, area["id"], area) for area in areas]


def made(ledger, number: int, *areas: dict[str, str], now=T0, version: int = 1, end: str = "ready", figures=()) -> str:
    ledger.plan([PlannedSlot("quarterly", f"2026-Q{number}", version, now)], {}, now)
    claim = ledger.claim_run("maker", now, LEASE)
    if end == "held":
        ledger.hold(claim, [("jump", "leads")], FILES, to("anna"), figures, now, proposed(*areas))
    else:
        ledger.ready(claim, FILES, to("anna"), figures, now, review=end == "review", areas=proposed(*areas))
    return claim.id


def send(ledger, now=T0) -> None:
    while claim := ledger.claim_delivery("w", now, LEASE, ["mail"]):
        ledger.intent(claim, f"<{claim.id}@example.org>", "cd" * 32, "relay", now)
        ledger.sent(claim, "250 ok", "Q1", 12, now)
    ledger.sweep(now, DOT)


def standing(ledger) -> dict[str, tuple[int, str]]:
    return {each.id: (each.version, each.decided_by) for each in ledger.focus_areas([Q1])}


@pytest.mark.parametrize("end", ["ready", "held", "review"])
def test_areas_are_kept_with_the_run_that_found_them(ledger, end):
    run = made(ledger, 1, FORM, FAIR, end=end)
    assert standing(ledger) == {"improve-form": (1, ""), "time_based-fair": (1, "")}
    (form, _) = ledger.focus_areas()
    assert (form.run, form.area, form.at) == (run, FORM, T0)
    assert ledger.focus_areas(["2026-Q2"]) == ()


def test_the_owners_word_stands_whatever_is_found_again(ledger):
    made(ledger, 1, FORM, FAIR)
    said = FORM | {"decision": "accepted", "by_whom": "Anna"}
    assert ledger.decide_area(Q1, "improve-form", said, "Anna", T0) == 2
    made(ledger, 1, FORM, FAIR, now=T0 + DAY, version=2)
    assert standing(ledger) == {"improve-form": (2, "Anna"), "time_based-fair": (2, "")}
    made(ledger, 1, said | {"owner": "Petr"}, now=T0 + 2 * DAY, version=3)
    assert standing(ledger)["improve-form"] == (3, "Anna")
    assert ledger.focus_areas()[0].area["owner"] == "Petr"


def test_what_a_correction_does_not_find_any_more_stands_no_longer_but_what_was_decided_does(ledger):
    made(ledger, 1, FORM, FAIR)
    ledger.decide_area(Q1, "time_based-fair", FAIR | {"decision": "accepted"}, "Anna", T0)
    made(ledger, 1, {"id": "double_down-referral"}, now=T0 + DAY, version=2)
    assert set(standing(ledger)) == {"double_down-referral", "time_based-fair"}


def test_what_was_declined_was_told_to_nobody(ledger):
    run = made(ledger, 1, FORM, end="held")
    ledger.decline(run, "maria", "wrong", T0)
    assert standing(ledger) == {}
    assert [each.id for each in ledger.focus_areas(now_told=False)] == ["improve-form"]


def test_a_run_that_is_made_anew_forgets_what_it_found(ledger):
    run = made(ledger, 1, FORM, end="held")
    ledger.retry_run(run, "maria", T0)
    assert ledger.focus_areas(now_told=False) == ()


def test_an_area_that_nobody_found_may_be_decided_on(ledger):
    """The first review of a project that had no ledger before."""
    ledger.decide_area(Q1, "improve-form", FORM | {"decision": "accepted"}, "Anna", T0)
    assert standing(ledger) == {"improve-form": (1, "Anna")}
    (event,) = [each for each in ledger.events() if each.detail.startswith("focus area")]
    assert (event.was, event.became, event.by, event.detail) == (
        "",
        "accepted",
        "Anna",
        "focus area 2026-Q1 improve-form",
    )


def test_a_decision_that_an_older_copy_has_lost_is_noticed(folder, tmp_path):
    place = folder / "ledger.db"
    with open_ledger(place, witnesses=[tmp_path / "seen"]) as before:
        made(before, 1, FORM)
        copy = place.read_bytes()
        before.decide_area(Q1, "improve-form", FORM, "Anna", T0)
    place.write_bytes(copy)
    with open_ledger(place, witnesses=[tmp_path / "seen"], now=T0) as again:
        assert "older" in again.replaced
        assert standing(again) == {"improve-form": (1, "")}


def figure(kpi: str, period: str, value: str, **more) -> ReportedFigure:
    return ReportedFigure(kpi, more.pop("by", ""), more.pop("segment", ""), period, value, value, **more)


def test_what_readers_were_told_comes_back_oldest_saying_first(ledger):
    first = made(ledger, 1, figures=[figure("leads", Q1, "612"), figure("leads", "2025-Q4", "600")])
    second = made(ledger, 2, figures=[figure("leads", Q1, "615"), figure("leads", "2026-Q2", "9")], now=T0 + DAY)
    assert ledger.told([Q1]) == ()
    send(ledger, T0 + DAY)
    assert [(each.run, each.value) for each in ledger.told([Q1])] == [(first, "612"), (second, "615")]
    assert [each.period for each in ledger.told(["2025-Q4", "2026-Q3"])] == ["2025-Q4"]


def test_a_figure_of_a_period_that_still_ran_is_not_held_against_anybody(ledger):
    run = made(ledger, 1, figures=[figure("leads", Q1, "300", closed=False)])
    send(ledger)
    assert ledger.told([Q1]) == ()
    assert [each.closed for each in ledger.figures(run)] == [False]


def test_readers_of_a_part_were_told_of_their_part(ledger):
    part = '[["channel", ["email"]]]'
    made(ledger, 1, figures=[figure("leads", Q1, "612"), figure("leads", Q1, "12", by="only", segment=part)])
    send(ledger)
    assert [each.value for each in ledger.told([Q1])] == ["612"]
    assert [each.value for each in ledger.told([Q1], [part])] == ["612", "12"]

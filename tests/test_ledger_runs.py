from datetime import timedelta

import pytest
from sqlalchemy import event

from reportgen.ledger import Artifact, DecisionError, Fenced, PlannedSlot, ReportedFigure
from tests.ledgers import DOT, FIGURES, FILES, LEASE, T0, consistent, fenced, finish, put_ready, slot, to

MINUTE = timedelta(minutes=1)


def claimed(ledger, owner="maker", now=T0):
    ledger.plan([slot(due=now)], {}, now)
    return ledger.claim_run(owner, now, LEASE)


def test_a_slot_is_planned_once_however_often_it_is_planned(ledger):
    assert ledger.plan([slot(1), slot(2), slot(1)], {"monthly": T0}, T0) == 2
    assert ledger.plan([slot(2), slot(3)], {"monthly": T0}, T0) == 1
    assert [run.id for run in ledger.runs()] == ["monthly/2026-01/v1", "monthly/2026-02/v1", "monthly/2026-03/v1"]


def test_a_watermark_rises_and_never_sinks(ledger):
    assert ledger.watermark("monthly") is None
    ledger.plan([], {"monthly": T0}, T0)
    ledger.plan([], {"monthly": T0 - LEASE}, T0)
    assert ledger.watermark("monthly") == T0


def test_a_skipped_slot_is_a_row_with_its_reason_and_is_never_claimed(ledger):
    ledger.plan([slot(state="skipped", reason="catch-up: latest")], {}, T0)
    assert ledger.claim_run("maker", T0 + LEASE, LEASE) is None
    (run,) = ledger.runs()
    assert (run.state, run.reason, run.reasons) == ("skipped", "", (("skipped", "catch-up: latest"),))


def test_a_schedule_can_be_paused_before_it_was_ever_planned(ledger):
    ledger.set_paused("weekly", True, "anna", T0)
    assert ledger.paused("weekly")
    ledger.set_paused("weekly", False, "anna", T0)
    assert not ledger.paused("weekly")
    assert [(one.id, one.planned_until) for one in ledger.schedules()] == [("weekly", None)]


def test_the_run_that_is_due_longest_is_claimed_first_and_nothing_before_it_is_due(ledger):
    ledger.plan([slot(1, due=T0), slot(2, due=T0 - LEASE), slot(3, due=T0 + LEASE)], {}, T0)
    claims = [ledger.claim_run("maker", T0, LEASE) for _ in range(3)]
    assert [claim and claim.period for claim in claims] == ["2026-02", "2026-01", None]


def test_only_runs_of_the_named_reports_are_claimed(ledger):
    ledger.plan([slot(1), slot(1, report="weekly")], {}, T0)
    assert ledger.claim_run("maker", T0, LEASE, ["weekly"]).report == "weekly"
    assert ledger.claim_run("maker", T0, LEASE, ["weekly"]) is None


def test_a_correction_is_a_version_of_its_own_and_carries_its_reason(ledger):
    put_ready(ledger, "anna")
    ledger.plan([PlannedSlot("monthly", "2026-01", 2, T0, reason="VAT was counted twice")], {}, T0)
    claim = ledger.claim_run("maker", T0, LEASE)
    assert (claim.id, claim.reason_for_version) == ("monthly/2026-01/v2", "VAT was counted twice")


TRANSITIONS = {
    "renew": lambda ledger, claim, now: ledger.renew(claim, now, LEASE),
    "step": lambda ledger, claim, now: ledger.step(claim, "compute", now),
    "wait": lambda ledger, claim, now: ledger.wait(claim, now, [("late", "source crm is late")], now),
    "hold": lambda ledger, claim, now: ledger.hold(claim, [("jump", "leads jumped")], FILES, to("anna"), FIGURES, now),
    "ready": lambda ledger, claim, now: ledger.ready(claim, FILES, to("anna"), FIGURES, now),
    "review": lambda ledger, claim, now: ledger.ready(claim, FILES, to("anna"), FIGURES, now, review=True),
    "fail": lambda ledger, claim, now: ledger.fail(claim, "boom", None, now),
    "fail, again later": lambda ledger, claim, now: ledger.fail(claim, "boom", now, now),
    "skip": lambda ledger, claim, now: ledger.skip(claim, "no finding", now),
    "expire": lambda ledger, claim, now: ledger.expire(claim, "too late", now),
}


@pytest.mark.parametrize("name", TRANSITIONS)
def test_a_frozen_owner_is_fenced_at_every_transition(ledger, name):
    act = TRANSITIONS[name]
    frozen = claimed(ledger)
    late = T0 + LEASE + MINUTE
    before = ledger.runs(), ledger.events()
    assert fenced(act, ledger, frozen, late), "its lease has passed, though nobody took over"
    assert (ledger.runs(), ledger.events()) == before

    second = ledger.claim_run("second", late, LEASE)
    assert (second.id, second.epoch, second.attempt) == (frozen.id, 2, 2)
    before = ledger.runs(), ledger.events()
    assert fenced(act, ledger, frozen, late), "another has taken over"
    assert fenced(act, ledger, frozen, T0), "even with a clock that stands still"
    assert (ledger.runs(), ledger.events(), ledger.deliveries(), ledger.artifacts(frozen.id)) == (*before, (), ())
    act(ledger, second, late)
    consistent(ledger)


def test_the_same_owner_is_fenced_by_its_own_later_claim(ledger):
    first = claimed(ledger)
    later = T0 + LEASE + MINUTE
    second = ledger.claim_run("maker", later, LEASE)
    assert second.owner == first.owner
    assert fenced(ledger.step, first, "compute", later)
    ledger.step(second, "compute", later)


def test_a_renewed_lease_keeps_others_out(ledger):
    claim = claimed(ledger)
    ledger.renew(claim, T0 + 4 * MINUTE, LEASE)
    assert ledger.claim_run("second", T0 + 8 * MINUTE, LEASE) is None
    assert ledger.claim_run("second", T0 + 9 * MINUTE, LEASE) is not None


def test_a_run_whose_owner_died_is_taken_over_and_knows_how_far_it_came(ledger):
    claim = claimed(ledger)
    ledger.step(claim, "ingest", T0, {"inputs": {"crm": "ab12"}})
    ledger.step(claim, "compute", T0)
    taken = ledger.claim_run("second", T0 + LEASE, LEASE)
    assert (taken.step, taken.attempt) == ("compute", 2)
    assert [(step.name, step.epoch) for step in ledger.steps(taken.id)] == [("ingest", 1), ("compute", 1)]
    assert ledger.steps(taken.id)[0].detail == {"inputs": {"crm": "ab12"}}
    assert "taken over from maker" in [one.detail for one in ledger.events(taken.id)]


def test_waiting_for_data_uses_up_no_attempt_and_says_what_it_waits_for(ledger):
    claim = claimed(ledger)
    ledger.wait(claim, T0 + 15 * MINUTE, [("late", "crm is complete through 29 June only")], T0)
    run = ledger.run(claim.id)
    assert (run.state, run.attempts, run.reasons) == ("planned", 0, (("late", "crm is complete through 29 June only"),))
    assert ledger.claim_run("maker", T0 + 14 * MINUTE, LEASE) is None
    again = ledger.claim_run("maker", T0 + 15 * MINUTE, LEASE)
    assert (again.attempt, again.epoch) == (1, 2)


def test_a_failed_attempt_is_tried_again_when_asked_and_final_when_not(ledger):
    claim = claimed(ledger)
    ledger.fail(claim, "the API answered 500", T0 + MINUTE, T0)
    again = ledger.claim_run("maker", T0 + MINUTE, LEASE)
    assert again.attempt == 2
    ledger.fail(again, "the API answered 500", None, T0 + MINUTE)
    assert ledger.run(claim.id).state == "failed"
    assert ledger.claim_run("maker", T0 + 10 * LEASE, LEASE) is None
    ledger.retry_run(claim.id, "anna", T0 + LEASE)
    assert ledger.claim_run("maker", T0 + LEASE, LEASE).attempt == 1


def test_ready_is_one_transaction_with_the_hashes_and_every_delivery(ledger):
    """At the commit of READY all is there; one statement earlier a second connection sees nothing of it."""
    claim = claimed(ledger)
    commits = []
    event.listen(ledger.engine, "commit", lambda _connection: commits.append(1))
    ledger.ready(claim, FILES, to("anna", "boris", "clara"), FIGURES, T0)
    assert len(commits) - 1 <= 1, "one transaction, and what reading costs"
    event.listen(ledger.engine, "commit", lambda _connection: None)
    assert ledger.run(claim.id).state == "ready"
    assert ledger.artifacts(claim.id) == tuple(FILES)
    assert ledger.figures(claim.id) == tuple(FIGURES)
    assert [row.recipient for row in ledger.deliveries(claim.id)] == [
        f"{n}@example.org" for n in ("anna", "boris", "clara")
    ]


def test_doubled_recipients_files_and_figures_are_one(ledger):
    claim = claimed(ledger)
    ledger.ready(claim, FILES * 2, to("anna", "anna"), FIGURES * 2, T0)
    assert len(ledger.deliveries()) == len(ledger.artifacts(claim.id)) == len(ledger.figures(claim.id)) == 1


def test_a_run_without_recipients_is_done_at_the_next_sweep(ledger):
    claim = claimed(ledger)
    ledger.ready(claim, FILES, [], FIGURES, T0)
    assert ledger.sweep(T0, DOT).finished == ((claim.id, "done"),)
    assert not ledger.sweep(T0, DOT)


def test_a_held_run_sends_nothing_until_it_is_approved_and_then_exactly_what_was_held(ledger):
    claim = claimed(ledger)
    ledger.hold(claim, [("jump", "leads rose by 300 %")], FILES, to("anna"), FIGURES, T0)
    held = ledger.run(claim.id)
    assert (held.state, held.reasons) == ("held", (("jump", "leads rose by 300 %"),))
    rows, files = ledger.deliveries(), ledger.artifacts(claim.id)
    assert ledger.claim_delivery("sender", T0 + LEASE, LEASE, ["mail"]) is None
    ledger.sweep(T0 + 100 * DOT, DOT)
    ledger.approve(claim.id, "anna", T0 + 100 * DOT)
    assert ledger.run(claim.id).state == "ready"
    assert (ledger.deliveries(), ledger.artifacts(claim.id)) == (rows, files)
    assert finish(ledger, T0 + 100 * DOT) == {(claim.id, "anna@example.org"): 1}
    with pytest.raises(DecisionError, match="'done': only a run that is held or in review can be approved"):
        ledger.approve(claim.id, "anna", T0)


def test_a_declined_run_is_never_sent(ledger):
    claim = claimed(ledger)
    ledger.hold(claim, [("jump", "leads rose by 300 %")], FILES, to("anna", "boris"), FIGURES, T0)
    ledger.decline(claim.id, "anna", "the CRM counted twice", T0)
    assert {row.state for row in ledger.deliveries()} == {"abandoned"}
    assert ledger.run(claim.id).state == "skipped"
    assert finish(ledger, T0) == {}


def test_a_slot_that_was_skipped_can_be_made_after_all_and_one_that_was_declined_cannot(ledger):
    ledger.plan([slot(1, state="skipped", reason="catch-up: latest")], {}, T0)
    ledger.retry_run("monthly/2026-01/v1", "olga", T0)
    claim = ledger.claim_run("maker", T0, LEASE)
    ledger.hold(claim, [("jump", "up")], FILES, to("anna"), FIGURES, T0)
    ledger.decline(claim.id, "olga", "wrong", T0)
    with pytest.raises(DecisionError, match="was declined: it is never sent"):
        ledger.retry_run(claim.id, "olga", T0)


def test_a_run_that_is_being_sent_is_stopped_before_the_dot_and_what_was_sent_stays_sent(ledger):
    claim = claimed(ledger)
    ledger.ready(claim, FILES, to("anna", "boris", "clara", "dora"), FIGURES, T0)
    one, two, three = (ledger.claim_delivery("sender", T0, LEASE, ["mail"]) for _ in range(3))
    for each in (one, two):
        ledger.intent(each, "<m@x>", "cd" * 32, "relay", T0)
    ledger.sent(one, "250", "Q", 3, T0)
    ledger.decline(claim.id, "olga", "figures of another client", T0)
    with pytest.raises(Fenced):
        ledger.intent(three, "<m@x>", "cd" * 32, "relay", T0)
    assert ledger.claim_delivery("sender", T0, LEASE, ["mail"]) is None
    assert [row.state for row in ledger.deliveries()] == ["sent", "intent", "abandoned", "abandoned"]
    assert ledger.run(claim.id).state == "delivering"
    ledger.sent(two, "250", "Q", 3, T0)
    ledger.sweep(T0, DOT)
    ended = ledger.run(claim.id)
    assert (ended.state, ended.reasons) == ("done_with_failed", (("declined", "figures of another client"),))
    with pytest.raises(DecisionError, match="was declined: it is sent to nobody else"):
        ledger.resend_failed(claim.id, "olga", T0)
    with pytest.raises(DecisionError, match=r'reportgen run monthly --period \S+ --correct "REASON" --deliver'):
        ledger.retry_run(claim.id, "olga", T0)


def test_what_a_correction_has_replaced_is_sent_to_nobody_else(ledger):
    claim = claimed(ledger)
    ledger.ready(claim, FILES, to("anna", "boris"), FIGURES, T0)
    for what in ("refused", "unknown"):
        delivery = ledger.claim_delivery("sender", T0, LEASE, ["mail"])
        ledger.intent(delivery, "<m@x>", "cd" * 32, "relay", T0)
        getattr(ledger, what)(delivery, "550 or silence", T0)
    ledger.sweep(T0, DOT)
    ledger.plan([PlannedSlot("monthly", "2026-01", 2, T0, reason="late refunds")], {}, T0)
    later = ledger.claim_run("maker", T0, LEASE)
    ledger.ready(later, FILES, to("anna", "boris"), FIGURES, T0)
    with pytest.raises(DecisionError, match=f"was corrected by {later.id}"):
        ledger.resend_failed(claim.id, "olga", T0)
    with pytest.raises(DecisionError, match=f"was corrected by {later.id}"):
        ledger.resolve(delivery.id, "resend", "olga", T0 + 2 * DOT, DOT)
    ledger.resolve(delivery.id, "abandon", "olga", T0, DOT)


def test_a_run_of_which_nothing_was_sent_yet_is_declined_as_if_it_were_held(ledger):
    claim = claimed(ledger)
    ledger.ready(claim, FILES, to("anna", "boris"), FIGURES, T0)
    ledger.claim_delivery("sender", T0, LEASE, ["mail"])
    ledger.decline(claim.id, "olga", "wrong", T0)
    assert ledger.run(claim.id).state == "skipped"
    assert finish(ledger, T0 + 2 * LEASE) == {}
    with pytest.raises(DecisionError, match="only what is held, in review or being sent can be declined"):
        ledger.decline(claim.id, "olga", "wrong", T0)


def test_a_held_run_that_is_made_anew_forgets_what_was_held(ledger):
    claim = claimed(ledger)
    ledger.hold(claim, [("jump", "leads rose by 300 %")], FILES, to("anna"), FIGURES, T0)
    ledger.retry_run(claim.id, "anna", T0)
    consistent(ledger)
    again = ledger.claim_run("maker", T0, LEASE)
    other = [Artifact("v1", "report.pdf", "pdf", "p", "cd" * 32, 1)]
    ledger.ready(again, other, to("boris"), [ReportedFigure("leads", "", "", "2026-06", "204", "204")], T0)
    assert ledger.artifacts(claim.id) == tuple(other)
    assert finish(ledger, T0) == {(claim.id, "boris@example.org"): 1}


def test_a_review_ends_by_approval_or_when_its_window_has_passed(ledger):
    ledger.plan([slot(1), slot(2)], {}, T0)
    for until in (T0 + LEASE, None):
        claim = ledger.claim_run("maker", T0, 3 * LEASE)
        assert ledger.ready(claim, FILES, to("anna"), FIGURES, T0, review_until=until, review=True) == "review"
    assert ledger.claim_delivery("sender", T0 + LEASE, LEASE, ["mail"]) is None
    assert not ledger.sweep(T0 + LEASE - MINUTE, DOT)
    assert ledger.sweep(T0 + LEASE, DOT).released == ("monthly/2026-01/v1",)
    assert ledger.claim_delivery("sender", T0 + LEASE, LEASE, ["mail"]).period == "2026-01"
    assert not ledger.sweep(T0 + 1000 * LEASE, DOT).released
    ledger.approve("monthly/2026-02/v1", "anna", T0 + LEASE)
    assert ledger.claim_delivery("sender", T0 + LEASE, LEASE, ["mail"]).period == "2026-02"


def test_a_deadline_moves_by_the_time_the_run_was_held(ledger):
    claim = claimed(ledger)
    deliveries = [*to("anna", deadline=T0 + LEASE), *to("boris", deadline=T0 + 3 * LEASE), *to("clara")]
    ledger.hold(claim, [("jump", "up")], FILES, deliveries, FIGURES, T0)
    ledger.approve(claim.id, "anna", T0 + 2 * LEASE)
    assert not ledger.sweep(T0 + 2 * LEASE, DOT).expired
    assert [row.deadline for row in ledger.deliveries()] == [T0 + 3 * LEASE, T0 + 5 * LEASE, None]


def test_readers_are_told_against_what_they_were_last_told(ledger):
    def report(number, version, leads, now, send=True):
        ledger.plan([PlannedSlot("monthly", f"2026-{number:02}", version, now)], {}, now)
        claim = ledger.claim_run("maker", now, LEASE)
        figures = [ReportedFigure("leads", "", "", f"2026-{month:02}", str(leads), f"{leads}") for month in (4, number)]
        ledger.ready(claim, FILES, to("anna"), figures, now)
        if send:
            delivery = ledger.claim_delivery("s", now, LEASE, ["mail"])
            ledger.intent(delivery, "<m@x>", "cd" * 32, "relay", now)
            ledger.sent(delivery, "250", "", 1, now)
        return claim.id

    first = report(5, 1, 590, T0)
    second = report(6, 1, 600, T0 + DOT)
    report(7, 1, 777, T0 + 2 * DOT, send=False)
    told = ledger.reported("monthly")
    assert {key[3]: (one.value, one.run) for key, one in told.items()} == {
        "2026-04": ("600", second),
        "2026-05": ("590", first),
        "2026-06": ("600", second),
    }
    assert told["leads", "", "", "2026-06"].at == T0 + DOT
    assert {one.run for one in ledger.reported("monthly", before=T0 + DOT).values()} == {first}
    assert {one.run for one in ledger.reported("monthly", but=second).values()} == {first}
    assert ledger.reported("weekly") == {}


def test_what_does_not_exist_is_said_so(ledger):
    for call in (ledger.approve, ledger.retry_run):
        with pytest.raises(DecisionError, match="no run 'monthly/2026-13/v1'"):
            call("monthly/2026-13/v1", "anna", T0)
    with pytest.raises(DecisionError, match="no run"):
        ledger.run("x")
    with pytest.raises(DecisionError, match="no delivery 7"):
        ledger.delivery(7)


def test_an_instant_without_a_zone_is_refused(ledger):
    with pytest.raises(ValueError, match="no time zone"):
        ledger.plan([], {}, T0.replace(tzinfo=None))

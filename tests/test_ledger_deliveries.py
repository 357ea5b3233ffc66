from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from reportgen.ledger import DecisionError, deliveries, open_ledger
from tests.ledgers import DOT, LEASE, T0, consistent, fenced, finish, put_ready

MINUTE = timedelta(minutes=1)
GUARD = timedelta(seconds=60)


def claim_one(ledger, owner="sender", now=T0):
    return ledger.claim_delivery(owner, now, LEASE, ["mail"])


def intend(ledger, claim, now=T0):
    ledger.intent(claim, f"<{claim.id}.e{claim.epoch}@example.org>", "cd" * 32, "relay:25", now)


def send(ledger, claim, now=T0):
    intend(ledger, claim, now)
    ledger.sent(claim, "250 2.0.0 queued as 4X", "4X", 31, now)


BEFORE_THE_DOT = {
    "renew": lambda ledger, claim, now: ledger.renew(claim, now, LEASE),
    "intent": intend,
    "refused": lambda ledger, claim, now: ledger.refused(claim, "550 no", now),
    "postpone": lambda ledger, claim, now: ledger.postpone(claim, "451 later", now, now),
    "release": lambda ledger, claim, now: ledger.release(claim, now),
}
AFTER_THE_DOT = {
    "sent": lambda ledger, claim, now: ledger.sent(claim, "250", "", 1, now),
    "refused": BEFORE_THE_DOT["refused"],
    "postpone": BEFORE_THE_DOT["postpone"],
    "release": BEFORE_THE_DOT["release"],
    "unknown": lambda ledger, claim, now: ledger.unknown(claim, "connection closed", now),
}


@pytest.mark.parametrize("name", BEFORE_THE_DOT)
def test_a_frozen_sender_is_fenced_at_every_transition_before_the_dot(ledger, name):
    act = BEFORE_THE_DOT[name]
    put_ready(ledger, "anna")
    frozen = claim_one(ledger)
    late = T0 + LEASE
    before = ledger.deliveries(), ledger.events()
    assert fenced(act, ledger, frozen, late), "its lease has passed, though nobody took over"
    second = claim_one(ledger, "second", late)
    assert (second.id, second.epoch) == (frozen.id, 2)
    after = ledger.deliveries(), ledger.events()
    assert after != before
    assert fenced(act, ledger, frozen, late), "another has taken over"
    assert fenced(act, ledger, frozen, T0), "even with a clock that stands still"
    assert (ledger.deliveries(), ledger.events()) == after
    act(ledger, second, late)
    consistent(ledger)


@pytest.mark.parametrize("name", AFTER_THE_DOT)
def test_after_the_intent_no_lease_counts_and_only_its_own_claim_moves_it(ledger, name):
    put_ready(ledger, "anna")
    claim = claim_one(ledger)
    intend(ledger, claim)
    much_later = T0 + DOT
    assert claim_one(ledger, "second", much_later) is None, "an intent is never claimed again"
    for wrong in ({"owner": "second"}, {"epoch": 2}):
        assert fenced(AFTER_THE_DOT[name], ledger, type(claim)(**vars(claim) | wrong), much_later)
    AFTER_THE_DOT[name](ledger, claim, much_later)
    consistent(ledger)


def test_the_intent_is_committed_before_the_call_returns(ledger, place):
    """A second connection sees it: what stands before the dot is on the disk, not in this process."""
    from reportgen.ledger import open_ledger

    put_ready(ledger, "anna")
    claim = claim_one(ledger)
    intend(ledger, claim)
    with open_ledger(place, database_clock=False) as other:
        row = other.delivery(claim.id)
    assert (row.state, row.message_id, row.mime_sha256, row.peer, row.intent_at) == (
        "intent", f"<{claim.id}.e1@example.org>", "cd" * 32, "relay:25", T0,
    )  # fmt: skip


def test_a_sender_that_died_before_the_dot_is_taken_over_when_its_lease_has_passed(ledger):
    run = put_ready(ledger, "anna")
    claim_one(ledger)
    assert claim_one(ledger, "second", T0 + LEASE - MINUTE) is None
    second = claim_one(ledger, "second", T0 + LEASE)
    send(ledger, second, T0 + LEASE)
    assert (second.attempt, second.epoch, second.recipient) == (2, 2, "anna@example.org")
    assert ledger.sweep(T0 + LEASE, DOT).finished == ((run, "done"),)


def test_an_intent_becomes_unknown_only_after_the_time_for_the_reply_and_a_guard(ledger):
    run = put_ready(ledger, "anna")
    claim = claim_one(ledger)
    intend(ledger, claim)
    last = T0 + DOT + GUARD
    assert not ledger.sweep(last - timedelta(seconds=1), DOT)
    swept = ledger.sweep(last, DOT)
    assert (swept.unknown, swept.finished) == ((claim.id,), ((run, "done_with_unknown"),))
    assert claim_one(ledger, "second", last + 100 * DOT) is None


def test_a_late_reply_of_the_same_claim_turns_unknown_into_sent(ledger):
    run = put_ready(ledger, "anna")
    claim = claim_one(ledger)
    intend(ledger, claim)
    ledger.sweep(T0 + 2 * DOT, DOT)
    ledger.sent(claim, "250 2.0.0 queued as 4X", "4X", 900_000, T0 + 2 * DOT)
    row = ledger.delivery(claim.id)
    assert (row.state, row.reply, row.queue_id, row.dot_to_reply_ms) == (
        "sent",
        "250 2.0.0 queued as 4X",
        "4X",
        900_000,
    )
    assert ledger.run(run).state == "done"


def test_a_reply_that_comes_while_the_sweep_sets_unknown_is_not_lost(postgresql, monkeypatch):
    """On PostgreSQL the sweep may be faster between a worker's look and its write."""
    place, late = postgresql.new_database(), T0 + 2 * DOT
    with open_ledger(place, database_clock=False) as ledger, open_ledger(place, database_clock=False) as other:
        run = put_ready(ledger, "anna")
        claim = claim_one(ledger)
        intend(ledger, claim)
        moved = deliveries.move

        def overtaken(*arguments, **named):
            other.sweep(late, DOT)
            moved(*arguments, **named)

        monkeypatch.setattr(deliveries, "move", overtaken)
        ledger.sent(claim, "250 queued as 4X", "4X", 660_000, late)
        assert (ledger.delivery(claim.id).state, ledger.run(run).state) == ("sent", "done")
        assert [each.became for each in ledger.events(run)][:4] == ["done", "sent", "done_with_unknown", "unknown"]


def test_a_doubt_that_the_sweep_has_found_already_is_no_fault(ledger):
    put_ready(ledger, "anna")
    claim = claim_one(ledger)
    intend(ledger, claim)
    ledger.sweep(T0 + 2 * DOT, DOT)
    ledger.unknown(claim, "no answer to the final dot", T0 + 2 * DOT)
    assert ledger.delivery(claim.id).state == "unknown"


def test_evidence_counts_for_the_same_epoch_only(ledger):
    run = put_ready(ledger, "anna", "boris")
    for claim in (claim_one(ledger), claim_one(ledger)):
        intend(ledger, claim)
        ledger.unknown(claim, "connection closed after the dot", T0)
    ledger.sweep(T0, DOT)
    assert not ledger.late_reply(claim.id, 2, "250", "4X", T0)
    assert not ledger.late_reply(99, 1, "250", "4X", T0)
    assert ledger.late_reply(claim.id, 1, "250", "4X", T0)
    assert not ledger.late_reply(claim.id, 1, "250", "4X", T0), "it is sent already"
    assert ledger.run(run).state == "done_with_unknown", "the other one is still unknown"
    assert ledger.late_reply(claim.id - 1, 1, "250", "4X", T0)
    assert ledger.run(run).state == "done"


def test_sent_said_twice_counts_once(ledger):
    put_ready(ledger, "anna")
    claim = claim_one(ledger)
    send(ledger, claim)
    events = ledger.events()
    ledger.sent(claim, "250", "", 1, T0)
    assert ledger.events() == events


def test_an_operator_decides_about_an_unknown_delivery(ledger):
    run = put_ready(ledger, "anna", "boris", "clara")
    claims = [claim_one(ledger) for _ in range(3)]
    for claim in claims:
        intend(ledger, claim)
        ledger.unknown(claim, "closed", T0)
    ledger.sweep(T0, DOT)
    assert ledger.run(run).state == "done_with_unknown"
    late = T0 + DOT + GUARD
    ledger.resolve(claims[0].id, "sent", "olga", T0, DOT)
    ledger.resolve(claims[1].id, "abandon", "olga", T0, DOT)
    with pytest.raises(DecisionError, match=r"may still be alive until 2026-07-03 08:11:00 \(Europe/Berlin\)"):
        ledger.resolve(claims[2].id, "resend", "olga", late - timedelta(seconds=1), DOT, ZoneInfo("Europe/Berlin"))
    ledger.resolve(claims[2].id, "resend", "olga", late, DOT)
    assert ledger.run(run).state == "delivering"
    assert [row.state for row in ledger.deliveries()] == ["sent", "abandoned", "pending"]
    assert fenced(ledger.sent, claims[2], "250", "", 1, late), "the old session speaks of an epoch that is over"
    assert fenced(ledger.sent, claims[1], "250", "", 1, late)
    again = claim_one(ledger, "second", late)
    assert (again.id, again.epoch, again.message_id) == (claims[2].id, 3, "")
    send(ledger, again, late)
    assert ledger.sweep(late, DOT).finished == ((run, "done_with_failed"),)
    assert "olga" in {event.by for event in ledger.events(run)}
    with pytest.raises(DecisionError, match="'sent': only an unknown delivery"):
        ledger.resolve(claims[2].id, "resend", "olga", late, DOT)


def test_a_refusal_is_final_and_does_not_stop_the_others(ledger):
    run = put_ready(ledger, "anna", "boris")
    ledger.refused(claim_one(ledger), "550 5.1.1 <anna@example.org>: no such user", T0)
    assert finish(ledger, T0) == {(run, "boris@example.org"): 1}
    assert ledger.run(run).state == "done_with_failed"


def test_what_failed_is_sent_again_when_asked_and_nothing_else(ledger):
    run = put_ready(ledger, "anna", "boris", "clara")
    ledger.refused(claim_one(ledger), "550", T0)
    unknown = claim_one(ledger)
    intend(ledger, unknown)
    ledger.unknown(unknown, "closed", T0)
    send(ledger, claim_one(ledger))
    ledger.sweep(T0, DOT)
    assert ledger.resend_failed(run, "olga", T0) == 1
    assert ledger.run(run).state == "delivering"
    assert finish(ledger, T0) == {(run, "anna@example.org"): 1}
    assert ledger.run(run).state == "done_with_unknown"
    assert ledger.resend_failed(run, "olga", T0) == 0


def test_a_postponed_delivery_waits_for_its_time_and_counts_its_attempts(ledger):
    put_ready(ledger, "anna")
    ledger.postpone(claim_one(ledger), "451 greylisted", T0 + 5 * MINUTE, T0)
    assert claim_one(ledger, now=T0 + 4 * MINUTE) is None
    again = claim_one(ledger, now=T0 + 5 * MINUTE)
    assert again.attempt == 2
    ledger.release(again, T0 + 5 * MINUTE)
    assert claim_one(ledger, now=T0 + 5 * MINUTE).attempt == 2, "what is not its fault uses up no attempt"


def test_a_release_after_the_intent_means_that_no_dot_was_sent(ledger):
    put_ready(ledger, "anna")
    claim = claim_one(ledger)
    intend(ledger, claim)
    ledger.release(claim, T0)
    row = ledger.delivery(claim.id)
    assert (row.state, row.intent_at, row.attempts) == ("pending", None, 0)
    again = claim_one(ledger)
    assert (again.epoch, again.message_id) == (2, claim.message_id or f"<{claim.id}.e1@example.org>")


def test_what_waits_past_its_deadline_expires_and_what_is_in_flight_does_not(ledger):
    run = put_ready(ledger, "anna", "boris", "clara", deadline=T0 + LEASE + MINUTE)
    ledger.postpone(claim_one(ledger), "451", T0 + LEASE, T0)
    flying = claim_one(ledger)
    intend(ledger, flying)
    late = T0 + LEASE + MINUTE
    assert not ledger.sweep(late - MINUTE, DOT)
    assert claim_one(ledger, "second", late) is None, "not even before the sweep"
    assert len(ledger.sweep(late, DOT).expired) == 2
    ledger.sent(flying, "250", "", 1, late)
    assert ledger.sweep(late, DOT).finished == ((run, "done_with_failed"),)


def test_a_paused_channel_is_left_alone_until_its_time_or_until_it_is_resumed(ledger):
    put_ready(ledger, "anna")
    assert ledger.pause_transport("mail", "authentication failed", T0 + 10 * MINUTE, T0)
    assert not ledger.pause_transport("mail", "authentication failed", T0 + 20 * MINUTE, T0 + MINUTE)
    (paused,) = ledger.paused_transports()
    assert (paused.channel, paused.since, paused.until) == ("mail", T0, T0 + 20 * MINUTE)
    assert claim_one(ledger, now=T0 + 19 * MINUTE) is None
    assert claim_one(ledger, now=T0 + 20 * MINUTE) is not None
    ledger.pause_transport("mail", "an operator", None, T0)
    assert claim_one(ledger, now=T0 + 1000 * DOT) is None
    assert ledger.resume_transport("mail", "olga", T0)
    assert not ledger.resume_transport("mail", "olga", T0)
    assert claim_one(ledger, now=T0 + 1000 * DOT) is not None


def test_a_paused_channel_does_not_stop_another(ledger):
    put_ready(ledger, "anna")
    put_ready(ledger, "share", number=2, channel="folder")
    ledger.pause_transport("mail", "authentication failed", None, T0)
    assert ledger.claim_delivery("s", T0, LEASE, ["mail", "folder"]).channel == "folder"


def test_only_the_served_channels_are_claimed(ledger):
    put_ready(ledger, "anna")
    assert ledger.claim_delivery("s", T0, LEASE, ["folder"]) is None
    assert ledger.claim_delivery("s", T0, LEASE, []) is None


def test_all_deliveries_can_be_paused(ledger):
    put_ready(ledger, "anna")
    ledger.pause_delivery("moving house", "olga", T0)
    assert (claim_one(ledger), ledger.delivery_paused()) == (None, "moving house")
    assert ledger.resume_delivery("olga", T0)
    assert not ledger.resume_delivery("olga", T0)
    assert claim_one(ledger) is not None


def test_the_first_claim_of_a_run_sets_it_to_delivering(ledger):
    run = put_ready(ledger, "anna")
    assert ledger.run(run).state == "ready"
    claim_one(ledger)
    assert ledger.run(run).state == "delivering"


def test_an_alert_is_told_once_until_it_is_cleared(ledger):
    assert ledger.raise_alert("failed:monthly", "monthly failed for olga@example.org", "monthly/2026-01/v1", T0)
    assert not ledger.raise_alert("failed:monthly", "monthly failed", None, T0)
    (alert,) = ledger.due_alerts(T0)
    assert (alert.run, alert.what) == ("monthly/2026-01/v1", "monthly failed for ***@***")
    ledger.alert_failed([alert.id], T0 + MINUTE, T0)
    assert not ledger.due_alerts(T0)
    assert ledger.due_alerts(T0 + MINUTE)[0].attempts == 1
    ledger.alert_sent([alert.id], T0 + MINUTE)
    assert not ledger.due_alerts(T0 + 10 * DOT)
    assert not ledger.raise_alert("failed:monthly", "monthly failed", None, T0)
    assert ledger.clear_alert("failed:monthly", T0)
    assert not ledger.clear_alert("failed:monthly", T0)
    assert ledger.raise_alert("failed:monthly", "it failed again", None, T0)
    assert [one.what for one in ledger.due_alerts(T0)] == ["it failed again"]


def test_addresses_stand_in_the_deliveries_and_nowhere_else(ledger):
    from sqlalchemy import select

    from reportgen.ledger.schema import METADATA

    put_ready(ledger, "anna")
    claim = claim_one(ledger)
    ledger.postpone(claim, "451 <anna@example.org> greylisted", T0, T0)
    claim = claim_one(ledger)
    intend(ledger, claim)
    ledger.unknown(claim, "no reply for anna@example.org", T0)
    ledger.pause_transport("mail", "550 anna@example.org", None, T0)
    ledger.raise_alert("refused:anna@example.org", "refused anna@example.org", None, T0)
    ledger.pause_delivery("because of anna@example.org", "anna@example.org", T0)
    ledger.resolve(claim.id, "abandon", "anna@example.org", T0, DOT)
    with ledger.read() as connection:
        holding = {
            table.name
            for table in METADATA.sorted_tables
            for row in connection.execute(select(table)).all()
            if "anna@example.org" in repr(tuple(row))
        }
    assert holding == {"deliveries"}
    shown = f"{claim!r} {ledger.deliveries()!r} {ledger.events()!r} {ledger!r}"
    assert "anna@" not in shown
    assert "greylisted" not in shown


def test_an_error_of_the_database_shows_no_address(ledger):
    import traceback

    from sqlalchemy import insert, select

    from reportgen.ledger import LedgerError
    from reportgen.ledger.schema import DELIVERIES

    put_ready(ledger, "anna")
    with ledger.read() as connection:
        row = dict(connection.execute(select(DELIVERIES)).one()._mapping)
    with pytest.raises(LedgerError) as caught, ledger.write(T0) as tx:
        tx.connection.execute(insert(DELIVERIES).values(**{name: row[name] for name in row if name != "id"}))
    shown = "".join(traceback.format_exception(caught.value, chain=True))
    assert "anna" not in shown
    assert "refused" in shown

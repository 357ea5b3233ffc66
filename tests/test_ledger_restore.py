"""An older copy of the ledger comes back: what was mailed since must not be mailed again."""

import shutil
from collections import Counter
from datetime import timedelta

import pytest

from reportgen.ledger import LedgerError, ReplacedError, open_ledger
from reportgen.ledger.witness import Seen, adopt, note, seen
from tests.ledgers import DOT, FIGURES, FILES, LEASE, T0, consistent, finish, put_ready, slot, to

DAY = timedelta(days=1)


def send_one(ledger, now=T0):
    claim = ledger.claim_delivery("sender", now, LEASE, ["mail"])
    ledger.intent(claim, f"<{claim.id}@x>", "cd" * 32, "relay", now)
    ledger.sent(claim, "250", "", 1, now)
    return claim


def test_restoring_doubts_all_that_is_not_final_and_pauses_deliveries(ledger):
    run = put_ready(ledger, "anna", "boris", "clara", "dora", "emil")
    send_one(ledger)
    intent = ledger.claim_delivery("sender", T0, LEASE, ["mail"])
    ledger.intent(intent, "<2@x>", "cd" * 32, "relay", T0)
    claimed = ledger.claim_delivery("sender", T0, LEASE, ["mail"])
    ledger.postpone(ledger.claim_delivery("sender", T0, LEASE, ["mail"]), "451", T0 + LEASE, T0)
    assert ledger.restore(T0 + DAY) == 4
    assert [row.state for row in ledger.deliveries()] == ["sent", "unknown", "unknown", "unknown", "unknown"]
    assert ledger.delivery_paused() == "the ledger was restored from an older copy"
    with pytest.raises(LedgerError):
        ledger.intent(claimed, "<3@x>", "cd" * 32, "relay", T0)
    assert finish(ledger, T0 + DAY) == {}
    ledger.resume_delivery("olga", T0 + DAY)
    assert finish(ledger, T0 + DAY) == {}, "also after that nothing is sent by itself"
    assert ledger.run(run).state == "done_with_unknown"
    consistent(ledger)


def test_a_run_that_the_lost_ledger_may_have_sent_is_held_after_a_restore(ledger):
    ledger.plan([slot(1, due=T0)], {}, T0)
    ledger.restore(T0 + DAY)
    ledger.resume_delivery("olga", T0 + DAY)
    ledger.plan([slot(2, due=T0), slot(3, due=T0 + 2 * DAY)], {}, T0 + 2 * DAY)
    states = {}
    for _ in range(3):
        claim = ledger.claim_run("maker", T0 + 2 * DAY, LEASE)
        states[claim.period] = ledger.ready(claim, FILES, to("anna"), FIGURES, T0 + 2 * DAY)
    assert states == {"2026-01": "held", "2026-02": "held", "2026-03": "ready"}
    assert ledger.run("monthly/2026-01/v1").reasons[0][0] == "restored"
    assert finish(ledger, T0 + 2 * DAY) == {("monthly/2026-03/v1", "anna@example.org"): 1}
    ledger.approve("monthly/2026-01/v1", "olga", T0 + 3 * DAY)
    assert finish(ledger, T0 + 3 * DAY) == {("monthly/2026-01/v1", "anna@example.org"): 1}


@pytest.mark.parametrize("how", ["copied over", "moved into place", "removed", "another one"])
def test_an_older_copy_is_noticed_and_mails_nothing_twice(folder, how):
    """Backup before the mails went out, mails, then the backup comes back by any of the ways an operator has."""
    place, mailbox, now = folder / "ledger.db", Counter(), T0
    with open_ledger(place) as opened:
        put_ready(opened, "anna", "boris")
    shutil.copyfile(place, folder / "backup.db")
    with open_ledger(place) as opened:
        assert opened.replaced == ""
        finish(opened, now, mailbox)
        put_ready(opened, "anna", number=2, now=now + DAY)
        finish(opened, now + DAY, mailbox)
    if how == "copied over":
        shutil.copyfile(folder / "backup.db", place)
    elif how == "moved into place":
        (folder / "backup.db").replace(place)
    elif how == "removed":
        place.unlink()
    else:
        with open_ledger(folder / "elsewhere" / "ledger.db") as other:
            put_ready(other, "anna", "boris")
        (folder / "elsewhere" / "ledger.db").replace(place)

    now += 2 * DAY
    with open_ledger(place) as opened:
        assert "Deliveries are paused" in opened.replaced
        assert opened.delivery_paused()
        restored_at = opened.restored_at()
        opened.resume_delivery("olga", now)
        opened.plan([slot(1, due=T0), slot(2, due=T0)], {}, now)  # the planner has forgotten too
        finish(opened, now, mailbox)
        assert restored_at is not None
    assert set(mailbox.values()) == {1}, mailbox
    with open_ledger(place) as opened:
        assert opened.replaced == "", "it is told once"
        put_ready(opened, "anna", number=7, now=restored_at + DAY)
        finish(opened, restored_at + DAY, mailbox)
    assert mailbox["monthly/2026-07/v1", "anna@example.org"] == 1


def test_a_ledger_that_is_gone_is_noticed_before_anything_was_sent_once_something_was_planned(folder):
    """A slot that nobody knows of any more is a report lost in silence."""
    place = folder / "ledger.db"
    with open_ledger(place) as opened:
        opened.plan([], {"monthly": T0}, T0)
    place.unlink()
    with open_ledger(place) as opened:
        assert opened.replaced == "", "nothing is lost with a ledger that nothing stood in"
        opened.plan([slot(1)], {"monthly": T0}, T0)
    place.unlink()
    with open_ledger(place) as opened:
        assert "another ledger was used here before" in opened.replaced
        assert "Deliveries are paused; nothing was sent" in opened.replaced


def test_without_a_witness_the_same_restore_mails_twice(folder):
    """The control: the harness sees the damage that the witness prevents."""
    place, mailbox = folder / "ledger.db", Counter()
    with open_ledger(place) as opened:
        put_ready(opened, "anna", "boris")
    shutil.copyfile(place, folder / "backup.db")
    with open_ledger(place) as opened:
        finish(opened, T0, mailbox)
    shutil.copyfile(folder / "backup.db", place)
    (folder / "ledger.db.seen").unlink()
    with open_ledger(place) as opened:
        finish(opened, T0, mailbox)
    assert set(mailbox.values()) == {2}


def test_a_witness_elsewhere_notices_when_the_whole_folder_was_restored(folder):
    place, elsewhere = folder / "state" / "ledger.db", folder / "output" / ".ledger-seen"
    with open_ledger(place, witnesses=[elsewhere]) as opened:
        put_ready(opened, "anna")
    shutil.copytree(folder / "state", folder / "backup")
    with open_ledger(place, witnesses=[elsewhere]) as opened:
        finish(opened, T0)
    shutil.rmtree(folder / "state")
    (folder / "backup").rename(folder / "state")
    with open_ledger(place, witnesses=[elsewhere]) as opened:
        assert "older than the one that was here before" in opened.replaced
        assert [row.state for row in opened.deliveries()] == ["unknown"]


def test_a_database_that_was_restored_is_noticed_by_a_node_that_used_it(folder, postgresql):
    import psycopg

    url = postgresql.new_database()
    name = url.split("/@/")[-1].split("@/")[-1].split("?")[0]
    witness = folder / "ledger.seen"
    with open_ledger(url, witnesses=[witness], database_clock=False) as opened:
        put_ready(opened, "anna")
    with psycopg.connect(postgresql.url(), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}_backup TEMPLATE {name}")
    with open_ledger(url, witnesses=[witness], database_clock=False) as opened:
        finish(opened, T0)
    with open_ledger(postgresql.url(f"{name}_backup"), witnesses=[witness], database_clock=False) as opened:
        assert "older" in opened.replaced
        assert finish(opened, T0) == {}


def test_a_ledger_that_is_replaced_under_a_running_process_stops_it_before_the_dot(folder):
    place = folder / "ledger.db"
    with open_ledger(place) as opened:
        put_ready(opened, "anna", "boris", "clara")
        shutil.copyfile(place, folder / "backup.db")
        send_one(opened)
        send_one(opened)
        shutil.copyfile(folder / "backup.db", place)
        claim = opened.claim_delivery("sender", T0, LEASE, ["mail"])
        with pytest.raises(ReplacedError, match="Nothing is sent"):
            opened.intent(claim, "<x@x>", "cd" * 32, "relay", T0)
        assert opened.delivery_paused(), "nor any other, however long the process goes on"
        assert {row.state for row in opened.deliveries()} == {"unknown"}
    with open_ledger(place) as opened:
        assert opened.delivery_paused()


def test_two_processes_that_send_do_not_take_one_another_for_an_older_copy(folder):
    with open_ledger(folder / "ledger.db") as one, open_ledger(folder / "ledger.db") as two:
        put_ready(one, *"abcdefgh")
        for ledger in (one, two) * 4:
            send_one(ledger)
        assert one.sweep(T0, DOT).finished
    with open_ledger(folder / "ledger.db") as opened:
        assert opened.replaced == ""


def test_a_witness_that_cannot_be_written_stops_the_message_and_it_is_sent_later(folder, monkeypatch):
    def full(*_arguments):
        raise OSError(28, "No space left on device")

    with open_ledger(folder / "ledger.db") as opened:
        run = put_ready(opened, "anna")
        claim = opened.claim_delivery("sender", T0, LEASE, ["mail"])
        with monkeypatch.context() as patch:
            patch.setattr("reportgen.ledger.witness.os.pwrite", full)
            with pytest.raises(LedgerError, match=r"No space left on device.*nothing is sent"):
                opened.intent(claim, "<x@x>", "cd" * 32, "relay", T0)
        assert opened.delivery(claim.id).state == "pending"
        assert finish(opened, T0) == {(run, "anna@example.org"): 1}


def test_a_ledger_whose_witness_cannot_be_written_is_not_opened_and_says_what_to_do(folder, monkeypatch):
    def refuse(*_):
        raise OSError(30, "Read-only file system", "output/.ledger-seen")

    open_ledger(folder / "ledger.db").close()
    monkeypatch.setattr("reportgen.ledger.witness.note", refuse)
    with pytest.raises(
        LedgerError, match=r"output/\.ledger-seen: .*\(Read-only file system\)\. Make the folder writable"
    ):
        open_ledger(folder / "ledger.db")


def test_a_witness_remembers_the_highest_and_survives_a_torn_write(folder):
    file = folder / "seen"
    assert seen(file) == ()
    for generation in (1, 2, 5, 4):
        note(file, Seen(generation, "a" * 32))
    assert seen(file) == (Seen(5, "a" * 32),)
    assert note(file, Seen(9, "b" * 32)) == Seen(5, "a" * 32), "another ledger's number is not overwritten by chance"
    size = file.stat().st_size
    for place in (0, 4096):
        torn = folder / f"torn{place}"
        shutil.copyfile(file, torn)
        with torn.open("r+b") as handle:
            handle.seek(place + 40)
            handle.write(b"XXXX")
        (left,) = seen(torn)
        assert left.generation in (2, 5)
        note(torn, Seen(6, "a" * 32))
        assert seen(torn) == (Seen(6, "a" * 32),)
    adopt(file, Seen(1, "b" * 32))
    assert (seen(file), file.stat().st_size) == ((Seen(1, "b" * 32),), size)


def test_a_spoilt_witness_is_no_evidence(folder):
    (folder / "ledger.db.seen").write_bytes(b"\0" * 5000)
    with open_ledger(folder / "ledger.db") as opened:
        assert opened.replaced == ""
        put_ready(opened, "anna")
        send_one(opened)

"""Fail the n-th write, for n = 1, 2, 3, ... until the operation passes untouched; and kill -9 at each point of a run's life.

After each failure the ledger must hold exactly what it held before, or, where an operation is several transactions, something from
which everything continues. After each kill a second process ends everything: nothing twice, nothing lost.
"""

import gc
import os
import signal
from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import event, select

from reportgen.ledger import Fenced, open_ledger
from reportgen.ledger.schema import META, METADATA
from tests.ledgers import DOT, FIGURES, FILES, LEASE, T0, consistent, finish, slot, to

LATE = T0 + 2 * DOT


def forked() -> int:
    """A child as of `os.fork`, that takes nothing apart which other tests left: an engine's threads did not come with it."""
    child = os.fork()
    if not child:
        gc.disable()
    return child


class InjectedError(Exception):
    """The failure."""


class Faults:
    """Does something at the n-th statement or commit of an engine."""

    def __init__(self, engine, act):
        self.engine, self.act, self.left, self.seen = engine, act, 0, 0
        event.listen(engine, "before_cursor_execute", lambda *_given: self.point())
        event.listen(engine, "commit", lambda _connection: self.point())

    def point(self):
        self.seen += 1
        if self.left:
            self.left -= 1
            if not self.left:
                self.act()

    def arm(self, number):
        self.left, self.seen = number, 0


def contents(ledger):
    """Every row of every table, but for the generation, which may have been counted up."""
    with ledger.read() as connection:
        return {
            table.name: sorted(map(repr, connection.execute(select(table)).all()))
            for table in METADATA.sorted_tables
            if table is not META
        }


def life(ledger):
    """Operations in an order in which each finds what it needs: (name, call, whether it is one transaction)."""
    claims = {}

    def keep(name, call):
        def act():
            claims[name] = call()
            assert claims[name], name

        return act

    def claim(owner, now=T0):
        return ledger.claim_delivery(owner, now, LEASE, ["mail"])

    def intent(name, now=T0):
        ledger.intent(claims[name], f"<{name}@x>", "cd" * 32, "relay", now)

    def run(owner):
        return ledger.claim_run(owner, T0, LEASE)

    yield "plan", lambda: ledger.plan([slot(n) for n in (1, 2, 3, 4)], {"monthly": T0}, T0), True
    yield "claim a run", keep("run", lambda: run("maker")), True
    yield "renew", lambda: ledger.renew(claims["run"], T0, LEASE), True
    yield "step", lambda: ledger.step(claims["run"], "compute", T0, {"n": 1}), True
    yield "wait", lambda: ledger.wait(claims["run"], T0, [("late", "crm is late")], T0), True
    yield "claim it again", keep("run", lambda: run("maker")), True
    people = to("anna", "boris", "clara", "dora", "emil")
    yield "ready", lambda: ledger.ready(claims["run"], FILES, people, FIGURES, T0), True
    yield "claim the second run", keep("run", lambda: run("maker")), True
    yield "hold", lambda: ledger.hold(claims["run"], [("jump", "up")], FILES, to("anna"), FIGURES, T0), True
    yield "make anew", lambda: ledger.retry_run(claims["run"].id, "olga", T0), True
    yield "claim the second run again", keep("run", lambda: run("maker")), True
    yield "review", lambda: ledger.ready(claims["run"], FILES, to("anna"), FIGURES, T0, review_until=LATE), True
    yield "claim the third run", keep("run", lambda: run("maker")), True
    yield "hold it", lambda: ledger.hold(claims["run"], [("jump", "up")], FILES, to("anna"), FIGURES, T0), True
    yield "approve", lambda: ledger.approve(claims["run"].id, "olga", T0), True
    yield "claim the fourth run", keep("run", lambda: run("maker")), True
    yield "fail", lambda: ledger.fail(claims["run"], "boom", None, T0), True
    for name in ("one", "two", "three", "four"):
        yield f"claim {name}", keep(name, lambda name=name: claim(name)), True
    yield "intent", lambda: intent("one"), True
    yield "sent", lambda: ledger.sent(claims["one"], "250", "Q", 3, T0), True
    yield "postpone", lambda: ledger.postpone(claims["two"], "451", LATE, T0), True
    yield "refused", lambda: ledger.refused(claims["three"], "550", T0), True
    yield "release", lambda: ledger.release(claims["four"], T0), True
    yield "claim five", keep("five", lambda: claim("five")), True
    yield "intent of five", lambda: intent("five"), True
    yield "unknown", lambda: ledger.unknown(claims["five"], "closed", T0), True
    yield "resolve", lambda: ledger.resolve(claims["five"].id, "resend", "olga", LATE, DOT), True
    yield "claim six", keep("six", lambda: claim("six")), True
    yield "intent of six", lambda: intent("six"), True
    yield "sweep", lambda: ledger.sweep(LATE, DOT), False
    yield "evidence", lambda: ledger.late_reply(claims["six"].id, claims["six"].epoch, "250", "Q", LATE), True
    yield "send failed again", lambda: ledger.resend_failed("monthly/2026-01/v1", "olga", LATE), True
    yield "pause a channel", lambda: ledger.pause_transport("mail", "no TLS", None, LATE), True
    yield "resume it", lambda: ledger.resume_transport("mail", "olga", LATE), True
    yield "pause", lambda: ledger.set_paused("monthly", True, "olga", LATE), True
    yield "alert", lambda: ledger.raise_alert("k", "what", None, LATE), True
    yield "restore", lambda: ledger.restore(LATE), True


def test_the_nth_write_fails_and_nothing_is_changed_until_the_operation_passes_untouched(ledger):
    def fail():
        raise InjectedError

    faults, points = Faults(ledger.engine, fail), Counter()
    for name, operation, single in life(ledger):
        before = contents(ledger)
        for number in range(1, 1000):
            faults.arm(number)
            try:
                operation()
            except InjectedError:
                points[name] += 1
            else:
                break
            finally:
                faults.left = 0
            if single:
                assert contents(ledger) == before, f"{name}, failed at point {number}"
            else:
                consistent(ledger)
        consistent(ledger)
    assert min(points.values()) >= 2, points
    assert sum(points.values()) >= 150


def test_the_harness_sees_an_operation_of_two_transactions(ledger):
    """The control: claim and log in two transactions; between them the first has changed something."""

    def fail():
        raise InjectedError

    def torn():
        ledger.plan([slot(1)], {}, T0)
        ledger.plan([slot(2)], {}, T0)

    faults, changed = Faults(ledger.engine, fail), False
    for number in range(1, 100):
        before = contents(ledger)
        faults.arm(number)
        try:
            torn()
        except InjectedError:
            changed = changed or contents(ledger) != before
        else:
            break
    assert changed


def walk(place, letters, kill_at):
    """A child's life: plan, make, send to two, with a SIGKILL at a point. Letters are counted in a file, as a mailbox does."""
    ledger = open_ledger(place, database_clock=False)
    faults = Faults(ledger.engine, lambda: os.kill(os.getpid(), signal.SIGKILL))
    faults.arm(kill_at)
    ledger.plan([slot(1)], {"monthly": T0}, T0)
    faults.point()
    run = ledger.claim_run("child", T0, LEASE)
    faults.point()
    ledger.step(run, "compute", T0)
    faults.point()
    ledger.ready(run, FILES, to("anna", "boris"), FIGURES, T0)
    faults.point()
    while claim := ledger.claim_delivery("child", T0, LEASE, ["mail"]):
        faults.point()
        ledger.intent(claim, f"<{claim.id}.e{claim.epoch}@x>", "cd" * 32, "relay", T0)
        faults.point()
        os.write(letters, f"{claim.recipient}\n".encode())
        faults.point()
        ledger.sent(claim, "250", "Q", 3, T0)
        faults.point()
    ledger.sweep(T0, DOT)
    return faults.seen


def after_kill(place, folder, number):
    """Kill a child at a point, let another process end everything; returns (points passed or None, states, letters)."""
    file = folder / f"letters{number}"
    letters = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    child = forked()
    if not child:
        status = 9
        try:
            walk(place, letters, number)
            status = 0
        finally:
            os._exit(status)
    os.close(letters)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, -signal.SIGKILL), code
    mailbox = Counter({("monthly/2026-01/v1", line): 1 for line in file.read_text().splitlines()})
    assert len(mailbox) == len(file.read_text().splitlines())
    with open_ledger(place, database_clock=False) as ledger:
        assert ledger.replaced == "", "a crash is no older copy"
        consistent(ledger)
        doubtful = {row.recipient for row in ledger.deliveries(states=["intent"])}
        ledger.plan([slot(1)], {"monthly": T0}, T0)
        finish(ledger, T0 + LEASE, mailbox)
        rows = {row.recipient: row.state for row in ledger.deliveries()}
    for recipient in ("anna@example.org", "boris@example.org"):
        count = mailbox["monthly/2026-01/v1", recipient]
        assert count <= 1, f"point {number}: {recipient} has {count} letters"
        assert rows[recipient] == ("unknown" if recipient in doubtful else "sent"), f"point {number}"
        assert rows[recipient] == "unknown" or count == 1, f"point {number}: lost in silence"
    return code == 0, len(doubtful)


def every_point(places, folder, stride=1):
    doubtful = killed = 0
    for number in range(1, 1000, stride):
        passed, doubts = after_kill(places(number), folder, number)
        if passed:
            break
        killed, doubtful = killed + 1, doubtful + doubts
    return killed, doubtful


def test_a_kill_at_any_point_loses_nothing_and_sends_nothing_twice_on_sqlite(folder):
    killed, doubtful = every_point(lambda number: folder / f"{number}" / "ledger.db", folder, stride=2)
    assert killed >= 30
    assert 0 < doubtful < killed / 3, "only between the dot and its reply"


def test_a_kill_at_any_point_loses_nothing_and_sends_nothing_twice_on_postgresql(folder, postgresql):
    killed, doubtful = every_point(lambda _number: postgresql.new_database(), folder, stride=5)
    assert killed >= 12
    assert doubtful < killed / 2


@pytest.mark.nightly
def test_a_kill_at_every_single_point_on_both_engines(folder, postgresql):
    for name, places in (
        ("sqlite", lambda number: folder / f"{number}" / "ledger.db"),
        ("postgresql", lambda _number: postgresql.new_database()),
    ):
        (folder / name).mkdir()
        assert every_point(places, folder / name)[0] >= 60


@pytest.mark.nightly
def test_kills_at_random_moments_also_inside_a_commit(folder):
    """SIGKILL from outside while SQLite writes its journal: each time the ledger opens, is consistent, and ends right."""
    import random
    import time

    chance = random.Random(5)
    for number in range(200):
        place = folder / f"{number}" / "ledger.db"
        file = folder / f"random{number}"
        letters = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        child = forked()
        if not child:
            try:
                walk(place, letters, 0)
            finally:
                os._exit(0)
        os.close(letters)
        time.sleep(chance.random() * 0.3)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        mailbox = Counter({("monthly/2026-01/v1", line): 1 for line in file.read_text().splitlines()})
        with open_ledger(place, database_clock=False) as ledger:
            ledger.plan([slot(1)], {}, T0)
            finish(ledger, T0 + LEASE, mailbox)
            assert max(mailbox.values(), default=0) <= 1
            for row in ledger.deliveries():
                assert row.state == "unknown" or mailbox[row.run, row.recipient] == 1


def test_a_frozen_process_that_wakes_up_after_its_lease_sends_nothing(folder):
    """SIGSTOP just before the intent, another takes over, SIGCONT: the first is fenced, one letter."""
    place, file = folder / "ledger.db", folder / "letters"
    with open_ledger(place) as ledger:
        ledger.plan([slot(1)], {}, T0)
        ledger.ready(ledger.claim_run("m", T0, LEASE), FILES, to("anna"), FIGURES, T0)
    child = forked()
    if not child:
        status = 9
        try:
            mine = open_ledger(place)
            claim = mine.claim_delivery("frozen", T0, LEASE, ["mail"])
            os.kill(os.getpid(), signal.SIGSTOP)
            try:
                mine.intent(claim, "<x@x>", "cd" * 32, "relay", T0)
                file.write_text("sent by the frozen one")
                status = 1
            except Fenced:
                status = 0
        finally:
            os._exit(status)
    os.waitpid(child, os.WUNTRACED)
    with open_ledger(place) as ledger:
        assert ledger.claim_delivery("second", T0 + LEASE - timedelta(seconds=1), LEASE, ["mail"]) is None
        mailbox = finish(ledger, T0 + LEASE)
    os.kill(child, signal.SIGCONT)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert (sum(mailbox.values()), file.exists()) == (1, False)

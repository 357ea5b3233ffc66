"""The ledger against a model in memory: two workers, an operator, time that moves; after each step every state is compared.

The model knows nothing of SQL: a run or a delivery is a state, an owner, an epoch and the instant from which it may be claimed. The
mailbox counts what a peer got: each delivery once, and once more for each decision of the operator to send it again.
"""

import itertools
import shutil
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from reportgen.ledger import DecisionError, Fenced, open_ledger
from reportgen.ledger.schema import META, METADATA
from tests.ledgers import DOT, FIGURES, FILES, LEASE, T0, consistent, slot, to
from tests.postgres import quick_folder

GUARD = timedelta(seconds=60)
WORKERS = st.sampled_from(["one", "two"])
CHOICE = st.integers(0, 10**6)
OPEN = {"pending", "claimed", "intent", "retry"}


@dataclass
class Modelled:
    """A run or a delivery of the model."""

    key: object
    state: str
    next_at: object = None
    owner: str = ""
    epoch: int = 0
    run: str = ""
    intent_at: object = None
    attempts: int = 0
    declined: bool = False


class Machine(RuleBasedStateMachine):
    ledger = None

    def open(self):
        raise NotImplementedError

    @initialize()
    def begin(self):
        self.ledger, self.now = self.open(), T0
        self.runs, self.rows, self.run_claims, self.claims = {}, {}, [], []
        self.mailbox, self.allowed, self.numbers = Counter(), Counter(), itertools.count(1)

    # -- what the model expects

    def due(self, things, states):
        waiting = [one for one in things if one.state in states and one.next_at is not None and one.next_at <= self.now]
        return min(waiting, key=lambda one: (one.next_at, one.key), default=None)

    def holds(self, thing, claim, states, leased):
        mine = thing.state in states and thing.owner == claim.owner and thing.epoch == claim.epoch
        return mine and (not leased(thing.state) or thing.next_at > self.now)

    def expect(self, ok, error, call):
        if ok:
            call()
            return True
        with pytest.raises(error):
            call()
        return False

    def settle(self, run):
        states = {row.state for row in self.rows.values() if row.run == run.key}
        if run.state not in ("ready", "delivering", "done", "done_with_failed", "done_with_unknown"):
            return
        if states & OPEN:
            if run.state != "ready":
                run.state = "delivering"
        elif "unknown" in states:
            run.state = "done_with_unknown"
        else:
            run.state = "done_with_failed" if states & {"failed", "abandoned", "expired"} else "done"

    # -- runs

    @rule(number=st.integers(1, 3))
    def plan(self, number):
        key = f"monthly/2026-{number:02}/v1"
        assert self.ledger.plan([slot(number)], {}, self.now) == (key not in self.runs)
        self.runs.setdefault(key, Modelled(key, "planned", T0))

    @rule(owner=WORKERS)
    def claim_run(self, owner):
        claim, due = self.ledger.claim_run(owner, self.now, LEASE), self.due(self.runs.values(), {"planned", "running"})
        assert (claim and claim.id) == (due and due.key)
        if due:
            due.state, due.owner, due.epoch, due.next_at = "running", owner, due.epoch + 1, self.now + LEASE
            assert claim.epoch == due.epoch
            self.run_claims.append(claim)

    @precondition(lambda self: self.run_claims)
    @rule(
        which=CHOICE,
        what=st.sampled_from(["renew", "step", "wait", "hold", "ready", "ready", "review", "again", "fail", "skip"]),
    )
    def act_on_run(self, which, what):
        claim = self.run_claims[-1 - which % min(4, len(self.run_claims))]
        run, ledger, now = self.runs[claim.id], self.ledger, self.now
        people = to("anna", "boris")
        calls = {
            "renew": (lambda: ledger.renew(claim, now, LEASE), "running", now + LEASE),
            "step": (lambda: ledger.step(claim, "compute", now), "running", run.next_at),
            "wait": (lambda: ledger.wait(claim, now + LEASE, [("late", "x")], now), "planned", now + LEASE),
            "hold": (lambda: ledger.hold(claim, [("jump", "x")], FILES, people, FIGURES, now), "held", None),
            "ready": (lambda: ledger.ready(claim, FILES, people, FIGURES, now), "ready", None),
            "review": (lambda: ledger.ready(claim, FILES, people, FIGURES, now, now + DOT), "review", now + DOT),
            "again": (lambda: ledger.fail(claim, "x", now + LEASE, now), "planned", now + LEASE),
            "fail": (lambda: ledger.fail(claim, "x", None, now), "failed", None),
            "skip": (lambda: ledger.skip(claim, "x", now), "skipped", None),
        }
        call, state, next_at = calls[what]
        if self.expect(self.holds(run, claim, {"running"}, lambda _: True), Fenced, call):
            run.state, run.next_at = state, next_at
            run.owner = run.owner if state == "running" else ""
            if what in ("hold", "ready", "review"):
                for row in ledger.deliveries(claim.id):
                    self.rows[row.id] = Modelled(row.id, "pending", now, run=claim.id)
                    self.allowed[row.id] = 1

    @precondition(lambda self: self.runs)
    @rule(which=CHOICE, what=st.sampled_from(["approve", "decline", "retry"]))
    def operator_on_run(self, which, what):
        run = sorted(self.runs.values(), key=lambda one: one.key)[which % len(self.runs)]
        ledger, now = self.ledger, self.now
        if what == "approve":
            ok = run.state in ("held", "review")
            if self.expect(ok, DecisionError, lambda: ledger.approve(run.key, "olga", now)):
                run.state, run.next_at = "ready", None
        elif what == "decline":
            ok = run.state in ("held", "review", "ready", "delivering")
            if self.expect(ok, DecisionError, lambda: ledger.decline(run.key, "olga", "x", now)):
                for row in self.rows.values():
                    if row.run == run.key and row.state in ("pending", "retry", "claimed"):
                        row.state, row.next_at, row.owner = "abandoned", None, ""
                run.declined = True
                mine = {row.state for row in self.rows.values() if row.run == run.key}
                if run.state in ("held", "review") or mine <= {"abandoned"}:
                    run.state, run.next_at = "skipped", None
                else:
                    self.settle(run)
        else:
            declined = any(row.run == run.key and row.state != "pending" for row in self.rows.values())
            ok = run.state in ("planned", "held", "review", "failed", "expired", "skipped") and not declined
            if self.expect(ok, DecisionError, lambda: ledger.retry_run(run.key, "olga", now)):
                run.state, run.next_at = "planned", now
                self.rows = {key: row for key, row in self.rows.items() if row.run != run.key}

    # -- deliveries

    @rule(owner=WORKERS)
    def claim_delivery(self, owner):
        sending = [row for row in self.rows.values() if self.runs[row.run].state in ("ready", "delivering")]
        due = self.due(sending, {"pending", "retry", "claimed"})
        claim = self.ledger.claim_delivery(owner, self.now, LEASE, ["mail"])
        assert (claim and claim.id) == (due and due.key)
        if due:
            due.state, due.owner, due.epoch, due.next_at = "claimed", owner, due.epoch + 1, self.now + LEASE
            self.runs[due.run].state = "delivering"
            self.claims.append(claim)

    @precondition(lambda self: self.claims)
    @rule(
        which=CHOICE,
        what=st.sampled_from(
            ["renew", "intent", "intent", "sent", "sent", "refused", "postpone", "release", "unknown"]
        ),
    )
    def act_on_delivery(self, which, what):
        claim = self.claims[-1 - which % min(5, len(self.claims))]
        row, ledger, now = self.rows[claim.id], self.ledger, self.now
        both = {"claimed", "intent"}
        calls = {
            "renew": (lambda: ledger.renew(claim, now, LEASE), {"claimed"}, "claimed", now + LEASE),
            "intent": (lambda: ledger.intent(claim, "<m@x>", "cd" * 32, "relay", now), {"claimed"}, "intent", None),
            "sent": (lambda: ledger.sent(claim, "250", "Q", 3, now), {"intent", "unknown", "sent"}, "sent", None),
            "refused": (lambda: ledger.refused(claim, "550", now), both, "failed", None),
            "postpone": (lambda: ledger.postpone(claim, "451", now + LEASE, now), both, "retry", now + LEASE),
            "release": (lambda: ledger.release(claim, now), both, "pending", now),
            "unknown": (lambda: ledger.unknown(claim, "closed", now), {"intent"}, "unknown", None),
        }
        call, states, state, next_at = calls[what]
        was = row.state
        if not self.expect(self.holds(row, claim, states, lambda state: state == "claimed"), Fenced, call):
            return
        row.state, row.next_at = state, next_at
        if what == "intent":
            row.intent_at = now
        if what in ("sent", "unknown") and was == "intent":
            self.mailbox[row.key] += 1  # the dot was sent; whether a reply came is another matter
        if what in ("refused", "postpone", "release"):
            row.owner = ""
        if was == "unknown":
            self.settle(self.runs[row.run])

    @precondition(lambda self: any(row.state == "unknown" for row in self.rows.values()))
    @rule(which=CHOICE, what=st.sampled_from(["sent", "resend", "abandon", "evidence", "old evidence"]))
    def decide(self, which, what):
        unknown = sorted((row for row in self.rows.values() if row.state == "unknown"), key=lambda row: row.key)
        row, now = unknown[which % len(unknown)], self.now
        if what.endswith("evidence"):
            epoch = row.epoch if what == "evidence" else row.epoch - 1
            proved = self.ledger.late_reply(row.key, epoch, "250", "Q", now)
            assert proved == (what == "evidence")
            row.state = "sent" if proved else row.state
        else:
            ok = what != "resend" or (now >= row.intent_at + DOT + GUARD and not self.runs[row.run].declined)
            if not self.expect(ok, DecisionError, lambda: self.ledger.resolve(row.key, what, "olga", now, DOT)):
                return
            row.state = {"sent": "sent", "resend": "pending", "abandon": "abandoned"}[what]
            row.owner = ""
            if what == "resend":
                row.epoch, row.next_at, row.intent_at = row.epoch + 1, now, None
                self.allowed[row.key] += 1
        self.settle(self.runs[row.run])

    @precondition(lambda self: self.runs)
    @rule(which=CHOICE)
    def send_failed_again(self, which):
        run = sorted(self.runs.values(), key=lambda one: one.key)[which % len(self.runs)]
        ok = run.state in ("ready", "delivering", "done", "done_with_failed", "done_with_unknown") and not run.declined
        if self.expect(ok, DecisionError, lambda: self.ledger.resend_failed(run.key, "olga", self.now)):
            for row in self.rows.values():
                if row.run == run.key and row.state == "failed":
                    row.state, row.owner, row.epoch, row.next_at, row.intent_at = (
                        "pending",
                        "",
                        row.epoch + 1,
                        self.now,
                        None,
                    )
            self.settle(run)

    # -- time

    @rule(seconds=st.sampled_from([1, 60, 300, 600, 661, 3600]))
    def time_passes(self, seconds):
        self.now += timedelta(seconds=seconds)

    @rule()
    def sweep(self):
        swept = self.ledger.sweep(self.now, DOT)
        doubtful = [
            row for row in self.rows.values() if row.state == "intent" and row.intent_at <= self.now - DOT - GUARD
        ]
        assert sorted(swept.unknown) == sorted(row.key for row in doubtful)
        for row in doubtful:
            row.state = "unknown"
            self.mailbox[row.key] += 1  # it may have arrived
        for run in self.runs.values():
            if run.state == "review" and run.next_at <= self.now:
                run.state, run.next_at = "ready", None
            if run.state in ("ready", "delivering"):
                self.settle(run)

    # -- what must hold

    @invariant()
    def the_ledger_is_as_the_model(self):
        if self.ledger is None:
            return
        runs = {run.id: (run.state, run.owner, run.epoch, run.next_at) for run in self.ledger.runs()}
        assert runs == {key: (run.state, run.owner, run.epoch, run.next_at) for key, run in self.runs.items()}
        rows = {row.id: (row.state, row.epoch, row.next_at) for row in self.ledger.deliveries()}
        assert rows == {key: (row.state, row.epoch, row.next_at) for key, row in self.rows.items()}

    @invariant()
    def nobody_got_more_than_was_decided(self):
        if self.ledger is not None:
            assert all(count <= self.allowed[key] for key, count in self.mailbox.items())

    def teardown(self):
        if self.ledger is not None:
            consistent(self.ledger)
            self.close()


def machine_on(place):
    """The machine on a place: a file that is made anew, or a database whose tables are emptied, for each example."""

    class Placed(Machine):
        def open(self):
            if isinstance(place, str):
                opened = open_ledger(place, database_clock=False)
                with opened.write(T0) as tx:
                    names = ", ".join(
                        f"reportgen.{table.name}" for table in METADATA.sorted_tables if table is not META
                    )
                    tx.connection.exec_driver_sql(f"TRUNCATE {names}")
                return opened
            self.home = quick_folder("machine")
            return open_ledger(self.home / "ledger.db")

        def close(self):
            self.ledger.close()
            if not isinstance(place, str):
                shutil.rmtree(self.home)

    return Placed


def check(place, examples, steps, **more):
    slow = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    chosen = settings(
        max_examples=examples, stateful_step_count=steps, deadline=None, suppress_health_check=slow, **more
    )
    run_state_machine_as_test(machine_on(place), settings=chosen)


def test_the_ledger_does_what_the_model_does(place):
    check(place, 10, 40)


@pytest.mark.nightly
def test_the_ledger_does_what_the_model_does_for_long(place):
    check(place, 300, 80)


def test_the_machine_sees_a_ledger_that_forgets_to_compare_epochs(folder, monkeypatch):
    """The control: with a compare-and-set that compares the state only, the machine finds a difference."""
    from reportgen.ledger import deliveries, runs, transitions

    honest = transitions.move

    def careless(tx, table, row, was, became, *, owner=None, epoch=None, leased=False, **rest):
        honest(tx, table, row, was, became, **rest)

    monkeypatch.setattr(deliveries, "move", careless)
    monkeypatch.setattr(runs, "move", careless)
    with pytest.raises((AssertionError, pytest.fail.Exception)):
        check(folder, 200, 40, phases=[Phase.generate], report_multiple_bugs=False)

"""deliver.smtp: what each answer of a relay means, on both sides of the final dot."""

from __future__ import annotations

import base64
import contextlib
import itertools
import random
import re
import smtplib
import socket
import ssl
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session
from hypothesis import given
from hypothesis import strategies as st

from reportgen.addresses import Address
from reportgen.deliver import Accepted, Attachment, Broken, Deferred, Doubtful, Outcome, Parcel, Refused, Withheld
from reportgen.deliver.line import Line, trust
from reportgen.deliver.message import Mail, built
from reportgen.deliver.smtp import MESSAGES_A_CONNECTION, REFUSALS_A_CONNECTION, Relay, Smtp, queue_id, stuffed

MIME = b"From: r@example.org\r\nTo: a@example.org\r\nSubject: x\r\n\r\n.hidden\r\n..two\r\nend\r\n"
JULY = datetime(2026, 7, 3, 6, tzinfo=UTC)
PARCEL = Parcel("a@example.org", "m@example.org", "x", mime=MIME)


class Mailbox:
    """An honest relay's memory; answers as told."""

    def __init__(self, rcpt: str = "250 OK", data: str = "250 queued as ABC123") -> None:
        self.rcpt, self.data, self.got = rcpt, data, []

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.rcpt.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.rcpt

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if self.data.startswith("250"):
            self.got.append((envelope.mail_from, envelope.rcpt_tos, envelope.content))
        return self.data


@contextmanager
def relay(mailbox: Any, **options: Any) -> Iterator[Relay]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(mailbox, hostname="127.0.0.1", port=port, **options)
    controller.start()
    try:
        yield Relay("127.0.0.1", port, "insecure", "r@example.org", connect_timeout=5, dot_timeout=5)
    finally:
        controller.stop()


class Intents(list[str]):
    def __call__(self, peer: str) -> None:
        self.append(peer)


def deliver(to: Relay, *parcels: Parcel, before_dot: Callable[[str], None] | None = None) -> list[Outcome]:
    with Smtp(to) as transport:
        return [
            transport.send(parcel, Intents() if before_dot is None else before_dot) for parcel in parcels or (PARCEL,)
        ]


# --- an honest relay


def test_a_mail_arrives_as_it_was_built_and_its_receipt_is_kept() -> None:
    mailbox, intents = Mailbox(), Intents()
    with relay(mailbox) as to:
        (outcome,) = deliver(to, before_dot=intents)
    assert isinstance(outcome, Accepted)
    assert (outcome.reply, outcome.queue_id) == ("250 queued as ABC123", "ABC123")
    assert mailbox.got == [("r@example.org", ["a@example.org"], MIME)]
    assert intents == [f"127.0.0.1:{to.port}"]


def test_many_mails_share_connections_one_recipient_each() -> None:
    mailbox = Mailbox()
    with relay(mailbox) as to:
        outcomes = deliver(to, *[PARCEL] * (MESSAGES_A_CONNECTION + 5))
    assert {type(each) for each in outcomes} == {Accepted}
    assert len(mailbox.got) == MESSAGES_A_CONNECTION + 5
    assert {len(to) for _, to, _ in mailbox.got} == {1}


@pytest.mark.parametrize(
    ("rcpt", "data", "kind"),
    [
        ("450 busy", "250 OK", Deferred),
        ("550 no such user", "250 OK", Refused),
        ("250 OK", "451 later", Deferred),
        ("250 OK", "554 spam", Refused),
    ],
)
def test_an_answer_of_the_relay_is_final_or_not_by_its_first_digit(rcpt: str, data: str, kind: type) -> None:
    intents = Intents()
    with relay(Mailbox(rcpt, data)) as to:
        first, second = deliver(to, PARCEL, PARCEL, before_dot=intents)
    assert (type(first), type(second)) == (kind, kind)
    assert len(intents) == (2 if rcpt.startswith("250") else 0)


def test_a_mail_that_is_larger_than_the_relay_takes_is_not_even_offered() -> None:
    mailbox = Mailbox()
    with relay(mailbox, data_size_limit=50) as to:
        (outcome,) = deliver(to)
    assert isinstance(outcome, Refused)
    assert "the relay takes 50" in outcome.reply


def test_what_the_ledger_will_not_have_is_not_handed_over() -> None:
    class FencedError(Exception):
        pass

    def refuse(peer: str) -> None:
        raise FencedError

    mailbox = Mailbox()
    with relay(mailbox) as to, Smtp(to) as transport:
        with pytest.raises(FencedError):
            transport.send(PARCEL, refuse)
        assert isinstance(transport.send(PARCEL, Intents()), Accepted)
    assert len(mailbox.got) == 1


def test_a_dot_whose_intent_took_too_long_to_write_is_not_sent() -> None:
    now = [0.0]

    def slowly(peer: str) -> None:
        now[0] += 6.0

    mailbox = Mailbox()
    with relay(mailbox) as to, Smtp(to, monotonic=lambda: now[0]) as transport:
        assert isinstance(transport.send(PARCEL, slowly), Withheld)
    assert mailbox.got == []


def test_messages_are_spread_over_time_where_the_relay_wants_that() -> None:
    slept: list[float] = []
    with relay(Mailbox()) as to:
        slow = Relay(to.host, to.port, to.tls, to.sender, per_minute=30)
        with Smtp(slow, monotonic=lambda: sum(slept), sleep=slept.append) as transport:
            for _ in range(3):
                transport.send(PARCEL, Intents())
    assert slept == [2.0, 2.0]


# --- TLS


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


def tls_server(authority: trustme.CA, name: str = "localhost") -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    return context


@contextmanager
def trusting(authority: trustme.CA, tmp_path: Path, to: Relay, **changed: Any) -> Iterator[Relay]:
    file = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(str(file))
    given: dict[str, Any] = {
        "host": "localhost", "port": to.port, "tls": "starttls", "sender": to.sender, "ca_file": str(file), "connect_timeout": 5,
    }  # fmt: skip
    yield Relay(**{**given, **changed})


class Login:
    def __init__(self, *, repeating: bool = False) -> None:
        self.seen: list[tuple[bytes, bytes]] = []
        self.repeating = repeating

    def __call__(self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any) -> AuthResult:
        self.seen.append((data.login, data.password))
        whole = base64.b64encode(b"\0" + data.login + b"\0" + data.password).decode()
        told = f"535 no: {data.password.decode()}, {whole}" if self.repeating else None
        return AuthResult(success=data.password == b"right", handled=False, message=told)


def test_a_mail_goes_encrypted_after_a_login(authority: trustme.CA, tmp_path: Path) -> None:
    mailbox, login = Mailbox(), Login()
    with relay(mailbox, tls_context=tls_server(authority), require_starttls=True, authenticator=login) as plain:  # noqa: SIM117
        with trusting(authority, tmp_path, plain, user="u", password="right") as to:
            (outcome,) = deliver(to)
    assert isinstance(outcome, Accepted)
    assert login.seen == [(b"u", b"right")]


def test_a_wrong_password_breaks_the_way_and_is_in_no_message(authority: trustme.CA, tmp_path: Path) -> None:
    with relay(Mailbox(), tls_context=tls_server(authority), authenticator=Login()) as plain:  # noqa: SIM117
        with trusting(authority, tmp_path, plain, user="u", password="canary-4711") as to:
            (outcome,) = deliver(to)
    assert isinstance(outcome, Broken)
    assert outcome.lasting
    assert "canary" not in str(outcome) + repr(to)


@pytest.mark.parametrize("ask", [lambda to: deliver(to)[0].what, lambda to: Smtp(to).probe()], ids=["mail", "check"])
def test_a_relay_that_repeats_the_password_is_heard_without_it(
    ask: Callable[[Relay], str], authority: trustme.CA, tmp_path: Path
) -> None:
    login = Login(repeating=True)
    with relay(Mailbox(), tls_context=tls_server(authority), authenticator=login) as plain:  # noqa: SIM117
        with trusting(authority, tmp_path, plain, user="reports", password="canary-4711") as to:
            said = ask(to)
    assert "does not take user and password: 535 no: ***, " in said
    assert "canary" not in said
    assert base64.b64encode(b"\0reports\0canary-4711").decode()[12:-2] not in said


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (
            "self-signed",
            "nobody whom this machine trusts has signed its certificate: name the signer's own with ca_file",
        ),
        ("wrong host", "its certificate is for another name than 'localhost': write as host a name that stands in it"),
        (
            "no starttls",
            "or somebody on the way takes it out. For a relay on this very machine tls: insecure may be written",
        ),
        ("expired", "its certificate has expired: it is to be renewed on the mail server"),
    ],
)
def test_no_word_of_a_mail_reaches_a_relay_that_cannot_be_trusted(
    fault: str, told: str, authority: trustme.CA, tmp_path: Path
) -> None:
    mailbox, login = Mailbox(), Login()
    context: ssl.SSLContext | None = tls_server(authority)
    if fault == "self-signed":
        context = tls_server(trustme.CA())
    elif fault == "wrong host":
        context = tls_server(authority, "elsewhere.test")
    elif fault == "expired":
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert("localhost", not_after=datetime(2020, 1, 1, tzinfo=UTC)).configure_cert(context)
    else:
        context = None
    options = {"tls_context": context} if context else {}
    with relay(mailbox, auth_require_tls=False, authenticator=login, **options) as plain:  # noqa: SIM117
        with trusting(authority, tmp_path, plain, user="u", password="right") as to:
            (outcome,) = deliver(to)
    assert isinstance(outcome, Broken)
    assert outcome.lasting
    assert outcome.what.endswith(told)
    assert (mailbox.got, login.seen) == ([], [])


@pytest.mark.parametrize(("answer", "lasting"), [(b"454 4.7.0 not now\r\n", False), (b"554 5.7.3 never\r\n", True)])
def test_a_relay_that_will_not_encrypt_is_quoted(answer: bytes, lasting: bool, tmp_path: Path) -> None:
    script: Script = [(b"", b"220 hi\r\n"), (b"EHLO", b"250-hi\r\n250 STARTTLS\r\n"), (b"STARTTLS", answer)]
    with (
        peer(script, hold=1) as (port, heard),
        Smtp(Relay("127.0.0.1", port, "starttls", "r@example.org")) as transport,
    ):
        outcome = transport.send(PARCEL, Intents())
    assert isinstance(outcome, Broken)
    assert outcome.lasting is lasting
    assert outcome.what == f"127.0.0.1:{port} refuses STARTTLS: {answer.decode().strip()}"
    assert b"MAIL" not in heard.upper()


@pytest.mark.parametrize(
    ("tls", "script", "told"),
    [
        ("starttls", [(b"", b"")], "says nothing. A port that is encrypted at once, as 465 is, needs tls: implicit"),
        ("implicit", [(b"", b"220 hi\r\n")], "a port that begins in clear, as 587 does, needs tls: starttls"),
    ],
)
def test_who_calls_the_wrong_port_is_told_which_word_fits_it(tls: str, script: Script, told: str) -> None:
    with peer(script, hold=1) as (port, _):
        to = Relay("127.0.0.1", port, tls, "r@example.org", connect_timeout=0.3)
        with Smtp(to) as transport:
            outcome = transport.send(PARCEL, Intents())
    assert isinstance(outcome, Broken)
    assert outcome.what.endswith(told)


@pytest.mark.parametrize(
    ("text", "told"), [(None, "cannot be read: No such file or directory"), ("x", "holds no certificate in PEM form")]
)
def test_certificates_that_cannot_be_had_are_not_taken_for_a_relay_that_is_away(
    text: str | None, told: str, tmp_path: Path
) -> None:
    file = tmp_path / "ca.pem"
    if text is not None:
        file.write_text(text)
    with Smtp(Relay("127.0.0.1", 1, "implicit", "r@example.org", ca_file=str(file))) as transport:
        assert transport.send(PARCEL, Intents()) == Broken(f"ca_file: {file} {told}", lasting=True)


# --- a relay that breaks


Script = list[tuple[bytes, bytes | None]]
"""What a peer waits for, and what it answers; None closes the line, b"" says nothing."""

GREET: Script = [(b"", b"220 hi\r\n"), (b"EHLO", b"250-hi\r\n250 PIPELINING\r\n")]
UP_TO_DATA: Script = [*GREET, (b"MAIL", b"250 ok\r\n"), (b"RCPT", b"250 ok\r\n"), (b"DATA", b"354 go\r\n")]


@contextmanager
def peer(script: Script, hold: float = 0.0, pause: float = 0.0) -> Iterator[tuple[int, bytearray]]:
    """A relay that does as the script says and no more; what answers nothing comes after a pause."""
    heard, listening = bytearray(), socket.create_server(("127.0.0.1", 0))
    over = threading.Event()

    def serve() -> None:
        line, _ = listening.accept()
        line.settimeout(5)
        try:
            start = 0  # what came in one packet with an earlier command is answered too
            for awaited, answer in script:
                while awaited and awaited not in heard[start:].upper():
                    got = line.recv(65536)
                    if not got:
                        return
                    heard.extend(got)
                start = heard.upper().index(awaited, start) + len(awaited)
                if answer is None:
                    return
                if not awaited:
                    over.wait(pause)
                if answer:
                    line.sendall(answer)
            over.wait(hold)
        except OSError:
            pass
        finally:
            line.close()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield listening.getsockname()[1], heard
    finally:
        over.set()
        thread.join(5)
        listening.close()


def sent(
    script: Script, hold: float = 0.0, dot_timeout: float = 1.0, pause: float = 0.0, patience: float = 2.0
) -> tuple[Outcome, Intents, bytes]:
    intents = Intents()
    with peer(script, hold, pause) as (port, heard):
        to = Relay("127.0.0.1", port, "insecure", "r@example.org", connect_timeout=patience, dot_timeout=dot_timeout)
        with Smtp(to) as transport:
            outcome = transport.send(PARCEL, intents)
    return outcome, intents, bytes(heard)


@pytest.mark.parametrize(
    ("script", "kind"),
    [
        ([(b"", None)], Broken),
        ([(b"", b"554 go away\r\n")], Broken),
        ([(b"", b"220 hi\r\n"), (b"EHLO", None)], Broken),
        ([*GREET, (b"MAIL", None)], Deferred),
        ([*GREET, (b"MAIL", b"550 you may not\r\n"), GREET[1]], Broken),
        ([*GREET, (b"MAIL", b"552 5.3.4 too large\r\n"), GREET[1]], Refused),
        ([*GREET, (b"MAIL", b"250 ok\r\n"), (b"RCPT", b"503 send MAIL first\r\n"), (b"QUIT", b"221 bye\r\n")], Deferred),
        ([*GREET, (b"MAIL", b"250 ok\r\n"), (b"RCPT", b"530 log in first\r\n"), (b"QUIT", b"221 bye\r\n")], Broken),
        ([*GREET, (b"MAIL", b"250 ok\r\n"), (b"RCPT", b"250-taken\r\n550 not taken\r\n")], Broken),
        ([GREET[0], (b"EHLO", b"250-hi\r\n250 SIZE " + b"9" * 5000 + b"\r\n"), (b"MAIL", None)], Deferred),
        ([*GREET, (b"MAIL", b"421 closing\r\n")], Broken),
        ([*GREET, (b"MAIL", b"250 ok\r\n"), (b"RCPT", b"354 go on\r\n")], Deferred),
        ([*GREET, (b"MAIL", b"250 ok\r\n"), (b"RCPT", None)], Deferred),
        ([*GREET, (b"MAIL", b"250 ok\r\n"), (b"RCPT", b"nonsense\r\n")], Broken),
        ([*UP_TO_DATA[:-1], (b"DATA", None)], Deferred),
        ([*UP_TO_DATA[:-1], (b"DATA", b"250 queued as 4711\r\n")], Deferred),
        ([*UP_TO_DATA[:-1], (b"DATA", b"452 full\r\n"), GREET[1]], Deferred),
    ],
)  # fmt: skip
def test_before_the_dot_nothing_is_in_doubt(script: Script, kind: type) -> None:
    outcome, intents, heard = sent(script)
    assert type(outcome) is kind, outcome
    assert intents == []
    assert b"hidden" not in heard


@pytest.mark.parametrize("answer", [None, b"25"])
def test_after_the_dot_no_answer_is_a_doubt(answer: bytes | None) -> None:
    outcome, intents, heard = sent([*UP_TO_DATA, (b"\r\n.\r\n", answer)])
    assert type(outcome) is Doubtful, outcome
    assert len(intents) == 1
    assert heard.endswith(b"\r\n.\r\n")


def test_after_the_dot_silence_is_a_doubt_only_when_the_wait_is_over() -> None:
    outcome, _, _ = sent([*UP_TO_DATA, (b"\r\n.\r\n", b"")], hold=3)
    assert outcome == Doubtful("no answer to the final dot: it took too long")


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (b"250 ok\r\n", Accepted),
        (b"421 shutting down\r\n", Deferred),
        (b"451 later\r\n", Deferred),
        (b"552 too big\r\n", Refused),
    ],
)
def test_after_the_dot_an_answer_is_an_answer(answer: bytes, kind: type) -> None:
    outcome, _, _ = sent([*UP_TO_DATA, (b"\r\n.\r\n", answer)])
    assert type(outcome) is kind


def test_what_a_relay_says_before_the_dot_is_no_answer_to_it() -> None:
    """A peer that takes the message before it is whole: what it said would be read behind the dot, as if it had been asked."""
    for too_early in (b"354 go\r\n250 ok queued as 4711\r\n", b"354 go\r\n421 shutting down\r\n"):
        outcome, intents, heard = sent([*UP_TO_DATA[:-1], (b"DATA", too_early), (b"\r\n.\r\n", b"")], hold=1)
        assert type(outcome) is Deferred, outcome
        assert outcome.reply.startswith("the relay spoke before the message was whole: ")
        assert intents == []
        assert not heard.endswith(b"\r\n.\r\n")


@pytest.mark.parametrize("stray", [b"550 5.1.1 nobody by that name", b"250 ok", b"\xff no answer"])
@pytest.mark.parametrize(
    ("behind", "pause"), [*itertools.product(range(1, 5), [0.0]), *itertools.product(range(1, 4), [0.03])]
)
def test_what_nothing_asked_for_is_no_answer_to_the_next_command(behind: int, pause: float, stray: bytes) -> None:
    """A second answer to one command, at once or a little later: the recipient was refused by nobody."""
    script: Script = [*UP_TO_DATA, (b"\r\n.\r\n", b"250 queued as 1\r\n")]
    command, answer = script[behind]
    late: Script = [(command, answer), (b"", stray + b"\r\n"), script[behind + 1], GREET[1]]
    at_once: Script = [(command, (answer or b"") + stray + b"\r\n"), *script[behind + 1 :]]
    outcome, _, _ = sent([*script[:behind], *(late if pause else at_once)], hold=1, pause=pause)
    if isinstance(outcome, Broken):
        assert stray.startswith(b"\xff"), outcome  # no answer at all, as from a relay that lost its mind
        assert not outcome.lasting
    else:
        assert isinstance(outcome, Deferred), outcome


@pytest.mark.parametrize("refusal", [b"550 unknown\r\n", b"450 busy\r\n"])
def test_refused_recipients_share_a_connection_as_long_as_relays_bear_it(refusal: bytes) -> None:
    """A connection for each, with its login, is what relays count and cut; twenty refusals on one are as well."""
    refused: Script = [(b"MAIL", b"250 ok\r\n"), (b"RCPT", refusal), GREET[1]]
    taken: Script = [*UP_TO_DATA[2:], (b"\r\n.\r\n", b"250 queued\r\n")]
    away: Script = [(b"QUIT", b"221 bye\r\n")]
    with peer([*GREET, *refused * 3, *taken, *refused * REFUSALS_A_CONNECTION, *away], hold=1) as (port, heard):
        to = Relay("127.0.0.1", port, "insecure", "r@example.org", connect_timeout=0.3, dot_timeout=1)
        with Smtp(to) as transport:
            kinds = [type(transport.send(PARCEL, Intents())) for _ in range(5 + REFUSALS_A_CONNECTION)]
    kind = Refused if refusal.startswith(b"5") else Deferred
    assert kinds == [kind] * 3 + [Accepted] + [kind] * REFUSALS_A_CONNECTION + [Broken]  # nobody takes a second call
    assert heard.upper().endswith(b"QUIT\r\n")


@pytest.mark.parametrize("first", [b"554 spam", b"451 later", b"421 going"])
@pytest.mark.parametrize("second", [b"250 ok queued as 7\r\n", b"550 no\r\n"])
def test_of_two_answers_to_the_dot_nobody_knows_which_is_its_own(first: bytes, second: bytes) -> None:
    """However late the second is: what comes for EHLO is no greeting, and what comes for QUIT no farewell."""
    asked = b"QUIT" if first.startswith(b"421") else b"EHLO"
    script: Script = [*UP_TO_DATA, (b"\r\n.\r\n", first + b"\r\n"), (asked, second), (b"QUIT", GREET[1][1])]
    outcome, _, _ = sent(script)
    assert isinstance(outcome, Doubtful), outcome
    assert outcome.what.startswith(f"two answers to the final dot, {first.decode()} and ")


@pytest.mark.parametrize(
    ("again", "bye", "kind"),
    [
        (b"250-hi\r\n250 now with SIZE\r\n", b"221 bye\r\n", Refused),
        (b"503 hello once\r\n", b"221 bye\r\n", Refused),
        (b"250 queued\r\n", b"421 going\r\n", Doubtful),
        (b"250 queued\r\n", b"", Doubtful),
        (b"250 queued\r\n", None, Doubtful),
        (b"", b"", Doubtful),
    ],
)
def test_a_relay_that_greets_otherwise_the_second_time_is_asked_for_its_farewell(
    again: bytes, bye: bytes | None, kind: type
) -> None:
    outcome, _, _ = sent([*UP_TO_DATA, (b"\r\n.\r\n", b"554 no\r\n"), (b"EHLO", again), (b"QUIT", bye)], patience=0.2)
    assert type(outcome) is kind, outcome


@pytest.mark.parametrize(
    "answer", [b"250-queued\r\n451 later\r\n", b"550-no\r\n250 queued\r\n", b"250-queued\r\n550 no\r\n"]
)
def test_an_answer_whose_lines_contradict_each_other_is_none(answer: bytes) -> None:
    """Taken for its last line alone, it would be sent again, or written off, though the relay may have it."""
    outcome, _, _ = sent([*UP_TO_DATA, (b"\r\n.\r\n", answer)])
    assert isinstance(outcome, Doubtful), outcome
    assert outcome.what == "an answer to the final dot that is none: -1 " + answer.decode().replace("\r\n", " ").strip()


@pytest.mark.parametrize("farewell", [b"421 too many errors\r\n", b"221 bye\r\n", None])
def test_a_relay_that_takes_its_leave_behind_an_answer_has_answered(farewell: bytes | None) -> None:
    refused: Script = [*UP_TO_DATA[:-2], (b"RCPT", b"550 5.1.1 unknown\r\n")]
    assert isinstance(sent([*refused, (b"EHLO", farewell)])[0], Refused)
    assert isinstance(sent([*refused, (b"", farewell)])[0], Refused)
    for answer, kind in ((b"250 ok\r\n", Accepted), (b"550 no\r\n", Refused)):
        assert type(sent([*UP_TO_DATA, (b"\r\n.\r\n", answer), (b"", farewell)])[0]) is kind


LIMITED = 2.0
"""Seconds that `sent` gives an answer up to the body."""


@pytest.mark.parametrize(
    "forever",
    [b"220-and on\r\n", b"220-" + b"x" * 4000, b"220-\xff\xfe\x00\x1b[2J\r\n"],
    ids=["lines", "one line", "no text"],
)
def test_an_answer_that_does_not_end_is_given_up(forever: bytes) -> None:
    with peer([(b"", forever * 1000)], hold=5) as (port, _):
        began = time.monotonic()
        (outcome,) = deliver(Relay("127.0.0.1", port, "insecure", "r@example.org", connect_timeout=LIMITED))
    assert isinstance(outcome, Broken)
    assert "does not end" in outcome.what
    assert time.monotonic() - began < LIMITED


def test_an_answer_that_drips_has_one_limit_of_time_for_all_of_it() -> None:
    """Each letter comes in time, the answer does not."""
    listening, over = socket.create_server(("127.0.0.1", 0)), threading.Event()

    def drip() -> None:
        line, _ = listening.accept()
        with line, contextlib.suppress(OSError):
            while not over.wait(0.2):
                line.sendall(b"2")

    thread = threading.Thread(target=drip, daemon=True)
    thread.start()
    began = time.monotonic()
    (outcome,) = deliver(
        Relay("127.0.0.1", listening.getsockname()[1], "insecure", "r@example.org", connect_timeout=0.7)
    )
    over.set()
    thread.join(5)
    listening.close()
    assert isinstance(outcome, Broken)
    assert outcome.what.endswith("it took too long")
    assert time.monotonic() - began < 5


@pytest.mark.parametrize(
    ("answer", "kind", "kept"),
    [
        (b"250 \xff\xfe\x00\x1b[2J\x07ok\r\n", Accepted, "250 \ufffd\ufffd  [2J ok"),
        (b"250-first\r\n250-queued as 4711\r\n250 ok\r\n", Accepted, "250 first queued as 4711 ok"),
        (b"250\r\n", Accepted, "250"),
        (b"999 what\r\n", Doubtful, "an answer to the final dot that is none: 999 what"),
        (b"2500 ok\r\n", Doubtful, "an answer to the final dot that is none: -1 ok"),
        (b"\xff\xff\xff\r\n", Doubtful, "an answer to the final dot that is none: -1"),
        (b"-50 ok\r\n", Doubtful, "an answer to the final dot that is none: -1 ok"),
        ("\u0662\u0665\u0660 ok\r\n".encode(), Doubtful, "an answer to the final dot that is none: -1"),
    ],
)  # fmt: skip
def test_an_answer_in_any_bytes_is_kept_as_text_and_taken_for_no_more_than_it_is(
    answer: bytes, kind: type, kept: str
) -> None:
    outcome, _, _ = sent([*UP_TO_DATA, (b"\r\n.\r\n", answer)])
    assert type(outcome) is kind, outcome
    said = str(getattr(outcome, "reply", "") or getattr(outcome, "what", ""))
    assert said.startswith(kept)
    assert said.isprintable()


def test_an_answer_in_several_packets_is_one() -> None:
    pieces: Script = [(b"\r\n.\r\n", b"2"), (b"", b"50 ok que"), (b"", b"ued as 47"), (b"", b"11\r\n")]
    outcome, _, _ = sent([*UP_TO_DATA, *pieces])
    assert isinstance(outcome, Accepted)
    assert outcome.queue_id == "4711"


def test_a_relay_that_closed_an_idle_line_is_called_again() -> None:
    mailbox = Mailbox()
    with relay(mailbox) as to, Smtp(to) as transport:
        assert isinstance(transport.send(PARCEL, Intents()), Accepted)
        transport._line.sock.shutdown(socket.SHUT_RDWR)
        assert isinstance(transport.send(PARCEL, Intents()), Accepted)
    assert len(mailbox.got) == 2


@pytest.fixture
def outdated(authority: trustme.CA) -> ssl.SSLContext:
    """A server that speaks nothing newer than TLS 1.1 (RFC 8996: MUST NOT be used), as OpenSSL 3 still lets one be."""
    context = tls_server(authority)
    context.set_ciphers("DEFAULT:@SECLEVEL=0")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1_1
    return context


def test_an_encryption_that_is_outdated_is_not_taken(
    outdated: ssl.SSLContext, authority: trustme.CA, tmp_path: Path
) -> None:
    mailbox, login = Mailbox(), Login()
    with relay(mailbox, tls_context=outdated, authenticator=login) as plain:  # noqa: SIM117
        with trusting(authority, tmp_path, plain, user="u", password="right") as to:
            assert spoken(to, outdated=True) == "TLSv1.1"  # the server does speak it, with whoever lets it
            (outcome,) = deliver(to)
    assert isinstance(outcome, Broken)
    assert outcome.lasting
    assert (mailbox.got, login.seen) == ([], [])


def test_an_encryption_of_today_is_taken(authority: trustme.CA, tmp_path: Path) -> None:
    with relay(Mailbox(), tls_context=tls_server(authority)) as plain:  # noqa: SIM117
        with trusting(authority, tmp_path, plain) as to:
            assert spoken(to) in ("TLSv1.2", "TLSv1.3")


def spoken(to: Relay, *, outdated: bool = False) -> str | None:
    """What a client agrees on with this relay: ours, or one that lets anything through."""
    context = trust(to)
    if outdated:
        context.set_ciphers("DEFAULT:@SECLEVEL=0")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            context.minimum_version = ssl.TLSVersion.TLSv1_1
    with smtplib.SMTP(to.host, to.port, timeout=5) as line:
        line.starttls(context=context)
        assert isinstance(line.sock, ssl.SSLSocket)
        return line.sock.version()


def test_a_password_in_any_script_is_sent_as_it_is_and_not_repeated(authority: trustme.CA, tmp_path: Path) -> None:
    with relay(Mailbox(), tls_context=tls_server(authority), authenticator=(login := Login())) as plain:  # noqa: SIM117
        with trusting(authority, tmp_path, plain, user="u", password="тайна") as to:
            (outcome,) = deliver(to)
    assert login.seen == [(b"u", "тайна".encode())]
    assert isinstance(outcome, Broken)
    assert "does not take user and password" in outcome.what


def test_an_encrypted_message_has_one_limit_of_time_for_all_of_it(authority: trustme.CA) -> None:
    """A peer that takes a record now and then holds nobody up: each record comes in time, the message does not."""
    ours, theirs = socket.socketpair()
    for end in (ours, theirs):
        end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
    client = ssl.create_default_context()
    authority.configure_trust(client)
    over = threading.Event()

    def sip() -> None:
        with tls_server(authority).wrap_socket(theirs, server_side=True) as end, contextlib.suppress(OSError):
            while not over.wait(0.05):
                end.recv(16_384)

    thread = threading.Thread(target=sip, daemon=True)
    thread.start()
    line = Line()
    line.sock = client.wrap_socket(ours, server_hostname="localhost")
    began = time.monotonic()
    with pytest.raises(TimeoutError):
        line.pour(b"x" * 2_000_000, 0.3)
    assert time.monotonic() - began < 1
    over.set()
    line.close()
    thread.join(5)


def test_words_put_before_the_encryption_are_not_heeded(authority: trustme.CA, tmp_path: Path) -> None:
    """An answer injected behind that to STARTTLS (CVE-2011-0411) belongs to nobody."""
    script: Script = [
        (b"", b"220 hi\r\n"),
        (b"EHLO", b"250-hi\r\n250 STARTTLS\r\n"),
        (b"STARTTLS", b"220 go\r\n250-hi\r\n250 AUTH PLAIN\r\n235 ok\r\n250 ok\r\n250 ok\r\n354 go\r\n"),
    ]
    with peer(script, hold=1) as (port, heard):
        plain = Relay("127.0.0.1", port, "insecure", "r@example.org")
        with trusting(authority, tmp_path, plain, user="u", password="canary", connect_timeout=1) as to:
            (outcome,) = deliver(to)
    assert isinstance(outcome, Broken)
    assert b"canary" not in heard
    assert b"AUTH" not in heard


def test_nobody_at_the_port_breaks_the_way() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    (outcome,) = deliver(Relay("127.0.0.1", port, "insecure", "r@example.org", connect_timeout=1))
    assert isinstance(outcome, Broken)
    assert not outcome.lasting
    assert "cannot be reached" in outcome.what


# --- the words of the line


@given(st.binary(max_size=200))
def test_a_dot_at_the_beginning_of_a_line_is_doubled_and_no_body_can_end_itself(raw: bytes) -> None:
    mime = raw.replace(b"\r", b"").replace(b"\n", b"\r\n")
    wire = stuffed(mime)
    assert wire.endswith(b"\r\n")
    assert b"\r\n.\r\n" not in wire
    assert not wire.startswith(b".\r\n")
    lines = [line[1:] if line.startswith(b".") else line for line in wire.split(b"\r\n")]
    assert b"\r\n".join(lines).removesuffix(b"\r\n") == mime.removesuffix(b"\r\n")


@pytest.mark.parametrize(
    ("reply", "known"),
    [
        ("250 2.0.0 Ok: queued as 4ZxY9k1Qz", "4ZxY9k1Qz"),
        ("250 OK id=1tKq2x-000123-AB", "1tKq2x-000123-AB"),
        ("250 2.0.0 5b7e2a1c Message accepted for delivery", "5b7e2a1c"),
        ("250 OK", ""),
    ],
)
def test_the_name_in_the_relays_queue_is_read_from_its_answer(reply: str, known: str) -> None:
    assert queue_id(reply) == known


SMUGGLED = (
    "\r\n.\r\nMAIL FROM:<eve@example.com>\r\n", "\n.\n", "\n.\r\n", "\r.\r", "\r\n.\r", "\r\n\x00.\r\n", "\r", "\n", "\r\n", ".",
    "..", "\x0b", "\x0c", "\x85", "\u2028", "Größe 12\u202f%", "доля ", "x" * 1200, " ", "\t", "&amp;", "<p>", "=0D=0A.", "тут\r",
)  # fmt: skip
"""What ends a mail early at relays that are not strict (CVE-2023-51764, CVE-2024-27305), and what may lie around it."""


@pytest.mark.parametrize("number", [100, pytest.param(1000, marks=pytest.mark.nightly)])
def test_no_mail_has_a_line_end_by_which_a_second_one_could_be_smuggled_in(number: int) -> None:
    chance, sender, to = random.Random(19), Address("r@example.org"), Address("a@example.org")

    def words(most: int) -> str:
        return "".join(chance.choice(SMUGGLED) for _ in range(chance.randint(1, most)))

    for _ in range(number):
        file = Attachment("a.csv", "text/csv", words(30).encode("utf-8", "replace"))
        data = stuffed(built(Mail(sender, to, "June", words(8), "m@example.org", JULY, words(5), attachments=(file,))))
        alone = data.replace(b"\r\n", b"")
        assert b"\r" not in alone
        assert b"\n" not in alone
        assert b"\r\n.\r\n" not in data
        assert b"\x00" not in data
        assert all(len(line) <= 998 and not re.match(rb"\.(?!\.)", line) for line in data.split(b"\r\n"))

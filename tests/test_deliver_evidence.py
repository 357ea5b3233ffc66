"""deliver.evidence: what the log of a relay proves of a delivery in doubt, and what it only seems to."""

from __future__ import annotations

import gzip
import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reportgen.deliver import evidence
from reportgen.deliver.evidence import Doubt, EvidenceError, Proof, accepted, stamp

ID = "c5db47cb39ca31ab98fe02aea532c560.v1@example.org"
SINCE = datetime(2026, 11, 22, 12, 0, 44, tzinfo=UTC)
DOUBT = Doubt(ID, "r@example.org", "anna@example.org", SINCE)

# As Postfix 3.7.11 wrote them when a worker was killed after the dot; of the mail below it when one was killed before it.
POSTFIX = f"""\
Nov 22 12:00:43 relay postfix/smtpd[17253]: 4jXSMH5Wv0zX8fT: client=localhost[127.0.0.1]
Nov 22 12:00:44 relay postfix/cleanup[17257]: 4jXSMH5Wv0zX8fT: message-id=<{ID}>
Nov 22 12:00:44 relay postfix/qmgr[15418]: 4jXSMH5Wv0zX8fT: from=<r@example.org>, size=1299, nrcpt=1 (queue active)
Nov 22 12:00:44 relay postfix/virtual[18704]: 4jXSMH5Wv0zX8fT: to=<anna@example.org>, relay=virtual, delay=0.55, \
delays=0.52/0.02/0/0.01, dsn=2.0.0, status=sent (delivered to maildir)
Nov 22 12:00:44 relay postfix/qmgr[15418]: 4jXSMH5Wv0zX8fT: removed
"""
POSTFIX_CUT = f"""\
Nov 22 12:00:43 relay postfix/smtpd[17250]: 4jXSMH6DSTzX91l: client=localhost[127.0.0.1]
Nov 22 12:00:43 relay postfix/cleanup[17254]: 4jXSMH6DSTzX91l: message-id=<{ID}>
Nov 22 12:00:43 relay postfix/smtpd[17250]: lost connection after DATA (1280 bytes) from localhost[127.0.0.1]
"""
# As Exim 4.96 wrote them; it drops a mail whose sender went away before the answer, and says so.
EXIM = f"""\
2026-11-22 12:00:44 1xV63E-0000aI-14 <= r@example.org H=localhost (reportgen.test) [127.0.0.1] P=esmtp S=269 id={ID}
2026-11-22 12:00:44 1xV63E-0000aI-14 => anna <anna@example.org> R=all T=box
2026-11-22 12:00:44 1xV63E-0000aI-14 Completed
"""


@pytest.fixture(autouse=True)
def _utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def looked_up(folder: Path, text: str, *doubts: Doubt, name: str = "mail.log") -> dict[str, Proof]:
    log = folder / name
    log.write_text(text)
    return accepted(log, doubts or (DOUBT,))


def test_a_mail_that_postfix_took_is_proved_with_its_name_in_the_queue(tmp_path: Path) -> None:
    assert looked_up(tmp_path, POSTFIX) == {ID: Proof("4jXSMH5Wv0zX8fT", "sent")}


def test_a_mail_that_exim_took_is_proved_with_its_name_in_the_queue(tmp_path: Path) -> None:
    assert looked_up(tmp_path, EXIM) == {ID: Proof("1xV63E-0000aI-14", "sent")}


def test_a_mail_whose_message_id_postfix_read_before_the_dot_is_not_proved(tmp_path: Path) -> None:
    assert looked_up(tmp_path, POSTFIX_CUT) == {}
    assert looked_up(tmp_path, POSTFIX_CUT + POSTFIX) == {ID: Proof("4jXSMH5Wv0zX8fT", "sent")}
    assert looked_up(tmp_path, POSTFIX + POSTFIX_CUT) == {ID: Proof("4jXSMH5Wv0zX8fT", "sent")}


def test_a_mail_in_the_queue_of_which_nothing_became_yet_is_not_proved_until_it_did(tmp_path: Path) -> None:
    lines = POSTFIX.splitlines(keepends=True)
    assert looked_up(tmp_path, "".join(lines[:3])) == {}
    assert looked_up(tmp_path, "".join(lines[:3]) + lines[3].replace("status=sent (", "status=deferred (")) == {
        ID: Proof("4jXSMH5Wv0zX8fT", "deferred")
    }


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ("from=<r@example.org>", "from=<mallory@example.org>"),
        ("to=<anna@example.org>", "to=<mallory@example.org>"),
        (f"message-id=<{ID}>", f"message-id=<{ID}x>"),
        (f"message-id=<{ID}>", f"message-id=<x> <{ID}>"),
        (f"message-id=<{ID}>", f"warning: header Subject: message-id=<{ID}> from localhost[127.0.0.1]"),
        (f"postfix/cleanup[17257]: 4jXSMH5Wv0zX8fT: message-id=<{ID}>",
         f"postfix/smtpd[1]: NOQUEUE: reject: helo=<postfix/cleanup[17257]: 4jXSMH5Wv0zX8fT: message-id=<{ID}>>"),
        ("postfix/qmgr[15418]: 4jXSMH5Wv0zX8fT: from", "postfix/qmgr[15418]: 4jXSMH5Wv0zX8fU: from"),
        ("Nov 22 12:00:44", "Nov 22 11:59:44"),
        ("Nov 22 12:00:44", "Smarch 22 12:00:44"),
    ],
)  # fmt: skip
def test_what_only_looks_like_our_mail_in_a_log_of_postfix_proves_nothing(
    tmp_path: Path, was: str, becomes: str
) -> None:
    assert was in POSTFIX
    assert looked_up(tmp_path, POSTFIX.replace(was, becomes)) == {}


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ("<= r@example.org", "<= mallory@example.org"),
        ("<= r@example.org", f'<= "r@example.org S=1 id={ID}"@evil.test'),
        ("anna <anna@example.org>", "mallory <mallory@example.org>"),
        (f"id={ID}", f"id=x id={ID}"),
        (f"id={ID}", f'id=x T="S=269 id={ID}"'),
        (f"id={ID}", f'id=x T="\\" S=269 id={ID} \\""'),
        (f"S=269 id={ID}", f"id={ID} S=269"),
        (f"id={ID}", f"id={ID}x"),
        ("12:00:44", "11:59:44"),
    ],
)
def test_what_only_looks_like_our_mail_in_a_log_of_exim_proves_nothing(tmp_path: Path, was: str, becomes: str) -> None:
    assert was in EXIM
    assert looked_up(tmp_path, EXIM.replace(was, becomes)) == {}


def test_an_acceptance_before_the_intent_is_that_of_an_earlier_try(tmp_path: Path) -> None:
    again = Doubt(ID, DOUBT.sender, DOUBT.recipient, SINCE + timedelta(minutes=11))
    assert looked_up(tmp_path, POSTFIX, again) == {}
    assert looked_up(tmp_path, EXIM, again) == {}


def test_a_recipient_that_the_relay_rewrote_is_still_ours(tmp_path: Path) -> None:
    rewritten = POSTFIX.replace("to=<anna@example.org>,", "to=<a.smith@inner.test>, orig_to=<Anna@Example.org>,")
    assert looked_up(tmp_path, rewritten)[ID].fate == "sent"
    assert looked_up(tmp_path, EXIM.replace("anna <", "a.smith@inner.test (list@inner.test) <"))[ID].fate == "sent"


def test_a_bounce_says_so(tmp_path: Path) -> None:
    assert looked_up(tmp_path, POSTFIX.replace("status=sent", "status=bounced"))[ID].fate == "bounced"
    assert looked_up(tmp_path, EXIM.replace("=> anna", "** anna"))[ID].fate == "bounced"


def test_a_log_with_full_time_stamps_is_read_as_well(tmp_path: Path) -> None:
    text = POSTFIX.replace("Nov 22 12:00:", "2026-11-22T14:00:").replace(" relay ", ".123456+02:00 relay ")
    assert looked_up(tmp_path, text)[ID].fate == "sent"
    assert looked_up(tmp_path, EXIM.replace("12:00:44 ", "14:00:44.123 +0200 [4711] "))[ID].fate == "sent"


def test_a_name_in_the_queue_that_is_used_again_is_another_mail(tmp_path: Path) -> None:
    lines = POSTFIX.splitlines(keepends=True)
    other = lines[1].replace(ID, "other@example.org")
    assert looked_up(tmp_path, "".join([*lines[:2], other, *lines[2:]])) == {}


def test_a_log_that_was_rotated_meanwhile_is_read_in_its_order(tmp_path: Path) -> None:
    lines = POSTFIX.splitlines(keepends=True)
    at = SINCE.timestamp()
    (tmp_path / "mail.log.2.gz").write_bytes(gzip.compress("".join(lines[:2]).encode()))
    (tmp_path / "mail.log.1").write_text(lines[2])
    (tmp_path / "mail.log.1.bak").write_text("no part of it")
    for name, off in (("mail.log.2.gz", 1), ("mail.log.1", 2)):
        os.utime(tmp_path / name, (at + off, at + off))
    assert looked_up(tmp_path, "".join(lines[3:]))[ID].fate == "sent"


def test_a_part_that_was_last_written_long_before_the_intent_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "mail.log.1.gz").write_bytes(b"not gzip at all")
    old = SINCE.timestamp() - 3 * 3600
    os.utime(tmp_path / "mail.log.1.gz", (old, old))
    assert looked_up(tmp_path, POSTFIX)[ID].fate == "sent"


def test_of_a_large_log_only_the_end_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evidence, "BLOCK", 4096)
    line = "Nov 20 08:00:00 relay postfix/smtpd[1]: connect from localhost[127.0.0.1]\n"
    log = tmp_path / "mail.log"
    log.write_text(line * 5000 + POSTFIX)
    with log.open("rb") as opened:
        begin, reached = evidence._begin(opened, SINCE)
    assert reached
    assert begin > log.stat().st_size - 3 * 4096
    assert accepted(log, [DOUBT])[ID].fate == "sent"


@pytest.mark.parametrize("break_it", ["missing", "folder", "cut gzip"])
def test_a_log_that_cannot_be_read_is_said_in_a_sentence(tmp_path: Path, break_it: str) -> None:
    log = tmp_path / "mail.log"
    if break_it == "folder":
        log.mkdir()
    elif break_it == "cut gzip":
        log.write_text("")
        (tmp_path / "mail.log.1.gz").write_bytes(gzip.compress(POSTFIX.encode())[:-20])
    with pytest.raises(EvidenceError, match="the relay's log cannot be read"):
        accepted(log, [DOUBT])


def test_nothing_that_lies_in_a_log_breaks_the_reading(tmp_path: Path) -> None:
    hostile = (
        bytes(range(256)) * 50 + b"\n" + b"x" * 300_000 + ID.encode() + b"\n" + b"\xff" * 100 + ID.encode() + b"\n"
    )
    (tmp_path / "mail.log").write_bytes(hostile + POSTFIX.encode() + hostile)
    assert accepted(tmp_path / "mail.log", [DOUBT])[ID].fate == "sent"


@pytest.mark.parametrize(
    ("line", "around", "at"),
    [
        ("Jan  1 00:00:01 relay x", datetime(2026, 12, 31, 23, 59, tzinfo=UTC), datetime(2027, 1, 1, 0, 0, 1, tzinfo=UTC)),
        ("Dec 31 23:59:59 relay x", datetime(2027, 1, 1, tzinfo=UTC), datetime(2026, 12, 31, 23, 59, 59, tzinfo=UTC)),
        ("Feb 29 10:00:00 relay x", datetime(2028, 3, 1, tzinfo=UTC), datetime(2028, 2, 29, 10, tzinfo=UTC)),
        ("2026-11-22 12:00:44.5 -0130 [1] x", SINCE, datetime(2026, 11, 22, 13, 30, 44, tzinfo=UTC)),
        ("Feb 30 10:00:00 relay x", SINCE, None),
        ("2026-13-01 00:00:00 x", SINCE, None),
        ("nonsense", SINCE, None),
    ],
)  # fmt: skip
def test_a_line_was_written_when_it_says(line: str, around: datetime, at: datetime | None) -> None:
    assert stamp(line, around) == at

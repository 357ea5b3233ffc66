"""Mail by SMTP, command by command.

`smtplib.sendmail` sends the body and the final dot in one call and raises the same error on both sides of it. Here the dot is
sent by itself, after its intent was made durable: what breaks before it is safe to try again, what breaks after it is in doubt
(RFC 1047). Measured on three relays: cut before the dot, none of 180 messages arrived; cut after it, most did.
"""

from __future__ import annotations

import smtplib
import ssl
import time
from collections.abc import Callable
from types import TracebackType
from typing import Self

from reportgen.deliver.base import (
    SLOWEST,
    Accepted,
    BeforeDot,
    Broken,
    Deferred,
    Doubtful,
    Outcome,
    Parcel,
    Refused,
    Withheld,
)
from reportgen.deliver.line import (
    Line,
    Relay,
    Silent,
    hello,
    log_in,
    stuffed,
    trust,
    unreadable,
)
from reportgen.deliver.line import opened as _open
from reportgen.deliver.replies import queue_id, reason, said_of, tls_reason
from reportgen.delivery import is_loopback

__all__ = ["Relay", "Smtp", "queue_id", "stuffed"]

GUARD_SECONDS = 5.0
"""Longest time between the wish to write the intent down and the dot: later, somebody else may already have taken over."""
OUT_OF_STEP = (503, 530)
"""Refusals that speak of the conversation, a command too early or a login that is missing, and not of a mail or a recipient."""
_WITHOUT = {
    True: "For a relay on this very machine tls: insecure may be written",
    False: "Ask whose server it is for a port with TLS, such as 465 with tls: implicit",
}
"""What may be done where there is no STARTTLS, by whether the relay is this machine; in clear nothing leaves it."""
LONGEST_SIZE = 18
"""Digits of a limit of size: what has more is none."""
MESSAGES_A_CONNECTION = 100
"""Relays close connections that carry more."""
REFUSALS_A_CONNECTION = 4
"""Relays close connections that bring errors and no mail: Exim after ten commands, Postfix after twenty refusals."""


def since_boot() -> float:
    """Seconds that have passed, sleep of the machine included: a dot that was meant before it slept is not sent after it."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else time.monotonic()


class Smtp:
    """One relay; keeps a connection open from parcel to parcel."""

    repeatable = False

    def __init__(
        self,
        relay: Relay,
        monotonic: Callable[[], float] = since_boot,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.relay, self._monotonic, self._sleep = relay, monotonic, sleep
        self._line: Line | None = None
        self._carried = self._refusals = 0
        self._last = float("-inf")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._hang_up(politely=kind is None)

    def send(self, parcel: Parcel, before_dot: BeforeDot) -> Outcome:
        """Deliver one mail; see `base.Transport`."""
        self._pace()
        worn = self._carried >= MESSAGES_A_CONNECTION or self._refusals >= REFUSALS_A_CONNECTION
        fresh = self._line is None or worn
        if fresh and (broken := self._connect()) is not None:
            return broken
        outcome = self._envelope(parcel)
        if isinstance(outcome, Deferred) and not fresh and self._line is None:
            # The relay had closed a connection that lay idle: that says nothing of this mail.
            if (broken := self._connect()) is not None:
                return broken
            outcome = self._envelope(parcel)
        return outcome if outcome is not None else self._hand_over(parcel, before_dot)

    def probe(self) -> str:
        """Connect, log in and hang up, without any mail; why that does not work, "" when it does."""
        broken = self._connect()
        if broken is not None:
            return broken.what
        line, place = self._line, f"{self.relay.host}:{self.relay.port}"
        assert line is not None  # noqa: S101 - connected above
        try:
            code, said = line.noop()
        except (OSError, smtplib.SMTPException, ValueError) as error:
            self._hang_up(politely=False)
            return f"{place}: the connection broke after the login: {reason(error)}"
        self._hang_up(politely=True)
        return "" if code == 250 else f"{place} answered {said_of(code, said)} after the login"

    # --- before the dot

    def _connect(self) -> Broken | None:
        self._hang_up(politely=True)
        relay = self.relay
        if problem := unreadable(relay):
            return Broken(problem, lasting=True)
        try:
            line = _open(relay)
        except ssl.SSLError as error:
            return Broken(
                f"{relay.host}:{relay.port}: no trusted TLS connection: {tls_reason(error, relay.host, relay.tls)}",
                lasting=True,
            )
        except smtplib.SMTPConnectError as error:
            return Broken(f"{relay.host}:{relay.port} answered {said_of(error.smtp_code, error.smtp_error)}")
        except Silent:
            hint = (
                "" if relay.tls == "implicit" else ". A port that is encrypted at once, as 465 is, needs tls: implicit"
            )
            return Broken(f"{relay.host}:{relay.port} takes the call and says nothing{hint}")
        except (OSError, smtplib.SMTPException) as error:
            return Broken(f"{relay.host}:{relay.port} cannot be reached: {reason(error)}")
        self._line = line
        broken = self._greet(line)
        if broken is not None:
            self._hang_up(politely=False)
        self._carried = self._refusals = 0
        return broken

    def _greet(self, line: Line) -> Broken | None:
        relay = self.relay
        place = f"{relay.host}:{relay.port}"
        try:
            if broken := hello(line, place):
                return broken
            if relay.tls == "starttls":
                # Demanded, not merely tried: a relay from whose answer somebody took STARTTLS out gets no mail.
                if not line.has_extn("starttls"):
                    return Broken(
                        f"{place} offers no STARTTLS, and tls: starttls demands it: either the mail server has none, "
                        f"or somebody on the way takes it out. {_WITHOUT[is_loopback(relay.host)]}",
                        lasting=True,
                    )
                line.starttls(context=trust(relay))
                if broken := hello(line, place):
                    return broken
            if relay.user:
                log_in(line, relay)
        except ssl.SSLError as error:
            return Broken(
                f"{place}: no trusted TLS connection: {tls_reason(error, relay.host, relay.tls)}", lasting=True
            )
        except smtplib.SMTPAuthenticationError as error:
            return Broken(
                f"{place} does not take user and password: {said_of(error.smtp_code, error.smtp_error)}", lasting=True
            )
        except smtplib.SMTPResponseException as error:  # any other answer to STARTTLS than 220
            said, later = said_of(error.smtp_code, error.smtp_error), 400 <= error.smtp_code < 500
            return Broken(f"{place} refuses STARTTLS: {said}", lasting=not later)
        except smtplib.SMTPNotSupportedError as error:
            return Broken(f"{place}: {error}", lasting=True)
        except (OSError, smtplib.SMTPException, ValueError) as error:
            return Broken(f"{place}: the connection broke before any mail: {reason(error)}")
        return None

    def _envelope(self, parcel: Parcel) -> Outcome | None:
        """MAIL, RCPT, DATA; None when the relay waits for the body."""
        line = self._line
        assert line is not None  # noqa: S101 - connected above
        limit = line.esmtp_features.get("size", "")
        if limit.isdecimal() and len(limit) <= LONGEST_SIZE and 0 < int(limit) < len(parcel.mime):
            return Refused(
                f"the mail has {len(parcel.mime)} bytes, and the relay takes {limit}. Lower max_message_bytes"
            )
        try:
            options = [f"size={len(parcel.mime)}"] if line.has_extn("size") else []
            code, said = line.mail(self.relay.sender, options)
            if code != 250:
                return self._rejected(code, said, "MAIL")
            code, said = line.rcpt(parcel.recipient)
            if code not in (250, 251):
                return self._rejected(code, said, "RCPT")
            code, said = line.docmd("data")
            if code != 354:
                return self._rejected(code, said, "DATA")
        except (OSError, smtplib.SMTPException, ValueError) as error:
            self._hang_up(politely=False)
            return Deferred(f"the connection broke before the message: {reason(error)}")
        return None

    def _rejected(self, code: int, said: bytes, command: str) -> Outcome:
        reply, host = said_of(code, said), self.relay.host
        if code == 421 or code == -1:
            self._hang_up(politely=False)
            done = "closes the connection" if code == 421 else f"gives no answer to {command}"
            return Broken(f"{host} {done}: {reply}")
        if not 400 <= code < 600:
            self._hang_up(politely=False)  # nobody knows where it thinks the conversation stands
            return Deferred(f"an answer to {command} that is none: {reply}")
        beside = self._beside(stay=code not in OUT_OF_STEP)
        if code < 500:
            return Deferred(reply)
        if beside:
            return Deferred(f"two answers to {command}, {reply} and {beside}: it may be that of another command")
        # What is said to MAIL concerns the sender, so every mail that way; but for its size, which MAIL names (RFC 1870).
        if code == 530 or (command == "MAIL" and code not in (503, 552)):
            return Broken(f"{host} takes no mail from {self.relay.sender}: {reply}", lasting=True)
        return Deferred(reply) if code in OUT_OF_STEP else Refused(reply)

    # --- the dot

    def _hand_over(self, parcel: Parcel, before_dot: BeforeDot) -> Outcome:
        line = self._line
        assert line is not None  # noqa: S101 - connected above
        assert line.sock is not None  # noqa: S101
        try:
            line.pour(stuffed(parcel.mime), max(self.relay.connect_timeout, len(parcel.mime) / SLOWEST))
        except OSError as error:
            self._hang_up(politely=False)
            return Deferred(f"the connection broke in the message: {reason(error)}")
        if (said := self._out_of_turn(line)) is not None:
            return said
        begun = self._monotonic()
        try:
            before_dot(f"{self.relay.host}:{self.relay.port}")
        except BaseException:
            self._hang_up(politely=False)
            raise
        if (waited := self._monotonic() - begun) > GUARD_SECONDS:
            self._hang_up(politely=False)
            return Withheld(f"writing down that it would be sent took {waited:.0f} s")
        if (said := self._out_of_turn(line)) is not None:
            return Withheld(said.reply)
        return self._dot(line)

    def _out_of_turn(self, line: Line) -> Deferred | None:
        """What a relay said into the message, if it did: read behind the dot, it would be taken for the answer to the dot."""
        try:
            if not line.spoke():
                return None
            reply = said_of(*line.getreply())
        except (OSError, smtplib.SMTPException, ValueError) as error:
            reply = reason(error)
        self._hang_up(politely=False)
        return Deferred(f"the relay spoke before the message was whole: {reply}")

    def _dot(self, line: Line) -> Outcome:
        assert line.sock is not None  # noqa: S101 - the body was just sent on it
        begun = self._monotonic()
        try:
            line.sock.settimeout(self.relay.dot_timeout)
            line.sock.sendall(b".\r\n")
            code, said = line.getreply()
        except (OSError, smtplib.SMTPException, ValueError) as error:
            self._hang_up(politely=False)
            return Doubtful(f"no answer to the final dot: {reason(error)}")
        taken = round((self._monotonic() - begun) * 1000)
        reply = said_of(code, said)
        self._carried += 1
        # Believed, a refusal would have it sent again, or never: no other command's answer may be taken for it. Nor for 421, which
        # is an answer like any 4xx here (RFC 5321 3.8).
        second = self._beside(stay=code != 421) if 400 <= code < 600 else line.contradicts()
        if second:
            self._hang_up(politely=False)
            return Doubtful(f"two answers to the final dot, {reply} and {second}")
        if 200 <= code < 300:
            self._refusals = 0
            if line.sock is not None:
                line.sock.settimeout(self.relay.connect_timeout)
            return Accepted(reply, queue_id(reply), taken)
        if 400 <= code < 600:
            return Refused(reply) if code >= 500 and code not in OUT_OF_STEP else Deferred(reply)
        self._hang_up(politely=False)
        return Doubtful(f"an answer to the final dot that is none: {reply}")

    # --- the line

    def _pace(self) -> None:
        if self.relay.per_minute:
            wait = self._last + 60.0 / self.relay.per_minute - self._monotonic()
            if wait > 0:
                self._sleep(wait)
            self._last = self._monotonic()

    def _beside(self, *, stay: bool) -> str:
        """End the mail that was begun; what the relay says beside its refusal, "" when its answers go with the questions."""
        line = self._line
        assert line is not None  # noqa: S101 - it has just answered
        self._refusals += 1
        if line.sock is not None:
            line.sock.settimeout(self.relay.connect_timeout)
        beside = line.beside(stay=stay)
        if line.sock is None:
            self._line = None
        return beside

    def _hang_up(self, *, politely: bool) -> None:
        line, self._line = self._line, None
        if line is None:
            return
        try:
            if politely:
                line.quit()
            line.close()
        except (OSError, smtplib.SMTPException, ValueError):
            line.close()

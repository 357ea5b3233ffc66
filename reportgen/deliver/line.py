"""A line to a relay: opened, greeted, encrypted, logged in; its answers bounded in length and in time.

`smtplib` waits for every byte of an answer anew and keeps whatever comes: a peer that drips bytes, or whose answer never ends,
would hold a worker for ever. Here an answer has one limit of time for all of it, and one of length.
"""

from __future__ import annotations

import re
import smtplib
import ssl
import time
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass

from reportgen.deliver.base import Broken
from reportgen.deliver.replies import said_of, shown
from reportgen.settings import Secret, redactor

LONGEST_LINE = 8192
"""Bytes of a line of an answer; RFC 5321 4.5.3.1.5 asks for 512."""
POURED = 65_536
"""Bytes that are handed to the line at once."""
MOST_LINES = 200
"""Lines of an answer; a relay lists some twenty extensions."""


class OutOfTurn(smtplib.SMTPException):
    """The relay said something that nothing had asked for; `leave` when that was a farewell and no more."""

    def __init__(self, said: str, *, leave: bool) -> None:
        super().__init__(f"the relay spoke unasked: {said}")
        self.leave = leave


class Silent(TimeoutError):  # noqa: N818 - what the relay is
    """The relay took the call, and not a letter of its answer came in time."""


@dataclass(frozen=True)
class Relay:
    """Where to hand mail over, and how.

    Attributes:
        host: its name, which its certificate must bear.
        port: number.
        tls: `starttls`, `implicit` or `insecure`.
        sender: mailbox of the envelope.
        user: to log in as; "" for no login.
        password: in clear, read at the moment of use; "" for no login.
        helo: the name this machine gives itself; "" takes its own.
        ca_file: certificates to trust beside the system's; "" for none.
        connect_timeout: seconds for the connection and for each answer up to the body.
        dot_timeout: seconds for the answer to the final dot.
        per_minute: most messages a minute; 0 for no limit.
    """

    host: str
    port: int
    tls: str
    sender: str
    user: str = ""
    password: str = ""
    helo: str = ""
    ca_file: str = ""
    connect_timeout: float = 30.0
    dot_timeout: float = 600.0
    per_minute: int = 0

    def __repr__(self) -> str:
        return f"Relay({self.host}:{self.port}, {self.tls})"


class Line(smtplib.SMTP):
    """A connection whose answers end, and do not repeat what it logged in with."""

    _held = b""
    _blot: Callable[[str], str] | None = None

    def hide(self, password: str) -> None:
        """From here on a relay that repeats the password, in whatever form, is heard without it."""
        self._blot = redactor([Secret(password)])

    def getreply(self) -> tuple[int, bytes]:
        """The next answer: its code, -1 where there is none or its lines name several, and its words.

        Raises:
            smtplib.SMTPServerDisconnected: the relay closed the line.
            smtplib.SMTPException: the answer does not end.
            OSError: it took longer than the line's limit of time, all in all, or the line broke.
        """
        assert self.sock is not None  # noqa: S101 - there is no answer without a line
        patience = self.sock.gettimeout()
        end = None if patience is None else time.monotonic() + patience
        lines: list[bytes] = []
        try:
            while len(lines) < MOST_LINES:
                line = self._next(end).rstrip(b" \t\r\n")
                lines.append(line)
                if line[3:4] != b"-" or not line[:3].isdigit():
                    if len({each[:3] for each in lines}) > 1:  # taken by one of them, refused by another: nobody knows
                        return -1, self._heard(b"\n".join(lines))
                    code = int(line[:3]) if re.match(rb"[0-9]{3}(?![0-9])", line) else -1
                    return code, self._heard(b"\n".join(each[4:].strip() for each in lines))
            self.close()
            raise smtplib.SMTPException("its answer does not end")
        finally:
            if self.sock is not None:
                self.sock.settimeout(patience)

    def _heard(self, words: bytes) -> bytes:
        if self._blot is None:
            return words
        text = words.decode("utf-8", "replace")
        return words if (blotted := self._blot(text)) == text else blotted.encode()

    def _next(self, end: float | None) -> bytes:
        """The next line, out of what came already or of what comes."""
        assert self.sock is not None  # noqa: S101 - see above
        while b"\n" not in self._held:
            if len(self._held) > LONGEST_LINE:
                self.close()
                raise smtplib.SMTPException("a line of its answer does not end")
            if end is not None:
                left = end - time.monotonic()
                if left <= 0:
                    self.close()
                    raise TimeoutError
                self.sock.settimeout(left)
            try:
                came = self.sock.recv(4096)
            except OSError as error:
                spoke = bool(self._held)
                self.close()
                if isinstance(error, TimeoutError) and not spoke:
                    raise Silent from None
                raise
            if not came:
                self.close()
                raise smtplib.SMTPServerDisconnected("Connection unexpectedly closed")
            self._held += came
        line, _, self._held = self._held.partition(b"\n")
        return line

    def putcmd(self, cmd: str, args: str = "") -> None:
        """Send a command; what was said before it is not its answer.

        Raises:
            OutOfTurn: the relay said something before it was asked.
            smtplib.SMTPServerDisconnected: it closed the line.
        """
        if self.sock is not None and self.spoke():
            early = self._held
            self.close()
            if not early:
                raise smtplib.SMTPServerDisconnected("Connection unexpectedly closed")
            raise OutOfTurn(shown(self._heard(early)), leave=_takes_leave(early))
        super().putcmd(cmd, args)

    def spoke(self) -> bool:
        """Whether something came that nothing asked for, or the line was closed: whatever follows would be taken for an answer.

        Raises:
            OSError: the line broke.
        """
        if self._held or self.sock is None:
            return True
        patience = self.sock.gettimeout()
        self.sock.settimeout(0.0)
        try:
            self._held = self.sock.recv(4096)
        except (BlockingIOError, ssl.SSLWantReadError):
            return False  # nothing, or only words between the two ends of the encryption
        finally:
            self.sock.settimeout(patience)
        return True

    def contradicts(self) -> str:
        """What came behind an answer, as if something else had been answered; "" for nothing, and for a farewell."""
        try:
            if not self.spoke() or not self._held or _takes_leave(self._held):
                return ""
        except OSError:
            return ""  # the line broke once the answer had come: that takes nothing from it
        return shown(self._heard(self._held))

    def beside(self, *, stay: bool) -> str:
        """End the mail that was begun; what came in place of the answer to that, "" for nothing.

        EHLO ends a mail as RSET does (RFC 5321 4.1.4), and its answer is that of no other command. A relay that said something
        too much is an answer behind: what was taken for the last one was not, and that one comes now. One that does not greet
        twice alike is asked by QUIT, after which the line is closed, as it is after whatever did not belong there.

        Args:
            stay: whether the line is wanted further; else QUIT is asked at once.
        """
        command, strange = "QUIT", ""
        try:
            if stay and b"\n" in (self.ehlo_resp or b""):  # of one line, it could be that of any command
                command = "EHLO"
                code, said = self.docmd(command, self.local_hostname)
                if (code, said) == (250, self.ehlo_resp):
                    return ""
                command, strange = "QUIT", "" if code in (221, 421) else said_of(code, said)
            code, said = self.docmd("QUIT")
            came = "" if code == 221 else strange or ("" if code == 421 else said_of(code, said))
        except OutOfTurn as error:
            came = strange or ("" if error.leave else str(error))
        except TimeoutError:
            came = strange or f"nothing, in time, to {command}"
        except (OSError, smtplib.SMTPException):
            came = strange  # else it went without a word, as relays do that have refused
        self.close()
        return came

    def pour(self, data: bytes, within: float) -> None:
        """Send many bytes.

        Args:
            data: what to send.
            within: seconds for all of it; an encrypted socket counts them anew for each of its records.

        Raises:
            OSError: it took longer, or the line broke.
        """
        assert self.sock is not None  # noqa: S101 - whoever has something to say has a line
        end, left = time.monotonic() + within, memoryview(data)
        while left:
            if (patience := end - time.monotonic()) <= 0:
                raise TimeoutError
            self.sock.settimeout(patience)
            self.sock.sendall(left[:POURED])
            left = left[POURED:]

    def starttls(self, *, context: ssl.SSLContext | None = None) -> tuple[int, bytes]:  # type: ignore[override]
        """Encrypt; whatever was said in clear behind the answer belongs to nobody (CVE-2011-0411)."""
        answer = super().starttls(context=context)
        self._held = b""
        return answer

    def close(self) -> None:
        """End it without a word."""
        self._held = b""
        super().close()


def _takes_leave(early: bytes) -> bool:
    """Whether a relay said that it goes, and nothing else."""
    return re.fullmatch(rb"(?:221|421)[^\r\n]*\r?\n?", early) is not None


class _EncryptedLine(Line, smtplib.SMTP_SSL):
    """The same, encrypted from its first byte."""


def opened(relay: Relay) -> Line:
    """A line to a relay that has greeted.

    Raises:
        OSError, smtplib.SMTPException: nobody is there, or what is there is no relay that can be trusted.
    """
    name = relay.helo or None
    if relay.tls == "implicit":
        return _EncryptedLine(
            relay.host, relay.port, local_hostname=name, timeout=relay.connect_timeout, context=trust(relay)
        )
    return Line(relay.host, relay.port, local_hostname=name, timeout=relay.connect_timeout)


def trust(relay: Relay) -> ssl.SSLContext:
    """The system's certificates, the host's name checked, TLS 1.2 or newer."""
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if relay.ca_file:
        context.load_verify_locations(relay.ca_file)
    return context


def unreadable(relay: Relay) -> str:
    """Why the certificates of `ca_file` cannot be had; "" when they can, or when none are named."""
    if not relay.ca_file or relay.tls == "insecure":
        return ""
    try:
        trust(relay)
    except ssl.SSLError:
        return f"ca_file: {relay.ca_file} holds no certificate in PEM form"
    except OSError as error:
        return f"ca_file: {relay.ca_file} cannot be read: {error.strerror or error}"
    return ""


def hello(line: Line, place: str) -> Broken | None:
    """Say hello; what came of it where the relay does not greet back."""
    code, said = line.ehlo()
    if 200 <= code < 300:
        return None
    code, said = line.helo()
    return None if 200 <= code < 300 else Broken(f"{place} does not greet: {said_of(code, said)}")


def log_in(line: Line, relay: Relay) -> None:
    """Log in by PLAIN, else LOGIN; both are sent on an encrypted line only, and a wrong password is tried once.

    User and password go as UTF-8 (RFC 4616); `smtplib` takes ASCII alone, and its error repeats a letter of the password.

    Raises:
        smtplib.SMTPAuthenticationError: the relay takes neither user nor password.
        smtplib.SMTPNotSupportedError: it offers no way to log in.
    """
    offered = line.esmtp_features.get("auth", "").upper().split()
    line.hide(relay.password)
    if "PLAIN" in offered:
        answers = [f"\0{relay.user}\0{relay.password}"]
    elif "LOGIN" in offered:
        answers = [relay.user, relay.password]
    else:
        raise smtplib.SMTPNotSupportedError(f"it offers no login by PLAIN or LOGIN, only {' '.join(offered) or 'none'}")
    first, *further = (b64encode(each.encode()).decode() for each in answers)
    code, said = line.docmd("AUTH", f"{'PLAIN' if 'PLAIN' in offered else 'LOGIN'} {first}")
    for each in further:
        if code == 334:
            code, said = line.docmd(each)
    if code not in (235, 503):  # 503: it knows us already
        raise smtplib.SMTPAuthenticationError(code, said)


def stuffed(mime: bytes) -> bytes:
    """The message as it goes over the line: ended by CRLF, a dot doubled where a line begins with one (RFC 5321 4.5.2)."""
    ended = mime if mime.endswith(b"\r\n") else mime + b"\r\n"
    return re.sub(rb"(?m)^\.", b"..", ended)

"""A line to a relay: opened, greeted, encrypted, logged in; its answers bounded in length and in time.

`smtplib` waits for every byte of an answer anew and keeps whatever comes: a peer that drips bytes, or whose answer never ends,
would hold a worker for ever. Here an answer has one limit of time for all of it, and one of length.
"""

from __future__ import annotations

import re
import smtplib
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass

from reportgen.deliver.base import Broken
from reportgen.settings import Secret, redactor

LONGEST_REPLY = 300
"""Characters of a reply that are kept."""
LONGEST_LINE = 8192
"""Bytes of a line of an answer; RFC 5321 4.5.3.1.5 asks for 512."""
MOST_LINES = 200
"""Lines of an answer; a relay lists some twenty extensions."""
_UNSIGNED = "nobody whom this machine trusts has signed its certificate: name the signer's own with ca_file"


class OutOfTurn(smtplib.SMTPException):
    """The relay said something that nothing had asked for."""


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
        """The next answer: its code, -1 where there is none, and its words.

        Raises:
            smtplib.SMTPServerDisconnected: the relay closed the line.
            smtplib.SMTPException: the answer does not end.
            OSError: it took longer than the line's limit of time, all in all, or the line broke.
        """
        assert self.sock is not None  # noqa: S101 - there is no answer without a line
        patience = self.sock.gettimeout()
        end = None if patience is None else time.monotonic() + patience
        words: list[bytes] = []
        try:
            while len(words) < MOST_LINES:
                line = self._next(end)
                words.append(line[4:].strip(b" \t\r\n"))
                if line[3:4] != b"-" or not line[:3].isdigit():
                    code = int(line[:3]) if re.match(rb"[0-9]{3}(?![0-9])", line) else -1
                    return code, self._heard(b"\n".join(words))
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
            raise OutOfTurn(f"the relay spoke unasked: {_shown(self._heard(early))}")
        super().putcmd(cmd, args)

    def spoke(self, within: float = 0.0) -> bool:
        """Whether something came that nothing asked for, or the line was closed: whatever follows would be taken for an answer.

        Args:
            within: seconds to wait for it.

        Raises:
            OSError: the line broke.
        """
        if self._held or self.sock is None:
            return True
        patience = self.sock.gettimeout()
        self.sock.settimeout(within)
        try:
            self._held = self.sock.recv(4096)
        except (BlockingIOError, TimeoutError, ssl.SSLWantReadError):
            return False  # nothing, or only words between the two ends of the encryption
        finally:
            self.sock.settimeout(patience)
        return True

    def contradicts(self, within: float = 0.0) -> str:
        """What came behind an answer, as if something else had been answered; "" for nothing, and for a farewell.

        Raises:
            OSError: the line broke.
        """
        if not self.spoke(within) or not self._held or self._held[:3] in (b"421", b"221"):
            return ""
        return _shown(self._heard(self._held))

    def starttls(self, *, context: ssl.SSLContext | None = None) -> tuple[int, bytes]:  # type: ignore[override]
        """Encrypt; whatever was said in clear behind the answer belongs to nobody (CVE-2011-0411)."""
        answer = super().starttls(context=context)
        self._held = b""
        return answer

    def close(self) -> None:
        """End it without a word."""
        self._held = b""
        super().close()


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

    Raises:
        smtplib.SMTPAuthenticationError: the relay takes neither user nor password.
        smtplib.SMTPNotSupportedError: it offers no way to log in.
    """
    offered = line.esmtp_features.get("auth", "").upper().split()
    line.user, line.password = relay.user, relay.password
    line.hide(relay.password)
    if "PLAIN" in offered:
        line.auth("PLAIN", line.auth_plain)
    elif "LOGIN" in offered:
        line.auth("LOGIN", line.auth_login)
    else:
        raise smtplib.SMTPNotSupportedError(f"it offers no login by PLAIN or LOGIN, only {' '.join(offered) or 'none'}")


def said_of(code: int, said: bytes | str) -> str:
    """An answer as it is kept: printable, and not too long."""
    return f"{code} {_shown(said)}"[:LONGEST_REPLY].strip()


def _shown(said: bytes | str) -> str:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return "".join(letter if letter.isprintable() else " " for letter in text)[:LONGEST_REPLY].strip()


def reason(error: BaseException) -> str:
    """Why a line broke."""
    # smtplib makes a timeout in an answer a disconnection; what it was stands behind it.
    if isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError):
        return "it took too long"
    if isinstance(error, smtplib.SMTPServerDisconnected):
        return "the relay closed it"
    text = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return "".join(letter if letter.isprintable() else " " for letter in text)[:LONGEST_REPLY]


_UNTRUSTED = {
    9: "its certificate is not valid yet: compare its clock and this machine's",
    10: "its certificate has expired: it is to be renewed on the mail server",
    18: _UNSIGNED,
    19: _UNSIGNED,
    20: _UNSIGNED,
    21: _UNSIGNED,
}
"""What to do by the number of OpenSSL's verification error (X509_V_ERR_*)."""
_OTHER_NAME = 62


def tls_reason(error: ssl.SSLError, relay: Relay) -> str:
    """Why an encrypted line was not trusted, and what to do about it."""
    if isinstance(error, ssl.SSLCertVerificationError):
        if error.verify_code == _OTHER_NAME:
            return f"its certificate is for another name than '{relay.host}': write as host a name that stands in it"
        said = _UNTRUSTED.get(error.verify_code, error.verify_message)
        return said.rstrip(".")
    if error.reason == "WRONG_VERSION_NUMBER":
        clear = ": a port that begins in clear, as 587 does, needs tls: starttls" if relay.tls == "implicit" else ""
        return f"what it answers is not encrypted{clear}"
    if "PROTOCOL" in (error.reason or ""):
        return "it speaks no TLS 1.2 or newer: the mail server is to be brought up to date"
    return (error.reason or str(error)).replace("_", " ").lower()

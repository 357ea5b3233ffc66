"""What a relay's answers and its failures say, as somebody reads it."""

from __future__ import annotations

import re
import smtplib
import ssl

LONGEST_REPLY = 300
"""Characters of a reply that are kept."""
_UNSIGNED = "nobody whom this machine trusts has signed its certificate: name the signer's own with ca_file"


def said_of(code: int, said: bytes | str) -> str:
    """An answer as it is kept: printable, and not too long."""
    return f"{code} {shown(said)}"[:LONGEST_REPLY].strip()


def shown(said: bytes | str) -> str:
    """Words as they are kept: printable, and not too many."""
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


def tls_reason(error: ssl.SSLError, host: str, tls: str) -> str:
    """Why an encrypted line was not trusted, and what to do about it."""
    if isinstance(error, ssl.SSLCertVerificationError):
        if error.verify_code == _OTHER_NAME:
            return f"its certificate is for another name than '{host}': write as host a name that stands in it"
        said = _UNTRUSTED.get(error.verify_code, error.verify_message)
        return said.rstrip(".")
    if error.reason == "WRONG_VERSION_NUMBER":
        clear = ": a port that begins in clear, as 587 does, needs tls: starttls" if tls == "implicit" else ""
        return f"what it answers is not encrypted{clear}"
    if "PROTOCOL" in (error.reason or ""):
        return "it speaks no TLS 1.2 or newer: the mail server is to be brought up to date"
    return (error.reason or str(error)).replace("_", " ").lower()


_QUEUED = (
    re.compile(r"queued as ([A-Za-z0-9.-]+)"),  # Postfix
    re.compile(r"OK id=([A-Za-z0-9-]+)"),  # Exim
    re.compile(r"\b([0-9a-f]{8,16}) Message accepted"),  # OpenSMTPD
    re.compile(r"<([^<>\s]+)>.*Queued mail", re.IGNORECASE),  # Microsoft 365
)


def queue_id(reply: str) -> str:
    """Under which name the relay keeps a message, out of its answer; "" when it does not say."""
    return next((match[1] for form in _QUEUED if (match := form.search(reply))), "")

"""delivery: what config/delivery.yaml may say, and what it may not."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from reportgen.delivery import Delivery, is_loopback

MAIL = {"kind": "smtp", "host": "smtp.example.org", "sender": "Reports <reports@example.org>"}


def refused(**channel: Any) -> str:
    with pytest.raises(ValidationError) as caught:
        Delivery.model_validate({"channels": {"mail": {**MAIL, **channel}}})
    return str(caught.value)


def test_mail_is_encrypted_unless_the_relay_is_this_machine() -> None:
    made = Delivery.model_validate({"channels": {"mail": MAIL}})
    assert (made.channels["mail"].tls, made.channels["mail"].port_number) == ("starttls", 587)
    assert "is for a relay on this machine" in refused(tls="insecure")
    local = Delivery.model_validate({"channels": {"mail": {**MAIL, "host": "127.0.0.1", "tls": "insecure"}}})
    assert local.channels["mail"].port_number == 25


def test_a_password_is_given_by_reference_and_never_without_encryption() -> None:
    assert "a secret does not belong into this file" in refused(user="reports", password="hunter2")
    assert "hunter2" not in refused(user="reports", password="hunter2").split("input_value")[0]
    assert "belong together" in refused(user="reports")
    assert "without TLS" in refused(host="localhost", tls="insecure", user="reports", password="${SMTP_PASSWORD}")


@pytest.mark.parametrize(
    "channel",
    [
        {"host": "smtp.example.org\r\nRCPT TO"},
        {"helo": "x y"},
        {"idempotency_header": "X-Key: 1\r\nBcc"},
        {"sender": "reports"},
        {"dot_timeout": "1s"},
        {"port": 0},
        {"kind": "pigeon"},
    ],
)
def test_what_could_not_work_or_could_do_harm_is_refused(channel: dict[str, Any]) -> None:
    assert refused(**channel)


def test_domains_allow_their_subdomains_and_nothing_that_merely_ends_like_them() -> None:
    made = Delivery.model_validate({"allowed_domains": ["Example.org"]})
    assert made.allows("example.org")
    assert made.allows("mail.EXAMPLE.org")
    assert not made.allows("badexample.org")
    assert not made.allows("example.org.evil.com")
    assert Delivery().allows("anything.com")


def test_the_default_channel_is_the_first_that_sends_mail() -> None:
    folder = {"kind": "folder", "path": "out"}
    assert Delivery.model_validate({"channels": {"share": folder, "mail": MAIL}}).default_channel() == "mail"
    assert Delivery.model_validate({"channels": {"share": folder}}).default_channel() is None


@pytest.mark.parametrize(
    ("host", "local"),
    [
        ("localhost", True),
        ("127.0.0.1", True),
        ("127.8.8.8", True),
        ("::1", True),
        ("localhost.evil.com", False),
        ("10.0.0.1", False),
    ],
)
def test_this_machine_is_told_from_others(host: str, local: bool) -> None:
    assert is_loopback(host) is local

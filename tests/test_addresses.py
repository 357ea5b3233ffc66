"""addresses: what is one, and that nothing else gets through."""

from __future__ import annotations

import email
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.addresses import Address, hidden, parse


@pytest.mark.parametrize(
    ("text", "mailbox", "name"),
    [
        ("anna@example.org", "anna@example.org", ""),
        ("  anna@example.org ", "anna@example.org", ""),
        ("Anna Nová <anna@Example.ORG>", "anna@example.org", "Anna Nová"),
        ('"Nova, Anna" <anna@example.org>', "anna@example.org", "Nova, Anna"),
        (r'"Anna \"Nan\" O\\Neil" <anna@example.org>', "anna@example.org", 'Anna "Nan" O\\Neil'),
        ('Anna O\'Neil "Nan" <anna@example.org>', "anna@example.org", 'Anna O\'Neil "Nan"'),
        ("Anna @ Acme, Team A.B. <anna+q3@example.org>", "anna+q3@example.org", "Anna @ Acme, Team A.B."),
        ("'anna@example.org' <Anna@example.org>", "Anna@example.org", "'anna@example.org'"),
        ("o'neil@example.org <o'neil@example.org>", "o'neil@example.org", "o'neil@example.org"),
        (r'"\"Anna\"" <anna@example.org>', "anna@example.org", '"Anna"'),
        ("Пётр <petr@пример.рф>", "petr@xn--e1afmkfd.xn--p1ai", "Пётр"),
        ("ops@mail.test", "ops@mail.test", ""),
    ],
)
def test_an_address_is_read_with_its_name(text: str, mailbox: str, name: str) -> None:
    assert parse(text) == Address(mailbox, name)
    assert parse(str(parse(text))) == Address(mailbox, name)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("anna", "is no address"),
        ("anna@", "is no address"),
        ("a b@example.org", "SPACE"),
        ("anna@example..org", "two periods"),
        ("anna@example.org, petr@example.org", "is no address"),
        (
            "Anna <anna@example.org>, Petr <petr@example.org>",
            "'anna@example.org' would get nothing; write an entry for each",
        ),
        ("anna@example.org; Petr <petr@example.org>", "'anna@example.org' would get nothing"),
        ('"anna n"@example.org', "quoting the part before the @-sign is not allowed"),
        ("a" * 65 + "@example.org", "too long before the @-sign"),
        ("пётр@example.org", "internationalized characters"),
        ("anna@[127.0.0.1]", "is no address"),
        ("anna@example.org>", "write one like"),
        ("Anna\nBcc: eve@example.com <anna@example.org>", "control character U+000A"),
        ("anna@example.org\x00", "control character U+0000"),
        ("\u202eanna <anna@example.org>", "RIGHT-TO-LEFT OVERRIDE"),
        ("An\u2028na <anna@example.org>", "LINE SEPARATOR"),
        ("=?utf-8?q?x=0ABcc:eve@example.com?= <anna@example.org>", "encoded word"),
        ("x" * 101 + " <anna@example.org>", "at most 100 characters"),
    ],
)
def test_what_is_none_is_refused_with_the_reason(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=r".") as caught:
        parse(text)
    assert said in str(caught.value)


@given(st.text(max_size=60), st.sampled_from(["{}@example.org", "{} <anna@example.org>", "anna@{}.org"]))
def test_whatever_is_let_through_is_one_header_of_one_mailbox(text: str, form: str) -> None:
    try:
        found = parse(form.format(text))
    except ValueError:
        return
    message = EmailMessage()
    message["To"] = found.header
    message.set_content("x")
    read = email.message_from_bytes(message.as_bytes(), policy=email.policy.default)
    assert [address.addr_spec for address in read["To"].addresses] == [found.mailbox]
    assert set(read.keys()) == set(message.keys())
    assert hidden(found.mailbox) == hidden(found.name) == ""


def test_an_address_is_written_as_it_is_read() -> None:
    assert str(parse("Anna Nova <anna@example.org>")) == "Anna Nova <anna@example.org>"
    assert parse(str(Address("anna@example.org"))).domain == "example.org"

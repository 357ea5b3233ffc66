"""deliver.message: a mail as bytes, and what is never let into one."""

from __future__ import annotations

import email
import email.policy
from datetime import UTC, datetime
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import getaddresses
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.addresses import Address
from reportgen.deliver import Attachment
from reportgen.deliver.message import Inline, Mail, MessageError, built

ANNA, REPORTS = Address("anna@example.org", "Anna Nová"), Address("reports@example.org", "Taktwart reports")
JULY = datetime(2026, 7, 3, 6, tzinfo=UTC)


def mail(**changed: Any) -> Mail:
    given: dict[str, Any] = {
        "sender": REPORTS, "to": ANNA, "subject": "June: new revenue ahead of plan", "text": "Hello\nanna", "date": JULY,
        "message_id": "abc.e1@example.org",
    }  # fmt: skip
    return Mail(**{**given, **changed})


def read(data: bytes) -> EmailMessage:
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


FULL = {
    "html": "<p>Привет <img src='cid:pace'></p>",
    "pictures": (Inline("pace", b"\x89PNG1"),),
    "attachments": (Attachment("monthly-2026-06-ru.pdf", "application/pdf", b"%PDF" + bytes(range(256))),),
    "unsubscribe": "mailto:reports@example.org?subject=stop",
    "reply_to": Address("team@example.org"),
}


@pytest.mark.parametrize(
    "name",
    [
        "Анна Нова, отдел маркетинга и продаж компании «Ромашка», Нижний Новгород",
        "Acme & Söhne (Marketing), Ünïcödé-lang-word Ünïcödé-lang-word Reports",
        'Söhne 日本語 🚀 Ünïcödé-lang-word: A.B; "Q" "R" <c> \\ — x',
        "é" * 100,
        'Nova, Anna "Nan" @ Acme: A.B; (x) \\',
        "words of ASCII " * 6,
    ],
)
def test_a_name_before_an_address_is_read_as_it_was_written(name: str) -> None:
    """By the rules of encoded words: the library folds a mixed name at a blank, and readers do without it then."""
    for local in ("a", "a" * 60):
        one = Address(f"{local}@example.org", name.strip())
        made = built(mail(sender=one, to=one, reply_to=one))
        assert all(len(line) <= 78 or local in line.decode() for line in made.partition(b"\r\n\r\n")[0].split(b"\r\n"))
        for header in ("From", "To", "Reply-To"):
            ((words, mailbox),) = getaddresses([email.message_from_bytes(made)[header].replace("\r\n", "")])
            assert (str(make_header(decode_header(words))), mailbox) == (name.strip(), one.mailbox)


def test_a_mail_holds_text_page_pictures_and_files_in_the_usual_nest() -> None:
    message = read(built(mail(**FULL)))
    kinds = [part.get_content_type() for part in message.walk()]
    assert kinds == [
        "multipart/mixed", "multipart/alternative", "text/plain", "multipart/related", "text/html", "image/png", "application/pdf",
    ]  # fmt: skip
    parts = list(message.walk())
    assert parts[2].get_content().splitlines() == ["Hello", "anna"]
    assert "Привет" in parts[4].get_content()
    assert parts[5]["Content-ID"] == "<pace>"
    assert parts[6].get_filename() == "monthly-2026-06-ru.pdf"
    assert parts[6].get_content() == b"%PDF" + bytes(range(256))


def test_the_headers_are_those_that_were_meant() -> None:
    message = read(built(mail(**FULL)))
    assert message["Message-ID"] == "<abc.e1@example.org>"
    assert message["To"] == "Anna Nová <anna@example.org>"
    assert message["Reply-To"] == "team@example.org"
    assert message["List-Unsubscribe"] == "<mailto:reports@example.org?subject=stop>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Date"] == "Fri, 03 Jul 2026 06:00:00 +0000"


def test_equal_content_gives_equal_bytes_and_another_message_other_boundaries() -> None:
    assert built(mail(**FULL)) == built(mail(**FULL))
    assert built(mail(**FULL)) != built(mail(**FULL, message_id="abc.e2@example.org"))


@pytest.mark.parametrize("field", ["subject", "unsubscribe", "message_id"])
@pytest.mark.parametrize(
    "evil", ["x\n", "x\r\n", "x\nBcc: eve@example.com", "x\x00y", "x\u2028y", "x\u202ey", "x\x85y"]
)
def test_nothing_that_could_begin_a_header_gets_in(field: str, evil: str) -> None:
    with pytest.raises(MessageError):
        built(mail(**{field: evil}))


@pytest.mark.parametrize(
    "subject", ["[reportgen Acme] monthly/2026-06/v1 is held: figure_implausible: leads is 9", "x" * 900, "Июнь " * 60]
)
def test_a_long_subject_is_read_as_it_was_written(subject: str) -> None:
    data = built(mail(subject=subject))
    assert str(read(data)["Subject"]).strip() == subject.strip()
    assert b"Subject:\r\n" not in data


def test_an_encoded_word_in_the_subject_is_not_passed_on() -> None:
    with pytest.raises(MessageError, match="encoded word"):
        built(mail(subject="=?utf-8?q?x=0ABcc:eve@example.com?="))


@pytest.mark.parametrize("header", [("X: y\r\nBcc", "z"), ("X-Ok", "z\nBcc: eve@example.com"), ("", "z")])
def test_neither_a_headers_name_nor_its_value_can_add_one(header: tuple[str, str]) -> None:
    with pytest.raises(MessageError):
        built(mail(headers=(header,)))


@pytest.mark.parametrize(
    "name", ["../x.pdf", "a/b.pdf", "x\n.pdf", "a\\b.pdf", "", "..", "\u202efdp.exe", "a.pdf ", "=?utf-8?q?x?=.pdf"]
)
def test_a_files_name_is_a_name_only(name: str) -> None:
    with pytest.raises(MessageError, match="no safe name"):
        built(mail(attachments=(Attachment(name, "application/pdf", b"x"),)))


TEXT = st.text(st.characters(codec="utf-8"), max_size=300)


@given(subject=TEXT, text=TEXT, html=TEXT, name=st.text(max_size=40))
def test_whatever_is_built_is_one_message_to_one_reader_in_safe_lines(
    subject: str, text: str, html: str, name: str
) -> None:
    try:
        data = built(
            mail(subject=subject, text=text, html=html, attachments=(Attachment(name, "text/csv", b"\x00.\r\n.\r\n"),))
        )
    except MessageError:
        return
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert b"\r" not in data.replace(b"\r\n", b"")
    assert max(len(line) for line in data.split(b"\r\n")) <= 998
    message = read(data)
    assert set(message) - {"MIME-Version", "Content-Type"} == {
        "From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "X-Auto-Response-Suppress",
    }  # fmt: skip
    assert str(message["Subject"]) == subject.strip()
    (attached,) = message.iter_attachments()
    assert attached.get_content() if isinstance(attached.get_content(), bytes) else True


def test_the_reader_back_sees_a_header_that_slipped_in() -> None:
    """The control: what the library itself would let through is stopped by reading the bytes back."""
    from reportgen.deliver.message import _check

    data = built(mail()).replace(b"Subject:", b"Bcc: eve@example.com\r\nSubject:")
    with pytest.raises(MessageError, match="which nobody wrote"):
        _check(
            data, mail(), ["From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "X-Auto-Response-Suppress"]
        )

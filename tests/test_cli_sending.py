"""`run --to` and `run --deliver`: a real report through a real relay on this machine, read back as its recipient reads it."""

from __future__ import annotations

import email
import email.policy
import getpass
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from reportgen.cli import main
from reportgen.ledger import open_ledger
from tests.scheduling import project_in
from tests.test_deliver_smtp import Mailbox, relay

REPORTS = (
    "monthly:\n  grain: month\n  sections: [summary, definitions]\n  cards: [sessions]\n  formats: [html]\n"
    "  recipients: [managers]\n"
)


@pytest.fixture
def mailbox() -> Mailbox:
    return Mailbox()


@pytest.fixture
def acme(tmp_path: Path, mailbox: Mailbox) -> Iterator[Path]:
    """A small project whose relay keeps what it is given."""
    with relay(mailbox) as to:
        delivery = (
            "on_failure: ops@example.org\nallowed_domains: [example.org]\narchive_url: https://reports.example.org/\n"
            f"channels:\n  mail: {{kind: smtp, host: 127.0.0.1, port: {to.port}, tls: insecure, sender: r@example.org}}\n"
        )
        business = "name: Acme & Söhne\ntimezone: Europe/Berlin\ncurrency: EUR\nas_of: 2026-06-30\n"
        yield project_in(tmp_path, delivery=delivery, business=business, reports=REPORTS)


def run(folder: Path, *arguments: str) -> int:
    return main(["--project", str(folder), "run", "monthly", "--period", "2026-06", *arguments])


def mails(mailbox: Mailbox) -> list[EmailMessage]:
    return [email.message_from_bytes(content, policy=email.policy.default) for _, _, content in mailbox.got]


def part(mail: EmailMessage, kind: str) -> str:
    body = mail.get_body((kind,))
    assert body is not None
    return str(body.get_content())


# --- a test


def test_a_test_mail_arrives_whole_and_is_marked_everywhere(
    acme: Path, mailbox: Mailbox, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(acme, "--to", "Eva <eva@example.org>") == 0
    assert "monthly 2026-06: a test is sent to eva@example.org (" in capsys.readouterr().out
    assert [to for _, to, _ in mailbox.got] == [["eva@example.org"]]
    (mail,) = mails(mailbox)
    assert mail["Subject"].startswith("[Test] June 2026: ")
    assert mail["To"] == "Eva <eva@example.org>"
    assert mail["List-Unsubscribe"] == "<mailto:r@example.org?subject=unsubscribe>"
    text, page = part(mail, "plain"), part(mail, "html")
    for said in (text, page):
        assert "Test: this copy was sent to try out the delivery." in said
        assert "monthly-2026-06-en.html" in said
        assert "3,000" in said
    (attached,) = mail.iter_attachments()
    assert attached.get_filename() == "monthly-2026-06-en.html"
    assert 'class="banner">Test copy<' in attached.get_content()
    assert not (acme / ".reportgen" / "ledger.db").exists()
    assert not (acme / "output").exists()


def test_the_samples_report_comes_with_its_chart_and_its_pdf(sample: Path, tmp_path: Path, mailbox: Mailbox) -> None:
    import shutil

    folder = tmp_path / "sample"
    shutil.copytree(sample, folder)
    with relay(mailbox) as to:
        way = f"  relay: {{kind: smtp, host: 127.0.0.1, port: {to.port}, tls: insecure, sender: r@example.org}}\n"
        with (folder / "config" / "delivery.yaml").open("a") as file:
            file.write(way)  # its channels are the last thing in it
        given = [
            "run",
            "weekly",
            "--period",
            "2026-W26",
            "--locale",
            "ru",
            "--format",
            "pdf",
            "--to",
            "eva@example.org",
        ]
        assert main(["--project", str(folder), *given]) == 0
    (mail,) = mails(mailbox)
    assert str(mail["Subject"]).startswith("[Тест] 26")
    pictures = {
        str(each["Content-ID"]): each.get_content() for each in mail.walk() if each.get_content_type() == "image/png"
    }
    assert set(pictures) == {"<logo@report>", "<chart@report>"}
    page = part(mail, "html")
    assert 'lang="ru"' in page
    assert all(f'src="cid:{name.strip("<>")}"' in page for name in pictures)
    assert all(data.startswith(b"\x89PNG") for data in pictures.values())
    (attached,) = mail.iter_attachments()
    assert (attached.get_filename(), attached.get_content_type()) == ("weekly-2026-W26-ru.pdf", "application/pdf")
    assert attached.get_content().startswith(b"%PDF")
    assert len(mail.as_bytes()) < 1_000_000


def test_a_test_mail_that_may_not_go_there_is_refused_before_anything_is_made(
    acme: Path, mailbox: Mailbox, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(acme, "--to", "eva@elsewhere.net") == 2
    assert "mail to elsewhere.net is not allowed by allowed_domains" in capsys.readouterr().err
    assert run(acme, "--to", "not an address") == 2
    assert mailbox.got == []


def test_a_test_mail_that_the_relay_refuses_is_told(
    acme: Path, mailbox: Mailbox, capsys: pytest.CaptureFixture[str]
) -> None:
    mailbox.rcpt = "550 no such user"
    assert run(acme, "--to", "eva@example.org") == 4
    assert "no test is sent to eva@example.org: 550 no such user" in capsys.readouterr().err


def test_without_a_way_to_send_mail_a_test_is_a_question_of_configuration(
    acme: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (acme / "config" / "delivery.yaml").write_text("on_failure: ops@example.org\nchannels: {}\n")
    (acme / "config" / "recipients.yaml").write_text("groups: {}\n")
    (acme / "config" / "reports.yaml").write_text(REPORTS.replace("  recipients: [managers]\n", ""))
    assert run(acme, "--to", "eva@example.org") == 2
    assert "no channel of config/delivery.yaml sends mail" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--correct", "late"), "belongs to --deliver"),
        (("--deliver", "--correct", " "), "--correct needs a reason"),
        (("--by", "maria"), "--by says who sends a report, and belongs to --deliver"),
        (("--deliver", "--by", "ma\nria"), "write a name of at most 100 letters"),
        (("--deliver", "--to", "eva@example.org"), "Take one of them"),
        (("--deliver", "--only", "channel=Email", "--format", "pdf"), "takes no --format, --only"),
    ],
)
def test_options_that_contradict_each_other_are_refused(
    acme: Path, mailbox: Mailbox, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str
) -> None:
    assert run(acme, *arguments) == 2
    assert said in capsys.readouterr().err
    assert mailbox.got == []


# --- delivery


def test_what_is_delivered_by_hand_arrives_once_and_again_only_as_a_correction(
    acme: Path, mailbox: Mailbox, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(acme, "--deliver", "--correct", "late") == 2
    assert "was never sent, so there is nothing to correct" in capsys.readouterr().err
    assert run(acme, "--deliver") == 0
    assert "monthly/2026-06/v1 is sent to 2" in capsys.readouterr().out
    assert run(acme, "--deliver") == 2
    assert "monthly 2026-06 was sent on " in (said := capsys.readouterr().err)
    assert "to send it again: --correct REASON" in said
    assert sorted(to for _, (to,), _ in mailbox.got) == ["anna@example.org", "petr@example.org"]
    subjects = [str(mail["Subject"]) for mail in mails(mailbox)]
    assert any(
        each.startswith("June 2026: ") and each.endswith(" – Monthly marketing report, Acme & Söhne")
        for each in subjects
    )
    assert any(each.startswith("Июнь 2026 года: ") and " – Месячный отчёт" in each for each in subjects)
    mailbox.got.clear()

    assert run(acme, "--deliver", "--correct", "Refunds were\n late", "--by", "maria") == 0
    assert "monthly/2026-06/v2 is sent to 2" in capsys.readouterr().out
    again = {str(mail["To"]): mail for mail in mails(mailbox)}
    english = again["anna@example.org"]
    assert str(english["Subject"]).startswith("Correction: June 2026: ")
    assert "Correction: Refunds were late. This replaces the report" in part(english, "plain").replace("\n", " ")
    (attached,) = english.iter_attachments()
    assert "<b>Correction:</b> Refunds were late." in attached.get_content()
    with open_ledger(acme / ".reportgen" / "ledger.db") as ledger:
        assert ledger.events("monthly/2026-06/v1")[-1].by == f"{getpass.getuser()} (run --deliver)"
        assert ledger.events("monthly/2026-06/v2")[-1].by == "maria (run --deliver)"


def test_what_its_sources_do_not_allow_waits_and_is_not_sent(
    acme: Path, mailbox: Mailbox, capsys: pytest.CaptureFixture[str]
) -> None:
    from tests.scheduling import web

    (acme / "web.csv").write_text(web("2026-06-20"))
    assert run(acme, "--deliver") == 3
    assert "monthly/2026-06/v1 waits" in (said := capsys.readouterr().out)
    assert "source_incomplete: source 'web' is complete through 2026-06-20" in said
    assert mailbox.got == []


def test_what_the_relay_refuses_is_undelivered_and_said_so(
    acme: Path, mailbox: Mailbox, capsys: pytest.CaptureFixture[str]
) -> None:
    mailbox.rcpt = "550 no such user"
    assert run(acme, "--deliver") == 4
    assert "monthly/2026-06/v1 is sent to 0 of 2: 2 failed" in capsys.readouterr().out


def test_a_report_that_nobody_gets_cannot_be_delivered(acme: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (acme / "config" / "reports.yaml").write_text(REPORTS.replace("  recipients: [managers]\n", ""))
    assert run(acme, "--deliver") == 2
    assert "report 'monthly' has no recipients" in capsys.readouterr().err

"""Subjects of mails: read as they were written."""

from __future__ import annotations

import pytest

from reportgen.deliver.message import built
from tests.test_deliver_message import mail, read


@pytest.mark.parametrize(
    "subject",
    [
        "Correction: Monthly marketing report, June 2026, Acme & Söhne: what happened in June 2026: no plan is set to rate it by",
        "[Тест] Маркетинговый отчёт за месяц, июнь 2026 года, Taktwart: лучше плана — новая выручка, хуже — конверсия (на 23,5 %)",
        "a " * 80 + "é",
        "ü" * 300,
        "plain words of ASCII only " * 12 + "end",
        "report, naïve",
    ],
)
def test_a_subject_is_read_as_it_was_written_however_long_and_in_whatever_letters(subject: str) -> None:
    made = built(mail(subject=subject))
    assert str(read(made)["Subject"]) == subject
    lines = made.partition(b"\r\n\r\n")[0].split(b"\r\n")
    assert subject.isascii() or all(len(line) <= 78 for line in lines)

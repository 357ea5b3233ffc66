"""Secrets are named, read when they are needed, and never seen."""

from __future__ import annotations

import base64
import json
import logging
import pickle
from pathlib import Path
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict

from reportgen.settings import HIDDEN, Secret, SecretError, SecretRef, redactor
from reportgen.strict_yaml.model import build
from reportgen.strict_yaml.reading import parse

CANARY = 'c4n4ry/+ sé"cret'


class Mail(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    password: SecretRef


def read(text: str, environ: dict[str, str] | None) -> tuple[Mail | None, list[str]]:
    node = parse(text.encode(), "config/mail.yaml").root
    assert node is not None
    value, problems = build(Mail, node, "config/mail.yaml", context=None if environ is None else {"environ": environ})
    return value, [str(problem) for problem in problems]


def test_a_reference_to_a_variable_is_read_when_it_is_needed() -> None:
    mail, said = read("password: ${SMTP_PASSWORD}\n", {"SMTP_PASSWORD": CANARY})
    assert (mail, said) == (Mail(password=SecretRef("SMTP_PASSWORD")), [])
    assert mail.password.read({"SMTP_PASSWORD": CANARY}).reveal() == CANARY
    assert str(mail.password) == "${SMTP_PASSWORD}"
    assert CANARY not in repr(mail) + mail.model_dump_json()
    assert mail.model_dump_json() == '{"password":"${SMTP_PASSWORD}"}'


def test_a_variable_that_is_missing_is_named_with_the_nearest_one_that_is_there() -> None:
    _, said = read("\npassword: ${SMTP_PASWORD}\n", {"SMTP_PASSWORD": CANARY})
    assert said == [
        "config/mail.yaml:2: password: the environment variable SMTP_PASWORD is not set. Did you mean 'SMTP_PASSWORD'?"
    ]
    _, said = read("password: ${SMTP_PASSWORD}\n", {"SMTP_PASSWORD": ""})
    assert "the environment variable SMTP_PASSWORD is empty" in said[0]


def test_without_an_environment_only_the_form_is_checked() -> None:
    assert read("password: ${SMTP_PASSWORD}\n", None)[1] == []


@pytest.mark.parametrize(
    "written",
    [f"'{CANARY}'", "hunter2", "12345678", "true", f"[{json.dumps(CANARY)}]", "{hunter2: x}", "${hunter2:-hunter2}", "x${A}",
     "${file:hunter2}", "${1hunter2}", "", "$SMTP_PASSWORD ", "${SMTP PASSWORD}"],
)  # fmt: skip
def test_a_literal_in_a_secrets_field_is_refused_and_not_repeated(written: str) -> None:
    _, said = read(f"password: {written}\n", {"A": "b"})
    assert len(said) == 1
    assert said[0].startswith("config/mail.yaml:1: password: a secret does not belong into this file. Write ${NAME}")
    assert not any(part in said[0] for part in (CANARY, "hunter2", "12345678"))


def test_a_file_is_read_without_its_last_line_break(tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text("two words\n")
    file.chmod(0o600)
    assert SecretRef.parse("${file:" + str(file) + "}").read({}).reveal() == "two words"


@pytest.mark.parametrize(
    ("content", "mode", "says"),
    [
        (b"open\n", 0o644, "may be read by others. Run chmod 600"),
        (b"", 0o600, "is empty"),
        (b"\xff\xfe", 0o600, "is not UTF-8"),
        (b"x" * 100_000, 0o600, "is larger than 64 kB"),
        (None, 0, "cannot be read: No such file"),
    ],
)
def test_a_file_that_cannot_hold_a_secret_is_refused(
    tmp_path: Path, content: bytes | None, mode: int, says: str
) -> None:
    file = tmp_path / "password"
    if content is not None:
        file.write_bytes(content)
        file.chmod(mode)
    with pytest.raises(SecretError) as caught:
        SecretRef(file=str(file)).read({})
    assert says in str(caught.value)
    assert "open" not in str(caught.value).replace(str(file), "")


def test_no_way_to_print_or_store_a_secret_shows_it() -> None:
    secret = Secret(CANARY)
    shown = [
        repr(secret),
        str(secret),
        f"{secret}",
        f"{secret!r}",
        f"{[secret]}",
        logging.LogRecord("x", 20, "x", 1, "%s %r", (secret, secret), None).getMessage(),
    ]
    assert not any(CANARY in text for text in shown)
    assert not hasattr(secret, "__dict__")
    with pytest.raises(TypeError):
        pickle.dumps(secret)
    with pytest.raises(TypeError):
        json.dumps(secret)


@pytest.mark.parametrize(
    "form",
    [
        CANARY,
        quote(CANARY),
        quote(CANARY, safe=""),
        quote_plus(CANARY),
        quote(quote(CANARY)),
        json.dumps(CANARY),
        json.dumps(CANARY, ensure_ascii=False),
        repr(CANARY),
        base64.b64encode(CANARY.encode()).decode(),
        base64.urlsafe_b64encode(CANARY.encode()).decode(),
        CANARY.upper(),
        f"{CANARY[:9]}\n  {CANARY[9:]}",  # folded, as long headers are
        base64.b64encode(CANARY.encode()).decode()[:10] + "\\n" + base64.b64encode(CANARY.encode()).decode()[10:],
    ],
)
def test_the_redactor_finds_a_secret_in_every_form(form: str) -> None:
    text = redactor([Secret("other"), Secret(CANARY)])(f"GET /?key={form}&page=2")
    assert form.strip("\"'") not in text
    assert text.startswith("GET /?key=")
    assert text.endswith("&page=2")
    assert HIDDEN in text


@given(user=st.text(max_size=9), password=st.text(min_size=6, max_size=30))
def test_a_password_is_found_in_the_base64_of_user_and_password(user: str, password: str) -> None:
    sent = base64.b64encode(f"{user}:{password}".encode()).decode()
    left = redactor([Secret(password)])(sent)
    assert HIDDEN in left
    whole = len(password.encode()) - 2  # the bytes whose bits lie in characters of their own
    assert len(left.replace(HIDDEN, "")) <= len(sent) - whole * 8 // 6


def test_a_secret_that_is_a_part_of_another_does_not_break_it() -> None:
    assert redactor([Secret("pass"), Secret("password1")])("password1 pass") == f"{HIDDEN} {HIDDEN}"


def test_without_secrets_a_text_stays_as_it_is() -> None:
    assert redactor([])("text") == "text"
    assert redactor([Secret("")])("text") == "text"


def test_an_editors_schema_says_how_a_secret_is_written() -> None:
    assert Mail.model_json_schema()["properties"]["password"]["pattern"].startswith(r"^\$\{")

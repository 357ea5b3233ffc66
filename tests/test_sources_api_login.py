"""How a source logs in: what is asked for a token, when it is renewed, what is kept of it, and what is said when it fails."""

from __future__ import annotations

import base64
import json
import logging
import stat
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from google.auth import jwt
from google.oauth2 import service_account
from oauthlib.oauth2 import BackendApplicationServer, LegacyApplicationServer, RequestValidator

from reportgen.contract import ApiSource, problems
from reportgen.errors import SourceError
from reportgen.sources import World, first_page
from tests.test_sources_api import answering, said, source_of
from tests.test_sources_api_faults import Waits, ids, pulled

CANARIES = {
    "SECRET": "cl13nt+s3cret/canary=",
    "REFRESH": "r3fresh-canary/4711+x",
    "ACCESS": "4ccess-canary.token~1",
    "ROTATED": "r0tated-canary/2",
}
NOW = datetime(2026, 3, 30, 12, tzinfo=UTC)


@dataclass
class Issuer:
    """A server of tokens and an API that takes them, by one handler.

    Attributes:
        lasts: seconds that a token lasts, as the server says; None where it does not say.
        rotate: whether each refresh token is good for one use.
        refuse: how many of the API's answers are 401 though the token is right; -1 for all.
        tokens: what the server hands out, in order.
        forms: what it was asked.
        heads: headers it was asked with.
        shown: what the API was shown.
        good: refresh tokens that are taken.
    """

    lasts: Any = 3600
    rotate: bool = False
    refuse: int = 0
    pages: int = 1
    forms: list[dict[str, str]] = field(default_factory=list)
    heads: list[Mapping[str, str]] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    good: set[str] = field(default_factory=lambda: {CANARIES["REFRESH"]})
    alive: set[str] = field(default_factory=set)
    lock: Any = field(default_factory=threading.Lock)

    def token(self, path: str, body: bytes) -> Any:
        with self.lock:
            form = dict(parse_qsl(body.decode(), strict_parsing=True))
            self.forms.append(form)
            answer: dict[str, Any] = {"access_token": f"{CANARIES['ACCESS']}{len(self.forms)}", "token_type": "Bearer"}
            if self.lasts is not None:
                answer["expires_in"] = self.lasts
            if form["grant_type"] == "refresh_token":
                if form["refresh_token"] not in self.good:
                    return 400, {}, {"error": "invalid_grant", "error_description": f"{form['refresh_token']} is dead"}
                if self.rotate:
                    self.good = {f"{CANARIES['ROTATED']}-{len(self.forms)}"}
                    answer["refresh_token"] = next(iter(self.good))
            self.alive.add(answer["access_token"])
            return 200, {}, answer

    def data(self, path: str, body: bytes, headers: Mapping[str, str]) -> Any:
        shown = headers.get("Authorization", "")
        self.shown.append(shown)
        if shown.removeprefix("Bearer ") not in self.alive or self.refuse:
            self.refuse -= self.refuse > 0
            return 401, {}, {"message": f"not {shown}"}
        number = int(dict(parse_qsl(path.partition("?")[2])).get("page", "1"))
        record = {"id": str(number), "day": "2026-03-01"}
        return 200, {}, {"results": [record] if number <= self.pages else [], "total": self.pages}

    data.takes_headers = True  # type: ignore[attr-defined]

    def serving(self) -> Any:
        return answering(token=self.token, data=self.data)


def oauth(api: Any, grant: str = "refresh_token", **changes: Any) -> dict[str, Any]:
    refresh = {"refresh_token": "${REFRESH}"} if grant == "refresh_token" else {}
    return {
        "kind": "oauth2", "grant": grant, "token_url": f"{api.url}/token", "client_id": "app", "client_secret": "${SECRET}",
        **refresh, **changes,
    }  # fmt: skip


def outside(waits: Waits | None = None, **environ: str) -> World:
    clock = waits or Waits()
    given = {**CANARIES, **environ}
    return World(date(2026, 3, 30), given, lambda: NOW, clock.monotonic, clock.sleep, lambda: 0.0)


# --- what is asked


def test_client_credentials_are_asked_for_once_a_pull_and_shown_as_a_bearer_token(tmp_path: Path) -> None:
    issuer = Issuer(pages=3)
    paging = {"paginate": {"kind": "page", "param": "page", "size": 1}, "total": "total"}
    with issuer.serving() as api:
        auth = oauth(
            api, "client_credentials", scopes=["read", "crm"], audience="https://api.example.com", params={"x": "y"}
        )
        assert ids(pulled(tmp_path, source_of(f"{api.url}/data", auth=auth, **paging), outside())) == ["1", "2", "3"]
    assert issuer.forms == [{
        "grant_type": "client_credentials", "client_id": "app", "client_secret": CANARIES["SECRET"], "scope": "read crm",
        "audience": "https://api.example.com", "x": "y",
    }]  # fmt: skip
    assert issuer.shown == [f"Bearer {CANARIES['ACCESS']}1"] * 3


def test_the_client_may_show_itself_in_the_header(tmp_path: Path) -> None:
    issuer = Issuer()
    with issuer.serving() as api:
        auth = oauth(api, "client_credentials", client_auth="header", client_id="${ID}")
        pulled(tmp_path, source_of(f"{api.url}/data", auth=auth), outside(ID="my id"))
        (sent,) = [headers for path, headers, _ in api.seen if path == "/token"]
    assert base64.b64decode(sent["Authorization"].removeprefix("Basic ")).decode() == f"my id:{CANARIES['SECRET']}"
    assert issuer.forms == [{"grant_type": "client_credentials"}]


def test_a_refresh_token_is_exchanged_and_no_scope_is_sent_unless_declared(tmp_path: Path) -> None:
    issuer = Issuer()
    with issuer.serving() as api:
        pulled(tmp_path, source_of(f"{api.url}/data", auth=oauth(api)), outside())
    (form,) = issuer.forms
    assert (form["grant_type"], form["refresh_token"], "scope" in form) == ("refresh_token", CANARIES["REFRESH"], False)


def test_another_server_may_issue_the_tokens_and_gets_no_token_itself(tmp_path: Path) -> None:
    issuer = Issuer()
    with issuer.serving() as login, answering(data=issuer.data) as api:
        pulled(tmp_path, source_of(f"{api.url}/data", auth=oauth(login)), outside())
        assert [path for path, _, _ in login.seen] == ["/token"]
        assert "Authorization" not in login.seen[0][1]
        assert CANARIES["SECRET"].encode() not in b"".join(body for _, _, body in api.seen)


# --- renewal


def test_a_token_is_renewed_a_margin_before_it_runs_out(tmp_path: Path) -> None:
    issuer = Issuer(pages=5, lasts="200")
    waits = Waits()
    paging = {"paginate": {"kind": "page", "param": "page", "size": 1}, "total": "total", "rate": "1 per minute"}
    with issuer.serving() as api:
        source = source_of(f"{api.url}/data", auth=oauth(api, "client_credentials"), **paging)
        assert len(ids(pulled(tmp_path, source, outside(waits)))) == 5
    numbers = [int(shown.removeprefix(f"Bearer {CANARIES['ACCESS']}")) for shown in issuer.shown]
    assert numbers == [1, 1, 1, 2, 2]  # a request a minute; a token lasts 200 s and is used for 150


def test_a_refused_token_is_renewed_once_and_not_more(tmp_path: Path) -> None:
    issuer = Issuer(refuse=1, lasts=None)
    with issuer.serving() as api:
        pulled(tmp_path, source_of(f"{api.url}/data", auth=oauth(api)), outside())
        assert (len(issuer.forms), len(issuer.shown)) == (2, 2)
        issuer.refuse = -1
        text = said(tmp_path, source_of(f"{api.url}/data", auth=oauth(api), retries=3), outside())
    assert (len(issuer.forms), len(issuer.shown)) == (4, 4)
    assert "answers 401: not Bearer ***, with a token that was just renewed. Check ${REFRESH}, ${SECRET}" in text


def test_a_login_is_tried_again_like_every_request(tmp_path: Path) -> None:
    issuer = Issuer()
    bad: list[Any] = [
        (503, {}, {}), (429, {"Retry-After": "7"}, {}), (200, {}, b'{"access_tok'), (502, {}, b"<html>"),
        (400, {}, {"error": "slow_down"}),
    ]  # fmt: skip
    waits = Waits()
    with answering(token=lambda path, body: bad.pop(0) if bad else issuer.token(path, body), data=issuer.data) as api:
        pulled(tmp_path, source_of(f"{api.url}/data", auth=oauth(api), retries=5), outside(waits))
    assert waits.pauses[1:] == [1.0, 7.0, 4.0, 8.0, 16.0]


# --- refresh tokens that are good once


def kept_in(folder: Path) -> list[Path]:
    return sorted((folder / ".reportgen" / "logins").glob("*.json"))


def test_a_replaced_refresh_token_is_kept_for_its_owner_and_used_the_next_time(tmp_path: Path) -> None:
    issuer = Issuer(rotate=True)
    with issuer.serving() as api:
        source = source_of(f"{api.url}/data", auth=oauth(api))
        for _ in range(3):
            pulled(tmp_path, source, outside())
        # another source of the same login shares it; one with a token of its own does not
        pulled(tmp_path, source_of(f"{api.url}/data", auth=oauth(api), params={"x": "1"}), outside())
        (path,) = kept_in(tmp_path)
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
        issuer.good = {"new one"}
        pulled(tmp_path, source, outside(REFRESH="new one"))
    used = [form["refresh_token"] for form in issuer.forms]
    assert used == [CANARIES["REFRESH"], *(f"{CANARIES['ROTATED']}-{n}" for n in (1, 2, 3)), "new one"]
    assert len(kept_in(tmp_path)) == 2


def test_processes_that_log_in_at_the_same_time_wait_for_each_other(tmp_path: Path) -> None:
    issuer = Issuer(rotate=True)
    failed: list[str] = []
    with issuer.serving() as api:
        source = source_of(f"{api.url}/data", auth=oauth(api), keep="0s")

        def ask() -> None:
            world = World(date(2026, 3, 30), CANARIES, lambda: NOW)
            try:
                first_page("crm", source, world, tmp_path, tmp_path / ".reportgen")
            except SourceError as error:
                failed.append(str(error))

        # flock is held by an open file, so threads stand for processes here
        threads = [threading.Thread(target=ask) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert failed == []
    assert len({form["refresh_token"] for form in issuer.forms}) == 6


def test_a_state_that_cannot_be_written_is_told_before_a_token_is_used_up(tmp_path: Path) -> None:
    issuer = Issuer(rotate=True)
    (tmp_path / ".reportgen").mkdir()
    (tmp_path / ".reportgen" / "logins").write_text("")
    with issuer.serving() as api:
        text = said(tmp_path, source_of(f"{api.url}/data", auth=oauth(api)), outside())
    assert "the refresh token cannot be kept in" in text
    assert issuer.forms == []


# --- service accounts


def account(token_uri: str, **changes: Any) -> dict[str, Any]:
    key = rsa.generate_private_key(65537, 2048)
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ).decode()
    public = key.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    return {
        "type": "service_account", "client_email": "r@p.iam.gserviceaccount.com", "private_key_id": "k1",
        "private_key": private, "token_uri": token_uri, "public": public.decode(), **changes,
    }  # fmt: skip


def google(**changes: Any) -> dict[str, Any]:
    return {
        "kind": "google_service_account",
        "key": "${GOOGLE_KEY}",
        "scopes": "https://scope/analytics.readonly",
        **changes,
    }


@pytest.mark.parametrize("way", ["content", "path in the environment", "file"])
def test_a_service_account_signs_what_it_asks(tmp_path: Path, way: str) -> None:
    issuer = Issuer()
    with issuer.serving() as api:
        key = account(f"{api.url}/token")
        file = tmp_path / "key.json"
        file.write_text(json.dumps(key))
        file.chmod(0o600)
        environ = {"GOOGLE_KEY": json.dumps(key) if way == "content" else str(file)}
        auth = google(subject="ann@example.org", **({"key": f"${{file:{file}}}"} if way == "file" else {}))
        waits = Waits()
        pulled(tmp_path, source_of(f"{api.url}/data", auth=auth), outside(waits, **environ))
    (form,) = issuer.forms
    assert form["grant_type"] == "urn:ietf:params:oauth:grant-type:jwt-bearer"
    verified: Callable[..., Any] = jwt.decode
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("google.auth._helpers.utcnow", lambda: NOW.replace(tzinfo=None))
        claims = verified(form["assertion"], certs=key["public"], audience="https://oauth2.googleapis.com/token")
    assert claims == {
        "iss": "r@p.iam.gserviceaccount.com", "sub": "ann@example.org", "scope": "https://scope/analytics.readonly",
        "aud": "https://oauth2.googleapis.com/token", "iat": int(NOW.timestamp()), "exp": int(NOW.timestamp()) + 3600,
    }  # fmt: skip
    assert jwt.decode_header(form["assertion"])["kid"] == "k1"


def test_a_refused_assertion_is_a_matter_of_the_clock_or_the_key_and_of_no_login(tmp_path: Path) -> None:
    refused = {"error": "invalid_grant", "error_description": "Token must be in a reasonable timeframe."}
    with answering(token=(400, {}, refused)) as api:
        key = json.dumps(account(f"{api.url}/token"))
        text = said(tmp_path, source_of(f"{api.url}/data", auth=google()), outside(GOOGLE_KEY=key))
    assert "in a reasonable timeframe. Set this machine's clock where it is off, else make a new key" in text


def test_a_key_file_that_others_may_read_is_refused(tmp_path: Path) -> None:
    issuer = Issuer()
    with issuer.serving() as api:
        file = tmp_path / "key.json"
        file.write_text(json.dumps(account(f"{api.url}/token")))
        file.chmod(0o644)
        text = said(tmp_path, source_of(f"{api.url}/data", auth=google()), outside(GOOGLE_KEY=str(file)))
    assert f"may be read by others. Run chmod 600 {file}" in text


@pytest.mark.parametrize(
    ("key", "says"),
    [
        ("keys/ga.json", "${GOOGLE_KEY} is no key of a service account: it is neither JSON nor an absolute path"),
        ("[1]", "it is no JSON object"),
        ('{"type": "authorized_user"}', "it has no client_email"),
        ('{"client_email": "x", "token_uri": "https://x.example", "private_key": "c4nary"}', "its private_key is none"),
        ('{"client_email": "x", "token_uri": "http://x.example/t", "private_key": "c4nary"}', "its token_uri is not encrypted"),
        ("/nowhere/key.json", "the secret's file /nowhere/key.json cannot be read"),
    ],
)  # fmt: skip
def test_a_wrong_key_is_told_without_showing_it(tmp_path: Path, key: str, says: str) -> None:
    with answering() as api:
        text = said(tmp_path, source_of(f"{api.url}/data", auth=google()), outside(GOOGLE_KEY=key))
        assert api.seen == []
    assert says in text
    assert "c4nary" not in text


# --- mistakes in the configuration


@pytest.mark.parametrize(
    ("auth", "says"),
    [
        ({"grant": "refresh_token", "refresh_token": None}, "needs `refresh_token: ${NAME}`"),
        ({"grant": "client_credentials"}, "has no refresh token"),
        ({"grant": "client_credentials", "refresh_token": None, "client_secret": None}, "needs `client_secret"),
        ({"client_secret": None, "client_auth": "header"}, "needs `client_secret"),
        ({"client_secret": "in clear"}, "a secret does not belong into this file"),
        ({"refresh_token": "in clear"}, "a secret does not belong into this file"),
    ],
)
def test_a_login_that_cannot_work_is_refused_when_it_is_written(auth: dict[str, Any], says: str) -> None:
    base = oauth(type("Api", (), {"url": "https://x.example"}))
    with pytest.raises(ValueError) as caught:
        ApiSource.model_validate(contract(auth={**base, **auth}))
    assert says in str(caught.value)


def contract(**changes: Any) -> dict[str, Any]:
    return {
        "kind": "api", "table": "leads", "url": "https://x.example/v", "records": "results",
        "columns": {"lead_id": "id", "created_at": "day"}, **changes,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("auth", "changes", "place"),
    [
        ({"token_url": "http://login.example.com/token"}, {}, "auth.token_url"),
        ({"token_url": "https://u:p@login.example.com/token"}, {}, "auth.token_url"),
        ({"token_url": "https://login.example.com/token?client_secret=x"}, {}, "auth.token_url"),
        ({"params": {"client_secret": "x"}}, {}, "auth.params.client_secret"),
        ({"params": {"resource": "${X}"}}, {}, "auth.params.resource"),
        ({}, {"headers": {"authorization": "${X}"}}, "headers"),
    ],
)
def test_check_names_what_is_wrong_with_a_login(auth: dict[str, Any], changes: dict[str, Any], place: str) -> None:
    base = oauth(type("Api", (), {"url": "https://x.example"}))
    source = ApiSource.model_validate(contract(auth={**base, **auth}, **changes))
    assert [at for at, _, _ in problems("crm", source)] == [f"sources.crm.{place}"]


# --- nothing is seen


def echo(status: int, **said: Any) -> Any:
    """An answer that repeats everything secret it was sent."""

    def answer(path: str, body: bytes) -> Any:
        form = dict(parse_qsl(body.decode()))
        shown = " ".join([*form.values(), *map(quote, form.values()), *CANARIES.values(), body.decode()])
        return status, {}, {"error_description": shown, "message": shown, **said}

    return answer


LOGINS: dict[str, Any] = {
    "400": echo(400, error="invalid_grant"), "401": echo(401, error="invalid_client"), "403": echo(403), "404": echo(404),
    "scope": echo(400, error="invalid_scope"), "grant": echo(400, error="unsupported_grant_type"), "429": echo(429),
    "500": echo(500), "503": echo(503), "ok": echo(200, error="no"), "slow": echo(400, error="temporarily_unavailable"),
    "none": echo(200), "list": (200, {}, [*CANARIES.values()]), "text": (200, {}, json.dumps(CANARIES["SECRET"]).encode()),
    "html": (200, {"Content-Type": "text/html"}, f"<p>{CANARIES['SECRET']}".encode()),
    "cut": (200, {}, f'{{"access_token": "{CANARIES["ACCESS"]}'.encode()),
    "away": (302, {"Location": f"https://x.example/?t={CANARIES['SECRET']}"}, {}),
    "moved": (307, {"Location": f"/?t={CANARIES['SECRET']}"}, {}),
    "mac": echo(200, access_token=CANARIES["ACCESS"], token_type=f"mac {CANARIES['SECRET']}"),
    "blank": echo(200, access_token=f"{CANARIES['ACCESS']} \r\nX: y", token_type="bearer"),
    "number": echo(200, access_token=4711), "object": echo(200, access_token={"x": CANARIES["ACCESS"]}),
    "expires": echo(200, access_token=CANARIES["ACCESS"], expires_in="soon"),
    "refresh": echo(200, access_token=CANARIES["ACCESS"], refresh_token=[CANARIES["ROTATED"]]),
    "fault": echo(400, error={"message": CANARIES["REFRESH"]}), "faults": (400, {}, [{"message": CANARIES["SECRET"]}]),
    "wait": (429, {"Retry-After": "99999"}, {"error": CANARIES["SECRET"]}),
    "huge": (200, {}, b'{"access_token": "' + b"x" * 70_000 + b'"}'),
}  # fmt: skip


@pytest.mark.parametrize("how", ["body", "header", "google"])
def test_no_secret_of_a_login_is_seen_whatever_goes_wrong(
    tmp_path: Path, how: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    texts = []
    key: dict[str, Any] = {}
    # after a login that works, the API repeats its token
    api_faults = {str(status): status for status in (400, 401, 403, 404, 409, 418, 429, 500, 502, 503)}
    good = {"access_token": CANARIES["ACCESS"], "refresh_token": CANARIES["ROTATED"], "expires_in": 60, "scope": "a b"}
    repeated = {
        f"api{name}": (status, {}, {"message": " ".join(CANARIES.values())}) for name, status in api_faults.items()
    }
    shown = " ".join(CANARIES.values())
    record = {"id": "1", "day": "2026-03-01"}
    repeated |= {
        "apihtml": (200, {}, f"<html>{shown}".encode()),
        "apicut": (200, {}, f'{{"results": [{{"id": "{shown}'.encode()),
        "apiaway": (302, {"Location": f"https://x.example/?token={CANARIES['ACCESS']}"}, {}),
        "apinested": (200, {}, {"results": [{"id": {shown: shown}, "day": "2026-03-01"}]}),
        "apikeys": (200, {}, {CANARIES["ACCESS"]: [record]}),
        "apipaths": (200, {}, {"results": [{CANARIES["ACCESS"]: 1, "idd": 2}]}),
    }
    paths = {**LOGINS, "good": (200, {}, good), **repeated}
    with answering(**paths) as api:
        key = account(f"{api.url}/400")
        cases = [(name, "good") for name in LOGINS] + [("good", name) for name in repeated]
        for login, data in cases:
            environ = {}
            if how == "google":
                key |= {"token_uri": f"{api.url}/{login}"}
                auth, environ = google(), {"GOOGLE_KEY": json.dumps(key)}
            else:
                auth = oauth(api, token_url=f"{api.url}/{login}", client_auth=how)
            source = source_of(f"{api.url}/{data}", auth=auth, retries=1)
            text = said(tmp_path, source, outside(**environ))
            assert f"{api.url}/{data}" in text
            texts.append(text)
    assert len(texts) == len(cases) == 44
    assert caplog.records
    written = [
        path.read_text("utf-8", "replace")
        for path in (tmp_path / ".reportgen").rglob("*")
        if path.is_file() and path.parent.name != "logins"
    ]
    private = [line for line in key["private_key"].split("\n") if len(line) > 20 and "-----" not in line]
    hidden = [*(["SECRET"] if how != "google" else []), *(["REFRESH"] if how != "google" else [])]
    for text in (*texts, *(record.getMessage() for record in caplog.records), *written):
        for name in hidden:
            for form in (
                CANARIES[name],
                quote(CANARIES[name], safe=""),
                base64.b64encode(CANARIES[name].encode()).decode(),
            ):
                assert form not in text, (name, text)
        for line in private:
            assert line not in text
        assert "eyJ" not in text  # an assertion
    for text in texts[len(LOGINS) :]:  # here it was issued
        assert "canary" not in text or how == "google", text
        assert CANARIES["ACCESS"] not in text


# --- against other people's code


def test_what_is_signed_is_what_google_s_own_library_signs(tmp_path: Path) -> None:
    issuer = Issuer()
    with issuer.serving() as api:
        key = account(f"{api.url}/token")
        source = source_of(f"{api.url}/data", auth=google(scopes=["https://a", "https://b"], subject="ann@example.org"))
        pulled(tmp_path, source, outside(GOOGLE_KEY=json.dumps(key)))
    theirs = service_account.Credentials.from_service_account_info(  # type: ignore[no-untyped-call]
        key, scopes=["https://a", "https://b"], subject="ann@example.org"
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("google.auth._helpers.utcnow", lambda: NOW.replace(tzinfo=None))
        wanted = theirs._make_authorization_grant_assertion()
    (form,) = issuer.forms
    for part in (0, 1):
        ours, google_s = (text.split(".")[part] for text in (form["assertion"], wanted.decode()))
        assert _json(ours) == _json(google_s)


def _json(part: str) -> Any:
    return json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))


class Rules(RequestValidator):
    """Whom oauthlib's own server takes: one client, one refresh token at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.refresh, self.scopes = CANARIES["REFRESH"], ["crm", "read"]
        self.issued: list[str] = []

    def authenticate_client(self, request: Any, *args: Any, **kwargs: Any) -> bool:
        given = (request.client_id, request.client_secret)
        header = request.headers.get("Authorization", "")
        if header:
            client, _, secret = base64.b64decode(header.removeprefix("Basic ")).decode().partition(":")
            given = (client, secret)
        request.client = type("Client", (), {"client_id": given[0]})
        return given == ("app", CANARIES["SECRET"])

    def validate_grant_type(self, client_id: Any, grant_type: Any, *args: Any, **kwargs: Any) -> bool:
        return grant_type in ("client_credentials", "refresh_token")

    def validate_scopes(self, client_id: Any, scopes: Any, *args: Any, **kwargs: Any) -> bool:
        return set(scopes) <= set(self.scopes)

    def get_default_scopes(self, *args: Any, **kwargs: Any) -> list[str]:
        return self.scopes

    def get_original_scopes(self, *args: Any, **kwargs: Any) -> list[str]:
        return self.scopes

    def validate_refresh_token(self, refresh_token: Any, client: Any, request: Any, *args: Any, **kwargs: Any) -> bool:
        request.user = "ann"
        return bool(refresh_token == self.refresh)

    def rotate_refresh_token(self, request: Any) -> bool:
        return True

    def save_bearer_token(self, token: Any, request: Any, *args: Any, **kwargs: Any) -> None:
        self.issued.append(token["access_token"])
        self.refresh = token.get("refresh_token", self.refresh)


@pytest.mark.parametrize("client_auth", ["body", "header"])
@pytest.mark.parametrize("grant", ["client_credentials", "refresh_token"])
def test_a_server_of_other_people_takes_what_is_asked(tmp_path: Path, grant: str, client_auth: str) -> None:
    rules = Rules()
    kinds: dict[str, Any] = {"client_credentials": BackendApplicationServer, "refresh_token": LegacyApplicationServer}
    server = kinds[grant](rules)

    def token(path: str, body: bytes, headers: Mapping[str, str]) -> Any:
        answered, text, status = server.create_token_response(
            "https://x.example/token", "POST", body.decode(), dict(headers)
        )
        return status, answered, text.encode()

    def data(path: str, body: bytes, headers: Mapping[str, str]) -> Any:
        known = headers["Authorization"] == f"Bearer {rules.issued[-1]}"
        return (200, {}, {"results": [{"id": "1", "day": "2026-03-01"}]}) if known else (401, {}, {})

    for handler in (token, data):
        handler.takes_headers = True  # type: ignore[attr-defined]
    with answering(token=token, data=data) as api:
        for scopes in (["read"], []):
            auth = oauth(api, grant, client_auth=client_auth, scopes=scopes)
            for _ in range(2):
                assert ids(pulled(tmp_path, source_of(f"{api.url}/data", auth=auth), outside())) == ["1"]
        bad = oauth(api, grant, client_auth=client_auth, scopes="write")
        assert "answers 400: invalid_scope. Check `scopes`" in said(
            tmp_path, source_of(f"{api.url}/data", auth=bad), outside()
        )
        text = said(tmp_path, source_of(f"{api.url}/data", auth=auth), outside(SECRET="other"))
    assert "answers 401: invalid_client. Check ${SECRET}, and try client_auth: " in text
    assert len(set(rules.issued)) == 4

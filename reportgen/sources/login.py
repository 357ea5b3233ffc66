"""The token by which an API knows who asks: asked for when it is needed, renewed before it runs out and once when it is refused.

Requests and answers are those of RFC 6749, as oauthlib writes and reads them; the line they go over is our own (`wire`). A key of a
service account signs what is asked (RFC 7523, as Google's documents have it), with google-auth. An access token is held in memory
only. A refresh token that the server replaces is kept in the project's state (`tokens`), or it could not be used a second time.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn
from urllib.parse import urlsplit

from reportgen import __version__
from reportgen.contract.api_auth import GoogleServiceAccount, OAuth2
from reportgen.delivery import is_loopback
from reportgen.errors import SourceError
from reportgen.settings import SecretError, SecretRef
from reportgen.sources.http_words import plain, said
from reportgen.sources.tokens import Kept
from reportgen.sources.wire import AGAIN, MAX_REFUSAL, AgainError, Wire
from reportgen.sources.world import World

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse

MARGIN = 60.0
"""Seconds before its end from which on a token is not used any more, or a quarter of its life where that is less."""
LIFE = 3600
"""Seconds that what a service account signs holds: the most that Google takes."""
AUDIENCE = "https://oauth2.googleapis.com/token"
"""Google's documents name it as the audience whatever the address is."""
JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer"
_PASSING = frozenset({"temporarily_unavailable", "slow_down", "server_error"})
_KINDS = frozenset({"", "bearer", "bearertoken"})


@dataclass(frozen=True)
class _Issued:
    """A token as it was issued: until when it is used (of the clock that is never set), and what came with it."""

    access: str
    until: float
    refresh: str
    granted: str

    def __repr__(self) -> str:
        return "_Issued(***)"


class Login:
    """The token of one pull."""

    def __init__(self, wire: Wire, auth: OAuth2 | GoogleServiceAccount, world: World, state_dir: Path) -> None:
        self._wire, self._auth, self._world, self._state_dir = wire, auth, world, state_dir
        self._issued: _Issued | None = None

    @property
    def granted(self) -> str:
        """What the token allows, as the server says; "" where it does not say."""
        return self._issued.granted if self._issued is not None else ""

    def header(self) -> str:
        """What the header Authorization holds.

        Raises:
            SourceError: no token is issued.
        """
        issued = self._issued
        if issued is None or self._world.monotonic() >= issued.until:
            issued = self.renew()
        return f"Bearer {issued.access}"

    def renew(self) -> _Issued:
        """Ask for another token.

        Raises:
            SourceError: none is issued.
        """
        if isinstance(self._auth, GoogleServiceAccount):
            issued = self._signed(self._auth)
        elif self._auth.refresh_token is not None:
            issued = self._refreshed(self._auth, self._read(self._auth.refresh_token))
        else:
            issued = self._asked(self._auth, {})
        self._issued = issued
        return issued

    # --- grants

    def _refreshed(self, auth: OAuth2, given: str) -> _Issued:
        kept = Kept(self._state_dir, (auth.token_url, self._read(auth.client_id), given))
        try:
            with kept.alone(lambda: self._wire.wait(0.1, "another process logs in")):
                token = kept.read() or given
                self._wire.redact.add(token)
                issued = self._asked(auth, {"refresh_token": token})
                if issued.refresh and issued.refresh != token:
                    kept.write(issued.refresh)
        except OSError as error:
            what = f"the refresh token cannot be kept in {kept.folder}: {error.strerror or error}"
            raise self._wire.error(what, "Make room there and give the user that runs this program the right") from None
        return issued

    def _asked(self, auth: OAuth2, further: Mapping[str, str]) -> _Issued:
        from oauthlib.oauth2.rfc6749.parameters import prepare_token_request

        client, headers = self._read(auth.client_id), {}
        secret = self._read(auth.client_secret) if auth.client_secret is not None else None
        form: dict[str, Any] = {**auth.params, **further}
        if auth.scopes:
            form["scope"] = auth.scopes
        if auth.audience:
            form["audience"] = auth.audience
        if auth.client_auth == "header":
            pair = base64.b64encode(f"{client}:{secret}".encode()).decode()
            self._wire.redact.add(pair)
            headers["Authorization"] = f"Basic {pair}"
        else:
            form |= {"client_id": client, "client_secret": secret}
        return self._issue(auth.token_url, prepare_token_request(auth.grant, **form), headers)

    def _signed(self, auth: GoogleServiceAccount) -> _Issued:
        from google.auth import crypt, jwt
        from oauthlib.oauth2.rfc6749.parameters import prepare_token_request

        key = self._key(auth)
        try:
            signer = crypt.RSASigner.from_service_account_info(key)  # type: ignore[no-untyped-call]
        except (ValueError, TypeError, AttributeError):
            raise self._no_key(auth, "its private_key is none") from None
        now = int(self._world.now().timestamp())
        claims = {
            "iss": key["client_email"], "scope": " ".join(auth.scopes), "aud": AUDIENCE, "iat": now, "exp": now + LIFE,
        }  # fmt: skip
        if auth.subject:
            claims["sub"] = auth.subject
        assertion = jwt.encode(signer, claims).decode()  # type: ignore[no-untyped-call]
        self._wire.redact.add(assertion)
        return self._issue(key["token_uri"], prepare_token_request(JWT_BEARER, assertion=assertion), {})

    def _key(self, auth: GoogleServiceAccount) -> dict[str, str]:
        """The key of a service account; its parts are blotted out from now on."""
        text = self._read(auth.key)
        if text.startswith("/"):
            text = self._read(SecretRef(file=text))
        try:
            key = json.loads(text)
        except ValueError:
            raise self._no_key(auth, "it is neither JSON nor an absolute path") from None
        needed = ("client_email", "private_key", "token_uri")
        if not isinstance(key, dict):
            raise self._no_key(auth, "it is no JSON object")
        private = key.get("private_key")
        if isinstance(private, str):
            self._wire.redact.add_lines(private)
        if missing := [name for name in needed if not isinstance(key.get(name), str) or not key[name]]:
            raise self._no_key(auth, f"it has no {missing[0]}")
        parts = urlsplit(key["token_uri"])
        safe = parts.scheme == "https" or is_loopback(parts.hostname or "") or self._wire.source.insecure
        if parts.scheme not in ("http", "https") or not parts.hostname or not safe:
            raise self._no_key(auth, "its token_uri is not encrypted")
        return key

    def _no_key(self, auth: GoogleServiceAccount, why: str) -> SourceError:
        hint = "Make one in the Google Cloud console: IAM, service accounts, keys, JSON"
        return self._wire.error(f"{auth.key} is no key of a service account: {why}", hint)

    def _read(self, ref: SecretRef | str) -> str:
        try:
            return ref if isinstance(ref, str) else ref.read(self._world.environ).reveal()
        except SecretError as error:
            raise self._wire.error(str(error)) from None

    # --- the request for a token

    def _issue(self, url: str, form: str, headers: Mapping[str, str]) -> _Issued:
        sent = {
            "User-Agent": f"reportgen/{__version__}", "Accept": "application/json", "Accept-Encoding": "gzip",
            "Content-Type": "application/x-www-form-urlencoded", **headers,
        }  # fmt: skip

        def once() -> _Issued:
            begun = self._world.monotonic()
            response = self._wire.send(url, sent, form.encode())
            try:
                return self._taken(url, response, begun)
            except BaseException:
                response.close()
                raise

        return self._wire.repeated(once)

    def _taken(self, url: str, response: BaseHTTPResponse, begun: float) -> _Issued:
        """The token in an answer."""
        body = self._wire.body(response, MAX_REFUSAL)
        text, status = body.decode("utf-8", "replace"), response.status
        try:
            document = json.loads(text)
        except (ValueError, RecursionError):
            document = None
        fault = document.get("error") if isinstance(document, dict) else None
        if status in AGAIN or status >= 500 or (isinstance(fault, str) and fault in _PASSING):
            words = said(self._wire.redact(text))
            raise AgainError(f"the login at {url} answers {status}{words}", self._wire.asked_to_wait(response))
        if status not in (200, 201) or fault:
            self._denied(url, status, text, fault)
        if not isinstance(document, dict):
            raise AgainError(f"the login at {url} answers with what is no JSON, or cut short")
        return self._understood(url, text, begun)

    def _understood(self, url: str, text: str, begun: float) -> _Issued:
        from oauthlib.oauth2 import OAuth2Error
        from oauthlib.oauth2.rfc6749.parameters import parse_token_response

        try:
            token = parse_token_response(text)
            access, refresh = token["access_token"], token.get("refresh_token") or ""
            lasts = float(token.get("expires_in") or 0)
            granted = " ".join(map(str, token.get("scope") or ()))
        except (OAuth2Error, ValueError, TypeError, AttributeError, KeyError):
            raise self._wire.error(
                f"the login at {url} issues no token", "Check token_url and what it documents"
            ) from None
        for value in (access, refresh):
            if not isinstance(value, str):
                raise self._wire.error(f"the login at {url} issues a token that is no text", "Check token_url")
            self._wire.redact.add(value)
        if not access or not access.isascii() or not access.isprintable() or " " in access:
            raise self._wire.error(f"the login at {url} issues a token that cannot be sent", "Check token_url")
        kind = str(token.get("token_type") or "").lower()
        if kind not in _KINDS:
            what = f"the login at {url} issues a token of the kind '{plain(kind)}'"
            raise self._wire.error(what, "Only bearer tokens can be used")
        until = begun + lasts - min(MARGIN, lasts / 4) if lasts > 0 else float("inf")
        return _Issued(access, until, refresh, plain(granted))

    def _denied(self, url: str, status: int, text: str, fault: object) -> NoReturn:
        """Why no token is issued, and what to do (RFC 6749 5.2)."""
        auth = self._auth
        if isinstance(auth, GoogleServiceAccount):
            client = renewed = str(auth.key)
        else:
            client = ", ".join(str(ref) for ref in (auth.client_id, auth.client_secret) if isinstance(ref, SecretRef))
            renewed = str(auth.refresh_token or client)
        other = "" if isinstance(auth, GoogleServiceAccount) else (
            f", and try client_auth: {'header' if auth.client_auth == 'body' else 'body'}"
        )  # fmt: skip
        anew = f"Log in to the API anew and write what it hands out into {renewed}"
        if isinstance(auth, GoogleServiceAccount):  # nobody logged in: the key was taken back, or the time is wrong
            anew = f"Set this machine's clock where it is off, else make a new key and write it into {renewed}"
        elif not auth.refresh_token:
            anew = f"Check {client or 'client_id'}"
        hints = {
            "invalid_client": f"Check {client or 'client_id'}{other}",
            "unauthorized_client": "Allow this grant to the client where it is registered",
            "invalid_grant": anew,
            "invalid_scope": "Check `scopes`",
            "unsupported_grant_type": "Check `grant` and `token_url`",
        }
        hint = hints.get(fault, "") if isinstance(fault, str) else ""
        if not hint:
            hint = {404: "Check `token_url`", 401: hints["invalid_client"]}.get(
                status, f"Check `token_url` and {client}"
            )
        if 300 <= status < 400:
            hint = "It is not followed with secrets: write the address it leads to"
        raise self._wire.error(f"the login at {url} answers {status}{said(self._wire.redact(text))}", hint)

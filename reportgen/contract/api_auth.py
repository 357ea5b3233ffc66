"""How a source that is an API is shown who asks: the models of its `auth:` block. Every secret stands there by reference.

The names of OAuth2 are those of RFC 6749: `refresh_token` (section 6) and `client_credentials` (4.4) are its grants; a client shows
who it is in the body or in the header of a request for a token (2.3.1).
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from reportgen.contract.declared import Declared, Texts
from reportgen.settings import SecretRef

HeaderName = Annotated[str, StringConstraints(pattern=r"^[!#$%&'*+.^_`|~0-9A-Za-z-]+$", max_length=100)]


def _by_reference(value: Any) -> Any:
    return SecretRef.parse(value) if isinstance(value, str) and "${" in value else value


SecretOrText = Annotated[SecretRef | str, BeforeValidator(_by_reference)]


class Bearer(Declared):
    """A token in the header Authorization.

    Attributes:
        kind: `bearer`.
        token: by reference.
    """

    kind: Literal["bearer"]
    token: SecretRef


class ApiKey(Declared):
    """A key in a header or in the address.

    Attributes:
        kind: `api_key`.
        key: by reference.
        header: name of the header it goes into.
        query: or name of the parameter.
    """

    kind: Literal["api_key"]
    key: SecretRef
    header: HeaderName | None = None
    query: Annotated[str, StringConstraints(min_length=1)] | None = None

    @model_validator(mode="after")
    def _one_place(self) -> Self:
        if (self.header is None) == (self.query is None):
            raise ValueError("the key goes into a header or into the query: write one of `header:` and `query:`")
        return self


class Basic(Declared):
    """User and password in the header Authorization.

    Attributes:
        kind: `basic`.
        user: in clear or by reference.
        password: by reference.
    """

    kind: Literal["basic"]
    user: SecretOrText
    password: SecretRef


class OAuth2(Declared):
    """An access token that is asked for anew when a pull begins and whenever it runs out.

    Attributes:
        kind: `oauth2`.
        grant: `refresh_token`, or `client_credentials`.
        token_url: where tokens are issued; it may be another server than that of `url`.
        client_id: in clear or by reference.
        client_secret: by reference; a public client with a refresh token has none.
        refresh_token: by reference; where the server hands out a new one each time, that is kept in the project's state.
        client_auth: whether id and secret of the client go into the `body` or the `header` of the request for a token.
        scopes: what the token is to allow; a refresh token keeps what it was given for without.
        audience: for whom it is, where the server asks for that.
        params: further parameters of the request for a token, such as `resource`; no secrets.
    """

    kind: Literal["oauth2"]
    grant: Literal["refresh_token", "client_credentials"]
    token_url: str
    client_id: SecretOrText
    client_secret: SecretRef | None = None
    refresh_token: SecretRef | None = None
    client_auth: Literal["body", "header"] = "body"
    scopes: Texts = ()
    audience: str = ""
    params: dict[Annotated[str, StringConstraints(min_length=1)], str] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _what_the_grant_needs(self) -> Self:
        if self.grant == "refresh_token" and self.refresh_token is None:
            raise ValueError("grant: refresh_token needs `refresh_token: ${NAME}`")
        if self.grant == "client_credentials" and self.refresh_token is not None:
            raise ValueError("grant: client_credentials has no refresh token: leave `refresh_token` out")
        if self.client_secret is None and (self.grant == "client_credentials" or self.client_auth == "header"):
            raise ValueError("needs `client_secret: ${NAME}`")
        return self


class GoogleServiceAccount(Declared):
    """A service account of Google: its key signs the request for a token.

    Attributes:
        kind: `google_service_account`.
        key: reference to the key as Google hands it out (JSON), or to the absolute path of the file that holds it.
        scopes: what the token is to allow.
        subject: user of a Workspace in whose name it asks, where the account may do that.
    """

    kind: Literal["google_service_account"]
    key: SecretRef
    scopes: Annotated[Texts, Field(min_length=1)]
    subject: str = ""


Auth = Annotated[Bearer | ApiKey | Basic | OAuth2 | GoogleServiceAccount, Field(discriminator="kind")]

"""How finished reports leave the house: `config/delivery.yaml`.

profile: production
on_failure: ops@example.org            # failures go here, never to the recipients
allowed_domains: [example.org]         # enforced at the moment of sending
channels:
  mail:  {kind: smtp, host: smtp.example.org, user: reports, password: "${SMTP_PASSWORD}", sender: Reports <reports@example.org>}
  share: {kind: folder, path: /srv/reports}
"""

from __future__ import annotations

import ipaddress
from datetime import timedelta
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from reportgen.addresses import Mailbox, hidden
from reportgen.settings import SecretRef
from reportgen.timetable.durations import Length

MEGABYTE = 1_000_000
SMALLEST_MESSAGE = 200_000
"""Bytes: less does not hold the body of a message and the charts in it."""


def _plain(text: str) -> str:
    if unsafe := hidden(text):
        raise ValueError(f"the text holds {unsafe}")
    return text


Text = Annotated[str, StringConstraints(min_length=1, max_length=400, strip_whitespace=True), AfterValidator(_plain)]
Domain = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$", to_lower=True)]


class _Channel(BaseModel):
    model_config = ConfigDict(defer_build=True, frozen=True, extra="forbid")


class SmtpChannel(_Channel):
    """Mail through a relay.

    Attributes:
        host: the relay's name; its certificate must bear it.
        port: 587 with `starttls`, 465 with `implicit` where nothing is given.
        tls: `starttls` (demanded, not merely tried), `implicit` from the first byte, `insecure` only for this very machine.
        ca_file: certificates to trust beside those of the system.
        user: to log in as; with it a password is needed.
        password: by reference.
        sender: whom the messages are from.
        reply_to: whom answers go to.
        helo: the name this machine gives itself; its own without it.
        connect_timeout: how long to wait for the relay, and for each answer before the message is handed over.
        dot_timeout: how long to wait for the answer after the message was handed over (RFC 5321 4.5.3.2.6: 10 minutes); less
            makes doubtful deliveries.
        on_unknown: what becomes of a delivery whose answer never came: `hold` it for somebody to decide, `assume_sent`, or `resend`
            (at the price that somebody may get it twice).
        idempotency_header: header by which the provider drops a message it has had; only where its documentation promises that.
        relay_log: log file of a relay on this machine (Postfix or Exim), in which the fate of a doubtful delivery is looked up.
        per_minute: most messages a minute; 0 for no limit.
    """

    kind: Literal["smtp"]
    host: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.:-]+$", max_length=253)]
    port: int | None = Field(default=None, ge=1, le=65_535)
    tls: Literal["starttls", "implicit", "insecure"] = "starttls"
    ca_file: Text | None = None
    user: Text | None = None
    password: SecretRef | None = None
    sender: Mailbox
    reply_to: Mailbox | None = None
    helo: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9.-]+$", max_length=253)] | None = None
    connect_timeout: Length = timedelta(seconds=30)
    dot_timeout: Length = timedelta(minutes=10)
    on_unknown: Literal["hold", "assume_sent", "resend"] = "hold"
    idempotency_header: Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9-]{0,60}$")] | None = None
    relay_log: Text | None = None
    per_minute: int = Field(default=0, ge=0)

    @model_validator(mode="after")
    def _safe(self) -> Self:
        if self.tls == "insecure" and not is_loopback(self.host):
            raise ValueError(
                f"tls: insecure is for a relay on this machine; '{self.host}' is another. Write starttls or implicit"
            )
        if (self.user is None) != (self.password is None):
            raise ValueError("user and password belong together")
        if self.user is not None and self.tls == "insecure":
            raise ValueError("a password is not sent without TLS. Write tls: starttls, or leave user and password out")
        if self.dot_timeout < timedelta(seconds=10):
            raise ValueError("dot_timeout: less than 10s would leave most deliveries in doubt")
        return self

    @property
    def port_number(self) -> int:
        """The port to connect to."""
        return self.port or {"implicit": 465, "starttls": 587, "insecure": 25}[self.tls]


class FolderChannel(_Channel):
    """Files into a folder, e.g. one that others see; also the rehearsal of a delivery.

    Attributes:
        path: relative to the project.
    """

    kind: Literal["folder"]
    path: Text


class S3Channel(_Channel):
    """Files into a bucket of S3 or of a service that speaks its protocol.

    Attributes:
        bucket: its name.
        prefix: put before the names of the files.
        endpoint: address of the service; Amazon's own without it.
        region: of the bucket.
        access_key: by reference; without it what the machine itself is allowed.
        secret_key: by reference.
    """

    kind: Literal["s3"]
    bucket: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$")]
    prefix: Text = "reports"
    endpoint: Annotated[str, StringConstraints(pattern=r"^https?://[^\s]+$")] | None = None
    region: Text | None = None
    access_key: SecretRef | None = None
    secret_key: SecretRef | None = None

    @model_validator(mode="after")
    def _pair(self) -> Self:
        if (self.access_key is None) != (self.secret_key is None):
            raise ValueError("access_key and secret_key belong together")
        return self


class ChatChannel(_Channel):
    """A message with the headline figures and a link, to a chat service.

    Attributes:
        url: by reference, for it holds the key: an address as Apprise reads it, e.g. slack://... or msteams://...
        attach: send the first file along, where the service takes files.
    """

    kind: Literal["chat"]
    url: SecretRef
    attach: bool = False


Channel = Annotated[SmtpChannel | FolderChannel | S3Channel | ChatChannel, Field(discriminator="kind")]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]*$", max_length=60)]


class Delivery(BaseModel):
    """As written in `config/delivery.yaml`.

    Attributes:
        profile: `staging` sends everything to `on_failure` and marks every page.
        on_failure: who hears of failures, of what is held and of what is in doubt.
        allowed_domains: domains mail may go to, their subdomains included; empty for any.
        channels: the ways out by name.
        max_message_bytes: size of a whole message, counted as it is sent; above it the files stay in the archive.
        archive_url: where the archive can be read, for links.
        unsubscribe: address or URL by which a recipient ends it; the sender's address without it.
        min_group: groups of fewer cases are pooled where a report is split among recipients.
        workers: processes that make the reports of one run; as many as there are processors without it.
        keep: how long finished runs and their files are kept.
    """

    model_config = ConfigDict(defer_build=True, frozen=True, extra="forbid")

    profile: Literal["production", "staging"] = "production"
    on_failure: Mailbox | None = None
    allowed_domains: tuple[Domain, ...] = ()
    channels: dict[Name, Channel] = Field(default_factory=dict)
    max_message_bytes: int = Field(default=10 * MEGABYTE, ge=SMALLEST_MESSAGE)
    archive_url: Annotated[str, StringConstraints(pattern=r"^https?://[^\s\"'<>]+$", max_length=400)] | None = None
    unsubscribe: (
        Annotated[str, StringConstraints(pattern=r"^(mailto:|https://)[^\s\"'<>]+$", max_length=400)] | None
    ) = None
    min_group: int = Field(default=10, ge=1)
    workers: int | None = Field(default=None, ge=1, le=256)
    keep: Length = timedelta(days=800)

    def default_channel(self) -> str | None:
        """The channel of a recipient for whom none is named: the first that sends mail."""
        return next((name for name, channel in self.channels.items() if channel.kind == "smtp"), None)

    def allows(self, domain: str) -> bool:
        """Whether mail may go to a domain."""
        wanted = domain.lower()
        return not self.allowed_domains or any(
            wanted == each or wanted.endswith(f".{each}") for each in self.allowed_domains
        )


def is_loopback(host: str) -> bool:
    """Whether a host is this very machine, by its address or by the one name that always is."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False

"""Each kind of channel of config/delivery.yaml as the way out that it describes; its secrets are read at the moment of use."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from reportgen.deliver.base import Transport
from reportgen.delivery import Channel, ChatChannel, FolderChannel, S3Channel, SmtpChannel
from reportgen.errors import UsageError
from reportgen.settings import SecretRef


def way_out(name: str, spec: Channel, environ: Mapping[str, str], root: Path) -> Transport:
    """The way out of a channel.

    Args:
        name: of the channel, for messages.
        spec: as configured.
        environ: where secrets stand.
        root: the project's folder, where the paths of folders and of certificates begin.

    Raises:
        SecretError: a secret is not where the configuration says it is.
        UsageError: what the channel needs is not installed.
    """

    def read(ref: SecretRef | None) -> str | None:
        return ref.read(environ).reveal() if ref is not None else None

    try:
        return _MADE[spec.kind](spec, read, root)
    except ModuleNotFoundError as error:
        what = f"channel '{name}' needs {error.name}. Install it: pip install 'reportgen[{spec.kind}]'"
        raise UsageError(what) from None


Read = Callable[[SecretRef | None], str | None]


def _smtp(spec: SmtpChannel, read: Read, root: Path) -> Transport:
    from reportgen.deliver.smtp import Relay, Smtp

    return Smtp(
        Relay(
            host=spec.host,
            port=spec.port_number,
            tls=spec.tls,
            sender=spec.sender.mailbox,
            user=spec.user or "",
            password=read(spec.password) or "",
            helo=spec.helo or "",
            ca_file=str(root / spec.ca_file) if spec.ca_file else "",
            connect_timeout=spec.connect_timeout.total_seconds(),
            dot_timeout=spec.dot_timeout.total_seconds(),
            per_minute=spec.per_minute,
        )
    )


def _folder(spec: FolderChannel, read: Read, root: Path) -> Transport:
    from reportgen.deliver.folder import Folder

    return Folder(root / spec.path)


def _s3(spec: S3Channel, read: Read, root: Path) -> Transport:
    from reportgen.deliver.s3 import Bucket

    keys = {"access_key": read(spec.access_key), "secret_key": read(spec.secret_key)}
    return Bucket(spec.bucket, spec.prefix, endpoint=spec.endpoint, region=spec.region, **keys)


def _chat(spec: ChatChannel, read: Read, root: Path) -> Transport:
    from reportgen.deliver.chat import Chat

    return Chat(read(spec.url) or "", attach=spec.attach)


_MADE: dict[str, Callable[..., Transport]] = {"smtp": _smtp, "folder": _folder, "s3": _s3, "chat": _chat}

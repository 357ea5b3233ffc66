"""Each kind of channel of config/delivery.yaml as the way out that it describes."""

from __future__ import annotations

from pathlib import Path

from reportgen.deliver.base import Transport
from reportgen.delivery import ChatChannel, FolderChannel, S3Channel, SmtpChannel
from reportgen.settings import Secret


def smtp(spec: SmtpChannel, password: Secret | None, root: Path) -> Transport:
    """Mail through a relay.

    Args:
        spec: as configured.
        password: to log in with.
        root: the project's folder, where the path of certificates begins.
    """
    from reportgen.deliver.smtp import Relay, Smtp

    return Smtp(
        Relay(
            host=spec.host,
            port=spec.port_number,
            tls=spec.tls,
            sender=spec.sender.mailbox,
            user=spec.user or "",
            password=password.reveal() if password is not None else "",
            helo=spec.helo or "",
            ca_file=str(root / spec.ca_file) if spec.ca_file else "",
            connect_timeout=spec.connect_timeout.total_seconds(),
            dot_timeout=spec.dot_timeout.total_seconds(),
            per_minute=spec.per_minute,
        )
    )


def folder(spec: FolderChannel, root: Path) -> Transport:
    """Files into a folder; its path begins at the project's."""
    from reportgen.deliver.folder import Folder

    return Folder(root / spec.path)


def s3(spec: S3Channel, access: Secret | None, secret: Secret | None) -> Transport:
    """Files into a bucket.

    Raises:
        ModuleNotFoundError: boto3 is not installed.
    """
    from reportgen.deliver.s3 import Bucket

    return Bucket(
        spec.bucket,
        spec.prefix,
        endpoint=spec.endpoint,
        region=spec.region,
        access_key=access.reveal() if access is not None else None,
        secret_key=secret.reveal() if secret is not None else None,
    )


def chat(spec: ChatChannel, url: Secret) -> Transport:
    """A line to a chat service.

    Raises:
        ModuleNotFoundError: apprise is not installed.
    """
    from reportgen.deliver.chat import Chat

    return Chat(url.reveal(), attach=spec.attach)

"""A small relay in a process of its own: a mail is on the disk before it is acknowledged, as with the large ones.

`python -m tests.chaos.disk_relay PORT MAILDIR`
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class ToDisk:
    """Puts each mail into a maildir."""

    def __init__(self, box: Path) -> None:
        self.box, self.count = box, 0

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self.count += 1
        name = f"{self.count:08}"
        content = envelope.content
        assert isinstance(content, bytes)
        with (self.box / "tmp" / name).open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        (self.box / "tmp" / name).rename(self.box / "new" / name)
        handle = os.open(self.box / "new", os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)
        print(f"{name}: from={envelope.mail_from} to={envelope.rcpt_tos}", flush=True)
        return f"250 queued as {name}"


def main(port: int, box: Path) -> None:
    over = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: over.set())
    controller = Controller(ToDisk(box), hostname="127.0.0.1", port=port)
    controller.start()
    over.wait()
    controller.stop()


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))

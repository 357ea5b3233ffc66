"""Refresh tokens that a server replaced: the one it handed out last, kept in the project's state, for its owner only.

    <state>/logins/<login>.json     the token, mode 0600
    <state>/logins/<login>.lock     held while one process of this machine logs in

A server that hands out a new refresh token each time takes the old one no more, and may end the whole grant when it comes again
(RFC 9700 4.14.2). So a new one is written down before anything is done with what came with it, and only one process asks at a
time. A login is known by its address, its client and the token of the configuration: sources that share them share the kept one,
and who writes another token into the configuration begins with that.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path


class Kept:
    """The refresh token of one login."""

    def __init__(self, state_dir: Path, login: Sequence[str]) -> None:
        self.folder = state_dir / "logins"
        self._name = hashlib.sha256(json.dumps(list(login)).encode()).hexdigest()[:24]

    @contextmanager
    def alone(self, wait: Callable[[], None]) -> Iterator[None]:
        """While nobody else of this machine logs in so; `wait` is called until then.

        Raises:
            OSError: nothing can be written there.
        """
        for each in (self.folder.parent, self.folder):
            each.mkdir(mode=0o700, exist_ok=True)
        handle = os.open(self.folder / f"{self._name}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            while True:
                try:
                    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                except BlockingIOError:
                    wait()
            yield
        finally:
            os.close(handle)

    def read(self) -> str:
        """The token; "" where none is kept."""
        try:
            token = json.loads((self.folder / f"{self._name}.json").read_text(encoding="utf-8"))["refresh_token"]
        except (OSError, ValueError, KeyError, TypeError):
            return ""
        return token if isinstance(token, str) else ""

    def write(self, token: str) -> None:
        """Keep a token in place of the one before, whole or not at all.

        Raises:
            OSError: it cannot be written.
        """
        handle, name = tempfile.mkstemp(dir=self.folder, prefix=".tmp-")  # mode 0600
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as out:
                json.dump({"refresh_token": token}, out)
                out.flush()
                os.fsync(out.fileno())
            Path(name).replace(self.folder / f"{self._name}.json")
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise

"""A real PostgreSQL in a temporary folder, for as long as the tests run; each test gets a database of its own.

    from tests.postgres import postgresql      # the fixture; postgresql.new_database() gives a URL

It listens on a socket in its own folder only, and runs as an unprivileged user, for initdb refuses root. No skipping: where
PostgreSQL is missing, the test fails and says what to install.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

MISSING = "PostgreSQL is needed for these tests. Install it: apt-get install --no-install-recommends postgresql"
SETTINGS = {
    "fsync": "off",  # the tests kill clients, never the machine
    "full_page_writes": "off",
    "listen_addresses": "",
    "max_connections": "60",
    "shared_buffers": "32MB",
    "autovacuum": "off",
}


def binaries() -> Path:
    """The folder with initdb and postgres: Debian's, newest first, else whatever is on the path."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda file: int(file.parts[-3]))
    found = str(debian[-1]) if debian else shutil.which("initdb")
    if found is None or not Path(found).with_name("postgres").exists():
        pytest.fail(MISSING)
    return Path(found).parent


def unprivileged() -> dict[str, object]:
    """Who the server runs as: ourselves, or where we are root, `postgres` or `nobody`."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    return pytest.fail("neither the user 'postgres' nor 'nobody' exists, and initdb refuses root")


class Server:
    """A running server."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.made = folder, 0
        self._programs, self._who = binaries(), unprivileged()
        self._process: subprocess.Popen[bytes] | None = None
        if self._who:
            os.chown(folder, self._who["user"], self._who["group"])
        self._run(
            "initdb", "-D", str(folder / "data"), "-U", "tests", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"
        )
        self.start()

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [str(self._programs / program), *arguments], **self._who, cwd=self.folder, capture_output=True, check=False
        )
        assert done.returncode == 0, f"{program}: {done.stderr.decode()[-800:]}"

    def start(self) -> None:
        """Start it, and wait until it answers."""
        settings = [part for name, value in SETTINGS.items() for part in ("-c", f"{name}={value}")]
        command = [str(self._programs / "postgres"), "-D", str(self.folder / "data"), "-k", str(self.folder), *settings]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(command, **self._who, cwd=self.folder, stdout=log, stderr=log)
        for _ in range(600):
            ready = [str(self._programs / "pg_isready"), "-q", "-h", str(self.folder), "-U", "tests", "-d", "postgres"]
            if subprocess.run(ready, check=False).returncode == 0:
                return
            if self._process.poll() is not None:
                break
            time.sleep(0.05)
        pytest.fail("PostgreSQL did not start: " + (self.folder / "log").read_text()[-800:])

    def stop(self, *, hard: bool = False) -> None:
        """Stop it; `hard` is its own immediate shutdown, after which it recovers as from a crash."""
        if self._process is not None:
            self._process.send_signal(3 if hard else 2)  # SIGQUIT: immediate, SIGINT: fast
            self._process.wait(timeout=30)
            self._process = None

    def url(self, database: str = "postgres") -> str:
        """The URL of a database."""
        return f"postgresql://tests@/{database}?host={self.folder}"

    def new_database(self) -> str:
        """Make an empty database; returns its URL."""
        import psycopg

        self.made += 1
        name = f"test_{os.getpid()}_{self.made}"
        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return self.url(name)


def quick_folder(name: str) -> Path:
    """A temporary folder, in memory where there is such a place: a forced write costs nothing there."""
    memory = Path("/dev/shm")
    return Path(tempfile.mkdtemp(prefix=f"reportgen-{name}-", dir=memory if os.access(memory, os.W_OK) else None))


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """A server for the whole session."""
    folder = quick_folder("postgresql")
    server = None
    try:
        server = Server(folder)
        yield server
    finally:
        if server is not None:
            server.stop()
        shutil.rmtree(folder, ignore_errors=True)

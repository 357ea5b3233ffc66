"""The connection to the database is cut in each transaction, before its COMMIT arrives and before its answer does."""

from __future__ import annotations

import re
import shutil
import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from reportgen.ledger import LedgerError, open_ledger
from reportgen.scheduler import sending
from tests.postgres import quick_folder
from tests.scheduling import DUE, Office, Post, project_in

SOCKET = ".s.PGSQL.5432"
WRITES = re.compile(rb"INSERT|UPDATE reportgen|DELETE")
LOOKS, APART = 6, timedelta(minutes=7)


class Cutter:
    """A way to a database's socket that is cut at the n-th COMMIT.

    Attributes:
        at: which one, from 1; 0 for none.
        passed: how many have come by since `cut`.
        arrives: whether the database gets it before the way is cut; its answer is lost.
        reads: whether transactions that only read count too.
    """

    def __init__(self, folder: Path, target: Path) -> None:
        self.at = self.passed = 0
        self.arrives = self.reads = False
        self._target = target
        self._door = socket.socket(socket.AF_UNIX)
        self._door.bind(str(folder / SOCKET))
        self._door.listen(20)
        threading.Thread(target=self._take, daemon=True).start()

    def cut(self, at: int, *, arrives: bool, reads: bool) -> None:
        """Count from now on."""
        self.passed, self.at, self.arrives, self.reads = 0, at, arrives, reads

    def close(self) -> None:
        """Take no more calls."""
        _hang_up(self._door)
        self._door.close()

    def _take(self) -> None:
        while True:
            try:
                client, _ = self._door.accept()
            except OSError:
                return
            server = socket.socket(socket.AF_UNIX)
            server.connect(str(self._target / SOCKET))
            deaf = threading.Event()
            threading.Thread(target=self._up, args=(client, server, deaf), daemon=True).start()
            threading.Thread(target=self._down, args=(client, server, deaf), daemon=True).start()

    def _up(self, client: socket.socket, server: socket.socket, deaf: threading.Event) -> None:
        wrote = False
        try:
            while data := client.recv(65_536):
                wrote = wrote or WRITES.search(data) is not None
                if b"COMMIT" in data and (wrote or self.reads):
                    wrote = False
                    self.passed += 1
                    if self.passed == self.at:
                        if self.arrives:
                            deaf.set()
                            server.sendall(data)
                            time.sleep(0.05)
                        break
                server.sendall(data)
        except OSError:
            pass
        _hang_up(client, server)
        client.close()

    def _down(self, client: socket.socket, server: socket.socket, deaf: threading.Event) -> None:
        try:
            while data := server.recv(65_536):
                if not deaf.is_set():
                    client.sendall(data)
        except OSError:
            pass
        _hang_up(client, server)
        server.close()


def _hang_up(*lines: socket.socket) -> None:
    for line in lines:
        try:
            line.shutdown(socket.SHUT_RDWR)
        except OSError:
            continue


@pytest.fixture(name="cutter")
def way_that_is_cut(postgresql, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Cutter, Path]]:
    monkeypatch.setattr(sending, "ENTRIES", (0.0, 0.0))
    folder = quick_folder("cutter")
    cutter = Cutter(folder, postgresql.folder)
    yield cutter, folder
    cutter.close()
    shutil.rmtree(folder, ignore_errors=True)


def cut_once(folder: Path, url: str, cutter: Cutter, at: int, *, arrives: bool, reads: bool) -> bool:
    """A report is made and sent by workers one after the other, while the way is cut once; whether it was."""
    (folder / ".reportgen").mkdir(mode=0o700, parents=True)
    with open_ledger(url, database_clock=False) as ledger:
        office = Office(project_in(folder), ledger, Post())
        office.look()
        cutter.cut(at, arrives=arrives, reads=reads)
        broken = 0
        for number in range(LOOKS):
            try:
                office.look(DUE + number * APART, owner=f"w{number}")
            except LedgerError:  # the worker ends, and the service starts another
                broken += 1
        was_cut = cutter.passed >= at
        cutter.cut(0, arrives=False, reads=False)
        place = f"commit {at}, {'kept' if arrives else 'lost'}"
        assert broken <= 1, place
        assert Counter(office.post.to()) == {"anna@example.org": 1, "petr@example.org": 1}, place
        assert [each.state for each in ledger.deliveries()] == ["sent", "sent"], place
        assert office.states() == {"monthly/2026-06/v1": "done"}, place
    return was_cut


def each_cut(tmp_path: Path, postgresql, cutter: tuple[Cutter, Path], *, arrives: bool, reads: bool) -> int:
    """Cut at every commit, until there is none left; how many there were."""
    at = 1
    while True:
        url = postgresql.new_database().replace(str(postgresql.folder), str(cutter[1]))
        folder = tmp_path / f"{at}"
        if not cut_once(folder, url, cutter[0], at, arrives=arrives, reads=reads):
            return at - 1
        shutil.rmtree(folder)
        at += 1


@pytest.mark.nightly
@pytest.mark.parametrize("arrives", [False, True])
def test_a_way_that_is_cut_in_any_write_leaves_no_doubt_and_sends_nothing_twice(
    tmp_path, postgresql, cutter, arrives: bool
) -> None:
    assert each_cut(tmp_path, postgresql, cutter, arrives=arrives, reads=False) >= 20


@pytest.mark.nightly
def test_a_way_that_is_cut_in_any_transaction_fails_no_delivery(tmp_path, postgresql, cutter) -> None:
    assert each_cut(tmp_path, postgresql, cutter, arrives=True, reads=True) >= 200

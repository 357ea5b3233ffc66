"""The file: whose it is, where it may lie, and what is no ledger."""

import os
import sqlite3
import stat
from pathlib import Path

import pytest

from reportgen.ledger import LedgerError, open_ledger
from reportgen.ledger.place import mount_type, refuse_network
from tests.ledgers import put_ready


def test_file_and_folder_are_the_owners_only(folder):
    old = os.umask(0)
    try:
        with open_ledger(folder / "state" / "deep" / "ledger.db") as opened:
            put_ready(opened, "anna")
    finally:
        os.umask(old)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (folder / "state").rglob("*")}
    assert modes == {"deep": 0o700, "ledger.db": 0o600, "ledger.db-journal": 0o600, "ledger.db.seen": 0o600} or modes == {
        "deep": 0o700, "ledger.db": 0o600, "ledger.db.seen": 0o600,
    }  # fmt: skip
    assert stat.S_IMODE((folder / "state").stat().st_mode) == 0o700


def test_a_ledger_that_others_may_read_is_closed_to_them(folder):
    open_ledger(folder / "ledger.db").close()
    (folder / "ledger.db").chmod(0o644)
    open_ledger(folder / "ledger.db").close()
    assert stat.S_IMODE((folder / "ledger.db").stat().st_mode) == 0o600


def test_a_folder_that_others_may_write_into_is_refused(folder):
    (folder / "shared").mkdir()
    (folder / "shared").chmod(0o777)
    with pytest.raises(LedgerError, match="chmod 700"):
        open_ledger(folder / "shared" / "ledger.db")


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: path.mkdir(), "no regular file"),
        (lambda path: os.mkfifo(path), "no regular file"),
        (lambda path: path.write_bytes(b"no ledger at all " * 100), "no SQLite file"),
    ],
)
def test_what_is_no_ledger_is_refused_in_words(folder, make, said):
    make(folder / "ledger.db")
    with pytest.raises(LedgerError, match=said):
        open_ledger(folder / "ledger.db")


def test_another_programs_database_is_left_alone(folder):
    with sqlite3.connect(folder / "photos.db") as other:
        other.execute("CREATE TABLE photos (id)")
    other.close()
    before = (folder / "photos.db").read_bytes()
    with pytest.raises(LedgerError, match="is no ledger of reportgen"):
        open_ledger(folder / "photos.db")
    assert (folder / "photos.db").read_bytes() == before


MOUNTS = r"""
27 1 254:0 / / rw,relatime - ext4 /dev/vda rw
30 27 0:30 / /srv rw,relatime shared:1 - nfs4 files:/srv rw
31 30 8:1 / /srv/local rw - xfs /dev/sdb rw
32 27 0:40 / /mnt/a\040share rw - cifs //files/share rw
33 27 0:41 / /home/anna/cloud rw - fuse.rclone drive: rw
34 27 0:42 / /over rw - ext4 /dev/sdc rw
35 27 0:43 / /over rw - nfs files:/over rw
"""


@pytest.mark.parametrize(
    ("folder_name", "kind"),
    [
        ("/var/lib", "ext4"), ("/srv", "nfs4"), ("/srv/state", "nfs4"), ("/srvother", "ext4"), ("/srv/local/x", "xfs"),
        ("/mnt/a share/x", "cifs"), ("/home/anna/cloud/x", "fuse.rclone"), ("/home/anna", "ext4"), ("/over/x", "nfs"),
    ],
)  # fmt: skip
def test_the_file_system_under_a_folder_is_known(folder_name, kind):
    assert mount_type(Path(folder_name), MOUNTS) == kind


def test_network_file_systems_are_refused_and_local_ones_are_not():
    for path in ("/srv/state/ledger.db", "/mnt/a share/ledger.db", "/home/anna/cloud/ledger.db"):
        with pytest.raises(LedgerError, match="network file system"):
            refuse_network(Path(path), MOUNTS)
    for path in ("/srv/local/ledger.db", "/var/lib/ledger.db"):
        refuse_network(Path(path), MOUNTS)


def test_a_ledger_on_a_network_file_system_is_not_even_made(folder, monkeypatch):
    mounts = folder / "mountinfo"
    mounts.write_text("27 1 254:0 / / rw - nfs4 files:/ rw\n")
    monkeypatch.setattr("reportgen.ledger.place.MOUNTINFO", mounts)
    with pytest.raises(LedgerError, match="postgresql://"):
        open_ledger(folder / "state" / "ledger.db")
    assert not (folder / "state").exists()

"""The file of an SQLite ledger: readable by its owner only, on a local disk, and where its witness lies.

SQLite's locks hold on one machine's own file systems. Over NFS, SMB or a host's shared folder two processes may both believe that
they hold the lock (sqlite.org/faq.html#q5), so such places are refused: PostgreSQL is for several machines.
"""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

from reportgen.ledger.failures import LedgerError

NETWORK = frozenset({
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "coda", "9p", "virtiofs", "vboxsf", "prl_fs", "drvfs", "ceph",
    "glusterfs", "lustre", "gpfs", "gfs", "gfs2", "ocfs2", "beegfs", "orangefs", "pvfs2", "fhgfs", "davfs", "acfs",
    "fuse.sshfs", "fuse.s3fs", "fuse.rclone", "fuse.glusterfs", "fuse.ceph", "fuse.ceph-fuse", "fuse.gcsfuse", "fuse.goofys",
    "fuse.davfs2", "fuse.curlftpfs", "fuse.smbnetfs", "fuse.vmhgfs-fuse", "fuse.juicefs", "fuse.mount-s3", "fuse.mountpoint-s3",
    "fuse.blobfuse", "fuse.blobfuse2", "fuse.moosefs", "fuse.mfs", "fuse.seaweedfs", "fuse.prl_fsd", "fuse.grpcfuse", "fuse.osxfs",
})  # fmt: skip
"""Types of file systems whose locks do not hold between machines."""

MOUNTINFO = Path("/proc/self/mountinfo")


def mount_type(folder: Path, mountinfo: str) -> str:
    """The type of the file system a resolved folder lies on, from the text of /proc/self/mountinfo; "" when none fits.

    The longest mount point wins, and of equal ones the later, which covers the earlier. Format: proc(5).
    """
    best, kind = -1, ""
    for line in mountinfo.splitlines():
        before, _, after = line.partition(" - ")
        fields, rest = before.split(" "), after.split(" ")
        if len(fields) < 5 or not rest[0]:
            continue
        point = re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), fields[4])
        inside = point == "/" or folder == Path(point) or Path(point) in folder.parents
        if inside and len(point) >= best:
            best, kind = len(point), rest[0]
    return kind


def refuse_network(file: Path, mountinfo: str) -> None:
    """Refuse a file whose folder lies on a network file system.

    Args:
        file: the ledger's.
        mountinfo: what stands in /proc/self/mountinfo, "" where there is none.

    Raises:
        LedgerError: it does.
    """
    kind = mount_type(file.parent, mountinfo)
    if kind in NETWORK:
        raise LedgerError(
            f"{file}: lies on a network file system ({kind}), where SQLite's locks do not hold. "
            "Put it on a local disk, or use PostgreSQL: ledger: postgresql://..."
        )


def prepare(path: Path) -> Path:
    """Make folder (0700) and file (0600) where they are missing, close the file to others, and return its resolved path.

    A folder that exists is left as it is, unless others may write into it: they could put another ledger into its place.

    Raises:
        LedgerError: network file system, no right to write, no regular file, a folder others may write into.
    """
    try:
        path = path.expanduser().resolve()
        missing = [folder for folder in (path.parent, *path.parent.parents) if not folder.exists()]
        refuse_network(path, MOUNTINFO.read_text(encoding="utf-8", errors="replace") if MOUNTINFO.exists() else "")
        for folder in reversed(missing):
            folder.mkdir(mode=0o700, exist_ok=True)
        mode = path.parent.stat().st_mode
        if mode & (stat.S_IWGRP | stat.S_IWOTH) and not mode & stat.S_ISVTX:
            raise LedgerError(
                f"{path.parent}: others may write into the ledger's folder. Close it: chmod 700 {path.parent}"
            )
        try:
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
        except FileExistsError:
            # Looked at, never opened: closing any handle of a file drops this process's locks on it (fcntl(2)), SQLite's too.
            found = path.lstat()
            if not stat.S_ISREG(found.st_mode):
                raise LedgerError(f"{path}: is no regular file. Name the ledger's own file") from None
            if stat.S_IMODE(found.st_mode) & 0o177:
                path.chmod(0o600)
    except OSError as error:
        raise LedgerError(
            f"{path}: the ledger cannot be opened: {error.strerror}. File and folder must belong to the user that runs this"
        ) from None
    return path

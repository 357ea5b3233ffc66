"""Real relays on 127.0.0.1, each with a queue, a mailbox and a log of its own.

    with start("postfix", folder) as relay:      # or exim, opensmtpd, disk
        relay.port, relay.log, relay.settled(), relay.mails()

`missing(name)` says in one line why a relay cannot be had. `python -m tests.chaos.relays fetch` gets those that Debian has and
that conflict with each other when installed: it unpacks them below FETCHED, and makes the users that they run as.
"""

from __future__ import annotations

import email
import email.policy
import os
import pwd
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

NAMES = ("disk", "postfix", "exim", "opensmtpd")
FETCHED = Path(os.environ.get("REPORTGEN_TEST_RELAYS", "/var/tmp/reportgen-relays"))
DOMAIN = "example.org"
SMTPD_QUEUE = Path("/var/spool/smtpd")
"""Built into OpenSMTPD, so that only one can run; as is the empty folder that it locks itself into."""
SMTPD_EMPTY = Path("/var/lib/opensmtpd/empty")


@dataclass(frozen=True)
class Mail:
    """One mail in a mailbox."""

    message_id: str
    to: str


@dataclass(frozen=True)
class Relay:
    """A relay that runs.

    Attributes:
        name: one of NAMES.
        port: on 127.0.0.1.
        log: its log file.
        box: maildir that gets everything.
        queues: folders that hold what it has accepted and not delivered yet.
    """

    name: str
    port: int
    log: Path
    box: Path
    queues: tuple[Path, ...] = ()

    def settled(self, patience: float = 60.0) -> bool:
        """Wait until everything that was accepted lies in the mailbox; whether it does."""
        over, quiet = time.monotonic() + patience, 0
        while time.monotonic() < over:
            quiet = 0 if any(True for each in self.queues for _ in _files(each)) else quiet + 1
            if quiet >= 10:
                return True
            time.sleep(0.1)
        return False

    def mails(self) -> list[Mail]:
        """All that lies in the mailbox, with the headers it came with."""
        found = []
        for folder in ("new", "cur"):
            for file in sorted((self.box / folder).glob("*")):
                with file.open("rb") as raw:
                    headers = email.message_from_binary_file(raw, policy=email.policy.compat32)
                name, to = str(headers["Message-ID"]).strip(), str(headers["To"])
                found.append(Mail(name.strip("<>"), email.utils.parseaddr(to)[1]))
        return found


def _files(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        try:
            if path.is_file():
                yield path
        except OSError:
            continue


def _program(name: str) -> Path | None:
    places = {
        "postfix": ["/usr/sbin/postfix"],
        "exim": [FETCHED / "exim/usr/sbin/exim4", "/usr/sbin/exim4"],
        "opensmtpd": [FETCHED / "opensmtpd/usr/sbin/smtpd", "/usr/sbin/smtpd"],
    }
    return next((Path(each) for each in places[name] if Path(each).exists()), None)


def _user(name: str) -> bool:
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True


def missing(name: str) -> str:
    """Why this relay cannot be had here, in one line; "" when it can."""
    if name == "disk":
        return ""
    if os.geteuid() != 0:
        return f"{name}: a relay is started by root, which this user is not"
    if _program(name) is None:
        how = "apt-get install postfix" if name == "postfix" else "python -m tests.chaos.relays fetch"
        return f"{name}: its program is not there; get it: {how}"
    users = {"postfix": ("postfix",), "exim": ("Debian-exim",), "opensmtpd": ("opensmtpd", "opensmtpq")}[name]
    if absent := [user for user in users if not _user(user)]:
        return f"{name}: there is no user {absent[0]}; make it: python -m tests.chaos.relays fetch"
    if name == "opensmtpd" and not Path("/usr/libexec/opensmtpd").exists():
        return "opensmtpd: there is no /usr/libexec/opensmtpd; make it: python -m tests.chaos.relays fetch"
    return ""


@contextmanager
def start(name: str, folder: Path) -> Iterator[Relay]:
    """Run a relay below `folder` until the block ends."""
    if why := missing(name):
        raise RuntimeError(why)
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o755)
    (folder / "log").mkdir()
    with {"disk": _disk, "postfix": _postfix, "exim": _exim, "opensmtpd": _opensmtpd}[name](folder) as relay:
        _listens(relay)
        yield relay


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


def _listens(relay: Relay) -> None:
    for _ in range(200):
        with socket.socket() as line:
            line.settimeout(2)
            if line.connect_ex(("127.0.0.1", relay.port)) == 0 and line.recv(3) == b"220":
                return
        time.sleep(0.05)
    raise RuntimeError(f"{relay.name} does not answer on port {relay.port}; see {relay.log}")


def _box(folder: Path, user: str) -> Path:
    box, who = folder / "box", pwd.getpwnam(user)
    for each in (box, box / "new", box / "cur", box / "tmp"):
        each.mkdir(mode=0o755)
        os.chown(each, who.pw_uid, who.pw_gid)
    return box


@contextmanager
def _ended(process: subprocess.Popen[bytes]) -> Iterator[None]:
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextmanager
def _disk(folder: Path) -> Iterator[Relay]:
    box = _box(folder, pwd.getpwuid(os.geteuid()).pw_name)
    port, log = free_port(), folder / "log" / "mail.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.chaos.disk_relay", str(port), str(box)], stdout=out, stderr=out
        )
    with _ended(process):
        yield Relay("disk", port, log, box, (box / "tmp",))


POSTFIX_MAIN = """\
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
myhostname = relay.test
mydestination =
mynetworks = 127.0.0.0/8
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
virtual_mailbox_domains = {domain}
virtual_mailbox_base = {folder}
virtual_mailbox_maps = static:box/
virtual_uid_maps = static:{uid}
virtual_gid_maps = static:{gid}
virtual_minimum_uid = 1
alias_maps =
alias_database =
maillog_file = {folder}/log/mail.log
maillog_file_prefixes = {folder}
smtpd_client_connection_count_limit = 0
smtpd_client_connection_rate_limit = 0
smtpd_client_message_rate_limit = 0
smtpd_error_sleep_time = 0
smtpd_timeout = 30s
in_flow_delay = 0
enable_long_queue_ids = yes
"""
POSTFIX_MASTER = """\
{port} inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
"""


@contextmanager
def _postfix(folder: Path) -> Iterator[Relay]:
    who, port = pwd.getpwnam("postfix"), free_port()
    config = folder / "etc"
    for each in (config, folder / "queue", folder / "data"):
        each.mkdir()
    os.chown(folder / "data", who.pw_uid, who.pw_gid)
    values = {"folder": folder, "domain": DOMAIN, "uid": who.pw_uid, "gid": who.pw_gid, "port": f"127.0.0.1:{port}"}
    (config / "main.cf").write_text(POSTFIX_MAIN.format(**values))
    (config / "master.cf").write_text(POSTFIX_MASTER.format(**values))
    box = _box(folder, "postfix")
    command = ["/usr/sbin/postfix", "-c", str(config)]
    done = subprocess.run([*command, "start"], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"postfix does not start: {done.stderr[-800:]}")
    queues = tuple(folder / "queue" / name for name in ("maildrop", "incoming", "active", "deferred"))
    try:
        yield Relay("postfix", port, folder / "log" / "mail.log", box, queues)
    finally:
        subprocess.run([*command, "stop"], capture_output=True, check=False)


EXIM = """\
exim_path = {program}
spool_directory = {folder}/queue
log_file_path = {folder}/log/%slog
pid_file_path = {folder}/exim.pid
primary_hostname = relay.test
local_interfaces = 127.0.0.1
daemon_smtp_ports = {port}
exim_user = Debian-exim
exim_group = Debian-exim
never_users =
deliver_drop_privilege = true
keep_environment =
host_lookup =
rfc1413_query_timeout = 0s
smtp_accept_max = 0
smtp_accept_queue_per_connection = 0
smtp_receive_timeout = 30s
acl_smtp_rcpt = rcpt
begin acl
rcpt:
  accept
begin routers
all:
  driver = accept
  transport = box
begin transports
box:
  driver = appendfile
  directory = {folder}/box
  maildir_format
  user = Debian-exim
  group = Debian-exim
begin retry
* * F,1h,5s
"""


@contextmanager
def _exim(folder: Path) -> Iterator[Relay]:
    program, port, who = _program("exim"), free_port(), pwd.getpwnam("Debian-exim")
    assert program is not None
    box = _box(folder, "Debian-exim")
    (folder / "queue").mkdir()
    for each in (folder / "queue", folder / "log"):
        os.chown(each, who.pw_uid, who.pw_gid)
    config = folder / "exim.conf"
    config.write_text(EXIM.format(program=program, folder=folder, port=port))
    with (folder / "log" / "out").open("wb") as out:
        process = subprocess.Popen([str(program), "-C", str(config), "-bdf", "-q30s"], stdout=out, stderr=out)
    with _ended(process):
        yield Relay("exim", port, folder / "log" / "mainlog", box, (folder / "queue" / "input",))


OPENSMTPD = """\
listen on 127.0.0.1 port {port}
table all {{ "@" = opensmtpd }}
action "box" maildir "{folder}/box" virtual <all>
match from any for any action "box"
"""


@contextmanager
def _opensmtpd(folder: Path) -> Iterator[Relay]:
    program, port = _program("opensmtpd"), free_port()
    box = _box(folder, "opensmtpd")
    config, log = folder / "smtpd.conf", folder / "log" / "mail.log"
    config.write_text(OPENSMTPD.format(folder=folder, port=port))
    with log.open("wb") as out:
        process = subprocess.Popen([str(program), "-d", "-f", str(config)], stdout=out, stderr=out)
    queues = tuple(SMTPD_QUEUE / name for name in ("queue", "incoming"))
    for each in (file for queue in queues for file in _files(queue)):
        each.unlink()  # an earlier one left it
    with _ended(process):
        yield Relay("opensmtpd", port, log, box, queues)


# --- getting them


def fetch() -> None:
    """Unpack Exim and OpenSMTPD without installing them, and make what they expect of the system. For root on Debian.

    Raises:
        subprocess.CalledProcessError: Debian's archive cannot be reached, or this is no Debian.
    """
    for name, packages in {"exim": ("exim4-daemon-light", "exim4-base"), "opensmtpd": ("opensmtpd",)}.items():
        folder = FETCHED / name
        folder.mkdir(parents=True, exist_ok=True)
        for package in packages:
            subprocess.run(["apt-get", "download", package], cwd=folder, check=True)
            (archive,) = folder.glob(f"{package}_*.deb")
            subprocess.run(["dpkg", "-x", str(archive), str(folder)], check=True)
            archive.unlink()
    libraries = ["libevent-2.1-7", "libdb5.3", "libgnutls-dane0", "libnsl2", "libidn12"]
    subprocess.run(["apt-get", "install", "-y", "--no-install-recommends", *libraries], check=True)
    for user in ("Debian-exim", "opensmtpd", "opensmtpq"):
        if not _user(user):
            who = ["--system", "--user-group", "--home-dir", str(SMTPD_EMPTY), "-s", "/bin/false"]
            subprocess.run(["useradd", *who, user], check=True)
    SMTPD_EMPTY.mkdir(parents=True, exist_ok=True)
    libexec = Path("/usr/libexec/opensmtpd")
    if not libexec.exists():
        libexec.symlink_to(FETCHED / "opensmtpd" / "usr" / "libexec" / "opensmtpd")
    SMTPD_QUEUE.mkdir(mode=0o711, exist_ok=True)


if __name__ == "__main__":
    if sys.argv[1:] == ["fetch"]:
        shutil.rmtree(FETCHED, ignore_errors=True)
        fetch()
    for each in NAMES:
        print(missing(each) or f"{each}: here")

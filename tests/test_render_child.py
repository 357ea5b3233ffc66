import io
import os
import signal
import socket
import time
from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.document import Note
from reportgen.errors import RenderError
from reportgen.render import Job, child, render, worker
from reportgen.render.child import Child, Limits
from tests import boards
from tests.test_render_pdf import SUMMARY, TOKENS, document

pytestmark = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads /proc")

ROOMY, SHORT = Limits(memory=700, seconds=100), Limits(memory=700, seconds=4)


def job(templates=None, blocks=None):
    made = document(spec=SUMMARY)
    if blocks is not None:
        made = replace(made, sections=(replace(made.sections[0], blocks=blocks, pages=0),))
    return Job(made, "en", TOKENS, templates, board=boards.june())


def note(tmp_path: Path, template: str) -> Job:
    """A job whose notes are set by a template of the user's own."""
    (tmp_path / "blocks").mkdir()
    (tmp_path / "blocks" / "note.html").write_text(template)
    return job(tmp_path, (Note("n"),))


def resident() -> int:
    """MiB that this process holds."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) >> 10


@pytest.fixture(scope="module")
def small():
    """A child with little memory; what is to be stopped lowers its time too, once it is warm."""
    with Child(ROOMY, os.environ) as made:
        made.render(job(), ["html"])
        yield made


def test_the_files_are_those_made_in_this_process():
    with Child(environment=os.environ) as made:
        there = made.render(job(), ["pdf", "html", "xlsx", "json"])
    here = render(job(), ["pdf", "html", "xlsx", "json"])
    assert {name: each.data for name, each in there.items()} == {name: each.data for name, each in here.items()}


BOMBS = {
    "a loop without end": (
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        "took longer",
    ),
    "a text without end": ("{{ 'a' * 10**9 }}", "memory|took longer"),
    "twenty thousand rows": ("<table>" + "<tr><td>a</td><td>b</td></tr>" * 20_000 + "</table>", "took longer|memory"),
    "a column a hundred million wide": ("<table><tr><td colspan=100000000>x</td></tr></table>", "memory|took longer"),
    "thousands of boxes in boxes": ("<div>" * 5000 + "x", "nested too deeply|took longer|signal"),
    "a hundred thousand pages": ("<p style='break-after:page'>x</p>" * 100_000, "took longer|memory"),
}


SLOW = ("a hundred thousand pages", "a column a hundred million wide")
"""Bombs that take most of a minute to go off; tried at night."""


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.nightly if name in SLOW else ()) for name in BOMBS]
)
def test_what_would_hang_or_fill_the_machine_is_stopped_and_said(name, tmp_path, small, monkeypatch):
    template, said = BOMBS[name]
    small.render(job(), ["json"])
    monkeypatch.setattr(small, "limits", SHORT)
    before, begun = resident(), time.monotonic()
    with pytest.raises(RenderError, match=said) as caught:
        small.render(note(tmp_path, template), ["pdf"])
    assert time.monotonic() - begun < SHORT.seconds + 8
    assert resident() - before < 30
    assert "\n" not in str(caught.value)


def test_memory_alone_is_a_limit_too_where_there_is_time(tmp_path, small):
    import resource

    small.render(job(), ["json"])
    assert resource.prlimit(small.pid, resource.RLIMIT_AS)[0] == ROOMY.memory << 20
    with pytest.raises(RenderError, match="more than 700 MiB"):
        small.render(note(tmp_path, "{{ 'a' * 10**9 }}"), ["json", "html"])


def test_the_next_report_gets_a_new_process(tmp_path, small, monkeypatch):
    small.render(job(), ["json"])
    dead = small.pid
    with monkeypatch.context() as lowered:
        lowered.setattr(small, "limits", SHORT)
        with pytest.raises(RenderError):
            small.render(note(tmp_path, BOMBS["a loop without end"][0]), ["html"])
    assert small.render(job(), ["html"])["html"].data.startswith(b"<!doctype html>")
    assert small.pid != dead
    assert not Path(f"/proc/{dead}").exists()


def test_a_process_that_is_killed_from_outside_is_told(small):
    small.render(job(), ["json"])
    os.kill(small.pid, signal.SIGSTOP)
    timer = child.threading.Timer(1, os.kill, (small.pid, signal.SIGKILL))
    timer.start()
    with pytest.raises(RenderError, match="killed by signal SIGKILL"):
        small.render(job(), ["html"])


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{{ nothing_of_this_name }}", "nothing_of_this_name"),
        ("{% for %}", r"note\.html:1"),
        ("{{ ''.__class__.__mro__ }}", "unsafe"),
        ("{{ block.__init__.__globals__ }}", "unsafe|no attribute"),
        ("{% include '/etc/hostname' %}", "etc/hostname"),
        ("{% include '../../secret' %}", "secret"),
        ("{{ 1 // 0 }}", "ZeroDivisionError"),
        ("<img src='file:///etc/hostname' alt='x'>", "loads nothing from outside|may not load"),
    ],
)
def test_a_template_that_fails_is_named(template, said, tmp_path, small):
    with pytest.raises(RenderError, match=said):
        small.render(note(tmp_path, template), ["pdf"])


def test_a_child_knows_no_password(small):
    with Child(ROOMY, {**os.environ, "SMTP_PASSWORD": "s3cret"}) as made:
        made.render(job(), ["json"])
        assert b"s3cret" not in Path(f"/proc/{made.pid}/environ").read_bytes()
    assert Path(f"/proc/{os.getpid()}").exists()


def test_a_child_is_off_the_network_where_that_is_permitted(small):
    small.render(job(), ["json"])
    if not small.offline:
        pytest.skip("this system lets no process leave the network")
    devices = Path(f"/proc/{small.pid}/net/dev").read_text()
    assert [line.split(":")[0].strip() for line in devices.splitlines()[2:]] == ["lo"]
    assert len(socket.if_nameindex()) >= 1


def test_a_child_ends_with_the_one_that_started_it():
    made = Child(ROOMY, os.environ)
    pid = made.pid
    made.close()
    assert not Path(f"/proc/{pid}").exists()
    made.close()


def test_a_worn_child_is_replaced(monkeypatch):
    monkeypatch.setattr(child, "RENEW", 1)
    with Child(ROOMY, os.environ) as made:
        made.render(job(), ["json"])
        first = made.pid
        made.render(job(), ["json"])
        assert made.pid != first


def test_half_a_message_is_none():
    whole = io.BytesIO()
    worker.send(whole, b"all of it")
    assert worker.receive(io.BytesIO(whole.getvalue())) == b"all of it"
    assert worker.receive(io.BytesIO(whole.getvalue()[:-1])) is None
    assert worker.receive(io.BytesIO()) is None


def test_a_logo_in_svg_does_not_bring_in_the_readers_of_every_kind_of_picture(monkeypatch):
    from PIL import Image

    worker._no_readers_for_svg()
    monkeypatch.setattr(Image, "init", lambda: pytest.fail("forty readers were imported"))
    with pytest.raises(Image.UnidentifiedImageError):
        Image.open(io.BytesIO(b'\n<svg xmlns="http://www.w3.org/2000/svg"/>'))
    png = io.BytesIO()
    Image.new("RGB", (2, 3)).save(png, "PNG")
    assert Image.open(png).size == (2, 3), "a PNG is read as ever"

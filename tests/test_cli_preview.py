import http.client
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
import urllib.request

import pytest

from reportgen import pipeline
from reportgen.cli.page_server import POLICY, Shown, message, server
from reportgen.cli.preview import Preview, follow, times
from reportgen.errors import UsageError
from reportgen.render.child import Child
from reportgen.render.templates import packaged


def get(address: str, host: str | None = None) -> tuple[int, str, dict[str, str]]:
    name, path = address.split("/", 1)
    connection = http.client.HTTPConnection(name, timeout=5)
    connection.request("GET", "/" + path, headers={"Host": host} if host else {})
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer.status, body, dict(answer.headers)


@pytest.fixture
def served():
    shown = Shown()
    with server(shown, 0) as serving:
        thread = threading.Thread(target=serving.serve_forever)
        thread.start()
        yield shown, f"127.0.0.1:{serving.server_port}"
        serving.shutdown()
        thread.join()


def test_the_page_comes_with_a_script_that_its_policy_permits(served):
    shown, address = served
    shown.show('<html><head><meta http-equiv="Content-Security-Policy" content="x"></head><body>report</body></html>')
    status, body, headers = get(f"{address}/")
    assert status == 200
    assert "report<script" in body
    assert 'data-version="1"' in body
    assert "http-equiv" not in body
    assert headers["Content-Security-Policy"] == POLICY
    assert "unsafe-inline" not in POLICY.split("script-src")[1]


MAIL = {
    "subject": "June <b>fell</b>",
    "text": "June fell.\nSee <the file>.",
    "html": '<style>@media(prefers-color-scheme:dark){p{color:red}}</style><p>June <img src="cid:chart"></p>',
    "pictures": [{"cid": "chart", "png": "aGk="}],
}


def test_the_mail_is_shown_in_light_in_dark_and_as_text(served):
    shown, address = served
    shown.show("<html><body>report</body></html>", MAIL)
    _, body, headers = get(f"{address}/mail")
    assert "<h1>June &lt;b&gt;fell&lt;/b&gt;</h1>" in body
    assert "See &lt;the file&gt;." in body
    assert re.findall(r'src="(/mail/\w+)"', body) == ["/mail/light", "/mail/dark"]
    assert 'data-version="1"' in body
    assert "frame-src 'self'" in headers["Content-Security-Policy"]
    pages = [get(f"{address}/mail/{view}")[1] for view in ("light", "dark")]
    assert all('src="data:image/png;base64,aGk="' in page for page in pages)
    assert ["@media not all{p{color:red}}" in page for page in pages] == [True, False]
    assert ["@media all{p{color:red}}" in page for page in pages] == [False, True]
    assert get(f"{address}/mail/blue")[0] == 404


def test_where_the_report_cannot_be_made_the_mail_says_why(served):
    shown, address = served
    shown.show(message("a template is wrong"))
    assert "a template is wrong" in get(f"{address}/mail")[1]
    assert get(f"{address}/mail/dark")[0] == 404


def test_the_version_grows_with_each_page(served):
    shown, address = served
    assert get(f"{address}/version")[1] == "0"
    shown.show("a")
    assert get(f"{address}/version")[1] == "1"


@pytest.mark.parametrize("path", ["x", "../etc/passwd", "templates/report.html", "reload.js/x"])
def test_nothing_else_is_served(served, path):
    assert get(f"{served[1]}/{path}")[0] == 404


def test_a_foreign_name_is_refused(served):
    assert get(f"{served[1]}/", host="evil.test")[0] == 403
    assert get(f"{served[1]}/", host=served[1])[0] == 200


def test_a_port_that_is_taken_is_said(served):
    with pytest.raises(UsageError, match="cannot be used"):
        server(Shown(), int(served[1].rpartition(":")[2]))


def test_a_message_is_text_only():
    assert "<script>" not in message("<script>alert(1)</script>")


def test_a_change_an_addition_and_a_removal_are_seen(tmp_path):
    (tmp_path / "a").write_text("1")
    before = times((tmp_path, tmp_path / "none"))
    (tmp_path / "a").write_text("12")
    changed = times((tmp_path,))
    (tmp_path / "b").write_text("")
    assert len({str(state) for state in (before, changed, times((tmp_path,)))}) == 3


@pytest.fixture(scope="module")
def project(sample, tmp_path_factory):
    folder = tmp_path_factory.mktemp("preview") / "sample"
    shutil.copytree(sample / "config", folder / "config")
    return folder


def test_the_page_follows_templates_and_configuration_and_shows_what_is_wrong(project, monkeypatch):
    note = project / "templates" / "blocks" / "provenance.html"
    note.parent.mkdir(parents=True)
    reports = project / "config" / "reports.yaml"
    written = reports.read_text()
    shown, pages, gathered, mails = Shown(), [], [], []
    real = pipeline.gather
    monkeypatch.setattr(pipeline, "gather", lambda *asked, **how: gathered.append(len(pages)) or real(*asked, **how))
    steps = iter(
        [
            lambda: note.write_text("<p>MY OWN WORDS</p>"),
            lambda: note.write_text("{{ nothing.of.this }}"),
            lambda: (note.unlink(), reports.write_text("monthly: {grain: moonth}\n")),
            lambda: reports.write_text(written),
        ]
    )

    def wait(_: float) -> bool:
        pages.append(shown.page)
        mails.append(shown.mail)
        step = next(steps, None)
        if step is None:
            return True
        step()
        return False

    with Child(environment=os.environ) as child:
        preview = Preview(project, "monthly", None, child)
        follow(preview, shown, (project / "config", project / "templates", packaged()), wait)
    first, own, broken, wrong, again = pages
    assert "MY OWN WORDS" not in first
    assert "MY OWN WORDS" in own
    assert "provenance.html" in broken
    assert "nothing" in broken
    assert re.search(r"reports\.yaml:1.*moonth|reports\.yaml:1", wrong)
    assert again == first
    assert [mail is None for mail in mails] == [False, False, True, True, False]
    assert "Taktwart" in mails[0]["subject"]
    assert mails[4] == mails[0]
    assert shown.version == 5
    assert gathered == [0, 4]  # the figures are kept while only the looks change


def test_ctrl_c_ends_it_cleanly(project):
    process = subprocess.Popen(
        [sys.executable, "-m", "reportgen", "--project", str(project), "preview", "--port", "0"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # whoever runs the tests may ignore it
    )  # fmt: skip
    address = process.stdout.readline().split()[0]
    until = time.monotonic() + 120
    while urllib.request.urlopen(address + "version", timeout=5).read() == b"0":
        assert time.monotonic() < until
        time.sleep(0.1)
    assert b"<!doctype html>" in urllib.request.urlopen(address, timeout=5).read()
    process.send_signal(signal.SIGINT)
    out, errors = process.communicate(timeout=60)
    assert process.returncode == 0
    assert "Traceback" not in errors + out
    shutil.rmtree(project / "templates", ignore_errors=True)

"""deliver.chat: a message to a chat service, over real HTTP."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from reportgen.deliver import Accepted, Broken, Deferred, Doubtful, Parcel, Refused
from reportgen.deliver.chat import LONGEST, Chat, without_answer

# Apprise looks at pictures by a module that Python has given notice to.
pytestmark = pytest.mark.filterwarnings("ignore:'imghdr' is deprecated:DeprecationWarning")


class Hook(BaseHTTPRequestHandler):
    got: list[dict[str, str]] = []  # noqa: RUF012
    code = 200
    elsewhere = ""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.code == 200:
            self.got.append(json.loads(body))
        self.send_response(self.code)
        if self.code < 400 and self.elsewhere:
            self.send_header("Location", self.elsewhere)
        self.end_headers()

    def do_GET(self) -> None:
        self.got.append({})
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def hook() -> Iterator[str]:
    Hook.got.clear()
    Hook.code, Hook.elsewhere = 200, ""
    server = HTTPServer(("127.0.0.1", 0), Hook)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"json://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def send(url: str, text: str = "Revenue 251k") -> object:
    with Chat(url) as way:
        return way.send(Parcel("", "m@x", "June", text=text), lambda peer: None)


def test_subject_and_text_arrive(hook: str) -> None:
    assert isinstance(send(hook), Accepted)
    assert (Hook.got[0]["title"], Hook.got[0]["message"]) == ("June", "Revenue 251k")


def test_a_long_text_is_cut_and_shows_it(hook: str) -> None:
    send(hook, "x" * 9000)
    assert len(Hook.got[0]["message"]) == LONGEST
    assert Hook.got[0]["message"].endswith("…")


def test_a_service_that_fails_leaves_a_doubt_and_its_answer_is_told(hook: str) -> None:
    Hook.code = 500
    assert send(hook) == Doubtful("JSON answered 500")


@pytest.mark.parametrize("code", [301, 302, 307, 401, 403, 404])
def test_a_message_that_is_refused_or_sent_elsewhere_leaves_no_doubt(hook: str, code: int) -> None:
    Hook.code, Hook.elsewhere = code, hook.replace("json", "http") + "else"
    outcome = send(hook)
    assert isinstance(outcome, Broken)
    assert outcome.lasting
    assert outcome.what.startswith(f"JSON answered {code}: the address or its key is not right")
    assert Hook.got == []


def test_a_service_that_says_later_is_asked_later(hook: str) -> None:
    Hook.code = 429
    assert isinstance(send(hook), Deferred)


def test_a_message_that_a_service_does_not_take_is_no_fault_of_its_address(hook: str) -> None:
    Hook.code = 413
    assert send(hook) == Refused("JSON answered 413: it does not take this message")


def test_a_service_that_never_ends_its_answer_holds_nobody_up(hook: str, monkeypatch: pytest.MonkeyPatch) -> None:
    over = threading.Event()
    monkeypatch.setattr(Hook, "do_POST", lambda self: over.wait(5) and None)
    monkeypatch.setattr("reportgen.deliver.chat.PATIENCE", 0.2)
    assert send(hook) == Doubtful("JSON takes too long to answer")
    over.set()


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("json://no-such-host.invalid/canary", "its name is not found"),
        ("json://127.0.0.1:1/canary", "nobody answers there"),
    ],
)
def test_a_service_that_is_not_reached_leaves_no_doubt(url: str, why: str) -> None:
    assert send(url) == Broken(f"JSON cannot be reached: {why}")


def test_a_service_without_tls_gets_nothing(hook: str) -> None:
    outcome = send(hook.replace("json://", "jsons://u:canary@"))
    assert outcome == Broken("JSON cannot be reached: it speaks no TLS")
    assert Hook.got == []


@pytest.mark.parametrize(
    ("notes", "alone", "kind"),
    [
        (["Failed to send X: error=403."], True, Broken),
        (["Failed to send X: error=403."], False, Doubtful),
        (["Sent X to #a.", "Failed to send X: error=403."], True, Doubtful),
        (["error=403.", "error=500."], True, Doubtful),
        (["error=429.", "error=403."], True, Broken),
        (["Sent X.", "Socket Exception: Failed to resolve"], True, Doubtful),
        (["Socket Exception: Connection aborted"], True, Doubtful),
        ([], True, Doubtful),
    ],
)
def test_only_what_was_surely_not_taken_is_sent_again(notes: list[str], alone: bool, kind: type) -> None:
    assert isinstance(without_answer("X", notes, alone=alone), kind)


def test_what_is_noted_for_developers_goes_nowhere(hook: str, caplog: pytest.LogCaptureFixture) -> None:
    Hook.code = 403
    outcome = send(hook.replace("json://", "json://u:canary@") + "canary")
    assert "canary" not in caplog.text + str(outcome)
    assert logging.getLogger("apprise").level == logging.NOTSET


def test_an_address_that_is_none_is_told_without_repeating_it() -> None:
    outcome = send("nonsense://canary-token")
    assert isinstance(outcome, Broken)
    assert "canary" not in outcome.what

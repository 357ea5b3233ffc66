"""deliver.chat: a message to a chat service, over real HTTP."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from reportgen.deliver import Accepted, Broken, Doubtful, Parcel
from reportgen.deliver.chat import LONGEST, Chat

# Apprise looks at pictures by a module that Python has given notice to.
pytestmark = pytest.mark.filterwarnings("ignore:'imghdr' is deprecated:DeprecationWarning")


class Hook(BaseHTTPRequestHandler):
    got: list[dict[str, str]] = []  # noqa: RUF012
    code = 200

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.code == 200:
            self.got.append(json.loads(body))
        self.send_response(self.code)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def hook() -> Iterator[str]:
    Hook.got.clear()
    Hook.code = 200
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


def test_a_service_that_fails_leaves_a_doubt(hook: str) -> None:
    Hook.code = 500
    assert isinstance(send(hook), Doubtful)


def test_an_address_that_is_none_is_told_without_repeating_it() -> None:
    outcome = send("nonsense://canary-token")
    assert isinstance(outcome, Broken)
    assert "canary" not in outcome.what

"""deliver.s3: files into a bucket, over real HTTP."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import boto3
import pytest
from moto.server import ThreadedMotoServer

from reportgen.deliver import Accepted, Attachment, Broken, Deferred, Outcome, Parcel, Refused, s3
from reportgen.deliver.s3 import Bucket

FILE = Attachment("monthly.pdf", "application/pdf", b"%PDF")


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    client(f"http://{host}:{port}").create_bucket(Bucket="reports")
    yield f"http://{host}:{port}"
    server.stop()


def client(endpoint: str):
    return boto3.client(
        "s3", endpoint_url=endpoint, aws_access_key_id="k", aws_secret_access_key="s", region_name="us-east-1"
    )


def bucket(endpoint: str, name: str = "reports") -> Bucket:
    return Bucket(name, "team", endpoint=endpoint, region="us-east-1", access_key="k", secret_key="s")


def test_files_lie_under_the_prefix_and_folder_and_twice_is_once(endpoint: str) -> None:
    parcel = Parcel("", "m@x", "s", files=(FILE,), folder="monthly/2026-06")
    intents: list[str] = []
    with bucket(endpoint) as way:
        assert isinstance(way.send(parcel, intents.append), Accepted)
        assert isinstance(way.send(parcel, intents.append), Accepted)
    listed = client(endpoint).list_objects_v2(Bucket="reports")["Contents"]
    assert [each["Key"] for each in listed] == ["team/monthly/2026-06/monthly.pdf"]
    assert client(endpoint).get_object(Bucket="reports", Key=listed[0]["Key"])["Body"].read() == b"%PDF"
    assert intents == ["s3://reports"] * 2


def test_a_bucket_that_is_not_there_breaks_the_way_until_somebody_does_something(endpoint: str) -> None:
    with bucket(endpoint, "nowhere") as way:
        outcome = way.send(Parcel("", "m@x", "s", files=(FILE,), folder="a"), lambda peer: None)
    assert isinstance(outcome, Broken)
    assert outcome.lasting
    assert "NoSuchBucket" in outcome.what


def test_a_service_that_does_not_answer_breaks_the_way_for_a_while() -> None:
    with bucket("http://127.0.0.1:1") as way:
        outcome = way.send(Parcel("", "m@x", "s", files=(FILE,), folder="a"), lambda peer: None)
    assert isinstance(outcome, Broken)
    assert not outcome.lasting


def test_a_service_that_sends_us_round_in_a_circle_breaks_the_way_and_not_the_worker(monkeypatch) -> None:
    def round_and_round(**_: object) -> None:
        raise RecursionError

    with bucket("http://127.0.0.1:1") as way:
        monkeypatch.setattr(way._client, "put_object", round_and_round)
        outcome = way.send(Parcel("", "m@x", "s", files=(FILE,), folder="a"), lambda peer: None)
    assert isinstance(outcome, Broken)
    assert "another region, again and again" in outcome.what


@contextmanager
def odd(answer: bytes, drip: float = 0.0) -> Iterator[str]:
    """A server that answers everything alike, and where `drip` is given a byte in so many seconds."""
    over, listening = threading.Event(), socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while not over.is_set():
            try:
                line, _ = listening.accept()
            except OSError:
                return
            with line:
                line.settimeout(2)
                try:
                    heard = b""
                    while not heard.rstrip().endswith(b"%PDF"):  # the file is the last that comes
                        heard += (came := line.recv(65_536))
                        if b"100-continue" in came.lower():
                            line.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
                        if not came or b"\r\n\r\n0\r\n" in heard or b"\r\n0\r\n" in came:
                            break
                    for at in range(0, len(answer), 1 if drip else len(answer)):
                        line.sendall(answer[at : at + 1] if drip else answer)
                        over.wait(drip)
                except OSError:
                    continue

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        over.set()
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        thread.join(5)


def told(endpoint: str) -> Outcome:
    with bucket(endpoint) as way:
        return way.send(Parcel("", "m@x", "s", files=(FILE,), folder="a"), lambda peer: None)


@pytest.mark.parametrize(
    ("answer", "kind", "said"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\n<html></html>", Broken, "without an ETag: nothing is stored there"),
        (b"HTTP/1.1 204 No Content\r\n\r\n", Broken, "without an ETag"),
        (b"HTTP/1.1 200 OK\r\nETag: \"1\"\r\nContent-Length: 0\r\n\r\n", Accepted, "1 files in s3://reports"),
        (b"HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n", Refused, "answered 413"),
        (b"HTTP/1.1 400 Bad\r\nContent-Length: 7\r\n\r\n<Error>", Deferred, "answered 400"),
        (
            b"HTTP/1.1 400 Bad\r\nContent-Length: 100059\r\n\r\n<Error><Code>Odd</Code><Message>"
            + b"x" * 100_000
            + b"</Message></Error>",
            Deferred,
            "answered Odd: xxx",
        ),
    ],
)  # fmt: skip
def test_only_a_service_that_names_what_it_stored_has_it(answer: bytes, kind: type, said: str) -> None:
    with odd(answer) as endpoint:
        outcome = told(endpoint)
    assert isinstance(outcome, kind), outcome
    text = outcome.what if isinstance(outcome, Broken) else outcome.reply  # type: ignore[union-attr]
    assert said in text
    assert len(text) < 400


def test_a_service_that_drips_its_answer_holds_nobody_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(s3, "PATIENCE", 0.3)
    began = time.monotonic()
    with odd(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 90, drip=0.05) as endpoint:
        outcome = told(endpoint)
        assert outcome == Broken("s3://reports cannot be reached: it takes too long")
        assert time.monotonic() - began < 3


@pytest.mark.parametrize("folder", ["../x", "a//b", "/a", "a\\b"])
def test_no_name_leads_elsewhere(endpoint: str, folder: str) -> None:
    with bucket(endpoint) as way:
        assert isinstance(way.send(Parcel("", "m@x", "s", files=(FILE,), folder=folder), lambda peer: None), Refused)

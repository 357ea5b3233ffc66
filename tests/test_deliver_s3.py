"""deliver.s3: files into a bucket, over real HTTP."""

from __future__ import annotations

from collections.abc import Iterator

import boto3
import pytest
from moto.server import ThreadedMotoServer

from reportgen.deliver import Accepted, Attachment, Broken, Parcel, Refused
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


@pytest.mark.parametrize("folder", ["../x", "a//b", "/a", "a\\b"])
def test_no_name_leads_elsewhere(endpoint: str, folder: str) -> None:
    with bucket(endpoint) as way:
        assert isinstance(way.send(Parcel("", "m@x", "s", files=(FILE,), folder=folder), lambda peer: None), Refused)

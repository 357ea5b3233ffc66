"""deliver.channels: each kind of channel becomes its way out, and its secrets are read only then."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from reportgen.deliver.channels import way_out
from reportgen.deliver.folder import Folder
from reportgen.deliver.smtp import Smtp
from reportgen.delivery import Channel
from reportgen.errors import UsageError
from reportgen.settings import SecretError

KINDS = {
    "mail": {
        "kind": "smtp",
        "host": "h.example.org",
        "sender": "r@example.org",
        "user": "u",
        "password": "${PASSWORD}",
    },
    "share": {"kind": "folder", "path": "out"},
    "bucket": {"kind": "s3", "bucket": "reports", "access_key": "${KEY}", "secret_key": "${PASSWORD}"},
    "team": {"kind": "chat", "url": "${URL}"},
}
ENVIRON = {"PASSWORD": "p4711", "KEY": "k", "URL": "slack://T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ"}


def spec(name: str) -> Channel:
    return TypeAdapter(Channel).validate_python(KINDS[name])


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_has_its_way_out(name: str, tmp_path: Path) -> None:
    way = way_out(name, spec(name), ENVIRON, tmp_path)
    assert way.repeatable is (name in ("share", "bucket"))
    if isinstance(way, Smtp):
        assert (way.relay.port, way.relay.tls, way.relay.user, way.relay.password) == (587, "starttls", "u", "p4711")
    if isinstance(way, Folder):
        assert way.path == tmp_path / "out"


@pytest.mark.parametrize("name", ["mail", "bucket", "team"])
def test_a_secret_that_is_missing_is_named(name: str, tmp_path: Path) -> None:
    with pytest.raises(SecretError, match=r"PASSWORD|KEY|URL"):
        way_out(name, spec(name), {}, tmp_path)


@pytest.mark.parametrize(("name", "package", "extra"), [("bucket", "boto3", "s3"), ("team", "apprise", "chat")])
def test_what_is_not_installed_is_named_with_how_it_is(
    name: str, package: str, extra: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in [each for each in sys.modules if each in ("reportgen.deliver.s3", "reportgen.deliver.chat")]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(UsageError, match=rf"channel '{name}' needs {package}.* pip install 'reportgen\[{extra}\]'"):
        way_out(name, spec(name), ENVIRON, tmp_path)


def test_no_kind_of_channel_is_without_a_way() -> None:
    schema = TypeAdapter(Channel).json_schema()
    assert set(schema["discriminator"]["mapping"]) == {each["kind"] for each in KINDS.values()}

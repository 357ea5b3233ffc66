"""archive: inputs frozen are inputs read again, and a file that changed is never taken for the one that was made."""

from __future__ import annotations

import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.archive import RunFolder, freeze, frozen_at, thaw
from reportgen.archive.folders import ArchiveError, put, read, safe
from reportgen.project import load


@pytest.fixture
def frozen(sample: Path, tmp_path: Path) -> Path:
    project = load(sample, {})
    inputs = pipeline.gather(project)
    freeze(project, inputs, pipeline.known_through(project, inputs), tmp_path / "in")
    return tmp_path / "in"


def test_what_is_thawed_gives_the_same_bytes_and_is_not_written_to(sample: Path, frozen: Path, tmp_path: Path) -> None:
    project = load(sample, {})
    inputs = pipeline.gather(project)
    before = sorted(frozen.rglob("*"))
    again, thawed, as_of = thaw(frozen, {}, tmp_path / "cache")
    assert as_of.isoformat() == "2026-06-30"
    bytes_of = []
    for each, read_ in ((project, inputs), (again, thawed)):
        (order,) = pipeline.orders(each, read_, "weekly", "2026-W26", as_of, None)
        bytes_of.append(
            {name: made.data for name, made in pipeline.finished(each, read_, order, ("json", "html")).files.items()}
        )
    assert bytes_of[0] == bytes_of[1]
    assert sorted(frozen.rglob("*")) == before
    assert any((tmp_path / "cache").iterdir())


def test_a_change_of_a_source_or_of_the_configuration_does_not_reach_what_is_frozen(
    sample: Path, tmp_path: Path
) -> None:
    root = tmp_path / "project"
    shutil.copytree(sample, root)
    project = load(root, {})
    inputs = pipeline.gather(project)
    freeze(project, inputs, pipeline.known_through(project, inputs), tmp_path / "in")
    before = pipeline.figures(project, inputs, "2026-06", None, ("leads",)).readings
    (root / "config" / "data" / "leads.csv").write_text("lead_id,created_at\n")
    (root / "config" / "business.yaml").write_text("name: Other\ntimezone: UTC\ncurrency: USD\n")
    again, thawed, _ = thaw(tmp_path / "in", {})
    assert again.business.name == "Taktwart"
    assert pipeline.figures(again, thawed, "2026-06", None, ("leads",)).readings == before


@pytest.mark.parametrize("damage", ["change", "remove"])
def test_a_frozen_file_that_changed_is_noticed(frozen: Path, damage: str) -> None:
    victim = frozen / "config" / "goals.yaml"
    victim.chmod(0o600)
    if damage == "change":
        data = bytearray(victim.read_bytes())
        data[-2] ^= 1
        victim.write_bytes(data)
    else:
        victim.unlink()
    with pytest.raises(ArchiveError, match=r"goals\.yaml is not the file that was frozen"):
        thaw(frozen, {})


def test_what_was_not_frozen_to_the_end_is_not_there(frozen: Path) -> None:
    (frozen / "manifest.json").unlink()
    assert frozen_at(frozen) is None
    with pytest.raises(ArchiveError, match="holds no frozen inputs"):
        thaw(frozen, {})


def test_secrets_are_not_among_what_is_kept(sample: Path, tmp_path: Path) -> None:
    root = tmp_path / "project"
    shutil.copytree(sample, root)
    (root / ".env").write_text("SMTP_PASSWORD=canary-4711")
    channel = "{kind: smtp, host: h.example.org, user: u, password: '${SMTP_PASSWORD}', sender: r@example.org}"
    delivery = root / "config" / "delivery.yaml"
    delivery.write_text(f"{delivery.read_text().rstrip()}\n  mail: {channel}\n")
    project = load(root, {"SMTP_PASSWORD": "canary-4711"})
    freeze(
        project, pipeline.gather(project), pipeline.known_through(project, pipeline.gather(project)), tmp_path / "in"
    )
    kept = [path for path in (tmp_path / "in").rglob("*") if path.is_file()]
    assert all(b"canary-4711" not in path.read_bytes() for path in kept)


def test_every_flipped_byte_of_a_file_is_noticed(tmp_path: Path) -> None:
    folder = RunFolder(tmp_path, "monthly/2026-06/v1")
    place = folder.write("abc", "monthly.pdf", b"%PDF" * 10)
    assert place == "monthly/2026-06/v1/out/abc/monthly.pdf"
    expected = sha256(b"%PDF" * 10).hexdigest()
    assert read(tmp_path, place, expected) == b"%PDF" * 10
    for at in range(40):
        data = bytearray(b"%PDF" * 10)
        data[at] ^= 1
        (tmp_path / place).write_bytes(data)
        with pytest.raises(ArchiveError, match="its bytes have changed"):
            read(tmp_path, place, expected)


@pytest.mark.parametrize("place", ["../x", "/etc/passwd", "a/../../x", "", "a\\b", "a\x00b"])
def test_no_place_leads_out_of_the_archive(place: str) -> None:
    with pytest.raises(ArchiveError):
        safe(place)


def test_a_file_is_there_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "x", b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        put(tmp_path / "x", b"new")
    assert (tmp_path / "x").read_bytes() == b"old"

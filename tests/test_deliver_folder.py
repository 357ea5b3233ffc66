"""deliver.folder: whole files in their place, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.deliver import Accepted, Attachment, Broken, Parcel, Refused
from reportgen.deliver.folder import Folder

PDF = Attachment("monthly.pdf", "application/pdf", b"%PDF")


def parcel(folder: str = "monthly/2026-06", *files: Attachment) -> Parcel:
    return Parcel("", "m@example.org", "x", files=files or (PDF,), folder=folder)


def deliver(path: Path, what: Parcel) -> object:
    with Folder(path) as folder:
        return folder.send(what, lambda peer: None)


def test_files_lie_in_the_folder_of_their_report(tmp_path: Path) -> None:
    assert isinstance(deliver(tmp_path, parcel()), Accepted)
    assert [str(file.relative_to(tmp_path)) for file in tmp_path.rglob("*.*")] == ["monthly/2026-06/monthly.pdf"]


def test_doing_it_twice_is_the_same_as_doing_it_once(tmp_path: Path) -> None:
    for _ in range(2):
        assert isinstance(deliver(tmp_path, parcel()), Accepted)
    assert (tmp_path / "monthly/2026-06/monthly.pdf").read_bytes() == b"%PDF"


def test_nothing_is_seen_before_the_intent_is_written_down(tmp_path: Path) -> None:
    def die(peer: str) -> None:
        assert not (tmp_path / "monthly/2026-06/monthly.pdf").exists()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), Folder(tmp_path) as folder:
        folder.send(parcel(), die)
    assert not (tmp_path / "monthly/2026-06/monthly.pdf").exists()
    assert isinstance(deliver(tmp_path, parcel()), Accepted)


@pytest.mark.parametrize("folder", ["../out", "/etc", "a/../../b", "a\\b", "a\x00b", "./a"])
def test_no_name_leads_out_of_the_folder(tmp_path: Path, folder: str) -> None:
    assert isinstance(deliver(tmp_path / "share", parcel(folder)), Refused)
    assert not any(path.is_file() for path in tmp_path.rglob("*"))


@pytest.mark.parametrize("name", ["../x.pdf", "a/b.pdf", ".."])
def test_no_name_of_a_file_leads_out_of_it_either(tmp_path: Path, name: str) -> None:
    assert isinstance(deliver(tmp_path / "share", parcel("a", Attachment(name, "application/pdf", b"x"))), Refused)


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "share").mkdir()
    (tmp_path / "share" / "monthly").symlink_to(tmp_path / "elsewhere")
    assert isinstance(deliver(tmp_path / "share", parcel("monthly/2026-06")), Refused)
    assert not any((tmp_path / "elsewhere").rglob("*.pdf"))


def test_a_folder_that_cannot_be_written_breaks_the_way_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "share").write_text("a file")
    outcome = deliver(tmp_path / "share", parcel())
    assert isinstance(outcome, Broken)
    assert "share" in outcome.what

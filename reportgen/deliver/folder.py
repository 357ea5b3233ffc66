"""Files into a folder. Writing the same again is the same as writing it once."""

from __future__ import annotations

import os
from pathlib import Path
from types import TracebackType
from typing import Self

from reportgen.deliver.base import Accepted, BeforeDot, Broken, Outcome, Parcel, Refused


class Folder:
    """One folder; a parcel's own folder is made below it."""

    repeatable = True

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass

    def send(self, parcel: Parcel, before_dot: BeforeDot) -> Outcome:
        """Write the parcel's files, each whole or not at all; see `base.Transport`."""
        if not _safe(parcel.folder) or any(not _safe(each.name) or "/" in each.name for each in parcel.files):
            return Refused(f"'{parcel.folder}' or a name in it leads out of the folder")
        target = self.path / parcel.folder
        asides: list[tuple[Path, Path]] = []
        try:
            if not target.resolve().is_relative_to(self.path.resolve()):
                return Refused(f"'{parcel.folder}' leads out of the folder")
            target.mkdir(parents=True, exist_ok=True)
            for each in parcel.files:
                aside = target / f".{each.name}.part"
                aside.unlink(missing_ok=True)
                _written(aside, each.data)
                asides.append((aside, target / each.name))
            before_dot(str(self.path))
            for aside, final in asides:
                aside.replace(final)
            _flush(target)
        except OSError as error:
            for aside, _ in asides:
                aside.unlink(missing_ok=True)
            return Broken(f"{target}: {error.strerror or error}")
        return Accepted(f"{len(parcel.files)} files in {target}")


def _safe(path: str) -> bool:
    parts = path.split("/")
    return not path.startswith("/") and "\x00" not in path and "\\" not in path and not {"..", "."} & set(parts)


def _written(path: Path, data: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o644)
    with os.fdopen(handle, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _flush(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

"""How a file is put into its place."""

from __future__ import annotations

from pathlib import Path


def write_aside(target: Path, data: bytes) -> None:
    """Write a file whole or not at all: beside its place first, then moved into it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = target.with_name(f".{target.name}.part")
    aside.write_bytes(data)
    aside.replace(target)

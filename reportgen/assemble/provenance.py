"""What a report was made of: no clock, so that the same inputs give the same bytes."""

from __future__ import annotations

import hashlib

from reportgen.assemble.context import Context
from reportgen.assemble.quality import source_name
from reportgen.document import InputRow, Provenance, Text
from reportgen.tables import Part
from reportgen.text import Msg

SHOWN = 8
"""Digits of a hash that are shown; enough to tell two versions of a file apart."""


def provenance(context: Context) -> Provenance:
    """What the report was made of; no clock, so that the same inputs give the same bytes."""
    board, origin, business = context.board, context.origin, context.business
    sentences: list[Text] = [
        Msg.of(
            "provenance-report",
            report=context.report,
            version=f"v{origin.version}",
            period=board.period,
            program=origin.program,
        ),
        Msg.of("provenance-data", day=board.as_of, zone=business.timezone, currency=business.currency),
    ]
    rows = inputs(context)
    if rows:
        files = len({(part.file, part.sha256) for part in board.data})
        sentences.append(Msg.of("provenance-inputs", files=files, rows=sum(part.rows_read for part in board.data)))
    sentences.append(Msg.of("provenance-fingerprint", fingerprint=fingerprint(context)[:12]))
    sentences.append(Msg.of("provenance-same"))
    if context.spec.owner:
        sentences.append(Msg.of("provenance-owner", owner=context.spec.owner))
    heads = (
        Msg.of("head-source"), Msg.of("provenance-head-files"), Msg.of("head-rows"), Msg.of("provenance-head-hash"),
    )  # fmt: skip
    return Provenance(Msg.of("heading-provenance"), tuple(sentences), heads, rows)


def inputs(context: Context) -> tuple[InputRow, ...]:
    """What was read, a row for each source: its file by name, or how many; their hash, of several that of their hashes in order."""
    sources: dict[str, list[Part]] = {}
    for part in context.board.data:
        sources.setdefault(part.source, []).append(part)
    rows = []
    for source, parts in sorted(sources.items()):
        files = sorted({(part.file, part.sha256) for part in parts})
        hashes = [sha for _, sha in files]
        one = hashes[0] if len(files) == 1 else hashlib.sha256("\n".join(hashes).encode("utf-8")).hexdigest()
        named = files[0][0].rsplit("/", 1)[-1] if len(files) == 1 else Msg.of("provenance-files", n=len(files))
        rows.append(InputRow(source_name(source), named, sum(part.rows_read for part in parts), one[:SHOWN]))
    return tuple(rows)


def fingerprint(context: Context) -> str:
    """Hash of all inputs: what was read and by which contracts."""
    if context.origin.fingerprint:
        return context.origin.fingerprint
    lines = sorted(f"{part.source} {part.table} {part.sha256} {part.contract}" for part in context.board.data)
    return hashlib.sha256("\n".join(lines).encode("utf-8")).hexdigest()

"""What a report was made of: no clock, so that the same inputs give the same bytes."""

from __future__ import annotations

import hashlib

from reportgen.assemble.context import Context
from reportgen.document import Provenance, Text
from reportgen.text import Msg

SHOWN_FILES = 8


def provenance(context: Context) -> Provenance:
    """What the report was made of; no clock, so that the same inputs give the same bytes."""
    board, origin, business = context.board, context.origin, context.business
    files = sorted({(part.file, part.sha256) for part in board.data})
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
    if files:
        sentences.append(Msg.of("provenance-inputs", files=len(files), rows=sum(part.rows_read for part in board.data)))
        sentences += [
            f"{file} {sha[:8]}" + (";" if at < min(len(files), SHOWN_FILES) - 1 else ".")
            for at, (file, sha) in enumerate(files[:SHOWN_FILES])
        ]
        if len(files) > SHOWN_FILES:
            sentences.append(Msg.of("assemble-more-files", n=len(files) - SHOWN_FILES))
    sentences.append(Msg.of("provenance-fingerprint", fingerprint=fingerprint(context)[:12]))
    sentences.append(Msg.of("provenance-same"))
    if context.spec.owner:
        sentences.append(Msg.of("provenance-owner", owner=context.spec.owner))
    return Provenance(Msg.of("heading-provenance"), tuple(sentences))


def fingerprint(context: Context) -> str:
    """Hash of all inputs: what was read and by which contracts."""
    if context.origin.fingerprint:
        return context.origin.fingerprint
    lines = sorted(f"{part.source} {part.table} {part.sha256} {part.contract}" for part in context.board.data)
    return hashlib.sha256("\n".join(lines).encode("utf-8")).hexdigest()

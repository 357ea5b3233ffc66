"""A report as JSON: its figures in their agreed form, and everything that is in the document."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from reportgen.document import Comment, Document
from reportgen.metrics.scoreboard import WHOLE, Scoreboard, as_json
from reportgen.periods import Period
from reportgen.quantities import Quantity
from reportgen.render.words import plain_words
from reportgen.text import Language


def report(document: Document, board: Scoreboard, language: Language) -> str:
    """The figures as `kpis --json` writes them, what the report says of them, and the document they are said in."""
    said = [
        {
            "id": section.id,
            "title": plain_words(section.title, language),
            "headline": plain_words(section.headline, language),
            "standfirst": [plain_words(sentence, language) for sentence in section.standfirst],
            "comments": [_comment(block, language) for block in section.blocks if isinstance(block, Comment)],
        }
        for section in document.sections
    ]
    whole = {
        "report": document.report,
        "language": language.code,
        "company": document.company,
        "title": plain_words(document.title, language),
        "banner": plain_words(document.banner, language) or None,
        **as_json(board),
        "sections": said,
        "document": plain(document),
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _comment(comment: Comment, language: Language) -> dict[str, str]:
    text = "\n\n".join("\n".join(lines) for lines in comment.paragraphs)
    return {"text": text, "signed": plain_words(comment.signature, language)}


def to_json(document: Document) -> str:
    """The document as JSON, one value per line, keys in the order of the fields; every value names its type.

    Numbers keep twelve significant digits, so that the last bit of a float changes no golden file.
    """
    return json.dumps(plain(document), ensure_ascii=False, indent=1) + "\n"


def plain(value: Any) -> Any:
    """A value of a document as lists, dictionaries, texts and numbers.

    Raises:
        TypeError: a document holds no such value.
    """
    if isinstance(value, Period):
        return {"period": value.id}
    if isinstance(value, Quantity):
        money = {"currency": value.currency} if value.currency else {}
        return {"quantity": _number(value.value), "unit": str(value.unit), **money}
    if is_dataclass(value) and not isinstance(value, type):
        inside = {entry.name: plain(getattr(value, entry.name)) for entry in fields(value)}
        return {"type": type(value).__name__, **inside}
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, dict):
        return {str(key): plain(value[key]) for key in sorted(value, key=str)}
    if isinstance(value, (list, tuple)):
        return [plain(entry) for entry in value]
    if isinstance(value, (set, frozenset)):
        return sorted(plain(entry) for entry in value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return _number(value)
    if value is None or isinstance(value, (str, int, bool)):
        return value
    raise TypeError(f"a document holds no {type(value).__name__}: {value!r}")


def _number(value: float) -> float | int:
    whole = isinstance(value, int) or (value.is_integer() and abs(value) <= WHOLE)
    return int(value) if whole else float(f"{value:.12g}")

"""Lengths of time as written in the configuration: `15m`, `2h`, `3d`, `1w`."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Annotated

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
LONGEST = timedelta(days=3660)

_FORM = re.compile(r"(\d+)\s*([smhdw])")


def read(value: object) -> object:
    """A length as text made a timedelta; whatever is none is left for the model to refuse.

    Raises:
        ValueError: it is a text that is not understood, or longer than ten years.
    """
    if isinstance(value, timedelta):
        return value
    match = _FORM.fullmatch(value.strip().lower()) if isinstance(value, str) else None
    if match is None:
        raise ValueError(f"'{value}' is no length of time; write one like 15m, 2h, 3d or 1w")
    count = int(match[1])
    if count > LONGEST.total_seconds():
        raise ValueError(f"'{value}' is longer than ten years")
    length = timedelta(**{UNITS[match[2]]: count})
    if length > LONGEST:
        raise ValueError(f"'{value}' is longer than ten years")
    return length


def written(length: timedelta) -> str:
    """A length as short as it can be written."""
    seconds = int(length.total_seconds())
    for letter, size in (("w", 604_800), ("d", 86_400), ("h", 3_600), ("m", 60)):
        if seconds and seconds % size == 0:
            return f"{seconds // size}{letter}"
    return f"{seconds}s"


Length = Annotated[
    timedelta,
    BeforeValidator(read),
    PlainSerializer(written),
    WithJsonSchema({"type": "string", "pattern": r"^\d+\s*[smhdw]$", "description": "15m, 2h, 3d or 1w"}),
]
"""A length of time in a model of the configuration."""

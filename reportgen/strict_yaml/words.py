"""What an unquoted word of YAML means.

Words keep the meaning of the YAML 1.2 core schema (https://yaml.org/spec/1.2.2/, chapter 10.3): `NO`, `yes`, `12:30` and
`2026-06-30` are text. A number with leading zeros is refused, because it is nearly always a code whose zeros matter.
"""

from __future__ import annotations

import math
import re

Scalar = str | int | float | bool | None

_NULL = re.compile(r"null|Null|NULL|~|")
_TRUE = re.compile(r"true|True|TRUE")
_FALSE = re.compile(r"false|False|FALSE")
_INTEGER = re.compile(r"[-+]?[0-9]+")
_BASED = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_LEADING_ZERO = re.compile(r"[-+]?0[0-9]+")
_LONGEST_INTEGER = 18  # digits; longer ones are codes, and a float could not hold them


def resolve(text: str) -> Scalar:
    """What an unquoted word means by the core schema.

    Raises:
        ValueError: a number that would lose something: leading zeros, too many digits, not finite.
    """
    if _NULL.fullmatch(text):
        return None
    if _TRUE.fullmatch(text):
        return True
    if _FALSE.fullmatch(text):
        return False
    if _LEADING_ZERO.fullmatch(text):
        raise ValueError(f"the number {text[:40]} would lose its leading zeros")
    if _INTEGER.fullmatch(text) or _BASED.fullmatch(text):
        digits = len(text.lstrip("+-"))
        if digits > _LONGEST_INTEGER:
            raise ValueError(f"a number of {digits} digits is too long")
        return int(text, 0) if _BASED.fullmatch(text) else int(text)
    if _NOT_FINITE.fullmatch(text):
        raise ValueError(f"{text} is no number to count with")
    if _FLOAT.fullmatch(text):
        number = float(text)
        if not math.isfinite(number):
            raise ValueError(f"the number {text[:40]} is too large")
        return number
    return text


SLIPS: tuple[tuple[str, str], ...] = (
    ("mapping values are not allowed", "Put a text that has ': ' in it in quotes"),
    ("cannot start any token", "Put a text that begins with this sign in quotes"),
    (
        "but found '<block",
        "It is indented otherwise than the lines it belongs to: give all of them the same number of blanks",
    ),
    ("expected ',' or", "Close every { and [, and put texts with , : { } [ ] in them in quotes"),
    ("expected the node content", 'Put a sign that stands alone, or begins a text, in quotes: ","'),
    ("could not find expected ':'", "Write key: value"),
    ("unexpected end of stream", "A quote is not closed: close it, and double a quote within a text"),
)
"""What the parser says of the commonest slips, in part, and what to do."""


def not_yaml(said: str) -> tuple[str, str]:
    """What is wrong in the words of the parser, and what to do."""
    return f"this is not YAML: {said}", next((instead for part, instead in SLIPS if part in said), "")


def key_meant(raw: str) -> str:
    """What to write in place of a key that is no text; three digits may be a part of a number such as 1,200,000 in {...}."""
    if not raw:
        return ""
    quoted = f'Write "{raw}" in quotes'
    return f"{quoted}, or the number that it is a part of without commas" if re.fullmatch(r"[0-9]{3}", raw) else quoted

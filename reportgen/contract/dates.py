"""Date formats: strptime's directives as a pattern that a text must match as a whole.

A directive that stands beside another digit has its full width (`%Y%m%d` is eight digits); one between separators may leave its
leading zero out (`%d/%m/%Y` takes 5/1/2026).
"""

from __future__ import annotations

import re

_DIGITS = {"Y": 4, "y": 2, "G": 4, "m": 2, "V": 2, "d": 2, "H": 2, "I": 2, "M": 2, "S": 2}
_WORDS = {
    "b": "[[:alpha:]]{3}",
    "B": "[[:alpha:]]+",
    "p": "[AaPp][Mm]",
    "f": "[0-9]{1,6}",
    "z": "(?:[Zz]|[+-](?:0[0-9]|1[0-5])(?::?[0-5][0-9])?)",
    "%": "%",
}
DIRECTIVES = {**dict.fromkeys(_DIGITS), **dict.fromkeys(_WORDS)}
"""The directives a format may hold."""

CLOCK = frozenset("HIMSfpz")
"""Directives that make a time stamp of a day."""

ISO = ("%Y-%m-%d", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M:%S.%f")
"""How the days and times of typed cells are written, whatever is declared for texts."""

_PIECE = re.compile(r"%(.)|([^%]+)", re.DOTALL)


def mistake(form: str, *, months: bool = False) -> str:
    """What is wrong with a format, "" when nothing is; with `months` it may name a month without a day, which is its first."""
    seen: list[str] = []
    for match in re.finditer(r"%(.?)", form):
        letter = match[1]
        if letter not in DIRECTIVES:
            known = ", ".join(f"%{name}" for name in DIRECTIVES)
            return f"holds %{letter}, which is not understood; known: {known}"
        if letter in seen and letter != "%":
            return f"holds %{letter} twice"
        seen.append(letter)
    if is_week(form):
        return _mistake_of_week(seen)
    for letters, what in (("Yy", "year"), ("mbB", "month"), ("d", "day")):
        if not set(letters) & set(seen) and not (months and what == "day"):
            return f"has no {what}"
    if "I" in seen and "p" not in seen:
        return "has the hour of a half day (%I) and not which half (%p)"
    return ""


def _mistake_of_week(seen: list[str]) -> str:
    """What is wrong with a format that names a week by its number."""
    if not {"G", "V"} <= set(seen):
        return "has the week (%V) without its year (%G), or that year without the week: ISO weeks begin before the year or after"
    beside = [letter for letter in seen if letter not in "GV%"]
    return f"names a week, which begins on its Monday, and %{beside[0]} besides" if beside else ""


def is_week(form: str) -> bool:
    """Whether a format names an ISO week by its number, which stands for its Monday: `%G-W%V`."""
    return any(match[1] in "GV" for match in re.finditer(r"%(.)", form))


def is_stamp(form: str) -> bool:
    """Whether a format holds a time of day."""
    return any(match[1] in CLOCK for match in re.finditer(r"%(.)", form))


def has_offset(form: str) -> bool:
    """Whether a format holds the offset from UTC."""
    return any(match[1] == "z" for match in re.finditer(r"%(.)", form))


def alike(one: str, other: str) -> bool:
    """Whether a text can be written in both formats."""
    return not mistake(one) and not mistake(other) and pattern(one) == pattern(other)


def pattern(form: str, capture: str = "") -> str:
    """The format as a regular expression in RE2's syntax, for a match of the whole text; `capture` is a directive, its group."""
    pieces = [(match[1] or "", match[2] or "") for match in _PIECE.finditer(form)]
    out: list[str] = []
    for index, (letter, literal) in enumerate(pieces):
        if literal:
            out.append(re.escape(literal).replace("/", "[/]"))
            continue
        if letter in _DIGITS:
            width = _DIGITS[letter]
            fixed = letter in "YyG" or _numeric(pieces, index - 1) or _numeric(pieces, index + 1)
            out.append(f"[0-9]{{{width}}}" if fixed else f"[0-9]{{1,{width}}}")
        else:
            out.append(_WORDS[letter])
        if letter == capture:
            out[-1] = f"({out[-1]})"
    return "".join(out)


def _numeric(pieces: list[tuple[str, str]], index: int) -> bool:
    return 0 <= index < len(pieces) and pieces[index][0] in _DIGITS and pieces[index][0] != ""

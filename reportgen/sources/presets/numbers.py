"""How a file writes its numbers, decided by all of them: the one style that fits every figure.

Figures come as shapes, every digit written 9: a million figures have a few dozen shapes. A style that reads one of them as another
number than a second style does, both fitting all, is a doubt that only the language of the file can take away.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from reportgen.sources.presets import words

INDIAN = "indian"
"""Between groups of two digits above the thousand: 12,34,567."""
STYLES = ((".", ""), (",", ""), (".", ","), (",", "."), (",", " "), (".", " "), (".", "'"), (",", "'"), (".", INDIAN))
"""Decimal sign and sign between groups, plainest first."""
DIGITS = str.maketrans("0123456789", "9" * 10)
_BLANKS = "\u00a0\u202f\u2009"
_FIGURE = re.compile(r"([^\d.,+\-]*?)\s*([+-]?[ ]*[\d.,][\d., '’\u00a0\u202f\u2009]*?(?:[eE][+-]?\d+)?)\s*([^\d]*)")
_BRACKETED = re.compile(r"([^\d()]*)\(([^()]*\d[^()]*)\)([^\d()]*)")
_SIGNED = re.compile(r"^([+-])\s*([^\d\s.,+()-]+)\s*([\d.,].*)$")
"""A minus before the sign of a currency: -$5."""
MULTIPLES = frozenset(
    {
        "k",
        "m",
        "mn",
        "mln",
        "mio",
        "mio.",
        "b",
        "bn",
        "mrd",
        "mrd.",
        "t",
        "tsd",
        "tsd.",
        "тыс",
        "тыс.",
        "млн",
        "млн.",
        "млрд",
    }
)
"""What stands behind figures that are abbreviated, in small letters: 1.2K is some number near 1,200."""
_GROUP = {" ": f"[ {_BLANKS}]", "'": "['’]", ".": r"\.", ",": ",", "": "", INDIAN: ","}

Style = tuple[str, str]


@dataclass(frozen=True)
class Figures:
    """What the shapes of a column tell.

    Attributes:
        shapes: bare figures: signs of currencies and % dropped.
        symbols: texts that stand before or after figures.
        percent: whether every figure ends in %.
        others: texts without a digit.
        negatives: how figures below zero are written besides with a minus before them: `parentheses`, `trailing`, else `minus`.
        abbreviated: a shape of thousands or millions that were abbreviated, "" where there is none.
    """

    shapes: frozenset[str]
    symbols: tuple[str, ...]
    percent: bool
    others: tuple[str, ...]
    negatives: str = "minus"
    abbreviated: str = ""


def figures(shapes: Iterable[str]) -> Figures:
    """Take the signs off the texts of a column."""
    bare: set[str] = set()
    symbols: set[str] = set()
    others: set[str] = set()
    percents: set[bool] = set()
    negatives, abbreviated = "minus", ""
    for written_so in shapes:
        shape, below = positive(written_so)
        negatives = below or negatives
        found = _FIGURE.fullmatch(shape)
        if found is None or "9" not in shape:
            others.add(written_so.strip())
            continue
        before, figure, after = found[1].strip(), found[2], found[3].strip()
        percents.add(after.endswith("%"))
        if after.lower() in MULTIPLES:
            abbreviated = written_so
        symbols |= {sign for sign in (before, after.removesuffix("%").strip()) if sign}
        bare.add(figure.replace("+ ", "+").replace("- ", "-"))
    seen = frozenset(bare), tuple(sorted(symbols)), percents == {True}, tuple(sorted(others - {""}))
    return Figures(*seen, negatives, abbreviated)


def positive(text: str) -> tuple[str, str]:
    """A figure without brackets or a minus behind it, and which of both it had: ($5) is $5 and `parentheses`."""
    bare = text.strip()
    if found := _BRACKETED.fullmatch(bare):
        return "".join(found.groups()).strip(), "parentheses"
    if bare.endswith("-") and any(letter.isdigit() for letter in bare) and not bare.startswith("-"):
        return bare[:-1].strip(), "trailing"
    return _SIGNED.sub(r"\2\1\3", bare), ""


@cache
def _pattern(style: Style, whole: bool) -> re.Pattern[str]:
    decimal, group = re.escape(style[0]), _GROUP[style[1]]
    number = rf"(?:9{{1,3}}(?:{group}999)+|9+)" if group else "9+"
    number = "(?:9{1,2}(?:,99)*,999|9+)" if style[1] == INDIAN else number
    fraction = rf"(?:{decimal}9*)?" if not whole else rf"(?:{decimal}9{{1,2}})?"
    bare = "" if whole else rf"|{decimal}9+"
    return re.compile(rf"[+-]?(?:{number}{fraction}{bare})(?:[eE][+-]?9+)?")


def fits(style: Style, shape: str, *, whole: bool = False) -> bool:
    """Whether a shape is a number in a style; of a whole number three decimals are none."""
    return _pattern(style, whole).fullmatch(shape) is not None


def reading(style: Style, shape: str) -> str:
    """The shape as the style reads it: digits and one point."""
    group = _GROUP[style[1]]
    bare = re.sub(group, "", shape) if group else shape
    return re.sub(r"\.9*$", lambda found: found[0] if len(found[0]) > 1 else "", bare.replace(style[0], "."))


def fitting(shapes: Mapping[str, Collection[str]], whole: Collection[str]) -> list[Style]:
    """The styles in which every figure is a number, plainest first; figures that fit no style are passed over.

    Args:
        shapes: column -> its bare shapes.
        whole: columns of whole numbers.
    """
    styles = list(STYLES)
    for column, own in shapes.items():
        is_whole = column in whole
        for shape in own:
            kept = [style for style in STYLES if fits(style, shape, whole=is_whole)]
            if kept:
                styles = [style for style in styles if style in kept]
    return styles


def written(style: Style) -> dict[str, str]:
    """A style as a source, or a column of it, declares it."""
    return {"decimal": style[0], "thousands": "," if style[1] == INDIAN else style[1]}


def told_apart(styles: Iterable[Style], shapes: Iterable[str]) -> list[list[Style]]:
    """The styles in groups that read all shapes alike."""
    every = list(shapes)
    groups: dict[tuple[str, ...], list[Style]] = {}
    for style in styles:
        groups.setdefault(tuple(reading(style, shape) for shape in every), []).append(style)
    return list(groups.values())


@dataclass(frozen=True)
class Decided:
    """A decided style, or those between which nothing decides.

    Attributes:
        style: decimal sign, sign between groups.
        own: styles of columns that are written otherwise than the rest.
        doubt: a figure that can be read in two ways, its digits as 9; "" where none can.
    """

    style: Style
    own: Mapping[str, Style]
    doubt: str = ""


def decide(
    shapes: Mapping[str, Collection[str]], whole: Collection[str], others: Mapping[str, Collection[str]], language: str
) -> Decided:
    """The style of a file.

    Args:
        shapes: bare shapes of the columns that are used.
        whole: those of them that hold whole numbers.
        others: of the columns that are not used, asked where the used ones do not tell.
        language: of the file; "" where it is not known.
    """
    every = {shape for own in shapes.values() for shape in own}
    styles = fitting(shapes, whole)
    if not styles:
        return _by_column(shapes, whole, language)
    groups = told_apart(styles, every)
    if len(groups) > 1:
        numeric = {column: own for column, own in others.items() if own and any(_all(style, own) for style in STYLES)}
        wider = [style for style in fitting({**shapes, **numeric}, whole) if style in styles]
        if wider:
            styles, groups = wider, told_apart(wider, every)
    if len(groups) > 1:
        sign = "," if language in words.COMMA else "." if language in words.POINT else ""
        near = [style for style in styles if style[0] == sign]
        if near and not _thousandths(near[0], groups, every):
            styles, groups = near, told_apart(near, every)
    doubt = ""
    if len(groups) > 1:
        one, other = groups[0][0], groups[1][0]
        doubt = next(shape for shape in sorted(every) if reading(one, shape) != reading(other, shape))
    return Decided(groups[0][0], {}, doubt)


def _thousandths(style: Style, groups: Iterable[list[Style]], shapes: Iterable[str]) -> bool:
    """Whether each figure in doubt would have three decimals: thousands are likelier, whatever the language of the names."""
    firsts = [group[0] for group in groups]
    doubtful = [shape for shape in shapes if len({reading(one, shape) for one in firsts}) > 1]
    return all(re.search(r"\.999$", reading(style, shape)) for shape in doubtful)


def _all(style: Style, shapes: Iterable[str]) -> bool:
    return all(fits(style, shape) for shape in shapes)


def _by_column(shapes: Mapping[str, Collection[str]], whole: Collection[str], language: str) -> Decided:
    """Each column in its own style, where no style fits all; the style of most columns is that of the file."""
    decided = {
        column: decide({column: own}, whole, {}, language)
        for column, own in shapes.items()
        if own and fitting({column: own}, whole)
    }
    votes = [one.style for one in decided.values()] or [STYLES[0]]
    main = max(sorted(set(votes)), key=votes.count)
    doubt = next((one.doubt for one in decided.values() if one.doubt), "")
    own = {column: one.style for column, one in decided.items() if one.style != main and not _all(main, shapes[column])}
    return Decided(main, own, doubt)


def value(text: str, style: Style) -> float | None:
    """The number that a text of a column means, None where it means none."""
    found = _FIGURE.fullmatch(text.strip())
    if found is None or not fits(style, (bare := found[2].replace("- ", "-")).translate(DIGITS)):
        return None
    group = _GROUP[style[1]]
    return float((re.sub(group, "", bare) if group else bare).replace(style[0], "."))


def sql(column: str, style: Style, symbols: Iterable[str], *, percent: bool, negatives: str = "minus") -> str:
    """SQL over a text column of the file: the exact number that it means, null where it means none."""
    quoted = '"' + column.replace('"', '""') + '"'
    text = quoted
    signs = [*symbols, *(["%"] if percent else [])]
    signs += {"": [], " ": [" ", *_BLANKS], "'": ["'", "’"], INDIAN: [","]}.get(style[1], [style[1]])
    for sign in signs:
        text = f"replace({text}, '{sign.replace(chr(39), chr(39) * 2)}', '')"
    if style[0] == ",":
        text = f"replace({text}, ',', '.')"
    if negatives == "parentheses":
        text = (
            f"case when strpos({text}, '(') > 0 then '-' || replace(replace({text}, '(', ''), ')', '') else {text} end"
        )
    if negatives == "trailing":
        text = f"case when right(trim({text}), 1) = '-' then '-' || replace({text}, '-', '') else {text} end"
    number = f"try_cast(trim({text}) as decimal(28, 10))"
    return f"({number} / 100)" if percent else number

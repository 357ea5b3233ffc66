"""Sentences: what the core says as keys, a language says in words.

Findings, cards and tables carry a `Msg`: a key and the values of its sentence. Only here a `Msg` becomes a text, by the catalogue
of a language. Convention, stated once: no sentence is built from fragments; a key that is missing is an error, never printed;
figures inside a sentence are written by the rules of `figures` and `dates`, and tied to their noun by a no-break space.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, runtime_checkable

from reportgen.errors import ConfigError, Problem, did_you_mean
from reportgen.periods import Period
from reportgen.quantities import Change, Missing, Quantity, Unit
from reportgen.text.dates import Dates
from reportgen.text.figures import Figures, Shown
from reportgen.text.numerals import DASH, NBSP, Numerals, decimal, numerals, rounding

if TYPE_CHECKING:
    from fluent.syntax import ast
    from markupsafe import Markup

    from reportgen.text.catalogue import Catalogue

Param: TypeAlias = "int | float | str | Decimal | date | Period | Quantity | Change | Missing | Msg | None"
"""What a sentence may be filled in with."""

REFERENCE = "en"
"""The language whose catalogue says which texts there are."""
OWN_WORDS = "own-words"
"""What a user wrote: `words`, and by the code of a language what was written for it."""

STOPS = re.compile(r"(?<=[^\W_])\.(\*\*)?\.(?!\.)")
"""The stop of an abbreviation, or of a year in Serbian, and that of the sentence, which are one; `**` ends what is bold."""


@runtime_checkable
class _InLanguages(Protocol):
    """The user's own words in several languages."""

    def in_language(self, code: str) -> str: ...


@dataclass(frozen=True)
class Msg:
    """A sentence to be made: its key in the catalogue and its values, sorted by name so that messages can be compared."""

    key: str
    params: tuple[tuple[str, Param], ...] = ()

    @classmethod
    def of(cls, key: str, /, **params: Param) -> Msg:
        """Write `Msg.of("point-on-plan", kpi="leads", value=quantity)`."""
        return cls(key, tuple(sorted(params.items())))


DAYS = ("day", "first", "last")
"""Parameters of a reason that are days."""


class Language(Figures, Dates):
    """One language: its catalogue and its way to write figures, days and periods."""

    def __init__(self, code: str, resources: tuple[ast.Resource, ...]) -> None:
        from reportgen.text.catalogue import Catalogue

        self.code = code
        self._patterns = {}
        self.catalogue: Catalogue = Catalogue(code, resources, self._functions())
        try:
            self.numerals: Numerals = numerals(self.catalogue.locale)
        except LookupError as error:
            raise ConfigError(
                [Problem(f"languages/{code}.ftl", 0, "language-locale", str(error), "Write one like en_GB")]
            ) from None

    @classmethod
    def load(
        cls,
        code: str,
        overlays: Iterable[Path] = (),
        labels: Mapping[str, str] | None = None,
    ) -> Language:
        """Read a language.

        Args:
            code: of a packaged catalogue, or of one among the overlays.
            overlays: catalogues of the project's own that add to the packaged one or override texts of it; a folder stands
                for its file `<code>.ftl`, if there is one.
            labels: texts of the project's own KPIs by key, e.g. `kpi-trade_fairs` and `kpi-trade_fairs.definition`.

        Raises:
            ConfigError: there is no such language, or a catalogue is not Fluent.
        """
        from reportgen.text import catalogue

        files = [file / f"{code}.ftl" if file.is_dir() else file for file in overlays]
        packaged = [_packaged(code)] if code in available() else []
        own = [_read(file) for file in files if file.is_file()]
        if not packaged and not own:
            raise ConfigError([Problem("", 0, "language", f"no language '{code}'", did_you_mean(code, available()))])
        return cls(code, (*packaged, catalogue.labels(labels or {}), *own))

    # sentences

    def text(self, message: Msg) -> str:
        """The sentence, plain."""
        return _plain(self._filled(message))

    def markup(self, message: Msg) -> Markup:
        """The sentence for HTML: the catalogue's `**bold**` as `<b>`, everything else escaped."""
        from markupsafe import Markup, escape

        from reportgen.text.catalogue import PROTECTED

        pieces = [escape(piece.replace(PROTECTED, "*")) for piece in self._filled(message).split("**")]
        return Markup("").join(
            Markup("<b>{}</b>").format(piece) if index % 2 else piece for index, piece in enumerate(pieces)
        )

    def word(self, key: str, /, **params: Any) -> str:
        """The text of a key, for texts that stand alone: `language.word("status-ahead")`."""
        return self.text(Msg.of(key, **params))

    def has(self, key: str) -> bool:
        """Whether the catalogue has a text."""
        return key in self.catalogue

    def keys(self) -> tuple[str, ...]:
        """All texts of the catalogue, sorted; attributes as `message.attribute`."""
        return tuple(sorted(self.catalogue))

    def variables(self, key: str) -> frozenset[str]:
        """Names of the variables a text uses."""
        return self.catalogue.variables(key)

    def calls(self, key: str) -> frozenset[tuple[str, str, str]]:
        """The functions a text calls, with the variable each is given; see `catalogue.Catalogue.calls`."""
        return self.catalogue.calls(key)

    def kpi(self, kpi: str, form: str = "") -> str:
        """The label of a KPI; `form` is `short`, `mid` (inside a sentence) or an attribute of the catalogue.

        A form the catalogue does not have falls back to the label.
        """
        return _plain(self._form(Msg(f"kpi-{kpi}"), form))

    def definition(self, kpi: str) -> str:
        """What a KPI counts, one sentence; its label where nobody wrote one."""
        return _plain(self._form(Msg(f"kpi-{kpi}"), "definition"))

    def missing(self, missing: Missing) -> str:
        """Why there is no figure: `not measured: table surveys is not fed`."""
        params = {name: date.fromisoformat(text) if name in DAYS else text for name, text in missing.params}
        return self.text(Msg.of(f"missing-{missing.reason}", **params))

    # how a sentence is filled in

    def _filled(self, message: Msg) -> str:
        said = dict(message.params)
        if message.key == OWN_WORDS and self.code in said:
            said = {"words": said[self.code]}
        arguments = {name: self._argument(value) for name, value in said.items()}
        return self.tie(STOPS.sub(r".\1", self.catalogue.fill(message.key, arguments)))

    def tie(self, text: str) -> str:
        """Tie a figure to the word after it; but for English, a word of one letter to the next, one of two to a figure.

        Four digits in a row are a year, which goes with the word before it.
        """
        tied = re.sub(r"(?<=[\d%€$£¥₽₹])(?<!\d{4}) (?=[^\W\d_]{3})", NBSP, text)
        tied = tied.replace(" —", f"{NBSP}—")
        if self.code != REFERENCE:
            tied = re.sub(r"(?<!\w)([^\W\d_]) (?=[\w«„(])", rf"\1{NBSP}", tied)
            tied = re.sub(r"(?<!\w)([^\W\d_]{2}) (?=\d)", rf"\1{NBSP}", tied)  # до 9, od 4
            tied = re.sub(rf"(?<=\w{NBSP}\d) (?=[^\W\d_]{{2}}{NBSP}\d)", NBSP, tied)  # с 4 до 9
        return tied

    def _argument(self, value: object) -> object:
        from reportgen.text.catalogue import Value, figure, protected

        if isinstance(value, Shown):
            return figure(value, str(value), float(value.value), value.decimals)
        if isinstance(value, str):
            return protected(value)
        if isinstance(value, Msg):
            return Value(value, self._filled(value))
        if isinstance(value, bool):
            return "yes" if value else "no"
        if value is None:
            return Value(value, DASH)
        if isinstance(value, Missing):
            return Value(value, self.missing(value))
        if isinstance(value, Period):
            return Value(value, self.period(value))
        if isinstance(value, date):
            return Value(value, self.day(value))
        if isinstance(value, Change):
            return Value(value, self.change(value))
        if isinstance(value, Quantity):
            if value.unit in (Unit.COUNT, Unit.RATIO, Unit.SCORE):
                return self._figure(value, self.quantity(value), value.value)
            return Value(value, self.quantity(value))
        if isinstance(value, int | float | Decimal):
            return self._figure(value, self.plain(value), value)
        if isinstance(value, _InLanguages):
            return protected(value.in_language(self.code))
        raise TypeError(f"a sentence cannot be filled in with {value!r}")

    def _figure(self, raw: object, text: str, value: float | Decimal) -> object:
        from reportgen.text.catalogue import figure

        _, point, fraction = text.partition(self.numerals.decimal)
        places = len(fraction) if point else 0
        return figure(raw, text, float(rounding(decimal(value), places)), places)

    def _form(self, message: Msg, form: str) -> str:
        """A noun phrase in one of its forms: an attribute of its message where there is one, else the phrase itself."""
        if form:
            exact = Msg(f"{message.key}.{form}", message.params)
            if self.has(exact.key):
                return self._filled(exact)
        text = self._filled(message)
        return lowered(text) if form == "mid" else text

    def _functions(self) -> dict[str, Any]:
        def name(value: Any, of: str = "kpi", form: str = "") -> str:
            raw = getattr(value, "raw", value)
            if of == "dimension" and not isinstance(raw, Msg) and not self.has(f"dimension-{raw}"):
                return own_name(str(raw), form)
            return self._form(raw if isinstance(raw, Msg) else Msg(f"{of}-{raw}"), form)

        def period(value: Any, form: str = "name") -> str:
            if form == "label":  # the short form where it begins a line
                short = self.period_short(value.raw)
                return short[:1].upper() + short[1:]
            return self.period(value.raw, form)  # type: ignore[arg-type]

        def day(value: Any, form: str = "") -> str:
            return {"short": self.day_short, "year": self.day_of_year, "brief": self.day_brief}.get(form, self.day)(
                value.raw
            )

        def quantity(value: Any, style: str = "short", sign: str = "") -> str:
            return self.quantity(value.raw, style, bool(sign))  # type: ignore[arg-type]

        def number(value: Any, decimals: float = 0, sign: str = "") -> object:
            return self._figure(value.raw, self.number(value.raw, int(decimals), bool(sign)), value.raw)

        def percent(value: Any, decimals: float | None = None, sign: str = "") -> str:
            return self.percent(value.raw, None if decimals is None else int(decimals), bool(sign))

        def change(value: Any, part: str = "both", style: str = "short") -> str:
            if part == "percent":
                return self.share(value.raw)
            if part == "size":
                return self.size(value.raw)
            if part == "words":
                return self.change_words(value.raw)
            write = self.difference if part == "difference" else self.change
            return write(value.raw, style)  # type: ignore[arg-type]

        def range_(low: Any, high: Any, form: str = "") -> str:
            written = self.range_table if str(form) == "table" else self.range_text
            return written(*(str(getattr(end, "shown", end)) for end in (low, high)))

        return {
            "KPI": name, "NAME": name, "PERIOD": period, "DAY": day, "QUANTITY": quantity, "NUMBER": number,
            "PERCENT": percent, "CHANGE": change, "RANGE": range_,
        }  # fmt: skip


def own_name(column: str, form: str) -> str:
    """A column of the source's own that no catalogue names: as it is called, in words."""
    from reportgen.text.catalogue import protected

    words = protected(column.replace("_", " "))
    return words if form else words[:1].upper() + words[1:]


def lowered(text: str) -> str:
    """A label inside a sentence: its first letter small, unless it is an abbreviation (`MQLs`, `NPS`)."""
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] in (" ", "-", NBSP) else text


def _plain(filled: str) -> str:
    """A text without markup: nothing of it bold, asterisks from outside as they were written."""
    from reportgen.text.catalogue import PROTECTED

    return filled.replace("**", "").replace(PROTECTED, "*")


def available(folder: Path | None = None) -> tuple[str, ...]:
    """Codes of the packaged languages and of those in a project's folder, sorted."""
    files = [entry.name for entry in resources.files("reportgen").joinpath("languages").iterdir()]
    if folder is not None and folder.is_dir():
        files += [file.name for file in folder.iterdir()]
    return tuple(sorted({name.removesuffix(".ftl") for name in files if name.endswith(".ftl")}))


@cache
def _packaged(code: str) -> ast.Resource:
    from reportgen.text.late import trusted

    return trusted(resources.files("reportgen").joinpath("languages", f"{code}.ftl").read_text(encoding="utf-8"))


def _read(file: Path) -> ast.Resource:
    from reportgen.text.catalogue import parse

    try:
        return parse(file.read_text(encoding="utf-8"), str(file))
    except UnicodeDecodeError as error:
        raise ConfigError([Problem(str(file), 0, "", f"not UTF-8: {error}", "Save the file as UTF-8")]) from None

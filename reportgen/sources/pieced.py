"""What a table needs and a file holds in pieces, for a proposal.

A month that stands for its days; day, month and year apart; quantity and price; a yes in place of a day; and columns by which
figures could be cut.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportgen.sources import guess
from reportgen.sources.synonyms import plain

Cells = Mapping[str, Sequence[str]]
_DAYS = frozenset({"day", "tag", "jour", "dia", "den", "dzien", "dayofmonth", "день"})
_MONTHS = frozenset({"month", "monthname", "monat", "mois", "mes", "mese", "miesiac", "mesic", "месяц"})
_YEARS = frozenset({"year", "jahr", "annee", "ano", "anno", "rok", "год"})
_WEEKS = frozenset({"week", "weeknumber", "isoweek", "kw", "woche", "semaine", "semana", "неделя"})
_QUANTITIES = frozenset(
    {"quantity", "qty", "menge", "quantite", "cantidad", "quantita", "ilosc", "mnozstvi", "количество"}
)
_PRICES = frozenset(
    {"unitprice", "price", "priceeach", "itemprice", "einzelpreis", "prixunitaire", "preciounitario", "цена"}
)
_REACHED = re.compile(r"(is)?(converted|customer|closed|won|purchased|subscribed|response|churn\w*|y)", re.IGNORECASE)
_YES = ("yes", "true", "1", "y", "won", "ja", "oui", "si", "да")
CUTS = 20
"""Texts of a column at the most, so that figures are cut by it."""


@dataclass(frozen=True)
class Day:
    """A day that is put together: SQL over the file's columns, the form it then has, and what to decide about it."""

    sql: str
    form: str
    doubt: str


def span(cells: Sequence[str]) -> tuple[str, str] | None:
    """The form of cells that name months or weeks, and the length of both; None where they do not."""
    return guess.stretch([cell for cell in cells if cell not in guess.NULLS and not guess.TOTALS.match(cell)])


def named_stretch(cells: Cells, taken: Collection[str]) -> str:
    """The one column, of those that nothing takes, that is called a month or a week and names them; "" where there is none."""
    found = [name for name in cells if name not in taken and plain(name) in _MONTHS | _WEEKS and span(cells[name])]
    return found[0] if len(found) == 1 else ""


def day(cells: Cells) -> Day | None:
    """A day out of columns of day, month and year, or of year and week; None where there is no month and no week."""
    named = {kind: _one(cells, names) for kind, names in (("d", _DAYS), ("m", _MONTHS), ("y", _YEARS), ("w", _WEEKS))}
    year = quoted(named["y"]) if named["y"] else "'2026'"
    doubt = "" if named["y"] else "no column holds the year: write the right one here"
    if named["w"] and not named["m"] and named["y"] and _within(cells[named["w"]], 53):
        return Day(f"{year} || '-W' || {quoted(named['w'])}", "%G-W%V", "the row of a week counts on its Monday")
    if not named["m"]:
        return None
    texts = {cell for cell in cells[named["m"]] if cell}
    form = "%m" if _within(cells[named["m"]], 12) else "%b" if all(len(text) == 3 for text in texts) else "%B"
    if form != "%m" and guess.date_forms([f"1 {text} 2024" for text in texts]) is None:
        return None
    if not named["d"] or not _within(cells[named["d"]], 31):
        whole = "no column holds the day: a row counts on the first of its month"
        return Day(
            f"'1 ' || {quoted(named['m'])} || ' ' || {year}", f"%d {form} %Y", "; ".join(filter(None, (whole, doubt)))
        )
    return Day(f"{quoted(named['d'])} || ' ' || {quoted(named['m'])} || ' ' || {year}", f"%d {form} %Y", doubt)


def amount(cells: Cells) -> str:
    """An amount out of a quantity and a price, "" where one of both is lacking."""
    quantity, price = _one(cells, _QUANTITIES), _one(cells, _PRICES)
    if not quantity or not price:
        return ""
    return f"cast({quoted(quantity)} as decimal(18, 4)) * cast({quoted(price)} as decimal(18, 4))"


def is_price(name: str) -> bool:
    """Whether a column holds the price of one piece."""
    return plain(name) in _PRICES


def reached(cells: Cells) -> Iterator[tuple[str, str]]:
    """Columns that say by yes or no whether something was reached, each with its text for yes."""
    for name, texts in cells.items():
        kinds = {text.lower() for text in texts if text}
        yes = [text for text in texts if text.lower() in _YES]
        if _REACHED.fullmatch(plain(name)) and yes and len(kinds) == 2:
            yield name, yes[0]


def cuts(cells: Cells, rows: int) -> Iterator[tuple[str, str]]:
    """Columns by which figures could be cut, each with a name for it: of few texts that come again."""
    for name, texts in cells.items():
        kinds = {text for text in texts if text}
        free = re.sub(r"\W+", "_", plain_words(name)).strip("_")
        if 1 < len(kinds) <= min(CUTS, rows // 2) and re.fullmatch(r"[a-z][a-z0-9_]*", free):
            yield free, name


def plain_words(name: str) -> str:
    """A name in small letters, its words parted by underscores."""
    return "_".join(re.findall(r"[^\W_]+", name.lower()))


def _one(cells: Cells, names: frozenset[str]) -> str:
    found = [name for name in cells if plain(name) in names]
    return found[0] if len(found) == 1 else ""


def _within(cells: Sequence[str], most: int) -> bool:
    filled = [cell for cell in cells if cell]
    return bool(filled) and all(cell.isdecimal() and 1 <= int(cell) <= most for cell in filled)


def quoted(name: str) -> str:
    """A column as an expression names it."""
    return '"' + name.replace('"', '""') + '"'

"""The personas a piece of content is for: one text of the source, read as a list.

A piece for several personas counts for each of them, so that figures by persona add up to more than the total. The lists are read
here and not in SQL: what separates names is nothing an aggregate can tell.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace

from reportgen.metrics.frames import Ask
from reportgen.metrics.settled import Settled

DIMENSIONS = ("persona", "personas")
"""What the cut by persona may be called; `personas` is the column of content, `persona` that of leads."""


def names_in(text: str, planned: Iterable[str] = ()) -> tuple[str, ...]:
    """The personas that a text names, each once.

    They stand between semicolons, bars or line ends; where there are none of these, between commas. A planned persona's own name is
    never taken apart, and is written as it is planned, whatever the case.
    """
    own = {name.casefold(): name for name in planned}
    whole = text.strip()
    if whole.casefold() in own:
        return (own[whole.casefold()],)
    strong = re.split(r"[;|\r\n]", whole)
    pieces = strong if len(strong) > 1 else whole.split(",")
    said = (re.sub(r"\s+", " ", piece).strip(" \t[]\"'") for piece in pieces)
    return tuple(dict.fromkeys(own.get(name.casefold(), name) for name in said if name))


def read(settled: Settled, query: Ask, relations: Collection[str]) -> Settled:
    """Settle which personas each text stands for, where a relation among `relations` needs to know; one query."""
    asked = "served" in relations or (settled.split and "content" in relations)
    if not asked or not settled.has("content", "personas"):
        return settled
    rows = query("select distinct personas from raw_content where personas is not null")
    texts = sorted(str(row[0]) for row in rows)
    spelled: dict[str, str] = {}
    lists = []
    for text in texts:
        named = (spelled.setdefault(name.casefold(), name) for name in names_in(text, settled.personas))
        lists.append((text, tuple(dict.fromkeys(named))))
    return replace(settled, persona_lists=tuple(lists))

"""Relations of content: pieces by the personas that they are for."""

from __future__ import annotations

from reportgen.metrics.portable import quote
from reportgen.metrics.relations_words import columns_of, day_sql, text_sql
from reportgen.metrics.settled import Settled


def persona_lists(settled: Settled) -> str:
    """Which personas each text stands for: a row each."""
    pairs = [(text, name) for text, names in settled.persona_lists for name in names]
    if not pairs:
        return "  select personas, personas as persona\n  from raw_content where 1 = 0"
    head = f"  select {text_sql(pairs[0][0])} as personas, {text_sql(pairs[0][1])} as persona"
    return "\n".join([head, *(f"  union all select {text_sql(text)}, {text_sql(name)}" for text, name in pairs[1:])])


def served(settled: Settled) -> str:
    """Pieces of content, once for each planned persona they are for."""
    planned = ", ".join(text_sql(name) for name in settled.personas) or "''"
    return (
        "  select c.published_at, c.content_id, p.persona, c.type, c.funnel_stage, c._part, c._row\n"
        "  from raw_content c join persona_lists p on p.personas = c.personas\n"
        f"  where c.published_at <= {day_sql(settled.as_of)} and p.persona in ({planned})"
    )


def content(settled: Settled, columns: tuple[str, ...]) -> str:
    """Pieces of content, once for each persona they are for; a piece for nobody in particular once, without one."""
    listed = ", ".join(
        "coalesce(p.persona, c.personas) as personas" if column == "personas" else f"c.{quote(column)}"
        for column in columns_of("content", settled, columns)
    )
    return (
        f"  select {listed}, p.persona, c._part, c._row\n"
        "  from raw_content c left join persona_lists p on p.personas = c.personas\n"
        f"  where c.published_at <= {day_sql(settled.as_of)}"
    )

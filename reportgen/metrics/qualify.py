"""What makes a lead an MQL, as SQL: the conditions of `mql_criteria` in `config/business.yaml`.

A condition that asks for what a lead does not say does not hold. Numbers are read out of texts, for attributes of leads are kept
as the source wrote them: `1,200`, `50-249`, `1000+`.
"""

from __future__ import annotations

from reportgen.business import Condition
from reportgen.metrics.portable import quote

DIGITS = 12
"""Longer runs of digits are no number of employees and no income; an engine's decimal might not hold them."""


def qualifies(condition: Condition, alias: str = "l") -> str:
    """The condition as SQL over a lead named `alias`; never null."""
    if condition.all:
        return "(" + " and ".join(qualifies(one, alias) for one in condition.all) + ")"
    if condition.any:
        return "(" + " or ".join(qualifies(one, alias) for one in condition.any) + ")"
    column = f"{alias}.{quote(condition.column or 'raised_hand')}"
    parts = []
    if allowed := condition.one_of or condition.raised_hand:
        listed = ", ".join(f"lower('{_escaped(text)}')" for text in allowed)
        parts.append(f"lower(trim({column})) in ({listed})")
    if condition.at_least is not None:
        parts.append(f"{_number(column, last=False)} >= {condition.at_least!r}")
    if condition.at_most is not None:
        parts.append(f"{_number(column, last=True)} <= {condition.at_most!r}")
    return f"coalesce({' and '.join(parts)}, false)"


def _escaped(text: str) -> str:
    return text.strip().replace("'", "''")


def _number(column: str, *, last: bool) -> str:
    """The number a text is or begins with; the high end of a range when `last`. Null where the text is no number."""
    text = f"translate(replace({column}, '–', '-'), ' ,+', '')"
    dash = f"position('-' in {text})"
    if last:
        end = f"case when {dash} > 1 then substring({text}, {dash} + 1) else {text} end"
        # `1000+` has no high end.
        end = f"case when position('+' in {column}) = 0 then {end} end"
    else:
        end = f"case when {dash} > 1 then substring({text}, 1, {dash} - 1) else {text} end"
    is_number = f"translate({end}, '0123456789', '') in ('', '.') and translate({end}, '.', '') <> '' and length({end}) <= {DIGITS}"
    return f"case when {is_number} then cast({end} as decimal(18, 6)) end"

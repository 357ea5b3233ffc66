"""Which measures stay the same when rows that are alike in all but their counts become one row, whose counts are their sums."""

from __future__ import annotations

from collections.abc import Collection

from reportgen.metrics import portable
from reportgen.metrics.catalog import MeasureSpec


def reads_rows(measure: MeasureSpec, summed: Collection[str]) -> bool:
    """Whether a measure may change when rows become sums.

    Args:
        measure: of the table whose rows they are.
        summed: the columns that are added up; rows are alike in all others, and in whether these are null.
    """
    block = measure.block
    if (
        block.last
        or block.since
        or block.reached
        or block.once
        or set(portable.columns(block.each or "")) & set(summed)
    ):
        return True
    if block.per in summed or _by_size(measure.where or "", summed):
        return True
    return not _is_linear(measure.sql, summed)


def _is_linear(sql: str, summed: Collection[str]) -> bool:
    """Whether an aggregate is the sum of a summed column, or of its product with others; or asks only which values there are."""
    if "count" not in (words := [token.text.lower() for token in portable.tokens(sql)]) and "sum" not in words:
        return not set(portable.columns(sql)) & set(summed)
    if words[:3] == ["count", "(", "distinct"] and words.count("count") == 1 and "sum" not in words:
        return not set(portable.columns(sql)) & set(summed)
    if not portable.is_one_aggregate(sql) or words[0] != "sum":
        return False
    inside = portable.tokens(sql)[2:-1]
    names = [token.text for token in inside if token.kind in ("word", "quoted")]
    return (
        all(token.kind != "sign" or token.text == "*" for token in inside)
        and sum(name in summed for name in names) == 1
    )


def _by_size(where: str, summed: Collection[str]) -> bool:
    """Whether a condition asks for more of a summed column than whether it is null."""
    found = portable.tokens(where)
    for index, token in enumerate(found):
        if token.kind in ("word", "quoted") and token.text.strip('"') in summed:
            after = [each.text.lower() for each in found[index + 1 : index + 4]]
            if after[:2] != ["is", "null"] and after != ["is", "not", "null"]:
                return True
    return False

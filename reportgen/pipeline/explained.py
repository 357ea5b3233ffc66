"""Where one figure comes from, down to the rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from reportgen.pipeline.inputs import Inputs
from reportgen.pipeline.kpis import catalog, figures

if TYPE_CHECKING:
    from reportgen.metrics.explain import ExplainedMeasure, Explanation
    from reportgen.project import Project
    from reportgen.tables import Part

AT_ONCE = 200_000
"""Records of a file whose rows are held in memory together, where millions are behind a figure."""


def explain(project: Project, inputs: Inputs, kpi: str, period: str | None, as_of: date | None) -> Explanation:
    """Where one figure comes from."""
    from reportgen.engine import fed_columns
    from reportgen.metrics import explain as explaining

    board = figures(project, inputs, period, as_of, (kpi,))
    found = explaining.explain(
        catalog(project), kpi, inputs.engine.query, fed_columns(inputs.parts), board, project.business, board.data
    )
    # Whoever asks where a figure comes from can ask the warehouse itself the same, in its own words.
    said = tuple(replace(each, sql=inputs.engine.text(each.sql)) for each in found.measures)
    return replace(found, measures=said)


def rows_behind(project: Project, inputs: Inputs, explanation: Explanation) -> Iterator[tuple[str, ...]]:
    """The rows behind a figure as texts, a head first: measure, file, line, and the columns of its relation.

    A line is 0 where the lines of the file and its records differ. Money that was converted has its currency in the head, and
    stands once more as the source has it, beside the currency of the row. A second head stands only above rows of other
    columns, so that the rows of two measures of one table are one table to whoever reads them.
    """
    from reportgen.engine import fed_columns
    from reportgen.metrics.settled import MONEY

    fed = fed_columns(inputs.parts)
    above: tuple[str, ...] = ()
    for each in explanation.measures:
        relation = each.measure.relation
        foreign = "currency" in fed.get(relation, ())
        money = [name for name in MONEY.get(relation, ()) if foreign and name in fed[relation]]
        written = [f"written_{name}" for name in money]
        for asked in _slices(each, inputs.parts):
            rows = inputs.engine.query(_as_written(relation, money, asked) if money else asked)
            names = inputs.engine.columns
            part, row = names.index("_part"), names.index("_row")
            shown = [index for index, name in enumerate(names) if index not in (part, row) and name not in written]
            at = shown.index(names.index("currency")) if written else 0
            shown[at:at] = [names.index(name) for name in written]
            heads = {name: f"{name} ({project.business.currency})" for name in money}
            heads |= {f"written_{name}": f"{name} as written" for name in money}
            head = ("measure", "file", "line", *(heads.get(names[index], names[index]) for index in shown))
            if head != above:
                above = head
                yield head
            for values in rows:
                origin = inputs.parts[values[part]] if values[part] is not None else None
                line = origin.first_line + values[row] if origin and origin.first_line else 0
                cells = ("" if values[index] is None else str(values[index]) for index in shown)
                yield (each.measure.id, origin.file if origin else "", str(line), *cells)


def _as_written(table: str, money: Sequence[str], asked: str) -> str:
    """The question for rows of a table whose money may be in several currencies, with its money as the source has it."""
    written = ", ".join(f"w.{column} as written_{column}" for column in money)
    return (
        f"select e.*, {written} from ({asked}) as e left join raw_{table} w on w._part = e._part and w._row = e._row"
        " order by e._part, e._row"
    )


def _slices(measure: ExplainedMeasure, parts: Sequence[Part]) -> Iterator[str]:
    """The question for the rows of a measure, or several of which each gives so many that they fit into memory."""
    numbered = [number for number, _ in measure.by_part if not parts[number].in_place]
    if measure.rows <= AT_ONCE or len(numbered) < len(measure.by_part):
        yield measure.rows_sql
        return
    for number in numbered:
        for first in range(0, parts[number].rows_read, AT_ONCE):
            records = f"_part = {number} and _row >= {first} and _row < {first + AT_ONCE}"
            yield f"select * from ({measure.rows_sql}) as every where {records} order by _part, _row"

"""The steps of the funnel as a chart. (Placeholder geometry lives in charts.funnel.)"""

from __future__ import annotations

from reportgen.assemble.context import Context
from reportgen.document import Figure


def steps_figure(context: Context) -> Figure | None:
    return None

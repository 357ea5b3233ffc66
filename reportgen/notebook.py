"""For analysts who go on in Python: figures as pandas frames, and the report's look for charts of one's own.

    from reportgen.notebook import Project

    acme = Project("~/acme")
    acme.kpis("2026-Q1", by="channel")            # one row a reading, as `reportgen kpis --json` says it
    acme.history("visitor_to_lead", "2026-06")    # 24 months of one KPI
    with acme.style():                            # the brand's fonts and colours in matplotlib
        acme.history("leads", "2026-06")["value"].plot()

The same figures as everywhere: nothing is computed here.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen import pipeline
from reportgen.brand import derive, font_faces
from reportgen.metrics.scoreboard import as_json
from reportgen.project import load

if TYPE_CHECKING:
    import pandas as pd

    from reportgen.metrics.scoreboard import Scoreboard

SPREAD = {"interval": ("low", "high"), "benchmark": ("benchmark_low", "benchmark_high")}
"""Pairs of a reading that become two columns."""
NESTED = ("history", "lacking", "partial", "details", "cohort", "interval_inputs")
"""What a row of a frame does not hold; `history` has a frame of its own."""


class Project:
    """A project, its sources read once.

    Args:
        folder: the one that holds config/.
        environ: where secrets are looked for; the process's own environment without it.

    Raises:
        ConfigError: the configuration has mistakes; all of them are named.
    """

    def __init__(self, folder: str | Path = ".", environ: Mapping[str, str] | None = None) -> None:
        self.project = load(Path(folder).expanduser(), os.environ if environ is None else environ)

    @cached_property
    def inputs(self) -> pipeline.Inputs:
        """What was read; files that have not changed since the last run are taken from their snapshots."""
        return pipeline.gather(self.project)

    def kpis(
        self, period: str | None = None, names: Sequence[str] = (), by: str | None = None, as_of: date | None = None
    ) -> pd.DataFrame:
        """Figures of a period, one row a reading.

        Args:
            period: as `--period` takes it; the last complete month without it.
            names: ids of KPIs; all of them where none is named.
            by: dimension; its column bears its name and holds "" where the rows say nothing.
            as_of: the day taken for today.

        Returns:
            Columns as of `reportgen kpis --json`, intervals as `low` and `high`; shares as fractions, durations in days. A figure
            that is missing is NaN with its reason in `missing`, never 0.
        """
        import pandas as pd

        board = pipeline.figures(self.project, self.inputs, period, as_of, tuple(names), by)
        return pd.DataFrame([_row(each, by) for each in as_json(board)["readings"]])

    def history(self, kpi: str, period: str | None = None, by: str | None = None) -> pd.DataFrame:
        """The history of one KPI up to a period, oldest first.

        Returns:
            `value` (NaN where there is none) over a PeriodIndex of days, weeks or months; with `by` a column for each segment.
        """
        import pandas as pd

        board = pipeline.figures(self.project, self.inputs, period, None, (kpi,), by)
        if by is None:
            return _series(board, kpi, None).to_frame("value")
        segments = dict.fromkeys(each.by for each in board.readings if each.by is not None)
        return pd.DataFrame({segment[1]: _series(board, kpi, segment) for segment in segments})

    @contextmanager
    def style(self) -> Iterator[None]:
        """Charts drawn within look like those of the reports: the brand's fonts and colours, no frame, direct marks."""
        import matplotlib as mpl
        from cycler import cycler
        from matplotlib import font_manager

        faces, _ = font_faces(self.project.brand.fonts, self.project.root)
        tokens = derive(self.project.brand.brand.colour, faces)
        for face in tokens.faces:
            font_manager.fontManager.addfont(face.file)
        family = font_manager.FontProperties(fname=tokens.face("sans", 400).file).get_name()
        rules: Any = {  # matplotlib names each of its settings in a type
            "font.family": family, "font.size": 8.5, "text.color": tokens.ink, "axes.labelcolor": tokens.ink2,
            "axes.edgecolor": tokens.rule2, "axes.grid": True, "axes.grid.axis": "y", "grid.color": tokens.rule,
            "axes.spines.top": False, "axes.spines.right": False, "axes.spines.left": False, "axes.axisbelow": True,
            "axes.prop_cycle": cycler(color=[tokens.data, tokens.py, tokens.ink, tokens.better, tokens.worse]),
            "xtick.color": tokens.ink2, "ytick.color": tokens.ink2, "ytick.left": False, "lines.linewidth": 2.4,
            "svg.fonttype": "none", "svg.hashsalt": "reportgen", "figure.figsize": (176 / 25.4, 80 / 25.4),
        }  # fmt: skip
        with mpl.rc_context(rules):
            yield


def _row(reading: Mapping[str, Any], by: str | None) -> dict[str, Any]:
    row = {key: value for key, value in reading.items() if key not in NESTED and key not in SPREAD and key != "by"}
    for key, names in SPREAD.items():
        row |= dict(zip(names, reading[key] or (None, None), strict=True))
    if by is not None:
        row[by] = (reading["by"] or {}).get(by)
    return row


def _series(board: Scoreboard, kpi: str, segment: tuple[str, str] | None) -> pd.Series[float]:
    import pandas as pd

    reading = board.get(kpi, segment, "period") or board.get(kpi, segment)
    points = reading.history if reading is not None else ()
    grain = points[0][0].grain.value[0].upper() if points else "M"
    index = pd.PeriodIndex([one.start for one, _ in points], freq=grain)
    return pd.Series([float("nan") if value is None else value for _, value in points], index=index, dtype=float)

"""notebook: the same figures as frames, and the report's look for charts of one's own."""

from __future__ import annotations

import io
from pathlib import Path

import matplotlib as mpl
import pytest

from reportgen import pipeline
from reportgen.errors import ConfigError
from reportgen.notebook import Project

mpl.use("Agg")


@pytest.fixture(scope="module")
def acme(sample: Path) -> Project:
    return Project(sample, {})


def test_a_frame_holds_the_figures_that_the_scoreboard_holds(acme: Project) -> None:
    frame = acme.kpis("2026-06", ("leads", "visitor_to_lead", "users")).set_index("kpi")
    board = pipeline.figures(acme.project, acme.inputs, "2026-06", None, ("leads", "visitor_to_lead"))
    leads = board.get("leads")
    assert leads is not None
    assert frame.loc["leads", "value"] == leads.value == 410
    assert (frame.loc["leads", "low"], frame.loc["leads", "high"]) == pytest.approx(leads.interval, abs=1)
    assert frame.loc["visitor_to_lead", "numerator"] == 410


def test_what_is_missing_is_no_number_and_says_why(acme: Project) -> None:
    (row,) = acme.kpis("2026-06", ("users",)).to_dict("records")
    assert row["value"] != row["value"] or row["value"] is None
    assert "not measured" in row["missing"] or "users" in row["missing"]


def test_segments_are_rows_that_add_up(acme: Project) -> None:
    frame = acme.kpis("2026-06", ("leads",), by="channel")
    whole = frame[frame["channel"].isna()]["value"].sum()
    assert frame[frame["channel"].notna()]["value"].sum() == whole == 410


def test_a_history_has_a_period_a_row(acme: Project) -> None:
    history = acme.history("leads", "2026-06")
    assert len(history) == 24
    assert str(history.index[-1]) == "2026-06"
    assert history["value"].iloc[-1] == 410
    assert {"Email", "Paid Search"} <= set(acme.history("leads", "2026-06", by="channel").columns)


def test_charts_take_the_look_of_the_reports_and_leave_nothing_behind(acme: Project) -> None:
    before = dict(mpl.rcParams)
    from matplotlib import pyplot

    with acme.style():
        figure, axes = pyplot.subplots()
        axes.plot(acme.history("leads", "2026-06")["value"].to_numpy())
        made = io.StringIO()
        figure.savefig(made, format="svg", metadata={"Date": None})
        pyplot.close(figure)
    assert "Source Sans 3" in made.getvalue()
    assert acme.project.brand.brand.colour.lower() in made.getvalue().lower()
    assert dict(mpl.rcParams) == before


def test_a_folder_without_a_project_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="holds no config/"):
        Project(tmp_path)

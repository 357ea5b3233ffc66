"""Under the rows that were set aside stands what to write so that they are read, and it is right."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportgen.cli import main

BUSINESS = "name: A\ntimezone: UTC\ncurrency: EUR\n"
SOURCE = """\
ads:
  kind: csv
  table: ads
  path: ads.csv
  delimiter: "|"
  max_rejected: 1
{more}
  columns: {{date: day, campaign: campaign, impressions: impressions, clicks: clicks, spend: spend}}
"""
HEAD = "day|campaign|impressions|clicks|spend\n"


def project_in(folder: Path, rows: str, more: str = "") -> None:
    (folder / "config").mkdir(exist_ok=True)
    (folder / "config" / "business.yaml").write_text(BUSINESS)
    (folder / "config" / "sources.yaml").write_text(SOURCE.format(more=more and f"  {more}"))
    (folder / "ads.csv").write_text(HEAD + rows)


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        ("2026-01-01|A|1|1|1.5\nTotal||1|1|1.5\n", 'totals: [{column: "day", equals: ["Total"]}]'),
        ("2026-01-01|A|1|1|$1,234.50\n2026-01-02|A|1|1|$2.00\n", 'symbols: ["$"], thousands: ","'),
        ("2026-01-01|A|1|1|(50.00)\n2026-01-02|A|1|1|2.00\n", "negatives: parentheses"),
        ("2026-01-01|A|1|1|50.00-\n2026-01-02|A|1|1|2.00\n", "negatives: trailing"),
        ("2026-01-01|A|1|1|50,25\n", 'decimal: ","'),
        ("1/13/2026|A|1|1|1\n1/2/2026|A|1|1|1\n", 'dates: ["%Y-%m-%d", "%m/%d/%Y"]'),
    ],
)
def test_the_line_that_is_proposed_makes_every_row_count_or_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], rows: str, line: str
) -> None:
    monkeypatch.chdir(tmp_path)
    project_in(tmp_path, rows)
    main(["rejects"])
    assert line in capsys.readouterr().err
    options = line.replace("], thousands", "]\n  thousands")
    if "symbols" in options:  # symbols stand at the column
        options = 'thousands: ","'
        text = SOURCE.replace("spend: spend", 'spend: {{from: spend, symbols: ["$"]}}')
        (tmp_path / "config" / "sources.yaml").write_text(text.format(more=f"  {options}"))
    else:
        project_in(tmp_path, rows, options)
    main(["sources", "--json"])
    counts = json.loads(capsys.readouterr().out)["sources"][0]["rows"]
    assert counts["rejected"] == 0
    assert counts["read"] == counts["used"] + counts["skipped"] == rows.count("\n")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("45292|A|1|1|1\n", "column 'day', not_a_date: these are days as a spreadsheet counts them"),
        ("2026-01-01|A|1|1|1,234.50\n2026-01-02|A|1|1|1.234,50\n", "written in more than one way"),
        ("2026-01-01|A|1|1|\n", "column 'spend', required: the rows have no value there; write nulls: [\"\"]"),
        ("2026-01-01\u00a0|A|1|1|1\n", "around these texts stand signs that cannot be seen (U+00A0)"),
        ("2026-01-01|A|1|1|\u200b5\n", "around these texts stand signs that cannot be seen (U+200B)"),
        ("2026-01-01|A|1|1\n", "field_count: the record has more or fewer fields"),
        ("2026-01-01|A|-5|1|1\n", "column 'impressions', out_of_range"),
        ("2026-01-01|A|1_000|1|1\n", "these texts are no numbers"),
    ],
)
def test_what_no_line_would_mend_is_said_with_what_to_do_about_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], rows: str, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    project_in(tmp_path, rows)
    main(["rejects"])
    assert said in capsys.readouterr().err

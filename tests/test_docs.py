"""The documentation is a test: what it lists is what there is."""

from __future__ import annotations

import os
import re
from pathlib import Path

from reportgen.cli import cli
from reportgen.tables import TABLES

ROOT = Path(__file__).parent.parent


def tables_page() -> str:
    """`docs/tables.md`, made from the tables."""
    lines = [
        "# The tables",
        "",
        "Every KPI stands on these tables; sources are mapped onto them ([sources.md](sources.md)). A column marked * must be",
        "filled in every row. Days are days of the business's time zone; money is in the row's `currency`, the reporting currency",
        "where it has none. A column that is mapped and not listed is kept as text, to cut figures by and for KPIs of your own.",
        "This page is made from `reportgen/tables.py`.",
    ]
    for table in TABLES.values():
        extra = "" if table.open else " It takes no further columns."
        lines += [
            "",
            f"## {table.name}",
            "",
            f"One row: {table.grain}. A row belongs to the day in `{table.day}`.{extra}",
        ]
        lines += ["", "| column | type | allowed |", "|---|---|---|"]
        for column in table.columns.values():
            limits = " to ".join(f"{end:g}" for end in (column.at_least, column.at_most) if end is not None)
            if column.at_least is not None and column.at_most is None:
                limits = f"above {limits}" if column.above else f"{limits} or more"
            allowed = ", ".join(column.values) or limits
            if column.default:
                allowed = f"{allowed}; {column.default} where it is not mapped".lstrip("; ")
            lines.append(f"| {column.name}{' *' if column.required else ''} | {column.type} | {allowed} |")
    return "\n".join(lines) + "\n"


def test_the_page_of_tables_is_made_from_the_tables() -> None:
    page = ROOT / "docs" / "tables.md"
    if os.environ.get("GOLDEN_UPDATE"):
        page.write_text(tables_page(), encoding="utf-8")
    assert page.read_text(encoding="utf-8") == tables_page()


def test_the_readme_names_every_command_and_only_those() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    listed = text[text.index("## Commands") :]
    named = set(re.findall(r"^\| (`.+?) \|", listed, re.MULTILINE))
    commands = {
        word
        for row in named
        for word in re.findall(r"(?:`|, `)(?:reportgen )?([a-z]+(?:-[a-z]+)*)\b", row)
        if word in cli.commands or "reportgen" in row
    }
    assert commands == set(cli.commands)


def test_every_link_of_the_documentation_leads_somewhere() -> None:
    broken = []
    for page in [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")]:
        targets = re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8"))
        local = [target for target in targets if "://" not in target]
        broken += [f"{page.name}: {target}" for target in local if not (page.parent / target).exists()]
    assert broken == []


def test_nothing_speaks_of_how_it_was_made() -> None:
    import subprocess

    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split(
        "\n"
    )
    forbidden = re.compile(
        r"/work/(main|shared)|\.\./shared|/tmp/contract|helper-\d|\bclaude\b|issue #?\d", re.IGNORECASE
    )
    found = []
    for name in tracked:
        path = ROOT / name
        if (
            path.suffix in {".py", ".md", ".yaml", ".toml", ".ftl", ".html", ".css", ".sh", ""}
            and path.is_file()
            and path.name != "test_docs.py"
        ):
            found += [
                f"{name}: {match[0]}"
                for match in [forbidden.search(path.read_text(encoding="utf-8", errors="replace"))]
                if match
            ]
    assert found == []


def test_no_lock_names_a_registry() -> None:
    for lock in ROOT.glob("requirements*.txt"):
        assert "://" not in lock.read_text(encoding="utf-8"), lock.name


def test_every_test_that_the_list_of_threats_names_exists() -> None:
    text = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    named = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", text)
    assert len(named) > 40
    for file, test in named:
        code = (ROOT / file).read_text(encoding="utf-8")
        assert not test or f"def {test}(" in code, f"{file}::{test}"

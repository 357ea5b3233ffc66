"""The packaged KPIs and playbook: read by the parser in C where it is installed, by the one in Python elsewhere."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import pytest
from ruamel.yaml import YAML

PACKAGE = Path(str(resources.files("reportgen")))
FILES = sorted(
    path.relative_to(PACKAGE).as_posix()
    for room in ("metrics", "findings")
    for path in (PACKAGE / room).rglob("*.yaml")
)


@pytest.mark.parametrize("name", FILES)
def test_both_parsers_read_the_same(name: str) -> None:
    text = (PACKAGE / name).read_text(encoding="utf-8")
    assert YAML(typ="safe").load(text) == YAML(typ="safe", pure=True).load(text)


def test_the_parser_in_c_is_installed_here() -> None:
    assert YAML(typ="safe").Parser is not YAML(typ="safe", pure=True).Parser

"""Kinds are found by name, without importing them."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import EntryPoint

import pytest

from reportgen.errors import UsageError
from reportgen.registry import Entry, RegistryError, collect, entries, load, modules


def point(name: str, value: str) -> EntryPoint:
    return EntryPoint(name, value, "reportgen.sources")


def test_modules_of_a_folder_are_kinds_but_for_base_and_private_ones() -> None:
    found = modules("metrics")
    assert "catalog" in found
    assert list(found) == sorted(found)
    assert not any(name.startswith("_") or name == "base" for name in found)


def test_own_and_installed_kinds_come_together_sorted() -> None:
    found = collect("sources", ["sql_query", "csv_file"], [point("http_api", "theirs:kind")])
    assert list(found) == ["csv_file", "http_api", "sql_query"]
    assert found["csv_file"] == Entry("csv_file", "reportgen.sources.csv_file", "reportgen", "sources")
    assert found["http_api"].target == "theirs:kind"


def test_two_that_bring_the_same_name_are_both_named() -> None:
    with pytest.raises(RegistryError) as caught:
        collect("sources", ["csv_file"], [point("csv_file", "theirs.csv")])
    assert "reportgen.sources.csv_file from reportgen and theirs.csv from" in str(caught.value)


def test_the_same_entry_point_found_twice_is_one() -> None:
    assert len(collect("sources", [], [point("a", "x"), point("a", "x")])) == 1


def test_a_name_that_is_not_there_gets_the_nearest_one() -> None:
    with pytest.raises(UsageError, match="Did you mean 'catalog'"):
        load("metrics", "catalogue")


def test_loading_imports_the_module() -> None:
    from reportgen.metrics import catalog

    assert load("metrics", "catalog") is catalog


def test_an_attribute_of_somebody_elses_module_can_be_a_kind() -> None:
    assert Entry("d", "json:JSONDecoder.decode", "theirs", "sources").load() is __import__("json").JSONDecoder.decode


@pytest.mark.parametrize("target", ["no_such_module_anywhere", "json:nothing", "json:"])
def test_somebody_elses_kind_that_cannot_be_loaded_is_named_with_who_brought_it(target: str) -> None:
    entry = Entry("theirs", target, "their-package", "sources")
    if target == "json:":
        assert entry.load() is __import__("json")
        return
    with pytest.raises(RegistryError) as caught:
        entry.load()
    assert "'theirs' of reportgen.sources" in str(caught.value)
    assert "their-package" in str(caught.value)


def test_a_folder_that_is_none_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="no folder"):
        modules("business")


def test_listing_names_imports_none_of_them() -> None:
    folders = ("charts", "sources", "render")
    code = (
        "import sys\nfrom reportgen.registry import entries\n"
        f"for folder in {folders!r}: entries(folder)\n"
        f"print([name for name in sys.modules if name.startswith({tuple(f'reportgen.{folder}.' for folder in folders)!r})])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
    assert entries("sources") == entries("sources")

"""Rooms that give a name only when it is asked for: what they give does not hang on what was loaded before."""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType

import pytest

import reportgen


def late(room: ModuleType) -> bool:
    return "__getattr__" in vars(room)


LATE = [
    name
    for _, name, is_package in pkgutil.walk_packages(reportgen.__path__, "reportgen.")
    if is_package and late(importlib.import_module(name))
]


def hidden(names: set[str], modules: set[str]) -> set[str]:
    """Names that are lost as soon as the module of the same name is loaded: Python puts it into the room."""
    return names & modules


def test_there_are_rooms_that_give_their_names_late() -> None:
    assert {"reportgen.pipeline", "reportgen.sources"} <= set(LATE)


@pytest.mark.parametrize("room", LATE)
def test_no_name_of_a_late_room_is_that_of_a_module_in_it(room: str) -> None:
    package = importlib.import_module(room)
    modules = {each.name for each in pkgutil.iter_modules(package.__path__)}
    assert hidden(set(package.__all__), modules) == set()


@pytest.mark.parametrize("room", LATE)
def test_a_late_room_has_every_name_that_it_promises(room: str) -> None:
    package = importlib.import_module(room)
    assert [name for name in package.__all__ if not hasattr(package, name)] == []


def test_a_name_that_a_module_hides_is_found() -> None:
    assert hidden({"login", "find"}, {"login", "walk"}) == {"login"}

"""`sources --presets`: the systems whose exports need no contract, and how a file or a token of each is had."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable
from typing import Any

import click

from reportgen.contract import preset as presets
from reportgen.contract.api_preset import api_preset
from reportgen.contract.preset import FilePreset, NamedColumn
from reportgen.tables import TABLES

WIDTH = 100


def told() -> list[dict[str, Any]]:
    """Every preset: name, kind, title, table, what it feeds, where it is had, what must be in it, notes and the lines to write."""
    return [_of_file(name) if presets.kind(name) == "file" else _of_api(name) for name in presets.names()]


def _of_file(name: str) -> dict[str, Any]:
    known = presets.file_preset(name)
    day = TABLES[known.table].day
    return {
        "preset": name,
        "kind": "file",
        "title": known.title,
        "table": known.table,
        "feeds": [column for column in TABLES[known.table].columns if column in known.feeds | {day}],
        "download": known.download,
        "needs": _needs(known),
        "variants": {own: each.title for own, each in known.variants.items() if not (each.refuse or each.companion)},
        "refused": {each.title or own: each.refuse for own, each in known.variants.items() if each.refuse},
        "languages": sorted(_languages(known)),
        "notes": list(known.notes),
        "lines": [f"preset: {name}", f"path: exports/{name}/*.csv"],
    }


def _of_api(name: str) -> dict[str, Any]:
    known = api_preset(name)
    columns = known.source.child("columns")
    derived = known.source.child("derive")
    fed = {
        key for node in (columns, derived) if node is not None and isinstance(node.value, dict) for key in node.value
    }
    notes = [known.notes] if isinstance(known.notes, str) else list(known.notes)
    return {
        "preset": name,
        "kind": "api",
        "title": known.title,
        "table": known.table,
        "feeds": [column for column in TABLES[known.table].columns if column in fed],
        "download": known.download,
        "needs": {own: each.what for own, each in known.parameters.items() if each.required and each.default is None},
        "variants": {},
        "refused": {},
        "languages": [],
        "notes": notes,
        "lines": list(known.lines),
    }


def _needs(known: FilePreset) -> dict[str, str]:
    """The columns without which a file is no such export, each with what it is called."""
    every = [
        known.of(variant)
        for variant in (tuple(known.variants) or ("",))
        if not variant or not known.variants[variant].refuse
    ]
    found: dict[str, str] = {}
    for parts in every:
        for own, column in {**parts.columns, **parts.others}.items():
            if column.required:
                found.setdefault(own, _called(column))
    return found


def _called(column: NamedColumn) -> str:
    spellings = column.names.get("en") or next(iter(column.names.values()))
    return " or ".join(spellings[:3])


def _languages(known: FilePreset) -> set[str]:
    parts = known.of("")
    return {language for column in {**parts.columns, **parts.others}.values() for language in column.names} - {"any"}


def show(*, as_json: bool) -> None:
    """Write the list of presets."""
    found = told()
    if as_json:
        click.echo(json.dumps({"presets": found}, ensure_ascii=False, indent=2))
        return
    click.echo("A source that names one of these needs no contract. Two lines are enough:\n")
    click.echo("  google_ads:\n    preset: google_ads\n    path: exports/google_ads/*.csv\n")
    for kind, title in (("file", "Exports, as CSV or Excel"), ("api", "APIs")):
        rows = [each for each in found if each["kind"] == kind]
        if rows:
            click.echo(click.style(title, bold=True))
            click.echo()
        for each in rows:
            click.echo("\n".join(_lines(each)))
            click.echo()
    click.echo("`reportgen infer FILE` says which of them fits a file. How one is written: docs/presets.md")


def _lines(each: dict[str, Any]) -> Iterable[str]:
    yield click.style(each["preset"], fg="cyan") + f"  {each['title']}"
    yield from _entry("feeds", f"{each['table']}: {', '.join(each['feeds'])}")
    needs = (
        ", ".join(each["needs"].values())
        if each["kind"] == "file"
        else "; ".join(f"{own} ({what})" for own, what in each["needs"].items())
    )
    if needs:
        yield from _entry("needs", needs)
    yield from _entry("from", each["download"])
    for own, title in each["variants"].items() if len(each["variants"]) > 1 else ():
        yield from _entry("variant", f"{own}: {title}")
    if each["languages"]:
        yield from _entry("headers", " ".join(each["languages"]))
    for note in each["notes"]:
        yield from _entry("note", note)
    if each["kind"] == "api":
        yield from _entry("write", "; ".join(each["lines"]))


def _entry(label: str, text: str) -> Iterable[str]:
    first = f"  {label:<9}"
    yield from textwrap.wrap(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=" " * len(first),
        break_long_words=False,
        break_on_hyphens=False,
    )

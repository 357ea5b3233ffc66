"""Checks of the sources: files that are found, are what they are said to be, and are used once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from reportgen.checks.fed import needs
from reportgen.contract import ApiSource, FileSource
from reportgen.errors import Problem, SourceError, did_you_mean
from reportgen.project import Project
from reportgen.tables import TABLES

NOT_FOR_KPIS = frozenset({"targets", "fx"})
"""Tables that serve others: targets are plans, fx turns money into the reporting currency."""


def files_as_declared(project: Project) -> Iterator[Problem]:
    """Every file is what its contract says: it can be read, and it has the columns that are mapped."""
    from tempfile import TemporaryDirectory

    from reportgen import sources

    arrivals, lacking = sources.find(project.root, project.sources)
    # missing ones are remarked on by another check
    yield from (error.problem for error in lacking if os.path.lexists(project.root / error.problem.file))
    arrivals, unfit, _ = sources.resolved(arrivals, project.sources)
    yield from (error.problem for error in unfit)
    with TemporaryDirectory() as scratch:
        for arrival in arrivals:
            try:
                sources.read(arrival, arrival.contract or project.sources[arrival.source], Path(scratch))
            except SourceError as error:
                yield error.problem


def sources_exist(project: Project) -> Iterator[Problem]:
    """There is something to report on."""
    if not project.sources:
        yield Problem("config/sources.yaml", 0, "", "no source is described", "Every KPI will read 'not measured'")


def source_files_found(project: Project) -> Iterator[Problem]:
    """Every source finds at least one file."""
    from reportgen.sources import find

    for error in find(project.root, project.sources)[1]:
        source = project.sources[error.source]
        if isinstance(source, FileSource) and not os.path.lexists(project.root / error.problem.file):
            what = f"no file is found at '{source.path}'"
            instead = f"Paths start at the project's folder. {error.problem.instead}"
            yield project.problem("sources.yaml", (error.source, "path"), what, instead)


def files_read_once(project: Project) -> Iterator[Problem]:
    """No file is read in the same way by two sources: its rows would count twice."""
    sources = [(name, source) for name, source in project.sources.items() if isinstance(source, FileSource)]
    for (one, left), (other, right) in combinations(sources, 2):
        alike = left.table == right.table and left.reading() == right.reading()
        if not alike or getattr(left, "preset", "") != getattr(right, "preset", ""):
            continue
        shared = {*_files(project.root, left.path)} & {*_files(project.root, right.path)}
        if shared:
            file = os.path.relpath(min(shared), project.root)
            what = f"'{file}' is read by source '{one}' too, in the same way: its rows would count twice"
            yield project.problem("sources.yaml", (other, "path"), what, "Take one of the two out, or name other files")


def _files(root: Path, pattern: str) -> Iterator[Path]:
    """The files a source's path means: itself, or the matches of a glob."""
    path = (root / pattern).absolute()
    anchor = Path(path.anchor)
    try:
        if path.is_file():
            yield path
            return
        yield from (match for match in anchor.glob(str(path.relative_to(anchor))) if match.is_file())
    except (ValueError, OSError):
        return


def apis_prove_completeness(project: Project) -> Iterator[Problem]:
    """Something shows that all records of an API came."""
    for name, source in project.sources.items():
        if not isinstance(source, ApiSource) or source.paginate == "none":
            continue
        if not source.twice and source.stated is None and source.total is None:
            what = "nothing proves that every page came: no total is stated"
            instead = "Write total: and its path, or a request that states it, or twice: true"
            yield project.problem("sources.yaml", (name,), what, instead)


def column_names_meant(project: Project) -> Iterator[Problem]:
    """A further column of a table that takes any is no misspelling of one it has."""
    for name, source in project.sources.items():
        table = TABLES[source.table]
        free = [column for column in table.columns if column not in source.columns]
        for column in source.columns if table.open else ():
            near = did_you_mean(column, free)
            if column not in table.columns and near.startswith("Did you mean"):
                what = f"'{column}' is kept as a further column of '{source.table}', which has none of that name"
                yield project.problem("sources.yaml", (name, "columns", column), what, near)


def tables_used(project: Project) -> Iterator[Problem]:
    """Every table that a source feeds is used by a KPI."""
    used = set().union(*(tables for tables in needs(project).values()))
    for name, source in project.sources.items():
        if source.table in TABLES and source.table not in used | NOT_FOR_KPIS:
            what = f"no KPI uses the table '{source.table}'"
            yield project.problem(
                "sources.yaml", (name, "table"), what, "Remove the source, or write a KPI that uses it"
            )

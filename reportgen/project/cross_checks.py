"""What one file of config/ says of another, or of the machine it stands on: each check a generator of its own.

Nothing is said of what a broken file would have defined: one mistake, one message.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from reportgen import contract
from reportgen.errors import Problem, UsageError, did_you_mean
from reportgen.findings import playbook as playbooks
from reportgen.goals import plan_period
from reportgen.metrics import lint
from reportgen.metrics.catalog import builtin
from reportgen.periods import Grain, Period
from reportgen.project.written import Written
from reportgen.tables import TABLES

LANGUAGES = Path("config") / "languages"
"""Folder of a project's own language catalogues."""


def disagreements(written: Written) -> list[Problem]:
    """Everything in which the files of config/ do not fit together."""
    return [problem for check in CHECKS for problem in check(written)]


def contracts(written: Written) -> Iterator[Problem]:
    """Every source's contract makes sense."""
    for name, source in written.sources.items():
        for place, what, instead in contract.problems(name, source):
            path = tuple(place.removeprefix("sources.").split("."))
            yield written.problem("sources.yaml", path, what, instead)


def in_place(written: Written) -> Iterator[Problem]:
    """What stays in a warehouse has one, and no table lies half there and half elsewhere."""
    first: dict[str, tuple[str, bool]] = {}
    for name, source in written.sources.items():
        stays = isinstance(source, contract.InPlaceSource)
        if stays and written.warehouse is None and "sources.yaml" not in written.broken:
            instead = "Write `url:` for the source, or `warehouse: ${WAREHOUSE_URL}` once beside the sources"
            yield written.problem("sources.yaml", (name,), "names no database", instead)
        other, there = first.setdefault(source.table, (name, stays))
        if there != stays:
            what = f"'{source.table}' is fed by '{other}' too, and one of the two stays in the warehouse: a table is in one place"
            instead = "Give the one that stays a `url:` of its own, then it is pulled"
            yield written.problem("sources.yaml", (name, "table"), what, instead)


def kpi_ids(written: Written) -> Iterator[Problem]:
    """Every KPI that is named exists."""
    if "kpis.yaml" in written.broken:
        return
    known = {*builtin()[0], *written.kpis}
    for name, path, kpi in _named_kpis(written):
        if kpi not in known:
            yield written.problem(name, path, f"there is no KPI '{kpi}'", did_you_mean(kpi, known))


def _named_kpis(written: Written) -> Iterator[tuple[str, tuple[str | int, ...], str]]:
    goals = written.goals
    if goals.goal is not None:
        yield "goals.yaml", ("goal", "kpi"), goals.goal.kpi
    for kpi in goals.plan:
        yield "goals.yaml", ("plan", kpi), kpi
    for kpi in goals.benchmarks:
        yield "goals.yaml", ("benchmarks", kpi), kpi
    for kpi in goals.tolerance:
        if kpi != "default":
            yield "goals.yaml", ("tolerance", kpi), kpi
    for report, spec in written.reports.items():
        for index, kpi in enumerate(spec.cards):
            yield "reports.yaml", (report, "cards", index), kpi
        for kpi in spec.limits:
            yield "reports.yaml", (report, "limits", kpi), kpi
    for entry, change in enumerate(written.changes):
        for index, kpi in enumerate(change.kpis):
            yield "changes.yaml", (entry, "kpis", index), kpi
    yield from (("playbook.yaml", path, kpi) for path, kpi in playbooks.named_kpis(written.playbook))
    for name, item in written.plan.items():
        yield from (("plan.yaml", (name, "goal", kpi), kpi) for kpi in item.goal)
        yield from (("plan.yaml", (name, "kpis", index), kpi) for index, kpi in enumerate(item.kpis))


def playbook_rules(written: Written) -> Iterator[Problem]:
    """A rule of one's own has all it needs, and names only rules that there are."""
    if "playbook.yaml" not in written.broken:
        for path, what, instead in playbooks.flaws(written.playbook):
            yield written.problem("playbook.yaml", path, what, instead)


def own_kpis(written: Written) -> Iterator[Problem]:
    """KPIs and measures of one's own can be computed."""
    if "kpis.yaml" in written.broken:
        return
    further: dict[str, set[str]] | None = None
    if "sources.yaml" not in written.broken:
        further = {}
        for source in written.sources.values():
            if source.table in TABLES:
                kept = set(contract.fed_columns(source)) - TABLES[source.table].columns.keys()
                further.setdefault(source.table, set()).update(kept)
    for flaw in lint.problems(written.kpis, written.measures, further):
        yield written.problem("kpis.yaml", flaw.path, flaw.what, flaw.instead)


def own_kpi_names(written: Written) -> Iterator[Problem]:
    """A KPI of one's own takes no name that is taken: a changed meaning gets a new name."""
    kpis, measures = builtin()
    for kpi in written.kpis:
        if kpi in kpis:
            yield written.problem("kpis.yaml", (kpi,), f"'{kpi}' is a built-in KPI", "Choose another name")
        elif kpi in measures:
            yield written.problem("kpis.yaml", (kpi,), f"'{kpi}' is a built-in measure", "Choose another name")
    for measure in written.measures:
        if measure in measures or measure in kpis:
            what = f"'{measure}' is a built-in {'measure' if measure in measures else 'KPI'}"
            yield written.problem("kpis.yaml", ("measures", measure), what, "Choose another name")


def goal_period(written: Written) -> Iterator[Problem]:
    """The goal is set for a year, a quarter or a month: the ladder is spread over months."""
    goal = written.goals.goal
    if goal is None or written.business is None:
        return
    at = ("goal", "period")
    try:
        period = plan_period(goal.period, *written.business.starts)
    except UsageError as error:
        yield _refused(written, at, error)
        return
    if period.grain is Grain.WEEK:
        what = f"the goal is for a year, a quarter or a month, and '{goal.period}' is a {period.grain}"
        yield written.problem("goals.yaml", at, what, f'Write "{goal.period[:4]}"')


def plan_periods(written: Written) -> Iterator[Problem]:
    """Every period of the plan is understood and stands there once."""
    if written.business is None:
        return
    for kpi, values in written.goals.plan.items():
        seen: dict[Period, str] = {}
        for name in values:
            try:
                period = plan_period(name, *written.business.starts)
            except UsageError as error:
                yield _refused(written, ("plan", kpi, name), error)
                continue
            if period in seen:
                what = f"'{name}' and '{seen[period]}' are the same period"
                yield written.problem("goals.yaml", ("plan", kpi, name), what, "Remove one")
            seen[period] = name


def _refused(written: Written, path: tuple[str | int, ...], error: UsageError) -> Problem:
    what, _, instead = str(error).partition(". ")
    return written.problem("goals.yaml", path, what, instead)


def plan_values(written: Written) -> Iterator[Problem]:
    """A share that is planned is a fraction; nothing that is counted is planned below zero."""
    kinds = {kpi: (spec.kind, spec.unit) for kpi, spec in builtin()[0].items()}
    kinds |= {kpi: (block.kind, block.unit) for kpi, block in written.kpis.items()}
    for kpi, values in written.goals.plan.items():
        kind, unit = kinds.get(kpi, ("", ""))
        for name, value in values.items():
            at = ("plan", kpi, name)
            if kind == "share" and not 0 <= value <= 1:
                instead = f"Write {value / 100:g} for {value:g} %" if 1 < value <= 100 else ""
                yield written.problem("goals.yaml", at, f"a share lies between 0 and 1, found {value:g}", instead)
            elif kind in ("count", "level") and unit == "count" and value < 0:
                yield written.problem("goals.yaml", at, f"a number of {kpi} cannot be negative, found {value:g}")


def stages(written: Written) -> Iterator[Problem]:
    """The business's stages are each listed once."""
    if written.business is None:
        return
    names = written.business.stages
    for index, name in enumerate(names):
        if name in names[:index]:
            yield written.problem(
                "business.yaml", ("stages", index), f"the stage '{name}' is listed twice", "Remove one"
            )
    if not names:
        yield written.problem("business.yaml", ("stages",), "no stage is listed", "Remove the key to take all stages")


def languages(written: Written) -> Iterator[Problem]:
    """Every language that is asked for has a catalogue."""
    from reportgen.text import available

    known = available(written.root / LANGUAGES)
    for name, path, code in _named_languages(written):
        if code not in known:
            yield written.problem(name, path, f"there is no language '{code}'", did_you_mean(code, known))


def _named_languages(written: Written) -> Iterator[tuple[str, tuple[str | int, ...], str]]:
    if written.business is not None:
        yield "business.yaml", ("language",), written.business.language
    for report, spec in written.reports.items():
        if spec.language is not None:
            yield "reports.yaml", (report, "language"), spec.language
        if isinstance(spec.title, dict):
            yield from (("reports.yaml", (report, "title", code), code) for code in spec.title)
    for index, change in enumerate(written.changes):
        if isinstance(change.what, dict):
            yield from (("changes.yaml", (index, "what", code), code) for code in change.what)
    for index, comment in enumerate(written.comments):
        if isinstance(comment.text, dict):
            yield from (("comments.yaml", (index, "text", code), code) for code in comment.text)
    for kpi, block in written.kpis.items():
        for key, texts in (("label", block.label), ("definition", block.definition)):
            if isinstance(texts, dict):
                yield from (("kpis.yaml", (kpi, key, code), code) for code in texts)


def comments(written: Written) -> Iterator[Problem]:
    """Every comment belongs to a section of a report that there is, and to a period of its length."""
    for entry, comment in enumerate(written.comments):
        spec = written.reports.get(comment.report)
        if spec is None:
            if "reports.yaml" not in written.broken:
                what = f"there is no report '{comment.report}'"
                at = (entry, "report")
                yield written.problem("comments.yaml", at, what, did_you_mean(comment.report, written.reports))
            continue
        sections = spec.fitting(goal=written.goals.goal is not None).sections
        if comment.section not in sections:
            what = f"report {comment.report} has no section '{comment.section}'"
            at = (entry, "section")
            yield written.problem("comments.yaml", at, what, did_you_mean(comment.section, sections))
        yield from _comment_period(written, entry, comment.period, spec.grain)


def focus_quarters(written: Written) -> Iterator[Problem]:
    """Every decision is about a focus area of a quarter, and is made after it was found."""
    if written.business is None:
        return
    for number, each in enumerate(written.focus):
        found = each.area.quarter
        if found.grain is not Grain.QUARTER or found.id != each.quarter:
            instead = "Write it as 2026-Q1, as `reportgen focus` does"
            yield written.problem(
                "focus.yaml", (number, "quarter"), f"'{each.quarter}' is no quarter of the business", instead
            )
        elif each.on < found.start:
            yield written.problem(
                "focus.yaml", (number, "on"), f"{each.on} lies before {found.id}, in which it was found"
            )


def _comment_period(written: Written, entry: int, name: str, grain: str) -> Iterator[Problem]:
    if written.business is None:
        return
    try:
        period = plan_period(name, *written.business.starts)
    except UsageError as error:
        what, _, instead = str(error).partition(". ")
        yield written.problem("comments.yaml", (entry, "period"), what, instead)
        return
    if period.grain != grain:
        what = f"the report covers a {grain}, and '{name}' is a {period.grain}"
        yield written.problem("comments.yaml", (entry, "period"), what)


def change_tables(written: Written) -> Iterator[Problem]:
    """Every table a change names exists."""
    for entry, change in enumerate(written.changes):
        for index, table in enumerate(change.tables):
            if table not in TABLES:
                at = (entry, "tables", index)
                yield written.problem("changes.yaml", at, f"there is no table '{table}'", did_you_mean(table, TABLES))


def brand_files(written: Written) -> Iterator[Problem]:
    """Logos and fonts lie inside the project, symbolic links followed, and fonts exist; of a missing logo `check` warns."""
    if written.brand is None:
        return
    brand, fonts = written.brand.brand, written.brand.fonts
    for section, key, path, wants_folder in (
        ("brand", "logo", brand.logo, False),
        ("brand", "logo_on_dark", brand.logo_on_dark, False),
        ("fonts", "serif", fonts.serif, True),
        ("fonts", "sans", fonts.sans, True),
    ):
        if path is not None:
            what = _unusable(written.root, path, wants_folder=wants_folder)
            if what:
                yield written.problem("brand.yaml", (section, key), what, "Paths start at the project's folder")


def _unusable(root: Path, path: str, *, wants_folder: bool) -> str:
    target = root / path
    try:
        if not target.resolve().is_relative_to(root.resolve()):
            return f"'{path}' leads out of the project"
        if wants_folder:
            return "" if target.is_dir() else f"there is no folder '{path}'"
        return "" if target.is_file() or not target.exists() else f"'{path}' is no file"
    except (OSError, ValueError, RuntimeError) as error:
        return f"'{path[:80]}' cannot be used: {getattr(error, 'strerror', None) or error}"


def template_files(written: Written) -> Iterator[Problem]:
    """Templates of the project's own lie inside it, symbolic links followed."""
    root = written.root.resolve()
    folder = written.root / "templates"
    for path in (folder, *sorted(folder.rglob("*"))) if folder.is_dir() else ():
        if path.is_symlink() and not path.resolve().is_relative_to(root):
            shown = path.relative_to(written.root).as_posix()
            yield Problem(shown, 0, "", "this link leads out of the project", "Put a copy of the file here")


CHECKS: tuple[Callable[[Written], Iterable[Problem]], ...] = (
    contracts,
    in_place,
    kpi_ids,
    own_kpis,
    own_kpi_names,
    goal_period,
    plan_periods,
    plan_values,
    playbook_rules,
    stages,
    languages,
    comments,
    focus_quarters,
    change_tables,
    brand_files,
    template_files,
)

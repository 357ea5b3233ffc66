"""Checks of what readers see: cards, words in every language, fonts and logos."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.checks.fed import not_fed
from reportgen.errors import Problem
from reportgen.project import Project
from reportgen.recipients import named

NAMED = 20
"""So many missing texts are named; the others are counted."""


def cards_fed(project: Project) -> Iterator[Problem]:
    """Every KPI on a card can be measured."""
    for report, spec in project.reports.items():
        for index, kpi in enumerate(spec.cards):
            lacking = not_fed(project, kpi)
            if lacking and project.sources:
                what = f"the card will read 'not measured': no source feeds {lacking}"
                problem = project.problem("reports.yaml", (report, "cards", index), what)
                if problem.file.startswith("config/"):  # the packaged reports are nobody's mistake
                    yield problem


def own_labels_translated(project: Project) -> Iterator[Problem]:
    """A KPI of one's own has a label in every language in which a report is made."""
    for kpi, block in project.kpis.items():
        for code in _languages(project):
            if not isinstance(block.label, str) and code not in (block.label or {}):
                what = f"'{kpi}' has no label in '{code}', the language of a report"
                yield project.problem("kpis.yaml", (kpi, "label"), what, f"Add {code}: ... to its label")


def own_rules_translated(project: Project) -> Iterator[Problem]:
    """A rule of one's own has its title and its actions in every language in which a report is made."""
    for name, block in project.playbook.rules.items():
        actions = block.actions if isinstance(block.actions, tuple) else ()
        texts = [("title", block.title), *(("actions", one) for one in actions)]
        for code in _languages(project):
            for key, text in texts:
                if isinstance(text, dict) and code not in text:
                    what = f"rule '{name}' has no {key} in '{code}', the language of a report"
                    yield project.problem("playbook.yaml", ("rules", name, key), what, f"Add {code}: ...")


def titles_translated(project: Project) -> Iterator[Problem]:
    """A title that is given by language is given in the language of its report."""
    for report, spec in project.reports.items():
        code = spec.language or project.business.language
        if isinstance(spec.title, dict) and code not in spec.title:
            what = f"the title is not given in '{code}', the report's language"
            yield project.problem("reports.yaml", (report, "title"), what, f"Add {code}: ...")


def catalogues_complete(project: Project) -> Iterator[Problem]:
    """The catalogue of every language in which a report is made has every text."""
    from reportgen.text import missing_keys

    for code in _languages(project):
        lines = missing_keys(code, [project.languages])
        lacking = [line for line in lines if ": " not in line]
        if lacking:
            shown = ", ".join(lacking[:NAMED]) + (f" and {len(lacking) - NAMED:,} more" if len(lacking) > NAMED else "")
            what = f"{len(lacking):,} texts are missing, without which no report can be made in '{code}': {shown}"
            instead = "Copy them from reportgen/languages/en.ftl and translate them"
            yield Problem(_catalogue(project, code), 0, "", what, instead)
        for line in lines:
            if line not in lacking:
                yield Problem(_catalogue(project, code), 0, "", line, "Write it as in reportgen/languages/en.ftl")


def texts_short_enough(project: Project) -> Iterator[Problem]:
    """No headline of a catalogue is longer than its place."""
    from reportgen.text import too_long

    for code in _languages(project):
        for line in too_long(code, [project.languages]):
            yield Problem(_catalogue(project, code), 0, "", line, "Shorten it")


def _catalogue(project: Project, code: str) -> str:
    own = project.languages / f"{code}.ftl"
    return str(own.relative_to(project.root)) if own.is_file() else f"reportgen/languages/{code}.ftl"


def _languages(project: Project) -> tuple[str, ...]:
    """Languages in which reports are made, sorted: those of the reports, and those in which somebody gets one."""
    found = {spec.language or project.business.language for spec in project.reports.values()}
    entries = {entry for spec in project.reports.values() for entry in spec.recipients}
    got = (each.language for entry in entries for each in named(entry, project.recipients, project.root))
    return tuple(sorted(found | {code for code in got if code}))


def fonts_usable(project: Project) -> Iterator[Problem]:
    """The brand's fonts can print every language."""
    from reportgen.brand import font_faces

    for sentence in font_faces(project.brand.fonts, project.root)[1]:
        yield Problem(project.problem("brand.yaml", ("fonts",), "").file, 0, "", sentence.rstrip("."))


def logos_usable(project: Project) -> Iterator[Problem]:
    """The brand's logos can be printed; without one, reports bear the company's name."""
    from reportgen.render.mark import logo_fault

    for key in ("logo", "logo_on_dark"):
        name = getattr(project.brand.brand, key)
        if name is not None and (fault := logo_fault(project.root / name)):
            what = f"the file '{name}' {fault}"
            instead = "Until it can be used, reports bear the company's name. Paths start at the project's folder"
            yield project.problem("brand.yaml", ("brand", key), what, instead)

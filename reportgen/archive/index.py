"""`output/index.html`: every report with its state, to how many it went, its headline figures and its files; newest first.

One page that loads nothing and runs nothing. It is made anew after each change of the ledger, and costs one question when nothing
has changed. With it the copies in output/ are brought up to date, so that its links lead to what was sent.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from reportgen import __version__, pipeline
from reportgen.archive import retention
from reportgen.archive.folders import ArchiveError, RunFolder
from reportgen.archive.headlines import Headline, Headlines
from reportgen.archive.publish import PUBLISHED, Copy, copies, publish
from reportgen.errors import UsageError
from reportgen.ledger import Artifact, Run
from reportgen.periods import parse

if TYPE_CHECKING:
    from markupsafe import Markup

    from reportgen.ledger.ledger import Ledger
    from reportgen.ledger.overview import Tally
    from reportgen.project import Project
    from reportgen.text import Language

PAGE = "index.html"
SHOWN = 60
"""Runs that are shown at once; those before them fold out."""
TONES = {
    "held": "behind", "review": "behind", "failed": "behind", "expired": "behind", "done_with_failed": "behind",
    "done_with_unknown": "behind", "skipped": "unrated", "planned": "unrated", "running": "unrated",
}  # fmt: skip


@dataclass(frozen=True)
class Link:
    """A file that may be opened."""

    label: str
    name: str
    href: str


@dataclass(frozen=True)
class Row:
    """A run as the page shows it; every text is in the page's language.

    Attributes:
        title: of the report.
        period: that it covers.
        version: what is said of a correction; "" of the first version.
        state: in words.
        tone: how its state is coloured: `behind` where somebody is needed.
        when: when it was sent, or made, or is due.
        went_to: to how many it went; "" where it goes to nobody.
        headlines: its figures; () while it is not released.
        links: its files.
        parts: what is said of the renderings of parts of the business.
        notes: what else is to be known: why it was corrected or stopped, what replaces it, that its files are gone.
    """

    title: str
    period: str
    version: str
    state: str
    tone: str
    when: str
    went_to: str
    headlines: tuple[Headline, ...]
    links: tuple[Link, ...]
    parts: str
    notes: tuple[str, ...]


def write(project: Project, ledger: Ledger) -> tuple[str, ...]:
    """Bring the page and the copies it links to up to date; nothing is done where nothing has changed.

    Args:
        project: as configured.
        ledger: open.

    Returns:
        What could not be done, a sentence each: a page that cannot be written stops no report.
    """
    mark = project.state / "index"
    state = f"{ledger.last_change()} {project.fingerprint} {__version__}"
    target = project.output / PAGE
    try:
        if target.is_file() and mark.read_text(encoding="utf-8") == state:
            return ()
    except OSError:
        pass  # never made before
    try:
        problems = tuple(published(project, ledger))
        pipeline.write_aside(target, page(project, ledger).encode())
        pipeline.write_aside(mark, state.encode())
    except OSError as error:
        return (f"{target} cannot be written ({error.strerror or error}). It is tried again after the next change",)
    return problems


def published(project: Project, ledger: Ledger) -> Iterator[str]:
    """Copy the files of every released run to where people look for them; yields what could not be copied."""
    files, tallies, runs = ledger.files_made(), ledger.tallies(), project.state / "runs"
    for run in ledger.runs(states=PUBLISHED):
        mine = files.get(run.id, ())
        if mine and retention.removed_at(RunFolder(runs, run.id).path) is None:
            try:
                publish(runs, project.output, run, _copies(run, mine, tallies.get(run.id)))
            except ArchiveError as error:
                yield f"{run.id}: {error}. `reportgen verify {run.id}` says more"


def _copies(run: Run, files: Sequence[Artifact], tally: Tally | None) -> tuple[Copy, ...]:
    return tuple(copies(run, files, tally.split if tally else ()))


def page(project: Project, ledger: Ledger) -> str:
    """The page."""
    from reportgen import brand
    from reportgen.pipeline.documents import logo_of
    from reportgen.render.mark import mark
    from reportgen.render.templates import environment

    language = pipeline.language(project)
    faces, _ = brand.font_faces(project.brand.fonts, project.root)
    tokens = brand.derive(
        project.brand.brand.colour, faces
    )  # the fonts by name only: subsets would be made at every change
    rows = list(_rows(project, ledger, language))
    template = environment(project.templates if project.templates.is_dir() else None).get_template("archive-index.html")
    kind, data = mark(tokens, logo_of(project)[0], height_mm=6.0)
    return template.render(
        language=language.code, company=project.business.name, say=language.word, rows=rows[:SHOWN], earlier=rows[SHOWN:],
        zone=project.business.zone.key, version=__version__, mark=_data_url(kind, data),
        token_css=_safe(brand.css_variables(tokens)),
    )  # fmt: skip


def _data_url(kind: str, data: bytes) -> str:
    from base64 import b64encode

    return f"data:{kind};base64,{b64encode(data).decode('ascii')}"


def _safe(css: str) -> Markup:
    """CSS of our own making, which holds nothing that a user wrote but colours and names of fonts that were looked at."""
    from markupsafe import Markup

    return Markup(css)  # noqa: S704


def _rows(project: Project, ledger: Ledger, language: Language) -> Iterator[Row]:
    headlines = Headlines.of(project, language)
    files, tallies, said = ledger.files_made(), ledger.tallies(), ledger.said(headlines.kpis)
    runs = list(ledger.runs())
    newest: dict[tuple[str, str], int] = {}
    for run in runs:
        if run.state in PUBLISHED:
            newest[run.report, run.period] = max(run.version, newest.get((run.report, run.period), 0))
    for run in runs:
        tally = tallies.get(run.id)
        shown = _copies(run, files.get(run.id, ()), tally) if run.state in PUBLISHED else ()
        whole = [each for each in shown if not each.part and (project.output / each.place).is_file()]
        parts = len({each.file.variant for each in shown if each.part})
        gone = bool(shown) and retention.removed_at(RunFolder(project.state / "runs", run.id).path) is not None
        yield Row(
            title=_title(project, run, language),
            period=_period(project, run, language),
            version=language.word("archive-version", n=run.version) if run.version > 1 else "",
            state=language.word(f"archive-state-{_state(run, tally)}"),
            tone=TONES.get(run.state, ""),
            when=_when(project, run, tally, language),
            went_to=_went_to(tally, language),
            headlines=headlines.written(run, said.get(run.id, ())) if run.state in PUBLISHED else (),
            links=tuple(_link(each) for each in whole),
            parts=language.word("archive-parts", n=parts) if parts else "",
            notes=tuple(_notes(run, newest.get((run.report, run.period), 0), gone=gone, language=language)),
        )


def _notes(run: Run, newest: int, *, gone: bool, language: Language) -> Iterator[str]:
    """What else is to be known of a run, in its owner's words where somebody gave a reason."""
    if run.version > 1 and run.reason:
        yield language.word("archive-corrected", why=run.reason)
    for why in (what for code, what in run.reasons if code == "declined"):
        yield language.word("archive-declined", why=why)
    if run.state in PUBLISHED and run.version < newest:
        yield language.word("archive-replaced", n=newest)
    if gone:
        yield language.word("archive-removed")


def _state(run: Run, tally: Tally | None) -> str:
    """The state as the page names it: a report that goes to nobody is made and not sent, one that waits is not late by itself."""
    if run.state == "done" and tally is None:
        return "made"
    return "waiting" if run.state == "planned" and run.reasons else run.state


def _title(project: Project, run: Run, language: Language) -> str:
    spec = project.reports.get(run.report)
    title = spec.title_in(language.code) if spec is not None else None
    if title is None and spec is not None and language.has(f"archive-report-{spec.grain}"):
        title = language.word(f"archive-report-{spec.grain}")
    return title or run.report


def _period(project: Project, run: Run, language: Language) -> str:
    try:
        name = language.period(parse(run.period, date(2000, 1, 1), *project.business.starts))
    except UsageError:
        return run.period
    return name[:1].upper() + name[1:]


def _when(project: Project, run: Run, tally: Tally | None, language: Language) -> str:
    at: datetime
    if tally is not None and tally.sent_at is not None:
        key, at = "archive-sent", tally.sent_at
    elif run.made_at is not None:
        key, at = "archive-made", run.made_at
    else:
        key, at = "archive-due", run.due
    local = at.astimezone(project.business.zone)
    return language.word(key, day=local.date(), time=f"{local:%H:%M}")


def _went_to(tally: Tally | None, language: Language) -> str:
    if tally is None:
        return ""
    total, sent = sum(tally.states.values()), tally.states.get("sent", 0)
    if sent == 0:
        return language.word("archive-recipients-for", n=total)
    return language.word("archive-recipients" if sent == total else "archive-recipients-of", n=total, sent=sent)


def _link(each: Copy) -> Link:
    stem = Path(each.file.name).stem
    label = f"{each.file.kind.upper()} {stem.rpartition('-')[2]}"
    return Link(label, each.file.name, "/".join(quote(part, safe="") for part in each.place.parts))

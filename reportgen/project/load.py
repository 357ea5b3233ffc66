"""A project: everything that config/ says, read at once and not changed any more.

Every room owns the model of its file; here they are put together. `load` either gives a `Project` or raises one `ConfigError`
that names every mistake of every file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from reportgen.brand import BrandFile
from reportgen.business import Business
from reportgen.changes import Change
from reportgen.comments import Comment
from reportgen.contract import ApiSource, FileSource, InPlaceSource, SqlSource, Warehouse
from reportgen.delivery import Delivery
from reportgen.errors import ConfigError, Problem
from reportgen.findings.playbook import PlaybookFile
from reportgen.findings.time_based import Item
from reportgen.findings.written import DecidedArea
from reportgen.goals import Goals
from reportgen.metrics.written import KpiBlock, MeasureBlock
from reportgen.project.cross_checks import LANGUAGES, disagreements
from reportgen.project.delivery_checks import delivery_disagreements
from reportgen.project.written import Written, read_all
from reportgen.recipients import Recipients
from reportgen.reports import ReportSpec
from reportgen.strict_yaml.reading import YamlFile, parse

UNSEEN = frozenset(("config/recipients.yaml", "config/delivery.yaml"))
"""Files of which nothing can be seen in a report."""


LIMITED = "config/business.yaml"
_LIMIT = re.compile(rb"^memory_limit[ ]*:.*\n?", re.MULTILINE)


@dataclass(frozen=True)
class ConfigFile:
    """A file the configuration was read from.

    Attributes:
        file: its path relative to the project, or inside the package for one that is packed into the program.
        sha256: hash of its bytes.
        seen: hash of those that a report is a function of, where that is not all.
    """

    file: str
    sha256: str
    seen: str = ""


@dataclass(frozen=True)
class Project:
    """A project as configured.

    Attributes:
        root: its folder; paths in the configuration are relative to it.
        business: the facts of the business.
        sources: sources by name, in the order written.
        warehouse: the database in which the KPIs of its tables are computed.
        kpis: KPIs of the project's own by id.
        measures: measures of the project's own by name.
        goals: goal, plan and tolerance.
        playbook: what is to differ from the packaged playbook.
        plan: items of the yearly plan by id.
        reports: reports by id, in the order written.
        changes: the change log, by day.
        comments: what was said to reports, in the order written.
        focus: what was decided about focus areas, in the order written.
        recipients: who gets them.
        delivery: how they leave the house.
        brand: the look.
        files: what was read, sorted.
        written: the same as read, with the place of every value.
        cached: where what may be made anew is kept; None for the project's own state. What is frozen is not written to.
    """

    root: Path
    business: Business
    sources: Mapping[str, FileSource | ApiSource | SqlSource | InPlaceSource]
    kpis: Mapping[str, KpiBlock]
    measures: Mapping[str, MeasureBlock]
    goals: Goals
    playbook: PlaybookFile
    plan: Mapping[str, Item]
    reports: Mapping[str, ReportSpec]
    changes: tuple[Change, ...]
    comments: tuple[Comment, ...]
    focus: tuple[DecidedArea, ...]
    recipients: Recipients
    delivery: Delivery
    brand: BrandFile
    files: tuple[ConfigFile, ...]
    written: Written = field(repr=False, compare=False)
    warehouse: Warehouse | None = None
    cached: Path | None = field(default=None, repr=False, compare=False)

    @property
    def cache(self) -> Path:
        """Folder of what may be made anew: fonts cut down, holidays worked out."""
        return self.cached or self.state / "cache"

    @property
    def state(self) -> Path:
        """Folder of ledger, snapshots and quarantine."""
        return self.root / ".reportgen"

    @property
    def output(self) -> Path:
        """Folder of finished reports."""
        return self.root / "output"

    @property
    def languages(self) -> Path:
        """Folder of the project's own language catalogues; it need not exist."""
        return self.root / LANGUAGES

    @property
    def templates(self) -> Path:
        """Folder of the project's own templates; it need not exist."""
        return self.root / "templates"

    @property
    def fingerprint(self) -> str:
        """Hash of all that is configured and can be seen in a report.

        The same bytes in the same files give the same, wherever the project lies; to whom and how a report is sent changes nothing.
        """
        seen = [file for file in self.files if file.file not in UNSEEN]
        listed = json.dumps([[file.file, file.seen or file.sha256] for file in seen])
        return sha256(listed.encode()).hexdigest()

    def problem(self, name: str, path: tuple[str | int, ...], what: str, instead: str = "") -> Problem:
        """A Problem at a place of a file of config/, e.g. `problem("goals.yaml", ("plan", "leads"), "...")`."""
        return self.written.problem(name, path, what, instead)


def _seen(document: YamlFile) -> str:
    """Hash of business.yaml as if it set no limit of memory, which no figure depends on; "" where no line sets one."""
    if document.root is None or not _LIMIT.search(document.data):
        return ""
    rest = parse(_LIMIT.sub(b"", document.data), document.file)
    said = document.root.plain()
    if rest.root is None or not isinstance(said, dict):
        return ""
    del said["memory_limit"]
    return rest.sha256 if rest.root.plain() == said else ""


def load(folder: Path, environ: Mapping[str, str]) -> Project:
    """Read a project.

    Args:
        folder: the project: the folder that holds config/.
        environ: the environment, in which secrets are looked for.

    Raises:
        ConfigError: there is no project there, or its files have mistakes; every one of them is named.
    """
    config = folder / "config"
    if not config.is_dir():
        instead = "Run `reportgen init DIR` to make a project, or name one with `--project DIR`"
        raise ConfigError([Problem(str(folder), 0, "", "this folder holds no config/", instead)])
    try:
        written, problems = read_all(folder, environ)
    except OSError as error:
        what = f"config/ cannot be read: {error.strerror or error}"
        raise ConfigError([Problem(str(folder), 0, "", what)]) from None
    problems += [*disagreements(written), *delivery_disagreements(written)]
    if problems or written.business is None or written.brand is None:
        raise ConfigError(problems)
    return Project(
        root=folder,
        business=written.business,
        sources=written.sources,
        warehouse=written.warehouse,
        kpis=written.kpis,
        measures=written.measures,
        goals=written.goals,
        playbook=written.playbook,
        plan=written.plan,
        reports=written.reports,
        changes=tuple(sorted(written.changes, key=lambda change: change.date)),
        comments=written.comments,
        focus=written.focus,
        recipients=written.recipients,
        delivery=written.delivery,
        brand=written.brand,
        files=tuple(
            ConfigFile(one.file, one.sha256, _seen(one) if one.file == LIMITED else "")
            for one in sorted(written.documents.values(), key=lambda d: d.file)
        ),
        written=written,
    )

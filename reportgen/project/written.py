"""The files of config/ as written: each read into the model of the room that owns it, every mistake collected.

business.yaml   required
sources.yaml kpis.yaml goals.yaml playbook.yaml plan.yaml changes.yaml comments.yaml focus.yaml recipients.yaml delivery.yaml
                absent is empty
brand.yaml reports.yaml   absent is what is packed into the program
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from importlib import resources
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import Field, StringConstraints

from reportgen.brand import BrandFile
from reportgen.business import Business
from reportgen.changes import Change
from reportgen.comments import Comment
from reportgen.contract import AnySource, ApiSource, FileSource, InPlaceSource, SqlSource, Warehouse
from reportgen.delivery import Delivery
from reportgen.errors import Problem, did_you_mean
from reportgen.findings.playbook import PlaybookFile
from reportgen.findings.time_based import Item, Plan
from reportgen.findings.written import DecidedArea
from reportgen.goals import Goals
from reportgen.metrics.written import NAME, KpiBlock, MeasureBlock
from reportgen.project.presets import expanded
from reportgen.recipients import Recipients
from reportgen.reports import ReportSpec
from reportgen.strict_yaml.model import build, salvage
from reportgen.strict_yaml.reading import Node, YamlFile, parse, read

T = TypeVar("T")

# Names of sources and reports become names of folders and of files.
Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]*$", max_length=60)]
KpiName = Annotated[str, StringConstraints(pattern=NAME, max_length=60)]

Sources = dict[Name, AnySource]
Kpis = dict[KpiName, KpiBlock]
Measures = dict[KpiName, MeasureBlock]
Reports = Annotated[dict[Name, ReportSpec], Field(min_length=1)]
Changes = tuple[Change, ...]
Comments = tuple[Comment, ...]
Focus = tuple[DecidedArea, ...]

FILES = (
    "business.yaml", "sources.yaml", "kpis.yaml", "goals.yaml", "reports.yaml", "changes.yaml", "comments.yaml", "focus.yaml",
    "recipients.yaml",
    "delivery.yaml", "brand.yaml", "playbook.yaml", "plan.yaml",
)  # fmt: skip
PACKED = ("reports.yaml", "brand.yaml")
"""Files that the program brings itself where the project has none. Goals, sources and recipients are never among them."""

PIECES = {
    "goals.yaml": 2,
    "playbook.yaml": 2,
    "brand.yaml": 2,
    "changes.yaml": 0,
    "comments.yaml": 0,
    "focus.yaml": 0,
    "recipients.yaml": 2,
    "delivery.yaml": 2,
}
"""How deep the pieces of a file lie that are put aside when they are wrong, where that is not one step (a source, a report).
Of a list nothing is put aside: what follows would lose its place."""


@dataclass(frozen=True)
class Written:
    """All of config/.

    Attributes:
        root: the project's folder.
        documents: each file that was read, by its name in config/; the packed ones included.
        business: None when it is missing or broken.
        brand: None when it is missing or broken.
        broken: files with mistakes: only what is sound in them stands here, and what they lack cannot be held against others.
    """

    root: Path
    documents: Mapping[str, YamlFile] = field(default_factory=dict)
    business: Business | None = None
    sources: Mapping[str, FileSource | ApiSource | SqlSource | InPlaceSource] = field(default_factory=dict)
    warehouse: Warehouse | None = None
    kpis: Mapping[str, KpiBlock] = field(default_factory=dict)
    measures: Mapping[str, MeasureBlock] = field(default_factory=dict)
    goals: Goals = field(default_factory=Goals)
    playbook: PlaybookFile = field(default_factory=PlaybookFile)
    plan: Mapping[str, Item] = field(default_factory=dict)
    reports: Mapping[str, ReportSpec] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()
    comments: tuple[Comment, ...] = ()
    focus: tuple[DecidedArea, ...] = ()
    recipients: Recipients = field(default_factory=Recipients)
    delivery: Delivery = field(default_factory=Delivery)
    brand: BrandFile | None = None
    broken: frozenset[str] = frozenset()

    def problem(self, name: str, path: tuple[str | int, ...], what: str, instead: str = "") -> Problem:
        """A Problem at a place of a file of config/."""
        document = self.documents.get(name)
        line = document.root.line_of(*path) if document is not None and document.root is not None else 0
        file = document.file if document is not None else f"config/{name}"
        return Problem(file, line, ".".join(str(step) for step in path), what, instead)


class Reading:
    """The state of reading: the problems met so far and the files that are broken."""

    def __init__(self, folder: Path, environ: Mapping[str, str]) -> None:
        self.folder = folder
        self.context: Mapping[str, object] = {"environ": environ}
        self.documents: dict[str, YamlFile] = {}
        self.problems: list[Problem] = []
        self.broken: set[str] = set()

    def open(self, name: str) -> None:
        """Read a file of config/, or the packed one where the project has none; a file that may be absent is passed over."""
        path = self.folder / "config" / name
        document = read(path, f"config/{name}") if path.exists() or path.is_symlink() else None
        if name in PACKED and (document is None or (document.empty and not document.problems)):
            data = (resources.files("reportgen") / "defaults" / name).read_bytes()
            document = parse(data, f"reportgen/defaults/{name}")
        if document is None:
            return
        self.documents[name] = document
        if document.problems:
            self.problems.extend(document.problems)
            self.broken.add(name)

    def build(
        self, name: str, type_: type[T], node: Node | None, empty: T, at: tuple[str, ...] = (), *, secrets: bool = True
    ) -> T:
        """Make a file's model of a node; of a wrong one what is sound in it, so that the rest can be checked too."""
        if node is None or name in self.broken:
            return empty
        context = self.context if secrets else {}
        value, problems = build(type_, node, self.documents[name].file, at=at, context=context)
        if problems:
            self.problems.extend(problems)
            self.broken.add(name)
            value = salvage(type_, node, PIECES.get(name, 1), context)
        return empty if value is None else value

    def root(self, name: str) -> Node | None:
        """The document of a file; None where there is nothing in it."""
        document = self.documents.get(name)
        return None if document is None or document.empty else document.root


def read_all(folder: Path, environ: Mapping[str, str]) -> tuple[Written, list[Problem]]:
    """Read every file of a project's config/.

    Args:
        folder: the project.
        environ: where secrets are looked for.

    Returns:
        What could be read, and every problem met.
    """
    reading = Reading(folder, environ)
    reading.problems.extend(_unknown_files(folder / "config"))
    for name in FILES:
        reading.open(name)
    business = _business(reading)
    own, measures = _split_kpis(reading.root("kpis.yaml"))
    # Who only makes a report needs no token of an API and no password of a relay: secrets are read when something is pulled or
    # sent, and by `check`.
    written = Written(
        root=folder,
        documents=reading.documents,
        business=business,
        warehouse=_warehouse(reading),
        sources=_sources(reading),
        kpis=reading.build("kpis.yaml", Kpis, own, {}),
        measures=reading.build("kpis.yaml", Measures, measures, {}, at=("measures",)),
        goals=reading.build("goals.yaml", Goals, reading.root("goals.yaml"), Goals()),
        playbook=reading.build("playbook.yaml", PlaybookFile, reading.root("playbook.yaml"), PlaybookFile()),
        plan=reading.build("plan.yaml", Plan, reading.root("plan.yaml"), {}),
        reports=reading.build("reports.yaml", Reports, reading.root("reports.yaml"), {}),
        changes=reading.build("changes.yaml", Changes, reading.root("changes.yaml"), ()),
        comments=reading.build("comments.yaml", Comments, reading.root("comments.yaml"), ()),
        focus=reading.build("focus.yaml", Focus, reading.root("focus.yaml"), ()),
        recipients=reading.build("recipients.yaml", Recipients, reading.root("recipients.yaml"), Recipients()),
        delivery=reading.build("delivery.yaml", Delivery, reading.root("delivery.yaml"), Delivery(), secrets=False),
        brand=_brand(reading, business),
    )
    return replace(written, broken=frozenset(reading.broken)), reading.problems


def _unknown_files(config: Path) -> Iterator[Problem]:
    for path in sorted(config.iterdir()):
        if path.suffix.lower() in (".yaml", ".yml", ".json") and path.name not in FILES:
            near = did_you_mean(path.with_suffix(".yaml").name, FILES)
            yield Problem(f"config/{path.name}", 0, "", "no file of this name belongs into config/", near)


def _business(reading: Reading) -> Business | None:
    root = reading.root("business.yaml")
    if root is None and "business.yaml" not in reading.broken:
        what = "the file is empty" if "business.yaml" in reading.documents else "the file is missing"
        instead = "Write at least name, timezone and currency"
        reading.problems.append(Problem("config/business.yaml", 0, "", what, instead))
        reading.broken.add("business.yaml")
    return reading.build("business.yaml", Business, root, None)


def _warehouse(reading: Reading) -> Warehouse | None:
    """The warehouse of sources.yaml, which stands beside the sources under a name of its own."""
    root = reading.root("sources.yaml")
    said = root.child("warehouse") if root is not None else None
    none: Warehouse | None = None
    return reading.build("sources.yaml", Warehouse, said, none, at=("warehouse",), secrets=False)


def _sources(reading: Reading) -> Sources:
    root = reading.root("sources.yaml")
    if root is not None and isinstance(root.value, dict) and "warehouse" in root.value:
        root = replace(root, value={key: node for key, node in root.value.items() if key != "warehouse"})
    root, problems = expanded(root, "config/sources.yaml")
    made = reading.build("sources.yaml", Sources, root, {}, secrets=False)
    if problems:
        reading.problems.extend(problems)
        reading.broken.add("sources.yaml")
    return made


def _split_kpis(root: Node | None) -> tuple[Node | None, Node | None]:
    """The KPIs and the measures of kpis.yaml, where measures stand beside the KPIs under a name of their own."""
    if root is None or not isinstance(root.value, dict):
        return root, None
    return replace(root, value={key: node for key, node in root.value.items() if key != "measures"}), root.child(
        "measures"
    )


def _brand(reading: Reading, business: Business | None) -> BrandFile | None:
    """The brand; the packed one bears the business's name."""
    root = reading.root("brand.yaml")
    packed = reading.documents["brand.yaml"].file.startswith("reportgen/")
    if packed and root is not None and business is not None:
        look = root.child("brand")
        if look is not None and isinstance(look.value, dict):
            named = replace(look, value={**look.value, "name": Node(look.line, business.name[:60], business.name)})
            root = replace(root, value={"brand": named})
    elif packed:
        return None
    return reading.build("brand.yaml", BrandFile, root, None)

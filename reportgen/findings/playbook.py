"""The playbook: what is looked at, and what to do about it, as data.

The rules of the house lie in `playbook.yaml` beside this module; `config/playbook.yaml` of a project changes, adds or silences
rules in one place. As written a rule is a `RuleBlock`, in which all may be left out; as resolved it is a `Rule`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from reportgen.errors import did_you_mean
from reportgen.text import Msg

RuleId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=60)]
Texts = (
    Annotated[str, Field(min_length=1, max_length=300)]
    | Annotated[dict[str, Annotated[str, Field(min_length=1, max_length=300)]], Field(min_length=1)]
)
Watch = Annotated[tuple[Name, ...], Field(min_length=3, max_length=5)]


Block = TypeVar("Block", bound=BaseModel)
Value = TypeVar("Value")


class RuleBlock(BaseModel):
    """One row of the playbook: enough of something, not enough of what follows.

    Attributes:
        enough: KPIs that must not be short, or the bottleneck lies before this step.
        weak: KPIs of which one must be weak; the first that is gives the area its name.
        brings: the count that grows when the weakness is closed: sessions, leads, mqls, sals, sqls, opportunities, customers.
        unless: rules that explain this one: where one of them holds, this one says nothing.
        segments: dimension of which each segment is looked at too: against its own benchmark, else against the rest.
        look: KPI -> dimensions in which it is looked for where the weakness sits.
        costs: a rate that must be lower where the weak KPI is worse, by the first dimension `look` names for it; else the rule
            says nothing.
        mix: whether what is to be done changes the mix too, so that what a shifted mix lost is won back by it.
        watch: three to five KPIs by which one sees whether it gets better.
        actions: what to do, the first one first: one text for every language, or language code -> text. A number in the
            packaged playbook, whose texts are in the language catalogues.
        title: name of the rule, at most 60 characters or so: one text, or language code -> text.
        owner: who answers for it.
        silent: true lets the rule say nothing.
    """

    model_config = ConfigDict(defer_build=True, frozen=True, extra="forbid")

    enough: tuple[Name, ...] = ()
    weak: tuple[Name, ...] = ()
    brings: Name | None = None
    unless: tuple[RuleId, ...] = ()
    segments: Name | None = None
    costs: Name | None = None
    mix: bool = False
    look: dict[Name, tuple[Name, ...]] = Field(default_factory=dict)
    watch: Watch | None = None
    actions: (
        Annotated[int, Field(ge=1, le=9)] | Annotated[tuple[Texts, ...], Field(min_length=1, max_length=9)] | None
    ) = None
    title: Texts | None = None
    owner: str = Field(default="", max_length=120)
    silent: bool = False


class DoubleDownBlock(BaseModel):
    """What works so well that it deserves more: which segments are looked at, and when there is room for more of them.

    Attributes:
        later: rates to a later stage; of each dimension the first one that has enough conversions is taken.
        dimensions: whose segments are looked at.
        cap: share of the whole from which on there is no room to grow.
        grow: by which share of itself a segment is reckoned to grow.
        leave_out: dimension -> segments that nobody can buy or make more of.
        watch: three to five KPIs to watch.
        actions: as of a rule.
        owner: who answers for it.
        silent: true lets no segment be named.
    """

    model_config = ConfigDict(defer_build=True, frozen=True, extra="forbid")

    later: tuple[Name, ...] = ()
    dimensions: tuple[Name, ...] = ()
    cap: float | None = Field(default=None, gt=0, le=1)
    grow: float | None = Field(default=None, gt=0, le=10)
    leave_out: dict[Name, tuple[str, ...]] = Field(default_factory=dict)
    watch: Watch | None = None
    actions: (
        Annotated[int, Field(ge=1, le=9)] | Annotated[tuple[Texts, ...], Field(min_length=1, max_length=9)] | None
    ) = None
    owner: str = Field(default="", max_length=120)
    silent: bool = False


class PlaybookFile(BaseModel):
    """As written in `config/playbook.yaml`: what is to differ from the packaged playbook.

    Attributes:
        rules: id -> rule; of a packaged rule only what is to be different.
        double_down: what works so well that it deserves more.
        at_most: how many focus areas a quarter may have besides those of the plan.
        chance: share of the found that may be chance.
        least: customers a year below which nothing is worth a quarter's attention.
        owner: who answers for what no rule gives an owner.
    """

    model_config = ConfigDict(defer_build=True, frozen=True, extra="forbid")

    rules: dict[RuleId, RuleBlock] = Field(default_factory=dict)
    double_down: DoubleDownBlock = Field(default_factory=DoubleDownBlock)
    at_most: int | None = Field(default=None, ge=0, le=10)
    chance: float | None = Field(default=None, gt=0, lt=0.5)
    least: float | None = Field(default=None, ge=0)
    owner: str | None = Field(default=None, max_length=120)


@dataclass(frozen=True)
class Rule:
    """A rule as resolved; see `RuleBlock`. `actions` are messages, `own` says that a project wrote it."""

    id: str
    enough: tuple[str, ...]
    weak: tuple[str, ...]
    brings: str | None
    unless: tuple[str, ...]
    segments: str | None
    costs: str | None
    look: Mapping[str, tuple[str, ...]]
    watch: tuple[str, ...]
    actions: tuple[Msg, ...]
    owner: str
    own: bool = False
    mix: bool = False


@dataclass(frozen=True)
class DoubleDown:
    """As resolved; see `DoubleDownBlock`."""

    later: tuple[str, ...]
    dimensions: tuple[str, ...]
    cap: float
    grow: float
    leave_out: Mapping[str, frozenset[str]]
    watch: tuple[str, ...]
    actions: tuple[Msg, ...]
    owner: str


@dataclass(frozen=True)
class Playbook:
    """All rules in the order of the chain, and the thresholds.

    Attributes:
        rules: those that are not silenced.
        double_down: None where it is silenced.
        silenced: ids of the silenced, sorted.
        labels: (language, key, text) of the texts a project wrote itself.
    """

    rules: tuple[Rule, ...]
    double_down: DoubleDown | None
    at_most: int
    chance: float
    least: float
    silenced: tuple[str, ...] = ()
    labels: tuple[tuple[str, str, str], ...] = field(default=(), repr=False)

    def rule(self, name: str) -> Rule | None:
        """The rule of an id; None where there is none or it is silenced."""
        return next((rule for rule in self.rules if rule.id == name), None)


@cache
def packaged() -> PlaybookFile:
    """The playbook of the house."""
    from ruamel.yaml import YAML

    text = (resources.files("reportgen.findings") / "playbook.yaml").read_text(encoding="utf-8")
    return PlaybookFile.model_validate(YAML(typ="safe").load(text))


def resolve(own: PlaybookFile | None = None) -> Playbook:
    """The packaged playbook with what a project says otherwise."""
    house, mine = packaged(), own or PlaybookFile()
    owner = mine.owner if mine.owner is not None else house.owner or ""
    blocks = {name: _over(block, mine.rules.get(name)) for name, block in house.rules.items()}
    blocks |= {name: block for name, block in mine.rules.items() if name not in house.rules}
    rules = tuple(
        _rule(name, block, owner, name not in house.rules) for name, block in blocks.items() if not block.silent
    )
    double = _over(house.double_down, mine.double_down)
    silenced = [name for name, block in blocks.items() if block.silent] + ["double_down"] * double.silent
    return Playbook(
        rules,
        None if double.silent else _double_down(double, owner),
        _first(mine.at_most, house.at_most),
        _first(mine.chance, house.chance),
        _first(mine.least, house.least),
        tuple(sorted(silenced)),
        tuple(_labels({**mine.rules, "double_down": mine.double_down})),
    )


def flaws(own: PlaybookFile) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """What a playbook lacks that its model cannot see: (place, what is wrong, what to write instead)."""
    house = packaged()
    known = {*house.rules, *own.rules}
    for name, block in own.rules.items():
        lacking = [each for each in ("weak", "watch", "actions", "title") if not getattr(block, each)]
        if name not in house.rules and len(lacking) == 4:
            yield ("rules", name), f"there is no rule '{name}' to change or silence", did_you_mean(name, house.rules)
        elif name not in house.rules and lacking and not block.silent:
            instead = f"Write what it lacks, or give the id of a packaged rule: {', '.join(house.rules)}"
            yield ("rules", name), f"the rule lacks {', '.join(lacking)}", instead
        if isinstance(block.actions, int):
            yield ("rules", name, "actions"), "actions are texts, found a number", "Write a list of what to do"
        for index, other in enumerate(block.unless):
            if other not in known:
                yield (
                    ("rules", name, "unless", index),
                    f"there is no rule '{other}'",
                    f"It is one of: {', '.join(sorted(known))}",
                )


def named_kpis(own: PlaybookFile) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every KPI a playbook names, with its place."""
    for name, block in own.rules.items():
        for key in ("enough", "weak", "watch"):
            for index, kpi in enumerate(getattr(block, key) or ()):
                yield ("rules", name, key, index), kpi
        for key in ("brings", "costs"):
            if getattr(block, key) is not None:
                yield ("rules", name, key), getattr(block, key)
        for kpi in block.look:
            yield ("rules", name, "look", kpi), kpi
    for key in ("later", "watch"):
        for index, kpi in enumerate(getattr(own.double_down, key) or ()):
            yield ("double_down", key, index), kpi


def _over(house: Block, own: Block | None) -> Block:
    """A block with what another says otherwise."""
    return (
        house if own is None else house.model_copy(update={name: getattr(own, name) for name in own.model_fields_set})
    )


def _first(*values: Value | None) -> Value:
    return next(value for value in values if value is not None)


def _rule(name: str, block: RuleBlock, owner: str, own: bool) -> Rule:
    return Rule(
        name, block.enough, block.weak, block.brings, block.unless, block.segments, block.costs, block.look, block.watch or (),
        _actions(name, block.actions), block.owner or owner, own, block.mix,
    )  # fmt: skip


def _double_down(block: DoubleDownBlock, owner: str) -> DoubleDown:
    return DoubleDown(
        block.later, block.dimensions, block.cap or 1.0, block.grow or 0.5,
        {name: frozenset(one.casefold() for one in values) for name, values in block.leave_out.items()},
        block.watch or (), _actions("double_down", block.actions), block.owner or owner,
    )  # fmt: skip


def _actions(name: str, written: int | tuple[Texts, ...] | None) -> tuple[Msg, ...]:
    count = written if isinstance(written, int) else len(written or ())
    return tuple(Msg.of(f"rule-{name}-action-{number + 1}") for number in range(count))


def _labels(blocks: Mapping[str, RuleBlock | DoubleDownBlock]) -> Iterator[tuple[str, str, str]]:
    """The texts a project wrote: (language or "" for every one, key, text)."""
    for name, block in blocks.items():
        written: list[tuple[str, Texts]] = []
        if isinstance(block, RuleBlock) and block.title is not None:
            written.append((f"rule-{name}", block.title))
        if isinstance(block.actions, tuple):
            written += [(f"rule-{name}-action-{number + 1}", text) for number, text in enumerate(block.actions)]
        for key, text in written:
            yield from ((code, key, said) for code, said in (text.items() if isinstance(text, dict) else [("", text)]))

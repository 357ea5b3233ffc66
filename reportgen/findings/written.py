"""`config/focus.yaml`: what the owners of focus areas decided, kept beside the configuration so that it can be reviewed like code.

`reportgen focus` writes it and people may change it; what stands in it holds, whatever the ledger says. An entry carries what was
found, so that the next review needs nothing else.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from reportgen.findings.base import Decision, FocusArea
from reportgen.findings.memory import FormError, area_from, area_json
from reportgen.text import Msg

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]
Id = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]

HEAD = """\
# What was decided about the focus areas of each quarter. `reportgen focus` writes here; what stands here holds.
"""
OWN = ("id", "quarter", "decision", "by_whom", "note")
"""Fields of an area that an entry has in its own words."""
PLAIN = re.compile(r"[A-Za-z0-9][\w-]*")


class DecidedArea(BaseModel):
    """One decision about a focus area; of two about the same area the later one in the file counts.

    Attributes:
        quarter: name of the quarter in whose figures it was found, e.g. 2026-Q1.
        id: of the focus area.
        decision: accepted, edited or rejected.
        by: who decided.
        on: the day.
        owner: who answers for it; nobody said otherwise where it is left out.
        due: by when.
        actions: what to do instead of what was proposed, the first one first.
        note: why, in the owner's own words.
        found: the focus area as it was found, as the program wrote it.
    """

    model_config = ConfigDict(defer_build=True, frozen=True, extra="forbid")

    quarter: Name
    id: Id
    decision: Literal["accepted", "edited", "rejected"]
    by: Name
    on: date
    owner: Annotated[str, StringConstraints(strip_whitespace=True, max_length=120)] = ""
    due: date | None = None
    actions: Annotated[tuple[Words, ...], Field(max_length=9)] = ()
    note: Annotated[str, StringConstraints(strip_whitespace=True, max_length=1000)] = ""
    found: dict[str, Any]

    @model_validator(mode="after")
    def _is_an_area(self) -> DecidedArea:
        try:
            _ = self.area
        except FormError as error:
            raise ValueError(f"'found' is not what the program wrote: {error}") from None
        return self

    @property
    def area(self) -> FocusArea:
        """The focus area as it was decided on."""
        found = area_from({"quarter": self.quarter, **self.found, "id": self.id})
        actions = tuple(Msg.of("own-words", words=each) for each in self.actions)
        return replace(
            found, decision=Decision(self.decision), by_whom=self.by, note=self.note, owner=self.owner or found.owner,
            due=self.due or found.due, actions=actions or found.actions,
        )  # fmt: skip


def entry(area: FocusArea, on: date) -> str:
    """An area that was decided on, as it stands in the file.

    Args:
        area: with its decision, and by whom.
        on: the day of the decision.
    """
    found = {name: value for name, value in area_json(area).items() if name not in OWN or isinstance(value, dict)}
    own = [dict(each.params)["words"] for each in area.actions if each.key == "own-words"]
    if area.decision is not Decision.EDITED or len(own) < len(area.actions):
        own = []
    said: dict[str, Any] = {
        "quarter": area.quarter.id, "id": area.id, "decision": str(area.decision), "by": area.by_whom, "on": on.isoformat(),
        "owner": area.owner, "due": area.due.isoformat() if area.due else None, "actions": own, "note": area.note,
    }  # fmt: skip
    lines = [f"{name}: {_scalar(value)}" for name, value in said.items() if value not in ("", None, [])]
    lines += ["found:", *_block(found, 2)]
    return "- " + "\n  ".join(lines) + "\n"


def with_entry(text: str, area: FocusArea, on: date) -> str:
    """The file with a decision in it: in the place of the last one about the same area, else at its end."""
    blocks = re.split(r"^(?=- )", text or HEAD, flags=re.MULTILINE)
    mine = [
        number for number, block in enumerate(blocks)
        if re.search(rf"^[- ] quarter: \"?{re.escape(area.quarter.id)}\"?\s*$", block, re.MULTILINE)
        and re.search(rf"^[- ] id: \"?{re.escape(area.id)}\"?\s*$", block, re.MULTILINE)
    ]  # fmt: skip
    new = entry(area, on)
    if mine:
        blocks[mine[-1]] = new
    else:
        if blocks[-1] and not blocks[-1].endswith("\n"):
            blocks[-1] += "\n"
        blocks.append(new)
    return "".join(blocks)


def _scalar(value: Any) -> str:
    if isinstance(value, str) and PLAIN.fullmatch(value) and not _reads_otherwise(value):
        return value
    return _quoted(value)


def _quoted(value: Any) -> str:
    """A value in JSON, which is YAML too; letters that no editor shows by their numbers."""
    return "".join(
        letter
        if letter.isprintable()
        else f"\\u{ord(letter):04x}"
        if ord(letter) < 1 << 16
        else f"\\U{ord(letter):08x}"
        for letter in json.dumps(value, ensure_ascii=False)
    )


def _reads_otherwise(text: str) -> bool:
    """Whether YAML would take a plain word for something else: a number, a truth value, nothing."""
    if text.lower() in ("true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan", "inf"):
        return True
    return re.fullmatch(r"[\d_.xobeEa-fA-F+-]+", text) is not None and re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) is None


def _block(found: Mapping[str, Any], indent: int) -> list[str]:
    """A mapping line by line; what lies in lists stands in one line each."""
    lines = []
    for name, value in found.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            lines.append(f"{' ' * indent}{name}:")
            lines += [f"{' ' * indent}- {_quoted(each)}" for each in value]
        else:
            lines.append(f"{' ' * indent}{name}: {_scalar(value)}")
    return lines

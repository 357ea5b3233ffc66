"""A source that names a preset: what the user says beside it. All else is found in its files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar, Literal

from pydantic import Field, field_validator
from pydantic.config import JsonDict

from reportgen.contract import preset as presets
from reportgen.contract.declared import ColumnMap, FileSource, Source
from reportgen.contract.preset import FilePreset
from reportgen.errors import did_you_mean

DEFAULTS = ("key", "overlap", "dense", "complete", "max_rejected")
"""Keys that a preset may say for a source as a whole, where its user does not."""


def _known(schema: JsonDict) -> None:
    schema["enum"] = [name for name in presets.names() if presets.kind(name) == "file"]


class PresetSource(FileSource):
    """One source whose files are exports of a known system.

    Attributes:
        preset: name of the preset; `reportgen sources --presets` lists them.
        variant: which form of the export, where the files hold several.
        kind: found in each file.
        table: of the preset.
        columns: for those that the preset does not find: the table's column -> where it comes from.
    """

    UNREAD: ClassVar[frozenset[str]] = Source.UNREAD | {"preset", "variant"}

    preset: str = Field(json_schema_extra=_known)
    variant: str | None = None
    kind: Literal["csv", "xlsx", "parquet"] = "csv"
    table: str = ""
    columns: dict[str, ColumnMap] = Field(default_factory=dict)

    @field_validator("preset")
    @classmethod
    def _there_is_one(cls, name: str) -> str:
        if presets.kind(name) != "file":
            near = did_you_mean(name, presets.names())
            raise ValueError(f"no preset is called '{name}'. {near}".strip())
        return name

    @property
    def known(self) -> FilePreset:
        """The preset."""
        return presets.file_preset(self.preset)

    @property
    def said(self) -> dict[str, Any]:
        """What the user says, by key, as written."""
        own = {"preset", "variant", "table", "path"}
        return self.model_dump(by_alias=True, exclude_unset=True, exclude=own)


def defaults(name: str) -> dict[str, Any]:
    """What a preset says for a source as a whole, as it would stand in config/sources.yaml; {} where there is no such preset."""
    if presets.kind(name) != "file":
        return {}
    known = presets.file_preset(name)
    said = {key: getattr(known, key) for key in DEFAULTS if key in known.model_fields_set}
    plain = {
        key: value.model_dump(mode="json") if hasattr(value, "model_dump") else value for key, value in said.items()
    }
    return {
        "table": known.table,
        **{key: list(value) if isinstance(value, tuple) else value for key, value in plain.items()},
    }


def preset_problems(source: PresetSource) -> Iterator[tuple[str, str, str]]:
    """What is wrong with what is said beside a preset."""
    if source.variant is not None and source.variant not in source.known.variants:
        what = f"'{source.preset}' has no variant '{source.variant}'"
        yield "variant", what, did_you_mean(source.variant, source.known.variants)

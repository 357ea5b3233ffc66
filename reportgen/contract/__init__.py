"""What a source promises to deliver, declared by a human, and the values that pass between intake and landing.

Nothing about a file is guessed while it is read: its contract says how it is written and what its columns mean. `declared`
holds the models of one block of `config/sources.yaml`, `api` those of an API, `database` those of a database; `problems` names
what is wrong with it; `derive` reads the SQL expressions a contract may hold, `select` the queries; `dates` the date formats;
`channels` the channel a visit belongs to; `arrivals` what is handed from a reader of files to landing.
"""

from typing import Annotated, Any

from pydantic import Discriminator, Tag

from reportgen.contract.api import ApiSource
from reportgen.contract.arrivals import Arrival, Batch, Dialect, Read, Signature
from reportgen.contract.database import SqlSource
from reportgen.contract.declared import ColumnMap, Complete, EstimatedDays, FileSource, Lines, RowRule, Source
from reportgen.contract.in_place import InPlaceSource, Warehouse
from reportgen.contract.preset_source import PresetSource
from reportgen.contract.problems import fed_columns, problems


def _meant(value: Any) -> str:
    """Which kind of source is meant, also where its `kind` is missing or misspelt: an API has an address and no path."""
    if not isinstance(value, dict):
        kinds: tuple[tuple[type, str], ...] = (
            (SqlSource, "sql"),
            (ApiSource, "api"),
            (InPlaceSource, "in_place"),
            (PresetSource, "exports of a preset"),
        )
        return next((kind for model, kind in kinds if isinstance(value, model)), "file")
    if "preset" in value:
        return "exports of a preset"
    if (kind := value.get("kind")) in ("api", "sql"):
        return str(kind) if kind == "api" or "url" in value else "in_place"
    if "url" not in value or "path" in value:
        return "file"
    return "sql" if {"query", "from"} & value.keys() else "api"


AnySource = Annotated[
    Annotated[FileSource, Tag("file")]
    | Annotated[PresetSource, Tag("exports of a preset")]
    | Annotated[ApiSource, Tag("api")]
    | Annotated[SqlSource, Tag("sql")]
    | Annotated[InPlaceSource, Tag("in_place")],
    Discriminator(_meant),
]
"""A source of any kind, as it is read from the configuration."""

__all__ = [
    "AnySource",
    "ApiSource",
    "Arrival",
    "Batch",
    "ColumnMap",
    "Complete",
    "Dialect",
    "EstimatedDays",
    "FileSource",
    "InPlaceSource",
    "Lines",
    "PresetSource",
    "Read",
    "RowRule",
    "Signature",
    "Source",
    "SqlSource",
    "Warehouse",
    "fed_columns",
    "problems",
]

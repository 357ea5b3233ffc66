"""What a source promises to deliver, declared by a human, and the values that pass between intake and landing.

Nothing about a file is guessed while it is read: its contract says how it is written and what its columns mean. `declared`
holds the models of one block of `config/sources.yaml`, `api` those of an API; `problems` names what is wrong with it; `derive`
reads the SQL expressions a contract may hold; `dates` the date formats; `channels` the channel a visit belongs to; `arrivals`
what is handed from a reader of files to landing.
"""

from typing import Annotated, Any

from pydantic import Discriminator, Tag

from reportgen.contract.api import ApiSource
from reportgen.contract.arrivals import Arrival, Batch, Dialect, Read, Signature
from reportgen.contract.declared import ColumnMap, Complete, EstimatedDays, FileSource, Lines, RowRule, Source
from reportgen.contract.problems import fed_columns, problems


def _meant(value: Any) -> str:
    """Which kind of source is meant, also where its `kind` is missing or misspelt: an API has an address and no path."""
    if isinstance(value, dict):
        return "api" if value.get("kind") == "api" or ("url" in value and "path" not in value) else "file"
    return "api" if isinstance(value, ApiSource) else "file"


AnySource = Annotated[Annotated[FileSource, Tag("file")] | Annotated[ApiSource, Tag("api")], Discriminator(_meant)]
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
    "Lines",
    "Read",
    "RowRule",
    "Signature",
    "Source",
    "fed_columns",
    "problems",
]

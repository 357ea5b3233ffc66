"""What was changed when and where: `config/changes.yaml`, printed beside the figures it may explain."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Text = Annotated[str, Field(min_length=1, max_length=300)]


class Change(BaseModel):
    """One entry of the change log: a form, a price, a campaign, a tracking tag.

    Attributes:
        date: the day from which it holds.
        what: what was changed: one text for every language, or language code -> text.
        where: the form, page or campaign; "" when it concerns everything.
        tables: tables whose figures it may move; empty when any.
        kpis: ids of KPIs it may move; empty when any.
    """

    model_config = ConfigDict(defer_build=True, frozen=True, extra="forbid")

    date: date
    what: Text | Annotated[dict[str, Text], Field(min_length=1)]
    where: str = ""
    tables: tuple[str, ...] = ()
    kpis: tuple[str, ...] = ()

    def what_in(self, language: str) -> str:
        """What was changed, in a language; in English or else the first language given where that one is not."""
        if isinstance(self.what, str):
            return self.what
        return self.what.get(language) or self.what.get("en") or self.what[min(self.what)]

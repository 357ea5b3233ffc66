"""The facts of the business that every figure depends on: `config/business.yaml`."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, BaseModel, ConfigDict, Field


def _known_zone(name: str) -> str:
    if name not in available_timezones():
        raise ValueError(f"no time zone is called '{name}'; write one like Europe/Berlin")
    return name


class Business(BaseModel):
    """As written in `config/business.yaml`.

    Attributes:
        name: the company, as it stands on the reports.
        timezone: IANA name; days begin at its midnight.
        currency: ISO 4217 code of the reporting currency.
        country: ISO 3166 code whose public holidays are no business days; None counts Monday to Friday.
        fiscal_year_start: month in which the fiscal year begins.
        as_of: pins "today"; without it the oldest complete-through date of the tables that are needed.
        stages: the business's stages in order, out of lead, mql, sal, sql, opportunity, customer.
        gross_margin: fraction of revenue that remains; None leaves lifetime value unmeasured.
        expected_years: how long a customer stays; None leaves lifetime value unmeasured.
        language: code of the default language of reports.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(min_length=1)
    timezone: Annotated[str, AfterValidator(_known_zone)]
    currency: str = Field(pattern=r"^[A-Z]{3}$")
    country: str | None = Field(default=None, pattern=r"^[A-Z]{2}$")
    fiscal_year_start: int = Field(default=1, ge=1, le=12)
    as_of: date | None = None
    stages: tuple[Literal["lead", "mql", "sal", "sql", "opportunity", "customer"], ...] = (
        "lead", "mql", "sal", "sql", "opportunity", "customer",
    )  # fmt: skip
    gross_margin: float | None = Field(default=None, gt=0, le=1)
    expected_years: float | None = Field(default=None, gt=0)
    language: str = "en"

    @property
    def zone(self) -> ZoneInfo:
        """The time zone, ready for use."""
        return ZoneInfo(self.timezone)

"""What reports there are and what stands in each: `config/reports.yaml`, a mapping of id to `ReportSpec`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from reportgen.errors import did_you_mean

SECTIONS = ("summary", "funnel", "stage", "paid", "changes", "definitions")
"""Sections in the order in which a report usually has them; each is a module of `reportgen.assemble`."""

USUAL = ("summary", "funnel", "stage", "paid", "definitions")
"""Sections of a report that does not say which; what was changed stands beside the charts."""

CARDS = 4
"""KPI cards in a row; an A4 page takes one row of four."""


def _known_sections(names: tuple[str, ...]) -> tuple[str, ...]:
    for name in names:
        if name not in SECTIONS:
            raise ValueError(f"no section is called '{name}'. {did_you_mean(name, SECTIONS)}")
    doubled = sorted({name for name in names if names.count(name) > 1})
    if doubled:
        raise ValueError(f"section '{doubled[0]}' is listed twice")
    return names


def _no_doubles(names: tuple[str, ...]) -> tuple[str, ...]:
    doubled = sorted({name for name in names if names.count(name) > 1})
    if doubled:
        raise ValueError(f"'{doubled[0]}' is listed twice")
    return names


Text = Annotated[str, Field(min_length=1, max_length=120)]


class ReportSpec(BaseModel):
    """One report, as written in `config/reports.yaml`.

    Attributes:
        grain: length of the period it covers.
        title: its name: one text for every language, or language code -> text; None takes the catalogue's own.
        sections: what stands in it, in order.
        cards: ids of the KPIs on the summary's cards, at most four.
        formats: the files made of it.
        language: code of its language; None takes the business's.
        owner: who answers for it; stands in its provenance.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    grain: Literal["week", "month", "quarter", "year"]
    title: Text | dict[str, Text] | None = None
    sections: Annotated[tuple[str, ...], Field(min_length=1), AfterValidator(_known_sections)] = USUAL
    cards: Annotated[tuple[str, ...], Field(max_length=CARDS), AfterValidator(_no_doubles)] = (
        "revenue", "customers", "leads", "visitor_to_lead",
    )  # fmt: skip
    formats: Annotated[
        tuple[Literal["pdf", "html", "xlsx", "json"], ...], Field(min_length=1), AfterValidator(_no_doubles)
    ] = (
        "pdf",
        "html",
    )
    language: str | None = None
    owner: str | None = None

    def title_in(self, language: str) -> str | None:
        """The title in a language; any other language's where that one is not given; None where none is given."""
        if self.title is None or isinstance(self.title, str):
            return self.title
        if language in self.title:
            return self.title[language]
        return self.title.get("en") or (self.title[min(self.title)] if self.title else None)

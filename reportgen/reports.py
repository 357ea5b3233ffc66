"""What reports there are and what stands in each: `config/reports.yaml`, a mapping of id to `ReportSpec`."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from reportgen.addresses import Mailbox
from reportgen.errors import did_you_mean
from reportgen.timetable import ScheduleSpec
from reportgen.timetable.durations import Length

SECTIONS = ("cover", "summary", "ladder", "funnel", "stage", "attract", "convert", "close", "delight", "paid", "focus",
            "last_focus", "calendar", "months", "changes", "definitions")  # fmt: skip
"""Sections in the order in which a report usually has them; each is a module of `reportgen.assemble`."""

USUAL = ("summary", "ladder", "funnel", "stage", "paid", "definitions")
"""Sections of a report that does not say which; what was changed stands beside the charts. The ladder needs a goal of the year; on
the few pages of a week or a month it takes the place of the funnel. See `ReportSpec.fitting`."""

PACK = ("cover", "summary", "ladder", "attract", "convert", "close", "delight", "paid", "focus", "last_focus", "calendar",
        "definitions")  # fmt: skip
"""Sections of a quarter's report that does not say which: a pack of ten to fourteen pages. Without a goal the funnel takes the
place of the ladder."""

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
GroupName = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$", max_length=60)]


class Limit(BaseModel):
    """Between which limits its owner holds a figure of a report to be possible; outside of them the report is held.

    Attributes:
        at_least: the smallest value, in the KPI's own unit; a share of 5 % is 0.05.
        at_most: the greatest.
        change: the furthest it may move from the period before, as a fraction of that: 0.6 is 60 % up or down.
    """

    model_config = ConfigDict(defer_build=True, frozen=True, extra="forbid")

    at_least: float | None = None
    at_most: float | None = None
    change: float | None = Field(default=None, gt=0)

    @model_validator(mode="after")
    def _some_limit(self) -> Self:
        if self.at_least is None and self.at_most is None and self.change is None:
            raise ValueError("write at_least, at_most or change")
        if self.at_least is not None and self.at_most is not None and self.at_least > self.at_most:
            raise ValueError(f"at_least {self.at_least:g} lies above at_most {self.at_most:g}")
        return self


class Review(BaseModel):
    """Somebody looks at a report before it is sent; without his word it is not.

    Attributes:
        window: after this time without a word the owner is reminded.
    """

    model_config = ConfigDict(defer_build=True, frozen=True, extra="forbid")

    window: Length = timedelta(hours=24)

    @model_validator(mode="before")
    @classmethod
    def _required(cls, value: Any) -> Any:
        return {} if value == "required" else value


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
        limits: KPI -> limits outside of which the report is held for somebody to look at.
        schedule: when it is made by itself; None for on demand only.
        recipients: names of groups in config/recipients.yaml, or addresses.
        review: `required`: it is sent only when somebody approved it.
        send_when: `always`, or only when a card misses its target (`target_missed`) or there is a finding (`finding`).
        on_incomplete: `wait` for sources that are not complete, or `hold` at once what is made without them.
    """

    model_config = ConfigDict(defer_build=True, frozen=True, extra="forbid")

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
    limits: dict[str, Limit] = Field(default_factory=dict)
    schedule: ScheduleSpec | None = None
    recipients: tuple[GroupName | Mailbox, ...] = ()
    review: Review | None = None
    send_when: Literal["always", "target_missed", "finding"] = "always"
    on_incomplete: Literal["wait", "hold"] = "wait"

    @model_validator(mode="after")
    def _pack(self) -> Self:
        if "sections" not in self.model_fields_set and self.grain == "quarter":
            object.__setattr__(
                self, "sections", PACK
            )  # the model is frozen, and what was not written is not marked as written
        return self

    def fitting(self, *, goal: bool) -> ReportSpec:
        """The report with the sections it has where a goal is set or not; those that were written stay as they are."""
        if "sections" in self.model_fields_set:
            return self
        if self.sections == PACK:
            named = tuple("funnel" if name == "ladder" and not goal else name for name in PACK)
            return self.model_copy(update={"sections": named})
        out = "ladder" if not goal else "funnel" if self.grain in ("week", "month") else ""
        return self.model_copy(update={"sections": tuple(name for name in self.sections if name != out)})

    def title_in(self, language: str) -> str | None:
        """The title in a language; any other language's where that one is not given; None where none is given."""
        if self.title is None or isinstance(self.title, str):
            return self.title
        if language in self.title:
            return self.title[language]
        return self.title.get("en") or (self.title[min(self.title)] if self.title else None)

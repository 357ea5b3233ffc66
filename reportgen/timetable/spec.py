"""What the configuration says of a schedule, and the same with the business's calendar filled in."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from reportgen.errors import did_you_mean
from reportgen.periods import MONDAY, Grain
from reportgen.timetable.durations import Length
from reportgen.timetable.rules import Calendar, Rule
from reportgen.timetable.words import parse

CatchUp = Literal["latest", "all", "skip"]


def _understood(text: str) -> str:
    parse(text)
    return text


def _zone(name: str | None) -> str | None:
    if name is not None and name not in available_timezones():
        raise ValueError(f"no time zone is called '{name}'. {did_you_mean(name, available_timezones())}")
    return name


class ScheduleSpec(BaseModel):
    """When a report is made, as written in `config/reports.yaml`; the words alone may be written in its place.

    Attributes:
        when: words such as `3rd business day after month end at 08:00`, or `cron: 30 8 * * mon-fri`.
        timezone: IANA name; the business's without it.
        country: ISO 3166 code whose public holidays are no business days; the business's without it.
        holidays: a file of further days that are no business days; the business's without it.
        covers: the `last` period that is complete, or the `current` one to date; without it the current one where the words
            name its end (`last business day of the quarter`), else the last.
        catch_up: of what was missed while nothing ran, make the `latest`, `all`, or none (`skip`).
        catch_up_window: what was due longer ago than this is never made.
        deadline: how long after it is due a report waits for its sources before its owner is told.
        ask_again: how long it waits before it looks at its sources again.
        give_up: how long after it is due it stops waiting and ends as expired.
    """

    model_config = ConfigDict(defer_build=True, frozen=True, extra="forbid")

    when: Annotated[str, Field(min_length=1, max_length=200), AfterValidator(_understood)]
    timezone: Annotated[str | None, AfterValidator(_zone)] = None
    country: str | None = Field(default=None, pattern=r"^[A-Z]{2}$")
    holidays: str | None = Field(default=None, min_length=1)
    covers: Literal["last", "current"] | None = None
    catch_up: CatchUp = "latest"
    catch_up_window: Length = timedelta(days=40)
    deadline: Length = timedelta(days=2)
    ask_again: Length = timedelta(minutes=15)
    give_up: Length = timedelta(days=20)

    @model_validator(mode="before")
    @classmethod
    def _words_alone(cls, data: Any) -> Any:
        if isinstance(data, dict) and "cron" in data and "when" not in data:
            raise ValueError(f"a cron expression is written in quotes: when: 'cron: {data['cron']}'")
        return {"when": data} if isinstance(data, str) else data

    @model_validator(mode="after")
    def _in_order(self) -> ScheduleSpec:
        if self.ask_again < timedelta(minutes=1):
            raise ValueError("ask_again: less than 1m would ask the sources all the time")
        if self.give_up < self.deadline:
            raise ValueError("give_up: a report cannot give up before its deadline")
        return self


@dataclass(frozen=True)
class Timing:
    """A schedule with all that its dates depend on.

    Attributes:
        rule: on which days, at what times.
        grain: length of the periods that the report covers.
        zone: whose days and times they are.
        calendar: business days and the fiscal year.
        covers: the last complete period, or the current one.
        catch_up: what is made of what was missed.
        catch_up_window: how far back it may lie.
        deadline: time after which somebody is told that it still waits.
    """

    rule: Rule
    grain: Grain
    zone: ZoneInfo
    calendar: Calendar = field(default_factory=Calendar)
    covers: Literal["last", "current"] = "last"
    catch_up: CatchUp = "latest"
    catch_up_window: timedelta = timedelta(days=40)
    deadline: timedelta = timedelta(days=2)


def timing(
    spec: ScheduleSpec, grain: Grain, zone: ZoneInfo, holidays: Container[date], fiscal_month: int, first: int = MONDAY
) -> Timing:
    """A schedule in the business's own calendar.

    Args:
        spec: as written.
        grain: of the report.
        zone: the business's, where the schedule names none.
        holidays: those that count for it.
        fiscal_month: month in which the fiscal year begins.
        first: weekday on which weeks begin, 0 is Monday.
    """
    rule = parse(spec.when)
    current = rule.covers_current == grain.value
    return Timing(
        rule=rule,
        grain=grain,
        zone=ZoneInfo(spec.timezone) if spec.timezone else zone,
        calendar=Calendar(holidays, fiscal_month, first),
        covers=spec.covers or ("current" if current else "last"),
        catch_up=spec.catch_up,
        catch_up_window=spec.catch_up_window,
        deadline=spec.deadline,
    )

"""What the readers are asked to decide: the quarter's focus areas, each with what it is worth, who answers for it and by when.

Where none holds, that is said, and what is clearly behind plan is named as a question.
"""

from __future__ import annotations

from reportgen.assemble.area import in_customers
from reportgen.assemble.area_charts import what
from reportgen.assemble.asked import behind
from reportgen.assemble.context import Context, from_plan, side_of
from reportgen.document import Decision, Decisions, Text
from reportgen.findings import Decision as Said
from reportgen.findings import FocusArea, Kind
from reportgen.metrics.scoreboard import Reading
from reportgen.text import Msg

MOST = 3
"""Decisions that are asked for, at most; the page of the focus areas has them all."""


def decisions(context: Context) -> Decisions | None:
    """The panel; None where no focus areas were looked for."""
    findings = context.evidence.findings
    if findings is None:
        return None
    areas = [each for each in findings.areas if each.decision is not Said.REJECTED]
    see = "focus" if "focus" in context.spec.sections else ""
    if areas:
        settled = all(each.decision is not Said.PROPOSED for each in areas)
        more = Msg.of("decisions-more", n=len(areas)) if len(areas) > MOST else Msg.of("decisions-evidence")
        items = tuple(_item(each) for each in areas[:MOST])
        return Decisions(
            Msg.of("decisions-agreed" if settled else "decisions-asked"), items, "", more if see else "", see
        )
    asked = tuple(_question(context, each) for each in behind(context))
    none = Msg.of("decisions-none-behind" if asked else "decisions-none")
    said = none if context.complete else Msg.of("now-running", grain=str(context.period.grain))
    looked: Text = Msg.of("decisions-looked-at") if see else ""
    return Decisions(Msg.of("decisions-asked"), asked, said, looked, see)


def _item(area: FocusArea) -> Decision:
    title = area.actions[0] if area.actions else area.title or Msg.of("focus-action-none")
    about = (what(area.by, area.kpi),) if area.by and area.actions else ()
    return Decision(title, (*about, *_details(area)))


def _details(area: FocusArea) -> list[Text]:
    """What it is worth, then who answers for it and by when."""
    said: list[Text] = []
    if area.kind is Kind.TIME_BASED and area.title is not None and area.actions:
        said.append(Msg.of("decisions-for", title=area.title))
    if area.worth is not None:
        _, low, high = in_customers(area.worth)
        said.append(Msg.of("decisions-worth", low=low, high=high))
    who = Msg.of("own-words", words=area.owner) if area.owner else Msg.of("decisions-owner-open")
    said.append(Msg.of("decisions-owner-due", owner=who, day=area.due) if area.due else who)
    return said


def _question(context: Context, reading: Reading) -> Decision:
    owner = context.catalog.kpis[reading.kpi].block.owner
    title = Msg.of("decisions-question", kpi=reading.kpi, change=from_plan(reading), side=side_of(reading))
    return Decision(title, (Msg.of("provenance-owner", owner=owner),) if owner else ())

"""Charts to look at, and what a test reads out of an SVG."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable
from datetime import date
from functools import cache
from itertools import combinations, pairwise

from reportgen.brand import Tokens, derive
from reportgen.charts import (
    bullet,
    calendar,
    columns,
    control,
    cover,
    coverage,
    dumbbell,
    forest,
    funnel,
    groups,
    icons,
    ladder,
    lines,
    pace,
    sparkline,
    variance,
    worth,
)
from reportgen.charts.base import Svg
from reportgen.charts.measure import POINT, text_width
from reportgen.metrics.scoreboard import Status
from reportgen.periods import Grain, Period
from reportgen.quantities import Unit
from reportgen.text import Language

TOKENS = derive("#0F4C43")
NAMESPACE = "{http://www.w3.org/2000/svg}"


def months(year: int, month: int, count: int) -> list[Period]:
    """`count` months from the one given."""
    numbers = [year * 12 + month - 1 + n for n in range(count + 1)]
    days = [date(number // 12, number % 12 + 1, 1) for number in numbers]
    return [Period(start, end, Grain.MONTH) for start, end in pairwise(days)]


YEAR = months(2026, 1, 12)
WON, WON_BEFORE = [13, 14, 16, 15, 16, 15], [9, 10, 11, 13, 12, 13, 13, 12, 14, 15, 16, 15]
PLANNED = [14.5] * 3 + [16.0] * 3 + [17.0] * 3 + [19.1] * 3
PACE_WORDS = pace.Words("Goal 200", "Forecast 193", "80% range 174 to 213", "2025: 153", "89 won by 30 June", "No goal")
RATE = [1.86, 1.90, 2.01, 1.96, 1.85, 1.91, 1.98, 1.86, 1.92, 1.92, 2.02, 1.96, 1.90, 2.01, 1.94, 1.97, 1.65, 1.56]
LEVELS = {
    "mean": control.Level(0.0193, "Mean 1.93%"),
    "low": control.Level(0.0174, "Lower limit 1.74%"),
    "high": control.Level(0.0212, "Upper limit 2.12%"),
    "plan": control.Level(0.02, "Plan 2.00%"),
}
LEADS, LEADS_PLAN = [524, 573, 588, 638, 562, 542], [587] * 3 + [640] * 3 + [667] * 3 + [773] * 3
COLUMN_WORDS = columns.Words("Difference from plan", "Q2: 178 leads below plan", "Plan, July to December", "No leads")
FUNNEL_WORDS = funnel.Words(
    ("Effect on customers won", "Customers above or below the plan of 48"),
    ("Distance from plan", "Point: Q2 2026. Band: 95% interval. Grey tick: Q2 2025"),
    "plan",
    "No step",
    ("48", "46"),
)


def example_pace() -> pace.Pace:
    return pace.data(
        YEAR, WON, PLANNED, WON_BEFORE, (193, 174, 213), unit=Unit.COUNT, words=PACE_WORDS, alt="Pace: 89 of 200."
    )


def example_cover() -> cover.Cover:
    return cover.data(
        YEAR,
        WON,
        PLANNED,
        (193, 174, 213),
        unit=Unit.COUNT,
        words=PACE_WORDS,
        title="Customers won in 2026",
        subtitle="cumulative; thin line: plan; dashed: forecast",
        figure="89",
        caption="by 30 June 2026",
        alt="Customers won: 89 by 30 June.",
    )


def example_control() -> control.Control:
    return control.data(
        months(2025, 1, 18),
        [value / 100 for value in RATE],
        unit=Unit.PERCENT,
        events=[
            control.Event(15.17, "6 May: the form grows from 4 to 9 fields"),
            control.Event(15.4, "12 May: phone required"),
        ],
        comment=("May and June", "below the usual range"),
        alt="May and June lie below the lower limit of 1.74%.",
        **LEVELS,
    )


def example_columns() -> columns.Columns:
    sure = [True, False, False, False, True, True]
    return columns.data(
        YEAR, LEADS, LEADS_PLAN, unit=Unit.COUNT, words=COLUMN_WORDS, sure=sure, alt="June: 98 below plan."
    )


def example_funnel() -> funnel.Funnel:
    step = funnel.step
    return funnel.data(
        [
            step(
                "Sessions", 101300, 96000, actual="101,300", note="plan 96,000", interval=(100676, 101924), effect=2.5
            ),
            step(
                "Sessions that became leads",
                0.0172,
                0.02,
                actual="1.72%",
                note="plan 2.00%",
                interval=(0.0164, 0.018),
                prior=0.019,
                effect=-7.1,
            ),
            step(
                "Leads that became MQLs",
                0.268,
                0.25,
                actual="26.8%",
                note="plan 25.0%",
                interval=(0.2475, 0.289),
                effect=3.2,
            ),
            step(
                "Customers won",
                46,
                48,
                actual="46",
                note="plan 48",
                interval=(33, 59),
                prior=38,
                effect=-1.4,
                strong=True,
            ),
        ],
        words=FUNNEL_WORDS,
        alt="The form step cost seven customers.",
    )


LADDER_WORDS = ladder.Words(
    "Rung, and result to 30 June",
    "Goal 2026",
    "Plan to 30 June: 46%",
    ("Forecast", "31 December"),
    ("Needed", "a month"),
    "No goal",
)


def example_ladder() -> ladder.Ladder:
    return ladder.data(
        [
            ladder.rung(
                "Customers",
                89,
                200,
                result_text="89, −3.3% vs plan",
                goal_text="200",
                due=92,
                forecast=(193, 174, 213),
                forecast_text=("193", "174–213"),
                needed_text=("18.5", "so far 14.8"),
                between="25% of SQLs become customers in the plan; 25.3% so far",
            ),
            ladder.rung(
                "Leads",
                3427,
                8000,
                result_text="3,427, −6.9% vs plan",
                goal_text="8,000",
                due=3680,
                forecast=(7450, 7290, 7610),
                forecast_text=("7,450", "7,290–7,610"),
                needed_text=("762", "so far 571"),
                tone="worse",
                flagged=True,
            ),
        ],
        words=LADDER_WORDS,
        alt="Leads stand furthest behind: 3,427 of 8,000.",
    )


DUMBBELL_WORDS = dumbbell.Words(
    "before", "after", "Segment", "Change", "95% interval", "Sessions after", "No segment can be rated"
)


def example_dumbbell() -> dumbbell.Dumbbell:
    pair = dumbbell.pair
    devices = [
        pair("Desktop and tablet", 0.0216, 0.0213, change="−1%", interval="−10% to +8%", base="33,100", size=33100),
        pair(
            "Mobile",
            0.0175,
            0.0112,
            change="−36%",
            interval="−43% to −28%",
            base="35,800",
            size=35800,
            tone="worse",
        ),
    ]
    sources = [
        pair("Direct", 0.0132, 0.0131, change="0%", interval="−18% to +24%", base="10,400", size=10400),
        pair("Partner portals", 0.02, 0.03, change="Too few to rate", base="212", size=212, few=True),
        pair(
            "E-mail",
            0.0246,
            0.0297,
            change="+21%",
            interval="+4% to +41%",
            base="5,600",
            size=5600,
            tone="better",
        ),
        pair(
            "Organic search",
            0.0191,
            0.0137,
            change="−28%",
            interval="−36% to −20%",
            base="31,900",
            size=31900,
            tone="worse",
        ),
        pair("Podcasts", None, 0.0151, change="new", base="1,204", size=1204),
    ]
    return dumbbell.data(
        [("By device", devices), ("By source", sources)],
        unit=Unit.PERCENT,
        words=DUMBBELL_WORDS,
        alt="Mobile fell from 1.75% to 1.12%.",
    )


FOREST_WORDS = forest.Words(
    "With the long form",
    "Comparison: form unchanged",
    "No group that kept the short form",
    "Group",
    "Change",
    "95% interval",
    "Sessions",
    "No change can be said",
)


def example_forest() -> forest.Forest:
    effect = forest.effect
    return forest.data(
        [
            effect("Mobile", -0.36, (-0.43, -0.28), change="−36%", span="−43% to −28%", base="35,800"),
            effect("Desktop and tablet", -0.01, (-0.1, 0.08), change="−1%", span="−10% to +8%", base="33,100"),
            effect("Partner pages", 0.5, (-0.6, 2.4), change="Too few to rate", base="212", few=True),
        ],
        [effect("Pages with the short form", -0.02, (-0.13, 0.11), change="−2%", span="−13% to +11%", base="6,850")],
        words=FOREST_WORDS,
        alt="Mobile fell by 36%; pages with the short form did not move.",
    )


GROUPS_WORDS = groups.Words("plan 40%", "the rest", "Group", "Share", "95% interval", "MQLs", "No group can be rated")


def example_groups() -> groups.Groups:
    point = groups.point
    return groups.data(
        [
            point(
                "Within 1 working day",
                0.46,
                (0.397, 0.523),
                figure="46%",
                span="40% to 52%",
                base="244",
                rest=0.31,
                tone="better",
            ),
            point("Later", 0.31, (0.253, 0.374), figure="31%", span="25% to 37%", base="222", rest=0.46, tone="worse"),
            point("By telephone", 0.38, (0.29, 0.48), figure="38%", span="29% to 48%", base="98", rest=0.39),
            point("Not known", 0.5, None, figure="6 of 12", base="12", few=True),
        ],
        unit=Unit.PERCENT,
        plan=0.4,
        words=GROUPS_WORDS,
        alt="Within a working day 46% became SQLs, later 31%.",
    )


LINES_WORDS = lines.Words("Grey: 2 other topics", "Quarter", "No topic")
TOPICS = (
    ("Downtime", (6900, 7000, 8400, 8700, 13100)),
    ("Planning", (11800, 11400, 12300, 11900, 13600)),
    ("Safety and audits", (19100, 18200, 19500, 17900, 19500)),
    ("Spare parts", (9000, 9400, None, 9100, 9300)),
    ("Energy", (3000, 2900, 3100, 3300, 3200)),
)


def example_lines() -> lines.Lines:
    quarters = ("Q2 2025", "Q3 2025", "Q4 2025", "Q1 2026", "Q2 2026")
    return lines.data(quarters, TOPICS, unit=Unit.COUNT, words=LINES_WORDS, alt="Downtime grew from 6,900 to 13,100.")


WORTH_WORDS = worth.Words("Action", "Customers a quarter", "95% interval", "No action has a figure")


def example_worth() -> worth.Worth:
    gain = worth.gain
    return worth.data(
        [
            gain("Return to 4 fields on phones", 9, (7, 11), figure="9", span="7 to 11"),
            gain("Contact every MQL within one working day", 4, (2, 7), figure="4", span="2 to 7"),
            gain("Publish four more guides", 2, (-1, 4), figure="2", span="−1 to 4"),
            gain("Sponsor a podcast", None, None, figure="not known"),
        ],
        unit=Unit.COUNT,
        words=WORTH_WORDS,
        alt="The form is worth 9 customers a quarter (7 to 11).",
    )


def example_calendar() -> calendar.Calendar:
    entry = calendar.Entry
    return calendar.data(
        [
            entry("Spring fair", (date(2026, 3, 17), date(2026, 3, 20)), "17–20 March", "item", "Items of the plan"),
            entry("Hannover trade fair", (date(2026, 9, 14), date(2026, 9, 18)), "14–18 September", "item"),
            entry(
                "Webinar on the cost of a day’s downtime", (date(2026, 11, 5), date(2026, 11, 5)), "5 November", "item"
            ),
            entry("Visitor-to-lead rate", (date(2026, 7, 17),), "17 July", "due", "Due days"),
            entry("Cost per lead", (date(2026, 9, 30),), "30 September", "due"),
            entry("Public holidays", (date(2026, 7, 6), date(2026, 9, 28), date(2026, 12, 25)), "3 days", "holidays"),
        ],
        YEAR,
        tinted=Period(date(2026, 7, 1), date(2026, 10, 1), Grain.QUARTER),
        known=date(2026, 6, 30),
        words=calendar.Words("What", "When", "Nothing"),
        alt="Hannover trade fair: 14–18 September; 5 further rows.",
    )


EXAMPLES: dict[str, Callable[[], object]] = {
    "bullet": lambda: bullet.data(46, 48, 38, alt="46 customers, plan 48."),
    "calendar": example_calendar,
    "columns": example_columns,
    "control": example_control,
    "cover": example_cover,
    "coverage": lambda: coverage.data([day for day in range(91) if day not in (2, 3, 4)], 91, alt="88 of 91 days."),
    "dumbbell": example_dumbbell,
    "forest": example_forest,
    "funnel": example_funnel,
    "groups": example_groups,
    "icons": lambda: icons.data(Status.BEHIND, alt="Behind plan."),
    "ladder": example_ladder,
    "lines": example_lines,
    "pace": example_pace,
    "sparkline": lambda: sparkline.data(RATE, tone="worse", alt="18 months, lowest at the end."),
    "variance": lambda: variance.data(-0.093, scale=0.15, chance=(-0.05, 0.05), alt="9.3% below plan."),
    "worth": example_worth,
}
"""One drawing of each kind, by the name of its module."""

LARGE = {
    "calendar",
    "columns",
    "control",
    "cover",
    "dumbbell",
    "forest",
    "funnel",
    "groups",
    "ladder",
    "lines",
    "pace",
    "worth",
}


@cache
def english() -> Language:
    return Language.load("en")


def parse(svg: Svg) -> ET.Element:
    return ET.fromstring(svg.svg)


def texts(svg: Svg) -> list[str]:
    return [element.text or "" for element in parse(svg).iter(f"{NAMESPACE}text")]


def boxes(svg: Svg, tokens: Tokens = TOKENS) -> list[tuple[str, float, float, float, float]]:
    """Each text with the rectangle its capitals and descenders fill: left, top, right, bottom in millimetres."""
    found = []
    for element in parse(svg).iter(f"{NAMESPACE}text"):
        text, size = element.text or "", float(element.get("font-size", "0"))
        width = text_width(text, tokens.face("sans", int(element.get("font-weight", "400"))), size / POINT)
        x, y = float(element.get("x", "0")), float(element.get("y", "0"))
        x -= {"start": 0.0, "middle": width / 2, "end": width}[element.get("text-anchor", "start")]
        found.append((text, x, y - 0.66 * size, x + width, y + 0.2 * size))
    return found


def assert_readable(svg: Svg, tokens: Tokens = TOKENS) -> None:
    """No text is cut off by the edge, none lies over another, none is smaller than 7.5 pt."""
    found = boxes(svg, tokens)
    for text, left, top, right, bottom in found:
        inside = left >= -0.02 and top >= -0.02 and right <= svg.width_mm + 0.02 and bottom <= svg.height_mm + 0.02
        assert inside, (
            f"'{text}' at {left:.1f} {top:.1f} {right:.1f} {bottom:.1f} leaves {svg.width_mm} x {svg.height_mm}"
        )
    for (one, *a), (other, *b) in combinations(found, 2):
        apart = a[2] <= b[0] + 0.02 or b[2] <= a[0] + 0.02 or a[3] <= b[1] + 0.02 or b[3] <= a[1] + 0.02
        assert apart, f"'{one}' {a} lies over '{other}' {b}"
    for element in parse(svg).iter(f"{NAMESPACE}text"):
        assert float(element.get("font-size", "0")) >= 7.5 * POINT - 0.0006

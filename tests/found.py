"""Focus areas written by hand: one of each kind and of each way to rest on evidence, for the tests of their pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from reportgen.assemble.context import Context
from reportgen.assemble.evidence import Evidence
from reportgen.findings import Decision, Fact, Findings, FocusArea, Kind, Reviewed, Watched, Worth
from reportgen.metrics.scoreboard import Scoreboard
from reportgen.periods import Period, add_months, quarter_of, year_of
from reportgen.planning import ladder as planning
from reportgen.planning.yearly import RungStanding, YearLadder
from reportgen.quantities import Missing, Unit
from reportgen.reports import ReportSpec
from reportgen.text import Msg
from tests import boards

Q2 = quarter_of(boards.END_OF_JUNE)
DUE = date(2026, 9, 30)
SPEC = ReportSpec(grain="quarter", sections=("focus",))


def own(words: str) -> Msg:
    """Words of the owner's."""
    return Msg.of("own-words", words=words)


def board(period: Period = Q2) -> Scoreboard:
    """June's figures, told as those of a quarter."""
    june = boards.june()
    return replace(june, period=period, readings=tuple(replace(each, period=period) for each in june.readings))


def fact(kpi: str, value: float, other: float, against: str = "target", **more: object) -> Fact:
    """A comparison."""
    plain = Fact(kpi, None, Q2, value, None, against, other)
    return replace(plain, **more)  # type: ignore[arg-type]


def form() -> FocusArea:
    """A rate that fell, with segments that moved and others that did not: a forest."""

    def moved(by: tuple[str, str] | None, value: float, other: float, half: float, n: float, p: float) -> Fact:
        return fact(
            "visitor_to_lead", value, other, "past", by=by, interval=(value - half, value + half), denominator=n,
            numerator=round(value * n), other_interval=(other - half / 2, other + half / 2), p=p, adjusted=min(p * 9, 1.0),
        )  # fmt: skip

    evidence = (
        moved(None, 0.0172, 0.0199, 0.0008, 101_300, 0.00001),
        moved(("device", "Mobile"), 0.0112, 0.0175, 0.0011, 35_800, 0.00002),
        moved(("landing_page", "/demo"), 0.048, 0.065, 0.006, 4_910, 0.0004),
        moved(("device", "Desktop and tablet"), 0.0213, 0.0215, 0.0016, 33_100, 0.81),
        moved(("landing_page", "/webinars"), 0.082, 0.083, 0.0129, 1_730, 0.9),
    )
    return FocusArea(
        "improve-visitor_to_lead", Kind.IMPROVE, "site_conversion", "visitor_to_lead", None, Q2, evidence,
        Worth(36.2, (27.6, 44.9), 434_000.0, (331_000.0, 539_000.0), "worth-gap"),
        ("cta_rate", "landing_page_rate", "form_completion"),
        (own("Return to 4 fields on phones; split-test the rest"), own("Move the call to action above the fold")),
        "Jana Novák, Web", date(2026, 7, 17), "high", own("Sharp start, clear contrast, large samples"),
        Decision.ACCEPTED, "Petr Svoboda",
    )  # fmt: skip


def contact() -> FocusArea:
    """A rate below its target: dots, and the target as a dashed line."""
    evidence = (
        fact("mql_to_sql", 0.388, 0.45, interval=(0.345, 0.432), numerator=181, denominator=466, p=0.004, adjusted=0.03),
        fact("mql_to_sql", 0.31, 0.46, "rest", by=("channel", "Paid social"), interval=(0.25, 0.373), denominator=222,
             adjusted=0.02),
        fact("mql_to_sql", 0.46, 0.36, "rest", by=("channel", "Organic search"), interval=(0.398, 0.522), denominator=244,
             adjusted=0.3),
    )  # fmt: skip
    return FocusArea(
        "improve-mql_to_sql", Kind.IMPROVE, "nurture", "mql_to_sql", None, Q2, evidence,
        Worth(16.4, (6.1, 27.5), 197_000.0, (73_000.0, 330_000.0), "worth-gap"),
        ("email_click_rate", "mql_to_sql", "handover_time"), (own("Contact every MQL within one working day"),),
        "Marta Kowalska, Sales Ops", date(2026, 7, 31), "medium", own("Better leads may simply be called first"),
    )  # fmt: skip


def referral() -> FocusArea:
    """A segment that does better than the rest: dots with both."""
    evidence = (
        fact("lead_to_customer", 0.064, 0.021, "rest", by=("channel", "Referral"), interval=(0.041, 0.098), numerator=21,
             denominator=328, other_interval=(0.018, 0.025), p=0.0007, adjusted=0.012),
    )  # fmt: skip
    return FocusArea(
        "double_down-channel-referral", Kind.DOUBLE_DOWN, "double_down", "lead_to_customer", ("channel", "Referral"), Q2, evidence,
        Worth(4.8, (0.7, 9.4), 57_600.0, (8_400.0, 112_800.0), "worth-grow"),
        ("referrals", "referred_customer_share", "lead_to_customer"), (own("Ask every promoter for one introduction"),),
        "", DUE, "low", own("Few customers so far; the best of many channels is partly luck"), Decision.EDITED, "Ana Horvat",
        "Half the budget of the proposal",
    )  # fmt: skip


def traffic() -> FocusArea:
    """A count short of what the ladder needs: lines."""
    evidence = (fact("sessions", 101_300, 118_000, "needed", numerator=101_300),)
    return FocusArea(
        "improve-sessions", Kind.IMPROVE, "traffic", "sessions", None, Q2, evidence,
        Worth(7.5, (7.1, 7.9), 90_000.0, (85_000.0, 95_000.0), "worth-gap"),
        ("organic_sessions", "average_position", "content_published"), (own("Publish four more guides"),),
        "Alena Petrova, Content", DUE, "medium", own("Search demand may level off"),
    )  # fmt: skip


def fair() -> FocusArea:
    """An item of the plan."""
    return FocusArea(
        "time_based-hannover-fair", Kind.TIME_BASED, "hannover-fair", "meetings", None, Q2, (), None,
        ("meetings", "demos", "leads"),
        (own("Book the stand and invite 300 plant managers"), own("Build the landing page by 1 August")), "Jana Novák",
        date(2026, 9, 14), decision=Decision.ACCEPTED, goal=(("meetings", 45.0), ("demos", 12.0)), cost=38_000.0,
        span=(date(2026, 9, 14), date(2026, 9, 18)), title=own("Hannover trade fair"), audience=own("plant managers in DACH"),
        campaign="hannover26",
    )  # fmt: skip


def webinar() -> FocusArea:
    """A second item, on one day of the last quarter, without a cost."""
    return replace(
        fair(), id="time_based-webinar", rule="webinar", goal=(("leads", 120.0),), cost=None, owner="",
        span=(date(2026, 11, 5), date(2026, 11, 5)), title=own("Webinar: what downtime costs"), audience=None, campaign="",
        due=date(2026, 11, 5), decision=Decision.PROPOSED,
    )  # fmt: skip


def rejected() -> FocusArea:
    """A proposal that was turned down."""
    return replace(contact(), id="improve-cpl", kpi="cpl", by=("product", "Sensors"), decision=Decision.REJECTED,
                   by_whom="Ana Horvat", note="We are about to stop this product")  # fmt: skip


SILENT = (
    ("fast_pages", Msg.of("assemble-reason", reason=Missing("not_fed", (("table", "touchpoints"),)))),
    ("sales_process", Msg.of("assemble-reason", reason=Missing("no_target"))),
)


def findings(*areas: FocusArea, **more: object) -> Findings:
    """What was found in the second quarter."""
    return Findings(Q2, areas, tests=47, silent=SILENT, rejected=(rejected(),), planned=(fair(), webinar()), **more)  # type: ignore[arg-type]


FIVE = (form, contact, traffic, referral, fair)


def some(count: int) -> Findings:
    """The first areas of five."""
    return findings(*(make() for make in FIVE[:count]))


def context(found: Findings | None, spec: ReportSpec = SPEC, **more: object) -> Context:
    """Everything the pages are made from."""
    given = {"findings": found, "ladder": ladder(), "holidays": HOLIDAYS, **more}
    return Context(
        "quarterly", spec, board(), boards.catalog(), boards.BUSINESS, (), (), boards.ORIGIN, evidence=Evidence(**given)
    )  # type: ignore[arg-type]


HOLIDAYS = frozenset((date(2026, 1, 1), date(2026, 7, 6), date(2026, 9, 28), date(2026, 10, 28), date(2026, 12, 25)))


def ladder(fiscal_month: int = 1, as_of: date = boards.END_OF_JUNE) -> YearLadder:
    """A ladder of 200 customers, whole numbers spread over the months by hand."""
    year = year_of(as_of, fiscal_month)
    months = year.months()
    steps = [
        planning.Step("sqls", "sql_close_rate", Fraction(25, 100), "plan", 40),
        planning.Step("mqls", "mql_to_sql", Fraction(40, 100), "plan", 70),
        planning.Step("leads", "lead_to_mql", Fraction(25, 100), "measured", 85),
        planning.Step("sessions", "visitor_to_lead", Fraction(2, 100), "plan", 85),
    ]
    climbed = planning.climb_down(2_400_000, 12_000, steps, year, top="customers")
    weights = [Fraction(day) for day in (14, 15, 16, 15, 16, 17, 17, 15, 18, 19, 19, 19)]
    rungs = [
        _rung("revenue", Unit.MONEY, Fraction(2_400_000), None, year, planning.spread(2_400_000, weights), 0, None)
    ]
    for each in climbed.rungs:
        needed = [int(part) for part in planning.spread(each.needed, weights)]
        lag = each.step.lag_days if each.step else 0
        moved = planning.lagged(needed, months, lag)
        spread = tuple(Fraction(part) for part in moved.months)
        rungs.append(
            _rung(each.kpi, Unit.COUNT, Fraction(each.needed), each.step, year, spread, moved.before, lag or None)
        )
    worths = planning.sensitivity(400_000, steps, 12_000)
    return YearLadder(year, as_of, "revenue", tuple(rungs), months, worths)


def _rung(
    kpi: str, unit: Unit, needed: Fraction, step: planning.Step | None, year: Period, months: tuple[Fraction, ...],
    before: int, lag: int | None,
) -> RungStanding:  # fmt: skip
    part = sum(months[:6], Fraction(before))
    return RungStanding(
        kpi, unit, needed, step.rate_kpi if step else "", step.rate if step else None, step.origin if step else "",
        float(step.rate) * 0.97 if step else None, lag, planning.due(year.last, lag or 0), Fraction(before), None, part,
        round(float(part) * 0.95), round(float(part) * 0.95) - float(part), 8.4, 7.9, float(needed) * 0.96,
        (float(needed) * 0.9, float(needed) * 1.03), None, months, "plan",
    )  # fmt: skip


def reviewed(verdict: str, area: FocusArea | None = None, seen: Worth | None = None, side: int | None = 1) -> Reviewed:
    """What became of an area of the first quarter."""
    known = area or form()
    old = replace(known, quarter=Q2.previous(), due=add_months(known.due or DUE, -3))
    watched = []
    for at, kpi in enumerate(old.watch):
        found = boards.reading(kpi, None)
        if found.unit is Unit.PERCENT:
            value = 0.062 + at / 50
            found = replace(found, value=value, interval=(value * 0.93, value * 1.07), period=Q2)
        elif at != 1:
            found = replace(found, value=480.0 + at, interval=(450.0, 520.0), period=Q2)
        if found.value is None:
            watched.append(
                Watched(replace(found, missing=Missing("not_fed", (("table", "touchpoints"),))), None, None, None)
            )
        else:
            usual = found.value * (0.9 if side == 1 else 1.1 if side == -1 else 0.99)
            watched.append(Watched(found, usual, usual * 0.95, side if at == 0 else 0))
    return Reviewed(
        old, tuple(watched), seen, verdict, own("It moved beyond its interval, and the action was done on time")
    )

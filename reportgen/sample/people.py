"""People one by one: from the form they send to the deal they sign, with the days in between."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from reportgen.sample import story
from reportgen.sample.draws import Dice, Quantiles
from reportgen.sample.paid import CAMPAIGNS
from reportgen.sample.seasons import days, growth, workday, working
from reportgen.sample.traffic import PAGES, Visits

STAGES = ("mql", "sal", "sql", "opportunity", "customer")
STALLS: Quantiles = ((0.0, 8), (0.5, 35), (0.9, 80), (1.0, 120))
"""Days until sales gives a lead up that went no further."""
LAGS: dict[str, Quantiles] = {
    "mql": ((0.0, 0), (0.4, 1), (0.7, 5), (0.9, 14), (1.0, 40)),
    "sql": ((0.0, 1), (0.5, 6), (0.9, 16), (1.0, 30)),
    "opportunity": ((0.0, 1), (0.5, 7), (0.9, 20), (1.0, 40)),
    "customer": ((0.0, 6), (0.25, 16), (0.5, 28), (0.75, 48), (0.95, 95), (1.0, 150)),
}
"""Days from the stage before; those of the hand-over to sales are in the story."""


@dataclass(frozen=True)
class Offer:
    """What a lead came for: the stage of the offer, the hand raised, the chance of each next step."""

    stage: str
    raised_hand: str
    odds: tuple[float, float, float, float, float]


OFFERS = {
    "demo-request": Offer("bofu", "demo", (0.32, 0.72, 0.60, 0.64, 0.43)),
    "guide-download": Offer("tofu", "", (0.155, 0.68, 0.56, 0.60, 0.40)),
    "webinar-signup": Offer("mofu", "", (0.34, 0.80, 0.68, 0.72, 0.60)),
    "fair-meeting": Offer("bofu", "meeting", (0.40, 0.75, 0.58, 0.60, 0.40)),
    "sales": Offer("bofu", "", (0.42, 0.80, 0.62, 0.62, 0.42)),
}
"""By form; the odds are those of MQL, SAL, SQL, opportunity and customer, each given the step before."""

OFFLINE = {"sales": 0.55, "partner": 0.26, "referral": 0.36}
"""Leads on a working day that come without a visit, by origin."""
SOURCES = {
    "Organic Search": ("google", "bing"), "Paid Search": ("google",), "Direct": ("(direct)",), "Unassigned": ("(not set)",),
    "Referral": ("vdma-verband.example", "instandhaltung-heute.example", "partner-portal.example"), "Email": ("newsletter",),
    "Organic Social": ("linkedin", "youtube"), "Paid Social": ("linkedin",), "Offline": ("crm",),
}  # fmt: skip
PERSONAS = ("Maintenance manager", "Plant manager", "Production IT", "Purchasing")
PERSONA_WEIGHTS = {
    "demo-request": (44, 28, 16, 12),
    "guide-download": (52, 18, 22, 8),
    "webinar-signup": (58, 22, 16, 4),
}
PRODUCTS = ("Taktwart Plan", "Taktwart Sense", "Taktwart Parts")
INDUSTRIES = ("Metal", "Food", "Chemicals", "Automotive supply", "Paper", "Plastics")
SIZES = ("1-49", "50-249", "250-999", "1000+")


@dataclass(frozen=True)
class Lead:
    """One person: where they came from, who they are, and the day each stage was reached."""

    lead_id: int
    created: date
    channel: str
    source: str
    campaign: str
    page: str
    device: str
    form: str
    origin: str
    persona: str
    product: str
    employees: str
    industry: str
    reached: dict[str, date] = field(default_factory=dict)
    lost: date | None = None


@dataclass(frozen=True)
class Deal:
    """One deal; `lead_id` is None for partners' deals and those whose lead is older than the CRM."""

    deal_id: int
    lead_id: int | None
    created: date
    closed: date | None
    status: str
    amount: int
    currency: str
    product: str
    origin: str


def simulate(seed: int, visits: Iterable[Visits]) -> tuple[list[Lead], list[Deal]]:
    """Leads of the sample's months in order of creation, and all deals of those months."""
    dice = Dice(seed, "people")
    arrivals = sorted([*_from_visits(dice, visits), *_from_elsewhere(dice)], key=lambda lead: lead.created)
    people = [_live(dice, replace(lead, lead_id=100_001 + number)) for number, lead in enumerate(arrivals)]
    deals = _deals(dice, people)
    kept = [lead for lead in people if lead.created >= story.FIRST_DAY]
    return _disorder(dice, kept), deals


def _from_visits(dice: Dice, visits: Iterable[Visits]) -> Iterator[Lead]:
    for visit in visits:
        for _ in range(visit.contacts):
            yield _person(dice, visit.day, visit.channel, visit.page, visit.device, visit.campaign, "marketing")


def _from_elsewhere(dice: Dice) -> Iterator[Lead]:
    for day in days(story.WARM_UP, story.LAST_DAY):
        if working(day):
            for origin, mean in OFFLINE.items():
                for _ in range(dice.count(mean * growth(day))):
                    yield _person(dice, day, "Offline", "", "", "", origin)
        if story.FAIR_FIRST <= day <= story.FAIR_LAST:
            for _ in range(dice.count(story.FAIR_LEADS_A_DAY)):
                yield _person(dice, day, "Offline", "", "", story.FAIR_CAMPAIGN, "marketing")


def _person(dice: Dice, day: date, channel: str, page: str, device: str, campaign: str, origin: str) -> Lead:
    form = PAGES[page].form if page else "fair-meeting" if campaign else "sales"
    paid = [item for item in CAMPAIGNS if item.channel == channel]
    if paid and not campaign:
        campaign = dice.pick(paid, [item.share for item in paid]).name
    elif page == story.BEST_PAGE and not campaign:
        campaign = "webinar-series"
    known = next((item.product for item in paid if item.name == campaign and item.product), "")
    source = "trade fair" if channel == "Offline" and campaign else dice.one_of(SOURCES[channel])
    if channel != "Offline":
        draw = dice.between(((0.0, 0.0), (1.0, 1.0)))
        if draw < story.BLANK_CHANNEL:
            channel, source = "", ""
        elif draw < story.BLANK_CHANNEL + story.UNKNOWN_CHANNEL:
            channel, source = "unknown", "unknown"
    return Lead(
        0, day, channel, source, campaign, page, device, form, origin,
        dice.pick(PERSONAS, PERSONA_WEIGHTS.get(form, (40, 32, 14, 14))),
        known or dice.pick(PRODUCTS, (5, 3, 2)),
        dice.pick(SIZES, (18, 42, 28, 12)),
        dice.one_of(INDUSTRIES),
    )  # fmt: skip


def _live(dice: Dice, lead: Lead) -> Lead:
    """Take a lead through the stages; what would happen after the last day has not happened."""
    at = lead.created
    reached: dict[str, date] = {}
    for stage, odds in zip(STAGES, OFFERS[lead.form].odds, strict=True):
        late = stage == "sal" and at >= story.SLOW_HANDOVER
        if not dice.chance(odds * (story.SLOW_HANDOVER_ACCEPTS if late else 1.0)):
            gone = workday(at + timedelta(days=int(dice.between(STALLS))))
            closes = stage == "customer" or dice.chance(0.7)
            return replace(lead, reached=reached, lost=gone if closes and gone <= story.LAST_DAY else None)
        before_after = story.HANDOVER_DAYS_AFTER if late else story.HANDOVER_DAYS_BEFORE
        lag = int(dice.between(before_after if stage == "sal" else LAGS[stage]))
        at = at + timedelta(days=lag)
        at = at if stage == "mql" else workday(at)
        if at > story.LAST_DAY:
            break
        reached[stage] = at
    return replace(lead, reached=reached)


def _deals(dice: Dice, people: list[Lead]) -> list[Deal]:
    """A deal for every opportunity, and those that partners bring without a lead."""
    found = []
    for lead in people:
        opened, closed = lead.reached.get("opportunity"), lead.reached.get("customer") or lead.lost
        if opened and (closed or story.LAST_DAY) >= story.FIRST_DAY:
            status = "won" if "customer" in lead.reached else "lost" if closed else "open"
            number = lead.lead_id if lead.created >= story.FIRST_DAY else None
            # The person who enters the deal does not always know where the lead came from.
            origin = lead.origin if dice.chance(0.985) else "sales"
            found.append(_deal(dice, number, opened, closed, status, lead.product, origin))
    for day in days(date(2023, 11, 1), story.LAST_DAY):
        if working(day) and dice.chance(0.20 * growth(day)):
            closed = workday(day + timedelta(days=int(dice.between(LAGS["customer"]))))
            known = closed if closed <= story.LAST_DAY else None
            status = "open" if known is None else "won" if dice.chance(0.55) else "lost"
            if (known or story.LAST_DAY) >= story.FIRST_DAY:
                found.append(_deal(dice, None, day, known, status, dice.pick(PRODUCTS, (5, 3, 2)), "partner"))
    ordered = sorted(found, key=lambda deal: deal.created)
    deals = [replace(deal, deal_id=5001 + number) for number, deal in enumerate(ordered)]
    return _won_before_lead(deals, {lead.lead_id: lead for lead in people})


def _deal(
    dice: Dice, lead_id: int | None, opened: date, closed: date | None, status: str, product: str, origin: str
) -> Deal:
    sizes = ((0.0, 3_000), (0.3, 6_000), (0.6, 9_800), (0.85, 16_400), (0.97, 31_000), (1.0, 56_000))
    amount = round(dice.between(sizes) * (0.94 + 0.06 * growth(opened)) / 100) * 100
    currency = dice.pick(("EUR", "CHF", "USD"), (89, 7, 4))
    return Deal(0, lead_id, opened, closed, status, amount, currency, product, origin)


def _won_before_lead(deals: list[Deal], people: dict[int, Lead]) -> list[Deal]:
    """Let some deals be won before their lead was entered, as happens when sales forgets the form until the end."""
    wrong = 0
    for number, deal in enumerate(deals):
        lead = people.get(deal.lead_id) if deal.lead_id else None
        if lead and deal.status == "won" and deal.created.year == 2025 and wrong < story.WON_BEFORE_LEAD:
            early = lead.created - timedelta(days=6)
            deals[number] = replace(deal, created=lead.created - timedelta(days=20), closed=workday(early))
            wrong += 1
    return deals


def _disorder(dice: Dice, people: list[Lead]) -> list[Lead]:
    """Let some leads skip a stage and some move back, as real ones do."""
    back = 0
    for number, lead in enumerate(people):
        reached = dict(lead.reached)
        if "sql" in reached and dice.chance(story.SKIPPED_SAL):
            del reached["sal"]
        elif "sql" in reached and lead.created.month == 5 and back < story.MOVED_BACK:
            reached["mql"] = reached["sql"] + timedelta(days=3)
            back += 1
        people[number] = replace(lead, reached=reached)
    return people

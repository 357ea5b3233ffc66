"""Paid media: clicks, impressions and spend of each campaign, in proportion to the visits they brought."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from reportgen.sample import story
from reportgen.sample.delimited import Row, delimited, iso, money
from reportgen.sample.draws import Dice
from reportgen.sample.traffic import Visits


@dataclass(frozen=True)
class Campaign:
    """An advertising campaign.

    Attributes:
        channel: the channel group its visits count in.
        share: of the channel's visits.
        cents: price of a click.
        rate: clicks per impression.
    """

    name: str
    platform: str
    channel: str
    product: str
    share: float
    cents: int
    rate: float


CAMPAIGNS = (
    Campaign("Brand", "Google Ads", "Paid Search", "", 0.24, 70, 0.115),
    Campaign("Search - maintenance software", "Google Ads", "Paid Search", "Taktwart Plan", 0.36, 315, 0.041),
    Campaign("Search - condition monitoring", "Google Ads", "Paid Search", "Taktwart Sense", 0.26, 285, 0.036),
    Campaign("Search - spare parts", "Google Ads", "Paid Search", "Taktwart Parts", 0.14, 240, 0.033),
    Campaign("LI - plant managers", "LinkedIn Ads", "Paid Social", "Taktwart Plan", 0.72, 265, 0.0062),
    Campaign("LI - retargeting", "LinkedIn Ads", "Paid Social", "", 0.28, 215, 0.0085),
)


@dataclass(frozen=True)
class AdDay:
    """One day of one campaign; spend in cents."""

    day: date
    campaign: Campaign
    impressions: int
    clicks: int
    spend: int
    conversions: int


def simulate(seed: int, visits: Iterable[Visits], leads: Counter[tuple[date, str]]) -> list[AdDay]:
    """Days of campaigns in order; a click is counted a little more often than the visit that follows it.

    `leads` counts the leads of each day and campaign: what the platforms call conversions.
    """
    dice = Dice(seed, "paid")
    arrived = Counter[tuple[date, str]]()
    for visit in visits:
        arrived[visit.day, visit.channel] += visit.sessions
    found = []
    for day in sorted({day for day, _ in arrived if day >= story.FIRST_DAY}):
        for campaign in CAMPAIGNS:
            clicks = int(dice.near(arrived[day, campaign.channel] * campaign.share * 1.07, 0.25) + 0.5)
            if clicks:
                impressions = max(int(dice.near(clicks / campaign.rate, 0.18)), clicks)
                spend = int(dice.near(clicks * campaign.cents, 0.08))
                found.append(AdDay(day, campaign, impressions, clicks, spend, leads[day, campaign.name]))
    return found


def spend_by_month(days: Iterable[AdDay]) -> Counter[date]:
    """Cents spent on all platforms, by the first day of the month."""
    months = Counter[date]()
    for item in days:
        months[item.day.replace(day=1)] += item.spend
    return months


def files(ads: Sequence[AdDay]) -> dict[str, bytes]:
    """Files of the table ads: a folder of one platform, one file of the other."""
    return {**_google_ads(ads), "linkedin_ads.csv": _linkedin_ads(ads)}


def _google_ads(ads: Iterable[AdDay]) -> dict[str, bytes]:
    """One file a month, each with two lines above the header and the account's total below the days."""
    months: dict[date, list[AdDay]] = defaultdict(list)
    for item in ads:
        if item.campaign.platform == "Google Ads":
            months[item.day.replace(day=1)].append(item)
    header = ["Day", "Campaign", "Currency code", "Impr.", "Clicks", "Cost", "Conversions"]
    written = {}
    for month, items in months.items():
        rows: list[Row] = [_google_row(iso(item.day), item.campaign.name, [item]) for item in items]
        rows.append(_google_row("Total: Account", " --", items))
        last = (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        preamble = f'Campaign report\n"{iso(month)} - {iso(last)}"\n'
        written[f"google_ads/google_ads_{month:%Y-%m}.csv"] = delimited(header, rows, preamble=preamble)
    return written


def _google_row(day: str, campaign: str, items: Sequence[AdDay]) -> Row:
    impressions, clicks, spend, conversions = (
        sum(getattr(item, name) for item in items) for name in ("impressions", "clicks", "spend", "conversions")
    )
    cost = f"{spend // 100:,}.{spend % 100:02d}"
    return [day, campaign, "EUR", f"{impressions:,}", f"{clicks:,}", cost, f"{conversions}.00"]


def _linkedin_ads(ads: Iterable[AdDay]) -> bytes:
    rows: list[Row] = [
        [f"{ad.day:%m/%d/%Y}", ad.campaign.name, ad.impressions, ad.clicks, money(ad.spend), ad.conversions]
        for ad in ads
        if ad.campaign.platform == "LinkedIn Ads"
    ]
    return delimited(["Start Date", "Campaign Name", "Impressions", "Clicks", "Total Spent", "Leads"], rows)

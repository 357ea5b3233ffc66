"""Visits to the site and the forms that visitors start and send."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from reportgen.sample import story
from reportgen.sample.delimited import Row, delimited, zipped
from reportgen.sample.draws import Dice
from reportgen.sample.seasons import activity, days, growth

SESSIONS_A_DAY = 575
"""On an average day of the first month."""
NEW_CONTACT = 0.94
"""Share of the forms sent by people whom the CRM does not know yet."""


@dataclass(frozen=True)
class Channel:
    """A GA4 default channel group: its share of visits, of phones, and how willing its visitors are."""

    share: float
    mobile: float
    willing: float
    engaged: float
    pages: dict[str, float]


@dataclass(frozen=True)
class Page:
    """A landing page: the form on it and the share of its desktop visitors who begin that form."""

    form: str
    starts: float


@dataclass(frozen=True)
class Visits:
    """The visits of one day, channel, landing page and device.

    Attributes:
        starts: forms begun.
        submissions: forms sent.
        contacts: new people among those who sent one; each becomes a lead.
    """

    day: date
    channel: str
    page: str
    device: str
    campaign: str
    sessions: int
    engaged: int
    qualified: int
    page_views: int
    starts: int
    submissions: int
    contacts: int


PAGES = {
    "/": Page("demo-request", 0.0085),
    "/product": Page("demo-request", 0.021),
    "/pricing": Page("demo-request", 0.055),
    "/demo": Page("demo-request", 0.125),
    "/guides/maintenance-plan": Page("guide-download", 0.045),
    "/guides/downtime-cost": Page("guide-download", 0.036),
    "/blog": Page("guide-download", 0.008),
    story.BEST_PAGE: Page("webinar-signup", 0.060),
    story.FAIR_PAGE: Page("fair-meeting", 0.030),
}

CHANNELS = {
    "Organic Search": Channel(0.36, 0.38, 1.05, 0.62, {
        "/guides/maintenance-plan": 0.25, "/guides/downtime-cost": 0.19, "/blog": 0.25, "/": 0.14, "/product": 0.09,
        "/pricing": 0.05, "/demo": 0.03,
    }),
    "Paid Search": Channel(0.17, 0.44, 1.0, 0.55, {
        "/product": 0.36, "/demo": 0.24, "/pricing": 0.16, "/": 0.12, "/guides/downtime-cost": 0.12,
    }),
    "Direct": Channel(0.19, 0.34, 1.0, 0.64, {"/": 0.60, "/pricing": 0.15, "/product": 0.12, "/demo": 0.07, "/blog": 0.06}),
    "Referral": Channel(0.07, 0.36, 1.1, 0.60, {
        "/": 0.30, "/guides/maintenance-plan": 0.20, "/product": 0.25, "/blog": 0.15, "/demo": 0.10,
    }),
    "Email": Channel(0.09, 0.42, 1.15, 0.66, {
        story.BEST_PAGE: 0.52, "/guides/maintenance-plan": 0.16, "/blog": 0.20, "/pricing": 0.06, "/": 0.06,
    }),
    "Organic Social": Channel(0.05, 0.58, 0.8, 0.48, {
        "/blog": 0.50, "/guides/downtime-cost": 0.25, story.BEST_PAGE: 0.10, "/": 0.15,
    }),
    story.MIX_CHANNEL: Channel(0.06, 0.68, 0.36, 0.38, {"/guides/downtime-cost": 0.56, "/product": 0.36, "/demo": 0.08}),
    "Unassigned": Channel(0.01, 0.50, 0.6, 0.40, {"/": 0.70, "/blog": 0.30}),
}  # fmt: skip
FAIR_CHANNELS = {"Email": 26.0, "Direct": 15.0, "Organic Social": 9.0}
"""Visitors a day of the fair's own page."""
COMPLETION = {
    "guide-download": {"desktop": 0.64, "mobile": 0.56},
    "webinar-signup": {"desktop": 0.68, "mobile": 0.60},
    "fair-meeting": {"desktop": 0.55, "mobile": 0.48},
}
PHONE_STARTS = 0.72
"""Visitors with a phone begin a form this many times as often."""


def simulate(seed: int) -> list[Visits]:
    """All visits since the warm-up, in order of day, channel, page and device."""
    dice = Dice(seed, "traffic")
    found = []
    for day in days(story.WARM_UP, story.LAST_DAY):
        level = dice.near(SESSIONS_A_DAY * growth(day) * activity(day), 0.16)
        for channel, page, device, campaign, mean in _means(day, level):
            sessions = dice.count(mean)
            if sessions:
                found.append(_visits(dice, day, channel, page, device, campaign, sessions))
    return found


def files(visits: Iterable[Visits]) -> dict[str, bytes]:
    """The file of the table sessions."""
    return {"sessions.csv.gz": zipped(_sessions(visits))}


def completion(form: str, device: str, day: date) -> float:
    """Probability that a form that was begun is sent."""
    if form == "demo-request":
        after = day >= story.FORM_CHANGE
        return (story.DEMO_COMPLETION_AFTER if after else story.DEMO_COMPLETION_BEFORE)[device]
    return COMPLETION[form][device]


def _means(day: date, level: float) -> Iterator[tuple[str, str, str, str, float]]:
    """Expected sessions per channel, page, device and campaign."""
    for name, channel in CHANNELS.items():
        visits = level * channel.share * (_shift(day) if name == story.MIX_CHANNEL else 1.0)
        for page, share in channel.pages.items():
            yield name, page, "desktop", "", visits * share * (1 - channel.mobile)
            yield name, page, "mobile", "", visits * share * channel.mobile
        if name in FAIR_CHANNELS and story.FAIR_PAGE_OPENS <= day <= story.FAIR_PAGE_CLOSES:
            visits = FAIR_CHANNELS[name] * activity(day)
            yield name, story.FAIR_PAGE, "desktop", story.FAIR_CAMPAIGN, visits * 0.5
            yield name, story.FAIR_PAGE, "mobile", story.FAIR_CAMPAIGN, visits * 0.5


def _shift(day: date) -> float:
    """How many times its old traffic the bought channel brings: a ramp between the two dates."""
    done = (day - story.MIX_SHIFT).days / (story.MIX_SHIFT_FULL - story.MIX_SHIFT).days
    return 1 + (story.MIX_SHIFT_TIMES - 1) * min(max(done, 0.0), 1.0)


def _visits(dice: Dice, day: date, name: str, page: str, device: str, campaign: str, sessions: int) -> Visits:
    channel, landing = CHANNELS[name], PAGES[page]
    phone = device == "mobile"
    engaged = dice.times(sessions, channel.engaged * (0.88 if phone else 1.06))
    qualified = dice.times(engaged, 0.72)
    starts = dice.times(sessions, landing.starts * channel.willing * (PHONE_STARTS if phone else 1.0))
    submissions = dice.times(starts, completion(landing.form, device, day))
    contacts = dice.times(submissions, NEW_CONTACT)
    views = sessions + 2 * qualified + dice.times(qualified, 0.6)
    return Visits(day, name, page, device, campaign, sessions, engaged, qualified, views, starts, submissions, contacts)


def _sessions(visits: Iterable[Visits]) -> bytes:
    header = [
        "Date", "Session default channel group", "Session campaign", "Landing page", "Device category", "Sessions",
        "Engaged sessions", "Qualified sessions", "Views", "Form submissions",
    ]  # fmt: skip
    rows: list[Row] = [
        [
            f"{v.day:%Y%m%d}", v.channel, v.campaign, v.page, v.device, v.sessions,
            v.engaged, v.qualified, v.page_views, v.submissions,
        ]
        for v in visits if v.day >= story.FIRST_DAY
    ]  # fmt: skip
    first, last = f"{story.FIRST_DAY:%Y%m%d}", f"{story.LAST_DAY:%Y%m%d}"
    line = "# ----------------------------------------\n"
    return delimited(header, rows, preamble=f"{line}# Landing pages by channel and device\n# {first}-{last}\n{line}\n")

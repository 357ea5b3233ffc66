"""What visitors do on the site and with the mail: forms and their fields, landing pages, calls to action, talks, e-mails."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from reportgen.sample import story
from reportgen.sample.delimited import Row, delimited, iso, zipped
from reportgen.sample.draws import Dice
from reportgen.sample.people import Lead
from reportgen.sample.seasons import days, working
from reportgen.sample.traffic import PAGES, Visits

Tally = dict[tuple[date, str], Counter[str]]

LANDING_PAGES = (
    "/demo",
    "/pricing",
    "/guides/maintenance-plan",
    "/guides/downtime-cost",
    story.BEST_PAGE,
    story.FAIR_PAGE,
)
STAGE_OF_FORM = {"demo-request": "BOFU", "guide-download": "TOFU", "webinar-signup": "MOFU", "fair-meeting": "BOFU"}
FIELDS = {
    "guide-download": {"Name": 2, "Work e-mail": 5, "Company": 3},
    "webinar-signup": {"Name": 2, "Work e-mail": 4, "Company": 2},
}
"""Fields of the other forms and how they share the visitors who give up."""
DEMO_FIELD_LOSS = {
    story.WORST_FIELD: 22,
    "Phone number": 14,
    "Number of machines": 7,
    "Time frame": 6,
    "Current software": 5,
}
"""How the demo form's fields share those who give up; the fields not named here 3 each."""
ACTION_VALUE = {"demo-request": 180, "guide-download": 25, "webinar-signup": 95, "fair-meeting": 120}
LOAD_SECONDS = {
    "/demo": 1.7,
    "/pricing": 1.9,
    "/guides/maintenance-plan": 2.3,
    "/guides/downtime-cost": 2.8,
    "/blog": 2.5,
}
SCROLL_DEPTH = {"/demo": 0.81, "/pricing": 0.72, "/guides/maintenance-plan": 0.56, "/guides/downtime-cost": 0.49}

NEW_CTA = date(2025, 5, 12)
"""From here on the call to action is tested in a second wording."""
WORKFLOWS = (
    ("Nurture: guide readers", "guide-nurture", 1, 0.86, 0.036),
    ("Nurture: demo no-shows", "demo-nurture", 3, 0.12, 0.061),
    ("Webinar invitation", "webinar-series", 2, 0.70, 0.052),
)
"""Campaign, workflow, weekday, share of recent leads it goes to, clicks per delivered mail."""


def files(seed: int, visits: Sequence[Visits], leads: Sequence[Lead]) -> dict[str, bytes]:
    """Files of the tables touchpoints, form_fields, conversions and emails."""
    visits = [visit for visit in visits if visit.day >= story.FIRST_DAY]
    forms = tally(visits, by_form=True)
    return {
        "touchpoints.csv.gz": zipped(_touchpoints(Dice(seed, "touchpoints"), visits, leads, forms)),
        "form_fields.csv": _form_fields(Dice(seed, "form fields"), forms),
        "conversions.csv": _conversions(visits),
        "emails.csv": _emails(Dice(seed, "emails"), leads),
    }


def tally(visits: Iterable[Visits], *, by_form: bool) -> Tally:
    """Sums of sessions, page views, starts, submissions and contacts by day and form, or by day and landing page."""
    sums: Tally = defaultdict(Counter)
    for visit in visits:
        sums[visit.day, PAGES[visit.page].form if by_form else visit.page].update(
            sessions=visit.sessions, engaged=visit.engaged, page_views=visit.page_views,
            starts=visit.starts, submissions=visit.submissions, contacts=visit.contacts,
        )  # fmt: skip
    return sums


def _touchpoints(dice: Dice, visits: Sequence[Visits], leads: Sequence[Lead], forms: Tally) -> bytes:
    pages = tally(visits, by_form=False)
    rows: list[list[str | int]] = []
    for (day, form), sums in forms.items():
        rows.append(_element(day, form, "", "form", _campaign(form), STAGE_OF_FORM[form], sums))
    for (day, page), sums in pages.items():
        if page in LANDING_PAGES or page == "/blog":
            form = PAGES[page].form
            kind = "blog" if page == "/blog" else "landing_page"
            reading: Row = [
                sums["sessions"] - dice.times(sums["engaged"], 0.7),
                dice.times(sums["sessions"], 0.041 if kind == "blog" else 0.012),
                f"{dice.near(LOAD_SECONDS.get(page, 2.0), 0.2):.2f}", f"{dice.near(SCROLL_DEPTH.get(page, 0.6), 0.1):.3f}",
            ]  # fmt: skip
            rows.append(_element(day, page, "", kind, _campaign(form), STAGE_OF_FORM[form], sums, reading))
    for day in days(story.FIRST_DAY, story.LAST_DAY):
        views = sum(pages[day, page]["page_views"] for page in ("/", "/product", "/blog") if (day, page) in pages)
        for variant, share, rate in _cta_variants(day):
            seen = int(views * share)
            sums = Counter(sessions=seen, submissions=dice.times(seen, rate))
            rows.append(_element(day, "request-demo", variant, "cta", "", "BOFU", sums))
        chats = Counter(sessions=int(views * 0.31), starts=dice.times(views, 0.009))
        chats["submissions"] = dice.times(chats["starts"], 0.42)
        rows.append(_element(day, "site-chat", "", "chat", "", "MOFU", chats))
    rows += _talks(dice, leads)
    header = ["Date", "Element", "Variant", "Kind", "Campaign", "Offer stage", "Views", "Starts", "Submissions"]
    rows.sort(key=lambda row: str(row[0]))
    return delimited([*header, "New contacts", "Exits", "Outbound clicks", "Load time (s)", "Scroll depth"], rows)


def _element(
    day: date,
    name: str,
    variant: str,
    kind: str,
    campaign: str,
    stage: str,
    sums: Counter[str],
    reading: Row = (),
) -> list[str | int]:
    has_form = kind in {"form", "landing_page", "blog", "chat"}
    brings_contacts = kind in {"form", "landing_page", "meeting"}
    return [
        iso(day), name, variant, kind, campaign, stage, sums["sessions"], sums["starts"] if has_form else "",
        sums["submissions"], sums["contacts"] if brings_contacts else "", *(reading or ("", "", "", "")),
    ]  # fmt: skip


def _campaign(form: str) -> str:
    return {"fair-meeting": story.FAIR_CAMPAIGN, "webinar-signup": "webinar-series"}.get(form, "")


def _cta_variants(day: date) -> tuple[tuple[str, float, float], ...]:
    """Variant, share of the page views it is shown on, and clicks per view."""
    if day < NEW_CTA:
        return (("A", 0.8, 0.0145),)
    return (("A", 0.4, 0.0145), ("B", 0.4, 0.0190))


def _talks(dice: Dice, leads: Iterable[Lead]) -> list[list[str | int]]:
    """Meetings and demos booked: a lead sales takes over books a meeting, one that qualifies mostly a demo."""
    booked: dict[tuple[date, str, str], Counter[str]] = defaultdict(Counter)
    for lead in leads:
        campaign = lead.campaign if lead.campaign == story.FAIR_CAMPAIGN else ""
        if campaign and not lead.page:
            booked[lead.created, "fair-stand", campaign].update(sessions=2, submissions=1, contacts=1)
        elif "sal" in lead.reached:
            booked[lead.reached["sal"], "sales-calendar", campaign].update(sessions=2, submissions=1)
        if "sql" in lead.reached and dice.chance(0.8):
            booked[lead.reached["sql"], "live-demo", campaign].update(sessions=2, submissions=1)
    return [
        _element(day, name, "", "demo" if name == "live-demo" else "meeting", campaign, "BOFU", sums)
        for (day, name, campaign), sums in sorted(booked.items())
    ]


def _form_fields(dice: Dice, forms: Tally) -> bytes:
    rows: list[list[str | int]] = []
    for (day, form), sums in forms.items():
        if form in FIELDS:
            fields = FIELDS[form]
        elif form == "demo-request":
            names = story.DEMO_FIELDS_AFTER if day >= story.FORM_CHANGE else story.DEMO_FIELDS_BEFORE
            fields = {name: DEMO_FIELD_LOSS.get(name, 3) for name in names}
        else:
            continue
        given_up = Counter(
            dice.pick(list(fields), list(fields.values())) for _ in range(sums["starts"] - sums["submissions"])
        )
        reached = sums["starts"]
        for name in fields:
            if reached:
                rows.append([iso(day), form, name, reached, given_up[name]])
                reached -= given_up[name]
    return delimited(["Date", "Form", "Field", "Reached", "Abandoned"], rows)


def _conversions(visits: Iterable[Visits]) -> bytes:
    sent = Counter[tuple[date, str, str, str]]()
    for visit in visits:
        if visit.submissions:
            sent[visit.day, PAGES[visit.page].form, visit.channel, visit.campaign] += visit.submissions
    rows: list[Row] = [
        [f"{day:%Y%m%d}", form.replace("-", "_"), channel, campaign, number, number * ACTION_VALUE[form]]
        for (day, form, channel, campaign), number in sorted(sent.items())
    ]
    header = ["Date", "Event name", "Session default channel group", "Session campaign", "Key events", "Event value"]
    return delimited(header, rows)


def _emails(dice: Dice, leads: Sequence[Lead]) -> bytes:
    created = Counter(lead.created for lead in leads)
    rows: list[list[str | int]] = []
    subscribers, recent = 2_400, 0
    for day in days(story.FIRST_DAY, story.LAST_DAY):
        subscribers += dice.times(created[day], 0.55)
        recent += created[day] - created[day - timedelta(days=60)]
        for campaign, workflow, weekday, share, clicks in WORKFLOWS:
            if day.weekday() == weekday and working(day):
                rows.append(_mailing(dice, day, campaign, workflow, int(recent * share), clicks))
        if day.weekday() == 1 and day.day <= 7:
            rows.append(_mailing(dice, day, f"Newsletter {day:%Y-%m}", "newsletter", subscribers, 0.024))
    header = ["Send Date", "Campaign", "Workflow", "Emails Sent", "Delivered", "Unique Opens", "Unique Clicks"]
    return delimited([*header, "Unsubscribes", "Hard Bounces"], [row for row in rows if row[3]])


def _mailing(dice: Dice, day: date, campaign: str, workflow: str, sent: int, clicks: float) -> list[str | int]:
    bounced = dice.times(sent, 0.008)
    delivered = sent - bounced
    opened = dice.times(delivered, 0.34)
    clicked = dice.times(opened, clicks / 0.34)
    left = dice.times(delivered, 0.0022)
    return [f"{day:%m/%d/%Y}", campaign, workflow, sent, delivered, opened, clicked, left, bounced]

"""What happens before the visit: search results, social networks, pieces of content, links from other sites."""

from __future__ import annotations

from datetime import date, timedelta

from reportgen.sample import story
from reportgen.sample.delimited import delimited, iso
from reportgen.sample.draws import Dice
from reportgen.sample.seasons import activity, days, growth, month_starts, workday

QUERIES = (
    ("taktwart", "/", 46, 1.1, 1.1),
    ("maintenance software", "/product", 88, 11.4, 8.2),
    ("maintenance plan template", "/guides/maintenance-plan", 74, 6.8, 3.9),
    ("preventive maintenance schedule", "/guides/maintenance-plan", 62, 9.7, 5.6),
    ("cost of machine downtime", "/guides/downtime-cost", 51, 7.4, 4.4),
    ("condition monitoring sensors", "/product", 57, 15.2, 12.1),
    ("spare parts management", "/blog", 49, 13.0, 9.6),
    ("cmms comparison", "/pricing", 38, 16.5, 14.8),
    ("maintenance kpis", "/blog", 43, 8.9, 6.3),
)
"""Query, page, impressions on an average day of the first month, position in the first and in the last month."""
CLICK_RATES = (
    (1.5, 0.31),
    (2.5, 0.16),
    (3.5, 0.105),
    (4.5, 0.072),
    (6.0, 0.048),
    (8.0, 0.032),
    (10.5, 0.021),
    (99, 0.009),
)
"""Clicks per impression up to a position."""
NETWORKS = (("LinkedIn", 4_150, 4.4, 1_150), ("YouTube", 620, 0.9, 420), ("Facebook", 910, 0.12, 130))
"""Network, followers at first, new ones a day, impressions a day."""

PERSONAS = ("Maintenance manager", "Plant manager", "Production IT", "Purchasing")
TOPICS = (
    "spare parts", "lubrication", "condition monitoring", "shift handover", "downtime cost", "inspection rounds",
    "work orders", "vibration data", "audit trails", "energy use", "supplier contracts", "safety checks",
)  # fmt: skip
TYPES = (
    ("blog post", "TOFU", "{0}: what plants get wrong"),
    ("guide", "TOFU", "A practical guide to {0}"),
    ("webinar", "MOFU", "Live: {0} in practice"),
    ("case study", "BOFU", "How one plant mastered {0}"),
)
DOMAIN_WORDS = (
    "instandhaltung", "fabrik", "maschinenbau", "technik", "produktion", "werkleiter", "industrie", "anlagen", "wartung",
    "messtechnik",
)  # fmt: skip


def files(seed: int) -> dict[str, bytes]:
    """Files of the tables search, social, content and backlinks."""
    return {
        "search.tsv": _search(Dice(seed, "search")),
        "social.csv": _social(Dice(seed, "social")),
        "content.csv": _content(Dice(seed, "content")),
        "backlinks.csv": _backlinks(Dice(seed, "backlinks")),
    }


def _search(dice: Dice) -> bytes:
    rows: list[list[str | int]] = []
    whole = (story.LAST_DAY - story.FIRST_DAY).days
    for day in days(story.FIRST_DAY, story.LAST_DAY):
        for query, page, mean, first, last in QUERIES:
            impressions = int(dice.near(mean * growth(day) * activity(day), 0.25) + 0.5)
            if not impressions:
                continue
            position = max(dice.near(first + (last - first) * (day - story.FIRST_DAY).days / whole, 0.12), 1.0)
            rate = next(rate for limit, rate in CLICK_RATES if position <= limit)
            clicks = dice.times(impressions, rate)
            share = f"{clicks / impressions:.2%}"
            rows.append([iso(day), query, page, clicks, impressions, share, f"{position:.1f}"])
    return delimited(["Date", "Top queries", "Page", "Clicks", "Impressions", "CTR", "Position"], rows, "\t")


def _social(dice: Dice) -> bytes:
    rows: list[list[str | int]] = []
    followers = {name: first for name, first, _, _ in NETWORKS}
    for day in days(story.FIRST_DAY, story.SOCIAL_STOPS):
        for name, _, gain, mean in NETWORKS:
            followers[name] += dice.count(gain * activity(day))
            impressions = int(dice.near(mean * growth(day) * activity(day), 0.4))
            mentions = dice.count(mean / 900)
            comments = dice.count(mean / 260 * activity(day))
            rows.append([
                iso(day), name, impressions, dice.times(impressions, 0.031), dice.times(impressions, 0.0074),
                followers[name], mentions, dice.times(mentions, 0.68), comments, dice.times(comments, 0.74),
            ])  # fmt: skip
    header = [
        "Date",
        "Network",
        "Impressions",
        "Engagements",
        "Link clicks",
        "Followers",
        "Mentions",
        "Positive mentions",
    ]
    return delimited([*header, "Comments", "Comments answered"], rows)


def _content(dice: Dice) -> bytes:
    rows: list[list[str | int]] = []
    for start in month_starts(story.FIRST_DAY, story.LAST_DAY):
        pieces = 4 + dice.times(3, 0.5)
        for number in range(pieces):
            kind, stage, title = dice.pick(TYPES, (10, 5, 3, 2))
            topic = TOPICS[(len(rows) * 5 + number) % len(TOPICS)]
            # Purchasing is served by hardly any piece: a gap a report can show.
            first, second = dice.pick(PERSONAS, (54, 26, 18, 2)), dice.pick(PERSONAS, (54, 26, 18, 2))
            personas = first if first == second or dice.chance(0.6) else f"{first};{second}"
            published = workday(start + timedelta(days=3 + number * 4))
            if published > story.LAST_DAY:
                continue
            age = (story.LAST_DAY - published).days
            views = int(dice.near(560 + 0.7 * min(age, 400), 0.5))
            leads = dice.times(views, 0.034 if kind == "webinar" else 0.021 if kind == "guide" else 0.006)
            rows.append([
                iso(published), f"C-{len(rows) + 1:03d}", title.format(topic).capitalize(), kind, personas, stage,
                views, dice.times(views, 0.58), leads,
            ])  # fmt: skip
    header = ["Publish date", "ID", "Title", "Type", "Personas", "Funnel stage", "Views", "Engaged views", "Leads"]
    return delimited(header, rows)


def _backlinks(dice: Dice) -> bytes:
    rows: list[list[str | int]] = []
    names = [f"{a}-{b}.example" for a in DOMAIN_WORDS for b in DOMAIN_WORDS if a != b]
    seen: list[date] = []
    for start in month_starts(story.FIRST_DAY, story.LAST_DAY):
        seen += [start + timedelta(days=int(dice.between(((0, 0), (1, 28))))) for _ in range(1 + dice.count(1.7))]
    for day, domain in zip(sorted(seen), names, strict=False):
        lost = day + timedelta(days=60 + int(dice.between(((0, 0), (1, 500))))) if dice.chance(0.25) else None
        page = dice.pick(("/guides/maintenance-plan", "/guides/downtime-cost", "/blog", "/"), (5, 4, 3, 2))
        authority = int(dice.between(((0, 4), (0.5, 21), (0.9, 48), (1, 74))))
        rows.append([iso(day), iso(lost if lost and lost <= story.LAST_DAY else None), domain, page, authority])
    return delimited(["First seen", "Lost", "Referring domain", "Target page", "Domain rating"], rows)

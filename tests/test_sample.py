"""The sample is written the same every time, feeds every table, and holds the story that story.py plants."""

import csv
import gzip
import io
import math
import re
from collections import Counter, defaultdict
from datetime import date
from fractions import Fraction
from importlib.resources import files as packaged
from pathlib import Path
from statistics import median

import pytest

from reportgen import landing, sample, sources
from reportgen.contract import problems
from reportgen.project import load
from reportgen.project.written import read_all
from reportgen.sample import delimited, draws, money, seasons, story
from reportgen.tables import TABLES

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The sample as it is written now: path -> bytes."""
    folder = tmp_path_factory.mktemp("project")
    sample.write(folder)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def rows(made: dict[str, bytes], name: str, delimiter: str = ",", encoding: str = "utf-8") -> list[dict[str, str]]:
    content = made[f"config/data/{name}"]
    text = (gzip.decompress(content) if name.endswith(".gz") else content).decode(encoding)
    lines = [line for line in text.splitlines(keepends=True) if line.strip() and not line.startswith("#")]
    return list(csv.DictReader(io.StringIO("".join(lines)), delimiter=delimiter))


@pytest.fixture(scope="module")
def sessions(made: dict[str, bytes]) -> list[dict[str, str]]:
    return rows(made, "sessions.csv.gz")


@pytest.fixture(scope="module")
def leads(made: dict[str, bytes]) -> list[dict[str, str]]:
    """Leads as a careful reader keeps them: sound rows, the last one of each id."""
    sound = [row for row in rows(made, "leads.csv") if lead_is_sound(row)]
    return list({row["Record ID"]: row for row in sound}.values())


def lead_is_sound(row: dict[str, str]) -> bool:
    return bool(row["Record ID"]) and None not in row and is_day(row["Create Date"])


def is_day(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False


def rate(top: float, bottom: float) -> float:
    return top / bottom


# --- written the same every time


def test_the_committed_project_is_what_the_generator_writes(made):
    committed = {path.relative_to(ROOT).as_posix(): path for path in (ROOT / "config").rglob("*") if path.is_file()}
    assert committed.keys() == made.keys()
    for path, content in made.items():
        found = committed[path].read_bytes()
        # Builds of zlib pack the same text differently; the text must be the same.
        same = gzip.decompress(found) == gzip.decompress(content) if path.endswith(".gz") else found == content
        assert same, f"{path} differs: run reportgen.sample.write(Path('.')) and commit"


def test_another_seed_gives_other_people():
    assert draws.Dice(1, "people").near(100, 0.5) != draws.Dice(2, "people").near(100, 0.5)


def test_draws_are_the_same_on_every_machine():
    dice = draws.Dice(7, "test")
    assert [dice.count(4.0) for _ in range(8)] == [3, 3, 4, 2, 1, 4, 2, 1]


def test_quantiles_are_met():
    dice = draws.Dice(1, "quantiles")
    drawn = sorted(dice.between(((0, 0), (0.5, 10), (1, 100))) for _ in range(4000))
    assert drawn[2000] == pytest.approx(10, abs=1)
    assert drawn[3000] == pytest.approx(55, abs=4)


def test_a_gzipped_file_holds_neither_name_nor_time():
    assert delimited.zipped(b"text")[3:8] == bytes(5)


def test_the_project_is_small(made):
    assert sum(len(content) for content in made.values()) < 6_000_000


def test_easter_is_known():
    assert [seasons.easter(year) for year in (2024, 2025, 2026)] == [
        date(2024, 3, 31), date(2025, 4, 20), date(2026, 4, 5),
    ]  # fmt: skip


# --- every table, by a contract without mistakes


def test_every_table_is_fed_and_no_contract_has_a_mistake():
    written, found = read_all(ROOT, {})
    assert not [problem for problem in found if "sources" in problem.file]
    assert {source.table for source in written.sources.values()} == set(TABLES)
    assert [mistake for name, source in written.sources.items() for mistake in problems(name, source)] == []


def test_every_column_a_contract_names_stands_in_its_file(made):
    written, _ = read_all(ROOT, {})
    for name, source in written.sources.items():
        found = [path for path in made if Path(path).match(source.path)]
        assert found, name
        for path in found:
            delimiter = {"tab": "\t"}.get(source.delimiter, source.delimiter)
            text = (gzip.decompress(made[path]) if path.endswith(".gz") else made[path]).decode(source.encoding)
            lines = [line for line in text.splitlines() if line and not line.startswith("#")]
            header = next(
                csv.reader([lines[source.preamble if isinstance(source.preamble, int) else 0]], delimiter=delimiter)
            )
            assert {column.column for column in source.columns.values()} <= set(header), path


def test_every_table_covers_thirty_months(made, leads):
    for name, column in (("sessions.csv.gz", "Date"), ("conversions.csv", "Date")):
        months = {row[column][:6] for row in rows(made, name)}
        assert len(months) == 30, name
    for name, column in (
        ("touchpoints.csv.gz", "Date"),
        ("form_fields.csv", "Date"),
        ("reviews.csv", "Date"),
        ("fx.csv", "Date"),
    ):
        assert len({row[column][:7] for row in rows(made, name)}) >= 29, name
    assert len({row["Create Date"][:7] for row in leads}) == 30
    assert sum("google_ads_" in path for path in made) == 30


# --- the story


def web_leads(leads: list[dict[str, str]], first: date, last: date, device: str = "") -> list[dict[str, str]]:
    return [
        row for row in leads
        if row["First Page Seen"] and first.isoformat() <= row["Create Date"] <= last.isoformat() and device in row["Device"]
    ]  # fmt: skip


def visits(sessions: list[dict[str, str]], first: date, last: date, device: str = "", channel: str = "") -> int:
    low, high = f"{first:%Y%m%d}", f"{last:%Y%m%d}"
    return sum(
        int(row["Sessions"]) for row in sessions
        if low <= row["Date"] <= high and device in row["Device category"]
        and channel in row["Session default channel group"]
    )  # fmt: skip


BEFORE_FORM, AFTER_FORM = (date(2025, 10, 1), date(2026, 2, 8)), (story.FORM_CHANGE, story.LAST_DAY)


def test_the_longer_form_is_finished_less_often(made):
    sums: dict[bool, Counter[str]] = defaultdict(Counter)
    for row in rows(made, "touchpoints.csv.gz"):
        if row["Element"] == "demo-request":
            after = row["Date"] >= story.FORM_CHANGE.isoformat()
            sums[after].update(starts=int(row["Starts"]), sent=int(row["Submissions"]))
    assert rate(sums[False]["sent"], sums[False]["starts"]) > 0.58
    assert rate(sums[True]["sent"], sums[True]["starts"]) < 0.42


def test_the_longer_form_has_nine_fields_and_one_of_them_loses_most(made):
    fields: dict[bool, set[str]] = defaultdict(set)
    lost: Counter[str] = Counter()
    for row in rows(made, "form_fields.csv"):
        if row["Form"] == "demo-request":
            after = row["Date"] >= story.FORM_CHANGE.isoformat()
            fields[after].add(row["Field"])
            lost[row["Field"]] += int(row["Abandoned"]) if after else 0
    assert (len(fields[False]), len(fields[True])) == (4, 9)
    assert lost.most_common(1)[0][0] == story.WORST_FIELD


def test_phones_lose_most_by_the_longer_form(sessions, leads):
    change = {}
    for device in ("desktop", "mobile"):
        before, after = (
            rate(len(web_leads(leads, *span, device)), visits(sessions, *span, device))
            for span in (BEFORE_FORM, AFTER_FORM)
        )
        change[device] = after / before - 1
    assert change["mobile"] < -0.30
    assert -0.30 < change["desktop"] < -0.08


def test_the_quarters_of_2026_show_the_fall(sessions, leads):
    def of(first: date, last: date) -> float:
        return rate(len(web_leads(leads, first, last)), visits(sessions, first, last))

    quarters = [of(date(2025, 10, 1), date(2025, 12, 31)), of(date(2026, 1, 1), date(2026, 3, 31))]
    quarters.append(of(date(2026, 4, 1), date(2026, 6, 30)))
    assert quarters[0] > quarters[1] > quarters[2]
    assert quarters[2] / quarters[0] < 0.82


def became_customers(leads: list[dict[str, str]], column: str, value: str) -> tuple[float, float, int]:
    """Share of customers among the leads of a segment and among the rest, of leads old enough; and the segment's leads."""
    old = [row for row in leads if "2024-07-01" <= row["Create Date"] <= "2025-12-31" and row["First Page Seen"]]
    of, rest = ([row for row in old if (row[column] == value) is mine] for mine in (True, False))
    won, others = (sum(bool(row["Became Customer"]) for row in group) for group in (of, rest))
    return rate(won, len(of)), rate(others, len(rest)), len(of)


def test_webinars_and_the_channel_that_fills_them_bring_customers(leads):
    page, rest, number = became_customers(leads, "First Page Seen", story.BEST_PAGE)
    assert page > 2 * rest
    assert number > 400
    channel, rest, number = became_customers(leads, "Original Source", "Email Marketing")
    assert channel > 1.7 * rest
    assert number > 400


def test_no_other_channel_is_better_than_the_best(leads):
    best, _, _ = became_customers(leads, "Original Source", "Email Marketing")
    for channel in ("Organic Search", "Paid Search", "Paid Social", "Referrals", "Direct Traffic"):
        assert became_customers(leads, "Original Source", channel)[0] < best


def test_the_hand_over_to_sales_is_slow_since_october_2025(leads):
    waits: dict[bool, list[int]] = defaultdict(list)
    for row in leads:
        if row["Became MQL"] and row["Became SAL"]:
            mql, sal = date.fromisoformat(row["Became MQL"]), date.fromisoformat(row["Became SAL"])
            waits[mql >= story.SLOW_HANDOVER].append((sal - mql).days)
    assert median(waits[False]) <= 3
    assert median(waits[True]) >= 7


def test_the_fair_has_its_own_leads_meetings_visits_and_costs(made, sessions, leads):
    fair = [row for row in leads if row["Campaign"] == story.FAIR_CAMPAIGN and not row["First Page Seen"]]
    assert 35 <= len(fair) <= 90
    assert {row["Create Date"] for row in fair} == {f"2026-03-{day}" for day in (17, 18, 19, 20)}
    assert sum(int(row["Sessions"]) for row in sessions if row["Session campaign"] == story.FAIR_CAMPAIGN) > 1000
    talks = [row for row in rows(made, "touchpoints.csv.gz") if row["Element"] == "fair-stand"]
    assert sum(int(row["Submissions"]) for row in talks) == len(fair)
    costs = [row for row in rows(made, "costs.csv", ";", "latin-1") if row["Kampagne"] == story.FAIR_CAMPAIGN]
    assert [row["Betrag"] for row in costs] == ["14.500,00", "23.800,00"]


def test_the_mix_shifts_to_a_channel_that_converts_no_worse_than_before(sessions, leads):
    before, after = (date(2025, 3, 1), date(2025, 8, 31)), (story.MIX_SHIFT_FULL, date(2026, 2, 8))
    share, own, overall, others = {}, {}, {}, {}
    for span in (before, after):
        bought = visits(sessions, *span, channel=story.MIX_CHANNEL)
        every = visits(sessions, *span)
        from_bought = sum(row["Original Source"] == story.MIX_CHANNEL for row in web_leads(leads, *span))
        share[span], own[span] = rate(bought, every), rate(from_bought, bought)
        overall[span] = rate(len(web_leads(leads, *span)), every)
        others[span] = rate(len(web_leads(leads, *span)) - from_bought, every - bought)
    assert share[before] < 0.08
    assert share[after] > 0.15
    assert own[after] > 0.8 * own[before]
    assert others[after] > 0.95 * others[before]
    assert overall[after] < 0.95 * overall[before]
    assert own[after] < 0.6 * others[after]


def test_the_social_export_stops(made):
    assert max(row["Date"] for row in rows(made, "social.csv")) == story.SOCIAL_STOPS.isoformat()


def test_the_change_log_names_the_days_of_the_story(made):
    text = made["config/changes.yaml"].decode()
    for day in (story.FORM_CHANGE, story.MIX_SHIFT, story.SLOW_HANDOVER, story.FAIR_FIRST, story.FAIR_PAGE_OPENS):
        assert f"- date: {day}\n" in text


# --- rows as they really arrive


def test_the_declared_number_of_rows_is_broken(made):
    leads = rows(made, "leads.csv")
    assert sum(not lead_is_sound(row) for row in leads) == story.REJECTED["crm_leads"]
    invoices = rows(made, "invoices.csv")
    broken = [r for r in invoices if not re.fullmatch(r"\d+\.\d\d", r["Amount"]) or not is_day(r["Created (UTC)"][:10])]
    assert len(broken) == story.REJECTED["invoices"]
    answers = rows(made, "nps.csv", ";")
    scores = [row["Empfehlung (0-10)"] for row in answers]
    assert sum(score not in {*map(str, range(11)), "k. A."} for score in scores) == story.REJECTED["nps_answers"]
    for count, total in ((4, leads), (3, invoices), (2, answers)):
        assert count < len(total) / 100


def test_some_leads_stand_there_twice_with_a_later_change(made):
    sound = [row for row in rows(made, "leads.csv") if lead_is_sound(row)]
    twice = [key for key, number in Counter(row["Record ID"] for row in sound).items() if number > 1]
    assert len(twice) == story.DUPLICATES["crm_leads"]


def test_an_unknown_channel_and_a_blank_one_are_two_things(leads):
    channels = Counter(row["Original Source"] for row in leads)
    assert channels["unknown"] > 60
    assert channels[""] > 40


def test_some_leads_move_back_and_some_skip_a_stage(leads):
    back = [row for row in leads if row["Became SQL"] and row["Became MQL"] > row["Became SQL"]]
    assert len(back) == story.MOVED_BACK
    skipped = [row for row in leads if row["Became SQL"] and not row["Became SAL"]]
    assert 20 < len(skipped) < 120


def test_some_deals_are_won_before_their_lead(made, leads):
    created = {row["Record ID"]: row["Create Date"] for row in leads}
    early = [
        row for row in rows(made, "deals.csv")
        if row["Deal Stage"] == "Closed Won" and row["Close Date"] < created.get(row["Associated Contact IDs"], "")
    ]  # fmt: skip
    assert len(early) == story.WON_BEFORE_LEAD


# --- everything fits together


def test_every_deal_with_a_lead_has_that_lead(made, leads):
    known = {row["Record ID"] for row in leads}
    named = [row["Associated Contact IDs"] for row in rows(made, "deals.csv") if row["Associated Contact IDs"]]
    assert set(named) <= known
    assert len(named) == len(set(named))
    customers = {row["Record ID"] for row in leads if row["Became Customer"]}
    won = {row["Associated Contact IDs"] for row in rows(made, "deals.csv") if row["Deal Stage"] == "Closed Won"}
    assert customers == won - {""}


def test_nothing_happens_after_the_last_day(made, leads):
    last = story.LAST_DAY.isoformat()
    stages = ("Became MQL", "Became SAL", "Became SQL", "Became Opportunity", "Became Customer", "Lost")
    assert max(row[stage] for row in leads for stage in stages) <= last
    assert max(row["Close Date"] for row in rows(made, "deals.csv")) <= last


def test_forms_new_contacts_and_leads_agree(made, leads):
    forms = [row for row in rows(made, "touchpoints.csv.gz") if row["Kind"] == "form"]
    online = sum(bool(row["First Page Seen"]) for row in leads)
    assert sum(int(row["New contacts"]) for row in forms) == online
    assert sum(int(row["Submissions"]) for row in forms) > online
    sent = sum(int(row["Form submissions"]) for row in rows(made, "sessions.csv.gz"))
    assert sum(int(row["Submissions"]) for row in forms) == sent
    assert sum(int(row["Key events"]) for row in rows(made, "conversions.csv")) == sent


def test_the_accounts_book_what_the_platforms_spent(made):
    def cents(text: str) -> int:
        return int(re.sub(r"\D", "", text))

    spent = sum(cents(row["Total Spent"]) for row in rows(made, "linkedin_ads.csv"))
    for path, content in made.items():
        if "google_ads_" in path:
            lines = list(csv.reader(io.StringIO(content.decode())))[3:]
            assert sum(cents(line[5]) for line in lines[:-1]) == cents(lines[-1][5])
            spent += cents(lines[-1][5])
    booked = [row["Betrag"] for row in rows(made, "costs.csv", ";", "latin-1") if row["Kategorie"] == "Werbung"]
    assert sum(map(cents, booked)) == spent


def test_the_months_of_the_plan_add_up_to_its_year(made):
    sums: Counter[tuple[int, str]] = Counter()
    for row in rows(made, "targets.csv"):
        sums[int(row["Period"][:4]), row["KPI"]] += int(row["Target"])
    assert sums == {(year, kpi): total for year, plan in story.PLAN.items() for kpi, total in plan.items()}


def test_the_plan_is_one_ladder():
    goals = load(ROOT, {}).goals
    for year, plan in story.PLAN.items():
        for above, below, rate in zip(
            ("customers", "sqls", "mqls", "leads"), ("sqls", "mqls", "leads", "sessions"),
            ("sql_close_rate", "mql_to_sql", "lead_to_mql", "visitor_to_lead"), strict=True,
        ):  # fmt: skip
            assert plan[below] == math.ceil(plan[above] / Fraction(str(goals.plan[rate][str(year)]))), (year, rate)


def test_money_is_written_as_each_country_does():
    assert delimited.german_money(123_456_705) == "1.234.567,05"
    assert delimited.money(5) == "0.05"
    assert set(money.RATES) == {"CHF", "USD"}


def test_the_package_brings_every_yaml_file_and_both_logos():
    names = {file.name for file in (packaged("reportgen.sample") / "files").iterdir()}
    assert {"business.yaml", "sources.yaml", "goals.yaml", "reports.yaml", "changes.yaml", "brand.yaml"} < names
    assert {"logo.svg", "logo-white.svg"} < names


def test_the_project_reads_without_a_problem_and_lands_with_the_declared_rejects_and_duplicates(tmp_path):
    project = load(ROOT, {})
    arrivals, errors = sources.find(project.root, project.sources)
    assert errors == ()
    few = [arrival for arrival in arrivals if arrival.source in {*story.REJECTED, *story.DUPLICATES}]
    landed = landing.land(few, project.sources, tmp_path, project.business.zone, read=sources.read)
    assert {part.source: part.rows_rejected for part in landed.parts} == story.REJECTED
    assert {part.source: part.rows_duplicate for part in landed.parts if part.rows_duplicate} == story.DUPLICATES

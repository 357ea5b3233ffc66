"""Nothing counts twice: exports of the same in two sources, two accounts in one source, totals taken for rows."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from reportgen import landing, sources
from reportgen.contract import FileSource
from reportgen.errors import SourceError
from tests.landing_cases import PRAGUE, contract, counts, land, land_again, rows

ADS = {
    "kind": "csv",
    "table": "ads",
    "path": "ads.csv",
    "columns": {"date": "day", "campaign": "campaign", "impressions": "impr", "clicks": "clicks", "spend": "cost"},
    "constants": {"platform": "Google Ads", "currency": "EUR"},
}
HEAD = "day,campaign,impr,clicks,cost\n"
MONTH = {
    **ADS,
    "columns": {column: name for column, name in ADS["columns"].items() if column != "date"},  # type: ignore[attr-defined]
    "span": {"from": "2026-06-01", "through": "2026-06-30"},
}


def lines(days: range, campaigns: Mapping[str, int], month: str = "2026-06") -> str:
    """A row by day and campaign: impressions as given, a tenth of them clicks, a hundredth of them spent."""
    return "".join(
        f"{month}-{day:02d},{campaign},{size},{size // 10},{size / 100:.2f}\n"
        for day in days
        for campaign, size in campaigns.items()
    )


def together(
    folder: Path, files: Mapping[str, tuple[Mapping[str, Any], str]], **changes: Mapping[str, Any]
) -> landing.Landed:
    """Land several sources of one project: name -> contract and text of its file, which is called as the source."""
    made: dict[str, FileSource] = {}
    for source, (base, text) in files.items():
        made[source] = contract({**base, "path": f"{source}.csv"}, **changes.get(source, {}))
        (folder / f"{source}.csv").write_text(text)
    arrivals, errors = sources.find(folder, made)
    assert not errors
    return landing.land(arrivals, made, folder / ".reportgen", PRAGUE, read=sources.read)


def held(landed: landing.Landed) -> list[tuple[str, str]]:
    """Sources left out, and why."""
    return [(problem.source, problem.problem.what) for problem in landed.problems]


TWO = {"Brand": 400, "Generic": 1000}


def test_two_platforms_are_not_taken_for_one(tmp_path: Path) -> None:
    text = HEAD + lines(range(1, 11), TWO)
    linkedin = {**ADS, "constants": {"platform": "LinkedIn Ads", "currency": "EUR"}}
    landed = together(tmp_path, {"google": (ADS, text), "linkedin": (linkedin, text)})
    assert held(landed) == []
    assert len(landed.parts) == 2
    assert landed.notes == ()


def test_the_same_bytes_in_two_sources_count_once_and_are_told(tmp_path: Path) -> None:
    text = HEAD + lines(range(1, 3), {"Brand": 10})
    landed = together(tmp_path, {"first": (ADS, text), "second": (ADS, text)})
    assert [part.source for part in landed.parts] == ["first"]
    assert held(landed) == [
        (
            "second",
            "holds the same impressions, clicks and spend as source 'first' for 2026-06-01 to 2026-06-02 by campaign and day:"
            " both would count twice, so nothing of 'second' is used",
        )
    ]
    assert "write `identity:` with its name in both" in landed.problems[0].problem.instead


def test_the_same_bytes_count_once_even_if_the_owner_calls_them_two_accounts(tmp_path: Path) -> None:
    text = HEAD + lines(range(1, 3), {"Brand": 10})
    names = {"de": {"identity": "Shop DE"}, "at": {"identity": "Shop AT"}}
    assert [source for source, _ in held(together(tmp_path, {"de": (ADS, text), "at": (ADS, text)}, **names))] == ["de"]


def test_the_same_file_read_twice_for_two_platforms_is_no_double(tmp_path: Path) -> None:
    text = "day,campaign,impr,clicks,cost,meta_impr,meta_clicks,meta_cost\n2026-06-01,Brand,500,50,5.00,700,70,7.00\n"
    meta = {
        **ADS,
        "columns": {
            "date": "day",
            "campaign": "campaign",
            "impressions": "meta_impr",
            "clicks": "meta_clicks",
            "spend": "meta_cost",
        },
        "constants": {"platform": "Meta Ads", "currency": "EUR"},
    }
    assert held(together(tmp_path, {"google": (ADS, text), "meta": (meta, text)})) == []


def test_a_breakdown_beside_the_plain_export_is_found_by_its_sums(tmp_path: Path) -> None:
    plain = "campaign,impr,clicks,cost\nBrand,400,40,4.00\nGeneric,1000,100,10.00\n"
    ages = "campaign,impr,clicks,cost\nBrand,150,15,1.50\nBrand,250,25,2.50\nGeneric,300,30,3.00\nGeneric,702,70,7.00\n"
    landed = together(tmp_path, {"by_age": (MONTH, ages), "plain": (MONTH, plain)})
    assert [part.source for part in landed.parts] == ["by_age"]
    assert held(landed)[0][0] == "plain"
    assert "by campaign: both would count twice" in held(landed)[0][1]


def test_a_month_beside_its_days_gives_way_to_them(tmp_path: Path) -> None:
    days = HEAD + lines(range(1, 31), TWO)
    month = "campaign,impr,clicks,cost\nBrand,12000,1200,120.00\nGeneric,30000,3000,300.00\n"
    landed = together(tmp_path, {"a_month": (MONTH, month), "days": (ADS, days)})
    assert [part.source for part in landed.parts] == ["days"]
    assert held(landed)[0] == (
        "a_month",
        "holds the same impressions, clicks and spend as source 'days' for 2026-06-01 to 2026-06-30 by campaign:"
        " both would count twice, so nothing of 'a_month' is used",
    )


def test_two_sources_that_follow_each_other_are_no_doubles(tmp_path: Path) -> None:
    earlier, later = HEAD + lines(range(1, 11), TWO), HEAD + lines(range(11, 21), TWO)
    assert held(together(tmp_path, {"one": (ADS, earlier), "two": (ADS, later)})) == []


def test_two_accounts_with_campaigns_of_the_same_name_are_both_counted_once_they_are_named(tmp_path: Path) -> None:
    germany = HEAD + lines(range(1, 11), {"Brand": 900, "Generic": 2000, "Video": 500})
    austria = HEAD + lines(range(1, 11), {"Brand": 90, "Generic": 300, "Video": 40})
    files = {"at": (ADS, austria), "de": (ADS, germany)}
    landed = together(tmp_path, files)
    assert held(landed) == []
    assert len(landed.parts) == 2
    assert [(note.source, note.code) for note in landed.notes] == [("de", "likely_double")]
    assert (
        "hold the same campaigns on days of 2026-06-01 to 2026-06-10; if they are two accounts" in landed.notes[0].what
    )
    named = {"at": {"identity": "Shop AT"}, "de": {"identity": "Shop DE"}}
    assert together(tmp_path, files, **named).notes == ()


def test_two_exports_of_one_account_are_held_even_if_their_figures_differ(tmp_path: Path) -> None:
    campaigns = HEAD + lines(range(1, 11), TWO)
    terms = HEAD + lines(range(1, 11), {"Brand": 100, "Generic": 200})
    same = {"campaigns": {"identity": "Shop DE"}, "terms": {"identity": "shop de; Shop AT"}}
    landed = together(tmp_path, {"campaigns": (ADS, campaigns), "terms": (ADS, terms)}, **same)
    assert held(landed)[0][0] == "terms"
    assert held(landed)[0][1].startswith(
        "and source 'campaigns' are of the same account or property and both hold ads of 2026-06-01"
    )


def test_two_exports_of_one_account_with_other_campaigns_are_both_counted(tmp_path: Path) -> None:
    search, video = HEAD + lines(range(1, 11), {"Search": 400}), HEAD + lines(range(1, 11), {"Video": 400})
    same = {"search": {"identity": "Shop DE"}, "video": {"identity": "Shop DE"}}
    assert held(together(tmp_path, {"search": (ADS, search), "video": (ADS, video)}, **same)) == []


ORDERS = {
    "kind": "csv", "table": "orders", "path": "o.csv",
    "columns": {"order_id": "id", "customer_id": "customer", "ordered_at": "day", "amount": "amount"},
}  # fmt: skip


def test_the_same_orders_in_two_sources_count_once(tmp_path: Path) -> None:
    text = "id,customer,day,amount\n" + "".join(f"A-{n},c{n},2026-06-0{n},10.00\n" for n in range(1, 6))
    more = text + "A-9,c9,2026-06-05,12.00\n"
    landed = together(tmp_path, {"by_api": (ORDERS, text), "by_file": (ORDERS, more)})
    assert held(landed) == [
        (
            "by_file",
            "holds 5 orders that source 'by_api' holds too: both would count twice, so nothing of 'by_file' is used",
        )
    ]


def test_two_shops_that_both_number_their_orders_from_one_are_both_counted(tmp_path: Path) -> None:
    one = "id,customer,day,amount\n" + "".join(f"{n},c{n},2026-06-0{n},10.00\n" for n in range(1, 6))
    two = "id,customer,day,amount\n" + "".join(f"{n},d{n},2026-06-0{n},{n}7.00\n" for n in range(1, 6))
    assert held(together(tmp_path, {"one": (ORDERS, one), "two": (ORDERS, two)})) == []


def test_what_was_found_about_two_sources_is_not_looked_for_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = HEAD + lines(range(1, 3), {"Brand": 10})
    first = together(tmp_path, {"first": (ADS, text), "second": (ADS, text)})

    def unused(*_: object) -> None:
        raise AssertionError("the snapshots were asked again")

    monkeypatch.setattr("reportgen.landing.doubles._Pair.compare", unused)
    assert held(together(tmp_path, {"first": (ADS, text), "second": (ADS, text)})) == held(first)


# --- files of one source

GLOB = {**ADS, "path": "ads*.csv"}


def test_an_export_pulled_again_replaces_the_first(tmp_path: Path) -> None:
    first, again = HEAD + lines(range(1, 6), TWO), HEAD + lines(range(1, 8), {"Brand": 404, "Generic": 1000})
    landed = land(tmp_path, contract(GLOB), {"ads.csv": first, "ads (1).csv": again})
    assert {part.file: counts(part) for part in landed.parts} == {
        "ads (1).csv": (14, 4, 0, 10, 0),
        "ads.csv": (10, 10, 0, 0, 0),
    }


def test_the_same_download_twice_counts_once_and_is_told(tmp_path: Path) -> None:
    text = HEAD + lines(range(1, 6), TWO)
    landed = land(tmp_path, contract(GLOB), {"ads.csv": text, "ads (1).csv": text})
    assert sum(part.rows_used for part in landed.parts) == 10
    assert [(note.code, note.rows) for note in landed.notes] == [("identical", 10)]


def test_two_downloads_that_share_no_campaign_are_refused(tmp_path: Path) -> None:
    first, other = HEAD + lines(range(1, 6), {"Brand DE": 500}), HEAD + lines(range(1, 6), {"Brand AT": 450})
    with pytest.raises(SourceError) as caught:
        land(tmp_path, contract(GLOB), {"ads.csv": first, "ads (1).csv": other})
    problem = caught.value.problem
    assert problem.what == (
        "'ads (1).csv' and 'ads.csv' both hold 2026-06-01 to 2026-06-05 and share no campaign,"
        " so that one does not replace the other"
    )
    assert problem.instead.startswith(
        "If they are two accounts or properties, write a source for each, or overlap: add"
    )


def test_two_downloads_of_quite_another_size_are_refused(tmp_path: Path) -> None:
    first, other = HEAD + lines(range(1, 6), {"Brand": 5000}), HEAD + lines(range(1, 6), {"Brand": 450})
    with pytest.raises(SourceError, match=r"the one has 1,800 impressions and the other 20,000"):
        land(tmp_path, contract(GLOB), {"ads.csv": first, "ads (1).csv": other})


def test_a_first_pull_in_the_middle_of_its_last_day_is_replaced(tmp_path: Path) -> None:
    first = HEAD + lines(range(1, 3), {"Brand": 500}) + lines(range(3, 4), {"Brand": 100})
    landed = land(
        tmp_path, contract(GLOB), {"ads-1.csv": first, "ads-2.csv": HEAD + lines(range(1, 5), {"Brand": 500})}
    )
    assert [part.rows_used for part in landed.parts] == [0, 4]


@pytest.mark.parametrize(("overlap", "used"), [("add", 10), ("replace", 5)])
def test_what_the_owner_says_of_overlaps_is_done(tmp_path: Path, overlap: str, used: int) -> None:
    first, other = HEAD + lines(range(1, 6), {"Brand DE": 500}), HEAD + lines(range(1, 6), {"Brand AT": 450})
    landed = land(tmp_path, contract(GLOB, overlap=overlap), {"ads.csv": first, "ads (1).csv": other})
    assert sum(part.rows_used for part in landed.parts) == used


# --- a file's own totals


def test_rows_that_add_up_to_their_total_are_told_nothing_of(tmp_path: Path) -> None:
    text = HEAD + lines(range(1, 2), TWO) + ",Total,1400,140,14.00\n"
    landed = land(tmp_path, contract(ADS, totals=[{"column": "campaign", "equals": ["Total"]}]), text)
    assert landed.notes == ()
    assert counts(landed.parts[0]) == (3, 2, 0, 0, 1)


def test_rows_that_are_a_part_of_their_total_are_told_of(tmp_path: Path) -> None:
    text = HEAD + lines(range(1, 2), TWO) + ",Total: terms,1400,140,14.00\n,Total: account,5000,500,50.00\n"
    source = contract(ADS, totals=[{"column": "campaign", "starts_with": ["Total:"]}])
    for landed in (land(tmp_path, source, text), land_again(tmp_path, source)):
        assert [(note.code, note.what) for note in landed.notes] == [
            (
                "own_total",
                "its rows add up to 1,400 impressions where its own total says 5,000, 140 clicks where its own total says 500,"
                " 14 spend where its own total says 50: a part of them is not in this export",
            )
        ]


@pytest.mark.parametrize("totals", [1, 3])
def test_a_total_that_nothing_declares_is_found_by_its_sums(tmp_path: Path, totals: int) -> None:
    text = HEAD + lines(range(1, 2), {"A": 100, "B": 250, "C": 50}) + "2026-06-01,Всё,400,40,4.00\n" * totals
    with pytest.raises(SourceError) as caught:
        land(tmp_path, contract(ADS), text)
    assert caught.value.problem.what == (
        f"line {4 + totals} looks like a total: the other rows add up to it in impressions, clicks, spend"
    )


def test_a_row_that_is_as_large_as_all_others_stays_if_the_owner_says_so(tmp_path: Path) -> None:
    text = HEAD + lines(range(1, 2), {"A": 100, "B": 250, "C": 50, "D": 400})
    landed = land(tmp_path, contract(ADS, totals=[]), text)
    assert rows(landed.parts[0], "sum(impressions)") == [(800,)]


def test_equal_rows_are_no_totals_of_each_other(tmp_path: Path) -> None:
    text = HEAD + lines(range(1, 9), {"A": 100, "B": 100})
    assert counts(land(tmp_path, contract(ADS), text).parts[0]) == (16, 16, 0, 0, 0)


def test_of_several_files_of_the_same_days_only_the_one_that_counts_is_named(tmp_path: Path) -> None:
    text = HEAD + lines(range(1, 3), TWO)
    files = {f"ads-{n}.csv": text.replace("400", f"40{n}") for n in range(1, 5)}
    landed = land(tmp_path, contract(GLOB), files)
    assert [(note.file, note.what) for note in landed.notes if note.code == "overlap"] == [
        (f"ads-{n}.csv", "'ads-4.csv' replaces 2026-06-01 to 2026-06-02") for n in (1, 2, 3)
    ]


def test_small_figures_that_happen_to_add_up_are_no_total(tmp_path: Path) -> None:
    text = HEAD + "2026-06-01,A,1,1,1.00\n2026-06-01,B,2,1,1.00\n2026-06-01,C,1,1,1.00\n2026-06-01,D,4,3,3.00\n"
    assert counts(land(tmp_path, contract(ADS), text).parts[0]) == (4, 4, 0, 0, 0)


def test_totals_by_day_alone_are_no_total_of_the_file(tmp_path: Path) -> None:
    totals = "2026-06-01,Total,1400,140,14.00\n2026-06-02,Total,1400,140,14.00\n"
    text = HEAD + lines(range(1, 3), TWO) + totals
    source = contract(ADS, totals=[{"column": "campaign", "equals": ["Total"]}])
    assert land(tmp_path, source, text).notes == ()


def test_rows_that_are_more_than_their_total_are_told_of(tmp_path: Path) -> None:
    text = HEAD + 2 * lines(range(1, 2), TWO) + ",Total,1400,140,14.00\n"
    landed = land(tmp_path, contract(ADS, totals=[{"column": "campaign", "equals": ["Total"]}]), text)
    assert "2,800 impressions where its own total says 1,400" in landed.notes[0].what
    assert landed.notes[0].what.endswith("are some of them in it twice?")


def test_totals_by_day_in_each_of_several_groups_are_no_total_of_the_file(tmp_path: Path) -> None:
    text = HEAD
    for size in (100, 300):  # a group of campaigns, a day and its total, and the total of the group
        for day in (1, 2):
            text += (
                lines(range(day, day + 1), {"A": size, "B": 2 * size})
                + f"2026-06-0{day},Total,{3 * size},{3 * size // 10},{3 * size / 100}\n"
            )
        text += f",Total,{6 * size},{6 * size // 10},{6 * size / 100}\n"
    source = contract(ADS, totals=[{"column": "campaign", "equals": ["Total"]}])
    assert land(tmp_path, source, text).notes == ()


def test_rows_that_stand_twice_above_two_equal_totals_are_told_of(tmp_path: Path) -> None:
    text = HEAD + 2 * lines(range(1, 2), TWO) + 2 * ",Total,1400,140,14.00\n"
    landed = land(tmp_path, contract(ADS, totals=[{"column": "campaign", "equals": ["Total"]}]), text)
    assert landed.notes[0].what.endswith("are some of them in it twice?")

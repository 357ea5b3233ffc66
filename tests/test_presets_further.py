"""Presets of Microsoft Ads, TikTok Ads, Shopify and Klaviyo: each export adds up, and totals and further line items are no rows."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from reportgen.errors import SourceError
from reportgen.sources.presets import sets
from tests.preset_trial import DATA, landed

DAY = date.fromisoformat


def counted(read: int, used: int, skipped: int) -> dict[str, int]:
    return {"read": read, "used": used, "rejected": 0, "duplicate": 0, "skipped": skipped}


@pytest.mark.parametrize(
    ("preset", "file", "figures", "counts"),
    [
        ("microsoft_ads", "page.csv", (3000, 60, "31.50", 3), counted(5, 4, 1)),
        ("microsoft_ads", "service.csv", (1500, 50, "25.00", 3), counted(3, 2, 1)),
        ("tiktok_ads", "by_day.csv", (12000, 110, "60.00", 9), counted(4, 3, 1)),
        ("tiktok_ads", "korean.csv", (8000, 70, "20000", 6), counted(2, 2, 0)),
    ],
)
def test_reports_of_ad_platforms_add_up(
    preset: str, file: str, figures: tuple[int, int, str, int], counts: dict[str, int], tmp_path: Path
) -> None:
    found = landed(preset, file, tmp_path)
    names = ("impressions", "clicks", "spend", "conversions")
    sums = [sum(Decimal(str(value)) for value in found.column(name)) for name in names]
    assert sums == [Decimal(figure) for figure in figures]
    assert found.counts == counts


def test_a_report_of_microsoft_without_days_is_one_total_of_its_stated_period(tmp_path: Path) -> None:
    found = landed("microsoft_ads", "service.csv", tmp_path)
    assert found.parts[0].lumps == ((DAY("2026-03-01"), DAY("2026-03-31")),)


def test_a_total_of_microsoft_s_campaign_page_is_no_row(tmp_path: Path) -> None:
    head = "Status,Campaign,Account name,Day,Clicks,Impressions,Spend\n"
    rows = "Enabled,Brand,Acme,2026-03-01,30,1200,15.00\nOverall total - 1 campaign,,,,30,1200,15.00\n"
    assert landed("microsoft_ads", (head + rows).encode(), tmp_path).counts == counted(2, 1, 1)


def test_an_order_of_several_items_is_one_and_its_buyer_no_address(tmp_path: Path) -> None:
    found = landed("shopify_orders", "orders.csv", tmp_path, zone="Europe/Prague")
    assert [(row["order_id"], row["ordered_at"], row["amount"]) for row in found.rows] == [
        ("#1001", DAY("2026-03-01"), Decimal(55)),
        ("#1002", DAY("2026-03-02"), Decimal(60)),  # less what was refunded
        ("#1003", DAY("2026-03-03"), Decimal(20)),  # before midnight in UTC
    ]
    first, second, guest = found.column("customer_id")
    assert (first == second, guest) == (True, "#1003")
    kept = b"".join(file.read_bytes() for file in (tmp_path / ".reportgen").rglob("*") if file.is_file())
    assert b"example.org" not in kept.lower()


def test_a_state_of_payment_that_nobody_foresaw_is_asked_for(tmp_path: Path) -> None:
    text = (DATA / "shopify_orders" / "orders.csv").read_text().replace("partially_refunded", "in_dispute")
    with pytest.raises(SourceError, match="in_dispute"):
        landed("shopify_orders", text.encode(), tmp_path)


def test_counts_with_a_point_are_counts_and_text_messages_no_mail(tmp_path: Path) -> None:
    found = landed("klaviyo_campaigns", "report.csv", tmp_path)
    assert found.counts == counted(3, 2, 1)
    assert {name: found.sum(name) for name in ("sent", "delivered", "opens", "clicks", "unsubscribes", "bounces")} == {
        "sent": 1900, "delivered": 1880, "opens": 700, "clicks": 50, "unsubscribes": 5, "bounces": 20,
    }  # fmt: skip
    assert found.column("campaign") == ["Spring", "Total: reminder"]


@pytest.mark.parametrize("preset", ["microsoft_ads", "tiktok_ads", "shopify_orders", "klaviyo_campaigns"])
def test_each_of_them_is_proposed_for_its_own_exports_first(preset: str) -> None:
    assert [next(iter(sets.proposals(file))) for file in sorted((DATA / preset).iterdir())] == [preset] * len(
        list((DATA / preset).iterdir())
    )

"""The CRM's exports of leads and deals, with what is wrong in real ones: broken rows and rows that stand there twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportgen.sample import people, story
from reportgen.sample.delimited import Row, delimited, iso
from reportgen.sample.draws import Dice

HUBSPOT_SOURCES = {
    "Email": "Email Marketing", "Referral": "Referrals", "Direct": "Direct Traffic", "Offline": "Offline Sources",
    "Unassigned": "Other Campaigns",
}  # fmt: skip
HUBSPOT_STAGES = {"won": "Closed Won", "lost": "Closed Lost", "open": "Proposal"}
FIRST_NAMES = (
    "Anna",
    "Jonas",
    "Katrin",
    "Murat",
    "Sabine",
    "Piotr",
    "Lena",
    "Stefan",
    "Elif",
    "Thomas",
    "Marta",
    "Uwe",
)


def files(seed: int, leads: Sequence[people.Lead], deals: Sequence[people.Deal]) -> dict[str, bytes]:
    """Files of the tables leads and deals."""
    return {"leads.csv": _leads(Dice(seed, "leads"), leads), "deals.csv": _deals(deals)}


def _leads(dice: Dice, leads: Sequence[people.Lead]) -> bytes:
    header = [
        "Record ID", "First Name", "Create Date", "Original Source", "Original Source Drill-Down 1", "Campaign", "First Page Seen",
        "Device", "Offer Stage", "Raised Hand", "Lead Origin", "Persona", "Product Interest", "Employees", "Industry",
        "Became MQL", "Became SAL", "Became SQL", "Became Opportunity", "Became Customer", "Lost",
    ]  # fmt: skip
    rows: list[list[str | int]] = [_lead(dice.one_of(FIRST_NAMES), lead) for lead in leads]
    again = [[*rows[len(rows) * number // 7]] for number in range(1, story.DUPLICATES["crm_leads"] + 1)]
    for row in again:
        row[13] = "1000+"
    broken = [[*rows[len(rows) * number // 6]] for number in range(1, story.REJECTED["crm_leads"] + 1)]
    for number, row in enumerate(broken):
        row[0] = f"9{number:05d}"
    broken[0][2] = "2024-02-30"
    broken[1][2] = "last week"
    broken[2][14:15] = ["Metal", " Glass"]  # a comma that somebody typed, written without quotes
    broken[3][0] = ""
    for number, row in enumerate(broken):
        rows.insert(len(rows) * (number + 1) // 5, row)
    return delimited(header, rows + again)


def _lead(first_name: str, lead: people.Lead) -> list[str | int]:
    offer = people.OFFERS[lead.form]
    return [
        lead.lead_id, first_name, iso(lead.created), HUBSPOT_SOURCES.get(lead.channel, lead.channel), lead.source, lead.campaign,
        lead.page, lead.device, offer.stage.upper(), offer.raised_hand, lead.origin.capitalize(), lead.persona, lead.product,
        lead.employees, lead.industry, *(iso(lead.reached.get(stage)) for stage in people.STAGES), iso(lead.lost),
    ]  # fmt: skip


def _deals(deals: Iterable[people.Deal]) -> bytes:
    header = [
        "Record ID", "Associated Contact IDs", "Create Date", "Close Date", "Deal Stage", "Amount", "Currency", "Product",
        "Deal Origin",
    ]  # fmt: skip
    rows: list[Row] = [
        [
            deal.deal_id, deal.lead_id or "", iso(deal.created), iso(deal.closed), HUBSPOT_STAGES[deal.status],
            deal.amount, deal.currency, deal.product, deal.origin.capitalize(),
        ]
        for deal in deals
    ]  # fmt: skip
    return delimited(header, rows)

"""The planted story: what a good report has to find in the sample, as named constants with their dates.

The company is Taktwart, which sells software for the maintenance of industrial equipment to factories. The figures here are
probabilities of the simulation, not results: what comes out of them is measured in tests/test_sample.py.
"""

from __future__ import annotations

from datetime import date

FIRST_DAY = date(2024, 1, 1)
LAST_DAY = date(2026, 6, 30)
WARM_UP = date(2023, 8, 1)
"""The simulation starts earlier, so that the first months already have deals from earlier leads."""

# 1. The demo-request form grew from four to nine fields; it costs phone visitors most.
FORM_CHANGE = date(2026, 2, 9)
DEMO_FIELDS_BEFORE = ("Name", "Work e-mail", "Company", "Message")
DEMO_FIELDS_AFTER = (
    "Name", "Work e-mail", "Company", "Phone number", "Number of machines", "Annual maintenance budget",
    "Current software", "Time frame", "Message",
)  # fmt: skip
DEMO_COMPLETION_BEFORE = {"desktop": 0.66, "mobile": 0.55}
DEMO_COMPLETION_AFTER = {"desktop": 0.49, "mobile": 0.17}
WORST_FIELD = "Annual maintenance budget"

# 2. People who sign up for a webinar become customers far more often; most of them come by e-mail.
BEST_PAGE = "/webinars"

# 3. Sales takes over marketing-qualified leads late since one of two inside sales people left.
SLOW_HANDOVER = date(2025, 10, 1)
HANDOVER_DAYS_BEFORE = ((0.0, 0), (0.5, 2), (0.9, 4), (1.0, 8))
HANDOVER_DAYS_AFTER = ((0.0, 2), (0.5, 8), (0.9, 16), (1.0, 28))
SLOW_HANDOVER_ACCEPTS = 0.92
"""Share of the leads sales would have accepted that are still interested when it calls late."""

# 4. A trade fair, with its own campaign, landing page, meetings, leads and costs.
FAIR_FIRST, FAIR_LAST = date(2026, 3, 17), date(2026, 3, 20)
FAIR_CAMPAIGN = "wartung-leipzig-2026"
FAIR_PAGE = "/messe"
FAIR_PAGE_OPENS, FAIR_PAGE_CLOSES = date(2026, 2, 16), date(2026, 4, 10)
FAIR_LEADS_A_DAY = 14
FAIR_COSTS = {date(2026, 2, 1): 1_450_000, date(2026, 3, 1): 2_380_000}
"""Cents."""

# 5. The mix shifts: paid social is bought from September 2025; it converts as poorly as it always did.
MIX_SHIFT = date(2025, 9, 1)
MIX_SHIFT_FULL = date(2025, 12, 1)
MIX_SHIFT_TIMES = 4.8
"""How many times as many visitors paid social brings after the shift."""
MIX_CHANNEL = "Paid Social"

# 6. The social media export ends: nobody renewed its access token.
SOCIAL_STOPS = date(2026, 5, 17)

# 7. Rows as they really arrive.
REJECTED = {"crm_leads": 4, "invoices": 3, "nps_answers": 2}
"""Rows per source that do not fit their table."""
DUPLICATES = {"crm_leads": 5}
"""Rows per source that a later row with the same key replaces."""
WON_BEFORE_LEAD = 2
MOVED_BACK = 4
SKIPPED_SAL = 0.04
UNKNOWN_CHANNEL, BLANK_CHANNEL = 0.015, 0.01

# The plan, per year; months get their share by season, growth and business days. Each number follows from the one above it by the
# rates of files/goals.yaml, rounded up: 215 customers at 31.5 % are 683 SQLs, these at 41.5 % are 1,646 MQLs, and so on.
PLAN = {
    2025: {"sessions": 263_136, "leads": 4_868, "mqls": 1_363, "sqls": 613, "customers": 196, "revenue": 2_300_000},
    2026: {"sessions": 338_723, "leads": 6_097, "mqls": 1_646, "sqls": 683, "customers": 215, "revenue": 2_500_000},
}

"""KPIs: what they are (`catalog`), as SQL (`sql`), as figures (`scoreboard`), and what the figures say (`verdicts`)."""

"""From the goal of the year to what is needed: `ladder` (how many, by when), and what stands against it."""

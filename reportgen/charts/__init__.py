"""Charts: one module per kind, each with `data(...)`, a frozen value without ink, and `draw(data, tokens, language, width_mm)`."""

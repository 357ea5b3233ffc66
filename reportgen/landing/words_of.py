"""The words of SQL in which one engine differs from another, as far as casting in place needs them.

Two are enough: PostgreSQL's own, and the neutral ones, which DuckDB understands and `engine.dialects` puts into the words of every
other engine.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportgen.landing.words import literal

FINITE = "1.7976931348623157e308"
"""The greatest double: what is beyond it is infinite or no number."""


@dataclass(frozen=True)
class Words:
    """How one engine says what others say otherwise.

    Attributes:
        text: type of a text.
        double: type of a floating-point number of 64 bits.
        matching: whether {0} holds the pattern {1}.
        grouped: the first group of the pattern {1} in {0}.
        attempt: {0} as the type {1}, null where it cannot be; only after the text was seen to fit.
        local: the day of the instant {0} in the zone {1}.
        wall: the day in the zone {2} of what a clock in the zone {1} showed as {0}.
        number: whether the double {0} is no number (NaN).
        trimmed: the text {0} without blanks and tabs around it.
        stamped: the text {0}, which ends with an offset, as an instant.
    """

    text: str
    double: str
    matching: str
    grouped: str
    attempt: str
    local: str
    wall: str
    number: str
    stamped: str
    trimmed: str = "trim({0}, ' \t')"

    def whole(self, text: str, form: str) -> str:
        """SQL: whether a text fits a pattern from its beginning to its end."""
        return self.matching.format(text, literal(f"^(?:{form})$"))

    def group(self, text: str, form: str) -> str:
        """SQL of the one group of a pattern that the whole text fits."""
        return self.grouped.format(text, literal(f"^{form}$"))

    def rules(self, sql: str) -> str:
        """The rules of channels, which DuckDB's words state, in these words."""
        return re.sub(
            r"regexp_matches\((lower\(coalesce\([^,]*, ''\)\)), ('[^']*')\)",
            lambda found: self.matching.format(found[1], found[2]),
            sql,
        )

    def typed(self, kind: str) -> str:
        """A type of the tables, as this engine calls it."""
        return {"VARCHAR": self.text, "DOUBLE": self.double}.get(kind, kind.lower())


POSTGRESQL = Words(
    text="text",
    double="double precision",
    matching="({0} ~ {1})",
    grouped="substring({0} from {1})",
    attempt="cast({0} as {1})",
    local="cast({0} at time zone {1} as date)",
    # An hour that comes twice is taken the first time, as landing does: PostgreSQL takes it the second time.
    wall=(
        "cast((case when ({0} at time zone {1} - interval '1 hour') at time zone {1} = {0}"
        " then {0} at time zone {1} - interval '1 hour' else {0} at time zone {1} end) at time zone {2} as date)"
    ),
    number="({0} = 'NaN')",
    stamped="cast({0} as timestamp with time zone)",
    trimmed="btrim({0}, ' \t')",
)

NEUTRAL = Words(
    text="varchar",
    double="double",
    matching="regexp_matches({0}, {1})",
    grouped="regexp_extract({0}, {1}, 1)",
    attempt="try_cast({0} as {1})",
    local="local_day({0}, {1})",
    wall="wall_day({0}, {1}, {2})",
    number="isnan({0})",
    stamped="cast({0} as timestamp with time zone)",
)

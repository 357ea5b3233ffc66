"""What stands in a sentence or a cell: texts of the catalogue, figures, and the user's own words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from reportgen.periods import Period
from reportgen.quantities import Change, Quantity
from reportgen.text import Msg


@dataclass(frozen=True)
class Difference:
    """A difference within a sentence: the message `key` with its `$change`, in the unit in which `like` is written.

    Attributes:
        key: of the message.
        change: the difference.
        like: the figure beside which it stands.
        share: whether its percentage follows.
    """

    key: str
    change: Change
    like: Quantity
    share: bool = True


@dataclass(frozen=True)
class Span:
    """A run of periods within a caption: the message `key` with its `$span` and the `$grain` of its steps."""

    key: str
    grain: str
    first: Period
    last: Period


Text: TypeAlias = Msg | Difference | Span | Quantity | date | str
"""Words and figures: a message of the catalogue, a figure or a day by itself, or (a string) the user's own words."""

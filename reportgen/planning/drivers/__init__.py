"""Why a figure moved: parts that add up to its change, each with the noise it carries.

A sum is split by its segments, a ratio by mix and rate of its segments, the last rung of a funnel by the rungs before it. All parts
add up to the change but for the last rounding. `sides` reads what is split off a scoreboard's readings.
"""

from reportgen.planning.drivers.amounts import Amount, Z, as_printed, spread_of
from reportgen.planning.drivers.chain import Chain, Rung, Step, chain
from reportgen.planning.drivers.ratios import Cases, RatioPart, RatioSplit, ratio_split
from reportgen.planning.drivers.shares import share_of_mix
from reportgen.planning.drivers.sides import adds_up, count_sides, parts_named, ratio_sides
from reportgen.planning.drivers.sums import Counted, SumPart, SumSplit, sum_split
from reportgen.planning.drivers.telling import telling

__all__ = [
    "Amount",
    "Cases",
    "Chain",
    "Counted",
    "RatioPart",
    "RatioSplit",
    "Rung",
    "Step",
    "SumPart",
    "SumSplit",
    "Z",
    "adds_up",
    "as_printed",
    "chain",
    "count_sides",
    "parts_named",
    "ratio_sides",
    "ratio_split",
    "share_of_mix",
    "spread_of",
    "sum_split",
    "telling",
]

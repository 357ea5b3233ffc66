"""The change of a funnel's last rung, split by what each rung before it did."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.planning.drivers.amounts import Amount, alone, together, variance_of
from reportgen.stats import chain_split, log_mean


@dataclass(frozen=True)
class Rung:
    """One rung of a funnel: how many reached it.

    Attributes:
        name: of the rung: `sessions`, `leads`, ...
        value: how many; a plan's too.
        spread: variance as a multiple of Poisson's; 0 for a plan, which is exact.
        step_error: standard error of the logarithm of the rate of the step that leads here, where the rate's own interval is
            known; None takes that of the number alone.
    """

    name: str
    value: float
    spread: float = 1.0
    step_error: float | None = None


@dataclass(frozen=True)
class Step:
    """What one rung did.

    Attributes:
        name: of the rung that the step leads to; of the first one its own size.
        origin: the rung that it comes from; None for the first.
        effect: what it added to the last rung.
        before: the rate then; of the first rung its size.
        after: the rate now.
        log_error: standard error of the logarithm of `after`.
    """

    name: str
    origin: str | None
    effect: Amount
    before: float | None
    after: float | None
    log_error: float = 0.0


@dataclass(frozen=True)
class Chain:
    """The change of the last rung; the steps add up to it.

    Attributes:
        before: the last rung then, or planned.
        after: the last rung now.
        change: of the last rung.
        steps: one per rung that is kept, in their order.
        left_out: rungs that were empty on one side though a later one was not: the step over them is one.
    """

    before: float
    after: float
    change: Amount
    steps: tuple[Step, ...]
    left_out: tuple[str, ...] = ()


def chain(before: Sequence[Rung], after: Sequence[Rung]) -> Chain | None:
    """Split the change of the last rung by rung, with the noise of each part.

    The parts are those of `stats.chain_split` (log-mean Divisia, Ang 2005; zeros by their limits, Ang and Liu 2007). A part is the
    logarithmic mean of the last rung times the log change of a factor; its error is that of the log change (delta method, Oehlert
    1992, the mean held): of a number with variance `spread x n` about sqrt(spread / n). A step's rate is as sure as the number
    that took the step, unless the rate's own interval is known.

    Args:
        before: rungs from the first to the last, or their plan.
        after: the same rungs now.

    Returns:
        The chain; None where there are fewer than two rungs, or the first one is empty though a later is not.

    Raises:
        ValueError: the rungs are not the same.
    """
    if [rung.name for rung in before] != [rung.name for rung in after]:
        raise ValueError(f"{[rung.name for rung in before]} are not the rungs {[rung.name for rung in after]}")
    kept = [at for at in range(len(after)) if not any(_skipped(side, at) for side in (before, after))]
    if len(kept) < 2 or kept[0] != 0:
        return None
    old, new = [before[at] for at in kept], [after[at] for at in kept]
    effects = chain_split([rung.value for rung in old], [rung.value for rung in new])
    weight = log_mean(new[-1].value, old[-1].value)
    amounts = together([Amount(effect, _error(old, new, at, weight, effect)) for at, effect in enumerate(effects)])
    last = new[-1].value - old[-1].value
    error = math.sqrt(sum(variance_of(side[-1].value, side[-1].spread) for side in (old, new)))
    steps = tuple(
        Step(
            rung.name, old[at - 1].name if at else None, amount,
            _factor(old, at), _factor(new, at), _log_error(new[at], at),
        )
        for at, (rung, amount) in enumerate(zip(new, amounts, strict=True))
    )  # fmt: skip
    left = tuple(rung.name for at, rung in enumerate(after) if at not in kept)
    return Chain(old[-1].value, new[-1].value, alone(last, error), steps, left)


def _skipped(rungs: Sequence[Rung], at: int) -> bool:
    return not rungs[at].value and any(rung.value for rung in rungs[at + 1 :])


def _factor(rungs: Sequence[Rung], at: int) -> float | None:
    """The size of the first rung, the rate of a step; None where nobody stood on the rung before."""
    if not at:
        return rungs[0].value
    return rungs[at].value / rungs[at - 1].value if rungs[at - 1].value else None


def _error(old: Sequence[Rung], new: Sequence[Rung], at: int, weight: float, effect: float) -> float:
    if not weight:  # from or to an empty last rung: what is not nothing is a number of events
        end = old[-1] if old[-1].value else new[-1]
        return math.sqrt(variance_of(end.value, end.spread)) if effect else 0.0
    return weight * math.hypot(*(_log_error(side[at], at) for side in (old, new)))


def _log_error(rung: Rung, at: int) -> float:
    if at and rung.step_error is not None:
        return rung.step_error
    return math.sqrt(rung.spread / (rung.value + 0.5))

"""The files of a source that names a preset: which of them count, whose they are, and the contract of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePath

from reportgen.contract import Arrival, PresetSource
from reportgen.errors import SourceError
from reportgen.sources.presets import recognise
from reportgen.sources.presets.days import Period
from reportgen.sources.presets.listed import Remark
from reportgen.sources.presets.recognise import Fit
from reportgen.sources.presets.resolve import Resolved, resolve
from reportgen.sources.presets.work import Told, rows_of


def together(files: Sequence[Arrival], source: PresetSource) -> tuple[tuple[Resolved, ...], tuple[Remark, ...]]:
    """The contracts of the files of one source.

    Raises:
        SourceError: one is no such export, two are of different owners, or two count the same in different ways.
    """
    fits = [recognise.fits(arrival, source) for arrival in files]
    wanted, left = _chosen(fits, source)
    told = _told(fits, source)
    made: list[Resolved] = []
    out: list[Fit] = []
    for fit in fits:
        first = next(iter(fit.values()))
        if chosen := next((fit[variant] for variant in wanted if variant in fit), None):
            made.append(resolve(chosen, source, told.get(_folder(first.arrival), Told())))
            continue
        silent = source.variant is None and first.variant and source.known.variants[first.variant].companion
        out += [first] if first.variant in left and not silent else []
    if source.variant is None:
        apart = _apart(out, made, source, told)
        out = [fit for fit in out if fit.arrival not in [each.fit.arrival for each in apart]]
        order = {arrival: place for place, arrival in enumerate(files)}
        made = sorted((*made, *apart), key=lambda each: order[each.fit.arrival])
    remarks = [Remark(each.fit.arrival.source, each.fit.arrival.file, note) for each in made for note in each.notes]
    if out:
        named = "; ".join(f"'{PurePath(fit.arrival.file).name}' ({_title(source, fit.variant)})" for fit in out)
        what = f"counts as {_title(source, wanted[0])}; beside it these are left out: {named}"
        counted = next(each.fit.arrival for each in made if each.fit.variant in wanted)
        remarks.insert(0, Remark(counted.source, counted.file, what))
    if "identity" not in source.model_fields_set and source.overlap != "add":
        _of_one_owner(made)
    return tuple(made), tuple(remarks)


def _apart(
    out: Sequence[Fit], made: Sequence[Resolved], source: PresetSource, told: Mapping[str, Told]
) -> list[Resolved]:
    """Files of a variant that is left out beside the preferred one, whose days no file of that one has: they count all the same."""
    found: list[Resolved] = []
    for fit in out:
        if not fit.variant or source.known.variants[fit.variant].refuse or source.known.variants[fit.variant].companion:
            continue
        try:
            one = resolve(fit, source, told.get(_folder(fit.arrival), Told()))
        except SourceError:
            continue
        others = [_extent(each) for each in made]
        own = _extent(one)
        if own and all(other and (own[1] < other[0] or other[1] < own[0]) for other in others):
            found.append(one)
    return found


def _extent(one: Resolved) -> Period | None:
    """First and last day that a file tells of, None where only its rows tell."""
    span = one.contract.span
    if span is not None and isinstance(span.first, date) and isinstance(span.last, date):
        return span.first, span.last
    return one.days if span is None else None


def _title(source: PresetSource, variant: str) -> str:
    return (source.known.variants[variant].title if variant else "") or variant or "such an export"


def _folder(arrival: Arrival) -> str:
    return str(PurePath(arrival.file).parent)


def _chosen(fits: Sequence[Mapping[str, Fit]], source: PresetSource) -> tuple[list[str], list[str]]:
    """The variants that count, the one to be taken first, and those that are left out.

    Raises:
        SourceError: none does, or several would.
    """
    known = source.known
    refused = {name for name, each in known.variants.items() if each.refuse}
    silent = {name for name, each in known.variants.items() if each.companion}
    best = [next(iter(fit)) for fit in fits]
    if source.variant is not None:
        if not any(source.variant in fit for fit in fits):
            names = ", ".join(dict.fromkeys(_title(source, variant) for variant in best))
            arrival = next(iter(fits[0].values())).arrival
            raise SourceError(
                arrival.source,
                f"no file is {_title(source, source.variant)} (variant: {source.variant}); found: {names}",
                file=arrival.file,
                instead="Export that too, or take variant: out",
            )
        return [source.variant], [variant for variant in known.variants if variant != source.variant]
    usable = list(dict.fromkeys(variant for variant in best if variant not in refused | silent))
    preferred = next((variant for variant in known.preferred if any(variant in fit for fit in fits)), None)
    if preferred is not None:
        return [preferred], [variant for variant in known.variants if variant != preferred]
    if bad := next((fit for fit in fits if next(iter(fit)) in refused), None):
        first = next(iter(bad.values()))
        why = known.variants[first.variant].refuse
        what = f"is {_title(source, first.variant)}, which preset: {source.preset} cannot use: {why}"
        instead = f"Take it out of path:, or write variant: {usable[0]}, and it is left out" if usable else ""
        raise SourceError(first.arrival.source, what, file=first.arrival.file, line=first.head.line, instead=instead)
    if not usable:
        first = next(iter(fits[0].values()))
        what = f"none of the files holds rows: {_title(source, first.variant)}"
        raise SourceError(first.arrival.source, what, file=first.arrival.file, instead=known.download)
    if known.mixed:
        return usable, sorted(silent)
    if (
        len(usable) > 1
        and len(common := [v for v in known.variants if all(v in fit or next(iter(fit)) in silent for fit in fits)])
        >= 1
    ):
        usable = [variant for variant in common if variant not in refused | silent][:1] or usable
    if len(usable) > 1:
        one, other = (next(fit[v] for fit in fits if next(iter(fit)) == v) for v in usable[:2])
        what = (
            f"'{one.arrival.file}' is {_title(source, usable[0])} and '{other.arrival.file}' is {_title(source, usable[1])}:"
            " they count the same in different ways, and added up it would count twice"
        )
        lines = " or ".join(f"variant: {variant}" for variant in usable)
        instead = f"Write {lines}, and the files of the others are left out; or name one of them in path:"
        raise SourceError(other.arrival.source, what, file=other.arrival.file, instead=instead)
    return usable, sorted(silent)


def _told(fits: Sequence[Mapping[str, Fit]], source: PresetSource) -> dict[str, Told]:
    """What files tell of the others in their folder."""
    known, out = source.known, dict[str, Told]()
    for fit in fits:
        first = next(iter(fit.values()))
        if not first.variant:
            continue
        said, folder = known.variants[first.variant], _folder(first.arrival)
        so_far = out.get(folder, Told())
        if said.companion:
            with rows_of(first) as rows:
                lines = [": ".join(filter(None, row.cells)) for row in rows][:100]
            out[folder] = replace(so_far, lines=(*so_far.lines, *lines))
        elif said.tells_period:
            try:
                found = resolve(first, source, Told())
            except SourceError:
                continue
            out[folder] = replace(so_far, periods=(found.days,) if found.days else so_far.periods)
    return out


def _of_one_owner(made: Sequence[Resolved]) -> None:
    """Files of one source are of one property, one account; of several accounts in one file some are in the other too.

    Raises:
        SourceError: two are not.
    """
    for one in made:
        for other in made:
            for key in sorted(one.identity.keys() & other.identity.keys()):
                if not {*one.identity[key].split("; ")} & {*other.identity[key].split("; ")}:
                    first, second = one.fit.arrival, other.fit.arrival
                    what = f"'{first.file}' is of {key} '{one.identity[key]}' and '{second.file}' of {key} '{other.identity[key]}'"
                    instead = f"Give each {key} a source of its own, or write overlap: add to count them all"
                    raise SourceError(second.source, what, file=second.file, instead=instead)


def proposals(path: Path) -> Iterator[str]:
    """Names of the presets that a file fits, the best first."""
    from reportgen.contract import Signature

    yield from recognise.others(Arrival("infer", str(path), path, Signature(0, 0, 0, 0)))

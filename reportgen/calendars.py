"""Public holidays: the days from Monday to Friday that are no business days."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date


def public_holidays(country: str | None, years: Collection[int]) -> frozenset[date]:
    """The national public holidays of a country.

    Args:
        country: ISO 3166-1 alpha-2 code; None for no holidays at all.
        years: the calendar years wanted.

    Returns:
        Days, weekends among them where a holiday falls on one.

    Raises:
        ValueError: the calendar of that country is not known.
    """
    if country is None or not years:
        return frozenset()
    import holidays  # 170 ms: only where business days are counted

    try:
        return frozenset(holidays.country_holidays(country, years=sorted(years)))
    except NotImplementedError:
        raise ValueError(f"no holiday calendar is known for country '{country}'") from None

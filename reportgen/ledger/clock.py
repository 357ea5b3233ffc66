"""Instants as the ledger stores them: UTC, microseconds, `2026-07-03T06:00:00.000000Z`; as texts they sort as in time."""

from __future__ import annotations

from datetime import UTC, datetime


def stamp(instant: datetime) -> str:
    """The text of an aware instant, in UTC with microseconds.

    Raises:
        ValueError: it is naive, and could mean any of 38 moments.
    """
    if instant.tzinfo is None:
        raise ValueError(f"{instant.isoformat()} has no time zone: the ledger takes aware instants only")
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ").rjust(27, "0")  # years under 1000 lose their zeros


def stamp_or_none(instant: datetime | None) -> str | None:
    """`stamp`, or None for none."""
    return None if instant is None else stamp(instant)


def instant(text: str) -> datetime:
    """The instant of a stored text."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)


def instant_or_none(text: str | None) -> datetime | None:
    """`instant`, or None for none."""
    return None if text is None else instant(text)

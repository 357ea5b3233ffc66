"""The ledger's tables as queries name them. `migrations/` makes them; a test compares the two on both engines."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Column, MetaData, Table, Text

METADATA = MetaData()


def _table(name: str, key: tuple[str, ...], texts: str, numbers: str = "") -> Table:
    columns: list[Column[Any]] = [Column(column, Text, primary_key=column in key) for column in texts.split()]
    columns += [Column(column, BigInteger, primary_key=column in key) for column in numbers.split()]
    return Table(name, METADATA, *columns)


META = _table("meta", ("key",), "key value")
"""`schema`, `identity`, `generation`, `restored_at`, `delivery_paused`."""

SCHEDULES = _table("schedules", ("id",), "id planned_until paused_by", "paused")
RUNS = _table(
    "runs",
    ("id",),
    "id report period due nominal deadline state step owner next_at reason reasons made_at changed_at",
    "version epoch attempts",
)
STEPS = _table("steps", ("id",), "run name at detail", "id epoch")
ARTIFACTS = _table("artifacts", ("run", "variant", "name"), "run variant name kind path sha256", "bytes")
FIGURES = _table(
    "figures", ("run", "kpi", "by", "segment", "period"), "run kpi by segment period value display", "closed"
)
FOCUS_AREAS = _table("focus_areas", ("quarter", "id", "version"), "quarter id run area decided_by at", "version")
EVENTS = _table("events", ("id",), "at run was became by detail", "id delivery epoch")
DELIVERIES = _table(
    "deliveries",
    ("id",),
    "run variant split channel recipient language detail deadline state owner next_at message_id mime_sha256 peer intent_at "
    "reply queue_id changed_at",
    "id epoch attempts dot_to_reply_ms",
)
TRANSPORTS = _table("transports", ("channel",), "channel why since until")
ALERTS = _table("alerts", ("id",), "key what run raised_at next_at sent_at cleared_at", "id attempts")

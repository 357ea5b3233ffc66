"""The ledger as one object: its parts, each a module, over one store."""

from __future__ import annotations

from reportgen.ledger.alerts import Alerts
from reportgen.ledger.decisions import Decisions
from reportgen.ledger.deliveries import Deliveries
from reportgen.ledger.memory import Remembering
from reportgen.ledger.overview import Overview
from reportgen.ledger.publish import Publish
from reportgen.ledger.reads import Reads
from reportgen.ledger.restore import Restoring
from reportgen.ledger.runs import Runs
from reportgen.ledger.schedules import Schedules
from reportgen.ledger.sweep import Sweeping
from reportgen.ledger.transports import Transports


class Ledger(
    Schedules,
    Runs,
    Publish,
    Deliveries,
    Decisions,
    Sweeping,
    Transports,
    Alerts,
    Reads,
    Remembering,
    Overview,
    Restoring,
):
    """Runs, deliveries and what happened to them. Methods are safe to call from several threads and processes."""

    def __repr__(self) -> str:
        return f"Ledger({self.name})"

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

"""A run from files to a finished report, in the order in which it happens.

    config/ ─ project ─▶ Project
    sources ─▶ landing (snapshots) ─▶ engine ─▶ metrics ─▶ Scoreboard ─▶ assemble ─▶ Document ─▶ render ─▶ files

    inputs     gather       every source is read, or taken from its snapshot
    kpis       figures      the KPIs of a period are computed
    explained  explain      where one of them comes from
    why        explain_change  why one of them moved
    moments    moments      from when on one of them runs on another level
    ladder     ladder_of    what the goal of the year needs of each stage, and how each stands
    order      orders       which reports are wanted
    memory     remembering  what earlier reports said, and owners decided
    online     unanswered   what `check` tries of the world outside
    only       narrowed     what is left of project and inputs where a part of the business is wanted
    private    guarded      a report of a part tells nothing of small groups
    documents  documented   figures become a document
    reports    finished     a document becomes files, and what holds it is known; `make` writes them
    files      write_aside  whole or not at all

Each step is one function and one room of the house; what is decided, is decided there. A run is a function of its period, its
inputs and its configuration: nothing here asks for the time.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportgen.pipeline.documents import documented, evidence, job_of, language, mail_frame
    from reportgen.pipeline.explained import explain, rows_behind
    from reportgen.pipeline.files import write_aside
    from reportgen.pipeline.findings import looked_for, playbook
    from reportgen.pipeline.inputs import Inputs, gather, reached, reject_reasons, rejects, spans
    from reportgen.pipeline.kpis import catalog, figures, holidays, known_through, period_of, targets
    from reportgen.pipeline.ladder import ladder_of
    from reportgen.pipeline.memory import remembering
    from reportgen.pipeline.online import missing_secrets, unanswered
    from reportgen.pipeline.only import chosen, narrowed
    from reportgen.pipeline.order import Order, commented, fingerprint, orders
    from reportgen.pipeline.reports import Finished, Made, finished, make
    from reportgen.pipeline.why import explain_change

_STEPS = {
    "documents": ("documented", "evidence", "job_of", "language", "mail_frame"),
    "explained": ("explain", "rows_behind"),
    "files": ("write_aside",),
    "findings": ("looked_for", "playbook"),
    "inputs": ("Inputs", "gather", "reached", "reject_reasons", "rejects", "spans"),
    "kpis": ("catalog", "figures", "holidays", "known_through", "period_of", "targets"),
    "ladder": ("ladder_of",),
    "memory": ("remembering",),
    "online": ("missing_secrets", "unanswered"),
    "only": ("chosen", "narrowed"),
    "order": ("Order", "commented", "fingerprint", "orders"),
    "reports": ("Finished", "Made", "finished", "make"),
    "why": ("explain_change",),
}
"""Where each step is; it is read when it is asked for, so that a command waits for no more than it needs."""

_HOMES = {name: home for home, names in _STEPS.items() for name in names}

__all__ = [
    "Finished",
    "Inputs",
    "Made",
    "Order",
    "catalog",
    "chosen",
    "commented",
    "documented",
    "evidence",
    "explain",
    "explain_change",
    "figures",
    "fingerprint",
    "finished",
    "gather",
    "holidays",
    "job_of",
    "known_through",
    "ladder_of",
    "language",
    "looked_for",
    "mail_frame",
    "make",
    "missing_secrets",
    "narrowed",
    "orders",
    "period_of",
    "playbook",
    "reached",
    "reject_reasons",
    "rejects",
    "remembering",
    "rows_behind",
    "spans",
    "targets",
    "unanswered",
    "write_aside",
]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return globals().setdefault(name, getattr(import_module(f"{__name__}.{home}"), name))

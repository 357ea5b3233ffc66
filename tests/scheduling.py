"""A small project with a schedule, a clock that the test moves, and relays that answer as the test says."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from reportgen import gate
from reportgen.deliver import Accepted, Outcome, Parcel
from reportgen.document import Document
from reportgen.ledger import open_ledger
from reportgen.ledger.ledger import Ledger
from reportgen.metrics.scoreboard import Scoreboard
from reportgen.pipeline import Finished, Order
from reportgen.project import load
from reportgen.render import Rendering
from reportgen.scheduler.house import House
from reportgen.scheduler.planning import Planner, timings
from reportgen.scheduler.results import Result
from reportgen.scheduler.work import Done, work

FILES = {
    "business.yaml": "name: Acme\ntimezone: Europe/Berlin\ncurrency: EUR\ncountry: DE\n",
    "sources.yaml": "web: {kind: csv, table: sessions, path: web.csv, columns: {date: date, sessions: sessions}}\n",
    "reports.yaml": (
        "monthly:\n  grain: month\n  schedule: 3rd business day after month end at 08:00\n"
        "  recipients: [managers]\n  formats: [pdf]\n"
    ),
    "recipients.yaml": "groups:\n  managers: [{to: anna@example.org}, {to: Petr <petr@example.org>, language: ru}]\n",
    "delivery.yaml": (
        "on_failure: ops@example.org\nchannels:\n  mail: {kind: smtp, host: 127.0.0.1, tls: insecure, sender: r@example.org}\n"
    ),
}
DUE = datetime(2026, 7, 3, 6, 0, tzinfo=UTC)
"""Of the report of June: the third business day of July at eight in Berlin."""
FIRST_LOOK = datetime(2026, 7, 1, tzinfo=UTC)


def web(through: str) -> str:
    """Sessions by day, from May to a day."""
    day, lines = datetime(2026, 5, 1, tzinfo=UTC), ["date,sessions"]
    while f"{day:%Y-%m-%d}" <= through:
        lines.append(f"{day:%Y-%m-%d},100")
        day += timedelta(days=1)
    return "\n".join(lines) + "\n"


def project_in(folder: Path, through: str = "2026-07-02", **changed: str) -> Path:
    """Write the project; `changed` replaces files by their name without ending."""
    config = folder / "config"
    config.mkdir(parents=True, exist_ok=True)
    for name, text in {**FILES, **{f"{key}.yaml": value for key, value in changed.items()}}.items():
        (config / name).write_text(text)
    (folder / "web.csv").write_text(web(through))
    return folder


class Clock:
    """Time that passes when the test says so."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


@dataclass
class Post:
    """A relay with a memory; answers what it is told to, else that it took the mail.

    Attributes:
        got: parcels that arrived.
        answers: outcomes to give, in order; a function is called with the parcel.
    """

    got: list[Parcel] = field(default_factory=list)
    answers: list[Outcome | Callable[[Parcel], Outcome]] = field(default_factory=list)
    repeatable: bool = False

    def __enter__(self) -> Post:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def send(self, parcel: Parcel, before_dot: Callable[[str], None]) -> Outcome:
        answer = self.answers.pop(0) if self.answers and "[reportgen" not in subject(parcel) else Accepted("250 ok")
        outcome = answer(parcel) if callable(answer) else answer
        if type(outcome).__name__ in ("Accepted", "Doubtful") or "after the dot" in str(outcome):
            before_dot("relay")
        if isinstance(outcome, Accepted):
            self.got.append(parcel)
        return outcome

    def to(self) -> list[str]:
        """Who got a report, sorted."""
        return sorted(each.recipient for each in self.got if "[reportgen" not in subject(each))

    def alerts(self) -> list[str]:
        """What the owner was told, in order."""
        return [subject(each) for each in self.got if "[reportgen" in subject(each)]


def subject(parcel: Parcel) -> str:
    """The subject of a mail."""
    import email
    import email.policy

    return str(email.message_from_bytes(parcel.mime, policy=email.policy.default)["Subject"])


def words(title: str) -> bytes:
    """What a mail says, as the renderer writes it."""
    made: dict[str, Any] = {
        "subject": title, "text": f"{title}.", "html": f"<p>{title}</p><!-- files -->", "pictures": [],
        "without_files": {"text": "The files are in the archive.", "html": "<p>The files are in the archive.</p>"},
    }  # fmt: skip
    return json.dumps(made).encode()


def makers(held: Sequence[gate.Reason] = (), fail: Callable[[Order], None] = lambda order: None) -> Any:
    """Makes reports of a line each, so that a test of the schedule takes no time for rendering."""

    def make(house: House, project: Any, inputs: Any, wanted: Sequence[Order]) -> Iterator[Result]:
        for order in wanted:
            fail(order)
            board = Scoreboard(order.period, order.as_of, (), inputs.parts)
            document = Document(order.report, order.period, order.as_of, "Acme", "t", "s", None, "c", ())
            rows = sum(part.rows_used for part in inputs.parts)
            files = {
                f"{order.name}.pdf": Rendering(
                    f"%PDF {order.report} {order.period.id} {order.language} {rows}".encode()
                ),
                f"{order.name}.mail": Rendering(words(f"{order.report} {order.period.id}" + order.correction)),
            }
            yield Result.of(Finished(order, files, tuple(held), (), board, document))

    return make


class Office:
    """A project with its ledger, its clock and its relay."""

    def __init__(self, folder: Path, ledger: Ledger, post: Post, now: datetime = FIRST_LOOK) -> None:
        self.folder, self.ledger, self.post, self.clock = folder, ledger, post, Clock(now)
        self.log: list[str] = []

    def house(self, owner: str = "w1") -> House:
        return House(
            load(self.folder, {}), self.ledger, {}, owner, self.clock, self.log.append, lambda house, channel: self.post
        )

    def look(self, now: datetime | None = None, owner: str = "w1", **how: Any) -> Done:
        """One look at the schedules and all the work that follows from it."""
        if now is not None:
            self.clock.now = now
        house = self.house(owner)
        Planner(timings(house.project)).look(house, self.clock.now)
        return work(house, makers(**how))

    def states(self) -> dict[str, str]:
        return {run.id: run.state for run in self.ledger.runs()}


def office(folder: Path, **how: Any) -> Office:
    """An office whose schedules were looked at for the first time."""
    ledger = open_ledger(folder / ".reportgen" / "ledger.db")
    made = Office(project_in(folder, **how), ledger, Post())
    made.look()
    return made

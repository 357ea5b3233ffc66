"""What is done for people when the work is done: the page of all reports and the copies it links to; once a day, what is old goes.

Nothing here may stop a report: what could not be done is told in the log and tried again at the next look.
"""

from __future__ import annotations

from reportgen.archive import index, retention
from reportgen.errors import ReportgenError
from reportgen.ledger import LedgerError
from reportgen.scheduler.house import House, redacted


def tidy(house: House) -> None:
    """Bring output/ up to date, and remove the files of runs that are older than `keep`."""
    try:
        gone = retention.daily(house.project, house.ledger, house.clock())
        problems = index.write(house.project, house.ledger)
    except LedgerError:
        raise
    except (ReportgenError, OSError) as error:
        gone, problems = (), (f"output/ could not be brought up to date: {error}",)
    for run in gone:
        house.tell(f"{run}: its files were removed, as `keep` in config/delivery.yaml says")
    for problem in problems:
        house.tell(redacted(house, problem))

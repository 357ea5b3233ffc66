"""Whether the scheduler lives, and its figures, on a local port for those who ask.

/health    200 while it looks as often as it should, else 503
/metrics   Prometheus
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.registry import Collector, CollectorRegistry

from reportgen.errors import ReportgenError
from reportgen.scheduler.outlook import outlook
from reportgen.scheduler.planning import timings
from reportgen.timetable import upcoming

if TYPE_CHECKING:
    from collections.abc import Iterable

    from prometheus_client import Metric

    from reportgen.scheduler.service import Service

LATE = 4
"""Looks that may be missed before the scheduler counts as dead."""


class Figures(Collector):
    """What the ledger says, read when it is asked for."""

    def __init__(self, service: Service) -> None:
        self.service = service

    def collect(self) -> Iterable[Metric]:
        """The figures of now."""
        house = self.service.house
        now = house.clock()
        yield from (
            _by("reportgen_runs", "Runs by state", "state", house.ledger.run_counts()),
            _by("reportgen_deliveries", "Deliveries by state", "state", house.ledger.delivery_counts()),
            _by(
                "reportgen_next_due_timestamp_seconds",
                "When each report is due next",
                "report",
                {
                    report: following[0].due.timestamp()
                    for report, schedule in timings(house.project).items()
                    if (following := upcoming(schedule, now, 1))
                },
            ),
            _by(
                "reportgen_channel_paused",
                "Channels that send nothing now",
                "channel",
                {each.channel: 1.0 for each in house.ledger.paused_transports()},
            ),
        )
        found: dict[str, int] = {}
        for matter in outlook(house.project, house.ledger, now).matters:
            found[matter.kind] = found.get(matter.kind, 0) + matter.count
        yield _by("reportgen_matters", "What needs somebody, as `reportgen status` has it", "kind", found)
        look = self.service.last_look
        yield GaugeMetricFamily(
            "reportgen_last_look_timestamp_seconds",
            "When the scheduler last looked at what is due",
            value=look.timestamp() if look is not None else 0.0,
        )


def _by(name: str, help_: str, label: str, values: dict[str, int] | dict[str, float]) -> GaugeMetricFamily:
    family = GaugeMetricFamily(name, help_, labels=[label])
    for key, value in sorted(values.items()):
        family.add_metric([key], float(value))
    return family


def alive(service: Service, interval: float) -> bool:
    """Whether the last look is not longer ago than a few of them."""
    look = service.last_look
    return look is not None and service.house.clock() - look <= timedelta(seconds=interval * LATE)


@contextmanager
def listening(service: Service, host: str, port: int, interval: float) -> Iterator[int]:
    """Answer on a local port; gives the port, which the system chooses where it is 0."""
    registry = CollectorRegistry()
    registry.register(Figures(service))

    class Answers(BaseHTTPRequestHandler):
        timeout = 10

        def do_GET(self) -> None:
            if self.path == "/health":
                lives = alive(service, interval)
                self._answer(200 if lives else 503, "text/plain; charset=utf-8", b"alive\n" if lives else b"late\n")
            elif self.path == "/metrics":
                try:
                    self._answer(200, CONTENT_TYPE_LATEST, generate_latest(registry))
                except ReportgenError:
                    self._answer(503, "text/plain; charset=utf-8", b"the ledger does not answer\n")
            else:
                self._answer(404, "text/plain; charset=utf-8", b"ask for /health or /metrics\n")

        def _answer(self, code: int, kind: str, body: bytes) -> None:
            self.send_response(code)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name for it
            """Say nothing: who asks every few seconds would fill the log."""

    server = ThreadingHTTPServer((host, port), Answers)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, name="health", daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)

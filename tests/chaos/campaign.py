"""Many scenes at a time, before one relay.

    python -m tests.chaos.campaign --relay postfix --ledger sqlite --times 3
    python -m tests.chaos.campaign --relay exim --kills 500
    python -m tests.chaos.campaign --relay opensmtpd --ledger postgresql --freezes 1 --nodes 2
    python -m tests.chaos.campaign --control            # workers that mark after sending: must show duplicates

It says what it counted, and ends with 1 where anything is not as it should be.
"""

from __future__ import annotations

import argparse
import importlib
import json
import multiprocessing
import os
import shutil
import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from reportgen.project import load
from tests import scheduling
from tests.chaos import relays
from tests.chaos.judge import Verdict, judged
from tests.chaos.points import ALERT_POINTS, POINTS
from tests.chaos.scene import LEASE, Ending, Scene, play

LOADED = ("duckdb", "numpy", "email_validator", "sqlalchemy.dialects.postgresql", "reportgen.deliver.message", "_strptime",
          "reportgen.landing.land", "reportgen.sources.scan", "reportgen.ledger.ledger", "zipfile")  # fmt: skip
KILLS_A_SCENE = 5
CONTROL_POINTS = ("dot.after", "reply.after", "sent.before")


def scenes(options: argparse.Namespace) -> list[Scene]:
    """What is to be played."""
    # Where the end may take longer, for others have the processors, workers wait longer too.
    patience = max(30.0, 3 * options.in_time)
    plain = Scene(
        "", "", 0, nodes=options.nodes, control=options.control, clocks=tuple(options.clocks), patience=patience
    )
    points = options.points or (CONTROL_POINTS if options.control else POINTS)
    found: list[Scene] = []
    if options.kills:
        making = replace(plain, kills=KILLS_A_SCENE, recipients=3, periods=3)
        mailing = replace(making, recipients=25, periods=1)
        seeds = range(options.seed, options.seed + options.kills // KILLS_A_SCENE)
        found = [replace(mailing if seed % 2 else making, seed=seed) for seed in seeds]
    elif options.freezes:
        for turn in range(options.freezes):
            # A process that is stopped in a transaction keeps the one lock that SQLite has: nobody can do anything then.
            may = [each for each in points if options.ledger == "postgresql" or not each.endswith(".commit")]
            found += [
                replace(plain, point=point, nth=1 + turn % 2, freeze=True) for point in may if _twice(point, turn)
            ]
    else:
        for turn in range(options.times):
            found += [replace(plain, point=point, nth=_nth(point, turn)) for point in points]
            if not options.points and not options.control:
                found += [replace(plain, point="dot.after", then=point) for point in ALERT_POINTS]
    return [replace(each, name=f"s{number}") for number, each in enumerate(found)]


def _twice(point: str, turn: int) -> bool:
    return turn % 2 == 0 or _nth(point, 1) == 2


def _nth(point: str, turn: int) -> int:
    """The second delivery every other time, where there is one to strike."""
    again = ("claim_delivery", "pack", "mail", "rcpt", "data", "body", "intent", "witness", "dot", "reply", "sent")
    return 1 + turn % 2 if point.split(".")[0] in again and point != "claim_delivery.before" else 1


def campaign(options: argparse.Namespace) -> tuple[Verdict, list[Ending], dict[str, Verdict]]:
    """Play all scenes, and count."""
    place = Path(tempfile.mkdtemp(prefix="reportgen-chaos-", dir=options.folder))
    place.chmod(0o755)
    try:
        warm(place / "warm")
        with ExitStack() as stack:
            relay = stack.enter_context(relays.start(options.relay, place / "relay"))
            server = None
            if options.ledger == "postgresql":
                from tests.postgres import Server

                (place / "db").mkdir(mode=0o700)
                server = Server(place / "db")
                stack.callback(server.stop)
            played = []
            for each in scenes(options):
                url = server.new_database() if server is not None else ""
                played.append(replace(each, folder=str(place / each.name), port=relay.port, ledger=url))
            context = multiprocessing.get_context("fork")
            with ProcessPoolExecutor(options.jobs, mp_context=context) as pool:
                endings = list(pool.map(play, played))
            if not relay.settled():
                raise RuntimeError(f"{relay.name} still holds mails after a minute; see {relay.log}")
            mails = relay.mails()
            if options.keep_log:
                shutil.copy(relay.log, options.keep_log)
                found = [
                    [*row[1:4], sum(mail.message_id == row[2] and mail.to == row[1] for mail in mails)]
                    for each in endings
                    for row in each.deliveries
                ]
                Path(options.keep_log + ".json").write_text(json.dumps(found))
            each_point = {}
            for point in dict.fromkeys(each.scene.point for each in endings):
                mine = [each for each in endings if each.scene.point == point]
                to = {delivery[1] for each in mine for delivery in each.deliveries}
                each_point[point] = judged(mine, [mail for mail in mails if mail.to in to], options.in_time)
            return judged(endings, mails, options.in_time), endings, each_point
    finally:
        if not options.keep:
            shutil.rmtree(place, ignore_errors=True)


def warm(folder: Path) -> None:
    """Load what every worker needs, once, in the process that they are forked from. Starts no thread."""
    for name in LOADED:
        importlib.import_module(name)
    load(scheduling.project_in(folder), {})


def parsed(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="tests.chaos.campaign")
    parser.add_argument("--relay", choices=relays.NAMES, default="disk")
    parser.add_argument("--ledger", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--times", type=int, default=1, help="blows at each point")
    parser.add_argument("--kills", type=int, default=0, help="kills at random times, instead")
    parser.add_argument("--freezes", type=int, default=0, help="stops at each point, past the lease, instead")
    parser.add_argument("--nodes", type=int, default=1)
    parser.add_argument("--clocks", type=float, nargs="*", default=(0.0,), help="seconds the nodes' clocks are ahead")
    parser.add_argument("--control", action="store_true", help="workers that mark after sending")
    parser.add_argument("--points", nargs="*", default=())
    parser.add_argument("--jobs", type=int, default=6, help="scenes at a time")
    parser.add_argument("--in-time", type=float, default=LEASE + 5, help="seconds from a blow to the end of its runs")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--folder", default=None)
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("--keep-log", default="")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args(arguments)


def report(verdict: Verdict, each_point: dict[str, Verdict]) -> str:
    """The count as a table."""
    lines = [f"{'point':24}{'blows':>6}{'rows':>6}{'deliv':>6}{'unkn':>6}{'dup':>5}{'lost':>5}{'slow s':>8}"]
    for point, each in {**each_point, "all": verdict}.items():
        lines.append(
            f"{point or 'at random':24}{each.struck:6}{each.deliveries:6}{each.delivered:6}{each.unknown:6}{each.duplicates:5}"
            f"{each.lost:5}{each.slowest:8.1f}"
        )
    return "\n".join([*lines, f"unknown that had arrived: {verdict.unknown_delivered}", *verdict.wrong])


def main(arguments: Sequence[str] | None = None) -> int:
    """Play, count, tell."""
    options = parsed(arguments)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    verdict, _, each_point = campaign(options)
    if options.json:
        made: dict[str, Any] = {
            "all": asdict(verdict),
            "points": {key: asdict(value) for key, value in each_point.items()},
        }
        print(json.dumps(made))
    else:
        print(report(verdict, each_point))
    return 1 if verdict.wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())

"""Rendering in a process of its own, so that no template, logo or figure can hang, fill or kill the one that waits for it.

    with Child() as child:            # starts at once and imports while the caller computes
        files = child.render(job, ["pdf", "html"])

The child has a bound on memory and on time; beyond it, it is killed with all that it started, and the next job gets a new one. It
knows nothing of the environment but what finding its libraries takes: no password of the parent reaches a template.
"""

from __future__ import annotations

import json
import os
import pickle
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from reportgen.errors import LastingError, RenderError
from reportgen.render import Job, Rendering
from reportgen.render.worker import receive, send

PASSED = ("HOME", "LANG", "LC_ALL", "LC_CTYPE", "LD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH", "PATH", "PYTHONHASHSEED",
          "PYTHONPATH", "TMPDIR", "XDG_CACHE_HOME", "FONTCONFIG_FILE", "FONTCONFIG_PATH")  # fmt: skip
"""The variables that a child is given; none of them is a secret."""

RENEW = 100
"""Jobs after which a child is replaced: the libraries below it keep about 1 MiB a document."""


@dataclass(frozen=True)
class Limits:
    """What a child may take.

    Attributes:
        memory: MiB of address space.
        seconds: wall-clock seconds for one job.
        offline: whether it leaves the network, where the system permits.
    """

    memory: int = 1536
    seconds: float = 120.0
    offline: bool = True


class Child:
    """One rendering process; started when it is made, restarted when it had to be killed or is worn out."""

    def __init__(self, limits: Limits | None = None, environment: Mapping[str, str] | None = None) -> None:
        self.limits = limits or Limits()
        self.environment = {name: value for name, value in (environment or {}).items() if name in PASSED}
        package = str(Path(__file__).parents[2])
        known = self.environment.get("PYTHONPATH")
        self.environment["PYTHONPATH"] = os.pathsep.join([package, known] if known else [package])
        self.offline = False
        self._jobs = 0
        self._process: subprocess.Popen[bytes] | None = None
        self._start()

    def _start(self) -> None:
        self._complaints = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the process
        processor = int(self.limits.seconds * RENEW) + 60
        command = [sys.executable, "-P", "-W", "ignore", "-m", "reportgen.render.worker", str(self.limits.memory)]
        self._process = subprocess.Popen(  # noqa: S603 - this very interpreter
            [*command, str(processor), str(int(self.limits.offline))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._complaints,
            env=self.environment,
            start_new_session=True,
        )
        self._jobs = 0

    @property
    def pid(self) -> int | None:
        """Of the process that is there now."""
        return self._process.pid if self._process else None

    def __enter__(self) -> Child:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the process."""
        if self._process is None:
            return
        process, self._process = self._process, None
        kill(process)
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                _shut(stream)
        process.wait()
        self._complaints.close()

    def render(self, job: Job, formats: Sequence[str]) -> Mapping[str, Rendering]:
        """Make the files of a document.

        Args:
            job: the document and what it is made with.
            formats: some of `render.FORMATS`.

        Raises:
            RenderError: the document could not be made within the limits, or at all.
        """
        if self._process is None or self._process.poll() is not None or self._jobs >= RENEW:
            self.close()
            self._start()
        assert self._process is not None  # noqa: S101 - started a line above
        self._jobs += 1
        late = threading.Event()
        timer = threading.Timer(self.limits.seconds, kill_overdue, (self._process, late))
        timer.start()
        try:
            return self._ask(self._process, (job, tuple(formats)))
        except (OSError, EOFError):
            raise RenderError(self._why(late.is_set())) from None
        finally:
            timer.cancel()

    def _ask(self, process: subprocess.Popen[bytes], message: object) -> Mapping[str, Rendering]:
        assert process.stdin is not None  # noqa: S101 - both were asked for
        assert process.stdout is not None  # noqa: S101
        send(process.stdin, pickle.dumps(message))  # type: ignore[arg-type]
        answer = receive(process.stdout)  # type: ignore[arg-type]
        if answer is None:
            raise EOFError
        head = json.loads(answer)
        if "memory" in head:
            raise RenderError(self._too_large())
        if "refused" in head:
            raise (LastingError if head.get("lasting") else RenderError)(str(head["refused"]))
        if "failed" in head:
            raise RenderError(f"the document could not be rendered: {head['failed']}")
        self.offline = bool(head.pop("offline"))
        made = {}
        for name, (length, warnings, flaws) in head.items():
            data = process.stdout.read(length)
            if len(data) != length:
                raise EOFError
            made[name] = Rendering(data, tuple(warnings), tuple((kind, what) for kind, what in flaws))
        return made

    def _why(self, late: bool) -> str:
        """Why the process is no more; it is gone when this returns."""
        process = self._process
        code = 0
        if process is not None:
            kill(process)
            code = process.wait()
        if late:
            return (
                f"rendering took longer than {self.limits.seconds:g} s and was stopped. "
                "Look for a loop in the templates, or a table with very many rows"
            )
        self._complaints.seek(0)
        said = self._complaints.read().decode("utf-8", "replace").strip().splitlines()
        last = f": {said[-1][:200]}" if said else ""
        if any("MemoryError" in line or "allocat" in line.lower() for line in said[-20:]):
            return self._too_large()
        how = f"was killed by signal {signal.Signals(-code).name}" if code < 0 else f"ended with code {code}"
        return f"the rendering process {how}{last}. It may use {self.limits.memory} MiB; a smaller report needs less"

    def _too_large(self) -> str:
        return (
            f"rendering needed more than {self.limits.memory} MiB of memory and was stopped. "
            "Look for a table with very many rows or columns in the templates"
        )


def kill_overdue(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    """Kill a process whose time is over, and note that this was why."""
    late.set()
    kill(process)


def kill(process: subprocess.Popen[bytes]) -> None:
    """Kill a process with all that it started; it leads a group of its own."""
    if process.poll() is None:
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            process.kill()


def _shut(stream: BinaryIO | object) -> None:
    try:
        stream.close()  # type: ignore[union-attr]
    except OSError:
        return  # what was not sent goes with the process

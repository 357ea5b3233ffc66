"""The process that renders: reads jobs from its input, writes the finished files to its output, and may do little else.

Started as `python -m reportgen.render.worker` by `reportgen.render.child`. Before it reads a job it limits its own memory and
processor time, takes itself off the network where the system permits, and asks to end with its parent.
What it is sent it trusts, for the parent sends it; what it sends back is JSON and bytes, so that the parent need not trust it.
"""

from __future__ import annotations

import ctypes
import gc
import json
import os
import pickle
import resource
import select
import signal
import struct
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO

HEAD = struct.Struct(">Q")
"""Before each message: its length in bytes."""

IDLE = 2.0
"""Seconds for which the next job is awaited before memory is given back: who wants but one report ends this process by then."""

NEW_USER, NEW_NETWORK, PARENT_DEATH = 0x10000000, 0x40000000, 1
"""`unshare(2)` and `prctl(2)` of Linux."""


def main(arguments: Sequence[str]) -> int:
    """Serve jobs until the input ends. Arguments: MiB of memory, seconds of processor time, 1 to leave the network."""
    memory, seconds, alone = (int(argument) for argument in arguments)
    source, target = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what any library prints must not get between the answers
    limit(memory, seconds)
    warm()
    offline = leave_network() if alone else False
    while (message := receive(source)) is not None:
        _answer(target, message, offline)
        select.select([source], [], [], IDLE)
        let_go()
    return 0


def limit(memory: int, seconds: int) -> None:
    """Bound what this process may take: MiB of address space, seconds of processor time, no core file."""
    for what, most in ((resource.RLIMIT_AS, memory << 20), (resource.RLIMIT_CPU, seconds), (resource.RLIMIT_CORE, 0)):
        hard = resource.getrlimit(what)[1]
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (bound, bound))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PARENT_DEATH, signal.SIGKILL)


def leave_network() -> bool:
    """Move into a network of this process's own, in which there is nothing; False where the system does not permit it."""
    if sys.platform != "linux":
        return False
    unshare = ctypes.CDLL(None, use_errno=True).unshare
    return any(unshare(flags) == 0 for flags in (NEW_NETWORK, NEW_USER | NEW_NETWORK))


def warm() -> None:
    """Import what every job needs while the parent still computes, and let the collector forget it all.

    Laying out makes and drops objects by the million, and the default thresholds cost a third of the time.
    """
    gc.disable()
    import weasyprint  # noqa: F401

    from reportgen.render import html, json_file, pdf  # noqa: F401

    _no_readers_for_svg()
    settle()


def settle() -> None:
    """Let the collector forget what is there now, and work seldom from now on."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(200_000, 20, 50)
    gc.enable()


def _no_readers_for_svg() -> None:
    """Keep Pillow from importing the readers of 40 kinds of pictures, to find that a logo in SVG is none of them.

    WeasyPrint asks it first of what stands in an `<image>` of an SVG, whatever that says it is.
    """
    from PIL import Image, UnidentifiedImageError

    def refused(*_: object) -> Any:
        raise UnidentifiedImageError("an SVG is no picture of points")

    Image.register_open("SVG", refused, lambda start: start.lstrip().startswith(b"<"))


def let_go() -> None:
    """Give memory that is not needed any more back to the system; the allocator of glibc keeps it otherwise."""
    gc.collect()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)


def _answer(target: BinaryIO, message: bytes, offline: bool) -> None:
    from reportgen.errors import LastingError, ReportgenError
    from reportgen.render import render

    head: dict[str, object] = {"offline": offline}
    bodies: list[bytes] = []
    try:
        job, formats = pickle.loads(message)  # noqa: S301 - the parent's own
        for name, made in render(job, formats).items():
            bodies.append(made.data)
            head[name] = [len(made.data), list(made.warnings), list(made.flaws)]
    except ReportgenError as error:
        head, bodies = {"refused": str(error), "lasting": isinstance(error, LastingError)}, []
    except MemoryError:
        head, bodies = {"memory": True}, []
    except RecursionError:
        head, bodies = {"refused": "the document or a template is nested too deeply"}, []
    except Exception as error:  # noqa: BLE001 - whatever it was, the parent tells it
        head, bodies = {"failed": f"{type(error).__name__}{_origin(error)}: {error}"}, []
    send(target, json.dumps(head).encode())
    for body in bodies:
        target.write(body)
    target.flush()


def _origin(error: BaseException) -> str:
    """The innermost line of ours or of a template."""
    places = [
        f" in {Path(frame.filename).name}:{frame.lineno}"
        for frame in traceback.extract_tb(error.__traceback__)
        if "reportgen" in frame.filename or frame.filename.endswith((".html", ".css"))
    ]
    return places[-1] if places else ""


def send(stream: BinaryIO, message: bytes) -> None:
    """Write one message."""
    stream.write(HEAD.pack(len(message)))
    stream.write(message)
    stream.flush()


def receive(stream: BinaryIO) -> bytes | None:
    """Read one message; None where the stream ends."""
    head = stream.read(HEAD.size)
    if len(head) < HEAD.size:
        return None
    length = HEAD.unpack(head)[0]
    message = stream.read(length)
    return message if len(message) == length else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

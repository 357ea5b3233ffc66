"""A limit of time for all of a call.

The limits of the libraries themselves count anew with each byte: a service that drips them would hold a worker for ever.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def within(seconds: float, call: Callable[[], T]) -> T:
    """What a call returns or raises.

    Args:
        seconds: that it may take; what goes on after them is left to itself, and ends with the process at the latest.
        call: what to do.

    Raises:
        TimeoutError: it takes longer.
    """
    returned: list[T] = []
    raised: list[BaseException] = []

    def run() -> None:
        try:
            returned.append(call())
        except BaseException as error:  # noqa: BLE001 - it is raised again where it was asked for
            raised.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if raised:
        raise raised[0]
    if not returned:
        raise TimeoutError
    return returned[0]

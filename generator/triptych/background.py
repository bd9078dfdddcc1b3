"""Work beside the main process, where the machine and the platform allow it."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import TypeVar

__all__ = ["available_processors", "in_background"]

T = TypeVar("T")


def available_processors() -> int:
    """How many processes can work at once; 1 where none but this one should."""
    # Only `fork` starts a process without importing everything again, and without
    # copying what it works on; it is unsafe beside other threads and on macOS.
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))


def in_background(function: Callable[[], T]) -> Callable[[], T]:
    """Start `function` in a process of its own; call the result to wait for its value.

    The value has to be picklable. Where no process can be started, or one ends without
    a value, `function` runs here when its value is asked for, and raises here.
    """
    if available_processors() == 1:
        return function
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(function, sender), daemon=True)
    process.start()
    sender.close()

    def wait() -> T:
        try:
            value: T = receiver.recv()
        except EOFError:
            return function()
        finally:
            receiver.close()
            process.join()
        return value

    return wait


def _send(function: Callable[[], object], sender: Connection) -> None:
    try:
        value = function()
    except Exception:
        # Raised again, with its traceback, in the process that waits.
        sender.close()
        return
    sender.send(value)

"""How the command ends when it is told to: at once, and as usual, with its exit code.

Whatever stands around the work is left in an orderly way, so that temporary folders go
and no process stays behind.
"""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType
from typing import Final

__all__ = ["INTERRUPTED", "ending_on_signals"]

INTERRUPTED: Final = 128 + signal.SIGINT
"""The exit code after Ctrl-C, as shells have it."""

_ENDING: Final = [
    getattr(signal, name)
    for name in ("SIGINT", "SIGTERM", "SIGHUP")
    if hasattr(signal, name)
]


@contextlib.contextmanager
def ending_on_signals() -> Iterator[None]:
    """Raise `SystemExit` or `KeyboardInterrupt` when a signal ends the process.

    A second one ends it without further ado. Signals that are ignored stay so, as
    `nohup` wants it, and a thread that gets none changes nothing.
    """
    before = {}
    if threading.current_thread() is threading.main_thread():
        for number in _ENDING:
            if signal.getsignal(number) is not signal.SIG_IGN:
                before[number] = signal.signal(number, _end)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _end(number: int, frame: FrameType | None) -> None:
    for other in _ENDING:
        if signal.getsignal(other) is _end:
            signal.signal(other, signal.SIG_DFL)
    if number == signal.SIGINT:
        # What runs code of others knows it, such as an event loop.
        raise KeyboardInterrupt
    raise SystemExit(128 + number)

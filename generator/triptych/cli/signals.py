"""How the command ends when it is told to: at once, and with the exit code of shells.

Whatever stands around the work is left in an orderly way, so that temporary folders go
and no process stays behind.
"""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from collections.abc import Iterator
from types import FrameType
from typing import Final

__all__ = ["ending_on_signals"]

_ENDING: Final = [
    getattr(signal, name)
    for name in ("SIGINT", "SIGTERM", "SIGHUP")
    if hasattr(signal, name)
]

_PATIENCE_SECONDS: Final = 1.0


@contextlib.contextmanager
def ending_on_signals() -> Iterator[None]:
    """Raise `SystemExit` with 128 and the number of a signal that ends the process.

    Signals that are ignored stay so, as `nohup` wants it. In another thread than the
    main one, which gets no signals, it does nothing.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    ending = _Ending()
    before = {
        number: signal.signal(number, ending.end)
        for number in _ENDING
        if signal.getsignal(number) is not signal.SIG_IGN
    }
    try:
        yield
    finally:
        ending.is_over()
        for number, handler in before.items():
            signal.signal(number, handler)


class _Ending:
    """The end of a process, which is insisted on.

    An exception is lost where a handler happens to run in a callback whose exceptions
    Python ignores, as there are some in imports. So it is raised a second time before
    long, and then the process ends without further ado.
    """

    def __init__(self) -> None:
        self._raised = 0
        self._code = 0

    def end(self, number: int, frame: FrameType | None) -> None:
        """Handle a signal that ends the process, or the alarm after one."""
        self._raised += 1
        if self._raised == 1:
            self._code = 128 + number
        if self._raised == 1 and hasattr(signal, "setitimer"):
            signal.signal(signal.SIGALRM, self.end)
            signal.setitimer(signal.ITIMER_REAL, _PATIENCE_SECONDS, _PATIENCE_SECONDS)
        elif self._raised > 2:
            os._exit(self._code)
        # Not a KeyboardInterrupt: Python may forget that one has been handled, and
        # ends by the signal. Event loops let both through.
        raise SystemExit(self._code)

    def is_over(self) -> None:
        """The work is left; what remains is Python's own end."""
        if self._raised and hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, 0)

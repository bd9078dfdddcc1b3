"""Work beside the main process, where the machine and the platform allow it.

Processes in the background end with the one that started them, however that ends. A
lasting process is the reverse: it comes to its end whatever becomes of the other.
"""

from __future__ import annotations

import contextlib
import errno
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

__all__ = [
    "available_processors",
    "begin_process",
    "in_background",
    "in_lasting_process",
    "in_parallel",
]

T = TypeVar("T")
R = TypeVar("R")

_SIGNALS: Final = [
    getattr(signal, name)
    for name in ("SIGINT", "SIGTERM", "SIGHUP")
    if hasattr(signal, name)
]


def available_processors() -> int:
    """How many processes can work at once; 1 where none but this one should."""
    # Only `fork` starts a process without importing everything again, and without
    # copying what it works on; it is unsafe beside other threads and on macOS.
    if sys.platform != "linux" or threading.active_count() > 1 or _is_beside():
        return 1
    return len(os.sched_getaffinity(0))


def _is_beside() -> bool:
    """Whether this process is one beside another, which has the other processors."""
    multiprocessing = sys.modules.get("multiprocessing")
    return multiprocessing is not None and multiprocessing.current_process().daemon


def in_parallel(
    function: Callable[[T], R], items: Sequence[T], processes: int
) -> list[R]:
    """The results of `function` for all `items`, in their order.

    The items are dealt to so many processes in turn, this one among them; so those
    that take longest should come first. Raises what `function` raises.
    """
    shares = [items[start::processes] for start in range(processes)]
    others = [in_background(partial(_all, function, share)) for share in shares[1:]]
    results: list[R | None] = [None] * len(items)
    for start, found in enumerate(
        (_all(function, shares[0]), *(wait() for wait in others))
    ):
        results[start::processes] = found
    return results  # type: ignore[return-value]  # the shares have all items


def _all(function: Callable[[T], R], items: Sequence[T]) -> list[R]:
    return [function(item) for item in items]


def in_background(function: Callable[[], T]) -> Callable[[], T]:
    """Start `function` in a process of its own; call the result to wait for its value.

    The value has to be picklable. Where no process can be started, or one ends without
    a value, `function` runs here when its value is asked for, and raises here.
    """
    if available_processors() == 1:
        return function
    # Most runs start no process.
    import multiprocessing

    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    # A daemon is ended when this process ends in an orderly way.
    process = context.Process(target=_send, args=(function, sender), daemon=True)
    try:
        process.start()
    except OSError:  # no more processes
        receiver.close()
        sender.close()
        return function
    sender.close()

    def wait() -> T:
        try:
            value: T = receiver.recv()
        except EOFError:
            return function()
        except BaseException:
            # Nobody waits for it any more.
            process.kill()
            raise
        finally:
            receiver.close()
            process.join()
        return value

    return wait


def begin_process() -> None:
    """Let a process that was just forked end by signals, and print nothing."""
    for number in _SIGNALS:
        signal.signal(number, signal.SIG_DFL)
    _close_output()


def _send(function: Callable[[], object], sender: Connection) -> None:
    begin_process()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        value = function()
    except Exception:
        # Raised again, with its traceback, in the process that waits.
        sender.close()
        return
    sender.send(value)


def _end_with_parent() -> None:
    """End this process as soon as its parent has ended, even by SIGKILL."""
    import multiprocessing

    parent = multiprocessing.parent_process()
    if parent is not None:
        # Waits for the end of a pipe whose other end only the parent holds.
        parent.join()
        os._exit(1)


def _close_output() -> None:
    """Let go of the output, so that whoever reads it sees the end of the command."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    # A stream that was closed from the start is None, and its number may be in use.
    for stream in (sys.__stdin__, sys.__stdout__, sys.__stderr__):
        if stream is not None:
            with contextlib.suppress(OSError, ValueError):
                os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def in_lasting_process(function: Callable[[], None]) -> None:
    """Carry out `function` to its end, even if this process is killed meanwhile.

    It runs in a process of its own, in a session of its own, with signals blocked, and
    must be short: signals to this process wait for it too. What it raises is raised
    here. Where no process can be started it runs here, with signals blocked.
    """
    if not hasattr(signal, "pthread_sigmask"):
        function()
        return
    blocked = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    try:
        _in_lasting_process(function)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, blocked)


def _in_lasting_process(function: Callable[[], None]) -> None:
    if threading.active_count() > 1:
        function()
        return
    receiver, sender = os.pipe()
    try:
        process = os.fork()
    except OSError:  # no more processes
        os.close(receiver)
        os.close(sender)
        function()
        return
    if process == 0:
        _last(function, sender)
    os.close(sender)
    with open(receiver, "rb") as pipe:  # noqa: PTH123  # a descriptor
        told = pipe.read()
    os.waitpid(process, 0)
    killed = ChildProcessError(errno.ECHILD, "the process that writes was killed")
    failure = pickle.loads(told) if told else killed
    if failure is not None:
        raise failure


def _last(function: Callable[[], None], sender: int) -> None:
    """The life of a lasting process; does not return."""
    code = 1
    with contextlib.suppress(BaseException):
        os.setsid()
        _close_output()
        failure: BaseException | None = None
        try:
            function()
        except BaseException as raised:
            failure = raised
        # Nobody may be left to read it.
        signal.signal(signal.SIGPIPE, signal.SIG_IGN)
        os.write(sender, pickle.dumps(failure))
        code = 0
    os._exit(code)

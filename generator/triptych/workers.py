"""Many pieces of work in a few processes beside this one.

Unlike `background`, which has a process for each piece, a worker takes the next piece
whenever it has done one. What comes out does not depend on which worker is quicker.
"""

from __future__ import annotations

import contextlib
import os
import select
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from triptych.background import begin_process

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

if sys.platform == "linux":
    import fcntl

__all__ = ["in_workers"]

T = TypeVar("T")
R = TypeVar("R")

_AHEAD: Final = 2
"""How many pieces a worker has at most, so that it never waits for the next one."""


@contextlib.contextmanager
def in_workers(
    function: Callable[[T], R], items: Sequence[T], processes: int
) -> Iterator[Iterator[R]]:
    """The results of `function` for all `items`, in their order.

    They have to be picklable. An item whose worker ends without a result is left to
    this process, which raises what `function` raises. All workers have ended when the
    context is left, and they end at once if this process does, however it ends.

    For Linux only: see `background.available_processors`.
    """
    workers: list[_Worker[R]] = []
    try:
        for _ in range(processes):
            # Where there can be no more processes, fewer have to do.
            with contextlib.suppress(OSError):
                workers.append(_Worker(function, items))
        yield _results(function, items, workers)
    finally:
        for worker in workers:
            worker.end()


def _results(
    function: Callable[[T], R], items: Sequence[T], workers: Sequence[_Worker[R]]
) -> Iterator[R]:
    found: dict[int, R] = {}
    waiting = iter(range(len(items)))
    busy = [worker for worker in workers if worker.take(waiting)]
    for index, item in enumerate(items):
        while index not in found and any(index in worker.pieces for worker in busy):
            for worker in _ready(busy):
                found |= worker.given()
                if not worker.take(waiting):
                    busy.remove(worker)
        # All who could have done it have ended.
        yield found.pop(index) if index in found else function(item)


def _ready(busy: Sequence[_Worker[R]]) -> list[_Worker[R]]:
    """Those that have given a result, or ended; waits for one."""
    from multiprocessing.connection import wait

    ready = wait([worker.connection for worker in busy])
    return [worker for worker in busy if worker.connection in ready]


class _Worker(Generic[R]):
    """A process that has the items already, and is told their numbers."""

    def __init__(self, function: Callable[[T], R], items: Sequence[T]) -> None:
        # Most runs start no process.
        import multiprocessing

        context = multiprocessing.get_context("fork")
        self.connection, theirs = context.Pipe()
        # A daemon is ended when this process ends in an orderly way.
        self._process: BaseProcess = context.Process(
            target=_work, args=(function, items, theirs), daemon=True
        )
        self.pieces: set[int] = set()
        try:
            self._process.start()
        except OSError:
            self.connection.close()
            raise
        finally:
            theirs.close()

    def take(self, waiting: Iterator[int]) -> bool:
        """Take pieces of those that are `waiting`; whether it has any now."""
        try:
            while len(self.pieces) < _AHEAD:
                index = next(waiting, None)
                if index is None:
                    break
                self.pieces.add(index)
                self.connection.send(index)
        except OSError:  # it has ended, and its pieces are left to this process
            self.pieces.clear()
        return bool(self.pieces)

    def given(self) -> dict[int, R]:
        """A result by its number; nothing if the worker has ended."""
        try:
            index, value = self.connection.recv()
        except (EOFError, OSError):
            self.pieces.clear()
            return {}
        self.pieces.remove(index)
        return {index: value}

    def end(self) -> None:
        """End it, unless it has; a folder that it is writing becomes whole before."""
        self.connection.close()
        self._process.terminate()
        self._process.join()


def _work(
    function: Callable[[Any], object], items: Sequence[Any], numbers: Connection
) -> None:
    begin_process()
    _end_with_parent()
    try:
        while True:
            index = numbers.recv()
            numbers.send((index, function(items[index])))
    except Exception:
        # Raised again, with its traceback, in the process that waits.
        numbers.close()


def _end_with_parent() -> None:
    """Let the system end this process as soon as its parent has ended.

    A thread could wait for that, but a process with threads can't fork safely, and a
    folder is written by a process of its own.
    """
    import multiprocessing

    parent = multiprocessing.parent_process()
    if sys.platform != "linux" or parent is None:
        return
    # The end of a pipe whose other end only the parent holds. Its end is an event that
    # SIGIO tells of, which ends a process that has said nothing else.
    pipe = parent.sentinel
    fcntl.fcntl(pipe, fcntl.F_SETOWN, os.getpid())
    flags = fcntl.fcntl(pipe, fcntl.F_GETFL)
    fcntl.fcntl(pipe, fcntl.F_SETFL, flags | os.O_ASYNC)
    if select.select([pipe], [], [], 0)[0]:
        os._exit(1)

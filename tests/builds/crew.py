"""What workers do: `python -m tests.builds.crew NAME` runs a scenario.

It is a program, since a process can be forked safely only where nothing else runs.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import time

from triptych.background import available_processors
from triptych.workers import in_workers

__all__ = ["main"]

_PARENT = os.getpid()


def main(scenario: str) -> str:
    """Play a scenario, and say what came of it."""
    return {
        "order": order,
        "end": end,
        "raise": raise_error,
        "nested": nested,
        "unread": unread,
    }[scenario]()


def order() -> str:
    """Results are in the order of the items, whoever is done first."""
    counts: list[str] = []
    for processes in (1, 2, 3):
        with in_workers(_slow_at_first, [*range(40)], processes) as given:
            results = [*given]
        if [square for square, _ in results] != [item * item for item in range(40)]:
            return f"in disorder: {results}"
        workers = {worker for _, worker in results} - {_PARENT}
        counts.append(str(len(workers)))
    return f"squares in order, by {', '.join(counts[:-1])} and {counts[-1]} workers"


def _slow_at_first(item: int) -> tuple[int, int]:
    time.sleep(0.05 if item < 3 else 0.001)
    return item * item, os.getpid()


def end() -> str:
    """What a worker leaves undone when it ends is done here."""
    with in_workers(_ends, [*range(30)], 2) as results:
        return f"all {len([*results])} done"


def _ends(item: int) -> int:
    if os.getpid() != _PARENT and item in (3, 9):
        os._exit(7)
    return item


def raise_error() -> str:
    """What a worker raises is raised here when its turn has come."""
    results: list[str] = []
    try:
        with in_workers(_fails, [*range(5)], 2) as given:
            results.extend(map(str, given))
    except LookupError as error:
        return f"{', '.join(results)}, then LookupError: {error}"
    return "nothing was raised"


def _fails(item: int) -> int:
    if item == 2:
        raise LookupError(item)
    return item


def nested() -> str:
    """A worker has no processors for others."""
    with in_workers(_processors, [0, 1], 2) as results:
        return f"processors of a worker: {', '.join(sorted({*map(str, results)}))}"


def _processors(_: int) -> int:
    return available_processors()


def unread() -> str:
    """No worker is left when nobody wants the other results."""
    with in_workers(_fails, [*range(3, 99)], 2) as results:
        next(results)
    return f"left: {len(multiprocessing.active_children())}"


if __name__ == "__main__":
    print(main(sys.argv[1]))  # noqa: T201  # a program

"""One command for each of several documents, some of them at the same time."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar

from triptych.background import available_processors
from triptych.cli.printing.console import Console, ReportedError
from triptych.config import DocumentConfig

if TYPE_CHECKING:
    from triptych.cli.printing.recording import Printed

__all__ = ["for_each", "results_of_each"]

R = TypeVar("R")

_LARGE: Final = 1 << 18
"""From how many bytes on a document has processes of its own, for its parts."""


def for_each(
    documents: Iterable[DocumentConfig],
    console: Console,
    command: Callable[[DocumentConfig], int],
) -> int:
    """The highest exit code of the documents: one that fails does not stop others."""
    codes = [_result(command, console, document) for document in documents]
    return max((2 if code is None else code for code in codes), default=0)


def results_of_each(
    documents: Sequence[DocumentConfig],
    console: Console,
    command: Callable[[DocumentConfig], R],
    *,
    slow: Collection[int],
) -> list[R | None]:
    """What `command` gives for each document, None for those that fail.

    Those among the `slow` ones, by their numbers, that are small are done at the same
    time, where there are processors for it. What is printed comes in the order of the
    documents, whichever is done first.
    """
    # Reports for programs grow in the process that prints them.
    beside = _beside(documents, slow) if console.is_for_people else set()
    results: list[R | None] = []
    with ExitStack() as stack:
        given: Iterator[tuple[R | None, list[Printed]]] | None = None
        for number, document in enumerate(documents):
            if number not in beside:
                results.append(_result(command, console, document))
                continue
            if given is None:
                others = [documents[item] for item in sorted(beside)]
                given = stack.enter_context(_at_once(others, console, command))
            result, printed = next(given)
            for part in printed:
                part.print()
            results.append(result)
    return results


@contextmanager
def _at_once(
    documents: Sequence[DocumentConfig],
    console: Console,
    command: Callable[[DocumentConfig], R],
) -> Iterator[Iterator[tuple[R | None, list[Printed]]]]:
    """What `command` gives and prints for each document, on all processors."""
    # Runs for one document need none of these.
    from triptych.cli.printing.recording import Recording
    from triptych.workers import in_workers

    recording = Recording()

    def record(document: DocumentConfig) -> tuple[R | None, list[Printed]]:
        return recording.of(partial(_result, command, console, document))

    processes = min(available_processors(), len(documents))
    with in_workers(record, documents, processes) as given:
        yield given


def _beside(documents: Sequence[DocumentConfig], slow: Collection[int]) -> set[int]:
    """The numbers of the documents to be done in processes beside this one.

    A large document is divided instead. The first of the small ones is done here, which
    loads what all others need.
    """
    if len(slow) < 3 or available_processors() == 1:
        return set()
    small = [number for number in sorted(slow) if not _is_large(documents[number])]
    return set(small[1:]) if len(small) > 2 else set()


def _is_large(document: DocumentConfig) -> bool:
    try:
        return document.spec.stat().st_size >= _LARGE
    except (OSError, ValueError):
        return False


def _result(
    command: Callable[[DocumentConfig], R], console: Console, document: DocumentConfig
) -> R | None:
    try:
        with console.reporting():
            return command(document)
    except ReportedError:
        return None

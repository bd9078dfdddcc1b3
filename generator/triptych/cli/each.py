"""One command for each of several documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from triptych.cli.console import Console, ReportedError
from triptych.config import DocumentConfig

__all__ = ["for_each"]


def for_each(
    documents: Iterable[DocumentConfig],
    console: Console,
    command: Callable[[DocumentConfig], int],
) -> int:
    """The highest exit code of the documents: one that fails does not stop others."""
    codes = [0]
    for document in documents:
        try:
            with console.reporting():
                codes.append(command(document))
        except ReportedError:
            codes.append(2)
    return max(codes)

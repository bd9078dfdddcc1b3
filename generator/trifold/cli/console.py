"""What the command says: results on stdout, everything else on stderr."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from trifold.diagnostics import Diagnostic, DiagnosticsError
from trifold.pointer import ROOT

if TYPE_CHECKING:
    from trifold.source import Locator, Source

__all__ = ["Console", "ReportedError"]


class ReportedError(Exception):
    """The run can't go on, and what is to say about it has been printed."""


class Console:
    """Prints to the process's streams; notes about progress only on a terminal."""

    def result(self, text: str) -> None:
        """Print what was asked for, to be piped on."""
        sys.stdout.write(text)

    def note(self, text: str) -> None:
        """Tell a person who watches what has been done; silent in pipes."""
        if sys.stderr.isatty():
            sys.stderr.write(f"{text}\n")

    def diagnostics(
        self, found: Iterable[Diagnostic], source: Source | None = None
    ) -> None:
        """Print findings in the order of their places in `source`."""
        distinct = list(found)
        if not distinct:
            return
        # Findings are rare, and a run without any must not pay for printing them.
        from trifold.source import Positions, render

        files: dict[str, Locator] = {}
        if source is not None:
            places = Positions(source)
            files[""] = places
            distinct.sort(key=lambda item: places.of(item.pointer or ROOT))
        for item in distinct:
            sys.stderr.write(f"{render(item, files)}\n")

    @contextmanager
    def reporting(self, source: Source | None = None) -> Iterator[None]:
        """Print what a stage raises, with places in `source`, as `ReportedError`."""
        try:
            yield
        except DiagnosticsError as unusable:
            self.diagnostics(unusable.diagnostics, source)
            raise ReportedError from unusable

"""What the command says: results on stdout, everything else on stderr."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from triptych.cli.formats import MACHINE_FORMATS, new_report
from triptych.cli.printing.colours import (
    coloured_diff,
    coloured_statistics,
    paint,
    shows_colours,
)
from triptych.diagnostics import Diagnostic, DiagnosticsError, Position, Severity
from triptych.pointer import ROOT

if TYPE_CHECKING:
    from triptych.cli.formats.finding import Finding, Report
    from triptych.json_value import JsonValue
    from triptych.source import Locator, Sources

__all__ = ["Console", "ReportedError"]


class ReportedError(Exception):
    """The run can't go on, and what is to say about it has been printed."""


class Console:
    """Prints to the process's streams; notes about progress only on a terminal.

    One that is quiet prints no notes and no warnings. In a machine format findings are
    told on stdout, and nothing else is printed there.
    """

    def __init__(self) -> None:
        self.is_quiet = False
        self._report: Report | None = None
        self._facts: dict[str, JsonValue] = {}
        self._untold: list[str] = []

    def use_format(self, name: str) -> None:
        """Tell findings in a machine format from now on; others mean text."""
        if name in MACHINE_FORMATS:
            self._report = new_report(name)

    @property
    def is_for_people(self) -> bool:
        """Whether results are printed as they are, with the findings on stderr."""
        return self._report is None

    def result(self, text: str) -> None:
        """Print what was asked for, to be piped on.

        In a machine format it is not printed, and programs are given it as it is only
        where they are told no facts.
        """
        if self._report is None:
            sys.stdout.write(text)
        else:
            self._untold.append(text)

    def diff(self, text: str) -> None:
        """Print a unified diff that was asked for."""
        self.result(coloured_diff(text) if shows_colours(sys.stdout) else text)

    def statistics(self, text: str) -> None:
        """Print how much a diff changes, by file."""
        in_colours = shows_colours(sys.stdout)
        self.result(coloured_statistics(text) if in_colours else text)

    def painted(self, role: str, text: str) -> str:
        """A part of a result in the colour of its role, where stdout shows colours."""
        return paint(role, text) if shows_colours(sys.stdout) else text

    def fact(self, name: str, value: JsonValue) -> None:
        """Tell programs what was asked for, as a member of the JSON report."""
        self._facts[name] = value

    def item(self, name: str, value: JsonValue) -> None:
        """Tell programs the same of one of several things: the list `name` grows."""
        listed = self._facts.setdefault(name, [])
        if isinstance(listed, list):
            listed.append(value)

    def note(self, text: str) -> None:
        """Tell a person who watches what has been done; silent in pipes."""
        if sys.stderr.isatty() and not self.is_quiet:
            sys.stderr.write(f"{text}\n")

    def diagnostics(
        self, found: Iterable[Diagnostic], sources: Sources | None = None
    ) -> None:
        """Print findings by their places, those in the root document first."""
        distinct = [
            item
            for item in found
            if item.severity is Severity.ERROR or not self.is_quiet
        ]
        if not distinct:
            return
        # Findings are rare, and a run without any must not pay for printing them.
        from triptych.source import Positions, fold, render

        files: dict[str, Locator] = {}
        if sources is not None:
            files[""] = Positions(sources.root)
            files |= {file: Positions(read) for file, read in sources.files.items()}
            distinct = [sources.placed(item) for item in distinct]
            distinct.sort(key=lambda item: _place(item, files))
        if self._report is not None:
            from triptych.cli.formats.finding import find

            for item in distinct:
                self.finding(find(item, files))
            return
        in_colours = shows_colours(sys.stderr)
        for item in fold(distinct, files):
            text = render(item, files, paint) if in_colours else render(item, files)
            sys.stderr.write(f"{text}\n")

    def finding(self, finding: Finding) -> None:
        """Tell programs of a finding that people are told in another way."""
        is_told = finding.severity is Severity.ERROR or not self.is_quiet
        if self._report is not None and is_told:
            sys.stdout.write(self._report.add(finding))

    def end(self, command: str | None, exit_code: int) -> None:
        """Complete what was printed; for the end of a run."""
        if self._report is not None:
            facts = self._facts
            if self._untold and not facts:
                facts = {"output": "".join(self._untold)}
            sys.stdout.write(
                self._report.end(command=command, exit_code=exit_code, facts=facts)
            )
            # Whoever ends it before the run ends has nothing more to say.
            self._report = None
        sys.stdout.flush()

    @contextmanager
    def reporting(self, sources: Sources | None = None) -> Iterator[None]:
        """Print what a stage raises, with places in `sources`, as `ReportedError`."""
        try:
            yield
        except DiagnosticsError as unusable:
            self.diagnostics(unusable.diagnostics, sources)
            raise ReportedError from unusable


def _place(item: Diagnostic, files: Mapping[str, Locator]) -> tuple[str, Position]:
    """Where a finding comes in the order of all of them."""
    if item.pointer is None and item.position is not None and item.file is not None:
        # In a file that could not be read, so that it has no pointers.
        return item.file, item.position
    pointer = item.pointer or ROOT
    file = files.get(pointer.file)
    return pointer.file, file.of(pointer) if file is not None else Position(1, 1)

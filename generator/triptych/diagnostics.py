"""What the tool has to say about a document, a configuration or an argument."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from triptych.pointer import Pointer

__all__ = [
    "Diagnostic",
    "DiagnosticsError",
    "Origin",
    "Position",
    "Severity",
    "error",
    "info",
    "placed",
    "warning",
]


class Severity(StrEnum):
    """How much a diagnostic weighs.

    An error ends the run, a warning does not, and an info asks nothing of anybody.
    """

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a text: line and column, both counted from 1, in characters."""

    line: int
    column: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Diagnostic:
    """One finding.

    `code` is a stable kebab-case name for scripts. The place is a `pointer` into the
    document, whose line is looked up only when the finding is printed, or a `position`
    where no pointer exists yet (a syntax error). `file` names the file when it is not
    the document itself. `hint` says what to do about it. `source_line` is the text of
    the line of `position`, for a finding that outlives the text it was made in.
    """

    code: str
    severity: Severity
    message: str
    pointer: Pointer | None = None
    position: Position | None = None
    file: str | None = None
    hint: str | None = None
    source_line: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a setting stands: in a configuration, or in a file that it names."""

    file: str
    position: Position | None = None
    source_line: str | None = None


def placed(diagnostic: Diagnostic, origin: Origin | None) -> Diagnostic:
    """`diagnostic` as one about a setting that stands at `origin`."""
    if origin is None:
        return diagnostic
    return replace(
        diagnostic,
        file=origin.file,
        position=origin.position,
        source_line=origin.source_line,
    )


def error(
    code: str,
    message: str,
    *,
    pointer: Pointer | None = None,
    position: Position | None = None,
    file: str | None = None,
    hint: str | None = None,
    source_line: str | None = None,
) -> Diagnostic:
    """A diagnostic that ends the run."""
    return Diagnostic(
        code=code,
        severity=Severity.ERROR,
        message=message,
        pointer=pointer,
        position=position,
        file=file,
        hint=hint,
        source_line=source_line,
    )


def warning(
    code: str, message: str, *, pointer: Pointer | None = None, hint: str | None = None
) -> Diagnostic:
    """A diagnostic about something the tool repaired or ignored."""
    return Diagnostic(
        code=code,
        severity=Severity.WARNING,
        message=message,
        pointer=pointer,
        hint=hint,
    )


def info(
    code: str,
    message: str,
    *,
    pointer: Pointer | None = None,
    file: str | None = None,
    hint: str | None = None,
) -> Diagnostic:
    """A diagnostic about something that is as it may be; it changes no exit code."""
    return Diagnostic(
        code=code,
        severity=Severity.INFO,
        message=message,
        pointer=pointer,
        file=file,
        hint=hint,
    )


class DiagnosticsError(Exception):
    """A stage can't go on; `diagnostics` say why, in the order of the document."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__("; ".join(found.message for found in self.diagnostics))

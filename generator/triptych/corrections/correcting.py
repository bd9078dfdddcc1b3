"""Correcting the files of a document, and telling which corrections did nothing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from functools import partial

from triptych.config import Correction, OverlayFile
from triptych.corrections.editing import CorrectionError, Editor, UnmatchedError
from triptych.corrections.overlays import read_overlay
from triptych.corrections.patches import apply_correction
from triptych.diagnostics import (
    Diagnostic,
    DiagnosticsError,
    Origin,
    Severity,
    error,
    placed,
    warning,
)
from triptych.source.reader import Source

__all__ = ["Corrector"]


class Corrector:
    """Applies overlays to a document, then corrections to it and to its other files."""

    def __init__(
        self,
        overlays: Sequence[OverlayFile] = (),
        corrections: Sequence[Correction] = (),
    ) -> None:
        self._overlays = tuple(overlays)
        self._corrections = tuple(corrections)

    def __call__(self, file: str, source: Source) -> Source:
        """The source with its corrected tree; `file` is empty for the document itself.

        A correction that changes nothing is a warning of the source.

        Raises:
            DiagnosticsError: an overlay is unusable, or a correction names no place or
                contradicts another one.
        """
        own = [item for item in self._corrections if item.pointer.file == file]
        overlays = self._overlays if not file else ()
        if not own and not overlays:
            return source
        editor = Editor(source)
        found = [item for overlay in overlays for item in _overlaid(editor, overlay)]
        for correction in own:
            apply = partial(apply_correction, editor, correction)
            found += _applied(editor, apply, correction.origin)
        if any(item.severity is Severity.ERROR for item in found):
            raise DiagnosticsError(found)
        corrected = editor.source()
        return replace(corrected, diagnostics=(*corrected.diagnostics, *found))

    def missing(self, files: Collection[str]) -> tuple[Diagnostic, ...]:
        """Errors about corrections of files that are not among those of a document."""
        return tuple(
            placed(
                error(
                    "correction-place",
                    f"the document refers to no file `{item.pointer.file}`",
                    hint=f"its files are {', '.join(sorted(files))}" if files else None,
                ),
                item.origin,
            )
            for item in self._corrections
            if item.pointer.file and item.pointer.file not in files
        )


def _overlaid(editor: Editor, file: OverlayFile) -> Iterator[Diagnostic]:
    # A run without overlays must not pay for JSONPath.
    from triptych.corrections.actions import apply_action

    overlay = read_overlay(file)
    for action in overlay.actions:
        apply = partial(apply_action, editor, overlay, action)
        yield from _applied(editor, apply, overlay.origin(action.pointer))


def _applied(
    editor: Editor, apply: Callable[[], None], origin: Origin
) -> Iterator[Diagnostic]:
    """What there is to say about a correction that stands at `origin`."""
    before = editor.changes
    try:
        apply()
    except UnmatchedError as problem:
        yield placed(warning(problem.code, str(problem)), origin)
    except CorrectionError as problem:
        found = error(problem.code, str(problem), hint=problem.hint)
        yield placed(found, origin)
    else:
        if editor.changes == before:
            needless = warning(
                "correction-needless",
                "this correction changes nothing: the document says so already",
                hint="remove it",
            )
            yield placed(needless, origin)

"""The front end for a document, chosen by the version it states."""

from __future__ import annotations

from pathlib import Path

from triptych.description.front_end import FrontEnd
from triptych.description.grammar import Standard
from triptych.description.versions import stated_standard
from triptych.diagnostics import DiagnosticsError
from triptych.json_value import JsonValue
from triptych.source import Correct, Folder, Source, Sources

__all__ = ["front_end_of", "gather"]


def front_end_of(tree: dict[str, JsonValue]) -> FrontEnd:
    """The front end for a document; raises like `stated_standard`.

    Only the one that is needed is loaded.
    """
    standard = stated_standard(tree).standard
    if standard is Standard.SWAGGER_2_0:
        from triptych.swagger2.front_end import SWAGGER_2_0

        return SWAGGER_2_0
    from triptych.openapi3.front_end import FRONT_ENDS

    return FRONT_ENDS[standard]


def gather(
    root: Source,
    file: Path | None,
    *,
    reference_root: Path | None = None,
    correct: Correct | None = None,
) -> Sources:
    """The document `root`, which stands in `file`, with all it refers to.

    `file` is None where there is no folder, as for standard input. References may lead
    to any file below `reference_root`, by default the folder of the document. `correct`
    is applied to the other files.

    A document of no known standard comes alone: what it is, is reported where it is
    read. See `description.gathering.gather`.

    Raises `DiagnosticsError` if the document isn't below the reference root.
    """
    folder = Folder.of(file, reference_root, correct)
    try:
        front_end = front_end_of(root.tree)
    except DiagnosticsError:
        return Sources(root=root, path=folder.document)
    return front_end.gather(root, folder)

"""The front end for a document, chosen by the version it states."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from triptych.description.front_end import FrontEnd
from triptych.description.grammar import Standard
from triptych.description.versions import stated_standard
from triptych.diagnostics import DiagnosticsError
from triptych.json_value import JsonValue
from triptych.openapi3.front_end import FRONT_ENDS
from triptych.source import Source, Sources
from triptych.swagger2.front_end import SWAGGER_2_0

__all__ = ["front_end_of", "gather"]

_FRONT_ENDS: Final[Mapping[Standard, FrontEnd]] = {
    front_end.grammar.standard: front_end for front_end in (SWAGGER_2_0, *FRONT_ENDS)
}


def front_end_of(tree: dict[str, JsonValue]) -> FrontEnd:
    """The front end for a document; raises like `stated_standard`."""
    return _FRONT_ENDS[stated_standard(tree).standard]


def gather(root: Source, file: Path | None) -> Sources:
    """The document `root`, which stands in `file`, with all it refers to.

    A document of no known standard comes alone: what it is, is reported where it is
    read. See `description.gathering.gather`.
    """
    try:
        front_end = front_end_of(root.tree)
    except DiagnosticsError:
        return Sources(root=root, path=file.name if file is not None else "")
    return front_end.gather(root, file)

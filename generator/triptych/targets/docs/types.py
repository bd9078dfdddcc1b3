"""Types and links, as the docs show them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

from triptych.ir import ExternalDocumentation
from triptych.python.annotations import Annotation, Dialect
from triptych.python.enums import enum_annotations
from triptych.python.names import Names

__all__ = ["LinkView", "TypeView", "docs_dialect", "link_view", "type_view"]


_MODEL_NAME = re.compile(r"\bmodels\.(\w+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkView:
    """A link of the document's, with its text."""

    text: str
    url: str


TypeView: TypeAlias = tuple[tuple[str, str], ...]
"""A type as its parts, each with the page and anchor of the model that it names."""


def docs_dialect(names: Names) -> Dialect:
    """Types as readers of the docs know them."""
    return Dialect(
        file=Annotation("file"),
        models=names.model_annotations,
        enums=enum_annotations(names.enums),
        literals=False,
    )


def link_view(documentation: ExternalDocumentation) -> LinkView:
    text = documentation.description or "More documentation"
    return LinkView(text=text, url=documentation.url)


def type_view(annotation: Annotation, page: str) -> TypeView:
    """The type with the names of models linked to their sections of `page`."""
    parts = _MODEL_NAME.split(annotation.source)
    return tuple(
        # GitHub and MkDocs make anchors of headings in lower case.
        (text, f"{page}#{text.lower()}" if index % 2 else "")
        for index, text in enumerate(parts)
        if text
    )

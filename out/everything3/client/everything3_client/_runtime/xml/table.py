"""The table of a package: how its bodies are written as XML, in a file of JSON.

`roots` has a part for each body by the name of its schema, `shapes` what they refer to.
What is not said has the default of its class.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from ..wire.xml_form import XmlError
from .parsing import parse
from .reading import Reader
from .shapes import ANYTHING, ListShape, ObjectShape, Part, Shape, UnionShape
from .writing import write_document

__all__ = ["TableForm", "XmlTable"]


class XmlTable:
    """The forms of bodies, by the names of their schemas in a file.

    The file is read when the first body comes or goes.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._loaded: _Loaded | None = None

    def form(self, name: str) -> TableForm:
        """The form of the bodies of a schema."""
        return TableForm(self, name)

    @property
    def loaded(self) -> _Loaded:
        """What the file has."""
        if self._loaded is None:
            content = json.loads(self._path.read_text(encoding="utf-8"))
            self._loaded = _Loaded(content)
        return self._loaded


@dataclass(frozen=True, slots=True)
class TableForm:
    """The form of one body, an `XmlForm`."""

    table: XmlTable
    name: str

    def read(self, content: bytes, media_type: str) -> object:
        loaded = self.table.loaded
        root = parse(content, media_type)
        try:
            return loaded.reader.read(root, loaded.roots[self.name])
        except RecursionError:
            # How deep that is depends on who calls.
            raise XmlError("it is nested too deeply", is_xml=False) from None

    def write(self, value: object) -> bytes:
        loaded = self.table.loaded
        try:
            text = write_document(value, loaded.roots[self.name], loaded.shapes)
        except RecursionError:
            raise ValueError("it is nested too deeply for XML") from None
        return text.encode()


class _Loaded:
    """Parts and shapes of a file."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        self.roots = {name: _part(item) for name, item in content["roots"].items()}
        self.shapes: Mapping[str, Shape] = _Shapes(content["shapes"])
        # The logger is that of the package.
        logger = logging.getLogger(__name__.partition("._")[0])
        self.reader = Reader(self.shapes, logger)


class _Shapes(dict[str, Shape]):
    """Shapes by their keys, each made when it is first needed."""

    def __init__(self, written: Mapping[str, Mapping[str, Any]]) -> None:
        super().__init__()
        self._written = written

    def get(self, key: str, default: Any = None) -> Any:
        """The shape with a key; there are none for scalars."""
        return self[key] if key in self._written else default

    def __missing__(self, key: str) -> Shape:
        shape = self[key] = _shape(self._written[key])
        return shape


def _shape(written: Mapping[str, Any]) -> Shape:
    if "items" in written:
        return ListShape(items=_part(written["items"]), first=_parts(written, "first"))
    tag, cases = written.get("tag", ""), written.get("cases", {})
    if "variants" in written:
        variants = _parts(written, "variants")
        return UnionShape(variants=variants, tag=tag, cases=cases)
    others = written.get("others")
    return ObjectShape(
        members={name: _part(item) for name, item in written["members"].items()},
        others=_part(others) if others else ANYTHING,
        tag=tag,
        cases=cases,
    )


def _parts(written: Mapping[str, Any], key: str) -> tuple[Part, ...]:
    return tuple(map(_part, cast("Sequence[Any]", written.get(key, ()))))


def _part(written: Mapping[str, Any]) -> Part:
    return Part(**written)

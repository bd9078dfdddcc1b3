"""The schemas of a document by id, found one by one while it is lowered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath
from typing import TypeAlias

from triptych.description.node import Node
from triptych.ir import ArraySchema, BinarySchema, Schema, SchemaId
from triptych.pointer import Pointer

__all__ = ["SchemaTable"]

_Locate: TypeAlias = Callable[[Node], Node | None]
_Lower: TypeAlias = "Callable[[Node, SchemaTable], Schema]"


class SchemaTable:
    """The schemas found so far, by id.

    Adding a schema records its id at once and lowers what it contains later, in
    `complete`, so that neither recursion nor depth of a document is recursion here.

    `locate` gives the place that defines the schema at a node, None if there is none,
    which has been reported then; `lower` makes a schema of that place. The document
    names schemas in the `section` at these keys.
    """

    def __init__(
        self, locate: _Locate, lower: _Lower, section: tuple[str, ...]
    ) -> None:
        self._locate = locate
        self._lower = lower
        self._section = section
        self._schemas: dict[SchemaId, Schema] = {}
        self._pending: list[Node] = []
        self._known: set[SchemaId] = set()
        self._names: dict[SchemaId, str] = {}

    def add(self, node: Node) -> SchemaId:
        """The id of the schema at `node`, or of the one it refers to."""
        # If there is none, that has been reported, and the run ends with it once all
        # schemas are gathered.
        target = self.located(node)
        if target.pointer not in self._known:
            self._known.add(target.pointer)
            self._pending.append(target)
        return target.pointer

    def declare(self, name: str, node: Node) -> None:
        """Add a schema that has a name; it names what it refers to in another file."""
        self._names.setdefault(self.add(node), name)

    def put(self, schema: Schema) -> SchemaId:
        """Add a schema that stands nowhere in the document, under its own pointer."""
        self._known.add(schema.pointer)
        self._schemas[schema.pointer] = schema
        return schema.pointer

    def is_file(self, key: SchemaId) -> bool:
        """Whether a schema that was `put` here is a file, or an array of files."""
        schema = self._schemas.get(key)
        if isinstance(schema, ArraySchema):
            schema = self._schemas.get(schema.items)
        return isinstance(schema, BinarySchema)

    def located(self, node: Node) -> Node:
        """The place that defines the schema at `node`."""
        return self._locate(node) or Node({}, node.pointer, node.findings)

    def complete(self) -> dict[SchemaId, Schema]:
        """All schemas by id in sorted order, after lowering those still pending."""
        while self._pending:
            node = self._pending.pop()
            self._schemas[node.pointer] = self._lower(node, self)
        return {key: self._schemas[key] for key in sorted(self._schemas)}

    def name_of(self, pointer: Pointer) -> str:
        """What the document calls the schema at `pointer`; empty if it does not."""
        tokens = pointer.tokens
        *section, last = tokens or ("",)
        is_named = tuple(section) == self._section
        if not pointer.file:
            return last if is_named else self._names.get(pointer, "")
        if pointer in self._names:
            return self._names[pointer]
        if not tokens:
            return PurePosixPath(pointer.file).stem
        return last if is_named or len(tokens) == 1 else ""

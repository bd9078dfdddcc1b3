"""Following `$ref` (Swagger 2.0, "Reference Object") inside one document."""

from __future__ import annotations

from dataclasses import dataclass

from trifold.pointer import ROOT, Pointer
from trifold.swagger2.node import Node

__all__ = ["References"]


@dataclass(frozen=True, slots=True)
class References:
    """Resolves the references of the document whose root node is given."""

    root: Node

    def resolve(self, node: Node) -> Node | None:
        """The node a reference finally means, or `node` itself if it is none.

        A reference that leads nowhere, in a circle or out of the document is an
        error at the place where it stands; the result is then None.
        """
        seen: set[Pointer] = set()
        current = node
        while True:
            reference = self._reference(current)
            if reference is None:
                return current
            if not reference.startswith("#"):
                node.findings.error(
                    "reference-outside",
                    f"`{reference}` is in another file, which is not supported yet",
                    node.pointer,
                    hint="bundle the description into one file first",
                )
                return None
            target = Pointer.from_reference(reference, ROOT)
            found = self._lookup(target)
            if found is None:
                node.findings.error(
                    "reference-dangling",
                    f"`{reference}` does not exist in this document",
                    node.pointer,
                )
                return None
            if target in seen:
                node.findings.error(
                    "reference-circular",
                    f"`{reference}` refers to itself and to nothing else",
                    node.pointer,
                )
                return None
            seen.add(target)
            current = found

    @staticmethod
    def _reference(node: Node) -> str | None:
        if not isinstance(node.value, dict):
            return None
        reference = node.value.get("$ref")
        return reference if isinstance(reference, str) else None

    def _lookup(self, pointer: Pointer) -> Node | None:
        value = self.root.value
        for token in pointer.tokens:
            if isinstance(value, dict) and token in value:
                value = value[token]
            elif isinstance(value, list) and token.isdecimal():
                if int(token) >= len(value):
                    return None
                value = value[int(token)]
            else:
                return None
        return Node(value, pointer, self.root.findings)

"""Models that refer to each other."""

from __future__ import annotations

from triptych.runtime.models import Model

__all__ = ["Node", "Tree"]


class Node(Model):
    """A node."""

    children: list[Node] | None = None
    tree: Tree | None = None


class Tree(Model):
    """A tree."""

    root: Node


Node.model_rebuild()
Tree.model_rebuild()

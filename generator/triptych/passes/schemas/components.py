"""Strongly connected components: what refers to each other in a circle."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

__all__ = ["components"]

T = TypeVar("T", bound=Hashable)


def components(graph: Mapping[T, Iterable[T]]) -> list[tuple[T, ...]]:
    """The strongly connected components, each after those it refers to.

    Tarjan's algorithm with a stack of its own, so that the length of a chain is not
    the depth of a recursion. The order follows that of `graph`.
    """
    numbers: dict[T, int] = {}
    lowest: dict[T, int] = {}
    open_nodes: dict[T, None] = {}
    found: list[tuple[T, ...]] = []
    for root in graph:
        if root in numbers:
            continue
        work = [(root, iter(graph[root]))]
        numbers[root] = lowest[root] = len(numbers)
        open_nodes[root] = None
        while work:
            node, successors = work[-1]
            for successor in successors:
                if successor not in numbers:
                    numbers[successor] = lowest[successor] = len(numbers)
                    open_nodes[successor] = None
                    work.append((successor, iter(graph[successor])))
                    break
                if successor in open_nodes:
                    lowest[node] = min(lowest[node], numbers[successor])
            else:
                work.pop()
                if work:
                    parent = work[-1][0]
                    lowest[parent] = min(lowest[parent], lowest[node])
                if lowest[node] == numbers[node]:
                    found.append(_close(open_nodes, node))
    return found


def _close(open_nodes: dict[T, None], root: T) -> tuple[T, ...]:
    component: list[T] = []
    while True:
        node, _ = open_nodes.popitem()
        component.append(node)
        if node == root:
            return tuple(component)

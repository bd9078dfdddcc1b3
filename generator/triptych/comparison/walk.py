"""The walk through all pairs, and which operations reach each in which direction."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field

from triptych.comparison.changes import Direction
from triptych.comparison.nodes import Compared, Node

__all__ = ["Root", "Visited", "walk"]


# Plain numbers, since flags of an enum are slow to test.
_REQUEST, _RESPONSE = int(Direction.REQUEST), int(Direction.RESPONSE)


@dataclass(frozen=True, slots=True)
class Root:
    """A pair that an operation, by its number, sends or receives itself.

    Those without an operation belong to none, and come last.
    """

    node: Node
    label: str
    direction: Direction = Direction.NONE
    operation: int | None = None


@dataclass(slots=True)
class Visited:
    """A pair that was reached: what it is called, and by whom it is used.

    `requests` and `responses` are sets of operations, a bit for the number of each.
    """

    node: Node
    label: str
    compared: Compared
    requests: int = 0
    responses: int = 0
    edges: list[tuple[Visited, int]] = field(default_factory=list)

    @property
    def directions(self) -> Direction:
        """The directions in which it is reached."""
        return (Direction.REQUEST if self.requests else Direction.NONE) | (
            Direction.RESPONSE if self.responses else Direction.NONE
        )


def walk(
    roots: Iterable[Root], compare: Callable[[Node], Compared]
) -> Mapping[Hashable, Visited]:
    """Every pair that `roots` lead to, nearest first, by its key."""
    visited: dict[Hashable, Visited] = {}
    waiting: deque[Visited] = deque()

    def visit(node: Node, label: str) -> Visited:
        key = (type(node), node.key)
        found = visited.get(key)
        if found is None:
            compared = compare(node)
            found = Visited(node, compared.name or label, compared)
            visited[key] = found
            waiting.append(found)
        return found

    def go_on() -> None:
        while waiting:
            current = waiting.popleft()
            for edge in current.compared.edges:
                following = visit(edge.node, f"{current.label}{edge.step}")
                current.edges.append((following, int(edge.directions)))

    reached: list[Visited] = []
    for root in roots:
        if root.operation is None:
            # What operations lead to is called by the way there.
            go_on()
        found = visit(root.node, root.label)
        if root.operation is not None:
            bit = 1 << root.operation
            # As a number, since flags are slow.
            direction = int(root.direction)
            found.requests |= bit if direction & _REQUEST else 0
            found.responses |= bit if direction & _RESPONSE else 0
            reached.append(found)
    go_on()
    _spread(reached)
    return visited


def _spread(reached: Iterable[Visited]) -> None:
    """Give each pair the operations of those that lead to it."""
    pending = deque(dict.fromkeys(map(id, reached)))
    known = {id(item): item for item in reached}
    queued = set(pending)
    while pending:
        number = pending.popleft()
        queued.discard(number)
        current = known[number]
        for following, directions in current.edges:
            requests = current.requests if directions & _REQUEST else 0
            responses = current.responses if directions & _RESPONSE else 0
            if (
                requests & ~following.requests or responses & ~following.responses
            ) == 0:
                continue
            following.requests |= requests
            following.responses |= responses
            known[id(following)] = following
            if id(following) not in queued:
                queued.add(id(following))
                pending.append(id(following))

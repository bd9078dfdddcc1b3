"""Operations: which are the same in both versions, and what they are made of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from triptych.comparison.bodies import about_presence
from triptych.comparison.changes import Direction, Finding
from triptych.comparison.nodes import (
    BodyPair,
    Node,
    ParameterPair,
    ResponsePair,
    Sides,
)
from triptych.comparison.parameters import pair_parameters, parameter_step
from triptych.comparison.responses import about_statuses
from triptych.comparison.servers import about_servers
from triptych.comparison.texts import about_texts
from triptych.comparison.unjudged import about_the_rest
from triptych.comparison.walk import Root
from triptych.comparison.webhooks import about_callbacks
from triptych.ir import Operation, Parameter
from triptych.pointer import Pointer

__all__ = [
    "about_operation",
    "called",
    "operation_roots",
    "pair_operations",
    "same_parameters",
]


def called(operation: Operation) -> str:
    """`GET /books`, with the query that is part of its path, or `webhook shipped`."""
    if operation.webhook:
        return f"webhook {operation.id}"
    constants = "&".join(f"{item.name}={item.value}" for item in operation.constants)
    query = f"?{constants}" if constants else ""
    return f"{operation.method} {operation.path_template}{query}"


def pair_operations(
    old: Sequence[Operation], new: Sequence[Operation]
) -> list[tuple[Operation, Operation]]:
    """The operations that are the same, in the old order.

    They are the same by method, path and constants, whatever stands in the braces of
    the path; else by method and path, or by their ids, where that is certain.
    """
    left, right = list(old), list(new)
    paired: dict[Pointer, Operation] = {}
    for identity in (_route_and_constants, _route, _id):
        known = _unique(left, identity)
        for key, operation in _unique(right, identity).items():
            found = known.get(key)
            if found is not None:
                paired[found.pointer] = operation
                left.remove(found)
                right.remove(operation)
    return [(item, paired[item.pointer]) for item in old if item.pointer in paired]


_Identity = Callable[[Operation], Hashable]


def _unique(
    operations: Sequence[Operation], identity: _Identity
) -> dict[Hashable, Operation]:
    identified = [(identity(item), item) for item in operations]
    counted = Counter(key for key, _ in identified)
    return {
        key: item for key, item in identified if key is not None and counted[key] == 1
    }


def _route(operation: Operation) -> Hashable:
    return operation.method, re.sub(r"\{[^}]*\}", "{}", operation.path_template)


def _route_and_constants(operation: Operation) -> Hashable:
    constants = frozenset(
        (item.place, item.name, item.value) for item in operation.constants
    )
    return _route(operation), constants


def _id(operation: Operation) -> Hashable:
    return None if operation.id_is_derived else operation.id


def about_operation(
    old: Operation, new: Operation, sides: Sides
) -> Iterator[tuple[str, Finding]]:
    """What differs in an operation itself, with what it is about after its name."""
    places = old.pointer, new.pointer
    if _route(old) != _route(new):
        predicate = f"is {new.method} {new.path_template} now"
        yield "", _finding("operation-moved", predicate, places)
    if new.deprecated and not old.deprecated:
        yield "", _finding("deprecated", "is deprecated now", places)
    elif old.deprecated and not new.deprecated:
        predicate = "is not deprecated any more"
        yield "", _finding("deprecation-withdrawn", predicate, places)
    if old.id != new.id and not (old.id_is_derived and new.id_is_derived):
        predicate = f"has the id `{new.id}` now, it was `{old.id}`"
        yield "", _finding("operation-id-changed", predicate, places)
    if old.tags != new.tags:
        predicate = f"has {_listed(new.tags)} now, it was {_listed(old.tags)}"
        yield "", _finding("operation-tags-changed", predicate, places)
    for finding in about_texts(old, new, places):
        yield "", finding
    for finding in about_the_rest(old, new, places):
        yield "", finding
    for finding in _about_constants(old, new):
        yield "", finding
    if old.servers or new.servers:
        served = [
            item.servers or side.version.api.servers
            for item, side in ((old, sides.old), (new, sides.new))
        ]
        for subject, finding in about_servers(served[0], served[1], places):
            yield f": {subject}", finding
    for finding in about_presence(old.request_body, new.request_body, places):
        yield ": body", finding
    for finding in about_statuses(old, new, sides):
        yield "", finding
    for finding in about_callbacks(old, new):
        yield "", finding
    if old.pagination != new.pagination and old.pagination and new.pagination:
        predicate = "is paginated differently now"
        yield "", _finding("pagination-changed", predicate, places)


def _listed(tags: Sequence[str]) -> str:
    named = ", ".join(f"`{tag}`" for tag in tags)
    if not tags:
        return "no tag"
    return f"the tags {named}" if len(tags) > 1 else f"the tag {named}"


def _about_constants(old: Operation, new: Operation) -> Iterator[Finding]:
    before = {(item.place, item.name): item for item in old.constants}
    after = {(item.place, item.name): item for item in new.constants}
    for key, constant in after.items():
        known = before.get(key)
        written = f"`{constant.name}={constant.value}` in the {constant.place}"
        if known is None:
            predicate = f"needs {written} now"
            places = old.pointer, constant.pointer
            yield _finding("constant-added", predicate, places)
        elif known.value != constant.value:
            predicate = f"needs {written} now, it was `{known.value}`"
            places = known.pointer, constant.pointer
            yield _finding("constant-changed", predicate, places)
    for key, constant in before.items():
        if key not in after:
            written = f"`{constant.name}={constant.value}` in the {constant.place}"
            predicate = f"needs no {written} any more"
            places = constant.pointer, new.pointer
            yield _finding("constant-removed", predicate, places)


def operation_roots(old: Operation, new: Operation, number: int) -> Iterator[Root]:
    """What an operation sends and receives."""
    label = called(old)
    for pair in pair_parameters(
        old.parameters,
        new.parameters,
        (old.pointer, new.pointer),
        (old.path_template, new.path_template),
    ):
        yield Root(pair, f"{label}{parameter_step(pair)}", Direction.REQUEST, number)
    if old.request_body is not None and new.request_body is not None:
        body = BodyPair(old.request_body, new.request_body)
        yield Root(body, f"{label}: body", Direction.REQUEST, number)
    after = {response.status: response for response in new.responses}
    for response in old.responses:
        other = after.get(response.status)
        if other is not None:
            step = f": response {response.status}"
            answered = ResponsePair(response, other)
            yield Root(answered, f"{label}{step}", Direction.RESPONSE, number)


def same_parameters(nodes: Iterable[Node]) -> Iterator[tuple[Parameter, Parameter]]:
    """The parameters and form fields among what an operation is made of.

    Only those that both versions have.
    """
    for node in nodes:
        match node:
            case ParameterPair(old=Parameter() as first, new=Parameter() as second):
                yield first, second
            case BodyPair(old=before, new=after):
                places = before.pointer, after.pointer
                fields = pair_parameters(before.fields, after.fields, places, ("", ""))
                yield from same_parameters(fields)
            case _:
                pass


def _finding(code: str, predicate: str, places: tuple[Pointer, Pointer]) -> Finding:
    return Finding(code=code, predicate=predicate, old=places[0], new=places[1])

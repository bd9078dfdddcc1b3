"""Types of arguments and results that changed though nothing else tells why.

What differs on the wire says itself what becomes of the types. This is for the rest:
where two documents say the same in other words, and Python shows it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import replace

from triptych.comparison.changes import Effect, Finding
from triptych.comparison.nodes import (
    BodyPair,
    MemberPair,
    Node,
    ParameterPair,
    ResponsePair,
    SchemaPair,
    Side,
    Sides,
)
from triptych.comparison.rules import RULES
from triptych.comparison.walk import Visited
from triptych.ir import Operation, SchemaId
from triptych.pointer import Pointer
from triptych.python.annotations import Annotation, Dialect, union
from triptych.python.names import Names, OperationNames
from triptych.python.signatures import Argument, signature
from triptych.targets.client.operations import argument_dialect, result_dialect
from triptych.targets.modules import body_annotations, result_annotations

__all__ = ["TypeComparison"]

_Dialects = tuple[Dialect, Dialect]


class TypeComparison:
    """Compares the signatures of two versions, in which classes are called alike."""

    def __init__(self, sides: Sides, visited: Mapping[Hashable, Visited]) -> None:
        self._sides = sides
        self._visited = visited
        nodes = (item.node for item in visited.values())
        self._canonical: Mapping[SchemaId, SchemaId] = {
            pair.old: pair.new for pair in nodes if isinstance(pair, SchemaPair)
        }
        self._given = self._dialects(argument_dialect)
        self._returned = self._dialects(result_dialect)

    def _dialects(self, of: Callable[[Names], Dialect]) -> _Dialects:
        old, new = (
            of(side.version.names) for side in (self._sides.old, self._sides.new)
        )
        renamed = {
            key: new.models[other]
            for key, other in self._canonical.items()
            if key in old.models and other in new.models
        }
        # An alias of a list of values is that list.
        return (
            replace(old, models={**old.models, **renamed}, enums={}),
            replace(new, enums={}),
        )

    def about(
        self, old: OperationNames, new: OperationNames, nodes: Iterable[Node]
    ) -> Iterator[Finding]:
        """What nothing else tells of an operation, which is made of `nodes`."""
        before, after = (
            {_key(item): item for item in signature(names, side.schemas, dialect)}
            for names, side, dialect in zip(
                (old, new),
                (self._sides.old, self._sides.new),
                self._given,
                strict=True,
            )
        )
        answered: list[ResponsePair] = []
        for node in nodes:
            if isinstance(node, ParameterPair) and node.old and node.new:
                keys = node.old.pointer, node.new.pointer
            elif isinstance(node, BodyPair) and not (
                node.old.fields or node.new.fields
            ):
                keys = Pointer(), Pointer()
            else:
                answered += [node] if isinstance(node, ResponsePair) else []
                continue
            first, second = before[keys[0]], after[keys[1]]
            sources = first.annotation.source, second.annotation.source
            if _differ(*sources) and not self._is_explained([node]):
                predicate = (
                    f"has the argument `{second.argument}: {sources[1]}` now, "
                    f"it was `{sources[0]}`"
                )
                yield _finding("argument-type-changed", predicate, old, new)
        yield from self._about_result(old, new, answered)

    def _about_result(
        self, old: OperationNames, new: OperationNames, answered: list[ResponsePair]
    ) -> Iterator[Finding]:
        statuses = [
            {item.status for item in names.operation.responses if item.is_success}
            for names in (old, new)
        ]
        sources = [
            _result(names.operation, side, dialect).source
            for names, side, dialect in zip(
                (old, new),
                (self._sides.old, self._sides.new),
                self._returned,
                strict=True,
            )
        ]
        is_told = statuses[0] != statuses[1] or self._is_explained(answered)
        if _differ(*sources) and not is_told:
            predicate = f"returns `{sources[1]}` now, it was `{sources[0]}`"
            yield _finding("result-type-changed", predicate, old, new)

    def _is_explained(self, nodes: Iterable[Node]) -> bool:
        """Whether another change lies in what the type is made of.

        The members of a class are no part of its name.
        """
        pending = [self._visited[type(node), node.key] for node in nodes]
        seen = {id(item) for item in pending}
        while pending:
            current = pending.pop()
            for finding in current.compared.findings:
                if RULES[finding.code].request.effects != (Effect.TEXT,):
                    return True
            for following, _ in current.edges:
                is_member = isinstance(following.node, MemberPair)
                if not is_member and id(following) not in seen:
                    seen.add(id(following))
                    pending.append(following)
        return False


def _key(argument: Argument) -> Pointer:
    return argument.parameter.pointer if argument.parameter else Pointer()


def _result(operation: Operation, side: Side, dialect: Dialect) -> Annotation:
    bodies = body_annotations(
        operation.responses, side.schemas, dialect, is_client=True
    )
    successes = [item for item in operation.responses if item.is_success]
    return union(result_annotations(successes, bodies).values())


def _differ(old: str, new: str) -> bool:
    """Whether two annotations are made of different names, in whatever order."""
    if old == new:
        return False
    words = [Counter(re.findall(r"[\w.]+", source)) for source in (old, new)]
    return words[0] != words[1]


def _finding(
    code: str, predicate: str, old: OperationNames, new: OperationNames
) -> Finding:
    return Finding(
        code=code,
        predicate=predicate,
        old=old.operation.pointer,
        new=new.operation.pointer,
    )

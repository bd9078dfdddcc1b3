"""From two versions of an API to their changes, the worst first."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain

from triptych.comparison.bodies import compare_bodies
from triptych.comparison.changes import Change, Effect, Finding, Version
from triptych.comparison.judging import UNUSED, judged, judged_alone
from triptych.comparison.model_names import exported_names
from triptych.comparison.nodes import (
    BodyPair,
    Compared,
    HeaderPair,
    MemberPair,
    Node,
    ParameterPair,
    ResponsePair,
    SchemaPair,
    Side,
    Sides,
)
from triptych.comparison.objects import compare_members
from triptych.comparison.operations import (
    about_operation,
    called,
    operation_roots,
    pair_operations,
    same_parameters,
)
from triptych.comparison.parameters import compare_parameters
from triptych.comparison.responses import compare_headers, compare_responses
from triptych.comparison.schemas import compare_schemas
from triptych.comparison.security import about_requirements, about_schemes
from triptych.comparison.servers import about_servers, about_tags
from triptych.comparison.surface import (
    OperationPair,
    about_credentials,
    about_groups,
    about_names,
    named,
)
from triptych.comparison.texts import document_texts
from triptych.comparison.walk import Root, Visited, walk
from triptych.comparison.webhooks import receivers, seen_by_receivers
from triptych.ir import Operation
from triptych.pointer import ROOT

__all__ = ["compare", "whole_document"]


def compare(old: Version, new: Version) -> tuple[Change, ...]:
    """Every change from `old` to `new`: the worst first, else as the document has them.

    Versions whose documents differ in nothing that is read have no changes.
    """
    sides = Sides(Side(old), Side(new))
    received = list(_about_webhooks(old, new))
    told = {(item.code, item.message) for item in received}
    changes = [
        *_about_document(sides),
        *(
            item
            for item in _about_all_operations(sides, list(_definitions(sides)))
            # What only webhooks use is told there.
            if item.reason != UNUSED or (item.code, item.message) not in told
        ),
        *received,
    ]
    # What stands beside a reference may say what its target says.
    distinct: dict[Hashable, Change] = {}
    for change in changes:
        key = change.code, change.message, change.effects
        distinct[key] = _merged(distinct[key], change) if key in distinct else change
    return tuple(sorted(distinct.values(), key=_weight))


def _about_all_operations(
    sides: Sides, definitions: Sequence[Root]
) -> Iterator[Change]:
    """What differs in operations, in all they use, and in names.

    With `definitions` in those as well, and in what the package of models exports.
    """
    pairs = pair_operations(
        sides.old.version.api.operations, sides.new.version.api.operations
    )
    roots = [
        list(operation_roots(before, after, number))
        for number, (before, after) in enumerate(pairs)
    ]
    all_roots = (*chain.from_iterable(roots), *definitions)
    visited = walk(all_roots, partial(_compare_pair, sides))
    nodes = [[root.node for root in listed] for listed in roots]
    used = [called(before) for before, _ in pairs]
    yield from _about_operations(pairs, sides)
    yield from _about_names(pairs, nodes, sides)
    for item in visited.values():
        yield from judged(item, used)
    if definitions:
        yield from _about_exports(sides, visited.values())


def _about_webhooks(old: Version, new: Version) -> Iterator[Change]:
    """The same of webhooks, where those who send them are callers."""
    if not (old.api.webhooks or new.api.webhooks):
        return
    sides = Sides(Side(receivers(old)), Side(receivers(new)))
    for change in _about_all_operations(sides, ()):
        yield replace(change, effects=seen_by_receivers(change.effects))


def _merged(first: Change, second: Change) -> Change:
    operations = dict.fromkeys((*first.operations, *second.operations))
    return replace(first, operations=tuple(operations))


def whole_document(name: str, *, is_added: bool) -> Change:
    """The change of a document that only one version has."""
    code, predicate = ("added", "is new") if is_added else ("removed", "was removed")
    finding = Finding(code=f"document-{code}", predicate=predicate, old=ROOT, new=ROOT)
    return judged_alone(name, finding)


_WEIGHTS = (
    (Effect.CALLERS, Effect.IMPLEMENTERS),
    (Effect.CALLERS,),
    (Effect.IMPLEMENTERS,),
    (Effect.COMPATIBLE,),
    (Effect.TEXT,),
)


def _weight(change: Change) -> int:
    return _WEIGHTS.index(change.effects)


def _compare_pair(sides: Sides, node: Node) -> Compared:
    match node:
        case SchemaPair():
            return compare_schemas(node, sides)
        case MemberPair():
            return compare_members(node, sides)
        case ParameterPair():
            return compare_parameters(node, sides)
        case BodyPair():
            return compare_bodies(node, sides)
        case ResponsePair():
            return compare_responses(node, sides)
        case HeaderPair():
            return compare_headers(node, sides)


def _definitions(sides: Sides) -> Iterator[Root]:
    """Schemas with names in Python that both versions have, used or not."""
    for names in (sides.old.version.names.models, sides.old.version.names.enums):
        for key in names:
            if key in sides.new.schemas:
                name = sides.old.class_name(key) or sides.old.enum_name(key)
                yield Root(SchemaPair(key, key), name)


def _about_document(sides: Sides) -> Iterator[Change]:
    old, new = sides.old.version, sides.new.version
    for finding in document_texts(old, new):
        yield judged_alone("the API", finding)
    for subject, finding in (
        *about_credentials(old, new),
        *about_servers(old.api.servers, new.api.servers),
        *about_tags(old, new),
        *about_schemes(sides),
    ):
        yield judged_alone(subject, finding)


def _about_operations(pairs: Sequence[OperationPair], sides: Sides) -> Iterator[Change]:
    kept = {old.pointer for old, _ in pairs}
    come = {new.pointer for _, new in pairs}
    for operation in sides.old.version.api.operations:
        if operation.pointer not in kept:
            yield _alone(operation, "removed", "was removed")
    for operation in sides.new.version.api.operations:
        if operation.pointer not in come:
            yield _alone(operation, "added", "is new")
    for old, new in pairs:
        name = called(old)
        for step, finding in about_operation(old, new, sides):
            yield judged_alone(f"{name}{step}", finding, (name,))
    yield from _about_security(pairs)


def _alone(operation: Operation, code: str, predicate: str) -> Change:
    name, place = called(operation), operation.pointer
    kind = "webhook" if operation.webhook else "operation"
    finding = Finding(code=f"{kind}-{code}", predicate=predicate, old=place, new=place)
    return judged_alone(name, finding, (name,))


def _about_security(pairs: Sequence[OperationPair]) -> Iterator[Change]:
    """What is the same for many operations is told once."""
    found: dict[tuple[str, str], list[tuple[Finding, str]]] = {}
    for old, new in pairs:
        for finding in about_requirements(old, new):
            key = finding.code, finding.predicate
            found.setdefault(key, []).append((finding, called(old)))
    for told in found.values():
        finding, name = told[0]
        others = f" and {len(told) - 1} more" if len(told) > 1 else ""
        yield judged_alone(f"{name}{others}", finding, tuple(item for _, item in told))


def _about_names(
    pairs: Sequence[OperationPair],
    nodes: Iterable[Sequence[Node]],
    sides: Sides,
) -> Iterator[Change]:
    before, after = named(sides.old.version), named(sides.new.version)
    renamed, found = about_groups(pairs, before, after)
    for subject, finding in found:
        yield judged_alone(subject, finding)
    for (old, new), parts in zip(pairs, nodes, strict=True):
        name = called(old)
        names = before[old.pointer], after[new.pointer]
        same = list(same_parameters(parts))
        for finding in about_names(*names, same, renamed):
            yield judged_alone(name, finding, (name,))


def _about_exports(sides: Sides, visited: Iterable[Visited]) -> Iterator[Change]:
    pairs = [item.node for item in visited if isinstance(item.node, SchemaPair)]
    for subject, finding in exported_names(sides, pairs):
        yield judged_alone(subject, finding)

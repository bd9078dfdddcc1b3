"""The Python surface of operations: groups, methods, arguments and credentials."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from triptych.comparison.changes import Finding, Version
from triptych.ir import Operation, Parameter
from triptych.pointer import ROOT, Pointer
from triptych.python.names import GroupNames, OperationNames

__all__ = ["OperationPair", "about_credentials", "about_groups", "about_names", "named"]

OperationPair = tuple[Operation, Operation]

_Named = tuple[GroupNames, OperationNames]
_Places = tuple[Pointer, Pointer]


def named(version: Version) -> Mapping[Pointer, _Named]:
    """The names of each operation, with its group."""
    return {
        item.operation.pointer: (group, item)
        for group in version.names.groups
        for item in group.operations
    }


def about_groups(
    pairs: Sequence[OperationPair],
    old: Mapping[Pointer, _Named],
    new: Mapping[Pointer, _Named],
) -> tuple[Mapping[str, str], list[tuple[str, Finding]]]:
    """The groups that only have another name now, by the old one, and the findings."""
    successors: defaultdict[str, dict[str, OperationPair]] = defaultdict(dict)
    for pair in pairs:
        before, after = (
            names[operation.pointer][0].attribute
            for names, operation in zip((old, new), pair, strict=True)
        )
        successors[before].setdefault(after, pair)
    kept = {group.attribute for group, _ in new.values()}
    renamed: dict[str, str] = {}
    found: list[tuple[str, Finding]] = []
    for attribute, following in successors.items():
        if len(following) == 1 and attribute not in following:
            successor, pair = next(iter(following.items()))
            if attribute not in kept:
                renamed[attribute] = successor
                places = pair[0].pointer, pair[1].pointer
                predicate = f"is `client.{successor}` now"
                finding = _finding("group-renamed", predicate, places)
                found.append((f"client.{attribute}", finding))
    return renamed, found


def about_names(
    old: _Named,
    new: _Named,
    parameters: Iterable[tuple[Parameter, Parameter]],
    renamed: Mapping[str, str],
) -> Iterator[Finding]:
    """How the names of an operation differ in Python.

    `parameters` are those that are the same in both versions.
    """
    before, after = old[1], new[1]
    places = before.operation.pointer, after.operation.pointer
    attribute = old[0].attribute
    if renamed.get(attribute, attribute) != new[0].attribute:
        predicate = (
            f"is `client.{new[0].attribute}.{after.method}` now, "
            f"it was `client.{attribute}.{before.method}`"
        )
        yield _finding("method-moved", predicate, places)
    elif before.method != after.method:
        predicate = f"has the method `{after.method}` now, it was `{before.method}`"
        yield _finding("method-renamed", predicate, places)
    yield from _about_iterators(before.iterator, after.iterator, places)
    for parameter, other in parameters:
        first = before.argument_of(parameter.pointer)
        second = after.argument_of(other.pointer)
        if first != second:
            predicate = f"has the argument `{second}` now, it was `{first}`"
            renaming = parameter.pointer, other.pointer
            yield _finding("argument-renamed", predicate, renaming)
    if before.body and after.body and before.body != after.body:
        predicate = f"has the argument `{after.body}` now, it was `{before.body}`"
        yield _finding("argument-renamed", predicate, places)


def _about_iterators(old: str, new: str, places: _Places) -> Iterator[Finding]:
    if new and not old:
        predicate = f"has the iterator `{new}` now"
        yield _finding("iterator-added", predicate, places)
    elif old and not new:
        predicate = f"has no iterator `{old}` any more"
        yield _finding("iterator-removed", predicate, places)
    elif old != new:
        predicate = f"has the iterator `{new}` now, it was `{old}`"
        yield _finding("iterator-renamed", predicate, places)


def about_credentials(old: Version, new: Version) -> Iterator[tuple[str, Finding]]:
    """How the arguments differ that take credentials, and the name of the package."""
    if old.names.package != new.names.package:
        predicate = f"is called `{new.names.package}` now, it was `{old.names.package}`"
        yield "the package", _finding("package-renamed", predicate, (ROOT, ROOT))
    after = {item.scheme.name: item for item in new.names.security_schemes}
    for item in old.names.security_schemes:
        other = after.get(item.scheme.name)
        if other is None:
            continue
        subject = f"security scheme {item.scheme.name}"
        places = item.scheme.pointer, other.scheme.pointer
        if item.argument != other.argument:
            predicate = (
                f"has the argument `{other.argument}` now, it was `{item.argument}`"
            )
            yield subject, _finding("credential-renamed", predicate, places)
        gone = [name for name in item.variables if name not in other.variables]
        # With another package they all have other names.
        if gone and old.names.package == new.names.package:
            predicate = (
                f"is read from {_listed(other.variables)} now, "
                f"it was {_listed(item.variables)}"
            )
            yield subject, _finding("credential-variable-renamed", predicate, places)


def _listed(names: Sequence[str]) -> str:
    return " and ".join(f"`{name}`" for name in names)


def _finding(code: str, predicate: str, places: _Places) -> Finding:
    return Finding(code=code, predicate=predicate, old=places[0], new=places[1])

"""Walking the operations of a document ("Paths Object" and "Path Item Object")."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from triptych.description.grammar import Grammar
from triptych.description.node import Node
from triptych.description.operations.paths import PathKey, parse_path_key
from triptych.description.references.following import References
from triptych.pointer import Pointer

__all__ = ["PathOperation", "operations_in", "path_operations"]

# RFC 9110, section 5.6.2: methods are tokens.
_METHOD: Final = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class PathOperation:
    """An operation where it stands: below `path`, the key `key` of the paths.

    `pointer` is its place there, even where the path item is one that paths share;
    `node` is the operation itself. `levels` are the objects that make up the path item:
    the one that is referred to, and the one with the reference.
    """

    pointer: Pointer
    key: str
    path: PathKey
    method: str
    levels: tuple[Node, ...]
    node: Node

    @property
    def stated_id(self) -> str:
        """The `operationId`, empty if the document has none."""
        return self.node.text("operationId")

    @property
    def id(self) -> str:
        """The id of the operation; without one of its own, method and path key."""
        return self.stated_id or f"{self.method.lower()} {self.key}"


def path_operations(
    root: Node, references: References, grammar: Grammar
) -> Iterator[PathOperation]:
    """Every operation of the document, in the order of path key and method.

    What can't be one is left out, with a warning.
    """
    if grammar.needs_paths and not any(map(root.child, grammar.path_sections)):
        root.findings.warn(
            "paths-missing",
            "the document has no `paths`, so there are only models",
            root.pointer,
        )
    for name in grammar.path_sections:
        section = root.object(name)
        paths = references.resolve(section) if section is not None else None
        if paths is not None:
            place = root.pointer / name
            yield from operations_in(paths, place, references, grammar)


def operations_in(
    paths: Node,
    place: Pointer,
    references: References,
    grammar: Grammar,
    path_of: Callable[[str], PathKey] = parse_path_key,
) -> Iterator[PathOperation]:
    """The operations of one map of path items, which stands or is named at `place`.

    `path_of` tells the path from a key, which may be no path.
    """
    for key, raw in paths.members():
        if key.lower().startswith("x-"):
            continue
        item = references.resolve(raw)
        if item is None:
            continue
        path = path_of(key)
        if path.has_stray_braces:
            raw.findings.warn(
                "path-template",
                "the braces of this path do not pair up around names; it is left out",
                raw.pointer,
                hint="a name in braces, without slashes, stands for a path parameter",
            )
            continue
        # A path item may have members beside its `$ref`.
        levels = (item,) if raw.pointer == item.pointer else (item, raw)
        members = _members_of(levels, grammar)
        for pointer, method, member in _methods_of(members, place / key, grammar):
            node = references.resolve(member)
            if node is not None and not isinstance(node.value, dict):
                node.findings.warn(
                    "not-an-object",
                    "an operation should be an object; it is left out",
                    node.pointer,
                )
            elif node is not None:
                yield PathOperation(
                    pointer=pointer,
                    key=key,
                    path=path,
                    method=method,
                    levels=levels,
                    node=node,
                )
        _check_members(members, grammar)


def _methods_of(
    members: Mapping[str, Node], place: Pointer, grammar: Grammar
) -> Iterator[tuple[Pointer, str, Node]]:
    """The operations of a path item at `place`, with the method of each.

    Methods that have a key of their own come first, all others by name.
    """
    for name, method in grammar.methods.items():
        if name in members:
            yield place / name, method.value, members[name]
    others = members.get(grammar.more_methods) if grammar.more_methods else None
    if others is None or not isinstance(others.value, dict):
        return
    for name, member in sorted(others.members()):
        if name.lower().startswith("x-"):
            continue
        if name.lower() in grammar.methods and name == name.upper():
            is_twice = name.lower() in members
            member.findings.warn(
                "method-spelling",
                f"`{name}` should be `{name.lower()}` beside "
                f"`{grammar.more_methods}`, "
                + ("which is there too; this one is left out" if is_twice else "")
                + ("" if is_twice else "which is assumed"),
                member.pointer,
            )
            if is_twice:
                continue
        if _METHOD.fullmatch(name) is None:
            member.findings.warn(
                "method-name",
                f"{name!r:.100} can't be the name of a method; it is left out",
                member.pointer,
                hint="letters, digits and a few marks, such as COPY",
            )
            continue
        yield place / grammar.more_methods / name, name, member


def _members_of(levels: tuple[Node, ...], grammar: Grammar) -> dict[str, Node]:
    """The members of a path item by their names, each operation once."""
    members: dict[str, Node] = {}
    for level in levels:
        for spelled, node in level.members():
            name = _method_name(spelled, node, grammar)
            if name in grammar.methods and name in members:
                members[name].findings.warn(
                    "method-twice",
                    f"this path has `{name}` twice; this one is left out",
                    members[name].pointer,
                )
            members[name] = node
    return members


def _method_name(name: str, member: Node, grammar: Grammar) -> str:
    """The key of an operation as the standard spells it, if that is clear."""
    lower = name.strip().lower()
    if name == lower or lower not in grammar.methods:
        return name
    member.findings.warn(
        "method-spelling",
        f"`{name}` should be `{lower}`, which is assumed",
        member.pointer,
    )
    return lower


def _check_members(members: Mapping[str, Node], grammar: Grammar) -> None:
    """Tell of what looks like an operation under a name that is not a method."""
    for name, member in members.items():
        known = name in grammar.methods or name in ("parameters", "$ref")
        known = known or name == grammar.more_methods
        if known or name.lower().startswith("x-"):
            continue
        if isinstance(member.value, dict) and "responses" in member.value:
            methods = ", ".join(f"`{name}`" for name in grammar.methods)
            member.findings.warn(
                "method-unknown",
                f"`{name}` is not a method of {grammar.standard}; it is left out",
                member.pointer,
                hint=f"the standard has {methods}",
            )

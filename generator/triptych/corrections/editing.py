"""Changing a tree that others share, and noting where each value comes from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import TypeAlias

from triptych.diagnostics import Origin
from triptych.json_value import JsonValue
from triptych.source.provenance import Provenance
from triptych.source.reader import Source

__all__ = [
    "CorrectionError",
    "Editor",
    "Origins",
    "Tokens",
    "UnmatchedError",
    "is_index",
]

Tokens: TypeAlias = tuple[str, ...]
Origins: TypeAlias = Mapping[Tokens, Origin]
"""Where a value and its members stand, by the tokens that lead to them."""

_Container: TypeAlias = "dict[str, JsonValue] | list[JsonValue]"


class CorrectionError(Exception):
    """A correction can't be applied; `code`, `message` and `hint` say why."""

    def __init__(self, code: str, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint


class UnmatchedError(CorrectionError):
    """What a correction is about is not there, and need not be."""


class Editor:
    """The tree of one source while it is corrected.

    Nothing that the source holds is changed: what lies on the way to a change is
    copied, once. A value that YAML aliases repeat changes in one place only. `changes`
    counts what has become different.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self.tree: dict[str, JsonValue] = dict(source.tree)
        self._provenance = source.provenance or Provenance()
        # By id; the copies are kept alive by the tree, or here after a removal.
        self._copied: dict[int, _Container] = {id(self.tree): self.tree}
        self.changes = 0

    def source(self) -> Source:
        """The source with the corrected tree."""
        return replace(self._source, tree=self.tree, provenance=self._provenance)

    def put(self, tokens: Tokens, value: JsonValue, origins: Origins) -> None:
        """Set the value of a member or of an item; its container exists."""
        container, provenance = self._open(tokens[:-1])
        key = tokens[-1]
        old = provenance.children.get(key)
        made = Provenance.of(origins)
        made.token = old.token if old is not None else None
        provenance.children[key] = made
        if isinstance(container, dict):
            self.changes += key not in container or not _same(container[key], value)
            container[key] = value
        else:
            self.changes += not _same(container[int(key)], value)
            container[int(key)] = value

    def insert(self, tokens: Tokens, value: JsonValue, origins: Origins) -> None:
        """Put a value before the item of a list at `tokens`, or after the last one."""
        items, provenance = self._open(tokens[:-1])
        assert isinstance(items, list)
        numbered = _numbered(provenance, len(items))
        numbered.insert(int(tokens[-1]), Provenance.of(origins))
        provenance.children = {str(index): it for index, it in enumerate(numbered)}
        items.insert(int(tokens[-1]), value)
        self.changes += 1

    def remove(self, tokens: Tokens) -> None:
        """Remove a member or an item, which exists."""
        container, provenance = self._open(tokens[:-1])
        key = tokens[-1]
        self.changes += 1
        if isinstance(container, dict):
            del container[key]
            provenance.children.pop(key, None)
            return
        numbered = _numbered(provenance, len(container))
        del numbered[int(key)]
        provenance.children = {str(index): it for index, it in enumerate(numbered)}
        del container[int(key)]

    def earlier(self, tokens: Tokens) -> Origin | None:
        """A correction that has set the value at `tokens`, or one in it."""
        provenance = self._provenance
        for token in tokens:
            child = provenance.children.get(token)
            if child is None:
                return None
            provenance = child
        waiting = [provenance]
        while waiting:
            node = waiting.pop()
            if node.origin is not None:
                return node.origin
            waiting += node.children.values()
        return None

    def _open(self, tokens: Tokens) -> tuple[_Container, Provenance]:
        """The container at `tokens`, ready to be changed, and its provenance."""
        container: _Container = self.tree
        provenance = self._provenance
        for token in tokens:
            index = token if isinstance(container, dict) else int(token)
            child = container[index]  # type: ignore[index]  # of the container's kind
            assert isinstance(child, dict | list)
            if id(child) not in self._copied:
                child = dict(child) if isinstance(child, dict) else list(child)
                self._copied[id(child)] = child
                container[index] = child  # type: ignore[index]  # as above
            container = child
            provenance = provenance.children.setdefault(token, Provenance())
        return container, provenance


def is_index(token: str, items: list[JsonValue]) -> bool:
    """Whether `token` is the index of an item (RFC 6901, section 4)."""
    is_number = (
        token.isascii() and token.isdigit() and len(token) <= len(str(len(items)))
    )
    return is_number and str(int(token)) == token and int(token) < len(items)


def _same(first: JsonValue, second: JsonValue) -> bool:
    """Whether two values are the same JSON, which 1 and true are not."""
    return json.dumps(first, sort_keys=True) == json.dumps(second, sort_keys=True)


def _numbered(provenance: Provenance, length: int) -> list[Provenance]:
    """The provenance of each item of a list, with the index it had."""
    items: list[Provenance] = []
    for index in map(str, range(length)):
        item = provenance.children.get(index) or Provenance()
        if item.token is None and item.origin is None:
            item.token = index
        items.append(item)
    return items

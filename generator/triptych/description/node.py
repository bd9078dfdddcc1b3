"""A reading cursor over a document: values with their pointers, read with manners.

The documents of this world put numbers where texts belong and texts where lists
belong. A node reads what is there, and records a finding where it had to assume.
"""

from __future__ import annotations

import contextlib
import math
from collections.abc import Iterator
from dataclasses import dataclass, field

from triptych.diagnostics import Diagnostic, DiagnosticsError, Severity, error, warning
from triptych.ir.schemas import Value
from triptych.json_value import JsonValue, written
from triptych.pointer import Pointer

__all__ = ["Findings", "Node"]


# No list or text is longer, and machines count no further.
_MOST = 2**63 - 1


class Findings:
    """The diagnostics of one lowering, in the order they were made."""

    def __init__(self) -> None:
        self._found: list[Diagnostic] = []

    def error(
        self, code: str, message: str, pointer: Pointer, *, hint: str | None = None
    ) -> None:
        """Record what makes the document unusable; reading goes on to find more."""
        self._found.append(error(code, message, pointer=pointer, hint=hint))

    def warn(
        self, code: str, message: str, pointer: Pointer, *, hint: str | None = None
    ) -> None:
        """Record what was repaired, and how."""
        self._found.append(warning(code, message, pointer=pointer, hint=hint))

    def close(self) -> tuple[Diagnostic, ...]:
        """The distinct findings; raises `DiagnosticsError` if one is an error."""
        distinct = tuple(dict.fromkeys(self._found))
        if any(found.severity is Severity.ERROR for found in distinct):
            raise DiagnosticsError(distinct)
        return distinct


@dataclass(frozen=True, slots=True)
class Node:
    """A value of the document, its pointer, and where findings about it go."""

    value: JsonValue
    pointer: Pointer
    findings: Findings = field(compare=False, repr=False)

    def raw(self, key: str) -> JsonValue:
        """The member `key` of an object as it stands; null where there is none.

        Most members are read without a need for their place, which takes time to spell.
        """
        return self.value.get(key) if isinstance(self.value, dict) else None

    def child(self, key: str) -> Node | None:
        """The member `key` of an object, if there is one and it is not null."""
        value = self.raw(key)
        if value is None:
            return None
        return Node(value, self.pointer / key, self.findings)

    def object(self, key: str) -> Node | None:
        """The member `key` if it is an object; another kind of value is left out."""
        node = self.child(key)
        if node is not None and not isinstance(node.value, dict):
            told = "it is read as empty" if not node.value else "it is left out"
            self.findings.warn(
                "not-an-object", f"`{key}` should be an object; {told}", node.pointer
            )
            return None
        return node

    def members(self) -> Iterator[tuple[str, Node]]:
        """The members of an object in sorted order, since map order means nothing."""
        yield from sorted(self.members_as_written(), key=lambda member: member[0])

    def members_as_written(self) -> Iterator[tuple[str, Node]]:
        """The members of an object in the order that its author chose for readers."""
        if isinstance(self.value, dict):
            for key, value in self.value.items():
                yield key, Node(value, self.pointer / key, self.findings)

    def items(self, key: str) -> list[Node]:
        """The items of the list at `key`.

        Where no list is, a map of objects stands for its values, anything else for a
        list of one, and an empty value for an empty list.
        """
        node = self.child(key)
        if node is None:
            return []
        value = node.value
        if isinstance(value, list):
            return [
                Node(item, node.pointer / index, self.findings)
                for index, item in enumerate(value)
            ]
        if not value or isinstance(value, bool):
            items, told = [], "it is read as empty"
        elif isinstance(value, dict) and all(
            isinstance(item, dict) for item in value.values()
        ):
            items = [item for _, item in node.members()]
            told = "its members are read as the items"
        else:
            items, told = [node], "a list of this one item is assumed"
        self.findings.warn(
            "not-a-list", f"`{key}` should be a list; {told}", node.pointer
        )
        return items

    def text(self, key: str) -> str:
        """The text at `key`, empty if absent. A number is taken as it is written."""
        value = self.raw(key)
        if value is None:
            return ""
        if isinstance(value, str):
            return value
        pointer = self.pointer / key
        if isinstance(value, bool | int | float):
            text = written(value)
            self.findings.warn(
                "not-a-text",
                f"`{key}` should be a text; {text!r} is assumed",
                pointer,
                hint="put it in quotes",
            )
            return text
        self.findings.warn(
            "not-a-text", f"`{key}` should be a text and is ignored", pointer
        )
        return ""

    def texts(self, key: str) -> tuple[str, ...]:
        """The list of texts at `key`; a lone text counts as a list of one."""
        node = self.child(key)
        if node is None:
            return ()
        if isinstance(node.value, str):
            self.findings.warn(
                "not-a-list",
                f"`{key}` should be a list; one of a single item is assumed",
                node.pointer,
            )
            return (node.value,)
        texts: list[str] = []
        for item in self.items(key):
            if isinstance(item.value, str):
                texts.append(item.value)
            elif isinstance(item.value, bool | int | float):
                text = written(item.value)
                texts.append(text)
                self.findings.warn(
                    "not-a-text",
                    f"an item of `{key}` should be a text; {text!r} is assumed",
                    item.pointer,
                )
            elif item.value is not None:
                self.findings.warn(
                    "not-a-text",
                    f"an item of `{key}` should be a text; it is left out",
                    item.pointer,
                )
        return tuple(dict.fromkeys(texts))

    def flag(self, key: str) -> bool:
        """The boolean at `key`, false if absent. A quoted one is understood."""
        value = self.raw(key)
        if value is None or isinstance(value, bool):
            return value is True
        assumed = str(value).lower() in ("true", "yes", "1")
        self.findings.warn(
            "not-a-boolean",
            f"`{key}` should be a boolean; {str(assumed).lower()} is assumed",
            self.pointer / key,
        )
        return assumed

    def number(self, key: str) -> int | float | None:
        """The number at `key`, None if absent. A quoted one is understood."""
        value = self.raw(key)
        if value is None:
            return None
        if isinstance(value, int | float) and not isinstance(value, bool):
            return value
        pointer = self.pointer / key
        with contextlib.suppress(ValueError):
            assumed = float(str(value))
            if math.isfinite(assumed):
                self.findings.warn(
                    "not-a-number",
                    f"`{key}` should be a number; {assumed:g} is assumed",
                    pointer,
                )
                return int(assumed) if assumed.is_integer() else assumed
        self.findings.warn(
            "not-a-number", f"`{key}` should be a number and is ignored", pointer
        )
        return None

    def count(self, key: str) -> int | None:
        """The number of items or characters at `key`, None if there is no limit."""
        value = self.number(key)
        if value is None or value < 0 or value != int(value):
            return None
        return min(int(value), _MOST)

    def present(self, key: str) -> Value | None:
        """The value at `key`, told apart from an absent one even when it is null."""
        if isinstance(self.value, dict) and key in self.value:
            return Value(json=self.value[key])
        return None

    def extensions(self) -> dict[str, JsonValue]:
        """The specification extensions: members whose names begin with `x-`."""
        if not isinstance(self.value, dict):
            return {}
        return {
            key: self.value[key]
            for key in sorted(self.value)
            if key.lower().startswith("x-")
        }

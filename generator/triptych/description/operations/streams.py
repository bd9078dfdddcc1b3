"""Streams of items, as far as all standards describe them alike."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TypeAlias

from triptych.description.grammar import Kind
from triptych.description.node import Node
from triptych.description.references.following import References
from triptych.description.schemas.table import SchemaTable
from triptych.ir import Stream, StreamItem
from triptych.json_value import JsonValue
from triptych.runtime.wire.media_types import is_json
from triptych.runtime.wire.streams import EVENTS, framing_of

__all__ = ["lower_stream", "may_be_stream"]

# The members of an event (OpenAPI 3.2, "Server-Sent Event Streams"), and what else they
# can't be than these types.
_MEMBERS = {
    "data": None,
    "event": "string",
    "id": "string",
    "retry": "integer",
    "comment": "string",
}

# What makes a schema say more than a text.
_STRUCTURE = frozenset(
    {"$ref", "allOf", "anyOf", "oneOf", "properties", "items", "additionalProperties"}
)

_Form: TypeAlias = Mapping[str, Sequence[Node]]
"""What the members of one kind of event are; all the schemas of a member hold."""

_MOST_FORMS = 1000


def may_be_stream(status: str, statuses: Collection[str]) -> bool:
    """Whether a response of these may be a stream: it is a success.

    Where no success is described, `default` describes it.
    """
    has_success = any(item.startswith("2") for item in statuses)
    return status.startswith("2") or (status == "default" and not has_success)


def lower_stream(
    media_type: str,
    schema: Node | None,
    item_schema: Node | None,
    references: References,
    schemas: SchemaTable,
) -> Stream | None:
    """The stream that a body of a media type is, None if it is none.

    Its items are of `item_schema`, or of `schema`, which many documents have for one
    item. An array there is that of all items.
    """
    framing = framing_of(media_type)
    if not framing:
        return None
    lowering = _Lowering(references, schemas)
    if item_schema is not None:
        item, is_stated = item_schema, True
    elif schema is not None:
        item, is_stated = lowering.item_of(schema)
    else:
        return Stream(framing=framing)
    if framing == EVENTS:
        found = lowering.events(item, is_stated=item_schema is not None)
    elif not is_stated and lowering.is_text(item):
        # The text of all lines.
        found = (StreamItem(),)
    else:
        found = (StreamItem(schema=schemas.add(item)),)
    return Stream(framing=framing, items=tuple(dict.fromkeys(found)))


class _Lowering:
    def __init__(self, references: References, schemas: SchemaTable) -> None:
        self._references = references
        self._schemas = schemas

    def item_of(self, schema: Node) -> tuple[Node, bool]:
        """The schema of an item, and whether it is that of the items of an array."""
        resolved = self._resolved(schema)
        items = resolved.child("items") if _types(resolved) == {"array"} else None
        return (schema, False) if items is None else (items, True)

    def is_text(self, node: Node) -> bool:
        """Whether the values of a schema are strings."""
        return "string" in _types(self._resolved(node))

    def events(self, item: Node, *, is_stated: bool) -> Sequence[StreamItem]:
        """What is in the data of events, by a schema of events or of their data."""
        forms = self._forms(item, ())
        if forms and all(self._is_event(form, is_stated=is_stated) for form in forms):
            return [found for form in forms for found in self._event(form)]
        if is_stated and _types(self._resolved(item)) == {"object"}:
            item.findings.warn(
                "event-schema",
                "the schema of an event has `data`, `event`, `id` and `retry`; this one"
                " is taken for that of its data",
                item.pointer,
            )
        return [self._data([item], "")]

    def _resolved(self, node: Node) -> Node:
        return self._references.resolve(node, Kind.SCHEMA) or node

    def _forms(self, node: Node, path: tuple[Node, ...]) -> list[_Form]:
        """The kinds of events that a schema tells apart; none if there are too many."""
        resolved = self._resolved(node)
        if any(resolved.pointer == known.pointer for known in path):
            return [{}]
        path = (*path, resolved)
        properties = resolved.child("properties")
        own = properties.members_as_written() if properties is not None else ()
        forms: list[_Form] = [{name: (child,) for name, child in own}]
        for part in _listed(resolved, "allOf"):
            forms = _both(forms, self._forms(part, path))
        for key in ("oneOf", "anyOf"):
            variants = [
                form
                for variant in _listed(resolved, key)
                for form in self._forms(variant, path)
            ]
            if variants:
                forms = _both(forms, variants)
        return forms

    def _is_event(self, form: _Form, *, is_stated: bool) -> bool:
        """Whether members are those of an event: certain, or a guess."""
        if not form.keys() <= _MEMBERS.keys() or form.keys().isdisjoint(
            {"data", "event"} if is_stated else {"data"}
        ):
            return False
        return all(
            (expected := _MEMBERS[name]) is None
            or not (types := _types(self._resolved(node)))
            or expected in types
            for name, nodes in form.items()
            for node in nodes
        )

    def _event(self, form: _Form) -> Iterator[StreamItem]:
        names = [
            name
            for node in form.get("event", ())
            for name in _constants(self._resolved(node))
        ]
        for name in names or [""]:
            yield self._data(form.get("data", ()), name)

    def _data(self, nodes: Sequence[Node], event: str) -> StreamItem:
        """The item that is described by the schemas of `data`, the last one first."""
        resolved = [(node, self._resolved(node)) for node in reversed(nodes)]
        media_type = next(
            (text for _, node in resolved if (text := node.text("contentMediaType"))),
            "",
        )
        if not media_type or is_json(media_type):
            for _, node in resolved:
                content = node.child("contentSchema")
                if content is not None:
                    key = self._schemas.add(content)
                    return StreamItem(schema=key, event=event)
            if media_type:
                return StreamItem(event=event)
        for node, target in resolved:
            if "string" in _types(target):
                key = self._schemas.add(node)
                return StreamItem(schema=key, event=event, is_text=True)
            value = target.value
            if _types(target) or (
                isinstance(value, dict) and _STRUCTURE & value.keys()
            ):
                return StreamItem(schema=self._schemas.add(node), event=event)
        return StreamItem(event=event, is_text=True)


def _both(left: list[_Form], right: list[_Form]) -> list[_Form]:
    """Each form of one list together with each of the other."""
    if len(left) * len(right) > _MOST_FORMS:
        return []
    return [
        {
            name: (*one.get(name, ()), *other.get(name, ()))
            for name in dict.fromkeys((*one, *other))
        }
        for one in left
        for other in right
    ]


def _listed(node: Node, key: str) -> Iterator[Node]:
    """The items of a list; what is none is told where schemas are lowered."""
    child = node.child(key)
    for index, item in enumerate(_list(child.value if child is not None else None)):
        yield Node(item, node.pointer / key / index, node.findings)


def _list(value: JsonValue) -> Sequence[JsonValue]:
    return value if isinstance(value, list) else ()


def _types(node: Node) -> set[str]:
    """The types that a schema says or shows, without null."""
    value = node.value
    if not isinstance(value, dict):
        return set()
    stated = value.get("type")
    types = {item for item in (stated, *_list(stated)) if isinstance(item, str)}
    if not types and any(True for _ in _constants(node)):
        return {"string"}
    if not types and "properties" in value:
        return {"object"}
    return types - {"null"}


def _constants(node: Node) -> Iterator[str]:
    """The strings that a schema allows, if it lists them."""
    if not isinstance(node.value, dict):
        return
    for value in (node.value.get("const"), *_list(node.value.get("enum"))):
        if isinstance(value, str):
            yield value

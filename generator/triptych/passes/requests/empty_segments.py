"""Which path parameters may be empty.

An empty segment is a segment (RFC 3986, section 3.3), but a path that has one may mean
another operation: `/users/` is `/users` to many servers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeAlias

from triptych.ir import Api, Operation, Parameter, Place, Schema, SchemaId, StringSchema
from triptych.passes.values.matching import matches

__all__ = ["with_empty_segments"]

# Formats of which no value is an empty text.
_TYPED = ("date", "date-time", "decimal", "duration", "time", "uuid")


def with_empty_segments(api: Api) -> Api:
    """The API with `allow_empty` where a path parameter may be an empty text.

    It may where its schema allows that, where it fills a segment, and where no other
    path is meant then.
    """
    templates = {operation.path_template for operation in api.operations}
    shapes = _Shapes(templates)
    return replace(
        api,
        operations=tuple(
            _operation(operation, api.schemas, shapes) for operation in api.operations
        ),
    )


def _operation(
    operation: Operation, schemas: Mapping[SchemaId, Schema], shapes: _Shapes
) -> Operation:
    segments = operation.path_template.split("/")

    def parameter(item: Parameter) -> Parameter:
        placeholder = f"{{{item.name}}}"
        if item.place is not Place.PATH or placeholder not in segments:
            return item
        is_allowed = _takes_empty(schemas[item.schema]) and not shapes.has_other(
            operation.path_template, segments.index(placeholder)
        )
        return replace(item, allow_empty=is_allowed)

    return replace(operation, parameters=tuple(map(parameter, operation.parameters)))


def _takes_empty(schema: Schema) -> bool:
    if not isinstance(schema, StringSchema) or schema.format in _TYPED:
        return False
    if schema.enum:
        return "" in schema.enum
    has_pattern = schema.pattern and not matches(schema.pattern, "")
    return not schema.min_length and not has_pattern


class _Shapes:
    """The paths of an API as segments, None for those that placeholders are in."""

    def __init__(self, templates: Iterable[str]) -> None:
        self._shapes = {template: _shape(template) for template in templates}
        self._whole = _Tree()
        self._shortened = _Tree()
        for shape in self._shapes.values():
            self._whole.add(shape, shape)
            self._shortened.add(_without_empty(shape), shape)

    def has_other(self, template: str, index: int) -> bool:
        """Whether another path is like `template` without the segment at `index`."""
        segments = self._shapes[template]
        emptied = (*segments[:index], "", *segments[index + 1 :])
        return self._whole.has_alike(emptied, segments) or self._shortened.has_alike(
            _without_empty(emptied), segments
        )


_Shape: TypeAlias = tuple[str | None, ...]


def _shape(template: str) -> _Shape:
    return tuple(None if "{" in item else item for item in template.split("/"))


def _without_empty(shape: _Shape) -> _Shape:
    return tuple(item for item in shape if item != "")


class _Tree:
    """Shapes by their segments, one after the other, with the paths that have them."""

    def __init__(self) -> None:
        self._inner: dict[str | None, _Tree] = {}
        self._paths: set[_Shape] = set()

    def add(self, shape: _Shape, path: _Shape) -> None:
        tree = self
        for segment in shape:
            tree = tree._inner.setdefault(segment, _Tree())
        tree._paths.add(path)

    def has_alike(self, shape: _Shape, path: _Shape) -> bool:
        """Whether a path but `path` may be `shape` as well.

        A placeholder may be any text but an empty one.
        """
        pending = [(self, 0)]
        while pending:
            tree, index = pending.pop()
            if index == len(shape):
                if tree._paths - {path}:
                    return True
                continue
            wanted = shape[index]
            pending += [
                (inner, index + 1)
                for segment, inner in tree._following(wanted)
                if segment == wanted or (segment != "" and wanted != "")
            ]
        return False

    def _following(self, wanted: str | None) -> Iterable[tuple[str | None, _Tree]]:
        if wanted is None:
            return self._inner.items()
        either = (wanted,) if wanted == "" else (wanted, None)
        return ((item, self._inner[item]) for item in either if item in self._inner)

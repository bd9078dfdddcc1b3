"""Which path parameters may be empty.

An empty segment is a segment (RFC 3986, section 3.3), but a path that has one may mean
another operation: `/users/` is `/users` to many servers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from triptych.ir import Api, Operation, Parameter, Place, Schema, SchemaId, StringSchema
from triptych.passes.matching import matches

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

    def has_other(self, template: str, index: int) -> bool:
        """Whether another path is like `template` without the segment at `index`."""
        segments = self._shapes[template]
        emptied = (*segments[:index], "", *segments[index + 1 :])
        shortened = tuple(item for item in emptied if item != "")
        return any(
            _are_alike(shape, emptied)
            or _are_alike(tuple(item for item in shape if item != ""), shortened)
            for shape in self._shapes.values()
            if shape != segments
        )


_Shape = tuple[str | None, ...]


def _shape(template: str) -> _Shape:
    return tuple(None if "{" in item else item for item in template.split("/"))


def _are_alike(one: _Shape, other: _Shape) -> bool:
    """Whether a path may be both: a placeholder may be any text but an empty one."""
    return len(one) == len(other) and all(
        left == right or (left is None and right) or (right is None and left)
        for left, right in zip(one, other, strict=True)
    )

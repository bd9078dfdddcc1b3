"""Classes of a hierarchy whose objects say a value that their tag does not list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from triptych.diagnostics import Diagnostic, warning
from triptych.ir import Api, ObjectSchema, UnionSchema
from triptych.passes.objects.tags import listed_values, unlisted_tag
from triptych.passes.schemas.aliases import target_of

__all__ = ["unheeded_mappings", "unlisted_tags"]


def unlisted_tags(api: Api) -> Iterator[Diagnostic]:
    """A warning at each class of which no object keeps the rules of the document.

    A class that others derive from may be there for these alone.
    """
    objects = [item for item in api.schemas.values() if isinstance(item, ObjectSchema)]
    bases = {base for item in objects for base in item.bases}
    for schema in objects:
        if schema.pointer in bases:
            continue
        tag = unlisted_tag(schema, api.schemas)
        if tag:
            listed = listed_values(schema, tag, api.schemas)
            yield warning(
                "tag-not-listed",
                f"an object of this class says `{schema.discriminator_value}` in "
                f"`{tag}`, which may only be {_shown(listed)}; servers refuse it",
                pointer=schema.pointer,
                hint="add the value to the enum, or map a listed one to the class",
            )


def unheeded_mappings(api: Api) -> Iterator[Diagnostic]:
    """A warning at each value that a union maps to a variant which can't have it.

    Of an API whose unions have their discriminators as the document states them.
    """
    for schema in api.schemas.values():
        if not isinstance(schema, UnionSchema) or schema.discriminator is None:
            continue
        member = schema.discriminator.property
        for value, key in schema.discriminator.mapping:
            variant = api.schemas[target_of(key, api.schemas)]
            if not isinstance(variant, ObjectSchema) or value == variant.name:
                continue
            listed = listed_values(variant, member, api.schemas)
            if listed and value not in listed:
                yield warning(
                    "tag-not-listed",
                    f"`{value}` is mapped to a schema whose `{member}` may only be "
                    f"{_shown(listed)}; the mapping does not count",
                    pointer=schema.pointer,
                    hint="map a listed value to the schema",
                )


def _shown(listed: Sequence[str]) -> str:
    shown = ", ".join(f"`{value}`" for value in listed[:_SHOWN])
    return f"{shown}, ..." if len(listed) > _SHOWN else shown


_SHOWN = 5

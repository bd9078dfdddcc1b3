"""Classes of a hierarchy whose objects say a value that their tag does not list."""

from __future__ import annotations

from collections.abc import Iterator

from triptych.diagnostics import Diagnostic, warning
from triptych.ir import Api, ObjectSchema
from triptych.passes.objects.tags import listed_values, unlisted_tag

__all__ = ["unlisted_tags"]


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
            shown = ", ".join(f"`{value}`" for value in listed[:_SHOWN])
            more = ", ..." if len(listed) > _SHOWN else ""
            yield warning(
                "tag-not-listed",
                f"an object of this class says `{schema.discriminator_value}` in "
                f"`{tag}`, which may only be {shown}{more}; servers refuse it",
                pointer=schema.pointer,
                hint="add the value to the enum, or map a listed one to the class",
            )


_SHOWN = 5

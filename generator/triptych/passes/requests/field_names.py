"""Which fields of a request belong to a parameter that is not one field of its name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from triptych.ir import (
    Api,
    ApiKeyScheme,
    MapSchema,
    ObjectSchema,
    Operation,
    Parameter,
    Schema,
    SchemaId,
)
from triptych.passes.requests.wire import variants, wire_form
from triptych.passes.schemas.properties import all_properties

__all__ = ["FieldNames", "field_names", "own_names"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldNames:
    """The names of the members of an exploded object, which are fields.

    With `is_open` every field that nothing else has is a member as well; `others` are
    those that something else has. One that ends with `[` stands for all names that
    begin with it.
    """

    members: tuple[str, ...]
    is_open: bool
    others: tuple[str, ...]


def field_names(
    parameter: Parameter, operation: Operation, api: Api
) -> FieldNames | None:
    """The fields that a parameter takes; None if it has only fields of its name."""
    own = own_names(parameter, api.schemas)
    if own is None:
        return None
    members, is_open = own
    others: set[str] = set()
    if is_open:
        for item in operation.parameters:
            if item is parameter:
                break
            if item.place is parameter.place:
                found = own_names(item, api.schemas)
                # Of several that take what is left, the first gets it.
                is_open &= not (found and found[1])
    if is_open:
        for item in operation.parameters:
            if item is not parameter and item.place is parameter.place:
                found = own_names(item, api.schemas)
                others |= set(found[0]) if found else {item.name}
                form = wire_form(item, api.schemas)
                if form.members == "brackets" or form.style[:1] == ("brackets",):
                    others.add(f"{item.name}[")
        others |= {
            item.name for item in operation.constants if item.place is parameter.place
        }
        others |= {
            scheme.parameter
            for scheme in api.security_schemes
            if isinstance(scheme, ApiKeyScheme)
            and scheme.place == parameter.place.value
        }
    return FieldNames(
        members=tuple(members), is_open=is_open, others=tuple(sorted(others))
    )


def own_names(
    parameter: Parameter, schemas: Mapping[SchemaId, Schema]
) -> tuple[list[str], bool] | None:
    """The names of the fields of an exploded object, and whether it takes others."""
    if wire_form(parameter, schemas).members != "fields":
        return None
    names: dict[str, None] = {}
    is_open = False
    for schema in variants(parameter.schema, schemas):
        if isinstance(schema, ObjectSchema):
            found = all_properties(schema, schemas)
            names |= dict.fromkeys(item.name for item in found)
            is_open |= schema.additional is not None or bool(schema.patterns)
            is_open |= not found and not schema.is_closed
        elif isinstance(schema, MapSchema):
            is_open = True
        else:
            # A value that is no object has the name of the parameter.
            names[parameter.name] = None
    return list(names), is_open

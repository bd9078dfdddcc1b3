"""Parameters whose form is undefined, and fields that two of them claim."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from triptych.diagnostics import Diagnostic, error, warning
from triptych.ir import (
    Api,
    MapSchema,
    ObjectSchema,
    Operation,
    Parameter,
    Schema,
    SchemaId,
    Style,
)
from triptych.passes.requests.field_names import own_names
from triptych.passes.requests.wire import has_structure, shapes, variants, wire_form
from triptych.passes.schemas.properties import all_properties
from triptych.pointer import Pointer
from triptych.runtime.wire.media_types import is_json

__all__ = ["parameter_findings"]


def parameter_findings(api: Api) -> Iterator[Diagnostic]:
    """What styles have no form for, and the fields that two parameters claim."""
    for operation in (*api.operations, *api.webhooks):
        body = operation.request_body
        for parameter in (*operation.parameters, *(body.fields if body else ())):
            yield from _undefined(parameter, api.schemas)
        yield from _claimed_twice(operation, api)


def _undefined(
    parameter: Parameter, schemas: Mapping[SchemaId, Schema]
) -> Iterator[Diagnostic]:
    """A warning where the standard does not say how a value is written."""
    if parameter.style is None:
        return
    form = wire_form(parameter, schemas)
    if parameter.media_type:
        if form.json and not is_json(parameter.media_type):
            yield warning(
                "encoding-media-type",
                f"`{parameter.name}` is sent as JSON: nothing is generated of objects "
                f"as {parameter.media_type}",
                pointer=parameter.pointer,
            )
        return
    told = ""
    if parameter.style is Style.DEEP_OBJECT:
        if "array" in shapes(parameter.schema, schemas):
            told = f"`{parameter.name}[0]=...`, as many take it"
        elif shapes(parameter.schema, schemas) == {"scalar"}:
            told = f"`{parameter.name}=...`"
    elif form.json and (parameter.place.value != "form" or parameter.is_styled):
        told = "JSON"
    elif form.members and _has_nested(parameter, schemas):
        told = "JSON where they are members"
    if told:
        yield warning(
            "parameter-undefined",
            f"no standard says how such values of `{parameter.name}` are written in "
            f"this style; they are {told}",
            pointer=parameter.pointer,
        )


def _has_nested(parameter: Parameter, schemas: Mapping[SchemaId, Schema]) -> bool:
    for schema in variants(parameter.schema, schemas):
        if isinstance(schema, ObjectSchema):
            members = [item.schema for item in all_properties(schema, schemas)]
            members += [schema.additional] if schema.additional is not None else []
        elif isinstance(schema, MapSchema):
            members = [schema.values]
        else:
            continue
        if any(has_structure(key, schemas) for key in members):
            return True
    return False


def _claimed_twice(operation: Operation, api: Api) -> Iterator[Diagnostic]:
    """An error for each name that two parameters have in a request."""
    claims: dict[tuple[str, str], Parameter] = {}
    spread: set[Pointer] = set()
    is_open: dict[str, Parameter] = {}
    for parameter in operation.parameters:
        place = parameter.place.value
        own = own_names(parameter, api.schemas)
        if own:
            spread.add(parameter.pointer)
        for name in own[0] if own else [parameter.name]:
            earlier = claims.setdefault((place, name), parameter)
            if earlier is not parameter and (own or earlier.pointer in spread):
                yield _clash(parameter, earlier, f"the name `{name}` in {place}")
        if own and own[1]:
            first = is_open.setdefault(place, parameter)
            if first is not parameter:
                yield warning(
                    "parameter-clash",
                    f"`{parameter.name}` and `{first.name}`, declared at "
                    f"`{first.pointer}`, both claim every name in {place} that nothing "
                    "else has; the server gives them to the latter",
                    pointer=parameter.pointer,
                    hint=_HINT,
                )


_HINT = "style deepObject keeps the members of an object apart"


def _clash(parameter: Parameter, earlier: Parameter, claimed: str) -> Diagnostic:
    return error(
        "parameter-clash",
        f"`{parameter.name}` and `{earlier.name}`, declared at `{earlier.pointer}`, "
        f"both claim {claimed}",
        pointer=parameter.pointer,
        hint=_HINT,
    )

"""The arguments of examples: which of them are shown, and with which values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from triptych.ir import Api, ObjectSchema, Operation, SchemaId
from triptych.json_value import JsonValue
from triptych.passes.requests.files import holds_files
from triptych.passes.requests.wire import variants, wire_parameter
from triptych.passes.samples.examples import NoSampleError, sample
from triptych.passes.schemas.properties import all_properties
from triptych.passes.xml.documents import xml_document
from triptych.python.signatures import Argument
from triptych.runtime.wire.encode import encode_form_fields, encode_header, encode_path
from triptych.runtime.wire.media_types import (
    JSON_PATCH,
    essence,
    is_form,
    is_json,
    is_text,
    may_be_form,
)
from triptych.runtime.wire.parameters import Parameter as WireParameter

__all__ = [
    "SampledArgument",
    "chosen_arguments",
    "on_the_wire",
    "sampled_arguments",
    "sent_as",
    "sent_as_xml",
]

# Enough optional arguments to show how they are passed, without burying the call.
_OPTIONAL_ARGUMENTS = 2


@dataclass(frozen=True, slots=True)
class SampledArgument:
    """An argument with its value in an example, which is of `schema` if it has one."""

    argument: Argument
    schema: SchemaId | None
    value: JsonValue
    is_file: bool


def chosen_arguments(arguments: Sequence[Argument]) -> list[Argument]:
    """Those that an example shows: all required ones, and a few others."""
    optional = [argument for argument in arguments if not argument.required]
    shown = optional[:_OPTIONAL_ARGUMENTS]
    return [item for item in arguments if item.required or item in shown]


def sampled_arguments(
    api: Api, operation: Operation, arguments: Iterable[Argument]
) -> list[SampledArgument] | None:
    """The arguments with their samples, without optional ones that have none.

    None if a required one has none: no value of it is small enough to be shown, or it
    can't be written where the document puts it.
    """
    found: list[SampledArgument] = []
    for argument in arguments:
        try:
            item = _sampled(api, operation, argument)
            _check_encoding(api, item)
        except (NoSampleError, TypeError, ValueError):
            if argument.required:
                return None
        else:
            found.append(item)
    return found


def _check_encoding(api: Api, item: SampledArgument) -> None:
    """Raise `TypeError` or `ValueError` if a sample can't be written in its place."""
    for _, parameter in on_the_wire(api, [item]):
        if parameter.place == "path":
            encode_path(parameter, item.value)
        elif parameter.place == "header":
            encode_header(parameter, item.value)
        elif not item.is_file:
            encode_form_fields(parameter, item.value)


def _sampled(api: Api, operation: Operation, argument: Argument) -> SampledArgument:
    if argument.parameter is None:
        return _sampled_body(api, operation, argument)
    schema_id = argument.parameter.schema
    is_file = holds_files(schema_id, api.schemas)
    value = "" if is_file else sample(schema_id, api.schemas, argument.parameter.name)
    if value == {}:
        value = _with_a_member(schema_id, api)
    return SampledArgument(argument, schema_id, value, is_file=is_file)


def _with_a_member(schema_id: SchemaId, api: Api) -> JsonValue:
    """An object that is written at all: with the first member that may be there."""
    for schema in variants(schema_id, api.schemas):
        if isinstance(schema, ObjectSchema):
            for item in all_properties(schema, api.schemas):
                with suppress(NoSampleError):
                    return {item.name: sample(item.schema, api.schemas, item.name)}
    return {}


def _sampled_body(
    api: Api, operation: Operation, argument: Argument
) -> SampledArgument:
    media_type = sent_as(operation)
    xml = sent_as_xml(operation)
    if not is_json(media_type) and xml is None:
        is_file = not is_text(media_type)
        return SampledArgument(argument, None, "...", is_file=is_file)
    body = operation.request_body
    schema = xml or (body.contents[0].schema if body is not None else None)
    value = sample(schema, api.schemas, "body") if schema is not None else {}
    if xml is not None:
        # Not every value has a document.
        xml_document(value, xml, api)
    return SampledArgument(argument, schema, value, is_file=False)


def sent_as_xml(operation: Operation) -> SchemaId | None:
    """The schema of a body that is sent as XML, None for any other body."""
    body = operation.request_body
    media_type = sent_as(operation)
    for content in body.contents if body is not None else ():
        if content.as_xml and content.media_type == media_type:
            return content.schema
    return None


def sent_as(operation: Operation) -> str:
    """What the client sends a body as: the first media type that fits, else JSON.

    A JSON Patch is a list, so that any other type of the same schema goes before it.
    """
    body = operation.request_body
    contents = body.contents if body is not None else ()
    fits = [
        content.media_type.replace("text/*", "text/plain")
        for content in contents
        if content.media_type == "text/*" or "*" not in content.media_type
        if (
            may_be_form(content.media_type)
            if body and body.fields
            else not is_form(content.media_type)
        )
    ]
    is_shared = len({content.schema for content in contents}) == 1
    if is_shared:
        fits.sort(key=lambda media_type: essence(media_type) == JSON_PATCH)
    return next(iter(fits), "application/json")


def on_the_wire(
    api: Api, sampled: Sequence[SampledArgument]
) -> list[tuple[SampledArgument, WireParameter]]:
    """The arguments that are parameters, with how they are written."""
    return [
        (
            item,
            wire_parameter(
                item.argument.argument, item.argument.parameter, api.schemas
            ),
        )
        for item in sampled
        if item.argument.parameter is not None
    ]

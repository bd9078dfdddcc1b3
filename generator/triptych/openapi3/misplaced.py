"""What stands where Swagger 2.0 has it, read as it is meant."""

from __future__ import annotations

from typing import Final

from triptych.description.node import Node
from triptych.json_value import JsonValue

__all__ = ["body_of_parameter", "contents_of_response", "schema_of_parameter"]

_SCHEMA_KEYS: Final = (
    "type",
    "format",
    "enum",
    "items",
    "default",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minLength",
    "maxLength",
    "pattern",
    "minItems",
    "maxItems",
    "uniqueItems",
)


def schema_of_parameter(parameter: Node) -> Node | None:
    """The schema that a parameter is itself, if it says any of it."""
    if not isinstance(parameter.value, dict):
        return None
    said: dict[str, JsonValue] = {
        key: parameter.value[key] for key in _SCHEMA_KEYS if key in parameter.value
    }
    if not said:
        return None
    listed = ", ".join(f"`{key}`" for key in said)
    parameter.findings.warn(
        "keyword-misplaced",
        f"{listed} should stand in the `schema` of this parameter",
        parameter.pointer,
    )
    return Node(said, parameter.pointer / "schema", parameter.findings)


def contents_of_response(response: Node) -> Node:
    """The response, with its schema in a content if it stands beside."""
    if not isinstance(response.value, dict) or "content" in response.value:
        return response
    schema = response.child("schema")
    if schema is None:
        return response
    response.findings.warn(
        "keyword-misplaced",
        "`schema` should stand in a `content`; that of application/json is assumed",
        schema.pointer,
    )
    content: JsonValue = {"application/json": {"schema": schema.value}}
    return Node(
        {**response.value, "content": content}, response.pointer, response.findings
    )


def body_of_parameter(parameter: Node) -> Node | None:
    """The request body that a parameter in a body is; None for other ones."""
    if parameter.text("in") != "body" or not isinstance(parameter.value, dict):
        return None
    parameter.findings.warn(
        "keyword-misplaced",
        "a body is not a parameter in OpenAPI 3; a `requestBody` in application/json "
        "is assumed",
        parameter.pointer,
    )
    schema = parameter.value.get("schema", {})
    return Node(
        {
            "description": parameter.value.get("description", ""),
            "required": parameter.value.get("required", False),
            "content": {"application/json": {"schema": schema}},
        },
        parameter.pointer,
        parameter.findings,
    )

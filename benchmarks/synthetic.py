"""A document of any size: operations over models that hold each other.

Resources stand in for those of a large API. Each has five operations, and models that
refer to earlier ones, have arrays and maps, enums, formats and limits.
"""

from __future__ import annotations

import json
from pathlib import Path

__all__ = ["write_document"]

_OPERATIONS_PER_TAG = 50
_ID = {"name": "id", "in": "path", "type": "string", "required": True}
_PAGE = {"name": "page", "in": "query", "type": "integer", "minimum": 1}
_SORT = {"name": "sort", "in": "query", "type": "string", "enum": ["name", "created"]}


def write_document(path: Path, *, operations: int, models: int) -> None:
    """Write a Swagger 2.0 document with so many operations and models as JSON."""
    paths: dict[str, dict[str, object]] = {}
    for number in range(operations):
        resource, kind = divmod(number, 5)
        method, suffix = _KINDS[kind]
        model = f"Model{resource % models}"
        item = paths.setdefault(f"/resources/{resource}{suffix}", {})
        item[method] = _operation(number, method, model, has_id=bool(suffix))
    document = {
        "swagger": "2.0",
        "info": {"title": "Synthetic", "version": "1"},
        "consumes": ["application/json"],
        "produces": ["application/json"],
        "paths": paths,
        "definitions": {f"Model{number}": _model(number) for number in range(models)},
    }
    path.write_text(json.dumps(document), encoding="utf-8")


_KINDS = (
    ("get", ""),
    ("post", ""),
    ("get", "/{id}"),
    ("put", "/{id}"),
    ("delete", "/{id}"),
)


def _operation(
    number: int, method: str, model: str, *, has_id: bool
) -> dict[str, object]:
    reference = {"$ref": f"#/definitions/{model}"}
    parameters: list[object] = [_ID] if has_id else []
    if method in ("post", "put"):
        parameters.append(
            {"name": "body", "in": "body", "required": True, "schema": reference}
        )
    elif not has_id:
        parameters += [_PAGE, _SORT]
    is_list = method == "get" and not has_id
    schema = {"type": "array", "items": reference} if is_list else reference
    success: dict[str, object] = {"description": "The result."}
    return {
        "operationId": f"{method}Resource{number}",
        "tags": [f"group{number // _OPERATIONS_PER_TAG}"],
        "summary": f"Operation {number} of the synthetic API.",
        "parameters": parameters,
        "responses": {
            "200": success if method == "delete" else {**success, "schema": schema},
            "404": {"description": "There is no such resource."},
        },
    }


def _model(number: int) -> dict[str, object]:
    properties: dict[str, object] = {
        "id": {"type": "string", "format": "uuid", "readOnly": True},
        "name": {"type": "string", "minLength": 1, "maxLength": 80},
        "createdAt": {"type": "string", "format": "date-time"},
        "state": {"type": "string", "enum": ["new", "active", "closed"]},
        "count": {"type": "integer", "minimum": 0},
        "labels": {"type": "object", "additionalProperties": {"type": "string"}},
    }
    if number:
        earlier = {"$ref": f"#/definitions/Model{number // 2}"}
        properties["parent"] = earlier
        properties["relatives"] = {"type": "array", "items": earlier}
    return {
        "type": "object",
        "description": f"Model {number} of the synthetic API.",
        "required": ["name"],
        "properties": properties,
    }

"""Which parts of a form that a document gives no type are files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from triptych.config import Settings
from triptych.front_ends import gather
from triptych.ir import ArraySchema, BinarySchema
from triptych.pipeline import understand
from triptych.source import read

_PROPERTIES: dict[str, Any] = {
    "file": {},
    "files": {"type": "array", "items": {}},
    "described": {"description": "A file."},
    "named": {"$ref": "#/components/schemas/Bare"},
    "picture": {},
    "titled": {"title": "Titled"},
    "note": {},
    "data": {},
    "missing": {"$ref": "#/components/schemas/Missing"},
    "text": {"type": "string"},
}
_ENCODING = {
    "picture": {"contentType": "image/png, image/jpeg"},
    "note": {"contentType": "text/plain"},
    "data": {"contentType": "application/json"},
}


@pytest.mark.parametrize(
    ("version", "media_type", "files"),
    [
        (
            "3.1.0",
            "multipart/form-data",
            ["file", "files", "described", "named", "picture"],
        ),
        ("3.0.3", "multipart/form-data", []),
        ("3.1.0", "application/x-www-form-urlencoded", []),
    ],
)
def test_parts_of_no_type_are_files_since_3_1(
    version: str, media_type: str, files: list[str], tmp_path: Path
) -> None:
    schema = {"type": "object", "properties": _PROPERTIES}
    body = {"content": {media_type: {"schema": schema, "encoding": _ENCODING}}}
    post = {"requestBody": body, "responses": {"204": {"description": "Done."}}}
    document = {
        "openapi": version,
        "info": {"title": "Files", "version": "1"},
        "paths": {"/files": {"post": post}},
        "components": {"schemas": {"Bare": {}}},
    }
    spec = tmp_path / "files.json"
    spec.write_text(json.dumps(document), encoding="utf-8")
    settings = Settings(name="files")
    api = understand(gather(read(spec), spec), settings, is_validated=False).api

    found: list[str] = []
    (operation,) = api.operations
    assert operation.request_body is not None
    for field in operation.request_body.fields:
        item = api.schemas[field.schema]
        if isinstance(item, ArraySchema):
            item = api.schemas[item.items]
        if isinstance(item, BinarySchema):
            found.append(field.name)
    assert found == files

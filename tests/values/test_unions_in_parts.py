"""An object that is a union by its `allOf` is a union of objects with all members."""

from __future__ import annotations

from pathlib import Path

import pytest

from triptych.config import Settings
from triptych.front_ends import gather
from triptych.ir import ObjectSchema, UnionSchema
from triptych.pipeline import understand
from triptych.pointer import Pointer
from triptych.source import read

_DOCUMENT = Path(__file__).parents[1] / "documents" / "unions_in_parts.yaml"


@pytest.mark.parametrize(
    ("name", "members"),
    [
        # A text can be no object, so that its variant is none of the job's.
        ("Job", [["git", "name"], ["bucket", "name"]]),
        ("Result", [["page", "query"], ["limit", "query"]]),
        ("IndexedResult", [["index", "page", "query"], ["index", "limit", "query"]]),
        # What may be anything may be an object as well.
        ("Unsure", []),
    ],
)
def test_members_of_each_variant(name: str, members: list[list[str]]) -> None:
    understood = understand(
        gather(read(_DOCUMENT), _DOCUMENT), Settings(name="unions"), is_validated=False
    )
    schemas = understood.api.schemas
    union = schemas[Pointer(f"#/components/schemas/{name}")]
    found: list[list[str]] = []
    for key in union.variants if isinstance(union, UnionSchema) else ():
        variant = schemas[key]
        assert isinstance(variant, ObjectSchema)
        found.append(sorted(item.name for item in variant.properties))
    assert found == members
    warned = {item.code for item in understood.diagnostics if name in str(item.pointer)}
    assert warned == ({"all-of-mixed"} if not members else set())

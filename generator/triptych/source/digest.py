"""A digest of what a document says, whatever its layout and the order of its keys.

The order of properties is part of what it says: models keep it for their readers.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from triptych.json_value import JsonValue

__all__ = ["canonical_order", "tree_digest"]


def tree_digest(
    tree: Mapping[str, JsonValue],
    files: Mapping[str, Mapping[str, JsonValue]] | None = None,
) -> str:
    """SHA-256 of a document's canonical JSON, in hexadecimal.

    Keys are sorted, but for those of `properties`, whose order shows in the output.
    `files` are the trees of the files the document refers to, by path.
    """
    ordered = canonical_order(dict(tree))
    canonical = json.dumps(
        (
            [
                ordered,
                {name: canonical_order(dict(files[name])) for name in sorted(files)},
            ]
            if files
            else ordered
        ),
        ensure_ascii=True,
        separators=(",", ":"),
    )
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()


def canonical_order(value: JsonValue) -> JsonValue:
    """The value with the keys of its objects sorted, but for those of `properties`."""
    return _ordered(value, as_written=False)


def _ordered(value: JsonValue, *, as_written: bool) -> JsonValue:
    if isinstance(value, dict):
        keys = value if as_written else sorted(value)
        # Below `properties` stand names, of which `properties` may be one.
        return {
            key: _ordered(value[key], as_written=key == "properties" and not as_written)
            for key in keys
        }
    if isinstance(value, list):
        return [_ordered(item, as_written=False) for item in value]
    return value

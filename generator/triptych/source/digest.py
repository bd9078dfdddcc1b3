"""A digest of what a document says, whatever the order of its keys and its layout."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from triptych.json_value import JsonValue

__all__ = ["tree_digest"]


def tree_digest(
    tree: Mapping[str, JsonValue],
    files: Mapping[str, Mapping[str, JsonValue]] | None = None,
) -> str:
    """SHA-256 of a document's canonical JSON, in hexadecimal.

    `files` are the trees of the files it refers to, by path.
    """
    canonical = json.dumps(
        [tree, files] if files else tree,
        ensure_ascii=True,
        sort_keys=True,
        separators=(",", ":"),
    )
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()

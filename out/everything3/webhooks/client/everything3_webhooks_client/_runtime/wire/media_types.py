"""Media types (RFC 9110, section 8.3.1), as far as the runtime distinguishes them."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = [
    "FORM",
    "JSON",
    "JSON_PATCH",
    "MERGE_PATCH",
    "MULTIPART",
    "best_match",
    "essence",
    "is_form",
    "is_json",
    "is_multipart",
    "is_text",
    "is_xml",
    "json_rank",
    "may_be_form",
]

FORM = "application/x-www-form-urlencoded"
JSON = "application/json"
JSON_PATCH = "application/json-patch+json"
MERGE_PATCH = "application/merge-patch+json"
MULTIPART = "multipart/form-data"

# Names that JSON had before it had a registered one, and those of AWS.
_OTHER_JSON = re.compile(r"(application|text)/(x-)?json|application/x-amz-json-\d\.\d")


def essence(media_type: str) -> str:
    """The type and subtype in lower case, without parameters such as `charset`."""
    return media_type.partition(";")[0].strip().lower()


def is_json(media_type: str) -> bool:
    """Whether content of this type is JSON (RFC 6839, section 3.1 for `+json`)."""
    name = essence(media_type)
    return name.endswith("+json") or bool(_OTHER_JSON.fullmatch(name))


def json_rank(media_type: str) -> int:
    """How late a media type is preferred: JSON, `+json`, other JSON, anything else."""
    name = essence(media_type)
    if name == JSON:
        return 0
    return (1 if name.endswith("+json") else 2) if is_json(name) else 3


def is_xml(media_type: str) -> bool:
    """Whether content of this type is XML (RFC 7303, section 4.2 for `+xml`)."""
    name = essence(media_type)
    return name in ("application/xml", "text/xml") or name.endswith("+xml")


def is_text(media_type: str) -> bool:
    """Whether content of this type is text to read rather than bytes to keep."""
    return essence(media_type).startswith("text/") or is_xml(media_type)


def is_form(media_type: str) -> bool:
    """Whether content of this type is a form."""
    return essence(media_type) in (FORM, MULTIPART)


def may_be_form(media_type: str) -> bool:
    """Whether content of this type can be a form: all parts may have names."""
    return essence(media_type) == FORM or is_multipart(media_type)


def is_multipart(media_type: str) -> bool:
    """Whether content of this type is in parts (RFC 2046, section 5.1)."""
    return essence(media_type).startswith("multipart/")


def best_match(media_type: str, ranges: Iterable[str]) -> str | None:
    """The most specific of `ranges` that holds a type; None if no range does.

    Ranges are `text/plain`, `text/*`, `*/*`, and `application/*+json`, which holds
    JSON without a suffix too. Parameters play no part.
    """
    name = essence(media_type)
    by_essence = {essence(item): item for item in ranges}
    kind, _, subtype = name.partition("/")
    suffix = "json" if is_json(name) else subtype.rpartition("+")[2]
    for candidate in (name, f"{kind}/*+{suffix}", f"{kind}/*", "*/*"):
        if candidate in by_essence:
            return by_essence[candidate]
    return None

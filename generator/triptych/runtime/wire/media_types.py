"""Media types (RFC 9110, section 8.3.1), as far as the runtime tells them apart."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = [
    "FORM",
    "MULTIPART",
    "best_match",
    "essence",
    "is_form",
    "is_json",
    "is_text",
    "is_xml",
]

FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data"


def essence(media_type: str) -> str:
    """The type and subtype in lower case, without parameters such as `charset`."""
    return media_type.partition(";")[0].strip().lower()


def is_json(media_type: str) -> bool:
    """Whether content of this type is JSON (RFC 6839, section 3.1 for `+json`)."""
    name = essence(media_type)
    return name in ("application/json", "text/json") or name.endswith("+json")


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


def best_match(media_type: str, ranges: Iterable[str]) -> str | None:
    """The most specific of `ranges` (`text/plain`, `text/*`, `*/*`) that holds a type.

    Parameters play no part. None if no range holds the type.
    """
    name = essence(media_type)
    by_essence = {essence(item): item for item in ranges}
    for candidate in (name, f"{name.partition('/')[0]}/*", "*/*"):
        if candidate in by_essence:
            return by_essence[candidate]
    return None

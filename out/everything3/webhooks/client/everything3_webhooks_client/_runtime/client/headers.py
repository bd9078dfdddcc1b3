"""Request headers (RFC 9110, section 5)."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["HeaderField", "merge_headers"]

HeaderField = tuple[bytes, bytes]

_TOKEN = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")
# CR, LF and NUL would end the field or the message; the other controls are invalid
# too, and blanks at either end would be stripped on the way.
_UNSAFE = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]|^[ \t]|[ \t]\Z")


def merge_headers(*layers: Iterable[tuple[str, str]]) -> tuple[HeaderField, ...]:
    """Merge layers of headers; a later layer replaces the headers of earlier ones.

    Values are sent as UTF-8: RFC 9110, section 5.5, leaves other than ASCII opaque,
    and one encoding for all can be decoded again, unlike Latin-1 where it happens to
    fit. Raises `ValueError` for a name that is no token or an unsafe value.
    """
    merged: dict[str, list[HeaderField]] = {}
    for layer in layers:
        own: dict[str, list[HeaderField]] = {}
        for name, value in layer:
            own.setdefault(name.lower(), []).append(_field(name, value))
        merged.update(own)
    return tuple(field for fields in merged.values() for field in fields)


def _field(name: str, value: str) -> HeaderField:
    if not _TOKEN.fullmatch(name):
        raise ValueError(f"{name!r} can't be the name of a header")
    if _UNSAFE.search(value):
        # The value itself may be a secret, so it stays out of the message.
        raise ValueError(
            f"the value of header {name!r} holds control characters"
            " or starts or ends with a blank"
        )
    return name.encode("ascii"), value.encode()

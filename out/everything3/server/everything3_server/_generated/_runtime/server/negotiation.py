"""Content negotiation by the Accept header (RFC 9110, section 12.5.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..wire.media_types import essence

__all__ = ["concrete", "preferred"]

_QUALITY = re.compile(r"0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?")
_RANGE = re.compile(r"\*/\*|[^\s/*,;]+/(?:\*|[^\s/*,;]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Range:
    """One element of the header: a media range and its quality."""

    type: str
    subtype: str
    parameters: frozenset[tuple[str, str]]
    quality: float

    @property
    def specificity(self) -> tuple[bool, bool, int]:
        """The precedence of the range among those that match."""
        return self.type != "*", self.subtype != "*", len(self.parameters)


def preferred(accept: str, offered: Sequence[str]) -> str | None:
    """Return the media type of `offered` that a client prefers, the earlier of equals.

    `accept` is the value of the header: if it is empty, or nothing in it can be
    understood, anything is welcome. What is offered may be a range such as `image/*`.
    """
    if not accept or accept == "*/*" or not offered or accept == offered[0]:
        return offered[0] if offered else None
    ranges = sorted(_ranges(accept), key=lambda item: item.specificity, reverse=True)
    if not ranges:
        return offered[0]
    best = max(offered, key=lambda media_type: _quality(media_type, ranges))
    return best if _quality(best, ranges) > 0 else None


def concrete(accept: str, media_range: str, default: str) -> str:
    """The media type of a range such as `image/*` that a client prefers.

    It is `default` if the client names no type in the range, or any would do.
    """
    kind, _, subtype = media_range.partition("/")
    named = [
        item
        for item in _ranges(accept)
        if "*" not in (item.type, item.subtype)
        and _overlaps(item.type, kind)
        and _overlaps(item.subtype, subtype)
    ]
    best = max(named, key=lambda item: item.quality, default=None)
    return (
        default if best is None or not best.quality else f"{best.type}/{best.subtype}"
    )


def _quality(media_type: str, ranges: Sequence[_Range]) -> float:
    """Return the quality of a media type, by the most specific range that matches."""
    name, parameters = _parsed(media_type)
    kind, _, subtype = name.partition("/")
    for item in ranges:
        if (
            _overlaps(item.type, kind)
            and _overlaps(item.subtype, subtype)
            and item.parameters <= parameters
        ):
            return item.quality
    return 0


def _overlaps(asked: str, offered: str) -> bool:
    if offered.startswith("*+"):
        # A document's `application/*+json` is `application/json` too.
        return asked in ("*", offered[2:]) or asked.endswith(offered[1:])
    return asked == offered or "*" in (asked, offered)


def _ranges(accept: str) -> Iterator[_Range]:
    for element in accept.split(","):
        name, parameters = _parsed(element)
        quality = next((value for key, value in parameters if key == "q"), "1")
        if not _RANGE.fullmatch(name) or not _QUALITY.fullmatch(quality):
            continue
        kind, _, subtype = name.partition("/")
        yield _Range(
            type=kind,
            subtype=subtype,
            parameters=frozenset(item for item in parameters if item[0] != "q"),
            quality=float(quality),
        )


def _parsed(text: str) -> tuple[str, frozenset[tuple[str, str]]]:
    """A media type or range, and its parameters except for the charset.

    What is text is sent as UTF-8, whatever a client would like. No media type that is
    offered has a comma or a semicolon in quotes, so none is looked for.
    """
    name, *rest = text.split(";")
    parameters = (parameter.partition("=") for parameter in rest)
    return essence(name), frozenset(
        (key.strip().lower(), value.strip().strip('"').lower())
        for key, _, value in parameters
        if key.strip().lower() != "charset"
    )

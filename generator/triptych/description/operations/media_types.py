"""What bodies of a media type can say, whatever the standard."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from triptych.runtime.wire.media_types import json_rank

__all__ = ["is_media_type", "json_first"]

_TOKEN: Final = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_MEDIA_TYPE: Final = re.compile(
    rf"{_TOKEN}/{_TOKEN}[ \t]*(;[^\x00-\x08\x0a-\x1f\x7f]*)?"
)


def is_media_type(text: str) -> bool:
    """Whether `text` is a media type (RFC 9110, section 8.3.1), with or without
    parameters: in a header, what is none would break every request.
    """
    return _MEDIA_TYPE.fullmatch(text) is not None


def json_first(media_types: Iterable[str]) -> tuple[str, ...]:
    """The media types with those of JSON first: only JSON has all that schemas say."""
    return tuple(sorted(media_types, key=json_rank))

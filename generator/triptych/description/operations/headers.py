"""Names of header fields."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["is_header_name"]

_NAME: Final = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")


def is_header_name(text: str) -> bool:
    """Whether `text` can be the name of a header field (RFC 9110, section 5.1)."""
    return _NAME.fullmatch(text) is not None

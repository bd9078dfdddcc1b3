"""Media types (Swagger 2.0, "Mime Types")."""

from __future__ import annotations

import re

from trifold.swagger2.node import Node

__all__ = ["lower_media_types"]

_TOKEN = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_MEDIA_TYPE = re.compile(rf"{_TOKEN}/{_TOKEN}[ \t]*(;[^\x00-\x08\x0a-\x1f\x7f]*)?")


def lower_media_types(node: Node, key: str) -> tuple[str, ...]:
    """The media types at `key`, which is `consumes` or `produces`.

    What is none (RFC 9110, section 8.3.1) is left out with a warning: in a header it
    would break every request.
    """
    found: list[str] = []
    for text in node.texts(key):
        media_type = text.strip()
        if _MEDIA_TYPE.fullmatch(media_type):
            found.append(media_type)
        else:
            node.findings.warn(
                "media-type",
                f"{text!r} is not a media type; it is left out",
                node.pointer / key,
                hint="a type and a subtype, such as application/json",
            )
    return tuple(dict.fromkeys(found))

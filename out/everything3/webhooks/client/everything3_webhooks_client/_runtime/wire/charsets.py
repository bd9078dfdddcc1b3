"""Text in the charset that a Content-Type names (RFC 9110, section 8.3.2).

Only a few charsets are read: Python has codecs that take quadratic time, and some that
are no charsets at all.
"""

from __future__ import annotations

import json
import re

__all__ = [
    "CHARSETS",
    "charset_of",
    "json_in_utf8",
    "text_in_charset",
    "without_charset",
]

_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([^\"';\s]+)", re.IGNORECASE)

CHARSETS = {
    "ascii": "ascii",
    "cp1252": "cp1252",
    "iso-8859-1": "latin-1",
    "iso8859-1": "latin-1",
    "iso_8859-1": "latin-1",
    "latin-1": "latin-1",
    "latin1": "latin-1",
    "us-ascii": "ascii",
    "utf-16": "utf-16",
    "utf-16be": "utf-16-be",
    "utf-16le": "utf-16-le",
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "windows-1252": "cp1252",
}
"""The codecs of the charsets that are read, by their names in lower case."""


def charset_of(content_type: str) -> str:
    """The charset that a Content-Type names, in lower case; empty if it names none."""
    found = _CHARSET.search(content_type)
    return found[1].lower() if found else ""


def without_charset(content_type: str) -> str:
    """A Content-Type that names no charset."""
    return _CHARSET.sub("", content_type)


def text_in_charset(content: bytes, content_type: str) -> str:
    """`content` as text, UTF-8 unless the Content-Type names another charset.

    Raises `ValueError` for a charset that is not read, and for bytes that are no text
    in it.
    """
    charset = charset_of(content_type) or "utf-8"
    codec = CHARSETS.get(charset)
    if codec is None:
        raise ValueError(f"the charset {charset!r} is not supported")
    return content.decode(codec)


def json_in_utf8(content: bytes, content_type: str) -> bytes:
    """JSON in UTF-8 without a byte order mark.

    Without a charset it is UTF-8, UTF-16 or UTF-32, as its first bytes tell (RFC 4627,
    section 3). What can't be decoded is left as it came, for readers to refuse. Raises
    `ValueError` for a charset that is not read.
    """
    charset = charset_of(content_type)
    codec = CHARSETS.get(charset) if charset else json.detect_encoding(content)
    if codec is None:
        raise ValueError(f"the charset {charset!r} is not supported")
    if codec in ("utf-8", "utf-8-sig", "ascii"):
        return content.removeprefix(b"\xef\xbb\xbf")
    try:
        return content.decode(codec).removeprefix("\ufeff").encode()
    except UnicodeError:
        return content

"""The name that an answer gives the file it is (RFC 6266), fit for any folder."""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from urllib.parse import unquote_to_bytes

import httpx2

__all__ = ["filename_of"]

# A value without quotes ends with a semicolon: many servers put blanks into one.
_PARAMETER = re.compile(r';\s*([^\s=;"]+)\s*=\s*("(?:[^"\\]|\\.)*"|[^;"]*)', re.DOTALL)
_EXTENDED = re.compile(r"(utf-8|iso-8859-1)'[^']*'(.*)", re.IGNORECASE | re.DOTALL)

# Separators of paths are dealt with before; Windows has the others for itself.
_FORBIDDEN = re.compile(r'[<>:"|?*]')
_RESERVED = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])",
    re.IGNORECASE,
)
# Controls, marks that reorder text, halves of characters, separators of lines; and
# characters that nobody has assigned.
_UNPRINTABLE = ("Cc", "Cf", "Cs", "Cn", "Zl", "Zp")

# What most file systems have room for, in bytes of UTF-8, and what of it an extension
# gets at most.
_LONGEST = 255
_LONGEST_EXTENSION = 32


def filename_of(headers: httpx2.Headers) -> str | None:
    """The file name in a Content-Disposition, None if it has no usable one.

    It is the last part of what the server says, so that it can be joined to the path of
    a folder: without path separators, control characters, blanks or dots at either end,
    characters or names that Windows reserves, and of at most 255 bytes.
    """
    for field in headers.raw:
        if field[0].lower() == b"content-disposition":
            return _clean(_stated(_text(field[1])))
    return None


def _text(value: bytes) -> str:
    """Headers are bytes; many servers send UTF-8, where the standard has Latin-1."""
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _stated(disposition: str) -> str:
    """The name as it stands there; the extended form goes before the plain one."""
    stated: dict[str, str] = {}
    # A few servers begin with the first parameter.
    text = (
        disposition if "=" not in disposition.partition(";")[0] else f";{disposition}"
    )
    for name, value in _PARAMETER.findall(text):
        stated.setdefault(name.lower(), value.strip())
    extended = _EXTENDED.fullmatch(_unquoted(stated.get("filename*", "")))
    if extended:
        with suppress(UnicodeDecodeError):
            name = unquote_to_bytes(extended[2]).decode(extended[1])
            if name:
                return name
    return _unquoted(stated.get("filename", ""))


def _unquoted(value: str) -> str:
    if not value.startswith('"'):
        return value
    # Browsers send the paths of Windows with single backslashes.
    return re.sub(r'\\(["\\])', r"\1", value[1:-1])


def _clean(name: str) -> str | None:
    name = unicodedata.normalize("NFC", re.split(r"[/\\]", name)[-1])
    name = "".join(char for char in name if _is_printable(char))
    name = _FORBIDDEN.sub("_", name).strip(". \t\u00a0\u3000")
    if not name:
        return None
    if _RESERVED.fullmatch(name.partition(".")[0].rstrip()):
        name = f"_{name}"
    return _shortened(name)


def _is_printable(char: str) -> bool:
    return unicodedata.category(char) not in _UNPRINTABLE


def _shortened(name: str) -> str:
    """A name that is short enough; what it loses stands before its extension."""
    if len(name.encode()) <= _LONGEST:
        return name
    stem, dot, extension = name.rpartition(".")
    if not stem or len(extension.encode()) > _LONGEST_EXTENSION:
        stem, dot, extension = name, "", ""
    room = _LONGEST - len((dot + extension).encode())
    # Half a character at the end is dropped.
    cut = stem.encode()[:room].decode(errors="ignore").rstrip(". ")
    return f"{cut}{dot}{extension}"

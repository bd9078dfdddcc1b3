"""Python identifiers from the names of a description."""

from __future__ import annotations

import re
import unicodedata

from triptych.text import words

__all__ = [
    "camel_case",
    "cut",
    "package_name",
    "package_name_loss",
    "snake_case",
    "upper_case",
]


# `async def` of a name as long as this fits into a line of 88 characters.
_MAX_LENGTH = 72


def snake_case(name: str, *, fallback: str, length: int = _MAX_LENGTH) -> str:
    """`OpenIdConnectProviderARNs` -> `open_id_connect_provider_arns`.

    `fallback` serves names without a letter or digit. A leading digit is prefixed with
    the fallback, since neither an underscore nor a dropped digit would tell readers
    what the name is. Of a name that is a sentence the first words are taken.
    """
    return cut(_joined(words(_ascii(name)), "_", fallback), length=length)


def upper_case(name: str, *, fallback: str) -> str:
    """`createUserPool` -> `CREATE_USER_POOL`."""
    return snake_case(name, fallback=fallback).upper()


def camel_case(name: str, *, fallback: str) -> str:
    """`user Pools` -> `UserPools`, however long."""
    parts = [word[:1].upper() + word[1:] for word in words(_ascii(name))]
    return _joined(parts, "", fallback[:1].upper() + fallback[1:])


def package_name(name: str) -> str:
    """`AWS Cognito` -> `aws_cognito`: the stem of package names.

    It is ASCII, since no installer takes a distribution of another name.
    """
    plain = "".join(char if char.isascii() else " " for char in _ascii(name))
    return snake_case(plain, fallback="api")


# What people put between words, and nobody misses in an identifier.
_SEPARATORS = frozenset(" -_./&'(),:+")


def package_name_loss(name: str) -> str:
    """What the name of a package can't keep of `name`: all, some or nothing of it.

    These are "all", "some" and an empty text.
    """
    plain = _ascii(name)
    if not any(char.isascii() and char.isalnum() for char in plain):
        return "all"
    is_kept = all(
        char.isascii() and (char.isalnum() or char in _SEPARATORS) for char in plain
    )
    is_prefixed = not words(plain)[0].isidentifier()
    return "" if is_kept and not is_prefixed else "some"


def cut(name: str, *, length: int) -> str:
    """The first words of an identifier, if it is longer than `length` bytes."""
    encoded = name.encode()
    if len(encoded) <= length:
        return name
    # Half a character at the end is dropped, and half a word where words show.
    start = encoded[:length].decode(errors="ignore")
    return start.rpartition("_")[0] or start


def _joined(parts: list[str], separator: str, fallback: str) -> str:
    if not parts:
        return fallback
    if not parts[0].isidentifier():
        parts = [fallback, *parts]
    return separator.join(parts)


# Letters that no Unicode normalisation takes apart.
_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "ẞ": "SS",
        "æ": "ae",
        "Æ": "AE",
        "œ": "oe",
        "Œ": "OE",
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "Đ": "D",
        "ð": "d",
        "Ð": "D",
        "þ": "th",
        "Þ": "Th",
    }
)


_NOT_IN_WORDS = re.compile("[^A-Za-z0-9_]")


def _ascii(name: str) -> str:
    """Latin letters as their base letters: `Größe` -> `Grosse`, `é` -> `e`.

    Letters of other scripts stay, since Python allows them; NFKC is what Python itself
    applies to identifiers, so that two names it holds equal are equal here.
    """
    if name.isascii():
        return _NOT_IN_WORDS.sub(" ", name)
    decomposed = unicodedata.normalize("NFKD", name.translate(_LETTERS))
    base = "".join(c for c in decomposed if not unicodedata.combining(c))
    normal = unicodedata.normalize("NFKC", base)
    # Python's words have characters that its identifiers may not have.
    return "".join(c if f"a{c}".isidentifier() else " " for c in normal)

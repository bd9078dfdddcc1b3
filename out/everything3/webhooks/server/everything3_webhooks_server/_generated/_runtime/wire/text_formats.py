"""Formats whose values are texts in Python as well, and which texts are none of them.

Only what is certainly invalid is refused: programs disagree about the rest, such as
addresses without a dot. Letters of other scripts are for `idn-email` and `iri`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

__all__ = ["TEXT_FORMATS", "FormatRule", "TextFormat"]

FormatRule: TypeAlias = tuple[Callable[[str], bool], str]
"""Whether a text is of a format, and what whoever sends another one is told."""

_IPV4 = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3}){3}")
_LABEL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?")
_MOST_IN_HOSTNAME = 253
_BLANK_OR_CONTROL = re.compile(r"[\x00-\x20\x7f]")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")


def _is_ipv4(text: str) -> bool:
    if not _IPV4.fullmatch(text):
        return False
    return all(int(part) <= 255 for part in text.split("."))


def _is_ipv6(text: str) -> bool:
    # Not at the top: few servers are sent addresses.
    from ipaddress import AddressValueError, IPv6Address

    try:
        IPv6Address(text)
    except AddressValueError:
        return False
    # The zone of a link-local address is no part of it (RFC 4291, section 2.2).
    return "%" not in text


def _is_email(text: str) -> bool:
    local, at, domain = text.rpartition("@")
    if not text.isascii():
        return False
    if not (local and at and domain) or _BLANK_OR_CONTROL.search(domain):
        return False
    # What is quoted may hold anything (RFC 5321, section 4.1.2).
    is_quoted = len(local) > 1 and local[0] == local[-1] == '"'
    return is_quoted or not (_BLANK_OR_CONTROL.search(local) or "@" in local)


def _is_hostname(text: str) -> bool:
    name = text.removesuffix(".")
    if len(name) > _MOST_IN_HOSTNAME:
        return False
    return all(_LABEL.fullmatch(label) for label in name.split("."))


def _is_uri(text: str) -> bool:
    return _SCHEME.match(text) is not None and _not_in_uri().search(text) is None


@cache
def _not_in_uri() -> re.Pattern[str]:
    # RFC 3986, section 2: what is neither reserved nor unreserved, and what is no
    # escape. Compiled when it is first needed, since that takes milliseconds.
    return re.compile(r'[\x00-\x20\x7f-\U0010ffff"<>\\^`{|}]|%(?![0-9A-Fa-f]{2})')


TEXT_FORMATS: Mapping[str, FormatRule] = {
    "email": (_is_email, "Input should be an email address (RFC 5321)"),
    "hostname": (_is_hostname, "Input should be the name of a host (RFC 1123)"),
    "ipv4": (_is_ipv4, "Input should be an IPv4 address"),
    "ipv6": (_is_ipv6, "Input should be an IPv6 address"),
    "uri": (_is_uri, "Input should be a URI with a scheme (RFC 3986)"),
}
"""The formats that are checked, by their names."""


class TextFormat:
    """Metadata of a text that has to be of one of `TEXT_FORMATS`."""

    def __init__(self, name: str) -> None:
        self._is_fitting, self._message = TEXT_FORMATS[name]

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        from pydantic_core import core_schema

        def check(value: str) -> str:
            if not self._is_fitting(value):
                raise ValueError(self._message)
            return value

        return core_schema.no_info_after_validator_function(check, handler(source))

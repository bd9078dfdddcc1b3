"""Secrecy: objects and fields that must not be written out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NoReturn

__all__ = ["HoldsSecrets", "SecretNames", "is_secret"]

_SECRET = re.compile(
    r"passw(or)?d|passphrase|secret|token|api[-_]?key|signature|credential|cookie"
    r"|authori[sz]ation|session|^code$"
    r"|(^|[-_.])(auth|jwt|key|pass|pwd|sid|sig)([-_.]|$)",
    re.IGNORECASE,
)


class HoldsSecrets:
    """Makes derived classes unpicklable, so that no secret ends up in a file."""

    __slots__ = ()

    def __reduce__(self) -> NoReturn:
        name = type(self).__name__
        raise TypeError(f"a {name} can't be pickled: it may hold credentials")


@dataclass(frozen=True, slots=True, kw_only=True)
class SecretNames:
    """The fields in which an API takes credentials; headers in lower case."""

    headers: frozenset[str] = frozenset({"authorization", "proxy-authorization"})
    query: frozenset[str] = frozenset()


def is_secret(name: str) -> bool:
    """Whether a query or header field of this name is likely to hold a secret."""
    return bool(_SECRET.search(name))

"""Values as digests: equal for equal values, whatever process made them.

Neither `hash` nor `pickle` gives that: one depends on a seed, the other on which parts
of a value are the same object.
"""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Final

from triptych.json_value import SpelledFloat, SpelledInt
from triptych.pointer import Pointer

__all__ = ["TEXTS", "Fingerprint", "combined", "fingerprint"]

TEXTS: Final = frozenset({"description", "external_documentation", "summary", "title"})
"""Fields that are for readers only: no name, type or sample depends on them."""

# The last version that writes values by what they are, not by what they share.
_MARSHAL: Final = 2

_PLAIN: Final = frozenset({str, int, float, bool, bytes, type(None)})


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """The digests of a value with and without its texts, and the pointers in it."""

    whole: bytes
    structure: bytes
    pointers: frozenset[Pointer]


def fingerprint(value: object) -> Fingerprint:
    """The fingerprint of a value made of dataclasses, collections and scalars.

    Raises:
        TypeError: something else is in it.
    """
    taker = _Taker()
    structure = _written(taker.take(value))
    texts = _written(taker.texts)
    digest = hashlib.sha256(structure)
    short = digest.digest()
    digest.update(texts)
    return Fingerprint(digest.digest(), short, frozenset(taker.pointers))


def combined(digests: list[bytes]) -> bytes:
    """One digest of several in their order."""
    return hashlib.sha256(b"".join(digests)).digest()


class _Taker:
    """Takes a value apart into what `marshal` can write; texts are gathered apart."""

    def __init__(self) -> None:
        self.texts: list[object] = []
        self.pointers: set[Pointer] = set()

    def take(self, value: object) -> object:
        kind: type = type(value)
        if kind in _PLAIN:
            return value
        if type(value) is tuple:
            return tuple(map(self.take, value))
        if isinstance(value, Pointer):
            self.pointers.add(value)
            return str(value)
        if isinstance(value, Enum):
            return value.value
        if isinstance(value, str):
            return str(value)
        if isinstance(value, SpelledInt | SpelledFloat):
            return ("number", value.text)
        if isinstance(value, list):
            return list(map(self.take, value))
        if isinstance(value, Mapping):
            return ("{", *((self.take(k), self.take(v)) for k, v in value.items()))
        if isinstance(value, AbstractSet):
            # Sets have no order.
            return ("set", *sorted(_written(self.take(item)) for item in value))
        taken: list[object] = [kind.__name__]
        for name in _fields(kind):
            item = self.take(getattr(value, name))
            if name in TEXTS:
                self.texts.append(item)
            else:
                taken.append(item)
        return tuple(taken)


def _written(value: object) -> bytes:
    return marshal.dumps(value, _MARSHAL)  # type: ignore[arg-type]  # the taker's


@cache
def _fields(kind: type) -> tuple[str, ...]:
    if not is_dataclass(kind):
        raise TypeError(f"{kind.__name__} has no fingerprint")
    return tuple(item.name for item in fields(kind))

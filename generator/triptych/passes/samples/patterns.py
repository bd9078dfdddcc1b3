"""Texts that match a pattern."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from _typeshed import SupportsLenAndGetItem

__all__ = ["matching_texts"]

T = TypeVar("T")

_TRIES = 100

# Choices and repetitions, of which a pattern such as `(a{999}){999}` has no end.
_EFFORT = 5_000


_SURROGATE = re.compile("[\ud800-\udfff]")


class _TooLongError(ValueError):
    """A pattern asks for more text than anybody wants to see."""


class _FewRepetitions(Random):
    """Random numbers for rstr, which repeats up to 100 times at every level.

    It also chooses from sets, whose order is another one in every process.
    """

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        self._left = _EFFORT

    def randint(self, a: int, b: int) -> int:
        repetitions = super().randint(a, max(a, min(b, a + super().choice((1, 4, 20)))))
        self._spend(repetitions)
        return repetitions

    def choice(self, seq: SupportsLenAndGetItem[T]) -> T:
        self._spend(1)
        if len(seq) > 100:
            # Sets are of printable ASCII only, so this is a range of characters.
            return super().choice(seq)
        return super().choice(sorted((seq[i] for i in range(len(seq))), key=repr))

    def _spend(self, effort: int) -> None:
        self._left -= effort
        if self._left < 0:
            raise _TooLongError


def matching_texts(pattern: str, random: Random) -> Iterator[str]:
    """Texts that should match; some don't, where a pattern looks ahead or behind.

    Ends early for a pattern with something that the library does not know.
    """
    # Few documents need it, and no run without them should load it.
    from rstr import Rstr

    for _ in range(_TRIES):
        try:
            text = Rstr(_FewRepetitions(random.getrandbits(64))).xeger(pattern)
            # Half a surrogate pair is no character, though a range may span it.
            yield _SURROGATE.sub("\ufffd", text)
        except (LookupError, RecursionError, ValueError):
            break

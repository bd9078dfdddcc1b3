"""Telling operations with the same path and method apart by their constants."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Generic, Literal, TypeAlias, TypeVar

from ..wire.decode import percent_decode
from ..wire.media_types import FORM, MULTIPART
from ..wire.parameters import Constant
from .incoming import Incoming
from .problems import Violation

__all__ = ["Alternatives"]

T = TypeVar("T")

_Key: TypeAlias = tuple[Literal["query", "header", "form"], str]
_Given: TypeAlias = Mapping[_Key, str]


class Alternatives(Generic[T]):
    """The values that share a path and a method, by the constants they ask for.

    Those with the same constant parameters are looked up at once, those with the most
    constants first; a value without constants takes what is left.
    """

    def __init__(self) -> None:
        self._groups: dict[tuple[_Key, ...], dict[tuple[str, ...], T]] = {}
        self.only: T | None = None
        """The value if there is but one, which asks for no constants."""

    def add(self, constants: Sequence[Constant], value: T) -> T | None:
        """Adds a value, unless one with these constants is there: then returns that."""
        wanted = {_key(constant): constant.value for constant in constants}
        keys = tuple(sorted(wanted))
        if keys not in self._groups:
            self._groups[keys] = {}
            self._groups = dict(
                sorted(self._groups.items(), key=lambda group: (-len(group[0]), group))
            )
        known = self._groups[keys].setdefault(tuple(wanted[key] for key in keys), value)
        self.only = known if list(self._groups) == [()] else None
        return None if known is value else known

    async def choose(self, incoming: Incoming) -> T | None:
        """The value whose constants `incoming` carries; None if there is none."""
        for keys, values in self._groups.items():
            given = [await _given(incoming, key) for key in keys]
            chosen = values.get(tuple(text for text in given if text is not None))
            if chosen is not None:
                return chosen
        return None

    def violations(self) -> list[Violation]:
        """What a request that chooses nothing is told: the constants there are."""
        choices: defaultdict[_Key, set[str]] = defaultdict(set)
        for keys, values in self._groups.items():
            for texts in values:
                for key, text in zip(keys, texts, strict=True):
                    choices[key].add(text)
        return [
            Violation(
                place=place,
                name=name,
                message=(
                    f"must be one of {', '.join(sorted(texts))}"
                    if len(texts) > 1
                    else f"must be {min(texts)}"
                ),
            )
            for (place, name), texts in sorted(choices.items())
        ]


def _key(constant: Constant) -> _Key:
    is_header = constant.place == "header"
    return constant.place, constant.name.lower() if is_header else constant.name


async def _given(incoming: Incoming, key: _Key) -> str | None:
    """The one text of a parameter; None if it is absent, repeated or not text."""
    place, name = key
    if place == "header":
        texts: Sequence[object] = incoming.headers().get(name, ())
    elif place == "form":
        # Another body is another alternative, not an error.
        if incoming.media_type not in (FORM, MULTIPART):
            return None
        texts = (await incoming.form((FORM, MULTIPART))).get(name, ())
    else:
        texts = incoming.query().get(name, ())
    if len(texts) != 1 or not isinstance(texts[0], str):
        return None
    if place != "query":
        return texts[0]
    try:
        return percent_decode(texts[0].replace("+", " "))
    except UnicodeDecodeError:
        return None

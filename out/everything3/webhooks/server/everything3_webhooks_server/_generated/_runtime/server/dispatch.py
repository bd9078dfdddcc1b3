"""Telling operations with the same path and method apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Generic, Literal, TypeAlias, TypeVar

from ..wire.decode import percent_decode
from ..wire.media_types import may_be_form
from ..wire.parameters import Constant
from .incoming import Incoming
from .problems import Violation

__all__ = ["Alternatives"]

T = TypeVar("T")

_Key: TypeAlias = tuple[Literal["query", "header", "form"], str]
_Given: TypeAlias = Mapping[_Key, str]


class Alternatives(Generic[T]):
    """The values that share a path and a method, by what tells them apart.

    That is first the constants they ask for: those with the same constant parameters
    are looked up at once, those with the most constants first; a value without
    constants takes what is left. Among values with the same constants it is the
    parameters they require: those with the most are tried first.
    """

    def __init__(self) -> None:
        self._groups: dict[tuple[_Key, ...], dict[tuple[str, ...], _Candidates[T]]] = {}
        self.only: T | None = None
        """The value if there is but one, which asks for no constants."""

    def add(
        self,
        constants: Sequence[Constant],
        value: T,
        required: Iterable[tuple[Literal["query", "header"], str]] = (),
    ) -> T | None:
        """Adds a value, unless one that asks for the same is there: then returns that.

        `required` are the places and names of the parameters it can't do without.
        """
        wanted = {_key(constant): constant.value for constant in constants}
        keys = tuple(sorted(wanted))
        if keys not in self._groups:
            self._groups[keys] = {}
            self._groups = dict(
                sorted(
                    self._groups.items(), key=lambda group: (-len(group[0]), group[0])
                )
            )
        texts = tuple(wanted[key] for key in keys)
        candidates = self._groups[keys].setdefault(texts, _Candidates())
        known = candidates.add(
            frozenset(_named(place, name) for place, name in required), value
        )
        only = self._groups.get((), {}).get(()) if len(self._groups) == 1 else None
        self.only = only.first if only and len(only) == 1 else None
        return known

    def __iter__(self) -> Iterator[T]:
        """The values in no order that means anything."""
        for values in self._groups.values():
            for candidates in values.values():
                yield from candidates

    async def choose(self, incoming: Incoming) -> T | None:
        """The value whose constants `incoming` carries; None if there is none."""
        for keys, values in self._groups.items():
            given = [await _given(incoming, key) for key in keys]
            chosen = values.get(tuple(text for text in given if text is not None))
            if chosen is not None:
                return chosen.choose(incoming)
        return None

    def violations(self) -> list[Violation]:
        """Return the message for a request without constants: those that exist."""
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


class _Candidates(Generic[T]):
    """Values that only the parameters they require tell apart."""

    def __init__(self) -> None:
        self._values: dict[frozenset[_Key], T] = {}
        self._ordered: list[tuple[frozenset[_Key], T]] = []

    def __len__(self) -> int:
        return len(self._values)

    def __iter__(self) -> Iterator[T]:
        return iter(self._values.values())

    @property
    def first(self) -> T:
        """The value that was added first."""
        return next(iter(self._values.values()))

    def add(self, required: frozenset[_Key], value: T) -> T | None:
        known = self._values.setdefault(required, value)
        self._ordered = sorted(self._values.items(), key=lambda item: -len(item[0]))
        return None if known is value else known

    def choose(self, incoming: Incoming) -> T:
        """The value all of whose parameters are there, else the first."""
        if len(self._values) > 1:
            present = {
                *(("query", name) for name in incoming.query()),
                *(("header", name) for name in incoming.headers()),
            }
            for required, value in self._ordered:
                if required <= present:
                    return value
        return self.first


def _key(constant: Constant) -> _Key:
    return _named(constant.place, constant.name)


def _named(place: Literal["query", "header", "form"], name: str) -> _Key:
    return place, name.lower() if place == "header" else name


async def _given(incoming: Incoming, key: _Key) -> str | None:
    """The one text of a parameter; None if it is absent, repeated or not text."""
    place, name = key
    if place == "header":
        texts: Sequence[object] = incoming.headers().get(name, ())
    elif place == "form":
        # Another body is another alternative, not an error.
        if not may_be_form(incoming.media_type):
            return None
        texts = (await incoming.form((incoming.media_type,))).get(name, ())
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

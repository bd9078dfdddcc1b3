"""Which operation a path means, by what the server documents.

Said again here and not asked of the server: a router that went wrong would be found.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from urllib.parse import unquote

from triptych.ir import Api, Operation, Place, Style
from triptych.passes.requests.base_paths import base_path, located

__all__ = ["Routes"]

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")

_Named = tuple[Place, str]

_Rank = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Template:
    shape: str
    segments: tuple[re.Pattern[str], ...]
    rank: _Rank


class Routes:
    """The paths of an API, in the order in which a server is given its operations."""

    def __init__(self, api: Api, operations: Iterable[Operation]) -> None:
        self._api = api
        self._templates: defaultdict[tuple[str, int], dict[str, _Template]]
        self._templates = defaultdict(dict)
        self._reached: dict[object, str] = {}
        self._needed: defaultdict[object, dict[str, Collection[_Named]]]
        self._needed = defaultdict(dict)
        for operation in (located(api, item) for item in operations):
            template = _template(operation)
            place = operation.method, len(template.segments)
            self._templates[place].setdefault(template.shape, template)
            self._reached.setdefault(_request(operation), operation.id)
            self._needed[_request(operation)[:3]][operation.id] = _needed(operation)

    def hides(self, operation: Operation) -> str:
        """The operation that has all requests of this one, empty if there is none."""
        first = self._reached[_request(located(self._api, operation))]
        return "" if first == operation.id else first

    def needs_less(self, operation: Operation, given: Collection[_Named]) -> bool:
        """Whether another operation needs more parameters, all of which are `given`.

        It is called then, as they tell the two apart.
        """
        own = len(_needed(operation))
        request = _request(located(self._api, operation))
        return any(
            len(needed) > own and set(needed) <= set(given)
            for needed in self._needed[request[:3]].values()
        )

    def is_others(self, operation: Operation, path: str) -> bool:
        """Whether a percent-encoded path, below the base path, means another template.

        Segments are looked at one after another: a literal goes before a literal with
        placeholders in it, and that before a placeholder.
        """
        own = _template(located(self._api, operation))
        path = base_path(self._api, operation) + path
        segments = [unquote(segment) for segment in path.split("/")[1:]]
        return any(
            template.rank < own.rank
            and all(
                pattern.fullmatch(segment)
                for pattern, segment in zip(template.segments, segments, strict=True)
            )
            for template in self._templates[operation.method, len(segments)].values()
            if template.shape != own.shape
        )


def _request(
    operation: Operation,
) -> tuple[str, str, tuple[tuple[Place, str, str], ...], tuple[_Named, ...]]:
    constants = sorted(
        (item.place, item.name, item.value) for item in operation.constants
    )
    return (
        operation.method,
        _shape(operation),
        tuple(constants),
        tuple(sorted(_needed(operation))),
    )


def _needed(operation: Operation) -> frozenset[_Named]:
    return frozenset(
        (item.place, item.name)
        for item in operation.parameters
        if item.required and item.place in (Place.QUERY, Place.HEADER)
    )


_PREFIXED = {Style.LABEL: ".*", Style.MATRIX: ";*"}


def _shape(operation: Operation) -> str:
    spans = {
        f"{{{item.name}}}": item.span
        or (_PREFIXED.get(item.style, "") if item.style else "")
        for item in operation.parameters
        if item.place is Place.PATH
    }

    def shape(match: re.Match[str]) -> str:
        return (spans.get(match[0]) or "*").replace("**", "*").replace("*", "{}")

    return _PLACEHOLDER.sub(shape, operation.path_template)


def _template(operation: Operation) -> _Template:
    segments = [segment.split("{}") for segment in _shape(operation).split("/")[1:]]
    return _Template(
        shape=_shape(operation),
        segments=tuple(
            re.compile("(.+)".join(map(re.escape, map(unquote, literals))), re.DOTALL)
            for literals in segments
        ),
        rank=tuple(map(_rank, segments)),
    )


def _rank(literals: list[str]) -> tuple[int, int]:
    if len(literals) == 1:
        return 0, 0
    length = sum(map(len, literals))
    return (1, -length) if length else (2, 0)

"""Names by which schemas are referred to: `$anchor`, `$dynamicAnchor` and `$id`.

They are those of JSON Schema, draft 2020-12, section 8.2.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urljoin

from triptych.json_value import JsonValue

__all__ = ["Anchors", "anchors_of"]

_Tokens = tuple[str, ...]

_ANCHORS = ("$anchor", "$dynamicAnchor")
_IDENTIFIERS = ("$id", "id")


@dataclass(frozen=True, slots=True)
class Anchors:
    """The places in one file by their names: anchors, and identifiers as URIs.

    An anchor may stand in several schemas, each of which has an identifier or a reader
    that tells which one is meant; the first one comes first.
    """

    names: Mapping[str, Sequence[_Tokens]]
    identifiers: Mapping[str, _Tokens]


def anchors_of(tree: JsonValue) -> Anchors:
    """All names in a tree; what several places of it share is looked at once."""
    names: defaultdict[str, list[_Tokens]] = defaultdict(list)
    identifiers: dict[str, _Tokens] = {}
    seen: set[int] = set()
    pending: list[tuple[JsonValue, _Tokens, str]] = [(tree, (), "")]
    while pending:
        value, tokens, base = pending.pop()
        if not isinstance(value, dict | list) or id(value) in seen:
            continue
        seen.add(id(value))
        if isinstance(value, list):
            inside = [(item, str(index)) for index, item in enumerate(value)]
        else:
            inside = [(item, key) for key, item in value.items()]
            # OpenAPI 3.2: where a document is said to be, whatever file it is in.
            own = value.get("$self") if not tokens else None
            if isinstance(own, str) and own:
                base = own.partition("#")[0]
                identifiers[base] = tokens
            for key in _ANCHORS:
                name = value.get(key)
                if isinstance(name, str) and name:
                    names[name].append(tokens)
            stated = next((value[k] for k in _IDENTIFIERS if k in value), None)
            if isinstance(stated, str) and _is_schema(value, tokens):
                base = urljoin(base, stated.rstrip("#"))
                identifiers.setdefault(base, tokens)
                identifiers.setdefault(stated.rstrip("#"), tokens)
        pending += [(item, (*tokens, key), base) for item, key in reversed(inside)]
    return Anchors(names, identifiers)


def _is_schema(value: Mapping[str, JsonValue], tokens: _Tokens) -> bool:
    """Whether an object has an identifier, rather than a member that is called so."""
    if "$id" in value:
        return not tokens or tokens[-1] not in ("properties", "example", "default")
    stated = value.get("id")
    return isinstance(stated, str) and "://" in stated and "type" in value

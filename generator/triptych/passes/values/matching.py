"""Whether a text matches a pattern of a document, found in bounded time."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, cast

from triptych.linear_patterns import linear_pattern

if TYPE_CHECKING:
    from pydantic_core import CoreSchema, SchemaValidator

__all__ = ["matches"]

_QUANTIFIERS: Final = "*+?{"
_ESCAPED_OR_CLASS: Final = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)


def matches(pattern: str, text: str) -> bool:
    """Whether `pattern`, which Python can compile, is found in `text`.

    By the engine that generated packages use, which takes linear time. What it does not
    have is matched by Python's, unless that may backtrack for ever: then nobody can
    enforce the pattern, and any text will do.
    """
    linear = linear_pattern(pattern)
    if linear:
        from pydantic_core import ValidationError

        try:
            _validator(linear).validate_python(text)
        except ValidationError:
            return False
        return True
    return _may_explode(pattern) or re.search(pattern, text) is not None


# The same few patterns are tried on many texts.
@lru_cache(maxsize=100)
def _validator(pattern: str) -> SchemaValidator:
    from pydantic_core import SchemaValidator

    schema = {"type": "str", "pattern": pattern, "regex_engine": "rust-regex"}
    return SchemaValidator(cast("CoreSchema", schema))


def _may_explode(pattern: str) -> bool:
    """Whether a group is repeated in which there is more than one way to go on."""
    bare = _ESCAPED_OR_CLASS.sub("x", pattern)
    branching = [False]
    for index, character in enumerate(bare):
        match character:
            case "(":
                branching.append(False)
            case ")" if len(branching) > 1:
                inside = branching.pop()
                if inside and bare[index + 1 : index + 2] in ("*", "+", "{"):
                    return True
                branching[-1] = branching[-1] or inside
            case "|" | "*" | "+" | "{":
                branching[-1] = True
            case "?" if bare[index - 1 : index] != "(":
                branching[-1] = True
            case _:
                pass
    return False

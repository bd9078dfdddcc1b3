"""What a plain scalar means: the core schema of YAML 1.2.2, section 10.3.2.

PyYAML's own rules are those of YAML 1.1, in which `no` and `on` are booleans, `1:30` is
ninety and `2016-01-01` a date. The editors people write Swagger in read YAML 1.2, where
these are texts; and JSON, which such a document has to be equal to, has no dates.
"""

from __future__ import annotations

import math
import re
from typing import Final

from triptych.json_value import JsonScalar, spelled
from triptych.source.lines import TextError

__all__ = ["plain_scalar", "tagged_scalar"]

_SCALAR: Final = re.compile(
    r"(?P<null>null|Null|NULL|~|)"
    r"|(?P<true>true|True|TRUE)"
    r"|(?P<false>false|False|FALSE)"
    r"|(?P<int>[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)"
    r"|(?P<float>[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))"
)
_MAX_DIGITS: Final = 1_000
# The kinds each tag admits; an integer is a fine number.
_TAGS: Final = {
    "tag:yaml.org,2002:null": {"null"},
    "tag:yaml.org,2002:bool": {"true", "false"},
    "tag:yaml.org,2002:int": {"int"},
    "tag:yaml.org,2002:float": {"int", "float"},
}


def plain_scalar(text: str, offset: int) -> JsonScalar:
    """The value of a scalar without quotes and tag.

    `offset` is where it stands, for the `TextError` raised if it is a number JSON can't
    hold.
    """
    found = _SCALAR.fullmatch(text)
    kind = found.lastgroup if found is not None else None
    return _value(kind, text, offset)


def tagged_scalar(text: str, tag: str, offset: int) -> JsonScalar:
    """The value of a scalar with an explicit tag.

    Raises `TextError` for a tag JSON has no value for, and for a text that isn't of the
    tag's type. No tag ever constructs an object.
    """
    if tag == "tag:yaml.org,2002:str":
        return text
    found = _SCALAR.fullmatch(text)
    kind = found.lastgroup if found is not None else None
    allowed = _TAGS.get(tag)
    if allowed is None:
        raise TextError(
            "tag-unsupported",
            f"the tag {_short(tag)} has no meaning in an API description",
            offset=offset,
            hint="remove the tag; a description holds only what JSON can say",
        )
    if kind not in allowed:
        raise TextError(
            "tag-mismatch", f"{text!r} is not a {_short(tag)}", offset=offset
        )
    value = _value(kind, text, offset)
    if tag.endswith(":float") and isinstance(value, int):
        return _float(str(value), offset)
    return value


def _value(kind: str | None, text: str, offset: int) -> JsonScalar:
    match kind:
        case "null":
            return None
        case "true" | "false":
            return kind == "true"
        case "int":
            return _int(text, offset)
        case "float":
            return _float(text, offset)
        case _:
            return text


def _int(text: str, offset: int) -> int | float:
    base = {"0o": 8, "0x": 16}.get(text[:2], 10)
    # Python's guard against quadratic time, sys.get_int_max_str_digits(), counts
    # decimal digits, and only when numbers are written in octal or hexadecimal.
    if len(text) <= _MAX_DIGITS:
        return spelled(int(text, base), text)
    raise TextError(
        "number-too-long",
        f"an integer of {len(text)} digits is longer than any program reads",
        offset=offset,
    )


def _float(text: str, offset: int) -> int | float:
    # `.inf` and `.nan` are what `float` reads without the point.
    special = text[-3:].isalpha()
    value = float(text.replace(".", "") if special else text)
    if math.isfinite(value):
        return spelled(value, text)
    raise TextError(
        "number-not-finite",
        f"{text} is not a number JSON has",
        offset=offset,
        hint="leave it out or write a finite number",
    )


def _short(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")

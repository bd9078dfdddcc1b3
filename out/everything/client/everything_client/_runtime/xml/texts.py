"""Texts in XML that stand for a value each (XML Schema, part 2, section 3)."""

from __future__ import annotations

import math
import re
from decimal import Decimal
from functools import cache
from typing import cast

__all__ = ["is_name", "text_of", "value_of"]

_INTEGER = re.compile(r"[+-]?[0-9]{1,1000}")
_NUMBER = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,5})?")
_BOOLEANS = {"true": True, "1": True, "false": False, "0": False}

# Names without a colon (Namespaces in XML 1.0, section 3).
_START = (
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff"
    "\u200c-\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd"
    "\U00010000-\U000effff"
)


def is_name(text: str) -> bool:
    """Whether an element may be called so."""
    return _name().fullmatch(text) is not None


@cache
def _name() -> re.Pattern[str]:
    # Compiled when it is first needed, since that takes milliseconds.
    return re.compile(f"[{_START}][{_START}.0-9\u00b7\u0300-\u036f\u203f-\u2040-]*")


def value_of(text: str, kind: str) -> tuple[object, bool]:
    """The value that a text stands for, and whether it is one of the kind.

    What is none is a string, as it came. No text at all is null, unless it may be one.
    """
    if kind in ("string", "any"):
        return text, True
    bare = text.strip(" \t\r\n")
    if kind == "base64":
        return "".join(bare.split()), True
    if kind == "token" or not bare:
        return (bare, True) if kind == "token" else (None, True)
    if kind == "boolean" and bare in _BOOLEANS:
        return _BOOLEANS[bare], True
    if kind == "integer" and _INTEGER.fullmatch(bare) and math.isfinite(float(bare)):
        return int(bare), True
    if kind in ("integer", "number") and _NUMBER.fullmatch(bare):
        # A number that should be whole is a number nevertheless; whoever writes JSON
        # refuses one out of range.
        return Decimal(bare), kind == "number"
    return text, False


def text_of(value: object) -> str:
    """The text that stands for a value as JSON has it, of a list those of its items.

    Raises `ValueError` for an object, and for a list of items that hold blanks.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value
    if isinstance(value, (int, float, Decimal)):
        return str(value)
    if isinstance(value, list):
        texts = [text_of(item) for item in cast("list[object]", value)]
        if any(not text or text.split() != [text] for text in texts):
            raise ValueError("items with blanks in them can't be in one text of XML")
        return " ".join(texts)
    raise ValueError("an object can't be a text or an attribute in XML")

"""Numbers and booleans of which a document lists those that are allowed."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any

import pytest
from pydantic import TypeAdapter, ValidationError

from triptych.runtime.wire.formats import OneOf

NUMBER = TypeAdapter[Any](Annotated[float, OneOf(1.234, 5)])
DECIMAL = TypeAdapter[Any](Annotated[Decimal, OneOf(1.234, 5)])
BOOLEAN = TypeAdapter[Any](Annotated[bool, OneOf(True)])


@pytest.mark.parametrize(
    ("adapter", "value", "expected"),
    [
        (NUMBER, 1.234, 1.234),
        (NUMBER, "5", 5.0),
        (DECIMAL, "1.234", Decimal("1.234")),
        (BOOLEAN, "true", True),
    ],
)
def test_what_is_listed_is_read(
    adapter: TypeAdapter[Any], value: object, expected: object
) -> None:
    found = adapter.validate_python(value)
    assert (type(found), found) == (type(expected), expected)


@pytest.mark.parametrize(
    ("adapter", "value", "listed"),
    [
        (NUMBER, 1.2, "1.234, 5"),
        (DECIMAL, "1.2340001", "1.234, 5"),
        (BOOLEAN, False, "true"),
    ],
)
def test_what_is_not_listed_is_refused(
    adapter: TypeAdapter[Any], value: object, listed: str
) -> None:
    with pytest.raises(ValidationError, match=f"must be one of {listed}"):
        adapter.validate_python(value)

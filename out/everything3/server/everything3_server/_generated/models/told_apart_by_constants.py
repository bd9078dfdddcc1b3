"""Model `ToldApartByConstants`."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from .._runtime.models import Tagged
from .loan import Loan
from .return_ import Return

__all__ = ["ToldApartByConstants"]

ToldApartByConstants: TypeAlias = Annotated[
    Loan | Return, Tagged("event", {"loan": Loan, "return": Return})
]
"""A union without a discriminator whose constants tell variants apart."""

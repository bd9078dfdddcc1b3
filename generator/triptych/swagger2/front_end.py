"""Swagger 2.0 as the stages after reading see it."""

from __future__ import annotations

from typing import Final

from triptych.description.front_end import FrontEnd
from triptych.swagger2.grammar import GRAMMAR
from triptych.swagger2.lowering import lower

__all__ = ["SWAGGER_2_0"]

SWAGGER_2_0: Final = FrontEnd(grammar=GRAMMAR, lower=lower)

"""OpenAPI 3 as the stages after reading see it, one front end for each version."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Final

from triptych.description.front_end import FrontEnd
from triptych.description.grammar import Standard
from triptych.openapi3.grammar import GRAMMAR_3_0, GRAMMAR_3_1, GRAMMAR_3_2
from triptych.openapi3.lowering import lower

__all__ = ["FRONT_ENDS"]

FRONT_ENDS: Final[Mapping[Standard, FrontEnd]] = {
    grammar.standard: FrontEnd(
        grammar=grammar,
        lower=partial(lower, grammar=grammar),
        states_values_as_lowered=True,
    )
    for grammar in (GRAMMAR_3_0, GRAMMAR_3_1, GRAMMAR_3_2)
}

"""What differs between two versions of an API, and whom each difference breaks.

It compares what both versions mean, not their texts: the IR and the Python names. A
difference is found once, by its place; where that place can be reached from, in
requests or in responses, decides by the table in `rules` whom it breaks.
"""

from triptych.comparison.changes import Change, Effect, Version
from triptych.comparison.comparing import compare, whole_document
from triptych.comparison.rules import RULES, Rule, Verdict

__all__ = [
    "RULES",
    "Change",
    "Effect",
    "Rule",
    "Verdict",
    "Version",
    "compare",
    "whole_document",
]

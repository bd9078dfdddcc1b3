"""The rules: which change breaks whom, in requests and in responses, and why.

Four principles decide, and each row applies one of them:

- A request that is narrowed breaks callers: what they send is refused.
- A request that is widened breaks implementers where a service is given a value of
  another type, or has to handle one it did not know.
- A response that is narrowed breaks implementers: what they answer is refused.
- A response that is widened breaks callers, unless clients read it openly: values of
  an enum and members of an object that nobody foresaw arrive as they are.

Names of Python break whoever uses them, though nothing changes on the wire.
docs/diff.md has the same table with what other tools say.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from triptych.comparison.rules.access import SECURITY, SERVERS
from triptych.comparison.rules.calls import BODIES, OPERATIONS, PARAMETERS, RESPONSES
from triptych.comparison.rules.surface import DOCUMENTS, SURFACE, TEXTS
from triptych.comparison.rules.values import OBJECTS, TYPES
from triptych.comparison.rules.verdicts import Rule, Verdict

__all__ = ["RULES", "Rule", "Verdict"]

RULES: Final[Mapping[str, Rule]] = {
    rule.code: rule
    for rule in (
        *DOCUMENTS,
        *OPERATIONS,
        *PARAMETERS,
        *BODIES,
        *RESPONSES,
        *TYPES,
        *OBJECTS,
        *SECURITY,
        *SERVERS,
        *TEXTS,
        *SURFACE,
    )
}
"""Every rule by its code, in the order of the documentation."""

"""What rules of a configuration make of the names in a document."""

from __future__ import annotations

import re
from dataclasses import dataclass

from triptych.config import NamingKind, NamingRule

__all__ = ["PLAIN", "Naming", "compiled_rule", "ruled_name"]


@dataclass(frozen=True, slots=True)
class Naming:
    """The rules, of which the first whose pattern fits a name counts."""

    rules: tuple[NamingRule, ...] = ()

    def model(self, name: str) -> str:
        """What a schema called `name` is called."""
        return self._apply(NamingKind.MODELS, name)

    def operation(self, operation_id: str) -> str:
        """What an operation with this id is called."""
        return self._apply(NamingKind.OPERATIONS, operation_id)

    def parameter(self, name: str) -> str:
        """What a parameter called `name` on the wire is called."""
        return self._apply(NamingKind.PARAMETERS, name)

    def tag(self, name: str) -> str:
        """What a tag is called."""
        return self._apply(NamingKind.TAGS, name)

    def _apply(self, kind: NamingKind, name: str) -> str:
        for rule in self.rules:
            if rule.kind is kind and (ruled := ruled_name(rule, name)) is not None:
                return ruled
        return name


PLAIN = Naming()
"""The naming of somebody who has no rules."""


def ruled_name(rule: NamingRule, name: str) -> str | None:
    """What a rule makes of a name: None if its pattern does not fit."""
    match = compiled_rule(rule.pattern).fullmatch(name)
    if match is None:
        return None
    return re.sub(r"\{(\d+)\}", lambda number: match[int(number[1])], rule.name)


def compiled_rule(pattern: str) -> re.Pattern[str]:
    """A pattern whose `*` are groups: each any run of characters, as long as can be."""
    return re.compile("(.*)".join(map(re.escape, pattern.split("*"))), re.DOTALL)

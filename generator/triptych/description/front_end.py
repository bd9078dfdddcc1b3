"""What the stages after reading need of a standard."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from triptych.description.grammar import Grammar
from triptych.description.operations import pruning
from triptych.description.references import bundling, gathering
from triptych.description.validation import findings
from triptych.diagnostics import Diagnostic
from triptych.ir import Api
from triptych.json_value import JsonValue
from triptych.pointer import Pointer
from triptych.source import Folder, Source, Sources

__all__ = ["FrontEnd", "Lowered"]


@dataclass(frozen=True, slots=True)
class Lowered:
    """An API and what was repaired on the way to it."""

    api: Api
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontEnd:
    """One standard: its grammar, and how its documents become the IR.

    `lower` raises `DiagnosticsError` with everything that can't be generated. With
    `states_values_as_lowered` the values that a document states, its defaults and
    examples, are checked by the schemas of the API rather than by `validate`.
    """

    grammar: Grammar
    lower: Callable[[Sources], Lowered]
    states_values_as_lowered: bool = False

    def gather(self, root: Source, folder: Folder) -> Sources:
        """`gathering.gather` by this standard."""
        return gathering.gather(root, folder, self.grammar)

    def bundle(self, sources: Sources) -> dict[str, JsonValue]:
        """`bundling.bundle` by this standard."""
        return bundling.bundle(sources, self.grammar)

    def validate(self, tree: dict[str, JsonValue]) -> tuple[Diagnostic, ...]:
        """`findings.validate` by this standard."""
        return findings.validate(tree, self.grammar)

    def begin_validation(
        self, tree: dict[str, JsonValue]
    ) -> Callable[[], tuple[Diagnostic, ...]]:
        """`findings.begin_validation` by this standard."""
        return findings.begin_validation(tree, self.grammar)

    def keep_operations(
        self, document: dict[str, JsonValue], kept: Collection[Pointer]
    ) -> dict[str, JsonValue]:
        """`pruning.keep_operations` by this standard."""
        return pruning.keep_operations(document, kept, self.grammar)

"""What services have to offer, as the generated files say it."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from triptych.review.annotations import aliases_of
from triptych.review.modules import Function

__all__ = ["Expected", "ExpectedMethod", "ExpectedService"]

_STUB_CLASS = re.compile(r"^class (\w+)\(", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedMethod:
    """A method of a service: `operation` is the id that the document gives it.

    `aliases` are the lists of values that its annotations may name.
    """

    operation: str
    node: Function
    aliases: Mapping[str, ast.expr] = field(default_factory=dict)

    @property
    def arguments(self) -> Mapping[str, ast.expr]:
        """The annotations of the arguments by name."""
        return {
            item.arg: item.annotation
            for item in self.node.args.kwonlyargs
            if item.annotation is not None
        }

    @property
    def line(self) -> str:
        """The signature on one line."""
        args, returns = ast.unparse(self.node.args), self.node.returns
        result = f" -> {ast.unparse(returns)}" if returns is not None else ""
        return f"async def {self.node.name}({args}){result}"


@dataclass(frozen=True, kw_only=True)
class ExpectedService:
    """The service of one tag.

    `attribute` is its argument of `create_app`, `base` its generated base class.
    `stub` is what its module would begin with, were it written now.
    """

    attribute: str
    base: str
    stub: str
    aliases: Mapping[str, ast.expr] = field(default_factory=dict)

    @property
    def class_name(self) -> str:
        """What the class of the user's is called if its name was kept."""
        found = _STUB_CLASS.search(self.stub)
        return found[1] if found is not None else self.base

    @cached_property
    def methods(self) -> Mapping[str, ExpectedMethod]:
        return {
            node.name: ExpectedMethod(
                operation=_operation(node), node=node, aliases=self.aliases
            )
            for statement in ast.parse(self.stub).body
            if isinstance(statement, ast.ClassDef)
            for node in statement.body
            if isinstance(node, Function)
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """The services by their base classes, and all that `create_app` takes."""

    services: Mapping[str, ExpectedService]
    arguments: frozenset[str]

    @classmethod
    def read(
        cls, application: str, stubs: Mapping[str, str], enums: str = ""
    ) -> Expected:
        """From the generated `app.py`, and the stubs by the names of their modules.

        `enums` is the text of the module with the enums of the models.
        """
        aliases = aliases_of(enums)
        arguments: set[str] = set()
        services: dict[str, ExpectedService] = {}
        for node in ast.parse(application).body:
            if not isinstance(node, ast.FunctionDef) or node.name != "create_app":
                continue
            for item in node.args.kwonlyargs:
                arguments.add(item.arg)
                base = _service_of(item.annotation)
                if base and item.arg in stubs:
                    services[base] = ExpectedService(
                        attribute=item.arg,
                        base=base,
                        stub=stubs[item.arg],
                        aliases=aliases,
                    )
        return cls(services=services, arguments=frozenset(arguments))


def _service_of(annotation: ast.expr | None) -> str:
    """`UsersService` in `_users.UsersService | None`, or an empty string."""
    match annotation:
        case ast.BinOp(left=ast.Attribute(attr=name)) if name.endswith("Service"):
            return name
        case _:
            return ""


def _operation(node: Function) -> str:
    """The argument of `not_implemented`, which the stub of a method calls."""
    match node.body[-1]:
        case ast.Raise(exc=ast.Call(args=[ast.Constant(value=str() as operation)])):
            return operation
        case _:
            return node.name

"""A method of a user's against the one that is called."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from triptych.review.annotations import admits, expanded, result_members
from triptych.review.interface import ExpectedMethod
from triptych.review.modules import Function, Module

__all__ = ["differences", "is_override"]

_LATE_RESULTS = frozenset({"Awaitable", "Coroutine", "Reply"})


def is_override(method: Function) -> bool:
    """Whether the method says that a base class has it too."""
    return any(
        (isinstance(item, ast.Name) and item.id == "override")
        or (isinstance(item, ast.Attribute) and item.attr == "override")
        for item in method.decorator_list
    )


def differences(
    module: Module, method: Function, expected: ExpectedMethod
) -> tuple[str, ...]:
    """What does not fit, in words; nothing where that can't be known."""
    if len(method.decorator_list) > is_override(method):
        # Another decorator may take or give arguments.
        return ()
    return (
        *_argument_differences(module, method, expected),
        *_result_differences(module, method, expected),
    )


def _argument_differences(
    module: Module, method: Function, expected: ExpectedMethod
) -> Iterator[str]:
    signature = method.args
    named = [*signature.args, *signature.kwonlyargs]
    # `self` may be one of those that have no name for callers.
    own = named if signature.posonlyargs else named[1:]
    taken = {argument.arg: argument.annotation for argument in own}
    positional = [*signature.posonlyargs, *signature.args]
    defaults = [
        *zip(reversed(positional), reversed(signature.defaults), strict=False),
        *zip(signature.kwonlyargs, signature.kw_defaults, strict=True),
    ]
    optional = {argument.arg for argument, default in defaults if default is not None}
    for name, annotation in expected.arguments.items():
        if name not in taken:
            if signature.kwarg is None:
                yield f"`{name}` is missing"
            continue
        declared = taken[name]
        if (
            declared is not None
            and module.is_known(declared)
            and not admits(
                expanded(declared, expected.aliases, module.names),
                expanded(annotation, expected.aliases),
                module.names,
            )
        ):
            yield f"`{name}` is `{ast.unparse(annotation)}` now"
    for name in taken:
        if name not in expected.arguments and name not in optional:
            yield f"`{name}` is gone"


def _result_differences(
    module: Module, method: Function, expected: ExpectedMethod
) -> Iterator[str]:
    declared, wanted = method.returns, expected.node.returns
    if declared is None or wanted is None or not module.is_known(declared):
        return
    if any(
        isinstance(node, ast.Name) and node.id in _LATE_RESULTS
        for node in ast.walk(declared)
    ):
        return
    whole = expanded(wanted, expected.aliases)
    returned = expanded(declared, expected.aliases, module.names)
    if not all(
        admits(whole, member, module.names) for member in result_members(returned)
    ):
        yield f"the result is `{ast.unparse(wanted)}` now"

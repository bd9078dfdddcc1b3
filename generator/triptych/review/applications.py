"""The calls that make a server's application, and which services they are given."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from triptych.diagnostics import Diagnostic
from triptych.review.interface import Expected
from triptych.review.modules import Module

__all__ = ["review_applications"]

_MAKERS = frozenset({"create_app", "routes"})


def review_applications(
    expected: Expected, modules: Sequence[Module]
) -> Iterator[Diagnostic]:
    """Warnings about arguments that are not taken any more, and services not given."""
    calls = [
        (module, node)
        for module in modules
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and module.names.get(node.func.id) in _MAKERS
    ]
    given = {keyword.arg for _, call in calls for keyword in call.keywords}
    for module, call in calls:
        for keyword in call.keywords:
            if keyword.arg is not None and keyword.arg not in expected.arguments:
                yield module.finding(
                    "service-gone",
                    f"`{ast.unparse(call.func)}` takes no `{keyword.arg}`",
                    keyword,
                    "leave it out: a service whose operations are gone is ignored",
                )
    # With `**` nobody knows what is given, and without any call who makes it.
    if not calls or None in given:
        return
    module, call = calls[0]
    for service in expected.services.values():
        if service.attribute not in given:
            yield module.finding(
                "service-not-given",
                f"`{ast.unparse(call.func)}` is not given `{service.attribute}`, "
                "so that its operations answer 501",
                call,
                f"{service.attribute}={service.class_name}(), with "
                f"`from .services.{service.attribute} import {service.class_name}`; "
                f"or {service.attribute}=None",
            )

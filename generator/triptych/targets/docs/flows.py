"""What follows a call, in the docs: the links of its responses, and its callbacks."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from triptych.ir import Callback, Link, Operation
from triptych.json_value import JsonValue
from triptych.passes.runtime_expressions import (
    embedded_expressions,
    is_expression,
    meaning,
)
from triptych.python.names import GroupNames, Names
from triptych.targets.docs.types import TypeView

__all__ = [
    "WEBHOOKS_PAGE",
    "CallbackRow",
    "LinkRow",
    "callback_rows",
    "expression_text",
    "link_rows",
    "sections",
]

WEBHOOKS_PAGE = "webhooks.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkRow:
    """A row of a table of links."""

    status: str
    name: str
    target: TypeView
    reference: str
    values: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallbackRow:
    """A row of a table of callbacks."""

    name: str
    target: TypeView
    expression: str
    meaning: str


def sections(names: Names) -> Mapping[str, tuple[str, str]]:
    """The page and the method of each operation by its id."""
    return {
        item.operation.id: (f"{group.attribute}.md", item.method)
        for group in names.groups
        for item in group.operations
    }


def link_rows(
    operation: Operation, places: Mapping[str, tuple[str, str]]
) -> tuple[LinkRow, ...]:
    """The links of all responses of an operation."""
    return tuple(
        _link_row(response.status, link, places)
        for response in operation.responses
        for link in response.links
    )


def _link_row(
    status: str, link: Link, places: Mapping[str, tuple[str, str]]
) -> LinkRow:
    place = places.get(link.operation)
    values = [_value(f"`{name}`", value.json) for name, value in link.parameters]
    if link.body is not None:
        values.append(_value("the body", link.body.json))
    if link.server:
        values.append(f"at `{link.server}`")
    return LinkRow(
        status=status,
        name=link.name,
        target=((place[1], f"{place[0]}#{place[1]}"),) if place else (),
        reference="" if place else link.operation or link.reference,
        values="; ".join(values),
        description=link.description,
    )


def _value(name: str, value: JsonValue) -> str:
    if isinstance(value, str):
        if is_expression(value):
            return f"{name} from {meaning(value)}"
        found = [f"`{item}`: {meaning(item)}" for item in embedded_expressions(value)]
        more = f" ({'; '.join(found)})" if found else ""
        return f"{name} is `{value}`{more}"
    return f"{name} is `{json.dumps(value, ensure_ascii=False)}`"


def expression_text(expression: str) -> str:
    """What the expressions in the URL of a callback mean; empty if it has none."""
    embedded = embedded_expressions(expression)
    if not embedded and expression.startswith("$"):
        # As some write it who forget the braces.
        embedded = (expression,)
    told = [(item, meaning(item)) for item in embedded]
    if len(told) == 1 and expression in (f"{{{told[0][0]}}}", told[0][0]):
        return told[0][1]
    return "; ".join(f"`{item}` is {text}" for item, text in told if text)


def callback_rows(
    callbacks: Iterable[Callback], webhooks: Iterable[GroupNames]
) -> tuple[CallbackRow, ...]:
    """The callbacks of an operation, each with its section on the page of webhooks."""
    methods = {
        item.operation.id: item.method
        for group in webhooks
        for item in group.operations
    }
    return tuple(
        CallbackRow(
            name=item.name,
            target=((method := methods[item.webhook], f"../{WEBHOOKS_PAGE}#{method}"),),
            expression=item.expression,
            meaning=expression_text(item.expression),
        )
        for item in callbacks
        if item.webhook in methods
    )

"""What a user of a server begins with: services whose methods all answer 501."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from triptych.python.code import Code
from triptych.python.docstrings import docstring_lines
from triptych.python.imports import Import, import_sections
from triptych.python.layout import (
    assignment,
    call,
    exports,
    from_import,
    result,
    statement,
)
from triptych.python.scope import Candidate, allocate
from triptych.targets.groups import in_import_order
from triptych.targets.server.operations import GroupView, OperationView, ServiceView

__all__ = ["ServicesView", "StubView", "services_view", "stub_names", "stub_view"]

_WIDTH = 88
_BESIDE_SUMMARY = len('        """"""')


@dataclass(frozen=True, slots=True, kw_only=True)
class StubMethodView:
    """A method that answers 501; `summary` is empty where one line can't hold it."""

    head: Code
    summary: str
    refusal: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class StubView:
    """A module with the class that carries out the operations of one tag."""

    attribute: str
    module_docstring: tuple[str, ...]
    imports: tuple[tuple[Code, ...], ...]
    class_name: str
    head: Code
    methods: tuple[StubMethodView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ServicesView:
    """All of them: what their package exports, and the application made of them."""

    package: str
    imports: tuple[Code, ...]
    exported: Code
    app_imports: tuple[Code, ...]
    app: Code


def services_view(
    names: Mapping[str, str], groups: Sequence[ServiceView], package: str
) -> ServicesView:
    """`names` are those of `stub_names`."""
    arguments = [f"{attribute}={name}()" for attribute, name in names.items()]
    app_imports = {Import("._generated", "create_app")}
    app_imports |= {Import(".services", name) for name in names.values()}
    return ServicesView(
        package=package,
        imports=tuple(
            from_import(f".{group.attribute}", [names[group.attribute]])
            for group in in_import_order(groups)
        ),
        exported=exports(names.values()),
        app_imports=tuple(
            line for section in import_sections(app_imports) for line in section
        ),
        app=statement(assignment("app", call("create_app", arguments))),
    )


def stub_names(
    groups: Sequence[ServiceView], reserved: Collection[str]
) -> dict[str, str]:
    """The class of each group: its base class's name without "Service".

    `reserved` are names that modules of services import.
    """
    wanted = {
        group.attribute: group.class_name.removesuffix("Service") for group in groups
    }
    candidates = (
        Candidate(key=key, wanted=f"{name}Operations" if name in reserved else name)
        for key, name in wanted.items()
    )
    found = allocate(candidates, (), separator="")
    return {group.attribute: found[group.attribute] for group in groups}


def stub_view(group: GroupView, class_name: str) -> StubView:
    """The module of a class that implements the service of a group."""
    imports = {
        Import("typing_extensions", "override"),
        Import(".._generated", "not_implemented"),
        Import(".._generated.services", group.class_name),
        *(_seen_from_outside(item) for item in group.signature_imports),
    }
    tag = " ".join(group.tag.split())
    return StubView(
        attribute=group.attribute,
        module_docstring=docstring_lines(
            summary=f'Implementation of the "{tag}" operations. Edit this file freely',
            indent=0,
        ),
        imports=import_sections(imports),
        class_name=class_name,
        head=statement(f"class {class_name}({group.class_name}):"),
        methods=tuple(_method_view(item) for item in group.operations),
    )


def _seen_from_outside(item: Import) -> Import:
    """What modules in `_generated/services` import, as `services` imports it.

    `_generated` exports all of it, so that its own layout stays free to change.
    """
    return replace(item, module=".._generated") if item.module[:1] == "." else item


def _method_view(operation: OperationView) -> StubMethodView:
    first, *others = operation.docstring
    is_whole = not others or not others[0]
    fits = len(first) + _BESIDE_SUMMARY <= _WIDTH
    return StubMethodView(
        head=_head(operation),
        summary=first if is_whole and fits else "",
        refusal=operation.refusal,
    )


def _head(operation: OperationView) -> Code:
    if not operation.has_arguments:
        return statement(
            f"async def {operation.name}(self) -> {operation.plain}:", indent=4
        )
    return Code(
        f"async def {operation.name}(\n"
        f"{operation.parameters}\n"
        f"    {result(operation.plain, indent=4)}"
    )

"""What is wrong with the naming rules of a configuration, held against the names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from triptych.config import NamingKind, NamingRule, Origin, placed
from triptych.diagnostics import Diagnostic, error, warning
from triptych.ir import Api, ObjectSchema
from triptych.pointer import Pointer
from triptych.python.identifiers import (
    camel_case,
    package_name,
    package_name_loss,
    snake_case,
)
from triptych.python.names import Names
from triptych.python.naming_rules import ruled_name

__all__ = ["check_naming", "check_package"]


@dataclass(frozen=True, slots=True)
class _Named:
    """A thing with its name in the document, and its name in Python."""

    scope: str
    pointer: Pointer
    name: str
    python: str


def check_naming(
    rules: Iterable[NamingRule], names: Names, api: Api
) -> tuple[Diagnostic, ...]:
    """A warning for a rule that fits nothing, and errors where one gives no good name.

    Two things that would get the same name are told with both places.
    """
    listed = tuple(rules)
    if not listed:
        return ()
    things = _things(names, api)
    found: list[Diagnostic] = []
    fitting: set[int] = set()
    for kind in NamingKind:
        of_kind = [
            (index, rule) for index, rule in enumerate(listed) if rule.kind is kind
        ]
        for thing in things[kind]:
            for index, rule in of_kind:
                ruled = ruled_name(rule, thing.name)
                if ruled is None:
                    continue
                fitting.add(index)
                found += _problems(rule, ruled, thing, things[kind])
                break
    found += [
        placed(
            warning(
                "naming-unmatched",
                f"the document has no {rule.kind.removesuffix('s')} that fits"
                f" `{rule.pattern}`, or rules before it have them all",
            ),
            rule.origin,
        )
        for index, rule in enumerate(listed)
        if index not in fitting
    ]
    return tuple(found)


def check_package(name: str, origin: Origin | None) -> tuple[Diagnostic, ...]:
    """What is to say about the stem of package names that `origin` states.

    Without an origin the command line does.
    """
    loss = package_name_loss(name)
    if not loss:
        return ()
    if loss == "all":
        message = f"no package can be called `{name}`: nothing of it would be left"
        hint = "use letters of ASCII and digits, a letter first"
        return (placed(error("package-name", message, hint=hint), origin),)
    stem = package_name(name)
    message = f"`{name}` is no name of a package, and becomes `{stem}`"
    hint = f'name = "{stem}" says so' if origin else f"`--name {stem}` says so"
    return (placed(warning("package-name", message, hint=hint), origin),)


def _problems(
    rule: NamingRule, ruled: str, thing: _Named, others: Iterable[_Named]
) -> Iterator[Diagnostic]:
    if not snake_case(ruled, fallback=""):
        message = f"this rule leaves nothing of the name `{thing.name}`"
        yield placed(error("naming-empty", message), rule.origin)
        return
    wanted = (
        camel_case(ruled, fallback="")
        if rule.kind is NamingKind.MODELS
        else snake_case(ruled, fallback="")
    )
    if thing.python == wanted:
        return
    for other in others:
        if (
            other.python == wanted
            and other.scope == thing.scope
            and other.pointer != thing.pointer
        ):
            for one, same in ((thing, other), (other, thing)):
                yield error(
                    "naming-ambiguous",
                    f"by a naming rule, `{one.name}` would get the name `{wanted}`, as"
                    f" would `{same.name}` at `{same.pointer}`",
                    pointer=one.pointer,
                    hint="let the rule keep more of the name, or rename one of them",
                )


def _things(names: Names, api: Api) -> Mapping[NamingKind, list[_Named]]:
    groups = (*names.groups, *names.webhooks)
    operations = [(group, item) for group in groups for item in group.operations]
    return {
        NamingKind.MODELS: [
            *(
                _Named("", key, schema.name, names.models[key].class_name)
                for key, schema in api.schemas.items()
                if isinstance(schema, ObjectSchema)
                and schema.name
                and key in names.models
            ),
            *(
                _Named("", key, item.schema.name, item.name)
                for key, item in names.unions.items()
                if item.schema.name
            ),
        ],
        NamingKind.OPERATIONS: [
            _Named(
                group.attribute,
                item.operation.pointer,
                item.operation.id,
                item.method,
            )
            for group, item in operations
        ],
        NamingKind.PARAMETERS: [
            _Named(
                item.operation.pointer,
                argument.parameter.pointer,
                argument.parameter.name,
                argument.argument,
            )
            for _, item in operations
            for argument in item.arguments
        ],
        NamingKind.TAGS: [
            _Named(
                "", group.operations[0].operation.pointer, group.tag, group.attribute
            )
            for group in names.groups
        ],
    }

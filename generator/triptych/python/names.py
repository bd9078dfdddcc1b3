"""Every Python name of an API, allocated once, after all of it is known."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from triptych.ir import Api, SchemaId
from triptych.python.annotations import Annotation
from triptych.python.enums import EnumName
from triptych.python.grouping import Group, group_key, group_operations
from triptych.python.identifiers import camel_case, package_name, snake_case
from triptych.python.models import FIELD, ModelName, model_annotations, name_models
from triptych.python.naming_rules import PLAIN, Naming
from triptych.python.operation_names import (
    ArgumentName,
    OperationNames,
    name_operations,
    name_webhooks,
)
from triptych.python.ordering import natural_order
from triptych.python.reserved import (
    CLIENT_ATTRIBUTES,
    KEYWORDS,
    SERVER_ARGUMENTS,
    SOFT_KEYWORDS,
)
from triptych.python.scope import Candidate, allocate
from triptych.python.security_names import SecuritySchemeNames, name_security_schemes
from triptych.python.unions import UnionName
from triptych.python.versions import package_version

__all__ = [
    "FIELD",
    "TAG",
    "WEBHOOKS",
    "ArgumentName",
    "GroupNames",
    "Names",
    "OperationNames",
    "group_key",
    "name_api",
]

TAG = "tag:"
"""What precedes the name of a tag where a pointer could stand."""

WEBHOOKS = "webhooks"
"""The group of webhooks and callbacks without a tag, and what follows the package."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupNames:
    """The operations that share a first tag.

    `tag` is the tag as the document spells it. `attribute` names the group on a client,
    its argument of `create_app` and its modules; `stem` begins its class names.
    """

    tag: str
    attribute: str
    stem: str
    operations: tuple[OperationNames, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The names of an API: its packages' stem and version, its groups and classes.

    `webhooks` are the groups of the requests that the API makes.
    """

    package: str
    version: str
    groups: tuple[GroupNames, ...]
    webhooks: tuple[GroupNames, ...]
    models: Mapping[SchemaId, ModelName]
    enums: Mapping[SchemaId, EnumName]
    unions: Mapping[SchemaId, UnionName]
    security_schemes: tuple[SecuritySchemeNames, ...] = ()
    webhook_schemes: tuple[SecuritySchemeNames, ...] = ()

    @property
    def has_models(self) -> bool:
        """Whether there is anything in the package of models."""
        return bool(self.models or self.enums or self.unions)

    @property
    def model_annotations(self) -> dict[SchemaId, Annotation]:
        """Classes and aliases as they are named outside their package."""
        return model_annotations(self.models, self.unions)

    @property
    def distribution(self) -> str:
        """The stem of distribution names, as PEP 503 normalises it."""
        return re.sub(r"[-_.]+", "-", self.package).strip("-").lower()


def name_api(
    api: Api, name: str, renames: Mapping[str, str], naming: Naming = PLAIN
) -> Names:
    """Allocate the Python names of `api`, whose packages begin with `name`.

    `renames` has names that win over all others, by the pointer of an operation, a
    parameter, a body, a schema or a property, or by `tag:` and the name of a tag.
    `naming` is what the rules of a configuration make of the document's names.
    """
    ids = {operation.id for operation in api.operations}
    groups = _groups(
        api,
        group_operations(api.operations),
        renames,
        naming,
        lambda group: name_operations(group, renames, naming, ids),
    )
    # Their names are unique beyond groups, because a client has them in one module.
    named = name_webhooks(api.webhooks, renames, naming)
    webhooks = _groups(
        api,
        group_operations(api.webhooks, untagged=WEBHOOKS),
        renames,
        naming,
        lambda group: tuple(named[item.pointer] for item in group.operations),
    )
    schemes = name_security_schemes(
        (*api.security_schemes, *api.webhook_schemes), package_name(name)
    )
    models = name_models(api, _contexts((*groups, *webhooks)), renames, naming)
    return Names(
        package=package_name(name),
        version=package_version(api.version),
        groups=groups,
        webhooks=webhooks,
        models=models.classes,
        enums=models.enums,
        unions=models.unions,
        security_schemes=tuple(
            item for item in schemes if item.scheme not in api.webhook_schemes
        ),
        webhook_schemes=tuple(
            item for item in schemes if item.scheme in api.webhook_schemes
        ),
    )


def _groups(
    api: Api,
    found: Iterable[Group],
    renames: Mapping[str, str],
    naming: Naming,
    name: Callable[[Group], tuple[OperationNames, ...]],
) -> tuple[GroupNames, ...]:
    """The names of groups of which `name` names the operations, in their order."""
    grouped = {group.key: group for group in found}
    spellings = {key: _spelling(api, group) for key, group in grouped.items()}
    renamed = {
        group_key(tag): wanted
        for what, wanted in renames.items()
        if (tag := what.removeprefix(TAG)) != what
    }
    wanted = _attributes(
        {key: naming.tag(spelling) for key, spelling in spellings.items()}
    )
    attributes = allocate(
        (
            Candidate(
                key=key, wanted=renamed.get(key) or wanted[key], final=key in renamed
            )
            for key in spellings
        ),
        KEYWORDS | CLIENT_ATTRIBUTES | SERVER_ARGUMENTS,
        permitted=SOFT_KEYWORDS,
    )
    stems = _stems(attributes.values())
    order = _tag_order(api)
    groups = [
        GroupNames(
            tag=spellings[key],
            attribute=attributes[key],
            stem=stems[attributes[key]],
            operations=name(group),
        )
        for key, group in grouped.items()
    ]
    return tuple(
        sorted(
            groups,
            key=lambda group: (
                order.get(group_key(group.tag), len(order)),
                natural_order(group.attribute),
            ),
        )
    )


# `from .operations.group import (` has to fit into a line of a method.
_GROUP_LENGTH = 48


def _attributes(tags: Mapping[str, str]) -> Mapping[str, str]:
    """The attributes that groups ask for: a tag that is a path is called by its words.

    Placeholders and numbers of versions say nothing, unless they tell two tags apart.
    """
    short = {key: _path_words(tag) for key, tag in tags.items()}
    counted = Counter(short.values())
    return {
        key: snake_case(
            short[key] if short[key] and counted[short[key]] == 1 else tag,
            fallback="group",
            length=_GROUP_LENGTH,
        )
        for key, tag in tags.items()
    }


def _path_words(tag: str) -> str:
    if not tag.startswith("/"):
        return ""
    segments = tag.split("/")
    return " ".join(
        segment
        for segment in segments
        if "{" not in segment and not re.fullmatch(r"v?[0-9.]*", segment)
    )


def _stems(attributes: Iterable[str]) -> Mapping[str, str]:
    """The stem of the class names of each group."""
    wanted = {item: camel_case(item, fallback="group") for item in attributes}
    # `AsyncUsers...` is the asynchronous class of the group `users` already.
    taken = {f"Async{stem}" for stem in wanted.values()}
    return allocate(
        (
            Candidate(key=key, wanted=f"{stem}Group" if stem in taken else stem)
            for key, stem in wanted.items()
        ),
        (),
        separator="",
    )


def _tag_order(api: Api) -> Mapping[str, int]:
    """The places of groups in the list of tags, which authors order for readers.

    Groups that the list lacks follow it, by name.
    """
    order: dict[str, int] = {}
    for tag in api.tags:
        order.setdefault(group_key(tag.name), len(order))
    return order


def _spelling(api: Api, group: Group) -> str:
    """One spelling of a group's tag: a declared one, else the first in sorted order."""
    declared = (tag.name for tag in api.tags if tag.name in group.tags)
    return next(declared, group.tags[0])


def _contexts(groups: Iterable[GroupNames]) -> dict[SchemaId, str]:
    """What the schemas of bodies are called by that have no name of their own."""
    contexts: dict[SchemaId, str] = {}
    for group in groups:
        for item in group.operations:
            # Unlike the method, the id is unique beyond its group.
            stem = camel_case(item.operation.id, fallback="operation")
            for parameter in item.operation.parameters:
                named = camel_case(parameter.name, fallback="parameter")
                contexts.setdefault(parameter.schema, f"{stem}{named}")
            body = item.operation.request_body
            for field in body.fields if body is not None else ():
                named = camel_case(field.name, fallback="field")
                contexts.setdefault(field.schema, f"{stem}{named}")
            for content in body.contents if body is not None else ():
                if content.schema is not None:
                    contexts.setdefault(content.schema, f"{stem}Body")
            successes = [r for r in item.operation.responses if r.is_success]
            for response in item.operation.responses:
                plain = bool(successes) and response is successes[0]
                suffix = "Response" if plain else f"Response{response.status.title()}"
                for content in response.contents:
                    if content.schema is not None:
                        contexts.setdefault(content.schema, f"{stem}{suffix}")
                    for part in content.stream.items if content.stream else ():
                        if part.schema is not None:
                            name = camel_case(part.event or "item", fallback="item")
                            contexts.setdefault(part.schema, f"{stem}{name}")
    return contexts

"""The docs target: reference pages in Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from triptych.config import NO_METADATA, PackageMetadata
from triptych.history import NO_HISTORY, History
from triptych.ir import Api
from triptych.pointer import Pointer
from triptych.python.annotations import Dialect
from triptych.python.names import GroupNames, Names
from triptych.python.signatures import signature
from triptych.targets.distributions import install_command
from triptych.targets.docs.changes import changes_view
from triptych.targets.docs.flows import WEBHOOKS_PAGE
from triptych.targets.docs.models import (
    EnumView,
    ModelView,
    UnionView,
    enum_view,
    model_view,
    union_view,
)
from triptych.targets.docs.operations import (
    BRIEF_LENGTH,
    ArgumentView,
    OperationView,
    argument_view,
    operation_view,
)
from triptych.targets.docs.security import SecuritySchemeView, security_scheme_view
from triptych.targets.docs.types import LinkView, docs_dialect, link_view
from triptych.targets.docs.webhooks import WebhooksView, webhooks_view
from triptych.targets.examples.credentials import authentication_example
from triptych.targets.examples.servers import client_arguments
from triptych.targets.jobs import Job, Render
from triptych.targets.models.enums import distinct_enums

__all__ = ["docs_jobs"]

_MANY = 10
"""From how many operations on a long description of an argument is told once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """A page about the operations of one tag.

    `common` are arguments of many of them, whose long descriptions are told once.
    """

    tag: str
    title: str
    attribute: str
    kind: str
    description: str
    operations: tuple[OperationView, ...]
    common: tuple[ArgumentView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionView:
    """A heading of the list of operations; a tag without any has no `group`."""

    level: int
    title: str
    group: GroupView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexView:
    """The first page, and what the pages about the whole API show."""

    title: str
    version: str
    description: str
    servers: tuple[str, ...]
    base_path: str
    package: str
    install: str
    first_call: str
    links: tuple[LinkView, ...]
    sections: tuple[SectionView, ...]
    security_schemes: tuple[SecuritySchemeView, ...]
    security_details: tuple[SecuritySchemeView, ...]
    authentication_example: str
    models: tuple[ModelView, ...]
    unions: tuple[UnionView, ...]
    enums: tuple[EnumView, ...]
    has_changes: bool
    webhooks: WebhooksView | None


def docs_jobs(
    api: Api,
    names: Names,
    metadata: PackageMetadata = NO_METADATA,
    history: History = NO_HISTORY,
) -> tuple[Job, ...]:
    """Every page, below `docs/`."""
    dialect = docs_dialect(names)
    groups = tuple(_group_view(api, names, group, dialect) for group in names.groups)
    schemes = tuple(security_scheme_view(item) for item in names.security_schemes)
    view = IndexView(
        title=api.title,
        version=api.version,
        description=api.description,
        servers=tuple(server.url for server in api.servers if server.is_absolute),
        base_path=_base_path(api),
        package=f"{names.package}_client",
        install=install_command(
            metadata,
            f"{names.distribution}-client",
            "# in the folder with `client` and `docs`\npip install ./client",
        ),
        first_call=_first_call(groups),
        links=_links(api),
        sections=tuple(_outline(api, groups)),
        security_schemes=schemes,
        security_details=tuple(item for item in schemes if item.links or item.scopes),
        authentication_example=authentication_example(
            f"{names.package}_client", client_arguments(api), names.security_schemes
        ),
        enums=tuple(map(enum_view, distinct_enums(names))),
        unions=tuple(
            union_view(api, union, dialect)
            for union in sorted(names.unions.values(), key=lambda union: union.name)
        ),
        has_changes=bool(history.releases),
        models=tuple(
            model_view(api, model, dialect)
            for model in sorted(
                names.models.values(), key=lambda model: model.class_name
            )
        ),
        webhooks=webhooks_view(api, names, dialect) if api.webhooks else None,
    )
    webhooks = view.webhooks
    jobs: list[Job] = [
        Render(path=f"docs/{page}.md", template=f"docs/{page}.md.jinja", view=view)
        for page in (
            "index",
            "authentication",
            "errors",
            *(["models"] if names.has_models else []),
        )
    ]
    jobs += [
        # A folder of their own, where no tag can take the name of another page.
        Render(
            path=f"docs/operations/{group.attribute}.md",
            template="docs/group.md.jinja",
            view=group,
        )
        for group in groups
    ]
    if webhooks is not None:
        jobs.append(
            Render(
                path=f"docs/{WEBHOOKS_PAGE}",
                template="docs/webhooks.md.jinja",
                view=webhooks,
            )
        )
    if history.releases:
        jobs.append(
            Render(
                path="docs/changes.md",
                template="docs/changes.md.jinja",
                view=changes_view(history),
            )
        )
    return tuple(jobs)


def _outline(api: Api, groups: tuple[GroupView, ...]) -> Iterator[SectionView]:
    """The groups in the hierarchy of their tags, else in their order."""
    titles = {tag.name: tag.summary or tag.name for tag in api.tags}
    parents = {tag.name: tag.parent if tag.parent in titles else "" for tag in api.tags}
    by_tag = {group.tag: group for group in groups}
    listed = [group.tag for group in groups]
    # What has no operations stands where the first does that belongs to it.
    for group in groups:
        above = parents.get(group.tag, "")
        while above:
            if above not in listed:
                listed.insert(listed.index(group.tag), above)
            above = parents.get(above, "")

    def below(parent: str, level: int) -> Iterator[SectionView]:
        for tag in listed:
            if parents.get(tag, "") == parent:
                group = by_tag.get(tag)
                title = group.title if group is not None else titles[tag]
                yield SectionView(level=min(level, 6), title=title, group=group)
                yield from below(tag, level + 1)

    yield from below("", 3)


def _first_call(groups: tuple[GroupView, ...]) -> str:
    """The example of the first operation, for readers who want to try one."""
    return next((group.operations[0].python for group in groups), "")


def _base_path(api: Api) -> str:
    """The base path that callers must know where the document names no host."""
    server = api.servers[0]
    return "" if server.is_absolute else server.url.rstrip("/")


def _links(api: Api) -> tuple[LinkView, ...]:
    links: list[LinkView] = []
    if api.external_documentation is not None:
        links.append(link_view(api.external_documentation))
    if api.terms_of_service:
        links.append(LinkView(text="Terms of service", url=api.terms_of_service))
    if api.license is not None:
        links.append(LinkView(text=f"License: {api.license.name}", url=api.license.url))
    if api.contact is not None:
        name = api.contact.name or api.contact.email or api.contact.url
        mail = f"mailto:{api.contact.email}" if api.contact.email else ""
        links.append(LinkView(text=f"Contact: {name}", url=api.contact.url or mail))
    return tuple(links)


def _group_view(
    api: Api, names: Names, group: GroupNames, dialect: Dialect
) -> GroupView:
    package = f"{names.package}_client"
    common = _common(group)
    rows = {
        argument.parameter.pointer: argument_view(api, argument, names)
        for operation in (group.operations if common else ())
        for argument in signature(operation, api.schemas, dialect)
        if argument.parameter and argument.parameter.pointer in common
    }
    declared = next((tag for tag in api.tags if tag.name == group.tag), None)
    summary = " ".join(declared.summary.split()) if declared is not None else ""
    return GroupView(
        tag=group.tag,
        title=summary or group.tag.strip() or group.attribute,
        attribute=group.attribute,
        kind=declared.kind if declared is not None else "",
        description=declared.description if declared is not None else "",
        operations=tuple(
            operation_view(api, package, group, operation, dialect, names, common)
            for operation in group.operations
        ),
        common=tuple(
            sorted(rows.values(), key=lambda row: (row.argument, row.description))
        ),
    )


def _common(group: GroupNames) -> frozenset[Pointer]:
    """The parameters that many operations share, and that say more than is brief."""
    counts = Counter(
        item.parameter.pointer
        for operation in group.operations
        for item in operation.arguments
        if len(item.parameter.description) > 2 * BRIEF_LENGTH
    )
    return frozenset(key for key, count in counts.items() if count >= _MANY)

"""The docs target: reference pages in Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from triptych.config import NO_METADATA, PackageMetadata
from triptych.history import NO_HISTORY, History
from triptych.ir import Api
from triptych.python.annotations import Dialect
from triptych.python.names import GroupNames, Names
from triptych.python.signatures import Argument, signature
from triptych.targets.dependencies import Dependencies
from triptych.targets.distributions import install_command
from triptych.targets.docs.changes import changes_view
from triptych.targets.docs.flows import WEBHOOKS_PAGE, sections
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
    ArgumentKey,
    ArgumentView,
    OperationView,
    argument_key,
    argument_view,
    operation_view,
    request_line,
)
from triptych.targets.docs.security import SecuritySchemeView, security_scheme_view
from triptych.targets.docs.types import LinkView, docs_dialect, link_view
from triptych.targets.docs.webhooks import WebhooksView, webhooks_view
from triptych.targets.examples.calls import call_view
from triptych.targets.examples.credentials import authentication_example
from triptych.targets.examples.scripts import python_example
from triptych.targets.examples.servers import client_arguments
from triptych.targets.jobs import Job, Keyed, Render
from triptych.targets.models.enums import distinct_enums

__all__ = ["docs_jobs"]

_MANY = 4
"""From how many operations on a long description of an argument is told once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """A page about the operations of one tag.

    `common` are arguments of many of them, whose long descriptions are told once.
    """

    title: str
    attribute: str
    kind: str
    description: str
    operations: tuple[OperationView, ...]
    common: tuple[ArgumentView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    """An operation on the first page."""

    method_name: str
    request_line: str
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LinesView:
    """The operations of one tag on the first page."""

    title: str
    attribute: str
    operations: tuple[LineView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelsView:
    """The page about models, unions and enums."""

    package: str
    models: tuple[ModelView, ...]
    unions: tuple[UnionView, ...]
    enums: tuple[EnumView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionView:
    """A heading of the list of operations; a tag without any has no `group`."""

    level: int
    title: str
    group: LinesView | None


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
    has_models: bool
    security_schemes: tuple[SecuritySchemeView, ...]
    security_details: tuple[SecuritySchemeView, ...]
    authentication_example: str
    has_changes: bool
    webhooks: WebhooksView | None


def docs_jobs(
    api: Api,
    names: Names,
    metadata: PackageMetadata = NO_METADATA,
    history: History = NO_HISTORY,
    dependencies: Dependencies | None = None,
) -> tuple[Job, ...]:
    """Every page, below `docs/`."""
    keys = dependencies or Dependencies(api, names, metadata, wanted=False)
    schemes = tuple(security_scheme_view(item) for item in names.security_schemes)
    dialect = docs_dialect(names)
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
        first_call=_first_call(api, names, dialect),
        links=_links(api),
        sections=tuple(_outline(api, names)),
        has_models=names.has_models,
        security_schemes=schemes,
        security_details=tuple(item for item in schemes if item.links or item.scopes),
        authentication_example=authentication_example(
            f"{names.package}_client", client_arguments(api), names.security_schemes
        ),
        has_changes=bool(history.releases),
        webhooks=webhooks_view(api, names, dialect) if api.webhooks else None,
    )
    webhooks = view.webhooks
    jobs: list[Job] = [
        Render(path=f"docs/{page}.md", template=f"docs/{page}.md.jinja", view=view)
        for page in ("index", "authentication", "errors")
    ]
    if names.has_models:
        jobs.append(_models_job(api, names, dialect, keys))
    jobs += [_group_job(api, names, group, dialect, keys) for group in names.groups]
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


def _group_job(
    api: Api, names: Names, group: GroupNames, dialect: Dialect, keys: Dependencies
) -> Job:
    # A folder of their own, where no tag can take the name of another page.
    path = f"docs/operations/{group.attribute}.md"

    def make() -> Render:
        view = _group_view(api, names, group, dialect)
        return Render(path=path, template="docs/group.md.jinja", view=view)

    # A link shows the name of what may be called next, in whatever group that is.
    places = sections(names)
    linked = [
        places.get(link.operation)
        for item in group.operations
        for response in item.operation.responses
        for link in response.links
    ]
    return Keyed(path=path, key=keys.of_group("docs", group, linked), make=make)


def _models_job(api: Api, names: Names, dialect: Dialect, keys: Dependencies) -> Job:
    path = "docs/models.md"

    def make() -> Render:
        unions = sorted(names.unions.values(), key=lambda item: item.name)
        models = sorted(names.models.values(), key=lambda item: item.class_name)
        view = ModelsView(
            package=f"{names.package}_client",
            enums=tuple(map(enum_view, distinct_enums(names))),
            unions=tuple(union_view(api, item, dialect) for item in unions),
            models=tuple(model_view(api, item, dialect) for item in models),
        )
        return Render(path=path, template="docs/models.md.jinja", view=view)

    return Keyed(path=path, key=keys.of_models("docs"), make=make)


def _outline(api: Api, names: Names) -> Iterator[SectionView]:
    """The groups in the hierarchy of their tags, else in their order."""
    titles = {tag.name: tag.summary or tag.name for tag in api.tags}
    parents = {tag.name: tag.parent if tag.parent in titles else "" for tag in api.tags}
    by_tag = {group.tag: group for group in names.groups}
    listed = [group.tag for group in names.groups]
    # What has no operations stands where the first does that belongs to it.
    for group in names.groups:
        above = parents.get(group.tag, "")
        while above:
            if above not in listed:
                listed.insert(listed.index(group.tag), above)
            above = parents.get(above, "")

    def below(parent: str, level: int) -> Iterator[SectionView]:
        for tag in listed:
            if parents.get(tag, "") == parent:
                group = by_tag.get(tag)
                yield SectionView(
                    level=min(level, 6),
                    title=_title(api, group) if group is not None else titles[tag],
                    group=_lines_view(api, group) if group is not None else None,
                )
                yield from below(tag, level + 1)

    yield from below("", 3)


def _first_call(api: Api, names: Names, dialect: Dialect) -> str:
    """The example of the first operation, for readers who want to try one."""
    if not names.groups:
        return ""
    group = names.groups[0]
    call = call_view(api, group, group.operations[0], dialect, names)
    if call is None:
        return ""
    return python_example(f"{names.package}_client", client_arguments(api), call)


def _lines_view(api: Api, group: GroupNames) -> LinesView:
    return LinesView(
        title=_title(api, group),
        attribute=group.attribute,
        operations=tuple(
            LineView(
                method_name=item.method,
                request_line=request_line(item.operation),
                summary=" ".join(item.operation.summary.split()),
            )
            for item in group.operations
        ),
    )


def _title(api: Api, group: GroupNames) -> str:
    declared = next((tag for tag in api.tags if tag.name == group.tag), None)
    summary = " ".join(declared.summary.split()) if declared is not None else ""
    return summary or group.tag.strip() or group.attribute


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
    signatures = [signature(item, api.schemas, dialect) for item in group.operations]
    common = _common(argument for arguments in signatures for argument in arguments)
    rows = [
        replace(argument_view(api, argument, names), notes="")
        for argument in common.values()
    ]
    declared = next((tag for tag in api.tags if tag.name == group.tag), None)
    return GroupView(
        title=_title(api, group),
        attribute=group.attribute,
        kind=declared.kind if declared is not None else "",
        description=declared.description if declared is not None else "",
        operations=tuple(
            operation_view(
                api, package, group, operation, arguments, dialect, names, common
            )
            for operation, arguments in zip(group.operations, signatures, strict=True)
        ),
        common=tuple(sorted(rows, key=lambda row: (row.argument, row.description))),
    )


def _common(arguments: Iterable[Argument]) -> dict[ArgumentKey, Argument]:
    """The arguments that many operations share, and that say more than is brief."""
    counts: Counter[ArgumentKey] = Counter()
    found: dict[ArgumentKey, Argument] = {}
    for argument in arguments:
        if argument.parameter and len(argument.description) > 2 * BRIEF_LENGTH:
            key = argument_key(argument)
            counts[key] += 1
            found[key] = argument
    return {key: found[key] for key, count in counts.items() if count >= _MANY}

"""The server target: an installable package `<name>_server`.

Everything below `_generated/` is the tool's. The other files are written once and
belong to the user, who puts the services there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from triptych.config import NO_METADATA, Edition, PackageMetadata, latest_edition
from triptych.ir import Api
from triptych.json_value import JsonValue
from triptych.passes.requests.base_paths import has_own_path
from triptych.passes.xml.shapes import xml_shapes
from triptych.python.annotations import Dialect
from triptych.python.code import Code
from triptych.python.docstrings import DocumentedArgument, docstring_lines
from triptych.python.layout import (
    assignment,
    call,
    element,
    exports,
    from_import,
    keyword,
    open_tuple,
    statement,
)
from triptych.python.literals import literal
from triptych.python.names import GroupNames, Names
from triptych.python.reserved import SERVICE_CLASSES
from triptych.python.streams import WIRE_MODULES, has_streams
from triptych.source.digest import canonical_order
from triptych.targets.dependencies import Dependencies
from triptych.targets.distributions import MetadataView, install_command, metadata_view
from triptych.targets.groups import in_import_order
from triptych.targets.jobs import Job, Joined, Keyed, Render, Verbatim
from triptych.targets.json_lines import document_text
from triptych.targets.modules import quoted_tag
from triptych.targets.runtime_files import runtime_files
from triptych.targets.server.docs_page import Page
from triptych.targets.server.json_schemas import has_schemas, schemas_text
from triptych.targets.server.mock import mock_text
from triptych.targets.server.operations import (
    GroupView,
    ServiceView,
    argument_dialect,
    group_view,
    service_view,
)
from triptych.targets.server.operations_test import operations_test_jobs
from triptych.targets.server.responses import result_dialect
from triptych.targets.server.security import SecurityView, security_view
from triptych.targets.server.stubs import services_view, stub_names, stub_view
from triptych.targets.xml_table import XML_FILE, table_text

__all__ = ["server_jobs", "server_models"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageView:
    """What the files that exist once per package show."""

    title: str
    summary: str
    docstring: tuple[str, ...]
    create_app_docstring: tuple[str, ...]
    distribution: str
    package: str
    version: str
    command: str
    base_path_statement: Code
    endpoints: Code
    logger_statement: Code
    run_statement: Code
    dependencies: tuple[str, ...]
    metadata: MetadataView
    error_body_example: str
    test: str
    install: str
    base_path: str
    base_address: str
    has_own_paths: bool
    runtime_import: Code
    stream_imports: tuple[Code, ...]
    generated_exports: Code
    package_import: Code
    package_exports: Code
    exported_services: Code
    has_models: bool
    has_schemas: bool
    security: SecurityView | None
    groups: tuple[ServiceView, ...]
    imported_groups: tuple[ServiceView, ...]


_STREAM_NAMES = {
    "heartbeats": {"with_heartbeats"},
    "item_streams": {"Comment", "Event", "Events", "NamedEvents", "Records"},
}
"""What services stream with, by the modules that have it."""

_STREAM_MODULES = (
    *WIRE_MODULES,
    "server/heartbeats.py",
    "server/item_streams.py",
    "server/sending.py",
)


def _reserved_names(view: PackageView) -> frozenset[str]:
    """What modules of services import, which no class of a service may be called."""
    if not view.stream_imports:
        return SERVICE_CLASSES
    return SERVICE_CLASSES.union(*_STREAM_NAMES.values())


def server_models(names: Names) -> str:
    """The folder of the models of a server."""
    return f"{_package(names)}/_generated/models"


def server_jobs(
    api: Api,
    names: Names,
    document: Mapping[str, JsonValue],
    metadata: PackageMetadata = NO_METADATA,
    edition: Edition | None = None,
    dependencies: Dependencies | None = None,
) -> tuple[Job, ...]:
    """Every file of the server, below `server/`, but for its models.

    `document` is the description itself, which the server serves as JSON.
    """
    package = _package(names)
    keys = dependencies or Dependencies(api, names, metadata, wanted=False)
    generated = f"{package}/_generated"
    about = metadata_view(api, metadata, edition or latest_edition())
    view = _package_view(api, names, metadata, about)
    class_names = stub_names(view.groups, _reserved_names(view))
    services = services_view(class_names, view.groups, view.package)
    owned = {
        "server/pyproject.toml": "server/pyproject.toml.jinja",
        "server/README.md": "server/README.md.jinja",
        f"{package}/__init__.py": "server/package_init.py.jinja",
        f"{package}/__main__.py": "server/main.py.jinja",
    }
    ours = {
        f"{generated}/__init__.py": "server/generated_init.py.jinja",
        f"{generated}/app.py": "server/generated_app.py.jinja",
        f"{generated}/services/__init__.py": "server/services_init.py.jinja",
    }
    jobs: list[Job] = [
        Render(path=path, template=template, view=view, written_once=True)
        for path, template in owned.items()
    ]
    jobs += [
        Render(path=path, template=template, view=services, written_once=True)
        for path, template in {
            f"{package}/app.py": "server/app.py.jinja",
            f"{package}/services/__init__.py": "server/stubs_init.py.jinja",
        }.items()
    ]
    view_of = _group_views(api, names)
    jobs += [
        _stub_job(
            f"{package}/services", group, class_names[group.attribute], view_of, keys
        )
        for group in names.groups
    ]
    jobs += [
        Render(path=path, template=template, view=view)
        for path, template in ours.items()
    ]
    jobs += [
        _service_job(f"{generated}/services", group, view_of, keys)
        for group in names.groups
    ]
    if view.security is not None:
        jobs.append(
            Render(
                path=f"{generated}/security.py",
                template="server/security.py.jinja",
                view=view.security,
            )
        )
    jobs.append(_page_job(f"{generated}/docs.html", api, names, keys))
    # Sorted, because the order of a map's keys means nothing and must not show.
    served = document_text(
        {key: canonical_order(document[key]) for key in sorted(document)}
    )
    jobs.append(Verbatim(path=f"{generated}/document.json", text=served))
    samples = {"mock.json": lambda: mock_text(api, names)}
    if view.has_schemas:
        samples["schemas.json"] = lambda: schemas_text(api)
    jobs += [
        _text_job(f"{generated}/{name}", text, keys) for name, text in samples.items()
    ]
    jobs.append(Verbatim(path=f"{package}/py.typed", text=""))
    jobs += operations_test_jobs(api, names, argument_dialect(names), keys)
    xml = xml_shapes(api)
    if xml.roots:
        jobs.append(Verbatim(path=f"{generated}/{XML_FILE}", text=table_text(xml)))
    # Files in Base64 are decoded by a type of the models, so a server has them always.
    jobs += runtime_files(
        generated,
        "server",
        "wire",
        "models",
        *(["xml"] if xml.roots else []),
        without=(
            "wire/encode.py",
            *(() if has_streams(api.operations) else _STREAM_MODULES),
        ),
    )
    return tuple(jobs)


def _package(names: Names) -> str:
    return f"server/{names.package}_server"


_GroupViewOf: TypeAlias = Callable[[GroupNames], GroupView]


def _group_views(api: Api, names: Names) -> _GroupViewOf:
    """The view of each group, made once, when it is first asked for."""
    views: dict[str, GroupView] = {}
    dialects: list[Dialect] = []

    def view_of(group: GroupNames) -> GroupView:
        if not dialects:
            dialects.extend((argument_dialect(names), result_dialect(names)))
        if group.attribute not in views:
            views[group.attribute] = group_view(api, group, *dialects)
        return views[group.attribute]

    return view_of


def _service_job(
    folder: str, group: GroupNames, view_of: _GroupViewOf, keys: Dependencies
) -> Job:
    path = f"{folder}/{group.attribute}.py"

    def make() -> Render:
        return Render(
            path=path, template="server/service.py.jinja", view=view_of(group)
        )

    return Keyed(path=path, key=keys.of_group("service", group), make=make)


def _stub_job(
    folder: str,
    group: GroupNames,
    class_name: str,
    view_of: _GroupViewOf,
    keys: Dependencies,
) -> Job:
    path = f"{folder}/{group.attribute}.py"

    def make() -> Render:
        return Render(
            path=path,
            template="server/stub.py.jinja",
            view=stub_view(view_of(group), class_name),
            written_once=True,
        )

    key = keys.of_group("stub", group, class_name)
    return Keyed(path=path, key=key, make=make, written_once=True)


def _page_job(path: str, api: Api, names: Names, keys: Dependencies) -> Job:
    """The page that the server serves, whose sections change apart."""
    page = Page(api, names)

    def section(group: GroupNames) -> Keyed:
        def make() -> Render:
            view = page.group(group)
            return Render(path=path, template="server/docs_group.html.jinja", view=view)

        return Keyed(path=path, key=keys.of_group("page", group), make=make)

    def rest() -> Render:
        view = page.rest()
        return Render(path=path, template="server/docs_rest.html.jinja", view=view)

    return Joined(
        path=path,
        parts=(
            Render(path=path, template="server/docs_head.html.jinja", view=page.head()),
            *map(section, names.groups),
            Keyed(path=path, key=keys.of_models("page"), make=rest),
        ),
    )


def _text_job(path: str, text: Callable[[], str], keys: Dependencies) -> Job:
    """A file of JSON that shows no description."""

    def make() -> Verbatim:
        return Verbatim(path=path, text=text())

    return Keyed(path=path, key=keys.of_structure("text"), make=make)


def _package_view(
    api: Api, names: Names, metadata: PackageMetadata, about: MetadataView
) -> PackageView:
    package = f"{names.package}_server"
    distribution = f"{names.distribution}-server"
    title = " ".join(api.title.split())
    groups = tuple(map(service_view, names.groups))
    security = security_view(
        names.security_schemes, package=package, realm=names.distribution
    )
    public = {"Answer", "ErrorBody", "ProblemError", "Violation", "current_request"}
    ours = {"create_app", "routes"}
    if names.has_models:
        ours.add("models")
    if security is not None:
        public |= {"BasicCredentials", "principal", "principals"}
        ours.add("Authentication")
    # What services are written with, besides.
    ready_made = {*public, "BinaryContent", "not_implemented", "run"}
    streams = _STREAM_NAMES if has_streams(api.operations) else {}
    for names_of_streams in streams.values():
        public |= names_of_streams
    return PackageView(
        title=title,
        summary=f"A server for {title}",
        docstring=docstring_lines(
            summary=f"A server for {title}. Edit this file freely", indent=0
        ),
        create_app_docstring=_create_app_docstring(
            names.groups, has_security=security is not None
        ),
        distribution=distribution,
        package=package,
        version=names.version,
        command=f"python -m {package}",
        base_path_statement=statement(
            assignment("_BASE_PATH", literal(api.servers[0].path))
        ),
        logger_statement=statement(
            assignment("_LOGGER", call("logging.getLogger", [literal(package)]))
        ),
        run_statement=statement(
            call("run", ["app", keyword("prog", literal(f"python -m {package}"))]),
            indent=4,
        ),
        dependencies=_dependencies(api),
        metadata=about,
        test="pip install '.[test]'\npytest",
        error_body_example=_error_body_example(package),
        install=(
            install_command(metadata, distribution, "# in this folder\npip install .")
            + f"\npython -m {package} --port 8000"
        ),
        base_path=api.servers[0].path,
        has_own_paths=any(has_own_path(api, item) for item in api.operations),
        base_address=f"http://127.0.0.1:8000{api.servers[0].path}",
        runtime_import=from_import("._runtime.server", ready_made),
        stream_imports=tuple(
            from_import(f"._runtime.server.{module}", found)
            for module, found in streams.items()
        ),
        generated_exports=exports({*public, *ready_made, *ours, "Base64", "services"}),
        package_import=from_import("._generated", {*public, *ours}),
        package_exports=exports({*public, *ours, "interfaces", "services"}),
        has_models=names.has_models,
        has_schemas=has_schemas(api),
        security=security,
        endpoints=element(open_tuple(group.endpoints for group in groups), indent=8),
        exported_services=exports(group.class_name for group in groups),
        groups=groups,
        imported_groups=in_import_order(groups),
    )


def _error_body_example(package: str) -> str:
    return (
        f"from {package} import ProblemError, create_app\n\n\n"
        "def error_body(error: ProblemError) -> object:\n"
        "    messages = [violation.message for violation in error.errors]\n"
        '    return {"message": error.detail, "reasons": messages}\n\n\n'
        "app = create_app(error_body=error_body)"
    )


def _create_app_docstring(
    groups: Iterable[GroupNames], *, has_security: bool
) -> tuple[str, ...]:
    hooks = {"authenticate": "hooks that authenticate the caller of each operation"}
    described = {
        **(hooks if has_security else {}),
        "max_body_size": "the most bytes a request body may have; more answers 413",
        "max_fields": (
            "the most fields a query or a form may have, or the number of parameters "
            "of an operation if that is larger; more answers 400"
        ),
        "validate_responses": (
            "answer 500 and log why if a result does not fit the description"
        ),
        "serve_docs": "serve the API description at `/openapi.json` and `/docs`",
        "debug": "respond with the traceback of an exception that a service raises",
        "mock": "respond with sample data instead of 501",
        "mock_seed": "selects the samples; 0 prefers the documented examples",
        "error_body": "returns the body of an error below 500, or None for the default",
        "middleware": "Starlette middleware for all requests",
        "lifespan": "runs with the application, unless it is mounted in another",
    }
    services = {
        group.attribute: f"implements the operations of {quoted_tag(group)}"
        for group in groups
    }
    return docstring_lines(
        summary="Build the application; operations without a service return 501",
        description=(
            "Operations that require credentials return 401 unless a hook in"
            " `authenticate` accepts them."
            if has_security
            else ""
        ),
        arguments=[
            DocumentedArgument(argument=name, description=text)
            for name, text in {**services, **described}.items()
        ],
        indent=4,
    )


def _dependencies(api: Api) -> tuple[str, ...]:
    """What the server needs; forms in parts need one package more."""
    media_types = {
        content.media_type
        for operation in api.operations
        if operation.request_body is not None
        for content in operation.request_body.contents
    }
    multipart = (
        ["python-multipart>=0.0.18"] if "multipart/form-data" in media_types else []
    )
    return (
        "pydantic>=2.10",
        *multipart,
        "starlette>=0.44",
        # `override` and defaults of type variables, which Python has from 3.13 on.
        "typing-extensions>=4.12.2",
        "uvicorn>=0.30",
    )

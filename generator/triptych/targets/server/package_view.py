"""What the files show that a server has once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from triptych.config import PackageMetadata
from triptych.ir import Api
from triptych.passes.requests.base_paths import has_own_path
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
from triptych.python.streams import has_streams
from triptych.targets.distributions import MetadataView, install_command
from triptych.targets.groups import in_import_order
from triptych.targets.modules import quoted_tag
from triptych.targets.server.json_schemas import has_schemas
from triptych.targets.server.operations import ServiceView, service_view
from triptych.targets.server.security import SecurityView, security_view

__all__ = ["PackageView", "package_view", "reserved_names"]

_STREAM_NAMES = {
    "heartbeats": {"with_heartbeats"},
    "item_streams": {"Comment", "Event", "Events", "NamedEvents", "Records"},
}
"""What services stream with, by the modules that have it."""


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


def reserved_names(view: PackageView) -> frozenset[str]:
    """What modules of services import, which no class of a service may be called."""
    if not view.stream_imports:
        return SERVICE_CLASSES
    return SERVICE_CLASSES.union(*_STREAM_NAMES.values())


def package_view(
    api: Api, names: Names, metadata: PackageMetadata, about: MetadataView
) -> PackageView:
    """What the files of a server show that are no operations.

    `about` is its metadata as `pyproject.toml` has them.
    """
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

"""The client target: an installable package `<name>_client`."""

from __future__ import annotations

from dataclasses import dataclass

from trifold.ir import Api
from trifold.python.annotations import ANY, Annotation, Dialect, Import
from trifold.python.code import Code
from trifold.python.docstrings import DocumentedArgument, docstring_lines
from trifold.python.names import GroupNames, Names, OperationNames
from trifold.python.signatures import Argument, signature
from trifold.targets.example_calls import (
    async_python_example,
    call_view,
    client_arguments,
    python_example,
)
from trifold.targets.jobs import Job, Render, Verbatim
from trifold.targets.modules import (
    ConstantView,
    ImportView,
    ParameterView,
    constant_views,
    import_views,
    parameter_views,
)
from trifold.targets.runtime_files import exported_names, runtime_files

__all__ = ["DIALECT", "client_jobs"]

_RUNTIME_CLIENT = ".._runtime.client"

DIALECT = Dialect(
    sequence=Annotation("Sequence", frozenset({Import("collections.abc", "Sequence")})),
    file=Annotation("Upload", frozenset({Import(_RUNTIME_CLIENT, "Upload")})),
)
"""What client methods accept: any sequence, a file in any of its forms."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArgumentView:
    """One argument of a method: `name: annotation`, with a default if optional."""

    name: str
    annotation: Code
    required: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationView:
    """One operation: its module constant and its method, the same sync and async."""

    constant: str
    id: str
    method: str
    path: str
    constants: tuple[ConstantView, ...]
    parameters: tuple[ParameterView, ...]
    body: str
    content_types: tuple[str, ...]
    accept: tuple[str, ...]
    name: str
    positional: tuple[ArgumentView, ...]
    keyword: tuple[ArgumentView, ...]
    returns: Code
    docstring: tuple[str, ...]
    deprecated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """A module of operations: two classes over the same constants."""

    tag: str
    standard_imports: tuple[ImportView, ...]
    relative_imports: tuple[ImportView, ...]
    class_name: str
    async_class_name: str
    description: str
    operations: tuple[OperationView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupAttributeView:
    """A group as an attribute of the clients."""

    attribute: str
    tag: str
    class_name: str
    async_class_name: str
    methods: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageView:
    """What the files that exist once per package show."""

    title: str
    summary: str
    description: str
    distribution: str
    package: str
    version: str
    user_agent: str
    base_url: str
    base_path: str
    client_docstring: tuple[str, ...]
    async_client_docstring: tuple[str, ...]
    groups: tuple[GroupAttributeView, ...]
    errors: tuple[str, ...]
    install: str
    python: str
    async_python: str
    errors_example: str


def client_jobs(api: Api, names: Names) -> tuple[Job, ...]:
    """Every file of the client, below `client/`."""
    package = f"client/{names.package}_client"
    view = _package_view(api, names)
    once = {
        "client/pyproject.toml": "client/pyproject.toml.jinja",
        "client/README.md": "client/README.md.jinja",
        f"{package}/__init__.py": "client/package_init.py.jinja",
        f"{package}/_client.py": "client/client.py.jinja",
        f"{package}/errors.py": "client/errors.py.jinja",
        f"{package}/operations/__init__.py": "client/operations_init.py.jinja",
    }
    jobs: list[Job] = [
        Render(path=path, template=template, view=view)
        for path, template in once.items()
    ]
    jobs += [
        Render(
            path=f"{package}/operations/{group.attribute}.py",
            template="client/operation_group.py.jinja",
            view=_group_view(api, group),
        )
        for group in names.groups
    ]
    jobs.append(Verbatim(path=f"{package}/py.typed", text=""))
    jobs += runtime_files(package, "client", "wire", without=("wire/decode.py",))
    return tuple(jobs)


def _package_view(api: Api, names: Names) -> PackageView:
    server = api.servers[0]
    package = f"{names.package}_client"
    distribution = f"{names.distribution}-client"
    title = " ".join(api.title.split())
    base_path = "" if server.is_absolute or server.url == "/" else server.url
    calls = [
        call_view(api, group, operation, DIALECT)
        for group in names.groups[:1]
        for operation in group.operations[:1]
    ]
    return PackageView(
        title=title,
        summary=f"A typed Python client for {title}",
        description=api.description,
        distribution=distribution,
        package=package,
        version=names.version,
        user_agent=f"{distribution}/{names.version}",
        base_url=server.url if server.is_absolute else "",
        base_path=base_path,
        client_docstring=_client_docstring(title, base_path, "httpx2.Client"),
        async_client_docstring=_client_docstring(
            f"{title}, with methods to be awaited", base_path, "httpx2.AsyncClient"
        ),
        groups=tuple(
            GroupAttributeView(
                attribute=group.attribute,
                tag=group.tag,
                class_name=f"{group.stem}Operations",
                async_class_name=f"Async{group.stem}Operations",
                methods=tuple(item.method for item in group.operations),
            )
            for group in names.groups
        ),
        errors=exported_names("client/errors.py"),
        install=f"pip install {distribution}",
        python="".join(
            python_example(package, client_arguments(api), call) for call in calls
        ),
        async_python="".join(
            async_python_example(package, client_arguments(api), call) for call in calls
        ),
        errors_example=(
            f"from {package} import errors\n\n"
            "try:\n"
            "    ...\n"
            "except errors.NotFoundError as error:\n"
            "    print(error.status_code, error.body)"
        ),
    )


def _client_docstring(
    purpose: str, base_path: str, http_client: str
) -> tuple[str, ...]:
    where = "where the API is served"
    if base_path:
        where += f", with its base path `{base_path}`"
    described = {
        "base_url": where,
        "http_client": f"an `{http_client}` of your own; closing it stays yours",
        "timeout": "seconds, an `httpx2.Timeout`, or None for no limit",
        "max_retries": "how often a request that failed is sent again",
    }
    return docstring_lines(
        summary=purpose,
        description="",
        arguments=[
            DocumentedArgument(argument=name, wire=text)
            for name, text in described.items()
        ],
    )


def _group_view(api: Api, group: GroupNames) -> GroupView:
    operations: list[OperationView] = []
    imports = {
        Import(_RUNTIME_CLIENT, name)
        for name in (
            "AsyncOperationGroup",
            "Operation",
            "OperationGroup",
            "RequestOptions",
        )
    }
    for item in group.operations:
        arguments = signature(item, api.schemas, DIALECT)
        view = _operation_view(api, item, arguments)
        operations.append(view)
        imports |= ANY.imports
        for argument in arguments:
            imports |= argument.declared.imports
        wire = ".._runtime.wire.parameters"
        if view.constants:
            imports.add(Import(wire, "Constant"))
        if view.parameters:
            imports.add(Import(wire, "Parameter"))
    described = [tag.description for tag in api.tags if tag.name == group.tag]
    return GroupView(
        tag=group.tag,
        standard_imports=import_views(
            item for item in imports if not item.module.startswith(".")
        ),
        relative_imports=import_views(
            item for item in imports if item.module.startswith(".")
        ),
        class_name=f"{group.stem}Operations",
        async_class_name=f"Async{group.stem}Operations",
        description=described[0] if described else "",
        operations=tuple(operations),
    )


def _operation_view(
    api: Api, names: OperationNames, arguments: tuple[Argument, ...]
) -> OperationView:
    operation = names.operation
    body = operation.request_body
    views = [
        (
            argument.positional,
            ArgumentView(
                name=argument.argument,
                annotation=Code(argument.declared.source),
                required=argument.required,
            ),
        )
        for argument in arguments
    ]
    accept = dict.fromkeys(
        content.media_type
        for response in operation.responses
        for content in response.contents
    )
    return OperationView(
        constant=names.constant,
        id=operation.id,
        method=operation.method.value,
        path=operation.path_template,
        constants=constant_views(operation.constants),
        parameters=parameter_views(arguments, api.schemas),
        body=names.body,
        content_types=(
            tuple(content.media_type for content in body.contents) if body else ()
        ),
        accept=tuple(accept),
        name=names.method,
        positional=tuple(view for positional, view in views if positional),
        keyword=tuple(view for positional, view in views if not positional),
        returns=Code(ANY.source),
        docstring=docstring_lines(
            summary=operation.summary,
            description=operation.description,
            notes=["Deprecated."] if operation.deprecated else [],
            arguments=[
                DocumentedArgument(
                    argument=argument.argument,
                    wire=argument.wire,
                    description=argument.description,
                )
                for argument in arguments
            ],
        )
        or (f"{operation.method} {operation.path_template}.",),
        deprecated=operation.deprecated,
    )

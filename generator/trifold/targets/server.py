"""The server target: an installable package `<name>_server`.

Everything below `_generated/` is the tool's. The other files are written once and
belong to the user, who puts the services there.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from trifold.ir import Api, Server
from trifold.json_value import JsonValue
from trifold.python.annotations import ANY, Annotation, Dialect, Import
from trifold.python.code import Code
from trifold.python.docstrings import DocumentedArgument, docstring_lines
from trifold.python.names import GroupNames, Names, OperationNames
from trifold.python.signatures import Argument, signature
from trifold.targets.jobs import Job, Render, Verbatim
from trifold.targets.modules import (
    ConstantView,
    ImportView,
    ParameterView,
    constant_views,
    import_views,
    parameter_views,
)
from trifold.targets.runtime_files import runtime_files

__all__ = ["server_jobs"]

_RUNTIME = ".._runtime.server"

_DIALECT = Dialect(
    sequence=Annotation("list"),
    file=Annotation(
        "UploadFile", frozenset({Import("starlette.datastructures", "UploadFile")})
    ),
)
"""What services are given: lists and uploaded files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArgumentView:
    """One keyword argument of a service method; None stands for one left out."""

    name: str
    annotation: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyView:
    """The structured body of a request."""

    argument: str
    required: bool
    media_types: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationView:
    """One operation: what the router and the decoder know, and the service method."""

    constant: str
    id: str
    method: str
    path: str
    constants: tuple[ConstantView, ...]
    parameters: tuple[ParameterView, ...]
    body: BodyView | None
    form_media_types: tuple[str, ...]
    produces: tuple[str, ...]
    status: int
    name: str
    arguments: tuple[ArgumentView, ...]
    docstring: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """A module with the operations of one tag and the base class of their service."""

    tag: str
    attribute: str
    standard_imports: tuple[ImportView, ...]
    relative_imports: tuple[ImportView, ...]
    class_name: str
    methods: tuple[str, ...]
    operations: tuple[OperationView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageView:
    """What the files that exist once per package show."""

    title: str
    summary: str
    distribution: str
    package: str
    version: str
    command: str
    dependencies: tuple[str, ...]
    install: str
    example: str
    base_path: str
    groups: tuple[GroupView, ...]


def server_jobs(
    api: Api, names: Names, document: Mapping[str, JsonValue]
) -> tuple[Job, ...]:
    """Every file of the server, below `server/`.

    `document` is the description itself, which the server serves as JSON.
    """
    package = f"server/{names.package}_server"
    generated = f"{package}/_generated"
    view = _package_view(api, names)
    owned = {
        "server/pyproject.toml": "server/pyproject.toml.jinja",
        "server/README.md": "server/README.md.jinja",
        f"{package}/__init__.py": "server/package_init.py.jinja",
        f"{package}/__main__.py": "server/main.py.jinja",
        f"{package}/app.py": "server/app.py.jinja",
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
        Render(path=path, template=template, view=view)
        for path, template in ours.items()
    ]
    jobs += [
        Render(
            path=f"{generated}/services/{group.attribute}.py",
            template="server/service.py.jinja",
            view=group,
        )
        for group in view.groups
    ]
    # Sorted, because the order of a map's keys means nothing and must not show.
    served = json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True)
    jobs.append(Verbatim(path=f"{generated}/document.json", text=f"{served}\n"))
    jobs.append(Verbatim(path=f"{package}/py.typed", text=""))
    jobs += runtime_files(generated, "server", "wire", without=("wire/encode.py",))
    return tuple(jobs)


def _package_view(api: Api, names: Names) -> PackageView:
    package = f"{names.package}_server"
    title = " ".join(api.title.split())
    groups = tuple(_group_view(api, group) for group in names.groups)
    return PackageView(
        title=title,
        summary=f"A server for {title}",
        distribution=f"{names.distribution}-server",
        package=package,
        version=names.version,
        command=f"python -m {package}",
        dependencies=_dependencies(api),
        install=f"pip install .\npython -m {package} --port 8000",
        example=_example(package, groups),
        base_path=_base_path(api.servers[0]),
        groups=groups,
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
        ["python-multipart>=0.0.20"] if "multipart/form-data" in media_types else []
    )
    return "pydantic>=2.13", *multipart, "starlette>=1.0", "uvicorn>=0.40"


def _example(package: str, groups: tuple[GroupView, ...]) -> str:
    """An application whose first group has its shortest operation implemented."""
    if not groups:
        return f"from {package} import create_app\n\napp = create_app()"
    group = groups[0]
    operation = min(group.operations, key=lambda item: len(item.arguments))
    arguments = "".join(
        f"        {argument.name}: {argument.annotation},\n"
        for argument in operation.arguments
    )
    star = "        *,\n" if arguments else ""
    return (
        "from typing import Any\n\n"
        f"from {package} import create_app, services\n\n\n"
        f"class My{group.class_name}(services.{group.class_name}):\n"
        f"    async def {operation.name}(\n"
        f"        self,\n{star}{arguments}    ) -> Any:\n"
        '        return {"message": "done"}\n\n\n'
        f"app = create_app({group.attribute}=My{group.class_name}())"
    )


def _base_path(server: Server) -> str:
    """The path of the server's URL: where the operations stand."""
    _, _, rest = server.url.rpartition("://")
    return f"/{rest.partition('/')[2]}".rstrip("/")


def _group_view(api: Api, group: GroupNames) -> GroupView:
    operations: list[OperationView] = []
    imports = {
        Import("abc", "abstractmethod"),
        *ANY.imports,
        *(
            Import(_RUNTIME, name)
            for name in (
                "Endpoint",
                "Reply",
                "ServerOperation",
                "Service",
                "not_implemented",
            )
        ),
    }
    for item in group.operations:
        arguments = signature(item, api.schemas, _DIALECT)
        view = _operation_view(api, item, arguments)
        operations.append(view)
        for argument in arguments:
            imports |= argument.declared.imports
        if view.constants:
            imports.add(Import(".._runtime.wire.parameters", "Constant"))
        if view.parameters:
            imports.add(Import(_RUNTIME, "TypedParameter"))
        if view.body is not None:
            imports.add(Import(_RUNTIME, "RequestBody"))
            imports.add(Import(_RUNTIME, "Content"))
    return GroupView(
        tag=group.tag,
        attribute=group.attribute,
        standard_imports=import_views(
            item for item in imports if not item.module.startswith(".")
        ),
        relative_imports=import_views(
            item for item in imports if item.module.startswith(".")
        ),
        class_name=f"{group.stem}Service",
        methods=tuple(item.method for item in group.operations),
        operations=tuple(operations),
    )


def _operation_view(
    api: Api, names: OperationNames, arguments: tuple[Argument, ...]
) -> OperationView:
    operation = names.operation
    body = operation.request_body
    media_types = tuple(item.media_type for item in body.contents) if body else ()
    successes = [item for item in operation.responses if item.is_success]
    produces = dict.fromkeys(
        content.media_type for response in successes for content in response.contents
    )
    return OperationView(
        constant=names.constant,
        id=operation.id,
        method=operation.method.value,
        path=operation.path_template,
        constants=constant_views(operation.constants),
        parameters=parameter_views(arguments, api.schemas),
        body=(
            BodyView(
                argument=names.body, required=body.required, media_types=media_types
            )
            if body is not None and names.body
            else None
        ),
        form_media_types=media_types if body is not None and not names.body else (),
        produces=tuple(produces),
        status=_status(successes[0].status if successes else "200"),
        name=names.method,
        arguments=tuple(
            ArgumentView(
                name=argument.argument, annotation=Code(argument.declared.source)
            )
            for argument in arguments
        ),
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
    )


def _status(status: str) -> int:
    """The status of a success; a range such as 2XX is answered with its first code."""
    return int(status.replace("X", "0"))

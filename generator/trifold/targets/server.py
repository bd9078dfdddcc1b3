"""The server target: an installable package `<name>_server`.

Everything below `_generated/` is the tool's. The other files are written once and
belong to the user, who puts the services there.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from trifold.ir import Api, Operation, SchemaId, Server
from trifold.json_value import JsonValue
from trifold.python.annotations import DATETIME, Annotation, Dialect, union
from trifold.python.code import Code
from trifold.python.docstrings import DocumentedArgument, docstring_lines
from trifold.python.imports import Import, import_sections
from trifold.python.layout import call, declaration, exports, from_import, tuple_of
from trifold.python.literals import literal
from trifold.python.models import ModelName, model_annotations
from trifold.python.names import GroupNames, Names, OperationNames
from trifold.python.signatures import Argument, content_annotation, signature
from trifold.targets.jobs import Job, Render, Verbatim
from trifold.targets.models import model_jobs
from trifold.targets.modules import (
    body_annotations,
    operation_docstring,
    operation_keywords,
    parameters_keyword,
    quoted_tag,
    result_annotations,
    text_first,
    texts_keyword,
)
from trifold.targets.runtime_files import runtime_files

__all__ = ["server_jobs"]

_RUNTIME = ".._runtime.server"


def _argument_dialect(models: Mapping[SchemaId, ModelName]) -> Dialect:
    """What services are given: lists and uploaded files."""
    upload = Import("starlette.datastructures", "UploadFile")
    base64 = Import(".._runtime.models", "Base64")
    return Dialect(
        file=Annotation("UploadFile", frozenset({upload})),
        formats={**DATETIME, "byte": Annotation("Base64", frozenset({base64}))},
        models=model_annotations(models),
    )


def _result_dialect(models: Mapping[SchemaId, ModelName]) -> Dialect:
    """What services return."""
    return Dialect(
        content=Annotation(
            "BinaryContent", frozenset({Import(_RUNTIME, "BinaryContent")})
        ),
        formats=DATETIME,
        models=model_annotations(models),
        open_enums=True,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ArgumentView:
    """One keyword argument of a service method; None stands for one left out."""

    name: str
    annotation: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationView:
    """One operation: what the router and the decoder know, and the service method.

    `declaration` makes the constant, a `ServerOperation` of the runtime; `refusal` is
    what the method does until it is overridden.
    """

    constant: str
    declaration: Code
    refusal: Code
    name: str
    arguments: tuple[ArgumentView, ...]
    returns: Code
    docstring: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """A module with the operations of one tag and the base class of their service."""

    tag: str
    module_docstring: tuple[str, ...]
    class_docstring: tuple[str, ...]
    attribute: str
    module_import: Code
    imports: tuple[tuple[Code, ...], ...]
    exported: Code
    class_name: str
    methods: tuple[str, ...]
    operations: tuple[OperationView, ...]
    unserved_endpoints: Code
    served_endpoints: Code


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
    dependencies: tuple[str, ...]
    install: str
    example: str
    base_path: str
    exported_services: Code
    has_models: bool
    groups: tuple[GroupView, ...]


def server_jobs(
    api: Api,
    names: Names,
    document: Mapping[str, JsonValue],
) -> tuple[Job, ...]:
    """Every file of the server, below `server/`.

    `document` is the description itself, which the server serves as JSON.
    """
    package = f"server/{names.package}_server"
    generated = f"{package}/_generated"
    models = names.models
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
    jobs += model_jobs(api, models, f"{generated}/models")
    # Files in Base64 are decoded by a type of the models, so a server has them always.
    jobs += runtime_files(
        generated, "server", "wire", "models", without=("wire/encode.py",)
    )
    return tuple(jobs)


def _package_view(api: Api, names: Names) -> PackageView:
    package = f"{names.package}_server"
    title = " ".join(api.title.split())
    groups = tuple(_group_view(api, group, names.models) for group in names.groups)
    return PackageView(
        title=title,
        summary=f"A server for {title}",
        docstring=docstring_lines(
            summary=f"The server of {title}. This file is yours to change", indent=0
        ),
        create_app_docstring=_create_app_docstring(names.groups),
        distribution=f"{names.distribution}-server",
        package=package,
        version=names.version,
        command=f"python -m {package}",
        dependencies=_dependencies(api),
        install=f"pip install .\npython -m {package} --port 8000",
        example=_example(api, names, package),
        base_path=_base_path(api.servers[0]),
        has_models=bool(names.models),
        exported_services=exports(group.class_name for group in groups),
        groups=groups,
    )


def _create_app_docstring(groups: Iterable[GroupNames]) -> tuple[str, ...]:
    described = {
        "authenticate": "called before each operation; raises `ProblemError` to refuse",
        "max_body_size": "the most bytes a request body may have; more answers 413",
        "debug": "answer with the traceback of what a service raises",
        "middleware": "Starlette middleware around everything",
        "lifespan": "what to set up and to tear down with the application",
    }
    services = {
        group.attribute: f"carries out the operations of {quoted_tag(group)}"
        for group in groups
    }
    return docstring_lines(
        summary="The API as an application; an operation without a service answers 501",
        description="The description is served at `/openapi.json`.",
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
        ["python-multipart>=0.0.20"] if "multipart/form-data" in media_types else []
    )
    return "pydantic>=2.13", *multipart, "starlette>=1.0", "uvicorn>=0.40"


def _example(api: Api, names: Names, package: str) -> str:
    """An application whose first group has its shortest operation implemented."""
    if not names.groups:
        return f"from {package} import create_app\n\napp = create_app()"
    group = names.groups[0]
    dialect = _argument_dialect(names.models)
    signatures = {
        item.method: signature(item, api.schemas, dialect) for item in group.operations
    }
    method = min(signatures, key=lambda name: len(signatures[name]))
    taken = signatures[method]
    lines = "".join(
        f"        {item.argument}: {item.declared.source},\n" for item in taken
    )
    star = "        *,\n" if lines else ""
    imports = {Import("typing", "Any"), Import(package, "create_app")}
    imports |= {Import(package, "services")}
    for item in taken:
        # What the services import from the package is exported by it as well.
        imports |= {
            replace(needed, module=package) if needed.module == ".." else needed
            for needed in item.declared.imports
        }
    sections = import_sections(imports)
    return (
        "\n\n".join("\n".join(section) for section in sections)
        + f"\n\n\nclass My{group.stem}Service(services.{group.stem}Service):\n"
        f"    async def {method}(\n"
        f"        self,\n{star}{lines}    ) -> Any:\n"
        '        return {"message": "done"}\n\n\n'
        f"app = create_app({group.attribute}=My{group.stem}Service())"
    )


def _base_path(server: Server) -> str:
    """The path of the server's URL: where the operations stand."""
    _, _, rest = server.url.rpartition("://")
    return f"/{rest.partition('/')[2]}".rstrip("/")


def _group_view(
    api: Api, group: GroupNames, models: Mapping[SchemaId, ModelName]
) -> GroupView:
    dialect = _argument_dialect(models)
    result_types = _result_dialect(models)
    operations: list[OperationView] = []
    imports = {
        Import("abc", "abstractmethod"),
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
        arguments = signature(item, api.schemas, dialect)
        # What is read has limits; what a service is given is of a plain type.
        limited = signature(item, api.schemas, replace(dialect, constrained=True))
        returns = _returns(api, item, result_types)
        operations.append(
            _operation_view(api, item, arguments, limited, returns, dialect)
        )
        imports |= returns.imports
        for argument in limited:
            if argument.parameter is not None:
                imports |= argument.annotation.imports
        for argument in arguments:
            imports |= argument.declared.imports
        if item.operation.constants:
            imports.add(Import(".._runtime.wire.parameters", "Constant"))
        if item.arguments:
            imports.add(Import(_RUNTIME, "TypedParameter"))
        if item.body:
            imports.add(Import(_RUNTIME, "RequestBody"))
            imports.add(Import(_RUNTIME, "Content"))
    class_name = f"{group.stem}Service"
    tag = quoted_tag(group)
    return GroupView(
        tag=group.tag,
        module_docstring=docstring_lines(
            summary=f"The operations of {tag}, and the base class of their service",
            indent=0,
        ),
        class_docstring=docstring_lines(
            summary=f"The operations of {tag}",
            description=(
                "A method may be `def` or `async def`. One that is not overridden "
                "answers 501. An argument that a request leaves out has its "
                "default, or is None."
            ),
            indent=4,
        ),
        attribute=group.attribute,
        module_import=from_import(f".{group.attribute}", [class_name]),
        imports=import_sections(imports),
        exported=exports([class_name, "endpoints"]),
        class_name=class_name,
        methods=tuple(item.method for item in group.operations),
        operations=tuple(operations),
        unserved_endpoints=_endpoints(
            [[item.constant] for item in group.operations], indent=8
        ),
        served_endpoints=_endpoints(
            [[item.constant, f"service.{item.method}"] for item in group.operations],
            indent=4,
        ),
    )


def _endpoints(arguments: Iterable[Sequence[str]], *, indent: int) -> Code:
    items = [call("Endpoint", item, indent=indent + 4) for item in arguments]
    return tuple_of(items, before="return ", indent=indent, following=0)


def _returns(api: Api, names: OperationNames, dialect: Dialect) -> Annotation:
    """What a method may return for a success, besides a response of its own making."""
    responses = [item for item in names.operation.responses if item.is_success]
    bodies = body_annotations(responses, api.schemas, dialect, is_client=False)
    return union(result_annotations(responses, bodies).values())


def _operation_view(
    api: Api,
    names: OperationNames,
    arguments: tuple[Argument, ...],
    limited: tuple[Argument, ...],
    returns: Annotation,
    dialect: Dialect,
) -> OperationView:
    operation = names.operation
    successes = [item for item in operation.responses if item.is_success]
    produces = text_first(
        (content for response in successes for content in response.contents),
        api.schemas,
    )
    status = _status(successes[0].status if successes else "200")
    return OperationView(
        constant=names.constant,
        declaration=declaration(
            names.constant,
            "",
            "ServerOperation",
            (
                *operation_keywords(operation),
                *parameters_keyword(
                    limited, api.schemas, function="TypedParameter", is_server=True
                ),
                *_body_keyword(api, names, dialect),
                *texts_keyword("produces", produces),
                Code(f"status={status}"),
                *_security_keyword(operation),
            ),
        ),
        refusal=call(
            "raise not_implemented", [literal(operation.id)], indent=8, following=0
        ),
        name=names.method,
        arguments=tuple(
            ArgumentView(
                name=argument.argument,
                annotation=Code(
                    argument.annotation.source
                    if argument.default
                    else argument.declared.source
                ),
            )
            for argument in arguments
        ),
        returns=Code(returns.source),
        docstring=operation_docstring(operation, arguments),
    )


def _body_keyword(
    api: Api, names: OperationNames, dialect: Dialect
) -> tuple[Code, ...]:
    """`body=` for a structured body, the media types of a form, or nothing."""
    body = names.operation.request_body
    if body is None:
        return ()
    if not names.body:
        media_types = [content.media_type for content in body.contents]
        return texts_keyword("form_media_types", media_types)
    contents: list[str] = []
    for content in body.contents:
        annotation = content_annotation(content, api.schemas, dialect)
        written = [literal(content.media_type), f"lambda: {annotation.source}"]
        contents.append(call("Content", written, indent=12))
    arguments = [
        f"argument={literal(names.body)}",
        tuple_of(contents, before="contents=", indent=8),
        *(["required=True"] if body.required else []),
    ]
    return (call("body=RequestBody", arguments, indent=4),)


def _security_keyword(operation: Operation) -> tuple[Code, ...]:
    """`security=({"key": ()},)`: the alternatives, nothing if all may call."""
    items = [
        literal(dict(sorted(requirement.schemes.items())))
        for requirement in operation.security
    ]
    return (tuple_of(items, before="security=", indent=4),) if items else ()


def _status(status: str) -> int:
    """The status of a success; a range such as 2XX is answered with its first code."""
    return int(status.replace("X", "0"))

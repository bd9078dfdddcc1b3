"""The client target: an installable package `<name>_client`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from triptych.config import NO_METADATA, PackageMetadata
from triptych.ir import Api, MutualTlsScheme, Server
from triptych.passes.requests.files import holds_files
from triptych.python.annotations import Dialect
from triptych.python.code import Code
from triptych.python.docstrings import DocumentedArgument, docstring_lines
from triptych.python.layout import (
    assignment,
    call,
    element,
    from_import,
    parameter,
    statement,
)
from triptych.python.literals import literal
from triptych.python.names import GroupNames, Names
from triptych.targets.client.dicts import DICTS_MODULE, dict_example, dicts_view
from triptych.targets.client.operations import (
    client_dialects,
    group_view,
    purpose,
)
from triptych.targets.client.security import (
    CredentialView,
    DefaultSecurity,
    client_imports,
    credential_docs,
    credential_view,
    default_security,
    security_declaration,
)
from triptych.targets.client.servers import has_own_servers, servers_view
from triptych.targets.client.smoke_test import smoke_test_jobs
from triptych.targets.distributions import MetadataView, install_command, metadata_view
from triptych.targets.examples.calls import call_view, client_arguments
from triptych.targets.examples.credentials import authentication_example
from triptych.targets.examples.scripts import async_python_example, python_example
from triptych.targets.groups import in_import_order
from triptych.targets.jobs import Job, Render, Verbatim
from triptych.targets.runtime_files import exported_names, runtime_files

__all__ = ["client_jobs", "client_models"]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupAttributeView:
    """A group as an attribute of the clients."""

    attribute: str
    tag: str
    docstring: tuple[str, ...]
    type_import: Code
    head: Code
    lazy_import: Code
    returned: Code
    async_head: Code
    async_lazy_import: Code
    async_returned: Code
    methods: tuple[str, ...]
    iterators: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageView:
    """What the files that exist once per package show."""

    title: str
    summary: str
    docstring: tuple[str, ...]
    description: str
    distribution: str
    package: str
    version: str
    user_agent: str
    version_statement: Code
    user_agent_statement: Code
    base_url_parameter: Code
    base_url: str
    base_url_argument: Code
    takes_server: bool
    servers_example: str
    base_path: str
    socket_url: str
    client_docstring: tuple[str, ...]
    async_client_docstring: tuple[str, ...]
    groups: tuple[GroupAttributeView, ...]
    group_imports: tuple[Code, ...]
    credentials: tuple[CredentialView, ...]
    security: Code
    runtime_import: Code
    servers_import: Code
    authentication_example: str
    has_tokens: bool
    dependencies: tuple[str, ...]
    has_models: bool
    errors: tuple[str, ...]
    metadata: MetadataView
    install: str
    python: str
    async_python: str
    errors_example: str
    request_example: str
    responses_example: str
    dict_example: str
    uploads_example: str
    pages_example: str
    test: str


def client_models(names: Names) -> str:
    """The folder of the models of a client."""
    return f"{_package(names)}/models"


def client_jobs(
    api: Api, names: Names, metadata: PackageMetadata = NO_METADATA
) -> tuple[Job, ...]:
    """Every file of the client, below `client/`, but for its models."""
    package = _package(names)
    dialects = client_dialects(api, names)
    security = default_security(api)
    view = _package_view(api, names, dialects.arguments, security, metadata)
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
            view=group_view(api, group, dialects, security),
        )
        for group in names.groups
    ]
    servers = servers_view(api)
    if servers is not None:
        jobs.append(
            Render(
                path=f"{package}/servers.py",
                template="client/servers.py.jinja",
                view=servers,
            )
        )
    jobs.append(Verbatim(path=f"{package}/py.typed", text=""))
    jobs += smoke_test_jobs(
        api,
        names,
        arguments=dialects.arguments,
        results=dialects.results,
        variables=[name for item in view.credentials for name in item.variables],
    )
    dicts = dicts_view(api, names, dialects.arguments)
    if dicts is not None:
        jobs.append(
            Render(
                path=f"{package}/{DICTS_MODULE}.py",
                template="client/dicts.py.jinja",
                view=dicts,
            )
        )
    jobs += runtime_files(
        package,
        "client",
        "models",
        "wire",
        without=("wire/decode.py",),
    )
    return tuple(jobs)


def _package(names: Names) -> str:
    return f"client/{names.package}_client"


def _package_view(
    api: Api,
    names: Names,
    arguments: Dialect,
    security: DefaultSecurity,
    metadata: PackageMetadata,
) -> PackageView:
    server = api.servers[0]
    servers = servers_view(api)
    takes_server = servers is not None or has_own_servers(api)
    default = server.url if server.is_absolute else ""
    package = f"{names.package}_client"
    distribution = f"{names.distribution}-client"
    title = " ".join(api.title.split())
    summary = f"A typed Python client for {title}"
    base_path = "" if server.is_absolute or server.url == "/" else server.url
    calls = [
        found
        for group in names.groups[:1]
        for operation in group.operations[:1]
        if (found := call_view(api, group, operation, arguments, names.models))
    ]
    credentials = [
        credential_view(item)
        for item in names.security_schemes
        if not isinstance(item.scheme, MutualTlsScheme)
    ]
    return PackageView(
        title=title,
        summary=summary,
        docstring=docstring_lines(summary=summary, indent=0),
        description=api.description,
        distribution=distribution,
        package=package,
        version=names.version,
        user_agent=f"{distribution}/{names.version}",
        version_statement=statement(assignment("__version__", literal(names.version))),
        user_agent_statement=statement(
            assignment("_USER_AGENT", literal(f"{distribution}/{names.version}"))
        ),
        base_url_parameter=parameter(
            (
                "base_url: str | None = None"
                if takes_server
                else (
                    f"base_url: str = {literal(default)}"
                    if default
                    else "base_url: str"
                )
            ),
            indent=8,
        ),
        base_url=default,
        base_url_argument=element(
            call("base_url_of", ["base_url", "server", f"default={literal(default)}"]),
            indent=12,
        ),
        takes_server=takes_server,
        servers_example=(
            f"from {package} import Client, servers\n\n"
            f"client = Client(server={servers.example})"
            if servers is not None
            else ""
        ),
        base_path=base_path,
        socket_url=_socket_url(server),
        client_docstring=_client_docstring(
            f"Client for {title}",
            base_path,
            "Client",
            credentials,
            takes_server=takes_server,
        ),
        async_client_docstring=_client_docstring(
            f"Asynchronous client for {title}",
            base_path,
            "AsyncClient",
            credentials,
            takes_server=takes_server,
        ),
        credentials=tuple(credentials),
        security=security_declaration(credentials, security),
        runtime_import=client_imports(credentials),
        servers_import=(
            from_import("._runtime.client.servers", ["base_url_of"])
            if takes_server
            else Code("")
        ),
        authentication_example=authentication_example(
            package, client_arguments(api), names.security_schemes
        ),
        has_tokens=any(item.setting == "TokenSetting" for item in credentials),
        dependencies=(
            "httpx2>=2.0",
            "pydantic>=2.10",
            # Defaults of type variables, which Python has from 3.13 on.
            "typing-extensions>=4.12.2",
        ),
        has_models=names.has_models,
        groups=tuple(_group_attribute_view(group) for group in names.groups),
        group_imports=tuple(
            _group_attribute_view(group).type_import
            for group in in_import_order(names.groups)
        ),
        errors=exported_names("client/errors.py"),
        metadata=metadata_view(api, metadata),
        install=install_command(
            metadata, distribution, "# in this folder\npip install ."
        ),
        python="".join(
            python_example(package, client_arguments(api), item) for item in calls
        ),
        async_python="".join(
            async_python_example(package, client_arguments(api), item) for item in calls
        ),
        errors_example=(
            f"from {package} import errors\n\n"
            "try:\n"
            "    ...\n"
            "except errors.NotFoundError as error:\n"
            "    print(error.status_code, error.body)"
        ),
        request_example=_request_example(package, names),
        responses_example=_responses_example(package, names),
        dict_example=dict_example(api, names),
        uploads_example=_uploads_example(api, names),
        pages_example=_pages_example(names),
        test="pip install '.[test]'\npytest",
    )


def _socket_url(server: Server) -> str:
    """The base URL of a server like this one that listens on a unix socket."""
    return f"unix:///run/api.sock{':' if server.path else ''}{server.path}"


def _request_example(package: str, names: Names) -> str:
    """How to make a request that has no method."""
    model = min((item.class_name for item in names.models.values()), default="")
    kind = f"models.{model}" if model else "dict[str, int]"
    imported = f"from {package} import models\n\n" if model else ""
    return (
        f"{imported}"
        "found = client.request(\n"
        '    "GET",\n'
        '    "/path",\n'
        '    params={"limit": 10},\n'
        f"    response_type=list[{kind}],\n"
        ")\n"
        'client.request("POST", "/path", json={"name": "value"})'
    )


def _responses_example(package: str, names: Names) -> str:
    """How to get at what a method does not return."""
    group = names.groups[0] if names.groups else None
    method = f"{group.attribute}.{group.operations[0].method}" if group else "tag.name"
    return (
        f"from {package} import raw, streaming\n\n"
        f"response = raw(client.{method})(...)\n"
        "print(response.status_code, response.headers, response.parse())\n\n"
        f"with streaming(client.{method})(...) as response:\n"
        "    for chunk in response.iter_bytes():\n"
        "        ...  # or response.save(path) instead of the loop"
    )


def _uploads_example(api: Api, names: Names) -> str:
    """How to upload a file, empty where no operation takes one."""
    uploads = (
        f"client.{group.attribute}.{item.method}(..., {argument.argument}=file)"
        for group in names.groups
        for item in group.operations
        for argument in item.arguments
        if holds_files(argument.parameter.schema, api.schemas)
    )
    call = next(uploads, "")
    return f'file = Path("picture.png")\n{call}' if call else ""


def _pages_example(names: Names) -> str:
    """How to go through a list, empty where none is paginated."""
    iterators = (
        f"client.{group.attribute}.{item.iterator}(...)"
        for group in names.groups
        for item in group.operations
        if item.iterator
    )
    call = next(iterators, "")
    if not call:
        return ""
    return (
        f"for item in {call}:\n    print(item)\n\n"
        f"for page in {call}.pages():\n    print(page)\n\n"
        "# with an AsyncClient\n"
        f"async for item in {call}:\n    print(item)"
    )


def _group_attribute_view(group: GroupNames) -> GroupAttributeView:
    module = f".operations.{group.attribute}"
    class_name = f"{group.stem}Operations"
    return GroupAttributeView(
        attribute=group.attribute,
        tag=group.tag,
        docstring=docstring_lines(summary=purpose(group), indent=8),
        type_import=from_import(module, [f"Async{class_name}", class_name], indent=4),
        head=_property(group.attribute, class_name),
        lazy_import=from_import(module, [class_name], indent=8),
        returned=_returned(class_name),
        async_head=_property(group.attribute, f"Async{class_name}"),
        async_lazy_import=from_import(module, [f"Async{class_name}"], indent=8),
        async_returned=_returned(f"Async{class_name}"),
        methods=tuple(item.method for item in group.operations),
        iterators=tuple(item.iterator for item in group.operations if item.iterator),
    )


def _property(attribute: str, class_name: str) -> Code:
    return statement(f"def {attribute}(self) -> {class_name}:", indent=4)


def _returned(class_name: str) -> Code:
    return statement(f"return {class_name}(self._runner)", indent=8)


def _client_docstring(
    purpose: str,
    base_path: str,
    http_client: str,
    credentials: Iterable[CredentialView],
    *,
    takes_server: bool,
) -> tuple[str, ...]:
    where = "base URL of the API"
    if base_path:
        where += f", including its base path `{base_path}`"
    described = {
        "auth": "additional authentication for every request, e.g. an `httpx2.Auth`",
        "http_client": (
            f"your own `httpx2.{http_client}` or `httpx.{http_client}`; you close it"
        ),
        "timeout": "timeout in seconds, an `httpx2.Timeout`, or None for no limit",
        "max_retries": "maximum number of retries",
        "deadline": "total time limit for a call in seconds, including retries",
        "max_response_size": "largest decoded response body in bytes, except with "
        "`streaming`; None for no limit",
        "strict_responses": "raise `DecodeError` if a response violates its schema",
        **(
            {
                "always_authenticate": "send credentials even if the description "
                "declares no security for an operation"
            }
            if credentials
            else {}
        ),
        "headers": "headers to send with every request",
        "user_agent_suffix": "appended to the `User-Agent`, such as a program name",
        "on_request": "called with every request before it is sent",
        "on_response": "called with every response before its body is read",
    }
    return docstring_lines(
        summary=purpose,
        indent=4,
        arguments=[
            DocumentedArgument(argument="base_url", description=where),
            *(
                [
                    DocumentedArgument(
                        argument="server",
                        description="one of the servers of the API in its place, such "
                        "as the module `servers` gives; operations that have a server "
                        "of their own are called there",
                    )
                ]
                if takes_server
                else []
            ),
            *credential_docs(credentials),
            *(
                DocumentedArgument(argument=name, description=text)
                for name, text in described.items()
            ),
        ],
    )

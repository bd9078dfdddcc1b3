"""The client target: an installable package `<name>_client`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from triptych.config import NO_METADATA, Edition, PackageMetadata, latest_edition
from triptych.ir import Api, MutualTlsScheme, Server
from triptych.passes.requests.base_paths import has_own_path
from triptych.passes.xml.shapes import xml_shapes
from triptych.python.annotations import Dialect
from triptych.python.code import Code
from triptych.python.docstrings import docstring_lines
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
from triptych.python.streams import WIRE_MODULES, has_streams
from triptych.python.webhook_names import reader_names
from triptych.targets.client.client_class import (
    GroupAttributeView,
    client_docstring,
    group_attribute_view,
)
from triptych.targets.client.dialects import Dialects, client_dialects
from triptych.targets.client.dicts import (
    DICTS_MODULE,
    dict_example,
    dicts_view,
    has_dicts,
)
from triptych.targets.client.operations import group_view
from triptych.targets.client.readme_examples import (
    errors_example,
    pages_example,
    request_example,
    responses_example,
    streams_example,
    uploads_example,
)
from triptych.targets.client.security import (
    CredentialView,
    DefaultSecurity,
    client_imports,
    credential_view,
    default_security,
    has_devices,
    security_declaration,
)
from triptych.targets.client.servers import has_own_servers, servers_view
from triptych.targets.client.smoke_test import smoke_test_jobs
from triptych.targets.client.webhooks import (
    WEBHOOKS_MODULE,
    webhooks_example,
    webhooks_view,
)
from triptych.targets.dependencies import Dependencies
from triptych.targets.distributions import MetadataView, install_command, metadata_view
from triptych.targets.examples.calls import call_view
from triptych.targets.examples.credentials import authentication_example
from triptych.targets.examples.scripts import async_python_example, python_example
from triptych.targets.examples.servers import client_arguments
from triptych.targets.groups import in_import_order
from triptych.targets.jobs import Job, Keyed, Render, Verbatim
from triptych.targets.runtime_files import exported_names, runtime_files
from triptych.targets.xml_table import XML_FILE, table_text

__all__ = ["client_jobs", "client_models"]


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
    has_devices: bool
    dependencies: tuple[str, ...]
    has_models: bool
    has_streams: bool
    errors: tuple[str, ...]
    metadata: MetadataView
    install: str
    python: str
    async_python: str
    errors_example: str
    request_example: str
    responses_example: str
    streams_example: str
    dict_example: str
    uploads_example: str
    pages_example: str
    test: str
    webhooks_example: str
    has_webhooks: bool
    sends_webhooks: bool


_STREAM_MODULES = (
    *WIRE_MODULES,
    "client/event_courses.py",
    "client/item_streams.py",
    "client/items.py",
    "client/stream_operations.py",
)


def client_models(names: Names) -> str:
    """The folder of the models of a client."""
    return f"{_package(names)}/models"


def client_jobs(
    api: Api,
    names: Names,
    metadata: PackageMetadata = NO_METADATA,
    edition: Edition | None = None,
    dependencies: Dependencies | None = None,
) -> tuple[Job, ...]:
    """Every file of the client, below `client/`, but for its models."""
    package = _package(names)
    keys = dependencies or Dependencies(api, names, metadata, wanted=False)
    dialects = client_dialects(api, names)
    security = default_security(api)
    about = metadata_view(api, metadata, edition or latest_edition())
    view = _package_view(api, names, dialects.arguments, security, metadata, about)
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
        _group_job(api, group, package, dialects, security, keys)
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
        keys=keys,
    )
    if has_dicts(api, names):
        path = f"{package}/{DICTS_MODULE}.py"
        jobs.append(
            Keyed(
                path=path,
                key=keys.of_structure("client dicts"),
                make=partial(_dicts_job, path, api, names, dialects.arguments),
            )
        )
    webhooks = webhooks_view(api, names, dialects.results)
    if webhooks is not None:
        jobs.append(
            Render(
                path=f"{package}/{WEBHOOKS_MODULE}.py",
                template="client/webhooks.py.jinja",
                view=webhooks,
            )
        )
    xml = xml_shapes(api, is_client=True)
    if xml.roots:
        jobs.append(Verbatim(path=f"{package}/{XML_FILE}", text=table_text(xml)))
    jobs += runtime_files(
        package,
        "client",
        "models",
        "wire",
        *(["xml"] if xml.roots else []),
        without=(
            *(() if webhooks is not None else ("client/webhooks.py", "wire/decode.py")),
            *(() if has_streams(api.operations) else _STREAM_MODULES),
            *(() if has_devices(api) else ("client/device_flow.py",)),
        ),
    )
    return tuple(jobs)


def _package(names: Names) -> str:
    return f"client/{names.package}_client"


def _group_job(
    api: Api,
    group: GroupNames,
    package: str,
    dialects: Dialects,
    security: DefaultSecurity,
    keys: Dependencies,
) -> Job:
    path = f"{package}/operations/{group.attribute}.py"

    def make() -> Render:
        return Render(
            path=path,
            template="client/operation_group.py.jinja",
            view=group_view(api, group, dialects, security),
        )

    sent = dialects.arguments.models
    key = keys.of_group("client operations", group, security, types=sent)
    return Keyed(path=path, key=key, make=make)


def _dicts_job(path: str, api: Api, names: Names, arguments: Dialect) -> Render:
    return Render(
        path=path,
        template="client/dicts.py.jinja",
        view=dicts_view(api, names, arguments),
    )


def _package_view(
    api: Api,
    names: Names,
    arguments: Dialect,
    security: DefaultSecurity,
    metadata: PackageMetadata,
    about: MetadataView,
) -> PackageView:
    server = api.servers[0]
    servers = servers_view(api)
    takes_server = servers is not None or has_own_servers(api)
    has_own_paths = any(has_own_path(api, item) for item in api.operations)
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
        if (found := call_view(api, group, operation, arguments, names))
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
        client_docstring=client_docstring(
            f"Client for {title}",
            base_path,
            "Client",
            credentials,
            takes_server=takes_server,
            has_own_paths=has_own_paths,
        ),
        async_client_docstring=client_docstring(
            f"Asynchronous client for {title}",
            base_path,
            "AsyncClient",
            credentials,
            takes_server=takes_server,
            has_own_paths=has_own_paths,
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
        has_devices=has_devices(api),
        has_tokens=any(item.setting == "TokenSetting" for item in credentials),
        dependencies=(
            "httpx2>=2.0",
            "pydantic>=2.10",
            # Defaults of type variables, which Python has from 3.13 on.
            "typing-extensions>=4.12.2",
        ),
        has_models=names.has_models,
        has_streams=has_streams(api.operations),
        groups=tuple(group_attribute_view(group) for group in names.groups),
        group_imports=tuple(
            group_attribute_view(group).type_import
            for group in in_import_order(names.groups)
        ),
        errors=exported_names("client/errors.py"),
        metadata=about,
        install=install_command(
            metadata, distribution, "# in this folder\npip install ."
        ),
        python="".join(
            python_example(package, client_arguments(api), item) for item in calls
        ),
        async_python="".join(
            async_python_example(package, client_arguments(api), item) for item in calls
        ),
        errors_example=errors_example(package),
        request_example=request_example(package, names),
        responses_example=responses_example(package, names),
        streams_example=streams_example(package, names),
        dict_example=dict_example(api, names),
        uploads_example=uploads_example(api, names),
        pages_example=pages_example(names),
        test="pip install '.[test]'\npytest",
        webhooks_example=webhooks_example(package, names),
        has_webhooks=bool(reader_names(names)),
        sends_webhooks=any(item.webhook for item in api.operations),
    )


def _socket_url(server: Server) -> str:
    """The base URL of a server like this one that listens on a unix socket."""
    return f"unix:///run/api.sock{':' if server.path else ''}{server.path}"

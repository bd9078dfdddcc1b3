"""The servers of an API as functions that give their base URLs."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from triptych.ir import Api, Server, ServerVariable
from triptych.python.code import Code
from triptych.python.docstrings import DocumentedArgument, docstring_lines
from triptych.python.identifiers import snake_case
from triptych.python.imports import Import, import_sections
from triptych.python.layout import (
    call,
    dict_of,
    exports,
    parameters,
    result,
    statement,
)
from triptych.python.literals import literal
from triptych.python.reserved import KEYWORDS
from triptych.python.scope import Candidate, allocate
from triptych.text import words

__all__ = ["ServersView", "has_own_servers", "servers_view"]

# A description of more words says more than which server it is.
_MAX_WORDS = 4

_SAID_ALREADY = ("server", "environment", "the")

_HIDDEN = frozenset({"Literal", "server_url", "str"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerView:
    """A function, whose keyword arguments are the variables of a server."""

    name: str
    head: Code
    parameters: Code
    result: Code
    docstring: tuple[str, ...]
    returned: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class ServersView:
    """The module with a function for each server; `example` calls one."""

    imports: tuple[tuple[Code, ...], ...]
    exported: Code
    servers: tuple[ServerView, ...]
    example: str


def has_own_servers(api: Api) -> bool:
    """Whether an operation is at another host than the API."""
    return any(
        item.is_absolute for operation in api.operations for item in operation.servers
    )


def servers_view(api: Api) -> ServersView | None:
    """The servers that have a host; None where there is nothing to choose."""
    servers = [item for item in api.servers if item.is_absolute]
    if len(servers) < 2 and not any(item.variables for item in servers):
        return None
    names = allocate(
        (
            Candidate(key=f"{number:04}", wanted=_wanted(server))
            for number, server in enumerate(servers)
        ),
        KEYWORDS | _HIDDEN,
    )
    views = tuple(
        _server_view(server, names[f"{number:04}"])
        for number, server in enumerate(servers)
    )
    imports = set[Import]()
    if any(item.variables for item in servers):
        imports.add(Import("._runtime.client.servers", "server_url"))
    if any(variable.choices for item in servers for variable in item.variables):
        imports.add(Import("typing", "Literal"))
    return ServersView(
        imports=import_sections(imports),
        exported=exports(item.name for item in views),
        servers=views,
        example=_example(servers[0], views[0].name),
    )


def _wanted(server: Server) -> str:
    """What a server is called: by its name, a short description, or its host."""
    if server.name:
        return snake_case(server.name, fallback="server")
    said = [
        word for word in words(server.description) if word.lower() not in _SAID_ALREADY
    ]
    if said and len(words(server.description)) <= _MAX_WORDS:
        return snake_case(" ".join(said), fallback="server")
    try:
        host = urlsplit(server.url).hostname or ""
    except ValueError:
        host = ""
    return snake_case(host, fallback="server")


def _server_view(server: Server, name: str) -> ServerView:
    arguments = allocate(
        (
            Candidate(key=item.name, wanted=snake_case(item.name, fallback="variable"))
            for item in server.variables
        ),
        KEYWORDS | _HIDDEN,
    )
    url = literal(server.template if server.variables else server.url)
    variables = dict_of(
        (literal(item.name), arguments[item.name]) for item in server.variables
    )
    return ServerView(
        name=name,
        head=Code(f"def {name}("),
        parameters=parameters(
            (
                *(["*"] if server.variables else []),
                *(
                    f"{arguments[item.name]}: {_type(item)} = {literal(item.default)}"
                    for item in server.variables
                ),
            ),
            indent=4,
        ),
        result=result("str", indent=0) if server.variables else Code(") -> str:"),
        docstring=docstring_lines(
            summary=server.description.strip() or f"The server {server.template}",
            indent=4,
            arguments=[
                DocumentedArgument(
                    argument=arguments[item.name], description=item.description
                )
                for item in server.variables
                if item.description
            ],
        ),
        returned=statement(
            (
                f"return {call('server_url', [url, variables])}"
                if server.variables
                else f"return {url}"
            ),
            indent=4,
        ),
    )


def _type(variable: ServerVariable) -> str:
    listed = ", ".join(literal(item) for item in variable.choices)
    return f"Literal[{listed}]" if listed else "str"


def _example(server: Server, name: str) -> str:
    given = [
        f"{snake_case(item.name, fallback='variable')}={literal(item.default)}"
        for item in server.variables[:1]
    ]
    return f"servers.{name}({', '.join(given)})"

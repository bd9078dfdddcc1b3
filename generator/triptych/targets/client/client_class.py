"""The classes of the clients: their docstrings, and groups as their attributes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from triptych.python.code import Code
from triptych.python.docstrings import DocumentedArgument, docstring_lines
from triptych.python.layout import from_import, statement
from triptych.python.names import GroupNames
from triptych.targets.client.operations import purpose
from triptych.targets.client.security import CredentialView, credential_docs

__all__ = ["GroupAttributeView", "client_docstring", "group_attribute_view"]


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


def group_attribute_view(group: GroupNames) -> GroupAttributeView:
    """A group as both clients have it, loaded when it is first used."""
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


def client_docstring(
    purpose: str,
    base_path: str,
    http_client: str,
    credentials: Iterable[CredentialView],
    *,
    takes_server: bool,
    has_own_paths: bool,
) -> tuple[str, ...]:
    """The docstring of a client, with every argument of its constructor."""
    where = "base URL of the API"
    if base_path:
        where += f", including its base path `{base_path}`"
    if has_own_paths:
        where += "; operations with a server of their own keep the path of that server"
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

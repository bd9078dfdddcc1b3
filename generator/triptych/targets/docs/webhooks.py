"""The page of the docs about the requests that the API makes itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from triptych.ir import Api, Callback, Operation, SecurityScheme
from triptych.python.annotations import Dialect
from triptych.python.names import Names
from triptych.python.signatures import signature
from triptych.python.webhook_names import ReaderNames, reader_names
from triptych.targets.docs.flows import expression_text, sections
from triptych.targets.docs.operations import (
    ArgumentView,
    BodyExampleView,
    ResponseView,
    argument_view,
    body_examples,
    response_views,
)
from triptych.targets.docs.types import TypeView
from triptych.targets.security_notes import scheme_place

__all__ = ["WebhooksView", "webhooks_view"]

_MODELS_PAGE = "models.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class CallerView:
    """An operation of which a request is a callback, and where that finds its URL."""

    operation: TypeView
    expression: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookView:
    """A section about one request; one without callers is a webhook."""

    method_name: str
    name: str
    summary: str
    description: str
    deprecated: bool
    http_method: str
    path: str
    callers: tuple[CallerView, ...]
    arguments: tuple[ArgumentView, ...]
    responses: tuple[ResponseView, ...]
    bodies: tuple[BodyExampleView, ...]
    security: str
    python: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhooksView:
    """The page."""

    title: str
    client: str
    receiver: str
    sender: str
    webhooks: tuple[WebhookView, ...]


def webhooks_view(api: Api, names: Names, dialect: Dialect) -> WebhooksView:
    """The page about the webhooks and callbacks of an API."""
    readers = reader_names(names)
    callers: dict[str, list[tuple[str, Callback]]] = {}
    for operation in api.operations:
        for item in operation.callbacks:
            callers.setdefault(item.webhook, []).append((operation.id, item))
    places = sections(names)
    schemes = {
        item.name: item for item in (*api.security_schemes, *api.webhook_schemes)
    }
    package = f"{names.package}_client"
    views: list[WebhookView] = []
    for group in names.webhooks:
        for named in group.operations:
            operation = named.operation
            description = operation.description.strip()
            views.append(
                WebhookView(
                    method_name=named.method,
                    name=operation.id,
                    summary=" ".join(operation.summary.split()),
                    description=(
                        "" if description == operation.summary.strip() else description
                    ),
                    deprecated=operation.deprecated,
                    http_method=operation.method,
                    path=operation.path_template,
                    callers=tuple(
                        CallerView(
                            operation=_section(places[caller]),
                            expression=item.expression,
                            meaning=expression_text(item.expression),
                        )
                        for caller, item in callers.get(operation.id, ())
                    ),
                    arguments=tuple(
                        argument_view(api, argument, names, _MODELS_PAGE)
                        for argument in signature(named, api.schemas, dialect)
                    ),
                    responses=response_views(api, operation, dialect, _MODELS_PAGE),
                    bodies=body_examples(api, operation),
                    security=_credentials(operation, schemes),
                    python=_reading(package, readers.get(operation.pointer)),
                )
            )
    return WebhooksView(
        title=api.title,
        client=package,
        receiver=f"{names.package}_webhooks_server",
        sender=f"{names.package}_webhooks_client",
        webhooks=tuple(views),
    )


def _credentials(operation: Operation, schemes: Mapping[str, SecurityScheme]) -> str:
    """What a request carries by which its sender is known; empty if nothing."""
    alternatives = [
        " and ".join(
            f"`{name}` ({scheme_place(schemes[name])})" for name in requirement.schemes
        )
        for requirement in operation.security
    ]
    return ", or ".join(text or "nothing" for text in alternatives)


def _section(place: tuple[str, str]) -> TypeView:
    page, method = place
    return ((method, f"operations/{page}#{method}"),)


def _reading(package: str, reader: ReaderNames | None) -> str:
    if reader is None:
        return ""
    lines = [f"from {package} import webhooks", ""]
    if reader.parameters:
        query = any(
            item.parameter.place == "query" for item in reader.operation.arguments
        )
        given = "request.headers, request.query" if query else "request.headers"
        lines.append(f"parameters = webhooks.{reader.parameters}({given})")
    if reader.body:
        lines.append(f"event = webhooks.{reader.body}(request.body, request.headers)")
    return "\n".join(lines)

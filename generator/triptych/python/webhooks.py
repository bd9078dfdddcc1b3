"""The API in the other direction: the webhooks of one as the operations of another."""

from __future__ import annotations

from dataclasses import replace

from triptych.ir import Api, Server
from triptych.passes.schemas.reachability import reachable_schemas
from triptych.python.names import WEBHOOKS, Names

__all__ = ["other_direction"]


def other_direction(api: Api, names: Names) -> tuple[Api, Names]:
    """What receives the webhooks and callbacks of `api`, and its Python names.

    Its operations are those requests, of which the servers of `api` are the callers. It
    has the models that they need, under the same names.
    """
    schemas = reachable_schemas(api.webhooks, api.schemas)
    needed = {
        name
        for operation in api.webhooks
        for requirement in operation.security
        for name in requirement.schemes
    }
    receiver = replace(
        api,
        title=f"{api.title} {WEBHOOKS}",
        # Nobody knows where receivers are.
        servers=(Server(url="/"),),
        operations=api.webhooks,
        webhooks=(),
        schemas=schemas,
        security_schemes=tuple(
            item
            for item in (*api.security_schemes, *api.webhook_schemes)
            if item.name in needed
        ),
        webhook_schemes=(),
    )
    return receiver, replace(
        names,
        package=f"{names.package}_{WEBHOOKS}",
        groups=names.webhooks,
        webhooks=(),
        models={key: item for key, item in names.models.items() if key in schemas},
        enums={key: item for key, item in names.enums.items() if key in schemas},
        unions={key: item for key, item in names.unions.items() if key in schemas},
        security_schemes=tuple(
            item
            for item in (*names.security_schemes, *names.webhook_schemes)
            if item.scheme.name in needed
        ),
        webhook_schemes=(),
    )

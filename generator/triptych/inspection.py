"""What `triptych inspect` prints: the IR with its Python names, in a stable form.

The form is documented in docs/inspect.md and numbered by `format`. It only grows
within one number.
"""

from __future__ import annotations

from triptych import __version__
from triptych.ir import Api, dump
from triptych.json_value import JsonValue
from triptych.python.annotations import Dialect
from triptych.python.names import GroupNames, Names, OperationNames
from triptych.python.renames import field_names
from triptych.python.signatures import signature
from triptych.python.webhook_names import ReaderNames, reader_names
from triptych.targets.client.dialects import argument_dialect

__all__ = ["inspect"]

_FORMAT = 1


def inspect(api: Api, names: Names) -> dict[str, JsonValue]:
    """The API and its Python names as JSON."""
    dumped = dump(api)
    # Absent, like all empty members, if there are none.
    dumped.pop("operations", None)
    dumped.pop("webhooks", None)
    # In the order of the API, which is not that of the groups.
    arguments = argument_dialect(api, names)
    described = {
        operation.operation.pointer: _operation(api, arguments, group, operation)
        for group in (*names.groups, *names.webhooks)
        for operation in group.operations
    }
    readers = reader_names(names)
    webhooks: list[JsonValue] = [
        {**described[item.pointer], **_readers(readers.get(item.pointer))}
        for item in api.webhooks
    ]
    credentials: list[JsonValue] = [
        {
            "security_scheme": item.scheme.name,
            "argument": item.argument,
            "variables": list(item.variables),
        }
        for item in (*names.security_schemes, *names.webhook_schemes)
    ]
    models: dict[str, JsonValue] = {
        **{key: model.class_name for key, model in names.models.items()},
        **{key: enum.name for key, enum in names.enums.items()},
        **{key: union.name for key, union in names.unions.items()},
    }
    models = {key: models[key] for key in sorted(models)}
    fields: dict[str, JsonValue] = dict(sorted(field_names(names, api.schemas).items()))
    values: dict[str, JsonValue] = {
        key: [
            {"value": item.value, **({"name": item.constant} if item.constant else {})}
            for item in names.enums[key].values
        ]
        for key in sorted(names.enums)
    }
    return {
        "format": _FORMAT,
        "triptych": __version__,
        "python": {
            "client_package": f"{names.package}_client",
            "server_package": f"{names.package}_server",
            "version": names.version,
            **({"credentials": credentials} if credentials else {}),
            **({"models": models} if models else {}),
            **({"fields": fields} if fields else {}),
            **({"values": values} if values else {}),
        },
        "operations": [described[operation.pointer] for operation in api.operations],
        **({"webhooks": webhooks} if webhooks else {}),
        **dumped,
    }


def _readers(names: ReaderNames | None) -> dict[str, JsonValue]:
    """The functions in the module `webhooks` of the client that read a request."""
    if names is None:
        return {}
    listed = {"body": names.body, "parameters": names.parameters}
    return {"readers": {key: name for key, name in listed.items() if name}}


def _operation(
    api: Api, arguments: Dialect, group: GroupNames, names: OperationNames
) -> dict[str, JsonValue]:
    operation = names.operation
    dumped = dump(operation)
    dumped.pop("constants", None)
    identity: dict[str, JsonValue] = {
        key: dumped.pop(key) for key in ("id", "method", "path_template")
    }
    return {
        **identity,
        "constants": [
            {"in": item.place.value, "name": item.name, "value": item.value}
            for item in operation.constants
        ],
        "tag": operation.tags[0] if operation.tags else None,
        "pointer": dumped.pop("pointer"),
        "python": {
            "attribute": group.attribute,
            "method": names.method,
            **({"iterator": names.iterator} if names.iterator else {}),
            "parameters": [
                {
                    "name": argument.argument,
                    "wire_name": (
                        argument.parameter.name if argument.parameter else None
                    ),
                    "in": argument.parameter.place if argument.parameter else "body",
                    "type": argument.annotation.source,
                    "required": argument.required,
                }
                for argument in signature(names, api.schemas, arguments)
            ],
        },
        **dumped,
    }

"""The arguments of trips, sampled from what parameters allow and clients can send."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from random import Random

from triptych.ir import (
    Api,
    ApiKeyScheme,
    ArraySchema,
    Operation,
    Parameter,
    Place,
    StringSchema,
)
from triptych.passes.requests.field_names import field_names
from triptych.passes.requests.files import holds_files
from triptych.passes.requests.wire import array_styles, is_json_text, wire_parameter
from triptych.passes.samples.sampler import Sampler
from triptych.passes.samples.wanted import SamplingError, Wanted
from triptych.passes.values.fitting import fits
from triptych.python.annotations import Dialect
from triptych.python.names import OperationNames
from triptych.python.signatures import signature
from triptych.runtime.wire.encode import encode_path
from triptych.verification.refusals import (
    ParameterRules,
    is_header_name,
    path_is_refused,
)
from triptych.verification.routes import Routes
from triptych.verification.trips import Argument, SkippedError, Upload

__all__ = ["Arguments"]

_TRIES = 30

# They say how a message is to be read, which only who writes it can know.
_HEADERS_OF_HTTP = {
    *("connection", "content-encoding", "content-length", "expect", "host"),
    *("content-type", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade"),
}

# They are sent whether or not an argument is given for them.
_ALWAYS_SENT = {"accept", "accept-encoding", "authorization", "user-agent"}

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


class Arguments:
    """Samples the arguments of the operations of one API."""

    def __init__(self, api: Api, sampler: Sampler, routes: Routes) -> None:
        self._api = api
        self._schemas = api.schemas
        self._sampler = sampler
        self._routes = routes
        self._keys = {
            (scheme.place, scheme.parameter.lower())
            for scheme in api.security_schemes
            if isinstance(scheme, ApiKeyScheme)
        }

    def sampled(
        self, names: OperationNames, random: Random, wanted: Wanted
    ) -> dict[str, Argument]:
        """Values by argument, of a request that means the operation.

        Raises `SkippedError`, or `SamplingError` where a parameter has no value.
        """
        operation = names.operation
        share = random.choice((0.0, 0.5, 1.0)) if wanted.is_odd else 1.0
        for _ in range(_TRIES):
            found: dict[str, Argument] = {}
            texts: dict[str, str] = {}
            named: list[tuple[Place, str]] = []
            for item in names.arguments:
                parameter = item.parameter
                if not (parameter.required or random.random() < share):
                    continue
                argument = self._argument(parameter, operation, random, wanted)
                if argument is None:
                    continue
                found[item.argument] = argument
                named.append((parameter.place, parameter.name))
                if parameter.place is Place.PATH:
                    texts[parameter.name] = self._path_text(parameter, argument)
            if self._routes.needs_less(operation, named):
                share = 0.0
            elif self._is_reachable(operation, texts):
                return found
        raise SkippedError("all requests that were sampled mean another operation")

    def _argument(
        self, parameter: Parameter, operation: Operation, random: Random, wanted: Wanted
    ) -> Argument | None:
        """A value for a parameter; None for one that is left out."""
        if parameter.place is Place.HEADER:
            name = parameter.name.lower()
            if name in _HEADERS_OF_HTTP or not is_header_name(name):
                return None
            if name == "accept":
                # Another text would ask for an answer that is not to be had.
                return Argument(schema=parameter.schema, json="*/*")
        names = field_names(parameter, operation, self._api)
        if names is not None and not (names.members or names.is_open):
            if parameter.required:
                raise SkippedError(
                    f"another parameter has all fields of {parameter.name}"
                )
            return None
        schema = self._schemas[parameter.schema]
        if holds_files(parameter.schema, self._schemas):
            count = 1
            if isinstance(schema, ArraySchema):
                count = min(max(2, schema.min_items or 0), schema.max_items or 2)
            files = tuple(_upload(random, parameter) for _ in range(count))
            return Argument(schema=parameter.schema, files=files)
        if is_json_text(parameter, self._schemas):
            return self._json_argument(parameter, random, wanted)
        rules = ParameterRules(parameter, self._schemas)
        wanted = replace(
            wanted, is_text=True, is_named=rules.is_named, accepts=rules.accepts
        )
        # An empty key is none, to the server.
        is_key = (parameter.place, parameter.name.lower()) in self._keys
        for tried in range(_TRIES):
            if tried == _TRIES // 4:
                # What is empty, or has something empty in it, is lost in many forms.
                wanted = replace(wanted, optional=0.5)
            value = self._sampler.sample(
                parameter.schema, random, wanted, name=parameter.name
            )
            if isinstance(value, dict) and names is not None:
                # What is named as another parameter would be read as that.
                value = {k: value[k] for k in value if k not in names.others}
            if value in ([], {}) and not parameter.required:
                # It is not sent, and arrives as an argument that was left out.
                return None
            if (
                value not in ([], {})
                and not rules.refuses(value)
                and not (is_key and value == "")
            ):
                return Argument(schema=parameter.schema, json=value)
        raise SamplingError(parameter.pointer, "no value was found that clients send")

    def _json_argument(
        self, parameter: Parameter, random: Random, wanted: Wanted
    ) -> Argument | None:
        """A value that is JSON; None for one that is left out."""
        is_repeated = bool(array_styles(parameter, self._schemas))
        for _ in range(_TRIES):
            value = self._sampler.sample(
                parameter.schema, random, wanted, name=parameter.name
            )
            # Without an item there is no field.
            if value != [] or not is_repeated:
                return Argument(schema=parameter.schema, json=value)
            if not parameter.required:
                return None
        raise SamplingError(parameter.pointer, "no value was found that clients send")

    def _is_reachable(self, operation: Operation, texts: Mapping[str, str]) -> bool:
        if not texts:
            return True
        if path_is_refused(operation, texts):
            return False
        for segment in operation.path_template.split("/"):
            names = _PLACEHOLDER.findall(segment)
            # What stands between two placeholders divides them wherever it stands.
            literals = [item for item in _PLACEHOLDER.split(segment)[2:-1:2] if item]
            if len(names) > 1 and any(
                literal in texts[name] for literal in literals for name in names
            ):
                return False
        path = _PLACEHOLDER.sub(lambda match: texts[match[1]], operation.path_template)
        return not self._routes.is_others(operation, path)

    def _path_text(self, parameter: Parameter, argument: Argument) -> str:
        written = wire_parameter(parameter.name, parameter, self._schemas)
        return encode_path(written, argument.json)

    def check_headers(self, operation: Operation) -> None:
        """Raise `SkippedError` for headers that belong to HTTP, or can't be sent."""
        for parameter in operation.parameters:
            if parameter.place is not Place.HEADER:
                continue
            name = parameter.name.lower()
            schema = self._schemas[parameter.schema]
            if parameter.required and name in _HEADERS_OF_HTTP:
                raise SkippedError(f"its header {name} is a matter of HTTP itself")
            if parameter.required and not is_header_name(name):
                raise SkippedError(f"no header can be called {parameter.name!r}")
            is_limited = isinstance(schema, StringSchema) and schema.enum
            if name == "content-type" and is_limited and operation.request_body:
                raise SkippedError("its header content-type limits that of its body")

    def defaults(self, names: OperationNames) -> dict[str, Argument | None]:
        """What a service is given for arguments that are left out."""
        taken = signature(names, self._schemas, Dialect())
        found: dict[str, Argument | None] = {item.argument: None for item in taken}
        for item in names.arguments:
            key = item.parameter.schema
            default = self._schemas[key].default
            if not item.parameter.required and default is not None:
                is_one = not isinstance(default.json, dict) and fits(
                    default.json, key, self._schemas
                )
                found[item.argument] = (
                    Argument(schema=key, json=default.json) if is_one else None
                )
        for item in names.arguments:
            if self._is_always_sent(item.parameter):
                # Whatever arrives, nobody gave it.
                del found[item.argument]
        return found

    def _is_always_sent(self, parameter: Parameter) -> bool:
        """Whether it may be there although no argument is given for it."""
        name = parameter.name.lower()
        is_header = parameter.place is Place.HEADER
        return (parameter.place, name) in self._keys or (
            is_header and name in _ALWAYS_SENT | _HEADERS_OF_HTTP
        )


def _upload(random: Random, parameter: Parameter) -> Upload:
    headers = [name for name in parameter.part_headers if is_header_name(name)]
    return Upload(
        headers=tuple(
            (name, random.choice(("1", "a b", "x;y=z")))
            for name in sorted({name.lower() for name in headers})
        ),
        name=random.choice(("a.txt", "ö 1.png", "a;b=c.tar.gz")),
        content=random.choice((b"", b"\x00\xff\r\n--", random.randbytes(5000))),
        media_type=random.choice(("image/png", "text/plain; charset=utf-8")),
    )

"""The headers of answers: what a service sets beside a body."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from random import Random

from triptych.ir import Parameter, Place, Response, Schema, SchemaId
from triptych.passes.requests.wire import wire_parameter
from triptych.passes.samples.sampler import Sampler
from triptych.passes.samples.wanted import SamplingError, Wanted
from triptych.runtime.wire.encode import encode_header
from triptych.verification.refusals import ParameterRules, is_header_name

__all__ = ["answer_headers"]

# They are of the message or of the connection, or change what a client does next.
_NOT_SET = {
    *("connection", "content-encoding", "content-length", "content-type", "date"),
    *("keep-alive", "location", "server", "set-cookie", "te", "trailer"),
    *("transfer-encoding", "upgrade"),
}


def answer_headers(
    response: Response,
    schemas: Mapping[SchemaId, Schema],
    sampler: Sampler,
    random: Random,
    wanted: Wanted,
) -> dict[str, str]:
    """Texts of the headers that a response has, as far as they can be sampled."""
    found: dict[str, str] = {}
    for header in response.headers:
        if header.name.lower() in _NOT_SET or not is_header_name(header.name):
            continue
        described = Parameter(
            pointer=header.pointer,
            place=Place.HEADER,
            name=header.name,
            schema=header.schema,
        )
        rules = ParameterRules(described, schemas)
        written = wire_parameter(header.name, described, schemas)
        as_text = replace(wanted, is_text=True, accepts=rules.accepts)
        with suppress(SamplingError, TypeError, ValueError):
            value = sampler.sample(header.schema, random, as_text, name=header.name)
            text = ",".join(encode_header(written, value))
            if not rules.refuses(value) and text == text.strip(" \t"):
                found[header.name] = text
    return found

"""Responses: their statuses, media types and headers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from triptych.comparison.bodies import about_schema
from triptych.comparison.changes import Finding
from triptych.comparison.nodes import (
    Compared,
    Edge,
    HeaderPair,
    ResponsePair,
    SchemaPair,
    Sides,
)
from triptych.comparison.streams import compare_streams
from triptych.comparison.texts import about_texts
from triptych.comparison.unjudged import about_the_rest
from triptych.ir import ArraySchema, Content, Operation, Response, ResponseHeader
from triptych.pointer import Pointer
from triptych.python.annotations import union, union_members
from triptych.targets.modules import body_annotations, result_annotations

__all__ = ["about_statuses", "compare_headers", "compare_responses"]

_Places = tuple[Pointer, Pointer]


def about_statuses(old: Operation, new: Operation, sides: Sides) -> Iterator[Finding]:
    """The statuses that only one version of an operation answers with."""
    before = {item.status: item for item in old.responses}
    after = {item.status: item for item in new.responses}
    if before.keys() == after.keys():
        return
    kept = [item for status, item in after.items() if status in before]
    known = _result(kept, sides)
    for status, response in after.items():
        if status in before:
            continue
        is_known = _result([*kept, response], sides) <= known
        code = "status-added" if is_known else "success-status-added"
        predicate = f"may answer with the status {status} now"
        yield _finding(code, predicate, (old.pointer, response.pointer))
    for status, response in before.items():
        if status not in after:
            code = "success-status-removed" if response.is_success else "status-removed"
            predicate = f"never answers with the status {status} any more"
            yield _finding(code, predicate, (response.pointer, new.pointer))


def _result(responses: Sequence[Response], sides: Sides) -> set[str]:
    """The types of what a call returns that is answered with one of these."""
    successes = [item for item in responses if item.is_success]
    # Where no success is described, `default` describes it as well.
    covered = successes or [item for item in responses if item.status == "default"]
    schemas, dialect = sides.new.schemas, sides.new.dialect
    bodies = body_annotations(responses, schemas, dialect, is_client=True)
    return set(union_members(union(result_annotations(covered, bodies).values())))


def _body(response: Response, sides: Sides) -> set[str]:
    """The types of its body for who calls, none if nobody describes it."""
    schemas, dialect = sides.new.schemas, sides.new.dialect
    bodies = body_annotations([response], schemas, dialect, is_client=True)
    return {name for body in bodies.values() for name in union_members(body)}


def compare_responses(pair: ResponsePair, sides: Sides) -> Compared:
    """Two responses with the same status."""
    old, new = pair.old, pair.new
    places = old.pointer, new.pointer
    findings = [*about_texts(old, new, places), *about_the_rest(old, new, places)]
    edges: list[Edge] = []
    before, after = _contents(old), _contents(new)
    if after and not before:
        findings.append(_finding("response-body-added", "has a body now", places))
    elif before and not after:
        predicate = "has no body any more"
        findings.append(_finding("response-body-removed", predicate, places))
    else:
        findings += _about_media_types(old, new, sides, places)
    known = {item.media_type: item for item in after}
    for content in before:
        other = known.get(content.media_type)
        if other is None:
            continue
        findings += about_schema(content, other, places)
        if content.schema is not None and other.schema is not None:
            edges.append(Edge(SchemaPair(content.schema, other.schema)))
        about, items = compare_streams(content.stream, other.stream, places)
        findings += about
        edges += items
    findings += _about_headers(old.headers, new.headers, places)
    headers = {item.name.casefold(): item for item in new.headers}
    for header in old.headers:
        twin = headers.get(header.name.casefold())
        if twin is not None:
            edges.append(Edge(HeaderPair(header, twin), f", header {header.name}"))
    return Compared(tuple(findings), tuple(edges))


def _contents(response: Response) -> tuple[Content, ...]:
    """What a body may be; nothing if no schema describes any.

    A document may list media types for all responses, those without a body too.
    """
    is_described = any(item.is_described for item in response.contents)
    return response.contents if is_described else ()


def _about_media_types(
    old: Response, new: Response, sides: Sides, places: _Places
) -> Iterator[Finding]:
    before = {item.media_type for item in _contents(old)}
    after = {item.media_type for item in _contents(new)}
    if before == after:
        return
    kept = tuple(item for item in new.contents if item.media_type in before)
    types = _body(replace(new, contents=kept), sides)
    for content in _contents(new):
        if content.media_type in before:
            continue
        is_known = _body(replace(new, contents=(*kept, content)), sides) <= types
        code = "response-media-type-added"
        code += "-same-type" if is_known else ""
        yield _finding(code, f"may be {content.media_type} now", places)
    for content in _contents(old):
        if content.media_type not in after:
            predicate = f"is never {content.media_type} any more"
            yield _finding("response-media-type-removed", predicate, places)


def _about_headers(
    old: Sequence[ResponseHeader], new: Sequence[ResponseHeader], places: _Places
) -> Iterator[Finding]:
    before = {item.name.casefold() for item in old}
    after = {item.name.casefold() for item in new}
    for header in new:
        if header.name.casefold() not in before:
            predicate = f"has the new header {header.name}"
            yield _finding(
                "response-header-added", predicate, (places[0], header.pointer)
            )
    for header in old:
        if header.name.casefold() not in after:
            predicate = f"has no header {header.name} any more"
            yield _finding(
                "response-header-removed", predicate, (header.pointer, places[1])
            )


def compare_headers(pair: HeaderPair, sides: Sides) -> Compared:
    """Two headers of responses with the same name."""
    places = pair.old.pointer, pair.new.pointer
    findings = [
        *about_texts(pair.old, pair.new, places),
        *about_the_rest(pair.old, pair.new, places),
    ]
    before = sides.old.target(pair.old.schema)
    after = sides.new.target(pair.new.schema)
    if (
        isinstance(before, ArraySchema)
        and isinstance(after, ArraySchema)
        and before.style != after.style
    ):
        predicate = f"is written as {after.style} now, it was {before.style}"
        findings.append(_finding("response-header-style-changed", predicate, places))
    return Compared(
        tuple(findings),
        (Edge(SchemaPair(pair.old.schema, pair.new.schema)),),
    )


def _finding(code: str, predicate: str, places: _Places) -> Finding:
    return Finding(code=code, predicate=predicate, old=places[0], new=places[1])

"""Bodies of requests."""

from __future__ import annotations

from collections.abc import Iterator

from triptych.comparison.changes import Finding
from triptych.comparison.nodes import (
    BodyPair,
    Compared,
    Edge,
    SchemaPair,
    Side,
    Sides,
)
from triptych.comparison.parameters import pair_parameters, parameter_step
from triptych.comparison.texts import about_texts
from triptych.comparison.unjudged import about_the_rest
from triptych.ir import Content, RequestBody
from triptych.pointer import Pointer
from triptych.python.signatures import content_annotation

__all__ = ["about_presence", "about_schema", "compare_bodies", "python_type"]

_Places = tuple[Pointer, Pointer]


def about_presence(
    old: RequestBody | None, new: RequestBody | None, places: _Places
) -> Iterator[Finding]:
    """A body that only one version of an operation has."""
    if old is None and new is not None:
        what = "required" if new.required else "optional"
        code, predicate = f"body-added-{what}", f"is new and {what}"
        yield _finding(code, predicate, (places[0], new.pointer))
    elif old is not None and new is None:
        yield _finding("body-removed", "was removed", (old.pointer, places[1]))


def compare_bodies(pair: BodyPair, sides: Sides) -> Compared:
    """The bodies of two requests, in all their media types."""
    old, new = pair.old, pair.new
    places = old.pointer, new.pointer
    findings = [*about_texts(old, new, places), *about_the_rest(old, new, places)]
    if new.required and not old.required:
        findings.append(_finding("body-required", "is required now", places))
    elif old.required and not new.required:
        findings.append(_finding("body-optional", "is optional now", places))
    if bool(old.fields) != bool(new.fields):
        what = "a form" if new.fields else "no form"
        predicate = f"is {what} now"
        findings.append(_finding("body-kind-changed", predicate, places))
        return Compared(tuple(findings))
    edges = [
        Edge(field, parameter_step(field))
        for field in pair_parameters(old.fields, new.fields, places, ("", ""))
    ]
    before = {item.media_type: item for item in old.contents}
    after = {item.media_type: item for item in new.contents}
    kept = [item for item in new.contents if item.media_type in before]
    for media_type, content in after.items():
        if media_type not in before:
            types = {python_type(item, sides.new) for item in kept}
            is_known = bool(new.fields) or python_type(content, sides.new) in types
            code = "body-media-type-added"
            code += "-same-type" if is_known else ""
            predicate = f"may be {media_type} now"
            findings.append(_finding(code, predicate, places))
    for media_type, content in before.items():
        other = after.get(media_type)
        if other is None:
            predicate = f"is never {media_type} any more"
            findings.append(_finding("body-media-type-removed", predicate, places))
            continue
        findings += about_schema(content, other, places)
        if content.schema is not None and other.schema is not None:
            edges.append(Edge(SchemaPair(content.schema, other.schema)))
    return Compared(tuple(findings), tuple(edges))


def about_schema(old: Content, new: Content, places: _Places) -> Iterator[Finding]:
    """A schema that only one version of a content has, and their examples."""
    if old.example != new.example:
        yield _finding("text-changed", "has another example", places)
    if old.is_form != new.is_form:
        what = "a form" if new.is_form else "no form"
        yield _finding("body-kind-changed", f"is {what} now", places)
    if old.as_xml != new.as_xml:
        what = "a value" if new.as_xml else "text"
        predicate = f"is {what} now if it is {new.media_type}"
        yield _finding("body-kind-changed", predicate, places)
    if old.schema is None and new.schema is not None:
        places = places[0], new.schema
        yield _finding("type-narrowed", "has a schema now", places)
    elif old.schema is not None and new.schema is None:
        places = old.schema, places[1]
        yield _finding("type-widened", "has no schema any more", places)


def python_type(content: Content, side: Side) -> str:
    """The type of a content in Python."""
    return content_annotation(content, side.schemas, side.dialect).source


def _finding(code: str, predicate: str, places: _Places) -> Finding:
    return Finding(code=code, predicate=predicate, old=places[0], new=places[1])

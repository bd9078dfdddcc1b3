"""Parameters, and the fields of forms, which are parameters of a body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields

from triptych.comparison.changes import Finding
from triptych.comparison.defaults import about_default
from triptych.comparison.nodes import (
    Compared,
    Edge,
    ParameterPair,
    SchemaPair,
    Side,
    Sides,
)
from triptych.comparison.texts import about_texts
from triptych.comparison.unjudged import about_the_rest
from triptych.ir import Parameter, Place
from triptych.passes.requests.wire import array_styles, is_json_text, wire_parameter
from triptych.pointer import Pointer

__all__ = ["compare_parameters", "pair_parameters", "parameter_step"]

_Places = tuple[Pointer, Pointer]


def pair_parameters(
    old: Sequence[Parameter],
    new: Sequence[Parameter],
    places: _Places,
    templates: tuple[str, str],
) -> Iterator[ParameterPair]:
    """The parameters that are the same, and those that only one version has.

    They are the same by place and name, those of a path by their order in its template,
    and those that moved to another place by their name.
    """
    before = {_key(item, templates[0]): item for item in old}
    after = {_key(item, templates[1]): item for item in new}
    left = {item.name: key for key, item in before.items() if key not in after}
    right = {item.name: key for key, item in after.items() if key not in before}
    moved = {key: right[name] for name, key in left.items() if name in right}
    for key, item in before.items():
        other = after.get(moved.get(key, key))
        yield ParameterPair(item, other, *places)
    taken = {*before, *moved.values()}
    for key, item in after.items():
        if key not in taken:
            yield ParameterPair(None, item, *places)


def _key(parameter: Parameter, template: str) -> tuple[str, object]:
    match parameter.place:
        case Place.PATH:
            # What stands in braces is not part of a request.
            return parameter.place, template.find(f"{{{parameter.name}}}")
        case Place.HEADER:
            return parameter.place, parameter.name.casefold()
        case _:
            return parameter.place, parameter.name


def parameter_step(pair: ParameterPair) -> str:
    """What a parameter is called after its operation."""
    parameter = pair.old or pair.new
    if parameter is None:
        return ""
    kind = "form field" if parameter.place is Place.FORM else "parameter"
    return f": {kind} {parameter.name}"


def compare_parameters(pair: ParameterPair, sides: Sides) -> Compared:
    """A parameter in both versions, or in one of them."""
    old, new = pair.old, pair.new
    if old is None:
        return Compared(() if new is None else (_added(new, pair),))
    if new is None:
        removed = _finding(
            "parameter-removed", "was removed", (old.pointer, pair.place_new)
        )
        return Compared((removed,))
    places = old.pointer, new.pointer
    findings = [
        *_about_presence(old, new, sides, places),
        *_about_writing(old, new, sides, places),
        *about_default(
            sides.old.schemas[old.schema].default,
            sides.new.schemas[new.schema].default,
            places,
            is_required=old.required and new.required,
            removed="parameter-default-removed",
        ),
        *about_texts(old, new, places),
        *about_the_rest(old, new, places),
    ]
    if old.part_headers != new.part_headers:
        listed = ", ".join(new.part_headers) or "no headers"
        predicate = f"may have {listed} in its part now"
        findings.append(_finding("part-headers-changed", predicate, places))
    if new.deprecated and not old.deprecated:
        findings.append(_finding("deprecated", "is deprecated now", places))
    elif old.deprecated and not new.deprecated:
        predicate = "is not deprecated any more"
        findings.append(_finding("deprecation-withdrawn", predicate, places))
    return Compared(tuple(findings), (Edge(SchemaPair(old.schema, new.schema)),))


def _added(parameter: Parameter, pair: ParameterPair) -> Finding:
    what = "required" if parameter.required else "optional"
    return _finding(
        f"parameter-added-{what}",
        f"is new and {what}",
        (pair.place_old, parameter.pointer),
    )


def _about_presence(
    old: Parameter, new: Parameter, sides: Sides, places: _Places
) -> Iterator[Finding]:
    if new.required and not old.required:
        yield _finding("parameter-required", "is required now", places)
    elif old.required and not new.required:
        has_default = sides.new.schemas[new.schema].default is not None
        code = "parameter-optional"
        code += "-with-default" if has_default else ""
        yield _finding(code, "is optional now", places)
    if new.allow_empty and not old.allow_empty:
        yield _finding("parameter-empty-allowed", "may be empty now", places)
    elif old.allow_empty and not new.allow_empty:
        yield _finding("parameter-empty-refused", "may not be empty any more", places)


def _about_writing(
    old: Parameter, new: Parameter, sides: Sides, places: _Places
) -> Iterator[Finding]:
    if old.place != new.place:
        predicate = f"stands in the {new.place} now, it was the {old.place}"
        yield _finding("parameter-moved", predicate, places)
    elif type(sides.old.target(old.schema)) is not type(sides.new.target(new.schema)):
        # A value of another type is written otherwise in any case.
        return
    elif old == new and sides.old.target(old.schema) == sides.new.target(new.schema):
        return
    elif _written(old, sides.old) != _written(new, sides.new):
        styles = _described(old, sides.old), _described(new, sides.new)
        predicate = f"is written {styles[1]} now, it was {styles[0]}"
        yield _finding("parameter-style-changed", predicate, places)


# What does not say how a value is written, or is told on its own.
_OTHERS = frozenset({"argument", "place", "name", "required", "allow_empty", "limits"})


def _written(parameter: Parameter, side: Side) -> object:
    """How a value is written, whatever words of the document say so.

    One that is not a list, nor written as JSON, is a text in each of them.
    """
    wire = wire_parameter("", parameter, side.schemas)
    found = {item.name: getattr(wire, item.name) for item in fields(wire)}
    shape = {name: value for name, value in found.items() if name not in _OTHERS}
    return shape, parameter.span, parameter.media_type


_STYLES = {
    "comma": "with commas",
    "space": "with spaces",
    "tab": "with tabs",
    "pipe": "with pipes",
    "dot": "with dots",
    "repeated": "as repeated fields",
    "brackets": "with indexes in brackets",
}


def _described(parameter: Parameter, side: Side) -> str:
    if parameter.media_type:
        return f"as {parameter.media_type}"
    span = f", spanning {parameter.span}" if parameter.span else ""
    escapes = ", reserved characters as they are" if parameter.allow_reserved else ""
    exploded = ", exploded" if parameter.explode else ""
    lists = array_styles(parameter, side.schemas)
    if lists and not is_json_text(parameter, side.schemas):
        return f"{_STYLES[lists[0]]}{span}{escapes}"
    if parameter.style is None:
        return f"as a text{span}{escapes}"
    return f"in {parameter.style.value} style{exploded}{span}{escapes}"


def _finding(code: str, predicate: str, places: _Places) -> Finding:
    return Finding(code=code, predicate=predicate, old=places[0], new=places[1])

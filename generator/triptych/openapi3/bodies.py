"""Lowering of request bodies ("Request Body Object")."""

from __future__ import annotations

from dataclasses import replace

from triptych.description.grammar import Kind
from triptych.description.node import Node
from triptych.description.references.following import References
from triptych.description.schemas.objects import lower_properties
from triptych.description.schemas.table import SchemaTable
from triptych.ir import (
    ArraySchema,
    BinarySchema,
    Content,
    Parameter,
    Place,
    RequestBody,
    SchemaId,
    Style,
)
from triptych.json_value import JsonValue
from triptych.openapi3.contents import (
    StatedContent,
    lower_content,
    stated_contents,
)
from triptych.openapi3.encodings import encoded
from triptych.openapi3.misplaced import body_of_parameter
from triptych.runtime.wire.media_types import (
    FORM,
    MULTIPART,
    essence,
    is_json,
    is_multipart,
    is_text,
)

__all__ = ["lower_request_body"]


def lower_request_body(
    operation: Node,
    references: References,
    schemas: SchemaTable,
    *,
    has_fields: bool = True,
) -> RequestBody | None:
    """The body of an operation's requests.

    A form of one object is its fields. Where there is another media type beside forms,
    or the fields have no names, the body is one argument, and so it is without
    `has_fields`.
    """
    raw = operation.child("requestBody")
    node = references.described(raw) if raw is not None else None
    if raw is None:
        listed = map(references.described, references.items(operation, "parameters"))
        bodies = (body_of_parameter(item) for item in listed if item is not None)
        node = next(filter(None, bodies), None)
    if node is None:
        return None
    if not isinstance(node.value, dict):
        node.findings.warn(
            "not-an-object",
            "a request body should be an object; it is left out",
            node.pointer,
        )
        return None
    stated = stated_contents(node)
    if not stated:
        node.findings.warn(
            "body-media-type",
            "the body has no media type; it is taken as application/json",
            node.pointer,
        )
        empty = Node({}, node.pointer / "content", node.findings)
        stated = [StatedContent("application/json", empty)]
    stated = [
        StatedContent(item.media_type, references.resolve(item.node) or item.node)
        for item in stated
    ]
    forms = [item for item in stated if _is_form(item, schemas)]
    others = [item for item in stated if item not in forms]
    fields: tuple[Parameter, ...] = ()
    if forms and not others and has_fields:
        fields = _fields(forms, references, schemas)
    if forms and not others and all(item.media_type == FORM for item in forms):
        forms += _with_parts(forms, fields, schemas)
    if not fields:
        _tell_of_encodings(forms)
    contents = tuple(
        (
            Content(media_type=item.media_type)
            if fields
            else replace(
                lower_content(item, references, schemas),
                is_form=item in forms,
            )
        )
        for item in (*others, *forms)
    )
    return RequestBody(
        pointer=node.pointer,
        contents=contents,
        description=node.text("description"),
        required=node.flag("required"),
        fields=fields,
    )


def _is_form(item: StatedContent, schemas: SchemaTable) -> bool:
    """Whether a body has named fields, or parts with names.

    Of `multipart/form-data` that is sure; of other types in parts it is where the
    schema is an object.
    """
    if essence(item.media_type) in (FORM, MULTIPART):
        return True
    if not is_multipart(item.media_type):
        return False
    node = item.node
    schema = node.child("schema")
    if schema is not None and _members(schema, schemas):
        return True
    if node.value and isinstance(node.value, dict):
        positional = _POSITIONAL & node.value.keys()
        place = schemas.located(schema) if schema is not None else node
        if positional or place.text("type") == "array":
            node.findings.warn(
                "multipart-positions",
                f"parts of {item.media_type} that have no names are not told apart; "
                "the body is bytes",
                node.pointer,
                hint="the members of an object are parts with names",
            )
    return False


_POSITIONAL = frozenset({"itemEncoding", "itemSchema", "prefixEncoding"})


def _with_parts(
    forms: list[StatedContent], fields: tuple[Parameter, ...], schemas: SchemaTable
) -> list[StatedContent]:
    """The form in parts where there are files, which have no other."""
    for item in fields:
        if schemas.is_file(item.schema):
            node = forms[0].node
            node.findings.warn(
                "form-file",
                f"`{item.name}` is a file, which `{FORM}` has no form for; the form is "
                f"sent as `{MULTIPART}`",
                node.pointer,
            )
            return [StatedContent(MULTIPART, node)]
    return []


def _tell_of_encodings(forms: list[StatedContent]) -> None:
    """Say that a form which is one argument is written by what its members hold."""
    for form in forms:
        if form.node.object("encoding") is not None:
            form.node.findings.warn(
                "encoding-ignored",
                "this form is one argument, because there are other media types or no "
                "named fields; each member is written by what it holds",
                form.node.pointer / "encoding",
            )


def _fields(
    forms: list[StatedContent], references: References, schemas: SchemaTable
) -> tuple[Parameter, ...]:
    """The fields of forms of one object; none if they are of anything else."""
    found: dict[str, Parameter] = {}
    first: dict[str, JsonValue] = {}
    for form in forms:
        schema = form.node.child("schema")
        if schema is None:
            continue
        encodings = form.node.object("encoding")
        # Since OpenAPI 3.1 a part of no type is `application/octet-stream`.
        bare = is_multipart(form.media_type) and references.siblings_count(Kind.SCHEMA)
        texts = _text_fields(encodings) if bare else None
        stated = _stated_members(schema, schemas) if len(forms) > 1 else {}
        for item in _members(schema, schemas, texts):
            encoding = encodings.child(item.name) if encodings is not None else None
            if encoding is not None and isinstance(encoding.value, dict):
                item = encoded(item, encoding, form.media_type, schemas)
            found.setdefault(item.name, item)
            said = stated.get(item.name)
            if first.setdefault(item.name, said) != said:
                form.node.findings.warn(
                    "form-field-differs",
                    f"`{item.name}` is described in another way in {form.media_type};"
                    f" what {forms[0].media_type} says counts",
                    item.pointer,
                )
    return tuple(found.values())


def _text_fields(encodings: Node | None) -> frozenset[str]:
    """The fields that are texts or JSON by their encoding."""
    if encodings is None:
        return frozenset()
    return frozenset(
        name
        for name, encoding in encodings.members()
        if isinstance(encoding.value, dict)
        and any(
            is_json(item) or is_text(item)
            for item in map(str.strip, encoding.text("contentType").split(","))
        )
    )


def _stated_members(
    node: Node, schemas: SchemaTable, depth: int = 0
) -> dict[str, JsonValue]:
    """What the document says of the members of an object, those of its allOf first."""
    place = schemas.located(node)
    if not isinstance(place.value, dict) or depth > _MAX_DEPTH:
        return {}
    found: dict[str, JsonValue] = {}
    for part in place.items("allOf"):
        found |= _stated_members(part, schemas, depth + 1)
    properties = place.child("properties")
    if properties is not None and isinstance(properties.value, dict):
        found |= {
            name: _without_prose(schemas.located(member).value)
            for name, member in properties.members()
        }
    return found


def _without_prose(value: JsonValue) -> JsonValue:
    if not isinstance(value, dict):
        return value
    return {key: item for key, item in value.items() if key not in _PROSE}


_PROSE = frozenset({"description", "example", "examples", "title"})

_MAX_DEPTH = 20


def _members(
    node: Node,
    schemas: SchemaTable,
    texts: frozenset[str] | None = None,
    depth: int = 0,
) -> list[Parameter]:
    """The members of the object at `node`, those of its allOf first.

    With `texts`, those that nothing is said of are files, but for these.
    """
    place = schemas.located(node)
    if not isinstance(place.value, dict) or depth > _MAX_DEPTH:
        return []
    found = [
        item
        for part in place.items("allOf")
        for item in _members(part, schemas, texts, depth + 1)
    ]
    properties = place.child("properties")
    for item in lower_properties(place, schemas):
        member = properties.child(item.name) if properties is not None else None
        if item.read_only:
            continue
        bare = texts is not None and item.name not in texts
        found.append(
            Parameter(
                pointer=item.pointer,
                place=Place.FORM,
                name=item.name,
                schema=_field_schema(member, item.schema, schemas, bare=bare),
                required=item.required,
                style=Style.FORM,
                explode=True,
                deprecated=item.deprecated,
                description=item.description,
            )
        )
    return found


def _field_schema(
    member: Node | None, schema_id: SchemaId, schemas: SchemaTable, *, bare: bool
) -> SchemaId:
    """The schema of a field, which may be a file; a `bare` one is.

    A form has no null: a file that may be null is one that need not be there.
    """
    if member is None:
        return schema_id
    place = schemas.located(member)
    # A reference that leads nowhere says nothing of a file.
    bare = bare and (place.pointer != member.pointer) is _is_reference(member)
    place = _without_null(place, schemas)
    if _is_binary(place, bare=bare):
        return schemas.put(
            BinarySchema(
                pointer=member.pointer / "file",
                description=member.text("description"),
            )
        )
    items = place.child("items")
    if items is None:
        return schema_id
    bare = bare and not _is_reference(items)
    if not _is_binary(schemas.located(items), bare=bare):
        return schema_id
    file = schemas.put(BinarySchema(pointer=items.pointer / "file"))
    return schemas.put(
        ArraySchema(
            pointer=member.pointer / "files",
            description=place.text("description"),
            items=file,
            min_items=place.count("minItems"),
            max_items=place.count("maxItems"),
        )
    )


def _without_null(node: Node, schemas: SchemaTable) -> Node:
    """The one schema that a union has besides null, else the schema itself."""
    for key in ("anyOf", "oneOf"):
        variants = [
            place
            for place in map(schemas.located, node.items(key))
            if place.value != {"type": "null"}
        ]
        if len(variants) == 1:
            return variants[0]
    return node


def _is_reference(node: Node) -> bool:
    return isinstance(node.value, dict) and "$ref" in node.value


# A title alone is what frameworks write for a field of any type.
_BARE = frozenset({"description", "deprecated", "writeOnly", "$comment"})


def _is_binary(node: Node, *, bare: bool) -> bool:
    if not isinstance(node.value, dict):
        return False
    if bare and node.value.keys() <= _BARE:
        return True
    if node.value.get("format") == "binary":
        return True
    return "contentMediaType" in node.value and "contentEncoding" not in node.value

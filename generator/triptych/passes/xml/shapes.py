"""The table by which values are written as XML ("XML Object").

What the standard leaves undefined is decided here, and told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from triptych.diagnostics import Diagnostic, warning
from triptych.ir import (
    AliasSchema,
    AnySchema,
    Api,
    ArraySchema,
    BinarySchema,
    BooleanSchema,
    IntegerSchema,
    MapSchema,
    NullSchema,
    NumberSchema,
    ObjectSchema,
    Property,
    Schema,
    SchemaId,
    StringSchema,
    TupleSchema,
    UnionSchema,
)
from triptych.passes.json_schemas import schema_name
from triptych.passes.schemas.aliases import target_of
from triptych.passes.schemas.lineage import ancestors, lineage
from triptych.passes.schemas.properties import all_properties
from triptych.passes.xml.annotations import (
    Annotations,
    Said,
    as_name,
    component_name,
)
from triptych.passes.xml.contents import xml_bodies
from triptych.pointer import Pointer
from triptych.runtime.xml.shapes import (
    ANYTHING,
    ListShape,
    NodeKind,
    ObjectShape,
    Part,
    Shape,
    UnionShape,
)
from triptych.runtime.xml.texts import is_name

__all__ = ["XmlShapes", "xml_shapes", "xml_shapes_of"]

_FORMATS = {
    "byte": "base64",
    **dict.fromkeys(
        ("date", "date-time", "decimal", "duration", "time", "uuid"), "token"
    ),
}

_IN_TEXT = ("attribute", "text", "cdata")


@dataclass(frozen=True, slots=True, kw_only=True)
class XmlShapes:
    """The parts of bodies by the names of their schemas, and all shapes by key."""

    roots: Mapping[str, Part]
    shapes: Mapping[str, Shape]
    diagnostics: tuple[Diagnostic, ...] = ()


def xml_shapes(api: Api, *, is_client: bool = False) -> XmlShapes:
    """How the bodies of an API are written that are XML, and what is undefined.

    A client has those only that can't be JSON.
    """
    return xml_shapes_of(xml_bodies(api.operations, is_client=is_client), api)


def xml_shapes_of(bodies: Iterable[SchemaId], api: Api) -> XmlShapes:
    """How bodies of these schemas are written."""
    wanted = sorted(set(bodies))
    if not wanted:
        return XmlShapes(roots={}, shapes={})
    builder = _Builder(api)
    roots = {schema_name(key): builder.root(key) for key in wanted}
    builder.complete()
    return XmlShapes(
        roots=roots,
        shapes={key: builder.shapes[key] for key in sorted(builder.shapes)},
        diagnostics=tuple(dict.fromkeys(builder.found)),
    )


class _Builder:
    def __init__(self, api: Api) -> None:
        schemas = api.schemas
        self._schemas = schemas
        self._is_called_itself = api.references_name_xml
        self._annotations = Annotations(schemas)
        self._pending: dict[str, SchemaId] = {}
        self._derived: defaultdict[SchemaId, list[SchemaId]] = defaultdict(list)
        for key, schema in schemas.items():
            if isinstance(schema, ObjectSchema):
                for base in schema.bases:
                    self._derived[base].append(key)
        self.shapes: dict[str, Shape] = {}
        self.found: list[Diagnostic] = []
        self._has_told_root = False

    def root(self, key: SchemaId) -> Part:
        """The outermost element of a body.

        It is called as the schema by default, and its name need not be right when it is
        read then: the standard did not always say so.
        """
        said = self._said(key)
        schema = self._schemas[target_of(key, self._schemas)]
        default = component_name(key) or component_name(schema.pointer)
        if isinstance(schema, UnionSchema) and not said.name:
            return Part(of=self._union(schema, is_root=True))
        if not (said.name or default) and not self._has_told_root:
            self._has_told_root = True
            self.warn(
                "xml-undefined",
                "this schema has no name for the outermost element of XML; it is "
                "called `root`, and read under any name, here and wherever else there "
                "is such a body",
                key,
                hint="give it `xml.name`",
            )
        part = self._part(key, place=key)
        of = self.shapes.get(part.of)
        if isinstance(schema, ArraySchema) and isinstance(of, ListShape):
            item = component_name(target_of(schema.items, self._schemas))
            if item and not default and not of.items.name:
                # Without a name of the list, that of its items is known at least.
                items = replace(of.items, name=as_name(item))
                part = replace(part, of=f"{part.of} root")
                self.shapes[part.of] = replace(of, items=items)
        node: NodeKind = "element"
        return replace(part, name=part.name or as_name(default or "root"), node=node)

    def complete(self) -> None:
        """Make all shapes that are referred to."""
        while self._pending:
            key, schema_id = self._pending.popitem()
            if key not in self.shapes:
                self.shapes[key] = self._object(schema_id)

    def warn(
        self, code: str, message: str, pointer: Pointer, hint: str | None = None
    ) -> None:
        """Tell what the standard leaves undefined, or has no place for."""
        self.found.append(warning(code, message, pointer=pointer, hint=hint))

    def _said(self, key: SchemaId) -> Said:
        said = self._annotations.of(key)
        for text in said.wrong:
            if text.endswith(":"):
                self.warn(
                    "xml-name",
                    f"nothing says which namespace the prefix `{text[:-1]}` stands "
                    "for; it is left out",
                    key,
                    hint="give `xml.namespace` beside it",
                )
            else:
                self.warn(
                    "xml-name",
                    f"`{text}` is no name in XML; `{said.name}` is taken",
                    key,
                )
        return said

    def _part(self, key: SchemaId, *, place: Pointer) -> Part:
        """How a value of a schema stands in another; without a name if none is said."""
        said = self._said(key)
        schema = self._schemas[target_of(key, self._schemas)]
        of = self._of(schema)
        is_list = isinstance(schema, ArraySchema | TupleSchema)
        node: NodeKind = said.node or "element"
        if is_list and said.node is None:
            node = "element" if said.wrapped else "none"
        elif said.wrapped and not is_list:
            self.warn(
                "xml-undefined",
                "`xml.wrapped` is for arrays; it means nothing here",
                place,
            )
        part = Part(
            of=of,
            node=node,
            # Without an element of its own an array has no name (`name` of the object).
            name="" if is_list and node == "none" else said.name or self._own(key),
            namespace=said.namespace,
            prefix=said.prefix,
            states=bool(said.name),
        )
        return self._possible(part, schema, place)

    def _own(self, key: SchemaId) -> str:
        """What a schema that is referred to is called; empty before OpenAPI 3.2."""
        if not self._is_called_itself:
            return ""
        name = component_name(key) or component_name(target_of(key, self._schemas))
        return as_name(name) if name else ""

    def _possible(self, part: Part, schema: Schema, place: Pointer) -> Part:
        """The part, as an element where it can't be what is said."""
        if part.node in _IN_TEXT and not self._is_text(schema):
            self.warn(
                "xml-undefined",
                f"only a single value can be {_CALLED[part.node]} in XML; it is an "
                "element",
                place,
            )
            return replace(part, node="element")
        if part.node in _IN_TEXT and isinstance(schema, ArraySchema | TupleSchema):
            self.warn(
                "xml-undefined",
                f"how an array is {_CALLED[part.node]} in XML is not defined; blanks "
                "are put between its items",
                place,
            )
        if part.node == "none" and not isinstance(
            schema, ArraySchema | TupleSchema | ObjectSchema
        ):
            self.warn(
                "xml-undefined",
                "a value that is no array and no object has to be a node in XML; it is "
                "an element",
                place,
            )
            return replace(part, node="element")
        return part

    def _is_text(self, schema: Schema, depth: int = 0) -> bool:
        match schema:
            case ObjectSchema() | MapSchema():
                return False
            case ArraySchema(items=items):
                item = self._schemas[target_of(items, self._schemas)]
                return depth == 0 and self._is_text(item, depth + 1)
            case TupleSchema():
                return False
            case UnionSchema(variants=variants):
                return depth < _MAX_DEPTH and all(
                    self._is_text(
                        self._schemas[target_of(item, self._schemas)], depth + 2
                    )
                    for item in variants
                )
            case _:
                return True

    def _of(self, schema: Schema) -> str:
        """The key of the shape of a schema."""
        match schema:
            case StringSchema(enum=()):
                return _FORMATS.get(schema.format, "string")
            case StringSchema() | BinarySchema():
                return "string"
            case IntegerSchema():
                return "integer"
            case NumberSchema():
                return "number"
            case BooleanSchema():
                return "boolean"
            case AnySchema() | NullSchema() | AliasSchema():
                return "any"
            case ArraySchema() | TupleSchema():
                return self._list(schema)
            case UnionSchema():
                return self._union(schema)
            case ObjectSchema() | MapSchema():
                key = _key(schema.pointer)
                self._pending.setdefault(key, schema.pointer)
                return key

    def _list(self, schema: ArraySchema | TupleSchema) -> str:
        key = _key(schema.pointer)
        if key in self.shapes:
            return key
        # An array may be an item of itself.
        self.shapes[key] = ListShape(items=ANYTHING)
        if isinstance(schema, ArraySchema):
            self.shapes[key] = ListShape(items=self._item(schema.items))
        else:
            rest = self._item(schema.rest) if schema.rest is not None else ANYTHING
            first = tuple(map(self._item, schema.items))
            self.shapes[key] = ListShape(items=rest, first=first)
        return key

    def _item(self, key: SchemaId) -> Part:
        part = self._part(key, place=key)
        if part.node == "element":
            return part
        if part.node == "none" and isinstance(self.shapes.get(part.of), ListShape):
            self.warn(
                "xml-undefined",
                "arrays in an array that are not wrapped can't be told apart in XML; "
                "each is an element of its own",
                key,
                hint="give it `xml.wrapped: true`",
            )
        else:
            self.warn("xml-undefined", "the items of an array are elements", key)
        said = self._annotations.of(key)
        return replace(part, node="element", name=said.name, states=bool(said.name))

    def _union(self, schema: UnionSchema, *, is_root: bool = False) -> str:
        key = f"{_key(schema.pointer)} root" if is_root else _key(schema.pointer)
        if key in self.shapes:
            return key
        self.shapes[key] = UnionShape(variants=())
        variants: list[Part] = []
        for variant in schema.variants:
            target = self._schemas[target_of(variant, self._schemas)]
            if isinstance(target, NullSchema):
                continue
            part = self._part(variant, place=variant)
            if part.node != "element":
                said = self._annotations.of(variant)
                part = replace(part, node="element", name=said.name)
                self.warn(
                    "xml-undefined",
                    "one of several alternatives is an element of its own in XML",
                    variant,
                )
            if is_root and not part.name:
                default = component_name(variant) or component_name(target.pointer)
                part = replace(part, name=as_name(default) if default else "")
            variants.append(part)
        tagged = schema.discriminator
        cases = {
            value: self._of(self._schemas[target_of(item, self._schemas)])
            for value, item in (tagged.mapping if tagged is not None else ())
        }
        self.shapes[key] = UnionShape(
            variants=tuple(variants) or (ANYTHING,),
            tag=tagged.property if tagged is not None else "",
            cases=cases,
        )
        return key

    def _object(self, key: SchemaId) -> ObjectShape:
        schema = self._schemas[key]
        if isinstance(schema, MapSchema):
            return ObjectShape(members={}, others=self._others(schema, schema.values))
        assert isinstance(schema, ObjectSchema)
        members = {
            item.name: self._member(item)
            for item in all_properties(schema, self._schemas)
        }
        family = (schema, *reversed(ancestors(schema, self._schemas)))
        additional = next((item.additional for item in family if item.additional), None)
        self._check_names(members, schema)
        tag = next((item.discriminator for item in family if item.discriminator), "")
        return ObjectShape(
            members=members,
            others=self._others(schema, additional),
            tag=tag,
            cases=self._cases(key) if tag else {},
        )

    def _member(self, item: Property) -> Part:
        part = self._part(item.schema, place=item.pointer)
        # What stands only in the other direction is not missing in this one.
        required = item.required and not (item.read_only or item.write_only)
        part = replace(part, required=required)
        if not part.name and not is_name(item.name):
            name = as_name(item.name)
            self.warn(
                "xml-name",
                f"`{item.name}` is no name in XML; `{name}` is taken",
                item.pointer,
                hint="give it `xml.name`",
            )
            return replace(part, name=name)
        return part

    def _others(
        self, schema: ObjectSchema | MapSchema, additional: SchemaId | None
    ) -> Part:
        """The part of members that have no name in their schema."""
        keys = [key for _, key in schema.patterns]
        if additional is not None:
            keys.append(additional)
        parts = [self._part(key, place=key) for key in keys]
        parts = [
            # Their names are their keys, whatever is said.
            replace(
                part,
                name="",
                node="none" if part.node == "none" else "element",
                states=False,
            )
            for part in parts
        ]
        if len(parts) < 2:
            return parts[0] if parts else ANYTHING
        key = f"{_key(schema.pointer)} others"
        variants = tuple(replace(part, node="element") for part in parts)
        self.shapes[key] = UnionShape(variants=variants)
        return Part(of=key)

    def _cases(self, key: SchemaId) -> dict[str, str]:
        """The shapes of derived objects, by what the discriminator says for them."""
        derived = lineage(key, lambda base: self._derived[base])
        found: dict[str, str] = {}
        for subtype in derived:
            schema = self._schemas[subtype]
            assert isinstance(schema, ObjectSchema)
            stated = [value for value, to in schema.mapping if to == subtype]
            for value in (schema.discriminator_value, *stated):
                if value:
                    found.setdefault(value, self._of(schema))
            for value, to in schema.mapping:
                if to in derived:
                    found.setdefault(value, self._of(self._schemas[to]))
        return found

    def _check_names(self, members: Mapping[str, Part], schema: ObjectSchema) -> None:
        """Tell of two members that are called the same."""
        known: dict[tuple[bool, str, str], str] = {}
        told: set[tuple[str, str]] = set()
        for name, part in members.items():
            for place in self._places(name, part):
                other = known.setdefault(place, name)
                if other != name and (other, name) not in told:
                    told.add((other, name))
                    self.warn(
                        "xml-undefined",
                        f"`{other}` and `{name}` have the same name in XML; what is "
                        f"read is `{other}`",
                        schema.pointer,
                    )

    def _places(self, name: str, part: Part) -> Iterator[tuple[bool, str, str]]:
        """Where a member may stand: whether as an attribute, its namespace and name.

        An array that is not wrapped stands where its items do, and a union without a
        name where its variants do.
        """
        shape = self.shapes.get(part.of)
        if part.node == "attribute":
            yield True, part.namespace, part.name or name
        elif part.node == "none" and isinstance(shape, ListShape):
            for item in (shape.items, *shape.first):
                yield from self._places(name, replace(item, node="element"))
        elif part.node == "element" and isinstance(shape, UnionShape) and not part.name:
            for variant in shape.variants:
                yield False, variant.namespace, variant.name or name
        elif part.node == "element":
            yield False, part.namespace, part.name or name


_CALLED = {"attribute": "an attribute", "text": "text", "cdata": "text"}

_MAX_DEPTH = 10


def _key(pointer: Pointer) -> str:
    # Unlike the key of a scalar.
    return f"#{schema_name(pointer)}"

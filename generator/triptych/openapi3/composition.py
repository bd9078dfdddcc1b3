"""Lowering of `allOf`, `anyOf` and `oneOf`, in the order in which they are simplest.

What is one schema with annotations, or one or null, is that schema again. Objects are
put together. An object that has to be of one of several further schemas as well is a
union of objects, each with all members.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import reduce

from triptych.description.node import Node
from triptych.description.schemas.objects import discriminator_value
from triptych.description.schemas.table import SchemaTable
from triptych.description.schemas.xml import lower_xml
from triptych.ir import (
    AliasSchema,
    ObjectSchema,
    Schema,
    SchemaId,
    UnionSchema,
    both_xml,
)
from triptych.json_value import JsonValue
from triptych.openapi3.annotations import Common, asserts, common_of
from triptych.openapi3.dialect import Dialect, Types
from triptych.openapi3.discriminators import lower_discriminator
from triptych.openapi3.objects import lower_object
from triptych.openapi3.rules import Rules
from triptych.openapi3.variants import (
    KEYWORDS,
    Composition,
    as_enum,
    is_composed,
    only_requires,
    required_only,
    shared_object,
    with_type,
)
from triptych.pointer import Pointer
from triptych.source.json_reference import reference_of

__all__ = ["Composer"]

# How deep compositions are looked into to tell what they are.
_MAX_DEPTH = 20

# Of unions in parts of parts; more than anybody writes on purpose.
_MAX_NESTED = 4


def _is_kind_of(part: Node, node: Node, schemas: SchemaTable) -> bool:
    """Whether a schema that adds nothing to a class is nevertheless one of its kinds.

    It is if the discriminator of the class, or of one that this derives from, or an
    extension, gives it a value.
    """
    name, base = schemas.name_of(node.pointer), schemas.located(part)
    if not name or base.child("oneOf") or base.child("anyOf"):
        return False
    for discriminator in _discriminators(base, schemas):
        mapping = discriminator.object("mapping")
        listed = [item.value for _, item in mapping.members()] if mapping else []
        is_listed = name in listed or str(node.pointer) in listed
        if is_listed or discriminator_value(node):
            return True
    return False


def _discriminators(base: Node, schemas: SchemaTable) -> Iterator[Node]:
    """The discriminators of a class and of those that it derives from."""
    seen: set[Pointer] = set()
    pending = [base]
    while pending and len(seen) < _MAX_DEPTH:
        place = schemas.located(pending.pop())
        if place.pointer in seen:
            continue
        seen.add(place.pointer)
        discriminator = place.child("discriminator")
        if discriminator is not None and isinstance(discriminator.value, dict):
            yield discriminator
        pending += place.items("allOf")


class Composer:
    """Puts the schemas of one document together.

    `typed` lowers a schema that is not put together from others.
    """

    def __init__(
        self,
        dialect: Dialect,
        rules: Rules,
        typed: Callable[[Node, Common, SchemaTable], Schema],
    ) -> None:
        self._dialect = dialect
        self._rules = rules
        self._typed = typed

    def compose(self, node: Node, types: Types, schemas: SchemaTable) -> Schema:
        """The schema at `node`, which is put together from others."""
        found = self._split(node, schemas)
        listed = as_enum(node, found)
        if listed is not None:
            nullable = types.nullable or found.nullable
            rules = self._rules.of(found.ruled)
            return self._typed(
                listed, common_of(listed, nullable=nullable, rules=rules), schemas
            )
        common = common_of(
            node,
            nullable=types.nullable or found.nullable,
            rules=self._rules.of(found.ruled, *found.unmerged),
        )
        if not common["description"]:
            common["description"] = found.description
        common["xml"] = both_xml(common["xml"], found.xml)
        if not found.variants:
            found = self._distributed(found, schemas)
        if found.variants:
            return self._union(node, found, common, schemas)
        if not found.parts:
            return self._typed(found.rest, common, schemas)
        is_bare = len(found.parts) == 1 and not found.has_own
        if is_bare and not _is_kind_of(found.parts[0], node, schemas):
            return AliasSchema(**common, target=schemas.add(found.parts[0]))
        if not any(self._is_object(part, schemas) for part in found.parts):
            merged = self._merged(found, schemas)
            if merged is not None:
                return self._typed(merged, common, schemas)
        return self._object(found, common, schemas)

    def _split(self, node: Node, schemas: SchemaTable) -> Composition:
        assert isinstance(node.value, dict)
        parts: list[Node] = []
        notes: list[Node] = []
        for part in node.items("allOf"):
            says = reference_of(part.value) is not None or asserts(part)
            (parts if says else notes).append(part)
        one_of, any_of = node.items("oneOf"), node.items("anyOf")
        stated = one_of or any_of
        variants = [item for item in stated if not self._is_null(item, schemas)]
        rest = {key: value for key, value in node.value.items() if key not in KEYWORDS}
        kind = rest.get("type")
        if isinstance(kind, str):
            variants = [with_type(item, kind) for item in variants]
        elif variants and "format" in rest:
            # That a text has a format is said of those variants which are texts.
            told = rest.pop("format")
            variants = [self._with_format(item, told) for item in variants]
        # One of two unions, and one that only says which members there are, is a rule.
        unmerged = ["anyOf"] if one_of and any_of else []
        if variants and all(map(only_requires, variants)):
            unmerged.append("oneOf" if one_of else "anyOf")
            variants = []
        ruled = node
        if len(variants) > 1 and (shared := shared_object(variants)) is not None:
            # One object, of which different members are required.
            keyword = "oneOf" if one_of else "anyOf"
            required: list[JsonValue] = [required_only(item) for item in variants]
            rest = {**shared, **rest}
            ruled = Node({**node.value, keyword: required}, node.pointer, node.findings)
            unmerged.append(keyword)
            variants = []
        return Composition(
            rest=Node(rest, node.pointer, node.findings),
            parts=tuple(parts),
            variants=tuple(variants),
            mode="one_of" if one_of else "any_of",
            unmerged=tuple(unmerged),
            nullable=any(self._is_null(item, schemas) for item in stated)
            or any(note.flag("nullable") for note in notes),
            description=next(
                (text for note in notes if (text := note.text("description"))), ""
            ),
            xml=reduce(both_xml, map(lower_xml, notes), None),
            tagged=node,
            ruled=ruled,
        )

    def _distributed(
        self, found: Composition, schemas: SchemaTable, depth: int = 0
    ) -> Composition:
        """With the variants of a part that is a union of objects as its own.

        Beside an object, variants that are none can't be meant.
        """
        node = found.rest
        keys = node.value if isinstance(node.value, dict) else {}
        if (len(found.parts) == 1 and not found.has_own) or depth > _MAX_NESTED:
            return found
        for part in found.parts:
            place = schemas.located(part)
            if not is_composed(place):
                continue
            inner = self._split(place, schemas)
            if not inner.variants:
                inner = self._distributed(inner, schemas, depth + 1)
            others = tuple(item for item in found.parts if item is not part)
            variants = self._objects(inner.variants, (*others, node), schemas)
            if len(variants) > 1 and not inner.has_own:
                self._warn_of_unions(others, node, schemas)
                return replace(
                    found,
                    parts=(*inner.parts, *others),
                    variants=variants,
                    mode=inner.mode,
                    tagged=node if "discriminator" in keys else inner.tagged,
                )
        return found

    def _objects(
        self, variants: tuple[Node, ...], beside: Iterable[Node], schemas: SchemaTable
    ) -> tuple[Node, ...]:
        """The variants that are objects; none if another one can be meant."""
        objects = tuple(item for item in variants if self._is_object(item, schemas))
        if len(objects) == len(variants):
            return objects
        others = (schemas.located(item) for item in variants if item not in objects)
        are_told_apart = all(
            names and "object" not in names
            for names in (self._dialect.types(item).names for item in others)
        )
        has_object = any(self._is_object(item, schemas) for item in beside)
        return objects if are_told_apart and has_object else ()

    def _warn_of_unions(
        self, parts: Iterable[Node], node: Node, schemas: SchemaTable
    ) -> None:
        """Tell of the unions besides the one of which an object is a variant."""
        for part in parts:
            place = schemas.located(part)
            if not is_composed(place) or not self._is_object(place, schemas):
                continue
            if len(self._split(place, schemas).variants) > 1:
                node.findings.warn(
                    "several-unions",
                    "of several unions in `allOf` the first one counts; what others "
                    "say of members is not checked",
                    node.pointer / "allOf",
                    hint="one union of all combinations can be generated",
                )
                return

    def _union(
        self, node: Node, found: Composition, common: Common, schemas: SchemaTable
    ) -> Schema:
        is_own = found.has_own or bool(found.parts)
        if not is_own:
            if len(found.variants) == 1:
                return AliasSchema(**common, target=schemas.add(found.variants[0]))
            variants = tuple(dict.fromkeys(map(schemas.add, found.variants)))
            return UnionSchema(
                **common,
                variants=variants,
                mode=found.mode,
                discriminator=lower_discriminator(node, variants, schemas),
                name=schemas.name_of(node.pointer),
            )
        if any(self._derives(item, node, schemas) for item in found.variants):
            return self._without_union(found, common, schemas)
        if not all(self._is_object(item, schemas) for item in found.variants):
            keyword = "oneOf" if found.mode == "one_of" else "anyOf"
            common["rules"] = self._rules.of(found.ruled, *found.unmerged, keyword)
            return self._without_union(found, common, schemas)
        return self._union_of_objects(node, found, common, schemas)

    def _without_union(
        self, found: Composition, common: Common, schemas: SchemaTable
    ) -> Schema:
        if found.parts:
            return self._object(found, common, schemas)
        return self._typed(found.rest, common, schemas)

    def _object(
        self, found: Composition, common: Common, schemas: SchemaTable
    ) -> Schema:
        parts = [schemas.add(part) for part in found.parts]
        return lower_object(found.rest, common, schemas, parts)

    def _union_of_objects(
        self, node: Node, found: Composition, common: Common, schemas: SchemaTable
    ) -> Schema:
        """A union of objects, each with what they have in common and a variant."""
        own = lower_object(found.rest, common, schemas)
        shared = [schemas.add(part) for part in found.parts]
        if isinstance(own, ObjectSchema):
            # As a part without a name it is merged, and no class of its own.
            pointer = node.pointer / "allOf" / len(found.parts)
            own = replace(own, pointer=pointer, name="", discriminator="", mapping=())
            shared.append(schemas.put(own))
        merged: dict[SchemaId, SchemaId] = {}
        name = schemas.name_of(node.pointer)
        for position, variant in enumerate(found.variants, 1):
            variant_id = schemas.add(variant)
            called = schemas.name_of(variant_id) or variant.text("title")
            merged[variant_id] = schemas.put(
                ObjectSchema(
                    pointer=node.pointer / "oneOf" / (position - 1) / "merged",
                    description=common["description"],
                    name=f"{name}{called or position}" if name else "",
                    parts=(*shared, variant_id),
                )
            )
        discriminator = lower_discriminator(found.tagged, merged, schemas)
        if discriminator is not None:
            mapping = tuple(
                (value, merged.get(key, key)) for value, key in discriminator.mapping
            )
            discriminator = replace(discriminator, mapping=mapping)
        return UnionSchema(
            **common,
            variants=tuple(merged.values()),
            mode=found.mode,
            discriminator=discriminator,
            name=name,
        )

    def _merged(self, found: Composition, schemas: SchemaTable) -> Node | None:
        """A scalar schema that says what the parts say; None if one is no scalar."""
        assert isinstance(found.rest.value, dict)
        merged: dict[str, JsonValue] = {}
        for place in (*map(schemas.located, found.parts), found.rest):
            if not isinstance(place.value, dict) or is_composed(place):
                return None
            if set(self._dialect.types(place).names) & {"object", "array"}:
                return None
            for key, value in place.value.items():
                merged[key] = _stricter(key, merged.get(key), value)
        return Node(merged, found.rest.pointer, found.rest.findings)

    def _is_null(self, node: Node, schemas: SchemaTable) -> bool:
        place = schemas.located(node)
        if is_composed(place):
            return False
        types = self._dialect.types(place)
        is_flag = types.nullable and not asserts(place) and place is node
        return types.names == ("null",) or is_flag

    def _with_format(self, node: Node, told: JsonValue) -> Node:
        """The schema with the format that is stated around it, if that is its own."""
        names = self._dialect.types(node).names
        wanted = {"integer", "number"} if told in _OF_NUMBERS else {"string"}
        if not isinstance(node.value, dict) or not wanted & set(names):
            return node
        return Node({"format": told, **node.value}, node.pointer, node.findings)

    def _is_object(self, node: Node, schemas: SchemaTable, depth: int = 0) -> bool:
        place = schemas.located(node)
        if not isinstance(place.value, dict) or depth > _MAX_DEPTH:
            return False
        if self._dialect.types(place).names == ("object",):
            return True
        inside = [item for key in KEYWORDS for item in place.items(key)]
        reference = reference_of(place.value)
        if reference is not None:
            beside = Node({"$ref": reference}, place.pointer, place.findings)
            inside.append(beside)
        return bool(inside) and all(
            self._is_object(item, schemas, depth + 1)
            for item in inside
            if item.value != place.value
            if reference_of(item.value) is not None or asserts(item)
            if not only_requires(item)
        )

    @staticmethod
    def _derives(variant: Node, base: Node, schemas: SchemaTable) -> bool:
        """Whether a variant has `base` in its allOf, whose descendants it lists."""
        place = schemas.located(variant)
        return any(
            schemas.located(part).pointer == base.pointer
            for part in place.items("allOf")
        )


_OF_NUMBERS = frozenset({"double", "float", "int32", "int64"})
_LOWEST = frozenset({"maximum", "exclusiveMaximum", "maxLength", "maxItems"})
_HIGHEST = frozenset({"minimum", "exclusiveMinimum", "minLength", "minItems"})


def _stricter(key: str, one: JsonValue, other: JsonValue) -> JsonValue:
    """What a keyword says if two schemas have it."""
    if one is None:
        return other
    if isinstance(one, int | float) and isinstance(other, int | float):
        if key in _LOWEST:
            return min(one, other)
        return max(one, other) if key in _HIGHEST else other
    if key == "enum" and isinstance(one, list) and isinstance(other, list):
        return [item for item in one if item in other] or other
    return other

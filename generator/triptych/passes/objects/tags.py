"""Tags: the members by which objects say of which variant of a union they are.

A union without a discriminator has one nevertheless if all of its objects require a
member whose listed values no two of them share. A variant knows its own tag: that is
its type where nothing else could be meant.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from triptych.ir import (
    AliasSchema,
    AnySchema,
    Api,
    Discriminator,
    ObjectSchema,
    Property,
    Schema,
    SchemaId,
    StringSchema,
    UnionSchema,
    Xml,
    both_xml,
)
from triptych.passes.schemas.aliases import target_of
from triptych.passes.schemas.lineage import ancestors, bases_in, lineage
from triptych.passes.schemas.properties import all_properties
from triptych.passes.schemas.reachability import operation_schemas, referenced_ids

__all__ = ["leaves", "listed_values", "unlisted_tag", "with_tags"]


def with_tags(api: Api) -> Api:
    """The API whose unions have all the discriminators they can have.

    Objects of these have the tag as the type of its member and in `tags`.
    """
    schemas = {key: _with_listed_value(key, api.schemas) for key in api.schemas}
    api = replace(api, schemas=schemas)
    schemas = dict(schemas)
    stated: defaultdict[tuple[SchemaId, str], set[tuple[str, ...]]] = defaultdict(set)
    derived = _derived(api.schemas)
    for key, schema in api.schemas.items():
        if not isinstance(schema, UnionSchema):
            continue
        found = _discriminator(key, schema, api.schemas)
        if found is not None:
            for variant, values in _values(found).items():
                stated[variant, found.property].add(values)
            found = _with_derived(found, derived, api.schemas)
        schemas[key] = replace(schema, discriminator=found)
    used = _used(api) if stated else frozenset()
    for (variant, member), alternatives in sorted(stated.items()):
        if len(alternatives) == 1:
            (said,) = alternatives
            is_other = any(
                stated.get((key, member), alternatives) != alternatives
                or _says(api.schemas[key], member)
                for key in derived[variant]
            )
            schemas |= _tagged(
                variant,
                member,
                said,
                schemas,
                is_other,
                used,
                references_name_xml=api.references_name_xml,
            )
    return replace(api, schemas={key: schemas[key] for key in sorted(schemas)})


def _with_listed_value(key: SchemaId, schemas: Mapping[SchemaId, Schema]) -> Schema:
    """A class of a hierarchy whose value is one of those that the tag can have.

    By default that is the name of the class, and authors write it in another case.
    None is left of a root of which no value is.
    """
    schema = schemas[key]
    if not isinstance(schema, ObjectSchema) or not schema.discriminator_value:
        return schema
    tag = unlisted_tag(schema, schemas)
    if not tag:
        return schema
    listed = listed_values(schema, tag, schemas)
    said = schema.discriminator_value
    alike = [value for value in listed if _bare(value) == _bare(said)]
    if len(alike) == 1:
        return replace(schema, discriminator_value=alike[0])
    is_root = schema.discriminator == tag and said == schema.name
    return replace(schema, discriminator_value="") if is_root else schema


def unlisted_tag(schema: ObjectSchema, schemas: Mapping[SchemaId, Schema]) -> str:
    """The member that lists values of which none is that of a class of a hierarchy.

    Empty if there is none: nothing is listed, or the value is among them.
    """
    said = schema.discriminator_value
    if not said:
        return ""
    family = (schema, *reversed(ancestors(schema, schemas)))
    tag = next((item.discriminator for item in family if item.discriminator), "")
    listed = listed_values(schema, tag, schemas) if tag else ()
    return tag if listed and said not in listed else ""


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _derived(
    schemas: Mapping[SchemaId, Schema],
) -> defaultdict[SchemaId, list[SchemaId]]:
    """All that derive from each object."""
    found: defaultdict[SchemaId, list[SchemaId]] = defaultdict(list)
    bases = bases_in(schemas)
    for key in schemas:
        for base in lineage(key, bases)[:-1]:
            found[base].append(key)
    return found


def _says(schema: Schema, member: str) -> bool:
    """Whether an object has a value of its own for a member that it may inherit."""
    return isinstance(schema, ObjectSchema) and (
        schema.discriminator == member
        or any(item.name == member for item in schema.properties)
    )


def leaves(key: SchemaId, schemas: Mapping[SchemaId, Schema]) -> list[SchemaId]:
    """The schemas of which a value of a union is one, with those of unions in it."""
    found: dict[SchemaId, None] = {}
    seen: set[SchemaId] = set()
    pending = [key]
    while pending:
        current = target_of(pending.pop(), schemas)
        schema = schemas[current]
        if not isinstance(schema, UnionSchema):
            found[current] = None
        elif current not in seen:
            seen.add(current)
            pending += reversed(schema.variants)
    return list(found)


def _discriminator(
    key: SchemaId, schema: UnionSchema, schemas: Mapping[SchemaId, Schema]
) -> Discriminator | None:
    objects = {
        leaf: variant
        for leaf in leaves(key, schemas)
        if isinstance(variant := schemas[leaf], ObjectSchema)
    }
    if schema.discriminator is None:
        return _told_apart(objects, schemas)
    return _completed(schema.discriminator, objects, schemas)


def _completed(
    stated: Discriminator,
    objects: Mapping[SchemaId, ObjectSchema],
    schemas: Mapping[SchemaId, Schema],
) -> Discriminator | None:
    """The discriminator for what is one of these objects, by all that variants say."""
    mapping: dict[str, SchemaId] = {}
    for value, key in stated.mapping:
        target = target_of(key, schemas)
        if target in objects:
            mapping.setdefault(value, target)
    listed = {
        key: listed_values(schema, stated.property, schemas)
        for key, schema in objects.items()
    }
    counted = Counter(value for values in listed.values() for value in values)
    for key, values in listed.items():
        if not values:
            continue
        # What the variant itself lists counts, rather than the name it has.
        for value in [value for value, target in mapping.items() if target == key]:
            if value not in values:
                del mapping[value]
        for value in values:
            # What several list tells none of them.
            if counted[value] == 1:
                mapping.setdefault(value, key)
    default = stated.default
    if default is not None:
        default = target_of(default, schemas)
    if not mapping:
        return None
    return replace(stated, mapping=tuple(mapping.items()), default=default)


def _with_derived(
    found: Discriminator,
    derived: Mapping[SchemaId, Sequence[SchemaId]],
    schemas: Mapping[SchemaId, Schema],
) -> Discriminator:
    """The discriminator with the values of all that derive from a variant.

    They lead to the variant, which is the root of a hierarchy, or a part of one, and
    reads its objects as the classes they say they are of.
    """
    mapping = dict(found.mapping)
    for variant in dict.fromkeys(mapping.values()):
        schema = schemas[variant]
        assert isinstance(schema, ObjectSchema)
        family = (schema, *ancestors(schema, schemas))
        if all(item.discriminator != found.property for item in family):
            continue
        for key in derived.get(variant, ()):
            below = schemas[key]
            if isinstance(below, ObjectSchema) and below.discriminator_value:
                mapping.setdefault(below.discriminator_value, variant)
    return replace(found, mapping=tuple(mapping.items()))


def _told_apart(
    objects: Mapping[SchemaId, ObjectSchema], schemas: Mapping[SchemaId, Schema]
) -> Discriminator | None:
    """The discriminator of objects that list different values of a member they need."""
    if len(objects) < 2:
        return None
    first = next(iter(objects.values()))
    for item in all_properties(first, schemas):
        mapping: list[tuple[str, SchemaId]] = []
        for key, schema in objects.items():
            is_required = any(
                other.name == item.name and other.required
                for other in all_properties(schema, schemas)
            )
            listed = listed_values(schema, item.name, schemas) if is_required else ()
            mapping += [(value, key) for value in listed]
            if not listed:
                break
        else:
            if len({value for value, _ in mapping}) == len(mapping):
                return Discriminator(property=item.name, mapping=tuple(mapping))
    return None


def listed_values(
    schema: ObjectSchema, member: str, schemas: Mapping[SchemaId, Schema]
) -> Sequence[str]:
    """The only texts that a member may be, none if it may be others."""
    for item in all_properties(schema, schemas):
        if item.name == member:
            listed = schemas[target_of(item.schema, schemas)]
            if isinstance(listed, StringSchema):
                return listed.enum
    return ()


def _values(discriminator: Discriminator) -> Mapping[SchemaId, tuple[str, ...]]:
    """The values of each variant."""
    found: defaultdict[SchemaId, list[str]] = defaultdict(list)
    for value, key in discriminator.mapping:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}


def _tagged(
    key: SchemaId,
    member: str,
    values: tuple[str, ...],
    schemas: Mapping[SchemaId, Schema],
    is_other_in_derived: bool,
    used: Collection[SchemaId],
    *,
    references_name_xml: bool,
) -> dict[SchemaId, Schema]:
    """A variant that knows its tag, and the schema of that."""
    schema = schemas[key]
    assert isinstance(schema, ObjectSchema)
    family = (schema, *ancestors(schema, schemas))
    if any(item.discriminator == member for item in family):
        # Of a hierarchy of classes, which know what they are.
        said = schema.discriminator_value
        above = [item.discriminator_value for item in family[1:]]
        if said in values and said not in above:
            return {}
        if any(value in above for value in values):
            # In the hierarchy the class that it derives from is meant.
            tags = (*schema.tags, (member, values[0]))
            return {key: replace(schema, discriminator_value="", tags=tags)}
        return {key: replace(schema, discriminator_value=values[0])}
    if len(values) == 1:
        schema = replace(schema, tags=(*schema.tags, (member, values[0])))
    tag = StringSchema(
        pointer=key / "properties" / member / "tag", enum=values, is_constant=True
    )
    if not is_other_in_derived:
        schema = _on_its_own(schema, member, schemas, used)
    own = {item.name: item for item in schema.properties}
    inherited = {
        item.name for item in all_properties(replace(schema, properties=()), schemas)
    }
    if member in inherited or is_other_in_derived:
        # Another type than that of the base would not be one of its values.
        return {key: schema}
    if member not in own:
        added = Property(pointer=tag.pointer, name=member, schema=tag.pointer)
        properties: Iterable[Property] = (*schema.properties, added)
        return {
            key: replace(schema, properties=tuple(properties)),
            tag.pointer: tag,
        }
    declared = schemas[target_of(own[member].schema, schemas)]
    if not isinstance(declared, StringSchema | AnySchema):
        return {key: schema}
    description = declared.description or own[member].description
    tag = replace(
        tag,
        description=description,
        nullable=declared.nullable,
        xml=_xml_of(own[member].schema, schemas, references_name_xml),
    )
    own[member] = replace(own[member], schema=tag.pointer)
    if len(values) > 1:
        own[member] = replace(own[member], required=True)
    return {
        key: replace(schema, properties=tuple(own.values())),
        tag.pointer: tag,
    }


def _xml_of(
    key: SchemaId, schemas: Mapping[SchemaId, Schema], is_called_itself: bool
) -> Xml | None:
    """What is said about a schema in XML, by itself and by what it is an alias of.

    With `is_called_itself` what is referred to has its own name.
    """
    found: Xml | None = None
    name = _component_name(key) or _component_name(target_of(key, schemas))
    seen: set[SchemaId] = set()
    while key not in seen:
        seen.add(key)
        schema = schemas[key]
        found = both_xml(found, schema.xml)
        if isinstance(schema, AliasSchema):
            key = schema.target
    if name and is_called_itself:
        found = both_xml(found, Xml(name=name))
    return found


def _component_name(key: SchemaId) -> str:
    *section, name = key.tokens or ("",)
    return name if section == ["components", "schemas"] else ""


def _used(api: Api) -> frozenset[SchemaId]:
    """The schemas whose values stand somewhere, rather than being derived from only."""
    stated = operation_schemas(api.operations)
    found = {target_of(key, api.schemas) for key in stated}
    for schema in api.schemas.values():
        if isinstance(schema, ObjectSchema):
            schema = replace(schema, bases=())
        found.update(target_of(key, api.schemas) for key in referenced_ids(schema))
    return frozenset(found)


def _on_its_own(
    schema: ObjectSchema,
    member: str,
    schemas: Mapping[SchemaId, Schema],
    used: Collection[SchemaId],
) -> ObjectSchema:
    """A variant that has the tag itself, and all else that it would inherit with it.

    In a class that derives from another one the tag could be no other type than there.
    Where a value of that is asked for somewhere, the variant stays one.
    """
    above = ancestors(schema, schemas)
    if not any(item.name == member for base in above for item in base.properties):
        return schema
    for base in above:
        is_plain = base == replace(
            base,
            additional=None,
            patterns=(),
            is_closed=False,
            min_properties=None,
            max_properties=None,
            discriminator="",
            rules={},
        )
        if not is_plain or base.pointer in used:
            return schema
    properties = tuple(all_properties(schema, schemas))
    return replace(schema, bases=(), properties=properties)

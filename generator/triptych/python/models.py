"""Which schemas become classes, and the names of classes, their modules and fields."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from triptych.ir import (
    Api,
    ObjectSchema,
    Property,
    Schema,
    SchemaId,
    UnionSchema,
)
from triptych.passes.schemas.components import components
from triptych.passes.schemas.reachability import referenced_ids
from triptych.pointer import Pointer
from triptych.python.annotations import Annotation
from triptych.python.enums import EnumName, name_values, wanted_enums
from triptych.python.identifiers import cut, snake_case
from triptych.python.imports import Import
from triptych.python.naming_rules import Naming
from triptych.python.reserved import CLASS_NAMES, FIELDS, KEYWORDS, MODULES
from triptych.python.scope import Candidate, allocate
from triptych.python.unions import UnionName, named_unions, recursive_unions
from triptych.python.wanted_names import WantedNames

__all__ = [
    "FIELD",
    "FieldName",
    "ModelName",
    "ModelNames",
    "model_annotations",
    "name_models",
]


FIELD = "field:"
"""What precedes the pointer of a property where the class of its values has that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldName:
    """The field that carries a property."""

    property: Property
    field: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelName:
    """The class of an object schema, and its own fields, not those it inherits.

    Classes that refer to each other in a circle share a module, and so does one without
    a name with what it stands in.
    """

    schema: ObjectSchema
    class_name: str
    module: str
    is_circular: bool
    fields: tuple[FieldName, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelNames:
    """What the package of models holds, by the schemas.

    `classes` are in an order in which each comes after those it refers to and derives
    from. Several schemas may have one name of an enum.
    """

    classes: Mapping[SchemaId, ModelName]
    enums: Mapping[SchemaId, EnumName]
    unions: Mapping[SchemaId, UnionName]


def name_models(
    api: Api,
    contexts: Mapping[SchemaId, str],
    renames: Mapping[str, str],
    naming: Naming,
) -> ModelNames:
    """The names of classes and enums of an API.

    `contexts` names schemas by the operation to which alone they belong. `renames` has
    names by the pointers of schemas and properties, which win over all others; `naming`
    says what the names of the document become.
    """
    schemas = api.schemas
    objects = _objects(schemas)
    unions = named_unions(schemas, objects)
    named: Mapping[SchemaId, ObjectSchema | UnionSchema] = {**objects, **unions}
    wanted = WantedNames(schemas, contexts, naming)
    enums = wanted_enums(api, wanted, renames)
    candidates = [
        *((key, wanted.name(key), bool(item.name)) for key, item in named.items()),
        *((item.schemas[0], item.wanted, item.is_explicit) for item in enums),
    ]
    allocated = allocate(
        (
            Candidate(
                key=key,
                wanted=renames.get(key)
                or _unlike_ours(cut(name, length=_MODULE_LENGTH)),
                explicit=is_explicit,
                final=key in renames,
            )
            for key, name, is_explicit in candidates
        ),
        CLASS_NAMES | KEYWORDS,
        separator="",
    )
    class_names = {key: allocated[key] for key in named}
    uses = {key: _uses(key, schemas, named) for key in named}
    modules = _modules(uses, class_names, api, named)
    fields = _field_names(objects, _field_renames(renames, allocated))
    classes = {
        key: ModelName(
            schema=objects[key],
            class_name=class_names[key],
            module=modules[key],
            is_circular=len(group) > 1,
            fields=fields[key],
        )
        for group in components(uses)
        for key in _bases_first([key for key in group if key in objects], objects)
    }
    recursive = recursive_unions(schemas, objects)
    aliases = {
        key: UnionName(
            schema=unions[key],
            name=class_names[key],
            module=modules[key],
            is_recursive=key in recursive,
        )
        for key in unions
    }
    return ModelNames(
        classes=classes,
        enums=name_values(enums, allocated, schemas),
        unions=aliases,
    )


def model_annotations(
    models: Mapping[SchemaId, ModelName], unions: Mapping[SchemaId, UnionName]
) -> dict[SchemaId, Annotation]:
    """Classes and aliases as they are named outside their package: `models.Pet`."""
    imported = frozenset({Import("..", "models")})
    names = {key: model.class_name for key, model in models.items()}
    names |= {key: item.name for key, item in unions.items()}
    return {key: Annotation(f"models.{name}", imported) for key, name in names.items()}


def _modules(
    uses: Mapping[SchemaId, Sequence[SchemaId]],
    class_names: Mapping[SchemaId, str],
    api: Api,
    named: Mapping[SchemaId, ObjectSchema | UnionSchema],
) -> dict[SchemaId, str]:
    """The module of each class and alias.

    What has no name of its own stands in the module of the model, or of the operation,
    that it is a part of.
    """
    owners = {key: _owner(key, named) for key in uses}
    owned: dict[SchemaId, list[SchemaId]] = {}
    for key, owner in owners.items():
        owned.setdefault(owner, []).append(key)
    graph = {
        owner: sorted({owners[used] for key in keys for used in uses[key]} - {owner})
        for owner, keys in owned.items()
    }
    operations = {item.pointer: item.id for item in (*api.operations, *api.webhooks)}
    groups = {min(group): group for group in components(graph)}
    wanted: dict[SchemaId, str] = {}
    for first, group in groups.items():
        keys = sorted(key for owner in group for key in owned[owner])
        called = next((owner for owner in sorted(group) if owner in class_names), None)
        is_alone = len(keys) == 1 or first not in operations
        wanted[first] = _module(
            class_names[called or keys[0]] if called or is_alone else operations[first]
        )
    allocated = allocate(
        (Candidate(key=key, wanted=name) for key, name in wanted.items()),
        KEYWORDS | MODULES,
    )
    return {
        key: allocated[first]
        for first, group in groups.items()
        for owner in group
        for key in owned[owner]
    }


# How many tokens tell an operation from others, or something that several share.
_OWNING_TOKENS = 3


def _owner(
    key: SchemaId, named: Mapping[SchemaId, ObjectSchema | UnionSchema]
) -> SchemaId:
    """The model, operation or shared thing in which a schema stands; or itself."""
    if named[key].name:
        return key
    outer = Pointer(f"{key.file}#")
    for token in key.tokens[:-1]:
        if outer in named or len(outer.tokens) == _OWNING_TOKENS:
            break
        outer = outer / token
    is_owner = outer in named or len(outer.tokens) == _OWNING_TOKENS
    return outer if is_owner else key


def _objects(schemas: Mapping[SchemaId, Schema]) -> dict[SchemaId, ObjectSchema]:
    """Objects with something to say; one without properties is a plain dict."""
    objects = {
        key: schema
        for key, schema in schemas.items()
        if isinstance(schema, ObjectSchema)
    }
    bases = {base for schema in objects.values() for base in schema.bases}
    return {
        key: schema
        for key, schema in objects.items()
        if schema.properties or schema.bases or schema.discriminator or key in bases
    }


def _uses(
    key: SchemaId,
    schemas: Mapping[SchemaId, Schema],
    named: Collection[SchemaId],
) -> list[SchemaId]:
    """Those of `named` that a class or an alias names, through arrays and maps."""
    found: dict[SchemaId, None] = {}
    seen: set[SchemaId] = set()
    pending = list(referenced_ids(schemas[key]))
    while pending:
        current = pending.pop()
        if current in seen:
            continue
        seen.add(current)
        if current in named:
            found[current] = None
        else:
            pending.extend(referenced_ids(schemas[current]))
    return sorted(found)


def _bases_first(
    group: Sequence[SchemaId], objects: Mapping[SchemaId, ObjectSchema]
) -> list[SchemaId]:
    """The classes of a module in an order in which Python can define them."""
    ordered: list[SchemaId] = []
    waiting = sorted(group)
    while waiting:
        ready = next(
            key for key in waiting if not set(objects[key].bases) & set(waiting) - {key}
        )
        waiting.remove(ready)
        ordered.append(ready)
    return ordered


def _field_renames(
    renames: Mapping[str, str], classes: Collection[str]
) -> Mapping[str, str]:
    """The renames of fields by the pointers of their properties.

    What is said of the place of a class or an enum is about that.
    """
    others = {key: name for key, name in renames.items() if key not in classes}
    return {key.removeprefix(FIELD): name for key, name in others.items()}


def _field_names(
    objects: Mapping[SchemaId, ObjectSchema], renames: Mapping[str, str]
) -> dict[SchemaId, tuple[FieldName, ...]]:
    """Field names, allocated for a whole hierarchy, so that none hides another."""
    named: dict[SchemaId, dict[str, str]] = {}

    def name(key: SchemaId) -> dict[str, str]:
        if key not in named:
            inherited: dict[str, str] = {}
            for base in objects[key].bases:
                inherited |= name(base)
            own = [p for p in objects[key].properties if p.name not in inherited]
            allocated = allocate(
                (
                    Candidate(
                        key=f"{(wanted := _field(p.name)) != p.name:d} {p.name}",
                        wanted=renames.get(p.pointer) or wanted,
                        final=p.pointer in renames,
                    )
                    for p in own
                ),
                KEYWORDS | FIELDS | set(inherited.values()),
            )
            by_name = {key.partition(" ")[2]: field for key, field in allocated.items()}
            named[key] = inherited | by_name
        return named[key]

    return {
        key: tuple(
            FieldName(property=item, field=name(key)[item.name])
            for item in schema.properties
        )
        for key, schema in objects.items()
    }


# File names have at most 255 bytes nearly everywhere, and some tools add to them.
_MODULE_LENGTH = 120


def _module(class_name: str) -> str:
    return snake_case(class_name, fallback="model", length=_MODULE_LENGTH)


def _field(name: str) -> str:
    return snake_case(name, fallback="field")


def _unlike_ours(class_name: str) -> str:
    """`AnyModel` for `Any`: with an underscore it would be no class name (PEP 8)."""
    is_ours = class_name in CLASS_NAMES | KEYWORDS
    return f"{class_name}Model" if is_ours else class_name

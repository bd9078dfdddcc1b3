"""Which schemas become classes, and the names of classes, their modules and fields."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from triptych.ir import Api, ObjectSchema, Property, Schema, SchemaId
from triptych.passes.components import components
from triptych.passes.reachability import referenced_ids
from triptych.python.annotations import Annotation
from triptych.python.enums import EnumName, name_values, wanted_enums
from triptych.python.identifiers import cut, snake_case
from triptych.python.imports import Import
from triptych.python.naming_rules import Naming
from triptych.python.reserved import CLASS_NAMES, FIELDS, KEYWORDS, MODULES
from triptych.python.scope import Candidate, allocate
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

    Classes that refer to each other in a circle share a module.
    """

    schema: ObjectSchema
    class_name: str
    module: str
    fields: tuple[FieldName, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelNames:
    """What the package of models holds, by the schemas.

    `classes` are in an order in which each comes after those it refers to and derives
    from. Several schemas may have one name of an enum.
    """

    classes: Mapping[SchemaId, ModelName]
    enums: Mapping[SchemaId, EnumName]


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
    wanted = WantedNames(schemas, contexts, naming)
    enums = wanted_enums(api, wanted, renames)
    candidates = [
        *((key, wanted.name(key), bool(item.name)) for key, item in objects.items()),
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
    class_names = {key: allocated[key] for key in objects}
    groups = components({key: _uses(key, schemas, objects) for key in objects})
    modules = allocate(
        (
            Candidate(key=key, wanted=_module(class_names[key]))
            for key in map(min, groups)
        ),
        KEYWORDS | MODULES,
    )
    fields = _field_names(objects, _field_renames(renames, allocated))
    classes = {
        key: ModelName(
            schema=objects[key],
            class_name=class_names[key],
            module=modules[min(group)],
            fields=fields[key],
        )
        for group in groups
        for key in _bases_first(group, objects)
    }
    return ModelNames(classes=classes, enums=name_values(enums, allocated, schemas))


def model_annotations(
    models: Mapping[SchemaId, ModelName],
) -> dict[SchemaId, Annotation]:
    """The classes as they are named outside their package: `models.Pet`."""
    imported = frozenset({Import("..", "models")})
    return {
        key: Annotation(f"models.{model.class_name}", imported)
        for key, model in models.items()
    }


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
    objects: Mapping[SchemaId, ObjectSchema],
) -> list[SchemaId]:
    """The classes that the class of `key` names, through arrays and maps."""
    found: dict[SchemaId, None] = {}
    seen: set[SchemaId] = set()
    pending = list(referenced_ids(schemas[key]))
    while pending:
        current = pending.pop()
        if current in seen:
            continue
        seen.add(current)
        if current in objects:
            found[current] = None
        else:
            pending.extend(referenced_ids(schemas[current]))
    return sorted(found)


def _bases_first(
    group: tuple[SchemaId, ...], objects: Mapping[SchemaId, ObjectSchema]
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

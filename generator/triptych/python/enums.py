"""Which lists of values get a name, and the names of the values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias, cast

from triptych.ir import (
    Api,
    ArraySchema,
    IntegerSchema,
    Schema,
    SchemaId,
    StringSchema,
)
from triptych.json_value import JsonValue
from triptych.python.annotations import FORMATS, Annotation
from triptych.python.identifiers import camel_case, upper_case
from triptych.python.imports import Import
from triptych.python.scope import Candidate, allocate
from triptych.python.wanted_names import WantedNames, class_name

__all__ = [
    "EnumName",
    "EnumSchema",
    "EnumValue",
    "WantedEnum",
    "enum_annotations",
    "is_definition",
    "name_values",
    "wanted_enums",
]

EnumSchema: TypeAlias = StringSchema | IntegerSchema


@dataclass(frozen=True, slots=True, kw_only=True)
class EnumValue:
    """A value, the constant that holds it, if it has a name, and what it is for."""

    value: str | int
    constant: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EnumName:
    """The name of a list of values, an alias among the models."""

    schema: EnumSchema
    name: str
    values: tuple[EnumValue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedEnum:
    """A list of values that gets a name: what it asks for, and the schemas it is of.

    The first schema is the one it is called by.
    """

    wanted: str
    is_explicit: bool
    schemas: tuple[SchemaId, ...]


def wanted_enums(
    api: Api, names: WantedNames, renamed: Collection[str]
) -> tuple[WantedEnum, ...]:
    """The lists of values to name.

    These are definitions, those that stand in several places of the document, and those
    whose values have names. A list in several places that is equal to one definition is
    called by that.
    """
    places = _places(api)
    alike: defaultdict[tuple[type, frozenset[object]], list[SchemaId]] = defaultdict(
        list
    )
    for key in sorted(api.schemas):
        schema = api.schemas[key]
        # What has a type of its own is not one of the listed strings.
        if (
            isinstance(schema, EnumSchema)
            and schema.enum
            and schema.format not in FORMATS
        ):
            alike[type(schema), frozenset(schema.enum)].append(key)
    wanted: list[WantedEnum] = []
    groups: list[tuple[SchemaId, ...]] = []
    for keys in alike.values():
        definitions = [key for key in keys if is_definition(key)]
        inline = tuple(key for key in keys if key not in definitions)
        is_list = len(_enum(api.schemas, keys[0]).enum) > 1
        joined = inline if is_list and len(definitions) == 1 else ()
        wanted += [
            WantedEnum(wanted=names.name(key), is_explicit=True, schemas=(key, *joined))
            for key in definitions
        ]
        if not definitions and inline:
            is_repeated = is_list and (len(inline) > 1 or any(map(_is_shared, inline)))
            named = [
                key
                for key in inline
                if key in renamed or _value_names(_enum(api.schemas, key))
            ]
            if is_repeated or named:
                # The one whose values have names speaks for the others.
                group = (*named[:1], *(inline if is_repeated else ()))
                groups.append(tuple(dict.fromkeys(group)))
    return (*wanted, *_inline(groups, api, names, places))


def name_values(
    wanted: Iterable[WantedEnum],
    allocated: Mapping[str, str],
    schemas: Mapping[SchemaId, Schema],
) -> Mapping[SchemaId, EnumName]:
    """The names by all schemas that have them, with constants for named values.

    `allocated` has the names by the first schema of each.
    """
    listed = list(wanted)
    constants = allocate(
        (
            Candidate(
                key=f"{item.schemas[0]} {index}",
                wanted=upper_case(
                    f"{allocated[item.schemas[0]]} {name}", fallback="value"
                ),
            )
            for item in listed
            for index, name in enumerate(_value_names(_enum(schemas, item.schemas[0])))
        ),
        frozenset(allocated.values()),
    )
    named: dict[SchemaId, EnumName] = {}
    for item in listed:
        key = item.schemas[0]
        schema = _enum(schemas, key)
        descriptions = _value_descriptions(schema)
        name = EnumName(
            schema=schema,
            name=allocated[key],
            values=tuple(
                EnumValue(
                    value=value,
                    constant=constants.get(f"{key} {index}", ""),
                    description=descriptions.get(index, ""),
                )
                for index, value in enumerate(_values(schema))
            ),
        )
        named |= dict.fromkeys(item.schemas, name)
    return named


def enum_annotations(enums: Mapping[SchemaId, EnumName]) -> dict[SchemaId, Annotation]:
    """The aliases as they are named outside their package: `models.Genre`."""
    imported = frozenset({Import("..", "models")})
    return {
        key: Annotation(f"models.{item.name}", imported) for key, item in enums.items()
    }


def _enum(schemas: Mapping[SchemaId, Schema], key: SchemaId) -> EnumSchema:
    return cast("EnumSchema", schemas[key])


def _values(schema: EnumSchema) -> Sequence[str | int]:
    return schema.enum


def is_definition(key: SchemaId) -> bool:
    """Whether a schema stands where the document gives schemas their names."""
    tokens = key.tokens
    return tuple(tokens[:-1]) in (("definitions",), ("components", "schemas"))


def _is_shared(key: SchemaId) -> bool:
    """Whether a schema stands in what several operations may refer to."""
    tokens = [token for token in key.tokens if token != "components"]
    return tokens[:1] != ["paths"] and tokens[:1] in (["parameters"], ["headers"])


@dataclass(frozen=True, slots=True)
class _Placed:
    """The parameter or header that an enum is of, and the operation it belongs to."""

    name: str
    owner: str


def _places(api: Api) -> Mapping[SchemaId, _Placed]:
    found: dict[SchemaId, _Placed] = {}

    def place(key: SchemaId, name: str, owner: str) -> None:
        schema = api.schemas[key]
        found.setdefault(key, _Placed(name, owner))
        if isinstance(schema, ArraySchema) and schema.items not in found:
            place(schema.items, name, owner)

    for operation in (*api.operations, *api.webhooks):
        body = operation.request_body
        fields = body.fields if body is not None else ()
        for parameter in (*operation.parameters, *fields):
            place(parameter.schema, parameter.name, operation.id)
        for response in operation.responses:
            for header in response.headers:
                place(header.schema, header.name, operation.id)
    return found


def _inline(
    groups: Sequence[tuple[SchemaId, ...]],
    api: Api,
    names: WantedNames,
    places: Mapping[SchemaId, _Placed],
) -> list[WantedEnum]:
    """What lists that are no definitions ask for: what they are called in all places.

    Where that is not one name, or several lists ask for it, the first place decides.
    """
    short = {keys: _common_name(keys, api, places) for keys in groups}
    asked = list(short.values())
    return [
        WantedEnum(
            wanted=(
                name
                if name and asked.count(name) == 1
                else _qualified(keys[0], names, places)
            ),
            is_explicit=False,
            schemas=keys,
        )
        for keys, name in short.items()
    ]


def _common_name(
    keys: Iterable[SchemaId], api: Api, places: Mapping[SchemaId, _Placed]
) -> str:
    found = {
        _stated_name(_enum(api.schemas, key)) or class_name(_member(key, places))
        for key in keys
    }
    return found.pop() if len(found) == 1 else ""


def _stated_name(schema: EnumSchema) -> str:
    """What an extension or a title calls it, which is a word rather than prose."""
    extension = schema.extensions.get("x-ms-enum")
    stated = extension.get("name") if isinstance(extension, dict) else None
    if isinstance(stated, str) and stated:
        return class_name(stated)
    title = schema.title
    return class_name(title) if title and len(title.split()) == 1 else ""


def _member(key: SchemaId, places: Mapping[SchemaId, _Placed]) -> str:
    """The name of the parameter, header or property whose value it is, or holds it."""
    if key in places:
        return places[key].name
    tokens = list(key.tokens)
    while tokens and tokens[-1] in ("items", "additionalProperties"):
        tokens.pop()
    return tokens[-1] if tokens else "value"


def _qualified(
    key: SchemaId, names: WantedNames, places: Mapping[SchemaId, _Placed]
) -> str:
    if key in places:
        placed = places[key]
        return camel_case(f"{placed.owner} {placed.name}", fallback="value")
    return names.name(key)


def _value_names(schema: EnumSchema) -> Sequence[str]:
    """The names that extensions give the values, one for each, else none."""
    for key in ("x-enum-varnames", "x-enumNames", "x-enum-names"):
        names = _texts(schema.extensions.get(key), schema)
        if names:
            return names
    return _texts([item.get("name") for item in _microsoft(schema)], schema)


def _value_descriptions(schema: EnumSchema) -> Mapping[int, str]:
    """What extensions say of the values, by their position."""
    for key in ("x-enum-descriptions", "x-enumDescriptions"):
        stated = schema.extensions.get(key)
        if isinstance(stated, dict):
            return {
                index: text
                for index, value in enumerate(schema.enum)
                if isinstance(text := stated.get(str(value)), str)
            }
        if isinstance(stated, list) and len(stated) == len(schema.enum):
            # Nothing need be said of a value.
            return {
                index: text
                for index, text in enumerate(stated)
                if isinstance(text, str) and text.strip()
            }
    texts = _texts([item.get("description") for item in _microsoft(schema)], schema)
    return dict(enumerate(texts))


def _microsoft(schema: EnumSchema) -> list[dict[str, JsonValue]]:
    """The values of `x-ms-enum`, in the order of the enum."""
    extension = schema.extensions.get("x-ms-enum")
    listed = extension.get("values") if isinstance(extension, dict) else None
    found = {
        str(item.get("value")): item
        for item in (listed if isinstance(listed, list) else [])
        if isinstance(item, dict)
    }
    return [found.get(str(value), {}) for value in schema.enum]


def _texts(listed: JsonValue, schema: EnumSchema) -> Sequence[str]:
    """A list with a text for each value, else nothing: none could be told apart."""
    if not isinstance(listed, list) or len(listed) != len(schema.enum):
        return ()
    texts = [item for item in listed if isinstance(item, str) and item.strip()]
    return texts if len(texts) == len(listed) else ()

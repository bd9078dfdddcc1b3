"""Where requests and answers have what pagination needs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from triptych.ir import (
    AnySchema,
    ArraySchema,
    BooleanSchema,
    IntegerSchema,
    MapSchema,
    NumberSchema,
    ObjectSchema,
    Operation,
    Place,
    Schema,
    SchemaId,
    StringSchema,
)
from triptych.passes.pagination.answers import arrays_of, members_of, schema_at
from triptych.passes.schemas.aliases import target_of
from triptych.pointer import Pointer
from triptych.runtime.wire.media_types import is_json

__all__ = [
    "Items",
    "MisfitError",
    "PageArgument",
    "find_argument",
    "find_boolean",
    "find_count",
    "find_items",
    "find_last",
    "find_page_count",
    "find_token",
    "find_url",
    "place_in",
    "pointer_to",
]

# What APIs call the URL of the next page and the number of pages, in small letters
# without anything between the words, and the objects in which they put these.
_URLS = (
    *("next", "nextlink", "nexturl", "nexturi", "nexthref", "nextpageurl"),
    *("nextpagelink", "nextpageuri", "nextpage", "odatanextlink"),
)
_PAGE_COUNTS = ("totalpages", "pages", "pagecount", "numpages", "pagestotal")
_CONTAINERS = {
    *("links", "link", "paging", "pagination", "meta", "metadata", "pageinfo"),
    *("page", "pager", "info", "cursor", "cursors", "responsemetadata"),
}
_DEEPEST_CONTAINER = 3


class MisfitError(Exception):
    """An operation can't be paginated so; `key` of a rule is what does not fit.

    `known` are the names that would.
    """

    def __init__(self, key: str, message: str, known: Iterable[str] = ()) -> None:
        super().__init__(message)
        self.key = key
        self.message = message
        self.known = tuple(known)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageArgument:
    """A parameter, or the `member` of a JSON body, that says which page is wanted."""

    pointer: Pointer
    member: str
    schema: SchemaId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """Where the items are, and their schema if there is one that all answers have.

    They are the members of an object if they are `keyed`.
    """

    pointer: str
    item: SchemaId | None
    keyed: bool


def pointer_to(place: str) -> str:
    """The JSON pointer of a place in a body, which may be the name of a member."""
    return place if place.startswith("/") or not place else str(Pointer("") / place)


def place_in(
    bodies: Iterable[SchemaId], place: str, schemas: Mapping[SchemaId, Schema]
) -> str | None:
    """The JSON pointer of a place that all of `bodies` may have, None if they lack it.

    Dots are part of a name (`odata.nextLink`), or lead from one to the next.
    """
    pointers = [pointer_to(place)]
    if not place.startswith("/"):
        pointers.append("".join(pointer_to(part) for part in place.split(".")))
    listed = tuple(bodies)
    for pointer in pointers:
        try:
            for body in listed:
                schema_at(pointer, body, schemas)
        except LookupError:
            continue
        return pointer
    return None


def find_argument(
    operation: Operation, key: str, name: str, schemas: Mapping[SchemaId, Schema]
) -> PageArgument:
    """What carries `name`: a parameter wherever it is but in the path, or a body."""
    body = operation.request_body
    known = [
        item
        for item in (*operation.parameters, *(body.fields if body else ()))
        if item.place is not Place.PATH
    ]
    named = (
        PageArgument(pointer=item.pointer, member="", schema=item.schema)
        for item in known
        if item.name == name
    )
    argument = next(named, None) or _in_body(operation, name, schemas)
    if argument is None:
        names = [item.name for item in known]
        raise MisfitError(
            key,
            f"it has no parameter `{name}`",
            [*names, *_body_names(operation, schemas)],
        )
    plain = StringSchema | IntegerSchema | NumberSchema | AnySchema
    if argument.schema and not isinstance(schemas[argument.schema], plain):
        raise MisfitError(key, f"`{name}` is neither a text nor a number")
    return argument


def find_items(
    answers: Iterable[SchemaId], given: str | None, schemas: Mapping[SchemaId, Schema]
) -> Items:
    """Where the items are: at `given`, or else in the only array of an answer."""
    places: set[str] = set()
    kinds: set[tuple[SchemaId | None, bool]] = set()
    for answer in answers:
        pointer = _array(answer, given, schemas)
        places.add(pointer or "")
        found = None if pointer is None else schema_at(pointer, answer, schemas)
        kinds.add((None, False) if found is None else _item(found, given, schemas))
    if len(places) > 1:
        raise MisfitError("items", "its answers have arrays in several places")
    if len({keyed for _, keyed in kinds}) > 1:
        raise MisfitError("items", "its answers have both an array and an object there")
    return Items(
        pointer=places.pop() if places else pointer_to(given or ""),
        item=next(iter(kinds))[0] if len(kinds) == 1 else None,
        keyed=any(keyed for _, keyed in kinds),
    )


def find_token(
    answers: Iterable[SchemaId], place: str, schemas: Mapping[SchemaId, Schema]
) -> str:
    """Where the next token is."""
    for found in _schemas_at(answers, "next", place, schemas):
        if found and not isinstance(schemas[found], StringSchema | IntegerSchema):
            raise MisfitError(
                "next",
                f"{_shown(pointer_to(place))} is neither a text nor a whole number",
            )
    return pointer_to(place)


def find_last(items: Items, place: str, schemas: Mapping[SchemaId, Schema]) -> str:
    """Where the last item has the next token."""
    if items.keyed:
        raise MisfitError("last", "its items are the members of an object")
    if items.item is None:
        return pointer_to(place)
    pointer = place_in([items.item], place, schemas) or pointer_to(place)
    try:
        found = schema_at(pointer, items.item, schemas)
    except LookupError:
        raise MisfitError(
            "last",
            f"its items have nothing at {_shown(pointer)}",
            _names(items.item, schemas),
        ) from None
    if found and not isinstance(schemas[found], StringSchema | IntegerSchema):
        raise MisfitError(
            "last", f"{_shown(pointer)} is neither a text nor a whole number"
        )
    return pointer


def find_url(
    answers: Iterable[SchemaId], place: str | None, schemas: Mapping[SchemaId, Schema]
) -> str:
    """Where the URL of the next page is: at `place`, or where APIs usually have it."""
    listed = tuple(answers)
    if place is not None:
        for found in _schemas_at(listed, "next", place, schemas):
            kinds = StringSchema | ObjectSchema | MapSchema | ArraySchema
            if found and not isinstance(schemas[found], kinds):
                raise MisfitError("next", f"{_shown(pointer_to(place))} is no URL")
        return pointer_to(place)
    for answer in listed:
        for pointer in _usual_places(answer, _URLS, schemas):
            found = schema_at(pointer, answer, schemas)
            if found and isinstance(schemas[found], StringSchema | ObjectSchema):
                return pointer
    raise MisfitError("next", "nothing says where its answer has the next URL")


def find_page_count(
    answers: Iterable[SchemaId], place: str | None, schemas: Mapping[SchemaId, Schema]
) -> str:
    """Where the number of pages is, empty if nobody says."""
    if place is not None:
        return find_count(answers, "pages", place, schemas)
    for answer in answers:
        for pointer in _usual_places(answer, _PAGE_COUNTS, schemas):
            found = schema_at(pointer, answer, schemas)
            if found and isinstance(schemas[found], IntegerSchema):
                return pointer
    return ""


def find_count(
    answers: Iterable[SchemaId],
    key: str,
    place: str,
    schemas: Mapping[SchemaId, Schema],
) -> str:
    """Where a number is that `key` of a rule names, empty for an empty place."""
    if not place:
        return ""
    for found in _schemas_at(answers, key, place, schemas):
        kinds = IntegerSchema | NumberSchema | StringSchema
        if found and not isinstance(schemas[found], kinds):
            raise MisfitError(key, f"{_shown(pointer_to(place))} is no number")
    return pointer_to(place)


def find_boolean(
    answers: Iterable[SchemaId], place: str, schemas: Mapping[SchemaId, Schema]
) -> str:
    """Where the answer says whether more follows, empty for an empty place."""
    if not place:
        return ""
    for found in _schemas_at(answers, "more", place, schemas):
        if found and not isinstance(schemas[found], BooleanSchema):
            raise MisfitError("more", f"{_shown(pointer_to(place))} is no boolean")
    return pointer_to(place)


def _in_body(
    operation: Operation, name: str, schemas: Mapping[SchemaId, Schema]
) -> PageArgument | None:
    """A member of the JSON body, which a schema has to name."""
    for body, schema in _json_bodies(operation):
        pointer = place_in([schema], name, schemas)
        found = schema_at(pointer, schema, schemas) if pointer else None
        if pointer and found is not None:
            return PageArgument(pointer=body, member=pointer, schema=found)
    return None


def _json_bodies(operation: Operation) -> Iterator[tuple[Pointer, SchemaId]]:
    body = operation.request_body
    if body is None or body.fields:
        return
    for content in body.contents:
        if content.schema is not None and is_json(content.media_type):
            yield body.pointer, content.schema


def _body_names(
    operation: Operation, schemas: Mapping[SchemaId, Schema]
) -> Iterator[str]:
    for _, schema_id in _json_bodies(operation):
        yield from _names(schema_id, schemas)


def _array(
    answer: SchemaId, given: str | None, schemas: Mapping[SchemaId, Schema]
) -> str | None:
    """The pointer of the array of an answer, None if only a call can tell."""
    if given is not None:
        pointer = pointer_to(given)
        try:
            schema_at(pointer, answer, schemas)
        except LookupError:
            raise _missing("items", pointer, answer, schemas) from None
        return pointer
    found = arrays_of(answer, schemas)
    if found is None:
        return None
    if not found:
        raise MisfitError("items", "there is no array in its answer")
    if len(found) > 1:
        listed = ", ".join(f"`{pointer}`" for pointer in found)
        raise MisfitError("items", f"its answer has several arrays: {listed}")
    return found[0]


def _item(
    found: SchemaId, given: str | None, schemas: Mapping[SchemaId, Schema]
) -> tuple[SchemaId | None, bool]:
    """The schema of the items at `found`, and whether they are keyed."""
    match schema := schemas[found]:
        case ArraySchema(items=items):
            return items, False
        case MapSchema(values=values):
            return values, True
        case ObjectSchema() if not dict(members_of(schema, schemas)):
            return schema.additional, True
        case _:
            raise MisfitError("items", f"{_shown(given)} is no array")


def _schemas_at(
    answers: Iterable[SchemaId],
    key: str,
    place: str,
    schemas: Mapping[SchemaId, Schema],
) -> Iterator[SchemaId | None]:
    pointer = pointer_to(place)
    for answer in answers:
        try:
            yield schema_at(pointer, answer, schemas)
        except LookupError:
            raise _missing(key, pointer, answer, schemas) from None


def _usual_places(
    answer: SchemaId, names: tuple[str, ...], schemas: Mapping[SchemaId, Schema]
) -> Iterator[str]:
    """The places in an answer that have one of `names`, the likeliest first."""
    found: list[tuple[int, int, str]] = []

    def look(schema_id: SchemaId, pointer: str, depth: int) -> None:
        schema = schemas[target_of(schema_id, schemas)]
        if not isinstance(schema, ObjectSchema):
            return
        for name, member in members_of(schema, schemas):
            plain = re.sub(r"[^a-z0-9]", "", name.lower())
            place = f"{pointer}{Pointer('') / name}"
            if plain in names:
                found.append((depth, names.index(plain), place))
            elif plain in _CONTAINERS and depth < _DEEPEST_CONTAINER:
                look(member, place, depth + 1)

    look(answer, "", 0)
    return (place for _, _, place in sorted(found))


def _missing(
    key: str, pointer: str, answer: SchemaId, schemas: Mapping[SchemaId, Schema]
) -> MisfitError:
    known = _names(answer, schemas)
    return MisfitError(key, f"its answer has nothing at {_shown(pointer)}", known)


def _names(schema_id: SchemaId, schemas: Mapping[SchemaId, Schema]) -> list[str]:
    """The names of the members of an object."""
    schema = schemas[target_of(schema_id, schemas)]
    if not isinstance(schema, ObjectSchema):
        return []
    return [name for name, _ in members_of(schema, schemas)]


def _shown(place: str | None) -> str:
    return f"`{place}`" if place else "the answer itself"

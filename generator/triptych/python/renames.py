"""The names a configuration gives, held against those that were allocated."""

from __future__ import annotations

import difflib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping

from triptych.config import Rename, placed
from triptych.diagnostics import Diagnostic, error
from triptych.ir import (
    Api,
    IntegerSchema,
    ObjectSchema,
    Operation,
    Parameter,
    Schema,
    SchemaId,
    StringSchema,
)
from triptych.python.names import FIELD, TAG, Names, group_key

__all__ = ["check_renames", "field_names"]


def check_renames(
    renames: Iterable[Rename], names: Names, document: Api
) -> tuple[Diagnostic, ...]:
    """What is wrong with `renames`, which `names` were allocated with.

    `document` is the API before a selection: a rename may wait for an operation that is
    left out at present.
    """
    allocated = _allocated(names)
    known = _known(document)
    found: list[Diagnostic] = []
    for rename in renames:
        what = _canonical(rename.what)
        problem = None
        if what not in known and what not in allocated:
            problem = _unknown(rename.what, known.values())
        elif not _is_public_identifier(rename.name):
            problem = error(
                "rename-invalid",
                f"`{rename.name}` is not a name Python allows for this",
                hint="letters, digits and underscores, not an underscore first",
            )
        elif what.startswith(TAG) and rename.name != rename.name.lower():
            problem = error(
                "rename-invalid",
                f"`{rename.name}` should be in lower case: modules are called so",
                hint=f"`{rename.name.lower()}` would do",
            )
        elif allocated[what] - {rename.name}:
            problem = error(
                "rename-taken",
                f"`{rename.name}` is reserved, or another rename has it",
            )
        if problem is not None:
            found.append(placed(problem, rename.origin))
    return tuple(found)


def field_names(names: Names, schemas: Mapping[SchemaId, Schema]) -> Mapping[str, str]:
    """The names of all fields by what renames them."""
    return {
        f"{FIELD if _is_named(item.property.pointer, schemas) else ''}"
        f"{item.property.pointer}": item.field
        for model in names.models.values()
        for item in model.fields
    }


def _is_named(key: SchemaId, schemas: Mapping[SchemaId, Schema]) -> bool:
    """Whether the place of a schema can be renamed as a class or an enum."""
    schema = schemas.get(key)
    if isinstance(schema, StringSchema | IntegerSchema):
        return bool(schema.enum)
    return isinstance(schema, ObjectSchema)


def _canonical(what: str) -> str:
    """Tags are known by their group, as all that belong to it get one name."""
    if what.startswith(TAG):
        return f"{TAG}{group_key(what.removeprefix(TAG))}"
    return what


def _allocated(names: Names) -> defaultdict[str, set[str]]:
    """The names in use by what they name; a shared parameter may have several."""
    allocated: defaultdict[str, set[str]] = defaultdict(set)
    for schema_id, model in names.models.items():
        allocated[schema_id].add(model.class_name)
    for schema_id, union in names.unions.items():
        allocated[schema_id].add(union.name)
    for schema_id, enum in names.enums.items():
        allocated[schema_id].add(enum.name)
    for model in names.models.values():
        for item in model.fields:
            pointer = item.property.pointer
            allocated[f"{FIELD}{pointer}"].add(item.field)
            if pointer not in names.models and pointer not in names.enums:
                allocated[pointer].add(item.field)
    for group in (*names.groups, *names.webhooks):
        allocated[_canonical(f"{TAG}{group.tag}")].add(group.attribute)
        for operation in group.operations:
            allocated[operation.operation.pointer].add(operation.method)
            for argument in operation.arguments:
                allocated[argument.parameter.pointer].add(argument.argument)
            body = operation.operation.request_body
            if operation.body and body is not None:
                allocated[body.pointer].add(operation.body)
    return allocated


def _known(document: Api) -> Mapping[str, str]:
    """What can be renamed, and how people write it."""
    known: dict[str, str] = {
        key: key for key in document.schemas if _is_named(key, document.schemas)
    }
    for schema in document.schemas.values():
        for item in schema.properties if isinstance(schema, ObjectSchema) else ():
            known.setdefault(item.pointer, item.pointer)
            known[f"{FIELD}{item.pointer}"] = item.pointer
    for operation in (*document.operations, *document.webhooks):
        for tag in operation.tags[:1]:
            known.setdefault(_canonical(f"{TAG}{tag}"), f"{TAG}{tag}")
        known[operation.pointer] = operation.pointer
        for parameter in _parameters(operation):
            known[parameter.pointer] = parameter.pointer
        if operation.request_body is not None:
            known[operation.request_body.pointer] = operation.request_body.pointer
    return known


def _parameters(operation: Operation) -> Iterable[Parameter]:
    yield from operation.parameters
    if operation.request_body is not None:
        yield from operation.request_body.fields


def _is_public_identifier(name: str) -> bool:
    # Python reads identifiers in NFKC: another spelling would be another text.
    normal = unicodedata.normalize("NFKC", name) == name
    return normal and name.isidentifier() and not name.startswith("_")


def _unknown(what: str, known: Iterable[str]) -> Diagnostic:
    nearest = difflib.get_close_matches(what, sorted(known), n=1)
    return error(
        "rename-unmatched",
        f"the document has nothing at `{what}` that could be renamed",
        hint=f"did you mean `{nearest[0]}`?" if nearest else None,
    )

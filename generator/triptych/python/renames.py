"""The names a configuration gives, held against those that were allocated."""

from __future__ import annotations

import difflib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

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
from triptych.pointer import Pointer
from triptych.python.names import FIELD, TAG, Names, OperationNames, group_key

__all__ = ["check_renames", "field_names"]


def check_renames(
    renames: Iterable[Rename], names: Names, defaults: Names, document: Api
) -> tuple[Diagnostic, ...]:
    """What is wrong with `renames`, which `names` were allocated with.

    `defaults` are the names that everything has without any rename. `document` is the
    API before a selection: a rename may wait for an operation that is left out at
    present.
    """
    renames = tuple(renames)
    allocated = _allocated(names)
    pushed = _pushed_aside({_canonical(item.what) for item in renames}, names, defaults)
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
            problem = _taken(what, rename.name, names)
        elif other := pushed.get((what, rename.name)):
            problem = error(
                "rename-taken",
                f"`{rename.name}` is the name of {other.label} at {other.place}",
                hint="choose another name, or rename that one too",
            )
        if problem is not None:
            found.append(placed(problem, rename.origin))
    return tuple(found)


def _taken(what: str, name: str, names: Names) -> Diagnostic:
    """Why something did not get the name that a rename gives it."""
    bearers = tuple(_bearers(names))
    scopes = {item.scope for item in bearers if item.what == what}
    for other in bearers:
        if other.scope in scopes and other.name == name and other.what != what:
            message = f"`{name}` is the new name of {other.label} at {other.place}, too"
            return error("rename-taken", message, hint="choose another name")
    message = f"`{name}` is reserved: generated code needs it itself"
    return error("rename-taken", message, hint="choose another name")


class _Bearer(NamedTuple):
    """Something with a name in a scope.

    `what` renames it, `label` and `place` tell people what it is and where it stands.
    """

    scope: str
    what: str
    name: str
    label: str
    place: str

    @property
    def identity(self) -> tuple[str, str, str]:
        """What it is in any allocation of names."""
        return self.scope, self.what, self.label


def _pushed_aside(
    renamed: set[str], names: Names, defaults: Names
) -> Mapping[tuple[str, str], _Bearer]:
    """What would lose its name to something renamed, by that and the name it takes.

    What is renamed itself loses nothing: two things may swap their names.
    """
    if not renamed:
        return {}
    now = {item.identity: item.name for item in _bearers(names)}
    by_name: dict[tuple[str, str], _Bearer] = {}
    for item in _bearers(defaults):
        lost = item.what not in renamed and now.get(item.identity, item.name)
        if lost and lost != item.name:
            by_name.setdefault((item.scope, item.name), item)
    return {
        (item.what, item.name): by_name[item.scope, item.name]
        for item in _bearers(names)
        if item.what in renamed and (item.scope, item.name) in by_name
    }


def _bearers(names: Names) -> Iterator[_Bearer]:
    """All that has a name, in each scope where it has one."""
    classes = {key: item.class_name for key, item in names.models.items()}
    classes |= {key: item.name for key, item in names.unions.items()}
    classes |= {key: item.name for key, item in names.enums.items()}
    for key, name in classes.items():
        yield _Bearer("models", str(key), name, "the model", f"`{key}`")
    for key in names.models:
        for pointer, field in _fields_of(key, names):
            of_class = pointer in classes
            what = f"{FIELD}{pointer}" if of_class else str(pointer)
            yield _Bearer(f"fields {key}", what, field, "the field", f"`{pointer}`")
    for kind, groups in (("tags", names.groups), ("webhooks", names.webhooks)):
        for group in groups:
            what = _canonical(f"{TAG}{group.tag}")
            place = f"`{TAG}{group.tag}`"
            yield _Bearer(kind, what, group.attribute, "the tag", place)
            # Webhooks have one scope, and methods one for each group.
            scope = "" if kind == "webhooks" else group_key(group.tag)
            for operation in group.operations:
                yield from _bearers_of(operation, f"methods {kind} {scope}")


def _fields_of(key: SchemaId, names: Names) -> Iterator[tuple[Pointer, str]]:
    """The fields of a class, those it inherits among them."""
    model = names.models[key]
    for base in model.schema.bases:
        if base in names.models:
            yield from _fields_of(base, names)
    for item in model.fields:
        yield item.property.pointer, item.field


def _bearers_of(names: OperationNames, scope: str) -> Iterator[_Bearer]:
    pointer = names.operation.pointer
    place = f"`{pointer}`"
    yield _Bearer(scope, str(pointer), names.method, "the operation", place)
    if names.iterator:
        label = "the iterator of the operation"
        yield _Bearer(scope, str(pointer), names.iterator, label, place)
    inside = f"arguments {pointer}"
    for item in names.arguments:
        at = item.parameter.pointer
        label = f"the parameter `{item.parameter.name}`"
        yield _Bearer(inside, str(at), item.argument, label, f"`{at}`")
    body = names.operation.request_body
    if names.body and body is not None:
        at = body.pointer
        yield _Bearer(inside, str(at), names.body, "the body", f"`{at}`")


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

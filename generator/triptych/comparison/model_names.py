"""Names of classes, fields and lists of values: what callers import and read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from triptych.comparison.changes import Finding
from triptych.comparison.nodes import SchemaPair, Side, Sides
from triptych.ir import ObjectSchema
from triptych.pointer import Pointer
from triptych.python.enums import EnumName

__all__ = ["about_model_names", "exported_names"]

_Places = tuple[Pointer, Pointer]


def about_model_names(
    pair: SchemaPair, sides: Sides, places: _Places
) -> Iterator[Finding]:
    """How the names differ that two schemas have in Python."""
    yield from _classes(pair, sides, places)
    yield from _enums(pair, sides, places)
    if sides.old.has_fields(pair.old, sides.new, pair.new):
        return
    before, after = sides.old.fields(pair.old), sides.new.fields(pair.new)
    for name, field in before.items():
        if name in after and after[name] != field:
            predicate = (
                f"has the field `{after[name]}` for `{name}` now, it was `{field}`"
            )
            yield _finding("field-renamed", predicate, places)


def _classes(pair: SchemaPair, sides: Sides, places: _Places) -> Iterator[Finding]:
    before, after = sides.old.class_name(pair.old), sides.new.class_name(pair.new)
    if not before or not after:
        return
    if before != after:
        # Where the class is still there, it is another one at this place.
        is_renamed = before not in sides.new.exported
        code = "model-renamed" if is_renamed else "model-replaced"
        predicate = f"is the class `{after}` now, it was `{before}`"
        yield _finding(code, predicate, places)
    bases = _bases(pair.old, sides.old), _bases(pair.new, sides.new)
    gone = [name for name in bases[0] if name not in bases[1]]
    if gone and before == after:
        predicate = f"does not derive from {_listed(gone)} any more"
        yield _finding("model-bases-changed", predicate, places)


def _bases(key: str, side: Side) -> list[str]:
    schema = side.schemas[Pointer(key)]
    bases = schema.bases if isinstance(schema, ObjectSchema) else ()
    return [side.class_name(base) for base in bases]


def _enums(pair: SchemaPair, sides: Sides, places: _Places) -> Iterator[Finding]:
    before = sides.old.version.names.enums.get(pair.old)
    after = sides.new.version.names.enums.get(pair.new)
    if before is None or after is None:
        return
    if before.name != after.name and before.name not in sides.new.exported:
        predicate = f"is the type `{after.name}` now, it was `{before.name}`"
        yield _finding("enum-renamed", predicate, places)
    kept = set(_constants(after))
    for constant in _constants(before):
        if constant not in kept:
            predicate = f"has no constant `{constant}` any more"
            yield _finding("enum-constant-removed", predicate, places)


def _constants(enum: EnumName) -> Iterator[str]:
    return (value.constant for value in enum.values if value.constant)


def exported_names(
    sides: Sides, pairs: Iterable[SchemaPair]
) -> Iterator[tuple[str, Finding]]:
    """The names that are new in the package of models or gone, each with its finding.

    `pairs` are all that were compared: a name that became another is told there.
    """
    renamed: set[str] = set()
    for pair in pairs:
        for name in (Side.class_name, Side.enum_name):
            before, after = name(sides.old, pair.old), name(sides.new, pair.new)
            if before and after and before != after:
                renamed |= {before} if before not in sides.new.exported else set()
                renamed |= {after} if after not in sides.old.exported else set()
    yield from _alone(sides.old, sides.new, renamed, is_added=False)
    yield from _alone(sides.new, sides.old, renamed, is_added=True)


def _alone(
    side: Side, other: Side, renamed: set[str], *, is_added: bool
) -> Iterator[tuple[str, Finding]]:
    names = side.version.names
    listed = {
        **{model.class_name: (key, "model") for key, model in names.models.items()},
        **{
            enum.name: (enum.schema.pointer, "enum-name")
            for enum in names.enums.values()
        },
    }
    for name in sorted(listed):
        key, kind = listed[name]
        if name in other.exported or name in renamed:
            continue
        what = "class" if kind == "model" else "type"
        verb = "is new" if is_added else "was removed"
        yield (
            f"models.{name}",
            Finding(
                code=f"{kind}-added" if is_added else f"{kind}-removed",
                predicate=(
                    f"{verb}, a {what} of the package"
                    if is_added
                    else f"{verb} from the package"
                ),
                old=key,
                new=key,
            ),
        )


def _listed(names: list[str]) -> str:
    return " and ".join(f"`{name}`" for name in names)


def _finding(code: str, predicate: str, places: _Places) -> Finding:
    return Finding(code=code, predicate=predicate, old=places[0], new=places[1])

"""Selecting operations: what patterns mean, and what goes with those left out."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from triptych.cli import main
from triptych.config import Pattern, Patterns, Selection
from triptych.diagnostics import DiagnosticsError
from triptych.ir import (
    Api,
    ArraySchema,
    BasicScheme,
    Constant,
    Content,
    MapSchema,
    Method,
    ObjectSchema,
    Operation,
    Place,
    Property,
    RequestBody,
    Response,
    Schema,
    SecurityRequirement,
    Server,
    StringSchema,
    Tag,
)
from triptych.passes.schemas.reachability import reachable_schemas
from triptych.passes.selection import select
from triptych.pointer import ROOT, Pointer


def _operation(
    operation_id: str,
    *tags: str,
    path: str = "/",
    constants: tuple[Constant, ...] = (),
    sends: Pointer | None = None,
    receives: Pointer | None = None,
    needs: str = "",
) -> Operation:
    body, response = (
        (Content(media_type="application/json", schema=schema),)
        for schema in (sends, receives)
    )
    pointer = ROOT / "paths" / operation_id
    return Operation(
        pointer=pointer,
        id=operation_id,
        method=Method.GET,
        path_template=path,
        constants=constants,
        tags=tags,
        request_body=RequestBody(pointer=pointer / "body", contents=body),
        responses=(Response(pointer=pointer / "200", status="200", contents=response),),
        security=(SecurityRequirement(schemes={needs: ()}),) if needs else (),
    )


def _api(*operations: Operation, schemas: Iterable[Schema] = ()) -> Api:
    return Api(
        title="Case",
        version="1",
        servers=(Server(url="/"),),
        operations=operations,
        schemas={schema.pointer: schema for schema in schemas},
        tags=tuple(Tag(pointer=ROOT / "tags" / name, name=name) for name in "AB"),
        security_schemes=tuple(
            BasicScheme(pointer=ROOT / "securityDefinitions" / name, name=name)
            for name in ("used", "unused")
        ),
    )


def _patterns(*, tags: str = "", paths: str = "", operations: str = "") -> Patterns:
    """Patterns, each kind in one text, separated by blanks."""
    split = [
        tuple(Pattern(text=text) for text in texts.split())
        for texts in (tags, paths, operations)
    ]
    return Patterns(tags=split[0], paths=split[1], operations=split[2])


def _ids(api: Api) -> list[str]:
    return [operation.id for operation in api.operations]


_ACTION = Constant(
    pointer=ROOT / "action", place=Place.QUERY, name="Action", value="ListPools"
)
_PATHS = _api(
    _operation("action", constants=(_ACTION,)),
    *(
        _operation(path, path=path)
        for path in (
            "/",
            "/pets",
            "/pets/{id}",
            "/pets/{id}/toys",
            "/petshops",
            "/v1.0/pets",
        )
    ),
)


@pytest.mark.parametrize(
    ("pattern", "meant"),
    [
        ("/pets", ["/pets"]),
        ("/pets/*", ["/pets/{id}"]),
        ("/pets/**", ["/pets", "/pets/{id}", "/pets/{id}/toys"]),
        ("/pets/{id}", ["/pets/{id}"]),
        ("/pets*", ["/pets", "/petshops"]),
        ("/**/toys", ["/pets/{id}/toys"]),
        ("**/pets", ["/pets", "/v1.0/pets"]),
        ("/*/pets", ["/v1.0/pets"]),
        ("/?Action=List*", ["action"]),
        ("/", ["action", "/"]),
        ("/**", _ids(_PATHS)),
    ],
)
def test_path_patterns(pattern: str, meant: list[str]) -> None:
    selected = select(_PATHS, Selection(include=_patterns(paths=pattern)))
    assert _ids(selected.api) == meant
    assert selected.diagnostics == ()


@pytest.mark.parametrize("pattern", ["/v1?0/pets", "/v1.0/[a-z]*", "/PETS", "pets"])
def test_only_asterisks_are_special(pattern: str) -> None:
    selected = select(_PATHS, Selection(exclude=_patterns(paths=pattern)))
    assert _ids(selected.api) == _ids(_PATHS)
    assert [found.code for found in selected.diagnostics] == ["selection-unmatched"]


_TAGGED = _api(
    _operation("a", "A"),
    _operation("b", "B", needs="used"),
    _operation("ab", "A", "B"),
    _operation("none"),
)


@pytest.mark.parametrize(
    ("include", "exclude", "ids"),
    [
        (Patterns(), Patterns(), ["a", "b", "ab", "none"]),
        (_patterns(tags="A"), Patterns(), ["a", "ab"]),
        (_patterns(tags="A", operations="n*"), Patterns(), ["a", "ab", "none"]),
        (Patterns(), _patterns(tags="*"), ["none"]),
        (_patterns(tags="A"), _patterns(tags="B"), ["a"]),
        (_patterns(operations="a*"), _patterns(operations="*b"), ["a"]),
    ],
)
def test_included_and_not_excluded(
    include: Patterns, exclude: Patterns, ids: list[str]
) -> None:
    selected = select(_TAGGED, Selection(include=include, exclude=exclude))
    assert _ids(selected.api) == ids


def test_selecting_nothing_is_an_error() -> None:
    selection = Selection(include=_patterns(tags="A"), exclude=_patterns(paths="/ /c"))
    with pytest.raises(DiagnosticsError) as raised:
        select(_TAGGED, selection)
    codes = [found.code for found in raised.value.diagnostics]
    assert codes == ["selection-unmatched", "selection-empty"]


def test_tags_and_security_schemes_go_with_their_operations() -> None:
    without_b = select(_TAGGED, Selection(exclude=_patterns(tags="B"))).api
    assert [tag.name for tag in without_b.tags] == ["A"]
    # What no operation ever needed is documentation.
    assert [scheme.name for scheme in without_b.security_schemes] == ["unused"]
    without_a = select(_TAGGED, Selection(exclude=_patterns(tags="A"))).api
    assert [tag.name for tag in without_a.tags] == ["B"]
    assert len(without_a.security_schemes) == 2


def _definition(name: str) -> Pointer:
    return ROOT / "definitions" / name


def _object(name: str, *properties: str, base: str = "", kind: str = "") -> Schema:
    pointer = _definition(name)
    return ObjectSchema(
        pointer=pointer,
        parts=(_definition(base),) if base else (),
        discriminator=kind,
        properties=tuple(
            Property(pointer=pointer / member, name=member, schema=_definition(member))
            for member in properties
        ),
    )


_SCHEMAS: tuple[Schema, ...] = (
    _object("Root", "List", "Map", base="Part"),
    # Back to where it began.
    _object("Part", "Root"),
    ArraySchema(pointer=_definition("List"), items=_definition("Animal")),
    MapSchema(pointer=_definition("Map"), values=_definition("Text")),
    StringSchema(pointer=_definition("Text")),
    _object("Animal", kind="kind"),
    _object("Dog", base="Animal"),
    _object("Puppy", "Toy", base="Dog"),
    _object("Toy"),
    _object("Stone", base="Part"),
)


@pytest.mark.parametrize(
    ("start", "reached"),
    [
        ("Text", "Text"),
        ("Map", "Map Text"),
        ("Stone", "Root Part List Map Text Animal Dog Puppy Toy Stone"),
        # A value of a part is not one of what the part is in: no stone here.
        ("Root", "Root Part List Map Text Animal Dog Puppy Toy"),
        # Whatever an animal may be, down to those derived from the derived.
        ("Animal", "Animal Dog Puppy Toy"),
        ("Toy", "Toy"),
    ],
)
@pytest.mark.parametrize("direction", ["sends", "receives"])
def test_reachable_schemas(start: str, reached: str, direction: str) -> None:
    schema = _definition(start)
    operation = (
        _operation("o", sends=schema)
        if direction == "sends"
        else _operation("o", receives=schema)
    )
    schemas = _api(schemas=_SCHEMAS).schemas
    found = reachable_schemas([operation], schemas)
    assert [pointer.tokens[-1] for pointer in found] == reached.split()


@pytest.mark.parametrize(
    "added",
    [
        'include = {operations = ["a"]}',
        'exclude = {operations = ["b"]}',
        'rename = {"#/paths/~1/get" = "every"}',
    ],
)
def test_output_is_stale_when_the_configuration_has_changed(
    added: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("api.yaml").write_text(
        'swagger: "2.0"\ninfo: {title: Case, version: "1"}\npaths: {/: {'
        "get: {operationId: a, responses: {200: {description: ok}}}, "
        "put: {operationId: b, responses: {200: {description: ok}}}}}\n"
    )
    configuration = Path("triptych.toml")
    configuration.write_text('[[documents]]\nspec = "api.yaml"\noutput = "out"\n')
    assert main(["generate"]) == 0
    assert main(["check"]) == 0
    with configuration.open("a") as file:
        file.write(f"{added}\n")
    assert main(["check"]) == 1
    assert main(["generate"]) == 0
    assert main(["check"]) == 0

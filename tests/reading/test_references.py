"""References: which place each means, over all files, and what is wrong with them."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from tests.golden import REPOSITORY
from triptych.description.node import Findings, Node
from triptych.description.references.following import References
from triptych.diagnostics import DiagnosticsError, Severity
from triptych.front_ends import gather
from triptych.json_value import JsonValue
from triptych.pointer import ROOT, Pointer
from triptych.source import Sources, files, read
from triptych.swagger2.grammar import GRAMMAR

HEAD = 'swagger: "2.0"\ninfo: {title: t, version: "1"}\npaths: {}\n'


def gathered(folder: Path, texts: Mapping[str, str]) -> Sources:
    """What is read of a document in `folder` that consists of `texts` by path."""
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    root = folder / "api.yaml"
    return gather(read(root), root)


def resolved(sources: Sources, *names: str) -> tuple[Pointer, ...]:
    """The places the definitions `names` finally mean; a finding fails the test."""
    findings = Findings()
    references = References(sources, GRAMMAR, findings)
    definitions = Node(sources.root.tree, ROOT, findings).child("definitions")
    assert definitions is not None
    found = []
    for name in names:
        node = definitions.child(name)
        target = references.resolve(node) if node is not None else None
        assert target is not None, name
        found.append(target.pointer)
    assert findings.close() == ()
    return tuple(found)


def faults(sources: Sources) -> list[tuple[str, str]]:
    """Code and place of every finding about the references of a document."""
    findings = Findings()
    References(sources, GRAMMAR, findings).check()
    try:
        found = findings.close()
    except DiagnosticsError as unusable:
        found = unusable.diagnostics
    return [(item.code, item.pointer or "") for item in found]


# Where a reference leads


@pytest.mark.parametrize(
    ("name", "reference"),
    [
        ("Plain", "#/definitions/Plain"),
        ("a/b", "#/definitions/a~1b"),
        ("a~b", "#/definitions/a~0b"),
        ("a~1b", "#/definitions/a~01b"),
        ("a b", "#/definitions/a%20b"),
        ("a b", "#/definitions/a b"),
        ("a%20b", "#/definitions/a%20b"),
        ("50%", "#/definitions/50%"),
        ("a#b", "#/definitions/a%23b"),
        ("List«Pet»", "#/definitions/List«Pet»"),
        ("List«Pet»", "#/definitions/List%C2%ABPet%C2%BB"),
        ("{id}", "#/definitions/%7Bid%7D"),
        ("Plain", "#/definitions/Plain "),
        ("$ref", "#/definitions/$ref"),
        ("", "#/definitions/"),
    ],
)
def test_pointers_are_unescaped(tmp_path: Path, name: str, reference: str) -> None:
    sources = gathered(
        tmp_path,
        {
            "api.yaml": f"{HEAD}definitions:\n"
            f"  Start: {{$ref: '{reference}'}}\n"
            f"  '{name}': {{type: object}}\n"
        },
    )
    assert resolved(sources, "Start") == (ROOT / "definitions" / name,)


@pytest.mark.parametrize(
    ("reference", "place"),
    [
        ("#/definitions/Pet/properties/tags/items", None),
        ("#/paths/~1a/get/responses/200/schema", None),
        ("#/x-schemas/0", None),
        ("models.yaml", "models.yaml#"),
        ("models.yaml#", "models.yaml#"),
        ("models.yaml#/", "models.yaml#/"),
        ("./models.yaml#/Pet", "models.yaml#/Pet"),
        ("deep/../models.yaml#/Pet", "models.yaml#/Pet"),
        ("deep\\down.yaml#/Pet", "deep/down.yaml#/Pet"),
        ("deep/down.yaml#/Beside", "models.yaml#/Pet"),
        ("deep/down.yaml#/Root", "#/definitions/Pet"),
        ("with%20blank.yaml", "with blank.yaml#"),
        # The way to these leads through another reference.
        ("#/definitions/Alias/properties/tags", "#/definitions/Pet/properties/tags"),
        ("#/x-index/Pet", "models.yaml#/Pet"),
        ("#/x-index/Chained/type", "deep/down.yaml#/Pet/type"),
    ],
)
def test_references_lead_anywhere(
    tmp_path: Path, reference: str, place: str | None
) -> None:
    sources = gathered(
        tmp_path,
        {
            "api.yaml": 'swagger: "2.0"\n'
            "paths: {/a: {get: {responses: {200: {schema: {type: object}}}}}}\n"
            "definitions:\n"
            f"  Start: {{$ref: '{reference}'}}\n"
            "  Alias: {$ref: '#/definitions/Pet'}\n"
            "  Pet: {properties: {tags: {items: {type: object}}}}\n"
            "x-schemas: [{type: object}]\n"
            "x-index: {$ref: models.yaml}\n",
            "models.yaml": "Pet: {type: object}\n"
            "'': {type: object}\n"
            "Chained: {$ref: deep/down.yaml#/Pet}\n",
            "deep/down.yaml": "Pet: {type: object}\n"
            "Beside: {$ref: ../models.yaml#/Pet}\n"
            "Root: {$ref: ../api.yaml#/definitions/Pet}\n",
            "with blank.yaml": "type: object\n",
        },
    )
    assert resolved(sources, "Start") == (place or reference,)


def test_a_chain_of_thousands_takes_no_time(tmp_path: Path) -> None:
    count = 5000
    links = "".join(
        f"  N{n}: {{$ref: '#/definitions/N{n + 1}'}}\n" for n in range(count)
    )
    sources = gathered(
        tmp_path, {"api.yaml": f"{HEAD}definitions:\n{links}  N{count}: {{}}\n"}
    )
    names = [f"N{n}" for n in range(count)]
    begun = time.process_time()
    assert set(resolved(sources, *names)) == {ROOT / "definitions" / f"N{count}"}
    assert faults(sources) == []
    assert time.process_time() - begun < 5


def test_the_description_beside_a_reference_is_kept(tmp_path: Path) -> None:
    sources = gathered(
        tmp_path,
        {
            "api.yaml": f"{HEAD}parameters:\n"
            "  a: {name: a, in: query, description: Theirs.}\n"
            "  b: {$ref: '#/parameters/a', description: Mine., name: ignored}\n"
        },
    )
    findings = Findings()
    parameters = Node(sources.root.tree, ROOT, findings).child("parameters")
    node = parameters.child("b") if parameters is not None else None
    assert node is not None
    found = References(sources, GRAMMAR, findings).described(node)
    assert found is not None
    assert found.pointer == ROOT / "parameters" / "a"
    assert found.value == {"name": "a", "in": "query", "description": "Mine."}


# What is wrong with references


def test_a_fault_is_told_once_and_where_it_is(tmp_path: Path) -> None:
    # Three lead to the circle and two to what is missing, and none of those is wrong.
    sources = gathered(
        tmp_path,
        {
            "api.yaml": f"{HEAD}definitions:\n"
            "  A: {$ref: '#/definitions/D'}\n"
            "  B: {$ref: '#/definitions/A'}\n"
            "  C: {$ref: '#/definitions/D'}\n"
            "  D: {$ref: '#/definitions/E'}\n"
            "  E: {$ref: 'more.yaml#/F'}\n"
            "  G: {$ref: '#/definitions/H'}\n"
            "  H: {$ref: '#/definitions/gone'}\n"
            "  I: {$ref: '#/definitions/I/I'}\n",
            "more.yaml": "F: {$ref: 'api.yaml#/definitions/D'}\n",
        },
    )
    assert sorted(faults(sources)) == [
        ("reference-circular", ROOT / "definitions" / "D"),
        ("reference-dangling", ROOT / "definitions" / "H"),
        ("reference-dangling", ROOT / "definitions" / "I"),
    ]


PARAMETER = "{name: p, in: query, type: string}"
BODY = "{name: p, in: body, schema: {type: object}}"
RESPONSE = "{description: d, schema: {type: object}}"
SCHEMA = "{type: object, properties: {}}"
ITEM = "{get: {responses: {}}}"


@pytest.mark.parametrize(
    ("site", "target", "is_fit"),
    [
        ("parameters: {r: %}", PARAMETER, True),
        ("parameters: {r: %}", BODY, True),
        ("parameters: {r: %}", "{name: p}", True),
        ("parameters: {r: %}", SCHEMA, False),
        ("parameters: {r: %}", RESPONSE, False),
        ("parameters: {r: %}", "[{name: p, in: query}]", False),
        ("responses: {r: %}", RESPONSE, True),
        ("responses: {r: %}", "{description: d}", True),
        ("responses: {r: %}", "{x-empty: true}", True),
        ("responses: {r: %}", PARAMETER, False),
        ("responses: {r: %}", SCHEMA, False),
        ("definitions: {r: %}", SCHEMA, True),
        ("definitions: {r: %}", "{}", True),
        ("definitions: {r: %}", "{description: any}", True),
        ("definitions: {r: %}", PARAMETER, False),
        ("definitions: {r: %}", ITEM, False),
        ("definitions: {r: %}", "a text", False),
        ("definitions: {r: %}", "{Pet: {type: object}}", False),
        ("paths: {/r: %}", ITEM, True),
        ("paths: {/r: %}", "{parameters: []}", True),
        ("paths: {/r: %}", SCHEMA, False),
        ("paths: {/r: {get: %}}", "{operationId: o, responses: {}}", True),
        ("paths: %", "{/r: {get: {}}}", True),
        ("paths: %", "[]", False),
    ],
)
def test_a_reference_has_to_name_what_its_place_needs(
    tmp_path: Path, site: str, target: str, is_fit: bool
) -> None:
    reference = "{$ref: '#/x-target'}"
    text = f'swagger: "2.0"\n{site.replace("%", reference)}\nx-target: {target}\n'
    found = faults(gathered(tmp_path, {"api.yaml": text}))
    assert [code for code, _ in found] == ([] if is_fit else ["reference-kind"])


def test_a_reference_of_the_wrong_kind_is_not_followed(tmp_path: Path) -> None:
    text = f"{HEAD}definitions: {{A: {{$ref: '#/parameters/p'}}}}\n"
    text += f"parameters: {{p: {PARAMETER}}}\n"
    sources = gathered(tmp_path, {"api.yaml": text})
    findings = Findings()
    references = References(sources, GRAMMAR, findings)
    references.check()
    node = Node({"$ref": "#/parameters/p"}, ROOT / "definitions" / "A", findings)
    assert references.resolve(node) == Node({}, node.pointer, findings)


def test_data_that_looks_like_a_reference_is_none(tmp_path: Path) -> None:
    sources = gathered(
        tmp_path,
        {
            "api.yaml": 'swagger: "2.0"\n'
            "paths: {/a: {get: {x-ms-examples: {a: {$ref: a.json}},\n"
            "  responses: {200: {description: d, examples: {a: {$ref: b.json}}}}}}}\n"
            "definitions:\n"
            "  A: {type: object, default: {$ref: c.json}, example: {$ref: d.json},\n"
            "      enum: [{$ref: e.json}], x-a: {$ref: f.json}}\n"
            "  B: {properties: {$ref: {type: string}, example: {$ref: g.yaml}}}\n"
        },
    )
    assert list(sources.contents) == ["g.yaml"]
    assert faults(sources) == [
        ("reference-file", ROOT / "definitions" / "B" / "properties" / "example")
    ]


# Which files are read


def test_every_file_is_read_once_from_the_folder_only(tmp_path: Path) -> None:
    folder = tmp_path / "inside"
    (tmp_path / "outside.yaml").write_text("type: object\n")
    folder.mkdir()
    (folder / "link.yaml").symlink_to(tmp_path / "outside.yaml")
    (folder / "folder").symlink_to(tmp_path)
    (folder / "circle.yaml").symlink_to("circle.yaml")
    (folder / "alias.yaml").symlink_to("more.yaml")
    os.mkfifo(folder / "pipe.yaml")
    names = {
        "A": "link.yaml",
        "B": "folder/outside.yaml",
        "C": "circle.yaml",
        "D": "pipe.yaml",
        "E": "alias.yaml",
        "F": "../outside.yaml",
        "G": "/dev/zero",
        "H": "a%00b.yaml",
        "I": "more.yaml#/a",
        "J": "more.yaml#/b",
    }
    lines = "".join(f"  {key}: {{$ref: '{name}'}}\n" for key, name in names.items())
    sources = gathered(
        folder,
        {
            "api.yaml": f"{HEAD}definitions:\n{lines}",
            "more.yaml": "title: t\na: {type: object}\nb: {type: object}\n",
        },
    )
    assert list(sources.files) == ["alias.yaml", "more.yaml"]
    read_files = {file for file, data in sources.contents.items() if data is not None}
    assert read_files == {"alias.yaml", "more.yaml"}
    definitions = ROOT / "definitions"
    assert faults(sources) == [
        ("reference-outside-root", definitions / "A"),
        ("reference-outside-root", definitions / "B"),
        ("reference-file", definitions / "C"),
        ("reference-file", definitions / "D"),
        ("reference-outside-root", definitions / "F"),
        ("reference-outside-root", definitions / "G"),
        ("reference-file", definitions / "H"),
    ]


def test_the_number_of_files_is_bounded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_MAX_FILES", 3)
    chain = {
        f"f{number}.yaml": f"properties: {{next: {{$ref: f{number + 1}.yaml}}}}\n"
        for number in range(9)
    }
    sources = gathered(
        tmp_path,
        {**chain, "api.yaml": f"{HEAD}definitions: {{A: {{$ref: f0.yaml}}}}\n"},
    )
    assert list(sources.files) == ["f0.yaml", "f1.yaml", "f2.yaml"]
    (fault,) = faults(sources)
    assert fault == ("reference-file", Pointer("f2.yaml#/properties/next"))


def test_the_files_have_a_size_altogether(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 30)
    references = "{A: {$ref: a.yaml}, B: {$ref: b.yaml}, C: {$ref: c.yaml}}"
    sources = gathered(
        tmp_path,
        {
            "a.yaml": "type: object\n",
            "b.yaml": "type: object\n",
            "c.yaml": "type: object\n",
            "api.yaml": f"{HEAD}definitions: {references}\n",
        },
    )
    assert list(sources.files) == ["a.yaml", "b.yaml"]


def test_texts_are_put_in_their_places(tmp_path: Path) -> None:
    sources = gathered(
        tmp_path,
        {
            "api.yaml": 'swagger: "2.0"\n'
            "info: {description: {$ref: texts/about.md}}\n"
            "tags: [{name: t, description: {$ref: texts/gone.md}}]\n"
            "paths: {/a: {$ref: more.yaml#/a}}\n"
            "x-text: {description: {$ref: texts/about.md}}\n",
            "more.yaml": "a: {get: {description: {$ref: 'texts/about.md'}}}\n",
            "texts/about.md": "\ufeff# About\n\n: not YAML\n",
        },
    )
    root = dict(sources.root.tree)
    about = "# About\n\n: not YAML\n"
    assert root["info"] == {"description": about}
    assert root["tags"] == [{"name": "t", "description": ""}]
    assert root["x-text"] == {"description": {"$ref": "texts/about.md"}}
    assert sources.files["more.yaml"].tree == {"a": {"get": {"description": about}}}
    found = {(item.code, item.severity, item.pointer) for item in sources.diagnostics}
    places = (
        ROOT / "info" / "description",
        ROOT / "tags" / 0 / "description",
        Pointer("more.yaml#/a/get/description"),
    )
    assert found == {("reference-text", Severity.WARNING, place) for place in places}
    # What was read is not what was changed.
    assert read(tmp_path / "api.yaml").tree["info"] == {
        "description": {"$ref": "texts/about.md"}
    }


def test_a_shared_part_is_walked_once() -> None:
    # 30 levels of two aliases each would be a billion places.
    tree: JsonValue = {"type": "object"}
    for _ in range(30):
        tree = {"properties": {"a": tree, "b": tree}}
    source = read(REPOSITORY / "specs" / "cognito.yaml")
    root = replace(source, tree={"definitions": {"A": tree}})
    assert gather(root, None).files == {}

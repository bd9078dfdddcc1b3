"""The run over a folder of documents finds what is wrong, and counts independently."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.__main__ import main
from tests.corpus.counting import count_operations, documents
from tests.corpus.expectations import (
    Expectation,
    digest,
    dump_expectations,
    load_expectations,
)

_HEAD = 'swagger: "2.0"\ninfo: {title: Case, version: "1"}\n'
_RESPONSES = "responses: {200: {description: ok}}"
_GOOD = f"{_HEAD}paths: {{/a: {{get: {{{_RESPONSES}}}, put: {{{_RESPONSES}}}}}}}\n"
_BAD = (
    f"{_HEAD}paths: {{/a: {{get: {{deprecated: true, deprecated: false, "
    f"{_RESPONSES}}}}}}}\n"
)
_ALSO_BAD = _BAD.replace("/a", "/b")


def _folder(tmp_path: Path, **texts: str) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def test_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = _folder(
        tmp_path,
        good=_GOOD,
        listed=_BAD,
        unlisted=_ALSO_BAD,
        mended=_GOOD.replace("/a", "/c"),
        other="description: of something else\n",
    )
    expected = tmp_path / "expected.tsv"
    known = Expectation(codes=("key-duplicate",), reason="two values")
    listed = {digest(folder / f"{name}.yaml"): known for name in ("listed", "mended")}
    expected.write_text(dump_expectations(listed), encoding="utf-8")
    command = [str(folder), "--sample", "0", "--expected", str(expected)]

    assert main(command) == 1
    printed = capsys.readouterr().out
    rows = [line.split() for line in printed.splitlines() if ".yaml  " in line]
    assert [(row[0], row[1:3], row[-1]) for row in rows] == [
        ("good.yaml", ["2", "2"], rows[0][-1]),
        ("listed.yaml", ["1", "-"], "key-duplicate"),
        ("mended.yaml", ["2", "2"], "FAILED"),
        ("unlisted.yaml", ["1", "-"], "FAILED"),
    ]
    assert "FAILED mended.yaml: no longer fails (two values)" in printed
    assert "FAILED unlisted.yaml: ends in ['key-duplicate']" in printed
    assert printed.splitlines()[-1] == "2 passed, 2 failed"

    assert main([*command, "--write-expected"]) == 0
    assert load_expectations(expected) == {
        digest(folder / "listed.yaml"): known,
        digest(folder / "unlisted.yaml"): Expectation(
            codes=("key-duplicate",),
            reason="the key ... occurs twice in this object, with different values",
        ),
    }


@pytest.mark.parametrize(("seed", "chosen"), [("0", "ab"), ("1", "ad"), ("6", "bc")])
def test_the_seed_chooses_documents(
    seed: str, chosen: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = _folder(
        tmp_path, **{name: _BAD.replace("/a", f"/{name}") for name in "abcd"}
    )
    main([str(folder), "--sample", "0", "--documents", "2", "--seed", seed])
    rows = [line for line in capsys.readouterr().out.splitlines() if ".yaml  " in line]
    assert [row[0] for row in rows] == list(chosen)


@pytest.mark.parametrize(
    ("paths", "operations"),
    [
        ("{}", 0),
        ("{/a: {get: {}, x-get: {}, parameters: []}, x-b: {get: {}}}", 1),
        ("{/a: {get: {}, options: {}, head: {}}, /b: {$ref: '#/paths/~1a'}}", 6),
        ("{/a: {$ref: 'other.yaml#/items/0'}}", 2),
        ("{/a: &a {get: {}}, /b: {<<: *a, post: {}}}", 3),
        ("{/2020-01-01: {get: {}}, 2020-01-01: {get: {}}}", 2),
        ("{/a: {$ref: '#/paths/~1a'}}", None),
        ("{/a: {$ref: 'missing.yaml'}}", None),
        ("[", None),
    ],
)
def test_counting(paths: str, operations: int | None, tmp_path: Path) -> None:
    folder = _folder(tmp_path, api=f"{_HEAD}paths: {paths}\n")
    (folder / "other.yaml").write_text("items: [{get: {}, post: {}}]", encoding="utf-8")
    (document,) = documents(folder)
    assert count_operations(document) == operations


# What is sent differs from what is answered, and no value of the tag is that of `Pet`.
_PASSES = """\
openapi: 3.0.3
info: {title: Case, version: "1"}
paths:
  /pets:
    post:
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}
      responses:
        "200":
          description: ok
          content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}
components:
  schemas:
    Pet:
      type: object
      required: [id, kind]
      properties:
        id: {type: integer, readOnly: true}
        kind: {type: string, enum: [cat, dog]}
      discriminator:
        propertyName: kind
        mapping: {cat: "#/components/schemas/Cat", dog: "#/components/schemas/Dog"}
    Cat:
      allOf:
        - {$ref: "#/components/schemas/Pet"}
        - {properties: {a: {type: string}}}
    Dog:
      allOf:
        - {$ref: "#/components/schemas/Pet"}
        - {properties: {b: {type: string}}}
"""


def test_packages_are_verified_by_what_they_were_made_from(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = _folder(tmp_path, passes=_PASSES)
    assert main([str(folder), "--sample", "0", "--verify", "6"]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert "verified: 1 operations, 6 trips, 0 failures, 0 skipped" in printed


# What Ruff takes for a wrong name or form, and is none.
_ODD_TO_RUFF = """\
openapi: 3.0.3
info: {title: Case, version: "1"}
paths:
  /a:
    post:
      operationId: 创建
      tags: [things]
      parameters: [{name: 名字, in: query, schema: {type: string}}]
      requestBody:
        content: {application/json: {schema: {$ref: "#/components/schemas/Sent"}}}
      responses:
        "200":
          description: ok
          content:
            application/json: {schema: {$ref: "#/components/schemas/RateLimited"}}
components:
  schemas:
    Sent: {type: object, properties: {str: {type: string}, other: {type: string}}}
    Error: {type: object, properties: {code: {type: string}}}
    RateLimited:
      allOf:
        - $ref: "#/components/schemas/Error"
        - {type: object, properties: {after: {type: integer}}}
"""


def test_ruff_is_told_where_it_would_be_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = _folder(tmp_path, odd=_ODD_TO_RUFF)
    kept = tmp_path / "kept"
    assert main([str(folder), "--sample", "1", "--keep", str(kept)]) == 0
    assert "1 passed, 0 failed" in capsys.readouterr().out
    exempt = {
        path.name: line.removeprefix("# ruff: noqa: ").split(" (")[0]
        for path in sorted(kept.rglob("client/**/*.py"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.startswith("# ruff: ")
    }
    assert exempt == {
        "dicts.py": "UP013",
        "rate_limited.py": "N818",
        "things.py": "N802, N803",
    }


def test_a_document_without_operations_gives_well_formed_packages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    schemas = "components: {schemas: {Pet: {type: object}}}"
    head = _HEAD.replace('swagger: "2.0"', "openapi: 3.0.3")
    folder = _folder(tmp_path, empty=f"{head}paths: {{}}\n{schemas}\n")
    assert main([str(folder), "--sample", "0"]) == 0
    assert "1 passed, 0 failed" in capsys.readouterr().out

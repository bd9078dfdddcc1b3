"""Documents that ask for more than anybody can give: bounded memory, no traceback."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from triptych.cli import main
from triptych.json_value import JsonValue

_MEMORY = 512 * 1024**2
# What grows exponentially needs hours; a busy machine needs seconds.
_HANG = 120


@dataclass(frozen=True)
class Run:
    """What a run of the tool gave."""

    code: int
    errors: str
    output: Path

    def text(self) -> str:
        """All files that were generated, one after the other."""
        files = sorted(self.output.rglob("*"))
        return "\n".join(
            path.read_text(encoding="utf-8")
            for path in files
            if path.suffix in (".md", ".py", ".json")
        )


def generate(folder: Path, document: str) -> Run:
    """Generate from a document in as much memory as it may take."""
    (folder / "api.yaml").write_text(document, encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, "-m", "triptych", "generate", "api.yaml", "-o", "out"],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=_HANG,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY)),
    )
    assert "Traceback" not in ended.stderr
    return Run(ended.returncode, ended.stderr, folder / "out")


def api(**sections: JsonValue) -> str:
    """A document in JSON."""
    info: JsonValue = {"title": "T", "version": "1"}
    return json.dumps({"swagger": "2.0", "info": info, "paths": {}, **sections})


def getting(schema: JsonValue, **definitions: JsonValue) -> str:
    """A document with one operation that answers with `schema`."""
    response: JsonValue = {"description": "Fine.", "schema": schema}
    paths: JsonValue = {"/x": {"get": {"responses": {"200": response}}}}
    return api(paths=paths, definitions=definitions)


def _tested_operations(run: Run) -> list[dict[str, Any]]:
    """The calls that the tests of the client make."""
    written = (run.output / "client/tests/operations.json").read_text()
    operations: list[dict[str, Any]] = json.loads(written)["operations"]
    return operations


def taking(**parameter: JsonValue) -> str:
    """A document with one operation that takes a required parameter `a`."""
    described: JsonValue = {"name": "a", "in": "query", "required": True, **parameter}
    path = "/x/{a}" if parameter.get("in") == "path" else "/x"
    operation: JsonValue = {
        "parameters": [described],
        "responses": {"204": {"description": "Done."}},
    }
    return api(paths={path: {"get": operation}})


def reference(name: object) -> JsonValue:
    """A reference to a definition."""
    return {"$ref": f"#/definitions/{name}"}


YAML = 'swagger: "2.0"\ninfo: {title: T, version: "1"}\npaths: {}\n'

REFUSED = {
    "aliased text": (
        f"{YAML}x-a: &a {'x' * 1_000_000}\nx-b: [{','.join(['*a'] * 1_000)}]",
        "api.yaml:5:37: error[aliases-expand]",
    ),
    "aliased keys": (
        f"{YAML}x-a: &a {'x' * 100_000}\nx-b:\n"
        + "".join(f"- {{*a : {number}}}\n" for number in range(200)),
        "error[aliases-expand]",
    ),
    "nested aliases": (
        YAML
        + "x-0: &a0 [a, a, a, a, a, a, a, a]\n"
        + "".join(
            f"x-{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 8)}]\n" for n in range(1, 20)
        ),
        "error[aliases-expand]",
    ),
    "a long hexadecimal number": (
        f"{YAML}x-a: 0x{'f' * 5_000}",
        "api.yaml:4:6: error[number-too-long]",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_one_diagnostic_tells_what_is_too_much(name: str, tmp_path: Path) -> None:
    document, expected = REFUSED[name]
    run = generate(tmp_path, document)
    assert run.code == 2
    assert expected in run.errors
    assert run.errors.count("error[") == 1
    assert not run.output.exists()


def diamond(levels: int) -> str:
    """Each of two classes a level derives from both of the level below."""
    parts: dict[str, JsonValue] = {}
    for level in range(levels):
        for side in "AB":
            members: JsonValue = {f"{side.lower()}{level}": {"type": "string"}}
            below = [reference(f"{other}{level + 1}") for other in "AB"]
            own: JsonValue = {"type": "object", "properties": members}
            parts[f"{side}{level}"] = {"allOf": [*below, own]}
    for side in "AB":
        last: JsonValue = {"type": "object", "properties": {"end": {"type": "string"}}}
        parts[f"{side}{levels}"] = last
    return getting(reference("A0"), **parts)


def test_a_member_of_every_base_is_found_once(tmp_path: Path) -> None:
    run = generate(tmp_path, diamond(25))
    assert run.code == 0, run.errors
    operations = _tested_operations(run)
    below = {f"{side}{level}" for level in range(1, 25) for side in "ab"}
    assert operations[0]["answer"].keys() == below | {"a0", "end"}


def test_a_schema_that_requires_too_much_has_no_example(tmp_path: Path) -> None:
    names = [f"p{number}" for number in range(40)]
    definitions: dict[str, JsonValue] = {
        f"S{number}": {
            "type": "object",
            "required": [*names],
            "properties": {name: reference(f"S{name[1:]}") for name in names},
        }
        for number in range(40)
    }
    run = generate(tmp_path, getting(reference("S0"), **definitions))
    assert run.code == 0, run.errors
    page = (run.output / "docs/operations/default.md").read_text()
    assert "Response 200" not in page
    assert _tested_operations(run) == []


def test_a_long_chain_of_requirements(tmp_path: Path) -> None:
    length = 1_000
    definitions: dict[str, JsonValue] = {
        f"D{number}": {
            "type": "object",
            "required": ["n"],
            "properties": {"n": reference(f"D{number + 1}")},
        }
        for number in range(length)
    }
    definitions[f"D{length}"] = {"type": "string"}
    assert generate(tmp_path, getting(reference("D0"), **definitions)).code == 0


WITHOUT_EXAMPLE: dict[str, dict[str, JsonValue]] = {
    "a billion items": {
        "type": "array",
        "items": {"type": "string"},
        "minItems": 10**9,
    },
    "a billion characters": {"type": "string", "minLength": 10**9},
    "an empty item": {"type": "array", "items": {"type": "string", "enum": [""]}},
    "an item with the delimiter": {
        "type": "array",
        "collectionFormat": "pipes",
        "items": {"type": "string", "enum": ["a|b"]},
    },
    "a header with a comma": {
        "in": "header",
        "type": "array",
        "items": {"type": "string", "x-example": "a, b"},
    },
}


@pytest.mark.parametrize("name", WITHOUT_EXAMPLE)
def test_what_can_not_be_shown_is_left_out(name: str, tmp_path: Path) -> None:
    run = generate(tmp_path, taking(**WITHOUT_EXAMPLE[name]))
    assert run.code == 0, run.errors
    page = (run.output / "docs/operations/default.md").read_text()
    assert "In Python" not in page and "curl" not in page
    assert _tested_operations(run) == []
    assert len(run.text()) < 1_000_000


def test_limits_that_no_example_keeps_are_enforced(tmp_path: Path) -> None:
    run = generate(tmp_path, taking(type="string", minLength=10**9))
    assert "1000000000" in run.text()


NUMBERS: dict[str, dict[str, JsonValue]] = {
    "a tiny step to a huge bound": {"multipleOf": 1e-300, "minimum": 1e300},
    "an integer that no float holds": {"multipleOf": 0.5, "minimum": 10**400},
}


@pytest.mark.parametrize("name", NUMBERS)
def test_numbers_that_no_float_holds(name: str, tmp_path: Path) -> None:
    assert generate(tmp_path, taking(type="number", **NUMBERS[name])).code == 0


def test_numbers_are_written_as_their_authors_like(tmp_path: Path) -> None:
    document = taking(type="number", multipleOf=0.5, minimum=64, default=100)
    for python, author in (("0.5", "5e-1"), ("64", "0x40"), ("100", "1.00e2")):
        document = document.replace(f": {python}", f": {author}")
    run = generate(tmp_path, document.replace('{"swagger"', '\n{"swagger"', 1))
    assert run.code == 0, run.errors
    assert "ge=64" in run.text()


def test_a_version_of_thousands_of_digits(tmp_path: Path) -> None:
    info: JsonValue = {"title": "T", "version": "9" * 5_000}
    run = generate(tmp_path, api(info=info))
    assert run.code == 0, run.errors
    assert 'version = "0"' in (run.output / "client/pyproject.toml").read_text()


LONG = {
    "a link without an end": "[a](" + "x" * 400_000,
    "a link of blanks": "[a](" + " " * 400_000 + "x",
    "combining marks": "a" + "\u0301" * 120_000,
}


@pytest.mark.parametrize("name", LONG)
def test_long_texts(name: str, tmp_path: Path) -> None:
    text = LONG[name]
    info: JsonValue = {"title": "T", "version": "1", "description": text}
    operation: JsonValue = {
        "operationId": "x",
        "summary": text,
        "description": text,
        "responses": {"204": {"description": text}},
    }
    run = generate(tmp_path, api(info=info, paths={"/x": {"get": operation}}))
    assert run.code == 0, run.errors


def test_thousands_of_parameters_are_read_once_each(tmp_path: Path) -> None:
    parameters: list[JsonValue] = [
        {"name": f"p{number}", "in": "query", "type": "string"}
        for number in range(4_000)
    ]
    operation: JsonValue = {
        "parameters": parameters,
        "responses": {"204": {"description": "Done."}},
    }
    (tmp_path / "api.yaml").write_text(api(paths={"/x": {"get": operation}}))
    assert main(["validate", str(tmp_path / "api.yaml")]) == 0


def test_a_base_that_is_listed_twice_counts_once(tmp_path: Path) -> None:
    levels = 25
    end: JsonValue = {"type": "object", "properties": {"x": {"type": "string"}}}
    definitions: dict[str, JsonValue] = {
        f"D{level}": {"allOf": [reference(f"D{level + 1}")] * 2}
        for level in range(levels)
    }
    run = generate(tmp_path, getting(reference("D0"), **definitions, D25=end))
    assert run.code == 0, run.errors
    assert _tested_operations(run)[0]["answer"].keys() == {"x"}


def test_thousands_of_tags_and_of_objects_in_an_enum(tmp_path: Path) -> None:
    tags: list[JsonValue] = [{"name": f"tag {number}"} for number in range(4_000)]
    listed: list[JsonValue] = [{"a": number} for number in range(2_000)]
    schema: JsonValue = {"type": "object", "enum": listed}
    response: JsonValue = {"description": "Fine.", "schema": schema}
    operation: JsonValue = {"tags": ["tag 7"], "responses": {"200": response}}
    run = generate(tmp_path, api(tags=tags, paths={"/x": {"get": operation}}))
    assert run.code == 0, run.errors
    assert (run.output / "docs/operations/tag_7.md").exists()


BACKTRACKING = ["^(a+)+$", "^(a|a)*$", r"^(?=(a+)+$)", r"^((a|b)*)\1*$"]


@pytest.mark.parametrize("pattern", BACKTRACKING)
def test_patterns_that_backtrack(pattern: str, tmp_path: Path) -> None:
    schema: JsonValue = {
        "type": "string",
        "pattern": pattern,
        "example": "a" * 60 + "!",
    }
    run = generate(tmp_path, getting(reference("E"), E=schema))
    assert run.code == 0, run.errors

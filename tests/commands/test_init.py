"""`triptych init`: what it finds in a repository, and what it writes."""

from __future__ import annotations

import json
import subprocess
import tomllib
from pathlib import Path

import jsonschema
import pytest

from tests.cases import CASES
from triptych.cli import main
from triptych.cli.new_configuration.discovery import discover
from triptych.config.files import load_config
from triptych.config.schema import SCHEMA_URL, config_schema

_SWAGGER = 'swagger: "2.0"\ninfo: {title: Shop, version: "1"}\npaths: {/a: {}}\n'
_OPENAPI = (
    "openapi: 3.1.0\ninfo:\n  title: Bills # yes\n  version: '1'\npaths: {/a: {}}\n"
)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, a repository."""
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _put(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _write(name: str, text: str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


_TREE = {
    "api.yaml": _SWAGGER,
    "services/billing/openapi.yml": _OPENAPI,
    "json/one.json": '{"paths": {"/a": 1}, "info": {"title": "One"}, "openapi": "3.0"}',
    "json/indented.yaml": ' {swagger: "2.0", info: {title: Flow}, paths: {/a: {}}}\n',
    # Not descriptions, whatever their names and words.
    "openapi.yaml": "overlay: 1.0.0\ninfo: {title: openapi}\n",
    "package.json": '{"dependencies": {"swagger": "1.0"}}',
    "notes.yaml": "about: openapi\n",
    "text.md": _SWAGGER,
    "openapi.yaml.yml": "openapi: 3.0.0\n",
    "part.yaml": "Pet: {type: object, description: as in openapi}\n",
    "broken.json": '{"openapi": ',
    # Of others, hidden, ignored, generated.
    "node_modules/a/api.yaml": _SWAGGER,
    "python/Build/x/api.yaml": _SWAGGER,
    ".github/api.yaml": _SWAGGER,
    ".hidden.yaml": _SWAGGER,
    "ignored/api.yaml": _SWAGGER,
    "sdk2/server/shop_server/_generated/document.json": "{}",
    "sdk2/triptych.lock": "{}",
    "sdk2/server/api.yaml": _SWAGGER,
    ".gitignore": "ignored\n",
}


def test_descriptions_are_found_by_their_content(repository: Path) -> None:
    for name, text in _TREE.items():
        _write(name, text)
    for folder in ("tests", "third_party", "python/vendor/x", "a/Fixtures"):
        _write(f"{folder}/api.yaml", _SWAGGER)
    found = discover(Path())
    assert {
        str(item.path): (item.title, item.standard) for item in found.descriptions
    } == {
        "api.yaml": ("Shop", "Swagger 2.0"),
        "json/indented.yaml": ("Flow", "Swagger 2.0"),
        "json/one.json": ("One", "OpenAPI 3.0"),
        "services/billing/openapi.yml": ("Bills", "OpenAPI 3.1"),
    }
    assert list(map(str, found.set_aside)) == [
        *("a/Fixtures/api.yaml", "python/vendor/x/api.yaml", "tests/api.yaml"),
        "third_party/api.yaml",
    ]


def test_without_git_the_same_is_found(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, text in _TREE.items():
        _write(name, text)
    Path("ignored/api.yaml").unlink()
    with_git = discover(Path())
    _write("my-env/pyvenv.cfg", "")
    _write("my-env/api.yaml", _SWAGGER)
    monkeypatch.setenv("PATH", "")
    assert discover(Path()) == with_git


def test_a_folder_that_git_ignores_is_searched_all_the_same(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(".gitignore", "play\n")
    _write("play/api.yaml", _SWAGGER)
    assert discover(Path()).descriptions == []
    monkeypatch.chdir("play")
    assert [str(item.path) for item in discover(Path()).descriptions] == ["api.yaml"]


def test_a_new_configuration_is_right(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, text in _TREE.items():
        _write(name, text)
    assert main(["init"]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    assert printed.out.splitlines()[1] == "  api.yaml (Swagger 2.0) -> sdk/shop"
    text = Path("triptych.toml").read_text("utf-8")
    assert text.startswith(f"#:schema {SCHEMA_URL}\n")
    jsonschema.Draft7Validator(config_schema()).validate(tomllib.loads(text))
    config = load_config(Path("triptych.toml"))
    assert [(str(it.spec), str(it.output), it.name) for it in config.documents] == [
        ("api.yaml", "sdk/shop", "shop"),
        ("json/indented.yaml", "sdk/indented", "indented"),
        ("json/one.json", "sdk/one", "one"),
        ("services/billing/openapi.yml", "sdk/billing", "billing"),
    ]
    # What is offered in comments is right as well.
    offered = [line.removeprefix("# ") for line in text.splitlines()]
    start = next(i for i, line in enumerate(offered) if line.startswith("targets"))
    end = offered.index("[[documents]]", start)
    choices = [line for line in offered[start : end - 2] if "=" in line or "[" in line]
    choices = [line for line in choices if not line.startswith(("Generate", "Choose"))]
    document = '[[documents]]\nspec = "a"\noutput = "b"\n' + "\n".join(choices)
    Path("offered.toml").write_text(document)
    assert load_config(Path("offered.toml")).documents[0].strict


def test_init_generates_what_is_up_to_date(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _write("spec/openapi.yaml", _OPENAPI)
    assert main(["init"]) == 0
    assert main(["generate", "--quiet"]) == 0
    assert (repository / "sdk" / "client" / "bills_client").is_dir()
    # The server has a copy of the document, which is not another description.
    Path("triptych.toml").unlink()
    assert main(["init", "--quiet"]) == 0
    assert len(load_config(Path("triptych.toml")).documents) == 1


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("is_ended", [True, False])
def test_pyproject_keeps_what_it_has(
    repository: Path, ending: str, is_ended: bool
) -> None:
    _write("api.yaml", _SWAGGER)
    before = f'[project]{ending}name = "ä"{ending if is_ended else ""}'.encode()
    Path("pyproject.toml").write_bytes(before)
    assert main(["init", "--pyproject"]) == 0
    after = Path("pyproject.toml").read_bytes()
    assert after.startswith(before)
    assert after.count(b"\n") == after.count(ending.encode())
    assert tomllib.loads(after.decode().replace("\r\n", "\n"))["project"] == {
        "name": "ä"
    }
    assert str(load_config(Path("pyproject.toml")).documents[0].spec) == "api.yaml"
    assert not Path("triptych.toml").exists()


def _refused(*arguments: str, capsys: pytest.CaptureFixture[str]) -> str:
    """The error that is told; nothing is printed or written."""
    before = {path: path.read_bytes() for path in Path().glob("*.toml")}
    assert main(["init", *arguments]) == 2
    assert {path: path.read_bytes() for path in Path().glob("*.toml")} == before
    printed = capsys.readouterr()
    assert printed.out == ""
    return next(line for line in printed.err.splitlines() if "error[" in line)


def test_nothing_is_ever_overwritten(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _write("api.yaml", _SWAGGER)
    exists = "error[config-exists] there is a configuration already"
    _write("triptych.toml", "# mine\n")
    assert _refused(capsys=capsys) == f"triptych.toml: {exists}"
    _write("pyproject.toml", "[project]\n")
    assert _refused("--pyproject", capsys=capsys) == f"triptych.toml: {exists}"
    Path("triptych.toml").unlink()
    _write("pyproject.toml", "[project]\n\n  [tool.triptych]\n")
    assert _refused(capsys=capsys) == f"pyproject.toml:3:1: {exists}"
    assert _refused("--pyproject", capsys=capsys) == f"pyproject.toml:3:1: {exists}"
    Path("pyproject.toml").unlink()
    Path("triptych.toml").symlink_to("nowhere")
    assert main(["init"]) == 2
    assert not Path("nowhere").exists()


def test_what_can_not_be_written_is_told(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _write("api.yaml", _SWAGGER)
    assert "error[file-missing]" in _refused("--pyproject", capsys=capsys)
    _write("pyproject.toml", "tool = {black = {}}\n")
    assert "error[config-unwritable]" in _refused("--pyproject", capsys=capsys)
    _write("pyproject.toml", "tool = \n")
    assert "pyproject.toml:1:8: error[config-not-toml]" in _refused(
        "--pyproject", capsys=capsys
    )


def test_what_is_left_out_is_told(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _write("a/api.yaml", _SWAGGER)
    _write(
        "a/api.json",
        '{"swagger":"2.0","info":{"title":"Shop","version":"1"},"paths":{"/a":{}}}',
    )
    _write(
        "b.json",
        '{"swagger":"2.0","info":{"title":"Shop","version":"1"},"paths":{"/a":{}}}',
    )
    _write("c.yaml", _SWAGGER.replace("2.0", "1.2"))
    _write("models.yaml", _SWAGGER.replace("{/a: {}}", "{}"))
    _write("tests/d.yaml", _SWAGGER)
    _write("tests/e.yaml", _SWAGGER)
    assert main(["init", "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert [item["document"] for item in report["documents"]] == [
        "a/api.yaml",
        "b.json",
    ]
    assert {item["severity"] for item in report["diagnostics"]} == {"info"}
    assert [item["file"] for item in report["diagnostics"]] == [
        *("c.yaml", "models.yaml", "a/api.json", "tests/d.yaml"),
    ]


def test_what_is_named_is_listed(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _write("tests/d.yaml", _SWAGGER)
    _write("vendor/e.yaml", _SWAGGER)
    _write("none.yaml", "a: 1\n")
    _write("old.yaml", _SWAGGER.replace("2.0", "1.2"))
    assert _refused(capsys=capsys) == (
        "triptych: error[description-missing] there is no API description here but in "
        "folders of tests or of other people's code"
    )
    assert "none.yaml: error[description-missing]" in _refused(
        "none.yaml", capsys=capsys
    )
    assert "gone.yaml: error[file-missing]" in _refused("gone.yaml", capsys=capsys)
    assert "old.yaml: error[version-unsupported]" in _refused("old.yaml", capsys=capsys)
    assert main(["init", "tests/d.yaml", str(repository / "vendor")]) == 0
    config = load_config(Path("triptych.toml"))
    assert [str(item.spec) for item in config.documents] == [
        *("tests/d.yaml", "vendor/e.yaml"),
    ]


def test_another_configuration_above_is_mentioned(
    repository: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _write("triptych.toml", '[[documents]]\nspec = "a"\noutput = "b"\n')
    _write("inner/api.yaml", _SWAGGER)
    monkeypatch.chdir("inner")
    assert main(["init"]) == 0
    assert capsys.readouterr().err.startswith(
        "../triptych.toml: info[config-shadowed] "
    )
    _write("../triptych.toml", "not TOML")
    Path("triptych.toml").unlink()
    assert main(["init"]) == 0
    assert capsys.readouterr().err == ""


def test_a_description_is_found_though_it_is_broken_or_large(repository: Path) -> None:
    _write("broken.yaml", _OPENAPI + "  - {\n")
    paths = "".join(f"  /path{number}: {{}}\n" for number in range(10_000))
    _write("large.yaml", _OPENAPI.replace(" {/a: {}}", "") + paths)
    _write("twice.json", '{"openapi": "3.0.3", "paths": {"a": 1, "a": 2}}')
    found = discover(Path())
    assert [(str(it.path), it.title, it.standard) for it in found.descriptions] == [
        ("broken.yaml", "Bills", "OpenAPI 3.1"),
        ("large.yaml", "Bills", "OpenAPI 3.1"),
        ("twice.json", "", "OpenAPI 3.0"),
    ]


def test_hostile_titles_do_no_harm(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    title = "a\\u202eb\\u0007 ]\\n[[documents]]\\nspec = 1"
    _write(
        "x.json",
        f'{{"swagger": "2.0", "paths": {{"/a": 1}}, "info": {{"title": "{title}"}}}}',
    )
    _write("y\u202e.yaml", _SWAGGER)
    assert main(["init"]) == 0
    config = load_config(Path("triptych.toml"))
    assert [str(item.spec) for item in config.documents] == ["x.json", "y\u202e.yaml"]
    assert "\u202e" not in capsys.readouterr().out


def test_the_cases_of_this_repository_are_set_aside() -> None:
    found = discover(CASES.parents[1])
    names = {item.path.name for item in found.descriptions}
    assert {"bookshop.yaml", "cognito.yaml", "everything3.yaml"} <= names
    assert not any("tests" in item.path.parts for item in found.descriptions)
    assert len(found.set_aside) > 100

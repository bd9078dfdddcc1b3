"""A run after a change makes what the change reaches, and the same as a first run."""

from __future__ import annotations

import copy
import json
import os
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.golden import tree
from triptych import user_cache
from triptych.cli import main
from triptych.cli.documents.reading import read_document
from triptych.config import DocumentConfig
from triptych.diagnostics import DiagnosticsError
from triptych.front_ends import front_end_of
from triptych.output.files import GeneratedFile
from triptych.output.known import KnownFiles, notes_of
from triptych.output.templates import Templates
from triptych.pipeline import generate

_SPECS = Path(__file__).parents[2] / "specs"
# 300 take a few minutes: `MUTATIONS=100 pytest tests/output/test_one_change.py -n 2`.
_NOTHING_YET = KnownFiles(is_used=True)
_MUTATIONS = int(os.environ.get("MUTATIONS", "5"))


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of the test's own, which is empty."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("TRIPTYCH_CACHE", str(folder))
    return folder


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the templates that are rendered."""
    names: list[str] = []
    render = Templates.render

    def counting(self: Templates, name: str, view: object) -> str:
        names.append(name)
        return render(self, name, view)

    monkeypatch.setattr(Templates, "render", counting)
    return names


def described(spec: str) -> Any:
    """A document of `specs/` as JSON."""
    config = DocumentConfig(spec=_SPECS / spec, output=Path(), name="api")
    sources = read_document(config)
    return copy.deepcopy(front_end_of(sources.root.tree).bundle(sources))


def write(folder: Path, document: object, *arguments: str) -> int:
    """Generate from a document into `folder`/out; the exit code."""
    spec = folder / "api.json"
    spec.write_text(json.dumps(document), "utf-8")
    return main(["generate", str(spec), "-o", str(folder / "out"), "-q", *arguments])


def first_run(folder: Path) -> dict[str, str]:
    """What a first run gives for the document there, but for what is the user's."""
    files = run(folder, json.loads((folder / "api.json").read_text("utf-8"))) or ()
    return {file.path: file.text for file in files if not file.written_once}


def written(folder: Path) -> dict[str, str]:
    """The generated files of the output, as they are on the disk."""
    listed = json.loads((folder / "out/triptych.lock").read_text("utf-8"))["files"]
    return {path: (folder / "out" / path).read_bytes().decode() for path in listed}


@pytest.mark.parametrize(
    "spec", ["bookshop.yaml", "everything.yaml", "everything3.yaml"]
)
def test_changes_in_a_row_give_what_first_runs_give(spec: str, tmp_path: Path) -> None:
    chosen = random.Random(f"{spec} {_MUTATIONS}")
    document = described(spec)
    before = run(tmp_path, document)
    changed = 0
    while changed < _MUTATIONS:
        mutated = copy.deepcopy(document)
        mutate(mutated, chosen)
        expected = run(tmp_path, mutated)
        if expected is None or before is None or mutated == document:
            continue
        texts = {file.path: file.text.encode() for file in before}
        known = KnownFiles(_Memory(texts), notes_of(before), is_used=True)
        before = run(tmp_path, mutated, known)
        assert texts_of(before) == texts_of(expected)
        document = mutated
        changed += 1


@dataclass(frozen=True)
class _Memory:
    """What is on the disk."""

    texts: dict[str, bytes]

    def read(self, path: str) -> bytes | None:
        return self.texts.get(path)


def run(
    folder: Path, document: object, known: KnownFiles = _NOTHING_YET
) -> tuple[GeneratedFile, ...] | None:
    """The files of a document; None if it can't be used."""
    spec = folder / "api.json"
    spec.write_text(json.dumps(document), "utf-8")
    config = DocumentConfig(spec=spec, output=folder / "out", name="api")
    try:
        return generate(read_document(config), config, known=known).files
    except DiagnosticsError:
        return None


def texts_of(files: tuple[GeneratedFile, ...] | None) -> dict[str, str]:
    """The texts of files by their paths."""
    return {file.path: file.text for file in files or ()}


def mutate(document: Any, chosen: random.Random) -> None:
    """Change, copy or leave out one value, mostly deep in the document."""
    places = list(_places(document))
    inside, key = chosen.choice(places)
    value = inside[key]
    match value:
        case bool():
            inside[key] = not value
        case int() | float():
            inside[key] = value + 1
        case str() if chosen.random() < 0.7:
            other, other_key = chosen.choice(places)
            similar = other[other_key]
            is_text = isinstance(similar, str) and chosen.random() < 0.3
            inside[key] = similar if is_text else f"{value} new"
        case dict() if chosen.random() < 0.5 and isinstance(inside, dict):
            inside[f"{key}Copy"] = copy.deepcopy(value)
        case list() if len(value) > 1 and chosen.random() < 0.5:
            value.reverse()
        case _:
            del inside[key]


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    keys = range(len(value)) if isinstance(value, list) else value
    for key in keys:
        yield value, key
        if isinstance(value[key], dict | list):
            yield from _places(value[key])


def test_one_description_renders_what_shows_it(
    tmp_path: Path, rendered: list[str]
) -> None:
    document = described("bookshop.yaml")
    write(tmp_path, document)
    document["paths"]["/authors"]["get"]["description"] = "In other words."
    rendered.clear()
    assert write(tmp_path, document) == 0
    of_operations = [name for name in rendered if "group" in name or "service" in name]
    assert sorted(of_operations) == [
        "client/operation_group.py.jinja",
        "docs/group.md.jinja",
        "server/docs_group.html.jinja",
        "server/service.py.jinja",
        "server/services_init.py.jinja",
    ]
    assert "models/module.py.jinja" not in rendered
    page = tmp_path / "out/docs/operations/authors.md"
    assert "In other words." in page.read_text()


def _damaged(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


@pytest.mark.parametrize(
    "harm",
    [
        _damaged,
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(path.read_bytes()[:-1]),
        lambda path: path.unlink(),
        lambda path: path.parent.chmod(0o777),
        lambda path: path.parent.rename(path.parent.with_name("elsewhere")),
    ],
    ids=["damaged", "emptied", "cut", "lost", "open to others", "gone"],
)
def test_a_cache_that_cannot_be_used_is_done_without(
    harm: Callable[[Path], object], tmp_path: Path, cache: Path, rendered: list[str]
) -> None:
    document = described("bookshop.yaml")
    write(tmp_path, document)
    (file,) = cache.iterdir()
    harm(file)
    document["info"]["title"] += "!"
    document["paths"]["/authors"]["get"]["description"] = "In other words."
    rendered.clear()
    assert write(tmp_path, document) == 0
    assert rendered.count("client/operation_group.py.jinja") == 4
    assert written(tmp_path) == first_run(tmp_path)


def test_nothing_is_cached_where_nobody_wants_it(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = described("cognito.yaml")
    write(tmp_path, document, "--no-cache")
    assert not cache.exists()
    monkeypatch.setenv("TRIPTYCH_CACHE", "")
    document["info"]["title"] += "!"
    write(tmp_path, document)
    assert not cache.exists()


def test_a_file_that_does_not_hold_what_was_made_is_made_again(tmp_path: Path) -> None:
    document = described("cognito.yaml")
    write(tmp_path, document)
    edited = tmp_path / "out/client/api_client/operations/users.py"
    text = edited.read_text()
    edited.write_text(f"{text}import os\n")
    document["info"]["title"] += "!"
    assert write(tmp_path, document) == 2
    assert write(tmp_path, document, "--force") == 0
    assert edited.read_text() == text
    assert written(tmp_path) == first_run(tmp_path)


def test_what_users_edit_is_theirs_and_known_all_the_same(
    tmp_path: Path, rendered: list[str]
) -> None:
    document = described("bookshop.yaml")
    write(tmp_path, document)
    for stub in (tmp_path / "out/server/api_server/services").glob("*.py"):
        stub.write_text(f"{stub.read_text()}\n\nMINE = 1\n")
    before = tree(tmp_path / "out/server/api_server/services")
    document["paths"]["/authors"]["get"]["description"] = "In other words."
    rendered.clear()
    assert write(tmp_path, document) == 0
    assert tree(tmp_path / "out/server/api_server/services") == before
    assert rendered.count("server/stub.py.jinja") == 1


def test_the_cache_has_a_bounded_number_of_files(cache: Path) -> None:
    for number in range(70):
        user_cache.keep(str(number), b"content")
    assert len(list(cache.iterdir())) == 64
    assert user_cache.kept("69") == b"content"


@pytest.mark.parametrize(
    ("environment", "folder"),
    [
        ({"TRIPTYCH_CACHE": "/a", "XDG_CACHE_HOME": "/b"}, Path("/a")),
        ({"TRIPTYCH_CACHE": "", "XDG_CACHE_HOME": "/b"}, None),
        ({"XDG_CACHE_HOME": "/b"}, Path("/b/triptych")),
        ({"XDG_CACHE_HOME": "b", "HOME": "/c"}, Path("/c/.cache/triptych")),
    ],
)
def test_the_cache_is_where_it_is_looked_for(
    environment: dict[str, str], folder: Path | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TRIPTYCH_CACHE")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert user_cache.cache_folder() == folder

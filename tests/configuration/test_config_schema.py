"""The schema of the configuration knows what its reader knows, and nothing else."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.golden import REPOSITORY
from triptych.config.corrections import CORRECTION_KEYS
from triptych.config.documents import (
    ALL_TARGETS,
    CorrectionKind,
    NamingKind,
    PaginationStyle,
)
from triptych.config.files import CONFIGURATION_KEYS, load_config
from triptych.config.in_force import toml_text
from triptych.config.metadata import METADATA_KEYS
from triptych.config.naming import NAMING_KEYS
from triptych.config.pagination import STYLE_KEYS
from triptych.config.reader import DOCUMENT_KEYS, PATTERN_KEYS
from triptych.config.schema import config_schema
from triptych.diagnostics import DiagnosticsError

_SCHEMA = config_schema()
_VALIDATOR = jsonschema.Draft7Validator(_SCHEMA)
_DEFINITIONS: Any = _SCHEMA["definitions"]

# Texts that are something in one place or another, and texts that are nothing.
_TEXT = st.sampled_from(
    [
        *(
            "",
            "a",
            "*",
            "a*",
            "#/a",
            "/a",
            "#/a~1b",
            "#/a~b",
            "a#",
            "a#b",
            "a/b#c",
            "a",
        ),
        *("tag:a", "x.yaml#/b", "client", "docs", "java", "token", "link", "add", "/#"),
        *("merge", "http://a.example", "ftp://a", "https://a b", "{1}", "##", "#"),
    ]
)
_ANYTHING = st.recursive(
    _TEXT | st.booleans() | st.integers(-2, 2) | st.sampled_from([0.5, -1.5]),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(_TEXT, inner, max_size=2)
    ),
    max_leaves=4,
)
_TEXTS = st.lists(_TEXT, max_size=2)
# What is no text: where only a run can tell whether a text is right.
_NO_TEXT = st.sampled_from([5, True, 0.5, [], [1], {}, {"a": "b"}])


def _or_anything(right: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Mostly what is right, else what may be wrong."""
    return st.one_of(right, right, right, _ANYTHING)


def _table(
    keys: dict[str, st.SearchStrategy[Any]], *required: str
) -> st.SearchStrategy[Any]:
    """A table: mostly with what has to be there, rarely with an unknown key."""
    optional = {key: value for key, value in keys.items() if key not in required}
    whole = st.fixed_dictionaries(
        {key: keys[key] for key in required}, optional=optional
    )
    partial = st.fixed_dictionaries(
        {}, optional={**keys, "unknown": _ANYTHING, "Spec": _TEXT}
    )
    return st.one_of(whole, whole, whole, partial)


_PATTERNS = _table({key: _or_anything(_TEXTS) for key in PATTERN_KEYS})
_NAMING = _table(
    {
        **{kind.value: st.sampled_from(["*", "a*", "", 5]) for kind in NamingKind},
        "name": st.sampled_from(["X", "{1}", "", 5]),
    },
    "name",
)
_PAGINATION = _table(
    {
        **{key: _or_anything(_TEXT) for key in set().union(*STYLE_KEYS.values())},
        "style": _or_anything(st.sampled_from([*PaginationStyle])),
        "operations": _or_anything(_TEXTS),
        "first": _or_anything(st.integers(0, 3)),
        "end": _or_anything(_TEXT | st.integers(0, 3)),
    },
    "style",
    "parameter",
)
_CORRECTION = _table(
    {
        "op": _or_anything(st.sampled_from([*CorrectionKind])),
        "path": _or_anything(_TEXT),
        "value": _ANYTHING,
    },
    "op",
    "path",
)
_METADATA = _table(
    {
        "version": st.sampled_from(["1.0", ""]) | _NO_TEXT,
        "license": st.sampled_from(["MIT", ""]) | _NO_TEXT,
        "authors": st.lists(st.sampled_from(["Ada", "a@b.example", ""])) | _NO_TEXT,
        "keywords": _or_anything(_TEXTS),
        "urls": _or_anything(
            st.dictionaries(st.sampled_from(["Home", "a" * 32, "b" * 33]), _TEXT)
        ),
    }
)
_DOCUMENT_PARTS: dict[str, st.SearchStrategy[Any]] = {
    "spec": _or_anything(_TEXT),
    "output": _or_anything(_TEXT),
    "name": _or_anything(_TEXT),
    "targets": _or_anything(st.lists(st.sampled_from([*ALL_TARGETS]), max_size=2)),
    "strict": _or_anything(st.booleans()),
    "ref-root": _or_anything(_TEXT),
    "install": _or_anything(_TEXT),
    "include": _or_anything(_PATTERNS),
    "exclude": _or_anything(_PATTERNS),
    "rename": _or_anything(st.dictionaries(_TEXT, _TEXT, max_size=2)),
    "naming": _or_anything(st.lists(_NAMING, max_size=2)),
    "pagination": _or_anything(st.lists(_PAGINATION, max_size=2)),
    "overlays": _or_anything(_TEXTS),
    "corrections": _or_anything(st.lists(_CORRECTION, max_size=2)),
    "metadata": _or_anything(_METADATA),
    "edition": st.sampled_from(["2026", "2027", "", 2026]) | _NO_TEXT,
    "templates": _or_anything(st.dictionaries(_TEXT, _TEXT, max_size=2)),
}
_DOCUMENT = _table(
    {key: _DOCUMENT_PARTS.get(key, _ANYTHING) for key in sorted(DOCUMENT_KEYS)},
    "spec",
    "output",
)


def _single(key: str) -> st.SearchStrategy[Any]:
    """A configuration with one document, that has `key` and what it needs."""
    part = _DOCUMENT_PARTS.get(key, _ANYTHING)
    given = {"spec": st.just("a.yaml"), "output": st.just("a"), key: part}
    return st.fixed_dictionaries(
        {"documents": st.lists(st.fixed_dictionaries(given), min_size=1, max_size=1)}
    )


def _accepts(config: Any, file: Path) -> bool:
    """Whether the reader takes a configuration."""
    text = "".join(f"{json.dumps(key)} = {toml_text(config[key])}\n" for key in config)
    assert tomllib.loads(text) == config
    file.write_text(text, encoding="utf-8")
    try:
        load_config(file)
    except DiagnosticsError as wrong:
        # What takes two documents to see is not part of this.
        return {item.code for item in wrong.diagnostics} == {"config-output"}
    return True


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("schema") / "triptych.toml"


_SETTINGS = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[*HealthCheck],
)


@pytest.mark.parametrize("key", sorted(DOCUMENT_KEYS))
def test_reader_and_schema_agree_on_a_key(key: str, file: Path) -> None:
    seen = {True: 0, False: 0}

    @_SETTINGS
    @given(_single(key))
    def agree(config: Any) -> None:
        accepted = _accepts(config, file)
        assert accepted == _VALIDATOR.is_valid(config), config
        seen[accepted] += 1

    agree()
    # Both were tried, right ones and wrong ones.
    assert min(seen.values()) > 2


def test_reader_and_schema_agree_on_configurations(file: Path) -> None:
    configurations = st.fixed_dictionaries(
        {},
        optional={
            "documents": st.lists(_DOCUMENT, max_size=2) | _ANYTHING,
            "docments": _ANYTHING,
        },
    )

    @_SETTINGS
    @given(configurations)
    def agree(config: Any) -> None:
        assert _accepts(config, file) == _VALIDATOR.is_valid(config), config

    agree()


def test_the_schema_is_one() -> None:
    jsonschema.Draft7Validator.check_schema(_SCHEMA)


def test_tables_have_the_keys_of_the_reader() -> None:
    tables = {
        "document": DOCUMENT_KEYS,
        "patterns": PATTERN_KEYS,
        "naming": NAMING_KEYS,
        "pagination": {"style", "operations"}.union(*STYLE_KEYS.values()),
        "correction": CORRECTION_KEYS,
        "metadata": METADATA_KEYS,
    }
    properties = _SCHEMA["properties"]
    assert isinstance(properties, dict)
    assert properties.keys() == CONFIGURATION_KEYS
    for name, keys in tables.items():
        assert {*_DEFINITIONS[name]["properties"]} == {*keys}, name
        assert _DEFINITIONS[name]["additionalProperties"] is False


def _properties(schema: Any) -> Iterator[tuple[str, Any]]:
    yield from schema.get("properties", {}).items()
    for inner in schema.get("definitions", {}).values():
        yield from _properties(inner)


def test_editors_can_tell_what_a_key_is_for() -> None:
    described = dict(_properties(_SCHEMA))
    assert len(described) > 40
    for name, item in described.items():
        assert len(item["description"]) > 10, name
        assert not item["description"].endswith("."), name


def test_the_command_prints_what_is_ready_to_submit() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "triptych", "config", "--schema"],
        capture_output=True,
        text=True,
        check=True,
    )
    folder = REPOSITORY / "docs" / "schemastore"
    assert json.loads(done.stdout) == _SCHEMA
    assert done.stdout == (folder / "triptych.json").read_text("utf-8")
    # An entry has what the catalogue asks of it.
    entry = json.loads((folder / "catalog-entry.json").read_text("utf-8"))
    assert sorted(entry) == ["description", "fileMatch", "name", "url"]
    assert entry["url"] == _SCHEMA["$id"]
    assert entry["fileMatch"] == ["triptych.toml"]


@pytest.mark.parametrize(
    "path",
    [
        *sorted((REPOSITORY / "docs" / "schemastore").glob("*.toml")),
        REPOSITORY / "pyproject.toml",
        *sorted((REPOSITORY / "tests" / "cases").rglob("triptych.toml")),
    ],
    ids=lambda path: str(path.relative_to(REPOSITORY)),
)
def test_real_configurations_fit(path: Path) -> None:
    try:
        config = tomllib.loads(path.read_text("utf-8"))
        load_config(path)
    except (tomllib.TOMLDecodeError, DiagnosticsError):
        return
    if path.name == "pyproject.toml":
        config = config["tool"]["triptych"]
    _VALIDATOR.validate(config)

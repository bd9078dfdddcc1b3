"""What `diff` says breaks does break: mypy accepts code before and refuses it after.

`tests/breaking` has two versions of a document with an operation for each rule, called
by it. For each rule there is a caller, an implementer, or both, but for those of which
types say nothing: limits, patterns, security, servers, and what else is only refused
when it is sent.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.golden import REPOSITORY
from triptych.cli import main

_VERSIONS = REPOSITORY / "tests" / "breaking"

_CALLER = """\
from calls_client import Client, models
from typing import Any, Literal


def run(client: Client, text: str) -> None:
    calls = client.calls
"""

# What a caller writes in a function, where `text` is any string.
_CALLERS = {
    "operation-removed": "calls.operation_removed()",
    "parameter-added-required": "calls.parameter_added_required()",
    "parameter-removed": "calls.parameter_removed(size=1)",
    "parameter-required": "calls.parameter_required()",
    "body-added-required": "calls.body_added_required()",
    "body-removed": "calls.body_removed(body=text)",
    "body-required": "calls.body_required()",
    "body-kind-changed": 'calls.body_kind_changed(body={"value": text})',
    "type-changed": "calls.type_changed(size=text)",
    "type-widened": "whole: int = calls.type_widened()",
    "type-narrowed": "calls.type_narrowed(size=0.5)",
    "format-type-changed": "written: str = calls.format_type_changed()",
    "null-allowed": (
        "value: str = calls.null_allowed(body=models.NullAllowed(value=text)).value"
    ),
    "null-refused": "models.NullRefused(value=None)",
    "enum-added": "calls.enum_added(size=text)",
    "enum-value-removed": 'calls.enum_value_removed(size="j")',
    "constant-value-changed": (
        'value: Literal["a"] = calls.constant_value_changed().value'
    ),
    "property-added-required": "models.PropertyAddedRequired(value=text)",
    "property-removed": "models.PropertyRemoved(value=text, other=text)",
    "property-required": "models.PropertyRequired()",
    "property-optional": (
        "value: str = calls.property_optional(\n"
        "        body=models.PropertyOptional(value=text)\n"
        "    ).value"
    ),
    "success-status-added": "answer: str = calls.success_status_added()",
    "response-body-removed": "answer: str | int = calls.response_body_removed()",
    "response-media-type-added": "data: bytes = calls.response_media_type_added()",
    "variant-added": (
        "found: models.VariantA | models.VariantB = calls.variant_added(\n"
        "        body=models.VariantA(a=text)\n"
        "    )"
    ),
    "variant-removed": "calls.variant_removed(body=models.VariantC(c=text))",
    "group-renamed": "client.books",
    "method-moved": "calls.method_moved()",
    "method-renamed": "calls.method_renamed()",
    "argument-renamed": "calls.argument_renamed(id=text)",
    "iterator-renamed": "calls.iter_iterator_renamed()",
    "model-removed": "models.ModelRemoved(value=text)",
    "model-renamed": "models.Book(value=text)",
    "model-replaced": "found: models.VariantA = calls.model_replaced()",
    "model-bases-changed": "pet: models.Pet = calls.model_bases_changed()",
    "mapping-became-model": 'calls.mapping_became_model(body={})["value"]',
    "model-became-mapping": "calls.model_became_mapping().value",
    "field-renamed": "pages: str | None = calls.field_renamed().page_count",
    "enum-renamed": "kind: models.Genre",
    "enum-name-removed": "kind: models.EnumNameRemoved",
    "enum-constant-removed": 'level: Literal["high"] = models.LEVEL_HIGH',
    "security-scheme-removed": "Client(text, old_key=text)",
}

_IMPLEMENTER = """\
from calls_server import Answer, models
from calls_server._generated.services import CallsService
from typing import Any, Literal
from typing_extensions import override


class Calls(CallsService):
"""

_NOTHING = "        return None"

# The method of a service: its name, arguments and result, and what it does.
_IMPLEMENTERS = {
    "operation-removed": ("operation_removed(self) -> None", _NOTHING),
    "parameter-added-required": ("parameter_added_required(self) -> None", _NOTHING),
    "parameter-added-optional": ("parameter_added_optional(self) -> None", _NOTHING),
    "parameter-removed": (
        "parameter_removed(self, *, size: int | None) -> None",
        _NOTHING,
    ),
    "parameter-optional": ("parameter_optional(self, *, size: int) -> None", _NOTHING),
    "parameter-default-removed": (
        "parameter_default_removed(self, *, size: int) -> None",
        _NOTHING,
    ),
    "body-added-required": ("body_added_required(self) -> None", _NOTHING),
    "body-added-optional": ("body_added_optional(self) -> None", _NOTHING),
    "body-removed": ("body_removed(self, *, body: str) -> None", _NOTHING),
    "body-optional": ("body_optional(self, *, body: str) -> None", _NOTHING),
    "body-kind-changed": (
        "body_kind_changed(self, *, body: models.BodyKindChangedBody) -> None",
        _NOTHING,
    ),
    "body-media-type-added": (
        "body_media_type_added(self, *, body: int) -> None",
        _NOTHING,
    ),
    "type-changed": (
        "type_changed(self, *, size: str | None) -> str",
        '        return "1"',
    ),
    "type-widened": (
        "type_widened(self, *, size: int | None) -> int",
        "        return 1",
    ),
    "type-narrowed": (
        "type_narrowed(self, *, size: float | None) -> float",
        "        return 0.5",
    ),
    "format-type-changed": (
        "format_type_changed(self, *, size: str | None) -> str",
        '        return "1"',
    ),
    "null-allowed": (
        "null_allowed(self, *, body: models.NullAllowed) -> models.NullAllowed",
        "        text: str = body.value\n        return models.NullAllowed(value=text)",
    ),
    "null-refused": (
        "null_refused(self, *, body: models.NullRefused) -> models.NullRefused",
        "        return models.NullRefused(value=None)",
    ),
    "enum-removed": (
        'enum_removed(self, *, size: Literal["c", "d"] | None) -> None',
        _NOTHING,
    ),
    "enum-value-added": (
        'enum_value_added(self, *, size: Literal["e", "f"] | None) -> None',
        _NOTHING,
    ),
    "constant-value-changed": (
        "constant_value_changed(self) -> models.ConstantValueChanged",
        '        return models.ConstantValueChanged(value="a")',
    ),
    "property-added-required": (
        "property_added_required(\n"
        "        self, *, body: models.PropertyAddedRequired\n"
        "    ) -> models.PropertyAddedRequired",
        '        return models.PropertyAddedRequired(value="1")',
    ),
    "property-removed": (
        "property_removed(\n"
        "        self, *, body: models.PropertyRemoved\n"
        "    ) -> models.PropertyRemoved",
        "        body.other\n        return body",
    ),
    "property-required": (
        "property_required(\n"
        "        self, *, body: models.PropertyRequired\n"
        "    ) -> models.PropertyRequired",
        "        return models.PropertyRequired()",
    ),
    "property-optional": (
        "property_optional(\n"
        "        self, *, body: models.PropertyOptional\n"
        "    ) -> models.PropertyOptional",
        "        text: str = body.value\n"
        "        return models.PropertyOptional(value=text)",
    ),
    "success-status-removed": (
        "success_status_removed(self) -> Answer[int, Literal[202]]",
        "        return Answer(1, status=202)",
    ),
    "response-body-added": ("response_body_added(self) -> None", _NOTHING),
    "response-body-removed": (
        "response_body_removed(self) -> str",
        '        return "1"',
    ),
    "variant-added": (
        "variant_added(\n"
        "        self, *, body: models.VariantA | models.VariantB\n"
        "    ) -> models.VariantA",
        '        return models.VariantA(a="1")',
    ),
    "variant-removed": (
        "variant_removed(\n"
        "        self, *, body: models.VariantA | models.VariantB | models.VariantC\n"
        "    ) -> models.VariantC",
        '        return models.VariantC(c="1")',
    ),
    "method-moved": ("method_moved(self) -> None", _NOTHING),
    "method-renamed": ("method_renamed(self) -> None", _NOTHING),
    "argument-renamed": ("argument_renamed(self, *, id: str) -> None", _NOTHING),
    "model-renamed": (
        "model_renamed(self) -> models.Book",
        '        return models.Book(value="1")',
    ),
    "model-replaced": (
        "model_replaced(self) -> models.VariantA",
        '        return models.VariantA(a="1")',
    ),
    "mapping-became-model": (
        "mapping_became_model(self, *, body: dict[str, Any]) -> dict[str, Any]",
        "        return body",
    ),
    "enum-renamed": (
        "enum_renamed(self, *, size: models.Genre | None) -> None",
        _NOTHING,
    ),
}


def _service(method: tuple[str, str]) -> str:
    head, body = method
    return f"{_IMPLEMENTER}    @override\n    def {head}:\n{body}\n"


_GROWN = """\
from calls_server._generated.services import GrownService


class Grown(GrownService):
    def grows(self) -> None:
        return None


grown = Grown()
"""

_SOURCES = {
    **{f"callers/{code}": f"{_CALLER}    {line}\n" for code, line in _CALLERS.items()},
    **{
        f"implementers/{code}": _service(method)
        for code, method in _IMPLEMENTERS.items()
    },
    "implementers/operation-added": _GROWN,
}


@pytest.fixture(scope="module")
def refused(
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, dict[str, list[str]]]:
    """What mypy says of each source with the packages of each version."""
    folder = tmp_path_factory.mktemp("breaking")
    for name in ("old.yaml", "new.yaml", "triptych.toml"):
        shutil.copy(_VERSIONS / name, folder / name)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert main(["generate", "--quiet"]) == 0
    for name, source in _SOURCES.items():
        path = folder / "uses" / f"{_module(name)}.py"
        path.parent.mkdir(exist_ok=True)
        path.write_text(source, encoding="utf-8")
    return {version: _checked(folder, version) for version in ("old", "new")}


def _module(name: str) -> str:
    return re.sub(r"\W", "_", name)


def _checked(folder: Path, version: str) -> dict[str, list[str]]:
    config = folder / f"{version}.ini"
    packages = (folder / version / side for side in ("client", "server"))
    config.write_text(f"[mypy]\nmypy_path = {':'.join(map(str, packages))}\n")
    done = subprocess.run(
        [
            *(sys.executable, "-m", "mypy", "--no-pretty", "--no-error-summary"),
            *("--config-file", config.name, f"--cache-dir={folder / '.mypy'}"),
            "uses",
        ],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    found: dict[str, list[str]] = {_module(name): [] for name in _SOURCES}
    for line in done.stdout.splitlines():
        file, _, message = line.partition(": ")
        if ": error: " in line:
            found[Path(file.partition(":")[0]).stem].append(message)
    return found


@pytest.mark.parametrize("name", _SOURCES)
def test_code_is_accepted_before_and_refused_after(
    name: str, refused: dict[str, dict[str, list[str]]]
) -> None:
    assert refused["old"][_module(name)] == []
    assert refused["new"][_module(name)] != []


def test_diff_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(_VERSIONS)
        assert main(["diff", "old.yaml", "new.yaml", "--format", "json"]) == 0
    changes = json.loads(capsys.readouterr().out)["documents"][0]["changes"]
    told = {
        f"{effect}/{change['code']}"
        for change in changes
        for effect in change["effects"]
    }
    assert set(_SOURCES) - told == set()

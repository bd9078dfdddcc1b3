"""How much work a run does, counted, since a test can't rely on seconds."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from triptych import pipeline
from triptych.cli.documents import read_document
from triptych.config import ALL_TARGETS, DocumentConfig
from triptych.output import formatting
from triptych.output.templates import Templates
from triptych.python.layout import printing
from triptych.targets.client import operations as client_operations
from triptych.targets.docs import types as docs_types
from triptych.targets.server import operations as server_operations
from triptych.targets.server import responses as server_responses

_SPECS = Path(__file__).parents[1] / "specs"
_SLOW = (
    "asyncio",
    "black",
    "httpx2",
    "jinja2",
    "jsonschema",
    "openapi_spec_validator",
    "pydantic",
    "starlette",
    "yaml",
)
_LOADED = """
import json, sys
from triptych.cli import main
code = main(sys.argv[1:])
print(json.dumps(sorted(set({slow}) & set(sys.modules))))
sys.exit(code)
"""


def loaded(*arguments: str) -> list[str]:
    """The slow modules that the process of a run has loaded at its end."""
    program = _LOADED.format(slow=_SLOW)
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        check=True,
        capture_output=True,
        text=True,
    )
    modules: list[str] = json.loads(done.stdout.splitlines()[-1])
    return modules


def test_a_run_loads_no_more_than_it_needs(tmp_path: Path) -> None:
    arguments = ("generate", str(_SPECS / "cognito.yaml"), "-o", str(tmp_path / "out"))
    assert loaded(*arguments) == ["jinja2", "yaml"]
    assert loaded(*arguments) == []


def test_a_run_does_no_more_than_this(monkeypatch: pytest.MonkeyPatch) -> None:
    counts: Counter[str] = Counter()

    def count(name: str, owner: Any, attribute: str) -> None:
        original = getattr(owner, attribute)

        def counting(*arguments: Any, **keywords: Any) -> Any:
            counts[name] += 1
            return original(*arguments, **keywords)

        monkeypatch.setattr(owner, attribute, counting)

    count("runs of Black", formatting, "format_python")
    count("templates rendered", Templates, "render")
    count("lines divided", printing, "_divided")
    for module in (client_operations, server_operations, server_responses, docs_types):
        count("tables of models", module, "model_annotations")
    config = DocumentConfig(
        spec=_SPECS / "bookshop.yaml", output=Path(), name="bookshop"
    )
    sources = read_document(config)
    pipeline.generate(sources, name="bookshop", targets=ALL_TARGETS)
    assert counts["runs of Black"] == 0
    assert counts["tables of models"] == 7
    # These grow with the document; the bounds leave room for a change of templates.
    assert counts["templates rendered"] <= 90
    assert counts["lines divided"] <= 2_000

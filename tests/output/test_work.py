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
from triptych.cli.documents.reading import read_document
from triptych.config import DocumentConfig
from triptych.output import formatting
from triptych.output.templates import Templates
from triptych.python import names
from triptych.python.layout import printing

_SPECS = Path(__file__).parents[2] / "specs"
_SLOW = (
    "asyncio",
    "black",
    "httpx2",
    "jinja2",
    "jsonschema",
    "multiprocessing",
    "openapi_spec_validator",
    "pydantic",
    "starlette",
    "yaml",
)
_LOADED = """
import json, sys
from triptych.cli import main
code = main(sys.argv[1:])
own = [name for name in sys.modules if name.split(".")[0] == "triptych"]
print(json.dumps([sorted(set({slow}) & set(sys.modules)), len(own)]))
sys.exit(code)
"""


def loaded(*arguments: str) -> tuple[list[str], int]:
    """What the process of a run has loaded at its end.

    The slow modules, and how many of our own.
    """
    program = _LOADED.format(slow=_SLOW)
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        check=True,
        capture_output=True,
        text=True,
    )
    slow, own = json.loads(done.stdout.splitlines()[-1])
    return slow, own


def test_a_run_loads_no_more_than_it_needs(tmp_path: Path) -> None:
    arguments = ("generate", str(_SPECS / "cognito.yaml"), "-o", str(tmp_path / "out"))
    slow, own = loaded(*arguments)
    assert slow == ["jinja2", "yaml"]
    assert own <= 380
    slow, own = loaded(*arguments)
    assert slow == []
    assert own <= 55


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
    count("tables of models", names, "model_annotations")
    config = DocumentConfig(
        spec=_SPECS / "bookshop.yaml", output=Path(), name="bookshop"
    )
    sources = read_document(config)
    pipeline.generate(sources, config)
    assert counts["runs of Black"] == 0
    assert counts["tables of models"] == 7
    # These grow with the document; the bounds leave room for a change of templates.
    assert counts["templates rendered"] <= 90
    assert counts["lines divided"] <= 2_000

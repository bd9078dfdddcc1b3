"""Make what the tool gives now the expected output: `make accept`.

Read the difference before you commit it: it is the review of your change.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path

from tests.cases import CASES, case_folders, run_case
from tests.golden import OUT, REPOSITORY, documents, generate_into, with_contexts
from triptych.config.schema import config_schema

__all__ = ["SCHEMA", "main"]

SCHEMA = REPOSITORY / "docs" / "schemastore" / "triptych.json"


def main() -> None:
    """Write out/, every `expected.txt` and what docs/ takes from the code anew."""
    schema = json.dumps(config_schema(), indent=2) + "\n"
    SCHEMA.write_text(schema, encoding="utf-8")
    for document in documents():
        shutil.rmtree(OUT / document.output.name, ignore_errors=True)
        generate_into(document, OUT / document.output.name)
    page = REPOSITORY / "docs" / "templates.md"
    page.write_text(with_contexts(page.read_text("utf-8")), encoding="utf-8")
    with tempfile.TemporaryDirectory() as scratch:
        for case in case_folders():
            output = run_case(case, Path(scratch) / case.relative_to(CASES).parent)
            (case / "expected.txt").write_text(output, encoding="utf-8")


if __name__ == "__main__":
    main()

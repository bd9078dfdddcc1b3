"""Make what the tool gives now the expected output: `make accept`.

Read the difference before you commit it: it is the review of your change.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from tests.cases import CASES, case_folders, run_case
from tests.golden import OUT, documents, generate_into

__all__ = ["main"]


def main() -> None:
    """Write out/ and every `expected.txt` anew."""
    for document in documents():
        shutil.rmtree(OUT / document.output.name, ignore_errors=True)
        generate_into(document, OUT / document.output.name)
    with tempfile.TemporaryDirectory() as scratch:
        for case in case_folders():
            output = run_case(case, Path(scratch) / case.relative_to(CASES).parent)
            (case / "expected.txt").write_text(output, encoding="utf-8")


if __name__ == "__main__":
    main()

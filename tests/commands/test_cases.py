"""Every case gives what its `expected.txt` says; `make accept` writes those."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cases import CASES, case_folders, run_case


@pytest.mark.parametrize(
    "case", case_folders(), ids=lambda case: case.relative_to(CASES).as_posix()
)
def test_case(case: Path, tmp_path: Path) -> None:
    expected = (case / "expected.txt").read_text(encoding="utf-8")
    assert run_case(case, tmp_path) == expected

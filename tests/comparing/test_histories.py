"""Real histories: versions of documents in the folder that HISTORY names.

Each folder in it has the versions of one document, as files that sort by version. What
is compared is no part of this repository. With `-s` the test prints how many changes of
each class a history has.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from triptych.comparison import Change, Version, compare
from triptych.config import Settings
from triptych.front_ends import gather
from triptych.pipeline import understand
from triptych.source import read

_HISTORY = Path(os.environ.get("HISTORY", ""))
_SUFFIXES = {".json", ".yaml", ".yml"}


def _folders() -> list[Path]:
    if "HISTORY" not in os.environ:
        return []
    return sorted(path for path in _HISTORY.iterdir() if path.is_dir())


def _versions(folder: Path) -> Iterator[Version]:
    for file in sorted(folder.iterdir()):
        if file.suffix in _SUFFIXES:
            sources = gather(read(file), file)
            understood = understand(sources, Settings(name="api"), is_validated=False)
            yield Version(api=understood.api, names=understood.names)


_REVERSED = {
    "method-renamed": "method-renamed",
    "model-renamed": "model-renamed",
    "operation-added": "operation-removed",
    "operation-removed": "operation-added",
    "status-added": "status-removed",
    "status-removed": "status-added",
    "type-changed": "type-changed",
    "type-narrowed": "type-widened",
    "type-widened": "type-narrowed",
    "version-changed": "version-changed",
}
"""What the way back has for each change of the way there, where that is one code."""


@pytest.mark.skipif("HISTORY" not in os.environ, reason="HISTORY names no folder")
def test_there_are_histories() -> None:
    assert _folders()


@pytest.mark.parametrize("folder", _folders(), ids=lambda path: path.name)
def test_each_step_is_compared_there_and_back(folder: Path) -> None:
    counts: Counter[str] = Counter()
    steps = 0
    for old, new in pairwise(_versions(folder)):
        steps += 1
        changes = compare(old, new)
        assert compare(new, replace(new)) == ()
        for change in changes:
            counts[" and ".join(change.effects)] += 1
        there = _counted(changes)
        back = _counted(compare(new, old))
        for code, reverse in _REVERSED.items():
            assert there[code] == back[reverse], (steps, code)
    assert steps
    told = [f"{folder.name}: {steps} steps, {sum(counts.values())} changes"]
    told += [f"  {effects}: {count}" for effects, count in counts.most_common()]
    sys.stdout.write("\n".join(["", *told, ""]))


def _counted(changes: tuple[Change, ...]) -> Counter[str]:
    return Counter(change.code for change in changes)

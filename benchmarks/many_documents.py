"""How long many small documents take: in one run, and in a run for each.

Prints what a run of all documents takes on one processor and on all of them, and what a
run for each takes, one after the other and by `ninja -j`:

    together, all processors   goal: at most 1/1.8 of together, one processor (of two)
    together, all processors   goal: at most 0.25 of apart

A run for each is measured for some of the documents and multiplied.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from synthetic import write_document

__all__ = ["main"]

_GENERATE = [sys.executable, "-m", "triptych", "generate", "--quiet"]


def main() -> None:
    """Print the times and their ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--operations", type=int, default=5, help="of each document")
    parser.add_argument("--sample", type=int, default=20, help="documents run apart")
    given = parser.parse_args()
    documents: int = given.documents
    sample: int = min(given.sample, documents)
    processors = len(os.sched_getaffinity(0))
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        _write(folder, documents, given.operations)
        # Once for the caches of the file system and of Python.
        _apart(folder, 0)
        one = _together(folder, one_processor=True)
        every = _together(folder, one_processor=False)
        began = time.perf_counter()
        for number in range(sample):
            _apart(folder, number)
        apart = (time.perf_counter() - began) * documents / sample
        ninja = _ninja(folder, sample, processors) * documents / sample
    print(f"{documents} documents, {processors} processors")
    _print("apart, one after the other", apart, apart, every)
    if ninja:
        _print(f"apart, ninja -j{processors}", ninja, apart, every)
    _print("together, one processor", one, apart, every)
    _print("together, all processors", every, apart, every)


def _print(what: str, seconds: float, apart: float, every: float) -> None:
    print(
        f"{what:28} {seconds:7.1f} s  {seconds / apart:5.2f} of apart  "
        f"{seconds / every:5.2f}x together"
    )


def _write(folder: Path, documents: int, operations: int) -> None:
    tables: list[str] = []
    for number in range(documents):
        name = f"api{number:03}"
        write_document(folder / f"{name}.json", operations=operations, models=2)
        tables.append(f'[[documents]]\nspec = "{name}.json"\noutput = "out/{name}"\n')
    (folder / "triptych.toml").write_text("".join(tables), encoding="utf-8")


def _seconds(folder: Path, command: Sequence[str], *, one_processor: bool) -> float:
    shutil.rmtree(folder / "out", ignore_errors=True)
    before = os.sched_getaffinity(0)
    if one_processor:
        os.sched_setaffinity(0, {min(before)})
    try:
        began = time.perf_counter()
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
        return time.perf_counter() - began
    finally:
        os.sched_setaffinity(0, before)


def _together(folder: Path, *, one_processor: bool) -> float:
    return _seconds(folder, _GENERATE, one_processor=one_processor)


def _apart(folder: Path, number: int) -> None:
    name = f"api{number:03}"
    command = [*_GENERATE, f"{name}.json", "-o", f"apart/{name}"]
    subprocess.run(command, cwd=folder, check=True)


def _ninja(folder: Path, documents: int, processors: int) -> float:
    """What Ninja takes for the first of the documents, 0 if it is not there."""
    ninja = shutil.which("ninja", path=f"{Path(sys.executable).parent}:{os.defpath}")
    if ninja is None:
        return 0.0
    command = " ".join(_GENERATE)
    rules = [
        "rule triptych\n"
        f"  command = {command} $in -o $dir --depfile $out.d --stamp $out\n"
        "  depfile = $out.d\n  deps = gcc\n"
    ]
    rules += [
        f"build ninja/api{number:03}.stamp: triptych api{number:03}.json\n"
        f"  dir = out/api{number:03}\n"
        for number in range(documents)
    ]
    (folder / "build.ninja").write_text("".join(rules), encoding="utf-8")
    return _seconds(folder, [ninja, f"-j{processors}"], one_processor=False)


if __name__ == "__main__":
    main()

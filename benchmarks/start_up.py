"""How long a run takes, as a multiple of starting Python and doing nothing.

`make benchmark` prints medians of whole processes, taken in turn so that a machine
whose speed drifts slows all of them alike:

    cold       generate specs/cognito.yaml into an empty folder   goal: at most 80x
    unchanged  the same again, with nothing to do                 goal: at most 8x
    python     python -c pass                                     1x
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

__all__ = ["main"]

_SPEC = Path(__file__).parents[1] / "specs" / "cognito.yaml"


def _seconds(command: Sequence[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def main() -> None:
    """Print the medians and their ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=11)
    rounds: int = parser.parse_args().rounds
    figures: dict[str, list[float]] = {"cold": [], "unchanged": [], "python": []}
    with tempfile.TemporaryDirectory() as scratch:
        output = Path(scratch) / "out"
        generate = [sys.executable, "-m", "triptych", "generate", str(_SPEC)]
        generate += ["-o", str(output)]
        # Once for the caches of the file system and of Python.
        _seconds(generate)
        for _ in range(rounds):
            shutil.rmtree(output)
            figures["cold"].append(_seconds(generate))
            figures["unchanged"].append(_seconds(generate))
            figures["python"].append(_seconds([sys.executable, "-c", "pass"]))
    bare = statistics.median(figures["python"])
    for name, seconds in figures.items():
        median = statistics.median(seconds)
        print(f"{name:10} {median * 1000:8.1f} ms {median / bare:6.1f}x")


if __name__ == "__main__":
    main()

"""Generates from one document, as a process that can be limited and killed.

`python -m tests.corpus.worker SPEC OUTPUT NAME MEGABYTES` prints one JSON object.
"""

from __future__ import annotations

import contextlib
import io
import json
import re
import resource
import sys
import time
from pathlib import Path

from tests.corpus.counting import count_operations
from triptych.cli import main

__all__: list[str] = []

_FINDING = re.compile(r"^.*?: (error|warning)\[([a-z0-9-]+)\] (.*)$", re.MULTILINE)


def _work(spec: Path, output: Path, name: str) -> dict[str, object]:
    found = io.StringIO()
    started = time.perf_counter()
    with contextlib.redirect_stderr(found):
        code = main(["generate", str(spec), "-o", str(output), "--name", name])
    seconds = time.perf_counter() - started
    findings = _FINDING.findall(found.getvalue())
    errors = [(code, message) for kind, code, message in findings if kind == "error"]
    return {
        "exit": code,
        "seconds": seconds,
        "megabytes": max(_peak(), _peak_of_children()),
        "warnings": sum(kind == "warning" for kind, _, _ in findings),
        "errors": sorted({code for code, _ in errors}),
        "message": errors[0][1] if errors else "",
        "operations": count_operations(spec),
        "leaves_out": any(
            code == "path-template" and message.endswith("it is left out")
            for _, code, message in findings
        ),
    }


def _peak() -> float:
    """Peak memory in MB. `getrusage` keeps that of whoever started this process."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    peak = re.search(r"VmHWM:\s*(\d+) kB", status)
    return int(peak[1]) / 1024 if peak else 0


def _peak_of_children() -> float:
    # The validator and Black work in processes beside this one.
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


if __name__ == "__main__":
    limit = int(sys.argv[4]) * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    done = _work(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
    sys.stdout.write(json.dumps(done) + "\n")

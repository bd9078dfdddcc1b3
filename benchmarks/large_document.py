"""What a large document costs: `python benchmarks/large_document.py DOCUMENT`.

Prints, for a document of a thousand operations or more,

    stages     seconds of each stage in turn, in one process
    run        seconds, peak memory and megabytes written of a whole cold run
    operation  seconds per operation, as a ratio to those of the first 100 operations of
               the same document                               goal: at most 1.3x
    import     milliseconds that `Client` takes above those of httpx2
                                                               goal: at most 60 ms
    first      milliseconds from there to the first decoded answer of an operation
                                                               goal: at most 200 ms

The last two are medians of fresh interpreters that find compiled modules.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from first_answer import first_answer

from triptych.cli.documents.reading import read_document
from triptych.config import DocumentConfig
from triptych.front_ends import front_end_of
from triptych.ir import Api
from triptych.json_value import JsonValue
from triptych.output.templates import Templates
from triptych.passes.objects.inheritance import resolve_objects
from triptych.python.names import Names, name_api
from triptych.source import Sources
from triptych.targets.client.package import client_jobs, client_models
from triptych.targets.docs.pages import docs_jobs
from triptych.targets.jobs import Joined, Keyed, Render
from triptych.targets.models.modules import model_jobs
from triptych.targets.server.package import server_jobs

__all__ = ["main"]

T = TypeVar("T")

_NAME = "large"
_FEW = 100


def _stages(spec: Path) -> tuple[Api, Names]:
    """Print how long each stage takes; what the document says."""
    print("stages")

    def stage(name: str, function: Callable[[], T]) -> T:
        started = time.perf_counter()
        result = function()
        print(f"  {name:10} {time.perf_counter() - started:8.2f} s")
        return result

    sources = stage("read", lambda: _read(spec))
    front_end = front_end_of(sources.root.tree)
    stage("validate", lambda: front_end.begin_validation(sources.root.tree)())
    lowered = stage("lower", lambda: front_end.lower(sources))
    api = stage("resolve", lambda: resolve_objects(lowered.api)).api
    names = stage("name", lambda: name_api(api, _NAME, {}))
    tree = stage("bundle", lambda: front_end.bundle(sources))
    jobs = stage(
        "view",
        lambda: [
            part.make() if isinstance(part, Keyed) else part
            for job in (
                *client_jobs(api, names),
                *model_jobs(api, names, client_models(names)),
                *server_jobs(api, names, tree),
                *docs_jobs(api, names),
            )
            for part in (job.parts if isinstance(job, Joined) else (job,))
        ],
    )
    templates = Templates()
    stage(
        "render",
        lambda: [
            templates.render(job.template, job.view)
            for job in jobs
            if isinstance(job, Render)
        ],
    )
    return api, names


def _run(spec: Path, output: Path) -> float:
    """Seconds of a whole cold run."""
    shutil.rmtree(output, ignore_errors=True)
    command = [sys.executable, "-m", "triptych", "generate", str(spec)]
    command += ["-o", str(output), "--name", _NAME]
    started = time.perf_counter()
    subprocess.run(
        command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    return time.perf_counter() - started


def _read(spec: Path) -> Sources:
    return read_document(DocumentConfig(spec=spec, output=Path(), name=_NAME))


def _first_operations(spec: Path, folder: Path) -> Path:
    """A document of the first operations, with the definitions they use."""
    sources = _read(spec)
    tree = dict(sources.root.tree)
    paths, definitions = tree["paths"], tree.get("definitions", {})
    assert isinstance(paths, dict)
    assert isinstance(definitions, dict)
    kept: dict[str, JsonValue] = {}
    count = 0
    for key, item in paths.items():
        if count >= _FEW:
            break
        kept[key] = item
        assert isinstance(item, dict)
        count += len(item.keys() & {"get", "put", "post", "delete", "patch"})
    used: dict[str, JsonValue] = {}
    pending = [json.dumps(kept)]
    while pending:
        for name in re.findall(r'"#/definitions/([^"]+)"', pending.pop()):
            if name in definitions and name not in used:
                used[name] = definitions[name]
                pending.append(json.dumps(definitions[name]))
    path = folder / "few.json"
    path.write_text(json.dumps({**tree, "paths": kept, "definitions": used}))
    return path


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("document", type=Path)
    parser.add_argument("--operation", help="whose first answer is decoded: its id")
    arguments = parser.parse_args()
    document: Path = arguments.document
    with tempfile.TemporaryDirectory() as scratch:
        output = Path(scratch) / "out"
        seconds = _run(document, output)
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        python = sum(path.stat().st_size for path in output.glob("client/**/*.py"))
        api, names = _stages(document)
        few = _first_operations(document, Path(scratch))
        few_seconds = _run(few, Path(scratch) / "few")
        sources = _read(few)
        lowered = front_end_of(sources.root.tree).lower(sources)
        few_count = len(lowered.api.operations)
        answer = first_answer(api, names, output, arguments.operation)
    count = len(api.operations)
    each, few_each = seconds / count, few_seconds / few_count
    print(
        f"run        {seconds:.1f} s for {count} operations, {len(names.models)} models"
    )
    print(f"           {peak:.0f} MB at most, {python / 1e6:.2f} MB of client modules")
    print(
        f"operation  {each * 1000:.1f} ms, {few_each * 1000:.1f} ms of {few_count}: "
        f"{each / few_each:.2f}x"
    )
    if answer is not None:
        print(f"import     {answer.imported:.1f} ms above httpx2")
        print(f"first      {answer.decoded:.1f} ms")


if __name__ == "__main__":
    main()

"""What generating costs, beside other generators: `make bench`.

Runs every command as a whole process, in turn, so that a machine whose speed drifts
slows all of them alike, and writes medians, with the lowest and highest run, to
`benchmarks/RESULTS.md`:

    cold       generate client, server and docs into an empty folder
    client     the client alone
    one change the document, with another description of one operation
    unchanged  the same again, with nothing to do
    import     import the generated client in a fresh interpreter

Documents are those of `specs/`, a synthetic one, and what `--document` names. Other
generators make their client alone, if they are on the PATH; of these only
openapi-generator reads Swagger 2.0, so the others get the conversion to OpenAPI 3 by
npm's swagger2openapi. What can't be run is listed with the reason.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from synthetic import write_document

from triptych import __version__
from triptych.cli.documents import read_document
from triptych.config import DocumentConfig
from triptych.front_ends import front_end_of
from triptych.json_value import JsonValue

__all__ = ["main"]

_REPOSITORY = Path(__file__).parents[1]
_RESULTS = Path(__file__).with_name("RESULTS.md")
_TRIPTYCH = (sys.executable, "-m", "triptych", "generate")
_METHODS = ("get", "put", "post", "delete", "patch", "head", "options")


@dataclass(frozen=True, slots=True)
class Run:
    """One finished process: seconds, and megabytes of its largest process."""

    wall: float
    cpu: float
    memory: float


@dataclass(slots=True)
class Measure:
    """A command with its runs; `folder` is emptied before each if it has to be."""

    name: str
    command: Sequence[str]
    folder: Path
    is_cold: bool = True
    runs: list[Run] = field(default_factory=list)


def main() -> None:
    """Measure, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--document", type=Path, action="append", default=[])
    parser.add_argument("--operations", type=int, default=10_000)
    parser.add_argument("--models", type=int, default=7_000)
    parser.add_argument("--output", type=Path, default=_RESULTS)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        synthetic = scratch / "synthetic.json"
        write_document(synthetic, operations=given.operations, models=given.models)
        documents = [
            _REPOSITORY / "specs" / "cognito.yaml",
            _REPOSITORY / "specs" / "bookshop.yaml",
            *given.document,
            synthetic,
        ]
        sections = [_section(item, scratch, given.rounds) for item in documents]
    given.output.write_text("\n".join([_head(given.rounds), *sections]), "utf-8")


def _head(rounds: int) -> str:
    processors = len(os.sched_getaffinity(0))
    today = dt.datetime.now(dt.UTC).date()
    return (
        "# Results of `make bench`\n\n"
        f"triptych {__version__}, Python {platform.python_version()}, "
        f"{platform.system()} {platform.machine()}, {processors} processors, {today}. "
        f"Medians of {rounds} runs in turn, with the lowest and the highest; CPU is "
        "user and system time of all processes, memory that of the largest one.\n"
    )


def _section(document: Path, scratch: Path, rounds: int) -> str:
    """The table of one document."""
    measures, left_out = _measures(document, scratch / document.stem)
    for _ in range(rounds):
        for measure in measures:
            if measure.is_cold:
                shutil.rmtree(measure.folder, ignore_errors=True)
            measure.runs.append(_run(measure.command))
    rows = [
        "| | wall, s | CPU, s | memory, MB | output, MB |",
        "| --- | --- | --- | --- | --- |",
        *(_row(measure) for measure in measures),
    ]
    size = document.stat().st_size / 1e6
    title = f"## {document.stem} ({size:.2f} MB, {_operations(document)} operations)"
    notes = "".join(f"\nLeft out: {reason}\n" for reason in left_out)
    return f"{title}\n\n" + "\n".join(rows) + f"\n{notes}"


def _measures(document: Path, folder: Path) -> tuple[list[Measure], list[str]]:
    """What is measured of a document, and what is left out with the reason."""
    folder.mkdir()
    changed = folder / f"{document.stem}.json"
    warm, cold, alone = folder / "warm", folder / "cold", folder / "alone"
    changing = folder / "change.py"
    changing.write_text(_CHANGE, "utf-8")
    changed.write_text(json.dumps(_loaded(document)), "utf-8")
    subprocess.run([*_TRIPTYCH, document, "-o", warm], check=True, capture_output=True)
    named = ("--name", document.stem)
    measures = [
        Measure("triptych, cold", (*_TRIPTYCH, f"{document}", "-o", f"{cold}"), cold),
        Measure(
            "triptych, client alone",
            (*_TRIPTYCH, f"{document}", "-o", f"{alone}", "--target", "client"),
            alone,
        ),
        Measure(
            "triptych, one change",
            (
                sys.executable,
                f"{changing}",
                f"{changed}",
                *_TRIPTYCH[1:],
                f"{changed}",
                "-o",
                f"{folder / 'changed'}",
                *named,
            ),
            folder / "changed",
            is_cold=False,
        ),
        Measure(
            "triptych, unchanged",
            (*_TRIPTYCH, f"{document}", "-o", f"{warm}"),
            warm,
            is_cold=False,
        ),
        Measure(
            "python -c pass", (sys.executable, "-c", "pass"), folder, is_cold=False
        ),
    ]
    package = next((warm / "client").glob("*_client"), None)
    if package is not None:
        code = f"import sys; sys.path.insert(0, {str(package.parent)!r}); "
        measures.append(
            Measure(
                "import of the client",
                (sys.executable, "-c", f"{code}from {package.name} import Client"),
                folder,
                is_cold=False,
            )
        )
    others = list(_others(document, folder))
    measures += [item for item in others if isinstance(item, Measure)]
    return measures, [item for item in others if isinstance(item, str)]


# Changes the description of the first operation, and then becomes the command.
_CHANGE = """
import json, os, pathlib, sys, time
file = pathlib.Path(sys.argv[1])
document = json.loads(file.read_text())
item = next(iter(document["paths"].values()))
operation = next(value for value in item.values() if isinstance(value, dict))
operation["description"] = f"Changed at {time.time_ns()}."
file.write_text(json.dumps(document))
os.execv(sys.executable, [sys.executable, *sys.argv[2:]])
"""


def _others(document: Path, folder: Path) -> Iterator[Measure | str]:
    """Other generators, or why they are left out."""
    if shutil.which("openapi-generator-cli") and shutil.which("java"):
        for generator in ("python", "python-fastapi"):
            output = folder / generator
            command = [
                *("openapi-generator-cli", "generate", "-g", generator),
                *("-i", f"{document}", "-o", f"{output}", "--skip-validate-spec"),
            ]
            yield Measure(f"openapi-generator, {generator}", command, output)
    else:
        yield "openapi-generator, which is not installed or has no Java."
    if not shutil.which("npx"):
        yield "other generators: no npx to convert the document to OpenAPI 3."
        return
    converted = folder / "openapi3.json"
    conversion = ("npx", "--yes", "swagger2openapi", "-p", "-o", converted, document)
    if subprocess.run(conversion, check=False, capture_output=True).returncode != 0:
        yield "other generators: swagger2openapi does not convert the document."
        return
    output = folder / "other"
    commands = {
        "openapi-python-client": (
            "generate",
            "--path",
            converted,
            "--meta",
            "none",
            "--output-path",
            output,
            "--overwrite",
        ),
        "datamodel-codegen": (
            "--input",
            converted,
            "--output",
            output / "models.py",
            "--output-model-type",
            "pydantic_v2.BaseModel",
        ),
    }
    for name, arguments in commands.items():
        if not shutil.which(name):
            yield f"{name}, which is not on the PATH."
            continue
        written = (name, *map(str, arguments))
        if subprocess.run(written, check=False, capture_output=True).returncode != 0:
            yield f"{name}, which fails on the document."
            continue
        yield Measure(name, written, output, is_cold=name != "datamodel-codegen")


def _run(command: Sequence[str]) -> Run:
    started = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(f"{' '.join(command)} exits with {process.returncode}")
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def _row(measure: Measure) -> str:
    cells = [
        _spread([run.wall for run in measure.runs]),
        _spread([run.cpu for run in measure.runs]),
        f"{statistics.median(run.memory for run in measure.runs):.0f}",
        f"{_megabytes(measure.folder):.1f}" if measure.is_cold else "",
    ]
    return f"| {measure.name} | {' | '.join(cells)} |"


def _spread(seconds: Sequence[float]) -> str:
    median = statistics.median(seconds)
    return f"{median:.2f} ({min(seconds):.2f} to {max(seconds):.2f})"


def _megabytes(folder: Path) -> float:
    files = (path for path in folder.rglob("*") if path.is_file())
    return sum(path.stat().st_size for path in files) / 1e6


def _loaded(document: Path) -> dict[str, JsonValue]:
    config = DocumentConfig(spec=document, output=Path(), name=document.stem)
    sources = read_document(config)
    return front_end_of(sources.root.tree).bundle(sources)


def _operations(document: Path) -> int:
    paths = _loaded(document)["paths"]
    assert isinstance(paths, dict)
    items = [item for item in paths.values() if isinstance(item, dict)]
    return sum(name in _METHODS for item in items for name in item)


if __name__ == "__main__":
    main()

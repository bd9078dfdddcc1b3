"""One document: generated, counted, compiled and imported."""

from __future__ import annotations

import json
import subprocess
import sys
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.corpus import output
from tests.corpus.expectations import Expectation

__all__ = ["Limits", "Run", "run_document"]

# Of how much longer than generating it calls may take.
_VERIFYING = 10

_REPOSITORY = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one document may use."""

    megabytes: int
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What became of a document.

    `operations` are those it has, None if it can't be read; `generated` is None if it
    ended in an error, whose codes are `errors` then. `unexpected` is how that differs
    from the list of expected errors, `problems` is what is wrong anyhow. `trips` are
    the calls that verified it, with `failures`, and `skipped` why some were not made.
    """

    document: str
    digest: str
    name: str
    operations: int | None = None
    generated: int | None = None
    models: int = 0
    warnings: int = 0
    seconds: float = 0
    megabytes: float = 0
    errors: tuple[str, ...] = ()
    message: str = ""
    unexpected: str = ""
    problems: tuple[str, ...] = ()
    trips: int = 0
    failures: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether this run is a reason to fail all of them."""
        return bool(self.problems or self.unexpected or self.failures)


def run_document(
    document: Path,
    root: Path,
    *,
    shown: str,
    digest: str,
    name: str,
    limits: Limits,
    expected: Expectation | None,
    trips: int,
) -> Run:
    """Generate from `document` into `root / name`, and look at what came out.

    With `trips`, client and server are verified with so many calls of each operation.
    """
    folder = root / name
    command = ["tests.corpus.worker", document, folder, name, limits.megabytes]
    done = _python(*map(str, command), seconds=limits.seconds)
    try:
        found = json.loads(done.stdout)
    except ValueError:
        ended = done.stderr.strip().splitlines()[-1:] or [f"exit {done.returncode}"]
        return Run(document=shown, digest=digest, name=name, problems=tuple(ended))
    failed = found["exit"] != 0
    problems: list[str] = []
    if found["exit"] not in (0, 2):
        problems.append(f"exit {found['exit']}")
    counts: dict[str, int] = {}
    if not failed:
        counts = _counts(folder)
        # A path that a warning leaves out is not lost, as long as all sides agree.
        agreed = len(set(counts.values())) == 1
        if not (agreed and found["leaves_out"]) and (
            set(counts.values()) != {found["operations"]}
        ):
            listed = ", ".join(f"{count} {side}" for side, count in counts.items())
            problems.append(f"{found['operations']} operations became {listed}")
        problems += _compiled(folder)
        imported = _python(
            "tests.corpus.importing", str(folder), name, seconds=limits.seconds
        )
        if imported.returncode != 0:
            said = imported.stderr.strip().splitlines()[-3:]
            problems.append(f"import: {' '.join(map(str.strip, said))}")
    verified: Mapping[str, Any] = {}
    if not failed and not problems and trips:
        verified = _verified(document, folder, name, limits, trips)
        problems += verified.get("problems", ())
    return Run(
        document=shown,
        digest=digest,
        name=name,
        operations=found["operations"],
        generated=None if failed else counts["client"],
        models=0 if failed else output.models(folder),
        warnings=found["warnings"],
        seconds=found["seconds"],
        megabytes=found["megabytes"],
        errors=tuple(found["errors"]),
        message=found["message"],
        unexpected=_difference(found, expected),
        problems=tuple(problems),
        trips=verified.get("trips", 0),
        failures=tuple(verified.get("failures", ())),
        skipped=tuple(verified.get("skipped", ())),
    )


def _verified(
    document: Path, folder: Path, name: str, limits: Limits, trips: int
) -> Mapping[str, Any]:
    command = ["tests.corpus.verifying", document, folder, name, limits.megabytes]
    done = _python(
        *map(str, command), str(trips), "0", seconds=limits.seconds * _VERIFYING
    )
    try:
        found: Mapping[str, Any] = json.loads(done.stdout)
    except ValueError:
        ended = done.stderr.strip().splitlines()[-1:] or [f"exit {done.returncode}"]
        return {"problems": [f"verify: {ended[0]}"]}
    return found


def _difference(found: Mapping[str, object], expected: Expectation | None) -> str:
    """How a run ended otherwise than the list has it."""
    failed, codes = found["exit"] != 0, found["errors"]
    if expected is None:
        return f"ends in {codes}: {found['message']}" if failed else ""
    if not failed:
        return f"no longer fails ({expected.reason}): take it off the list"
    wanted = list(expected.codes)
    return "" if codes == wanted else f"ends in {codes}, not in {wanted}"


def _counts(folder: Path) -> dict[str, int]:
    return {
        "client": output.client_operations(folder, "OperationGroup"),
        "asynchronous": output.client_operations(folder, "AsyncOperationGroup"),
        "server": output.server_operations(folder),
        "docs": output.docs_operations(folder),
    }


def _compiled(folder: Path) -> list[str]:
    """Syntax errors and the compiler's own warnings."""
    problems: list[str] = []
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for path in sorted(folder.rglob("*.py")):
            try:
                compile(path.read_bytes(), str(path), "exec")
            except (SyntaxError, SyntaxWarning) as problem:
                problems.append(f"compile: {path.relative_to(folder)}: {problem}")
    return problems


def _python(module: str, *arguments: str, seconds: float) -> _Done:
    command = [sys.executable, "-m", module, *arguments]
    try:
        return subprocess.run(
            command,
            cwd=_REPOSITORY,
            capture_output=True,
            text=True,
            check=False,
            timeout=seconds,
        )
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(command, -1, "", f"over {seconds:g} seconds")


_Done = subprocess.CompletedProcess[str]

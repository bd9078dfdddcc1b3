"""`python -m tests.corpus FOLDER`: generate from all documents and judge the output."""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from fnmatch import fnmatch
from pathlib import Path

from tests.corpus import checks
from tests.corpus.counting import documents
from tests.corpus.expectations import (
    Expectation,
    digest,
    dump_expectations,
    load_expectations,
    reason,
)
from tests.corpus.runs import Limits, Run, run_document

__all__: list[str] = []

_EXPECTED = Path(__file__).with_name("expected.tsv")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a row for every document; 1 if one of them fails."""
    options = _parser().parse_args(arguments)
    expected = load_expectations(options.expected)
    with _folder(options.keep) as root:
        runs = list(_generated(options, expected, root))
        if options.write_expected:
            _write_expected(options.expected, expected, runs)
        runs = _judged(runs, root, options)
    failed = [run for run in runs if run.failed]
    for run in failed:
        for problem in filter(None, (run.unexpected, *run.problems, *run.failures)):
            print(f"FAILED {run.document}: {problem}")
    for run in runs:
        for reason_ in run.skipped:
            print(f"skipped {run.document}: {reason_}")
    if options.verify:
        print(
            f"verified: {sum(run.generated or 0 for run in runs)} operations, "
            f"{sum(run.trips for run in runs)} trips, "
            f"{sum(len(run.failures) for run in runs)} failures, "
            f"{sum(len(run.skipped) for run in runs)} skipped"
        )
    print(_total(runs))
    print(f"{len(runs) - len(failed)} passed, {len(failed)} failed")
    return 1 if failed or not runs else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.corpus", description=__doc__, allow_abbrev=False
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--expected", type=Path, default=_EXPECTED, metavar="FILE")
    parser.add_argument(
        "--write-expected",
        action="store_true",
        help="make the errors there are the expected ones, reasons as they are",
    )
    parser.add_argument(
        "--sample", type=int, default=8, help="documents whose types are checked"
    )
    parser.add_argument("--seed", default="0", help="decides which of them; any text")
    parser.add_argument(
        "--verify",
        type=int,
        default=0,
        metavar="N",
        help="call every operation so often, client against server",
    )
    parser.add_argument("--only", default="*", metavar="GLOB")
    parser.add_argument(
        "--documents", type=int, metavar="N", help="run at most so many of them"
    )
    parser.add_argument("--memory", type=int, default=2000, metavar="MB")
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument(
        "--keep", type=Path, metavar="FOLDER", help="leave the output there"
    )
    return parser


@contextmanager
def _folder(keep: Path | None) -> Iterator[Path]:
    if keep is None:
        with tempfile.TemporaryDirectory() as folder:
            yield Path(folder)
    else:
        keep.mkdir(parents=True)
        yield keep.absolute()


def _generated(
    options: argparse.Namespace, expected: dict[str, Expectation], root: Path
) -> Iterator[Run]:
    """A run for each document, printed as they are done, in their order."""
    folder: Path = options.folder
    chosen = _chosen(options)
    limits = Limits(megabytes=options.memory, seconds=options.seconds)

    def run(number: int) -> Run:
        document = chosen[number]
        key = digest(document)
        return run_document(
            document.absolute(),
            root,
            shown=document.relative_to(folder).as_posix(),
            digest=key,
            name=f"d{number:04}",
            limits=limits,
            expected=expected.get(key),
            trips=options.verify,
        )

    print(_row("document", "in", "out", "models", "warn.", "seconds", "MB", ""))
    with ThreadPoolExecutor(options.jobs) as pool:
        for done in pool.map(run, range(len(chosen))):
            if options.write_expected:
                done = replace(done, unexpected="")
            print(_table_row(done), flush=True)
            yield done


def _chosen(options: argparse.Namespace) -> list[Path]:
    """The documents to run, sorted; others with another seed where not all are."""
    folder: Path = options.folder
    chosen = [
        path
        for path in documents(folder)
        if fnmatch(path.relative_to(folder).as_posix(), options.only)
    ]
    if options.documents is None:
        return chosen
    shuffled = sorted(chosen, key=lambda path: _order(options.seed, digest(path)))
    return sorted(shuffled[: options.documents])


def _judged(runs: list[Run], root: Path, options: argparse.Namespace) -> list[Run]:
    """The runs with what linter, formatter and type checkers say."""
    generated = [run for run in runs if run.generated is not None]
    names = [run.name for run in generated]
    sample = _sample(generated, options.sample, options.seed)
    shown = ", ".join(run.document for run in generated if run.name in sample)
    print(f"\ntypes are checked of --sample {options.sample} --seed {options.seed}:")
    print(f"{shown}\n")
    found: dict[str, list[str]] = {}
    with ThreadPoolExecutor(options.jobs) as pool:
        started = time.perf_counter()
        pending = {
            "black": pool.submit(checks.black, root, names),
            "mypy": pool.submit(checks.mypy, root, sample),
            "basedpyright": pool.submit(checks.basedpyright, root, sample),
            "ruff": pool.submit(checks.ruff, root, names),
        }
        for tool, future in pending.items():
            for name, lines in future.result().items():
                listed = found.setdefault(name, [])
                listed += [f"{tool}: {line}" for line in lines[:3]]
            seconds = time.perf_counter() - started
            print(f"{tool}: done after {seconds:.0f} s", flush=True)
    return [
        replace(run, problems=(*run.problems, *found.get(run.name, ()))) for run in runs
    ]


def _sample(runs: Sequence[Run], size: int, seed: str) -> list[str]:
    """Some of the outputs, others with another seed, and always the largest."""
    if not runs or size <= 0:
        return []
    largest = max(runs, key=lambda run: run.generated or 0)
    others = sorted(
        (run for run in runs if run is not largest),
        key=lambda run: _order(seed, run.digest),
    )
    return sorted(run.name for run in [largest, *others[: size - 1]])


def _order(seed: str, document: str) -> str:
    """Where a document stands, by its digest, in an order that the seed decides."""
    return hashlib.sha256(f"{seed} {document}".encode()).hexdigest()


def _write_expected(
    file: Path, expected: dict[str, Expectation], runs: Sequence[Run]
) -> None:
    written = dict(expected)
    for run in runs:
        known = written.pop(run.digest, None)
        if run.generated is None and run.errors:
            same = known is not None and known.codes == run.errors
            written[run.digest] = Expectation(
                codes=run.errors,
                reason=(
                    known.reason if known and same else reason(run.errors, run.message)
                ),
            )
    file.write_text(dump_expectations(written), encoding="utf-8")


def _table_row(run: Run) -> str:
    trips = f"{run.trips} trips" if run.trips else ""
    if run.failed:
        failed = f", {len(run.failures)} failed" if run.failures else ""
        result = f"FAILED {trips}{failed}".rstrip()
    elif run.generated is None:
        result = " ".join(run.errors)
    else:
        result = trips
    return _row(
        run.document,
        "?" if run.operations is None else run.operations,
        "-" if run.generated is None else run.generated,
        run.models,
        run.warnings,
        f"{run.seconds:.1f}",
        f"{run.megabytes:.0f}",
        result,
    )


def _row(document: str, *cells: object) -> str:
    *numbers, result = cells
    shown = document if len(document) <= 60 else f"...{document[-57:]}"
    return f"{shown:60}" + "".join(f"{cell:>8}" for cell in numbers) + f"  {result}"


def _total(runs: Sequence[Run]) -> str:
    generated = [run for run in runs if run.generated is not None]
    operations = sum(run.generated or 0 for run in generated)
    seconds = sum(run.seconds for run in runs)
    return (
        f"{len(generated)} documents generated, {operations} operations, "
        f"{len(runs) - len(generated)} ended in an error, {seconds:.0f} s of generation"
    )


if __name__ == "__main__":
    sys.exit(main())

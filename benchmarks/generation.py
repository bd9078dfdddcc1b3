"""What generating costs, beside other generators: `make bench`.

Runs every command as a whole process, in turn, so that a machine whose speed drifts
slows all of them alike, and writes medians, with the lowest and highest run, to
`benchmarks/RESULTS.md`:

    cold       generate client, server and docs into an empty folder
    client     the client alone
    one change the document, with another description of one operation
    unchanged  the same again, with nothing to do
    import     milliseconds that the generated `Client` takes above those of httpx2
    first      milliseconds from there to the first decoded model

Documents are those of `specs/`, what `--document` names, and two synthetic ones, of
which one has a tenth of the other's operations. Other generators make their client
alone; those that can't read Swagger 2.0 get the conversion to OpenAPI 3 by npm's
swagger2openapi. They are installed in the folder that `--peers` names, and what can't
be installed or run is listed with the reason.

A document is measured in as many rounds as fit in `--seconds`, at least one. What other
generators could not do within `--limit` seconds, or before `--minutes` are over, is
left out.
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
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from peers import Peers, installed_peers

from triptych import __version__

__all__ = ["main"]

_REPOSITORY = Path(__file__).parents[1]
_RESULTS = Path(__file__).with_name("RESULTS.md")
_TRIPTYCH = (sys.executable, "-m", "triptych", "generate")
_DOCUMENTS = (sys.executable, f"{Path(__file__).with_name('documents.py')}")
_COLD, _CLIENT = "triptych, cold", "triptych, client alone"
_CHANGED, _UNCHANGED = "triptych, one change", "triptych, unchanged"
_PYTHON = "python -c pass"


@dataclass(frozen=True, slots=True)
class Run:
    """One finished process: seconds, and megabytes of its largest process."""

    wall: float
    cpu: float
    memory: float


@dataclass(slots=True)
class Measure:
    """A command with its runs; `folder`, if it has one, is emptied before each.

    `prepare` is called before each run; `environment` is that of the process.
    """

    name: str
    command: Sequence[str]
    folder: Path | None = None
    prepare: Callable[[], object] | None = None
    environment: Mapping[str, str] | None = None
    runs: list[Run] = field(default_factory=list)
    output: float = 0

    def median(self, figure: str) -> float:
        """The median of a figure of the runs."""
        figures: list[float] = [getattr(run, figure) for run in self.runs]
        return statistics.median(figures)


def main() -> None:
    """Measure, and write the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--rounds", type=int, default=5, help="at most so many")
    parser.add_argument("--limit", type=float, default=90, help="seconds of a peer")
    parser.add_argument("--minutes", type=float, default=30, help="of the whole run")
    parser.add_argument("--document", type=Path, action="append", default=[])
    parser.add_argument("--operations", type=int, default=10_000)
    parser.add_argument("--models", type=int, default=7_000)
    parser.add_argument("--peers", type=Path, default=_REPOSITORY / "build" / "peers")
    parser.add_argument("--output", type=Path, default=_RESULTS)
    given = parser.parse_args()
    deadline = time.perf_counter() + 60 * given.minutes
    # Compiled modules are kept, as wherever a tool is installed.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    peers = installed_peers(given.peers)
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        large, small = scratch / "synthetic.json", scratch / "tenth.json"
        _told("synthetic", large, given.operations, given.models)
        _told("synthetic", small, given.operations // 10, given.models // 10)
        specs = _REPOSITORY / "specs"
        sections: list[str] = []
        benches: dict[Path, Bench] = {}
        for document in (
            specs / "cognito.yaml",
            specs / "bookshop.yaml",
            *given.document,
            small,
            large,
        ):
            bench = Bench(
                document, scratch / document.stem, peers, given.limit, deadline
            )
            bench.measure(given.rounds, given.seconds)
            benches[document] = bench
            tenth = benches[small] if document == large else None
            sections.append(bench.section(tenth))
            # Written as far as it is, in case that the rest takes too long.
            given.output.write_text("\n".join([_head(peers), *sections]), "utf-8")
            print(f"{document.stem}: {bench.rounds} rounds", flush=True)


def _head(peers: Peers) -> str:
    processors = len(os.sched_getaffinity(0))
    today = dt.datetime.now(dt.UTC).date()
    others = ", ".join(f"{name} {version}" for name, version in peers.versions.items())
    left_out = "".join(f"\nLeft out: {reason}.\n" for reason in peers.left_out)
    return (
        "# Results of `make bench`\n\n"
        f"triptych {__version__}, Python {platform.python_version()}, "
        f"{platform.system()} {platform.machine()}, {processors} processors, {today}. "
        f"Beside it: {others or 'nothing'}.\n\n"
        "Medians of runs in turn, with the lowest and the highest; CPU is user and "
        "system time of all processes, memory that of the largest one. Other "
        "generators make a client alone, or what their name says.\n"
        f"{left_out}"
    )


class Bench:
    """All that is measured of one document, in `folder`, which is made."""

    def __init__(
        self,
        document: Path,
        folder: Path,
        peers: Peers,
        limit: float,
        deadline: float,
    ) -> None:
        folder.mkdir()
        self._document = document
        self._folder = folder
        self._limit = limit
        self._deadline = deadline
        self._left_out: list[str] = []
        self._changed = folder / f"{document.stem}.json"
        self._is_openapi_3, self._count = _told("json", document, self._changed)
        self._own = self._own_measures()
        self._peers = self._peer_measures(peers)
        self.rounds = 0

    def measure(self, rounds: int, seconds: float) -> None:
        """Run all commands in turn, at most `rounds` times and about `seconds` long."""
        started = time.perf_counter()
        while self.rounds < rounds:
            begun = time.perf_counter()
            for measure in (*self._own, *self._peers):
                self._run(measure)
            self._peers = [item for item in self._peers if item.runs]
            self.rounds += 1
            now = time.perf_counter()
            if now - started + (now - begun) > seconds or now > self._deadline:
                break

    def section(self, tenth: Bench | None) -> str:
        """The table of the document, and what is to say about it.

        `tenth` is the same of a document with a tenth of its operations.
        """
        rows = [
            "| | wall, s | CPU, s | memory, MB | output, MB |",
            "| --- | --- | --- | --- | --- |",
            *map(self._row, (*self._own, *self._peers)),
        ]
        size = self._document.stat().st_size / 1e6
        title = (
            f"## {self._document.stem} ({size:.2f} MB, {self._count} "
            f"operations, {self.rounds} rounds)"
        )
        told = [*self._ratios(), *self._answers(), *self._left_out]
        if tenth is not None:
            told.insert(0, self._growth(tenth))
        notes = "".join(f"\n- {text}" for text in told)
        return f"{title}\n\n" + "\n".join(rows) + f"\n{notes}\n"

    def _own_measures(self) -> list[Measure]:
        changed = self._changed
        folders = {name: self._folder / name for name in ("cold", "client", "changed")}

        def command(document: Path, name: str, *more: str) -> list[str]:
            return [*_TRIPTYCH, f"{document}", "-o", f"{folders[name]}", *more]

        def change() -> None:
            _told("change", changed)

        # Whatever cache the user has must not make the first run of anything quicker.
        new, filled = self._folder / "new-cache", self._folder / "cache"
        first = {**os.environ, "TRIPTYCH_CACHE": f"{new}"}
        later = {**os.environ, "TRIPTYCH_CACHE": f"{filled}"}

        def forget() -> None:
            shutil.rmtree(new, ignore_errors=True)

        run = command(changed, "changed")
        subprocess.run(run, check=True, capture_output=True, env=later)
        return [
            Measure(
                _COLD,
                command(self._document, "cold"),
                folders["cold"],
                prepare=forget,
                environment=first,
            ),
            # What has just been made.
            Measure(_UNCHANGED, command(self._document, "cold"), environment=first),
            Measure(
                _CLIENT,
                command(self._document, "client", "--target", "client"),
                folders["client"],
                prepare=forget,
                environment=first,
            ),
            Measure(
                _CHANGED,
                command(changed, "changed"),
                prepare=change,
                environment=later,
            ),
            Measure(_PYTHON, (sys.executable, "-c", "pass")),
        ]

    def _peer_measures(self, peers: Peers) -> list[Measure]:
        converted: Path | None = self._document
        if not self._is_openapi_3:
            converted = peers.converted(self._document, self._folder, self._limit)
            if converted is None:
                self._left_out.append(
                    "Left out: generators that need OpenAPI 3, to which "
                    "swagger2openapi does not convert it."
                )
        return [
            Measure(name, command, output, environment=peers.environment)
            for name, command, output in peers.commands(
                self._document, converted, self._folder
            )
        ]

    def _run(self, measure: Measure) -> None:
        is_peer = measure not in self._own
        if measure.folder is not None:
            shutil.rmtree(measure.folder, ignore_errors=True)
            if is_peer:
                measure.folder.mkdir()
        if measure.prepare is not None:
            measure.prepare()
        try:
            left = self._deadline - time.perf_counter()
            limit = min(self._limit, left) if is_peer else None
            if is_peer and left <= 0:
                raise RuntimeError("is not run: the time is over")
            measure.runs.append(_run(measure, self._folder, limit))
        except RuntimeError as failed:
            if not is_peer:
                raise
            measure.runs.clear()
            self._left_out.append(f"Left out: {measure.name}, which {failed}.")
        if measure.folder is not None:
            measure.output = _megabytes(measure.folder)

    def _row(self, measure: Measure) -> str:
        cells = [
            _spread([run.wall for run in measure.runs]),
            _spread([run.cpu for run in measure.runs]),
            f"{measure.median('memory'):.0f}",
            f"{measure.output:.1f}" if measure.folder else "",
        ]
        return f"| {measure.name} | {' | '.join(cells)} |"

    def _ratios(self) -> Iterable[str]:
        own = {measure.name: measure for measure in self._own}
        python, cold, client = (own[name] for name in (_PYTHON, _COLD, _CLIENT))

        def ratio(one: Measure, other: Measure) -> str:
            wall = one.median("wall") / other.median("wall")
            cpu = one.median("cpu") / other.median("cpu")
            return f"{wall:.2f}x in wall time, {cpu:.2f}x in CPU time"

        yield f"Cold, of `{_PYTHON}`: {ratio(cold, python)}."
        yield f"Unchanged, of `{_PYTHON}`: {ratio(own[_UNCHANGED], python)}."
        yield f"One change, of cold: {ratio(own[_CHANGED], cold)}."
        for peer in self._peers:
            yield f"Cold, of {peer.name}: {ratio(cold, peer)}."
            yield f"Client alone, of {peer.name}: {ratio(client, peer)}." + (
                " It is faster." if peer.median("wall") < client.median("wall") else ""
            )

    def _growth(self, tenth: Bench) -> str:
        cold, smaller = (
            next(measure for measure in bench._own if measure.name == _COLD)
            for bench in (self, tenth)
        )
        ratios = (
            f"{cold.median(figure) / smaller.median(figure):.2f}x in {name} time"
            for figure, name in (("wall", "wall"), ("cpu", "CPU"))
        )
        memory = 1000 * cold.median("memory") / self._count
        return (
            f"Cold, of a tenth of its operations: {', '.join(ratios)}. Peak memory: "
            f"{memory:.0f} KB an operation."
        )

    def _answers(self) -> Iterable[str]:
        answer = _told("answer", self._document, self._folder / "cold")
        if answer is None:
            yield "No answer of an operation can be made up."
        else:
            yield (
                f"Import of the client: {answer[0]:.0f} ms above httpx2; the first "
                f"decoded model: {answer[1]:.0f} ms."
            )


def _told(task: str, *arguments: object) -> Any:
    """What `documents.py` prints about documents, in a process of its own."""
    command = (*_DOCUMENTS, task, *map(str, arguments))
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout or "null")


def _run(measure: Measure, folder: Path, limit: float | None) -> Run:
    """Raises `RuntimeError`, with what became of it, unless the command succeeds."""
    started = time.perf_counter()
    process = subprocess.Popen(
        measure.command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env=measure.environment,
        # What it starts ends with it.
        start_new_session=True,
    )
    while True:
        found, status, used = os.wait4(process.pid, os.WNOHANG if limit else 0)
        wall = time.perf_counter() - started
        if found:
            break
        if limit is not None and wall > limit:
            os.killpg(process.pid, 9)
            process.wait()
            raise RuntimeError(f"takes more than {limit:.0f} seconds")
        time.sleep(0.005)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(f"exits with {process.returncode}")
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def _spread(seconds: Sequence[float]) -> str:
    median = statistics.median(seconds)
    return f"{median:.2f} ({min(seconds):.2f} to {max(seconds):.2f})"


def _megabytes(folder: Path) -> float:
    files = (path for path in folder.rglob("*") if path.is_file())
    return sum(path.stat().st_size for path in files) / 1e6


if __name__ == "__main__":
    main()

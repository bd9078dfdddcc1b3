"""Documents that are watched: what they are made from, and what a change of it does."""

from __future__ import annotations

import argparse
import os
import queue
import threading
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Final

import watchfiles

from triptych.cli.documents.requests import requested_documents
from triptych.cli.printing.console import Console, ReportedError
from triptych.cli.updates.updating import other_targets, update_output
from triptych.cli.versions.reports import summary
from triptych.comparison import Version, compare
from triptych.config import DocumentConfig
from triptych.config.files import find_config
from triptych.pipeline import Understood

__all__ = ["Changes", "Watched"]

_SUFFIXES: Final = (".json", ".yaml", ".yml", ".toml", ".jinja")
"""What may be missing where a run has failed."""

_QUIET_MILLISECONDS: Final = 100
"""How long nothing may change before a burst of changes is over."""

_LONGEST_BURST_MILLISECONDS: Final = 2000


class Changes:
    """The paths that change in folders, as a thread of its own is told of them.

    So signals find the main thread where it waits, in Python.
    """

    def __init__(self) -> None:
        self._queue: Final[queue.SimpleQueue[set[str]]] = queue.SimpleQueue()
        self._folders: frozenset[Path] = frozenset()
        self._stop = threading.Event()

    def __enter__(self) -> Changes:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        raised: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._stop.set()

    def follow(self, folders: Collection[Path]) -> None:
        """Tell of these folders from now on, not of what is in folders inside."""
        if self._folders == frozenset(folders):
            return
        self._stop.set()
        self._stop = threading.Event()
        self._folders = frozenset(folders)
        arguments = (tuple(folders), self._stop)
        threading.Thread(target=self._watch, args=arguments, daemon=True).start()

    def wait(self) -> set[Path]:
        """What has changed, as soon as something has; all that is known by then."""
        found = self._queue.get()
        while not self._queue.empty():
            found |= self._queue.get()
        return {Path(path) for path in found}

    def _watch(self, folders: Sequence[Path], stop: threading.Event) -> None:
        for changes in watchfiles.watch(
            *folders,
            watch_filter=None,
            debounce=_LONGEST_BURST_MILLISECONDS,
            step=_QUIET_MILLISECONDS,
            stop_event=stop,
            recursive=False,
        ):
            self._queue.put({path for _, path in changes})


class Watched:
    """The documents of a command line, with what each was made from the last time."""

    def __init__(
        self,
        arguments: argparse.Namespace,
        documents: Sequence[DocumentConfig],
        console: Console,
    ) -> None:
        self._arguments: Final = arguments
        self._console: Final = console
        self._documents = list(documents)
        self._understood: dict[Path, Understood] = {}
        self._referenced: dict[Path, tuple[Path, ...]] = {}
        self._failed: set[Path] = set()
        # It may be no TOML while it is edited, and is not looked for again.
        file = find_config(Path.cwd())
        self._configuration: Final = frozenset([] if file is None else [_real(file)])

    @property
    def folders(self) -> frozenset[Path]:
        """The folders of all that output is made from."""
        # Editors replace files, and what is watched itself would be gone then.
        parents = {file.parent for file in self._files()}
        return frozenset(folder for folder in parents if folder.is_dir())

    @property
    def described(self) -> str:
        """What is watched, for people."""
        count = len(self._files())
        return "1 file" if count == 1 else f"{count} files"

    def relevant(self, changed: Iterable[Path]) -> set[Path]:
        """Those of the paths that output is made from, or may be."""
        files = self._files()
        outputs = [_real(item.output) for item in self._documents]
        return {
            path
            for path in changed
            if path in files
            or (
                self._failed
                and path.suffix.lower() in _SUFFIXES
                and not any(path.is_relative_to(output) for output in outputs)
            )
        }

    def update(self, changed: Collection[Path] | None) -> bool:
        """Generate what is made from these paths, None for everything.

        Says what has changed; whether anything was generated without an error.
        """
        if changed is not None and self._configuration & set(changed):
            try:
                with self._console.reporting():
                    self._documents = list(requested_documents(self._arguments))
            except ReportedError:
                return False
        is_done = False
        for document in self._documents:
            key = _real(document.output)
            is_affected = changed is None or key in self._failed
            if is_affected or self._files_of(document) & set(changed or ()):
                is_done |= self._update(document, key)
        return is_done

    def _update(self, document: DocumentConfig, key: Path) -> bool:
        try:
            with self._console.reporting():
                done = update_output(document, self._console)
        except ReportedError:
            self._failed.add(key)
            return False
        if self._arguments.target:
            self._console.diagnostics(other_targets(document, done))
        self._failed.discard(key)
        folder = document.reference_root or document.spec.parent
        self._referenced[key] = tuple(_real(folder / file) for file in done.files)
        before = self._understood.get(key)
        self._understood[key] = done.generated.understood
        if before is not None:
            told = _compared(before, done.generated.understood)
            self._console.result(f"{document.spec}: {told}\n")
        written = len(done.plan.creates) + len(done.plan.updates)
        removed = len(done.plan.deletes)
        files = "1 file" if written == 1 else f"{written} files"
        told = f"{files} written, {removed} removed"
        if not written and not removed:
            told = "up to date"
        self._console.result(f"{document.output}: {told}\n")
        return True

    def _files(self) -> set[Path]:
        files = set().union(*map(self._files_of, self._documents))
        return files | self._configuration

    def _files_of(self, document: DocumentConfig) -> set[Path]:
        named = [
            document.spec,
            *(item.path for item in document.overlays),
            *(item.path for item in document.templates),
        ]
        return {
            *map(_real, named),
            *self._referenced.get(_real(document.output), ()),
            *self._configuration,
        }


def _real(path: Path) -> Path:
    """The path as changes are told: its folder without links, its own name kept."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100  # `..` without links
    return absolute.parent.resolve() / absolute.name


def _compared(old: Understood, new: Understood) -> str:
    changes = compare(
        Version(api=old.api, names=old.names), Version(api=new.api, names=new.names)
    )
    return summary(changes) if changes else "no changes of the API."

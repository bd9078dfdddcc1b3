"""`triptych outputs`: what a run would read and write, for build systems."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from triptych.cli.documents.each import results_of_each
from triptych.cli.documents.inputs import files_read
from triptych.cli.documents.requests import requested_documents
from triptych.cli.memory import rarely_collecting
from triptych.cli.printing.console import Console
from triptych.cli.versions.recorded import recorded_history
from triptych.config import DocumentConfig
from triptych.json_value import JsonValue
from triptych.output.layout import LOCK_NAME

__all__ = ["outputs"]


class _Listed(NamedTuple):
    """The files of a document by their paths; `files` are the tool's."""

    spec: str
    output: str
    inputs: tuple[str, ...]
    files: tuple[str, ...]
    written_once: tuple[str, ...]

    def as_json(self) -> JsonValue:
        """The same for programs."""
        return {
            "spec": self.spec,
            "output": self.output,
            "inputs": [*self.inputs],
            "files": [*self.files],
            "written_once": [*self.written_once],
        }


def outputs(arguments: argparse.Namespace, console: Console) -> int:
    """Print the paths of what `generate` writes if none of it is there yet."""

    def list_one(document: DocumentConfig) -> _Listed:
        from triptych.cli.documents.reading import generate_from

        history = recorded_history(document)
        sources, generated = generate_from(document, console, history=history)
        files = generated.files
        folder = document.output
        read = files_read(document, sources.contents, arguments)
        return _Listed(
            spec=document.spec.as_posix(),
            output=folder.as_posix(),
            inputs=tuple(sorted({file.as_posix() for file in read if file.is_file()})),
            files=_paths(
                folder,
                [LOCK_NAME, *(item.path for item in files if not item.written_once)],
            ),
            written_once=_paths(
                folder, [item.path for item in files if item.written_once]
            ),
        )

    documents = requested_documents(arguments)
    with rarely_collecting():
        every = range(len(documents))
        found = results_of_each(documents, console, list_one, slow=every)
    listed = [item for item in found if item is not None]
    end = "\0" if arguments.null else "\n"
    paths = _chosen(listed, written_once=arguments.written_once)
    console.result("".join(f"{path}{end}" for path in paths))
    console.fact("documents", [item.as_json() for item in listed])
    return 2 if len(listed) < len(found) else 0


def _chosen(listed: Iterable[_Listed], *, written_once: bool) -> Iterator[str]:
    for item in listed:
        yield from sorted(item.files + (item.written_once if written_once else ()))


def _paths(folder: Path, paths: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted((folder / path).as_posix() for path in paths))

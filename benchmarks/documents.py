"""What `generation.py` has done about documents, in processes that end.

A process that starts others hands its own peak of memory down to them, as Linux counts;
so the one that measures never holds a document.

    documents.py json DOCUMENT FILE     write it as JSON; print its standard and size
    documents.py change FILE            describe its first operation in new words
    documents.py synthetic FILE N M     write a document of N operations and M models
    documents.py answer DOCUMENT OUTPUT print what the first answer of a client takes
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from first_answer import first_answer
from synthetic import write_document

from triptych import pipeline
from triptych.cli.documents.reading import read_document
from triptych.config import DocumentConfig
from triptych.front_ends import front_end_of
from triptych.json_value import JsonValue

__all__ = ["main"]

_METHODS = ("get", "put", "post", "delete", "patch", "head", "options")


def main() -> None:
    """Do what the arguments say, and print a line of JSON."""
    task, document, *more = sys.argv[1:]
    if task == "json":
        print(json.dumps(_as_json(Path(document), Path(*more))))
    elif task == "change":
        _change(Path(document))
    elif task == "synthetic":
        operations, models = map(int, more)
        write_document(Path(document), operations=operations, models=models)
    else:
        print(json.dumps(_answer(Path(document), Path(*more))))


def _config(document: Path) -> DocumentConfig:
    return DocumentConfig(spec=document, output=Path(), name=document.stem)


def _as_json(document: Path, file: Path) -> tuple[bool, int]:
    sources = read_document(_config(document))
    tree = front_end_of(sources.root.tree).bundle(sources)
    file.write_text(json.dumps(tree), "utf-8")
    return "openapi" in tree, len(_operations(tree))


def _operations(tree: dict[str, JsonValue]) -> list[dict[str, JsonValue]]:
    paths = tree["paths"]
    assert isinstance(paths, dict)
    found = [
        item[method]
        for item in paths.values()
        if isinstance(item, dict)
        for method in _METHODS
        if method in item
    ]
    return [operation for operation in found if isinstance(operation, dict)]


def _change(file: Path) -> None:
    tree = json.loads(file.read_text("utf-8"))
    _operations(tree)[0]["description"] = f"Changed at {time.time_ns()}."
    file.write_text(json.dumps(tree), "utf-8")


def _answer(document: Path, output: Path) -> tuple[float, float] | None:
    config = _config(document)
    understood = pipeline.understand(read_document(config), config)
    answer = first_answer(understood.api, understood.names, output)
    return None if answer is None else (answer.imported, answer.decoded)


if __name__ == "__main__":
    main()

"""From bytes to a tree of JSON values, or one diagnostic that says why not."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from triptych.diagnostics import Diagnostic, DiagnosticsError, error
from triptych.json_value import JsonValue, spelled
from triptych.source.limits import MAX_BYTES, MAX_DEPTH
from triptych.source.lines import TextError
from triptych.source.provenance import Provenance

if TYPE_CHECKING:
    from triptych.source.events import Event
    from triptych.source.tree import Document

__all__ = ["Source", "read", "read_bytes", "source_events"]

_SURROGATE_ESCAPE: Final = re.compile(r"\\u[dD][89a-fA-F]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One document as it was read.

    `name` is the file as the user named it, for messages. `tree` has the keys as their
    author wrote them, and shares what YAML aliases share, so nobody may change it.
    `text` is `data` decoded. `diagnostics` are warnings about how it is written.
    `provenance` is there once `tree` has been corrected, and is no longer what the text
    says.
    """

    name: str
    data: bytes = field(repr=False)
    text: str = field(repr=False)
    tree: dict[str, JsonValue] = field(repr=False)
    is_json: bool
    diagnostics: tuple[Diagnostic, ...] = ()
    provenance: Provenance | None = field(default=None, repr=False)


class _IrregularJsonError(ValueError):
    """JSON that Python reads without complaint though it means nothing certain."""


def read(path: Path) -> Source:
    """The document in the file `path`.

    Raises `DiagnosticsError` if there is none: see `read_bytes`.
    """
    name = str(path)
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as problem:
        raise _fail(_unreadable(problem, name)) from None
    return read_bytes(data, name)


def read_bytes(data: bytes, name: str) -> Source:
    """The document in `data`, which is JSON or YAML, in UTF-8, UTF-16 or UTF-32.

    The first document of a YAML stream that isn't empty counts, and has to be an object
    and the only one. Raises `DiagnosticsError` for anything else.
    """
    if len(data) > MAX_BYTES:
        message = f"the document is longer than {MAX_BYTES // 1024**2} MiB"
        raise _fail(error("document-too-long", message, file=name))
    text = _decode(data, name)
    json_error: json.JSONDecodeError | None = None
    if text.lstrip(" \t\r\n").startswith("{"):
        try:
            tree = _json_tree(text)
        except _IrregularJsonError:
            return _from_events(data, text, name, is_json=True)
        except json.JSONDecodeError as problem:
            json_error = problem
        else:
            return Source(name=name, data=data, text=text, tree=tree, is_json=True)
    try:
        return _from_events(data, text, name, is_json=False)
    except DiagnosticsError as problem:
        code = problem.diagnostics[0].code
        if json_error is None or code != "not-yaml" or not name.endswith(".json"):
            raise
    found = TextError(
        "not-json",
        f"not valid JSON: {_first_lower(json_error.msg)}",
        offset=json_error.pos,
    )
    raise _fail(found.diagnostic(text, name))


def source_events(text: str, *, is_json: bool) -> Iterator[Event]:
    """The events of a document that is JSON or YAML; they raise `TextError`."""
    # Most documents are JSON without a finding, and need none of these.
    if is_json:
        from triptych.source.json_events import json_events

        return json_events(text)
    from triptych.source.yaml_events import fastest_parser, yaml_events

    return yaml_events(text, fastest_parser())


def _from_events(data: bytes, text: str, name: str, *, is_json: bool) -> Source:
    from triptych.source.tree import build

    try:
        documents = build(source_events(text, is_json=is_json))
        document = _only(documents)
    except TextError as found:
        raise _fail(found.diagnostic(text, name)) from None
    if document is None:
        raise _fail(error("document-empty", "the document is empty", file=name))
    if document.duplicates:
        raise DiagnosticsError(
            duplicate.diagnostic(text, name) for duplicate in document.duplicates
        )
    if not isinstance(document.tree, dict):
        kind = "a list" if isinstance(document.tree, list) else "a single value"
        problem = TextError(
            "not-an-object",
            f"an API description is an object with keys, and this is {kind}",
            offset=document.offset,
        )
        raise _fail(problem.diagnostic(text, name))
    return Source(
        name=name,
        data=data,
        text=text,
        tree=document.tree,
        is_json=is_json,
        diagnostics=document.diagnostics,
    )


def _only(documents: list[Document]) -> Document | None:
    """The one document that isn't empty; raises `TextError` if there are more."""
    filled = [document for document in documents if document.tree is not None]
    if len(filled) > 1:
        raise TextError(
            "document-second",
            "a second document begins here; a file describes one API",
            offset=filled[1].offset,
            hint="put it in a file of its own",
        )
    return filled[0] if filled else None


def _decode(data: bytes, name: str) -> str:
    # YAML 1.2, section 5.2 deduces the encoding exactly as JSON's first standard did.
    encoding = json.detect_encoding(data)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as problem:
        # Not `data`: the codec counts from after a byte order mark.
        before = problem.object[: problem.start].decode(encoding, "replace")
        rest = problem.object[problem.start : problem.start + 400]
        after = rest.decode(encoding, "replace")
        label = encoding.upper().removesuffix("-SIG")
        found = TextError(
            "encoding",
            f"the byte 0x{rest[0]:02X} is not valid {label} here",
            offset=len(before),
            hint="save the file as UTF-8",
        )
        raise _fail(found.diagnostic(before + after, name)) from None


def _json_tree(text: str) -> dict[str, JsonValue]:
    """The tree of a text that begins with a brace.

    Raises `json.JSONDecodeError` if it isn't JSON, and `_IrregularJsonError` if it has
    what a diagnostic is due for: duplicate keys, numbers and characters nothing can
    hold, too deep a nesting.
    """
    irregular: list[str] = []

    # The hooks note and go on, since a text that isn't JSON at all may be YAML.
    def unique(pairs: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
        members = dict(pairs)
        if len(members) != len(pairs):
            irregular.append("duplicate key")
        return members

    def finite(number: str) -> int | float:
        value = float(number)
        if not math.isfinite(value):
            irregular.append(number)
        return spelled(value, number)

    try:
        tree: dict[str, JsonValue] = json.loads(
            text, object_pairs_hook=unique, parse_constant=finite, parse_float=finite
        )
    except json.JSONDecodeError:
        raise
    except (RecursionError, ValueError):
        # The latter for integers beyond sys.get_int_max_str_digits().
        raise _IrregularJsonError from None
    if irregular or _depth(tree) > MAX_DEPTH:
        raise _IrregularJsonError
    if _SURROGATE_ESCAPE.search(text) is not None:
        try:
            json.dumps(tree, ensure_ascii=False).encode()
        except UnicodeEncodeError:
            raise _IrregularJsonError from None
    return tree


def _depth(tree: JsonValue) -> int:
    """How deep lists and objects nest, counted level by level, without recursion."""
    depth = 0
    level: list[dict[str, JsonValue] | list[JsonValue]] = []
    if isinstance(tree, dict | list):
        level.append(tree)
    while level:
        depth += 1
        level = [
            child
            for container in level
            for child in (
                container.values() if isinstance(container, dict) else container
            )
            if isinstance(child, dict | list)
        ]
    return depth


def _unreadable(problem: OSError | ValueError, name: str) -> Diagnostic:
    match problem:
        case FileNotFoundError():
            return error("file-missing", "there is no such file", file=name)
        case IsADirectoryError():
            message = "this is a folder, not a file"
            return error("file-is-folder", message, file=name)
        case PermissionError():
            message = "this file may not be read by you"
            return error("file-unreadable", message, file=name)
        case _:
            # A ValueError is a path no file can have, such as one with a NUL.
            told = problem.strerror if isinstance(problem, OSError) else None
            reason = _first_lower(told or str(problem))
            message = f"this file can't be read: {reason}"
            return error("file-unreadable", message, file=name)


def _first_lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _fail(diagnostic: Diagnostic) -> DiagnosticsError:
    return DiagnosticsError([diagnostic])

"""What a document has, counted without the tool that is tested."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import yaml

__all__ = ["count_operations", "documents"]

_SUFFIXES = {".json", ".yaml", ".yml"}
_METHODS = {"get", "head", "post", "put", "patch", "delete", "options", "trace"}
_VERSION = re.compile(
    r"(?:^|[{,\s])[\"']?(?:swagger|openapi)[\"']?\s*:\s*[\"']?\d", re.MULTILINE
)


def documents(folder: Path) -> list[Path]:
    """The files below `folder` that state a version of Swagger or OpenAPI, sorted."""
    return [
        path
        for path in sorted(folder.rglob("*"))
        if path.suffix in _SUFFIXES and path.is_file() and _VERSION.search(_text(path))
    ]


def count_operations(document: Path) -> int | None:
    """How many operations a document has; None if it is not to be read."""
    try:
        described = _load(document)
        # What `x-ms-paths` lists are operations like others.
        items = [
            _path_item(item, document)
            for section in ("paths", "x-ms-paths")
            for key, item in (described.get(section) or {}).items()
            if not key.lower().startswith("x-")
        ]
        methods = _METHODS | ({"query"} if _has_more_methods(described) else set())
        return sum(
            len(methods & item.keys()) + len(item.get("additionalOperations") or {})
            for item in items
        )
    except (AttributeError, LookupError, OSError, RecursionError, ValueError):
        return None
    except yaml.YAMLError:
        return None


def _has_more_methods(described: Any) -> bool:
    """Whether the method QUERY counts, as it does from OpenAPI 3.2 on."""
    return str(described.get("openapi", "")).startswith("3.2")


def _path_item(item: Any, document: Path) -> dict[str, Any]:
    """A path item, or the one it refers to, which may be in another file."""
    seen: set[tuple[Path, str]] = set()
    while "$ref" in item:
        file, _, fragment = str(item["$ref"]).partition("#")
        if file:
            document = document.parent / unquote(file)
        if (document, fragment) in seen:
            raise ValueError("a reference to itself")
        seen.add((document, fragment))
        item = _load(document)
        for token in unquote(fragment).split("/")[1:]:
            name = token.replace("~1", "/").replace("~0", "~")
            item = item[int(name)] if isinstance(item, list) else item[name]
    return dict(item)


class _Loader(yaml.CSafeLoader):
    """Reads what YAML 1.1 has special types for as the text that is written."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag.endswith(":merge")]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def _load(path: Path) -> Any:
    text = _text(path)
    if text.lstrip().startswith("{"):
        try:
            return json.loads(text)
        except ValueError:
            # A YAML flow mapping begins so as well.
            pass
    return next(tree for tree in yaml.load_all(text, _Loader) if tree)


def _text(path: Path) -> str:
    data = path.read_bytes()
    is_utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    return data.decode("utf-16" if is_utf16 else "utf-8-sig", errors="replace")

"""The JSON Schema of the configuration, for editors (JSON Schema draft 7).

Which keys there are, and which values some of them take, is asked of the readers, so
that neither knows more than the other. It says what JSON Schema can say: whether a
version or a licence is one, and whether two documents share a folder, only a run knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Final

from triptych.config.corrections import CORRECTION_KEYS
from triptych.config.documents import (
    ALL_TARGETS,
    CorrectionKind,
    NamingKind,
    PaginationStyle,
)
from triptych.config.editions import known_editions
from triptych.config.files import CONFIGURATION_KEYS
from triptych.config.metadata import LONGEST_LABEL, METADATA_KEYS
from triptych.config.naming import NAMING_KEYS
from triptych.config.pagination import MAY_BE_EMPTY, STYLE_KEYS
from triptych.config.reader import DOCUMENT_KEYS, PATTERN_KEYS
from triptych.json_value import JsonValue

__all__ = ["SCHEMA_URL", "config_schema"]

SCHEMA_URL: Final = "https://www.schemastore.org/triptych.json"
"""Where editors find the schema once the catalogue of SchemaStore lists it."""

_Schema = dict[str, JsonValue]


def config_schema() -> _Schema:
    """The schema of `triptych.toml`, and of `[tool.triptych]` in a pyproject.toml."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": SCHEMA_URL,
        "title": "configuration of triptych",
        "description": "Which API descriptions give which output. Paths are relative "
        "to the file.",
        **_table(CONFIGURATION_KEYS, _CONFIGURATION, required=["documents"]),
        "definitions": {
            "document": _document(),
            "patterns": _table(PATTERN_KEYS, _PATTERNS),
            "naming": _naming(),
            "pagination": _pagination(),
            "correction": _correction(),
            "metadata": _table(METADATA_KEYS, _METADATA),
            "texts": {"type": "array", "items": _text()},
        },
    }


def _text(description: str = "", **rules: JsonValue) -> _Schema:
    """A string that is not empty."""
    told: _Schema = {"description": description} if description else {}
    return {**told, "type": "string", "minLength": 1, **rules}


def _optional_text(description: str) -> _Schema:
    """A string; an empty one counts as none."""
    return {"description": description, "type": "string"}


def _reference(name: str, description: str) -> _Schema:
    # Beside a `$ref` draft 7 ignores everything, so that the description needs this.
    return {"description": description, "allOf": [{"$ref": f"#/definitions/{name}"}]}


def _list_of(name: str, description: str) -> _Schema:
    return {
        "description": description,
        "type": "array",
        "items": {"$ref": f"#/definitions/{name}"},
    }


def _choice(description: str, values: Iterable[str]) -> _Schema:
    return {"description": description, "type": "string", "enum": [*values]}


def _table(
    keys: Iterable[str],
    described: Mapping[str, _Schema],
    *,
    required: Sequence[str] = (),
) -> _Schema:
    """The schema of a table with these keys, in the order in which they are described.

    Raises:
        KeyError: a reader knows a key that is not described here.
    """
    known = {*keys}
    if missing := known - described.keys():
        raise KeyError(", ".join(sorted(missing)))
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {key: described[key] for key in described if key in known},
        **({"required": [*required]} if required else {}),
    }


def _with(*keys: str) -> _Schema:
    """What a table is that has these keys.

    Strict validators want every key declared where it is required.
    """
    return {
        "type": "object",
        "required": [*keys],
        "properties": dict.fromkeys(keys, True),
    }


def _case(key: str, value: str) -> _Schema:
    """What a table is in which `key` has this value, or is missing."""
    return {"type": "object", "properties": {key: {"const": value}}}


def _document() -> _Schema:
    return {
        "description": "An API description and what is generated from it",
        **_table(DOCUMENT_KEYS, _DOCUMENT, required=["spec", "output"]),
    }


def _naming() -> _Schema:
    return {
        "description": "A rule that names all things of a kind that match a pattern",
        **_table(NAMING_KEYS, _NAMING, required=["name"]),
        "oneOf": [_with(kind.value) for kind in NamingKind],
    }


def _pagination() -> _Schema:
    keys = {"style", "operations"}.union(*STYLE_KEYS.values())
    return {
        "description": "How to get all pages of some lists",
        **_table(keys, _PAGINATION, required=["style"]),
        "allOf": [
            {
                "if": _case("style", style.value),
                "then": _style(style),
            }
            for style in PaginationStyle
        ],
    }


def _style(style: PaginationStyle) -> _Schema:
    """What holds for the rules of a style besides the types of values."""
    keys = STYLE_KEYS[style]
    rules: list[JsonValue] = [
        {"not": _with(*pair)}
        for pair in combinations([key for key in _LEADING if key in keys], 2)
    ]
    if style is PaginationStyle.LINK:
        given: _Schema = {"operations": {"type": "array", "minItems": 1}}
        listed = {**_with("operations"), "properties": given}
        rules.append({"anyOf": [_with("size"), listed]})
    return {
        "type": "object",
        "propertyNames": {"enum": ["style", "operations", *sorted(keys)]},
        **(_with("parameter") if "parameter" in keys else {}),
        **({"allOf": rules} if rules else {}),
    }


# Of these one may say where the next page is.
_LEADING: Final = ("next", "header", "last")


def _correction() -> _Schema:
    needs_value = _with("value")
    then: dict[CorrectionKind, _Schema] = {
        CorrectionKind.REMOVE: {"not": needs_value},
        CorrectionKind.ADD: needs_value,
        CorrectionKind.REPLACE: needs_value,
        CorrectionKind.MERGE: {
            **needs_value,
            "properties": {"value": {"type": "object"}},
        },
    }
    return {
        "description": "A change of the description before it is read",
        **_table(CORRECTION_KEYS, _CORRECTION, required=["op", "path"]),
        "allOf": [
            {
                "if": _case("op", kind.value),
                "then": then[kind],
            }
            for kind in CorrectionKind
        ],
    }


_EDITION: Final = _choice(
    "The edition that pins the output; by default the latest one", known_editions()
)

_CONFIGURATION: Final[Mapping[str, _Schema]] = {
    "edition": _EDITION,
    "documents": {
        "description": "The API descriptions to generate from",
        "type": "array",
        "minItems": 1,
        "items": {"$ref": "#/definitions/document"},
    },
}

_PATTERNS: Final[Mapping[str, _Schema]] = {
    "tags": _reference("texts", "Tags of operations; `*` is any run of characters"),
    "paths": _reference(
        "texts", "Paths of operations; `*` stops at a slash, `**` does not"
    ),
    "operations": _reference(
        "texts", "Ids of operations; `*` is any run of characters"
    ),
}

_DOCUMENT: Final[Mapping[str, _Schema]] = {
    "spec": _text("The file with the API description"),
    "output": _text("The folder that the output goes to"),
    "name": _optional_text(
        "What the names of the packages begin with; by default the stem of the file"
    ),
    "targets": {
        "description": "What to generate; by default everything",
        "anyOf": [
            {
                "type": "array",
                "items": _choice("A target", ALL_TARGETS),
                "minItems": 1,
            },
            _choice("The only target", ALL_TARGETS),
        ],
    },
    "strict": {
        "description": "Whether warnings about the description are errors",
        "type": "boolean",
        "default": False,
    },
    "ref-root": _optional_text(
        "The folder in which references are followed; by default that of the file"
    ),
    "include": _reference("patterns", "Generate only these operations"),
    "exclude": _reference("patterns", "Leave these operations out"),
    "rename": {
        "description": "Python names, by the JSON pointer of a thing, or by `tag:` and "
        "the name of a tag",
        "type": "object",
        "propertyNames": {"type": "string", "pattern": "^tag:|#/"},
        "additionalProperties": {"type": "string"},
    },
    "naming": _list_of("naming", "Rules for names; the first that matches counts"),
    "pagination": _list_of(
        "pagination", "Rules for iterators over lists; the first that matches counts"
    ),
    "overlays": {
        "description": "Files with OpenAPI overlays, applied in this order",
        "anyOf": [{"$ref": "#/definitions/texts"}, _text()],
    },
    "corrections": _list_of(
        "correction", "Changes of the description, applied after the overlays"
    ),
    "install": _optional_text(
        "The command that READMEs and docs give to install a package; `{name}` stands "
        "for the name of its distribution"
    ),
    "metadata": _reference("metadata", "What the packages say about themselves"),
    "edition": _EDITION,
    "templates": {
        "description": "Files in place of templates, by the name of a template, or by "
        "that and the name of a block: `client/client.py.jinja#client_members`",
        "type": "object",
        "propertyNames": {"pattern": "^[^#]*(#.+)?$"},
        "additionalProperties": _text(),
    },
}

_NAMING: Final[Mapping[str, _Schema]] = {
    **{
        kind.value: _text(f"A pattern of names of {kind.value}; `*` is any text")
        for kind in NamingKind
    },
    "name": _text("The new name; `{1}` is what the first `*` of the pattern matched"),
}


def _named(key: str, description: str) -> _Schema:
    return _optional_text(description) if key in MAY_BE_EMPTY else _text(description)


_PAGINATION: Final[Mapping[str, _Schema]] = {
    "style": _choice(
        "What leads from a page to the next: a token, the number of the page or of its "
        "first item, a `Link` header, or a URL in the response",
        PaginationStyle,
    ),
    "operations": _reference(
        "texts",
        "Ids or patterns of operations; by default all that have the parameters",
    ),
    "parameter": _named(
        "parameter", "The request parameter with the token, the page or the first item"
    ),
    "next": _named("next", "The response field with the next token or URL"),
    "header": _named("header", "The response header with the next token or URL"),
    "last": _named("last", "The field of the last item that is the next token"),
    "items": _named(
        "items", "The response field with the items; by default its only array"
    ),
    "size": _named("size", "The request parameter with the size of a page"),
    "more": _named("more", "A boolean response field: false ends the list"),
    "pages": _named("pages", "The response field with the number of pages"),
    "total": _named("total", "The response field with the number of items"),
    "end": {
        "description": "The token that ends a list",
        "anyOf": [{"type": "string"}, {"type": "integer"}],
    },
    "first": {
        "description": "The number of the first page or item",
        "type": "integer",
    },
}

_CORRECTION: Final[Mapping[str, _Schema]] = {
    "op": _choice(
        "Add, replace or remove a value (RFC 6902), or merge one (RFC 7396)",
        CorrectionKind,
    ),
    "path": {
        "description": "The place, a JSON pointer such as `#/paths/~1pets/get`; for "
        "another file with its path before the `#`",
        "type": "string",
        "pattern": "^(/[^#]*)?$|^[^#]*#(/([^~]|~[01])*)?$",
    },
    "value": {"description": "The new value"},
}

_METADATA: Final[Mapping[str, _Schema]] = {
    "version": _text("The version of the packages (PEP 440)"),
    "license": _optional_text("The licence, an SPDX expression"),
    "authors": _reference("texts", "The authors, each as `Name <address>`"),
    "keywords": _reference("texts", "Keywords of the packages"),
    "urls": {
        "description": "Links by their labels",
        "type": "object",
        "propertyNames": {"type": "string", "maxLength": LONGEST_LABEL},
        "additionalProperties": {
            "type": "string",
            "pattern": '^https?://[^\\s<>"]+$',
        },
    },
}

"""Which standard a document follows, before anything else is read from it."""

from __future__ import annotations

from typing import Final, NamedTuple

from triptych.description.grammar import Standard
from triptych.diagnostics import Diagnostic, DiagnosticsError, error, warning
from triptych.json_value import JsonValue
from triptych.pointer import ROOT

__all__ = ["Stated", "stated_standard"]


class Stated(NamedTuple):
    """The standard a document states, and what is odd about how it does."""

    standard: Standard
    diagnostics: tuple[Diagnostic, ...] = ()


# The keys by which other descriptions of APIs say what they are.
_STANDARDS: Final = {
    "openapi": "OpenAPI",
    "swaggerVersion": "Swagger",
    "asyncapi": "AsyncAPI",
    "openrpc": "OpenRPC",
    "arazzo": "Arazzo",
    "overlay": "OpenAPI Overlay",
    "discoveryVersion": "Google API Discovery",
    "smithy": "Smithy",
}
_SUPPORTED: Final = 'only Swagger 2.0 (`swagger: "2.0"`) is supported'


def stated_standard(tree: dict[str, JsonValue]) -> Stated:
    """The standard of a document; raises `DiagnosticsError` if it states none that is
    supported, and says what it is instead.
    """
    version = tree.get("swagger")
    if version == "2.0":
        return Stated(Standard.SWAGGER_2_0)
    # A bare 2.0 is a number, in YAML and in JSON.
    if version in (2, "2") and not isinstance(version, bool):
        odd = warning(
            "version-spelling",
            f'the version should be the text "2.0", and is {_spelled(version)}',
            pointer=ROOT / "swagger",
            hint='write `swagger: "2.0"`',
        )
        return Stated(Standard.SWAGGER_2_0, (odd,))
    if "swagger" in tree:
        raise _refusal(f"this is not Swagger 2.0: `swagger` is {_spelled(version)}")
    for key, standard in _STANDARDS.items():
        if key in tree:
            told = tree[key]
            number = f" {told}" if isinstance(told, str | float | int) else ""
            raise _refusal(
                f"this is {_article(standard)} {standard}{number} document", key
            )
    if isinstance(tree.get("apiVersion"), str) and isinstance(tree.get("kind"), str):
        raise _refusal("this is a Kubernetes resource", "kind")
    if "$schema" in tree:
        raise _refusal("this is a JSON Schema or a document with one", "$schema")
    raise DiagnosticsError(
        [
            error(
                "version-missing",
                "this is not an API description: there is no key `swagger`",
                pointer=ROOT,
                hint=f'{_SUPPORTED}; if this is one, begin it with `swagger: "2.0"`',
            )
        ]
    )


def _refusal(message: str, key: str = "swagger") -> DiagnosticsError:
    found = error("version-unsupported", message, pointer=ROOT / key, hint=_SUPPORTED)
    return DiagnosticsError([found])


def _article(noun: str) -> str:
    return "an" if noun[0] in "AEIO" else "a"


def _spelled(value: JsonValue) -> str:
    match value:
        case None:
            return "null"
        case str():
            return f'"{value}"'
        case bool():
            return str(value).lower()
        case int() | float():
            return f"the number {value}"
        case list():
            return "a list"
        case dict():
            return "an object"

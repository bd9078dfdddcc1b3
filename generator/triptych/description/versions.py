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


# The versions that are read, by major and minor number.
_OPENAPI: Final = {
    "3.0": Standard.OPENAPI_3_0,
    "3.1": Standard.OPENAPI_3_1,
    "3.2": Standard.OPENAPI_3_2,
}

# The keys by which other descriptions of APIs say what they are.
_STANDARDS: Final = {
    "swaggerVersion": "Swagger",
    "asyncapi": "AsyncAPI",
    "openrpc": "OpenRPC",
    "arazzo": "Arazzo",
    "overlay": "OpenAPI Overlay",
    "discoveryVersion": "Google API Discovery",
    "smithy": "Smithy",
}
_SUPPORTED: Final = (
    'Swagger 2.0 (`swagger: "2.0"`) and OpenAPI 3.0 to 3.2 (`openapi: 3.1.0`) are '
    "supported"
)


def stated_standard(tree: dict[str, JsonValue]) -> Stated:
    """The standard of a document; raises `DiagnosticsError` if it states none that is
    supported, and says what it is instead.
    """
    if "swagger" in tree:
        return _swagger(tree["swagger"])
    if "openapi" in tree:
        return _openapi(tree["openapi"])
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
                "this is not an API description: there is neither a key `openapi` nor "
                "a key `swagger`",
                pointer=ROOT,
                hint=_SUPPORTED,
            )
        ]
    )


def _swagger(version: JsonValue) -> Stated:
    if version == "2.0":
        return Stated(Standard.SWAGGER_2_0)
    # A bare 2.0 is a number, in YAML and in JSON.
    if version in (2, "2") and not isinstance(version, bool):
        return Stated(
            Standard.SWAGGER_2_0,
            (_odd_spelling("swagger", "2.0", version),),
        )
    raise _refusal(f"this is not Swagger 2.0: `swagger` is {_spelled(version)}")


def _openapi(version: JsonValue) -> Stated:
    text = str(version) if isinstance(version, str | float | int) else ""
    major, _, rest = text.strip().partition(".")
    minor, _, patch = rest.partition(".")
    standard = _OPENAPI.get(f"{major}.{minor or '0'}")
    if standard is None or isinstance(version, bool):
        raise _refusal(
            f"this version of OpenAPI is not known: `openapi` is {_spelled(version)}",
            "openapi",
        )
    if isinstance(version, str) and minor and patch:
        return Stated(standard)
    meant = f"{major}.{minor or '0'}.0"
    return Stated(standard, (_odd_spelling("openapi", meant, version),))


def _odd_spelling(key: str, meant: str, version: JsonValue) -> Diagnostic:
    return warning(
        "version-spelling",
        f'the version should be the string "{meant}", and is {_spelled(version)}',
        pointer=ROOT / key,
        hint=f'write `{key}: "{meant}"`',
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

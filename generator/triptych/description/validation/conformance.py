"""openapi-spec-validator, asked for all its findings with their places, and offline.

The library's own entry point stops at the first thing it can't follow, tells no place
for half of its findings, and loads any URL a reference names. So its parts are driven
here: first the schema of the standard, then its checks of one path after the other.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import time
from typing import Any, Final, NoReturn

from jsonschema import FormatChecker
from jsonschema.exceptions import ValidationError
from jsonschema.protocols import Validator
from jsonschema.validators import Draft4Validator, Draft202012Validator, extend
from jsonschema_path.paths import SchemaPath
from openapi_schema_validator import OAS30Validator, oas30_format_checker
from openapi_spec_validator import OpenAPIV2SpecValidator
from openapi_spec_validator.schemas import (
    schema_v2,
    schema_v30,
    schema_v31,
    schema_v32,
)
from openapi_spec_validator.validation.exceptions import (
    ExtraParametersError,
    OpenAPIValidationError,
)
from openapi_spec_validator.validation.keywords import (
    KeywordValidator,
    OpenAPIV2ParameterValidator,
    OpenAPIV30SchemaValidator,
    OpenAPIV30ValueValidator,
    PathValidator,
)
from openapi_spec_validator.validation.registries import KeywordValidatorRegistry
from referencing.exceptions import Unresolvable

from triptych.description.grammar import Grammar, Standard
from triptych.description.validation.unique_items import check_unique_items
from triptych.description.validation.violations import pointer_of, violations
from triptych.diagnostics import Diagnostic, warning
from triptych.json_value import JsonValue
from triptych.pointer import ROOT, Pointer
from triptych.source.json_reference import reference_of

__all__ = ["findings"]

_MAX_REFERENCES: Final = 100
"""How many references in a row are followed to say where a finding is."""


def findings(tree: dict[str, JsonValue], grammar: Grammar) -> Iterator[Diagnostic]:
    """Everything the library has to say about `tree`, with repetitions."""
    violated: list[Diagnostic] = []
    for finding in _schema_findings(tree, grammar):
        violated.append(finding)
        yield finding
    yield from _path_findings(tree, violated, grammar)


def _schema_findings(
    tree: dict[str, JsonValue], grammar: Grammar
) -> Iterator[Diagnostic]:
    checks = _CHECKS[grammar.standard]
    validator = checks.schema_validator(dict(checks.schema))
    try:
        for error in validator.iter_errors(tree):
            for found in violations(error, grammar):
                yield warning(
                    found.code,
                    found.message,
                    pointer=found.pointer,
                    hint=found.hint,
                )
    except Exception as problem:  # What a library raises on a hostile text is open.
        yield _incomplete(f"the schema of {grammar.standard}", problem, ROOT)


def _path_findings(
    tree: dict[str, JsonValue], violated: list[Diagnostic], grammar: Grammar
) -> Iterator[Diagnostic]:
    keywords = _CHECKS[grammar.standard].keywords
    paths = tree.get("paths")
    if (
        keywords is None
        or not isinstance(paths, dict)
        or any(map(_is_elsewhere, tree.values()))
    ):
        return
    document = SchemaPath.from_dict(tree, handlers=_NoHandlers())
    check = PathValidator(KeywordValidatorRegistry(keywords))
    stopped: list[tuple[str, Exception]] = []
    # Not `document / "paths" / path`, which takes a "#" in a path for a separator.
    for key, item in (document / "paths").items():
        path = str(key)
        if not isinstance(paths[path], dict):
            continue
        try:
            for error in check(path, item):
                if isinstance(error, _PlacedError):
                    yield from _placed_findings(error, tree, grammar)
        except Unresolvable:
            # The lowering reports each reference that leads nowhere or outside.
            continue
        except Exception as unexpected:
            # Where the schema is violated, the checks that build on it may well fail.
            within = f"{ROOT / 'paths' / path}/"
            if not any((found.pointer or "").startswith(within) for found in violated):
                stopped.append((path, unexpected))
    if stopped:
        path, problem = stopped[0]
        which = f"{len(stopped)} of {len(paths)} paths, first at `{path}`"
        yield _incomplete(f"the checks of {which},", problem, ROOT / "paths" / path)


def _is_elsewhere(section: JsonValue) -> bool:
    """Whether a section is a reference as a whole, over which the library stumbles."""
    return reference_of(section) is not None


def _placed_findings(
    error: _PlacedError, tree: dict[str, JsonValue], grammar: Grammar
) -> Iterator[Diagnostic]:
    place = _resolved(error.parts, tree)
    if isinstance(error.reason, ExtraParametersError):
        # The library prints a list made from a set: its order is another in every run.
        names = sorted(ast.literal_eval(error.reason.message.partition(": ")[2]))
        listed = ", ".join(f"`{name}`" for name in names)
        yield warning(
            "required-undefined",
            f"`required` names {listed}, which `properties` does not define",
            pointer=pointer_of([*place, "required"]),
        )
        return
    error.reason.relative_path.extendleft(reversed([*place, "default"]))
    for found in violations(error.reason, grammar):
        yield warning("default-mismatch", found.message, pointer=found.pointer)


def _resolved(parts: list[str | int], tree: dict[str, JsonValue]) -> list[str | int]:
    """The way to a place that was reached through references, without them."""
    way: list[str | int] = []
    value: Any = tree
    for part in parts:
        for _ in range(_MAX_REFERENCES):
            reference = value.get("$ref") if isinstance(value, dict) else None
            if not isinstance(reference, str) or not reference.startswith("#/"):
                break
            way = list(Pointer.from_reference(reference, ROOT).tokens)
            value = tree
            for token in way:
                value = value[int(token) if isinstance(value, list) else str(token)]
        value = value[part]
        way.append(part)
    return way


def _incomplete(what: str, problem: Exception, pointer: Pointer) -> Diagnostic:
    told = " ".join(str(problem).split())[:100]
    reason = f"{type(problem).__name__}: {told}" if told else type(problem).__name__
    return warning(
        "validation-incomplete",
        f"{what} could not be finished by openapi-spec-validator ({reason})",
        pointer=pointer,
    )


class _PlacedError(ValidationError):
    """A finding of the library with the parts of the path to the schema it is about."""

    def __init__(self, reason: ValidationError, parts: list[str | int]) -> None:
        super().__init__(reason.message)
        self.reason = reason
        self.parts = parts


def _placed(errors: Iterator[ValidationError], at: SchemaPath) -> Iterator[Any]:
    for error in errors:
        if isinstance(error, _PlacedError):
            yield error
        elif type(error) is not OpenAPIValidationError:
            # That class says only that a schema is no object.
            parts = [part for part in at.parts if isinstance(part, str | int)]
            yield _PlacedError(error, parts)


class _PlacingSchemaValidator(OpenAPIV30SchemaValidator):
    def __call__(
        self,
        schema: SchemaPath,
        require_properties: bool = True,
        meta_checked: bool = False,
    ) -> Iterator[ValidationError]:
        errors = super().__call__(schema, require_properties, meta_checked)
        yield from _placed(errors, schema)

    def _validate_schema_meta(self, schema: SchemaPath, schema_value: Any) -> None:
        # By the schema of OpenAPI 3.0, which adds nothing to that of Swagger 2.0, and
        # refuses `type: file`.
        return None

    def _collect_properties(self, schema: SchemaPath) -> set[str]:
        # The library walks every way to a shared part again, and circles for ever.
        found: set[str] = set()
        seen: set[int] = set()
        pending = [schema]
        while pending:
            current = pending.pop()
            value = current.read_value()
            if not isinstance(value, dict) or id(value) in seen:
                continue
            seen.add(id(value))
            found.update(map(str, value.get("properties") or ()))
            for key in ("allOf", "anyOf", "oneOf"):
                pending += list(current / key) if key in value else []
            pending += [current / key for key in ("items", "not") if key in value]
        return found


class _PlacingParameterValidator(OpenAPIV2ParameterValidator):
    def __call__(self, parameter: SchemaPath) -> Iterator[ValidationError]:
        yield from _placed(super().__call__(parameter), parameter)


def _unchecked(
    validator: object, wanted: object, instance: object, schema: object
) -> Iterator[ValidationError]:
    return iter(())


# jsonschema's stubs leave `extend` without types.
_extend: Final[Callable[..., type[Validator]]] = extend


def _is_time(value: object) -> bool:
    return not isinstance(value, str) or bool(time.fromisoformat(value))


# The library's own check of times is of an older standard than RFC 3339.
_FORMATS: Final = FormatChecker(formats=())
_FORMATS.checkers = {**oas30_format_checker.checkers, "time": (_is_time, ValueError)}


class _SafeValueValidator(OpenAPIV30ValueValidator):
    value_validator_format_checker = _FORMATS
    # Patterns are ECMAScript's, and an author's: Python's `re` may refuse them, and may
    # take for ever over them.
    value_validator_cls = _extend(
        OAS30Validator,
        {
            "uniqueItems": check_unique_items,
            "pattern": _unchecked,
            "patternProperties": _unchecked,
            "additionalProperties": _unchecked,
        },
    )


class _NoHandlers(Mapping[str, Any]):
    """A handler for every URL scheme, and all of them refuse."""

    def __getitem__(self, scheme: str) -> Any:
        return self._refuse

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0

    @staticmethod
    def _refuse(uri: str) -> NoReturn:
        raise OSError(f"{uri} is outside the document")


@dataclass(frozen=True, slots=True)
class _Checks:
    """How the library checks a document of one standard; without `keywords` it is
    checked by the schema of the standard only.

    The class of the validator is named here, because the library's own object depends
    on what else is installed.
    """

    schema: Mapping[str, Any]
    schema_validator: Callable[[dict[str, Any]], Validator]
    keywords: Mapping[str, type[KeywordValidator]] | None = None


_DRAFT_4: Final = _extend(Draft4Validator, {"uniqueItems": check_unique_items})
_DRAFT_2020_12: Final = _extend(
    Draft202012Validator, {"uniqueItems": check_unique_items}
)

_CHECKS: Final = {
    Standard.SWAGGER_2_0: _Checks(
        schema_v2,
        _DRAFT_4,
        {
            **OpenAPIV2SpecValidator.keyword_validators,
            "default": _SafeValueValidator,
            "schema": _PlacingSchemaValidator,
            "parameter": _PlacingParameterValidator,
        },
    ),
    Standard.OPENAPI_3_0: _Checks(schema_v30, _DRAFT_4),
    Standard.OPENAPI_3_1: _Checks(schema_v31, _DRAFT_2020_12),
    Standard.OPENAPI_3_2: _Checks(schema_v32, _DRAFT_2020_12),
}

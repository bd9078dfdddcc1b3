"""Bodies of errors in the form that the API description gives them.

A type says by the names of its members what goes where: `message`, `code`, `errors` and
the like, as most APIs have them. Whatever is made here is checked before it is sent.
"""

from __future__ import annotations

import datetime as dt
import re
import types
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal, TypeGuard, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from .problems import ProblemError, Violation

__all__ = ["NoFitError", "error_body"]

_TITLES = frozenset({"name", "phrase", "reasonphrase", "statustext", "title"})
_TEXTS = frozenset(
    {
        "cause",
        "description",
        "detail",
        "details",
        "errmsg",
        "errordescription",
        "errormessage",
        "errormsg",
        "explanation",
        "info",
        "message",
        "messages",
        "msg",
        "reason",
        "summary",
        "usermessage",
    }
)
_STATUSES = frozenset(
    {"code", "errno", "errorcode", "httpcode", "httpstatus", "httpstatuscode", "status"}
    | {"statuscode"}
)
_CODES = frozenset({"code", "errorcode", "errortype", "kind", "reason", "type"})
_LISTS = frozenset(
    {
        "causes",
        "detail",
        "details",
        "error",
        "errormessages",
        "errors",
        "fielderrors",
        "fields",
        "invalidfields",
        "invalidparameters",
        "invalidparams",
        "issues",
        "messages",
        "rootcauses",
        "validationerrors",
        "violations",
    }
)
_TIMES = frozenset({"date", "datetime", "time", "timestamp"})
_NESTED = frozenset({"data", "detail", "details", "error", "fault", "problem"})

# What one violation says of its place.
_NAMES = frozenset(
    {
        "attribute",
        "cookie",
        "field",
        "fieldname",
        "header",
        "key",
        "loc",
        "location",
        "name",
        "param",
        "parameter",
        "path",
        "pointer",
        "property",
        "source",
        "target",
    }
)
_SOURCES = {
    "body": frozenset({"pointer"}),
    "cookie": frozenset({"cookie", "parameter"}),
    "form": frozenset({"parameter"}),
    "header": frozenset({"header"}),
    "path": frozenset({"parameter"}),
    "query": frozenset({"parameter"}),
}
_PLACES = frozenset({"in", "location", "place"})

# How APIs call a bad request where they list the codes there are.
_BAD_REQUEST = frozenset(
    {"invalid", "invalidargument", "invalidinput", "invalidparameter", "invalidrequest"}
    | {"validation", "validationerror", "validationfailed"}
)
_DEEPEST = 4


class NoFitError(Exception):
    """The type has members of which nobody knows what an error would have there."""


def error_body(annotation: object, error: ProblemError) -> object:
    """Return what `error` is as a value of a type, an annotation, ready for JSON.

    Raises `NoFitError` if that can't be told. The value may still break a limit.
    """
    return _Writer(error).value(annotation, "", None, 0)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes one error; of a `violation` where an item of a list is written.

    With `is_listed` the violations are listed, so that no text has to have them.
    """

    error: ProblemError
    is_listed: bool = False

    def value(
        self, annotation: Any, name: str, violation: Violation | None, depth: int
    ) -> object:
        if depth > _DEEPEST:
            raise NoFitError
        origin, arguments = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            return self.value(arguments[0], name, violation, depth)
        if origin in (Union, types.UnionType):
            return self._first(arguments, name, violation, depth)
        if origin is Literal:
            return self._choice(arguments, name)
        if origin is list:
            return self._items(arguments[0], name, violation, depth)
        if origin is dict:
            return self._by_name(arguments[1], name)
        if _is_model(annotation):
            return self._members(annotation, name, violation, depth)
        return self._scalar(annotation, name, violation)

    def _first(
        self,
        variants: Sequence[Any],
        name: str,
        violation: Violation | None,
        depth: int,
    ) -> object:
        for variant in variants:
            if variant is not types.NoneType:
                try:
                    return self.value(variant, name, violation, depth)
                except NoFitError:
                    continue
        raise NoFitError

    def _members(
        self,
        kind: type[BaseModel],
        name: str,
        violation: Violation | None,
        depth: int,
    ) -> dict[str, object]:
        if name and violation is None and name not in _NESTED | _LISTS:
            raise NoFitError
        known = {
            field.serialization_alias or attribute: field
            for attribute, field in kind.model_fields.items()
        }
        words = {_word(member) for member in known}
        if name == "source" and violation is not None:
            words &= _SOURCES[violation.place]
        if violation is None and not name and self._adds_violations(words):
            return {**self._written(known, words, None, depth, is_listed=True)} | {
                "errors": [_listed(item) for item in self.error.errors]
            }
        written = self._written(known, words, violation, depth, is_listed=False)
        said = {_word(member) for member in written}
        telling = _TEXTS | _LISTS | {"error", "title"}
        # Of a place alone nobody knows what is wrong there; the rest says that.
        if not said & (telling if violation is None else telling | _NAMES):
            raise NoFitError
        return written

    def _adds_violations(self, words: set[str]) -> bool:
        """Whether problems are described as they are here, but for the violations."""
        is_problem = len(words & {"type", "title", "status", "detail"}) > 2
        return (
            is_problem and not words & (_LISTS - {"detail"}) and bool(self.error.errors)
        )

    def _written(
        self,
        known: Mapping[str, FieldInfo],
        words: set[str],
        violation: Violation | None,
        depth: int,
        *,
        is_listed: bool,
    ) -> dict[str, object]:
        """The members that can be told; raises `NoFitError` if one is missing."""
        found: dict[str, object] = {}
        writer = replace(self, is_listed=is_listed)
        # Lists first: a message need not repeat what they have.
        for member in sorted(known, key=lambda item: not _is_listing(known[item])):
            field, word = known[member], _word(member)
            # Beside a message, `error` is what kind of error that is.
            if word == "error" and words & _TEXTS and _has_text(field):
                word = "title"
            if violation is None and member in self.error.extensions:
                found[member] = self.error.extensions[member]
                continue
            try:
                if word not in words and word != "title":
                    raise NoFitError
                annotation: Any = field.annotation
                found[member] = writer.value(annotation, word, violation, depth + 1)
            except NoFitError:
                if field.is_required():
                    raise
                continue
            if _is_listing(field):
                writer = replace(writer, is_listed=True)
        return {member: found[member] for member in known if member in found}

    def _items(
        self, item: Any, name: str, violation: Violation | None, depth: int
    ) -> list[object]:
        if violation is not None:
            if name in _NAMES:
                return [violation.place, *_tokens(violation)]
            raise NoFitError
        if name and name not in _LISTS:
            raise NoFitError
        found = self.error.errors or (_whole(self.error),)
        if item is str:
            said = [_sentence(item) for item in self.error.errors]
            return [*said] or [_summary(self.error)]
        return [self.value(item, name, violation, depth + 1) for violation in found]

    def _by_name(self, item: Any, name: str) -> dict[str, object]:
        """`{"price.amount": ["must be positive"]}`, or without the lists."""
        if name not in _LISTS | {""} or not self.error.errors:
            raise NoFitError
        messages: dict[str, list[str]] = {}
        for violation in self.error.errors:
            messages.setdefault(_dotted(violation), []).append(violation.message)
        if item is str:
            return {key: "; ".join(texts) for key, texts in messages.items()}
        if get_origin(item) is list and get_args(item)[0] is str:
            return dict(messages)
        raise NoFitError

    def _scalar(
        self, annotation: Any, name: str, violation: Violation | None
    ) -> object:
        status = self.error.status
        if annotation is int and name in _STATUSES:
            return status
        if annotation is float and name in _STATUSES:
            return float(status)
        if annotation is bool and name in ("ok", "success"):
            return False
        if annotation is bool and name in ("error", "iserror"):
            return True
        if annotation is dt.datetime and name in _TIMES:
            return _now()
        if annotation is not str and annotation is not Any:
            raise NoFitError
        if violation is not None:
            return self._text_of_violation(name, violation)
        return self._text(name, is_any=annotation is Any)

    def _text(self, name: str, *, is_any: bool) -> object:
        error = self.error
        if is_any and name in _LISTS - _TEXTS:
            return [_listed(item) for item in error.errors]
        if name in _TEXTS or name in ("", "error"):
            return (error.detail or error.title) if self.is_listed else _summary(error)
        texts = {
            **dict.fromkeys(_TITLES, error.title),
            **dict.fromkeys(_CODES, _slug(error.title)),
            "status": str(error.status),
            "statuscode": str(error.status),
            "type": error.problem_type,
            "instance": error.instance,
        }
        if texts.get(name):
            return texts[name]
        if name in _TIMES and not is_any:
            return _now()
        raise NoFitError

    def _text_of_violation(self, name: str, violation: Violation) -> str:
        if name in _PLACES - _NAMES:
            return violation.place
        if name in ("path", "pointer") and violation.place == "body":
            return violation.name
        if name in _NAMES:
            return _dotted(violation)
        if name in _TEXTS | _TITLES | {"error", ""}:
            return violation.message
        if name == "status":
            return str(self.error.status)
        if name in _CODES | {"rule"}:
            return "invalid"
        raise NoFitError

    def _choice(self, values: Sequence[object], name: str) -> object:
        if name in _STATUSES and self.error.status in values:
            return self.error.status
        wanted = {_word(self.error.title), *_BAD_REQUEST}
        if self.error.status not in (400, 422):
            wanted = {_word(self.error.title)}
        for value in values:
            if isinstance(value, str) and (
                value == str(self.error.status) or _word(value) in wanted
            ):
                return value
        raise NoFitError


def _is_model(annotation: object) -> TypeGuard[type[BaseModel]]:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _is_listing(field: FieldInfo) -> bool:
    """Whether a member is a list or a map, or may be."""
    annotation: Any = field.annotation
    variants = [annotation, *get_args(annotation)]
    return any(get_origin(item) in (list, dict) for item in variants)


def _has_text(field: FieldInfo) -> bool:
    annotation: Any = field.annotation
    return str in (annotation, *get_args(annotation))


def _word(name: str) -> str:
    """A name without what only tells styles apart: `errorCode` is `error_code`."""
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _slug(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", title.lower())


def _summary(error: ProblemError) -> str:
    """All that is said of an error in one text."""
    said = error.detail or error.title
    if not error.errors:
        return said
    return f"{said} {'; '.join(map(_sentence, error.errors))}"


def _sentence(violation: Violation) -> str:
    return f"{_dotted(violation)}: {violation.message}"


def _whole(error: ProblemError) -> Violation:
    """The error itself, where a list has to hold something."""
    return Violation(place="body", name="", message=error.detail or error.title)


def _listed(violation: Violation) -> Mapping[str, str]:
    return {
        "in": violation.place,
        "name": violation.name,
        "message": violation.message,
    }


def _tokens(violation: Violation) -> list[object]:
    """The place in a body by its members and indices, or the name of a parameter."""
    if violation.place != "body":
        return [violation.name]
    tokens = violation.name.split("/")[1:]
    plain = (token.replace("~1", "/").replace("~0", "~") for token in tokens)
    return [int(token) if token.isdecimal() else token for token in plain]


def _dotted(violation: Violation) -> str:
    """`lines.0.price` for the place `/lines/0/price` of a body."""
    if violation.place == "body":
        return ".".join(map(str, _tokens(violation))) or "body"
    return violation.name


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
